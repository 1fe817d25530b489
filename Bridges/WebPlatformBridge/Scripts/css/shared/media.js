// Media Queries 4 and CSS Conditional 3: whether a query or a condition of `@supports` is true. The
// environment is `{ width, height, ratio, media, ... }`, what a window tells.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Map } = primordials;
  const { lower, identifier } = use('css/shared/scanner');
  const { parse, text, listText } = use('css/shared/components');
  const { evaluate, invalid, unknown, canonical: units } = use('css/shared/calc');
  const { canonical, longhands, shorthands, isWide } = use('css/shared/properties');
  const { longhandValue, customValue, trimSpace } = use('css/shared/values');
  const { expand } = use('css/shared/shorthands');
  const { parse: parseSelector } = use('css/shared/selector-parser');

  /// What the page's window is like when nothing else is said.
  const standard = {
    __proto__: null, width: 800, height: 600, deviceWidth: 800, deviceHeight: 600, ratio: 1, media: 'screen', colorScheme: 'light', reducedMotion: 'no-preference',
    contrast: 'no-preference', reducedTransparency: 'no-preference', reducedData: 'no-preference', forcedColors: 'none',
    inverted: 'none', pointer: 'fine', hover: 'hover', displayMode: 'browser', scripting: 'enabled', dynamicRange: 'standard',
    gamut: 'srgb', update: 'fast', overflowBlock: 'scroll', overflowInline: 'scroll', color: 8, scan: 'progressive', orientation: '',
  };

  // MARK: Parsing: a query is `{ not, type, condition, text }`; a condition `{ op, items }` or a feature.

  const wordOf = (one) => (one !== undefined && one.kind === 'i' ? lower(one.text) : '');
  const notAll = { __proto__: null, isNot: true, isOnly: false, type: 'all', condition: null, text: 'not all' };

  const known = new Map();
  /// The queries of a text, which are never changed.
  function parseList(source) {
    let list = known.get(source);
    if (list !== undefined) return list;
    list = [];
    if (trimSpace(source) !== '') {
      const components = parse(source);
      if (components !== null) addQueries(components, list);
      else {
        // A query that is none says nothing of those beside it.
        const texts = source.split(',');
        for (let i = 0; i < texts.length; i++) addQueries(parse(texts[i]) ?? bad, list);
      }
    }
    if (known.size > 300) known.clear();
    known.set(source, list);
    return list;
  }
  function addQueries(components, list) {
    let part = [];
    for (let i = 0; i <= components.length; i++) {
      if (i < components.length && components[i].kind !== ',') part.push(components[i]);
      else {
        list.push(parseQuery(part) ?? notAll);
        part = [];
      }
    }
  }
  const bad = [{ kind: '?', text: '', args: null }];

  const notTypes = { __proto__: null, and: true, or: true, not: true, only: true, layer: true };
  function parseQuery(list) {
    const query = { isNot: false, isOnly: false, type: '', condition: null, text: '' };
    let at = 0;
    const first = wordOf(list[0]);
    if ((first === 'not' || first === 'only') && list[1]?.kind === 'i') {
      query.isNot = first === 'not';
      query.isOnly = first === 'only';
      at = 1;
    }
    if (list[at]?.kind === 'i' && !(wordOf(list[at]) === 'not' && at === 0)) {
      const type = wordOf(list[at]);
      if (notTypes[type] === true) return null;
      query.type = type;
      at++;
      if (at < list.length) {
        if (wordOf(list[at]) !== 'and') return null;
        query.condition = parseCondition(list.slice(at + 1), plainFeature, false, 0);
        if (query.condition === null) return null;
      }
    } else {
      query.condition = parseCondition(list, plainFeature, true, 0);
      if (query.condition === null) return null;
    }
    query.text = queryText(query);
    return query;
  }
  /// Media Queries 4, section 3: `not`, `and` and `or` of features and brackets. The depth is that of brackets,
  /// which the reader of components limits.
  function parseCondition(list, feature, mayOr, depth) {
    if (list.length === 0) return null;
    if (wordOf(list[0]) === 'not') {
      if (list.length !== 2) return null;
      const inner = parseInBrackets(list[1], feature, depth);
      return inner === null ? null : { op: 'not', items: [inner], text: `not ${inner.text}` };
    }
    const items = [];
    let op = '';
    for (let i = 0; i < list.length; i++) {
      if (i % 2 === 1) {
        const word = wordOf(list[i]);
        if ((word !== 'and' && word !== 'or') || (op !== '' && op !== word) || (word === 'or' && !mayOr)) return null;
        op = word;
        continue;
      }
      const item = parseInBrackets(list[i], feature, depth);
      if (item === null) return null;
      items.push(item);
    }
    if (list.length % 2 === 0) return null;
    return items.length === 1 ? items[0] : { op, items, text: items.map((item) => item.text).join(` ${op} `) };
  }
  function parseInBrackets(one, feature, depth) {
    if (one.kind === 'f') return feature(one) ?? { op: 'unknown', items: [], text: text(one) };
    if (one.kind !== '(') return null;
    const own = feature(one);
    if (own !== null) return own;
    const inner = parseCondition(one.args, feature, true, depth + 1);
    if (inner !== null) return { op: 'group', items: [inner], text: `(${inner.text})` };
    return { op: 'unknown', items: [], text: text(one) };
  }
  const plainFeature = (one) => mediaFeature(one);
  const comparisons = { __proto__: null, '<': 1, '>': 1, '=': 1 };
  /// `(name)`, `(name: value)`, `(name < value)`, `(value < name < value)`; null for what is none of these.
  function mediaFeature(one, more = null) {
    if (one.kind !== '(') return null;
    const { args } = one;
    if (args.length === 0) return null;
    const name = wordOf(args[0]);
    if (args.length === 1) return name === '' ? null : feature(name, [], args);
    if (args[1].kind === ':') {
      if (name === '' || args.length < 3) return null;
      let given = name;
      let op = '=';
      if (given.startsWith('min-')) [given, op] = [given.slice(4), '>='];
      else if (given.startsWith('max-')) [given, op] = [given.slice(4), '<='];
      else if (given.startsWith('-webkit-min-')) [given, op] = ['-webkit-' + given.slice(12), '>='];
      else if (given.startsWith('-webkit-max-')) [given, op] = ['-webkit-' + given.slice(12), '<='];
      return feature(given, [[op, args.slice(2)]], args, `${name}: ${listText(args.slice(2))}`);
    }
    const parts = [[]];
    const ops = [];
    for (let i = 0; i < args.length; i++) {
      if (comparisons[args[i].kind] !== 1) parts[parts.length - 1].push(args[i]);
      else if (args[i].kind !== '=' && args[i + 1]?.kind === '=' && !args[i + 1].space) {
        ops.push(args[i].kind + '=');
        parts.push([]);
        i++;
      } else {
        ops.push(args[i].kind);
        parts.push([]);
      }
    }
    if (ops.length === 0 || ops.length > 2) return null;
    for (const part of parts) if (part.length === 0) return null;
    const shown = parts.map((part, i) => listText(part) + (i < ops.length ? ` ${ops[i]} ` : '')).join('');
    if (ops.length === 2) {
      if (parts[1].length !== 1 || wordOf(parts[1][0]) === '' || ops[0][0] !== ops[1][0] || ops[0][0] === '=') return null;
      return feature(wordOf(parts[1][0]), [[turned[ops[0]], parts[0]], [ops[1], parts[2]]], args, shown);
    }
    if (parts[0].length === 1 && wordOf(parts[0][0]) !== '' && (features[wordOf(parts[0][0])] ?? more?.[wordOf(parts[0][0])]) !== undefined) {
      return feature(wordOf(parts[0][0]), [[ops[0], parts[1]]], args, shown);
    }
    if (parts[1].length !== 1 || wordOf(parts[1][0]) === '') return null;
    return feature(wordOf(parts[1][0]), [[turned[ops[0]], parts[0]]], args, shown);
  }
  const turned = { __proto__: null, '<': '>', '>': '<', '<=': '>=', '>=': '<=', '=': '=' };
  const feature = (name, tests, args, shown) => ({ op: 'feature', items: [], name, tests, text: `(${shown ?? listText(args)})` });

  /// CSSOM, section 4.3 "Serializing media queries".
  function queryText(query) {
    let result = query.isNot ? 'not ' : query.isOnly ? 'only ' : '';
    if (query.type !== '') {
      if (query.type !== 'all' || query.condition === null || result !== '') {
        result += identifier(query.type) + (query.condition !== null ? ' and ' : '');
      }
    }
    return result + (query.condition === null ? '' : query.condition.text);
  }

  // MARK: Evaluating

  const range = (f) => ({ isRange: true, value: f });
  /// A feature with words: those that there are, and the one that means "no".
  const words = (key, all, none) => ({ isRange: false, value: (e) => e[key], all: all.split(' '), none });
  const features = {
    __proto__: null,
    width: range((e) => e.width), height: range((e) => e.height), 'device-width': range((e) => e.deviceWidth),
    'device-height': range((e) => e.deviceHeight), 'aspect-ratio': range((e) => e.width / e.height),
    'device-aspect-ratio': range((e) => e.deviceWidth / e.deviceHeight), resolution: range((e) => e.ratio),
    '-webkit-device-pixel-ratio': range((e) => e.ratio), color: range((e) => e.color), 'color-index': range(() => 0),
    monochrome: range(() => 0), grid: range(() => 0), '-webkit-transform-3d': range(() => 1),
    orientation: { isRange: false, value: (e) => (e.height >= e.width ? 'portrait' : 'landscape'), all: ['portrait', 'landscape'], none: '' },
    hover: words('hover', 'none hover', 'none'),
    'any-hover': words('hover', 'none hover', 'none'),
    pointer: words('pointer', 'none coarse fine', 'none'),
    'any-pointer': words('pointer', 'none coarse fine', 'none'),
    'prefers-color-scheme': words('colorScheme', 'light dark', ''),
    'prefers-reduced-motion': words('reducedMotion', 'no-preference reduce', 'no-preference'),
    'prefers-contrast': words('contrast', 'no-preference more less custom', 'no-preference'),
    'prefers-reduced-transparency': words('reducedTransparency', 'no-preference reduce', 'no-preference'),
    'prefers-reduced-data': words('reducedData', 'no-preference reduce', 'no-preference'),
    'forced-colors': words('forcedColors', 'none active', 'none'),
    'inverted-colors': words('inverted', 'none inverted', 'none'),
    'display-mode': words('displayMode', 'browser fullscreen standalone minimal-ui window-controls-overlay picture-in-picture', ''),
    scripting: words('scripting', 'none initial-only enabled', 'none'),
    'dynamic-range': words('dynamicRange', 'standard high', 'standard'),
    'video-dynamic-range': words('dynamicRange', 'standard high', 'standard'),
    'color-gamut': words('gamut', 'srgb p3 rec2020', ''),
    update: words('update', 'none slow fast', 'none'),
    'overflow-block': words('overflowBlock', 'none scroll paged', 'none'),
    'overflow-inline': words('overflowInline', 'none scroll', 'none'),
    scan: words('scan', 'interlace progressive', ''),
  };
  /// The number that a value means for a feature, or null.
  function amount(name, list, em) {
    if (list.length === 3 && list[1].kind === '/' && list[0].kind === 'n' && list[2].kind === 'n') {
      return name.endsWith('aspect-ratio') ? list[0].number / list[2].number : null;
    }
    if (list.length !== 1) return null;
    const [one] = list;
    if (one.kind === 'n') {
      const takesNumber = name.endsWith('aspect-ratio') || name.startsWith('-webkit') || name === 'color' || name === 'color-index' || name === 'monochrome' || name === 'grid';
      return takesNumber || one.number === 0 ? one.number : null;
    }
    if (one.kind === 'i') return name === 'resolution' && lower(one.text) === 'infinite' ? 1 / 0 : null;
    let unit = one.unit;
    let value = one.number;
    if (one.kind === 'f') {
      const sum = evaluate(one);
      if (sum === invalid || sum === unknown || sum.units.length !== 1) return null;
      [unit] = sum.units;
      [value] = sum.values;
      if (unit === '') return value;
    } else if (one.kind !== 'd') return null;
    if (unit === 'em' || unit === 'rem') return name === 'resolution' ? null : value * (unit === 'em' ? em : 16);
    const known1 = units[unit];
    if (known1 === undefined) return null;
    const wanted = name === 'resolution' ? 'dppx' : 'px';
    return known1[0] === wanted ? value * known1[1] : null;
  }
  function compare(op, actual, wanted) {
    switch (op) {
      case '<': return actual < wanted;
      case '>': return actual > wanted;
      case '<=': return actual <= wanted;
      case '>=': return actual >= wanted;
      default: return actual === wanted;
    }
  }
  /// True, false, or null where it is not known (Media Queries 4, section 3.1).
  function featureValue(item, env) {
    const known1 = features[item.name];
    if (known1 === undefined) return null;
    const actual = known1.value(env);
    if (item.tests.length === 0) return known1.isRange ? actual !== 0 : actual !== known1.none;
    for (let i = 0; i < item.tests.length; i++) {
      const [op, list] = item.tests[i];
      if (!known1.isRange) {
        if (op !== '=' || list.length !== 1 || list[0].kind !== 'i') return null;
        const word = lower(list[0].text);
        if (!known1.all.includes(word)) return null;
        if (word !== actual) return false;
        continue;
      }
      const wanted = amount(item.name, list, env.em ?? 16);
      if (wanted === null) return null;
      if (!compare(op, actual, wanted)) return false;
    }
    return true;
  }
  /// Brackets are as deep as components may be, so recursion is bounded.
  function conditionValue(item, env, leaf) {
    switch (item.op) {
      case 'feature': return leaf(item, env);
      case 'group': return conditionValue(item.items[0], env, leaf);
      case 'not': {
        const inner = conditionValue(item.items[0], env, leaf);
        return inner === null ? null : !inner;
      }
      case 'and': case 'or': {
        const isAnd = item.op === 'and';
        let isUnknown = false;
        for (let i = 0; i < item.items.length; i++) {
          const inner = conditionValue(item.items[i], env, leaf);
          if (inner === null) isUnknown = true;
          else if (inner !== isAnd) return inner;
        }
        return isUnknown ? null : isAnd;
      }
      default: return null;
    }
  }
  function matchesQuery(query, env) {
    if (query.type !== '' && query.type !== 'all' && query.type !== env.media) return query.isNot;
    if (query.condition === null) return !query.isNot;
    const value = conditionValue(query.condition, env, featureValue);
    return query.isNot ? value === false : value === true;
  }
  /// Whether a list of queries is true; an empty one is.
  function matches(source, env) {
    const list = parseList(source);
    if (list.length === 0) return true;
    for (let i = 0; i < list.length; i++) if (matchesQuery(list[i], env)) return true;
    return false;
  }
  /// The text of a list of queries (CSSOM, section 4.3).
  const mediaText = (source) => parseList(source).map((query) => query.text).join(', ');

  // MARK: @supports (CSS Conditional 3, section 6; Conditional 4, section 3)

  /// Whether a declaration would be kept, in quirks mode too where `isQuirky` says so.
  function supportsDeclaration(given, value, isQuirky = false) {
    if (supportsAsWritten(given, value)) return true;
    const repaired = isQuirky ? use('css/shared/quirks').repaired(canonical(given), trimSpace(value)) : null;
    return repaired !== null && supportsAsWritten(given, repaired);
  }
  function supportsAsWritten(given, value) {
    const name = canonical(given);
    if (name === '') return false;
    const plain = trimSpace(value);
    if (name.startsWith('--')) return customValue(plain) !== null;
    if (plain === '') return false;
    if (name === 'all') return isWide(lower(plain));
    if (longhands[name] !== undefined) return longhandValue(longhands[name], plain) !== null;
    return shorthands[name] !== undefined && expand(name, plain) !== null;
  }
  function supportsFeature(one) {
    if (one.kind === 'f') {
      if (one.text === 'selector') return { op: 'feature', items: [], name: 'selector', tests: [], text: text(one), given: '', from: one.from, to: one.to };
      if (one.text === 'font-tech' || one.text === 'font-format') return { op: 'feature', items: [], name: one.text, tests: [], text: text(one), given: listText(one.args) };
      return null;
    }
    const { args } = one;
    if (args.length < 3 || args[0].kind !== 'i' || args[1].kind !== ':') return null;
    let end = args.length;
    if (end > 4 && args[end - 2].kind === '!' && wordOf(args[end - 1]) === 'important') end -= 2;
    return { op: 'feature', items: [], name: 'declaration', tests: [args[0].text, listText(args.slice(2, end))], text: text(one), given: '' };
  }
  const formats = { __proto__: null, woff: true, woff2: true, truetype: true, opentype: true, collection: true };
  const techniques = {
    __proto__: null, 'features-opentype': true, 'features-aat': true, 'color-colrv0': true, 'color-colrv1': true, 'color-sbix': true,
    'color-cbdt': true, variations: true, palettes: true,
  };
  function supportsValue(item, source, isQuirky) {
    if (item.name === 'selector') {
      const list = parseSelector(source.slice(item.from, item.to), null, '', true);
      return list !== null && list.length === 1;
    }
    if (item.name === 'declaration') return supportsDeclaration(item.tests[0], item.tests[1], isQuirky);
    return (item.name === 'font-tech' ? techniques : formats)[lower(item.given)] === true;
  }
  /// Whether a condition is true; null if it is no condition.
  function supports(source, isQuirky = false) {
    const list = parse(source);
    if (list === null) return null;
    const condition = parseCondition(list, supportsFeature, true, 0);
    return condition === null ? null : conditionValue(condition, source, (item, whole) => supportsValue(item, whole, isQuirky)) === true;
  }

  /// What stands in `supports()` of `@import`: a condition or a declaration.
  const importSupports = (source) => supports(source) === true || supports(`(${source})`) === true;

  return { __proto__: null, standard, importSupports, parseList, matches, mediaText, supports, supportsDeclaration, parseCondition, mediaFeature, conditionValue, featureValue };
});
