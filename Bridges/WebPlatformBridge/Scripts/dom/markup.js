// HTML, section 8.5 (DOM parsing and serialization): innerHTML and what is like it.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const serialise = shared('dom/shared/serialise');
  const idl = use('core/webidl');
  const { domError } = use('dom/errors');
  const { nodeOrNull } = use('dom/slot');
  const reactions = use('html/reactions');
  const { HTML, SHADOW_ROOT, STARTED } = tree;

  const isXML = (r) => !r.doc.data.isHTML;
  const hasScripting = (r) => r.doc.data.window;
  /// "Fragment parsing algorithm steps": a fragment's record.
  function parse(context, text) {
    if (isXML(context)) return use('dom/xml').parseFragment(context, text);
    return use('html/fragments').parse(context, text);
  }
  const innerOf = (r) => (isXML(r) ? use('dom/xml').serialiseChildren(r) : serialise.inner(r, hasScripting(r)));
  const outerOf = (r) => (isXML(r) ? use('dom/xml').serialise(r) : serialise.outer(r, hasScripting(r)));
  /// The element that stands for a shadow root, and for what is not an element.
  const contextOf = (r) => ((r.flags & SHADOW_ROOT) !== 0 ? r.more.host : r);
  const targetOf = (r) => (r.name === 'template' && (r.flags & HTML) !== 0 ? shared('html/shared/templates').contentOf(r) : r);
  function setInner(r, text) {
    const context = contextOf(r);
    const target = targetOf(r);
    // Nothing makes nothing, but for `html`: its head and body come even so.
    if (text === '' && !tree.isHTML(context, 'html')) {
      if (target.first !== null) tree.replaceAll(target, null);
    } else tree.replaceAll(target, parse(context, text));
    if (reactions.pending) reactions.run();
  }
  function bodyLike(doc) { return tree.newElement(doc, tree.HTML_NS, null, 'body'); }
  function setOuter(r, text) {
    const { parent } = r;
    if (parent === null) return;
    if (parent.type === 9) {
      throw domError('NoModificationAllowedError', "Failed to set the 'outerHTML' property on 'Element': This element's parent is of type '#document', which is not an element node.");
    }
    const fragment = parse(parent.type === 11 ? bodyLike(r.doc) : parent, text);
    tree.replace(parent, fragment, r);
    if (reactions.pending) reactions.run();
  }
  /// `insertAdjacentHTML`: the context of `html` in HTML is a `body`.
  function parseAdjacent(context, doc, text) {
    if (context.type !== 1 || (doc.data.isHTML && tree.isHTML(context, 'html'))) context = bodyLike(doc);
    return parse(context, text);
  }
  /// "createContextualFragment": its scripts run.
  function parseContextual(context, doc, text) {
    const fragment = parseAdjacent(context, doc, text);
    for (let n = fragment.first; n !== null; n = tree.next(n, fragment)) if (n.type === 1 && n.name === 'script') n.flags &= ~(STARTED | tree.PARSER_INSERTED);
    return fragment;
  }
  const htmlOptions = idl.dictionary([
    ['serializableShadowRoots', idl.boolean, false], ['shadowRoots', idl.sequence((v) => v), null],
  ]);
  function getHTML(r, options) {
    const { serializableShadowRoots, shadowRoots } = htmlOptions(options, "Failed to execute 'getHTML'");
    const roots = tree.newList();
    if (shadowRoots !== null) {
      for (let i = 0; i < shadowRoots.length; i++) {
        const root = nodeOrNull(shadowRoots[i]);
        if (root === null || (root.flags & SHADOW_ROOT) === 0) throw idl.failure("Failed to execute 'getHTML'", "The value is not of type 'ShadowRoot'.");
        roots.push(root);
      }
    }
    return serialise.inner(r, hasScripting(r), { __proto__: null, serializable: serializableShadowRoots, roots });
  }
  function setUnsafe(r, text) {
    const target = targetOf(r);
    const fragment = isXML(r) ? parse(contextOf(r), text) : use('html/fragments').parse(contextOf(r), text, true);
    tree.replaceAll(target, fragment);
    if (reactions.pending) reactions.run();
  }
  return { parse, innerOf, outerOf, setInner, setOuter, parseAdjacent, parseContextual, getHTML, setUnsafe };
});
