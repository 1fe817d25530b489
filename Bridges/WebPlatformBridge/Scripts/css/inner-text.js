// HTML, section 3.2.7: the rendered text, for the getters of elements and of the selection.
(function (platform) {
  'use strict';
  const { innerText, rangeText } = platform.shared('css/shared/inner-text');
  return {
    innerText: (record) => innerText(record),
    /// The text of what is inert is none that can be selected (HTML, section 6.3).
    rangeText: (range) => rangeText(range, platform.use('html/focus').isInert),
  };
});
