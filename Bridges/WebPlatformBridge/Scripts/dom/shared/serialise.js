// HTML, section 13.3 (serializing HTML fragments). One walk over the records, however deep they are.
(function (library) {
  'use strict';
  const { use } = library;
  const { HTML_NS, SVG_NS, MATHML_NS, XML_NS, XMLNS_NS, XLINK_NS } = use('dom/shared/names');
  const { SHADOW_HOST, HTML } = use('dom/shared/nodes').flags;

  const setOf = (words) => {
    const table = { __proto__: null };
    for (let i = 0; i < words.length; i++) table[words[i]] = true;
    return table;
  };
  const voids = setOf([
    'area', 'base', 'basefont', 'bgsound', 'br', 'col', 'embed', 'frame', 'hr', 'img', 'input', 'keygen', 'link', 'meta', 'param',
    'source', 'track', 'wbr',
  ]);
  const raw = setOf(['style', 'script', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext']);
  const inText = { __proto__: null, '&': '&amp;', '\u00a0': '&nbsp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  const needsText = /[&\u00a0<>]/;
  const needsAttribute = /[&\u00a0"<>]/;
  const replaced = (c) => inText[c];
  const escapeText = (s) => (needsText.test(s) ? s.replace(/[&\u00a0<>]/g, replaced) : s);
  const escapeAttribute = (s) => (needsAttribute.test(s) ? s.replace(/[&\u00a0"<>]/g, replaced) : s);

  const tagOf = (r) => (r.ns === HTML_NS || r.ns === SVG_NS || r.ns === MATHML_NS || r.prefix === null ? r.name : `${r.prefix}:${r.name}`);
  function attributeName(a) {
    switch (a.ns) {
      case null: return a.local;
      case XML_NS: return `xml:${a.local}`;
      case XMLNS_NS: return a.local === 'xmlns' ? 'xmlns' : `xmlns:${a.local}`;
      case XLINK_NS: return `xlink:${a.local}`;
      default: return a.name;
    }
  }
  function openTag(r) {
    let text = `<${tagOf(r)}`;
    const { attrs } = r;
    // An `is` value that is no attribute is written all the same.
    const is = r.more !== null && r.more.custom !== null ? r.more.custom.is : undefined;
    if (typeof is === 'string' && !(attrs !== null && attrs.some((a) => a.local === 'is' && a.ns === null))) {
      text += ` is="${escapeAttribute(is)}"`;
    }
    if (attrs !== null) for (let i = 0; i < attrs.length; i++) text += ` ${attributeName(attrs[i])}="${escapeAttribute(attrs[i].value)}"`;
    return `${text}>`;
  }
  const isVoid = (r) => (r.flags & HTML) !== 0 && voids[r.name] === true;
  function textOf(r, scripting) {
    const { parent } = r;
    if (parent !== null && parent.type === 1 && (parent.flags & HTML) !== 0
      && (raw[parent.name] === true || (parent.name === 'noscript' && scripting))) return r.data;
    return escapeText(r.data);
  }
  function leaf(r, scripting) {
    switch (r.type) {
      case 3: case 4: return textOf(r, scripting);
      case 8: return `<!--${r.data}-->`;
      case 7: return `<?${r.name} ${r.data}>`;
      case 10: return `<!DOCTYPE ${r.name}>`;
      default: return '';
    }
  }
  /// What an element's children are written from: a template's content.
  const contentOf = (r) => (r.more !== null && r.more.template !== null && r.name === 'template' ? r.more.template : r);
  /// A shadow root that is written, as `getHTML` asks for it; else null.
  function writtenShadow(r, options) {
    if (options === null || (r.flags & SHADOW_HOST) === 0) return null;
    const { shadow } = r.more;
    if (options.serializable && shadow.data.serializable) return shadow;
    return options.roots !== null && options.roots.includes(shadow) ? shadow : null;
  }
  function shadowTag(shadow) {
    const { data } = shadow;
    return `<template shadowrootmode="${data.mode}"${data.delegatesFocus ? ' shadowrootdelegatesfocus=""' : ''}${
      data.serializable ? ' shadowrootserializable=""' : ''}${data.clonable ? ' shadowrootclonable=""' : ''}>`;
  }
  /// "HTML fragment serialization algorithm": the children of a node. `options`: null, or { serializable,
  /// roots } of `getHTML`.
  function inner(root, scripting, options = null) {
    if (root.type === 1 && isVoid(root)) return '';
    let text = '';
    // The way back to the element that a content or a shadow tree belongs to: 1 for a shadow tree, the
    // element, and the top of the walk that it was met in.
    const stack = [];
    let top = contentOf(root);
    const own = root.type === 1 ? writtenShadow(root, options) : null;
    if (own !== null) {
      text = shadowTag(own);
      stack.push(1, root, null);
      top = own;
    }
    let r = top.first;
    for (;;) {
      if (r === null) {
        if (stack.length === 0) return text;
        const parentTop = stack.pop();
        const owner = stack.pop();
        if (stack.pop() === 1) {
          // The host's own children come after its shadow tree.
          text += '</template>';
          if (owner !== root) stack.push(0, owner, parentTop);
          top = contentOf(owner);
          r = top.first;
        } else {
          text += `</${tagOf(owner)}>`;
          top = parentTop;
          r = after(owner);
        }
        continue;
      }
      if (r.type !== 1) {
        text += leaf(r, scripting);
        r = after(r);
        continue;
      }
      text += openTag(r);
      if (isVoid(r)) {
        r = after(r);
        continue;
      }
      const content = contentOf(r);
      const shadow = writtenShadow(r, options);
      if (shadow !== null || content !== r) {
        if (shadow !== null) text += shadowTag(shadow);
        stack.push(shadow !== null ? 1 : 0, r, top);
        top = shadow !== null ? shadow : content;
        r = top.first;
      } else if (r.first !== null) r = r.first;
      else {
        text += `</${tagOf(r)}>`;
        r = after(r);
      }
    }
    /// What is written after a node: its sibling, or, the parents closed, theirs; null at the top's end.
    function after(node) {
      let n = node;
      while (n.next === null) {
        n = n.parent;
        if (n === top || n === null) return null;
        text += `</${tagOf(n)}>`;
      }
      return n.next;
    }
  }
  /// A node with its tags.
  function outer(r, scripting) {
    if (r.type !== 1) return leaf(r, scripting);
    return isVoid(r) ? openTag(r) : `${openTag(r)}${inner(r, scripting)}</${tagOf(r)}>`;
  }
  return { __proto__: null, inner, outer, escapeText, escapeAttribute };
});
