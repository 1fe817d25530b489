// Which names and IDs elements may have: a form is asked for each of its properties whether a control has
// that name (Web IDL, section 3.9, LegacyOverrideBuiltIns), and mostly none has. The table of bits says so
// without a look at the tree; it never forgets, and is never wrong with a no.
(function (library) {
  'use strict';
  const { StringPrototypeCharCodeAt } = library.primordials;
  const bits = [];
  for (let i = 0; i < 256; i++) bits[i] = 0;
  function hash(text) {
    const { length } = text;
    return (length * 31 + StringPrototypeCharCodeAt(text, 0) * 67 + StringPrototypeCharCodeAt(text, length >> 1) * 257
      + StringPrototypeCharCodeAt(text, length - 1) * 1031) & 8191;
  }
  return {
    __proto__: null,
    /// An attribute `id` or `name` has got a value.
    note(value) {
      if (value === '') return;
      const at = hash(value);
      bits[at >> 5] |= 1 << (at & 31);
    },
    /// Whether an element may have a name or ID.
    mayBe(name) {
      if (name === '') return false;
      const at = hash(name);
      return (bits[at >> 5] & (1 << (at & 31))) !== 0;
    },
  };
});
