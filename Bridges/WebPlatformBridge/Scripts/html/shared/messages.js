// What a browser says of a control that is not valid (HTML, section 4.10.21.3, `validationMessage`): the
// texts of Chromium for English.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { MathCeil, MathFloor, RegExpPrototypeExec, StringPrototypeIndexOf, StringPrototypeLastIndexOf, StringPrototypePadStart, StringPrototypeSlice } = primordials;
  const { has } = use('html/shared/attributes');
  const controls = use('html/shared/controls');
  const inputs = use('html/shared/inputs');
  const dates = use('html/shared/dates');
  const validity = use('html/shared/validity');

  const localWrong = /[^a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]/u;
  const domainWrong = /[^a-zA-Z0-9.-]/u;
  function emailMessage(address) {
    const at = StringPrototypeIndexOf(address, '@');
    if (at < 0) return `Please include an '@' in the email address. '${address}' is missing an '@'.`;
    const local = StringPrototypeSlice(address, 0, at);
    const domain = StringPrototypeSlice(address, at + 1);
    if (local === '') return `Please enter a part followed by '@'. '${address}' is incomplete.`;
    if (domain === '') return `Please enter a part following '@'. '${address}' is incomplete.`;
    const inLocal = RegExpPrototypeExec(localWrong, local);
    if (inLocal !== null) return `A part followed by '@' should not contain the symbol '${inLocal[0]}'.`;
    const inDomain = RegExpPrototypeExec(domainWrong, domain);
    if (inDomain !== null) return `A part following '@' should not contain the symbol '${inDomain[0]}'.`;
    const isAtEdge = domain[0] === '.' || StringPrototypeLastIndexOf(domain, '.') === domain.length - 1;
    if (isAtEdge || StringPrototypeIndexOf(domain, '..') >= 0) return `'.' is used at a wrong position in '${domain}'.`;
    return 'Please enter an email address.';
  }
  const two = (n) => StringPrototypePadStart(`${n}`, 2, '0');
  const months = [
    'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
  ];
  function clock(time, hasSeconds) {
    const inDay = ((time % dates.DAY) + dates.DAY) % dates.DAY;
    const seconds = MathFloor(inDay / 1000);
    const fraction = inDay % 1000 === 0 ? '' : `.${StringPrototypePadStart(`${inDay % 1000}`, 3, '0')}`;
    const hour = MathFloor(seconds / 3600);
    const rest = hasSeconds || inDay % 60_000 !== 0 ? `:${two(seconds % 60)}${fraction}` : '';
    return `${hour % 12 === 0 ? 12 : hour % 12}:${two(MathFloor(seconds / 60) % 60)}${rest}\u202f${hour < 12 ? 'AM' : 'PM'}`;
  }
  const day = (time) => {
    const text = dates.dateString(time);
    return `${StringPrototypeSlice(text, -5, -3)}/${StringPrototypeSlice(text, -2)}/${StringPrototypeSlice(text, 0, -6)}`;
  };
  /// A number of a control as the user sees it.
  function shown(type, number, step = null) {
    const hasSeconds = step !== null && step % 60_000 !== 0;
    switch (type) {
      case 'date': return day(number);
      case 'month': {
        const text = dates.monthString(number);
        return `${months[+StringPrototypeSlice(text, -2) - 1]} ${StringPrototypeSlice(text, 0, -3)}`;
      }
      case 'week': {
        const text = dates.weekString(number);
        return `Week ${StringPrototypeSlice(text, -2)}, ${StringPrototypeSlice(text, 0, -4)}`;
      }
      case 'time': return clock(number, hasSeconds);
      case 'datetime-local': return `${day(number)}, ${clock(number, hasSeconds)}`;
      default: return `${number}`;
    }
  }
  function missing(r) {
    if (r.name === 'select') return 'Please select an item in the list.';
    switch (r.name === 'input' ? inputs.typeOf(r) : '') {
      case 'checkbox': return 'Please check this box if you want to proceed.';
      case 'radio': return 'Please select one of these options.';
      case 'file': return has(r, 'multiple') ? 'Please select one or more files.' : 'Please select a file.';
      default: return 'Please fill out this field.';
    }
  }
  function rangeMessage(r, type, flag) {
    const min = inputs.lowest(r, type);
    const max = inputs.maximum(r, type);
    const step = inputs.stepOf(r, type);
    const low = min === null ? '' : shown(type, min, step);
    const high = max === null ? '' : shown(type, max, step);
    if (validity.isReversed(type, min, max)) return `Value must be between ${low} and ${high}.`;
    const isNumber = type === 'number' || type === 'range';
    if (min !== null && max !== null && max < min) {
      return isNumber ? `Minimum value (${low}) must be less than the maximum value (${high}).`
        : `Minimum date (${low}) must come before Maximum date (${high}).`;
    }
    if (min !== null && min === max) return `Value must be ${low}.`;
    if (flag === 'rangeUnderflow') return isNumber ? `Value must be greater than or equal to ${low}.` : `Value must be ${low} or later.`;
    return isNumber ? `Value must be less than or equal to ${high}.` : `Value must be ${high} or earlier.`;
  }
  function stepMessage(r, type) {
    const base = inputs.stepBase(r, type);
    const step = inputs.stepOf(r, type);
    const count = inputs.stepsFrom(inputs.toNumber(type, controls.inputValue(r)), base, step);
    const below = inputs.atSteps(MathFloor(count), base, step);
    const above = inputs.atSteps(MathCeil(count), base, step);
    const min = inputs.lowest(r, type);
    const max = inputs.highest(r, type);
    const low = shown(type, below, step);
    const high = shown(type, above, step);
    if (max !== null && above > max) return `Please enter a valid value. The nearest valid value is ${low}.`;
    if (min !== null && below < min) return `Please enter a valid value. The nearest valid value is ${high}.`;
    return `Please enter a valid value. The two nearest valid values are ${low} and ${high}.`;
  }
  const counted = (n) => `${n} character${n === 1 ? '' : 's'}`;
  const order = [
    'customError', 'badInput', 'valueMissing', 'typeMismatch', 'patternMismatch', 'tooLong', 'tooShort', 'rangeUnderflow', 'rangeOverflow',
    'stepMismatch',
  ];
  /// The message of an element that does not satisfy its constraints, or ''.
  function messageOf(r) {
    if (!validity.willValidate(r)) return '';
    if (controls.isFormAssociated(r)) return validity.isValid(r) ? '' : r.more.custom.validity.message;
    for (let i = 0; i < order.length; i++) {
      const flag = order[i];
      if (!validity.suffers(r, flag)) continue;
      const type = r.name === 'input' ? inputs.typeOf(r) : '';
      const value = r.name === 'input' ? controls.inputValue(r) : r.name === 'textarea' ? controls.textareaValue(r) : '';
      switch (flag) {
        case 'customError': return controls.peek(r).error;
        case 'badInput':
          return type === 'number' ? 'Please enter a number.' : 'Please enter a valid value. The field is incomplete or has an invalid date.';
        case 'valueMissing': return missing(r);
        case 'typeMismatch': return type === 'url' ? 'Please enter a URL.' : emailMessage(validity.wrongEmail(r, value));
        case 'patternMismatch': return 'Please match the requested format.';
        case 'tooLong':
          return `Please shorten this text to ${counted(validity.limit(r, 'maxlength'))} or less (you are currently using ${counted(value.length)}).`;
        case 'tooShort':
          return `Please lengthen this text to ${counted(validity.limit(r, 'minlength'))} or more (you are currently using ${counted(value.length)}).`;
        case 'stepMismatch': return stepMessage(r, type);
        default: return rangeMessage(r, type, flag);
      }
    }
    return '';
  }
  return { __proto__: null, messageOf };
});
