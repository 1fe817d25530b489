// HTML, section 7.2.3.2 (abstract operations of WindowProxy and Location) for windows of other origins: a few
// members, and a SecurityError for everything else.
(function (platform) {
  'use strict';
  const { host, intrinsics, primordials, use } = platform;
  const { ArrayOf, ArrayPrototypeIncludes, MapPrototypeGet, MapPrototypeSet } = primordials;
  const { Proxy } = intrinsics;
  const idl = use('core/webidl');
  const realms = use('html/realms');
  const { domError } = use('dom/errors');
  const { parse } = use('url/url');
  const record = host('page.record');

  const refuse = (what) => domError('SecurityError', `Failed to ${what}: Blocked a frame with origin "${realms.own.origin}" from accessing a cross-origin frame.`);
  /// Symbols and `then`, which languages ask every object for.
  const silent = ['then', primordials.SymbolToStringTag, primordials.SymbolHasInstance, primordials.SymbolIsConcatSpreadable];
  const isSilent = (key) => ArrayPrototypeIncludes(silent, key);

  /// A Proxy that has the members of a table and no others.
  function guard(members, more = () => undefined) {
    const names = primordials.ObjectKeys(members);
    const descriptorOf = (key) => {
      const given = typeof key === 'string' ? members[key] : undefined;
      if (given !== undefined) return { __proto__: null, get: given.get, set: given.set, enumerable: false, configurable: true };
      const value = typeof key === 'string' ? more(key) : undefined;
      if (value !== undefined) return { __proto__: null, value, writable: false, enumerable: true, configurable: true };
      return undefined;
    };
    return new Proxy({ __proto__: null }, {
      __proto__: null,
      getPrototypeOf() { return null; },
      setPrototypeOf(target, prototype) { return prototype === null; },
      isExtensible() { return true; },
      preventExtensions() { return false; },
      getOwnPropertyDescriptor(target, key) {
        const found = descriptorOf(key);
        if (found !== undefined) {
          const made = 'value' in found ? { value: found.value, writable: false } : { get: found.get, set: found.set };
          made.enumerable = found.enumerable;
          made.configurable = true;
          return made;
        }
        if (isSilent(key)) return { value: undefined, writable: false, enumerable: false, configurable: true };
        throw refuse('read a named property from Window');
      },
      defineProperty() { throw refuse('define a property on Window'); },
      has(target, key) {
        if (descriptorOf(key) !== undefined || isSilent(key)) return true;
        throw refuse('read a named property from Window');
      },
      get(target, key) {
        const found = descriptorOf(key);
        if (found === undefined) {
          if (isSilent(key)) return undefined;
          throw refuse(`read a named property '${typeof key === 'string' ? key : 'symbol'}' from 'Window'`);
        }
        if ('value' in found) return found.value;
        if (found.get === undefined) throw refuse(`read a named property '${key}' from 'Window'`);
        return found.get();
      },
      set(target, key, value) {
        const found = descriptorOf(key);
        if (found === undefined || found.set === undefined) throw refuse(`set a named property '${typeof key === 'string' ? key : 'symbol'}' on 'Window'`);
        found.set(value);
        return true;
      },
      deleteProperty() { throw refuse('delete a property from Window'); },
      ownKeys() {
        const keys = ArrayOf();
        for (let i = 0; i < names.length; i++) keys[i] = names[i];
        for (let i = 0; i < silent.length; i++) keys[keys.length] = silent[i];
        return keys;
      },
    });
  }

  const constant = (value) => ({ __proto__: null, get: () => value, set: undefined });
  function navigate(context, value) {
    if (context.parent === null && realms.own.isHeld) throw refuse('navigate the top page from a sandbox');
    const text = idl.USVString(value);
    const url = parse(use('url/page-base').resolve(text));
    if (!url) throw domError('SyntaxError', `Failed to set the 'href' property on 'Location': '${text}' is not a valid URL.`);
    context.navigate({ __proto__: null, url: url.href, method: 'GET', enctype: null, body: null });
  }
  function locationOf(context) {
    const href = { __proto__: null, get: undefined, set(value) { navigate(context, value); } };
    const { replace } = { replace(url) {
      idl.arity(arguments.length, 1, "Failed to execute 'replace' on 'Location'");
      navigate(context, url);
    } };
    return guard({ __proto__: null, href, replace: constant(replace) });
  }
  const child = (context, index) => context.realm?.frames?.()[index];
  function make(context) {
    let location = null;
    const self = () => of(context);
    const methods = {
      postMessage(message, targetOrOptions = undefined, list = undefined) {
        const { send } = use('messaging/messaging');
        send(realms.own, arguments.length, message, targetOrOptions, list, (data, targetOrigin) => {
          const { realm } = context;
          if (realm === null) record('frame.message', context.url, targetOrigin, message);
          else realm.use('messaging/messaging').receive(data, realms.own, targetOrigin);
        });
      },
      close() {},
      focus() {},
      blur() {},
    };
    const members = { __proto__: null };
    const own = ['window', 'self', 'frames'];
    for (let i = 0; i < own.length; i++) members[own[i]] = { __proto__: null, get: self, set: undefined };
    members.location = {
      __proto__: null,
      get() { return location ??= locationOf(context); },
      set(value) { navigate(context, value); },
    };
    members.closed = { __proto__: null, get: () => context.isClosed, set: undefined };
    members.length = { __proto__: null, get: () => context.realm?.frames?.().length ?? 0, set: undefined };
    members.top = { __proto__: null, get: () => realms.windowOf(realms.topOf(context)), set: undefined };
    members.parent = { __proto__: null, get: () => realms.windowOf(context.parent ?? context), set: undefined };
    members.opener = constant(null);
    const functions = ['close', 'focus', 'blur', 'postMessage'];
    for (let i = 0; i < functions.length; i++) members[functions[i]] = constant(methods[functions[i]]);
    return guard(members, (key) => {
      const index = +key;
      if (`${index >>> 0}` !== key) return undefined;
      const inner = child(context, index);
      return inner === undefined ? undefined : realms.windowOf(inner);
    });
  }
  const known = new primordials.Map();
  const list = ArrayOf();
  function of(context) {
    let made = MapPrototypeGet(known, context);
    if (made === undefined) {
      made = make(context);
      MapPrototypeSet(known, context, made);
      list[list.length] = made;
    }
    return made;
  }
  return { of, isOne: (value) => ArrayPrototypeIncludes(list, value) };
});
