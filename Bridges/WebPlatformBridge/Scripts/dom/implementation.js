// DOM, section 4.5.1 (interface DOMImplementation).
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const idl = use('core/webidl');
  const { brand, nodeOrNull, stamp, wrap } = use('dom/slot');
  const { raise, domError, notOfType } = use('dom/errors');
  const { string, stringOrNull } = use('dom/node');
  const { HTML_NS, SVG_NS } = tree;
  const on = (method) => `Failed to execute '${method}' on 'DOMImplementation'`;
  const implementation = (object) => brand(object, 'DOMImplementation');

  /// A document without a window: no scripts run in it, nothing is fetched.
  function inert(owner, isHTML, contentType) {
    const doc = tree.newDocument({ isHTML, contentType, url: 'about:blank', hooks: use('html/steps').hooks.inert });
    doc.data.origin = owner.data.origin;
    return doc;
  }
  function blank(owner, title) {
    const doc = inert(owner, true, 'text/html');
    tree.append(doc, tree.newDoctype(doc, 'html', '', ''));
    const html = tree.newElement(doc, HTML_NS, null, 'html');
    tree.append(doc, html);
    const head = tree.newElement(doc, HTML_NS, null, 'head');
    tree.append(html, head);
    if (title !== null) {
      const element = tree.newElement(doc, HTML_NS, null, 'title');
      tree.append(head, element);
      tree.append(element, tree.newText(doc, title));
    }
    tree.append(html, tree.newElement(doc, HTML_NS, null, 'body'));
    return doc;
  }
  const DOMImplementation = idl.interfaceFrom({
    name: 'DOMImplementation',
    members: {
      createDocumentType(name, publicId, systemId) {
        const { document } = implementation(this);
        idl.arity(arguments.length, 3, on('createDocumentType'));
        name = string(name);
        publicId = string(publicId);
        systemId = string(systemId);
        if (!tree.isDoctypeName(name)) throw domError('InvalidCharacterError', `${on('createDocumentType')}: The doctype name provided ('${name}') is not valid.`);
        return wrap(tree.newDoctype(document, name, publicId, systemId));
      },
      createDocument(namespace, qualifiedName, doctype = null) {
        const { document } = implementation(this);
        idl.arity(arguments.length, 2, on('createDocument'));
        const ns = stringOrNull(namespace);
        const name = qualifiedName === null ? '' : string(qualifiedName);
        const type = doctype === null || doctype === undefined ? null : nodeOrNull(doctype);
        if (doctype !== null && doctype !== undefined && (type === null || type.type !== 10)) throw notOfType(on('createDocument'), 3, 'DocumentType');
        const parts = name === '' ? null : tree.extract(ns, name, false);
        if (typeof parts === 'number') raise(parts, on('createDocument'), `The qualified name provided ('${name}') is not valid for the namespace '${ns ?? ''}'.`);
        const contentType = ns === HTML_NS ? 'application/xhtml+xml' : ns === SVG_NS ? 'image/svg+xml' : 'application/xml';
        const doc = inert(document, false, contentType);
        if (type !== null) tree.append(doc, type);
        if (parts !== null) tree.append(doc, tree.newElement(doc, parts.ns, parts.prefix, parts.local));
        return wrap(doc);
      },
      createHTMLDocument(title = undefined) {
        const { document } = implementation(this);
        return wrap(blank(document, title === undefined ? null : string(title)));
      },
      hasFeature() {
        implementation(this);
        return true;
      },
    },
  });
  const make = (document) => stamp(DOMImplementation, { __proto__: null, kind: 'DOMImplementation', document });
  return { DOMImplementation, make, inert, blank };
});
