// CSS Scoping 1, section 3.1 "Flattening the DOM into an element tree".
(function (library) {
  'use strict';
  const { use } = library;
  const SHADOW_HOST = 16;
  let html = null;

  /// The slot that a child of a shadow host is in, or null.
  function slotOf(record) {
    const { parent } = record;
    if (parent === null || (parent.flags & SHADOW_HOST) === 0) return null;
    html ??= use('html/shared/slots');
    return html.assignedTo(record);
  }
  /// The element whose box an element is in; null at the root, undefined for what no slot shows.
  function parentOf(record) {
    const { parent } = record;
    if (parent === null) return null;
    if (parent.type === 1) {
      if ((parent.flags & SHADOW_HOST) === 0) return parent;
      return slotOf(record) ?? undefined;
    }
    return parent.type === 11 && parent.more !== null ? parent.more.host : null;
  }
  return { __proto__: null, slotOf, parentOf };
});
