// HTML, section 4.12.1: what HTMLScriptElement has beyond its reflected attributes.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const idl = use('core/webidl');
  const { brand, finish } = use('html/brand');
  const own = brand('HTMLScriptElement');
  const scripting = use('html/scripting');
  const members = {
    get text() { return tree.childText(own(this)); },
    set text(value) {
      tree.setTextContent(own(this), idl.DOMString(value));
      finish();
    },
    get async() { return scripting.isAsync(own(this)); },
    set async(value) {
      scripting.setAsync(own(this), !!value);
      finish();
    },
  };
  const statics = {
    supports(type) {
      idl.arity(arguments.length, 1, "Failed to execute 'supports' on 'HTMLScriptElement'");
      const text = idl.DOMString(type);
      return text === 'classic' || text === 'module' || text === 'importmap';
    },
  };
  return { HTMLScriptElement: { members, statics } };
});
