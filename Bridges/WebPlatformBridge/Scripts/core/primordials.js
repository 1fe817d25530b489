// The language's own functions, taken once for a machine from a realm that no page sees, and frozen.
// `ArrayPrototypePush(list, x)` is what `list.push(x)` would be if no page had changed `push`.
//
// They work on the objects of every page. What they make (the arrays of `slice`, `map`, `ownKeys`)
// belongs to this realm: it may be looked at, and must not be handed to a page.
(function () {
  'use strict';
  const { bind, call } = Function.prototype;
  const uncurryThis = bind.bind(call);
  const primordials = { __proto__: null, uncurryThis };

  const upper = (key) => typeof key === 'symbol'
    ? 'Symbol' + key.description[7].toUpperCase() + key.description.slice(8)
    : key[0].toUpperCase() + key.slice(1);

  function take(prefix, object, wrap) {
    for (const key of Reflect.ownKeys(object)) {
      const { value, get, set } = Reflect.getOwnPropertyDescriptor(object, key);
      if (typeof value === 'function') primordials[prefix + upper(key)] = wrap(value);
      else if (get) primordials[prefix + 'Get' + upper(key)] = wrap(get);
      if (set) primordials[prefix + 'Set' + upper(key)] = wrap(set);
    }
  }

  for (const name of ['JSON', 'Math', 'Reflect', 'Atomics']) take(name, globalThis[name], (f) => f);
  for (const name of [
    'Array', 'ArrayBuffer', 'BigInt', 'Boolean', 'DataView', 'Date', 'Error', 'Function', 'Map',
    'Number', 'Object', 'Promise', 'RegExp', 'Set', 'String', 'Symbol', 'WeakMap', 'WeakRef',
    'WeakSet',
  ]) {
    take(name, globalThis[name], (f) => f);
    take(name + 'Prototype', globalThis[name].prototype, uncurryThis);
  }
  const TypedArray = Object.getPrototypeOf(Uint8Array);
  take('TypedArrayPrototype', TypedArray.prototype, uncurryThis);
  take('ArrayIteratorPrototype', Object.getPrototypeOf([][Symbol.iterator]()), uncurryThis);
  for (const name of ['encodeURIComponent', 'decodeURIComponent', 'parseFloat', 'parseInt']) {
    primordials[name] = globalThis[name];
  }
  for (const name of Reflect.ownKeys(Symbol)) {
    if (typeof Symbol[name] === 'symbol') primordials['Symbol' + upper(name)] = Symbol[name];
  }
  // Collections for the host's own use: their methods are those of this realm, frozen below.
  for (const name of ['Map', 'Set', 'WeakMap', 'WeakRef', 'WeakSet', 'Date', 'Error', 'RegExp', 'String', 'Number', 'BigInt']) {
    primordials[name] = globalThis[name];
  }
  // Promises that no page is given, and whose `then` and `constructor` no page has changed.
  primordials.HiddenPromise = Promise;

  // A page reaches this realm where one of its functions throws an error of its own: by the error's
  // constructor, and that one's. So nothing here can be changed, remembers anything or tells the time:
  // otherwise a page could leave something for the next one of the machine, or see the real clock.
  for (const key of Reflect.ownKeys(RegExp)) {
    // RegExp.input, RegExp.$1 …
    if (typeof key === 'string' && Reflect.getOwnPropertyDescriptor(RegExp, key).get) Reflect.deleteProperty(RegExp, key);
  }
  delete Date.prototype.constructor;
  const generator = function* () {};
  const asyncGenerator = async function* () {};
  const { Iterator } = globalThis;
  const seen = new Set();
  const open = [
    globalThis, primordials, generator, generator(), asyncGenerator, asyncGenerator(), async () => {},
    [].values(), new Map().entries(), new Set().values(), ''[Symbol.iterator](), ''.matchAll(/x/g),
    Iterator?.from?.({ next() {} }), Iterator?.prototype.map?.call([].values(), (x) => x),
    (function () { return arguments; })(),
  ];
  while (open.length) {
    const object = open.pop();
    if (object === null || (typeof object !== 'object' && typeof object !== 'function')) continue;
    if (seen.has(object)) continue;
    seen.add(object);
    open.push(Object.getPrototypeOf(object));
    for (const key of Reflect.ownKeys(object)) {
      const { value, get, set } = Reflect.getOwnPropertyDescriptor(object, key);
      open.push(value, get, set);
    }
  }
  const global = globalThis;
  const { freeze } = Object;
  const { deleteProperty, ownKeys } = Reflect;
  for (const key of ownKeys(global)) deleteProperty(global, key);
  for (const object of seen) freeze(object);
  return primordials;
})();
