// CSS Syntax 3, sections 5 and 9, and CSS Nesting 1: from the text of a sheet to rules.
//
// A rule is `{ type, name, prelude, body, selector, block, rules, ... }`. What stands in its braces is read when
// it is first needed (`contents`). What this script makes of a text is shared by all pages of the process and
// never changed: who changes a sheet copies its rules first.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Map, RegExpPrototypeExec } = primordials;
  const { skipSpace, skipComments, startsName, name: readName, string, escape, lower, kindOf, HEX } = use('css/shared/scanner');
  const { parse: parseSelector } = use('css/shared/selector-parser');
  const { make } = use('css/shared/selectors');
  const declarations = use('css/shared/declarations');
  const components = use('css/shared/components');
  const { trimSpace } = use('css/shared/values');
  const { importOf, keyframesName, keyText, layerName, withoutComments } = use('css/shared/preludes');

  // How deep rules may stand in each other.
  const deepest = 32;

  /// Whether what is read now is of a document in quirks mode.
  let isQuirky = false;
  function inMode(mode, work) {
    const before = isQuirky;
    isQuirky = mode;
    try {
      return work();
    } finally {
      isQuirky = before;
    }
  }
  const rule = (type, name, prelude, body) => ({
    type, name, prelude, body, selector: null, namespaces: null, block: null, rules: null, isNested: false, depth: 0, condition: null,
    imported: null, sheet: null, page: null, isQuirky,
  });

  // MARK: Finding ends

  const plain = /[^{}()[\]"'\\/;]+/y;
  /// Moves to the next of `;`, `{` or `}` that stands outside of brackets and strings, and says which code
  /// unit it is; 0 at the end.
  function nextMark(s) {
    const { text } = s;
    let open = null;
    for (;;) {
      plain.lastIndex = s.at;
      if (RegExpPrototypeExec(plain, text) !== null) s.at = plain.lastIndex;
      const c = text.charCodeAt(s.at);
      if (c !== c) return 0;
      if ((open === null || open.length === 0) && (c === 59 || c === 123 || c === 125)) return c;
      if (c === 34 || c === 39) string(s);
      else if (c === 92) {
        s.at++;
        if ((kindOf(text.charCodeAt(s.at)) & HEX) !== 0 || text.charCodeAt(s.at) > 127) escape(s);
        else s.at++;
      } else if (c === 47 && text.charCodeAt(s.at + 1) === 42) skipComments(s);
      else {
        s.at++;
        if (c === 40 && isURL(text, s.at)) {
          skipURL(s);
          continue;
        }
        if (c === 40 || c === 91 || c === 123) (open ??= []).push(c === 40 ? 41 : c + 2);
        else if (open !== null && open.length > 0 && c === open[open.length - 1]) open.pop();
      }
    }
  }
  /// Whether `(` at `at - 1` follows `url` and what is in it is no string: nothing in it counts then.
  function isURL(text, at) {
    if (lower(text.slice(at - 4 < 0 ? 0 : at - 4, at)) !== 'url(') return false;
    const c = text.charCodeAt(at);
    return c !== 34 && c !== 39 && c !== 32;
  }
  function skipURL(s) {
    const { text } = s;
    for (;;) {
      const c = text.charCodeAt(s.at);
      if (c !== c) return;
      s.at++;
      if (c === 41) return;
      if (c === 92) s.at++;
    }
  }
  /// With `at` behind `{`: the text up to its `}`, and moves behind that.
  function takeBlock(s) {
    const from = s.at;
    for (;;) {
      const c = nextMark(s);
      if (c === 0) return s.text.slice(from);
      if (c === 125) return s.text.slice(from, s.at++);
      s.at++;
      if (c === 123) skipBlock(s);
    }
  }
  /// Moves behind the `}` of a block, without recursion.
  function skipBlock(s) {
    let depth = 1;
    while (depth > 0) {
      const c = nextMark(s);
      if (c === 0) return;
      s.at++;
      if (c === 123) depth++;
      else if (c === 125) depth--;
    }
  }

  // MARK: Sheets. `isNested` is false, true in a style rule, 'scope' in `@scope`.

  /// The rules of a list of rules: of a sheet, or in the braces of `@media` and its like.
  function parseRules(text, isTop, namespaces, depth) {
    const s = { text, at: 0 };
    const rules = [];
    for (;;) {
      skipSpace(s);
      if (s.at >= text.length) return rules;
      const c = text.charCodeAt(s.at);
      if (isTop && c === 60 && text.startsWith('<!--', s.at)) {
        s.at += 4;
        continue;
      }
      if (isTop && c === 45 && text.startsWith('-->', s.at)) {
        s.at += 3;
        continue;
      }
      if (c === 64) {
        const made = takeAtRule(s, rules, isTop, namespaces, depth, false);
        if (made !== null) rules.push(made);
        continue;
      }
      const from = s.at;
      let mark = nextMark(s);
      // Outside of braces `;` and `}` are part of what comes before a block.
      while (mark === 59 || mark === 125) {
        s.at++;
        mark = nextMark(s);
      }
      if (mark === 0) return rules;
      const prelude = text.slice(from, s.at++);
      const body = takeBlock(s);
      const made = styleRule(prelude, body, namespaces, depth, false);
      if (made !== null) rules.push(made);
    }
  }
  /// Section 5.5.3: what looks like the declaration of a custom property is no rule.
  const customName = /^\s*--[^\s{}:;]*\s*:/;
  function styleRule(prelude, body, namespaces, depth, isNested) {
    if (RegExpPrototypeExec(customName, prelude) !== null) return null;
    const list = parseSelector(prelude, namespaces.size > 0 ? namespaces : null, isNested ? 'nest' : '');
    if (list === null || list.length === 0) return null;
    const made = rule('style', '', prelude, body);
    if (isNested) for (let i = 0; i < list.length; i++) (isNested === 'scope' ? use('css/shared/scopes').scopeIn : nest)(list[i]);
    made.selector = make(list);
    made.namespaces = namespaces;
    made.isNested = isNested;
    made.depth = depth;
    return made;
  }
  /// CSS Nesting 1, section 3.1: a selector that does not say `&`, or starts with a combinator, is relative.
  function nest(complex) {
    if (complex.hasNest && complex.relative === '') return;
    const [first] = complex.compounds;
    first.combinator = complex.relative === '' ? ' ' : complex.relative;
    complex.relative = '';
    complex.hasNest = true;
    const parent = parseSelector('&', null, '')[0].compounds[0];
    complex.compounds.unshift(parent);
    if (complex.elementAt >= 0) complex.elementAt++;
  }

  const grouping = { __proto__: null, media: 1, supports: 1, layer: 1, container: 1, scope: 1, 'starting-style': 1 };
  const descriptive = {
    __proto__: null, 'font-face': 1, page: 1, property: 1, 'counter-style': 1, 'font-palette-values': 1, 'view-transition': 1,
    'position-try': 1,
  };
  /// Takes an at-rule; null if it says nothing here. `rules` are those before it.
  function takeAtRule(s, rules, isTop, namespaces, depth, isNested) {
    const { text } = s;
    s.at++;
    if (!startsName(text, s.at)) {
      skipStatement(s, isNested);
      return null;
    }
    const given = lower(readName(s));
    const from = s.at;
    let mark = nextMark(s);
    if (mark === 125 && !isNested) {
      while (mark === 125) {
        s.at++;
        mark = nextMark(s);
      }
    }
    const prelude = trimSpace(text.slice(from, s.at));
    if (mark !== 123) {
      if (mark === 59) s.at++;
      return isNested === true ? null : statement(given, prelude, rules, isTop, namespaces);
    }
    s.at++;
    const body = takeBlock(s);
    if (depth >= deepest) return null;
    const isKeyframes = given === 'keyframes' || given === '-webkit-keyframes';
    if (grouping[given] !== 1 && (isNested === true || (descriptive[given] !== 1 && !isKeyframes))) return null;
    const made = rule(isKeyframes ? 'keyframes' : given, given, withoutComments(prelude), body);
    made.namespaces = namespaces;
    made.depth = depth + 1;
    made.isNested = isNested;
    if (isKeyframes && keyframesName(made) === null) return null;
    if (given === 'layer' && prelude !== '' && !layerName(made.prelude)) return null;
    if (given === 'scope' && !use('css/shared/scopes').read(made)) return null;
    if (given === 'container' && !use('css/shared/container-queries').isQuery(made.prelude)) return null;
    if (given === 'property' && !made.prelude.startsWith('--')) return null;
    return made;
  }
  function skipStatement(s, isNested) {
    const mark = nextMark(s);
    if (mark === 125 && isNested) return;
    if (mark !== 0) s.at++;
    if (mark === 123) skipBlock(s);
  }
  function statement(given, source, rules, isTop, namespaces) {
    const prelude = withoutComments(source);
    if (given === 'layer') {
      const names = prelude.split(',').map(trimSpace);
      for (let i = 0; i < names.length; i++) if (!layerName(names[i])) return null;
      const made = rule('layer-statement', given, names.join(', '), '');
      return made;
    }
    if (!isTop || (given !== 'import' && given !== 'namespace')) return null;
    // Both stand before all other rules.
    for (let i = 0; i < rules.length; i++) {
      const { type } = rules[i];
      if (type === 'import' || (type === 'layer-statement' && given === 'import') || (type === 'namespace' && given === 'namespace')) continue;
      if (type === 'layer-statement' && given === 'namespace') continue;
      return null;
    }
    const list = components.parse(prelude);
    if (list === null || list.length === 0) return null;
    const made = rule(given, given, prelude, '');
    if (given === 'import') return (made.condition = importOf(list)) === null ? null : made;
    const last = list[list.length - 1];
    if (list.length > 2 || (last.kind !== 's' && last.kind !== 'u')) return null;
    const prefix = list.length > 1 && list[0].kind === 'i' ? list[0].text : '';
    if (list.length > 1 && prefix === '') return null;
    namespaces.set(prefix, last.text);
    made.condition = { prefix, uri: last.text };
    return made;
  }

  // MARK: What stands in braces

  /// Fills `block` and `rules` of a rule.
  function contents(made) {
    if (made.block !== null || made.rules !== null) return made;
    return inMode(made.isQuirky, () => read(made));
  }
  function read(made) {
    if (made.type === 'style') readMixed(made, true);
    else if (grouping[made.type] === 1) {
      if (made.isNested || made.type === 'scope') readMixed(made, false);
      else made.rules = parseRules(made.body, false, made.namespaces, made.depth);
    } else if (made.type === 'keyframes') made.rules = parseKeyframes(made.body);
    else if (descriptive[made.type] === 1) made.block = parseDescriptors(made.body);
    else made.block = declarations.newBlock(isQuirky);
    return made;
  }
  /// CSS Nesting 1, section 4: declarations and rules in one another's neighbourhood. Declarations behind a
  /// rule are a rule of their own.
  function readMixed(made, hasBlock) {
    const { body } = made;
    if (hasBlock && !body.includes('{')) {
      made.block = declarations.parse(body, isQuirky);
      made.rules = [];
      return;
    }
    const s = { text: body, at: 0 };
    const rules = [];
    const isNested = made.type === 'scope' ? 'scope' : made.type === 'style' ? true : made.isNested;
    let block = hasBlock ? declarations.newBlock(isQuirky) : null;
    made.block = block;
    for (;;) {
      skipSpace(s);
      if (s.at >= body.length) break;
      const c = body.charCodeAt(s.at);
      if (c === 59 || c === 125) {
        s.at++;
        continue;
      }
      if (c === 64) {
        const inner = takeAtRule(s, rules, false, made.namespaces, made.depth, isNested);
        if (inner !== null) {
          rules.push(inner);
          block = null;
        }
        continue;
      }
      const from = s.at;
      let given = null;
      if (startsName(body, s.at)) {
        const word = readName(s);
        skipSpace(s);
        if (body.charCodeAt(s.at) === 58) given = word;
      }
      const valueAt = s.at + 1;
      s.at = given === null ? from : valueAt;
      let mark = nextMark(s);
      if (given !== null && given.startsWith('--')) {
        while (mark === 123) {
          s.at++;
          skipBlock(s);
          mark = nextMark(s);
        }
      }
      if (mark === 123) {
        const prelude = body.slice(from, s.at++);
        const text = takeBlock(s);
        const inner = made.depth < deepest ? styleRule(prelude, text, made.namespaces, made.depth + 1, isNested) : null;
        if (inner !== null) {
          rules.push(inner);
          block = null;
        }
        continue;
      }
      if (given !== null) {
        if (block === null) {
          const nested = rule('nested', '', '', '');
          nested.block = block = declarations.newBlock(isQuirky);
          rules.push(nested);
        }
        declarations.addText(block, given, body.slice(valueAt, s.at));
      }
    }
    made.rules = rules.filter((r) => r.type !== 'nested' || r.block.list.length > 0);
  }
  /// CSS Animations 1, section 3.
  function parseKeyframes(body) {
    const s = { text: body, at: 0 };
    const rules = [];
    for (;;) {
      skipSpace(s);
      if (s.at >= body.length) return rules;
      const from = s.at;
      const mark = nextMark(s);
      if (mark !== 123) {
        if (mark === 0) return rules;
        s.at++;
        continue;
      }
      const prelude = body.slice(from, s.at++);
      const text = takeBlock(s);
      const key = keyText(prelude);
      if (key !== null) {
        const made = rule('keyframe', '', key, text);
        made.block = declarations.parse(text);
        rules.push(made);
      }
    }
  }
  const descriptorName = /^-?-?[a-z][a-z-]*$/;
  /// Descriptors of `@font-face` and its like: kept as they are, with plain names.
  function parseDescriptors(body) {
    const block = declarations.newBlock();
    const s = { text: body, at: 0 };
    for (;;) {
      skipSpace(s);
      if (s.at >= body.length) return block;
      if (startsName(body, s.at)) {
        const given = lower(readName(s));
        skipSpace(s);
        if (body.charCodeAt(s.at) === 58) {
          const from = ++s.at;
          let mark = nextMark(s);
          while (mark === 123) {
            s.at++;
            skipBlock(s);
            mark = nextMark(s);
          }
          const list = components.parse(body.slice(from, s.at));
          // No descriptor has another name; one that is not known is left out.
          if (list !== null && list.length > 0 && RegExpPrototypeExec(descriptorName, given) !== null) {
            const value = components.listText(list);
            block.map.delete(given);
            block.list = block.list.filter((d) => d.name !== given);
            const made = { name: given, value, isImportant: false, source: null };
            block.list.push(made);
            block.map.set(given, made);
          }
          continue;
        }
      }
      const mark = nextMark(s);
      if (mark === 0) return block;
      s.at++;
      if (mark === 123) skipBlock(s);
    }
  }

  // MARK: Sheets by text

  const keptText = 4000000;
  let known = new Map();
  let size = 0;
  /// A sheet `{ rules, namespaces }` of a text. It is shared: `copy` gives one that may be changed.
  function parseSheet(text, mode = false) {
    const key = mode ? `quirks ${text}` : text;
    let sheet = known.get(key);
    if (sheet !== undefined) return sheet;
    const namespaces = new Map();
    sheet = { rules: null, namespaces, entries: null, entriesKey: '' };
    sheet.rules = inMode(mode, () => parseRules(text, true, namespaces, 0));
    if (text.length <= keptText / 2) {
      if (size + text.length > keptText) {
        known = new Map();
        size = 0;
      }
      known.set(key, sheet);
      size += text.length;
    }
    return sheet;
  }
  function copyRule(made) {
    const result = rule(made.type, made.name, made.prelude, made.body);
    result.isQuirky = made.isQuirky;
    result.selector = made.selector;
    result.namespaces = made.namespaces;
    result.isNested = made.isNested;
    result.depth = made.depth;
    result.condition = made.condition;
    if (made.type === 'nested') result.block = declarations.copyBlock(made.block);
    return result;
  }
  function copySheet(sheet) {
    return { rules: sheet.rules.map(copyRule), namespaces: new Map(sheet.namespaces), entries: null, entriesKey: '' };
  }
  /// Fills the contents of a rule that may be changed.
  function ownContents(made) {
    if (made.block !== null || made.rules !== null) return made;
    contents(made);
    return made;
  }
  /// The one rule that a text is (CSSOM, section 6.4.1, "parse a CSS rule"), or null.
  function parseRule(text, namespaces, depth, isNested, mode) {
    return inMode(mode, () => readRule(text, namespaces, depth, isNested));
  }
  function readRule(text, namespaces, depth, isNested) {
    const given = trimSpace(text);
    const s = { text: given, at: 0 };
    skipSpace(s);
    if (s.at >= given.length) return null;
    let made;
    if (given.charCodeAt(s.at) === 64) made = takeAtRule(s, [], depth === 0 && !isNested, namespaces, depth, isNested);
    else {
      const from = s.at;
      const mark = nextMark(s);
      if (mark !== 123) return null;
      const prelude = given.slice(from, s.at++);
      made = styleRule(prelude, takeBlock(s), namespaces, depth, isNested);
    }
    skipSpace(s);
    return s.at >= given.length ? made : null;
  }

  return {
    __proto__: null, parseSheet, copySheet, contents, ownContents, parseRule, parseRules, keyText, keyframesName, grouping, descriptive,
    styleRule, newRule: rule,
  };
});
