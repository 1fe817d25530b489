// Web IDL, section 3.9: objects with indexed and named properties ("legacy platform objects"). The page
// gets a Proxy that carries the slot; its target has the prototype and what the page puts on it.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const {
    ReflectDefineProperty, ReflectDeleteProperty, ReflectGet, ReflectGetOwnPropertyDescriptor, ReflectGetPrototypeOf, ReflectHas,
    ReflectOwnKeys, ReflectSet, Set, SymbolIterator,
  } = primordials;
  const { Proxy } = intrinsics;
  const { of, stamp, stampOn, stateOrNull } = use('dom/slot');

  const { indexOfKey, newList } = shared('dom/shared/tree');

  /// Web IDL, section 3.7.9: what has indexed properties iterates as an array does.
  function addIterator(prototype) {
    ReflectDefineProperty(prototype, SymbolIterator, {
      __proto__: null, value: platform.arrayFunctions.values, writable: true, enumerable: false, configurable: true,
    });
  }

  /// The traps for a kind of object. `traits`: `length(state)`, `item(state, i)` (undefined for none),
  /// and, for names, `names(state)`, `named(state, name)`; `setItem`, `setNamed`, `deleteNamed` where it
  /// has setters; `isUnenumerable` and `isOverride` as the interface's extended attributes say.
  function handlerOf(traits) {
    const { length, item, names, named, setItem, setNamed, deleteNamed, isUnenumerable = false, isOverride = false } = traits;
    const isIndexed = item !== undefined;
    const isNamed = named !== undefined;
    /// "Named property visibility algorithm": the value, or undefined.
    function visible(target, key) {
      if (!isOverride && ReflectHas(target, key)) return undefined;
      if (isOverride && ReflectGetOwnPropertyDescriptor(target, key) !== undefined && traits.keepsOwn === true) return undefined;
      return named(of(target), key);
    }
    return {
      __proto__: null,
      get(target, key, receiver) {
        if (typeof key === 'string') {
          if (isIndexed) {
            const i = indexOfKey(key);
            if (i >= 0) {
              const value = item(of(target), i);
              return value !== undefined ? value : ReflectGet(target, key, receiver);
            }
          }
          if (isNamed) {
            const isHidden = isOverride ? traits.keepsOwn === true && ReflectGetOwnPropertyDescriptor(target, key) !== undefined : ReflectHas(target, key);
            if (!isHidden) {
              const value = named(of(target), key);
              if (value !== undefined) return value;
            }
          }
        }
        return ReflectGet(target, key, receiver);
      },
      has(target, key) {
        if (typeof key === 'string') {
          if (isIndexed) {
            const i = indexOfKey(key);
            if (i >= 0) return i < length(of(target)) || prototypeHas(target, key);
          }
          if (isNamed && visible(target, key) !== undefined) return true;
        }
        return ReflectHas(target, key);
      },
      getOwnPropertyDescriptor(target, key) {
        if (typeof key === 'string') {
          if (isIndexed) {
            const i = indexOfKey(key);
            if (i >= 0) {
              const value = item(of(target), i);
              return value === undefined ? undefined
                : { __proto__: null, value, writable: setItem !== undefined, enumerable: true, configurable: true };
            }
          }
          if (isNamed) {
            const value = visible(target, key);
            if (value !== undefined) {
              return { __proto__: null, value, writable: setNamed !== undefined, enumerable: !isUnenumerable, configurable: true };
            }
          }
        }
        return ReflectGetOwnPropertyDescriptor(target, key);
      },
      set(target, key, value, receiver) {
        if (stateOrNull(receiver) !== of(target)) return ReflectSet(target, key, value, receiver);
        if (typeof key === 'string') {
          const i = isIndexed ? indexOfKey(key) : -1;
          if (i >= 0) {
            if (setItem === undefined) return false;
            setItem(of(target), i, value);
            return true;
          }
          if (isNamed && setNamed !== undefined) {
            setNamed(of(target), key, value);
            return true;
          }
          if (isNamed && !ReflectHas(target, key) && named(of(target), key) !== undefined) {
            // An ordinary assignment meets the named property on the object itself, which is read-only.
            return traits.isShadowable === true ? ReflectDefineProperty(target, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true }) : false;
          }
        }
        // The target takes what is put onto the Proxy; a setter of the prototype runs on the Proxy.
        return setOrdinary(target, key, value, receiver);
      },
      defineProperty(target, key, descriptor) {
        if (typeof key === 'string') {
          const i = isIndexed ? indexOfKey(key) : -1;
          if (i >= 0) {
            if (setItem === undefined || !('value' in descriptor)) return false;
            setItem(of(target), i, descriptor.value);
            return true;
          }
          if (isNamed && (isOverride || ReflectGetOwnPropertyDescriptor(target, key) === undefined)) {
            if (setNamed !== undefined) {
              if ('get' in descriptor || 'set' in descriptor) return false;
              setNamed(of(target), key, descriptor.value);
              return true;
            }
            if (visible(target, key) !== undefined) return false;
          }
        }
        return ReflectDefineProperty(target, key, descriptor);
      },
      deleteProperty(target, key) {
        if (typeof key === 'string') {
          const i = isIndexed ? indexOfKey(key) : -1;
          if (i >= 0) return item(of(target), i) === undefined;
          if (isNamed && visible(target, key) !== undefined) {
            if (deleteNamed === undefined) return false;
            deleteNamed(of(target), key);
            return true;
          }
        }
        return ReflectDeleteProperty(target, key);
      },
      ownKeys(target) {
        const keys = newList();
        const seen = new Set();
        const state = of(target);
        const put = (key) => {
          if (seen.has(key)) return;
          seen.add(key);
          keys.push(key);
        };
        if (isIndexed) {
          const count = length(state);
          for (let i = 0; i < count; i++) put(`${i}`);
        }
        if (isNamed) {
          const list = names(state);
          for (let i = 0; i < list.length; i++) if (isOverride || !ReflectHas(target, list[i])) put(list[i]);
        }
        const own = ReflectOwnKeys(target);
        for (let i = 0; i < own.length; i++) put(own[i]);
        return keys;
      },
      preventExtensions() { return false; },
    };
  }
  const prototypeHas = (target, key) => {
    const prototype = ReflectGetPrototypeOf(target);
    return prototype !== null && ReflectHas(prototype, key);
  };
  /// OrdinarySet where the receiver is the Proxy: data goes onto the target.
  function setOrdinary(target, key, value, receiver) {
    const own = ReflectGetOwnPropertyDescriptor(target, key);
    if (own !== undefined) {
      if ('value' in own) {
        if (!own.writable) return false;
        return ReflectDefineProperty(target, key, { __proto__: null, value });
      }
      return ReflectSet(target, key, value, receiver);
    }
    for (let holder = ReflectGetPrototypeOf(target); holder !== null; holder = ReflectGetPrototypeOf(holder)) {
      const found = ReflectGetOwnPropertyDescriptor(holder, key);
      if (found === undefined) continue;
      if ('value' in found && found.writable) break;
      return ReflectSet(target, key, value, receiver);
    }
    return ReflectDefineProperty(target, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
  }
  /// A new object of an interface with such members.
  function make(Interface, state, handler) {
    const target = stamp(Interface, state);
    return stampOn(new Proxy(target, handler), state);
  }
  return { handlerOf, make, indexOfKey, addIterator };
});
