// DOM, section 2 (events): Event, CustomEvent, EventTarget; and the event handler attributes of HTML,
// section 8.1.8.1.
(function (platform) {
  'use strict';
  const { global, host, primordials, intrinsics, use } = platform;
  const {
    ArrayPrototypeIndexOf, ArrayPrototypePush, ArrayPrototypeSlice, ArrayPrototypeSplice,
    FunctionPrototypeSymbolHasInstance, ObjectDefineProperty, ReflectApply, StringPrototypeSlice,
    SymbolHasInstance, WeakMapPrototypeGet, WeakMapPrototypeSet,
  } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { DOMException } = use('events/dom-exception');
  const now = host('time.now');
  const tasks = use('core/tasks');

  // MARK: Event (section 2.2)

  const NONE = 0, CAPTURING_PHASE = 1, AT_TARGET = 2, BUBBLING_PHASE = 3;
  const eventInit = idl.dictionary([
    ['bubbles', idl.boolean, false], ['cancelable', idl.boolean, false], ['composed', idl.boolean, false],
  ]);
  /// A private door into events for this file and those that fire trusted ones.
  let inside;

  class Event {
    #type = '';
    #bubbles = false;
    #cancelable = false;
    #composed = false;
    #timeStamp = now();
    #target = null;
    #currentTarget = null;
    #phase = NONE;
    #path = null;
    #isStopped = false;
    #isStoppedAtOnce = false;
    #isCanceled = false;
    #isPassive = false;
    #isInitialized = true;
    #isDispatched = false;
    #isTrusted = false;

    constructor(type, eventInitDict = undefined) {
      const where = `Failed to construct '${new.target.name}'`;
      idl.arity(arguments.length, 1, where);
      this.#type = idl.DOMString(type, where);
      const init = eventInit(eventInitDict, `${where}: parameter 2`);
      this.#bubbles = init.bubbles;
      this.#cancelable = init.cancelable;
      this.#composed = init.composed;
      // [LegacyUnforgeable]: an own property of every event.
      ObjectDefineProperty(this, 'isTrusted', isTrusted);
    }
    get type() { return this.#type; }
    get target() { return this.#target; }
    get srcElement() { return this.#target; }
    get currentTarget() { return this.#currentTarget; }
    composedPath() {
      const path = [];
      if (this.#path) for (let i = 0; i < this.#path.length; i++) ArrayPrototypePush(path, this.#path[i]);
      return path;
    }
    get eventPhase() { return this.#phase; }
    stopPropagation() { this.#isStopped = true; }
    get cancelBubble() { return this.#isStopped; }
    set cancelBubble(value) { if (value) this.#isStopped = true; else this.#isStopped; }
    stopImmediatePropagation() { this.#isStopped = true; this.#isStoppedAtOnce = true; }
    get bubbles() { return this.#bubbles; }
    get cancelable() { return this.#cancelable; }
    get returnValue() { return !this.#isCanceled; }
    set returnValue(value) { if (!value) this.#cancel(); else this.#isCanceled; }
    preventDefault() { this.#cancel(); }
    get defaultPrevented() { return this.#isCanceled; }
    get composed() { return this.#composed; }
    get timeStamp() { return this.#timeStamp; }
    initEvent(type, bubbles = false, cancelable = false) {
      idl.arity(arguments.length, 1, "Failed to execute 'initEvent' on 'Event'");
      type = idl.DOMString(type);
      if (this.#isDispatched) return;
      this.#initialize(type, !!bubbles, !!cancelable);
    }
    #initialize(type, bubbles, cancelable) {
      this.#isInitialized = true;
      this.#isStopped = this.#isStoppedAtOnce = this.#isCanceled = false;
      this.#isTrusted = false;
      this.#target = null;
      this.#type = type;
      this.#bubbles = bubbles;
      this.#cancelable = cancelable;
    }
    #cancel() { if (this.#cancelable && !this.#isPassive) this.#isCanceled = true; }

    static {
      inside = {
        isEvent: (v) => idl.isObject(v) && #type in v,
        isTrusted: (e) => e.#isTrusted,
        trust(e) { e.#isTrusted = true; return e; },
        untrust(e) { e.#isTrusted = false; },
        isDispatchable: (e) => !e.#isDispatched && e.#isInitialized,
        isCanceled: (e) => e.#isCanceled,
        isStopped: (e) => e.#isStopped,
        isStoppedAtOnce: (e) => e.#isStoppedAtOnce,
        bubbles: (e) => e.#bubbles,
        type: (e) => e.#type,
        initialize(e, type, bubbles, cancelable) { if (!e.#isDispatched) e.#initialize(type, bubbles, cancelable); },
        isDispatched: (e) => e.#isDispatched,
        setPassive(e, value) { e.#isPassive = value; },
        setCurrent(e, target, phase) { e.#currentTarget = target; e.#phase = phase; },
        begin(e, target, path) { e.#isDispatched = true; e.#target = target; e.#path = path; },
        end(e) {
          e.#phase = NONE;
          e.#currentTarget = null;
          e.#path = null;
          e.#isDispatched = e.#isStopped = e.#isStoppedAtOnce = false;
        },
      };
    }
  }
  const { get: getIsTrusted } = primordials.ObjectGetOwnPropertyDescriptor(
    { get isTrusted() { return inside.isTrusted(this); } }, 'isTrusted');
  const isTrusted = { __proto__: null, get: getIsTrusted, set: undefined, enumerable: true, configurable: false };
  idl.define(Event, { length: 1, constants: { NONE, CAPTURING_PHASE, AT_TARGET, BUBBLING_PHASE } });

  const customEventInit = idl.dictionary([['detail', idl.any, null]]);
  class CustomEvent extends Event {
    #detail;
    constructor(type, eventInitDict = undefined) {
      super(...arguments);
      this.#detail = customEventInit(eventInitDict).detail;
    }
    get detail() { return this.#detail; }
    initCustomEvent(type, bubbles = false, cancelable = false, detail = null) {
      idl.arity(arguments.length, 1, "Failed to execute 'initCustomEvent' on 'CustomEvent'");
      type = idl.DOMString(type);
      if (inside.isDispatched(this)) return;
      inside.initialize(this, type, !!bubbles, !!cancelable);
      this.#detail = detail;
    }
  }
  idl.define(CustomEvent, { length: 1 });

  // MARK: EventTarget (section 2.7)

  const flag = (options) => (idl.isObject(options) ? !!options.capture : !!options);
  function flatten(options, where) {
    if (!idl.isObject(options)) return { capture: !!options, once: false, passive: false, signal: null };
    const capture = !!options.capture;
    const once = !!options.once;
    const passive = options.passive === undefined ? false : !!options.passive;
    let signal = null;
    if (options.signal !== undefined) {
      if (!use('events/abort').isSignal(options.signal)) throw idl.failure(where, "member signal is not of type 'AbortSignal'.");
      signal = options.signal;
    }
    return { capture, once, passive, signal };
  }
  const callbackOf = (callback, where) => {
    if (callback === null || callback === undefined) return null;
    if (!idl.isObject(callback)) throw idl.failure(where, "parameter 2 is not of type 'Object'.");
    return callback;
  };

  /// The listeners of an event target, by the private slot that every one has; the global object's
  /// are kept here.
  let listenersOf;
  const ofGlobal = [];

  class EventTarget {
    #listeners = [];
    addEventListener(type, callback, options = undefined) {
      const where = "Failed to execute 'addEventListener' on 'EventTarget'";
      const target = this ?? global;
      const listeners = listenersOf(target);
      idl.arity(arguments.length, 2, where);
      type = idl.DOMString(type, where);
      callback = callbackOf(callback, where);
      const { capture, once, passive, signal } = flatten(options, where);
      if (signal && signal.aborted) return;
      if (callback === null) return;
      for (let i = 0; i < listeners.length; i++) {
        const known = listeners[i];
        if (known.type === type && known.callback === callback && known.capture === capture) return;
      }
      if (listeners.length >= mostListeners) {
        throw new TypeError(`${where}: the target has ${mostListeners} listeners already.`);
      }
      const listener = { __proto__: null, type, callback, capture, once, passive, isRemoved: false };
      ArrayPrototypePush(listeners, listener);
      if (signal) use('events/abort').whenAborted(signal, () => remove(listeners, listener));
    }
    removeEventListener(type, callback, options = undefined) {
      const where = "Failed to execute 'removeEventListener' on 'EventTarget'";
      const listeners = listenersOf(this ?? global);
      idl.arity(arguments.length, 2, where);
      type = idl.DOMString(type, where);
      callback = callbackOf(callback, where);
      const capture = flag(options);
      for (let i = 0; i < listeners.length; i++) {
        const known = listeners[i];
        if (known.type === type && known.callback === callback && known.capture === capture) {
          return remove(listeners, known);
        }
      }
    }
    dispatchEvent(event) {
      const where = "Failed to execute 'dispatchEvent' on 'EventTarget'";
      const target = this ?? global;
      listenersOf(target);
      idl.arity(arguments.length, 1, where);
      if (!inside.isEvent(event)) throw idl.failure(where, "parameter 1 is not of type 'Event'.");
      if (!inside.isDispatchable(event)) {
        throw new DOMException(`${where}: The event is already being dispatched.`, 'InvalidStateError');
      }
      inside.untrust(event);
      return dispatch(target, event);
    }
    static {
      listenersOf = (target) => {
        if (target === global) return ofGlobal;
        if (!idl.isObject(target) || !(#listeners in target)) throw new TypeError('Illegal invocation');
        return target.#listeners;
      };
    }
  }
  /// Nobody needs so many; a listener that adds listeners for ever ends here.
  const mostListeners = 100_000;
  idl.define(EventTarget, { length: 0 });
  // The engine does not let anybody change the prototype of its global object.
  ObjectDefineProperty(EventTarget, SymbolHasInstance, {
    __proto__: null,
    value(object) {
      return (object === global && this === EventTarget) || FunctionPrototypeSymbolHasInstance(this, object);
    },
  });

  function remove(listeners, listener) {
    listener.isRemoved = true;
    const index = ArrayPrototypeIndexOf(listeners, listener);
    if (index >= 0) ArrayPrototypeSplice(listeners, index, 1);
  }

  /// "To dispatch an event" (section 2.9). A target without a parent is the whole path; elements, once
  /// there are some, say theirs with `parentOf`.
  const parents = new primordials.WeakMap();
  function dispatch(target, event) {
    const path = [];
    for (let next = target; next; next = WeakMapPrototypeGet(parents, next)?.(event)) ArrayPrototypePush(path, next);
    inside.begin(event, target, path);
    for (let i = path.length - 1; i > 0; i--) invoke(path[i], event, CAPTURING_PHASE);
    invoke(target, event, AT_TARGET, true);
    invoke(target, event, AT_TARGET, false);
    if (inside.bubbles(event)) for (let i = 1; i < path.length; i++) invoke(path[i], event, BUBBLING_PHASE);
    inside.end(event);
    return !inside.isCanceled(event);
  }
  function invoke(target, event, phase, isCapturing = phase === CAPTURING_PHASE) {
    if (inside.isStopped(event)) return;
    const type = inside.type(event);
    const listeners = ArrayPrototypeSlice(listenersOf(target));
    // What a script put in the place of the window's own `onerror` is a handler all the same.
    if (target === global && !isCapturing) adoptGlobalHandler(type, listeners);
    inside.setCurrent(event, target, phase);
    for (let i = 0; i < listeners.length; i++) {
      const listener = listeners[i];
      if (listener.type !== type || listener.isRemoved || listener.capture !== isCapturing) continue;
      if (listener.once) remove(listenersOf(target), listener);
      call(listener, target, event);
      if (inside.isStoppedAtOnce(event)) break;
    }
  }
  function call(listener, target, event) {
    const before = currentEvent;
    const place = tasks.enter();
    currentEvent = event;
    if (listener.passive) inside.setPassive(event, true);
    try {
      const { callback } = listener;
      if (listener.isHandler) callHandler(callback, target, event);
      else if (typeof callback === 'function') ReflectApply(callback, target, [event]);
      else {
        const method = callback.handleEvent;
        if (typeof method !== 'function') throw new TypeError("Failed to execute 'handleEvent': it is not a function.");
        ReflectApply(method, callback, [event]);
      }
    } catch (error) {
      use('core/errors').report(error);
    }
    if (listener.passive) inside.setPassive(event, false);
    currentEvent = before;
    tasks.leave(place);
  }
  let currentEvent;

  // MARK: Event handler attributes

  /// "The event handler processing algorithm".
  function callHandler(handler, target, event) {
    // Web IDL, section 3.11: an object that cannot be called is kept, and nothing is called.
    if (typeof handler !== 'function') return;
    let result;
    if (inside.type(event) === 'error' && target === global && use('events/event-types').isErrorEvent(event)) {
      result = ReflectApply(handler, target, [event.message, event.filename, event.lineno, event.colno, event.error]);
      if (result === true) event.preventDefault();
      return;
    }
    result = ReflectApply(handler, target, [event]);
    if (inside.type(event) === 'beforeunload') {
      if (result !== null && result !== undefined) event.preventDefault();
    } else if (result === false) event.preventDefault();
  }
  const handlers = new primordials.WeakMap();
  function handlersOf(target) {
    let known = WeakMapPrototypeGet(handlers, target);
    if (!known) WeakMapPrototypeSet(handlers, target, known = { __proto__: null });
    return known;
  }
  function getHandler(target, type) { return handlersOf(target)[type]?.callback ?? null; }
  function setHandler(target, type, value) {
    const known = handlersOf(target);
    const callback = idl.isObject(value) ? value : null;
    if (callback === null) {
      if (known[type]) remove(listenersOf(target), known[type]);
      known[type] = undefined;
    } else if (known[type]) known[type].callback = callback;
    else {
      known[type] = { __proto__: null, type, callback, capture: false, once: false, passive: false, isRemoved: false, isHandler: true };
      ArrayPrototypePush(listenersOf(target), known[type]);
    }
  }
  /// Defines `on…` attributes on an interface's prototype, or on the global object.
  function defineHandlers(object, types) {
    for (let i = 0; i < types.length; i++) {
      const type = types[i];
      const name = `on${type}`;
      const accessors = {
        get [name]() { const target = this ?? global; listenersOf(target); return getHandler(target, type); },
        set [name](value) { const target = this ?? global; listenersOf(target); setHandler(target, type, value); },
      };
      const { get, set } = primordials.ObjectGetOwnPropertyDescriptor(accessors, name);
      ObjectDefineProperty(object, name, {
        __proto__: null, get, set, enumerable: true, configurable: true,
      });
    }
  }
  /// `function onerror() {}` in a script replaces the attribute by a property: it counts even so.
  function adoptGlobalHandler(type, listeners) {
    const property = primordials.ObjectGetOwnPropertyDescriptor(global, `on${type}`);
    if (property && typeof property.value === 'function') {
      ArrayPrototypePush(listeners, {
        __proto__: null, type, callback: property.value, capture: false, once: false, passive: false, isRemoved: false, isHandler: true,
      });
    }
  }

  /// Fires a trusted event: "to fire an event named e at target".
  function fire(target, event) { return dispatch(target, inside.trust(event)); }
  const hasListener = (target, type) => {
    const listeners = listenersOf(target);
    for (let i = 0; i < listeners.length; i++) if (listeners[i].type === type) return true;
    return target === global && typeof primordials.ObjectGetOwnPropertyDescriptor(global, `on${type}`)?.value === 'function';
  };
  return {
    Event, CustomEvent, EventTarget,
    addEventListener: EventTarget.prototype.addEventListener,
    removeEventListener: EventTarget.prototype.removeEventListener,
    dispatchEvent: EventTarget.prototype.dispatchEvent,
    isEvent: inside.isEvent, fire, hasListener,
    /// Whether anything listens to a target, whatever it listens to.
    hasAnyListener: (target) => listenersOf(target).length > 0, defineHandlers, getHandler, setHandler,
    setParent: (target, parentOf) => WeakMapPrototypeSet(parents, target, parentOf),
    currentEvent: () => currentEvent,
    isTarget(value) { try { listenersOf(value); return true; } catch { return false; } },
    initialize: inside.initialize, isDispatched: inside.isDispatched,
  };
});
