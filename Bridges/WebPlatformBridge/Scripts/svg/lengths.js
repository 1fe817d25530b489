// SVG 2, sections 4.6.7 to 4.6.9: SVGLength, SVGAngle and the objects around them.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { MathFround, MathSqrt, RegExpPrototypeExec, StringPrototypeToLowerCase, parseFloat } = primordials;
  const { Number } = primordials;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const values = use('svg/values');
  const { float, numberText, readOnly } = values;
  const failed = (text) => use('dom/errors').domError('SyntaxError', text);
  const unsupported = () => use('dom/errors').domError('NotSupportedError', 'The unit type is not supported.');

  // MARK: Lengths

  const unitNames = [null, '', '%', 'em', 'ex', 'px', 'cm', 'mm', 'in', 'pt', 'pc'];
  const other = ['ch', 'rem', 'vw', 'vh', 'vmin', 'vmax', 'cap', 'ic', 'lh', 'rlh', 'q', 'svw', 'svh', 'lvw', 'lvh', 'dvw', 'dvh'];
  const pattern = /^[\t\n\f\r ]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(%|[A-Za-z]*)[\t\n\f\r ]*$/;
  /// `{ number, unit, name }` of a length's text, or null.
  function parse(text) {
    const m = RegExpPrototypeExec(pattern, text);
    if (m === null) return null;
    const name = StringPrototypeToLowerCase(m[2]);
    for (let i = 1; i < unitNames.length; i++) if (unitNames[i] === name) return { __proto__: null, number: Number(m[1]), unit: i, name };
    return primordials.ArrayPrototypeIncludes(other, name) ? { __proto__: null, number: Number(m[1]), unit: 0, name } : null;
  }
  const absolute = { __proto__: null, '': 1, px: 1, cm: 96 / 2.54, mm: 96 / 25.4, in: 96, pt: 96 / 72, pc: 16, q: 96 / 101.6 };
  const fontSize = (r) => (r === null ? 16 : parseFloat(shared('css/shared/computed').valueOf(r, 'font-size')) || 16);
  /// How many user units a unit is, for an element (null for none) and an axis.
  function factor(name, r, axis) {
    if (absolute[name] !== undefined) return absolute[name];
    switch (name) {
      case '%': {
        const { width, height } = viewportOf(r);
        return (axis === 'w' ? width : axis === 'h' ? height : MathSqrt((width * width + height * height) / 2)) / 100;
      }
      case 'em': return fontSize(r);
      case 'ex': case 'ch': return fontSize(r) / 2;
      case 'cap': return fontSize(r) * 0.7;
      case 'ic': return fontSize(r);
      case 'lh': return fontSize(r) * 1.2;
      case 'rem': case 'rlh': {
        const root = r === null ? null : tree.firstElement(r.doc);
        return root === null ? 16 : fontSize(root) * (name === 'rem' ? 1 : 1.2);
      }
      default: {
        const env = r === null ? { width: 800, height: 600 } : shared('css/shared/cascade').stateOf(r.doc).env;
        const { width, height } = env;
        if (name === 'vmin') return (width < height ? width : height) / 100;
        if (name === 'vmax') return (width > height ? width : height) / 100;
        return (name[name.length - 1] === 'w' ? width : height) / 100;
      }
    }
  }
  /// The size that percentages of an element are of: its nearest svg's viewBox, or size.
  function viewportOf(r) {
    for (let p = r === null ? null : r.parent; p !== null && p.type === 1 && p.ns === tree.SVG_NS; p = p.parent) {
      if (p.name !== 'svg') continue;
      const box = values.viewBoxOf(p);
      if (box !== null) return { width: box[2], height: box[3] };
      return use('svg/geometry').sizeOf(p);
    }
    if (r === null) return { width: 0, height: 0 };
    return shared('css/shared/cascade').stateOf(r.doc).env;
  }
  /// What a length is now: of its attribute, of the list that it is in, or its own.
  function now(state) {
    if (state.attribute === null) return state;
    const text = tree.getAttribute(state.record, state.attribute);
    return (text === null ? null : parse(text)) ?? parse(state.initial);
  }
  function put(state, number, name, unit) {
    if (state.isReadOnly) throw readOnly('The length');
    if (state.attribute !== null) return values.write(state, numberText(number) + name);
    state.number = number;
    state.name = name;
    state.unit = unit;
    state.list?.changed();
  }
  const own = (object) => slot.brand(object, 'SVGLength');
  const recordOf = (state) => state.record ?? state.list?.record ?? null;
  const factorOf = (state, name) => factor(name, recordOf(state), state.axis);
  const unitOf = (value) => {
    const unit = idl.unsignedShort(value);
    if (unit === 0 || unit > 10) throw unsupported();
    return unit;
  };
  const lengthConstants = { SVG_LENGTHTYPE_UNKNOWN: 0 };
  const lengthNames = ['NUMBER', 'PERCENTAGE', 'EMS', 'EXS', 'PX', 'CM', 'MM', 'IN', 'PT', 'PC'];
  for (let i = 0; i < lengthNames.length; i++) lengthConstants[`SVG_LENGTHTYPE_${lengthNames[i]}`] = i + 1;
  const SVGLength = idl.interfaceFrom({
    name: 'SVGLength', constants: lengthConstants,
    members: {
      get unitType() { return now(own(this)).unit; },
      get value() {
        const state = own(this);
        const { number, name } = now(state);
        return MathFround(number * factorOf(state, name));
      },
      set value(value) {
        const state = own(this);
        const number = float(value);
        const { name, unit } = now(state);
        const by = factorOf(state, name);
        if (by === 0) put(state, number, '', 1);
        else put(state, number / by, name, unit);
      },
      get valueInSpecifiedUnits() { return MathFround(now(own(this)).number); },
      set valueInSpecifiedUnits(value) {
        const state = own(this);
        const number = float(value);
        const { name, unit } = now(state);
        put(state, number, name, unit);
      },
      get valueAsString() {
        const { number, name } = now(own(this));
        return numberText(number) + name;
      },
      set valueAsString(value) {
        const state = own(this);
        const text = idl.DOMString(value);
        if (state.isReadOnly) throw readOnly('The length');
        const parsed = parse(text);
        if (parsed === null) throw failed(`The value provided ('${text}') is invalid.`);
        put(state, parsed.number, parsed.name, parsed.unit);
      },
      newValueSpecifiedUnits(unitType, valueInSpecifiedUnits) {
        const state = own(this);
        idl.arity(arguments.length, 2, "Failed to execute 'newValueSpecifiedUnits' on 'SVGLength'");
        const type = idl.unsignedShort(unitType);
        const number = float(valueInSpecifiedUnits);
        const unit = unitOf(type);
        put(state, number, unitNames[unit], unit);
      },
      convertToSpecifiedUnits(unitType) {
        const state = own(this);
        idl.arity(arguments.length, 1, "Failed to execute 'convertToSpecifiedUnits' on 'SVGLength'");
        const unit = unitOf(unitType);
        const { number, name } = now(state);
        const by = factorOf(state, unitNames[unit]);
        if (by === 0) throw unsupported();
        put(state, (number * factorOf(state, name)) / by, unitNames[unit], unit);
      },
    },
  });
  const makeLength = (state) => slot.stamp(SVGLength, { __proto__: null, kind: 'SVGLength', isReadOnly: false, list: null, attribute: null, record: null, ...state });
  /// A length of no element.
  const newLength = () => makeLength({ number: 0, name: '', unit: 1, axis: 'o' });
  const SVGAnimatedLength = values.animated('SVGAnimatedLength', (state, isReadOnly) => (state[isReadOnly ? 'animated' : 'base'] ??= makeLength({
    record: state.record, attribute: state.attribute, axis: state.facts.axis, initial: state.facts.initial, isReadOnly,
  })));

  // MARK: Angles

  const angleNames = ['turn', '', 'deg', 'rad', 'grad'];
  const degrees = [360, 1, 1, 57.29577951308232, 0.9];
  const anglePattern = /^[\t\n\f\r ]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(deg|rad|grad|turn)?[\t\n\f\r ]*$/i;
  function parseAngle(text) {
    const m = RegExpPrototypeExec(anglePattern, text);
    if (m === null) return null;
    const name = StringPrototypeToLowerCase(m[2] ?? '');
    if (name === 'turn') return { __proto__: null, number: Number(m[1]), unit: 0 };
    for (let i = 1; i < 5; i++) if (angleNames[i] === name) return { __proto__: null, number: Number(m[1]), unit: i };
    return null;
  }
  const angleNow = (state) => (state.attribute === null ? state
    : parseAngle(tree.getAttribute(state.record, state.attribute) ?? '') ?? { __proto__: null, number: 0, unit: 1 });
  function putAngle(state, number, unit) {
    if (state.isReadOnly) throw readOnly('The angle');
    if (state.attribute !== null) return values.write(state, numberText(number) + angleNames[unit]);
    state.number = number;
    state.unit = unit;
  }
  const angle = (object) => slot.brand(object, 'SVGAngle');
  const angleUnit = (value) => {
    const unit = idl.unsignedShort(value);
    if (unit === 0 || unit > 4) throw unsupported();
    return unit;
  };
  const SVGAngle = idl.interfaceFrom({
    name: 'SVGAngle',
    constants: { SVG_ANGLETYPE_UNKNOWN: 0, SVG_ANGLETYPE_UNSPECIFIED: 1, SVG_ANGLETYPE_DEG: 2, SVG_ANGLETYPE_RAD: 3, SVG_ANGLETYPE_GRAD: 4 },
    members: {
      get unitType() { return angleNow(angle(this)).unit; },
      get value() {
        const { number, unit } = angleNow(angle(this));
        return MathFround(number * degrees[unit]);
      },
      set value(value) {
        const state = angle(this);
        const number = float(value);
        const { unit } = angleNow(state);
        putAngle(state, number / degrees[unit], unit);
      },
      get valueInSpecifiedUnits() { return MathFround(angleNow(angle(this)).number); },
      set valueInSpecifiedUnits(value) {
        const state = angle(this);
        const number = float(value);
        putAngle(state, number, angleNow(state).unit);
      },
      get valueAsString() {
        const { number, unit } = angleNow(angle(this));
        return numberText(number) + angleNames[unit];
      },
      set valueAsString(value) {
        const state = angle(this);
        const text = idl.DOMString(value);
        const parsed = parseAngle(text);
        if (parsed === null) throw failed(`The value provided ('${text}') is invalid.`);
        putAngle(state, parsed.number, parsed.unit);
      },
      newValueSpecifiedUnits(unitType, valueInSpecifiedUnits) {
        const state = angle(this);
        idl.arity(arguments.length, 2, "Failed to execute 'newValueSpecifiedUnits' on 'SVGAngle'");
        const type = idl.unsignedShort(unitType);
        const number = float(valueInSpecifiedUnits);
        putAngle(state, number, angleUnit(type));
      },
      convertToSpecifiedUnits(unitType) {
        const state = angle(this);
        idl.arity(arguments.length, 1, "Failed to execute 'convertToSpecifiedUnits' on 'SVGAngle'");
        const to = angleUnit(unitType);
        const { number, unit } = angleNow(state);
        putAngle(state, (number * degrees[unit]) / degrees[to], to);
      },
    },
  });
  const makeAngle = (state) => slot.stamp(SVGAngle, { __proto__: null, kind: 'SVGAngle', isReadOnly: false, attribute: null, record: null, ...state });
  const SVGAnimatedAngle = values.animated('SVGAnimatedAngle', (state, isReadOnly) => (state[isReadOnly ? 'animated' : 'base'] ??= makeAngle({
    record: state.record, attribute: state.attribute, isReadOnly,
  })));

  const stampFor = { __proto__: null, SVGAnimatedLength, SVGAnimatedAngle };
  return {
    SVGLength, SVGAnimatedLength, SVGAngle, SVGAnimatedAngle, parse, newLength, makeLength, factor,
    newAngle: () => makeAngle({ number: 0, unit: 1 }), textOf: (state) => {
      const { number, name } = now(state);
      return numberText(number) + name;
    },
    now,
    /// The user units of an attribute of an element.
    valueOf(r, attribute, axis, initial = '0') {
      const text = tree.getAttribute(r, attribute);
      const { number, name } = (text === null ? null : parse(text)) ?? parse(initial);
      return number * factor(name, r, axis);
    },
    make: (kind, record, attribute, facts) => slot.stamp(stampFor[kind], { __proto__: null, kind, record, attribute, facts }),
  };
});
