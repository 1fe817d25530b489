// HTML, section 4.10.4: HTMLLabelElement.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const slot = use('dom/slot');
  const controls = shared('html/shared/controls');
  const own = use('html/brand').brand('HTMLLabelElement');
  const members = {
    get form() {
      const control = controls.labeled(own(this));
      return control === null || !controls.isListed(control) ? null : slot.wrap(controls.formOwner(control));
    },
    get control() { return slot.wrap(controls.labeled(own(this))); },
  };
  return { HTMLLabelElement: { members } };
});
