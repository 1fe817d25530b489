// HTML, section 7.4.2.3 (loading HTML documents) and 13.2.2: the parser of the page's document, the scripts
// that it stops for, and what comes after the last one.
(function (platform) {
  'use strict';
  const { host, intrinsics, shared, use } = platform;
  const { Int32Array } = intrinsics;
  const build = shared('html/shared/build');
  const pageDocument = use('dom/page-document');
  const lifeCycle = use('html/life-cycle');
  const scripting = use('html/scripting');
  const reactions = use('html/reactions');
  const tasks = use('core/tasks');
  const open = host('html.open'), feed = host('html.feed'), end = host('html.end'), run = host('html.run'), textOf = host('html.text');
  const write = host('html.write'), enter = host('html.enter'), leave = host('html.leave'), close = host('html.close'), names = host('html.names');

  const NEEDS_INPUT = 0, SCRIPT = 1, DONE = 2, LIMIT = 3;
  /// The parser of the document; null where there is none any more.
  let parser = null;

  /// What elements ask of the page while they are made.
  const steps = {
    __proto__: null,
    custom(doc, local, is) { return platform.isLoaded('html/custom-elements') ? use('html/custom-elements').fromParser?.(doc, local, is) ?? null : null; },
    popped(r) { use('html/steps').hooks.popped?.(r); },
  };

  /// Makes the page's document and parses it. `response` is { url, text, contentType, encoding, referrer, lastModified }.
  function load(response) {
    const doc = pageDocument.begin({ url: response.url, contentType: response.contentType });
    const { data } = doc;
    data.encoding = response.encoding;
    data.referrer = response.referrer;
    data.lastModified = response.lastModified;
    data.readyState = 'loading';
    start(doc);
    feed(parser.id, response.text);
    end(parser.id);
    pump();
  }
  function start(doc) {
    build.learn(names());
    // Scripts run, and shadow roots may be declared.
    parser = { __proto__: null, id: open(1 | 4), doc, parse: null, nesting: 0, blocking: null, isByScript: false };
    parser.parse = build.openParse(doc, doc, parser.id, false, steps);
    doc.data.parser = parser;
  }

  /// Runs the parser until it waits for input or for a script.
  function pump() {
    const own = parser;
    while (parser === own && own !== null && own.blocking === null) {
      const bytes = run(own.id);
      const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
      const status = build.apply(own.parse, words, textOf(own.id));
      if (reactions.pending) reactions.run();
      if (status === SCRIPT) runScript(own, own.parse.script);
      else if (status === DONE) finish(own);
      else if (status === LIMIT) {
        host('html.stop')(own.id);
        finish(own);
      } else if (status === NEEDS_INPUT) return;
    }
  }
  /// "An end tag whose tag name is script".
  function runScript(own, r) {
    if (own.nesting === 0) tasks.checkpoint();
    own.nesting++;
    enter(own.id);
    const blocking = scripting.prepareFromParser(r, own.parse.places.get(r) ?? -1);
    leave(own.id);
    own.nesting--;
    if (blocking !== null) block(own, blocking);
  }
  /// The "pending parsing-blocking script": the parser goes on once it has run.
  function block(own, script) {
    own.blocking = script;
    scripting.whenReady(script, tasks.bare(() => {
      if (parser !== own || own.blocking !== script) return;
      own.blocking = null;
      own.nesting++;
      enter(own.id);
      scripting.execute(script);
      leave(own.id);
      own.nesting--;
      pump();
    }));
  }
  /// "The end".
  function finish(own) {
    if (parser !== own) return;
    parser = null;
    own.doc.data.parser = null;
    close(own.id);
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
      if (parser !== null) {
        close(parser.id);
        parser = null;
      }
      lifeCycle.restart();
      start(doc);
      parser.isByScript = true;
    },
    /// `document.write()`: text at the insertion point.
    write(text) {
      write(parser.id, text);
      pump();
    },
    /// `document.close()` of a document that a script opened.
    end() {
      if (parser === null || !parser.isByScript) return;
      end(parser.id);
      pump();
    },
    get isOpen() { return parser !== null; },
    /// Whether a script opened the document, and has not closed it.
    get isByScript() { return parser !== null && parser.isByScript; },
    /// Whether the parser is between two scripts of its own, with an insertion point.
    get hasInsertionPoint() { return parser !== null && parser.nesting > 0; },
    /// The line and column of an offset in the source of the document.
    place: (offset) => host('html.place')(offset),
  };
});
