// What selectors ask of elements (HTML, section 4.16.3, pseudo-classes), on records.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { get, has, lower } = use('html/shared/attributes');
  const { next, isHTML, isElement, ancestor, childNamed } = use('html/shared/walk');
  const { submittable } = use('html/shared/names');
  const interfaces = use('html/shared/interfaces');
  const controls = use('html/shared/controls');
  const inputs = use('html/shared/inputs');
  const radios = use('html/shared/radios');
  const selects = use('html/shared/selects');
  const validity = use('html/shared/validity');
  const { peek } = controls;

  /// Whether a summary element is the one of its details element.
  const isSummary = (r) => isElement(r, 'summary') && r.parent !== null && isElement(r.parent, 'details') && childNamed(r.parent, 'summary') === r;
  function isOptionSelected(r) {
    const select = selects.selectOf(r);
    if (select !== null) selects.settled(select);
    return selects.isSelected(r);
  }
  function checked(r) {
    if (isElement(r, 'input')) {
      const type = inputs.typeOf(r);
      return (type === 'checkbox' || type === 'radio') && controls.isChecked(r);
    }
    return isElement(r, 'option') && isOptionSelected(r);
  }
  function indeterminate(r) {
    if (isElement(r, 'progress')) return !has(r, 'value');
    if (!isElement(r, 'input')) return false;
    const type = inputs.typeOf(r);
    if (type === 'checkbox') return peek(r)?.indeterminate ?? false;
    return type === 'radio' && radios.checkedOf(r) === null;
  }
  const canBeDisabled = { __proto__: null, button: true, input: true, select: true, textarea: true, optgroup: true, option: true, fieldset: true };
  const canDisable = (r) => isHTML(r) && (canBeDisabled[r.name] === true || controls.isFormAssociated(r));
  const disabled = (r) => canDisable(r) && controls.isDisabled(r);
  const enabled = (r) => canDisable(r) && !controls.isDisabled(r);

  /// Whether an element is a submit button.
  function isSubmitButton(r) {
    if (isElement(r, 'input')) {
      const type = inputs.typeOf(r);
      return type === 'submit' || type === 'image';
    }
    return isElement(r, 'button') && buttonType(r) === 'submit';
  }
  /// The state of a button element's type attribute; one with a command is no submit button by itself.
  function buttonType(r) {
    const text = get(r, 'type');
    const type = text === null ? '' : lower(text);
    if (type === 'submit' || type === 'reset' || type === 'button') return type;
    return has(r, 'command') || has(r, 'commandfor') ? 'button' : 'submit';
  }
  /// A form's default button (section 4.10.22.2), or null.
  function defaultButton(form) {
    const list = controls.elementsOf(form, true);
    for (let i = 0; i < list.length; i++) if (isSubmitButton(list[i])) return list[i];
    return null;
  }
  function isDefault(r) {
    if (isElement(r, 'option')) return has(r, 'selected');
    if (isElement(r, 'input')) {
      const type = inputs.typeOf(r);
      if (type === 'checkbox' || type === 'radio') return has(r, 'checked');
    }
    if (!isSubmitButton(r)) return false;
    const form = controls.formOwner(r);
    return form !== null && defaultButton(form) === r;
  }

  const isCandidate = (r) => isHTML(r) && (submittable[r.name] === true || controls.isFormAssociated(r)) && validity.willValidate(r);
  function hasInvalid(r) {
    if (r.name === 'form') {
      const list = controls.elementsOf(r, true);
      for (let i = 0; i < list.length; i++) if (isCandidate(list[i]) && !validity.isValid(list[i])) return true;
      return false;
    }
    for (let n = next(r, r); n !== null; n = next(n, r)) if (n.type === 1 && isCandidate(n) && !validity.isValid(n)) return true;
    return false;
  }
  const isGroup = (r) => isElement(r, 'form') || isElement(r, 'fieldset');
  const valid = (r) => (isGroup(r) ? !hasInvalid(r) : isCandidate(r) && validity.isValid(r));
  const invalid = (r) => (isGroup(r) ? hasInvalid(r) : isCandidate(r) && !validity.isValid(r));
  const isTouched = (r) => peek(r)?.touched ?? false;
  const userValid = (r) => isTouched(r) && isCandidate(r) && validity.isValid(r);
  const userInvalid = (r) => isTouched(r) && isCandidate(r) && !validity.isValid(r);
  function hasRange(r) {
    if (!isElement(r, 'input') || !isCandidate(r)) return false;
    const type = inputs.typeOf(r);
    return inputs.applies(type, 'n') && (inputs.minimum(r, type) !== null || inputs.maximum(r, type) !== null);
  }
  const isOut = (r) => validity.suffers(r, 'rangeUnderflow') || validity.suffers(r, 'rangeOverflow');
  const inRange = (r) => hasRange(r) && !isOut(r);
  const outOfRange = (r) => hasRange(r) && isOut(r);
  const canRequire = (r) =>
    (isElement(r, 'input') ? inputs.applies(inputs.typeOf(r), 'q') : isElement(r, 'select') || isElement(r, 'textarea'));
  const required = (r) => canRequire(r) && has(r, 'required');
  const optional = (r) => (isElement(r, 'input') || isElement(r, 'select') || isElement(r, 'textarea')) && !required(r);
  function placeholderShown(r) {
    if (!has(r, 'placeholder')) return false;
    if (isElement(r, 'textarea')) return controls.textareaValue(r) === '';
    return isElement(r, 'input') && inputs.applies(inputs.typeOf(r), 'p') && controls.inputValue(r) === '';
  }
  function readWrite(r) {
    if (isElement(r, 'input')) return inputs.applies(inputs.typeOf(r), 'r') && controls.isMutable(r);
    if (isElement(r, 'textarea')) return controls.isMutable(r);
    for (let p = r; p !== null && p.type === 1; p = p.parent) {
      const value = isHTML(p) ? get(p, 'contenteditable') : null;
      const keyword = value === null ? 'inherit' : lower(value);
      if (keyword === 'false') return false;
      if (keyword === '' || keyword === 'true' || keyword === 'plaintext-only') return isHTML(r);
    }
    return r.doc.data.designMode === 'on' && isHTML(r);
  }
  const extra = (r) => (r.more === null ? null : r.more.extra);
  const open = (r) => (isElement(r, 'details') || isElement(r, 'dialog')) && has(r, 'open');
  const modal = (r) => extra(r)?.isModal === true;
  const popoverOpen = (r) => extra(r)?.popover?.isOpen === true;
  function defined(r) {
    const custom = r.more === null ? null : r.more.custom;
    if (custom !== null) return custom.state === 'custom' || custom.state === 'uncustomized';
    return !isHTML(r) || !interfaces.isCustomName(r.name);
  }
  const customState = (r, name) => {
    const states = r.more === null || r.more.custom === null ? null : r.more.custom.states;
    return states !== null && states !== undefined && primordials.SetPrototypeHas(states, name);
  };

  // MARK: Directionality (section 3.2.6.4)

  const strong = /[A-Za-z\u00AA\u00B5\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02B8\u0370-\u0589\u0900-\u1FFF\u2C00-\uD7FF\uF900-\uFAFF\u0591-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;
  const rightToLeft = /[\u0591-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;
  function directionOfText(text) {
    const match = primordials.RegExpPrototypeExec(strong, text);
    return match === null ? null : primordials.RegExpPrototypeExec(rightToLeft, match[0]) === null ? 'ltr' : 'rtl';
  }
  const leftOut = { __proto__: null, bdi: true, script: true, style: true, textarea: true };
  const textTypes = { __proto__: null, text: true, search: true, tel: true, url: true, email: true, hidden: true, password: true, submit: true, reset: true, button: true };
  /// "Auto directionality", or null.
  function autoDirection(r) {
    if (isElement(r, 'textarea')) return directionOfText(controls.textareaValue(r));
    if (isElement(r, 'input')) return textTypes[inputs.typeOf(r)] === true ? directionOfText(controls.inputValue(r)) : null;
    for (let n = next(r, r); n !== null;) {
      if (n.type === 3) {
        const direction = directionOfText(n.data);
        if (direction !== null) return direction;
      }
      const isLeft = isHTML(n) && (leftOut[n.name] === true || dirOf(n) !== null);
      n = isLeft ? controls.nextSkipping(n, r) : next(n, r);
    }
    return null;
  }
  const directions = { __proto__: null, ltr: 'ltr', rtl: 'rtl', auto: 'auto' };
  const dirOf = (r) => {
    const value = get(r, 'dir');
    return value === null ? null : directions[lower(value)] ?? null;
  };
  /// The directionality of an element: 'ltr' or 'rtl'.
  function direction(r) {
    for (let p = r; p !== null; p = p.type === 11 && p.more !== null && p.more.host !== null ? p.more.host : p.parent) {
      if (!isHTML(p)) continue;
      const state = dirOf(p);
      if (state === 'ltr' || state === 'rtl') return state;
      if (state === 'auto' || p.name === 'bdi') return autoDirection(p) ?? 'ltr';
      if (p.name === 'input' && inputs.typeOf(p) === 'tel') return 'ltr';
    }
    return 'ltr';
  }
  const states = {
    __proto__: null, checked, indeterminate, disabled, enabled, isDefault, valid, invalid, userValid, userInvalid, inRange, outOfRange,
    required, optional, placeholderShown, readWrite, open, modal, popoverOpen, defined, customState, direction,
    autofill: () => false,
  };
  return {
    __proto__: null, ...states, states, isSummary, isOptionSelected, isSubmitButton, buttonType, defaultButton, isCandidate, ancestor,
    directionOfText,
  };
});
