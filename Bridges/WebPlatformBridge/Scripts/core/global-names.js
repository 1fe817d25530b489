// The descriptors of the names that a page gets from globals.json, made once for all pages of a machine, in
// the realm that no page sees: `table` is globals.json; `absent` names what the browser does not have. A
// getter finds its page by the object that it is called on.
(function (table, absent) {
  'use strict';
  const { apply, defineProperty, getPrototypeOf, ownKeys, setPrototypeOf } = Reflect;
  const { getOwnPropertyDescriptor: own, keys } = Object;
  /// What each open page does for its names, by its global object: { global, make, put, timer, handler,
  /// setHandler }.
  const pages = new WeakMap();
  const globals = new WeakMap();
  /// The page that is asked for where the receiver is of none, as with a proxy of the global object.
  let latest = null;
  const longestChain = 100;
  function pageOf(receiver) {
    let object = receiver;
    for (let i = 0; i < longestChain && object !== null && (typeof object === 'object' || typeof object === 'function'); i++) {
      const page = pages.get(object);
      if (page !== undefined) return page;
      object = getPrototypeOf(object);
    }
    return latest;
  }

  const names = [], list = [];
  const lazy = new WeakSet();
  const known = { __proto__: null };
  function add(name, enumerable, get, put) {
    const property = {
      __proto__: null,
      get,
      // An object that inherits from the global one gets a property of its own.
      set(value) {
        const page = pageOf(this);
        if (page === null) return;
        if (this === undefined || this === page.global || typeof this !== 'object' || this === null) put(page, value);
        else defineProperty(this, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
      },
      enumerable,
      configurable: true,
    };
    // A script that gets hold of one finds nothing behind it.
    setPrototypeOf(property.get, null);
    setPrototypeOf(property.set, null);
    lazy.add(property.get);
    names[names.length] = name;
    list[list.length] = property;
    known[name] = true;
  }
  function addFrom(script, name, enumerable) {
    if (absent?.[name]) return;
    const { get } = { get() { return pageOf(this)?.make(script, name, enumerable); } };
    add(name, enumerable, get, (page, value) => { page.put(name, value, enumerable); });
  }
  for (const { script, interfaces, members } of table.scripts) {
    for (const name of interfaces) addFrom(script, name, false);
    for (const name of members) addFrom(script, name, true);
  }
  for (const type of table.handlers) {
    const name = 'on' + type;
    const { get } = { get() { return pageOf(this)?.handler(name); } };
    add(name, false, get, (page, value) => { page.setHandler(name, value); });
  }
  for (const name of table.timers) {
    const { get } = { get() { return pageOf(this)?.timer(name); } };
    add(name, true, get, (page, value) => { page.put(name, value, true); });
  }
  for (const name of table.fixed) known[name] = true;
  for (const { interfaces, members } of table.scripts) {
    for (const name of interfaces) known[name] = true;
    for (const name of members) known[name] = true;
  }

  return Object.freeze({
    __proto__: null,
    names, list,
    /// Whether a property is one of these, which was not touched yet.
    isWaiting(property) { return property !== undefined && property.get !== undefined && lazy.has(property.get); },
    open(global, page) {
      pages.set(global, page);
      latest = page;
    },
    close(global) {
      if (latest === pages.get(global)) latest = null;
      pages.delete(global);
    },
    /// The enumerable properties of a global object that the platform did not put there.
    added(global) {
      const found = [], all = keys(global);
      for (let i = 0; i < all.length; i++) if (known[all[i]] === undefined) found[found.length] = all[i];
      return found;
    },
  });
})
