// Pointer Events 3, section 10 (pointer capture): the mouse of the user is the one pointer that there is.
(function (platform) {
  'use strict';
  const { use } = platform;
  const MOUSE = 1;
  const CONNECTED = 1;
  /// "Pending pointer capture target override", and the one that is in force.
  let pending = null;
  let target = null;
  const isLoaded = () => platform.isLoaded('user/pointer');
  function check(id, where) {
    if (id === MOUSE && isLoaded()) return;
    throw use('dom/errors').domError('NotFoundError', `${where}: No active pointer with the given id is found.`);
  }
  return {
    capture(r, id, where) {
      check(id, where);
      if ((r.flags & CONNECTED) === 0) throw use('dom/errors').domError('InvalidStateError', `${where}: InvalidStateError`);
      if (use('user/pointer').isPressed()) pending = r;
    },
    release(r, id, where) {
      check(id, where);
      if (pending === r) pending = null;
    },
    has: (r, id) => id === MOUSE && pending === r,
    /// "Process pending pointer capture" before an event of the pointer: `send(r, type)` fires what is due. Returns what the
    /// event is for.
    settle(r, send) {
      if (pending !== null && (pending.flags & CONNECTED) === 0) pending = null;
      if (target !== pending) {
        const before = target;
        target = pending;
        if (before !== null) send((before.flags & CONNECTED) === 0 ? r.doc : before, 'lostpointercapture');
        if (target !== null) send(target, 'gotpointercapture');
      }
      return target ?? r;
    },
    /// The pointer has been released, which ends a capture.
    end(r, send) {
      pending = null;
      this.settle(r, send);
    },
  };
});
