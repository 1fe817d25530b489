// DOM, section 4.9 (interface Element).
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const idl = use('core/webidl');
  const { recordOf, nodeOrNull, wrap, wrapAttribute, illegal } = use('dom/slot');
  const { raise, domError, notOfType } = use('dom/errors');
  const { Node, string, stringOrNull, preInsert } = use('dom/node');
  const mixins = use('dom/mixins');
  const { byTagName, byTagNameNS, byClassName, pageArray } = use('dom/collections');
  const reactions = use('html/reactions');
  const { HTML, SHADOW_HOST } = tree;

  function element(object) {
    const r = recordOf(object);
    if (r.type !== 1) throw illegal();
    return r;
  }
  const on = (method) => `Failed to execute '${method}' on 'Element'`;
  /// A name as the attributes of an HTML element in an HTML document have it.
  function nameFor(r, name) {
    if (typeof name !== 'string') name = string(name);
    return (r.flags & HTML) !== 0 && r.doc.data.isHTML ? tree.attributeName(name) : name;
  }
  function invalidName(method, name) {
    throw domError('InvalidCharacterError', `${on(method)}: '${name}' is not a valid attribute name.`);
  }
  function setByName(r, name, value) {
    const known = tree.attributeByName(r, name);
    if (known !== null) tree.changeAttribute(known, value);
    else tree.appendAttribute(r, tree.newAttribute(r, name, name, null, null, value));
    if (reactions.pending) reactions.run();
  }
  function removeRecord(a) {
    if (a === null) return;
    tree.removeAttributeRecord(a);
    if (reactions.pending) reactions.run();
  }
  const reflect = (r, local) => tree.getAttribute(r, local) ?? '';
  function setReflected(r, local, value) {
    tree.setAttribute(r, local, value);
    if (reactions.pending) reactions.run();
  }
  function selectorOf(text, method) {
    const selector = shared('css/shared/selectors').compile(text);
    if (selector === null) throw domError('SyntaxError', `${on(method)}: '${text}' is not a valid selector.`);
    return selector;
  }
  function matches(r, selectors) { return shared('css/shared/selectors').matches(r, selectorOf(string(selectors), 'matches'), r); }
  /// "Insert adjacent".
  function insertAdjacent(r, position, node, where) {
    const place = tree.lower(string(position));
    switch (place) {
      case 'beforebegin':
        if (r.parent === null) return false;
        preInsert(r.parent, node, r, where);
        return true;
      case 'afterbegin': preInsert(r, node, r.first, where); return true;
      case 'beforeend': preInsert(r, node, null, where); return true;
      case 'afterend':
        if (r.parent === null) return false;
        preInsert(r.parent, node, r.next, where);
        return true;
      default: throw domError('SyntaxError', `${where}: The value provided ('${position}') is not one of 'beforeBegin', 'afterBegin', 'beforeEnd', or 'afterEnd'.`);
    }
  }

  const members = {
    get namespaceURI() { return element(this).ns; },
    get prefix() { return element(this).prefix; },
    get localName() { return element(this).name; },
    get tagName() { return tree.nodeNameOf(element(this)); },
    get id() { return reflect(element(this), 'id'); },
    set id(value) { setReflected(element(this), 'id', string(value)); },
    get className() { return reflect(element(this), 'class'); },
    set className(value) { setReflected(element(this), 'class', string(value)); },
    get classList() { return use('dom/tokens').classListOf(element(this)); },
    set classList(value) { use('dom/tokens').classListOf(element(this)).value = value; },
    get part() { return use('dom/tokens').tokenList(element(this), 'part'); },
    set part(value) { tree.setAttribute(element(this), 'part', string(value)); if (reactions.pending) reactions.run(); },
    get slot() { return reflect(element(this), 'slot'); },
    set slot(value) { setReflected(element(this), 'slot', string(value)); },
    hasAttributes() {
      const { attrs } = element(this);
      return attrs !== null && attrs.length > 0;
    },
    get attributes() { return use('dom/attr').attributesOf(element(this)); },
    getAttributeNames() {
      const { attrs } = element(this);
      const list = tree.newList();
      if (attrs !== null) for (let i = 0; i < attrs.length; i++) list.push(attrs[i].name);
      return pageArray(list);
    },
    getAttribute(qualifiedName) {
      const r = element(this);
      if (arguments.length === 0) idl.arity(0, 1, on('getAttribute'));
      const a = tree.attributeByName(r, nameFor(r, qualifiedName));
      return a === null ? null : a.value;
    },
    getAttributeNS(namespace, localName) {
      const r = element(this);
      idl.arity(arguments.length, 2, on('getAttributeNS'));
      const ns = stringOrNull(namespace);
      const a = tree.attributeNS(r, ns === '' ? null : ns, string(localName));
      return a === null ? null : a.value;
    },
    setAttribute(qualifiedName, value) {
      const r = element(this);
      if (arguments.length < 2) idl.arity(arguments.length, 2, on('setAttribute'));
      if (typeof qualifiedName !== 'string') qualifiedName = string(qualifiedName);
      if (typeof value !== 'string') value = string(value);
      if (!tree.isKnownAttributeName(qualifiedName)) invalidName('setAttribute', qualifiedName);
      setByName(r, nameFor(r, qualifiedName), value);
    },
    setAttributeNS(namespace, qualifiedName, value) {
      const r = element(this);
      idl.arity(arguments.length, 3, on('setAttributeNS'));
      const ns = stringOrNull(namespace);
      const name = string(qualifiedName);
      value = string(value);
      const parts = tree.extract(ns, name, true);
      if (typeof parts === 'number') raise(parts, on('setAttributeNS'), `'${name}' is an invalid attribute name for the namespace '${ns ?? ''}'.`);
      tree.setAttributeNS(r, parts.ns, parts.prefix, parts.local, value);
      if (reactions.pending) reactions.run();
    },
    removeAttribute(qualifiedName) {
      const r = element(this);
      idl.arity(arguments.length, 1, on('removeAttribute'));
      removeRecord(tree.attributeByName(r, nameFor(r, qualifiedName)));
    },
    removeAttributeNS(namespace, localName) {
      const r = element(this);
      idl.arity(arguments.length, 2, on('removeAttributeNS'));
      const ns = stringOrNull(namespace);
      removeRecord(tree.attributeNS(r, ns === '' ? null : ns, string(localName)));
    },
    toggleAttribute(qualifiedName, force = undefined) {
      const r = element(this);
      idl.arity(arguments.length, 1, on('toggleAttribute'));
      let name = string(qualifiedName);
      if (!tree.isAttributeName(name)) invalidName('toggleAttribute', name);
      name = nameFor(r, name);
      const known = tree.attributeByName(r, name);
      if (known === null) {
        if (force !== undefined && !force) return false;
        setByName(r, name, '');
        return true;
      }
      if (force !== undefined && force) return true;
      removeRecord(known);
      return false;
    },
    hasAttribute(qualifiedName) {
      const r = element(this);
      idl.arity(arguments.length, 1, on('hasAttribute'));
      return tree.attributeByName(r, nameFor(r, qualifiedName)) !== null;
    },
    hasAttributeNS(namespace, localName) {
      const r = element(this);
      idl.arity(arguments.length, 2, on('hasAttributeNS'));
      const ns = stringOrNull(namespace);
      return tree.attributeNS(r, ns === '' ? null : ns, string(localName)) !== null;
    },
    getAttributeNode(qualifiedName) {
      const r = element(this);
      idl.arity(arguments.length, 1, on('getAttributeNode'));
      return wrapAttribute(tree.attributeByName(r, nameFor(r, qualifiedName)), r.doc);
    },
    getAttributeNodeNS(namespace, localName) {
      const r = element(this);
      idl.arity(arguments.length, 2, on('getAttributeNodeNS'));
      const ns = stringOrNull(namespace);
      return wrapAttribute(tree.attributeNS(r, ns === '' ? null : ns, string(localName)), r.doc);
    },
    setAttributeNode(attr) {
      const r = element(this);
      idl.arity(arguments.length, 1, on('setAttributeNode'));
      return use('dom/attr').setAttributeNode(r, attr, on('setAttributeNode'));
    },
    setAttributeNodeNS(attr) {
      const r = element(this);
      idl.arity(arguments.length, 1, on('setAttributeNodeNS'));
      return use('dom/attr').setAttributeNode(r, attr, on('setAttributeNodeNS'));
    },
    removeAttributeNode(attr) {
      const r = element(this);
      idl.arity(arguments.length, 1, on('removeAttributeNode'));
      const a = use('dom/attr').attributeArgument(attr, on('removeAttributeNode'));
      if (a.owner !== r) raise(tree.NOT_FOUND, on('removeAttributeNode'), 'The node provided is owned by another element.');
      removeRecord(a);
      return attr;
    },
    attachShadow(init) {
      const r = element(this);
      idl.arity(arguments.length, 1, on('attachShadow'));
      return use('dom/shadow-root').attach(r, init);
    },
    get shadowRoot() {
      const r = element(this);
      if ((r.flags & SHADOW_HOST) === 0) return null;
      const { shadow } = r.more;
      return shadow.data.mode === 'open' ? wrap(shadow) : null;
    },
    get assignedSlot() {
      const r = element(this);
      return r.parent === null || (r.parent.flags & SHADOW_HOST) === 0 ? null : wrap(shared('html/shared/slots').findSlot(r, true));
    },
    closest(selectors) {
      const r = element(this);
      idl.arity(arguments.length, 1, on('closest'));
      return wrap(shared('css/shared/selectors').closest(r, selectorOf(string(selectors), 'closest')));
    },
    matches(selectors) {
      const r = element(this);
      idl.arity(arguments.length, 1, on('matches'));
      return matches(r, selectors);
    },
    webkitMatchesSelector(selectors) {
      const r = element(this);
      idl.arity(arguments.length, 1, on('webkitMatchesSelector'));
      return matches(r, selectors);
    },
    getElementsByTagName(qualifiedName) {
      const r = element(this);
      idl.arity(arguments.length, 1, on('getElementsByTagName'));
      return byTagName(r, string(qualifiedName));
    },
    getElementsByTagNameNS(namespace, localName) {
      const r = element(this);
      idl.arity(arguments.length, 2, on('getElementsByTagNameNS'));
      const ns = stringOrNull(namespace);
      return byTagNameNS(r, ns, string(localName));
    },
    getElementsByClassName(classNames) {
      const r = element(this);
      idl.arity(arguments.length, 1, on('getElementsByClassName'));
      return byClassName(r, string(classNames));
    },
    insertAdjacentElement(where, node) {
      const r = element(this);
      idl.arity(arguments.length, 2, on('insertAdjacentElement'));
      where = string(where);
      const added = nodeOrNull(node);
      if (added === null || added.type !== 1) throw notOfType(on('insertAdjacentElement'), 2, 'Element');
      return insertAdjacent(r, where, added, on('insertAdjacentElement')) ? node : null;
    },
    insertAdjacentText(where, data) {
      const r = element(this);
      idl.arity(arguments.length, 2, on('insertAdjacentText'));
      where = string(where);
      insertAdjacent(r, where, tree.newText(r.doc, string(data)), on('insertAdjacentText'));
    },
    insertAdjacentHTML(position, text) {
      const r = element(this);
      idl.arity(arguments.length, 2, on('insertAdjacentHTML'));
      position = string(position);
      text = string(text);
      const place = tree.lower(position);
      let context = r;
      if (place === 'beforebegin' || place === 'afterend') {
        context = r.parent;
        if (context === null || context.type === 9) {
          throw domError('NoModificationAllowedError', `${on('insertAdjacentHTML')}: The element has no parent.`);
        }
      } else if (place !== 'afterbegin' && place !== 'beforeend') {
        throw domError('SyntaxError', `${on('insertAdjacentHTML')}: The value provided ('${position}') is not one of 'beforeBegin', 'afterBegin', 'beforeEnd', or 'afterEnd'.`);
      }
      insertAdjacent(r, place, use('dom/markup').parseAdjacent(context, r.doc, text), on('insertAdjacentHTML'));
    },
    get innerHTML() { return use('dom/markup').innerOf(element(this)); },
    set innerHTML(value) {
      const r = element(this);
      use('dom/markup').setInner(r, value === null ? '' : string(value));
    },
    get outerHTML() { return use('dom/markup').outerOf(element(this)); },
    set outerHTML(value) {
      const r = element(this);
      use('dom/markup').setOuter(r, value === null ? '' : string(value));
    },
    setPointerCapture(pointerId) {
      const r = element(this);
      idl.arity(arguments.length, 1, on('setPointerCapture'));
      use('events/pointer-capture').capture(r, idl.long(pointerId), on('setPointerCapture'));
    },
    releasePointerCapture(pointerId) {
      const r = element(this);
      idl.arity(arguments.length, 1, on('releasePointerCapture'));
      use('events/pointer-capture').release(r, idl.long(pointerId), on('releasePointerCapture'));
    },
    hasPointerCapture(pointerId) {
      const r = element(this);
      idl.arity(arguments.length, 1, on('hasPointerCapture'));
      return use('events/pointer-capture').has(r, idl.long(pointerId));
    },
    animate(keyframes, options = undefined) {
      const r = element(this);
      idl.arity(arguments.length, 1, on('animate'));
      return use('animations/animation').animate(r, keyframes, options);
    },
    getAnimations(options = undefined) { return use('animations/animation').of(element(this), options); },
    requestFullscreen(options = undefined) { return use('html/fullscreen').request(() => element(this)); },
    getHTML(options = undefined) { return use('dom/markup').getHTML(element(this), options); },
    setHTMLUnsafe(html) {
      const r = element(this);
      idl.arity(arguments.length, 1, on('setHTMLUnsafe'));
      use('dom/markup').setUnsafe(r, string(html));
    },
  };
  mixins.mixInto(members, mixins.parentNode);
  mixins.mixInto(members, mixins.childNode);
  mixins.mixInto(members, mixins.nonDocumentTypeChildNode);
  mixins.mixInto(members, use('css/element-members').members);
  use('events/handlers').addMembers(members, ['fullscreenchange', 'fullscreenerror']);
  mixins.mixInto(members, use('html/aria').members(element));
  const Element = idl.interfaceFrom({ name: 'Element', parent: Node, members });
  mixins.unscopable(Element, ['after', 'append', 'before', 'moveBefore', 'prepend', 'remove', 'replaceChildren', 'replaceWith', 'slot']);
  return { Element, element };
});
