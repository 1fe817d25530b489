// HTML, section 8.5.1 (the DOMParser interface).
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const idl = use('core/webidl');
  const { brand, stamp, wrap } = use('dom/slot');
  const types = ['text/html', 'text/xml', 'application/xml', 'application/xhtml+xml', 'image/svg+xml'];
  const supported = idl.enumeration('SupportedType', types);
  /// A document without a window that has the URL and the origin of the page's.
  function blank(isHTML, contentType) {
    const { data } = use('dom/page-document').record();
    const doc = tree.newDocument({ isHTML, contentType, url: data.url, hooks: use('html/steps').hooks.inert });
    doc.data.origin = data.origin;
    return doc;
  }
  /// The document is one of the parser's own page, whichever page's method is called.
  function parse(text, contentType) {
    const doc = blank(contentType === 'text/html', contentType);
    if (contentType === 'text/html') use('html/parser').parseInto(doc, text, { __proto__: null, allowsShadowRoots: false });
    else use('html/xml').parseReporting(doc, text);
    return wrap(doc);
  }
  const DOMParser = idl.interfaceFrom({
    name: 'DOMParser',
    construct: (given, target) => stamp(target, { __proto__: null, kind: 'DOMParser', parse }),
    members: {
      parseFromString(string, type) {
        const own = brand(this, 'DOMParser');
        const where = "Failed to execute 'parseFromString' on 'DOMParser'";
        idl.arity(arguments.length, 2, where);
        const text = idl.DOMString(string, where);
        return own.parse(text, supported(type, where));
      },
    },
  });
  /// `Document.parseHTMLUnsafe`.
  function parseUnsafe(text) {
    const doc = blank(true, 'text/html');
    doc.data.url = 'about:blank';
    use('html/parser').parseInto(doc, text, { __proto__: null, allowsShadowRoots: true });
    return wrap(doc);
  }
  return { DOMParser, parseUnsafe, blank };
});
