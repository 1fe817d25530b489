// HTML, section 7.1 (origins) and 7.3 (navigables): the pages that a page and its frames are, of which each
// has a realm of its own. The scripts of the platform in them share a list; pages never see it.
//
// A context is what a window stays while documents come and go: `{ parent, realm, isClosed, enter, navigate,
// name, url }`. A realm is `{ number, use, isLoaded, global, origin, key, context, frames }`.
(function (platform) {
  'use strict';
  const { global, host, intrinsics, primordials, use } = platform;
  const { ArrayOf, ReflectGetPrototypeOf } = primordials;
  const origin = host('url.pageOrigin')();
  const own = {
    __proto__: null, number: host('frames.number')(), use, isLoaded: platform.isLoaded, global, origin,
    /// What realms of one origin have in common.
    key: origin === 'null' ? { __proto__: null } : origin,
    context: null,
    /// By which an object's realm is known, and the error that Web IDL throws there.
    objectPrototype: intrinsics.Object.prototype, TypeError: intrinsics.TypeError,
    /// Whether a user has waited for it to be at rest.
    isRested: false,
    /// Whether a sandbox forbids dialogs; whether it forbids to navigate the top page; whether it forbids to send forms.
    isSilent: false, isHeld: false, isFormless: false,
    /// The contexts of its frames in tree order; known once it has some.
    frames: null,
  };
  own.context = {
    __proto__: null, parent: null, realm: own, isClosed: false, name: '', url: '',
    enter: () => own,
    /// The contexts of this page and its frames that have the focus and the pointer; null is this one.
    focus: null, pointer: null,
    navigate(request) { use('html/navigation').navigateTop(request); },
  };
  let all = ArrayOf(own);
  const running = host('frames.running');

  /// What a script of this page is given for a context: its global object, or for another origin's a window
  /// that hides it.
  function windowOf(context) {
    if (context.isClosed) return null;
    const realm = context.enter();
    if (realm !== null && realm.key === own.key) return realm.global;
    return use('html/cross-window').of(context);
  }
  function ofPrototype(prototype) {
    for (let i = 0; i < all.length; i++) if (all[i].objectPrototype === prototype) return all[i];
    return null;
  }
  /// "Parse a sandboxing directive" (HTML, section 7.1.5): what the words of a text leave to a document; null is no sandbox.
  function sandboxOf(text) {
    const words = text === null ? null : platform.shared('html/shared/attributes').tokens(platform.shared('dom/shared/tree').lower(text));
    const allows = (word) => words === null || primordials.ArrayPrototypeIncludes(words, word);
    return {
      __proto__: null, isScripting: allows('allow-scripts'), isOpaque: !allows('allow-same-origin'), isSilent: !allows('allow-modals'),
      isHeld: !allows('allow-top-navigation'), isFormless: !allows('allow-forms'),
    };
  }
  /// Prototype chains longer than that are looked at no further.
  const LONGEST = 1000;
  return {
    own, windowOf, ofPrototype,
    /// A policy of the page's response has put it into a sandbox that allows the words of a text (CSP 3, section 6.3.2).
    enclose(text) {
      const sandbox = sandboxOf(text);
      use('dom/slot').home.isScripting = sandbox.isScripting;
      own.isSilent = sandbox.isSilent;
      own.isFormless = sandbox.isFormless;
    },
    sandboxOf,
    get all() { return all; },
    /// The realm that a function or an object is of, by the end of its prototype chain; this one where
    /// nothing tells.
    realmOf(value) {
      if (all.length === 1) return own;
      try {
        let last = value;
        for (let i = 0; i < LONGEST; i++) {
          const prototype = ReflectGetPrototypeOf(last);
          if (prototype === null) break;
          last = prototype;
        }
        return ofPrototype(last) ?? own;
      } catch {
        // A proxy that was revoked, or that throws.
        return own;
      }
    },
    /// A frame's realm comes among those of the page around it.
    join(list, context, key) {
      all = list;
      all[all.length] = own;
      own.context = context;
      if (key !== null) own.key = key;
    },
    leave(realm) {
      for (let i = 0; i < all.length; i++) {
        if (all[i] !== realm) continue;
        for (; i < all.length - 1; i++) all[i] = all[i + 1];
        all.length--;
      }
    },
    /// The realm whose task is running: about what standards call the incumbent one.
    running() {
      const number = running();
      for (let i = 0; i < all.length; i++) if (all[i].number === number) return all[i];
      // What the app calls is the top page's.
      return all[0];
    },
    topOf(context) {
      while (context.parent !== null) context = context.parent;
      return context;
    },
    isWindow(value) {
      for (let i = 0; i < all.length; i++) if (all[i].global === value) return true;
      return platform.isLoaded('html/cross-window') && use('html/cross-window').isOne(value);
    },
    /// The state of an event that another realm made, or null.
    eventState(event) {
      for (let i = 0; i < all.length; i++) {
        const state = all[i] === own || !all[i].isLoaded('events/event') ? null : all[i].use('events/event').stateOrNull(event);
        if (state !== null) return state;
      }
      return null;
    },
  };
});
