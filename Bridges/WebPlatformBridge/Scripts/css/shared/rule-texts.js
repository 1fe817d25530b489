// CSSOM, section 6.4.2 "Serialize a CSS rule".
(function (library) {
  'use strict';
  const { use } = library;
  const { contents, grouping, keyframesName, parseSheet } = use('css/shared/style-rules');
  const declarations = use('css/shared/declarations');
  const selectors = use('css/shared/selectors');
  const media = use('css/shared/media');
  const { identifier, quoted } = use('css/shared/scanner');
  const { parse, listText } = use('css/shared/components');
  const { trimSpace } = use('css/shared/values');

  const conditionText = (rule) => (rule.type === 'media' ? media.mediaText(rule.prelude) : plain(rule.prelude));
  const plain = (text) => {
    const list = parse(text);
    return list === null ? text : listText(list);
  };
  /// `@container name (query)`.
  function containerParts(rule) {
    const list = parse(rule.prelude);
    if (list === null || list.length === 0) return { name: '', query: rule.prelude };
    const isNamed = list[0].kind === 'i' && list[0].text !== 'not';
    return { name: isNamed ? list[0].text : '', query: listText(isNamed ? list.slice(1) : list) };
  }
  /// The texts of `@scope (start) to (end)`, or null.
  const scopeParts = (rule) => ({
    start: rule.condition.startText === null ? null : selectors.text(rule.condition.startText),
    end: rule.condition.endText === null ? null : selectors.text(rule.condition.endText),
  });
  function scopeHead(rule) {
    const { start, end } = scopeParts(rule);
    return `@scope${start === null ? '' : ` (${start})`}${end === null ? '' : ` to (${end})`}`;
  }
  function descriptor(rule, name, isString) {
    const value = contents(rule).block.map.get(name)?.value ?? '';
    return isString && value.startsWith('"') ? value.slice(1, -1) : value;
  }

  function head(rule) {
    switch (rule.type) {
      case 'style': return selectors.text(rule.selector);
      case 'media': return `@media ${conditionText(rule)}`;
      case 'supports': return `@supports ${rule.prelude}`;
      case 'scope': return scopeHead(rule);
      case 'layer': return rule.prelude === '' ? '@layer' : `@layer ${rule.prelude}`;
      case 'keyframes': return `@keyframes ${identifier(keyframesName(rule))}`;
      case 'keyframe': return rule.prelude;
      default: return rule.prelude === '' ? `@${rule.type}` : `@${rule.type} ${rule.prelude}`;
    }
  }
  /// The rules in a rule, a line each; nested declarations without any are none.
  function innerTexts(rule) {
    let text = '';
    for (let i = 0; i < rule.rules.length; i++) {
      const inner = ruleText(rule.rules[i]);
      if (inner !== '') text += `  ${inner}\n`;
    }
    return text;
  }
  /// Rules that stand in rules are as deep as the parser let them be.
  function ruleText(rule) {
    contents(rule);
    if (rule.type === 'import') {
      const { href, layer, supports, media: queries } = rule.condition;
      let text = `@import url(${quoted(href)})`;
      if (layer !== null) text += layer === '' ? ' layer' : ` layer(${layer})`;
      if (supports !== null) text += ` supports(${supports})`;
      const shown = media.mediaText(queries);
      return `${text}${shown === '' ? '' : ' ' + shown};`;
    }
    if (rule.type === 'namespace') {
      const { prefix, uri } = rule.condition;
      return `@namespace ${prefix === '' ? '' : identifier(prefix) + ' '}url(${quoted(uri)});`;
    }
    if (rule.type === 'layer-statement') return `@layer ${rule.prelude};`;
    const block = rule.block === null ? '' : declarations.text(rule.block);
    if (rule.type === 'nested') return block;
    if (rule.type === 'keyframes') {
      let text = `${head(rule)} { \n`;
      for (let i = 0; i < rule.rules.length; i++) text += `  ${ruleText(rule.rules[i])}\n`;
      return text + '}';
    }
    if (grouping[rule.type] === 1) return `${head(rule)} {\n${innerTexts(rule)}}`;
    if (rule.rules !== null && rule.rules.length > 0) {
      return `${head(rule)} {\n${block === '' ? '' : `  ${block}\n`}${innerTexts(rule)}}`;
    }
    return `${head(rule)} { ${block}${block === '' ? '' : ' '}}`;
  }
  /// The keyframe that a text is, or null.
  function keyframeOf(text) {
    const sheet = parseSheet(`@keyframes x { ${trimSpace(text)} }`);
    const { rules } = contents(sheet.rules[0]);
    return rules.length === 1 ? { ...rules[0], block: declarations.copyBlock(rules[0].block) } : null;
  }

  return { __proto__: null, ruleText, conditionText, containerParts, scopeParts, descriptor, keyframeOf };
});
