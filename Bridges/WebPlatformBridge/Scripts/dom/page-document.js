// The document of the page itself (HTML, section 7.3.1.4): made when something first asks for it.
(function (platform) {
  'use strict';
  const { global, primordials, shared, use } = platform;
  const { ObjectDefineProperty, ObjectGetOwnPropertyDescriptor } = primordials;
  const tree = shared('dom/shared/tree');
  const { home, wrap } = use('dom/slot');
  let known = null;
  let isRecordOnly = true;
  let isFirst = true;

  /// Elements whose names are members of the document: the script is needed once one has a name.
  const namedElements = ['form', 'img', 'iframe', 'embed', 'object', 'frame'];
  const named = {
    __proto__: null,
    inserted(r) { if (r.attrs !== null) use('dom/named-access').inserted(r); },
    removed(r, parent) { if (r.attrs !== null) use('dom/named-access').removed(r, parent); },
    attributeChanged(r, attribute, old, value) { use('dom/named-access').attributeChanged(r, attribute, old, value); },
  };

  /// Makes the document without any node in it: what a parser fills, before anything else asks for it.
  function begin({ url, isHTML = true, contentType = 'text/html' }) {
    // Events find the objects of records once nodes are there.
    use('dom/node');
    known = tree.newDocument({ isHTML, contentType, url, hooks: use('html/steps').hooks });
    const state = known.data;
    state.window = true;
    state.page = home;
    state.named = (id, isThere) => {
      if (isThere) use('dom/window-names').addId(id);
      else use('dom/window-names').dropId(id);
    };
    state.handlers = (r, local, value) => use('events/handlers').contentChanged(r, local, value);
    if (isFirst) {
      isFirst = false;
      const { define } = use('html/steps');
      for (let i = 0; i < namedElements.length; i++) define(namedElements[i], named);
    }
    return known;
  }
  /// The record of the document; a page that is a script has one with `html`, `head` and `body`.
  function record() {
    if (known !== null) return known;
    begin({ url: `${global.location.href}` });
    if (!use('html/life-cycle').isLoaded) known.data.readyState = 'loading';
    // A frame's about:blank has no doctype.
    if (home.base !== null) known.data.quirks = 2;
    const html = tree.newElement(known, tree.HTML_NS, null, 'html');
    tree.append(known, html);
    tree.append(html, tree.newElement(known, tree.HTML_NS, null, 'head'));
    tree.append(html, tree.newElement(known, tree.HTML_NS, null, 'body'));
    return known;
  }
  const { get, set } = ObjectGetOwnPropertyDescriptor({
    get location() { return global.location; },
    set location(value) { global.location = value; },
  }, 'location');
  /// The page's `document`.
  function document() {
    const object = wrap(record());
    if (isRecordOnly) {
      isRecordOnly = false;
      // [LegacyUnforgeable]
      ObjectDefineProperty(object, 'location', { __proto__: null, get, set, enumerable: true, configurable: false });
    }
    return object;
  }
  /// Another document comes into the same window (HTML, section 7.5.2: after the initial about:blank).
  function replace() {
    if (known === null) return;
    known.data.window = false;
    known.data.hooks = use('html/steps').hooks.inert;
    known = null;
    isRecordOnly = true;
  }
  return { begin, record, replace, get document() { return document(); }, isMade: () => known !== null };
});
