// DOM, section 5 (ranges): AbstractRange, StaticRange, Range.
(function (platform) {
  'use strict';
  const { intrinsics, shared, use } = platform;
  const { TypeError } = intrinsics;
  const tree = shared('dom/shared/tree');
  const live = shared('dom/shared/live');
  const ranges = shared('dom/shared/ranges');
  const idl = use('core/webidl');
  const { of, nodeOrNull, stamp, wrap, illegal } = use('dom/slot');
  const { raise, domError } = use('dom/errors');
  const { string, nodeArgument } = use('dom/node');
  const reactions = use('html/reactions');
  const { comparePoints } = ranges;
  const on = (method) => `Failed to execute '${method}' on 'Range'`;

  // MARK: State

  function abstractRange(object) {
    const state = of(object);
    if (state.kind !== 'Range' && state.kind !== 'StaticRange') throw illegal();
    return state;
  }
  function range(object) {
    const state = of(object);
    if (state.kind !== 'Range') throw illegal();
    return state;
  }
  const stateOf = (kind, node, offset) => ({
    __proto__: null, kind, startNode: node, startOffset: offset, endNode: node, endOffset: offset, doc: node.doc, selection: null, object: null,
  });
  /// The list of the document that the range is in has to know it.
  function moved(state) {
    const { doc } = state.startNode;
    if (state.doc !== doc) {
      live.drop(state.doc.data.ranges, state);
      live.add(doc.data.ranges, state);
      state.doc = doc;
    }
    if (state.selection !== null) state.selection.changed();
  }
  function setStart(state, node, offset, where) {
    check(node, offset, where);
    if (tree.rootOf(state.startNode) !== tree.rootOf(node) || comparePoints(node, offset, state.endNode, state.endOffset) > 0) {
      state.endNode = node;
      state.endOffset = offset;
    }
    state.startNode = node;
    state.startOffset = offset;
    moved(state);
  }
  function setEnd(state, node, offset, where) {
    check(node, offset, where);
    if (tree.rootOf(state.startNode) !== tree.rootOf(node) || comparePoints(node, offset, state.startNode, state.startOffset) < 0) {
      state.startNode = node;
      state.startOffset = offset;
    }
    state.endNode = node;
    state.endOffset = offset;
    moved(state);
  }
  function check(node, offset, where) {
    if (node.type === 10) raise(tree.INVALID_NODE_TYPE, where, `The node provided is of type '${tree.nodeNameOf(node)}'.`);
    if (offset > tree.lengthOf(node)) {
      raise(tree.INDEX_SIZE, where, `The offset ${offset} is larger than the node's length (${tree.lengthOf(node)}).`);
    }
  }
  function parentOf(node, where) {
    if (node.parent === null) raise(tree.INVALID_NODE_TYPE, where, 'the given Node has no parent.');
    return node.parent;
  }
  const finish = () => { if (reactions.pending) reactions.run(); };

  // MARK: AbstractRange and StaticRange

  const AbstractRange = idl.interfaceFrom({
    name: 'AbstractRange',
    members: {
      get startContainer() { return wrap(abstractRange(this).startNode); },
      get startOffset() { return abstractRange(this).startOffset; },
      get endContainer() { return wrap(abstractRange(this).endNode); },
      get endOffset() { return abstractRange(this).endOffset; },
      get collapsed() {
        const state = abstractRange(this);
        return state.startNode === state.endNode && state.startOffset === state.endOffset;
      },
    },
  });
  const nodeMember = (v, where) => {
    const r = nodeOrNull(v);
    if (r === null) throw new TypeError(`${where}: The value is not of type 'Node'.`);
    return r;
  };
  const staticInit = idl.dictionary([
    ['endContainer', nodeMember, idl.required], ['endOffset', idl.unsignedLong, idl.required],
    ['startContainer', nodeMember, idl.required], ['startOffset', idl.unsignedLong, idl.required],
  ]);
  const StaticRange = idl.interfaceFrom({
    name: 'StaticRange', parent: AbstractRange, members: {}, length: 1,
    construct(given, target) {
      const where = "Failed to construct 'StaticRange'";
      const init = staticInit(given[0], where);
      if (init.startContainer.type === 10 || init.startContainer.type === 2 || init.endContainer.type === 10 || init.endContainer.type === 2) {
        raise(tree.INVALID_NODE_TYPE, where, 'A boundary point cannot be in a doctype or an attribute.');
      }
      const state = stateOf('StaticRange', init.startContainer, init.startOffset);
      state.endNode = init.endContainer;
      state.endOffset = init.endOffset;
      return stamp(target, state);
    },
  });

  // MARK: Range

  const members = {
    get commonAncestorContainer() { return wrap(ranges.commonAncestor(range(this))); },
    setStart(node, offset) {
      const state = range(this);
      idl.arity(arguments.length, 2, on('setStart'));
      const r = nodeArgument(node, on('setStart'), 1);
      setStart(state, r, idl.unsignedLong(offset), on('setStart'));
    },
    setEnd(node, offset) {
      const state = range(this);
      idl.arity(arguments.length, 2, on('setEnd'));
      const r = nodeArgument(node, on('setEnd'), 1);
      setEnd(state, r, idl.unsignedLong(offset), on('setEnd'));
    },
    setStartBefore(node) {
      const state = range(this);
      idl.arity(arguments.length, 1, on('setStartBefore'));
      const r = nodeArgument(node, on('setStartBefore'), 1);
      setStart(state, parentOf(r, on('setStartBefore')), tree.indexOf(r), on('setStartBefore'));
    },
    setStartAfter(node) {
      const state = range(this);
      idl.arity(arguments.length, 1, on('setStartAfter'));
      const r = nodeArgument(node, on('setStartAfter'), 1);
      setStart(state, parentOf(r, on('setStartAfter')), tree.indexOf(r) + 1, on('setStartAfter'));
    },
    setEndBefore(node) {
      const state = range(this);
      idl.arity(arguments.length, 1, on('setEndBefore'));
      const r = nodeArgument(node, on('setEndBefore'), 1);
      setEnd(state, parentOf(r, on('setEndBefore')), tree.indexOf(r), on('setEndBefore'));
    },
    setEndAfter(node) {
      const state = range(this);
      idl.arity(arguments.length, 1, on('setEndAfter'));
      const r = nodeArgument(node, on('setEndAfter'), 1);
      setEnd(state, parentOf(r, on('setEndAfter')), tree.indexOf(r) + 1, on('setEndAfter'));
    },
    collapse(toStart = false) {
      const state = range(this);
      if (toStart) {
        state.endNode = state.startNode;
        state.endOffset = state.startOffset;
      } else {
        state.startNode = state.endNode;
        state.startOffset = state.endOffset;
      }
      moved(state);
    },
    selectNode(node) {
      const state = range(this);
      idl.arity(arguments.length, 1, on('selectNode'));
      const r = nodeArgument(node, on('selectNode'), 1);
      const parent = parentOf(r, on('selectNode'));
      const index = tree.indexOf(r);
      state.startNode = state.endNode = parent;
      state.startOffset = index;
      state.endOffset = index + 1;
      moved(state);
    },
    selectNodeContents(node) {
      const state = range(this);
      idl.arity(arguments.length, 1, on('selectNodeContents'));
      const r = nodeArgument(node, on('selectNodeContents'), 1);
      if (r.type === 10) raise(tree.INVALID_NODE_TYPE, on('selectNodeContents'), `The node provided is of type '${r.name}'.`);
      state.startNode = state.endNode = r;
      state.startOffset = 0;
      state.endOffset = tree.lengthOf(r);
      moved(state);
    },
    compareBoundaryPoints(how, sourceRange) {
      const state = range(this);
      idl.arity(arguments.length, 2, on('compareBoundaryPoints'));
      how = idl.unsignedShort(how);
      const other = range(sourceRange);
      if (how > 3) throw domError('NotSupportedError', `${on('compareBoundaryPoints')}: The comparison method provided must be one of 'START_TO_START', 'START_TO_END', 'END_TO_END', or 'END_TO_START'.`);
      if (tree.rootOf(state.startNode) !== tree.rootOf(other.startNode)) {
        throw domError('WrongDocumentError', `${on('compareBoundaryPoints')}: The source range is in a different document than this range.`);
      }
      const isOwnEnd = how === 1 || how === 2;
      const isOtherEnd = how === 2 || how === 3;
      return comparePoints(
        isOwnEnd ? state.endNode : state.startNode, isOwnEnd ? state.endOffset : state.startOffset,
        isOtherEnd ? other.endNode : other.startNode, isOtherEnd ? other.endOffset : other.startOffset);
    },
    deleteContents() {
      ranges.deleteContents(range(this));
      finish();
    },
    extractContents() {
      const fragment = ranges.takeContents(range(this), true);
      if (typeof fragment === 'number') raise(fragment, on('extractContents'));
      finish();
      return wrap(fragment);
    },
    cloneContents() {
      const fragment = ranges.takeContents(range(this), false);
      if (typeof fragment === 'number') raise(fragment, on('cloneContents'));
      finish();
      return wrap(fragment);
    },
    insertNode(node) {
      const state = range(this);
      idl.arity(arguments.length, 1, on('insertNode'));
      const code = ranges.insertNode(state, nodeArgument(node, on('insertNode'), 1));
      if (code !== 0) raise(code, on('insertNode'));
      finish();
    },
    surroundContents(newParent) {
      const state = range(this);
      idl.arity(arguments.length, 1, on('surroundContents'));
      const code = ranges.surround(state, nodeArgument(newParent, on('surroundContents'), 1));
      if (code !== 0) raise(code, on('surroundContents'), code === tree.INVALID_STATE ? 'The Range has partially selected a non-Text node.' : undefined);
      finish();
    },
    cloneRange() {
      const state = range(this);
      const copy = stateOf('Range', state.startNode, state.startOffset);
      copy.endNode = state.endNode;
      copy.endOffset = state.endOffset;
      return register(copy, Range);
    },
    detach() { range(this); },
    isPointInRange(node, offset) {
      const state = range(this);
      idl.arity(arguments.length, 2, on('isPointInRange'));
      const r = nodeArgument(node, on('isPointInRange'), 1);
      offset = idl.unsignedLong(offset);
      if (tree.rootOf(r) !== tree.rootOf(state.startNode)) return false;
      check(r, offset, on('isPointInRange'));
      return comparePoints(r, offset, state.startNode, state.startOffset) >= 0 && comparePoints(r, offset, state.endNode, state.endOffset) <= 0;
    },
    comparePoint(node, offset) {
      const state = range(this);
      idl.arity(arguments.length, 2, on('comparePoint'));
      const r = nodeArgument(node, on('comparePoint'), 1);
      offset = idl.unsignedLong(offset);
      if (tree.rootOf(r) !== tree.rootOf(state.startNode)) {
        throw domError('WrongDocumentError', `${on('comparePoint')}: The node provided and the Range are not in the same tree.`);
      }
      check(r, offset, on('comparePoint'));
      if (comparePoints(r, offset, state.startNode, state.startOffset) < 0) return -1;
      return comparePoints(r, offset, state.endNode, state.endOffset) > 0 ? 1 : 0;
    },
    intersectsNode(node) {
      const state = range(this);
      idl.arity(arguments.length, 1, on('intersectsNode'));
      const r = nodeArgument(node, on('intersectsNode'), 1);
      if (tree.rootOf(r) !== tree.rootOf(state.startNode)) return false;
      if (r.parent === null) return true;
      const index = tree.indexOf(r);
      return comparePoints(r.parent, index, state.endNode, state.endOffset) < 0
        && comparePoints(r.parent, index + 1, state.startNode, state.startOffset) > 0;
    },
    createContextualFragment(string_) {
      const state = range(this);
      idl.arity(arguments.length, 1, on('createContextualFragment'));
      const text = string(string_);
      const { startNode } = state;
      const context = startNode.type === 1 ? startNode : startNode.type === 9 || startNode.type === 11 ? startNode : startNode.parent ?? startNode;
      return wrap(use('dom/markup').parseContextual(context, startNode.doc, text));
    },
    getClientRects() { return use('css/geometry').rangeRects(range(this)); },
    getBoundingClientRect() { return use('css/geometry').rangeRect(range(this)); },
    toString() { return ranges.textOf(range(this)); },
  };
  const Range = idl.interfaceFrom({
    name: 'Range', parent: AbstractRange, members,
    constants: { START_TO_START: 0, START_TO_END: 1, END_TO_END: 2, END_TO_START: 3 },
    construct: (given, target) => register(stateOf('Range', use('dom/page-document').record(), 0), target),
  });
  function register(state, Interface) {
    live.add(state.doc.data.ranges, state);
    return (state.object = stamp(Interface, state));
  }
  const makeRange = (node, offset = 0) => register(stateOf('Range', node, offset), Range);
  return { AbstractRange, StaticRange, Range, makeRange, setStart, setEnd, moved, check, rangeState: range };
});
