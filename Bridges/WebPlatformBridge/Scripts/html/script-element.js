// HTML, section 4.12.1: the interface of script elements. When they run is not decided here.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const idl = use('core/webidl');
  const tree = shared('dom/shared/tree');
  const { brand, has, setBoolean, finish } = use('html/brand');
  const own = brand('HTMLScriptElement');
  const members = {
    /// "Force async" is what a script that no parser has made starts with.
    get async() {
      const r = own(this);
      return has(r, 'async') || (r.flags & tree.NONBLOCKING) !== 0;
    },
    set async(value) {
      const r = own(this);
      r.flags &= ~tree.NONBLOCKING;
      setBoolean(r, 'async', value);
    },
    get text() { return tree.childText(own(this)); },
    set text(value) {
      tree.setTextContent(own(this), idl.DOMString(value));
      finish();
    },
  };
  const statics = {
    supports(type) {
      idl.arity(arguments.length, 1, "Failed to execute 'supports' on 'HTMLScriptElement'");
      const kind = idl.DOMString(type);
      return kind === 'classic' || kind === 'module' || kind === 'importmap';
    },
  };
  return { HTMLScriptElement: { members, statics } };
});
