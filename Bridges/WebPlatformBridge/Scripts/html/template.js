// HTML, section 4.12.3: HTMLTemplateElement, whose contents live in a document without a window.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const slot = use('dom/slot');
  const { contentOf } = shared('html/shared/templates');
  const own = use('html/brand').brand('HTMLTemplateElement');
  const members = {
    get content() { return slot.wrap(contentOf(own(this))); },
  };
  return { HTMLTemplateElement: { members } };
});
