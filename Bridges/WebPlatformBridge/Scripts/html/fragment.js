// HTML, section 7.4.6.4 (scrolling to a fragment): the element that the fragment of the document's URL means, which
// `:target` matches, and what happens to it.
(function (platform) {
  'use strict';
  const { host, primordials, shared, use } = platform;
  const { StringPrototypeIndexOf, StringPrototypeSlice } = primordials;
  const tree = shared('dom/shared/tree');
  const { byId } = shared('dom/shared/ids');
  const { parentOf } = shared('css/shared/flat-tree');
  const decode = host('url.decode');
  const anchorOf = (doc, name) => {
    for (let n = doc.first; n !== null; n = tree.next(n, doc)) {
      if (tree.isHTML(n, 'a') && tree.getAttribute(n, 'name') === name) return n;
    }
    return null;
  };
  const find = (doc, name) => byId(doc, name) ?? anchorOf(doc, name);
  /// The fragment of the document's URL; null without one.
  function fragmentOf(doc) {
    const { url } = doc.data;
    const hash = StringPrototypeIndexOf(url, '#');
    return hash < 0 ? null : StringPrototypeSlice(url, hash + 1);
  }
  /// "The indicated part of the document", where it is an element.
  function partOf(doc) {
    const fragment = fragmentOf(doc);
    return fragment === null || fragment === '' ? null : find(doc, fragment) ?? find(doc, decode(fragment));
  }
  const isUntilFound = (r) => tree.isHTML(r, r.name) && tree.lower(tree.getAttribute(r, 'hidden') ?? '') === 'until-found';
  /// Whether an element is in the part of a details element that its summary opens.
  const isFolded = (r) => r.parent !== null && tree.isHTML(r.parent, 'details') && !shared('html/shared/states').isSummary(r);
  /// "The ancestor revealing algorithm".
  function reveal(target) {
    const list = tree.newList();
    for (let r = target; r !== null && r !== undefined && r.type === 1; r = parentOf(r)) {
      if (isUntilFound(r)) list.push(r);
      if (isFolded(r) && !tree.hasAttribute(r.parent, 'open')) list.push(r.parent);
    }
    for (let i = 0; i < list.length; i++) {
      const r = list[i];
      if ((r.flags & tree.CONNECTED) === 0) return;
      if (tree.isHTML(r, 'details') && !isUntilFound(r)) {
        if (tree.hasAttribute(r, 'open')) return;
        tree.setAttribute(r, 'open', '');
      } else {
        use('html/fire').fire(r, 'beforematch', { __proto__: null, bubbles: true });
        if ((r.flags & tree.CONNECTED) === 0 || !isUntilFound(r)) return;
        tree.removeAttribute(r, 'hidden');
      }
      use('html/brand').finish();
    }
  }
  /// "Scroll to the fragment" for a part: it is shown, seen, and has the focus where it can.
  function goTo(doc, part) {
    reveal(part);
    use('css/scrolling').scrollIntoView(part);
    const focus = use('html/focus');
    const area = focus.areaOf(part);
    if (area !== null) focus.move(doc, area, false);
    else if (doc.data.focused) focus.move(doc, null);
  }
  return {
    partOf,
    /// The page was loaded, or went to a fragment.
    scroll() {
      const doc = use('dom/page-document').record();
      const { data } = doc;
      const part = partOf(doc);
      if (data.target !== part) {
        data.target = part;
        data.version++;
      }
      if (part !== null) goTo(doc, part);
      else if (platform.isLoaded('css/scrolling')) {
        const fragment = fragmentOf(doc);
        if (fragment !== null && (fragment === '' || tree.lower(fragment) === 'top')) use('css/scrolling').scrollViewport(doc, 0, 0);
      }
    },
  };
});
