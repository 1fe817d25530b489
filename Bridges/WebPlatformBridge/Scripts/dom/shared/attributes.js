// DOM, section 4.9 (attributes of an element). An attribute is a plain record in the element's list.
(function (library) {
  'use strict';
  const { use } = library;
  const { newAttribute, flags } = use('dom/shared/nodes');
  const tree = use('dom/shared/mutate');
  const ids = use('dom/shared/ids');
  const { note } = use('html/shared/name-filter');
  const { IN_USE_ATTRIBUTE } = use('dom/shared/codes');
  const { STEPS, CUSTOM, SHADOW_HOST, HANDLERS } = flags;

  /// In no namespace, by exact name.
  function getAttribute(r, local) {
    const { attrs } = r;
    if (attrs === null) return null;
    for (let i = 0; i < attrs.length; i++) {
      const a = attrs[i];
      if (a.local === local && a.ns === null) return a.value;
    }
    return null;
  }
  function find(r, local) {
    const { attrs } = r;
    if (attrs === null) return null;
    for (let i = 0; i < attrs.length; i++) if (attrs[i].local === local && attrs[i].ns === null) return attrs[i];
    return null;
  }
  const hasAttribute = (r, local) => find(r, local) !== null;
  /// "Get an attribute by name", the name lower-cased already where that is due.
  function attributeByName(r, name) {
    const { attrs } = r;
    if (attrs === null) return null;
    for (let i = 0; i < attrs.length; i++) if (attrs[i].name === name) return attrs[i];
    return null;
  }
  function attributeNS(r, ns, local) {
    const { attrs } = r;
    if (attrs === null) return null;
    for (let i = 0; i < attrs.length; i++) if (attrs[i].local === local && attrs[i].ns === ns) return attrs[i];
    return null;
  }

  /// "Handle attribute changes".
  function handle(r, attribute, old, value) {
    const state = r.doc.data;
    state.version++;
    if (state.moved !== null) tree.mark(state.moved, r);
    if (state.mutation !== null) state.mutation.attribute(r, attribute.local, attribute.ns, old);
    const { local } = attribute;
    if (attribute.ns === null) {
      if (local === 'id') ids.change(r, old, value);
      else if (local === 'slot') {
        if (r.parent !== null && (r.parent.flags & SHADOW_HOST) !== 0 && state.hooks !== null) state.hooks.slotAttribute(r);
      } else if (local === 'style') {
        if (value !== null && state.page !== null && (value.includes('transition') || value.includes('animation'))) use('css/shared/cascade').note(r.doc, value);
      } else if (isHandlerName(local)) {
        if (state.handlers !== null) state.handlers(r, local, value);
        else r.flags |= HANDLERS;
      }
      if (local === 'id' || local === 'name' || local === 'type' || local === 'form') state.formVersion++;
    }
    // Any attribute of any element may hide the one that has the focus.
    if (state.focused !== null && state.hooks !== null) state.hooks.attributeChangedBesideFocus(r.doc);
    if ((r.flags & (STEPS | CUSTOM)) === 0) return;
    if ((r.flags & STEPS) !== 0 && attribute.ns === null) tree.steps().attributeChanged(r, local, old, value);
    const { hooks } = r.doc.data;
    if (hooks !== null) hooks.attributeChanged(r, attribute, old, value);
  }
  const isHandlerName = (local) => local.length > 2 && local.charCodeAt(0) === 111 && local.charCodeAt(1) === 110;
  /// "Change an attribute".
  function changeAttribute(attribute, value) {
    const old = attribute.value;
    attribute.value = value;
    if (attribute.local === 'name' || attribute.local === 'id') note(value);
    if (attribute.owner !== null) handle(attribute.owner, attribute, old, value);
  }
  /// "Append an attribute".
  function appendAttribute(r, attribute) {
    if (r.attrs === null) r.attrs = [attribute];
    else r.attrs.push(attribute);
    attribute.owner = r;
    if (attribute.node !== null) attribute.node.doc = r.doc;
    handle(r, attribute, null, attribute.value);
  }
  /// "Remove an attribute".
  function removeAttributeRecord(attribute) {
    const r = attribute.owner;
    const { attrs } = r;
    for (let i = 0; i < attrs.length; i++) {
      if (attrs[i] === attribute) {
        attrs.splice(i, 1);
        break;
      }
    }
    attribute.owner = null;
    handle(r, attribute, attribute.value, null);
  }
  function removeAttribute(r, local) {
    const attribute = find(r, local);
    if (attribute !== null) removeAttributeRecord(attribute);
  }
  /// "Set an attribute value", in no namespace.
  function setAttribute(r, local, value) {
    const attribute = find(r, local);
    if (attribute === null) appendAttribute(r, newAttribute(r, local, local, null, null, value));
    else changeAttribute(attribute, value);
  }
  function setAttributeNS(r, ns, prefix, local, value) {
    const attribute = attributeNS(r, ns, local);
    if (attribute === null) {
      appendAttribute(r, newAttribute(r, prefix === null ? local : `${prefix}:${local}`, local, ns, prefix, value));
    } else changeAttribute(attribute, value);
  }
  /// "Set an attribute": the one that was there, null, or a code.
  function setAttributeRecord(r, attribute) {
    if (attribute.owner !== null && attribute.owner !== r) return IN_USE_ATTRIBUTE;
    const old = attributeNS(r, attribute.ns, attribute.local);
    if (old === attribute) return attribute;
    if (old === null) {
      appendAttribute(r, attribute);
      return null;
    }
    const { attrs } = r;
    for (let i = 0; i < attrs.length; i++) if (attrs[i] === old) attrs[i] = attribute;
    attribute.owner = r;
    if (attribute.node !== null) attribute.node.doc = r.doc;
    old.owner = null;
    handle(r, attribute, old.value, attribute.value);
    return old;
  }
  return {
    __proto__: null, getAttribute, hasAttribute, findAttribute: find, attributeByName, attributeNS, changeAttribute,
    appendAttribute, removeAttributeRecord, removeAttribute, setAttribute, setAttributeNS, setAttributeRecord, isHandlerName,
  };
});
