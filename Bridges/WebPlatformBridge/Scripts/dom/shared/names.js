// DOM, section 1.4 (namespaces): names of elements and attributes, and ASCII case.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  // Methods are this realm's own: no page can change them.
  const { Map } = primordials;
  const { INVALID_CHARACTER, NAMESPACE } = use('dom/shared/codes');

  const HTML_NS = 'http://www.w3.org/1999/xhtml';
  const SVG_NS = 'http://www.w3.org/2000/svg';
  const MATHML_NS = 'http://www.w3.org/1998/Math/MathML';
  const XML_NS = 'http://www.w3.org/XML/1998/namespace';
  const XMLNS_NS = 'http://www.w3.org/2000/xmlns/';
  const XLINK_NS = 'http://www.w3.org/1999/xlink';

  // Infra, section 4.6: only the 26 letters change.
  const lowerOne = (c) => c.toLowerCase();
  const upperOne = (c) => c.toUpperCase();
  function lower(s) {
    for (let i = 0; i < s.length; i++) {
      const c = s.charCodeAt(i);
      if (c >= 65 && c <= 90) return s.replace(/[A-Z]+/g, lowerOne);
    }
    return s;
  }
  function upper(s) {
    for (let i = 0; i < s.length; i++) {
      const c = s.charCodeAt(i);
      if (c >= 97 && c <= 122) return s.replace(/[a-z]+/g, upperOne);
    }
    return s;
  }

  const notInPrefix = /[\t\n\f\r \0/>]/;
  const notInAttribute = /[\t\n\f\r \0/=>]/;
  const notInDoctype = /[\t\n\f\r \0>]/;
  const startsWithLetter = /^[A-Za-z]/;
  const otherElement = /^[:_\u0080-\uffff][A-Za-z0-9\-.:_\u0080-\uffff]*$/;
  const isElementName = (name) => (startsWithLetter.test(name)
    ? !notInPrefix.test(name) : otherElement.test(name));
  // Pages ask for the same few names: valid ones, lower-cased.
  const known = new Map();
  /// The local name of an HTML element that a page names, or null for no valid one.
  function elementName(given) {
    let local = known.get(given);
    if (local === undefined) {
      local = isElementName(given) ? lower(given) : null;
      if (given.length > 100) return local;
      if (known.size >= 1000) known.clear();
      known.set(given, local);
    }
    return local;
  }
  const uppers = new Map();
  /// The same as `upper`, remembered: for the names of elements.
  function upperName(local) {
    let name = uppers.get(local);
    if (name === undefined) {
      name = upper(local);
      if (local.length > 100) return name;
      if (uppers.size >= 1000) uppers.clear();
      uppers.set(local, name);
    }
    return name;
  }
  const isAttributeName = (name) => name !== '' && !notInAttribute.test(name);
  const attributes = new Map();
  /// The name that an attribute of an HTML element in an HTML document has: `lower`, remembered.
  function attributeName(given) {
    let name = attributes.get(given);
    if (name === undefined) {
      name = lower(given);
      if (given.length > 100) return name;
      if (attributes.size >= 1000) attributes.clear();
      attributes.set(given, name);
    }
    return name;
  }
  const valid = new Map();
  /// The same as `isAttributeName`, remembered.
  function isKnownAttributeName(name) {
    let answer = valid.get(name);
    if (answer === undefined) {
      answer = isAttributeName(name);
      if (name.length > 100) return answer;
      if (valid.size >= 1000) valid.clear();
      valid.set(name, answer);
    }
    return answer;
  }
  const isPrefix = (name) => name !== '' && !notInPrefix.test(name);
  const isDoctypeName = (name) => !notInDoctype.test(name);
  // XML 1.0, production 5, for targets of processing instructions.
  const xmlName = /^(?:[:A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd]|[\ud800-\udb7f][\udc00-\udfff])(?:[-.0-9:A-Z_a-z\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd]|[\ud800-\udb7f][\udc00-\udfff])*$/;
  const isXMLName = (name) => xmlName.test(name);

  /// "Validate and extract a namespace and qualified name": an object, or a code.
  function extract(ns, qualified, isAttribute) {
    if (ns === '') ns = null;
    let prefix = null;
    let local = qualified;
    const colon = qualified.indexOf(':');
    if (colon >= 0) {
      prefix = qualified.slice(0, colon);
      // "Strictly split" on all colons: what comes after a second one is lost.
      const second = qualified.indexOf(':', colon + 1);
      local = qualified.slice(colon + 1, second < 0 ? qualified.length : second);
      if (!isPrefix(prefix)) return INVALID_CHARACTER;
    }
    if (!(isAttribute ? isAttributeName(local) : isElementName(local))) return INVALID_CHARACTER;
    if (prefix !== null && ns === null) return NAMESPACE;
    if (prefix === 'xml' && ns !== XML_NS) return NAMESPACE;
    const isXMLNS = qualified === 'xmlns' || prefix === 'xmlns';
    if (isXMLNS !== (ns === XMLNS_NS)) return NAMESPACE;
    return { ns, prefix, local };
  }

  /// Infra, "strip and collapse ASCII whitespace".
  const collapse = (text) => text.replace(/[\t\n\f\r ]+/g, ' ').replace(/^ | $/g, '');
  const wordCharacter = /[\p{L}\p{N}_]/u;
  /// Whether the character at an index belongs to a word.
  const isWordAt = (text, i) => i >= 0 && i < text.length && wordCharacter.test(text[i]);
  /// The array index that a property key is, or -1.
  function indexOfKey(key) {
    const c = key.charCodeAt(0);
    if (!(c >= 48 && c <= 57)) return -1;
    const n = key >>> 0;
    return `${n}` === key && n !== 4294967295 ? n : -1;
  }
  return {
    __proto__: null, indexOfKey, collapse, isWordAt, HTML_NS, SVG_NS, MATHML_NS, XML_NS, XMLNS_NS, XLINK_NS, lower, upper,
    elementName, upperName, isElementName, isAttributeName, attributeName, hasHyphen: (name) => name.includes('-'), isKnownAttributeName, isPrefix, isDoctypeName, isXMLName, extract,
  };
});
