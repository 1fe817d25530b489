// Web IDL, section 3.2: which objects implement an interface. A page and its frames have scripts of their own, and
// each knows the objects that it made; those of the other realms are platform objects all the same.
(function (platform) {
  'use strict';
  const { primordials, use } = platform;
  const { ObjectKeys, WeakMapPrototypeGet, WeakMapPrototypeSet } = primordials;
  const { isObject } = use('core/webidl');

  /// The functions of this realm for what it made, by the test for it.
  const own = { __proto__: null };
  /// Those of the realm that made an object: it may be closed by the time that it is asked again.
  const makers = new primordials.WeakMap();

  function madeElsewhere(test, value) {
    if (!platform.isLoaded('html/realms') || !isObject(value)) return null;
    const known = WeakMapPrototypeGet(makers, value);
    if (known !== undefined) return known[test] !== undefined && known[test][test](value) ? known[test] : null;
    const { all } = use('html/realms');
    for (let i = 0; i < all.length; i++) {
      if (all[i].use === use || !all[i].isLoaded('core/any-realm')) continue;
      const functions = all[i].use('core/any-realm').own;
      if (functions[test] === undefined || !functions[test][test](value)) continue;
      WeakMapPrototypeSet(makers, value, functions);
      return functions[test];
    }
    return null;
  }
  /// The blob URLs of the realm that has made one.
  function storeOf(url) {
    if (platform.isLoaded('files/blob-urls') && use('files/blob-urls').resolveObjectURL(url) !== null) return use('files/blob-urls');
    if (!platform.isLoaded('html/realms')) return null;
    const { all, own: home } = use('html/realms');
    for (let i = 0; i < all.length; i++) {
      if (all[i] === home || all[i].key !== home.key || !all[i].isLoaded('files/blob-urls')) continue;
      const there = all[i].use('files/blob-urls');
      if (there.resolveObjectURL(url) !== null) return there;
    }
    return null;
  }
  return {
    own,
    /// The same functions for objects of every realm of the page. `test` is the name of the one that knows this realm's
    /// objects; the others take the object first.
    forAnyRealm(test, functions) {
      const isOwn = functions[test];
      own[test] = functions;
      const wide = { __proto__: null };
      const names = ObjectKeys(functions);
      for (let i = 0; i < names.length; i++) {
        const name = names[i];
        const here = functions[name];
        wide[name] = name === test
          ? (value) => here(value) || madeElsewhere(test, value) !== null
          : (object, a, b) => (isOwn(object) ? here : (madeElsewhere(test, object) ?? functions)[name])(object, a, b);
      }
      return wide;
    },
    /// The Blob of a blob URL that this realm or another one of its origin has made (File API, section 8.3); null for none.
    blobAt: (url) => storeOf(url)?.resolveObjectURL(url) ?? null,
    /// Takes such a URL away.
    dropBlobAt(url) { storeOf(url)?.drop(url); },
    /// Whether any realm of the page can have made objects of a script's interfaces.
    isMet(file) {
      if (platform.isLoaded(file)) return true;
      if (!platform.isLoaded('html/realms')) return false;
      const { all } = use('html/realms');
      for (let i = 0; i < all.length; i++) if (all[i].isLoaded(file)) return true;
      return false;
    },
  };
});
