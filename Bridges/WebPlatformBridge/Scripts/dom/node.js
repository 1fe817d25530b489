// DOM, section 4.4 (interface Node).
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const { recordOf, nodeOrNull, wrap } = slot;
  const { raise, domError, notOfType } = use('dom/errors');
  const reactions = use('html/reactions');
  const { CONNECTED, SHADOW_ROOT } = tree;

  const string = (v, where) => (typeof v === 'string' ? v : idl.DOMString(v, where));
  const stringOrNull = (v, where) => (v === null || v === undefined ? null : string(v, where));
  /// A node that an argument has to be.
  function nodeArgument(value, where, index) {
    const r = nodeOrNull(value);
    if (r === null) throw notOfType(where, index, 'Node');
    return r;
  }
  function nodeOrNullArgument(value, where, index) {
    return value === null || value === undefined ? null : nodeArgument(value, where, index);
  }
  function setNodeText(r, text) {
    if (r.type === 2) tree.changeAttribute(r.data, text);
    else tree.setTextContent(r, text);
    if (reactions.pending) reactions.run();
  }
  /// Inserts, and throws for what the tree refuses.
  function preInsert(parent, r, child, where) {
    const code = tree.preInsert(parent, r, child);
    if (code !== 0) refuse(code, parent, r, child, where);
    if (reactions.pending) reactions.run();
  }
  function refuse(code, parent, r, child, where) {
    let what;
    if (code === tree.NOT_FOUND) what = 'The node before which the new node is to be inserted is not a child of this node.';
    else if (tree.hostContains(r, parent)) what = 'The new child element contains the parent.';
    else if (parent.type === 9 && r.type === 1) what = 'Only one element on document allowed.';
    else if (parent.type !== 1 && parent.type !== 11 && parent.type !== 9) what = 'This node type does not support this method.';
    else what = `Nodes of type '${tree.nodeNameOf(r)}' may not be inserted inside nodes of type '${tree.nodeNameOf(parent)}'.`;
    raise(code, where, what);
  }

  const members = {
    get nodeType() { return recordOf(this).type; },
    get nodeName() {
      const r = recordOf(this);
      return r.type === 1 ? tree.nodeNameOf(r) : r.name;
    },
    get baseURI() { return use('html/urls').baseOf(recordOf(this).doc); },
    get isConnected() { return (recordOf(this).flags & CONNECTED) !== 0; },
    get ownerDocument() {
      const r = recordOf(this);
      return r.type === 9 ? null : wrap(r.doc);
    },
    get parentNode() { return wrap(recordOf(this).parent); },
    get parentElement() {
      const { parent } = recordOf(this);
      return parent !== null && parent.type === 1 ? wrap(parent) : null;
    },
    get childNodes() { return use('dom/collections').childNodesOf(recordOf(this)); },
    get firstChild() { return wrap(recordOf(this).first); },
    get lastChild() { return wrap(recordOf(this).last); },
    get previousSibling() { return wrap(recordOf(this).prev); },
    get nextSibling() { return wrap(recordOf(this).next); },
    get nodeValue() {
      const r = recordOf(this);
      switch (r.type) {
        case 2: return r.data.value;
        case 3: case 4: case 7: case 8: return r.data;
        default: return null;
      }
    },
    set nodeValue(value) {
      const r = recordOf(this);
      const text = value === null ? '' : string(value);
      if (r.type === 2 || r.type === 3 || r.type === 4 || r.type === 7 || r.type === 8) setNodeText(r, text);
    },
    get textContent() { return tree.textOf(recordOf(this)); },
    set textContent(value) {
      const r = recordOf(this);
      setNodeText(r, value === null || value === undefined ? '' : string(value));
    },
    getRootNode(options = undefined) {
      const r = recordOf(this);
      return wrap(options !== undefined && options !== null && rootOptions(options).composed ? tree.composedRootOf(r) : tree.rootOf(r));
    },
    hasChildNodes() { return recordOf(this).first !== null; },
    normalize() {
      tree.normalize(recordOf(this));
      if (reactions.pending) reactions.run();
    },
    cloneNode(subtree = false) {
      const r = recordOf(this);
      if ((r.flags & SHADOW_ROOT) !== 0) {
        throw domError('NotSupportedError', "Failed to execute 'cloneNode' on 'Node': ShadowRoot nodes are not clonable.");
      }
      const copy = wrap(tree.clone(r, r.doc, !!subtree));
      if (reactions.pending) reactions.run();
      return copy;
    },
    isEqualNode(otherNode) {
      const r = recordOf(this);
      const where = "Failed to execute 'isEqualNode' on 'Node'";
      idl.arity(arguments.length, 1, where);
      const other = nodeOrNullArgument(otherNode, where, 1);
      return other !== null && tree.isEqual(r, other);
    },
    isSameNode(otherNode) {
      const r = recordOf(this);
      const where = "Failed to execute 'isSameNode' on 'Node'";
      idl.arity(arguments.length, 1, where);
      return r === nodeOrNullArgument(otherNode, where, 1);
    },
    compareDocumentPosition(other) {
      const r = recordOf(this);
      const where = "Failed to execute 'compareDocumentPosition' on 'Node'";
      idl.arity(arguments.length, 1, where);
      return tree.compare(r, nodeArgument(other, where, 1));
    },
    contains(other) {
      const r = recordOf(this);
      const where = "Failed to execute 'contains' on 'Node'";
      idl.arity(arguments.length, 1, where);
      const inner = nodeOrNullArgument(other, where, 1);
      return inner !== null && tree.contains(r, inner);
    },
    lookupPrefix(namespace) {
      const r = recordOf(this);
      const where = "Failed to execute 'lookupPrefix' on 'Node'";
      idl.arity(arguments.length, 1, where);
      const ns = stringOrNull(namespace, where);
      return ns === null || ns === '' ? null : tree.locatePrefix(r, ns);
    },
    lookupNamespaceURI(prefix) {
      const r = recordOf(this);
      const where = "Failed to execute 'lookupNamespaceURI' on 'Node'";
      idl.arity(arguments.length, 1, where);
      const given = stringOrNull(prefix, where);
      return tree.locateNamespace(r, given === '' ? null : given);
    },
    isDefaultNamespace(namespace) {
      const r = recordOf(this);
      const where = "Failed to execute 'isDefaultNamespace' on 'Node'";
      idl.arity(arguments.length, 1, where);
      const ns = stringOrNull(namespace, where);
      return tree.locateNamespace(r, null) === (ns === '' ? null : ns);
    },
    insertBefore(node, child) {
      const parent = recordOf(this);
      const where = "Failed to execute 'insertBefore' on 'Node'";
      idl.arity(arguments.length, 2, where);
      const r = nodeArgument(node, where, 1);
      preInsert(parent, r, nodeOrNullArgument(child, where, 2), where);
      return node;
    },
    appendChild(node) {
      const parent = recordOf(this);
      const r = nodeOrNull(node);
      if (r === null) {
        idl.arity(arguments.length, 1, "Failed to execute 'appendChild' on 'Node'");
        throw notOfType("Failed to execute 'appendChild' on 'Node'", 1, 'Node');
      }
      preInsert(parent, r, null, "Failed to execute 'appendChild' on 'Node'");
      return node;
    },
    replaceChild(node, child) {
      const parent = recordOf(this);
      const where = "Failed to execute 'replaceChild' on 'Node'";
      idl.arity(arguments.length, 2, where);
      const r = nodeArgument(node, where, 1);
      const old = nodeArgument(child, where, 2);
      const code = tree.replace(parent, r, old);
      if (code !== 0) {
        if (code === tree.NOT_FOUND) raise(code, where, 'The node to be replaced is not a child of this node.');
        refuse(code, parent, r, old, where);
      }
      if (reactions.pending) reactions.run();
      return child;
    },
    removeChild(child) {
      const parent = recordOf(this);
      const where = "Failed to execute 'removeChild' on 'Node'";
      idl.arity(arguments.length, 1, where);
      const r = nodeArgument(child, where, 1);
      if (r.parent !== parent) raise(tree.NOT_FOUND, where, 'The node to be removed is not a child of this node.');
      tree.remove(r);
      if (reactions.pending) reactions.run();
      return child;
    },
  };
  use('events/event-target').connect(slot);
  const rootOptions = idl.dictionary([['composed', idl.boolean, false]]);
  const Node = idl.interfaceFrom({
    name: 'Node', parent: use('events/events').EventTarget, members,
    constants: {
      ELEMENT_NODE: 1, ATTRIBUTE_NODE: 2, TEXT_NODE: 3, CDATA_SECTION_NODE: 4, ENTITY_REFERENCE_NODE: 5, ENTITY_NODE: 6,
      PROCESSING_INSTRUCTION_NODE: 7, COMMENT_NODE: 8, DOCUMENT_NODE: 9, DOCUMENT_TYPE_NODE: 10, DOCUMENT_FRAGMENT_NODE: 11,
      NOTATION_NODE: 12, DOCUMENT_POSITION_DISCONNECTED: 1, DOCUMENT_POSITION_PRECEDING: 2, DOCUMENT_POSITION_FOLLOWING: 4,
      DOCUMENT_POSITION_CONTAINS: 8, DOCUMENT_POSITION_CONTAINED_BY: 16, DOCUMENT_POSITION_IMPLEMENTATION_SPECIFIC: 32,
    },
  });
  return { Node, string, stringOrNull, nodeArgument, nodeOrNullArgument, preInsert };
});
