// What every interface of HTML's elements needs: the record behind `this`, and attributes of it.
(function (platform) {
  'use strict';
  const { intrinsics, shared, use } = platform;
  const { TypeError } = intrinsics;
  const { recordOf } = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const { nameFor } = shared('html/shared/interfaces');
  const reactions = use('html/reactions');
  const FLAG_HTML = 2;
  const media = { __proto__: null, video: true, audio: true };

  /// A function that gives the record of an object of an interface, and throws for any other.
  function brand(name) {
    if (name === 'HTMLElement') {
      return (object) => {
        const r = recordOf(object);
        if (r.type !== 1 || (r.flags & FLAG_HTML) === 0) throw new TypeError('Illegal invocation');
        return r;
      };
    }
    if (name === 'HTMLMediaElement') {
      return (object) => {
        const r = recordOf(object);
        if (r.type !== 1 || (r.flags & FLAG_HTML) === 0 || media[r.name] !== true) throw new TypeError('Illegal invocation');
        return r;
      };
    }
    return (object) => {
      const r = recordOf(object);
      if (r.type !== 1 || (r.flags & FLAG_HTML) === 0 || nameFor(r.name) !== name) throw new TypeError('Illegal invocation');
      return r;
    };
  }
  /// Sets an attribute and calls custom element reactions.
  function set(r, local, value) {
    tree.setAttribute(r, local, value);
    if (reactions.pending) reactions.run();
  }
  function remove(r, local) {
    tree.removeAttribute(r, local);
    if (reactions.pending) reactions.run();
  }
  return {
    brand, set, remove, get: tree.getAttribute, has: tree.hasAttribute,
    setBoolean: (r, local, value) => (value ? set(r, local, '') : remove(r, local)),
    finish() { if (reactions.pending) reactions.run(); },
  };
});
