// DOM, section 6 (traversal): NodeIterator, TreeWalker, NodeFilter.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { ObjectDefineProperty, ReflectApply } = primordials;
  const { TypeError } = intrinsics;
  const tree = shared('dom/shared/tree');
  const live = shared('dom/shared/live');
  const idl = use('core/webidl');
  const { brand, stamp, wrap } = use('dom/slot');
  const { domError, notOfType } = use('dom/errors');
  const { nodeArgument } = use('dom/node');
  const ACCEPT = 1, REJECT = 2, SKIP = 3;

  const { NodeFilter } = { NodeFilter() { throw new TypeError('Illegal constructor'); } };
  const constants = {
    __proto__: null, FILTER_ACCEPT: 1, FILTER_REJECT: 2, FILTER_SKIP: 3, SHOW_ALL: 0xffffffff, SHOW_ELEMENT: 1, SHOW_ATTRIBUTE: 2,
    SHOW_TEXT: 4, SHOW_CDATA_SECTION: 8, SHOW_ENTITY_REFERENCE: 16, SHOW_ENTITY: 32, SHOW_PROCESSING_INSTRUCTION: 64,
    SHOW_COMMENT: 128, SHOW_DOCUMENT: 256, SHOW_DOCUMENT_TYPE: 512, SHOW_DOCUMENT_FRAGMENT: 1024, SHOW_NOTATION: 2048,
  };
  for (const name in constants) {
    ObjectDefineProperty(NodeFilter, name, { __proto__: null, value: constants[name], writable: false, enumerable: true, configurable: false });
  }

  function filterArgument(filter, where) {
    if (filter === null || filter === undefined) return null;
    if (!idl.isObject(filter)) throw notOfType(where, 3, 'NodeFilter');
    return filter;
  }
  /// "To filter a node within a traverser".
  function accepts(state, r) {
    if (state.isActive) throw domError('InvalidStateError', 'The filter of a traversal may not use it.');
    if (((1 << (r.type - 1)) & state.whatToShow) === 0) return SKIP;
    const { filter } = state;
    if (filter === null) return ACCEPT;
    state.isActive = true;
    try {
      const node = wrap(r);
      if (typeof filter === 'function') return idl.unsignedShort(ReflectApply(filter, undefined, [node]));
      const { acceptNode } = filter;
      if (typeof acceptNode !== 'function') throw new TypeError('The filter has no function acceptNode.');
      return idl.unsignedShort(ReflectApply(acceptNode, filter, [node]));
    } finally {
      state.isActive = false;
    }
  }
  const stateOf = (kind, root, whatToShow, filter) => ({
    __proto__: null, kind, root, reference: root, isBefore: true, current: root, whatToShow, filter, isActive: false, place: null,
  });

  // MARK: NodeIterator (section 6.1)

  const iterator = (object) => brand(object, 'NodeIterator');
  function traverse(state, isForward) {
    const { root } = state;
    // Where the traversal is, which a filter that removes nodes moves as it does the iterator. The standard does
    // not say so; browsers agree.
    const place = { __proto__: null, root, reference: state.reference, isBefore: state.isBefore };
    const outer = state.place;
    state.place = place;
    try {
      for (;;) {
        if (place.isBefore !== isForward) {
          const node = isForward ? tree.next(place.reference, root) : tree.previous(place.reference, root);
          if (node === null) return null;
          place.reference = node;
        } else place.isBefore = !isForward;
        const node = place.reference;
        if (accepts(state, node) !== ACCEPT) continue;
        state.reference = place.reference;
        state.isBefore = place.isBefore;
        return wrap(node);
      }
    } finally {
      state.place = outer;
    }
  }
  const NodeIterator = idl.interfaceFrom({
    name: 'NodeIterator',
    members: {
      get root() { return wrap(iterator(this).root); },
      get referenceNode() { return wrap(iterator(this).reference); },
      get pointerBeforeReferenceNode() { return iterator(this).isBefore; },
      get whatToShow() { return iterator(this).whatToShow; },
      get filter() { return iterator(this).filter; },
      nextNode() { return traverse(iterator(this), true); },
      previousNode() { return traverse(iterator(this), false); },
      detach() { iterator(this); },
    },
  });
  function makeIterator(root, whatToShow, filter, where) {
    const state = stateOf('NodeIterator', root, whatToShow, filterArgument(filter, where));
    live.add(root.doc.data.iterators, state);
    return stamp(NodeIterator, state);
  }

  // MARK: TreeWalker (section 6.2)

  const walker = (object) => brand(object, 'TreeWalker');
  function at(state, r) {
    state.current = r;
    return wrap(r);
  }
  /// "Traverse children".
  function children(state, isFirst) {
    let node = isFirst ? state.current.first : state.current.last;
    while (node !== null) {
      const result = accepts(state, node);
      if (result === ACCEPT) return at(state, node);
      if (result === SKIP) {
        const child = isFirst ? node.first : node.last;
        if (child !== null) {
          node = child;
          continue;
        }
      }
      while (node !== null) {
        const sibling = isFirst ? node.next : node.prev;
        if (sibling !== null) {
          node = sibling;
          break;
        }
        const { parent } = node;
        if (parent === null || parent === state.root || parent === state.current) return null;
        node = parent;
      }
    }
    return null;
  }
  /// "Traverse siblings".
  function siblings(state, isNext) {
    let node = state.current;
    if (node === state.root) return null;
    for (;;) {
      let sibling = isNext ? node.next : node.prev;
      while (sibling !== null) {
        node = sibling;
        const result = accepts(state, node);
        if (result === ACCEPT) return at(state, node);
        sibling = isNext ? node.first : node.last;
        if (result === REJECT || sibling === null) sibling = isNext ? node.next : node.prev;
      }
      node = node.parent;
      if (node === null || node === state.root) return null;
      if (accepts(state, node) === ACCEPT) return null;
    }
  }
  const TreeWalker = idl.interfaceFrom({
    name: 'TreeWalker',
    members: {
      get root() { return wrap(walker(this).root); },
      get whatToShow() { return walker(this).whatToShow; },
      get filter() { return walker(this).filter; },
      get currentNode() { return wrap(walker(this).current); },
      set currentNode(value) {
        const state = walker(this);
        state.current = nodeArgument(value, "Failed to set the 'currentNode' property on 'TreeWalker'", 1);
      },
      parentNode() {
        const state = walker(this);
        let node = state.current;
        while (node !== null && node !== state.root) {
          node = node.parent;
          if (node !== null && accepts(state, node) === ACCEPT) return at(state, node);
        }
        return null;
      },
      firstChild() { return children(walker(this), true); },
      lastChild() { return children(walker(this), false); },
      previousSibling() { return siblings(walker(this), false); },
      nextSibling() { return siblings(walker(this), true); },
      previousNode() {
        const state = walker(this);
        let node = state.current;
        while (node !== state.root) {
          let sibling = node.prev;
          while (sibling !== null) {
            node = sibling;
            let result = accepts(state, node);
            while (result !== REJECT && node.last !== null) {
              node = node.last;
              result = accepts(state, node);
            }
            if (result === ACCEPT) return at(state, node);
            sibling = node.prev;
          }
          if (node === state.root || node.parent === null) return null;
          node = node.parent;
          if (accepts(state, node) === ACCEPT) return at(state, node);
        }
        return null;
      },
      nextNode() {
        const state = walker(this);
        let node = state.current;
        let result = ACCEPT;
        for (;;) {
          while (result !== REJECT && node.first !== null) {
            node = node.first;
            result = accepts(state, node);
            if (result === ACCEPT) return at(state, node);
          }
          let sibling = null;
          let up = node;
          while (up !== null) {
            if (up === state.root) return null;
            sibling = up.next;
            if (sibling !== null) break;
            up = up.parent;
          }
          if (sibling === null) return null;
          node = sibling;
          result = accepts(state, node);
          if (result === ACCEPT) return at(state, node);
        }
      },
    },
  });
  const makeWalker = (root, whatToShow, filter, where) =>
    stamp(TreeWalker, stateOf('TreeWalker', root, whatToShow, filterArgument(filter, where)));
  return { NodeIterator, TreeWalker, NodeFilter, makeIterator, makeWalker };
});
