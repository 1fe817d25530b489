// DOM, section 4.4 (nodes): the records that make a tree, and nothing that happens to them.
// Every node is one plain object of one shape; what a page sees is a wrapper that its realm makes.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { HTML_NS } = use('dom/shared/names');
  const { flagsFor } = use('html/shared/names');
  const { note } = use('html/shared/name-filter');
  const { Map } = primordials;

  const flags = {
    __proto__: null,
    CONNECTED: 1, HTML: 2, STEPS: 4, CUSTOM: 8, SHADOW_HOST: 16, IN_SHADOW: 32, PARSER_INSERTED: 64, STARTED: 128,
    SHADOW_ROOT: 256, HANDLERS: 512, FORM_ASSOCIATED: 1024, NONBLOCKING: 2048, CHECKED: 4096, DIRTY: 8192, DUPLICATED: 16384,
  };
  const { HTML, SHADOW_HOST, SHADOW_ROOT, IN_SHADOW, CONNECTED } = flags;

  const newNode = (type, doc, name, data) => ({
    type, flags: 0, doc, parent: null, first: null, last: null, prev: null, next: null, ns: null, prefix: null, name, data,
    attrs: null, listeners: null, wrapper: null, more: null, place: -1,
  });
  /// What a name says of an HTML element: whether it has steps, or may be a custom element's.
  const known = new Map();
  function flagsOf(local) {
    let found = known.get(local);
    if (found === undefined) {
      found = HTML | flagsFor(HTML_NS, local);
      if (local.includes('-')) found |= flags.CUSTOM;
      if (known.size >= 1000) known.clear();
      known.set(local, found);
    }
    return found;
  }
  const newElement = (doc, ns, prefix, local) => ({
    type: 1, flags: ns === HTML_NS ? flagsOf(local) : flagsFor(ns, local), doc, parent: null, first: null, last: null,
    prev: null, next: null, ns, prefix, name: local, data: null, attrs: null, listeners: null, wrapper: null, more: null, place: -1,
  });
  const newText = (doc, data) => newNode(3, doc, '#text', data);
  const newComment = (doc, data) => newNode(8, doc, '#comment', data);
  const newFragment = (doc) => newNode(11, doc, '#document-fragment', null);
  const newDoctype = (doc, name, publicId, systemId) => newNode(10, doc, name, { publicId, systemId });
  const newInstruction = (doc, target, data) => newNode(7, doc, target, data);
  function newAttribute(owner, name, local, ns, prefix, value) {
    if (local === 'name' || local === 'id') note(value);
    return { name, local, ns, prefix, value, owner, node: null };
  }
  function newDocument({ isHTML, contentType, url, hooks }) {
    const doc = newNode(9, null, '#document', {
      version: 0, treeVersion: 0, moved: null, ids: new Map(), hooks, mutation: null, handlers: null, quirks: 0, isHTML, contentType, url,
      encoding: 'UTF-8', readyState: 'complete', ranges: [], iterators: [], template: null, origin: null, domain: null, focused: null,
      focusVisible: false, hovered: null, active: null, target: null, fullscreen: null, base: null, currentScript: null,
      window: false, lastModified: '', referrer: '', cookie: '', designMode: 'off', title: null, sheets: null, parser: null, places: null,
      named: null, selection: null, implementation: null, page: null, labels: null, nameIndexes: null, radios: null, formVersion: 0,
    });
    doc.doc = doc;
    doc.flags = CONNECTED;
    return doc;
  }
  /// The slots that few nodes need.
  const moreOf = (r) => r.more ??= {
    shadow: null, host: null, slot: null, control: null, custom: null, template: null, style: null, lists: null, observers: null,
    handlers: null, scroll: null, script: null, resource: null, order: 0, extra: null,
  };
  /// An array of this realm: no page can reach its methods or what its prototype does with an index.
  const newList = () => [];

  /// "Attach a shadow root" (section 4.9), after the page half has checked that it may.
  function attachShadowRoot(host, data) {
    const root = newNode(11, host.doc, '#document-fragment', data);
    root.flags = SHADOW_ROOT | IN_SHADOW | (host.flags & CONNECTED);
    moreOf(root).host = host;
    moreOf(host).shadow = root;
    host.flags |= SHADOW_HOST;
    host.doc.data.version++;
    return root;
  }

  return {
    __proto__: null, flags, newNode, newElement, newText, newComment, newFragment, newDoctype, newInstruction, newAttribute,
    newDocument, moreOf, newList, attachShadowRoot,
  };
});
