// HTML, section 7.4.2.3 (loading HTML documents) and 13.2.2: the parser of the page's document, the scripts
// that it stops for, and what comes after the last one.
(function (platform) {
  'use strict';
  const { host, primordials, use } = platform;
  const { StringPrototypeEndsWith } = primordials;
  const pageDocument = use('dom/page-document');
  const lifeCycle = use('html/life-cycle');
  const scripting = use('html/scripting');
  const { home } = use('dom/slot');
  const reactions = use('html/reactions');
  const tasks = use('core/tasks');
  const { open, NEEDS_INPUT, SCRIPT, DONE } = use('html/parser');

  /// The parser of the document, and what it waits for; null where there is none any more.
  let current = null;

  /// The "throw-on-dynamic-markup-insertion counter": how often the parser waits for a custom element.
  let closings = 0;
  function closed(work) {
    closings++;
    try { return work(); } finally { closings--; }
  }
  /// What elements ask of the page while they are made.
  const steps = {
    __proto__: null,
    custom(doc, local, is) {
      if (!platform.isLoaded('html/custom-elements')) return null;
      const elements = use('html/custom-elements');
      return elements.isDefined(doc, local, is) ? closed(() => {
        if (current !== null && current.nesting === 0) tasks.checkpoint();
        return elements.create(doc, local, is);
      }) : null;
    },
    react() { if (reactions.pending) closed(reactions.run); },
    popped(r) { use('html/steps').hooks.popped?.(r); },
  };

  const isXMLType = (type) => type === 'text/xml' || type === 'application/xml' || StringPrototypeEndsWith(type, '+xml');
  /// Makes the page's document and parses it. `response` is { url, text, contentType, encoding, referrer, lastModified,
  /// refresh, status, length }.
  function load(response) {
    home.policy = host('policy.isActive')() ? use('security/policy') : null;
    if (home.policy !== null) home.policy.begin();
    const answer = use('performance/loads').document;
    answer.status = response.status;
    answer.size = response.length;
    const isXML = isXMLType(response.contentType);
    if (response.contentType !== 'text/html' && !isXML) {
      use('html/child').show(response);
      return;
    }
    const doc = pageDocument.begin({ url: response.url, isHTML: !isXML, contentType: response.contentType });
    const { data } = doc;
    data.encoding = response.encoding;
    data.referrer = response.referrer;
    data.lastModified = response.lastModified;
    data.readyState = 'loading';
    start(doc, false, isXML);
    const { parser } = current;
    if (response.refresh !== '') use('html/refresh').schedule(doc, response.refresh);
    parser.feed(response.text);
    parser.end();
    data.places = parser.places;
    pump();
  }
  function start(doc, isByScript, isXML) {
    const parser = isXML ? use('html/xml').open(doc, steps) : open(doc, { __proto__: null, isScripting: home.isScripting, isSourceDocument: doc.data.url === 'about:srcdoc', page: steps });
    current = { __proto__: null, parser, doc, nesting: 0, blocking: null, isByScript };
    doc.data.parser = current;
  }

  /// Runs the parser until it waits for input or for a script.
  function pump() {
    const own = current;
    while (current === own && own !== null && own.blocking === null) {
      const status = own.parser.run();
      if (reactions.pending) reactions.run();
      if (status === SCRIPT) runScript(own, own.parser.script);
      else if (status === NEEDS_INPUT) return;
      else {
        if (status !== DONE) host('document.limit')(own.parser.limit);
        finish(own);
      }
    }
  }
  /// "An end tag whose tag name is script".
  function runScript(own, r) {
    if (own.nesting === 0) tasks.checkpoint();
    own.nesting++;
    own.parser.enter();
    const blocking = scripting.prepare(r, own.parser.placeIn(r) ?? -1);
    own.parser.leave();
    own.nesting--;
    if (blocking !== null) block(own, blocking);
  }
  /// The "pending parsing-blocking script": the parser goes on once it has run.
  function block(own, script) {
    own.blocking = script;
    scripting.whenReady(script, tasks.bare(() => {
      if (current !== own || own.blocking !== script) return;
      own.blocking = null;
      own.nesting++;
      own.parser.enter();
      scripting.execute(script);
      own.parser.leave();
      own.nesting--;
      pump();
    }));
  }
  /// "The end".
  function finish(own) {
    if (current !== own) return;
    current = null;
    own.doc.data.parser = null;
    own.parser.close();
    if (home.policy !== null) home.policy.lookOver(own.doc);
    lifeCycle.setReadiness('interactive');
    scripting.runDeferred(() => {
      tasks.post(() => {
        lifeCycle.fireLoaded();
        scripting.whenNoneIsLeft(() => lifeCycle.parsed());
      });
    });
  }

  // MARK: Dynamic markup (section 8.4)

  return {
    load: tasks.bare(load),
    /// The document is opened anew by `document.open()`.
    restart(doc) {
      if (current !== null) {
        current.parser.close();
        current = null;
      }
      lifeCycle.restart();
      doc.data.places = null;
      start(doc, true, false);
    },
    /// `document.write()`: text at the insertion point.
    write(text) {
      current.parser.write(text);
      pump();
    },
    /// `document.close()` of a document that a script opened.
    end() {
      if (current === null || !current.isByScript) return;
      current.parser.end();
      pump();
    },
    /// Whether `document.write()` and its like throw: the parser waits for a custom element.
    get isClosedForWrites() { return closings > 0; },
    get isOpen() { return current !== null; },
    /// Whether a script opened the document, and has not closed it.
    get isByScript() { return current !== null && current.isByScript; },
    /// Whether the parser waits for one of its own scripts, and so has an insertion point.
    get hasInsertionPoint() { return current !== null && current.nesting > 0; },
  };
});
