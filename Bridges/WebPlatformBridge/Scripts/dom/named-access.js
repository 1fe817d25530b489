// HTML, section 3.1.6: `document.name` for forms, images, frames and what is embedded. A page's document is
// no Proxy: it has an accessor of its own for each name while an element with the name is in it.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { ReflectDefineProperty, ReflectDeleteProperty, ReflectHas } = primordials;
  const tree = shared('dom/shared/tree');
  const { isNamedInDocument } = shared('dom/shared/elements');
  const { wrap } = use('dom/slot');
  const { CONNECTED, IN_SHADOW } = tree;
  /// How many elements there are of a name that the document has an accessor for.
  const counts = new primordials.Map();

  const isOfPage = (r) => r.doc.data.window && (r.flags & (CONNECTED | IN_SHADOW)) === CONNECTED;
  function valueOf(name) {
    const collection = use('dom/collections').namedCollection(use('dom/page-document').record(), isNamedInDocument, name);
    const { length } = use('dom/collections').listOf(collection.state);
    if (length === 0) return undefined;
    if (length > 1) return collection.object;
    const r = use('dom/collections').listOf(collection.state)[0];
    return r.name === 'iframe' ? wrap(r).contentWindow : wrap(r);
  }
  function enter(name) {
    if (name === null || name === '') return;
    use('dom/window-names').addName(name);
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    if (count > 0) return;
    const { document } = use('dom/page-document');
    if (ReflectHas(document, name)) return;
    ReflectDefineProperty(document, name, {
      __proto__: null, enumerable: true, configurable: true,
      get() { return valueOf(name); },
      set(value) { ReflectDefineProperty(document, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true }); },
    });
  }
  function leave(name) {
    if (name === null || name === '' || !counts.has(name)) return;
    const count = counts.get(name);
    if (count > 1) {
      counts.set(name, count - 1);
      return;
    }
    counts.delete(name);
    const { document } = use('dom/page-document');
    const property = primordials.ObjectGetOwnPropertyDescriptor(document, name);
    if (property !== undefined && property.get !== undefined) ReflectDeleteProperty(document, name);
  }
  const names = (r) => tree.getAttribute(r, 'name');
  /// An object, or an image that has a name too.
  const isShownById = (r) => r.name === 'object' || (r.name === 'img' && (names(r) ?? '') !== '');
  return {
    inserted(r) {
      if (!isOfPage(r)) return;
      if (r.name === 'frame') {
        // The window alone shows it.
        const name = names(r);
        if (name !== null && name !== '') use('dom/window-names').addName(name);
        return;
      }
      enter(names(r));
      if (isShownById(r)) enter(tree.getAttribute(r, 'id'));
    },
    removed(r, parent) {
      if (r.name === 'frame' || !r.doc.data.window || (parent.flags & (CONNECTED | IN_SHADOW)) !== CONNECTED) return;
      leave(names(r));
      if (isShownById(r)) leave(tree.getAttribute(r, 'id'));
    },
    attributeChanged(r, attribute, old, value) {
      const { local } = attribute;
      if (attribute.ns !== null || (local !== 'name' && (local !== 'id' || !isShownById(r))) || !isOfPage(r)) return;
      if (r.name === 'frame') {
        if (value !== null && value !== '') use('dom/window-names').addName(value);
        return;
      }
      leave(old);
      enter(value);
      if (r.name !== 'img' || local !== 'name' || ((old ?? '') === '') === ((value ?? '') === '')) return;
      if ((value ?? '') === '') leave(tree.getAttribute(r, 'id'));
      else enter(tree.getAttribute(r, 'id'));
    },
  };
});
