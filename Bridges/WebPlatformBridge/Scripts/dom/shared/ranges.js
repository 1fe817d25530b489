// DOM, section 5.5 (live ranges): what is done to the nodes between two boundary points. A range's state has
// startNode, startOffset, endNode, endOffset.
(function (library) {
  'use strict';
  const { use } = library;
  const tree = use('dom/shared/tree');
  const { contains, indexOf, lengthOf, next, nextSkipping, relation, rootOf } = tree;
  const { HIERARCHY, INVALID_STATE } = tree;

  /// Where one boundary point is, seen from another: -1 before, 0 equal, 1 after.
  function comparePoints(nodeA, offsetA, nodeB, offsetB) {
    if (nodeA === nodeB) return offsetA === offsetB ? 0 : offsetA < offsetB ? -1 : 1;
    const where = relation(nodeA, nodeB);
    // B is in A: A's offset decides; and the other way round.
    if (where === 2) {
      let child = nodeB;
      while (child.parent !== nodeA) child = child.parent;
      return indexOf(child) < offsetA ? 1 : -1;
    }
    if (where === -2) {
      let child = nodeA;
      while (child.parent !== nodeB) child = child.parent;
      return indexOf(child) < offsetB ? -1 : 1;
    }
    return where === 1 ? -1 : 1;
  }
  const isText = (r) => r.type === 3 || r.type === 4 || r.type === 7 || r.type === 8;
  /// The ancestors of a node from itself up.
  function chainOf(r) {
    const chain = [];
    for (; r !== null; r = r.parent) chain.push(r);
    return chain;
  }
  /// What the ends of a range have in common, and the ways down from there: `first` and `last` are the
  /// indexes of the "partially contained children" in the chains of the two ends, or -1.
  function edgesOf(range) {
    const starts = chainOf(range.startNode);
    const ends = chainOf(range.endNode);
    let first = starts.length - 1;
    let last = ends.length - 1;
    while (first > 0 && last > 0 && starts[first - 1] === ends[last - 1]) {
      first--;
      last--;
    }
    return { common: starts[first], starts, ends, first: first - 1, last: last - 1 };
  }
  const commonAncestor = (range) => edgesOf(range).common;
  /// Where a range is after its contents are gone: "new node" and "new offset".
  function afterwards(range, { common, starts, first }) {
    if (first < 0) return { node: range.startNode, offset: range.startOffset };
    return { node: common, offset: indexOf(starts[first]) + 1 };
  }
  function collapseTo(range, node, offset) {
    range.startNode = range.endNode = node;
    range.startOffset = range.endOffset = offset;
  }
  /// `deleteContents()`.
  function deleteContents(range) {
    const { startNode, startOffset, endNode, endOffset } = range;
    if (startNode === endNode && startOffset === endOffset) return;
    if (startNode === endNode && isText(startNode)) {
      tree.replaceData(startNode, startOffset, endOffset - startOffset, '');
      return;
    }
    const removed = [];
    const edges = edgesOf(range);
    const top = edges.common;
    const stop = isText(endNode) ? endNode : tree.childAt(endNode, endOffset) ?? nextSkipping(endNode, top);
    let r = (isText(startNode) ? null : tree.childAt(startNode, startOffset)) ?? nextSkipping(startNode, top);
    while (r !== null && r !== stop) {
      if (contains(r, endNode)) r = next(r, top);
      else {
        removed.push(r);
        r = nextSkipping(r, top);
      }
    }
    const { node, offset } = afterwards(range, edges);
    if (isText(startNode)) tree.replaceData(startNode, startOffset, startNode.data.length - startOffset, '');
    for (let i = 0; i < removed.length; i++) if (removed[i].parent !== null) tree.remove(removed[i]);
    if (isText(endNode)) tree.replaceData(endNode, 0, endOffset, '');
    collapseTo(range, node, offset);
  }
  /// `extractContents()` and `cloneContents()`: a fragment, or a code. The partly contained nodes are taken
  /// level by level, not by recursion: a range may be as deep as its tree.
  function takeContents(range, isExtract) {
    const { startNode, startOffset, endNode, endOffset } = range;
    const { doc } = startNode;
    const fragment = tree.newFragment(doc);
    if (startNode === endNode && startOffset === endOffset) return fragment;
    if (startNode === endNode && isText(startNode)) {
      takeText(fragment, startNode, startOffset, endOffset, isExtract);
      return fragment;
    }
    const edges = edgesOf(range);
    const { common, starts, ends, first, last } = edges;
    const contained = [];
    const stop = last >= 0 ? ends[last] : tree.childAt(common, endOffset);
    for (let n = first >= 0 ? starts[first].next : tree.childAt(common, startOffset); n !== stop && n !== null; n = n.next) {
      if (n.type === 10) return HIERARCHY;
      contained.push(n);
    }
    const { node, offset } = afterwards(range, edges);
    if (first >= 0) takeStart(fragment, starts, first, startOffset, isExtract);
    takeAll(fragment, contained, isExtract);
    if (last >= 0) takeEnd(fragment, ends, last, endOffset, isExtract);
    if (isExtract) collapseTo(range, node, offset);
    return fragment;
  }
  function takeText(into, node, from, to, isExtract) {
    const copy = tree.clone(node, node.doc, false);
    copy.data = node.data.slice(from, to);
    tree.append(into, copy);
    if (isExtract) tree.replaceData(node, from, to - from, '');
  }
  function takeAll(into, list, isExtract) {
    for (let i = 0; i < list.length; i++) tree.append(into, isExtract ? list[i] : tree.clone(list[i], list[i].doc, true));
  }
  function siblings(from, stop) {
    const list = [];
    for (let n = from; n !== stop && n !== null; n = n.next) list.push(n);
    return list;
  }
  /// The first partially contained child with what comes after the range's start.
  function takeStart(into, chain, top, offset, isExtract) {
    for (let i = top; i >= 0; i--) {
      const edge = chain[i];
      const rest = i === top ? null : siblings(edge.next, null);
      if (isText(edge)) takeText(into, edge, offset, edge.data.length, isExtract);
      const copy = isText(edge) ? null : tree.clone(edge, edge.doc, false);
      if (copy !== null) tree.append(into, copy);
      if (rest !== null) takeAll(into, rest, isExtract);
      if (copy === null) return;
      if (i === 0) takeAll(copy, siblings(tree.childAt(edge, offset), null), isExtract);
      into = copy;
    }
  }
  /// The last one with what comes before the range's end.
  function takeEnd(into, chain, top, offset, isExtract) {
    for (let i = top; i >= 0; i--) {
      const edge = chain[i];
      if (i !== top) takeAll(into, siblings(edge.parent.first, edge), isExtract);
      if (isText(edge)) {
        takeText(into, edge, 0, offset, isExtract);
        return;
      }
      const copy = tree.clone(edge, edge.doc, false);
      tree.append(into, copy);
      if (i === 0) takeAll(copy, siblings(edge.first, tree.childAt(edge, offset)), isExtract);
      into = copy;
    }
  }
  /// `insertNode()`.
  function insertNode(range, r) {
    const { startNode, startOffset } = range;
    if (startNode.type === 7 || startNode.type === 8 || (isTextNode(startNode) && startNode.parent === null) || startNode === r) return HIERARCHY;
    let reference = isTextNode(startNode) ? startNode : tree.childAt(startNode, startOffset);
    const parent = reference === null ? startNode : reference.parent;
    const code = tree.validity(parent, r, reference);
    if (code !== 0) return code;
    if (isTextNode(startNode)) reference = tree.splitText(startNode, startOffset);
    if (r === reference) reference = r.next;
    if (r.parent !== null) tree.remove(r);
    let offset = reference === null ? lengthOf(parent) : indexOf(reference);
    offset += r.type === 11 ? tree.childCount(r) : 1;
    const again = tree.preInsert(parent, r, reference);
    if (again !== 0) return again;
    if (range.startNode === range.endNode && range.startOffset === range.endOffset) {
      range.endNode = parent;
      range.endOffset = offset;
    }
    return 0;
  }
  const isTextNode = (r) => r.type === 3 || r.type === 4;
  /// `surroundContents()`.
  function surround(range, r) {
    const { startNode, endNode } = range;
    const top = commonAncestor(range);
    for (let n = startNode; n !== top; n = n.parent) if (!isTextNode(n)) return INVALID_STATE;
    for (let n = endNode; n !== top; n = n.parent) if (!isTextNode(n)) return INVALID_STATE;
    if (r.type === 9 || r.type === 10 || r.type === 11) return tree.INVALID_NODE_TYPE;
    const fragment = takeContents(range, true);
    if (typeof fragment === 'number') return fragment;
    if (r.first !== null) tree.replaceAll(r, null);
    const code = insertNode(range, r);
    if (code !== 0) return code;
    const appended = tree.preInsert(r, fragment, null);
    if (appended !== 0) return appended;
    const index = indexOf(r);
    range.startNode = range.endNode = r.parent;
    range.startOffset = index;
    range.endOffset = index + 1;
    return 0;
  }
  /// The stringification of a range.
  function textOf(range) {
    const { startNode, startOffset, endNode, endOffset } = range;
    if (startNode === endNode && isTextNode(startNode)) return startNode.data.slice(startOffset, endOffset);
    let text = isTextNode(startNode) ? startNode.data.slice(startOffset) : '';
    const top = rootOf(startNode);
    const stop = isTextNode(endNode) ? endNode : tree.childAt(endNode, endOffset) ?? nextSkipping(endNode, top);
    let n = isTextNode(startNode) ? next(startNode, top) : tree.childAt(startNode, startOffset) ?? nextSkipping(startNode, top);
    for (; n !== null && n !== stop; n = next(n, top)) if (isTextNode(n)) text += n.data;
    if (isTextNode(endNode)) text += endNode.data.slice(0, endOffset);
    return text;
  }
  return {
    __proto__: null, comparePoints, commonAncestor, deleteContents, takeContents, insertNode, surround, textOf,
  };
});
