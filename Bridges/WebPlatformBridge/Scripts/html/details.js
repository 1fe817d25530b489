// HTML, section 4.11.1: the toggle event of details elements.
(function (platform) {
  'use strict';
  const { use } = platform;
  use('html/steps').define('details', {
    attributeChanged(r, attribute, old, now) {
      if (attribute.local !== 'open' || (old === null) === (now === null)) return;
      const isOpen = now !== null;
      use('html/toggles').queue(r, isOpen ? 'closed' : 'open', isOpen ? 'open' : 'closed');
    },
  });
  return {};
});
