// HTML, sections 4.10.13 and 4.10.14: HTMLProgressElement, HTMLMeterElement.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const idl = use('core/webidl');
  const { parseFloat } = shared('html/shared/numbers');
  const { brand, get, set, has } = use('html/brand');
  const constraints = use('html/constraints');
  const own = brand('HTMLProgressElement');
  const ownMeter = brand('HTMLMeterElement');
  const numberOf = (r, local) => {
    const text = get(r, local);
    return text === null ? null : parseFloat(text);
  };
  const within = (value, least, most) => (value < least ? least : value > most ? most : value);

  const maximum = (r) => {
    const max = numberOf(r, 'max');
    return max !== null && max > 0 ? max : 1;
  };
  const current = (r) => within(numberOf(r, 'value') ?? 0, 0, maximum(r));
  const members = {
    get value() { return current(own(this)); },
    set value(value) { set(own(this), 'value', `${idl.double(value)}`); },
    get max() { return maximum(own(this)); },
    set max(value) {
      const r = own(this);
      const number = idl.double(value);
      if (number > 0) set(r, 'max', `${number}`);
    },
    get position() {
      const r = own(this);
      return has(r, 'value') ? current(r) / maximum(r) : -1;
    },
    get labels() { return constraints.labelsOf(own(this)); },
  };

  /// "Actual values" of a meter.
  function actual(r) {
    const min = numberOf(r, 'min') ?? 0;
    const max = within(numberOf(r, 'max') ?? 1, min, Infinity);
    const low = within(numberOf(r, 'low') ?? min, min, max);
    return {
      __proto__: null, min, max, low,
      value: within(numberOf(r, 'value') ?? 0, min, max),
      high: within(numberOf(r, 'high') ?? max, low, max),
      optimum: within(numberOf(r, 'optimum') ?? (min + max) / 2, min, max),
    };
  }
  const meterMembers = {
    get value() { return actual(ownMeter(this)).value; },
    set value(value) { set(ownMeter(this), 'value', `${idl.double(value)}`); },
    get min() { return actual(ownMeter(this)).min; },
    set min(value) { set(ownMeter(this), 'min', `${idl.double(value)}`); },
    get max() { return actual(ownMeter(this)).max; },
    set max(value) { set(ownMeter(this), 'max', `${idl.double(value)}`); },
    get low() { return actual(ownMeter(this)).low; },
    set low(value) { set(ownMeter(this), 'low', `${idl.double(value)}`); },
    get high() { return actual(ownMeter(this)).high; },
    set high(value) { set(ownMeter(this), 'high', `${idl.double(value)}`); },
    get optimum() { return actual(ownMeter(this)).optimum; },
    set optimum(value) { set(ownMeter(this), 'optimum', `${idl.double(value)}`); },
    get labels() { return constraints.labelsOf(ownMeter(this)); },
  };
  return { HTMLProgressElement: { members }, HTMLMeterElement: { members: meterMembers } };
});
