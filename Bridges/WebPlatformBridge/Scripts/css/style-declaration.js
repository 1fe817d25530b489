// CSSOM, section 6.6: CSSStyleDeclaration, for style attributes, rules and computed styles.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const {
    ObjectCreate, ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, ObjectSetPrototypeOf, ReflectGet, ReflectGetOwnPropertyDescriptor,
    ReflectHas, ReflectOwnKeys, ReflectSet, StringPrototypeCharCodeAt, StringPrototypeSlice,
    StringPrototypeStartsWith, StringPrototypeToLowerCase, ArrayPrototypePush,
  } = primordials;
  const { Object, Proxy } = intrinsics;
  const idl = use('core/webidl');
  const { brand, stamp, stateOrNull } = use('dom/slot');
  const { domError } = use('dom/errors');
  const declarations = shared('css/shared/declarations');
  const properties = shared('css/shared/properties');

  // MARK: What the kinds of blocks do

  const declaration = (object) => brand(object, 'style');
  /// The kinds: `block(state)`, `changed(state)`, or what reads a computed style.
  const isComputed = (state) => state.computed !== null;
  const readOnly = (name) => domError('NoModificationAllowedError', `Failed to set the '${name}' property on 'CSSStyleDeclaration': These styles are computed, and therefore the '${name}' property is read-only.`);

  function valueOf(state, name) {
    if (isComputed(state)) return state.computed.get(state, name);
    return declarations.get(state.block(state), name);
  }
  function setValue(state, name, value, isImportant) {
    if (isComputed(state)) throw readOnly(name);
    if (StringPrototypeStartsWith(name, 'transition') || StringPrototypeStartsWith(name, 'animation')) {
      if (state.record !== null) use('css/style-changes').prepare(state.record);
      else use('css/observers').move(use('dom/page-document').record());
    }
    const block = state.block(state);
    const isChanged = value === '' ? declarations.remove(block, name) : declarations.set(block, name, value, isImportant);
    if (isChanged) state.changed(state);
  }
  const lengthOf = (state) => (isComputed(state) ? state.computed.length(state) : state.block(state).list.length);
  function itemOf(state, i) {
    if (isComputed(state)) return state.computed.item(state, i);
    const { list } = state.block(state);
    return i < list.length ? list[i].name : '';
  }

  const members = {
    get cssText() {
      const state = declaration(this);
      return isComputed(state) ? '' : declarations.text(state.block(state));
    },
    set cssText(value) {
      const state = declaration(this);
      if (isComputed(state)) throw readOnly('cssText');
      state.replace(state, declarations.parse(idl.DOMString(value), state.block(state).isQuirky));
    },
    get length() { return lengthOf(declaration(this)); },
    get parentRule() {
      const state = declaration(this);
      return state.parentRule === null ? null : state.parentRule(state);
    },
    get cssFloat() { return valueOf(declaration(this), 'float'); },
    set cssFloat(value) { setValue(declaration(this), 'float', value === null ? '' : idl.DOMString(value), false); },
    getPropertyPriority(property) {
      const state = declaration(this);
      idl.arity(arguments.length, 1, "Failed to execute 'getPropertyPriority' on 'CSSStyleDeclaration'");
      const name = declarations.canonical(idl.DOMString(property));
      return !isComputed(state) && name !== '' && declarations.isImportant(state.block(state), name) ? 'important' : '';
    },
    getPropertyValue(property) {
      const state = declaration(this);
      idl.arity(arguments.length, 1, "Failed to execute 'getPropertyValue' on 'CSSStyleDeclaration'");
      const given = idl.DOMString(property);
      const name = declarations.canonical(given);
      return name === '' ? state.descriptor?.(state, given) ?? '' : valueOf(state, name);
    },
    item(index) {
      const state = declaration(this);
      idl.arity(arguments.length, 1, "Failed to execute 'item' on 'CSSStyleDeclaration'");
      return itemOf(state, idl.unsignedLong(index));
    },
    removeProperty(property) {
      const state = declaration(this);
      idl.arity(arguments.length, 1, "Failed to execute 'removeProperty' on 'CSSStyleDeclaration'");
      const name = declarations.canonical(idl.DOMString(property));
      if (isComputed(state)) throw readOnly(name);
      if (name === '') return '';
      const value = valueOf(state, name);
      setValue(state, name, '', false);
      return value;
    },
    setProperty(property, value, priority = '') {
      const state = declaration(this);
      idl.arity(arguments.length, 2, "Failed to execute 'setProperty' on 'CSSStyleDeclaration'");
      const name = declarations.canonical(idl.DOMString(property));
      const text = value === null ? '' : idl.DOMString(value);
      const given = priority === null ? '' : idl.DOMString(priority);
      if (isComputed(state)) throw readOnly(name);
      if (name === '' || (given !== '' && StringPrototypeToLowerCase(given) !== 'important')) return;
      setValue(state, name, text, given !== '');
    },
  };
  const CSSStyleDeclaration = idl.interfaceFrom({ name: 'CSSStyleDeclaration', members });

  use('dom/exotic').addIterator(members);

  // MARK: Names as properties. There are some 1,500 of them, so an accessor is made when a name is first used:
  // behind the prototype stands a Proxy that makes it, and says which names there are.

  let descriptorNames = null;
  const isDescriptor = (name) => {
    if (descriptorNames === null) {
      descriptorNames = { __proto__: null };
      for (let i = 0; i < properties.descriptors.length; i++) descriptorNames[properties.descriptors[i]] = true;
    }
    return descriptorNames[name] === true;
  };
  const isKnown = (name) => properties.longhands[name] !== undefined || properties.shorthands[name] !== undefined
    || properties.aliases[name] !== undefined || name === 'all' || isDescriptor(name);
  const isLower = (key) => StringPrototypeToLowerCase(key) === key;
  /// The property that a key means, '' if it is no such key.
  function propertyOf(key) {
    const c = StringPrototypeCharCodeAt(key, 0);
    if (c !== 45 && !(c >= 97 && c <= 122) && c !== 87) return '';
    if (isLower(key)) return isKnown(key) ? key : '';
    if (StringPrototypeStartsWith(key, 'Webkit') || StringPrototypeStartsWith(key, 'webkit')) {
      const name = '-webkit' + properties.dashed(StringPrototypeSlice(key, 6));
      return isKnown(name) ? name : '';
    }
    if (c === 87 || c === 45) return '';
    const name = properties.dashed(key);
    return isKnown(name) ? name : '';
  }
  const indexOf = (key) => {
    const c = StringPrototypeCharCodeAt(key, 0);
    if (!(c >= 48 && c <= 57)) return -1;
    const n = key >>> 0;
    return `${n}` === key ? n : -1;
  };
  function define(key, given) {
    const name = declarations.canonical(given);
    const accessor = {
      get [key]() {
        const state = declaration(this);
        return name === '' ? state.descriptor?.(state, given) ?? '' : valueOf(state, name);
      },
      set [key](value) {
        const state = declaration(this);
        const text = value === null ? '' : idl.DOMString(value);
        if (name !== '') setValue(state, name, text, false);
      },
    };
    const property = ObjectGetOwnPropertyDescriptor(accessor, key);
    property.enumerable = isShown(key);
    ObjectDefineProperty(members, key, property);
  }
  /// `for … in` shows the names in camel case, without capitals in front.
  const isShown = (key) => {
    const c = StringPrototypeCharCodeAt(key, 0);
    if (c === 45 || c === 87) return false;
    for (let i = 0; i < key.length; i++) if (StringPrototypeCharCodeAt(key, i) === 45) return false;
    return key !== 'float';
  };
  let keys = null;
  function allKeys() {
    if (keys !== null) return keys;
    keys = [];
    const add = (name) => { if (name !== 'float') ArrayPrototypePush(keys, properties.camel(name)); };
    for (const name in properties.longhands) add(name);
    for (const name in properties.shorthands) add(name);
    for (const name in properties.aliases) add(name);
    for (let i = 0; i < properties.descriptors.length; i++) add(properties.descriptors[i]);
    add('all');
    primordials.ArrayPrototypeSort(keys);
    return keys;
  }
  const base = ObjectCreate(Object.prototype);
  const names = new Proxy(base, {
    __proto__: null,
    get(target, key, receiver) {
      if (typeof key === 'string') {
        const i = indexOf(key);
        if (i >= 0) {
          const state = stateOrNull(receiver);
          if (state === null || state.kind !== 'style') return undefined;
          return i < lengthOf(state) ? itemOf(state, i) : undefined;
        }
        const name = propertyOf(key);
        if (name !== '' && !ReflectHas(base, key)) {
          define(key, name);
          return ReflectGet(members, key, receiver);
        }
      }
      return ReflectGet(target, key, receiver);
    },
    set(target, key, value, receiver) {
      if (typeof key === 'string') {
        const name = propertyOf(key);
        if (name !== '' && !ReflectHas(base, key)) {
          define(key, name);
          return ReflectSet(members, key, value, receiver);
        }
      }
      return ReflectSet(target, key, value, receiver);
    },
    has(target, key) {
      return (typeof key === 'string' && propertyOf(key) !== '') || ReflectHas(target, key);
    },
    ownKeys(target) {
      const own = ReflectOwnKeys(target);
      const list = [];
      const all = allKeys();
      for (let i = 0; i < all.length; i++) ArrayPrototypePush(list, all[i]);
      for (let i = 0; i < own.length; i++) ArrayPrototypePush(list, own[i]);
      return list;
    },
    getOwnPropertyDescriptor(target, key) {
      const own = ReflectGetOwnPropertyDescriptor(target, key);
      if (own !== undefined || typeof key !== 'string') return own;
      const name = propertyOf(key);
      if (name === '') return undefined;
      define(key, name);
      return ObjectGetOwnPropertyDescriptor(members, key);
    },
  });
  ObjectSetPrototypeOf(members, names);

  // MARK: Objects

  /// A declaration object; `traits` says where its block is.
  function make(traits) {
    return stamp(CSSStyleDeclaration, {
      kind: 'style', computed: null, block: null, changed: null, replace: null, parentRule: null, descriptor: null, record: null, ...traits,
    });
  }

  return { CSSStyleDeclaration, make };
});
