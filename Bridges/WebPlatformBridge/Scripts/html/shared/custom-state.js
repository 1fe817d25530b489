// What an element remembers of being a custom element (DOM, section 4.9; HTML, section 4.13), in
// `more.custom` of its record.
(function (library) {
  'use strict';
  const { use } = library;
  const CUSTOM = 8;
  /// `state` as in the standard; `is` the "is value"; `queue` its reactions; the rest is for elements that
  /// are form-associated.
  const newState = (is) => ({
    state: 'undefined', definition: null, is, queue: null, isFormAssociated: false, hasInternals: false, owner: null, wasDisabled: false,
    validity: null, anchor: null, submission: null, restored: null, states: null, statesObject: null, aria: null,
  });
  const stateOf = (r) => {
    const more = use('dom/shared/tree').moreOf(r);
    return more.custom ?? (more.custom = newState(null));
  };
  /// Says that an element was made with an `is` attribute.
  function markIs(r, is) {
    stateOf(r).is = is;
    r.flags |= CUSTOM;
  }
  return { __proto__: null, stateOf, markIs, CUSTOM };
});
