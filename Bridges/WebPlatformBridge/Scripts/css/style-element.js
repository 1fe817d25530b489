// HTML, section 4.2.6: the style element, "update a style block".
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const { slotFor } = shared('css/shared/style-slot');

  const isCSS = (type) => type === null || type === '' || tree.lower(type) === 'text/css';
  function update(r) {
    const sheets = use('css/sheets');
    sheets.removeSheet(r);
    if (!isInTree(r) || !isCSS(tree.getAttribute(r, 'type'))) return;
    sheets.setSheet(r, tree.childText(r), { base: r.doc.data.url });
    loaded(r);
  }
  /// In a document, or in a shadow tree of one.
  const isInTree = (r) => (r.flags & tree.CONNECTED) !== 0;
  /// `load` comes in a task of its own, once for what was changed before it.
  function loaded(r) {
    const slot = slotFor(r);
    if (slot.timer === 1 || !r.doc.data.window) return;
    slot.timer = 1;
    use('core/tasks').post(() => {
      slot.timer = 0;
      const { Event, fire } = use('events/events');
      fire(use('dom/slot').wrap(r), new Event('load'));
    });
  }
  use('html/steps').define('style', {
    inserted: update,
    removed: (r) => use('css/sheets').removeSheet(r),
    childrenChanged(r) { if (isInTree(r)) update(r); },
    attributeChanged(r, attribute) {
      if (attribute.local === 'media') use('css/sheets').ownerChanged(r);
      else if (attribute.local === 'type' && isInTree(r)) update(r);
    },
  });
  return { update };
});
