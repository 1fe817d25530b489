// HTML, section 7.4.6.4 (scrolling to a fragment): the element that the fragment of the document's URL means, which
// `:target` matches.
(function (platform) {
  'use strict';
  const { host, primordials, shared, use } = platform;
  const { StringPrototypeIndexOf, StringPrototypeSlice } = primordials;
  const tree = shared('dom/shared/tree');
  const { byId } = shared('dom/shared/ids');
  const decode = host('url.decode');
  const anchorOf = (doc, name) => {
    for (let n = doc.first; n !== null; n = tree.next(n, doc)) {
      if (tree.isHTML(n, 'a') && tree.getAttribute(n, 'name') === name) return n;
    }
    return null;
  };
  const find = (doc, name) => byId(doc, name) ?? anchorOf(doc, name);
  /// "The indicated part of the document"; null for its top.
  function partOf(doc) {
    const { url } = doc.data;
    const hash = StringPrototypeIndexOf(url, '#');
    if (hash < 0 || hash === url.length - 1) return null;
    const fragment = StringPrototypeSlice(url, hash + 1);
    return find(doc, fragment) ?? find(doc, decode(fragment));
  }
  return {
    /// The page was loaded, or went to another fragment.
    scroll() {
      const doc = use('dom/page-document').record();
      const { data } = doc;
      const part = partOf(doc);
      if (data.target === part) return;
      data.target = part;
      data.version++;
    },
  };
});
