// CSSOM View, section 4.3 (the Screen interface): the app's window is all that a page sees of it.
(function (platform) {
  'use strict';
  const { intrinsics, use } = platform;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const ownKey = { __proto__: null };

  class Screen {
    #isOne;
    constructor(key) { if (key !== ownKey) throw new TypeError('Illegal constructor'); }
    get availWidth() { this.#isOne; return 800; }
    get availHeight() { this.#isOne; return 600; }
    get availLeft() { this.#isOne; return 0; }
    get availTop() { this.#isOne; return 0; }
    get width() { this.#isOne; return 800; }
    get height() { this.#isOne; return 600; }
    get colorDepth() { this.#isOne; return 24; }
    get pixelDepth() { this.#isOne; return 24; }
    get orientation() { this.#isOne; return use('html/screen-orientation').orientation; }
  }
  idl.define(Screen, { length: 0 });
  return { Screen, screen: new Screen(ownKey) };
});
