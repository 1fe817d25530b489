// DOM, sections 2.2 (interface Event) and 2.4 (interface CustomEvent).
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const { ArrayFrom, ArrayOf, ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, ReflectApply } = primordials;
  const { Array } = intrinsics;
  const idl = use('core/webidl');
  const now = host('time.now');

  const NONE = 0, CAPTURING_PHASE = 1, AT_TARGET = 2, BUBBLING_PHASE = 3;
  /// A private door into events, for the scripts that dispatch them and for kinds of events.
  let stateOf, stateOrNull;

  class Event {
    #state;
    constructor(type, eventInitDict = undefined) {
      if (arguments.length === 0) idl.arity(0, 1, `Failed to construct '${new.target.name}'`);
      if (typeof type !== 'string') type = idl.DOMString(type, "Failed to construct 'Event'");
      let bubbles = false;
      let cancelable = false;
      let composed = false;
      if (eventInitDict !== undefined && eventInitDict !== null) {
        if (!idl.isObject(eventInitDict)) throw idl.failure("Failed to construct 'Event': parameter 2", 'The value is not an object.');
        bubbles = !!eventInitDict.bubbles;
        cancelable = !!eventInitDict.cancelable;
        composed = !!eventInitDict.composed;
      }
      this.#state = {
        type, bubbles, cancelable, composed, timeStamp: now(), target: null, currentTarget: null, related: null, phase: NONE, path: null,
        at: 0, isStopped: false, isStoppedAtOnce: false, isCanceled: false, isPassive: false, isInitialized: true,
        isDispatched: false, isTrusted: false, isMouse: false, values: null,
      };
      // [LegacyUnforgeable]: an own property of every event.
      ObjectDefineProperty(this, 'isTrusted', isTrusted);
    }
    get type() { return this.#state.type; }
    get target() { return this.#state.target; }
    get srcElement() { return this.#state.target; }
    get currentTarget() { return this.#state.currentTarget; }
    composedPath() {
      const { path } = this.#state;
      return ReflectApply(ArrayFrom, Array, [path === null ? ArrayOf() : use('events/event-target').composedPath(this.#state)]);
    }
    get eventPhase() { return this.#state.phase; }
    stopPropagation() { this.#state.isStopped = true; }
    get cancelBubble() { return this.#state.isStopped; }
    set cancelBubble(value) {
      const state = this.#state;
      if (value) state.isStopped = true;
    }
    stopImmediatePropagation() {
      const state = this.#state;
      state.isStopped = true;
      state.isStoppedAtOnce = true;
    }
    get bubbles() { return this.#state.bubbles; }
    get cancelable() { return this.#state.cancelable; }
    get returnValue() { return !this.#state.isCanceled; }
    set returnValue(value) {
      const state = this.#state;
      if (!value) cancel(state);
    }
    preventDefault() { cancel(this.#state); }
    get defaultPrevented() { return this.#state.isCanceled; }
    get composed() { return this.#state.composed; }
    get timeStamp() { return this.#state.timeStamp; }
    initEvent(type, bubbles = false, cancelable = false) {
      const state = this.#state;
      idl.arity(arguments.length, 1, "Failed to execute 'initEvent' on 'Event'");
      type = idl.DOMString(type);
      if (!state.isDispatched) initialize(this, type, !!bubbles, !!cancelable);
    }
    static {
      stateOf = (event) => event.#state;
      stateOrNull = (value) => (idl.isObject(value) && #state in value ? value.#state : null);
    }
  }
  const cancel = (state) => { if (state.cancelable && !state.isPassive) state.isCanceled = true; };
  /// "Initialize": for the `init…Event` methods, which do nothing while the event is dispatched.
  function initialize(event, type, bubbles, cancelable) {
    const state = stateOf(event);
    if (state.isDispatched) return;
    state.isInitialized = true;
    state.isStopped = state.isStoppedAtOnce = state.isCanceled = false;
    state.isTrusted = false;
    state.target = null;
    state.type = type;
    state.bubbles = bubbles;
    state.cancelable = cancelable;
  }
  const { get } = ObjectGetOwnPropertyDescriptor({ get isTrusted() { return stateOf(this).isTrusted; } }, 'isTrusted');
  const isTrusted = { __proto__: null, get, set: undefined, enumerable: true, configurable: false };
  idl.define(Event, { length: 1, constants: { NONE, CAPTURING_PHASE, AT_TARGET, BUBBLING_PHASE } });

  class CustomEvent extends Event {
    #detail;
    constructor(type, eventInitDict = undefined) {
      // Without a spread, which would go through the page's iterator of arrays.
      if (arguments.length === 0) super();
      else super(type, eventInitDict);
      const detail = eventInitDict === undefined || eventInitDict === null ? undefined : eventInitDict.detail;
      this.#detail = detail === undefined ? null : detail;
    }
    get detail() { return this.#detail; }
    initCustomEvent(type, bubbles = false, cancelable = false, detail = null) {
      idl.arity(arguments.length, 1, "Failed to execute 'initCustomEvent' on 'CustomEvent'");
      type = idl.DOMString(type);
      this.#detail;
      if (stateOf(this).isDispatched) return;
      initialize(this, type, !!bubbles, !!cancelable);
      this.#detail = detail;
    }
  }
  idl.define(CustomEvent, { length: 1 });

  return {
    Event, CustomEvent, stateOf, stateOrNull, initialize,
    isEvent: (value) => stateOrNull(value) !== null,
    isDispatched: (event) => stateOf(event).isDispatched,
    trust(event) { stateOf(event).isTrusted = true; return event; },
  };
});
