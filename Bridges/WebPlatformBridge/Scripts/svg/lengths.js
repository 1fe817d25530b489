// SVG 2, sections 4.6.7 to 4.6.9: SVGLength, SVGAngle and the objects around them.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { MathFround, MathSqrt, RegExpPrototypeExec, StringPrototypeToLowerCase } = primordials;
  const { Number } = primordials;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const calc = shared('css/shared/calc');
  const computed = shared('css/shared/computed');
  const values = use('svg/values');
  const { float, numberText, readOnly } = values;
  const failed = (text) => use('dom/errors').domError('SyntaxError', text);
  const unsupported = () => use('dom/errors').domError('NotSupportedError', 'The unit type is not supported.');

  // MARK: Lengths

  const unitNames = [null, '', '%', 'em', 'ex', 'px', 'cm', 'mm', 'in', 'pt', 'pc'];
  const NUMBER = '([+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?)';
  const pattern = new primordials.RegExp(`^[\\t\\n\\f\\r ]*${NUMBER}(%|[A-Za-z]*)[\\t\\n\\f\\r ]*$`);
  /// `{ number, unit, name }` of a length's text, or null.
  function parse(text) {
    const m = RegExpPrototypeExec(pattern, text);
    if (m === null) return null;
    const name = StringPrototypeToLowerCase(m[2]);
    for (let i = 1; i < unitNames.length; i++) if (unitNames[i] === name) return { __proto__: null, number: Number(m[1]), unit: i, name };
    return calc.kindOfUnit(name) === 'length' ? { __proto__: null, number: Number(m[1]), unit: 0, name } : null;
  }
  /// How many user units the relative units of a length are that belongs to no element.
  const free = { __proto__: null, em: 16, rem: 16, ex: 8, ch: 8 };
  /// How many user units a unit is, for an element (null for none) and an axis.
  function factor(name, r, axis) {
    if (name === '') return 1;
    if (name === '%') return along(axis, viewportOf(r)) / 100;
    if (calc.canonical[name] !== undefined) return calc.canonical[name][1];
    if (r === null) return free[name] ?? 0;
    return shared('css/shared/absolute-values').unitSize(computed.styleOf(r), name, computed.computedValue) ?? 0;
  }
  const along = (axis, { width, height }) => (axis === 'w' ? width : axis === 'h' ? height : MathSqrt((width * width + height * height) / 2));
  /// The size that percentages of an element are of: its nearest svg's viewBox, or size, which may be a part of what is
  /// around that.
  function viewportOf(r) {
    if (r === null) return { width: 0, height: 0 };
    const inner = tree.newList();
    let size = null;
    for (let p = r.parent; size === null && p !== null && p.type === 1 && p.ns === tree.SVG_NS; p = p.parent) {
      if (p.name !== 'svg') continue;
      const box = values.viewBoxOf(p);
      if (box !== null) size = { width: box[2], height: box[3] };
      else if (use('svg/geometry').isOutermost(p)) size = use('svg/geometry').sizeOf(p);
      else inner.push(p);
    }
    size ??= shared('css/shared/cascade').stateOf(r.doc).env;
    for (let i = inner.length - 1; i >= 0; i--) {
      size = { width: within(inner[i], 'width', 'w', size), height: within(inner[i], 'height', 'h', size) };
    }
    return size;
  }
  /// The width or height of an svg in a viewport.
  function within(r, attribute, axis, viewport) {
    const { number, name } = read(r, attribute, '100%');
    return number * (name === '%' ? along(axis, viewport) / 100 : factor(name, r, axis));
  }
  function read(r, attribute, initial) {
    const text = tree.getAttribute(r, attribute);
    return (text === null ? null : parse(text)) ?? parse(initial);
  }
  /// What a length is now: of its attribute, of the list that it is in, or its own.
  function now(state) {
    return state.attribute === null ? state : read(state.record, state.attribute, state.initial);
  }
  const textOf = (state) => {
    const { number, name } = now(state);
    return numberText(number) + name;
  };
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
      get valueAsString() { return textOf(own(this)); },
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
  const anglePattern = new primordials.RegExp(`^[\\t\\n\\f\\r ]*${NUMBER}(deg|rad|grad|turn)?[\\t\\n\\f\\r ]*$`, 'i');
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
    SVGLength, SVGAnimatedLength, SVGAngle, SVGAnimatedAngle, parse, newLength, makeLength,
    newAngle: () => makeAngle({ number: 0, unit: 1 }), textOf, now,
    /// The user units of an attribute of an element.
    valueOf(r, attribute, axis, initial = '0') {
      const { number, name } = read(r, attribute, initial);
      return number * factor(name, r, axis);
    },
    make: (kind, record, attribute, facts) => slot.stamp(stampFor[kind], { __proto__: null, kind, record, attribute, facts }),
  };
});
