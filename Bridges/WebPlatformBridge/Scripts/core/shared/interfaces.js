// Web IDL, section 3.7: what makes a class, or a literal of members, look like an interface. All pages of a
// machine share the loops over members: a realm of its own would have to compile them again for each page.
//
// Members are written as literals or as members of classes, of which the engine makes all functions at once.
// A literal is right as it is written; a class has to be shown, member by member, which costs no more than the
// calls that make a literal's constructor, and keeps the constructors of classes, which are the faster ones.
(function (library) {
  'use strict';
  const { primordials } = library;
  const {
    ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, ObjectSetPrototypeOf, ReflectOwnKeys, SymbolToStringTag, WeakSetPrototypeAdd,
  } = primordials;
  // One descriptor of each kind, which is read at once: the engine is slow to make them.
  const shown = { __proto__: null, enumerable: true };
  const hidden = { __proto__: null, value: undefined, writable: true, enumerable: false, configurable: true };
  const fixed = { __proto__: null, value: undefined, writable: false, enumerable: false, configurable: true };
  const constant = { __proto__: null, value: 0, writable: false, enumerable: true, configurable: false };
  const prototypeProperty = { __proto__: null, value: undefined, writable: false };

  function put(object, key, descriptor, value) {
    descriptor.value = value;
    ObjectDefineProperty(object, key, descriptor);
    // Nothing of a page stays here.
    descriptor.value = undefined;
  }
  function define(C, prototype, constants) {
    const names = ReflectOwnKeys(constants);
    for (let i = 0; i < names.length; i++) {
      constant.value = constants[names[i]];
      ObjectDefineProperty(C, names[i], constant);
      ObjectDefineProperty(prototype, names[i], constant);
    }
  }
  /// Copies members of an object literal to another object, as they are.
  function mix(members, more) {
    const keys = ReflectOwnKeys(more);
    for (let i = 0; i < keys.length; i++) ObjectDefineProperty(members, keys[i], ObjectGetOwnPropertyDescriptor(more, keys[i]));
    return members;
  }
  /// Gives a class what interfaces have. `prototypes` is where the page notes those of its interfaces.
  function show(C, prototypes, name, length, constants) {
    const { prototype } = C;
    WeakSetPrototypeAdd(prototypes, prototype);
    const keys = ReflectOwnKeys(prototype);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (typeof key === 'string' && key !== 'constructor') ObjectDefineProperty(prototype, key, shown);
    }
    const statics = ReflectOwnKeys(C);
    for (let i = 0; i < statics.length; i++) {
      const key = statics[i];
      if (typeof key === 'string' && key !== 'length' && key !== 'name' && key !== 'prototype') ObjectDefineProperty(C, key, shown);
    }
    put(prototype, SymbolToStringTag, fixed, name);
    if (C.name !== name) put(C, 'name', fixed, name);
    if (length !== undefined && C.length !== length) put(C, 'length', fixed, length);
    if (constants) define(C, prototype, constants);
  }
  /// Makes a function the constructor of an interface whose prototype is an object literal of members.
  function finish(C, prototypes, name, parent, members, length, statics, constants) {
    put(C, 'name', fixed, name);
    if (parent) {
      ObjectSetPrototypeOf(C, parent);
      ObjectSetPrototypeOf(members, parent.prototype);
    }
    WeakSetPrototypeAdd(prototypes, members);
    put(members, 'constructor', hidden, C);
    put(members, SymbolToStringTag, fixed, name);
    put(C, 'prototype', prototypeProperty, members);
    if (length !== 0) put(C, 'length', fixed, length);
    if (statics) mix(C, statics);
    if (constants) define(C, members, constants);
  }
  return { __proto__: null, mix, show, finish };
});
