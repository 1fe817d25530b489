// DOM, section 4.4: "clone a node", `isEqualNode` and the look-up of namespaces.
(function (library) {
  'use strict';
  const { use } = library;
  const nodes = use('dom/shared/nodes');
  const tree = use('dom/shared/mutate');
  const { isHandlerName } = use('dom/shared/attributes');
  const { XML_NS, XMLNS_NS } = use('dom/shared/names');
  const { firstElement, next } = use('dom/shared/walk');
  const ids = use('dom/shared/ids');
  const { newNode, newElement, newAttribute, newDocument, attachShadowRoot, moreOf } = nodes;
  const { CONNECTED, STEPS, STARTED, CUSTOM, HANDLERS, SHADOW_HOST } = nodes.flags;

  /// "Clone a single node".
  function single(r, doc) {
    switch (r.type) {
      case 1: {
        const copy = newElement(doc, r.ns, r.prefix, r.name);
        const { attrs } = r;
        if (attrs !== null) {
          const list = copy.attrs = [];
          for (let i = 0; i < attrs.length; i++) {
            const a = attrs[i];
            list.push(newAttribute(copy, a.name, a.local, a.ns, a.prefix, a.value));
            if (a.ns === null && isHandlerName(a.local)) copy.flags |= HANDLERS;
          }
        }
        copy.flags |= r.flags & STARTED;
        return copy;
      }
      case 2: {
        const a = r.data;
        const copy = newNode(2, doc, r.name, newAttribute(null, a.name, a.local, a.ns, a.prefix, a.value));
        copy.data.node = copy;
        return copy;
      }
      case 9: {
        const { data } = r;
        const copy = newDocument({ isHTML: data.isHTML, contentType: data.contentType, url: data.url, hooks: data.hooks === null ? null : data.hooks.inert });
        copy.data.encoding = data.encoding;
        copy.data.quirks = data.quirks;
        copy.data.origin = data.origin;
        return copy;
      }
      case 10: return newNode(10, doc, r.name, { publicId: r.data.publicId, systemId: r.data.systemId });
      default: return newNode(r.type, doc, r.name, r.type === 11 ? null : r.data);
    }
  }
  /// "Clone a node". The copies of elements with steps are told after their attributes are there; the
  /// content of templates and clonable shadow trees are copied with them.
  function clone(source, doc, isDeep) {
    const copy = single(source, doc);
    if (copy.type === 9) doc = copy;
    // Trees that are still to be copied: pairs of a source and its copy.
    const open = [source, copy];
    let at = 0;
    while (at < open.length) {
      const from = open[at++];
      const top = open[at++];
      const isTop = at === 2;
      // The shadow tree and the content of a template come with every copy that is made.
      if (isTop && top.type === 1) finish(from, top, isDeep, open);
      if (isTop && !isDeep) continue;
      let r = from;
      let to = top;
      for (;;) {
        if (r.first !== null) {
          r = r.first;
        } else {
          while (r !== from && r.next === null) {
            r = r.parent;
            to = to.parent;
          }
          if (r === from) break;
          r = r.next;
          to = to.parent;
        }
        const made = single(r, top.doc);
        tree.link(to, made, null);
        to = made;
        if (made.type === 1) finish(r, made, true, open);
      }
    }
    if (copy.type === 9) {
      for (let n = copy.first; n !== null; n = next(n, copy)) {
        n.flags |= CONNECTED;
        if (n.attrs !== null) ids.enter(copy.data, n);
      }
    }
    return copy;
  }
  function finish(from, to, isDeep, open) {
    if ((to.flags & STEPS) !== 0) tree.steps().cloned(from, to);
    const { hooks } = to.doc.data;
    if (hooks !== null && ((from.flags | to.flags) & (STEPS | CUSTOM)) !== 0) hooks.cloned(from, to);
    const { more } = from;
    if (more === null) return;
    const nonce = more.extra?.nonce;
    if (nonce !== undefined) (moreOf(to).extra ??= { __proto__: null }).nonce = nonce;
    if (more.template !== null && isDeep && to.more !== null && to.more.template !== null) open.push(more.template, to.more.template);
    if ((from.flags & SHADOW_HOST) !== 0 && more.shadow.data.clonable && (to.flags & SHADOW_HOST) === 0) {
      const { data } = more.shadow;
      open.push(more.shadow, attachShadowRoot(to, { ...data }));
    }
  }

  // MARK: Equality

  function attributesEqual(a, b) {
    const one = a.attrs;
    const two = b.attrs;
    const count = one === null ? 0 : one.length;
    if (count !== (two === null ? 0 : two.length)) return false;
    for (let i = 0; i < count; i++) {
      let isFound = false;
      for (let j = 0; j < count && !isFound; j++) {
        isFound = one[i].local === two[j].local && one[i].ns === two[j].ns && one[i].value === two[j].value;
      }
      if (!isFound) return false;
    }
    return true;
  }
  function sameNode(a, b) {
    if (a.type !== b.type) return false;
    switch (a.type) {
      case 1: return a.name === b.name && a.ns === b.ns && a.prefix === b.prefix && attributesEqual(a, b);
      case 2: return a.data.local === b.data.local && a.data.ns === b.data.ns && a.data.value === b.data.value;
      case 3: case 4: case 8: return a.data === b.data;
      case 7: return a.name === b.name && a.data === b.data;
      case 10: return a.name === b.name && a.data.publicId === b.data.publicId && a.data.systemId === b.data.systemId;
      default: return true;
    }
  }
  /// "A node equals another", over the two trees in step.
  function isEqual(a, b) {
    let one = a;
    let two = b;
    for (;;) {
      if (!sameNode(one, two) || (one.first === null) !== (two.first === null)) return false;
      if (one.first !== null) {
        one = one.first;
        two = two.first;
        continue;
      }
      for (;;) {
        if (one === a) return true;
        if ((one.next === null) !== (two.next === null)) return false;
        if (one.next !== null) {
          one = one.next;
          two = two.next;
          break;
        }
        one = one.parent;
        two = two.parent;
      }
    }
  }

  // MARK: Namespaces

  /// The element that "locate a namespace" starts from.
  function namespaceElement(r) {
    switch (r.type) {
      case 1: return r;
      case 2: return r.data.owner;
      case 9: return firstElement(r);
      case 10: case 11: return null;
      default: return r.parent !== null && r.parent.type === 1 ? r.parent : null;
    }
  }
  function locateNamespace(r, prefix) {
    for (let e = namespaceElement(r); e !== null; e = e.parent !== null && e.parent.type === 1 ? e.parent : null) {
      if (prefix === 'xml') return XML_NS;
      if (prefix === 'xmlns') return XMLNS_NS;
      if (e.ns !== null && e.prefix === prefix) return e.ns;
      const { attrs } = e;
      if (attrs === null) continue;
      for (let i = 0; i < attrs.length; i++) {
        const a = attrs[i];
        if (a.ns === XMLNS_NS && (prefix === null ? a.prefix === null && a.local === 'xmlns' : a.prefix === 'xmlns' && a.local === prefix)) {
          return a.value === '' ? null : a.value;
        }
      }
    }
    return null;
  }
  function locatePrefix(r, ns) {
    for (let e = namespaceElement(r); e !== null; e = e.parent !== null && e.parent.type === 1 ? e.parent : null) {
      if (e.ns === ns && e.prefix !== null) return e.prefix;
      const { attrs } = e;
      if (attrs === null) continue;
      for (let i = 0; i < attrs.length; i++) if (attrs[i].prefix === 'xmlns' && attrs[i].value === ns) return attrs[i].local;
    }
    return null;
  }
  return { __proto__: null, clone, isEqual, locateNamespace, locatePrefix };
});
