// HTML, section 4.10.5 (the input element): the states of its type attribute, what each has, the value
// sanitisation algorithms and the conversions between texts and numbers.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { MathAbs, MathFloor, MathMax, MathPow, MathRound, NumberIsInteger, RegExpPrototypeExec, StringPrototypeIndexOf, StringPrototypeSlice, StringPrototypeSplit } = primordials;
  const { get, lower, trim, stripNewlines } = use('html/shared/attributes');
  const { parseFloat, parseValidFloat } = use('html/shared/numbers');
  const dates = use('html/shared/dates');

  /// What applies to a state, by letters: `t` lines of text (minlength, maxlength, pattern, size), `s`
  /// the selection members, `S` select(), `r` readonly, `q` required, `n` numbers (min, max, step), `p`
  /// placeholder, `b` blocks implicit submission, `l` list, `m` multiple, `u` a button, `d` dirname.
  const features = {
    __proto__: null,
    hidden: 'd', text: 'tsSrqpbld', search: 'tsSrqpbld', tel: 'tsSrqpbld', url: 'tsSrqpbld', email: 'tSrqpblmd', password: 'tsSrqpbd',
    date: 'Srqnbl', month: 'Srqnbl', week: 'Srqnbl', time: 'Srqnbl', 'datetime-local': 'Srqnbl', number: 'Srqnpbl',
    range: 'nl', color: 'Sl', checkbox: 'q', radio: 'q', file: 'Sqm', submit: 'ud', image: 'u', reset: 'ud', button: 'ud',
  };
  const modes = {
    __proto__: null, hidden: 'default', submit: 'default', image: 'default', reset: 'default', button: 'default',
    checkbox: 'on', radio: 'on', file: 'filename',
  };
  /// The state of an input element's type attribute.
  function typeOf(r) {
    const value = get(r, 'type');
    if (value === null) return 'text';
    const keyword = lower(value);
    return features[keyword] === undefined ? 'text' : keyword;
  }
  const applies = (type, letter) => StringPrototypeIndexOf(features[type], letter) >= 0;
  /// "The value IDL attribute's mode": `value`, `default`, `on` (default/on) or `filename`.
  const modeOf = (type) => modes[type] ?? 'value';

  // MARK: Numbers

  /// "The algorithm to convert a string to a number", or null.
  function toNumber(type, text) {
    switch (type) {
      case 'date': return dates.parseDate(text);
      case 'month': return dates.parseMonth(text);
      case 'week': return dates.parseWeek(text);
      case 'time': return dates.parseTime(text);
      case 'datetime-local': return dates.parseLocal(text);
      case 'number': case 'range': return parseFloat(text);
      default: return null;
    }
  }
  /// "The algorithm to convert a number to a string".
  /// The nearest whole number; of two the one that is further away from zero.
  const rounded = (value) => (value < 0 ? -MathRound(-value) : MathRound(value));
  /// `step` is the allowed value step: engines write as many parts of a time as it has.
  function fromNumber(type, value, step) {
    switch (type) {
      case 'date': return dates.dateString(value);
      case 'month': return dates.monthString(rounded(value));
      case 'week': return dates.weekString(value);
      case 'time': return dates.timeString(value, step ?? 60_000);
      case 'datetime-local': return dates.localString(rounded(value), step ?? 60_000);
      default: return `${value}`;
    }
  }
  const scales = {
    __proto__: null, date: dates.DAY, month: 1, week: 7 * dates.DAY, time: 1000, 'datetime-local': 1000, number: 1, range: 1,
  };
  const defaultSteps = { __proto__: null, time: 60, 'datetime-local': 60 };
  const minimum = (r, type) => {
    const text = get(r, 'min');
    return (text === null ? null : toNumber(type, text)) ?? (type === 'range' ? 0 : null);
  };
  const maximum = (r, type) => {
    const text = get(r, 'max');
    const value = text === null ? null : toNumber(type, text);
    // A slider whose bounds are the wrong way round stands still.
    return type === 'range' ? MathMax(value ?? 100, minimum(r, type)) : value;
  };
  /// The bounds that steps keep to: a time of day has them without attributes.
  const lowest = (r, type) => minimum(r, type) ?? (type === 'time' ? 0 : null);
  const highest = (r, type) => maximum(r, type) ?? (type === 'time' ? dates.DAY - 1 : null);
  /// "The allowed value step", or null.
  function stepOf(r, type) {
    const scale = scales[type];
    if (scale === undefined) return null;
    const usual = (defaultSteps[type] ?? 1) * scale;
    const text = get(r, 'step');
    if (text === null) return usual;
    if (lower(text) === 'any') return null;
    const value = parseFloat(text);
    if (value === null || value <= 0) return usual;
    if (type === 'number' || type === 'range') return value * scale;
    // Engines take whole days, weeks and months, and whole milliseconds.
    return type === 'time' || type === 'datetime-local' ? MathMax(1, MathRound(value * scale)) : MathMax(1, MathRound(value)) * scale;
  }
  /// "The step base".
  function stepBase(r, type) {
    const min = get(r, 'min');
    if (min !== null) {
      const value = toNumber(type, min);
      if (value !== null) return value;
    }
    const given = get(r, 'value');
    if (given !== null) {
      const value = toNumber(type, given);
      if (value !== null) return value;
    }
    return type === 'week' ? -259_200_000 : 0;
  }
  /// The digits behind the point in a number's text.
  function decimals(x) {
    const text = `${x}`;
    const e = StringPrototypeIndexOf(text, 'e');
    const mantissa = e < 0 ? text : StringPrototypeSlice(text, 0, e);
    const point = StringPrototypeIndexOf(mantissa, '.');
    const count = (point < 0 ? 0 : mantissa.length - point - 1) - (e < 0 ? 0 : +StringPrototypeSlice(text, e + 1));
    return MathMax(0, count);
  }
  /// A number times a power of ten, exactly.
  function scaled(x, digits) {
    const text = `${x}`;
    const e = StringPrototypeIndexOf(text, 'e');
    const mantissa = e < 0 ? text : StringPrototypeSlice(text, 0, e);
    const point = StringPrototypeIndexOf(mantissa, '.');
    const whole = point < 0 ? mantissa : StringPrototypeSlice(mantissa, 0, point) + StringPrototypeSlice(mantissa, point + 1);
    const power = digits + (e < 0 ? 0 : +StringPrototypeSlice(text, e + 1)) - (point < 0 ? 0 : mantissa.length - point - 1);
    return primordials.BigInt(whole) * 10n ** primordials.BigInt(MathMax(0, power));
  }
  /// The digits that numbers have in exact arithmetic at the most.
  const mostDigits = 100;
  /// How many steps a value is away from a base; whole for values that fit, in decimal arithmetic as
  /// far as the numbers are exact.
  function stepsFrom(value, base, step) {
    const digits = MathMax(decimals(value), decimals(base), decimals(step));
    const scale = MathPow(10, digits);
    const distance = MathRound(value * scale) - MathRound(base * scale);
    const unit = MathRound(step * scale);
    if (unit > 0 && unit < 2 ** 53 && MathAbs(distance) < 2 ** 53) return distance / unit;
    if (digits <= mostDigits && MathAbs(value) < 1e100 && MathAbs(base) < 1e100 && step < 1e100) {
      const exact = scaled(value, digits) - scaled(base, digits);
      const size = scaled(step, digits);
      const count = primordials.Number(exact / size);
      if (exact % size === 0n) return count;
      const between = count + (exact < 0n ? -0.5 : 0.5);
      // A fraction of so many steps has no number of its own.
      return NumberIsInteger(between) ? NaN : between;
    }
    return (value - base) / step;
  }
  /// The number that is some steps away from a base, in decimal arithmetic.
  function atSteps(count, base, step) {
    const scale = MathPow(10, MathMax(decimals(base), decimals(step)));
    const sum = MathRound(base * scale) + count * MathRound(step * scale);
    return MathAbs(sum) < 2 ** 53 ? sum / scale : base + count * step;
  }
  const mismatches = (value, base, step) => !NumberIsInteger(stepsFrom(value, base, step));

  // MARK: Sanitisation

  function sanitizeRange(r, text) {
    const min = minimum(r, 'range');
    const max = maximum(r, 'range');
    let value = parseValidFloat(text);
    if (value === null) value = min + (max - min) / 2;
    if (value > max) value = max;
    if (value < min) value = min;
    const step = stepOf(r, 'range');
    if (step !== null) {
      const base = stepBase(r, 'range');
      const count = stepsFrom(value, base, step);
      if (!NumberIsInteger(count)) {
        let whole = MathFloor(count + 0.5);
        if (atSteps(whole, base, step) > max) whole--;
        if (atSteps(whole, base, step) < min) whole++;
        value = atSteps(whole, base, step);
      }
    }
    return `${value}`;
  }
  const color = /^#[0-9A-Fa-f]{6}$/;
  /// "Serialize a color well control color": any colour of CSS, as six digits and without its alpha.
  function serializedColor(value) {
    const list = use('css/shared/components').parse(value);
    const colors = use('css/shared/colors');
    const specified = list !== null && list.length === 1 ? colors.colorOf(list[0]) : null;
    const parts = specified === null ? null : RegExpPrototypeExec(rgb, colors.computed(specified, ''));
    if (parts === null) return '#000000';
    let text = '#';
    for (let i = 1; i < 4; i++) text += digits[parts[i] >> 4] + digits[parts[i] & 15];
    return text;
  }
  const rgb = /^rgba?\((\d+), (\d+), (\d+)/;
  const digits = '0123456789abcdef';
  /// "The value sanitization algorithm" of an input element in a state.
  function sanitize(r, type, value) {
    switch (type) {
      case 'text': case 'search': case 'tel': case 'password': return stripNewlines(value);
      case 'url': return trim(stripNewlines(value));
      case 'email': {
        if (get(r, 'multiple') === null) return trim(stripNewlines(value));
        const parts = StringPrototypeSplit(value, ',');
        let text = '';
        for (let i = 0; i < parts.length; i++) text += (i ? ',' : '') + trim(stripNewlines(parts[i]));
        return text;
      }
      case 'date': case 'month': case 'week': case 'time': return toNumber(type, value) === null ? '' : value;
      case 'datetime-local': {
        const time = dates.parseLocal(value);
        return time === null ? '' : dates.localString(time);
      }
      case 'number': return parseValidFloat(value) === null ? '' : value;
      case 'range': return sanitizeRange(r, value);
      case 'color': return RegExpPrototypeExec(color, value) === null ? serializedColor(value) : lower(value);
      default: return value;
    }
  }
  return {
    __proto__: null, features, typeOf, applies, modeOf, toNumber, fromNumber, minimum, maximum, lowest, highest, stepOf, stepBase,
    stepsFrom, atSteps, mismatches, sanitize,
    scaleOf: (type) => scales[type],
  };
});
