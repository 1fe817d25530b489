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

  const upper = (key) => key[0].toUpperCase() + key.slice(1);

  /// The functions that the host's scripts use, by the object that has them: `get:size` is a getter, `@@replace` has a
  /// well-known symbol. Only these are taken, as each costs a page that is opened alone.
  const onObjects = {
    __proto__: null,
    JSON: 'parse stringify',
    Math: 'abs acos asin atan atan2 cbrt ceil cos exp floor fround hypot imul log max min pow round sign sin sqrt tan trunc',
    Reflect: 'apply construct defineProperty deleteProperty get getOwnPropertyDescriptor getPrototypeOf has ownKeys set',
    Array: 'from isArray of',
    ArrayBuffer: 'isView',
    Error: 'isError',
    Number: 'isFinite isInteger isNaN parseFloat parseInt',
    Object: 'assign create defineProperty freeze getOwnPropertyDescriptor getPrototypeOf keys setPrototypeOf',
    Promise: 'resolve',
    String: 'fromCharCode fromCodePoint',
  };
  const onPrototypes = {
    __proto__: null,
    Array: 'includes indexOf join pop push shift slice sort splice',
    ArrayBuffer: 'get:byteLength get:detached get:maxByteLength get:resizable resize transfer',
    BigInt: 'valueOf',
    Boolean: 'valueOf',
    DataView: 'get:buffer get:byteLength get:byteOffset',
    Date: 'getDate getFullYear getHours getMinutes getMonth getSeconds getTime toISOString',
    Function: '@@hasInstance toString',
    Map: 'clear delete entries forEach get get:size has set',
    Number: 'toPrecision toString valueOf',
    Object: 'hasOwnProperty toString',
    Promise: 'then',
    RegExp: '@@replace exec get:dotAll get:global get:hasIndices get:ignoreCase get:multiline get:source get:sticky get:unicode get:unicodeSets',
    Set: 'add clear delete forEach get:size has values',
    String: 'charCodeAt codePointAt endsWith includes indexOf lastIndexOf padEnd padStart repeat replaceAll slice split startsWith toLowerCase toUpperCase toWellFormed trim valueOf',
    Symbol: 'get:description valueOf',
    TypedArray: 'get:@@toStringTag get:buffer get:byteLength get:byteOffset get:length indexOf keys set subarray',
    WeakMap: 'get has set',
    WeakRef: 'deref',
    WeakSet: 'add has',
  };
  function take(prefix, object, names, wrap) {
    for (const name of names.split(' ')) {
      const isGetter = name.startsWith('get:');
      const word = isGetter ? name.slice(4) : name;
      const isSymbol = word.startsWith('@@');
      const key = isSymbol ? Symbol[word.slice(2)] : word;
      const found = Reflect.getOwnPropertyDescriptor(object, key);
      // An engine may not have one that is asked for before it is used.
      if (found === undefined) continue;
      primordials[prefix + (isGetter ? 'Get' : '') + (isSymbol ? `Symbol${upper(word.slice(2))}` : upper(word))] = wrap(isGetter ? found.get : found.value);
    }
  }

  for (const name in onObjects) take(name, globalThis[name], onObjects[name], (f) => f);
  const TypedArray = Object.getPrototypeOf(Uint8Array);
  for (const name in onPrototypes) {
    take(`${name}Prototype`, (name === 'TypedArray' ? TypedArray : globalThis[name]).prototype, onPrototypes[name], uncurryThis);
  }
  for (const name of ['encodeURIComponent', 'decodeURIComponent', 'parseFloat', 'parseInt']) {
    primordials[name] = globalThis[name];
  }
  for (const name of Reflect.ownKeys(Symbol)) {
    if (typeof Symbol[name] === 'symbol') primordials[`Symbol${upper(name)}`] = Symbol[name];
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
  // What the loop below meets is in an object or on a constructor. A function without `prototype` that is no name of the
  // realm has a name and a length, and nothing that leads on.
  const names = new Set(Reflect.ownKeys(globalThis).map((key) => Reflect.getOwnPropertyDescriptor(globalThis, key).value));
  const isLeaf = (f) => typeof f === 'function' && f !== Function.prototype && !names.has(f) && Reflect.getOwnPropertyDescriptor(f, 'prototype') === undefined;
  const seen = new Set();
  const open = [
    globalThis, generator, generator(), asyncGenerator, asyncGenerator(), async () => {},
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
    if (isLeaf(object)) continue;
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
  // The functions that were made here lead no page anywhere: none is handed out.
  freeze(primordials);
  return primordials;
})();
