// HTML, section 8.1.8.1 (event handlers): `on…` attributes, in markup and as members.
(function (platform) {
  'use strict';
  const { global, host, primordials, shared, use } = platform;
  const { ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, ReflectApply, StringPrototypeSlice, StringPrototypeStartsWith } = primordials;
  const idl = use('core/webidl');
  const targets = use('events/event-target');
  const { holderOf, isNode, ofGlobal } = targets;
  const HANDLERS = 512, HTML = 2;

  /// The events of these handlers have names with capitals.
  const legacyTypes = {
    __proto__: null, webkitanimationend: 'webkitAnimationEnd', webkitanimationiteration: 'webkitAnimationIteration',
    webkitanimationstart: 'webkitAnimationStart', webkittransitionend: 'webkitTransitionEnd',
  };

  // MARK: The handlers of a holder, by type

  function mapOf(holder) {
    if (!isNode(holder)) return holder.handlers ??= { __proto__: null };
    return shared('dom/shared/tree').moreOf(holder).handlers ??= { __proto__: null };
  }
  const peek = (holder) => (isNode(holder) ? (holder.more === null ? null : holder.more.handlers) : holder.handlers);
  const isBody = (r) => r.type === 1 && (r.flags & HTML) !== 0 && (r.name === 'body' || r.name === 'frameset');
  let forwarded = null;
  /// The holder of a body's handler may be the window ("determining the target of an event handler").
  function targetOf(holder, type) {
    if (!isNode(holder) || !isBody(holder)) return holder;
    if (forwarded === null) {
      forwarded = { __proto__: null };
      const names = use('html/handler-names');
      for (let i = 0; i < names.window.length; i++) forwarded[names.window[i]] = true;
      for (let i = 0; i < names.forwarded.length; i++) forwarded[names.forwarded[i]] = true;
    }
    if (forwarded[type] !== true) return holder;
    return holder.doc.data.window ? ofGlobal : null;
  }
  function activate(holder, type, callback, source) {
    const map = mapOf(holder);
    const known = map[type];
    const place = source === null ? targets.placeFor(holder, type) : source.element.place;
    if (known !== undefined) {
      known.callback = callback;
      known.source = source;
      known.place = place;
      return;
    }
    const listener = { type: legacyTypes[type] ?? type, callback, capture: false, once: false, passive: false, isRemoved: false, isHandler: true, source, place };
    map[type] = listener;
    targets.add(holder, listener);
  }
  function deactivate(holder, type) {
    const map = peek(holder);
    if (map === null || map[type] === undefined) return;
    targets.remove(holder, map[type]);
    map[type] = undefined;
  }
  /// Registers the content attributes that came with the parser or a copy.
  function register(r) {
    r.flags &= ~HANDLERS;
    const { attrs } = r;
    if (attrs === null) return;
    for (let i = 0; i < attrs.length; i++) {
      const a = attrs[i];
      if (a.ns !== null || !StringPrototypeStartsWith(a.local, 'on')) continue;
      const type = StringPrototypeSlice(a.local, 2);
      const holder = targetOf(r, type);
      if (holder === null || !isHandlerType(r, type)) continue;
      const map = peek(holder);
      // A body's handler of the window takes the place of what a script before it has set.
      if (holder !== r || map === null || map[type] === undefined) activate(holder, type, null, sourceOf(type, a.value, r, a));
    }
  }
  /// Called for each change of an `on…` attribute; without a name where those of the markup are due.
  function contentChanged(r, local, value) {
    if ((r.flags & HANDLERS) !== 0) register(r);
    if (local === null) return;
    const type = StringPrototypeSlice(local, 2);
    if (!isHandlerType(r, type)) return;
    const holder = targetOf(r, type);
    if (holder === null) return;
    if (value === null) deactivate(holder, type);
    else activate(holder, type, null, sourceOf(type, value, r, null));
  }
  /// What a handler's attribute says, for when its event comes; nothing where a policy forbids it.
  function sourceOf(type, text, element, attribute) {
    const policy = element.doc.data.window === true ? element.doc.data.page?.policy ?? null : null;
    if (policy !== null && !policy.allows('script-src-attr', element, text, use('events/handler-source').offsetOf({ attribute, element }))) return null;
    return { __proto__: null, type, text, element, attribute };
  }
  let known = null;
  /// Whether elements have a handler of this name at all.
  function isHandlerType(r, type) {
    if (known === null) {
      known = { __proto__: null };
      const list = use('html/handler-names').global;
      for (let i = 0; i < list.length; i++) known[list[i]] = true;
    }
    return known[type] === true || (isBody(r) && targetOf(r, type) !== r);
  }

  // MARK: Values

  /// "Getting the current value of the event handler": compiles the text of a content attribute.
  function current(listener) {
    const { source } = listener;
    if (source === null) return listener.callback;
    listener.source = null;
    if (!source.element.doc.data.window || source.element.doc.data.page?.isScripting === false) {
      listener.source = source;
      if (source.element.doc.data.window) host('policy.sandboxed')(source.element.place);
      return null;
    }
    return (listener.callback = compile(source.type, source));
  }
  const isWindowError = (type, source) => type === 'error' && targetOf(source.element, type) === ofGlobal;
  /// The scopes are the document, the form owner and the element; for a handler of the window only the first.
  function compile(type, source) {
    const isOfWindow = targetOf(source.element, type) === ofGlobal;
    return use('events/handler-source').compile(type, source, isOfWindow, isWindowError(type, source));
  }
  function get(holder, type) {
    if (isNode(holder)) {
      if ((holder.flags & HANDLERS) !== 0) register(holder);
      holder = targetOf(holder, type);
      if (holder === null) return null;
    }
    const map = peek(holder);
    if (map === null) return null;
    const listener = map[type];
    return listener === undefined ? null : current(listener);
  }
  function set(holder, type, value) {
    if (isNode(holder)) {
      if ((holder.flags & HANDLERS) !== 0) register(holder);
      holder = targetOf(holder, type);
      if (holder === null) return;
    }
    if (!idl.isObject(value)) deactivate(holder, type);
    else activate(holder, type, value, null);
  }

  // MARK: Calls

  /// "The event handler processing algorithm".
  function run(listener, holder, event, state) {
    const handler = current(listener);
    // Web IDL, section 3.11: an object that cannot be called is kept, and nothing is called.
    if (typeof handler !== 'function') return;
    const { type } = state;
    const target = state.currentTarget;
    // The event may be another realm's.
    if (type === 'error' && holder === ofGlobal && state.values !== null && state.values.ErrorEvent === true) {
      const { message, filename, lineno, colno, error } = state.values;
      if (ReflectApply(handler, target, [message, filename, lineno, colno, error]) === true) cancel(state);
      return;
    }
    const result = ReflectApply(handler, target, [event]);
    if (type === 'beforeunload') {
      if (result !== null && result !== undefined && use('events/event-types').setReturnValue(state, result)) cancel(state);
    } else if (result === false) cancel(state);
  }
  const cancel = (state) => { if (state.cancelable && !state.isPassive) state.isCanceled = true; };

  // MARK: Members

  const made = { __proto__: null };
  /// The accessors of one attribute: the same functions on every interface that has it.
  function accessorOf(type) {
    let found = made[type];
    if (found === undefined) {
      const name = `on${type}`;
      found = made[type] = ObjectGetOwnPropertyDescriptor({
        get [name]() { return get(holderOf(this ?? global), type); },
        set [name](value) { set(holderOf(this ?? global), type, value); },
      }, name);
    }
    return found;
  }
  /// Puts `on…` members on an object: a prototype, the global object, or a literal of members.
  function define(object, types) {
    for (let i = 0; i < types.length; i++) ObjectDefineProperty(object, `on${types[i]}`, accessorOf(types[i]));
    return object;
  }
  return {
    get, set, register, contentChanged, run,
    accessorOf, addMembers: define, members: (types) => define({}, types), defineHandlers: define,
    getHandler: (target, type) => get(holderOf(target), type),
    setHandler: (target, type, value) => set(holderOf(target), type, value),
  };
});
