// DOM, sections 4.2.6 to 4.2.8: what documents, fragments and elements (ParentNode), and elements, character
// data and doctypes (ChildNode) have in common.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { ObjectDefineProperty, SymbolUnscopables } = primordials;
  const tree = shared('dom/shared/tree');
  const idl = use('core/webidl');
  const { recordOf, nodeOrNull, wrap } = use('dom/slot');
  const { raise, domError } = use('dom/errors');
  const { string, preInsert, nodeArgument, nodeOrNullArgument } = use('dom/node');
  const reactions = use('html/reactions');

  /// `[Unscopable]` members of an interface.
  function unscopable(Interface, names) {
    const object = { __proto__: null };
    for (let i = 0; i < names.length; i++) object[names[i]] = true;
    ObjectDefineProperty(Interface.prototype, SymbolUnscopables, {
      __proto__: null, value: object, writable: false, enumerable: false, configurable: true,
    });
  }
  /// "Convert nodes into a node": a record. Strings are converted before anything of the tree changes.
  function convert(given, doc) {
    const list = tree.newList();
    for (let i = 0; i < given.length; i++) list.push(nodeOrNull(given[i]) ?? string(given[i]));
    for (let i = 0; i < list.length; i++) if (typeof list[i] === 'string') list[i] = tree.newText(doc, list[i]);
    if (list.length === 1) return list[0];
    const fragment = tree.newFragment(doc);
    for (let i = 0; i < list.length; i++) {
      const code = tree.preInsert(fragment, list[i], null);
      if (code !== 0) raise(code, 'Failed to convert the nodes');
    }
    return fragment;
  }
  const isGiven = (given, r) => {
    for (let i = 0; i < given.length; i++) if (nodeOrNull(given[i]) === r) return true;
    return false;
  };
  const where = (method, r) => `Failed to execute '${method}' on '${r.type === 1 ? 'Element' : r.type === 9 ? 'Document' : r.type === 10 ? 'DocumentType' : r.type === 11 ? 'DocumentFragment' : 'CharacterData'}'`;

  const select = (method) => (root, text, isAll) => {
    const selectors = shared('css/shared/selectors');
    const selector = selectors.compile(text);
    if (selector === null) throw domError('SyntaxError', `${method}: '${text}' is not a valid selector.`);
    return isAll ? selectors.queryAll(root, selector) : selectors.query(root, selector);
  };
  const query = select("Failed to execute 'querySelector'");
  const queryAll = select("Failed to execute 'querySelectorAll'");

  const parentNode = {
    get children() { return use('dom/collections').childrenOf(recordOf(this)); },
    get firstElementChild() { return wrap(tree.firstElement(recordOf(this))); },
    get lastElementChild() { return wrap(tree.lastElement(recordOf(this))); },
    get childElementCount() {
      let count = 0;
      for (let n = tree.firstElement(recordOf(this)); n !== null; n = tree.nextElement(n)) count++;
      return count;
    },
    prepend(...nodes) {
      const r = recordOf(this);
      const added = convert(nodes, r.doc);
      preInsert(r, added, r.first, where('prepend', r));
    },
    append(...nodes) {
      const r = recordOf(this);
      preInsert(r, convert(nodes, r.doc), null, where('append', r));
    },
    moveBefore(node, child) {
      const r = recordOf(this);
      idl.arity(arguments.length, 2, where('moveBefore', r));
      const moved = nodeArgument(node, where('moveBefore', r), 1);
      const code = tree.move(r, moved, nodeOrNullArgument(child, where('moveBefore', r), 2));
      if (code !== 0) raise(code, where('moveBefore', r), code === tree.HIERARCHY ? 'State-preserving atomic move cannot be performed on nodes participating in an invalid hierarchy.' : undefined);
      if (reactions.pending) reactions.run();
    },
    replaceChildren(...nodes) {
      const r = recordOf(this);
      const added = convert(nodes, r.doc);
      const code = tree.validity(r, added, null);
      if (code !== 0) raise(code, where('replaceChildren', r));
      tree.replaceAll(r, added);
      if (reactions.pending) reactions.run();
    },
    querySelector(selectors) {
      const r = recordOf(this);
      idl.arity(arguments.length, 1, where('querySelector', r));
      return wrap(query(r, string(selectors), false));
    },
    querySelectorAll(selectors) {
      const r = recordOf(this);
      idl.arity(arguments.length, 1, where('querySelectorAll', r));
      return use('dom/collections').nodeList(queryAll(r, string(selectors), true));
    },
  };
  const parentNodeNames = ['append', 'moveBefore', 'prepend', 'replaceChildren'];

  const childNode = {
    before(...nodes) {
      const r = recordOf(this);
      const { parent } = r;
      if (parent === null) return;
      let sibling = r.prev;
      while (sibling !== null && isGiven(nodes, sibling)) sibling = sibling.prev;
      const added = convert(nodes, r.doc);
      preInsert(parent, added, sibling === null ? parent.first : sibling.next, where('before', r));
    },
    after(...nodes) {
      const r = recordOf(this);
      const { parent } = r;
      if (parent === null) return;
      let sibling = r.next;
      while (sibling !== null && isGiven(nodes, sibling)) sibling = sibling.next;
      preInsert(parent, convert(nodes, r.doc), sibling, where('after', r));
    },
    replaceWith(...nodes) {
      const r = recordOf(this);
      const { parent } = r;
      if (parent === null) return;
      let sibling = r.next;
      while (sibling !== null && isGiven(nodes, sibling)) sibling = sibling.next;
      const added = convert(nodes, r.doc);
      if (r.parent === parent) {
        const code = tree.replace(parent, added, r);
        if (code !== 0) raise(code, where('replaceWith', r));
        if (reactions.pending) reactions.run();
      } else preInsert(parent, added, sibling, where('replaceWith', r));
    },
    remove() {
      const r = recordOf(this);
      if (r.parent === null) return;
      tree.remove(r);
      if (reactions.pending) reactions.run();
    },
  };
  const childNodeNames = ['after', 'before', 'remove', 'replaceWith'];
  const nonDocumentTypeChildNode = {
    get previousElementSibling() { return wrap(tree.previousElement(recordOf(this))); },
    get nextElementSibling() { return wrap(tree.nextElement(recordOf(this))); },
  };
  const nonElementParentNode = {
    getElementById(elementId) {
      const r = recordOf(this);
      idl.arity(arguments.length, 1, where('getElementById', r));
      return wrap(tree.byId(r, string(elementId)));
    },
  };
  return {
    mixInto: idl.mix, unscopable, convert, query, queryAll, parentNode, parentNodeNames, childNode, childNodeNames,
    nonDocumentTypeChildNode, nonElementParentNode,
  };
});
