// The user's keyboard (UI Events, section 5; Input Events 1): the events of a key, and what it does.
(function (platform) {
  'use strict';
  const { global, primordials, shared, use } = platform;
  const { StringPrototypeToLowerCase } = primordials;
  const tree = shared('dom/shared/tree');
  const controls = shared('html/shared/controls');
  const inputs = shared('html/shared/inputs');
  const radios = shared('html/shared/radios');
  const selects = shared('html/shared/selects');
  const states = shared('html/shared/states');
  const texts = shared('user/shared/texts');
  const focus = use('html/focus');
  const editing = use('html/editing');
  const activation = use('html/activation');
  const keys = use('user/keys');
  const pointer = use('user/pointer');
  const editable = use('user/editable');
  const { fireAt } = use('events/events');
  const { make } = use('events/ui');

  const typeOf = (r) => (tree.isHTML(r, 'input') ? inputs.typeOf(r) : '');
  /// What keys go to: what has the focus, else the body.
  const target = (doc) => doc.data.focused ?? tree.bodyOf(doc) ?? tree.documentElementOf(doc);

  /// The keyboard of the page in a frame that has the focus now, or null: a key may have moved it there.
  function elsewhere() {
    if (!platform.isLoaded('html/realms') || use('html/realms').all.length === 1) return null;
    const { realm } = focus.holder();
    return realm === null || realm === use('html/realms').own ? null : realm;
  }
  function fire(doc, type, key, held) {
    const other = elsewhere();
    return other === null ? fireHere(doc, type, key, held) : other.use('user/keyboard').fireHere(other.use('dom/page-document').record(), type, key, held);
  }
  function fireHere(doc, type, key, held) {
    const r = target(doc);
    if (r === null) return true;
    const code = type === 'keypress' ? key.charCode : key.keyCode;
    return fireAt(r, make('KeyboardEvent', type, {
      __proto__: null, bubbles: true, cancelable: true, composed: true, view: global, key: key.key, code: key.code, keyCode: code,
      charCode: type === 'keypress' ? key.charCode : 0, which: code, ...held.flags,
    }));
  }

  // MARK: What keys do

  /// What a key does once its keypress was not canceled; a function of what is left for after keyup, or null.
  function act(doc, key, held) {
    const r = target(doc);
    if (r === null) return null;
    if (held.isCommand) { command(r, key); return null; }
    switch (key.key) {
      case 'Tab': moveOn(doc, held.flags.shiftKey === true); return null;
      case 'Enter': enter(r); return null;
      case 'Backspace': erase(r, editing.deleteBackward, 'deleteContentBackward'); return null;
      case 'Delete': erase(r, editing.deleteForward, 'deleteContentForward'); return null;
      case 'Escape': leaveTop(doc); return null;
      case 'ArrowUp': case 'ArrowDown': case 'ArrowLeft': case 'ArrowRight': case 'Home': case 'End': arrow(r, key.key, held.flags.shiftKey === true); return null;
      case ' ': return space(r);
      default: if (key.text !== null) insert(r, key.text); return null;
    }
  }
  function insert(r, text) {
    if (focus.isTextControl(r)) editing.insert(r, text);
    else if (tree.isHTML(r, 'select')) typeAhead(r, text);
    else if (editable.isHost(r)) editable.insert(r, text, 'insertText', text);
  }
  function erase(r, work, inputType) {
    if (focus.isTextControl(r)) { if (canErase(r, inputType)) work(r); } else if (editable.isHost(r)) editable.erase(r, inputType);
  }
  function canErase(r, inputType) {
    const { start, end } = controls.controlOf(r);
    const { length } = editing.textOf(r);
    return start !== end || (inputType === 'deleteContentBackward' ? start > 0 : start < length);
  }
  /// Control or Meta with a letter: what there is of it is "select all".
  function command(r, key) {
    if (StringPrototypeToLowerCase(key.key) === 'a' && focus.isTextControl(r)) select(r, 0, editing.textOf(r).length);
  }
  /// The user selects a part of a text control, which hears of it.
  function select(r, start, end, direction = 'none') {
    if (start === end) pointer.caretTo(r, start);
    else use('html/text-selection').setRange(r, start, end, direction);
  }
  /// - `from`: the frame that Tab comes out of, or null.
  function moveOn(doc, isBackwards, from = null) {
    if (from !== null) doc.data.focused = from;
    const next = focus.next(doc, isBackwards);
    if (from !== null) doc.data.focused = null;
    if (next !== null && enterFrame(next, isBackwards)) return;
    const { context } = next === null && platform.isLoaded('html/realms') ? use('html/realms').own : noContext;
    if (context !== null && context.parent !== null) {
      // Behind the last stop of a frame comes what is behind the frame.
      const { realm } = context.parent;
      realm.use('html/focus').come();
      realm.use('user/keyboard').moveOn(realm.use('dom/page-document').record(), isBackwards, context.r);
      return;
    }
    focus.move(doc, next);
    if (next !== null && doc.data.focused === next && focus.isTextControl(next) && next.name === 'input') {
      const { length } = focus.valueOf(next);
      select(next, 0, length);
    }
  }
  const noContext = { __proto__: null, context: null };
  /// Tab into a frame goes to the first stop in it, or to the last; returns whether it did.
  function enterFrame(r, isBackwards) {
    if (!platform.isLoaded('html/iframe')) return false;
    const frames = shared('user/shared/frames');
    const inner = frames.shownIn(r);
    if (inner === null) return false;
    const { realm } = frames.contextOf(r);
    const list = realm.use('html/focus').order(inner);
    const stop = list[isBackwards ? list.length - 1 : 0] ?? null;
    if (stop === null) return false;
    if (!realm.use('user/keyboard').enterFrame(stop, isBackwards)) realm.use('html/focus').move(inner, stop);
    return true;
  }
  const isButton = (type) => type === 'button' || type === 'submit' || type === 'reset' || type === 'image' || type === 'file' || type === 'color';
  function enter(r) {
    if (focus.isTextControl(r)) { editing.enter(r); return; }
    if (editable.isHost(r)) { editable.insert(r, '\n', 'insertParagraph', null); return; }
    if (tree.isHTML(r, 'input')) {
      if (isButton(typeOf(r))) activation.fireClick(r);
      else use('html/submission').submitImplicitly(r);
      return;
    }
    if (tree.isHTML(r, 'button') || states.isSummary(r) || (tree.isHTML(r, 'a') && tree.hasAttribute(r, 'href'))) activation.fireClick(r);
  }
  /// The space bar: buttons are clicked once it is released.
  function space(r) {
    const type = typeOf(r);
    if (focus.isTextControl(r) || editable.isHost(r)) { insert(r, ' '); return null; }
    const isClicked = tree.isHTML(r, 'button') || states.isSummary(r) || isButton(type) || type === 'checkbox'
      || (type === 'radio' && !controls.isChecked(r));
    return isClicked ? () => { if (r.doc.data.focused === r) activation.fireClick(r); } : null;
  }
  function leaveTop(doc) {
    if (platform.isLoaded('html/popover') && use('html/popover').escape()) return;
    if (platform.isLoaded('html/dialog')) use('html/dialog').escape(doc);
  }
  function arrow(r, key, isExtending) {
    const isForward = key === 'ArrowDown' || key === 'ArrowRight';
    const type = typeOf(r);
    if (type === 'radio') { if (key !== 'Home' && key !== 'End') nextRadio(r, isForward); return; }
    if (type === 'number' || type === 'range') {
      if (key === 'ArrowUp' || key === 'ArrowDown' || type === 'range') step(r, key, type);
      return;
    }
    if (tree.isHTML(r, 'select')) { choose(r, key, isForward); return; }
    if (focus.isTextControl(r)) moveCaret(r, key, isExtending);
  }
  function step(r, key, type) {
    const count = key === 'ArrowUp' || key === 'ArrowRight' ? 1 : -1;
    if (key === 'Home' || key === 'End') {
      editing.pick(r, `${key === 'Home' ? inputs.minimum(r, type) : inputs.maximum(r, type)}`);
      return;
    }
    editing.step(r, count, type === 'number');
  }
  function nextRadio(r, isForward) {
    const group = tree.newList();
    const others = radios.others(r);
    const root = tree.rootOf(r);
    for (let n = root; n !== null; n = tree.next(n, root)) {
      if (n === r || (primordials.ArrayPrototypeIncludes(others, n) && focus.isFocusable(n))) group.push(n);
    }
    if (group.length < 2) return;
    const next = group[(group.indexOf(r) + (isForward ? 1 : group.length - 1)) % group.length];
    focus.move(r.doc, next);
    if (r.doc.data.focused === next) activation.fireClick(next);
  }
  const isOpenable = (r) => !selects.isMultiple(r) && selects.displaySize(r) === 1;
  function choose(r, key, isForward) {
    if (!isOpenable(r) && selects.isMultiple(r)) return;
    const list = selects.optionsOf(selects.settled(r));
    let at = selects.selectedIndex(r);
    if (key === 'Home') at = -1;
    if (key === 'End') at = list.length;
    const way = key === 'Home' || (isForward && key !== 'End') ? 1 : -1;
    for (at += way; at >= 0 && at < list.length; at += way) {
      if (selects.isOptionDisabled(list[at])) continue;
      editing.choose(r, [list[at]]);
      return;
    }
  }
  /// A letter chooses the next option that begins with it.
  function typeAhead(r, text) {
    const list = selects.optionsOf(selects.settled(r));
    const first = StringPrototypeToLowerCase(text);
    const from = selects.selectedIndex(r);
    for (let i = 1; i <= list.length; i++) {
      const option = list[(from + i + list.length) % list.length];
      const label = StringPrototypeToLowerCase(texts.collapse(selects.optionLabel(option)));
      if (selects.isOptionDisabled(option) || !primordials.StringPrototypeStartsWith(label, first)) continue;
      editing.choose(r, [option]);
      return;
    }
  }
  function moveCaret(r, key, isExtending) {
    const { start, end, direction } = controls.controlOf(r);
    const { length } = editing.textOf(r);
    if (isExtending) {
      // The end that moves, and the one that stays.
      const isBackward = direction === 'backward';
      const at = isBackward ? start : end, anchor = isBackward ? end : start;
      const to = key === 'ArrowLeft' ? primordials.MathMax(0, at - 1) : key === 'ArrowRight' ? primordials.MathMin(length, at + 1)
        : key === 'Home' || key === 'ArrowUp' ? 0 : length;
      select(r, primordials.MathMin(anchor, to), primordials.MathMax(anchor, to), to < anchor ? 'backward' : 'forward');
      return;
    }
    if (key === 'ArrowLeft') pointer.caretTo(r, start === end ? primordials.MathMax(0, start - 1) : start);
    else if (key === 'ArrowRight') pointer.caretTo(r, start === end ? primordials.MathMin(length, end + 1) : end);
    else if (key === 'Home' || key === 'ArrowUp') pointer.caretTo(r, 0);
    else pointer.caretTo(r, length);
  }

  // MARK: Pressing

  const noneHeld = { __proto__: null, flags: pointer.modifierFlags(undefined), isCommand: false };
  /// Presses and releases one key.
  function pressKey(doc, key, held = noneHeld) {
    const other = elsewhere();
    if (other === null) pressHere(doc, key, held);
    else other.use('user/keyboard').pressHere(other.use('dom/page-document').record(), key, held);
  }
  function pressHere(doc, key, held) {
    use('html/activation-state').note();
    const isDown = fire(doc, 'keydown', key, held);
    let after = null;
    if (isDown) {
      const hasPress = key.charCode > 0 && !held.isCommand;
      if (!hasPress || fire(doc, 'keypress', key, held)) after = act(doc, key, held);
    }
    const isUp = fire(doc, 'keyup', key, held);
    if (after !== null && isUp) after();
  }
  /// Presses a chord such as "Enter", "a" or "Control+A". Returns whether it is one.
  function press(doc, text) {
    const chord = keys.chord(text);
    if (chord === null) return false;
    const { modifiers } = chord;
    const isCommand = primordials.ArrayPrototypeIncludes(modifiers, 'Control') || primordials.ArrayPrototypeIncludes(modifiers, 'Meta')
      || primordials.ArrayPrototypeIncludes(modifiers, 'Alt');
    let held = noneHeld;
    const down = primordials.ArrayOf();
    for (let i = 0; i < modifiers.length; i++) {
      down[i] = modifiers[i];
      held = { __proto__: null, flags: pointer.modifierFlags(down), isCommand };
      fire(doc, 'keydown', keys.keyOf(modifiers[i]), held);
    }
    pressKey(doc, keys.keyOf(chord.key), held);
    for (let i = modifiers.length - 1; i >= 0; i--) {
      down.length = i;
      fire(doc, 'keyup', keys.keyOf(modifiers[i]), { __proto__: null, flags: pointer.modifierFlags(down), isCommand });
    }
    return true;
  }
  /// Types a text, key by key.
  function type(doc, text) {
    let i = 0;
    while (i < text.length) {
      const size = primordials.StringPrototypeCodePointAt(text, i) > 0xFFFF ? 2 : 1;
      const character = primordials.StringPrototypeSlice(text, i, i + size);
      pressKey(doc, keys.keyOf(character === '\n' ? 'Enter' : character === '\t' ? 'Tab' : character));
      i += size;
    }
  }
  return { press, type, target, fireHere, pressHere, moveOn, enterFrame };
});
