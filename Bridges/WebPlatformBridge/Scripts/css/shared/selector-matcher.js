// Selectors 4, section 3.5 "Match against elements": from right to left, and never by recursion over the
// tree or over the compounds of a selector; only functions in functions recurse, and the parser limits them.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Map } = primordials;
  const { lower, isSpace } = use('css/shared/scanner');
  const { kinds, pseudoClasses } = use('css/shared/selector-names');
  const asked = use('css/shared/states');
  const { elementBefore, elementAfter, following, rootOf } = use('css/shared/element-walk');
  const { attribute } = asked;
  const {
    ID, CLASS, ATTRIBUTE, PSEUDO, NTH, LIST, LANG, DIR, HOST, HAS, NEST, STATE, SCOPE,
  } = kinds;
  const HTML = 2;
  const { matchesHas, isDead } = use('css/shared/selector-has').make(matchesCompound);

  /// What one search knows: the document's ways, what `:scope` and `:host` are, and what was counted.
  /// It lives as long as the search.
  const context = (doc, scope, host) => ({
    isHTML: doc.data.isHTML, quirks: doc.data.quirks === 2, state: doc.data, scope, host, counts: null, having: null,
    evaluations: 0, parents: null, sets: 0, present: null, dead: null, root: null,
  });

  // MARK: Words in attributes

  /// Whether a white-space separated list has a word.
  function hasWord(value, word) {
    if (value === word) return true;
    const size = word.length;
    if (value.length <= size) return false;
    let at = value.indexOf(word);
    while (at >= 0) {
      const end = at + size;
      if ((at === 0 || isSpace(value.charCodeAt(at - 1))) && (end === value.length || isSpace(value.charCodeAt(end)))) {
        return true;
      }
      at = value.indexOf(word, at + 1);
    }
    return false;
  }
  function hasClass(r, word) {
    const { attrs } = r;
    if (attrs === null) return false;
    for (let i = 0; i < attrs.length; i++) {
      const a = attrs[i];
      if (a.local === 'class' && a.ns === null) return hasWord(a.value, word);
    }
    return false;
  }
  function hasClassInQuirks(r, word) {
    const value = attribute(r, 'class');
    return value !== null && hasWord(lower(value), word);
  }

  function matchesValue(value, wanted, op) {
    switch (op) {
      case '=': return value === wanted;
      case '~=': return wanted !== '' && hasNoSpace(wanted) && hasWord(value, wanted);
      case '|=': return value.startsWith(wanted) && (value.length === wanted.length || value[wanted.length] === '-');
      case '^=': return wanted !== '' && value.startsWith(wanted);
      case '$=': return wanted !== '' && value.endsWith(wanted);
      default: return wanted !== '' && value.includes(wanted);
    }
  }
  const hasNoSpace = (text) => {
    for (let i = 0; i < text.length; i++) if (isSpace(text.charCodeAt(i))) return false;
    return true;
  };
  function matchesAttribute(ctx, r, one) {
    const { attrs } = r;
    if (attrs === null) return false;
    const isHTML = ctx.isHTML && (r.flags & HTML) !== 0;
    const name = isHTML ? one.lower : one.text;
    for (let i = 0; i < attrs.length; i++) {
      const a = attrs[i];
      if (a.local !== name || (a.ns !== one.ns && one.ns !== undefined)) continue;
      if (one.op === '') return true;
      const ignoresCase = one.code === 2 || (one.code === 1 && isHTML && a.ns === null);
      if (ignoresCase ? matchesValue(lower(a.value), one.valueLower, one.op) : matchesValue(a.value, one.value, one.op)) return true;
    }
    return false;
  }

  // MARK: The tree

  const isFirstOfType = (r) => {
    let e = elementBefore(r);
    while (e !== null && !(e.name === r.name && e.ns === r.ns)) e = elementBefore(e);
    return e === null;
  };
  const isLastOfType = (r) => {
    let e = elementAfter(r);
    while (e !== null && !(e.name === r.name && e.ns === r.ns)) e = elementAfter(e);
    return e === null;
  };
  function isEmpty(r) {
    for (let n = r.first; n !== null; n = n.next) {
      if (n.type === 1 || ((n.type === 3 || n.type === 4) && n.data.length > 0)) return false;
    }
    return true;
  }
  const isRoot = (r) => r.parent !== null && r.parent.type === 9;
  /// Whether a node is another, or is in it, shadow trees included.
  function isIn(node, r) {
    for (let n = node; n !== null && n !== undefined; n = n.parent ?? n.more?.host ?? null) if (n === r) return true;
    return false;
  }
  function isLink(r) {
    if ((r.flags & HTML) !== 0) return (r.name === 'a' || r.name === 'area') && attribute(r, 'href') !== null;
    if (r.name !== 'a' || r.ns !== 'http://www.w3.org/2000/svg' || r.attrs === null) return false;
    for (let i = 0; i < r.attrs.length; i++) if (r.attrs[i].local === 'href') return true;
    return false;
  }

  // MARK: Counting (section 13)

  /// The number of an element among its siblings that count, from one end.
  function numberOf(ctx, r, one) {
    ctx.counts ??= new Map();
    let known = ctx.counts.get(one);
    if (known === undefined) ctx.counts.set(one, known = new Map());
    const number = known.get(r);
    if (number !== undefined) return number;
    const { last, ofType } = one;
    const counters = ofType ? new Map() : null;
    let n = 0;
    let e = r;
    if (r.parent !== null) e = last ? r.parent.last : r.parent.first;
    for (; e !== null; e = last ? e.prev : e.next) {
      if (e.type !== 1) continue;
      if (ofType) {
        const key = e.ns + ' ' + e.name;
        n = (counters.get(key) ?? 0) + 1;
        counters.set(key, n);
      } else if (one.list === null || matchesList(ctx, e, one.list)) n++;
      known.set(e, n);
    }
    return known.get(r) ?? 1;
  }
  function matchesNth(ctx, r, one) {
    if (one.list !== null && !matchesList(ctx, r, one.list)) return false;
    const difference = numberOf(ctx, r, one) - one.b;
    return one.a === 0 ? difference === 0 : difference % one.a === 0 && difference / one.a >= 0;
  }

  // MARK: Languages (section 9.2, RFC 4647 section 3.3.2)

  function languageOf(ctx, r) {
    for (let e = r; e !== null; e = e.parent ?? e.more?.host ?? null) {
      if (e.type !== 1 || e.attrs === null) continue;
      let found = null;
      for (let i = 0; i < e.attrs.length; i++) {
        const a = e.attrs[i];
        if (a.local !== 'lang') continue;
        if (a.ns === 'http://www.w3.org/XML/1998/namespace') return a.value;
        if (a.ns === null && (e.flags & HTML) !== 0) found = a.value;
      }
      if (found !== null) return found;
    }
    return ctx.state.language ?? '';
  }
  function matchesLanguage(language, range) {
    if (range === '') return language === '';
    if (language === '') return false;
    const tags = lower(language).split('-');
    const wanted = lower(range).split('-');
    if (wanted[0] !== '*' && wanted[0] !== tags[0]) return false;
    let at = 1;
    for (let i = 1; i < wanted.length;) {
      if (wanted[i] === '*') i++;
      else if (at >= tags.length) return false;
      else if (tags[at] === wanted[i]) {
        at++;
        i++;
      } else if (tags[at].length === 1) return false;
      else at++;
    }
    return true;
  }

  // MARK: Simple selectors

  const codes = pseudoClasses;
  const tests = [];
  const test = (name, f) => { tests[codes[name]] = f; };
  test('root', (ctx, r) => isRoot(r));
  test('empty', (ctx, r) => isEmpty(r));
  test('first-child', (ctx, r) => elementBefore(r) === null);
  test('last-child', (ctx, r) => elementAfter(r) === null);
  test('only-child', (ctx, r) => elementBefore(r) === null && elementAfter(r) === null);
  test('first-of-type', (ctx, r) => isFirstOfType(r));
  test('last-of-type', (ctx, r) => isLastOfType(r));
  test('only-of-type', (ctx, r) => isFirstOfType(r) && isLastOfType(r));
  test('any-link', (ctx, r) => isLink(r));
  test('-webkit-any-link', (ctx, r) => isLink(r));
  test('link', (ctx, r) => isLink(r));
  test('visited', () => false);
  test('target', (ctx, r) => ctx.state.target === r);
  // HTML, section 6.6.3 (":focus"): the hosts of what has the focus have it, a frame with the focus in it does not.
  test('focus', (ctx, r) => {
    const focused = ctx.state.focused ?? null;
    if (focused === null) return false;
    if (focused === r) return r.name !== 'iframe' && r.name !== 'frame';
    if (r.more === null || !r.more.shadow) return false;
    const { shadow } = r.more;
    for (let p = focused; p !== null && p !== undefined; p = p.parent ?? p.more?.host ?? null) if (p === shadow) return true;
    return false;
  });
  test('focus-within', (ctx, r) => isIn(ctx.state.focused ?? null, r));
  test('focus-visible', (ctx, r) => ctx.state.focused === r && ctx.state.focusVisible === true && r.name !== 'iframe' && r.name !== 'frame');
  test('hover', (ctx, r) => isIn(ctx.state.hovered ?? null, r));
  test('active', (ctx, r) => isIn(ctx.state.active ?? null, r));
  test('checked', (ctx, r) => asked.states.checked(r));
  test('indeterminate', (ctx, r) => asked.states.indeterminate(r));
  test('disabled', (ctx, r) => asked.states.disabled(r));
  test('enabled', (ctx, r) => asked.states.enabled(r));
  test('default', (ctx, r) => asked.states.isDefault(r));
  test('valid', (ctx, r) => asked.states.valid(r));
  test('invalid', (ctx, r) => asked.states.invalid(r));
  test('user-valid', (ctx, r) => asked.states.userValid(r));
  test('user-invalid', (ctx, r) => asked.states.userInvalid(r));
  test('in-range', (ctx, r) => asked.states.inRange(r));
  test('out-of-range', (ctx, r) => asked.states.outOfRange(r));
  test('required', (ctx, r) => asked.states.required(r));
  test('optional', (ctx, r) => asked.states.optional(r));
  test('placeholder-shown', (ctx, r) => asked.states.placeholderShown(r));
  test('read-write', (ctx, r) => asked.states.readWrite(r));
  test('read-only', (ctx, r) => (r.flags & 2) !== 0 && !asked.states.readWrite(r));
  test('open', (ctx, r) => asked.states.open(r));
  test('modal', (ctx, r) => asked.states.modal(r));
  test('popover-open', (ctx, r) => asked.states.popoverOpen(r));
  test('defined', (ctx, r) => asked.states.defined(r));
  test('autofill', (ctx, r) => asked.states.autofill(r));
  test('-webkit-autofill', (ctx, r) => asked.states.autofill(r));
  test('fullscreen', (ctx, r) => ctx.state.fullscreen === r);
  test('-webkit-full-screen', (ctx, r) => ctx.state.fullscreen === r);

  function matchesSimple(ctx, r, one) {
    switch (one.kind) {
      case CLASS: return ctx.quirks ? hasClassInQuirks(r, one.lower) : hasClass(r, one.text);
      case ID: {
        const id = attribute(r, 'id');
        return id !== null && (id === one.text || (ctx.quirks && lower(id) === one.lower));
      }
      case ATTRIBUTE: return matchesAttribute(ctx, r, one);
      case PSEUDO: return tests[one.code](ctx, r);
      case NTH: return matchesNth(ctx, r, one);
      case LIST: return matchesList(ctx, r, one.list) !== (one.text === 'not');
      case HAS: return matchesHas(ctx, r, one);
      case LANG: {
        const language = languageOf(ctx, r);
        for (let i = 0; i < one.list0.length; i++) if (matchesLanguage(language, one.list0[i])) return true;
        return false;
      }
      case DIR: return (one.value === 'ltr' || one.value === 'rtl') && asked.states.direction(r) === one.value;
      case STATE: return asked.states.customState(r, one.value);
      case SCOPE: return ctx.scope === null ? isRoot(r) : r === ctx.scope;
      case NEST: return ctx.parents === null ? (ctx.scope === null ? isRoot(r) : r === ctx.scope) : matchesParents(ctx, r);
      case HOST: return matchesHost(ctx, r, one);
      default: return false;
    }
  }
  /// CSS Nesting 1, section 3: `&` is the parent rule's list, whose own `&` is its parent's.
  function matchesParents(ctx, r) {
    const { parents } = ctx;
    ctx.parents = parents.parents;
    const result = matchesList(ctx, r, parents.list);
    ctx.parents = parents;
    return result;
  }
  /// CSS Scoping 1, section 3.2: the host has no features inside, besides these.
  function matchesHost(ctx, r, one) {
    const { host } = ctx;
    if (r !== host) return false;
    if (one.list === null) return true;
    ctx.host = null;
    let result = false;
    const part = one.list[0].compounds[0];
    if (one.text === 'host') result = matchesCompound(ctx, r, part);
    else {
      for (let e = r; e !== null && !result; e = e.parent ?? e.more?.host ?? null) {
        if (e.type === 1) result = matchesCompound(ctx, e, part);
      }
    }
    ctx.host = host;
    return result;
  }

  function matchesCompound(ctx, r, part) {
    if (r.type !== 1 || (r === ctx.host && !part.featureless)) return false;
    if (part.tag !== null && r.name !== (ctx.isHTML && (r.flags & HTML) !== 0 ? part.lower : part.tag)) return false;
    if (part.ns !== undefined && r.ns !== part.ns) return false;
    const { simples } = part;
    for (let i = 0; i < simples.length; i++) if (!matchesSimple(ctx, r, simples[i])) return false;
    return true;
  }

  // MARK: Complex selectors

  /// The parent that a compound may match: an element, or what stands for `:host`.
  function parentFor(ctx, r, part) {
    const p = r.parent;
    if (p === null || r === ctx.host) return null;
    if (p.type === 1) return p;
    if (p.type !== 11 || !part.featureless) return null;
    const host = p.more === null ? null : p.more.host;
    return host !== null && host !== undefined && host === ctx.host ? host : null;
  }

  /// Whether a complex selector matches, its last compound first. One place to come back to for a
  /// descendant combinator and one for a sibling's are enough: what matches nearest leaves the most.
  function matchesComplex(ctx, record, complex) {
    const { compounds } = complex;
    let at = compounds.length - 1;
    let r = record;
    if (!matchesCompound(ctx, r, compounds[at])) return false;
    let upAt = -1, up = null, sideAt = -1, side = null;
    while (at > 0) {
      const part = compounds[at - 1];
      let next = null;
      switch (compounds[at].combinator) {
        case ' ':
          upAt = at;
          sideAt = -1;
          next = up = parentFor(ctx, r, part);
          break;
        case '>':
          sideAt = -1;
          next = parentFor(ctx, r, part);
          break;
        case '+':
          next = r === ctx.host ? null : elementBefore(r);
          break;
        default:
          sideAt = at;
          next = side = r === ctx.host ? null : elementBefore(r);
      }
      for (;;) {
        if (next !== null && matchesCompound(ctx, next, compounds[at - 1])) {
          r = next;
          at--;
          break;
        }
        if (sideAt >= 0 && side !== null) {
          at = sideAt;
          next = side = elementBefore(side);
          if (next === null) sideAt = -1;
          else continue;
        }
        if (upAt < 0 || up === null) return false;
        at = upAt;
        sideAt = -1;
        next = up = parentFor(ctx, up, compounds[at - 1]);
        if (up === null) return false;
      }
    }
    return true;
  }
  function matchesList(ctx, r, list) {
    for (let i = 0; i < list.length; i++) {
      if (list[i].element === null && matchesComplex(ctx, r, list[i])) return true;
    }
    return false;
  }

  return {
    __proto__: null, context, matchesList, matchesComplex, matchesCompound, hasClass, hasWord, following, rootOf, parentFor, isDead,
  };
});
