// Typing into elements that the user can edit (HTML, section 6.8.1; Input Events 1): at the end of their text.
(function (platform) {
  'use strict';
  const { global, shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const { isOld } = use('html/traits');
  const { finish } = use('html/brand');
  const { fireAt } = use('events/events');

  const event = (r, type, inputType, data, cancelable) => fireAt(r, use('events/ui').make('InputEvent', type, {
    __proto__: null, bubbles: true, cancelable, composed: true, inputType, data, view: global,
  }));
  const isHost = (r) => r.type === 1 && tree.isHTML(r, r.name) && use('html/html-element').isEditable(r);
  /// The text node at the end of an element, or null.
  function lastText(r) {
    let last = null;
    for (let n = tree.next(r, r); n !== null; n = tree.next(n, r)) if (n.type === 3) last = n;
    return last;
  }
  const may = (r, inputType, data) => isOld || event(r, 'beforeinput', inputType, data, true);
  function changed(r, inputType, data) {
    event(r, 'input', inputType, data, false);
    finish();
  }
  function insert(r, text, inputType, data) {
    if (!may(r, inputType, data)) return;
    const last = lastText(r);
    if (last === null) tree.append(r, tree.newText(r.doc, text));
    else tree.setData(last, last.data + text);
    changed(r, inputType, data);
  }
  function erase(r, inputType) {
    const last = lastText(r);
    if (last === null || last.data === '' || !may(r, inputType, null)) return;
    if (inputType === 'deleteContentBackward') tree.setData(last, platform.primordials.StringPrototypeSlice(last.data, 0, -1));
    changed(r, inputType, null);
  }
  /// Puts a text in the place of all that is there.
  function fill(r, text) {
    if (!may(r, 'insertText', text)) return;
    tree.setTextContent(r, text);
    changed(r, 'insertText', text);
  }
  return { isHost, insert, erase, fill };
});
