// The global names of a page (Web IDL, sections 3.7.1 and 3.8; HTML, section 7.2). Each is an accessor
// until it is first touched, then the property that the standard asks for. `shared` is what global-names.js
// made; `use` gives what a script of this folder defines, once the page needs one; `host(name)` gives a
// function of a feature; `isFrame`: whether the page is in another one.
(function (shared, use, host, isFrame) {
  'use strict';
  // A page may have frozen its global object: its names are then what they were made as.
  const global = globalThis, { Date, Function, Object, Reflect, Symbol, TypeError } = global;
  const { apply, defineProperty: define } = Reflect;
  const own = Object.getOwnPropertyDescriptor;
  const tag = Symbol.toStringTag, { toPrimitive } = Symbol, { valueOf } = Object.prototype;
  const accessor = { __proto__: null, get: undefined, set: undefined, enumerable: false, configurable: true };
  const value = { __proto__: null, value: undefined, writable: true, enumerable: false, configurable: true };

  function put(name, given, enumerable) {
    value.value = given;
    value.enumerable = enumerable;
    define(global, name, value);
    value.value = undefined;
    return given;
  }
  /// Attributes of the window that are texts whatever is assigned, as nothing makes them [Replaceable].
  const texts = { __proto__: null, name: true, status: true };
  function putText(name, given) {
    let kept = given;
    // The name is the window's, whatever page it shows; a frame's is its context's.
    const keep = name === 'name' && !isFrame ? host('page.keepName') : null;
    if (keep !== null) keep(kept);
    define(global, name, own({
      get [name]() { return kept; },
      set [name](next) {
        kept = `${next}`;
        if (keep !== null) keep(kept);
      },
    }, name));
    return kept;
  }
  function handler(name) {
    const property = use('events/window-handlers').accessorOf(name);
    define(global, name, property);
    return property;
  }
  /// A read-only attribute stays an accessor without a setter; its value is the script's to know.
  function readOnly(script, name) {
    let made = null;
    return own({
      get [name]() {
        if (this !== undefined && this !== null && this !== global) throw new TypeError('Illegal invocation');
        return (made ??= use(script))[name];
      },
    }, name).get;
  }
  const { names, scripts, shown, attributes, indexes } = shared;
  /// The getters of the names that were not touched yet.
  const getters = [];
  function make(i) {
    const name = names[i], script = scripts[i];
    if (script === 'handler') return apply(handler(name).get, global, []);
    if (texts[name]) return putText(name, name === 'name' && !isFrame ? host('page.name')() : '');
    let given = script === 'timer' ? host('timers.make')(name) : use(script)[name];
    if (shared.unconstructable?.[name]) given = use('core/old-view').withoutConstructor(given, name);
    return put(name, given, shown[i]);
  }
  function set(i, given) {
    if (scripts[i] === 'handler') apply(handler(names[i]).set, global, [given]);
    else if (texts[names[i]]) putText(names[i], `${given}`);
    else put(names[i], given, shown[i]);
  }
  for (let i = 0, count = names.length; i < count; i++) {
    // One function is both: there are some 900 of them in every frame.
    accessor.get = accessor.set = getters[i] = function () { return arguments.length === 0 ? make(i) : set(i, arguments[0]); };
    accessor.enumerable = shown[i];
    define(global, names[i], accessor);
  }
  for (let i = 0; i < attributes.length; i++) {
    const { name, script } = attributes[i];
    define(global, name, {
      __proto__: null, get: readOnly(script, name), set: undefined, enumerable: true, configurable: name !== 'document',
    });
  }

  // Asking for a property of the global object itself makes the name first.
  function touch(name) {
    const i = indexes[name];
    if (name === 'console' ? isConsoleWaiting : name === 'Intl' ? isIntlWaiting : i !== undefined && own(global, name)?.get === getters[i]) global[name];
  }
  const lookOnce = (original) => ({
    getOwnPropertyDescriptor(target, key) {
      if (target === global && typeof key === 'string') touch(key);
      return apply(original, this, arguments);
    },
  }).getOwnPropertyDescriptor;
  const { getOwnPropertyDescriptors: lookAtAll } = Object;
  // Assignment keeps what the properties of a fresh realm are, and costs less than to define them.
  Object.getOwnPropertyDescriptor = lookOnce(own);
  Reflect.getOwnPropertyDescriptor = lookOnce(Reflect.getOwnPropertyDescriptor);
  Object.getOwnPropertyDescriptors = {
    getOwnPropertyDescriptors(target) {
      if (target === global) {
        for (let i = 0; i < names.length; i++) touch(names[i]);
        touch('console');
        touch('Intl');
      }
      return apply(lookAtAll, this, arguments);
    },
  }.getOwnPropertyDescriptors;

  // Functions of the host say that they are native. The host knows the texts of its own scripts, so no
  // function has to be marked.
  const textOf = Function.prototype.toString;
  let isOwnText;
  Function.prototype.toString = {
    toString() {
      const text = apply(textOf, this, []);
      // A proxy, which has no name of its own.
      if (this === Date) return 'function Date() {\n    [native code]\n}';
      isOwnText ??= host('core.isOwnText');
      if (!isOwnText(text)) return text;
      const { value: name } = own(this, 'name') ?? {};
      return `function ${typeof name === 'string' ? name : ''}() {\n    [native code]\n}`;
    },
  }.toString;

  global.self = global.frames = global.parent = global;
  const itself = { __proto__: null, value: global, writable: false, enumerable: true, configurable: false };
  define(global, 'window', itself);
  // A frame's is set by html/child.js.
  if (!isFrame) define(global, 'top', itself);

  // The page's own location until more than its parts is asked for: every member is the object's own
  // and stays as it is ([LegacyUnforgeable]).
  let location, all, askUsed;
  const isUsed = (script) => (askUsed ??= host('core.isUsed'))(script);
  const members = () => all ??= use('html/location').members;
  function makeLocation() {
    const object = {};
    const keep = (name, property) => {
      property.__proto__ = null;
      property.enumerable = true;
      property.configurable = false;
      define(object, name, property);
    };
    // Once the page's history is at work its URL is location.js's to know.
    const partOf = host('page.locationPart');
    const read = (name) => (all || isUsed('html/location') ? members()[name] : partOf(name));
    const part = (name) => keep(name, { get() { return read(name); }, set(given) { members()[name] = given; } });
    part('href'); part('protocol'); part('host'); part('hostname'); part('port');
    part('pathname'); part('search'); part('hash');
    keep('origin', { get() { return read('origin'); }, set: undefined });
    keep('ancestorOrigins', { get() { return members().ancestorOrigins; }, set: undefined });
    keep('assign', { value: { assign(url) { return apply(members().assign, this, arguments); } }.assign, writable: false });
    keep('replace', { value: { replace(url) { return apply(members().replace, this, arguments); } }.replace, writable: false });
    keep('reload', { value: { reload() { return apply(members().reload, this, arguments); } }.reload, writable: false });
    keep('toString', { value: { toString() { return object.href; } }.toString, writable: false });
    define(object, 'valueOf', { __proto__: null, value: valueOf, writable: false, enumerable: false, configurable: false });
    define(object, toPrimitive, { __proto__: null, value: undefined, writable: false, enumerable: false, configurable: false });
    define(object, tag, { __proto__: null, value: 'Location', configurable: true });
    return object;
  }
  define(global, 'location', {
    __proto__: null,
    get() { return location ??= makeLocation(); },
    set(given) { members().href = given; },
    enumerable: true, configurable: false,
  });
  define(global, 'event', {
    __proto__: null,
    get() { return isUsed('events/events') ? use('events/events').currentEvent() : undefined; },
    set(given) { put('event', given, true); },
    enumerable: true, configurable: true,
  });
  accessor.enumerable = false;
  let isConsoleWaiting = true;
  accessor.get = () => {
    isConsoleWaiting = false;
    const console = host('console.make')();
    define(console, tag, { __proto__: null, value: 'console', configurable: true });
    return put('console', console, false);
  };
  accessor.set = (given) => {
    isConsoleWaiting = false;
    put('console', given, false);
  };
  define(global, 'console', accessor);
  define(global, tag, { __proto__: null, value: 'Window', configurable: true });
  const { value: engineIntl } = own(global, 'Intl');
  let isIntlWaiting = true;
  accessor.get = () => {
    isIntlWaiting = false;
    return put('Intl', use('core/intl').prepare(engineIntl), false);
  };
  accessor.set = (given) => {
    isIntlWaiting = false;
    put('Intl', given, false);
  };
  define(global, 'Intl', accessor);

  /// Whether a script put a function in the place of one of some names.
  return (...names) => {
    for (let i = 0; i < names.length; i++) if (typeof own(global, names[i])?.value === 'function') return true;
    return false;
  };
})
