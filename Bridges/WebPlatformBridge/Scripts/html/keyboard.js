// What keys do by default (HTML, sections 4.10.5.5, 4.10.22.2, 6.6; UI Events, section 5), as a browser
// does it: the three functions are called after an event of that type that no listener has canceled.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const controls = shared('html/shared/controls');
  const inputs = shared('html/shared/inputs');
  const radios = shared('html/shared/radios');
  const selects = shared('html/shared/selects');
  const states = shared('html/shared/states');
  const editing = use('html/editing');
  const focus = use('html/focus');
  const { fireClick } = use('html/activation');
  const { has } = use('html/brand');

  const typeOf = (r) => (tree.isHTML(r, 'input') ? inputs.typeOf(r) : '');
  const isButton = (r) => tree.isHTML(r, 'button') || inputs.features[typeOf(r)] === 'u';
  const isLink = (r) => (tree.isHTML(r, 'a') || tree.isHTML(r, 'area')) && has(r, 'href');
  const directions = { __proto__: null, ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

  /// The next enabled radio button of a group, round its ends.
  function nextRadio(r, step) {
    const others = radios.others(r);
    const list = [];
    let isPlaced = false;
    for (let i = 0; i < others.length; i++) {
      if (!isPlaced && tree.precedes(r, others[i])) {
        primordials.ArrayPrototypePush(list, r);
        isPlaced = true;
      }
      if (!controls.isDisabled(others[i])) primordials.ArrayPrototypePush(list, others[i]);
    }
    if (!isPlaced) primordials.ArrayPrototypePush(list, r);
    const at = primordials.ArrayPrototypeIndexOf(list, r);
    return list[(at + step + list.length) % list.length];
  }
  function arrow(r, key) {
    const step = directions[key];
    const type = typeOf(r);
    if (type === 'radio') {
      const next = nextRadio(r, step);
      if (next === r) return;
      focus.move(r.doc, next);
      fireClick(next);
    } else if (type === 'number' || type === 'range') {
      if (type === 'range' || key === 'ArrowUp' || key === 'ArrowDown') editing.step(r, key === 'ArrowUp' || key === 'ArrowRight' ? 1 : -1);
    } else if (tree.isHTML(r, 'select') && !controls.isDisabled(r)) {
      const list = selects.optionsOf(selects.settled(r));
      let at = selects.selectedIndex(r) + step;
      while (at >= 0 && at < list.length && selects.isOptionDisabled(list[at])) at += step;
      if (at >= 0 && at < list.length) editing.choose(r, [list[at]]);
    } else if (focus.isTextControl(r)) {
      const control = use('html/text-selection').selectionOf(r);
      const { length } = focus.valueOf(r);
      const to = key === 'ArrowLeft' ? control.start - 1 : key === 'ArrowRight' ? control.end + 1 : key === 'ArrowUp' ? 0 : length;
      const place = primordials.MathMax(0, primordials.MathMin(length, to));
      use('html/text-selection').setRange(r, place, place, 'none');
    }
  }
  /// After keydown: Tab, Escape, arrows, Backspace and Delete.
  function keydown(doc, r, key, isShift = false) {
    switch (key) {
      case 'Tab': {
        const next = focus.next(doc, isShift);
        focus.move(doc, next);
        if (next !== null && tree.isHTML(next, 'input') && use('html/text-selection').isText(next)) use('html/text-selection').selectAll(next);
        break;
      }
      case 'Escape':
        if (!use('html/popover').escape()) use('html/dialog').escape(doc);
        break;
      case 'Backspace': if (r !== null) editing.deleteBackward(r); break;
      case 'Delete': if (r !== null) editing.deleteForward(r); break;
      default: if (r !== null && directions[key] !== undefined) arrow(r, key);
    }
  }
  /// After keypress: a character, or Enter.
  function keypress(r, key) {
    if (r === null) return;
    if (key !== 'Enter') {
      if (focus.isTextControl(r)) editing.insert(r, key);
      return;
    }
    if (isButton(r) || isLink(r) || states.isSummary(r)) fireClick(r);
    else if (focus.isTextControl(r)) editing.enter(r);
    else if (tree.isHTML(r, 'input') || tree.isHTML(r, 'select')) use('html/submission').submitImplicitly(r);
  }
  /// After keyup: the space bar presses buttons and check boxes.
  function keyup(r, key) {
    if (r === null || key !== ' ') return;
    const type = typeOf(r);
    if (isButton(r) || type === 'checkbox' || states.isSummary(r)) fireClick(r);
    else if (type === 'radio' && !controls.isChecked(r)) fireClick(r);
  }
  return { keydown, keypress, keyup };
});
