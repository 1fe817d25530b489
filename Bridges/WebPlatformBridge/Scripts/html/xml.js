// HTML, section 14 (the XML syntax): documents and fragments from XML.
(function (platform) {
  'use strict';
  const { host, shared, use } = platform;
  const build = shared('html/shared/build-xml');
  const { wordsOf } = use('html/parser');
  const parseText = host('xml.parse');
  const parsePart = host('xml.fragment');
  const textOf = host('xml.text');
  const messageOf = host('xml.message');

  const errorOf = (words) => (words[0] === 0 ? null : { __proto__: null, line: words[0], column: words[1], message: messageOf() });
  /// Fills a document; null, or what is not well-formed: { line, column, message }. What came before is there.
  function parseInto(document, text) {
    const words = wordsOf(parseText(text));
    build.apply(document, document, words, textOf());
    return errorOf(words);
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
    build.apply(context.doc, fragment, words, textOf());
    return { __proto__: null, fragment, error: errorOf(words) };
  }
  return { parseInto, parseReporting, parseFragment };
});
