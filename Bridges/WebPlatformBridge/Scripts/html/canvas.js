// HTML, section 4.12.5: HTMLCanvasElement. There are no drawing contexts.
(function (platform) {
  'use strict';
  const { primordials, use } = platform;
  const idl = use('core/webidl');
  const own = use('html/brand').brand('HTMLCanvasElement');
  const members = {
    getContext(contextId, options = null) {
      own(this);
      idl.arity(arguments.length, 1, "Failed to execute 'getContext' on 'HTMLCanvasElement'");
      idl.DOMString(contextId);
      return null;
    },
    /// What the standard asks for where a bitmap has no pixels that can be written.
    toDataURL() { own(this); return 'data:,'; },
    toBlob(callback) {
      own(this);
      idl.arity(arguments.length, 1, "Failed to execute 'toBlob' on 'HTMLCanvasElement'");
      idl.callback(callback, "Failed to execute 'toBlob' on 'HTMLCanvasElement': parameter 1");
      use('core/tasks').post(() => { use('core/tasks').callBack(callback, undefined, [null]); });
    },
  };
  primordials.ObjectDefineProperty(members.getContext, 'length', { __proto__: null, value: 1, configurable: true });
  return { HTMLCanvasElement: { members } };
});
