// What css keeps at a node: the block of a style attribute, the sheet of an element that has one, the sheets of
// a shadow root, the scroll position.
(function (library) {
  'use strict';
  const { use } = library;
  const { moreOf } = use('dom/shared/tree');
  const { attribute } = use('css/shared/states');
  const declarations = use('css/shared/declarations');

  const slotFor = (record) => moreOf(record).style ??= {
    text: '', block: null, wrapper: null, sheet: null, scoped: null, scope: null, left: 0, top: 0, updates: 0,
    before: '', look: -1,
  };
  /// How often a script was shown a style or a size, or has returned.
  const looks = { __proto__: null, count: 0 };
  /// The style attribute is about to be changed by a script: the text that it had when styles were last looked at stays known.
  /// Whether it was not yet.
  function keepText(record) {
    const slot = slotFor(record);
    if (slot.look === looks.count) return false;
    slot.look = looks.count;
    slot.before = attribute(record, 'style') ?? '';
    return true;
  }
  /// That text, or null where nothing has changed it since.
  function keptText(record) {
    const slot = record.more === null ? null : record.more.style;
    return slot !== null && slot.look === looks.count ? slot.before : null;
  }
  /// The block of an element's style attribute, which may be changed.
  function blockOf(record) {
    const slot = slotFor(record);
    const text = attribute(record, 'style') ?? '';
    if (slot.block === null || slot.text !== text) {
      const policy = record.doc.data.page?.policy ?? null;
      slot.block = declarations.copyBlock(declarations.known(text === '' || policy === null || policy.allowsStyle(record, text) ? text : '', record.doc.data.quirks === 2));
      slot.text = text;
    }
    return slot.block;
  }
  /// The text that the style attribute gets after its block was changed.
  function changedText(record) {
    const slot = slotFor(record);
    const policy = record.doc.data.page?.policy ?? null;
    slot.text = declarations.text(slot.block);
    if (policy !== null) policy.styleMade(slot.text);
    return slot.text;
  }
  return { __proto__: null, slotFor, blockOf, changedText, looks, keepText, keptText };
});
