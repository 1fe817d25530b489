// HTML, sections 4.2.2 and 4.2.3: HTMLTitleElement, HTMLBaseElement.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const idl = use('core/webidl');
  const tree = shared('dom/shared/tree');
  const { brand, get, set, finish } = use('html/brand');
  const ownTitle = brand('HTMLTitleElement');
  const ownBase = brand('HTMLBaseElement');
  const title = {
    get text() { return tree.childText(ownTitle(this)); },
    set text(value) {
      tree.setTextContent(ownTitle(this), idl.DOMString(value));
      finish();
    },
  };
  const base = {
    get href() {
      const r = ownBase(this);
      const text = get(r, 'href') ?? '';
      return use('html/urls').encodingParse(r.doc, text, use('html/urls').fallbackOf(r.doc)) ?? text;
    },
    set href(value) { set(ownBase(this), 'href', idl.USVString(value)); },
  };
  return { HTMLTitleElement: { members: title }, HTMLBaseElement: { members: base } };
});
