// Intl.DateTimeFormat (ECMA-402, sections 11.3.3, 11.3.4 and 11.5.4): a format that is given no date takes
// the present one, for which the engine reads the computer's clock. Here it is the page's own time.
(function (platform) {
  'use strict';
  const { host, primordials } = platform;
  const { MathFloor, ReflectApply, WeakMap, WeakMapPrototypeGet, WeakMapPrototypeSet } = primordials;
  const { ReflectDefineProperty, ReflectGetOwnPropertyDescriptor } = primordials;
  const date = host('time.date');
  const orNow = (given) => (given === undefined ? MathFloor(date()) : given);

  /// Makes the formats of an `Intl` follow the page's time; returns it.
  function install(Intl) {
    const { prototype } = Intl.DateTimeFormat;
    const { get } = ReflectGetOwnPropertyDescriptor(prototype, 'format');
    const { value: toParts } = ReflectGetOwnPropertyDescriptor(prototype, 'formatToParts');
    // `format` of one object is always the same function.
    const bound = new WeakMap();
    const following = (format) => [(given) => ReflectApply(format, undefined, [orNow(given)])][0];
    const members = {
      get format() {
        const format = ReflectApply(get, this, []);
        let own = WeakMapPrototypeGet(bound, format);
        if (!own) WeakMapPrototypeSet(bound, format, own = following(format));
        return own;
      },
      formatToParts(date) { return ReflectApply(toParts, this, [orNow(date)]); },
    };
    ReflectDefineProperty(prototype, 'format', {
      __proto__: null, get: ReflectGetOwnPropertyDescriptor(members, 'format').get,
      set: undefined, enumerable: false, configurable: true,
    });
    ReflectDefineProperty(prototype, 'formatToParts', {
      __proto__: null, value: members.formatToParts, writable: true, enumerable: false, configurable: true,
    });
    return Intl;
  }

  return { install };
})
