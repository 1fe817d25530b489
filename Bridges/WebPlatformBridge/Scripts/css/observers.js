// What Resize Observer 1 and Intersection Observer 1 have in common: who observes what, and the frame in which it is looked
// at (HTML, section 8.1.7.3, "update the rendering").
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { ArrayPrototypeSplice, ObjectDefineProperty } = primordials;
  const idl = use('core/webidl');
  const { nodeOrNull } = use('dom/slot');
  const frames = () => use('html/frames');

  const observers = shared('dom/shared/tree').newList();
  const followed = new primordials.WeakSet();
  let isMoving = false;
  const awaitFrame = () => { if (observers.length > 0 || isMoving) frames().requestFrame(); };
  /// A change of a document may move what is observed: the next frame looks. Only documents with something that is observed
  /// pay for being told.
  function follow(doc) {
    if (primordials.WeakSetPrototypeHas(followed, doc)) return;
    primordials.WeakSetPrototypeAdd(followed, doc);
    const { data } = doc;
    let { version } = data;
    ObjectDefineProperty(data, 'version', {
      __proto__: null, enumerable: true, configurable: true,
      get() { return version; },
      set(value) {
        version = value;
        awaitFrame();
      },
    });
  }
  function watch(state, record) {
    if (observers.indexOf(state) < 0) observers.push(state);
    follow(record.doc);
    awaitFrame();
  }
  function forget(state) {
    const at = observers.indexOf(state);
    if (at >= 0) observers.splice(at, 1);
  }
  function targetOf(value, method, Interface) {
    const record = nodeOrNull(value);
    if (record === null || record.type !== 1) throw idl.failure(`Failed to execute '${method}' on '${Interface}'`, "parameter 1 is not of type 'Element'.");
    return record;
  }
  const indexOf = (list, record) => {
    for (let i = 0; i < list.length; i++) if (list[i].record === record) return i;
    return -1;
  };
  function unobserve(state, record) {
    const at = indexOf(state.targets, record);
    if (at >= 0) ArrayPrototypeSplice(state.targets, at, 1);
    if (state.targets.length === 0) forget(state);
  }
  /// The observers of a kind that there are now, which may come and go while they are called.
  function ofKind(kind) {
    const list = shared('dom/shared/tree').newList();
    for (let i = 0; i < observers.length; i++) if (observers[i].kind === kind) list.push(observers[i]);
    return list;
  }
  return {
    watch, follow, forget, targetOf, indexOf, unobserve, ofKind, awaitFrame,
    /// What a document's style sheets move is looked at with the frame after each change, from now on.
    move(doc) {
      isMoving = true;
      follow(doc);
      awaitFrame();
    },
    /// Before a script is shown a style or a size, what moves by what has changed begins to.
    flush() { if (isMoving) use('css/style-changes').check(); },
    /// Looks at everything that is observed: with each frame, after what the page does in it.
    check() {
      if (isMoving) use('css/style-changes').check();
      if (observers.length === 0) return;
      if (platform.isLoaded('css/resize-observer')) use('css/resize-observer').check();
      if (platform.isLoaded('css/intersection-observer')) use('css/intersection-observer').check();
    },
    /// To be called when something has moved: scrolled, or acted upon by a user.
    changed: awaitFrame,
  };
});
