// Selectors 4, sections 12 and 13, and HTML, section 4.16.3: what pseudo-classes ask about a form control
// or an element. These defaults read attributes; html's shared scripts put better ones in their place.
// Each takes one record and keeps nothing.
(function (library) {
  'use strict';
  const { use } = library;
  const { lower } = use('css/shared/scanner');

  const HTML = 2;
  const isHTML = (r) => (r.flags & HTML) !== 0;

  /// The value of an attribute without a namespace, or null.
  function attribute(r, name) {
    const { attrs } = r;
    if (attrs === null) return null;
    for (let i = 0; i < attrs.length; i++) {
      if (attrs[i].local === name && attrs[i].ns === null) return attrs[i].value;
    }
    return null;
  }
  const table = (text) => {
    const result = { __proto__: null };
    const names = text.split(' ');
    for (let i = 0; i < names.length; i++) result[names[i]] = true;
    return result;
  };
  const canBeDisabled = table('button input select textarea optgroup option fieldset');
  const inFieldset = table('button input select textarea fieldset');
  const notText = table('hidden range color checkbox radio file submit image reset button');
  const noRequired = table('hidden range color submit image reset button');
  const hasPlaceholder = table('text search url tel email password number');
  const types = table(
    'hidden text search tel url email password date month week time datetime-local number range color checkbox radio '
    + 'file submit image reset button',
  );
  function typeOf(r) {
    const type = attribute(r, 'type');
    if (type === null) return 'text';
    const given = lower(type);
    return types[given] === true ? given : 'text';
  }

  /// HTML, section 4.10.15: a disabled fieldset disables what is not in its first legend.
  function isInDisabledFieldset(r) {
    for (let child = r, p = r.parent; p !== null; child = p, p = p.parent) {
      if (p.name !== 'fieldset' || !isHTML(p) || attribute(p, 'disabled') === null) continue;
      let legend = p.first;
      while (legend !== null && !(legend.name === 'legend' && isHTML(legend))) legend = legend.next;
      if (child !== legend) return true;
    }
    return false;
  }
  function disabled(r) {
    if (!isHTML(r) || canBeDisabled[r.name] !== true) return false;
    if (attribute(r, 'disabled') !== null) return true;
    if (r.name === 'option') {
      const p = r.parent;
      return p !== null && p.name === 'optgroup' && attribute(p, 'disabled') !== null;
    }
    return inFieldset[r.name] === true && isInDisabledFieldset(r);
  }
  function checked(r) {
    if (r.name === 'option') return attribute(r, 'selected') !== null;
    if (r.name !== 'input') return false;
    const type = typeOf(r);
    return (type === 'checkbox' || type === 'radio') && attribute(r, 'checked') !== null;
  }
  function required(r) {
    if (r.name === 'input') return noRequired[typeOf(r)] !== true && attribute(r, 'required') !== null;
    return (r.name === 'select' || r.name === 'textarea') && attribute(r, 'required') !== null;
  }
  function optional(r) {
    return (r.name === 'input' || r.name === 'select' || r.name === 'textarea') && !required(r);
  }
  function placeholderShown(r) {
    if (attribute(r, 'placeholder') === null) return false;
    if (r.name === 'textarea') return r.first === null;
    return r.name === 'input' && hasPlaceholder[typeOf(r)] === true && (attribute(r, 'value') ?? '') === '';
  }
  function isEditable(r) {
    for (let e = r; e !== null && e.type === 1; e = e.parent) {
      const value = isHTML(e) ? attribute(e, 'contenteditable') : null;
      if (value !== null) {
        const given = lower(value);
        if (given === '' || given === 'true' || given === 'plaintext-only') return true;
        if (given === 'false') return false;
      }
    }
    return false;
  }
  function readWrite(r) {
    if (!isHTML(r)) return false;
    if (r.name === 'textarea' || (r.name === 'input' && notText[typeOf(r)] !== true)) {
      return attribute(r, 'readonly') === null && !disabled(r);
    }
    return r.name !== 'input' && isEditable(r);
  }
  function indeterminate(r) {
    return r.name === 'progress' && isHTML(r) && attribute(r, 'value') === null;
  }
  function isDefault(r) {
    if (r.name === 'option') return attribute(r, 'selected') !== null;
    return r.name === 'input' && checked(r);
  }
  function open(r) {
    return isHTML(r) && (r.name === 'details' || r.name === 'dialog') && attribute(r, 'open') !== null;
  }
  /// Custom elements become defined where the custom element registry is.
  function defined(r) {
    return !isHTML(r) || (r.name.indexOf('-') < 0 && attribute(r, 'is') === null);
  }
  /// HTML, section 3.2.6.4: the directionality, without `auto`.
  function direction(r) {
    for (let e = r; e !== null; e = e.parent ?? e.more?.host ?? null) {
      if (e.type !== 1 || !isHTML(e)) continue;
      const value = attribute(e, 'dir');
      if (value === null) {
        if (e.name === 'bdi') return 'ltr';
        continue;
      }
      const given = lower(value);
      if (given === 'ltr' || given === 'rtl') return given;
    }
    return 'ltr';
  }
  const no = () => false;

  const states = {
    __proto__: null, checked, indeterminate, disabled,
    enabled: (r) => isHTML(r) && canBeDisabled[r.name] === true && !states.disabled(r),
    isDefault, valid: no, invalid: no, userValid: no, userInvalid: no, inRange: no, outOfRange: no, required, optional,
    placeholderShown, readWrite, open, modal: no, popoverOpen: no, defined, autofill: no, customState: no, direction,
  };
  return { __proto__: null, states, attribute, typeOf, isHTML };
});
