// HTML, section 4.11.1: the toggle event of details elements.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const { has } = use('html/brand');
  const { moreOf } = shared('dom/shared/tree');
  const extraOf = (r) => (moreOf(r).extra ??= { __proto__: null });
  use('html/steps').define('details', {
    __proto__: null,
    /// What a parser or a copy has opened was never told as a change.
    inserted(r) {
      if (!has(r, 'open') || extraOf(r).isKnown === true) return;
      extraOf(r).isKnown = true;
      use('html/toggles').queue(r, 'closed', 'open');
    },
    attributeChanged(r, attribute, old, now) {
      if (attribute.local !== 'open' || (old === null) === (now === null)) return;
      const isOpen = now !== null;
      // What a parser has opened was closed before that, as far as anything was told.
      const wasOpen = !isOpen && extraOf(r).isKnown === true;
      extraOf(r).isKnown = true;
      use('html/toggles').queue(r, wasOpen ? 'open' : 'closed', isOpen ? 'open' : 'closed');
      if (isOpen) shared('html/shared/steps').exclude(r, false);
    },
  });
  return {};
});
