// DOM, sections 5.3 (live ranges) and 6.1 (node iterators): what changes of the tree do to them. A document
// with none pays for the look at an empty list.
// A range's state has startNode, startOffset, endNode, endOffset; an iterator's root, reference, isBefore.
// The lists hold them weakly: what a page drops is collected.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { WeakRef } = primordials;
  const { contains, indexOf, previous, nextSkipping } = use('dom/shared/walk');

  /// Adds to a list of a document; drops what is gone when the list has doubled.
  function add(list, state) {
    if (list.length >= 32 && (list.length & (list.length - 1)) === 0) compact(list);
    list.push(new WeakRef(state));
  }
  function compact(list) {
    let kept = 0;
    for (let i = 0; i < list.length; i++) if (list[i].deref() !== undefined) list[kept++] = list[i];
    list.length = kept;
  }
  function drop(list, state) {
    for (let i = 0; i < list.length; i++) if (list[i].deref() === state) { list.splice(i, 1); return; }
  }

  /// A subtree goes to another document: what is in it is looked after there.
  function adopting(from, to, node) {
    move(from.ranges, to.ranges, node, true);
    move(from.iterators, to.iterators, node, false);
  }
  function move(from, to, node, isRange) {
    for (let i = from.length - 1; i >= 0; i--) {
      const state = from[i].deref();
      if (state === undefined || !contains(node, isRange ? state.startNode : state.root)) continue;
      to.push(from[i]);
      from.splice(i, 1);
    }
  }

  /// "Insert", steps 5: `count` nodes come before the child of this index.
  function inserting(list, parent, index, count) {
    for (let i = 0; i < list.length; i++) {
      const range = list[i].deref();
      if (range === undefined) continue;
      if (range.startNode === parent && range.startOffset > index) range.startOffset += count;
      if (range.endNode === parent && range.endOffset > index) range.endOffset += count;
    }
  }
  /// "Live range pre-remove steps".
  function removing(list, node) {
    const { parent } = node;
    let index = -1;
    for (let i = 0; i < list.length; i++) {
      const range = list[i].deref();
      if (range === undefined) continue;
      const start = range.startNode;
      const end = range.endNode;
      if (start !== parent && end !== parent && !contains(node, start) && !contains(node, end)) continue;
      if (index < 0) index = indexOf(node);
      if (start === parent) {
        if (range.startOffset > index) range.startOffset--;
      } else if (contains(node, start)) {
        range.startNode = parent;
        range.startOffset = index;
      }
      if (end === parent) {
        if (range.endOffset > index) range.endOffset--;
      } else if (contains(node, end)) {
        range.endNode = parent;
        range.endOffset = index;
      }
    }
  }
  /// "Replace data", steps 8 to 11.
  function replacing(list, node, offset, count, added) {
    const end = offset + count;
    for (let i = 0; i < list.length; i++) {
      const range = list[i].deref();
      if (range === undefined) continue;
      if (range.startNode === node) {
        if (range.startOffset > end) range.startOffset += added - count;
        else if (range.startOffset > offset) range.startOffset = offset;
      }
      if (range.endNode === node) {
        if (range.endOffset > end) range.endOffset += added - count;
        else if (range.endOffset > offset) range.endOffset = offset;
      }
    }
  }
  /// "Split a Text node", step 7.
  function splitting(list, node, fresh, offset) {
    const { parent } = node;
    const after = indexOf(node) + 1;
    for (let i = 0; i < list.length; i++) {
      const range = list[i].deref();
      if (range === undefined) continue;
      if (range.startNode === node && range.startOffset > offset) { range.startNode = fresh; range.startOffset -= offset; }
      if (range.endNode === node && range.endOffset > offset) { range.endNode = fresh; range.endOffset -= offset; }
      if (range.startNode === parent && range.startOffset === after) range.startOffset++;
      if (range.endNode === parent && range.endOffset === after) range.endOffset++;
    }
  }
  /// `normalize`, step 6: what was in `current`, or before it in the parent, is in `node` now.
  function joining(list, node, current, length) {
    const { parent } = current;
    const index = indexOf(current);
    for (let i = 0; i < list.length; i++) {
      const range = list[i].deref();
      if (range === undefined) continue;
      if (range.startNode === current) { range.startNode = node; range.startOffset += length; }
      if (range.endNode === current) { range.endNode = node; range.endOffset += length; }
      if (range.startNode === parent && range.startOffset === index) { range.startNode = node; range.startOffset = length; }
      if (range.endNode === parent && range.endOffset === index) { range.endNode = node; range.endOffset = length; }
    }
  }
  /// "NodeIterator pre-removing steps" (section 6.1).
  function iterating(list, removed) {
    for (let i = 0; i < list.length; i++) {
      const iterator = list[i].deref();
      if (iterator === undefined) continue;
      leave(iterator, removed);
      // A filter that is called has the traversal at another place.
      if (iterator.place !== null) leave(iterator.place, removed);
    }
  }
  function leave(iterator, removed) {
    const { root, reference } = iterator;
    if (removed === root || !contains(removed, reference) || contains(removed, root)) return;
    if (iterator.isBefore) {
      let after = nextSkipping(removed, null);
      if (after !== null && !contains(root, after)) after = null;
      if (after !== null) {
        iterator.reference = after;
        return;
      }
      iterator.isBefore = false;
    }
    iterator.reference = removed.prev === null ? removed.parent : previous(removed, removed.parent);
  }
  return { __proto__: null, add, drop, adopting, inserting, removing, replacing, splitting, joining, iterating };
});
