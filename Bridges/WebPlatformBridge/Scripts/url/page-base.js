// HTML, section 8.1.3.2 (environment settings objects): what the URLs mean that a page's scripts give.
(function (platform) {
  'use strict';
  const { host, use, isLoaded } = platform;
  const pageURL = host('url.page');
  const parse = host('url.parse');
  const parseEncoded = host('url.parseEncoded');

  /// The page's document, or null: one that nothing has asked for is not made for this.
  const made = () => (isLoaded('dom/page-document') && use('dom/page-document').isMade() ? use('dom/page-document').record() : null);
  /// The "API base URL": that of the document, with its base element and what the history made of its URL.
  function base() {
    const doc = made();
    if (doc !== null) return use('html/urls').baseOf(doc);
    if (isLoaded('dom/slot') && use('dom/slot').home.base !== null) return use('dom/slot').home.base;
    return isLoaded('html/location') ? use('html/location').href() : pageURL();
  }
  /// The encoding of the queries of the URLs that the page encoding-parses.
  const encoding = () => made()?.data.encoding ?? 'UTF-8';
  return {
    base, encoding,
    /// The URL that a text names ("encoding-parse a URL"), or undefined.
    resolve(text) {
      const name = encoding();
      return name === 'UTF-8' ? parse(text, base()) : parseEncoded(text, base(), name);
    },
  };
});
