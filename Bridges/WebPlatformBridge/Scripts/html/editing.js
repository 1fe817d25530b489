// What a user's typing and choosing does to form controls (HTML, section 4.10.5.5; Input Events, section
// 4): beforeinput, the new value, input; change comes when the control is left.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { MathMax, MathMin, RegExpPrototypeExec, StringPrototypeCharCodeAt, StringPrototypeLastIndexOf, StringPrototypeSlice } = primordials;
  const tree = shared('dom/shared/tree');
  const controls = shared('html/shared/controls');
  const inputs = shared('html/shared/inputs');
  const selects = shared('html/shared/selects');
  const { parseNonNegative } = shared('html/shared/numbers');
  const { get } = use('html/brand');
  const { fire } = use('html/fire');
  const selection = use('html/text-selection');
  const activation = use('html/activation');
  const focus = use('html/focus');
  const { isOld } = use('html/traits');

  const event = (r, type, inputType, data, cancelable) => use('events/events').fireAt(r, use('events/ui').make('InputEvent', type, {
    __proto__: null, bubbles: true, cancelable, composed: true, inputType, data, view: platform.global,
  }));
  /// Fires beforeinput, which EdgeHTML does not have. Returns whether the input may be made.
  const isAllowed = (r, inputType, data) => isOld || event(r, 'beforeinput', inputType, data, true);
  const foreign = /[^\0-\x7f]/;
  /// Section 4.10.5.1.5: the domain of an address that the user types may be transformed to its ASCII form, as Chromium does.
  function asciiAddress(r, address) {
    const at = StringPrototypeLastIndexOf(address, '@');
    const domain = StringPrototypeSlice(address, at + 1);
    if (at < 0 || RegExpPrototypeExec(foreign, domain) === null || RegExpPrototypeExec(unlikeHosts, domain) !== null) return address;
    const url = use('html/urls').resolve(r.doc, `http://${domain}/`);
    return url === undefined ? address : StringPrototypeSlice(address, 0, at + 1) + StringPrototypeSlice(url, 7, -1);
  }
  const unlikeHosts = /[\s/?#:@\\%]|\.\./;
  /// The value of a text that the user has made in an input.
  function valueOfTyped(r, text) {
    const type = inputs.typeOf(r);
    const value = inputs.sanitize(r, type, text);
    return type === 'email' && get(r, 'multiple') === null ? asciiAddress(r, value) : value;
  }
  /// The text that the user sees in a control: a number field may have one that is no number, and an address the domain that was typed.
  function textOf(r) {
    const control = controls.controlOf(r);
    const { raw } = control;
    if (raw === null) return focus.valueOf(r);
    const isShown = control.bad || (control.edited && r.name === 'input' && inputs.typeOf(r) === 'email' && RegExpPrototypeExec(foreign, raw) !== null
      && valueOfTyped(r, raw) === control.value);
    return isShown ? raw : focus.valueOf(r);
  }
  /// Takes a text that the user has made, the caret behind it.
  function take(r, text, caret) {
    const control = controls.controlOf(r);
    control.dirty = true;
    control.edited = true;
    control.raw = text;
    if (r.name === 'textarea') control.value = text;
    else {
      control.value = valueOfTyped(r, text);
      control.bad = control.value === '' && text !== '';
    }
    control.start = control.end = caret;
    control.direction = 'none';
    tree.changed(r.doc);
    selection.announce(r, control);
  }
  /// What of a text still fits into a control: the user cannot go past maxlength.
  function fitting(r, text, kept) {
    const limit = parseNonNegative(get(r, 'maxlength') ?? '');
    const isLimited = limit !== null && (r.name === 'textarea' || inputs.applies(inputs.typeOf(r), 't'));
    if (!isLimited || kept + text.length <= limit) return text;
    let room = MathMax(0, limit - kept);
    const last = StringPrototypeCharCodeAt(text, room - 1);
    if (last >= 0xD800 && last <= 0xDBFF) room--;
    return StringPrototypeSlice(text, 0, room);
  }
  /// Puts a text in the place of the selection, or of what `range` gives. Returns whether it was done.
  function replace(r, text, inputType, data, range, isTold = true) {
    if (!focus.isTextControl(r) || !controls.isMutable(r)) return false;
    if (isTold && !isAllowed(r, inputType, data)) return false;
    const old = textOf(r);
    const control = controls.controlOf(r);
    const { length } = old;
    const place = range === undefined ? { __proto__: null, from: MathMin(control.start, length), to: MathMin(control.end, length) } : range(old, control);
    const { from, to } = place;
    const put = fitting(r, text, length - (to - from));
    // Nothing fits any more: nothing has changed.
    if (put === '' && text !== '' && from === to) return false;
    take(r, StringPrototypeSlice(old, 0, from) + put + StringPrototypeSlice(old, to), from + put.length);
    event(r, 'input', inputType, data, false);
    return true;
  }
  /// Types a text at the caret.
  const insert = (r, text) => replace(r, text, 'insertText', text);
  /// The same for a command of a script, which no beforeinput tells of (Input Events, section 4.1).
  const insertByCommand = (r, text) => replace(r, text, 'insertText', text, undefined, false);
  /// Puts a text in the place of all that is there, as if it were pasted over it.
  const fill = (r, text) => replace(r, text, 'insertText', text, (old) => ({ __proto__: null, from: 0, to: old.length }));
  /// The Backspace and Delete keys.
  const deleteBackward = (r) => replace(r, '', 'deleteContentBackward', null, (old, { start, end }) => (
    { __proto__: null, from: start === end ? MathMax(0, start - 1) : start, to: MathMin(end, old.length) }));
  const deleteForward = (r) => replace(r, '', 'deleteContentForward', null, (old, { start, end }) => (
    { __proto__: null, from: start, to: MathMin(old.length, start === end ? end + 1 : end) }));
  /// The Enter key in a control: a line break, or (in an input) what submits its form.
  function enter(r) {
    if (r.name === 'textarea') return replace(r, '\n', 'insertLineBreak', null);
    if (!focus.isTextControl(r)) return false;
    if (!isAllowed(r, 'insertLineBreak', null)) return false;
    focus.commit(r);
    use('html/submission').submitImplicitly(r);
    return true;
  }
  /// Pastes a text at the caret.
  const paste = (r, text) => replace(r, text, 'insertFromPaste', text);
  /// The arrow keys in a number or range control: a step up or down. A number is told of beforehand.
  function step(r, count, isTold = false) {
    if (!controls.isMutable(r)) return false;
    const before = controls.inputValue(r);
    const control = controls.controlOf(r);
    const was = { __proto__: null, value: control.value, dirty: control.dirty, raw: control.raw, bad: control.bad };
    use('html/input').step(r, count, count < 0 ? 'stepDown' : 'stepUp');
    const after = controls.inputValue(r);
    if (before === after) return false;
    if (isTold) {
      control.value = was.value;
      control.dirty = was.dirty;
      control.raw = was.raw;
      control.bad = was.bad;
      if (!isAllowed(r, 'insertText', after)) return false;
      use('html/input').setValue(r, after);
    }
    control.edited = true;
    control.committed = controls.inputValue(r);
    fire(r, 'input', { __proto__: null, bubbles: true, composed: true });
    fire(r, 'change', { __proto__: null, bubbles: true });
    return true;
  }
  /// A value that the user picks in a control with its own picker (date, color, range).
  function pick(r, text) {
    if (!controls.isMutable(r)) return false;
    const before = controls.inputValue(r);
    take(r, text, text.length);
    const control = controls.controlOf(r);
    control.bad = false;
    control.committed = controls.inputValue(r);
    if (before !== control.committed) activation.commit(r);
    return true;
  }
  /// The user chooses options of a select element, and no others.
  function choose(r, options) {
    const list = selects.optionsOf(selects.settled(r));
    let isChanged = false;
    for (let i = 0; i < list.length; i++) {
      const isChosen = primordials.ArrayPrototypeIncludes(options, list[i]);
      if (selects.isSelected(list[i]) === isChosen) continue;
      const control = controls.controlOf(list[i]);
      control.selected = isChosen;
      control.dirtySelected = true;
      isChanged = true;
    }
    if (!isChanged) return false;
    tree.changed(r.doc);
    shared('html/shared/selected-content').update(r);
    activation.commit(r);
    return true;
  }
  /// The user chooses files, which are the page's File objects.
  function upload(r, files) {
    use('html/input').setFiles(r, files);
    activation.commit(r);
  }
  /// Takes the selected text away, which has been copied.
  const cut = (r) => replace(r, '', 'deleteByCut', null);
  return { textOf, insert, insertByCommand, fill, paste, cut, deleteBackward, deleteForward, enter, step, pick, choose, upload };
});
