// DOM Parsing and Serialization, section "XML serialization". The elements that are open are kept in a list:
// a tree may be as deep as it likes.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Map } = primordials;
  const { HTML_NS, XML_NS, XMLNS_NS } = use('dom/shared/names');
  const voids = {
    __proto__: null, area: true, base: true, basefont: true, bgsound: true, br: true, col: true, embed: true, frame: true, hr: true,
    img: true, input: true, keygen: true, link: true, meta: true, param: true, source: true, track: true, wbr: true,
  };
  const entities = {
    __proto__: null, '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;',
  };
  const entity = (c) => entities[c];
  const escapeText = (s) => s.replace(/[&<>]/g, entity);
  const escapeAttribute = (s) => s.replace(/[&<>"\t\n\r]/g, entity);

  /// "Retrieve a preferred prefix string".
  function preferredPrefix(prefix, map, ns) {
    const list = map.get(ns);
    if (list === undefined) return null;
    return list.includes(prefix) ? prefix : list[list.length - 1];
  }
  const copyOf = (map) => {
    const copy = new Map();
    map.forEach((list, ns) => copy.set(ns, list.slice()));
    return copy;
  };
  const add = (map, ns, prefix) => {
    const list = map.get(ns);
    if (list === undefined) map.set(ns, [prefix]);
    else list.push(prefix);
  };
  /// The tag of an element: { text, isOpen, name, ns, map } with what its children inherit.
  function startTag(r, inherited, outer, index) {
    const { attrs, ns } = r;
    let map = outer;
    const local = new Map();
    let localDefault = null;
    if (attrs !== null) {
      for (let i = 0; i < attrs.length; i++) {
        const a = attrs[i];
        if (a.ns !== XMLNS_NS) continue;
        if (a.prefix === null) { localDefault = a.value; continue; }
        if (a.value === XML_NS) continue;
        const defined = a.value === '' ? null : a.value;
        if ((map.get(defined) ?? []).includes(a.local)) continue;
        if (map === outer) map = copyOf(outer);
        add(map, defined, a.local);
        local.set(a.local, a.value);
      }
    }
    let text = '<';
    let name;
    let isDefaultIgnored = false;
    let inherits = inherited;
    const declare = (prefix) => {
      if (map === outer) map = copyOf(outer);
      add(map, ns, prefix);
      return ` xmlns:${prefix}="${escapeAttribute(ns ?? '')}"`;
    };
    if (inherited === ns) {
      if (localDefault !== null) isDefaultIgnored = true;
      name = ns === XML_NS ? `xml:${r.name}` : r.name;
      text += name;
    } else {
      let { prefix } = r;
      let candidate = preferredPrefix(prefix, map, ns);
      if (prefix === 'xmlns') candidate = prefix;
      if (candidate !== null) {
        name = `${candidate}:${r.name}`;
        if (localDefault !== null && localDefault !== XML_NS) inherits = localDefault === '' ? null : localDefault;
        text += name;
      } else if (prefix !== null) {
        if (local.has(prefix)) prefix = `ns${index.next++}`;
        name = `${prefix}:${r.name}`;
        text += name + declare(prefix);
        if (localDefault !== null) inherits = localDefault === '' ? null : localDefault;
      } else {
        name = r.name;
        inherits = ns;
        text += name;
        if (localDefault === null || localDefault !== (ns ?? '')) {
          isDefaultIgnored = true;
          text += ` xmlns="${escapeAttribute(ns ?? '')}"`;
        }
      }
    }
    if (attrs !== null) {
      for (let i = 0; i < attrs.length; i++) {
        const a = attrs[i];
        let candidate = null;
        // Without its namespace it would be read as a declaration that contradicts the element's.
        if (a.ns === null && a.local === 'xmlns') continue;
        if (a.ns !== null) {
          candidate = preferredPrefix(a.prefix, map, a.ns);
          if (a.ns === XMLNS_NS) {
            if (a.value === XML_NS || (a.prefix === null && isDefaultIgnored)) continue;
            if (a.prefix !== null && (!local.has(a.local) || local.get(a.local) !== a.value)
              && (map.get(a.value) ?? []).includes(a.local)) continue;
            candidate = a.prefix === 'xmlns' ? 'xmlns' : null;
          } else if (candidate === null) {
            candidate = a.prefix !== null && !local.has(a.prefix) ? a.prefix : `ns${index.next++}`;
            if (map === outer) map = copyOf(outer);
            add(map, a.ns, candidate);
            text += ` xmlns:${candidate}="${escapeAttribute(a.ns)}"`;
          }
        }
        text += ` ${candidate === null ? '' : `${candidate}:`}${a.local}="${escapeAttribute(a.value)}"`;
      }
    }
    return { text, name, ns: inherits, map };
  }
  function leaf(r) {
    switch (r.type) {
      case 3: return escapeText(r.data);
      case 4: return `<![CDATA[${r.data}]]>`;
      case 7: return `<?${r.name} ${r.data}?>`;
      case 8: return `<!--${r.data}-->`;
      case 10: {
        const { publicId, systemId } = r.data;
        let text = `<!DOCTYPE ${r.name}`;
        if (publicId !== '') text += ` PUBLIC "${publicId}"`;
        else if (systemId !== '') text += ' SYSTEM';
        if (systemId !== '') text += ` "${systemId}"`;
        return `${text}>`;
      }
      default: return '';
    }
  }
  const contentOf = (r) => (r.ns === HTML_NS && r.name === 'template' && r.more !== null && r.more.template !== null ? r.more.template : r);
  /// The XML of a node with its descendants; of a document or a fragment, that of its children.
  function serialise(root) {
    if (root.type !== 1 && root.type !== 9 && root.type !== 11) return leaf(root);
    const map = new Map();
    map.set(XML_NS, ['xml']);
    const index = { next: 1 };
    const open = [];
    let text = '';
    let scope = { ns: null, map };
    let r = root.type === 1 ? root : root.first;
    while (r !== null) {
      let first = null;
      if (r.type === 1) {
        const tag = startTag(r, scope.ns, scope.map, index);
        text += tag.text;
        first = contentOf(r).first;
        if (first === null && r.ns === HTML_NS && voids[r.name] === true) text += ' />';
        else if (first === null && r.ns !== HTML_NS) text += '/>';
        else {
          text += '>';
          if (first === null) text += `</${tag.name}>`;
          else {
            open.push(r, tag.name, scope);
            scope = tag;
          }
        }
      } else text += leaf(r);
      if (first !== null) {
        r = first;
        continue;
      }
      for (;;) {
        if (r !== root && r.next !== null) { r = r.next; break; }
        if (open.length === 0) { r = null; break; }
        scope = open.pop();
        text += `</${open.pop()}>`;
        r = open.pop();
      }
    }
    return text;
  }
  function children(r) {
    const from = contentOf(r);
    let text = '';
    for (let n = from.first; n !== null; n = n.next) text += serialise(n);
    return text;
  }
  return { __proto__: null, serialise, children };
});
