// XMLHttpRequest Standard, section 3.6.6 ("set a document response").
(function (platform) {
  'use strict';
  const { host, primordials, use } = platform;
  const { StringPrototypeEndsWith } = primordials;
  const decode = host('html.decode');
  const isXML = (type) => type === 'text/xml' || type === 'application/xml' || StringPrototypeEndsWith(type, '+xml');
  return {
    /// The document of a response's bytes; null for what is none. HTML is a document where one was asked for.
    make(type, isAskedFor, bytes, charset, url) {
      const isHTML = type === 'text/html';
      if (!(isHTML ? isAskedFor : isXML(type))) return null;
      const { text, encoding } = decode(bytes, charset);
      const doc = use('dom/dom-parser').blank(isHTML, type);
      const { data } = doc;
      data.url = url;
      data.encoding = encoding;
      if (isHTML) use('html/parser').parseInto(doc, text, { __proto__: null, allowsShadowRoots: false });
      else if (use('html/xml').parseInto(doc, text) !== null) return null;
      return use('dom/slot').wrap(doc);
    },
  };
});
