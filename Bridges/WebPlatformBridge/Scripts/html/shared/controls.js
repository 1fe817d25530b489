// HTML, section 4.10.17 (form control infrastructure) on records: what a control remembers, its form
// owner, whether it is disabled, its value.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Map } = primordials;
  const { get, has, normalizeNewlines } = use('html/shared/attributes');
  const { listed, labelable } = use('html/shared/names');
  const { next, nextSkipping, rootOf, isHTML, isElement, ancestor, contains, childText } = use('html/shared/walk');
  const inputs = use('html/shared/inputs');
  const { byId, moreOf } = use('dom/shared/tree');
  const CONNECTED = 1;

  /// What a form control remembers: `value` its raw value and `dirty` its flag; `checked` the
  /// checkedness, null as long as the attribute says it; `selected` of an option; `form` the parser's
  /// form; `error` a custom validity message; `raw` what the user has typed, `edited` whether the user made the value, `bad` whether what
  /// the user typed cannot be converted; `touched` user validity; `start`, `end`, `direction` the selection;
  /// `committed` the value at the last change event; `files` the chosen files as `{ name, file }`.
  const newControl = () => ({
    value: '', dirty: false, checked: null, dirtyChecked: false, indeterminate: false, selected: null, dirtySelected: false,
    form: null, error: '', edited: false, bad: false, touched: false, start: 0, end: 0, direction: 'none', committed: null,
    raw: null, files: null, fileList: null, past: null, type: null, cache: null, page: null, labels: null, isAnnounced: false, settledAt: -1, content: null,
  });
  const controlOf = (r) => {
    const more = moreOf(r);
    return more.control ?? (more.control = newControl());
  };
  /// What a control remembers, or null if there is nothing yet.
  const peek = (r) => (r.more === null ? null : r.more.control);

  // MARK: Form owner (section 4.10.17.3)

  const isFormAssociated = (r) => {
    const custom = r.more === null ? null : r.more.custom;
    return custom !== null && custom !== undefined && custom.isFormAssociated === true;
  };
  /// Whether a record is a listed element, custom ones included.
  const isListed = (r) => isHTML(r) && (listed[r.name] === true || isFormAssociated(r));
  const isLabelable = (r) =>
    isHTML(r) && (labelable[r.name] === true ? r.name !== 'input' || inputs.typeOf(r) !== 'hidden' : isFormAssociated(r));
  /// The form owner of a listed element (or of an img), or null.
  function formOwner(r) {
    if (r.name !== 'img') {
      const id = get(r, 'form');
      if (id !== null && (r.flags & CONNECTED) !== 0 && isListed(r)) {
        if (id === '') return null;
        const found = byId(rootOf(r), id);
        return found !== null && isElement(found, 'form') ? found : null;
      }
    }
    const control = peek(r);
    if (control !== null && control.form !== null) {
      // What the parser has said holds as long as both are in one tree.
      if (rootOf(control.form) === rootOf(r)) return control.form;
      control.form = null;
    }
    return ancestor(r, 'form');
  }
  /// The parser's association with the form element pointer; what names a form is not the parser's to associate.
  function associate(r, form) {
    if (contains(form, r) || (get(r, 'form') !== null && isListed(r))) return;
    controlOf(r).form = form;
    r.doc.data.formVersion++;
  }
  /// A control was taken out of a tree: what the parser has said holds no longer if its form has stayed.
  function dissociate(r) {
    const control = peek(r);
    if (control !== null && control.form !== null && rootOf(control.form) !== rootOf(r)) control.form = null;
  }
  /// The records of a form's listed elements in tree order; `withImages` has input type=image and img too.
  function elementsOf(form, withImages = false) {
    const found = [];
    const root = rootOf(form);
    for (let n = root; n !== null; n = next(n, root)) {
      if (!isHTML(n)) continue;
      if (n.name === 'img' ? !withImages : !isListed(n)) continue;
      if (!withImages && n.name === 'input' && inputs.typeOf(n) === 'image') continue;
      if (formOwner(n) === form) found[found.length] = n;
    }
    return found;
  }

  // MARK: Disabled and read-only

  /// Whether a fieldset above disables an element: all but what is inside its first legend.
  function isInDisabledFieldset(r) {
    for (let below = r, p = r.parent; p !== null; below = p, p = p.parent) {
      if (!isElement(p, 'fieldset') || !has(p, 'disabled')) continue;
      let legend = p.first;
      while (legend !== null && !isElement(legend, 'legend')) legend = legend.next;
      if (legend !== below || legend === null) return true;
    }
    return false;
  }
  /// HTML, section 4.10.19.5 and "actually disabled".
  function isDisabled(r) {
    if (!isHTML(r)) return false;
    switch (r.name) {
      case 'button': case 'input': case 'select': case 'textarea': case 'fieldset':
        return has(r, 'disabled') || isInDisabledFieldset(r);
      case 'optgroup': return has(r, 'disabled');
      case 'option': return has(r, 'disabled') || (r.parent !== null && isElement(r.parent, 'optgroup') && has(r.parent, 'disabled'));
      default: return isFormAssociated(r) && (has(r, 'disabled') || isInDisabledFieldset(r));
    }
  }
  /// Whether the user can change a control's text.
  function isMutable(r) {
    if (isDisabled(r)) return false;
    if (!has(r, 'readonly')) return true;
    return r.name === 'input' && !inputs.applies(inputs.typeOf(r), 'r');
  }

  // MARK: Values

  /// The value of an input element, by its mode; the file name is the page's half's.
  function inputValue(r) {
    const type = inputs.typeOf(r);
    switch (inputs.modeOf(type)) {
      case 'default': return get(r, 'value') ?? '';
      case 'on': return get(r, 'value') ?? 'on';
      case 'filename': {
        const files = peek(r)?.files;
        return files !== null && files !== undefined && files.length > 0 ? `C:\\fakepath\\${files[0].name}` : '';
      }
      default: {
        const control = peek(r);
        if (control !== null && control.dirty) return control.value;
        return inputs.sanitize(r, type, get(r, 'value') ?? '');
      }
    }
  }
  /// "The API value" of a textarea: its raw value with normalised newlines.
  function textareaValue(r) {
    const control = peek(r);
    return normalizeNewlines(control !== null && control.dirty ? control.value : childText(r));
  }
  /// Checkedness of a check box or radio button.
  function isChecked(r) {
    const control = peek(r);
    return control === null || control.checked === null ? has(r, 'checked') : control.checked;
  }
  /// Sets an input's value in mode "value" or a textarea's raw one. Returns whether it has changed.
  function setText(r, text) {
    const before = r.name === 'textarea' ? textareaValue(r) : inputValue(r);
    const control = controlOf(r);
    control.dirty = true;
    control.value = r.name === 'textarea' ? text : inputs.sanitize(r, inputs.typeOf(r), text);
    control.bad = false;
    control.edited = false;
    const after = r.name === 'textarea' ? normalizeNewlines(control.value) : control.value;
    if (before === after) return false;
    control.start = control.end = after.length;
    control.direction = 'none';
    return true;
  }

  // MARK: Labels (section 4.10.4)

  /// The element that a label labels, or null.
  function labeled(label) {
    const id = get(label, 'for');
    if (id !== null) {
      const found = byId(rootOf(label), id);
      return found !== null && isLabelable(found) ? found : null;
    }
    for (let n = next(label, label); n !== null; n = next(n, label)) if (isLabelable(n)) return n;
    return null;
  }
  /// The labels of an element in tree order. Those of a tree are looked for once for each of its states: who asks
  /// for the names of all controls would go through all of it for each of them.
  function labelsOf(r) {
    const root = rootOf(r);
    const { data } = root.doc;
    const found = [];
    // What is labelable changes without the tree where an element becomes a custom one.
    if (isFormAssociated(r)) {
      for (let n = root; n !== null; n = next(n, root)) if (isElement(n, 'label') && labeled(n) === r) found[found.length] = n;
      return found;
    }
    let known = data.labels;
    if (known === null || known.root !== root || known.version !== data.version) {
      known = data.labels = { __proto__: null, root, version: data.version, all: new Map() };
      for (let n = root; n !== null; n = next(n, root)) {
        const control = isElement(n, 'label') ? labeled(n) : null;
        if (control === null) continue;
        const list = known.all.get(control);
        if (list === undefined) known.all.set(control, [n]);
        else list[list.length] = n;
      }
    }
    const list = known.all.get(r);
    // An upgraded element may be labeled in its place meanwhile.
    for (let i = 0; list !== undefined && i < list.length; i++) if (labeled(list[i]) === r) found[found.length] = list[i];
    return found;
  }
  return {
    __proto__: null, controlOf, peek, isFormAssociated, isListed, isLabelable, formOwner, associate, dissociate, elementsOf,
    isInDisabledFieldset, isDisabled, isMutable, inputValue, textareaValue, isChecked, setText, labeled, labelsOf, nextSkipping,
  };
});
