// What makes an object of a page one of the host's: a private slot that no page can see or forge. The
// class is one for all realms of the machine, so that a node of a frame is a node in the page around it.
(function () {
  'use strict';
  let stampOn, stampedOrNull, doors;
  class Given { constructor(object) { return object; } }
  /// The slot of an object that exists already: of a Proxy.
  class Stamp extends Given {
    #state;
    constructor(object, state) {
      super(object);
      this.#state = state;
    }
    static {
      stampOn = (object, state) => { new Stamp(object, state); return object; };
      stampedOrNull = (object) => (#state in object ? object.#state : null);
    }
  }
  class Slot {
    #state;
    constructor(state) { this.#state = state; }
    static {
      /// What reads slots in one realm: `illegal` makes its error. A page half keeps them to itself.
      doors = (illegal) => ({
        __proto__: null,
        of(object) {
          if (typeof object !== 'object' || object === null) throw illegal();
          if (#state in object) return object.#state;
          const state = stampedOrNull(object);
          if (state === null) throw illegal();
          return state;
        },
        recordOf(object) {
          if (typeof object !== 'object' || object === null) throw illegal();
          const record = #state in object ? object.#state : stampedOrNull(object);
          if (record === null || typeof record.flags !== 'number') throw illegal();
          return record;
        },
        nodeOrNull(object) {
          if (typeof object !== 'object' || object === null) return null;
          const record = #state in object ? object.#state : stampedOrNull(object);
          return record !== null && typeof record.flags === 'number' ? record : null;
        },
        stateOrNull(object) {
          if (typeof object !== 'object' || object === null) return null;
          return #state in object ? object.#state : stampedOrNull(object);
        },
      });
    }
  }
  return { __proto__: null, Slot, stampOn, doors };
});
