// What the browser does not have of the interfaces that it has: told by the page's profile
// (`--target webview`: EdgeHTML 18, the engine of the device's view).
(function (platform) {
  'use strict';
  const { host, intrinsics, primordials } = platform;
  const {
    ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, ObjectGetPrototypeOf, ObjectSetPrototypeOf, ReflectOwnKeys,
    StringPrototypeEndsWith, StringPrototypeSlice,
  } = primordials;
  const { TypeError } = intrinsics;
  /// The names of what is missing from an interface.
  const missingFrom = host('page.missingFrom');

  return {
    /// Takes what is missing from an interface, or an object like one, that has just been made.
    hide(Interface, name) {
      const list = missingFrom(name);
      for (let i = 0; i < list.length; i++) {
        if (StringPrototypeEndsWith(list[i], '_static')) delete Interface[StringPrototypeSlice(list[i], 0, -7)];
        else if (list[i] !== name && Interface.prototype !== undefined) delete Interface.prototype[list[i]];
      }
    },
    /// An interface that scripts cannot construct: what the global scope has in its place.
    withoutConstructor(Interface, name) {
      const made = { [name]: function () { throw new TypeError(`Illegal constructor: EdgeHTML 18 has no constructor of ${name}`); } }[name];
      const keys = ReflectOwnKeys(Interface);
      for (let i = 0; i < keys.length; i++) ObjectDefineProperty(made, keys[i], ObjectGetOwnPropertyDescriptor(Interface, keys[i]));
      ObjectSetPrototypeOf(made, ObjectGetPrototypeOf(Interface));
      ObjectDefineProperty(Interface.prototype, 'constructor', { __proto__: null, value: made });
      return made;
    },
  };
});
