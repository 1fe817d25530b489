// HTML, section 3.2.7: the rendered text, for the getters of elements.
(function (platform) {
  'use strict';
  const { innerText } = platform.shared('css/shared/inner-text');
  return { innerText: (record) => innerText(record) };
});
