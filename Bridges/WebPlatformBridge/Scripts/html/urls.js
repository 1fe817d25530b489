// HTML, section 2.4.3 (document base URLs): what a URL of an attribute means in a document.
(function (platform) {
  'use strict';
  const { host, primordials, shared, use } = platform;
  const { StringPrototypeStartsWith, StringPrototypeToWellFormed } = primordials;
  const parse = host('url.parse');
  const parseEncoded = host('url.parseEncoded');
  const { next, isHTML, getAttribute } = shared('dom/shared/tree');
  const { home } = use('dom/slot');

  /// The URL of a text with the query in the document's encoding, or undefined.
  function encodingParse(doc, text, base) {
    const { encoding } = doc.data;
    const scalars = StringPrototypeToWellFormed(text);
    return encoding === 'UTF-8' ? parse(scalars, base) : parseEncoded(scalars, base, encoding);
  }
  /// The "fallback base URL": a frame's about:blank and about:srcdoc have the base of the page around it.
  const fallbackOf = ({ data }) => data.page?.base ?? data.url;
  /// The "document base URL": of the first base element with an href, else of the document.
  function baseOf(doc) {
    const state = doc.data;
    if (state.base !== null && state.base.of === state.url) return state.base.url;
    const fallback = fallbackOf(doc);
    let url = fallback;
    for (let n = doc.first; n !== null; n = next(n, doc)) {
      if (!isHTML(n, 'base')) continue;
      const href = getAttribute(n, 'href');
      if (href === null) continue;
      url = usable(encodingParse(doc, href, fallback)) ?? fallback;
      if (doc.data.window === true && home.policy !== null && !home.policy.allowsURL('base-uri', url, n.place)) url = fallback;
      break;
    }
    state.base = { __proto__: null, of: state.url, url };
    return url;
  }
  /// A base may be neither data: nor javascript:.
  const usable = (url) =>
    (url === undefined || StringPrototypeStartsWith(url, 'data:') || StringPrototypeStartsWith(url, 'javascript:') ? undefined : url);
  return {
    baseOf, fallbackOf,
    /// The URL that a text names in a document ("encoding-parse a URL"), or undefined.
    resolve: (doc, text) => encodingParse(doc, text, baseOf(doc)),
    encodingParse,
  };
});
