// DOM, section 4.5 (interface Document), with what HTML and others put there (dom/document-members).
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { StringPrototypeIncludes } = primordials;
  const tree = shared('dom/shared/tree');
  const idl = use('core/webidl');
  const { recordOf, wrap, stamp, illegal } = use('dom/slot');
  const { raise, domError } = use('dom/errors');
  const { Node, string, stringOrNull, nodeArgument } = use('dom/node');
  const mixins = use('dom/mixins');
  const { byTagName, byTagNameNS, byClassName } = use('dom/collections');
  const reactions = use('html/reactions');
  const { HTML_NS, SHADOW_ROOT } = tree;

  function documentRecord(object) {
    const r = recordOf(object);
    if (r.type !== 9) throw illegal();
    return r;
  }
  const on = (method) => `Failed to execute '${method}' on 'Document'`;
  const refuseName = (method, name) => domError('InvalidCharacterError', `${on(method)}: The tag name provided ('${name}') is not a valid name.`);
  const elementOptions = idl.dictionary([['is', idl.DOMString, undefined]]);
  /// The `is` of "flatten element creation options".
  function isOf(options) {
    if (options === undefined || options === null) return null;
    if (!idl.isObject(options)) {
      string(options);
      return null;
    }
    return elementOptions(options).is ?? null;
  }
  /// "Create an element", where a definition may exist for it.
  function createCustom(doc, ns, prefix, local, is) {
    const object = use('html/custom-elements').createElement(doc, ns, prefix, local, is);
    if (reactions.pending) reactions.run();
    return object;
  }
  function notADocument(r, method) {
    if (r.type === 9) throw domError('NotSupportedError', `${on(method)}: The node provided is a document, which may not be ${method === 'importNode' ? 'imported' : 'adopted'}.`);
  }
  const importOptions = idl.dictionary([['selfOnly', idl.boolean, false]]);

  const members = {
    get implementation() {
      const r = documentRecord(this);
      return r.data.implementation ??= use('dom/implementation').make(r);
    },
    get URL() { return documentRecord(this).data.url; },
    get documentURI() { return documentRecord(this).data.url; },
    get compatMode() { return documentRecord(this).data.quirks === 2 ? 'BackCompat' : 'CSS1Compat'; },
    get characterSet() { return documentRecord(this).data.encoding; },
    get charset() { return documentRecord(this).data.encoding; },
    get inputEncoding() { return documentRecord(this).data.encoding; },
    get contentType() { return documentRecord(this).data.contentType; },
    get doctype() {
      for (let n = documentRecord(this).first; n !== null; n = n.next) if (n.type === 10) return wrap(n);
      return null;
    },
    get documentElement() { return wrap(tree.firstElement(documentRecord(this))); },
    getElementsByTagName(qualifiedName) {
      const r = documentRecord(this);
      idl.arity(arguments.length, 1, on('getElementsByTagName'));
      return byTagName(r, string(qualifiedName));
    },
    getElementsByTagNameNS(namespace, localName) {
      const r = documentRecord(this);
      idl.arity(arguments.length, 2, on('getElementsByTagNameNS'));
      const ns = stringOrNull(namespace);
      return byTagNameNS(r, ns, string(localName));
    },
    getElementsByClassName(classNames) {
      const r = documentRecord(this);
      idl.arity(arguments.length, 1, on('getElementsByClassName'));
      return byClassName(r, string(classNames));
    },
    createElement(localName, options = undefined) {
      const doc = documentRecord(this);
      if (arguments.length === 0) idl.arity(0, 1, on('createElement'));
      if (typeof localName !== 'string') localName = string(localName);
      const { isHTML, contentType } = doc.data;
      const local = isHTML ? tree.elementName(localName) : tree.isElementName(localName) ? localName : null;
      if (local === null) throw refuseName('createElement', localName);
      const is = options === undefined ? null : isOf(options);
      const ns = isHTML || contentType === 'application/xhtml+xml' ? HTML_NS : null;
      if (is !== null || (ns !== null && tree.hasHyphen(local))) return createCustom(doc, ns, null, local, is);
      return wrap(tree.newElement(doc, ns, null, local));
    },
    createElementNS(namespace, qualifiedName, options = undefined) {
      const doc = documentRecord(this);
      idl.arity(arguments.length, 2, on('createElementNS'));
      const ns = stringOrNull(namespace);
      const name = string(qualifiedName);
      const is = isOf(options);
      const parts = tree.extract(ns, name, false);
      if (typeof parts === 'number') raise(parts, on('createElementNS'), `The qualified name provided ('${name}') is not valid for the namespace '${ns ?? ''}'.`);
      if (parts.ns === HTML_NS && (is !== null || tree.hasHyphen(parts.local))) {
        return createCustom(doc, parts.ns, parts.prefix, parts.local, is);
      }
      return wrap(tree.newElement(doc, parts.ns, parts.prefix, parts.local));
    },
    createDocumentFragment() { return wrap(tree.newFragment(documentRecord(this))); },
    createTextNode(data) {
      const doc = documentRecord(this);
      if (arguments.length === 0) idl.arity(0, 1, on('createTextNode'));
      return wrap(tree.newText(doc, typeof data === 'string' ? data : string(data)));
    },
    createCDATASection(data) {
      const doc = documentRecord(this);
      idl.arity(arguments.length, 1, on('createCDATASection'));
      data = string(data);
      if (doc.data.isHTML) throw domError('NotSupportedError', `${on('createCDATASection')}: This operation is not supported for HTML documents.`);
      if (StringPrototypeIncludes(data, ']]>')) throw domError('InvalidCharacterError', `${on('createCDATASection')}: String cannot contain ']]>' since that is the end delimiter of a CData section.`);
      return wrap(tree.newNode(4, doc, '#cdata-section', data));
    },
    createComment(data) {
      const doc = documentRecord(this);
      idl.arity(arguments.length, 1, on('createComment'));
      return wrap(tree.newComment(doc, string(data)));
    },
    createProcessingInstruction(target, data) {
      const doc = documentRecord(this);
      idl.arity(arguments.length, 2, on('createProcessingInstruction'));
      target = string(target);
      data = string(data);
      if (!tree.isXMLName(target)) throw domError('InvalidCharacterError', `${on('createProcessingInstruction')}: The target provided ('${target}') is not a valid name.`);
      if (StringPrototypeIncludes(data, '?>')) throw domError('InvalidCharacterError', `${on('createProcessingInstruction')}: The data provided ('${data}') contains '?>'.`);
      return wrap(tree.newInstruction(doc, target, data));
    },
    importNode(node, options = undefined) {
      const doc = documentRecord(this);
      idl.arity(arguments.length, 1, on('importNode'));
      const r = nodeArgument(node, on('importNode'), 1);
      const isDeep = idl.isObject(options) ? !importOptions(options).selfOnly : !!options;
      notADocument(r, 'importNode');
      if ((r.flags & SHADOW_ROOT) !== 0) throw domError('NotSupportedError', `${on('importNode')}: The node provided is a shadow root, which may not be imported.`);
      const copy = wrap(tree.clone(r, doc, isDeep));
      if (reactions.pending) reactions.run();
      return copy;
    },
    adoptNode(node) {
      const doc = documentRecord(this);
      idl.arity(arguments.length, 1, on('adoptNode'));
      const r = nodeArgument(node, on('adoptNode'), 1);
      notADocument(r, 'adoptNode');
      if ((r.flags & SHADOW_ROOT) !== 0) throw domError('HierarchyRequestError', `${on('adoptNode')}: The node provided is a shadow root, which may not be adopted.`);
      if (r.type === 11 && r.more !== null && r.more.host !== null) return node;
      if (r.type === 2 && r.data.owner !== null) tree.removeAttributeRecord(r.data);
      tree.adopt(r, doc);
      if (reactions.pending) reactions.run();
      return node;
    },
    createAttribute(localName) {
      const doc = documentRecord(this);
      idl.arity(arguments.length, 1, on('createAttribute'));
      let name = string(localName);
      if (!tree.isAttributeName(name)) throw domError('InvalidCharacterError', `${on('createAttribute')}: The localName provided ('${name}') contains an invalid character.`);
      if (doc.data.isHTML) name = tree.lower(name);
      return use('dom/slot').wrapAttribute(tree.newAttribute(null, name, name, null, null, ''), doc);
    },
    createAttributeNS(namespace, qualifiedName) {
      const doc = documentRecord(this);
      idl.arity(arguments.length, 2, on('createAttributeNS'));
      const ns = stringOrNull(namespace);
      const name = string(qualifiedName);
      const parts = tree.extract(ns, name, true);
      if (typeof parts === 'number') raise(parts, on('createAttributeNS'));
      return use('dom/slot').wrapAttribute(tree.newAttribute(null, name, parts.local, parts.ns, parts.prefix, ''), doc);
    },
    createEvent(type) {
      documentRecord(this);
      idl.arity(arguments.length, 1, on('createEvent'));
      return use('events/create').create(string(type));
    },
    createRange() { return use('dom/range').makeRange(documentRecord(this)); },
    createNodeIterator(root, whatToShow = 0xffffffff, filter = null) {
      documentRecord(this);
      idl.arity(arguments.length, 1, on('createNodeIterator'));
      const r = nodeArgument(root, on('createNodeIterator'), 1);
      return use('dom/traversal').makeIterator(r, idl.unsignedLong(whatToShow), filter, on('createNodeIterator'));
    },
    createTreeWalker(root, whatToShow = 0xffffffff, filter = null) {
      documentRecord(this);
      idl.arity(arguments.length, 1, on('createTreeWalker'));
      const r = nodeArgument(root, on('createTreeWalker'), 1);
      return use('dom/traversal').makeWalker(r, idl.unsignedLong(whatToShow), filter, on('createTreeWalker'));
    },
  };
  // The largest part is what the others are put into.
  const all = use('events/global-handlers').make();
  mixins.mixInto(all, members);
  mixins.mixInto(all, mixins.parentNode);
  mixins.mixInto(all, mixins.nonElementParentNode);
  mixins.mixInto(all, use('dom/document-members').members);
  const Document = idl.interfaceFrom({
    name: 'Document', parent: Node, members: all, length: 0,
    statics: {
      parseHTMLUnsafe(html) {
        idl.arity(arguments.length, 1, on('parseHTMLUnsafe'));
        return use('dom/dom-parser').parseUnsafe(string(html));
      },
    },
    construct(given, target) {
      const { data } = use('dom/page-document').record();
      const r = tree.newDocument({ isHTML: false, contentType: 'application/xml', url: 'about:blank', hooks: use('html/steps').hooks.inert });
      r.data.origin = data.origin;
      return (r.wrapper = stamp(target, r));
    },
  });
  mixins.unscopable(Document, mixins.parentNodeNames);
  const HTMLDocument = idl.interfaceFrom({ name: 'HTMLDocument', parent: Document, members: {} });
  const XMLDocument = idl.interfaceFrom({ name: 'XMLDocument', parent: Document, members: {} });
  const interfaceOf = (r) => (r.data.isHTML ? HTMLDocument : XMLDocument);
  return { Document, HTMLDocument, XMLDocument, interfaceOf, documentRecord };
});
