// HTML, section 4.10.21 (constraints) on records: which controls are candidates, and what they suffer from.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { RegExpPrototypeExec, StringPrototypeSplit } = primordials;
  const { get, has, lower } = use('html/shared/attributes');
  const { parseNonNegative } = use('html/shared/numbers');
  const { ancestor } = use('html/shared/walk');
  const controls = use('html/shared/controls');
  const inputs = use('html/shared/inputs');
  const radios = use('html/shared/radios');
  const selects = use('html/shared/selects');
  const { peek, isDisabled } = controls;

  const flags = [
    'valueMissing', 'typeMismatch', 'patternMismatch', 'tooLong', 'tooShort', 'rangeUnderflow', 'rangeOverflow', 'stepMismatch',
    'badInput', 'customError',
  ];
  const customOf = (r) => (controls.isFormAssociated(r) ? r.more.custom : null);
  /// Whether an element is a candidate for constraint validation (section 4.10.21.1).
  function willValidate(r) {
    if (isDisabled(r)) return false;
    switch (r.name) {
      case 'button': {
        const type = lower(get(r, 'type') ?? 'submit');
        if (type === 'reset' || type === 'button') return false;
        break;
      }
      case 'input': {
        const type = inputs.typeOf(r);
        if (type === 'hidden' || type === 'reset' || type === 'button') return false;
        if (has(r, 'readonly')) return false;
        break;
      }
      case 'textarea': if (has(r, 'readonly')) return false; break;
      case 'select': break;
      default: if (customOf(r) === null || has(r, 'readonly')) return false;
    }
    return ancestor(r, 'datalist') === null;
  }

  const email = /^[a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
  /// The first address of a value that is none, or null.
  function wrongEmail(r, value) {
    if (value === '') return null;
    if (!has(r, 'multiple')) return RegExpPrototypeExec(email, value) === null ? value : null;
    const list = StringPrototypeSplit(value, ',');
    for (let i = 0; i < list.length; i++) if (RegExpPrototypeExec(email, list[i]) === null) return list[i];
    return null;
  }
  const special = /^(?:https?|wss?|ftp):[\\/]*([^\\/?#]*)/i;
  const scheme = /^[a-z][a-z0-9+.-]*:/i;
  const authority = /^(?:[^@]*@)?(?:\[[0-9a-f:.]+\]|[^:\s<>^|@[\]%]*(?:%[0-9a-f]{2}[^:\s<>^|@[\]%]*)*)(?::[0-9]{0,5})?$/i;
  const onlyPort = /^(?:[^@]*@)?(?::[0-9]*)?$/;
  /// Whether a text is an absolute URL as far as its scheme and authority tell.
  function isURL(value) {
    if (RegExpPrototypeExec(scheme, value) === null) return false;
    const match = RegExpPrototypeExec(special, value);
    if (match === null) return true;
    return RegExpPrototypeExec(onlyPort, match[1]) === null && RegExpPrototypeExec(authority, match[1]) !== null;
  }
  const patterns = new primordials.Map();
  /// A pattern attribute's regular expression, or null.
  function patternOf(text) {
    if (primordials.MapPrototypeHas(patterns, text)) return primordials.MapPrototypeGet(patterns, text);
    if (primordials.MapPrototypeGetSize(patterns) > 200) primordials.MapPrototypeClear(patterns);
    let made = null;
    try {
      made = new primordials.RegExp(text, 'v') && new primordials.RegExp(`^(?:${text})$`, 'v');
    } catch { /* A pattern that is no regular expression limits nothing. */ }
    primordials.MapPrototypeSet(patterns, text, made);
    return made;
  }
  function mismatchesPattern(r, value) {
    const text = get(r, 'pattern');
    if (text === null || value === '') return false;
    const pattern = patternOf(text);
    if (pattern === null) return false;
    if (inputs.typeOf(r) !== 'email' || !has(r, 'multiple')) return RegExpPrototypeExec(pattern, value) === null;
    const list = StringPrototypeSplit(value, ',');
    for (let i = 0; i < list.length; i++) if (RegExpPrototypeExec(pattern, list[i]) === null) return true;
    return false;
  }
  const limit = (r, local) => {
    const text = get(r, local);
    return text === null ? null : parseNonNegative(text);
  };
  /// Length limits count for what the user has typed only.
  function lengthOf(r, value) {
    const control = peek(r);
    return control !== null && control.dirty && control.edited ? value.length : -1;
  }
  const isRequired = (r) => has(r, 'required');

  function inputSuffers(r, flag) {
    const type = inputs.typeOf(r);
    if (flag === 'valueMissing') {
      if (type === 'radio') {
        if (controls.isChecked(r) || (get(r, 'name') ?? '') === '') return false;
        let required = isRequired(r);
        const group = radios.groupOf(r);
        for (let i = 0; i < group.length; i++) {
          if (controls.isChecked(group[i])) return false;
          required ||= isRequired(group[i]);
        }
        return required;
      }
      if (!isRequired(r) || !inputs.applies(type, 'q')) return false;
      if (type === 'checkbox') return !controls.isChecked(r);
      if (type === 'file') return (peek(r)?.files?.length ?? 0) === 0;
      return controls.isMutable(r) && controls.inputValue(r) === '' && !(peek(r)?.bad ?? false);
    }
    if (flag === 'badInput') return peek(r)?.bad ?? false;
    if (inputs.modeOf(type) !== 'value') return false;
    const value = controls.inputValue(r);
    switch (flag) {
      case 'typeMismatch':
        if (type === 'email') return wrongEmail(r, value) !== null;
        return type === 'url' && value !== '' && !isURL(value);
      case 'patternMismatch': return inputs.applies(type, 't') && mismatchesPattern(r, value);
      case 'tooLong': {
        const most = inputs.applies(type, 't') ? limit(r, 'maxlength') : null;
        return most !== null && lengthOf(r, value) > most;
      }
      case 'tooShort': {
        const least = inputs.applies(type, 't') ? limit(r, 'minlength') : null;
        const length = least === null ? -1 : lengthOf(r, value);
        return length > 0 && length < least;
      }
      default: return rangeSuffers(r, type, flag, value);
    }
  }
  /// Whether a minimum time is later than the maximum: what is in between is not allowed.
  const isReversed = (type, min, max) => type === 'time' && min !== null && max !== null && max < min;
  function rangeSuffers(r, type, flag, value) {
    if (!inputs.applies(type, 'n') || value === '') return false;
    const number = inputs.toNumber(type, value);
    if (number === null) return false;
    if (flag === 'stepMismatch') {
      const step = inputs.stepOf(r, type);
      return step !== null && inputs.mismatches(number, inputs.stepBase(r, type), step);
    }
    const min = inputs.minimum(r, type);
    const max = inputs.maximum(r, type);
    if (isReversed(type, min, max)) return number > max && number < min;
    return flag === 'rangeUnderflow' ? min !== null && number < min : max !== null && number > max;
  }
  function textareaSuffers(r, flag) {
    switch (flag) {
      case 'valueMissing': return isRequired(r) && controls.isMutable(r) && controls.textareaValue(r) === '';
      case 'tooLong': {
        const most = limit(r, 'maxlength');
        return most !== null && lengthOf(r, controls.textareaValue(r)) > most;
      }
      case 'tooShort': {
        const least = limit(r, 'minlength');
        const length = least === null ? -1 : lengthOf(r, controls.textareaValue(r));
        return length > 0 && length < least;
      }
      default: return false;
    }
  }
  function selectMisses(r) {
    if (!isRequired(r)) return false;
    const list = selects.optionsOf(selects.settled(r));
    const placeholder = selects.placeholder(r);
    for (let i = 0; i < list.length; i++) if (selects.isSelected(list[i]) && list[i] !== placeholder) return false;
    return true;
  }
  /// Whether an element suffers from what a flag of its validity says.
  function suffers(r, flag) {
    const custom = customOf(r);
    if (custom !== null) return custom.validity !== null && custom.validity[flag] === true;
    if (flag === 'customError') return (peek(r)?.error ?? '') !== '';
    switch (r.name) {
      case 'input': return inputSuffers(r, flag);
      case 'textarea': return textareaSuffers(r, flag);
      case 'select': return flag === 'valueMissing' && selectMisses(r);
      default: return false;
    }
  }
  /// Whether an element satisfies its constraints.
  function isValid(r) {
    for (let i = 0; i < flags.length; i++) if (suffers(r, flags[i])) return false;
    return true;
  }
  return { __proto__: null, flags, willValidate, suffers, isValid, wrongEmail, limit, isReversed };
});
