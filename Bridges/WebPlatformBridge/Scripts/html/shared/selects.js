// HTML, sections 4.10.7 and 4.10.10 (select and option) on records: the list of options and selectedness.
(function (library) {
  'use strict';
  const { use } = library;
  const { get, has, collapse } = use('html/shared/attributes');
  const { parseNonNegative } = use('html/shared/numbers');
  const { next, nextSkipping, isElement } = use('html/shared/walk');
  const { controlOf, peek } = use('html/shared/controls');
  const SVG = 'http://www.w3.org/2000/svg';

  /// "The list of options": options that are children, or children of optgroup children; cached for a
  /// version of the document.
  function optionsOf(select) {
    const control = controlOf(select);
    const version = select.doc.data.treeVersion;
    const cache = control.cache;
    if (cache !== null && cache.version === version && cache.doc === select.doc) return cache.list;
    const list = [];
    for (let c = select.first; c !== null; c = c.next) {
      if (isElement(c, 'option')) list[list.length] = c;
      else if (isElement(c, 'optgroup')) {
        for (let o = c.first; o !== null; o = o.next) if (isElement(o, 'option')) list[list.length] = o;
      }
    }
    control.cache = { version, doc: select.doc, list };
    return list;
  }
  /// The select whose list of options an option is in, or null.
  function selectOf(option) {
    let p = option.parent;
    if (p !== null && isElement(p, 'optgroup')) p = p.parent;
    return p !== null && isElement(p, 'select') ? p : null;
  }
  /// Selectedness of an option, as it is remembered.
  function isSelected(option) {
    const control = peek(option);
    return control === null || control.selected === null ? has(option, 'selected') : control.selected;
  }
  const isMultiple = (select) => has(select, 'multiple');
  /// "The display size".
  function displaySize(select) {
    const size = get(select, 'size');
    const value = size === null ? null : parseNonNegative(size);
    return value === null || value === 0 ? (isMultiple(select) ? 4 : 1) : value;
  }
  const isOptionDisabled = (option) =>
    has(option, 'disabled') || (option.parent !== null && isElement(option.parent, 'optgroup') && has(option.parent, 'disabled'));
  /// Runs the algorithm below where options may have come unseen: the tree says nothing of what is
  /// inside a node that is put into a detached tree.
  function settled(select) {
    const control = controlOf(select);
    const version = select.doc.data.treeVersion;
    if (control.settledAt === version) return select;
    control.settledAt = version;
    settle(select);
    return select;
  }
  /// "The selectedness setting algorithm".
  function settle(select) {
    if (isMultiple(select)) return;
    const list = optionsOf(select);
    let last = null;
    for (let i = 0; i < list.length; i++) {
      if (!isSelected(list[i])) continue;
      if (last !== null) controlOf(last).selected = false;
      last = list[i];
    }
    if (last !== null || displaySize(select) !== 1) return;
    for (let i = 0; i < list.length; i++) {
      if (isOptionDisabled(list[i])) continue;
      controlOf(list[i]).selected = true;
      return;
    }
  }
  /// Makes an option the only selected one of a select that has one only.
  function selectOnly(select, option) {
    const list = optionsOf(select);
    for (let i = 0; i < list.length; i++) {
      if (list[i] !== option && isSelected(list[i])) controlOf(list[i]).selected = false;
    }
    if (option !== null) controlOf(option).selected = true;
  }
  /// The reset algorithm of a select element.
  function reset(select) {
    const list = optionsOf(select);
    for (let i = 0; i < list.length; i++) {
      const control = controlOf(list[i]);
      control.selected = has(list[i], 'selected');
      control.dirtySelected = false;
    }
    settle(select);
  }
  /// The text of an option: descendant text without scripts, whitespace collapsed.
  function optionText(option) {
    let text = '';
    for (let n = next(option, option); n !== null;) {
      if (n.type === 3 || n.type === 4) text += n.data;
      const isScript = n.type === 1 && n.name === 'script' && (isElement(n, 'script') || n.ns === SVG);
      n = isScript ? nextSkipping(n, option) : next(n, option);
    }
    return collapse(text);
  }
  const optionValue = (option) => get(option, 'value') ?? optionText(option);
  const optionLabel = (option) => {
    const label = get(option, 'label');
    return label === null || label === '' ? optionText(option) : label;
  };
  function selectedIndex(select) {
    const list = optionsOf(settled(select));
    for (let i = 0; i < list.length; i++) if (isSelected(list[i])) return i;
    return -1;
  }
  /// "The placeholder label option", or null.
  function placeholder(select) {
    if (!has(select, 'required') || isMultiple(select) || displaySize(select) !== 1) return null;
    const first = optionsOf(select)[0];
    return first !== undefined && first.parent === select && optionValue(first) === '' ? first : null;
  }
  return {
    __proto__: null, settled, optionsOf, selectOf, isSelected, isMultiple, displaySize, isOptionDisabled, settle, selectOnly, reset,
    optionText, optionValue, optionLabel, selectedIndex, placeholder,
  };
});
