// Selectors 4, sections 12 and 13: what pseudo-classes ask about an element. HTML's answers are read when the
// first of them is asked.
(function (library) {
  'use strict';
  const { use } = library;
  /// The value of an attribute without a namespace, or null.
  function attribute(r, name) {
    const { attrs } = r;
    if (attrs === null) return null;
    for (let i = 0; i < attrs.length; i++) {
      if (attrs[i].local === name && attrs[i].ns === null) return attrs[i].value;
    }
    return null;
  }
  let html = null;
  return {
    __proto__: null, attribute,
    /// HTML's states: functions of one record.
    get states() { return html ??= use('html/shared/states').states; },
  };
});
