// HTML, sections 4.10.8 and 4.10.10: HTMLOptionElement, its constructor, HTMLDataListElement.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const controls = shared('html/shared/controls');
  const selects = shared('html/shared/selects');
  const { isOptionSelected } = shared('html/shared/states');
  const { brand, set, finish } = use('html/brand');
  const own = brand('HTMLOptionElement');
  const ownList = brand('HTMLDataListElement');

  function setSelected(r, value) {
    const control = controls.controlOf(r);
    control.selected = value;
    control.dirtySelected = true;
    const select = selects.selectOf(r);
    if (select !== null && !selects.isMultiple(select)) {
      if (value) selects.selectOnly(select, r);
      else selects.settle(select);
    }
    tree.changed(r.doc);
    if (select !== null) shared('html/shared/selected-content').update(select);
  }
  const members = {
    get form() {
      const select = selects.selectOf(own(this));
      return select === null ? null : slot.wrap(controls.formOwner(select));
    },
    get label() {
      const r = own(this);
      return tree.getAttribute(r, 'label') ?? selects.optionText(r);
    },
    set label(value) { set(own(this), 'label', idl.DOMString(value)); },
    get selected() { return isOptionSelected(own(this)); },
    set selected(value) { setSelected(own(this), !!value); },
    get value() { return selects.optionValue(own(this)); },
    set value(value) { set(own(this), 'value', idl.DOMString(value)); },
    get text() { return selects.optionText(own(this)); },
    set text(value) {
      tree.setTextContent(own(this), idl.DOMString(value));
      finish();
    },
    get index() {
      const r = own(this);
      const select = selects.selectOf(r);
      if (select === null) return 0;
      const list = selects.optionsOf(select);
      for (let i = 0; i < list.length; i++) if (list[i] === r) return i;
      return 0;
    },
  };
  const listMembers = {
    get options() {
      return use('dom/collections').cached(ownList(this), 'datalist options', (r) =>
        use('dom/collections').htmlCollection(r, (n) => tree.isHTML(n, 'option'), null, { __proto__: null, usesAttributes: false }));
    },
  };
  /// "new Option(text, value, defaultSelected, selected)".
  function makeOption(doc, text, value, isDefault, isSelected) {
    const r = tree.newElement(doc, tree.HTML_NS, null, 'option');
    if (text !== '') tree.append(r, tree.newText(doc, text));
    if (value !== undefined) tree.setAttribute(r, 'value', value);
    if (isDefault) tree.setAttribute(r, 'selected', '');
    controls.controlOf(r).selected = isSelected;
    return r;
  }
  return { HTMLOptionElement: { members }, HTMLDataListElement: { members: listMembers }, setSelected, makeOption };
});
