// Screen Orientation, section 5: the app's window is wider than high, and stays so.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, use } = platform;
  const idl = use('core/webidl');
  const { EventTarget, defineHandlers } = use('events/events');
  const ownKey = { __proto__: null };
  const locks = [
    'any', 'natural', 'landscape', 'portrait', 'portrait-primary', 'portrait-secondary', 'landscape-primary', 'landscape-secondary',
  ];

  class ScreenOrientation extends EventTarget {
    #isOne = true;
    constructor(key) {
      if (key !== ownKey) throw new intrinsics.TypeError('Illegal constructor');
      super();
    }
    get type() { return this.#isOne ? 'landscape-primary' : ''; }
    get angle() {
      this.#isOne;
      return 0;
    }
    lock(orientation) {
      const where = "Failed to execute 'lock' on 'ScreenOrientation'";
      return idl.promise(() => {
        this.#isOne;
        idl.arity(arguments.length, 1, where);
        const wanted = idl.DOMString(orientation, where);
        if (!primordials.ArrayPrototypeIncludes(locks, wanted)) throw idl.failure(where, `'${wanted}' is no orientation.`);
        // A desktop's screen is not turned (section 5.3).
        throw use('dom/errors').domError('NotSupportedError', 'screen.orientation.lock() is not available on this device.');
      });
    }
    unlock() { this.#isOne; }
  }
  idl.define(ScreenOrientation, { length: 0 });
  defineHandlers(ScreenOrientation.prototype, ['change']);
  return { ScreenOrientation, orientation: new ScreenOrientation(ownKey) };
});
