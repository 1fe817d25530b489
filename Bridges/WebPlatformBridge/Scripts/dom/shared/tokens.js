// Ordered sets of tokens (DOM, section 1.2) in the value of an attribute.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Map, Set } = primordials;
  const { lower } = use('dom/shared/names');

  const isSpace = (c) => c === 32 || c === 9 || c === 10 || c === 12 || c === 13;
  /// "Ordered set parser".
  function parse(text) {
    const list = [];
    const { length } = text;
    const seen = length > 500 ? new Set() : null;
    let start = -1;
    for (let i = 0; i <= length; i++) {
      if (i === length || isSpace(text.charCodeAt(i))) {
        if (start >= 0) {
          const token = text.slice(start, i);
          if (seen === null) {
            if (!list.includes(token)) list.push(token);
          } else if (!seen.has(token)) {
            seen.add(token);
            list.push(token);
          }
        }
        start = -1;
      } else if (start < 0) start = i;
    }
    return list;
  }
  // The same few texts are parsed again and again; these lists are never changed.
  const known = new Map();
  function parsed(text) {
    let list = known.get(text);
    if (list === undefined) {
      list = parse(text);
      if (text.length > 500) return list;
      if (known.size >= 2000) known.clear();
      known.set(text, list);
    }
    return list;
  }
  function classOf(r) {
    const { attrs } = r;
    if (attrs === null) return null;
    for (let i = 0; i < attrs.length; i++) if (attrs[i].local === 'class' && attrs[i].ns === null) return attrs[i].value;
    return null;
  }
  /// Whether an element has all the classes of a list; without case in quirks mode.
  function hasClasses(r, wanted) {
    if (wanted.length === 0) return false;
    const text = classOf(r);
    if (text === null) return false;
    const list = parsed(text);
    const isQuirks = r.doc.data.quirks === 2;
    for (let i = 0; i < wanted.length; i++) {
      if (list.includes(wanted[i])) continue;
      if (!isQuirks || !list.some((token) => lower(token) === lower(wanted[i]))) return false;
    }
    return true;
  }
  function hasSpace(text) {
    for (let i = 0; i < text.length; i++) if (isSpace(text.charCodeAt(i))) return true;
    return false;
  }
  return { __proto__: null, hasSpace, parse, parsed, hasClasses, isSpace };
});
