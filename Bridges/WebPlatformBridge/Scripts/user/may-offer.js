// Whether a page may offer anything to click or to fill in: asked first, because finding out what takes styles, names
// and roles, which a small page does not need otherwise.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const { get } = use('html/brand');
  const events = use('events/event-target');
  const pageDocument = use('dom/page-document');
  const { HANDLERS } = tree;

  const controls = new primordials.Set(['a', 'area', 'button', 'summary', 'input', 'select', 'textarea', 'iframe', 'frame', 'object', 'embed']);
  const marks = ['role', 'onclick', 'contenteditable'];

  const hears = (holder) => (holder.listeners !== null && holder.listeners.length > 0)
    || (holder !== events.ofGlobal && (holder.flags & HANDLERS) !== 0);

  /// Whether there is a control, or anything at all hears events.
  function mayOffer() {
    if (!pageDocument.isMade()) return false;
    const doc = pageDocument.record();
    if (hears(events.ofGlobal)) return true;
    for (let n = tree.nextInclusive(doc, doc); n !== null; n = tree.nextInclusive(n, doc)) {
      if (hears(n)) return true;
      if (n.type !== 1) continue;
      if (primordials.SetPrototypeHas(controls, n.name)) return true;
      for (let i = 0; i < marks.length; i++) if (get(n, marks[i]) !== null) return true;
    }
    return hears(doc);
  }
  return { mayOffer };
});
