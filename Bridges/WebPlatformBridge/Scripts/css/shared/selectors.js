// Selectors 4, section 18 "API hooks": what querySelector, matches and closest of DOM and the cascade use.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Map } = primordials;
  const { parse } = use('css/shared/selector-parser');
  const matcher = use('css/shared/selector-matcher');
  const serializer = use('css/shared/selector-serializer');
  const { attribute } = use('css/shared/states');
  const { kinds } = use('css/shared/selector-names');
  const { context, matchesList, matchesComplex, hasWord, rootOf, following } = matcher;
  const { ID, CLASS } = kinds;
  const HTML = 2, CONNECTED = 1, IN_SHADOW = 32;

  // MARK: Compiling

  // Two generations: what is asked for moves to the young one, and the old one is dropped when it is full.
  const most = 1000;
  const longest = 2000;
  let young = new Map();
  let old = new Map();

  /// A selector, `null` for a text that is none. Failures are remembered as failures.
  function compile(text) {
    let selector = young.get(text);
    if (selector !== undefined) return selector;
    selector = old.get(text);
    if (selector === undefined) selector = make(parse(text, null, ''));
    if (text.length <= longest) {
      if (young.size >= most) {
        old = young;
        young = new Map();
      }
      young.set(text, selector);
    }
    return selector;
  }
  /// A list with what the searches want to know about it beforehand.
  function make(list) {
    if (list === null || list.length === 0) return null;
    const selector = { list, kind: '', value: '', value2: '', id: '', idAt: '', usesHost: false };
    for (let i = 0; i < list.length; i++) if (list[i].hasHost) selector.usesHost = true;
    if (list.length === 1 && list[0].element === null) describe(selector, list[0].compounds);
    return selector;
  }
  function describe(selector, compounds) {
    const last = compounds[compounds.length - 1];
    const { simples } = last;
    if (compounds.length === 1 && last.ns === undefined && last.prefix === null) {
      if (last.tag !== null) {
        if (simples.length === 0) {
          selector.kind = 'tag';
          selector.value = last.tag;
          selector.value2 = last.lower;
        }
      } else if (simples.length === 1) {
        if (simples[0].kind === CLASS) {
          selector.kind = 'class';
          selector.value = simples[0].text;
        } else if (simples[0].kind === ID) selector.kind = 'id';
      }
    }
    // The id of the last compound, or of one to its left: that is where a search starts.
    for (let i = compounds.length - 1; i >= 0; i--) {
      for (let k = 0; k < compounds[i].simples.length; k++) {
        if (compounds[i].simples[k].kind === ID && selector.id === '') {
          selector.id = compounds[i].simples[k].text;
          selector.idAt = i === compounds.length - 1 ? 'self' : 'above';
        }
      }
      const { combinator } = compounds[i];
      if (combinator === '+' || combinator === '~') break;
    }
  }

  // MARK: Searching

  /// The host that `:host` means for what is asked of a record.
  function hostFor(record, selector) {
    if (!selector.usesHost) return null;
    const root = rootOf(record);
    return root.type === 11 && root.more !== null ? root.more.host ?? null : null;
  }
  function matches(record, selector, scope) {
    const ctx = context(record.doc, scope, hostFor(record, selector));
    return matchesList(ctx, record, selector.list);
  }
  function closest(record, selector) {
    const ctx = context(record.doc, record, hostFor(record, selector));
    for (let r = record; r !== null && r.type === 1; r = r.parent) {
      if (matchesList(ctx, r, selector.list)) return r;
    }
    return null;
  }

  const isInside = (record, root) => {
    for (let r = record.parent; r !== null; r = r.parent) if (r === root) return true;
    return false;
  };
  /// Where a search for what is below or has an id starts: one record by the document's ids, or
  /// undefined if that does not help, null if nothing can be found.
  function startAt(root, selector) {
    if (selector.id === '' || (root.flags & CONNECTED) === 0 || (root.flags & IN_SHADOW) !== 0) return undefined;
    if (root.doc.data.quirks === 2) return undefined;
    const found = root.doc.data.ids.get(selector.id);
    if (found === undefined) return null;
    return found.type === 1 ? found : undefined;
  }
  function search(root, selector, all) {
    const result = all ? [] : null;
    const { list, kind } = selector;
    let start = root;
    if (selector.id !== '') {
      const found = startAt(root, selector);
      if (found === null) return result;
      if (found !== undefined) {
        if (selector.idAt === 'self') {
          if (!isInside(found, root)) return result;
          if (kind !== 'id' && !matchesList(context(root.doc, scopeOf(root), hostFor(root, selector)), found, list)) return result;
          if (!all) return found;
          result.push(found);
          return result;
        }
        if (isInside(found, root)) start = found;
        else if (found !== root && !isInside(root, found)) return result;
      }
    }
    const { data } = root.doc;
    if (kind === 'class' && data.quirks !== 2) return searchClass(start, selector.value, result);
    if (kind === 'tag') return searchTag(start, selector, data.isHTML, result);
    const ctx = context(root.doc, scopeOf(root), hostFor(root, selector));
    const only = list.length === 1 && list[0].element === null ? list[0] : null;
    for (let n = start.first; n !== null; n = following(n, start)) {
      if (n.type !== 1) continue;
      if (only !== null ? matchesComplex(ctx, n, only) : matchesList(ctx, n, list)) {
        if (result === null) return n;
        result.push(n);
      }
    }
    return result;
  }
  const scopeOf = (root) => (root.type === 9 ? null : root);

  /// Class attributes repeat, so what was found for a value is kept for the length of the search.
  function searchClass(root, word, result) {
    const seen = new Map();
    let value = '';
    let hasIt = false;
    let n = root.first;
    while (n !== null) {
      const { attrs } = n;
      if (attrs !== null && n.type === 1) {
        for (let i = 0; i < attrs.length; i++) {
          const a = attrs[i];
          if (a.local !== 'class' || a.ns !== null) continue;
          if (a.value !== value) {
            value = a.value;
            const known = seen.get(value);
            if (known === undefined) seen.set(value, hasIt = hasWord(value, word));
            else hasIt = known;
          }
          if (hasIt) {
            if (result === null) return n;
            result.push(n);
          }
          break;
        }
      }
      if (n.first !== null) n = n.first;
      else {
        while (n.next === null) {
          n = n.parent;
          if (n === root) return result;
        }
        n = n.next;
      }
    }
    return result;
  }
  function searchTag(root, selector, isHTML, result) {
    const { value, value2 } = selector;
    for (let n = root.first; n !== null; n = following(n, root)) {
      if (n.type === 1 && n.name === (isHTML && (n.flags & HTML) !== 0 ? value2 : value)) {
        if (result === null) return n;
        result.push(n);
      }
    }
    return result;
  }

  const query = (root, selector) => search(root, selector, false);
  const queryAll = (root, selector) => search(root, selector, true);

  return {
    __proto__: null, compile, matches, closest, query, queryAll, text: (selector) => serializer.text(selector.list), make,
    parse, attribute,
  };
});
