// What the other scripts of a page ask about the style of an element, by its record.
(function (platform) {
  'use strict';
  const { shared } = platform;
  const computed = shared('css/shared/computed');
  return {
    /// The computed value of one property; '' outside of a document.
    computedValue: (record, name) => computed.valueOf(record, name),
    /// Whether an element has a box.
    isRendered: (record) => computed.isRendered(record),
    /// Whether it has one and is `visibility: visible`.
    isVisible: (record) => computed.isVisible(record),
    pointerEvents: (record) => computed.valueOf(record, 'pointer-events'),
  };
});
