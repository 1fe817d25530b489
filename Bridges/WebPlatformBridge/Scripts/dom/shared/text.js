// DOM, sections 4.10 and 4.11 (character data and text), `textContent` and `normalize`.
(function (library) {
  'use strict';
  const { use } = library;
  const tree = use('dom/shared/mutate');
  const live = use('dom/shared/live');
  const { newText, newNode } = use('dom/shared/nodes');
  const { next } = use('dom/shared/walk');
  const { INDEX_SIZE } = use('dom/shared/codes');

  /// "Descendant text content".
  function descendantText(r) {
    let text = '';
    for (let n = r.first; n !== null; n = next(n, r)) if (n.type === 3 || n.type === 4) text += n.data;
    return text;
  }
  /// "Child text content".
  function childText(r) {
    let text = '';
    for (let n = r.first; n !== null; n = n.next) if (n.type === 3 || n.type === 4) text += n.data;
    return text;
  }
  /// "Get text content": null for documents and doctypes.
  function textOf(r) {
    switch (r.type) {
      case 1: case 11: return descendantText(r);
      case 2: return r.data.value;
      case 3: case 4: case 7: case 8: return r.data;
      default: return null;
    }
  }
  /// "String replace all", or the data of a node that has some. Attributes are the page half's.
  function setTextContent(r, text) {
    if (r.type === 1 || r.type === 11) {
      if (text === '' && r.first === null) return;
      tree.replaceAll(r, text === '' ? null : newText(r.doc, text));
    } else if (r.type === 3 || r.type === 4 || r.type === 7 || r.type === 8) setData(r, text);
  }
  /// "Replace data".
  function replaceData(r, offset, count, text) {
    const old = r.data;
    const { length } = old;
    if (offset > length) return INDEX_SIZE;
    if (offset + count > length) count = length - offset;
    const state = r.doc.data;
    if (state.mutation !== null) state.mutation.data(r, old);
    r.data = offset === 0 && count === length ? text
      : old.slice(0, offset) + text + old.slice(offset + count);
    state.version++;
    if (state.ranges.length !== 0) live.replacing(state.ranges, r, offset, count, text.length);
    if (r.parent !== null) tree.childrenChanged(r.parent);
    return 0;
  }
  const setData = (r, text) => replaceData(r, 0, r.data.length, text);
  /// "Split a Text node": the new one, or a code.
  function splitText(r, offset) {
    const { length } = r.data;
    if (offset > length) return INDEX_SIZE;
    const count = length - offset;
    const fresh = newNode(r.type, r.doc, r.name, r.data.slice(offset));
    if (r.parent !== null) {
      tree.insert(r.parent, fresh, r.next, false);
      const { ranges } = r.doc.data;
      if (ranges.length !== 0) live.splitting(ranges, r, fresh, offset);
    }
    replaceData(r, offset, count, '');
    return fresh;
  }
  /// `normalize()`: exclusive text nodes only.
  function normalize(top) {
    let r = top.first;
    while (r !== null) {
      let after = next(r, top);
      if (r.type === 3) {
        const { parent } = r;
        if (r.data === '') {
          tree.remove(r);
        } else {
          let joined = '';
          let last = r;
          for (let n = r.next; n !== null && n.type === 3; n = n.next) {
            joined += n.data;
            last = n;
          }
          if (last !== r) {
            after = next(last, top);
            let { length } = r.data;
            replaceData(r, length, 0, joined);
            const { ranges } = r.doc.data;
            if (ranges.length !== 0) {
              for (let n = r.next; n !== null && n.type === 3; n = n.next) {
                live.joining(ranges, r, n, length);
                length += n.data.length;
              }
            }
            while (r.next !== null && r.next.type === 3 && r.parent === parent) tree.remove(r.next);
          }
        }
      }
      r = after;
    }
  }
  /// What a parser does with characters: they extend the text node that is there.
  function appendText(parent, text) {
    const { last } = parent;
    if (last === null || last.type !== 3) {
      tree.insert(parent, newText(parent.doc, text), null, false);
      return;
    }
    if (parent.doc.data.mutation !== null) {
      replaceData(last, last.data.length, 0, text);
      return;
    }
    last.data += text;
    parent.doc.data.version++;
    tree.childrenChanged(parent);
  }
  return { __proto__: null, descendantText, childText, textOf, setTextContent, replaceData, setData, splitText, normalize, appendText };
});
