// How the page looks beside its texts: which elements there are, and what their attributes say (classes, styles,
// pictures, states for assistive technology). Looks are compared, and not read.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const pageDocument = use('dom/page-document');
  /// More of one value is no look but data, such as a picture in its URL.
  const LONGEST_VALUE = 200;

  /// Elements that are never seen: a script that is added asks a server, and shows nothing.
  const isUnseen = (r) => tree.isHTML(r, 'script') || tree.isHTML(r, 'noscript') || tree.isHTML(r, 'template') || tree.isHTML(r, 'meta');

  /// The look of the document and of those in its frames, as one text; nothing for a page without a document.
  function appearance() {
    if (!pageDocument.isMade()) return '';
    const doc = pageDocument.record();
    const lines = tree.newList();
    add(doc, lines);
    if (platform.isLoaded('html/iframe')) {
      shared('user/shared/frames').each(doc, (inner, r, place, isSeen) => { if (isSeen) add(inner, lines); });
    }
    return primordials.ArrayPrototypeJoin(lines, '\n');
  }
  function add(doc, lines) {
    for (let n = tree.nextInclusive(doc, doc); n !== null; n = tree.nextInclusive(n, doc)) {
      if (n.type !== 1 || isUnseen(n)) continue;
      let line = n.name;
      const { attrs } = n;
      if (attrs !== null) {
        for (let i = 0; i < attrs.length; i++) line += ` ${attrs[i].name}=${primordials.StringPrototypeSlice(attrs[i].value, 0, LONGEST_VALUE)}`;
      }
      lines.push(line);
    }
  }
  return { appearance };
});
