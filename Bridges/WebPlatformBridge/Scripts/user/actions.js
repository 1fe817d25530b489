// What a user does with an element: each action says whether it could be done, has to wait, or cannot be.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const controls = shared('html/shared/controls');
  const inputs = shared('html/shared/inputs');
  const selects = shared('html/shared/selects');
  const roles = shared('user/shared/roles');
  const texts = shared('user/shared/texts');
  const locators = shared('user/shared/locators');
  const can = use('user/actionability');
  const focus = use('html/focus');
  const pointer = use('user/pointer');
  const keyboard = use('user/keyboard');
  const editing = use('html/editing');
  const editable = use('user/editable');

  /// An outcome: done; `wait`, why it cannot be done yet; `fail`, why it never can.
  const done = { __proto__: null, outcome: 'done' };
  const wait = (reason, near) => ({ __proto__: null, outcome: 'wait', reason, near: near ?? null });
  const fail = (reason, near) => ({ __proto__: null, outcome: 'failed', reason, near: near ?? null });
  const typeOf = (r) => (tree.isHTML(r, 'input') ? inputs.typeOf(r) : '');
  const picked = { __proto__: null, date: 'YYYY-MM-DD', time: 'HH:MM', 'datetime-local': 'YYYY-MM-DDTHH:MM', month: 'YYYY-MM', week: 'YYYY-Www', color: '#rrggbb', range: 'a number' };

  /// Does `work` if nothing keeps the user from it. `begin` tells the trace before anything is fired.
  function act(r, problem, isForced, begin, work) {
    if (problem !== null && !isForced) return wait(problem);
    begin(r);
    const outcome = work();
    return outcome ?? done;
  }
  /// The control that a label is for, where a locator has found the label.
  const controlled = (r) => (tree.isHTML(r, 'label') ? controls.labeled(r) ?? r : r);

  // MARK: The pointer

  const click = (r, action, begin) => act(r, can.forPointer(r), action.force, begin, () => { pointer.click(r, action); });
  const doubleClick = (r, action, begin) => act(r, can.forPointer(r), action.force, begin, () => { pointer.doubleClick(r, action); });
  const hover = (r, action, begin) => act(r, can.forHover(r), action.force, begin, () => { pointer.hover(r, action); });

  /// Sets the state of what can be checked.
  function check(found, action, begin) {
    const r = controlled(found);
    const wanted = action.kind === 'check';
    const now = roles.checkedOf(r);
    if (now === null) return fail(`${locators.element(r)} is nothing that can be checked`);
    if (!wanted && (typeOf(r) === 'radio' || roles.roleOf(r) === 'radio')) return fail('a radio button cannot be unchecked; check another one of its group');
    if (now === wanted) { begin(r); return done; }
    let target = found;
    // Who styles a check box hides it, and the user clicks its label.
    if (can.invisible(r) !== null && target === r) target = visibleLabel(r) ?? r;
    return act(target, can.disabled(r) ?? can.forPointer(target), action.force, begin, () => {
      pointer.click(target, action);
      return roles.checkedOf(r) === wanted ? null : fail(`the click did not ${action.kind} it: the page has undone or prevented it`);
    });
  }
  function visibleLabel(r) {
    if (!controls.isLabelable(r)) return null;
    const list = controls.labelsOf(r);
    for (let i = 0; i < list.length; i++) if (can.forPointer(list[i]) === null) return list[i];
    return null;
  }

  // MARK: Texts

  const isTypable = (r) => focus.isTextControl(r) || editable.isHost(r);
  function typeText(found, action, begin) {
    const r = controlled(found);
    return act(r, can.forTyping(r), action.force, begin, () => {
      pointer.click(r, action);
      keyboard.type(r.doc, action.text);
    });
  }
  function fill(found, action, begin) {
    const r = controlled(found);
    const value = action.value ?? '';
    const type = typeOf(r);
    if (tree.isHTML(r, 'select')) return fail('a select element is not filled; use "select"');
    if (type === 'checkbox' || type === 'radio') return fail(`a ${type === 'radio' ? 'radio button' : 'check box'} is not filled; use "check"`);
    if (type === 'file') return fail('files are not filled in; use "upload"');
    if (!isTypable(r)) return fail(`${locators.element(r)} is nothing that can be filled: expected an input, a textarea or an element with contenteditable`);
    if (picked[type] !== undefined) return pick(r, type, value, action, begin);
    if (type === 'number' && value !== '' && inputs.sanitize(r, type, texts.collapse(value)) === '') return fail(`${texts.quoted(value)} cannot be typed into a number field`);
    return act(r, can.forTyping(r), action.force, begin, () => {
      focus.focus(r);
      if (editable.isHost(r) && !focus.isTextControl(r)) { editable.fill(r, value); return null; }
      const { length } = editing.textOf(r);
      pointer.caretTo(r, 0, length);
      if (value !== '') editing.fill(r, value);
      else if (length > 0) editing.deleteBackward(r);
      return null;
    });
  }
  function pick(r, type, value, action, begin) {
    const sane = inputs.sanitize(r, type, value);
    if (value !== '' && sane !== value && (type !== 'color' || sane !== texts.lower(value))) {
      return fail(`${texts.quoted(value)} is no value for a field of type ${type}: expected ${picked[type]}`);
    }
    return act(r, can.forTyping(r), action.force, begin, () => {
      focus.focus(r);
      editing.pick(r, value);
    });
  }

  // MARK: Options

  function select(found, action, begin) {
    const r = controlled(found);
    if (!tree.isHTML(r, 'select')) return fail(`${locators.element(r)} is no select element; click it, then click the option`);
    const list = selects.optionsOf(selects.settled(r));
    const { options } = action;
    if (options.length > 1 && !selects.isMultiple(r)) return fail('only one option of it can be selected');
    const chosen = tree.newList();
    for (let i = 0; i < options.length; i++) {
      const option = optionOf(list, options[i]);
      if (option === null) return wait(`it has no option ${said(options[i])}`, labels(list));
      if (selects.isOptionDisabled(option)) return wait(`its option ${said(options[i])} is disabled`);
      chosen.push(option);
    }
    return act(r, can.visibleAndEnabled(r), action.force, begin, () => {
      focus.focus(r);
      editing.choose(r, chosen);
    });
  }
  const said = (o) => (o.value !== undefined ? `with the value ${texts.quoted(o.value)}` : o.index !== undefined ? `number ${o.index}` : texts.quoted(o.text));
  function optionOf(list, wanted) {
    if (wanted.index !== undefined) return list[wanted.index] ?? null;
    const text = texts.collapse(wanted.text ?? wanted.value);
    for (let i = 0; i < list.length; i++) if (selects.optionValue(list[i]) === (wanted.value ?? wanted.text)) return list[i];
    if (wanted.value !== undefined) return null;
    for (let i = 0; i < list.length; i++) if (texts.collapse(selects.optionLabel(list[i])) === text) return list[i];
    return null;
  }
  const labels = (list) => {
    const found = tree.newList();
    for (let i = 0; i < list.length && i < 20; i++) found.push(`option ${texts.quoted(selects.optionLabel(list[i]))}`);
    return found;
  };

  // MARK: Others

  function submit(r, action, begin) {
    const submission = use('html/submission');
    if (tree.isHTML(r, 'form')) return act(r, null, true, begin, () => { submission.submit(r, null, false); });
    const form = controls.formOwner(controlled(r));
    if (form === null) return fail(`${locators.element(r)} is no form, and is in none`);
    if (shared('html/shared/states').isSubmitButton(r)) return act(r, can.disabled(r), false, begin, () => { submission.submit(form, r, false); });
    return act(r, null, true, begin, () => { submission.submit(form, null, false); });
  }
  function upload(found, action, begin) {
    const r = controlled(found);
    if (typeOf(r) !== 'file') return fail(`${locators.element(r)} takes no files: expected an input of type file`);
    if (action.files.length > 1 && !tree.hasAttribute(r, 'multiple')) return fail('it takes one file only: it has no attribute multiple');
    return act(r, can.disabled(r), action.force, begin, () => {
      const { makeFile } = use('files/blob');
      const files = tree.newList();
      for (let i = 0; i < action.files.length; i++) {
        const { name, type, text } = action.files[i];
        files.push(makeFile(bytesOf(text), name, type, 0));
      }
      editing.upload(r, files);
    });
  }
  /// The bytes of a file, which came as a text with one character a byte.
  function bytesOf(text) {
    const bytes = new platform.intrinsics.Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = primordials.StringPrototypeCharCodeAt(text, i);
    return bytes;
  }
  function focusOn(found, action, begin) {
    const r = controlled(found);
    const problem = can.invisible(r) ?? (focus.areaOf(r) === null ? 'it cannot have the focus' : null);
    return act(r, problem, false, begin, () => { focus.focus(r); });
  }
  const blur = (r, action, begin) => act(r, null, true, begin, () => { focus.blur(controlled(r)); });
  function scrollTo(r, action, begin) {
    return act(r, can.invisible(r), action.force, begin, () => { use('css/scrolling').scrollIfNeeded(r, 'start'); });
  }
  function press(r, action, begin) {
    begin(r);
    if (r !== null && r.doc.data.focused !== r && focus.areaOf(r) !== null) focus.focus(r);
    const doc = use('dom/page-document').record();
    return keyboard.press(doc, action.key) ? done : fail(`${texts.quoted(action.key)} is no key: expected a character, a name such as Enter, or a chord such as Control+A`);
  }
  function paste(r, action, begin) {
    const doc = use('dom/page-document').record();
    begin(r);
    if (r !== null && focus.areaOf(r) !== null) focus.focus(r);
    const target = keyboard.target(doc);
    if (target === null) return done;
    const { DataTransfer } = use('events/data-transfer');
    const data = new DataTransfer();
    use('events/data-transfer').setText(data, action.text);
    const isAllowed = use('events/events').fireAt(target, use('events/ui').make('ClipboardEvent', 'paste', {
      __proto__: null, bubbles: true, cancelable: true, composed: true, clipboardData: data,
    }));
    if (!isAllowed) return done;
    if (focus.isTextControl(target)) editing.paste(target, action.text);
    else if (editable.isHost(target)) editable.insert(target, action.text, 'insertFromPaste', action.text);
    return done;
  }
  const kinds = {
    __proto__: null, click, doubleClick, hover, check, uncheck: check, type: typeText, fill, clear: fill, select, submit, upload,
    focus: focusOn, blur, scrollTo, press, paste,
  };
  return { kinds, done, wait, fail };
});
