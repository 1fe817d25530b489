// HTML, section 4.2.6: the style element, "update a style block".
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const { slotFor } = shared('css/shared/style-slot');
  const { home } = use('dom/slot');

  const isCSS = (type) => type === null || type === '' || tree.lower(type) === 'text/css';
  function update(r) {
    const sheets = use('css/sheets');
    sheets.removeSheet(r);
    if (!isInTree(r) || !isCSS(tree.getAttribute(r, 'type'))) return;
    const slot = slotFor(r);
    const number = ++slot.updates;
    const text = tree.childText(r);
    if (text !== '' && r.doc.data.window && home.policy !== null && !home.policy.allows('style-src-elem', r, text, r.place)) {
      loaded(r, number, false);
      return;
    }
    // Scripts behind it wait for what it imports.
    const release = r.doc.data.window && primordials.StringPrototypeIncludes(text, '@import') ? use('html/resources').block(r) : null;
    sheets.setSheet(r, text, {
      base: r.doc.data.url,
      whenLoaded(isComplete) {
        loaded(r, number, isComplete);
        release?.();
      },
    });
  }
  /// In a document, or in a shadow tree of one.
  const isInTree = (r) => (r.flags & tree.CONNECTED) !== 0;
  /// `load`, or `error` where an import is missing, comes in a task of its own, for the last of several updates.
  function loaded(r, number, isComplete) {
    if (!r.doc.data.window) return;
    use('core/tasks').post(() => {
      if (slotFor(r).updates !== number) return;
      const { Event, fire } = use('events/events');
      fire(use('dom/slot').wrap(r), new Event(isComplete ? 'load' : 'error'));
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
