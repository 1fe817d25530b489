// HTML's named constructors: Image (section 4.8.3), Option (4.10.10) and Audio (4.8.9).
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { ObjectDefineProperty, ObjectSetPrototypeOf } = primordials;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const pageDocument = () => use('dom/page-document').record();
  const newElement = (local) => tree.newElement(pageDocument(), tree.HTML_NS, null, local);
  /// A constructor whose objects are those of another interface.
  function named(name, interfaceName, make) {
    const Interface = use('html/elements').interfaceNamed(interfaceName);
    const constructor = {
      [name]: function (...given) {
        if (new.target === undefined) {
          throw new intrinsics.TypeError(`Failed to construct '${name}': Please use the 'new' operator, this DOM object constructor cannot be called as a function.`);
        }
        const object = slot.wrap(make(given));
        if (new.target !== constructor) ObjectSetPrototypeOf(object, new.target.prototype);
        return object;
      },
    }[name];
    ObjectDefineProperty(constructor, 'prototype', { __proto__: null, value: Interface.prototype, writable: false, enumerable: false, configurable: false });
    return constructor;
  }
  const size = (value) => `${idl.unsignedLong(value)}`;
  const exports = {
    __proto__: null,
    get Image() {
      return named('Image', 'HTMLImageElement', (given) => {
        const r = newElement('img');
        if (given[0] !== undefined) tree.setAttribute(r, 'width', size(given[0]));
        if (given[1] !== undefined) tree.setAttribute(r, 'height', size(given[1]));
        return r;
      });
    },
    get Option() {
      return named('Option', 'HTMLOptionElement', (given) => use('html/option').makeOption(
        pageDocument(), given[0] === undefined ? '' : idl.DOMString(given[0]), given[1] === undefined ? undefined : idl.DOMString(given[1]),
        !!given[2], !!given[3]));
    },
    get Audio() {
      return named('Audio', 'HTMLAudioElement', (given) => {
        const r = newElement('audio');
        tree.setAttribute(r, 'preload', 'auto');
        if (given[0] !== undefined) tree.setAttribute(r, 'src', idl.DOMString(given[0]));
        return r;
      });
    },
  };
  return exports;
});
