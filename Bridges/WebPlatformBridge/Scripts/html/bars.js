// HTML, sections 7.2.2.7 (bars: a page in the app has none of them in its hands) and 8.10.1.4 (External).
(function (platform) {
  'use strict';
  const { host, intrinsics, use } = platform;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const record = host('page.record');
  const ownKey = { __proto__: null };

  class External {
    #isOne;
    constructor(key) { if (key !== ownKey) throw new TypeError('Illegal constructor'); }
    AddSearchProvider() { this.#isOne; }
    IsSearchProviderInstalled() { this.#isOne; }
    /// The old WebView's way from a page to its app (`ScriptNotify`).
    notify(value) {
      this.#isOne;
      idl.arity(arguments.length, 1, "Failed to execute 'notify' on 'External'");
      record('window.external.notify', idl.DOMString(value));
    }
  }
  idl.define(External, { length: 0 });

  class BarProp {
    #isOne;
    constructor(key) { if (key !== ownKey) throw new TypeError('Illegal constructor'); }
    get visible() { this.#isOne; return true; }
  }
  idl.define(BarProp, { length: 0 });
  const bars = {
    __proto__: null, locationbar: new BarProp(ownKey), menubar: new BarProp(ownKey), personalbar: new BarProp(ownKey),
    scrollbars: new BarProp(ownKey), statusbar: new BarProp(ownKey), toolbar: new BarProp(ownKey),
  };
  return { External, BarProp, external: new External(ownKey), ...bars };
});
