// Selection API: the selection of a document, which is a range and a direction.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const ranges = shared('dom/shared/ranges');
  const idl = use('core/webidl');
  const tasks = use('core/tasks');
  const { brand, of, stamp, wrap } = use('dom/slot');
  const { raise, domError } = use('dom/errors');
  const { string, nodeArgument, nodeOrNullArgument } = use('dom/node');
  const { makeRange, check } = use('dom/range');
  const { pageArray } = use('dom/collections');
  const { comparePoints } = ranges;
  const on = (method) => `Failed to execute '${method}' on 'Selection'`;

  const selection = (object) => brand(object, 'Selection');
  /// The range of a selection, while it is in the document's own tree.
  function rangeOf(state) {
    const { range } = state;
    return range !== null && tree.composedRootOf(range.startNode) === state.doc ? range : null;
  }
  const isEmpty = (range) => range.startNode === range.endNode && range.startOffset === range.endOffset;
  function scheduleChange(state) {
    if (state.isScheduled) return;
    state.isScheduled = true;
    tasks.post(() => {
      state.isScheduled = false;
      const { Event, fireAt } = use('events/events');
      fireAt(state.doc, new Event('selectionchange'));
    });
  }
  function setRange(state, range, direction) {
    if (state.range !== null) state.range.selection = null;
    state.range = range;
    state.direction = direction;
    if (range !== null) range.selection = state;
    scheduleChange(state);
  }
  /// A new range between two points, in the order that they have; the direction is that of the points.
  function between(state, anchorNode, anchorOffset, focusNode, focusOffset) {
    const isForward = tree.rootOf(anchorNode) !== tree.rootOf(focusNode) || comparePoints(anchorNode, anchorOffset, focusNode, focusOffset) <= 0;
    const range = of(makeRange(state.doc));
    range.startNode = isForward ? anchorNode : focusNode;
    range.startOffset = isForward ? anchorOffset : focusOffset;
    range.endNode = isForward ? focusNode : anchorNode;
    range.endOffset = isForward ? focusOffset : anchorOffset;
    setRange(state, range, isForward ? 'forward' : 'backward');
  }
  const anchor = (state) => {
    const range = rangeOf(state);
    if (range === null) return null;
    return state.direction === 'backward' ? [range.endNode, range.endOffset] : [range.startNode, range.startOffset];
  };
  const focus = (state) => {
    const range = rangeOf(state);
    if (range === null) return null;
    return state.direction === 'backward' ? [range.startNode, range.startOffset] : [range.endNode, range.endOffset];
  };
  function collapse(state, r, offset, method) {
    if (r === null) {
      setRange(state, null, 'none');
      return;
    }
    check(r, offset, on(method));
    if (tree.composedRootOf(r) !== state.doc) return;
    between(state, r, offset, r, offset);
  }
  function needRange(state, method) {
    const range = rangeOf(state);
    if (range === null) throw domError('InvalidStateError', `${on(method)}: there is no selection.`);
    return range;
  }

  const members = {
    get anchorNode() { return wrap(anchor(selection(this))?.[0] ?? null); },
    get anchorOffset() { return anchor(selection(this))?.[1] ?? 0; },
    get focusNode() { return wrap(focus(selection(this))?.[0] ?? null); },
    get focusOffset() { return focus(selection(this))?.[1] ?? 0; },
    get isCollapsed() {
      const range = rangeOf(selection(this));
      return range === null || isEmpty(range);
    },
    get rangeCount() { return rangeOf(selection(this)) === null ? 0 : 1; },
    get type() {
      const range = rangeOf(selection(this));
      return range === null ? 'None' : isEmpty(range) ? 'Caret' : 'Range';
    },
    get direction() {
      const state = selection(this);
      const range = rangeOf(state);
      return range === null || isEmpty(range) ? 'none' : state.direction;
    },
    getRangeAt(index) {
      const state = selection(this);
      idl.arity(arguments.length, 1, on('getRangeAt'));
      index = idl.unsignedLong(index);
      const range = rangeOf(state);
      if (index !== 0 || range === null) raise(tree.INDEX_SIZE, on('getRangeAt'), `${index} is not a valid index.`);
      return range.object;
    },
    addRange(range) {
      const state = selection(this);
      idl.arity(arguments.length, 1, on('addRange'));
      const added = brand(range, 'Range');
      if (tree.rootOf(added.startNode) !== state.doc || rangeOf(state) !== null) return;
      setRange(state, added, 'forward');
    },
    removeRange(range) {
      const state = selection(this);
      idl.arity(arguments.length, 1, on('removeRange'));
      if (brand(range, 'Range') !== state.range) raise(tree.NOT_FOUND, on('removeRange'), 'The given range is not in the selection.');
      setRange(state, null, 'none');
    },
    removeAllRanges() {
      const state = selection(this);
      if (state.range !== null) setRange(state, null, 'none');
    },
    empty() {
      const state = selection(this);
      if (state.range !== null) setRange(state, null, 'none');
    },
    collapse(node, offset = 0) {
      const state = selection(this);
      idl.arity(arguments.length, 1, on('collapse'));
      collapse(state, nodeOrNullArgument(node, on('collapse'), 1), idl.unsignedLong(offset), 'collapse');
    },
    setPosition(node, offset = 0) {
      const state = selection(this);
      idl.arity(arguments.length, 1, on('setPosition'));
      collapse(state, nodeOrNullArgument(node, on('setPosition'), 1), idl.unsignedLong(offset), 'setPosition');
    },
    collapseToStart() {
      const state = selection(this);
      const range = needRange(state, 'collapseToStart');
      between(state, range.startNode, range.startOffset, range.startNode, range.startOffset);
    },
    collapseToEnd() {
      const state = selection(this);
      const range = needRange(state, 'collapseToEnd');
      between(state, range.endNode, range.endOffset, range.endNode, range.endOffset);
    },
    extend(node, offset = 0) {
      const state = selection(this);
      idl.arity(arguments.length, 1, on('extend'));
      const r = nodeArgument(node, on('extend'), 1);
      offset = idl.unsignedLong(offset);
      if (tree.composedRootOf(r) !== state.doc) return;
      needRange(state, 'extend');
      check(r, offset, on('extend'));
      const from = anchor(state);
      if (tree.rootOf(from[0]) !== tree.rootOf(r)) between(state, r, offset, r, offset);
      else between(state, from[0], from[1], r, offset);
    },
    setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset) {
      const state = selection(this);
      idl.arity(arguments.length, 4, on('setBaseAndExtent'));
      const from = nodeArgument(anchorNode, on('setBaseAndExtent'), 1);
      anchorOffset = idl.unsignedLong(anchorOffset);
      const to = nodeArgument(focusNode, on('setBaseAndExtent'), 3);
      focusOffset = idl.unsignedLong(focusOffset);
      check(from, anchorOffset, on('setBaseAndExtent'));
      check(to, focusOffset, on('setBaseAndExtent'));
      if (tree.composedRootOf(from) !== state.doc || tree.composedRootOf(to) !== state.doc) return;
      between(state, from, anchorOffset, to, focusOffset);
    },
    selectAllChildren(node) {
      const state = selection(this);
      idl.arity(arguments.length, 1, on('selectAllChildren'));
      const r = nodeArgument(node, on('selectAllChildren'), 1);
      if (r.type === 10) raise(tree.INVALID_NODE_TYPE, on('selectAllChildren'));
      if (tree.composedRootOf(r) !== state.doc) return;
      between(state, r, 0, r, tree.childCount(r));
    },
    modify(alter = '', direction = '', granularity = '') {
      const state = selection(this);
      const range = rangeOf(state);
      const isExtend = string(alter) === 'extend';
      const isForward = string(direction) === 'forward' || direction === 'right';
      const unit = string(granularity);
      if (range === null || (!isExtend && alter !== 'move')) return;
      const at = focus(state);
      const node = at[0];
      const offset = at[1];
      if (node.type !== 3) return;
      const { length } = node.data;
      let to = offset;
      if (unit === 'character') to = isForward ? offset + 1 : offset - 1;
      else if (unit === 'word') to = wordEdge(node.data, offset, isForward);
      else to = isForward ? length : 0;
      to = to < 0 ? 0 : to > length ? length : to;
      const from = anchor(state);
      if (isExtend) between(state, from[0], from[1], node, to);
      else between(state, node, to, node, to);
    },
    deleteFromDocument() {
      const range = rangeOf(selection(this));
      if (range !== null) ranges.deleteContents(range);
      const reactions = use('html/reactions');
      if (reactions.pending) reactions.run();
    },
    containsNode(node, allowPartialContainment = false) {
      const state = selection(this);
      idl.arity(arguments.length, 1, on('containsNode'));
      const r = nodeArgument(node, on('containsNode'), 1);
      const range = rangeOf(state);
      if (range === null || tree.rootOf(r) !== tree.rootOf(range.startNode) || r.parent === null) return false;
      const index = tree.indexOf(r);
      const startsBefore = comparePoints(range.startNode, range.startOffset, r.parent, index) <= 0;
      const endsAfter = comparePoints(range.endNode, range.endOffset, r.parent, index + 1) >= 0;
      if (!allowPartialContainment) return startsBefore && endsAfter;
      return comparePoints(range.startNode, range.startOffset, r.parent, index + 1) < 0
        && comparePoints(range.endNode, range.endOffset, r.parent, index) > 0;
    },
    getComposedRanges() {
      const range = rangeOf(selection(this));
      const list = tree.newList();
      if (range !== null) {
        list.push(stamp(use('dom/range').StaticRange, {
          __proto__: null, kind: 'StaticRange', startNode: range.startNode, startOffset: range.startOffset, endNode: range.endNode,
          endOffset: range.endOffset,
        }));
      }
      return pageArray(list);
    },
    toString() {
      const state = selection(this);
      // Of a text control that has the focus: what is selected in its value.
      const { focused = null } = state.doc.data;
      if (focused !== null && use('html/focus').isTextControl(focused)) {
        const { start, end } = use('html/text-selection').selectionOf(focused);
        return use('html/focus').valueOf(focused).slice(start, end);
      }
      const range = rangeOf(state);
      return range === null ? '' : use('css/inner-text').rangeText(range);
    },
  };
  function wordEdge(text, offset, isForward) {
    const isLetter = (i) => tree.isWordAt(text, i);
    let i = offset;
    if (isForward) {
      while (i < text.length && !isLetter(i)) i++;
      while (isLetter(i)) i++;
    } else {
      while (i > 0 && !isLetter(i - 1)) i--;
      while (isLetter(i - 1)) i--;
    }
    return i;
  }
  const Selection = idl.interfaceFrom({ name: 'Selection', members });
  /// The selection of a document that has a window, else null.
  function selectionOf(doc) {
    if (!doc.data.window) return null;
    let { selection: state } = doc.data;
    if (state === null) {
      state = doc.data.selection = {
        __proto__: null, kind: 'Selection', doc, range: null, direction: 'none', isScheduled: false, object: null,
        changed() { scheduleChange(this); },
      };
      state.object = stamp(Selection, state);
    }
    return state.object;
  }
  /// A press of the user puts the caret somewhere.
  function put(r, offset) {
    const object = selectionOf(r.doc);
    if (object === null) return;
    const state = of(object);
    const range = rangeOf(state);
    if (range !== null && isEmpty(range) && range.startNode === r && range.startOffset === offset) return;
    collapse(state, r, offset, 'collapse');
  }
  const { getSelection } = {
    getSelection() {
      idl.checkGlobal(this);
      return selectionOf(use('dom/page-document').record());
    },
  };
  /// The text that is selected in a document.
  function textOf(doc) {
    const object = selectionOf(doc);
    const range = object === null ? null : rangeOf(of(object));
    return range === null ? '' : use('css/inner-text').rangeText(range);
  }
  /// Selects all that a document shows.
  function selectAll(doc) {
    const object = selectionOf(doc);
    const root = tree.bodyOf(doc) ?? tree.firstElement(doc);
    if (object !== null && root !== null) between(of(object), root, 0, root, tree.childCount(root));
  }
  return { Selection, selectionOf, getSelection, put, textOf, selectAll };
});
