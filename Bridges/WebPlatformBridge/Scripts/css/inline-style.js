// CSSOM, section 7.1 (ElementCSSInlineStyle): the `style` of an element.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const { slotFor, blockOf, changedText, keepText, looks } = shared('css/shared/style-slot');
  const { parse } = shared('css/shared/declarations');
  const { make } = use('css/style-declaration');
  const reactions = use('html/reactions');

  let isWaiting = false;
  /// What one script changes before it returns is one change of style, as far as transitions are concerned.
  function keep(record) {
    if (!keepText(record) || isWaiting) return;
    isWaiting = true;
    use('html/microtasks').queue(() => {
      isWaiting = false;
      looks.count++;
    });
  }
  function changed({ record }) {
    keep(record);
    tree.setAttribute(record, 'style', changedText(record));
    if (reactions.pending) reactions.run();
  }
  const block = ({ record }) => blockOf(record);
  function replace({ record }, given) {
    keep(record);
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
    styleOf,
    /// Assignment to the attribute `style`, which goes to its `cssText` ([PutForwards]).
    assign(record, text) { replace({ record }, parse(text)); },
  };
});
