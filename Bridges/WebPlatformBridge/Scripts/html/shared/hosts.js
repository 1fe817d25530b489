// DOM, section 4.9: which elements may have a shadow root.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { RegExpPrototypeExec } = primordials;
  const { HTML } = use('dom/shared/nodes').flags;
  const hosts = {
    __proto__: null, article: true, aside: true, blockquote: true, body: true, div: true, footer: true, h1: true, h2: true, h3: true,
    h4: true, h5: true, h6: true, header: true, main: true, nav: true, p: true, section: true, span: true,
  };
  const reserved = {
    __proto__: null, 'annotation-xml': true, 'color-profile': true, 'font-face': true, 'font-face-src': true, 'font-face-uri': true,
    'font-face-format': true, 'font-face-name': true, 'missing-glyph': true,
  };
  const customName = /^[a-z][^\0\t\n\f\r />A-Z]*-[^\0\t\n\f\r />A-Z]*$/;
  const mayHost = (r) => r.type === 1 && (r.flags & HTML) !== 0
    && (hosts[r.name] === true || (RegExpPrototypeExec(customName, r.name) !== null && reserved[r.name] !== true));
  return { __proto__: null, mayHost };
});
