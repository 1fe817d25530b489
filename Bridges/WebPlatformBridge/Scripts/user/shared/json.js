// JSON between Swift and the scripts of the user, in the realm of the shared scripts: no page has changed it.
(function (library) {
  'use strict';
  const { JSONParse, JSONStringify } = library.primordials;
  return { __proto__: null, parse: (text) => JSONParse(text), write: (value) => JSONStringify(value) };
});
