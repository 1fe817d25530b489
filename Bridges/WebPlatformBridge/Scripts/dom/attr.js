// DOM, sections 4.9.1 and 4.9.2: NamedNodeMap and Attr.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const idl = use('core/webidl');
  const { recordOf, nodeOrNull, brand, wrap, wrapAttribute, illegal } = use('dom/slot');
  const { raise, notOfType } = use('dom/errors');
  const { handlerOf, make } = use('dom/exotic');
  const { Node, string, stringOrNull } = use('dom/node');
  const { listsOf, makeIterable } = use('dom/collections');
  const reactions = use('html/reactions');
  const { HTML } = tree;

  function attribute(object) {
    const r = recordOf(object);
    if (r.type !== 2) throw illegal();
    return r.data;
  }
  const Attr = idl.interfaceFrom({
    name: 'Attr', parent: Node,
    members: {
      get namespaceURI() { return attribute(this).ns; },
      get prefix() { return attribute(this).prefix; },
      get localName() { return attribute(this).local; },
      get name() { return attribute(this).name; },
      get value() { return attribute(this).value; },
      set value(value) {
        const a = attribute(this);
        tree.changeAttribute(a, string(value));
        if (reactions.pending) reactions.run();
      },
      get ownerElement() { return wrap(attribute(this).owner); },
      get specified() {
        attribute(this);
        return true;
      },
    },
  });

  // MARK: NamedNodeMap

  const elementOf = (object) => brand(object, 'NamedNodeMap').element;
  /// The name that an element in an HTML document is asked for.
  const nameFor = (r, name) => ((r.flags & HTML) !== 0 && r.doc.data.isHTML ? tree.lower(name) : name);
  function attributeArgument(value, where) {
    const r = nodeOrNull(value);
    if (r === null || r.type !== 2) throw notOfType(where, 1, 'Attr');
    return r.data;
  }
  /// "Set an attribute", for maps and elements.
  function setAttributeNode(r, attr, where) {
    const a = attributeArgument(attr, where);
    const old = tree.setAttributeRecord(r, a);
    if (typeof old === 'number') {
      raise(old, where, 'The node provided is an attribute node that is already an attribute of another Element.');
    }
    if (reactions.pending) reactions.run();
    return wrapAttribute(old, r.doc);
  }
  function removeFound(r, a, where) {
    if (a === null) raise(tree.NOT_FOUND, where, 'No item with this name was found.');
    tree.removeAttributeRecord(a);
    if (reactions.pending) reactions.run();
    return wrapAttribute(a, r.doc);
  }
  const on = (method) => `Failed to execute '${method}' on 'NamedNodeMap'`;
  const NamedNodeMap = idl.interfaceFrom({
    name: 'NamedNodeMap',
    members: {
      get length() {
        const { attrs } = elementOf(this);
        return attrs === null ? 0 : attrs.length;
      },
      item(index) {
        const r = elementOf(this);
        idl.arity(arguments.length, 1, on('item'));
        index = idl.unsignedLong(index);
        return r.attrs !== null && index < r.attrs.length ? wrapAttribute(r.attrs[index], r.doc) : null;
      },
      getNamedItem(qualifiedName) {
        const r = elementOf(this);
        idl.arity(arguments.length, 1, on('getNamedItem'));
        return wrapAttribute(tree.attributeByName(r, nameFor(r, string(qualifiedName))), r.doc);
      },
      getNamedItemNS(namespace, localName) {
        const r = elementOf(this);
        idl.arity(arguments.length, 2, on('getNamedItemNS'));
        const ns = stringOrNull(namespace);
        return wrapAttribute(tree.attributeNS(r, ns === '' ? null : ns, string(localName)), r.doc);
      },
      setNamedItem(attr) {
        const r = elementOf(this);
        idl.arity(arguments.length, 1, on('setNamedItem'));
        return setAttributeNode(r, attr, on('setNamedItem'));
      },
      setNamedItemNS(attr) {
        const r = elementOf(this);
        idl.arity(arguments.length, 1, on('setNamedItemNS'));
        return setAttributeNode(r, attr, on('setNamedItemNS'));
      },
      removeNamedItem(qualifiedName) {
        const r = elementOf(this);
        idl.arity(arguments.length, 1, on('removeNamedItem'));
        return removeFound(r, tree.attributeByName(r, nameFor(r, string(qualifiedName))), on('removeNamedItem'));
      },
      removeNamedItemNS(namespace, localName) {
        const r = elementOf(this);
        idl.arity(arguments.length, 2, on('removeNamedItemNS'));
        const ns = stringOrNull(namespace);
        return removeFound(r, tree.attributeNS(r, ns === '' ? null : ns, string(localName)), on('removeNamedItemNS'));
      },
    },
  });
  makeIterable(NamedNodeMap, false);
  /// "Supported property names": without upper case where HTML would never find them.
  function names(state) {
    const r = state.element;
    const list = tree.newList();
    if (r.attrs === null) return list;
    const isFolded = (r.flags & HTML) !== 0 && r.doc.data.isHTML;
    for (let i = 0; i < r.attrs.length; i++) {
      const { name } = r.attrs[i];
      if (!(isFolded && tree.lower(name) !== name) && !list.includes(name)) list.push(name);
    }
    return list;
  }
  const handler = handlerOf({
    length: (state) => (state.element.attrs === null ? 0 : state.element.attrs.length),
    item(state, i) {
      const { attrs, doc } = state.element;
      return attrs !== null && i < attrs.length ? wrapAttribute(attrs[i], doc) : undefined;
    },
    names,
    named(state, name) {
      const r = state.element;
      if (r.attrs === null || (nameFor(r, name) !== name)) return undefined;
      return wrapAttribute(tree.attributeByName(r, name), r.doc) ?? undefined;
    },
    isUnenumerable: true,
  });
  const attributesOf = (r) => listsOf(r).attributes ??= make(NamedNodeMap, { __proto__: null, kind: 'NamedNodeMap', element: r }, handler);
  return { Attr, NamedNodeMap, attributesOf, setAttributeNode, attributeArgument, nameFor };
});
