// HTML, section 12.2: Storage, whose items are properties as well (Web IDL, section 3.9: legacy
// platform objects).
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const {
    ArrayPrototypePush, ObjectCreate, ObjectPrototypeHasOwnProperty, ReflectDefineProperty, ReflectDeleteProperty,
    ReflectGet, ReflectGetOwnPropertyDescriptor, ReflectGetPrototypeOf, ReflectHas, ReflectOwnKeys, ReflectSet,
    WeakMapPrototypeGet, WeakMapPrototypeSet,
  } = primordials;
  const { Proxy, TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { DOMException } = use('events/dom-exception');
  const count = host('storage.length');
  const keyAt = host('storage.key');
  const get = host('storage.get');
  const has = host('storage.has');
  const put = host('storage.set');
  const remove = host('storage.remove');
  const removeAll = host('storage.clear');

  /// Which storage an object is: 0 is local, 1 is session.
  const kinds = new primordials.WeakMap();
  function kindOf(object) {
    const kind = idl.isObject(object) ? WeakMapPrototypeGet(kinds, object) : undefined;
    if (kind === undefined) throw new TypeError('Illegal invocation');
    return kind;
  }
  /// "Broadcast": the other windows of the origin are told of a change.
  function tell(kind, key, oldValue, newValue) {
    const { all, own } = use('html/realms');
    const { url } = use('dom/page-document').record().data;
    for (let i = 0; i < all.length; i++) {
      if (all[i] !== own && all[i].key === own.key) all[i].use('storage/storage').changed(kind, key, oldValue, newValue, url);
    }
  }
  /// Whether other windows share the storage.
  const isShared = () => platform.isLoaded('html/realms') && use('html/realms').all.length > 1;
  function set(kind, key, value) {
    const old = isShared() ? get(kind, key) : value;
    if (!put(kind, key, value)) {
      throw new DOMException(`Failed to execute 'setItem' on 'Storage': Setting the value of '${key.length > 100 ? key.length + ' characters' : key}' exceeded the quota.`, 'QuotaExceededError');
    }
    if (old !== value) tell(kind, key, old, value);
  }
  function drop(kind, key) {
    const old = isShared() ? get(kind, key) : null;
    remove(kind, key);
    if (old !== null) tell(kind, key, old, null);
  }
  const where = (name) => `Failed to execute '${name}' on 'Storage'`;

  class Storage {
    constructor() { throw new TypeError('Illegal constructor'); }
    get length() { return count(kindOf(this)); }
    key(index) {
      const kind = kindOf(this);
      idl.arity(arguments.length, 1, where('key'));
      return keyAt(kind, idl.unsignedLong(index, where('key')));
    }
    getItem(key) {
      const kind = kindOf(this);
      idl.arity(arguments.length, 1, where('getItem'));
      return get(kind, idl.DOMString(key, where('getItem')));
    }
    setItem(key, value) {
      const kind = kindOf(this);
      idl.arity(arguments.length, 2, where('setItem'));
      key = idl.DOMString(key, where('setItem'));
      set(kind, key, idl.DOMString(value, where('setItem')));
    }
    removeItem(key) {
      const kind = kindOf(this);
      idl.arity(arguments.length, 1, where('removeItem'));
      drop(kind, idl.DOMString(key, where('removeItem')));
    }
    clear() {
      const kind = kindOf(this);
      const isChange = isShared() && count(kind) > 0;
      removeAll(kind);
      if (isChange) tell(kind, null, null, null);
    }
  }
  idl.define(Storage, { length: 0 });

  /// "Named property visibility": items that no property of the object or above it hides.
  const isHidden = (target, key) => {
    if (ObjectPrototypeHasOwnProperty(target, key)) return true;
    const prototype = ReflectGetPrototypeOf(target);
    return prototype !== null && ReflectHas(prototype, key);
  };
  function make(kind) {
    const isItem = (target, key) => typeof key === 'string' && has(kind, key) && !isHidden(target, key);
    const storage = new Proxy(ObjectCreate(Storage.prototype), {
      __proto__: null,
      getOwnPropertyDescriptor(target, key) {
        if (isItem(target, key)) return { __proto__: null, value: get(kind, key), writable: true, enumerable: true, configurable: true };
        return ReflectGetOwnPropertyDescriptor(target, key);
      },
      has: (target, key) => isItem(target, key) || ReflectHas(target, key),
      get(target, key, receiver) {
        if (isItem(target, key)) return get(kind, key);
        return ReflectGet(target, key, receiver);
      },
      set(target, key, value, receiver) {
        if (receiver === storage && typeof key === 'string') {
          set(kind, key, idl.DOMString(value, where('setItem')));
          return true;
        }
        return ReflectSet(target, key, value, receiver);
      },
      defineProperty(target, key, descriptor) {
        if (typeof key !== 'string' || ObjectPrototypeHasOwnProperty(target, key)) {
          descriptor.configurable = true;
          return ReflectDefineProperty(target, key, descriptor);
        }
        if (!ObjectPrototypeHasOwnProperty(descriptor, 'value') && !ObjectPrototypeHasOwnProperty(descriptor, 'writable')) return false;
        set(kind, key, idl.DOMString(ObjectPrototypeHasOwnProperty(descriptor, 'value') ? descriptor.value : undefined, where('setItem')));
        return true;
      },
      deleteProperty(target, key) {
        if (!isItem(target, key)) return ReflectDeleteProperty(target, key);
        drop(kind, key);
        return true;
      },
      ownKeys(target) {
        const keys = [];
        const length = count(kind);
        for (let i = 0; i < length; i++) {
          const key = keyAt(kind, i);
          if (!isHidden(target, key)) ArrayPrototypePush(keys, key);
        }
        const own = ReflectOwnKeys(target);
        for (let i = 0; i < own.length; i++) ArrayPrototypePush(keys, own[i]);
        return keys;
      },
      preventExtensions: () => false,
    });
    WeakMapPrototypeSet(kinds, storage, kind);
    return storage;
  }
  const made = [];
  /// A page without an origin of its own has none.
  function storage(kind, name) {
    if (!host('storage.isAllowed')()) {
      throw new DOMException(`Failed to read the '${name}' property from 'Window': Access is denied for this document.`, 'SecurityError');
    }
    return made[kind] ??= make(kind);
  }
  return {
    Storage,
    /// Another window of the origin has changed an item, or with null as its key all of them.
    changed(kind, key, oldValue, newValue, url) {
      use('core/tasks').post(() => {
        const { StorageEvent } = use('events/event-types');
        const storageArea = storage(kind, kind === 0 ? 'localStorage' : 'sessionStorage');
        use('events/events').fire(platform.global, new StorageEvent('storage', { __proto__: null, key, oldValue, newValue, url, storageArea }));
      });
    },
    isStorage: (value) => idl.isObject(value) && WeakMapPrototypeGet(kinds, value) !== undefined,
    get localStorage() { return storage(0, 'localStorage'); },
    get sessionStorage() { return storage(1, 'sessionStorage'); },
  };
});
