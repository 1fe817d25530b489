// HTML, section 14 (the XML syntax): documents and fragments from XML.
(function (platform) {
  'use strict';
  const { host, shared, use } = platform;
  const build = shared('html/shared/build-xml');
  const { wordsOf, SCRIPT, DONE } = use('html/parser');
  const { WeakMap, WeakMapPrototypeGet } = platform.primordials;
  const parseText = host('xml.parse');
  const parsePart = host('xml.fragment');
  const textOf = host('xml.text');
  const messageOf = host('xml.message');

  const errorOf = (words) => (words[0] === 0 ? null : { __proto__: null, line: words[0], column: words[1], message: messageOf() });
  /// Fills a document; null, or what is not well-formed: { line, column, message }. What came before is there.
  function parseInto(document, text) {
    const words = wordsOf(parseText(text));
    build.run(build.begin(document, document, words, textOf()));
    return errorOf(words);
  }
  /// A parser of the document that a page shows, with the members of that of HTML (html/parser.js) that a document
  /// without `document.write()` needs. The text is parsed as a whole; its scripts run one after the other, those
  /// before an error too. `page`: see shared/build-xml.js.
  function open(document, page) {
    let text = '';
    let state = null;
    let error = null;
    let script = null;
    const places = new WeakMap();
    const reactions = use('html/reactions');
    return {
      __proto__: null,
      feed(part) { text += part; },
      enter() {},
      leave() {},
      end() {},
      run() {
        if (state === null) {
          const words = wordsOf(parseText(text));
          error = errorOf(words);
          state = build.begin(document, document, words, textOf(), page, places);
        }
        script = build.run(state);
        if (reactions.pending) reactions.run();
        if (script !== null) return SCRIPT;
        if (error !== null) build.report(document, error.line, error.column, error.message);
        return DONE;
      },
      get script() { return script; },
      placeIn(record) { return WeakMapPrototypeGet(places, record); },
      places,
      close() {},
    };
  }
  /// The same, with a `parsererror` element in a document that is not well-formed (DOMParser).
  function parseReporting(document, text) {
    const error = parseInto(document, text);
    if (error !== null) build.report(document, error.line, error.column, error.message);
    return error;
  }
  /// "XML fragment parsing algorithm" (section 14.4): { fragment, error }.
  function parseFragment(context, text) {
    const words = wordsOf(parsePart(text, build.scopeOf(context)));
    const fragment = build.newFragment(context.doc);
    build.run(build.begin(context.doc, fragment, words, textOf()));
    return { __proto__: null, fragment, error: errorOf(words) };
  }
  return { open, parseInto, parseReporting, parseFragment };
});
