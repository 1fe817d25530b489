// HTML, section 7.2.2.3 (named access on the Window object). The engine's global object has no place for a
// named properties object: it gets an accessor for each name, when the name is first met, and loses it with the last
// element that has the name as its id.
(function (platform) {
  'use strict';
  const { global, primordials, shared, use } = platform;
  const { ReflectDefineProperty, ReflectDeleteProperty, ReflectGetOwnPropertyDescriptor, ReflectHas } = primordials;
  const tree = shared('dom/shared/tree');
  const { isNamedInWindow } = shared('dom/shared/elements');
  const { wrap } = use('dom/slot');
  /// More are not defined: each one makes the global object slower for the engine.
  const mostNames = 2000;
  /// Nor are more taken away, for the same reason: a name that stays has no value.
  const mostRemovals = 500;
  let removals = 0;
  /// The getters of the names that there are.
  const known = new primordials.Map();
  const named = new primordials.Set();

  function valueOf(name) {
    const doc = use('dom/page-document').record();
    if (!named.has(name)) {
      // A name that only ids have had.
      const found = doc.data.ids.get(name);
      if (found === undefined) return undefined;
      if (found.type !== undefined) return wrap(found);
    }
    const { listOf, namedCollection } = use('dom/collections');
    const collection = namedCollection(doc, isNamedInWindow, name);
    const list = listOf(collection.state);
    if (list.length === 0) return undefined;
    // A frame of the name comes before everything else.
    for (let i = 0; i < list.length; i++) {
      if ((tree.isHTML(list[i], 'iframe') || tree.isHTML(list[i], 'frame')) && tree.getAttribute(list[i], 'name') === name) return wrap(list[i]).contentWindow;
    }
    if (list.length > 1) return collection.object;
    return wrap(list[0]);
  }
  function define(name) {
    if (known.has(name) || known.size >= mostNames || ReflectHas(global, name)) return;
    const { get } = { get() { return valueOf(name); } };
    known.set(name, get);
    ReflectDefineProperty(global, name, {
      __proto__: null, enumerable: false, configurable: true, get,
      set(value) { ReflectDefineProperty(global, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true }); },
    });
  }
  return {
    /// An element with this id has come into the document.
    addId: define,
    /// The last one has left it.
    dropId(name) {
      const get = known.get(name);
      if (get === undefined || named.has(name) || removals >= mostRemovals || ReflectGetOwnPropertyDescriptor(global, name)?.get !== get) return;
      removals++;
      known.delete(name);
      ReflectDeleteProperty(global, name);
    },
    /// An element that shows its name has.
    addName(name) {
      named.add(name);
      define(name);
    },
  };
});
