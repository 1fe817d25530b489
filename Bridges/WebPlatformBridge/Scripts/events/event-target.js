// DOM, sections 2.7 (interface EventTarget) to 2.10 (dispatching events).
//
// What has listeners is a holder: the record of a node, the state of another event target, or the one of
// the window. Its `listeners` is null or a list that is copied before a change while a dispatch goes over it.
(function (platform) {
  'use strict';
  const { global, host, primordials, intrinsics, shared, use } = platform;
  const { ArrayOf, Error: PlacedError, FunctionPrototypeSymbolHasInstance, ObjectDefineProperty, ReflectApply, SymbolHasInstance } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const tasks = use('core/tasks');
  const { stateOf, stateOrNull } = use('events/event');
  const NONE = 0, CAPTURING_PHASE = 1, AT_TARGET = 2, BUBBLING_PHASE = 3;
  // Flags of records, as dom/shared/nodes has them: a page without a document needs none of its scripts.
  const HTML = 2, SHADOW_HOST = 16, IN_SHADOW = 32, HANDLERS = 512;

  // MARK: Holders

  const ofGlobal = { type: 0, flags: HANDLERS, listeners: null, handlers: null, object: global };
  /// Known once the page has nodes: the record behind an object or null, and the object of a record.
  let nodeOrNull = () => null;
  let wrap = null;
  let holderOf;
  const isNode = (holder) => holder.type !== 0;
  /// The holder of a document's window, which is another one for a document in a frame.
  const windowOf = (r) => r.data.page?.window ?? ofGlobal;
  const objectOf = (holder) => (isNode(holder) ? wrap(holder) : holder.object);

  /// No target needs so many; a listener that adds listeners for ever ends here.
  const mostListeners = 100_000;
  function writable(holder) {
    let { listeners } = holder;
    if (listeners === null) {
      listeners = holder.listeners = ArrayOf();
      listeners.iterating = 0;
    } else if (listeners.iterating > 0) {
      const copy = ArrayOf();
      for (let i = 0; i < listeners.length; i++) copy[i] = listeners[i];
      copy.iterating = 0;
      holder.listeners = listeners = copy;
    }
    return listeners;
  }
  function add(holder, listener) {
    const listeners = writable(holder);
    if (listeners.length >= mostListeners) {
      throw new TypeError(`Failed to execute 'addEventListener' on 'EventTarget': the target has ${mostListeners} listeners already.`);
    }
    listeners[listeners.length] = listener;
  }
  function remove(holder, listener) {
    listener.isRemoved = true;
    if (holder.listeners === null) return;
    const listeners = writable(holder);
    const index = listeners.indexOf(listener);
    if (index >= 0) listeners.splice(index, 1);
  }

  /// "Erase all event listeners and handlers" (HTML, section 8.4.1).
  function erase(holder) {
    const { listeners } = holder;
    holder.listeners = null;
    if (listeners !== null) for (let i = 0; i < listeners.length; i++) listeners[i].isRemoved = true;
    if (isNode(holder)) {
      holder.flags &= ~HANDLERS;
      if (holder.more !== null) holder.more.handlers = null;
    } else holder.handlers = null;
  }

  // MARK: EventTarget (section 2.7)

  const flag = (options) => (idl.isObject(options) ? !!options.capture : !!options);
  function callbackOf(callback, where) {
    if (callback === null || callback === undefined) return null;
    if (!idl.isObject(callback)) throw idl.failure(where, "parameter 2 is not of type 'Object'.");
    return callback;
  }
  function signalOf(signal, where) {
    if (!use('events/abort').isSignal(signal)) throw idl.failure(where, "member signal is not of type 'AbortSignal'.");
    return signal;
  }
  /// "Default passive value".
  function isPassiveByDefault(type, holder) {
    if (type !== 'touchstart' && type !== 'touchmove' && type !== 'wheel' && type !== 'mousewheel') return false;
    if (holder === ofGlobal) return true;
    if (!isNode(holder)) return false;
    if (holder.type === 9) return true;
    const { documentElementOf, bodyOf } = shared('dom/shared/tree');
    return documentElementOf(holder.doc) === holder || bodyOf(holder.doc) === holder;
  }

  const { isOld } = platform.host('page.traits')();
  /// What users do: where a listener of it was added is known, as two of them may do one thing twice.
  const acts = {
    __proto__: null, click: true, dblclick: true, submit: true, change: true, input: true, keydown: true, keyup: true, keypress: true,
    mousedown: true, mouseup: true, pointerdown: true, pointerup: true, touchstart: true, touchend: true,
  };
  const placeOf = host('page.placeOf');
  const heard = host('page.heard');
  /// The place of the script that adds a listener: an error that has it in its stack, or -1. A stack is written
  /// only when it is read, and most listeners are never called.
  const placeFor = (holder, type) => (acts[type] === true && isNode(holder) ? new PlacedError() : -1);
  /// The same as a number.
  function numberOf(listener) {
    const { place } = listener;
    if (typeof place === 'number') return place;
    const { stack } = place;
    return listener.place = typeof stack === 'string' ? placeOf(stack) : -1;
  }

  class EventTarget {
    #state = { type: 0, flags: 0, listeners: null, handlers: null, object: this };
    addEventListener(type, callback, options = undefined) {
      const holder = holderOf(this ?? global);
      const where = "Failed to execute 'addEventListener' on 'EventTarget'";
      if (arguments.length < 2) idl.arity(arguments.length, 2, where);
      if (typeof type !== 'string') type = idl.DOMString(type, where);
      callback = callbackOf(callback, where);
      let capture = false;
      let once = false;
      let passive = null;
      let signal = null;
      if (idl.isObject(options)) {
        capture = !!options.capture;
        once = !!options.once;
        const given = options.passive;
        if (given !== undefined) passive = !!given;
        // EdgeHTML 18 does not know the option.
        const wanted = isOld ? undefined : options.signal;
        if (wanted !== undefined) signal = signalOf(wanted, where);
        if (signal !== null && signal.aborted) return;
      } else capture = !!options;
      if (callback === null) return;
      if (isNode(holder) && (holder.flags & HANDLERS) !== 0) use('events/handlers').register(holder);
      const { listeners } = holder;
      if (listeners !== null) {
        for (let i = 0; i < listeners.length; i++) {
          const known = listeners[i];
          if (known.type === type && known.callback === callback && known.capture === capture && !known.isHandler) return;
        }
      }
      const listener = {
        type, callback, capture, once, passive: passive === null ? isPassiveByDefault(type, holder) : passive, isRemoved: false,
        isHandler: false, source: null, place: placeFor(holder, type),
      };
      add(holder, listener);
      if (signal !== null) use('events/abort').whenAborted(signal, () => remove(holder, listener));
    }
    removeEventListener(type, callback, options = undefined) {
      const holder = holderOf(this ?? global);
      const where = "Failed to execute 'removeEventListener' on 'EventTarget'";
      if (arguments.length < 2) idl.arity(arguments.length, 2, where);
      if (typeof type !== 'string') type = idl.DOMString(type, where);
      callback = callbackOf(callback, where);
      const capture = flag(options);
      const { listeners } = holder;
      if (listeners === null) return;
      for (let i = 0; i < listeners.length; i++) {
        const known = listeners[i];
        if (known.type === type && known.callback === callback && known.capture === capture && !known.isHandler) {
          remove(holder, known);
          return;
        }
      }
    }
    dispatchEvent(event) {
      const holder = holderOf(this ?? global);
      const where = "Failed to execute 'dispatchEvent' on 'EventTarget'";
      if (arguments.length === 0) idl.arity(0, 1, where);
      // An event of a frame may be dispatched here, and one of here in a frame.
      const state = stateOrNull(event) ?? (platform.isLoaded('html/realms') ? use('html/realms').eventState(event) : null);
      if (state === null) throw idl.failure(where, "parameter 1 is not of type 'Event'.");
      if (state.isDispatched || !state.isInitialized) {
        const { DOMException } = use('events/dom-exception');
        throw new DOMException(`${where}: The event ${state.isDispatched ? 'is already being dispatched' : 'was not initialized'}.`, 'InvalidStateError');
      }
      state.isTrusted = false;
      return dispatch(holder, event, state);
    }
    static {
      holderOf = (target) => {
        if (target === global) return ofGlobal;
        if (typeof target !== 'object' || target === null) throw new TypeError('Illegal invocation');
        const record = nodeOrNull(target);
        if (record !== null) return record;
        if (!(#state in target)) throw new TypeError('Illegal invocation');
        return target.#state;
      };
    }
  }
  idl.define(EventTarget, { length: 0 });
  // The engine does not let anything change the prototype of its global object.
  ObjectDefineProperty(EventTarget, SymbolHasInstance, {
    __proto__: null,
    value(object) {
      return (object === global && this?.prototype === EventTarget.prototype) || FunctionPrototypeSymbolHasInstance(this, object);
    },
  });

  // MARK: Dispatch (section 2.9)

  /// The path of an event that meets no shadow tree: holders from the target up. Null if it meets one.
  function plainPath(holder, state) {
    const path = ArrayOf();
    if (state.related !== null && isNode(state.related) && (state.related.flags & IN_SHADOW) !== 0) return null;
    if (!isNode(holder)) {
      path[0] = holder;
      return path;
    }
    let n = 0;
    let r = holder;
    if ((r.flags & IN_SHADOW) !== 0) return null;
    for (;;) {
      path[n++] = r;
      const { parent } = r;
      if (parent === null) break;
      if ((parent.flags & SHADOW_HOST) !== 0) return null;
      r = parent;
    }
    if (r.type === 9 && r.data.window && state.type !== 'load') path[n] = windowOf(r);
    return path;
  }
  /// `override`: the "legacy target override", what the event says its target is.
  function dispatch(holder, event, state, override = holder) {
    state.isDispatched = true;
    const path = plainPath(holder, state);
    if (path === null) return use('events/path').dispatch(holder, event, state);
    state.path = path;
    state.target = objectOf(override);
    const activation = state.isMouse && state.type === 'click' ? activationTarget(path, state.bubbles) : null;
    if (activation !== null) use('html/activation').legacyPreActivation(activation, event);
    for (let i = path.length - 1; i > 0; i--) if (hasListeners(path[i])) invoke(path, i, event, state, CAPTURING_PHASE, true);
    if (hasListeners(holder)) {
      invoke(path, 0, event, state, AT_TARGET, true);
      invoke(path, 0, event, state, AT_TARGET, false);
    }
    if (state.bubbles) {
      for (let i = 1; i < path.length; i++) if (hasListeners(path[i])) invoke(path, i, event, state, BUBBLING_PHASE, false);
    }
    end(state);
    if (activation !== null) activate(activation, event, state);
    return !state.isCanceled;
  }
  /// The flag says that there are handlers of content attributes that nothing has asked for yet; the window
  /// always has it: a script may have put a function in the place of one of its handlers.
  const hasListeners = (holder) => holder.listeners !== null || (holder.flags & HANDLERS) !== 0;
  function end(state) {
    state.phase = NONE;
    state.currentTarget = null;
    state.path = null;
    state.isDispatched = state.isStopped = state.isStoppedAtOnce = false;
  }
  function hasActivation(r) {
    return isNode(r) && r.type === 1 && ((r.flags & HTML) !== 0 || r.name === 'a') ? use('html/activation').hasBehavior(r) : false;
  }
  function activationTarget(path, bubbles) {
    const most = bubbles ? path.length : 1;
    for (let i = 0; i < most; i++) if (hasActivation(path[i])) return path[i];
    return null;
  }
  function activate(r, event, state) {
    if (state.isCanceled) use('html/activation').legacyCanceledActivation(r, event);
    else use('html/activation').activate(r, event);
  }
  function invoke(path, at, event, state, phase, isCapturing) {
    if (state.isStopped) return;
    const holder = path[at];
    if (isNode(holder) && (holder.flags & HANDLERS) !== 0) use('events/handlers').register(holder);
    invokeOn(holder, at, event, state, phase, isCapturing, true);
  }
  /// "Invoke": the listeners of one object. `isSeen`: whether `window.event` shows the event.
  function invokeOn(holder, at, event, state, phase, isCapturing, isSeen) {
    // What a script put in the place of the window's own `onerror` is a handler all the same.
    const adopted = holder === ofGlobal && !isCapturing ? globalHandler(state.type) : null;
    const { listeners } = holder;
    if (listeners === null && adopted === null) return;
    state.currentTarget = objectOf(holder);
    state.phase = phase;
    state.at = at;
    if (listeners === null) call(adopted, holder, event, state, isSeen);
    else {
      const { type } = state;
      let isFound = run(listeners, type, holder, event, state, isCapturing, isSeen);
      if (adopted !== null && !state.isStoppedAtOnce) { isFound = true; call(adopted, holder, event, state, isSeen); }
      if (!isFound && state.isTrusted) {
        const legacy = legacyTypes[type];
        if (legacy !== undefined) {
          state.type = legacy;
          run(listeners, legacy, holder, event, state, isCapturing, isSeen);
          state.type = type;
        }
      }
    }
  }
  const legacyTypes = {
    __proto__: null, animationend: 'webkitAnimationEnd', animationiteration: 'webkitAnimationIteration',
    animationstart: 'webkitAnimationStart', transitionend: 'webkitTransitionEnd',
  };
  /// "Inner invoke".
  function run(listeners, type, holder, event, state, isCapturing, isSeen) {
    let isFound = false;
    listeners.iterating++;
    const { length } = listeners;
    for (let i = 0; i < length; i++) {
      const listener = listeners[i];
      if (listener.type !== type || listener.capture !== isCapturing || listener.isRemoved) continue;
      isFound = true;
      if (listener.once) remove(holder, listener);
      call(listener, holder, event, state, isSeen);
      if (state.isStoppedAtOnce) break;
    }
    listeners.iterating--;
    return isFound;
  }
  let currentEvent;
  function call(listener, holder, event, state, isSeen) {
    const before = currentEvent;
    const place = tasks.enter();
    currentEvent = isSeen ? event : undefined;
    if (listener.passive) state.isPassive = true;
    const number = acts[state.type] === true ? numberOf(listener) : -1;
    if (number !== -1) heard(number, 1);
    try {
      const { callback } = listener;
      if (listener.isHandler) use('events/handlers').run(listener, holder, event, state);
      else if (typeof callback === 'function') ReflectApply(callback, state.currentTarget, [event]);
      else {
        const method = callback.handleEvent;
        if (typeof method !== 'function') throw new (errorOf(callback))("Failed to execute 'handleEvent': it is not a function.");
        ReflectApply(method, callback, [event]);
      }
    } catch (error) {
      use('core/errors').reportOf(listener.callback, error);
    }
    if (number !== -1) heard(number, 0);
    if (listener.passive) state.isPassive = false;
    currentEvent = before;
    tasks.leave(place);
  }
  /// The TypeError of the realm that a listener is of.
  const errorOf = (callback) => (platform.isLoaded('html/realms') ? use('html/realms').realmOf(callback).TypeError : TypeError);
  /// `function onerror() {}` in a script replaces the attribute by a property: it counts even so.
  function globalHandler(type) {
    if (windowNames === null) windowNames = namesOfWindow();
    const name = windowNames[type];
    if (name === undefined) return null;
    const property = primordials.ObjectGetOwnPropertyDescriptor(global, name);
    if (property === undefined || typeof property.value !== 'function') return null;
    return { type, callback: property.value, capture: false, once: false, passive: false, isRemoved: false, isHandler: true, source: null, place: -1 };
  }

  /// The handlers that a window may have, by type.
  let windowNames = null;
  function namesOfWindow() {
    const found = { __proto__: null };
    const { global: common, window: own } = use('html/handler-names');
    for (let i = 0; i < common.length; i++) found[common[i]] = `on${common[i]}`;
    for (let i = 0; i < own.length; i++) found[own[i]] = `on${own[i]}`;
    return found;
  }

  /// Fires a trusted event: "to fire an event named e at target".
  function fireAt(holder, event) {
    const state = stateOf(event);
    state.isTrusted = true;
    return dispatch(holder, event, state);
  }
  const fire = (target, event) => fireAt(holderOf(target), event);
  /// Fires an event at the window whose target is the document: `load`, and those of a page's life
  /// (HTML, section 13.2.7).
  function fireAtWindow(event, document) {
    const state = stateOf(event);
    state.isTrusted = true;
    return dispatch(ofGlobal, event, state, document);
  }
  function hasListener(target, type) {
    const { listeners } = holderOf(target);
    if (listeners !== null) for (let i = 0; i < listeners.length; i++) if (listeners[i].type === type) return true;
    return target === global && typeof primordials.ObjectGetOwnPropertyDescriptor(global, `on${type}`)?.value === 'function';
  }
  /// The path that `composedPath()` shows: all of it, where no closed shadow tree hides a part.
  function composedPath(state) {
    const list = ArrayOf();
    const { path } = state;
    if (path.structs !== undefined) return use('events/path').composed(state);
    for (let i = 0; i < path.length; i++) list[i] = objectOf(path[i]);
    return list;
  }
  return {
    EventTarget, holderOf, objectOf, windowOf, isNode, ofGlobal, add, remove, dispatch, fire, fireAt, hasListener, composedPath, fireAtWindow, erase,
    dispatchAt: (holder, event) => dispatch(holder, event, stateOf(event)), invokeOn, end, hasActivation, activate, placeFor,
    /// Whether anything listens to a target, whatever it listens to.
    hasAnyListener(target) {
      const { listeners } = holderOf(target);
      return listeners !== null && listeners.length > 0;
    },
    currentEvent: () => currentEvent,
    isTarget(value) { try { holderOf(value); return true; } catch { return false; } },
    /// Said by the script that makes nodes.
    connect(dom) {
      nodeOrNull = dom.nodeOrNull;
      wrap = dom.wrap;
      dom.home.window = ofGlobal;
    },
  };
});
