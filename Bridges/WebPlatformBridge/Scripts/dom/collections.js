// DOM, sections 4.2.10 (old-style collections: NodeList and HTMLCollection) and 4.2.9 (parent nodes). A live
// collection looks at the tree again when a version number of its document says that something changed.
(function (platform) {
  'use strict';
  const { arrayFunctions, intrinsics, primordials, shared, use } = platform;
  const { ArrayFrom, ReflectApply } = primordials;
  const { Array } = intrinsics;
  const tree = shared('dom/shared/tree');
  const idl = use('core/webidl');
  const { brand, wrap } = use('dom/slot');
  const { addIterator, handlerOf, make } = use('dom/exotic');
  const { getAttribute, moreOf, next, newList, HTML } = tree;
  const { hasClasses, parse } = shared('dom/shared/tokens');
  const byName = shared('dom/shared/by-name');
  const { any, isNamed, isNamedInHTML, isNamedLocal, isNamedNS } = shared('dom/shared/elements');

  // MARK: State

  /// `test(record, argument)` picks elements; null for the children of whatever type.
  const collectionState = (kind, root, test, argument, isDeep, usesAttributes) => ({
    kind, root, test, argument, isDeep, usesAttributes, doc: null, version: -1, list: null, names: null, namesVersion: -1, inOrder: null,
    index: null,
  });
  function gather(state) {
    const { root, test, argument, inOrder } = state;
    if (inOrder !== null) return inOrder(root);
    if (state.isDeep) return tree.gather(root, test, argument);
    const list = newList();
    if (test === null) {
      for (let n = root.first; n !== null; n = n.next) list.push(n);
    } else for (let n = root.first; n !== null; n = n.next) if (n.type === 1 && test(n, argument)) list.push(n);
    return list;
  }
  const versionOf = (state) => (state.usesAttributes ? state.root.doc.data.version : state.root.doc.data.treeVersion);
  /// The records of a collection now.
  function listOf(state) {
    const { root } = state;
    if (root === null) return state.list;
    const version = versionOf(state);
    if (state.version !== version || state.doc !== root.doc) {
      state.list = gather(state);
      state.version = version;
      state.doc = root.doc;
    }
    return state.list;
  }
  function itemOf(state, i) {
    const { root } = state;
    if (i === 0 && root !== null && state.inOrder === null && (state.version !== versionOf(state) || state.doc !== root.doc)) {
      // `while (list[0])` with a change each time does not look at all of them.
      const { test, argument } = state;
      if (!state.isDeep) {
        for (let n = root.first; n !== null; n = n.next) if (test === null || (n.type === 1 && test(n, argument))) return n;
        return null;
      }
      for (let n = root.first; n !== null; n = next(n, root)) if (n.type === 1 && test(n, argument)) return n;
      return null;
    }
    const list = listOf(state);
    return i < list.length ? list[i] : null;
  }

  // MARK: NodeList

  const lengthOf = (state) => listOf(state).length;
  function itemValue(state, i) {
    const r = itemOf(state, i);
    return r === null ? undefined : wrap(r);
  }
  const nodeListMembers = {
    item(index) {
      const state = brand(this, 'NodeList');
      idl.arity(arguments.length, 1, "Failed to execute 'item' on 'NodeList'");
      return wrap(itemOf(state, idl.unsignedLong(index)));
    },
    get length() { return listOf(brand(this, 'NodeList')).length; },
  };
  const NodeList = idl.interfaceFrom({ name: 'NodeList', members: nodeListMembers });
  /// The members that a list of values has from arrays (Web IDL, section 3.7.9).
  function makeIterable(Interface, isWhole) {
    if (isWhole) idl.mix(Interface.prototype, arrayFunctions);
    addIterator(Interface.prototype);
  }
  makeIterable(NodeList, true);
  const nodeListHandler = handlerOf({ length: lengthOf, item: itemValue });
  const makeNodeList = (state) => make(NodeList, state, nodeListHandler);
  /// A list that does not change, of records.
  function nodeList(records) {
    const state = collectionState('NodeList', null, null, null, false, false);
    state.list = records;
    return makeNodeList(state);
  }
  function namedState(kind, root, test, name) {
    const state = collectionState(kind, root, test, name, true, true);
    state.inOrder = () => byName.ofTree(root, test, name);
    return state;
  }
  /// The elements of a root that a test takes by a name, as a live list.
  function namedNodeList(root, test, name) {
    return makeNodeList(namedState('NodeList', root, test, name));
  }

  // MARK: HTMLCollection

  /// "Supported property names": ids, and names of HTML elements.
  function namesOf(state) {
    const { version } = state.root.doc.data;
    if (state.names !== null && state.namesVersion === version) return state.names;
    const list = listOf(state);
    const names = newList();
    const seen = new primordials.Set();
    for (let i = 0; i < list.length; i++) {
      if (list[i].attrs === null) continue;
      const id = getAttribute(list[i], 'id');
      if (id !== null && id !== '' && !seen.has(id)) { seen.add(id); names.push(id); }
      const name = (list[i].flags & HTML) !== 0 ? getAttribute(list[i], 'name') : null;
      if (name !== null && name !== '' && !seen.has(name)) { seen.add(name); names.push(name); }
    }
    state.names = names;
    state.namesVersion = version;
    return names;
  }
  const isNamedItem = (r, name) => getAttribute(r, 'id') === name || ((r.flags & HTML) !== 0 && getAttribute(r, 'name') === name);
  function namedOf(state, name) {
    if (name === '') return null;
    return byName.ofList(state, listOf(state), state.root.doc.data.version, isNamedItem, name)[0] ?? null;
  }
  const htmlCollectionMembers = {
    get length() { return listOf(brand(this, 'HTMLCollection')).length; },
    item(index) {
      const state = brand(this, 'HTMLCollection');
      idl.arity(arguments.length, 1, "Failed to execute 'item' on 'HTMLCollection'");
      return wrap(itemOf(state, idl.unsignedLong(index)));
    },
    namedItem(name) {
      const state = brand(this, 'HTMLCollection');
      idl.arity(arguments.length, 1, "Failed to execute 'namedItem' on 'HTMLCollection'");
      return wrap(namedOf(state, idl.DOMString(name)));
    },
  };
  const HTMLCollection = idl.interfaceFrom({ name: 'HTMLCollection', members: htmlCollectionMembers });
  makeIterable(HTMLCollection, false);
  function namedValue(state, name) {
    const r = namedOf(state, name);
    return r === null ? undefined : wrap(r);
  }
  const htmlCollectionHandler = handlerOf({
    length: lengthOf, item: itemValue, names: namesOf, named: namedValue, isUnenumerable: true,
  });
  /// A live collection of elements: `isChildren` looks at the children alone, `usesAttributes` again after
  /// each change of an attribute too.
  function htmlCollection(root, test, argument, { isChildren = false, usesAttributes = true } = {}) {
    const state = collectionState('HTMLCollection', root, test, argument, !isChildren, usesAttributes);
    return make(HTMLCollection, state, htmlCollectionHandler);
  }

  // MARK: The same object each time

  const listsOf = (r) => moreOf(r).lists ??= {
    childNodes: null, children: null, attributes: null, classList: null, dataset: null, rest: null,
  };
  /// What `make(root, argument)` made for a root and a key.
  function cached(root, key, make, argument) {
    const rest = listsOf(root).rest ??= new primordials.Map();
    let found = rest.get(key);
    if (found === undefined) rest.set(key, found = make(root, argument));
    return found;
  }
  const childNodesOf = (r) => listsOf(r).childNodes ??= makeNodeList(collectionState('NodeList', r, null, null, false, false));
  const childrenOf = (r) => listsOf(r).children ??= htmlCollection(r, any, null, { isChildren: true, usesAttributes: false });

  function makeNamed(root, wanted) {
    const state = namedState('HTMLCollection', root, wanted.test, wanted.argument);
    return { __proto__: null, state, object: make(HTMLCollection, state, htmlCollectionHandler) };
  }
  /// A collection by a test and a name, with its state: the same one each time.
  const namedCollection = (root, test, name) => cached(root, `#named ${name}`, makeNamed, { __proto__: null, test, argument: name });

  /// An array of the page with the same items.
  const pageArray = (list) => ReflectApply(ArrayFrom, Array, [list]);
  /// An array of the page with the wrappers of records.
  function pageNodes(records) {
    const list = newList();
    for (let i = 0; i < records.length; i++) list.push(wrap(records[i]));
    return pageArray(list);
  }

  // MARK: getElementsBy… (section 4.2.6)

  function tagCollection(root, name) {
    if (name === '*') return htmlCollection(root, any, null, { usesAttributes: false });
    if (!root.doc.data.isHTML) return htmlCollection(root, isNamed, name, { usesAttributes: false });
    const lower = tree.lower(name);
    if (lower === name && primordials.StringPrototypeIndexOf(name, ':') < 0) {
      return htmlCollection(root, isNamedLocal, name, { usesAttributes: false });
    }
    return htmlCollection(root, isNamedInHTML, { lower, given: name }, { usesAttributes: false });
  }
  const byTagName = (root, name) => cached(root, `t${name}`, tagCollection, name);
  const nsCollection = (root, wanted) => htmlCollection(root, isNamedNS, wanted, { usesAttributes: false });
  const byTagNameNS = (root, ns, local) => cached(root, `n${ns ?? ''}|${local}`, nsCollection, { ns: ns === '' ? null : ns, local });
  const classCollection = (root, names) => htmlCollection(root, hasClasses, parse(names));
  const byClassName = (root, names) => cached(root, `c${names}`, classCollection, names);

  return {
    NodeList, HTMLCollection, nodeList, namedNodeList, htmlCollection, namedCollection, cached, listsOf, childNodesOf, childrenOf, pageArray, pageNodes,
    byTagName, byTagNameNS, byClassName, listOf, itemOf, namedOf, makeIterable, any, collectionState, htmlCollectionHandler, namesOf,
  };
});
