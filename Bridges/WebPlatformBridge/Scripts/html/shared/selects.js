// HTML, sections 4.10.7 and 4.10.10 (select and option) on records: the list of options and selectedness.
(function (library) {
  'use strict';
  const { use } = library;
  const { get, has, collapse } = use('html/shared/attributes');
  const { parseNonNegative } = use('html/shared/numbers');
  const { next, nextSkipping, isElement } = use('html/shared/walk');
  const { controlOf, peek } = use('html/shared/controls');
  const SVG = 'http://www.w3.org/2000/svg';

  /// Elements whose inside has no options of a select around them.
  const ends = { __proto__: null, option: true, datalist: true, hr: true, select: true };
  const isInGroup = (r, select) => {
    for (let p = r.parent; p !== select && p !== null; p = p.parent) if (isElement(p, 'optgroup')) return true;
    return false;
  };
  /// "The list of options": the options inside, but not those in a datalist, an option or an optgroup of
  /// an optgroup; cached for a version of the document.
  function optionsOf(select) {
    const control = controlOf(select);
    const version = select.doc.data.treeVersion;
    const cache = control.cache;
    if (cache !== null && cache.version === version && cache.doc === select.doc) return cache.list;
    const list = [];
    for (let n = next(select, select); n !== null;) {
      const isLeft = n.type === 1 && (ends[n.name] === true || (isElement(n, 'optgroup') && isInGroup(n, select)));
      if (n.type === 1 && isElement(n, 'option')) list[list.length] = n;
      n = isLeft ? nextSkipping(n, select) : next(n, select);
    }
    control.cache = { version, doc: select.doc, list };
    return list;
  }
  /// The select whose list of options an option is in, or null ("nearest ancestor select").
  function selectOf(option) {
    let groups = 0;
    for (let p = option.parent; p !== null && p.type === 1; p = p.parent) {
      if (isElement(p, 'select')) return p;
      if (isElement(p, 'optgroup') && ++groups > 1) return null;
      if (ends[p.name] === true && isElement(p, p.name)) return null;
    }
    return null;
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
  function isOptionDisabled(option) {
    if (has(option, 'disabled')) return true;
    for (let p = option.parent; p !== null && p.type === 1 && !isElement(p, 'select'); p = p.parent) {
      if (isElement(p, 'optgroup')) return has(p, 'disabled');
    }
    return false;
  }
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
