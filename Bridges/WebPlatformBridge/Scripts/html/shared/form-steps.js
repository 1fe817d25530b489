// What form elements do when the tree or an attribute changes, in every document: radio groups (HTML,
// section 4.10.5.1.17), selectedness (4.10.7), the type of an input (4.10.5), cloning.
(function (library) {
  'use strict';
  const { use } = library;
  const { get, lower } = use('html/shared/attributes');
  const { isElement } = use('html/shared/walk');
  const controls = use('html/shared/controls');
  const inputs = use('html/shared/inputs');
  const radios = use('html/shared/radios');
  const selects = use('html/shared/selects');
  const { controlOf, peek } = controls;
  const CONNECTED = 1;

  /// Whether a selected option behind another one has not been looked at yet.
  function hasNewer(option, select) {
    const list = selects.optionsOf(select);
    for (let i = list.length - 1; i >= 0 && list[i] !== option; i--) {
      if ((peek(list[i])?.selected ?? null) === null && selects.isSelected(list[i])) return true;
    }
    return false;
  }
  /// The same of radio buttons of a group.
  function hasNewerButton(r) {
    const list = radios.groupOf(r);
    for (let i = list.length - 1; i >= 0 && list[i] !== r; i--) {
      if ((peek(list[i])?.checked ?? null) === null && controls.isChecked(list[i])) return true;
    }
    return false;
  }
  /// An option has come into a select.
  function optionInserted(option, select) {
    if (selects.isSelected(option)) {
      controlOf(option).selected = true;
      // Of several options that come at once the last selected one wins: it is still to come.
      if (!selects.isMultiple(select) && !hasNewer(option, select)) selects.selectOnly(select, option);
    } else if (selects.displaySize(select) === 1 && !selects.isMultiple(select)) {
      // What was selected stays; looking for it is the usual case of a list that grows.
      const known = controlOf(select).past;
      if (known !== null && selects.selectOf(known) === select && selects.isSelected(known)) return;
      selects.settle(select);
    } else return;
    const at = selects.selectedIndex(select);
    controlOf(select).past = at < 0 ? null : selects.optionsOf(select)[at];
  }
  /// The select that what was a child of a node was in.
  const parentSelect = (parent) => {
    for (let p = parent; p !== null && p.type === 1; p = p.parent) if (isElement(p, 'select')) return p;
    return null;
  };
  function inserted(r) {
    if (r.name === 'option') {
      const select = selects.selectOf(r);
      if (select !== null) optionInserted(r, select);
    } else if (r.name === 'optgroup') {
      const select = r.first === null ? null : parentSelect(r.parent);
      if (select !== null) selects.settle(select);
    } else if (r.name === 'input' && radios.isRadio(r) && controls.isChecked(r)) {
      // A tree that is in no document is a group, but coming into it unchecks no other button.
      if ((r.flags & CONNECTED) === 0 && controls.formOwner(r) === null) return;
      controlOf(r).checked = true;
      if (!hasNewerButton(r)) radios.claim(r);
    }
  }
  function removed(r, oldParent) {
    controls.dissociate(r);
    if (r.name === 'option' || r.name === 'optgroup') {
      const select = parentSelect(oldParent);
      if (select !== null) selects.settle(select);
    } else if (r.name === 'input' && r.more !== null && r.parent === null && radios.isRadio(r) && controls.isChecked(r)) radios.claim(r);
  }

  /// HTML, section 4.10.5: "when an input element's type attribute changes state".
  function typeChanged(r, old, now) {
    const stateOf = (text) => (text === null ? 'text' : inputs.features[lower(text)] === undefined ? 'text' : lower(text));
    const before = stateOf(old);
    const after = stateOf(now);
    if (before === after) return;
    const was = inputs.modeOf(before);
    const is = inputs.modeOf(after);
    const control = controlOf(r);
    const value = control.dirty ? control.value : null;
    if (was === 'value' && (is === 'default' || is === 'on')) {
      const text = value ?? inputs.sanitize(r, before, get(r, 'value') ?? '');
      control.dirty = false;
      if (text !== '') use('dom/shared/tree').setAttribute(r, 'value', text);
    } else if (was !== 'value' && is === 'value') {
      control.dirty = false;
      control.value = '';
    } else if (was !== 'filename' && is === 'filename') {
      control.dirty = false;
      control.value = '';
      control.files = null;
    }
    if (is === 'value' && control.dirty) control.value = inputs.sanitize(r, after, control.value);
    if (after === 'radio' && controls.isChecked(r)) radios.claim(r);
    const couldSelect = inputs.applies(before, 's');
    if (!couldSelect && inputs.applies(after, 's')) {
      control.start = control.end = 0;
      control.direction = 'none';
    }
    control.bad = false;
  }

  function attributeChanged(r, local, old, now) {
    if (r.name === 'input') {
      if (local === 'type') typeChanged(r, old, now);
      else if (local === 'checked') {
        const control = peek(r);
        if (control !== null && control.dirtyChecked) return;
        if (control !== null) control.checked = null;
        if (now !== null && radios.isRadio(r)) radios.claim(r);
      } else if ((local === 'name' || local === 'form') && radios.isRadio(r) && controls.isChecked(r)) radios.claim(r);
      else if (local === 'value' || local === 'min' || local === 'max' || local === 'step' || local === 'multiple') {
        const control = peek(r);
        if (control !== null && control.dirty) control.value = inputs.sanitize(r, inputs.typeOf(r), control.value);
      }
    } else if (r.name === 'option') {
      if (local !== 'selected') return;
      const control = peek(r);
      if (control !== null && control.dirtySelected) return;
      if ((old === null) === (now === null)) return;
      controlOf(r).selected = now !== null;
      const select = selects.selectOf(r);
      if (select === null || selects.isMultiple(select)) return;
      if (now !== null) selects.selectOnly(select, r);
      else selects.settle(select);
    } else if (r.name === 'select') {
      if (local === 'multiple' || local === 'size') selects.settle(r);
    }
  }
  /// A textarea whose value is its text has another one.
  function childrenChanged(r) {
    if (r.name !== 'textarea') return;
    const control = peek(r);
    if (control === null || control.dirty) return;
    const now = controls.textareaValue(r);
    if (now === control.value) return;
    control.value = now;
    control.start = control.end = 0;
    control.direction = 'none';
  }
  /// DOM, "cloning steps" of form elements.
  function cloned(from, to) {
    const control = peek(from);
    if (control === null) return;
    if (from.name === 'input') {
      const copy = controlOf(to);
      copy.value = control.value;
      copy.dirty = control.dirty;
      copy.checked = control.checked;
      copy.dirtyChecked = control.dirtyChecked;
      copy.indeterminate = control.indeterminate;
      copy.files = control.files;
    } else if (from.name === 'textarea') {
      const copy = controlOf(to);
      copy.value = control.value;
      copy.dirty = control.dirty;
    }
  }
  return { __proto__: null, inserted, removed, attributeChanged, childrenChanged, cloned };
});
