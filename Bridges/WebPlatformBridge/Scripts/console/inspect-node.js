// A node as people read it: its markup, in short and on one line. Runs no code of the page.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { StringPrototypeSlice } = primordials;
  const { outer } = shared('dom/shared/serialise');
  const { collapse } = shared('user/shared/texts');
  const { nodeOrNull } = use('dom/slot');
  /// More of it is not printed: what a page makes may be large.
  const most = 400;
  function short(text) {
    const line = collapse(StringPrototypeSlice(text, 0, 10 * most));
    return line.length <= most && text.length <= 10 * most ? line : `${StringPrototypeSlice(line, 0, most)}…`;
  }
  /// The text of a node; undefined for what is none.
  return (object) => {
    const r = nodeOrNull(object);
    if (r === null) return undefined;
    switch (r.type) {
      case 1: return short(outer(r, true));
      case 3: case 4: return `#text ${primordials.JSONStringify(short(r.data))}`;
      case 9: return `#document (${r.data.url})`;
      case 11: return '#document-fragment';
      default: return short(outer(r, true));
    }
  };
});
