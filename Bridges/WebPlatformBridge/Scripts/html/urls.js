// HTML, section 2.4.3 (document base URLs): what a URL of an attribute means in a document.
(function (platform) {
  'use strict';
  const { host, primordials, shared } = platform;
  const { StringPrototypeStartsWith } = primordials;
  const parse = host('url.parse');
  const { next, isHTML, getAttribute } = shared('dom/shared/tree');

  /// The "document base URL": of the first base element with an href, else of the document.
  function baseOf(doc) {
    const state = doc.data;
    if (state.base !== null && state.base.of === state.url) return state.base.url;
    // A frame's about:blank and about:srcdoc have the base of the page around it.
    const fallback = state.page?.base ?? state.url;
    let url = fallback;
    for (let n = doc.first; n !== null; n = next(n, doc)) {
      if (!isHTML(n, 'base')) continue;
      const href = getAttribute(n, 'href');
      if (href === null) continue;
      url = usable(parse(href, fallback)) ?? fallback;
      break;
    }
    state.base = { __proto__: null, of: state.url, url };
    return url;
  }
  /// A base may be neither data: nor javascript:.
  const usable = (url) =>
    (url === undefined || StringPrototypeStartsWith(url, 'data:') || StringPrototypeStartsWith(url, 'javascript:') ? undefined : url);
  return {
    baseOf,
    /// The URL that a text names in a document ("encoding-parse a URL"), or undefined.
    resolve: (doc, text) => parse(text, baseOf(doc)),
  };
});
