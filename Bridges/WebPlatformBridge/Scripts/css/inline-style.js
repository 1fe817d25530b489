// CSSOM, section 7.1 (ElementCSSInlineStyle): the `style` of an element.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const { slotFor, blockOf, changedText } = shared('css/shared/style-slot');
  const { parse } = shared('css/shared/declarations');
  const { make } = use('css/style-declaration');
  const reactions = use('html/reactions');

  function changed({ record }) {
    tree.setAttribute(record, 'style', changedText(record));
    if (reactions.pending) reactions.run();
  }
  const block = ({ record }) => blockOf(record);
  function replace({ record }, given) {
    slotFor(record).block = given;
    tree.setAttribute(record, 'style', changedText(record));
    if (reactions.pending) reactions.run();
  }
  /// The one style object of an element.
  function styleOf(record) {
    const slot = slotFor(record);
    return slot.wrapper ??= make({ record, block, changed, replace });
  }
  return {
    styleOf,
    /// Assignment to the attribute `style`, which goes to its `cssText` ([PutForwards]).
    assign(record, text) { replace({ record }, parse(text)); },
  };
});
