// CSSOM, section 7.1 (ElementCSSInlineStyle): the `style` of an element.
(function (platform) {
  'use strict';
  const { host, primordials, shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const { slotFor, blockOf, changedText, keepText } = shared('css/shared/style-slot');
  const { parse } = shared('css/shared/declarations');
  const { make } = use('css/style-declaration');
  const reactions = use('html/reactions');

  const now = host('time.now');
  /// Styles are looked at with each frame, at the latest.
  const frame = () => primordials.MathFloor(now() / 16);
  function changed({ record }) {
    keepText(record, frame());
    tree.setAttribute(record, 'style', changedText(record));
    if (reactions.pending) reactions.run();
  }
  const block = ({ record }) => blockOf(record);
  function replace({ record }, given) {
    keepText(record, frame());
    for (let i = 0; i < given.list.length; i++) {
      if (!primordials.StringPrototypeStartsWith(given.list[i].name, 'transition')) continue;
      use('css/style-changes').prepare(record);
      break;
    }
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
    styleOf, frame,
    /// Assignment to the attribute `style`, which goes to its `cssText` ([PutForwards]).
    assign(record, text) { replace({ record }, parse(text)); },
  };
});
