// XMLHttpRequest Standard, section 3.6.6 ("set a document response").
(function (platform) {
  'use strict';
  const { host, primordials, use } = platform;
  const { RegExpPrototypeExec, StringFromCharCode, StringPrototypeEndsWith, StringPrototypeStartsWith, StringPrototypeToLowerCase, TypedArrayPrototypeGetLength } = primordials;
  const decode = host('html.decode');
  const isXML = (type) => type === 'text/xml' || type === 'application/xml' || StringPrototypeEndsWith(type, '+xml');
  const declaration = /^<\?xml[^>]*?\sencoding\s*=\s*["']([a-z][\w.-]*)["']/i;
  return {
    /// The label of the encoding that the XML declaration of a text names (section 3.6.6, "get a text response", and XML,
    /// appendix F); '' for none. What can be read as ASCII is not UTF-16, whatever it says.
    declaredEncoding(type, bytes) {
      if (!isXML(type)) return '';
      let head = '';
      const count = primordials.MathMin(TypedArrayPrototypeGetLength(bytes), 256);
      for (let i = 0; i < count; i++) head += StringFromCharCode(bytes[i]);
      const found = RegExpPrototypeExec(declaration, head);
      if (found === null) return '';
      const label = StringPrototypeToLowerCase(found[1]);
      return StringPrototypeStartsWith(label, 'utf-16') ? 'utf-8' : label;
    },
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
