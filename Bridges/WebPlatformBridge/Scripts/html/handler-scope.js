// HTML, section 8.1.8.1: the form in the scope chain of an event handler content attribute.
(function (platform) {
  'use strict';
  const { shared } = platform;
  const controls = shared('html/shared/controls');
  return {
    /// The form owner of a form-associated element, or null.
    formOf: (r) => (r.name === 'img' || controls.isListed(r) ? controls.formOwner(r) : null),
  };
});
