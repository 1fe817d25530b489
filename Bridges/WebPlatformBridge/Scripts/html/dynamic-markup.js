// HTML, section 8.4 (dynamic markup insertion): document.open(), close() and write().
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { StringPrototypeIndexOf, StringPrototypeSlice } = primordials;
  const tree = shared('dom/shared/tree');
  const { domError } = use('dom/errors');
  const { wrap } = use('dom/slot');
  const pageDocument = use('dom/page-document');
  const loader = use('html/loader');
  const events = use('events/event-target');

  function check(doc, method) {
    if (!doc.data.isHTML) throw domError('InvalidStateError', `Failed to execute '${method}' on 'Document': Only HTML documents support ${method}().`);
    if (loader.isClosedForWrites && doc === pageDocument.record()) throw domError('InvalidStateError', `Failed to execute '${method}' on 'Document': Custom Element constructor should not use ${method}().`);
  }
  function eraseListeners(root) {
    for (let n = root; n !== null; n = tree.next(n, root)) {
      events.erase(n);
      const shadow = n.more === null ? null : n.more.shadow;
      if (shadow !== null) eraseListeners(shadow);
    }
  }
  /// A document of a frame gets the URL of the one whose script opens it, without a fragment.
  function takeURL() {
    if (!platform.isLoaded('html/realms')) return;
    const { running, own } = use('html/realms');
    // It is no "initial about:blank" any more, whose window the next document would get.
    own.context.isInitial = false;
    const opener = running();
    // One that is not "fully active" keeps its own.
    if (opener === own || own.context.isClosed || own.context.realm !== own) return;
    const url = opener.use('html/location').href();
    const hash = StringPrototypeIndexOf(url, '#');
    use('html/location').opened(hash < 0 ? url : StringPrototypeSlice(url, 0, hash));
  }
  /// "The document open steps".
  function openSteps(doc, keepsURL = false) {
    if (!doc.data.window || doc !== pageDocument.record()) return;
    if (loader.isOpen && loader.hasInsertionPoint) return;
    if (use('html/scripting').isIgnoringWrites) return;
    if (platform.isLoaded('events/window-handlers') && use('events/window-handlers').isUnloading) return;
    eraseListeners(doc);
    events.erase(events.ofGlobal);
    const empty = doc.first;
    if (empty !== null) tree.replaceAll(doc, null);
    if (!keepsURL) takeURL();
    doc.data.quirks = 0;
    doc.data.readyState = 'loading';
    loader.restart(doc);
  }
  return {
    /// `keepsURL`: what a javascript: URL says takes the document's place.
    open(doc, given, keepsURL = false) {
      if (given.length > 2) return null;
      check(doc, 'open');
      openSteps(doc, keepsURL);
      return wrap(doc);
    },
    write(doc, text) {
      check(doc, 'write');
      if (!doc.data.window || doc !== pageDocument.record()) return;
      if (!loader.hasInsertionPoint && !loader.isByScript) {
        // A script that no parser waits for must not replace the document.
        if (use('html/scripting').isIgnoringWrites) return;
        openSteps(doc);
        if (!loader.isByScript) return;
      }
      loader.write(text);
    },
    close(doc) {
      check(doc, 'close');
      if (doc === pageDocument.record() && !loader.hasInsertionPoint) loader.end();
    },
  };
});
