// HTML, section 4.10.17.3: form owners, under the name by which parsers know them.
(function (library) {
  'use strict';
  const { associate, formOwner } = library.use('html/shared/controls');
  return { __proto__: null, associate, formOwner };
});
