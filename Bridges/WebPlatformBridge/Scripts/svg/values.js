// SVG 2, section 4.6: the objects that reflect attributes which could be animated. Nothing is animated here, so that
// `animVal` is what `baseVal` is. A reflecting object keeps its attribute's place and reads it anew each time.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { MathFround, NumberPrototypeToPrecision, ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, RegExpPrototypeExec } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const paths = shared('svg/shared/paths');
  const { set } = use('html/brand');

  const Number = primordials.Number;
  /// A `float` of Web IDL (section 3.2.9): what rounds to more than the largest one is none.
  function float(value, where) {
    const rounded = MathFround(idl.double(value, where));
    if (rounded - rounded !== 0) throw new TypeError('The provided float value is non-finite.');
    return rounded;
  }
  const numberText = (value) => `${Number(NumberPrototypeToPrecision(value, 6))}`;
  const get = (state) => tree.getAttribute(state.record, state.attribute);
  const write = (state, text) => set(state.record, state.attribute, text);
  const readOnly = (what) => use('dom/errors').domError('NoModificationAllowedError', `${what} is read-only.`);

  /// An interface with `baseVal` and `animVal`: `read(state)`, and `write(state, value)` where scripts may assign.
  function animated(name, read, assign) {
    const own = (object) => slot.brand(object, name);
    const members = {
      get baseVal() { return read(own(this), false); },
      get animVal() { return read(own(this), true); },
    };
    if (assign !== undefined) {
      const setter = ObjectGetOwnPropertyDescriptor({ set baseVal(value) { assign(own(this), value); } }, 'baseVal').set;
      const getter = ObjectGetOwnPropertyDescriptor(members, 'baseVal').get;
      ObjectDefineProperty(members, 'baseVal', { __proto__: null, get: getter, set: setter, enumerable: true, configurable: true });
    }
    return idl.interfaceFrom({ name, members });
  }

  // MARK: Strings and references

  const stringOf = (state) => get(state) ?? (state.isReference ? tree.attributeNS(state.record, tree.XLINK_NS, 'href')?.value : null) ?? '';
  const SVGAnimatedString = animated('SVGAnimatedString', stringOf, (state, value) => {
    const text = idl.DOMString(value);
    if (state.isReference && get(state) === null && tree.attributeNS(state.record, tree.XLINK_NS, 'href') !== null) {
      slot.wrap(state.record).setAttributeNS(tree.XLINK_NS, 'xlink:href', text);
    } else write(state, text);
  });

  // MARK: Booleans, enumerations, integers, numbers

  const SVGAnimatedBoolean = animated('SVGAnimatedBoolean', (state) => get(state) === 'true', (state, value) => write(state, value ? 'true' : 'false'));
  const keywordOf = (state) => {
    const text = get(state);
    const { keywords, initial } = state.facts;
    for (let i = 0; i < keywords.length; i++) if (keywords[i] === text) return i + 1;
    for (let i = 0; i < keywords.length; i++) if (keywords[i] === (initial ?? keywords[0])) return i + 1;
    return 0;
  };
  const SVGAnimatedEnumeration = animated('SVGAnimatedEnumeration', keywordOf, (state, value) => {
    const number = idl.unsignedShort(value);
    const { keywords } = state.facts;
    if (number === 0 || number > keywords.length) throw new TypeError(`The enumeration value provided is ${number}, which is not settable.`);
    if (keywords[number - 1] === '') write(state, '0');
    else write(state, keywords[number - 1]);
  });
  const integer = /^[\t\n\f\r ]*[+-]?\d+[\t\n\f\r ]*$/;
  /// A number of an attribute that has one or two: the second is the first where it has one.
  function numberOf(state, isInteger) {
    const text = get(state);
    const { initial, place } = state.facts;
    if (text === null) return initial;
    if (isInteger && place === 0) return RegExpPrototypeExec(integer, text) === null ? initial : idl.long(Number(text));
    const list = paths.onlyNumbers(text);
    if (list === null || list.length === 0 || list.length > (place === 0 ? 1 : 2)) return percentOf(text) ?? initial;
    const value = place === 2 ? list[1] ?? list[0] : list[0];
    return isInteger ? idl.long(value) : MathFround(value);
  }
  const percent = /^[\t\n\f\r ]*([+-]?(?:\d+(?:\.\d*)?|\.\d+))%[\t\n\f\r ]*$/;
  const percentOf = (text) => {
    const m = RegExpPrototypeExec(percent, text);
    return m === null ? null : MathFround(Number(m[1]) / 100);
  };
  function writeNumber(state, value, isInteger) {
    const { place } = state.facts;
    if (place === 0) return write(state, isInteger ? `${value}` : numberText(value));
    const first = numberOf({ record: state.record, attribute: state.attribute, facts: { initial: state.facts.initial, place: 1 } }, isInteger);
    const second = numberOf({ record: state.record, attribute: state.attribute, facts: { initial: state.facts.initial, place: 2 } }, isInteger);
    write(state, place === 1 ? `${numberText(value)}, ${numberText(second)}` : `${numberText(first)}, ${numberText(value)}`);
  }
  const SVGAnimatedInteger = animated('SVGAnimatedInteger', (state) => numberOf(state, true), (state, value) => writeNumber(state, idl.long(value), true));
  const SVGAnimatedNumber = animated('SVGAnimatedNumber', (state) => numberOf(state, false), (state, value) => writeNumber(state, float(value), false));

  // MARK: viewBox

  /// The numbers of a viewBox, or null.
  function viewBoxOf(r) {
    const text = tree.getAttribute(r, 'viewBox');
    const list = text === null ? null : paths.onlyNumbers(text);
    return list === null || list.length !== 4 || list[2] < 0 || list[3] < 0 ? null : list;
  }
  const rectParts = (isAnimated) => ({
    __proto__: null,
    read(state, i) { return viewBoxOf(state.record)?.[i] ?? 0; },
    write(state, i, value) {
      if (isAnimated) throw readOnly('The animated rectangle');
      const list = viewBoxOf(state.record) ?? [0, 0, 0, 0];
      let text = '';
      for (let k = 0; k < 4; k++) text += (k > 0 ? ' ' : '') + numberText(k === i ? value : list[k]);
      write(state, text);
    },
  });
  const SVGAnimatedRect = animated('SVGAnimatedRect', (state, isAnimated) => {
    const name = isAnimated ? 'animated' : 'base';
    return (state[name] ??= use('svg/geometry').liveRect({ record: state.record, attribute: 'viewBox' }, rectParts(isAnimated)));
  });

  // MARK: preserveAspectRatio

  const aligns = ['none', 'xMinYMin', 'xMidYMin', 'xMaxYMin', 'xMinYMid', 'xMidYMid', 'xMaxYMid', 'xMinYMax', 'xMidYMax', 'xMaxYMax'];
  const aspect = /^[\t\n\f\r ]*(none|xM(?:in|id|ax)YM(?:in|id|ax))(?:[\t\n\f\r ]+(meet|slice))?[\t\n\f\r ]*$/;
  /// `{ align, meetOrSlice }`, as numbers.
  function aspectOf(r) {
    const m = RegExpPrototypeExec(aspect, tree.getAttribute(r, 'preserveAspectRatio') ?? '');
    if (m === null) return { __proto__: null, align: 6, meetOrSlice: 1 };
    let align = 1;
    for (let i = 0; i < aligns.length; i++) if (aligns[i] === m[1]) align = i + 1;
    return { __proto__: null, align, meetOrSlice: m[2] === 'slice' ? 2 : 1 };
  }
  const ratio = (object) => slot.brand(object, 'SVGPreserveAspectRatio');
  function setRatio(state, name, value, most) {
    const number = idl.unsignedShort(value);
    if (state.isReadOnly) throw readOnly('The animated value');
    if (number === 0 || number > most) throw use('dom/errors').domError('NotSupportedError', `The ${name} provided is invalid.`);
    const now = aspectOf(state.record);
    now[name] = number;
    write(state, `${aligns[now.align - 1]}${now.meetOrSlice === 2 ? ' slice' : ''}`);
  }
  const ratioConstants = { SVG_PRESERVEASPECTRATIO_UNKNOWN: 0 };
  for (let i = 0; i < aligns.length; i++) ratioConstants[`SVG_PRESERVEASPECTRATIO_${primordials.StringPrototypeToUpperCase(aligns[i])}`] = i + 1;
  ratioConstants.SVG_MEETORSLICE_UNKNOWN = 0;
  ratioConstants.SVG_MEETORSLICE_MEET = 1;
  ratioConstants.SVG_MEETORSLICE_SLICE = 2;
  const SVGPreserveAspectRatio = idl.interfaceFrom({
    name: 'SVGPreserveAspectRatio', constants: ratioConstants,
    members: {
      get align() { return aspectOf(ratio(this).record).align; },
      set align(value) { setRatio(ratio(this), 'align', value, 10); },
      get meetOrSlice() { return aspectOf(ratio(this).record).meetOrSlice; },
      set meetOrSlice(value) { setRatio(ratio(this), 'meetOrSlice', value, 2); },
    },
  });
  const SVGAnimatedPreserveAspectRatio = animated('SVGAnimatedPreserveAspectRatio', (state, isReadOnly) =>
    (state[isReadOnly ? 'animated' : 'base'] ??= slot.stamp(SVGPreserveAspectRatio, {
      __proto__: null, kind: 'SVGPreserveAspectRatio', record: state.record, attribute: 'preserveAspectRatio', isReadOnly,
    })));

  // MARK: SVGUnitTypes

  const SVGUnitTypes = idl.interfaceFrom({
    name: 'SVGUnitTypes', members: {},
    constants: { SVG_UNIT_TYPE_UNKNOWN: 0, SVG_UNIT_TYPE_USERSPACEONUSE: 1, SVG_UNIT_TYPE_OBJECTBOUNDINGBOX: 2 },
  });

  const interfaces = {
    __proto__: null, SVGAnimatedString, SVGAnimatedBoolean, SVGAnimatedEnumeration, SVGAnimatedInteger, SVGAnimatedNumber,
    SVGAnimatedRect, SVGAnimatedPreserveAspectRatio,
  };
  /// The object of an attribute, always the same one: `{ kind, record, attribute, … }` with an interface's name as its kind.
  function reflecting(r, name, make) {
    const more = tree.moreOf(r);
    more.extra ??= { __proto__: null };
    return (more.extra[`svg ${name}`] ??= make());
  }
  const stateFor = (kind, record, attribute, facts, isReference) => ({ __proto__: null, kind, record, attribute, facts, isReference });
  const makeValue = (kind, record, attribute, facts = null, isReference = false) =>
    slot.stamp(interfaces[kind], stateFor(kind, record, attribute, facts, isReference));
  return {
    SVGAnimatedString, SVGAnimatedBoolean, SVGAnimatedEnumeration, SVGAnimatedInteger, SVGAnimatedNumber, SVGAnimatedRect,
    SVGAnimatedPreserveAspectRatio, SVGPreserveAspectRatio, SVGUnitTypes,
    animated, float, numberText, get, write, readOnly, reflecting, makeValue, viewBoxOf, aspectOf,
  };
});
