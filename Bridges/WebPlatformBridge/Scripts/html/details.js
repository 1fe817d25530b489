// HTML, section 4.11.1: what details elements do when they open: the toggle event and groups of a name.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const { get, has } = use('html/brand');
  /// "Ensure details exclusivity": the others of a group are closed, or the element itself if one is open.
  function exclude(r, isItself) {
    const name = get(r, 'name');
    if (name === null || name === '') return;
    const root = tree.rootOf(r);
    for (let n = root; n !== null; n = tree.next(n, root)) {
      if (n === r || !tree.isHTML(n, 'details') || get(n, 'name') !== name || !has(n, 'open')) continue;
      tree.removeAttribute(isItself ? r : n, 'open');
      return;
    }
  }
  use('html/steps').define('details', {
    attributeChanged(r, attribute, old, now) {
      if (attribute.local === 'name') { if (has(r, 'open')) exclude(r, true); return; }
      if (attribute.local !== 'open' || (old === null) === (now === null)) return;
      const isOpen = now !== null;
      use('html/toggles').queue(r, isOpen ? 'closed' : 'open', isOpen ? 'open' : 'closed');
      if (isOpen) exclude(r, false);
    },
    inserted(r) { if (has(r, 'open')) exclude(r, true); },
  });
  return {};
});
