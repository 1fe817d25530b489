// What is to be filled in on a page before anything is clicked, and what could be chosen otherwise.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const computed = shared('css/shared/computed');
  const controls = shared('html/shared/controls');
  const selects = shared('html/shared/selects');
  const locators = shared('user/shared/locators');
  const roles = shared('user/shared/roles');
  const texts = shared('user/shared/texts');
  const { get } = use('html/brand');

  /// More than this is not filled in.
  const MOST = 40;
  const untouched = ['hidden', 'submit', 'button', 'image', 'reset', 'file', 'color', 'range'];

  const typeOf = (r) => (tree.isHTML(r, 'textarea') ? 'text' : texts.lower(get(r, 'type') ?? 'text'));
  /// Whether a user can see a control. Who styles a check box hides it, and shows its label.
  function isUsable(r) {
    if (roles.disabledOf(r) || get(r, 'readonly') !== null) return false;
    if (computed.isVisible(r)) return true;
    const type = typeOf(r);
    if (!tree.isHTML(r, 'input') || (type !== 'checkbox' && type !== 'radio')) return false;
    const labels = controls.labelsOf(r);
    for (let i = 0; i < labels.length; i++) if (computed.isVisible(labels[i])) return true;
    return false;
  }
  /// The value of an option that could be chosen instead of the chosen one; null if there is none.
  /// `isEmpty` is whether nothing is chosen that means anything.
  function otherOption(r) {
    const options = selects.optionsOf(selects.settled(r));
    let isEmpty = true, other = null;
    for (let i = 0; i < options.length; i++) {
      const value = selects.optionValue(options[i]);
      if (value === '') continue;
      if (selects.isSelected(options[i])) isEmpty = false;
      else if (other === null && !selects.isOptionDisabled(options[i])) other = value;
    }
    return { __proto__: null, isEmpty, other };
  }

  /// `{ fills, changes }`: what is still empty, and what is chosen and could be otherwise, in the order of the
  /// document, each `{ place, verb, text }`. `placeOf(r, kind)` says where an element is.
  function fills(doc, placeOf) {
    const filled = tree.newList();
    const changes = tree.newList();
    const groups = { __proto__: null };
    const add = (list, r, verb, text, kind = verb) => {
      if (list.length < MOST) list.push({ __proto__: null, place: placeOf(r, kind), verb, text });
    };
    const found = locators.find(doc, { __proto__: null, css: 'input, select, textarea' }).list;
    for (let i = 0; i < found.length; i++) {
      const r = found[i];
      if (!isUsable(r)) continue;
      if (tree.isHTML(r, 'select')) {
        const { isEmpty, other } = otherOption(r);
        if (other !== null) add(isEmpty ? filled : changes, r, 'select', other);
        continue;
      }
      const type = typeOf(r);
      if (type === 'range') add(changes, r, 'fill', get(r, 'max') ?? '100');
      if (primordials.ArrayPrototypeIncludes(untouched, type)) continue;
      if (type === 'checkbox') {
        if (!controls.isChecked(r)) add(filled, r, 'check', null);
      } else if (type === 'radio') {
        const name = `${get(r, 'name') ?? i}`;
        groups[name] ??= { __proto__: null, isChosen: false, other: null };
        if (controls.isChecked(r)) groups[name].isChosen = true;
        else groups[name].other ??= r;
      } else {
        const value = tree.isHTML(r, 'textarea') ? controls.textareaValue(r) : controls.inputValue(r);
        if (value === '') add(filled, r, 'fill', shared('user/shared/field-samples').sampleFor(r, type));
      }
    }
    const names = primordials.ObjectKeys(groups);
    for (let i = 0; i < names.length; i++) {
      const { isChosen, other } = groups[names[i]];
      if (other !== null) add(isChosen ? changes : filled, other, 'check', null);
    }
    return { __proto__: null, fills: filled, changes };
  }
  return { fills };
});
