// Selectors 4, section 17 "Grammar": from text to the form that selector-match.js reads.
//
// A list is an array of complex selectors `{ compounds, specificity, element, hasHost, ... }`, a complex one's
// compounds stand from left to right, each with the combinator to its left.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { RegExpPrototypeExec } = primordials;
  const {
    kindOf, isSpace, skipComments, skipSpace, startsName, name, string, skipTo, lower, NAME,
  } = use('css/shared/scanner');
  const names = use('css/shared/selector-names');
  const {
    ID, CLASS, ATTRIBUTE, PSEUDO, NTH, LIST, LANG, DIR, HOST, HAS, NEST, ELEMENT, STATE, SCOPE, NEVER,
  } = names.kinds;
  const A = 1 << 20;
  const B = 1 << 10;
  // A page decides how deep functions stand in each other; the parser and the matcher go down with them.
  const deepest = 64;

  const simple = (kind, text) => ({
    kind, text, lower: text, ns: null, op: '', value: '', valueLower: '', flag: '', code: 0, a: 0, b: 0, last: false,
    ofType: false, list: null, list0: null, quoted: null, prefix: '', specificity: B,
  });
  const compound = (combinator) => ({
    combinator, ns: undefined, prefix: null, isDefaulted: false, tag: null, lower: null, simples: [], featureless: false, isEmpty: true,
  });

  // MARK: Lists

  /// A list of selectors up to the end of the text or to a closing parenthesis; null if it is bad. `how`:
  /// `forgiving` leaves bad ones out, `relative` lets each start with a combinator.
  function parseList(s, forgiving, relative, depth) {
    const list = [];
    for (;;) {
      const from = s.at;
      let complex = parseComplex(s, relative, depth);
      const c = s.text.charCodeAt(s.at);
      if (complex !== null && c === c && c !== 44 && !(c === 41 && depth > 0)) complex = null;
      if (complex === null) {
        if (!forgiving || s.isStrict) return null;
        s.at = from;
        skipTo(s, 44, 41);
      } else list.push(complex);
      if (s.text.charCodeAt(s.at) !== 44) return list;
      s.at++;
    }
  }

  function parseComplex(s, relative, depth) {
    skipSpace(s);
    const result = {
      compounds: [], specificity: 0, element: null, elementAt: -1, hasHost: false, hasScope: false, hasNest: false,
      relative: '', front: null, back: null, direct: null, shown: null,
    };
    let combinator = '';
    if (relative !== '') {
      combinator = parseCombinator(s);
      if (combinator === '') combinator = relative === 'has' ? ' ' : '';
      result.relative = combinator;
    }
    for (;;) {
      const part = compound(combinator);
      if (!parseCompound(s, part, result, depth)) return null;
      result.compounds.push(part);
      const hadSpace = skipSpace(s);
      const c = s.text.charCodeAt(s.at);
      if (c !== c || c === 44 || (c === 41 && depth > 0)) break;
      combinator = parseCombinator(s);
      if (combinator === '') {
        if (!hadSpace) return null;
        combinator = ' ';
      }
      if (result.element !== null) return null;
    }
    return result;
  }
  function parseCombinator(s) {
    const c = s.text[s.at];
    if (c !== '>' && c !== '+' && c !== '~') return '';
    s.at++;
    skipSpace(s);
    return c;
  }

  // MARK: Compounds

  function parseCompound(s, part, complex, depth) {
    const from = s.at;
    if (!parseType(s, part, complex)) return false;
    for (;;) {
      const c = s.text.charCodeAt(s.at);
      let one = null;
      if (c === 46) {
        s.at++;
        if (!startsName(s.text, s.at)) return false;
        one = simple(CLASS, name(s));
        one.lower = lower(one.text);
      } else if (c === 35) {
        s.at++;
        if (!startsName(s.text, s.at)) return false;
        one = simple(ID, name(s));
        one.lower = lower(one.text);
        one.specificity = A;
      } else if (c === 91) {
        s.at++;
        one = parseAttribute(s);
      } else if (c === 58) {
        s.at++;
        one = parsePseudo(s, complex, depth);
      } else if (c === 38) {
        s.at++;
        one = simple(NEST, '&');
        one.specificity = 0;
        complex.hasNest = true;
      } else if (c === 47 && s.text.charCodeAt(s.at + 1) === 42) {
        skipComments(s);
        continue;
      } else return s.at > from && !part.isEmpty;
      if (one === null) return false;
      if (complex.element !== null && one.kind !== ELEMENT && !mayFollowElement(one, complex)) return false;
      if (one.kind === HOST) part.featureless = true;
      if (one.list !== null) inherit(one, part, complex);
      if (one.kind === HOST) complex.hasHost = true;
      if (one.kind === HAS) (complex.direct ??= []).push(one);
      if (one.kind === SCOPE) complex.hasScope = true;
      complex.specificity += one.specificity;
      part.simples.push(one);
      part.isEmpty = false;
    }
  }
  /// Behind a pseudo-element stand user action pseudo-classes, and any logical one; `::slotted` and
  /// `::part` take pseudo-elements, `::part` all pseudo-classes.
  function mayFollowElement(one, complex) {
    if (complex.element.text === 'part') return one.kind !== ID && one.kind !== CLASS && one.kind !== ATTRIBUTE && one.kind !== HAS;
    if (complex.element.text === 'slotted') return false;
    return one.kind === LIST || (one.kind === PSEUDO && names.userAction[one.text] !== undefined)
      || one.kind === NEVER;
  }
  /// What an inner list says about the compound that it stands in.
  function inherit(one, part, complex) {
    for (let i = 0; i < one.list.length; i++) {
      const inner = one.list[i];
      if (inner.hasHost) complex.hasHost = true;
      if (inner.hasScope) complex.hasScope = true;
      if (inner.hasNest) complex.hasNest = true;
      if (inner.compounds[inner.compounds.length - 1].featureless && one.kind === LIST) part.featureless = true;
    }
  }

  /// `name`, `*`, `ns|name`, `|name`; false if it is bad, and nothing taken if there is none.
  function parseType(s, part, complex) {
    const { text } = s;
    skipComments(s);
    let first = null;
    const c = text.charCodeAt(s.at);
    if (c === 42) {
      first = '*';
      s.at++;
    } else if (startsName(text, s.at)) first = name(s);
    else if (c !== 124 || text.charCodeAt(s.at + 1) === 124 || text.charCodeAt(s.at + 1) === 61) return true;
    let local = first;
    if (text.charCodeAt(s.at) === 124 && text.charCodeAt(s.at + 1) !== 61 && text.charCodeAt(s.at + 1) !== 124) {
      const next = text.charCodeAt(s.at + 1);
      if (next !== 42 && !startsName(text, s.at + 1)) return false;
      s.at++;
      if (next === 42) {
        local = '*';
        s.at++;
      } else local = name(s);
      part.prefix = first ?? '';
      part.isDefaulted = s.namespaces === null || !s.namespaces.has('');
      if (first === '*') part.ns = undefined;
      else if (first === null) part.ns = null;
      else {
        if (s.namespaces === null || !s.namespaces.has(first)) return false;
        part.ns = s.namespaces.get(first);
      }
    } else if (s.namespaces !== null && s.namespaces.has('')) part.ns = s.namespaces.get('');
    part.isEmpty = false;
    if (local !== '*') {
      part.tag = local;
      part.lower = lower(local);
      complex.specificity += 1;
    } else part.lower = '*';
    return true;
  }

  function parseAttribute(s) {
    const { text } = s;
    skipSpace(s);
    const one = simple(ATTRIBUTE, '');
    let local = null;
    if (text[s.at] === '*') {
      s.at++;
      if (text[s.at] !== '|') return null;
      one.ns = undefined;
      one.flag = '*|';
    } else if (startsName(text, s.at)) local = name(s);
    else if (text[s.at] !== '|') return null;
    if (text[s.at] === '|' && text[s.at + 1] !== '=') {
      s.at++;
      if (!startsName(text, s.at)) return null;
      if (local !== null) {
        if (s.namespaces === null || !s.namespaces.has(local)) return null;
        one.ns = s.namespaces.get(local);
        one.flag = local + '|';
      }
      local = name(s);
    }
    if (local === null) return null;
    one.text = local;
    one.lower = lower(local);
    const prefix = one.flag;
    one.flag = '';
    one.prefix = prefix;
    skipSpace(s);
    let c = text[s.at];
    if (c !== ']' && c !== undefined) {
      if (c === '=') one.op = '=';
      else if (text[s.at + 1] === '=' && (c === '~' || c === '|' || c === '^' || c === '$' || c === '*')) {
        one.op = c + '=';
        s.at++;
      } else return null;
      s.at++;
      skipSpace(s);
      c = text[s.at];
      if (c === '"' || c === "'") {
        one.value = string(s);
        if (one.value === null) return null;
      } else if (startsName(text, s.at)) one.value = name(s);
      else return null;
      skipSpace(s);
      if (startsName(text, s.at)) {
        one.flag = lower(name(s));
        if (one.flag !== 'i' && one.flag !== 's') return null;
        skipSpace(s);
      }
      one.valueLower = lower(one.value);
      // 1: in HTML only; 2: everywhere.
      one.code = one.flag === 'i' ? 2 : one.flag === '' && names.insensitive[one.lower] !== undefined ? 1 : 0;
    }
    if (s.at < text.length) {
      if (text[s.at] !== ']') return null;
      s.at++;
    }
    return one;
  }

  // MARK: Pseudo-classes and pseudo-elements

  function parsePseudo(s, complex, depth) {
    const { text } = s;
    const isElement = text.charCodeAt(s.at) === 58;
    if (isElement) s.at++;
    if (!startsName(text, s.at)) return null;
    const given = lower(name(s));
    const isFunction = text.charCodeAt(s.at) === 40;
    if (isFunction) {
      if (depth >= deepest) return null;
      s.at++;
      skipSpace(s);
    }
    if (isElement || (!isFunction && names.pseudoElements[given] === true)) {
      return parseElement(s, given, isFunction, complex, depth);
    }
    return isFunction ? parseFunction(s, given, complex, depth) : parsePlain(given);
  }
  function parsePlain(given) {
    if (given === 'scope') return simple(SCOPE, given);
    if (given === 'host') return simple(HOST, given);
    const code = names.pseudoClasses[given];
    if (code === undefined && names.never[given] === undefined) return null;
    const one = simple(code === undefined ? NEVER : PSEUDO, given);
    one.code = code ?? 0;
    return one;
  }
  /// Takes the parenthesis that ends a function; false if something else stands there.
  function close(s) {
    skipSpace(s);
    const c = s.text.charCodeAt(s.at);
    if (c === c && c !== 41) return false;
    s.at++;
    return true;
  }
  const highest = (list) => {
    let value = 0;
    for (let i = 0; i < list.length; i++) if (list[i].specificity > value) value = list[i].specificity;
    return value;
  };
  const hasElement = (list) => {
    for (let i = 0; i < list.length; i++) if (list[i].element !== null) return true;
    return false;
  };

  function parseFunction(s, given, complex, depth) {
    let one = null;
    if (given === 'is' || given === 'where' || given === 'not' || given === '-webkit-any') {
      one = simple(LIST, given);
      const forgiving = given === 'is' || given === 'where';
      // Pseudo-elements are no part of these: a bad selector, alone.
      one.list = parseList(s, forgiving, '', depth + 1);
      if (one.list === null) return null;
      if (hasElement(one.list)) {
        if (!forgiving) return null;
        one.list = one.list.filter((c) => c.element === null);
      }
      one.specificity = given === 'where' ? 0 : highest(one.list);
    } else if (given === 'has') {
      if (s.isInHas) return null;
      s.isInHas = true;
      one = simple(HAS, given);
      one.list = parseList(s, false, 'has', depth + 1);
      s.isInHas = false;
      if (one.list === null || hasElement(one.list)) return null;
      one.specificity = highest(one.list);
    } else if (given === 'host' || given === 'host-context') {
      one = simple(HOST, given);
      one.list = parseList(s, false, '', depth + 1);
      if (one.list === null || one.list.length !== 1 || one.list[0].compounds.length !== 1) return null;
      if (hasElement(one.list)) return null;
      one.specificity = B + one.list[0].specificity;
    } else if (given === 'lang') one = parseNames(s, LANG, given, true);
    else if (given === 'dir') {
      one = parseNames(s, DIR, given, false);
      if (one !== null) one.value = lower(one.list0[0]);
    } else if (given === 'state') {
      one = parseNames(s, STATE, given, false);
      if (one !== null) one.value = one.list0[0];
    } else if (given === 'active-view-transition-type') one = parseNames(s, NEVER, given, true);
    else if (nths[given] !== undefined) one = parseNth(s, given, depth);
    return one !== null && close(s) ? one : null;
  }
  /// One name, or a list of names and strings, kept in `list0`.
  function parseNames(s, kind, given, isList) {
    const one = simple(kind, given);
    one.list0 = [];
    for (;;) {
      skipSpace(s);
      const c = s.text[s.at];
      let value;
      const isString = isList && (c === '"' || c === "'");
      if (isString) value = string(s);
      else if (startsName(s.text, s.at)) value = name(s);
      else return null;
      if (value === null) return null;
      one.list0.push(value);
      if (isString) (one.quoted ??= []).push(value);
      skipSpace(s);
      if (!isList || s.text[s.at] !== ',') return one;
      s.at++;
    }
  }

  const nths = {
    __proto__: null, 'nth-child': 0, 'nth-last-child': 1, 'nth-of-type': 2, 'nth-last-of-type': 3,
  };
  const formula = /[ \t\r\n\f]*(?:(odd|even)|([+-]?[0-9]*)n(?:[ \t\r\n\f]*([+-])[ \t\r\n\f]*([0-9]+))?|([+-]?[0-9]+))(?=[ \t\r\n\f)]|$)/iy;
  const limited = (n) => (n > 0x7FFFFFFF ? 0x7FFFFFFF : n < -0x80000000 ? -0x80000000 : n) + 0;
  /// CSS Syntax 3, section 6 "The An+B microsyntax", and `of S`.
  function parseNth(s, given, depth) {
    const one = simple(NTH, given);
    one.last = (nths[given] & 1) !== 0;
    one.ofType = nths[given] >= 2;
    formula.lastIndex = s.at;
    let match = RegExpPrototypeExec(formula, s.text);
    let end = formula.lastIndex;
    if (match === null) {
      // A comment or an escape may stand in it.
      const from = s.at;
      skipTo(s, 41, 41);
      const plain = withoutComments(s.text.slice(from, s.at));
      formula.lastIndex = 0;
      match = RegExpPrototypeExec(formula, plain);
      if (match === null || plain.slice(formula.lastIndex).trim() !== '') return null;
      end = s.at;
    }
    s.at = end;
    if (match[1] !== undefined) {
      one.a = 2;
      one.b = lower(match[1]) === 'odd' ? 1 : 0;
    } else if (match[5] !== undefined) one.b = limited(+match[5]);
    else {
      const sign = match[2];
      one.a = sign === '' || sign === '+' ? 1 : sign === '-' ? -1 : limited(+sign);
      if (match[3] !== undefined) one.b = limited(+(match[3] + match[4]));
    }
    skipSpace(s);
    if (startsName(s.text, s.at)) {
      if (one.ofType || lower(name(s)) !== 'of') return null;
      one.list = parseList(s, false, '', depth + 1);
      if (one.list === null || hasElement(one.list)) return null;
      one.specificity = B + highest(one.list);
    }
    return one;
  }
  function withoutComments(text) {
    let result = '';
    const s = { text, at: 0 };
    while (s.at < text.length) {
      const from = s.at;
      skipComments(s);
      if (s.at === from) result += text[s.at++];
    }
    return result;
  }

  function parseElement(s, given, isFunction, complex, depth) {
    if (complex.element !== null && complex.element.text !== 'part' && complex.element.text !== 'slotted'
      && !(complex.element.text === 'before' || complex.element.text === 'after')) return null;
    if (complex.element !== null && (complex.element.text === 'before' || complex.element.text === 'after')
      && given !== 'marker') return null;
    const one = simple(ELEMENT, given);
    one.specificity = 1;
    if (isFunction) {
      const kind = names.pseudoElementFunctions[given];
      if (kind === undefined) return null;
      if (kind === 'selector') {
        one.list = parseList(s, false, '', depth + 1);
        if (one.list === null || hasElement(one.list)) return null;
        if (given === 'slotted' && (one.list.length !== 1 || one.list[0].compounds.length !== 1)) return null;
        one.specificity += highest(one.list);
      } else {
        one.list0 = [];
        do {
          if (s.text[s.at] === '*' && kind === 'name' && given !== 'highlight') {
            s.at++;
            one.list0.push('*');
          } else if (startsName(s.text, s.at)) one.list0.push(name(s));
          else return null;
          skipSpace(s);
        } while (kind === 'names' && startsName(s.text, s.at));
      }
      if (!close(s)) return null;
    } else if (names.pseudoElements[given] === undefined && !given.startsWith('-webkit-')) return null;
    complex.element = one;
    complex.elementAt = complex.compounds.length;
    return one;
  }

  /// A list of selectors that is a whole text; null if it is bad. `namespaces` is a Map from prefix to
  /// namespace ('' for the default one) or null; `relative` is 'nest' in a nested rule; strictly, no bad selector
  /// is left out.
  function parse(text, namespaces, relative, isStrict = false) {
    const s = { text, at: 0, namespaces, isInHas: false, isStrict };
    const list = parseList(s, false, relative, 0);
    return list !== null && s.at >= text.length ? list : null;
  }

  return { __proto__: null, parse, isSpace, isName: (c) => (kindOf(c) & NAME) !== 0 };
});
