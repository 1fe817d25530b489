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
  function commonAncestor(range) {
    let r = range.startNode;
    while (!contains(r, range.endNode)) r = r.parent;
    return r;
  }
  /// Where a range is after its contents are gone: "new node, new offset".
  function afterwards(range) {
    const { startNode, startOffset, endNode } = range;
    if (contains(startNode, endNode)) return [startNode, startOffset];
    let reference = startNode;
    while (reference.parent !== null && !contains(reference.parent, endNode)) reference = reference.parent;
    return [reference.parent, indexOf(reference) + 1];
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
    const top = commonAncestor(range);
    const stop = isText(endNode) ? endNode : tree.childAt(endNode, endOffset) ?? nextSkipping(endNode, top);
    let r = (isText(startNode) ? null : tree.childAt(startNode, startOffset)) ?? nextSkipping(startNode, top);
    while (r !== null && r !== stop) {
      if (contains(r, endNode)) r = next(r, top);
      else {
        removed.push(r);
        r = nextSkipping(r, top);
      }
    }
    const [node, offset] = afterwards(range);
    if (isText(startNode)) tree.replaceData(startNode, startOffset, startNode.data.length - startOffset, '');
    for (let i = 0; i < removed.length; i++) if (removed[i].parent !== null) tree.remove(removed[i]);
    if (isText(endNode)) tree.replaceData(endNode, 0, endOffset, '');
    collapseTo(range, node, offset);
  }
  /// `extractContents()` and `cloneContents()`: a fragment, or a code. Partly contained nodes are taken in
  /// turn, not by recursion: a range may be as deep as its tree.
  function takeContents(range, isExtract) {
    const { doc } = range.startNode;
    const fragment = tree.newFragment(doc);
    let after = null;
    if (isExtract) after = afterwards(range);
    const open = [{
      startNode: range.startNode, startOffset: range.startOffset, endNode: range.endNode, endOffset: range.endOffset, into: fragment,
    }];
    const isEmpty = range.startNode === range.endNode && range.startOffset === range.endOffset;
    const isOneText = range.startNode === range.endNode && isText(range.startNode);
    while (open.length > 0) {
      const code = takePart(open.shift(), doc, isExtract, open);
      if (code !== 0) return code;
    }
    if (isExtract && !isEmpty && !isOneText) collapseTo(range, after[0], after[1]);
    return fragment;
  }
  function takeText(part, node, from, to, doc, isExtract) {
    const copy = tree.clone(node, doc, false);
    copy.data = node.data.slice(from, to);
    tree.append(part.into, copy);
    if (isExtract) tree.replaceData(node, from, to - from, '');
  }
  function takePart(part, doc, isExtract, open) {
    const { startNode, startOffset, endNode, endOffset, into } = part;
    if (startNode === endNode && startOffset === endOffset) return 0;
    if (startNode === endNode && isText(startNode)) {
      takeText(part, startNode, startOffset, endOffset, doc, isExtract);
      return 0;
    }
    const common = commonAncestor(part);
    let first = null;
    if (!contains(startNode, endNode)) {
      first = startNode;
      while (first.parent !== common) first = first.parent;
    }
    let last = null;
    if (!contains(endNode, startNode)) {
      last = endNode;
      while (last.parent !== common) last = last.parent;
    }
    const contained = [];
    let n = first !== null ? first.next : tree.childAt(common, startOffset);
    const stop = last !== null ? last : tree.childAt(common, endOffset);
    for (; n !== stop && n !== null; n = n.next) {
      if (n.type === 10) return HIERARCHY;
      contained.push(n);
    }
    const takeEdge = (edge, isFirst) => {
      const boundary = isFirst ? startNode : endNode;
      if (isText(edge)) {
        takeText(part, edge, isFirst ? startOffset : 0, isFirst ? edge.data.length : endOffset, doc, isExtract);
        return;
      }
      const copy = tree.clone(edge, doc, false);
      tree.append(into, copy);
      open.push(isFirst
        ? { startNode: boundary, startOffset, endNode: edge, endOffset: lengthOf(edge), into: copy }
        : { startNode: edge, startOffset: 0, endNode: boundary, endOffset, into: copy });
    };
    if (first !== null) takeEdge(first, true);
    for (let i = 0; i < contained.length; i++) tree.append(into, isExtract ? contained[i] : tree.clone(contained[i], doc, true));
    if (last !== null) takeEdge(last, false);
    return 0;
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
