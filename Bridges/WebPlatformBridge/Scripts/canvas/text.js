// HTML, sections 4.12.5.1.3 (text styles) and 4.12.5.1.12 (drawing text): no text is drawn, and its sizes are those of
// canvas/shared/fonts.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const idl = use('core/webidl');
  const { brand, stamp } = use('dom/slot');
  const { keyword } = use('canvas/styles');
  // The code of CSS behind it is read with the first font or size.
  const fonts = () => shared('canvas/shared/fonts');
  const { CONNECTED } = shared('dom/shared/nodes').flags;
  const number = idl.unrestrictedDouble;

  const metrics = (object) => brand(object, 'text-metrics');
  const TextMetrics = idl.interfaceFrom({
    name: 'TextMetrics',
    members: {
      get width() { return metrics(this).width; },
      get actualBoundingBoxLeft() { return metrics(this).left; },
      get actualBoundingBoxRight() { return metrics(this).right; },
      get fontBoundingBoxAscent() { return metrics(this).ascent; },
      get fontBoundingBoxDescent() { return metrics(this).descent; },
      get actualBoundingBoxAscent() { return metrics(this).isBlank ? 0 : metrics(this).ascent; },
      get actualBoundingBoxDescent() { return metrics(this).isBlank ? 0 : metrics(this).descent; },
      get emHeightAscent() { return metrics(this).ascent; },
      get emHeightDescent() { return metrics(this).descent; },
      get hangingBaseline() { return metrics(this).hanging; },
      get alphabeticBaseline() { return metrics(this).alphabetic; },
      get ideographicBaseline() { return metrics(this).ideographic; },
    },
  });
  const valueOf = (r, name) => shared('css/shared/computed').computedValue(shared('css/shared/cascade').styleOf(r), name);
  const isShown = (r) => r !== null && (r.flags & CONNECTED) !== 0;
  /// How high the parts of a letter are, by the size of the font.
  const ASCENT = 0.8;
  const DESCENT = 0.2;
  const HANGING = 0.64;
  /// How far the line that `textBaseline` means is above the alphabetic one.
  const lines = { __proto__: null, top: ASCENT, hanging: HANGING, middle: (ASCENT - DESCENT) / 2, alphabetic: 0, ideographic: -DESCENT, bottom: -DESCENT };
  const blank = /^[\t\n\f\r ]*$/;

  function measure(text, state, element) {
    const width = fonts().widthOf(text, state, element ?? use('dom/page-document').record());
    const size = state.fontSize;
    const shift = lines[state.textBaseline];
    const isBlank = primordials.RegExpPrototypeExec(blank, text) !== null;
    let align = state.textAlign;
    if (align === 'start' || align === 'end') {
      const direction = state.direction !== 'inherit' ? state.direction : isShown(element) ? valueOf(element, 'direction') : 'ltr';
      align = (align === 'start') === (direction === 'ltr') ? 'left' : 'right';
    }
    const left = isBlank || align === 'left' ? 0 : align === 'right' ? width : width / 2;
    return {
      kind: 'text-metrics', width, isBlank, left, right: isBlank ? 0 : width - left, ascent: (ASCENT - shift) * size + 0, descent: (DESCENT + shift) * size + 0,
      hanging: (HANGING - shift) * size + 0, alphabetic: -shift * size + 0, ideographic: (-DESCENT - shift) * size + 0,
    };
  }
  function textMembers(own, interfaceName) {
    const say = (name) => `Failed to execute '${name}' on '${interfaceName}'`;
    function draw(object, name, given) {
      const context = own(object);
      const where = say(name);
      idl.arity(given.length, 3, where);
      idl.DOMString(given[0], where);
      number(given[1], where);
      number(given[2], where);
      if (given.length > 3 && given[3] !== undefined) number(given[3], where);
      use('canvas/drawing').paint(context, name === 'fillText' ? context.state.fillStyle : context.state.strokeStyle);
    }
    const spacing = (name) => ({
      get [name]() { return own(this).state[name]; },
      set [name](value) {
        const context = own(this);
        const text = fonts().lengthText(idl.DOMString(value));
        if (text !== null) context.state[name] = text;
      },
    });
    const members = {
      get font() { return own(this).state.font; },
      set font(value) {
        const context = own(this);
        const text = idl.DOMString(value);
        const { state, element } = context;
        const size = isShown(element) ? primordials.NumberParseFloat(valueOf(element, 'font-size')) : 10;
        const weight = isShown(element) ? valueOf(element, 'font-weight') : '400';
        const found = fonts().fontOf(text, element ?? use('dom/page-document').record(), size, weight);
        if (found === null) return;
        state.font = found.font;
        state.fontSize = found.size;
      },
      get lang() { return own(this).state.lang; },
      set lang(value) {
        const context = own(this);
        const text = idl.DOMString(value);
        context.state.lang = text;
      },
      fillText(text, x, y, maxWidth = undefined) { draw(this, 'fillText', arguments); },
      strokeText(text, x, y, maxWidth = undefined) { draw(this, 'strokeText', arguments); },
      measureText(text) {
        const context = own(this);
        idl.arity(arguments.length, 1, say('measureText'));
        const given = idl.DOMString(text, say('measureText'));
        return stamp(TextMetrics, measure(given, context.state, context.element));
      },
    };
    idl.mix(members, spacing('letterSpacing'));
    idl.mix(members, spacing('wordSpacing'));
    idl.mix(members, keyword(own, 'textAlign', 'start end left right center'));
    idl.mix(members, keyword(own, 'textBaseline', 'top hanging middle alphabetic ideographic bottom'));
    idl.mix(members, keyword(own, 'direction', 'ltr rtl inherit'));
    idl.mix(members, keyword(own, 'fontKerning', 'auto normal none'));
    idl.mix(members, keyword(own, 'fontStretch', 'ultra-condensed extra-condensed condensed semi-condensed normal semi-expanded expanded extra-expanded ultra-expanded'));
    idl.mix(members, keyword(own, 'fontVariantCaps', 'normal small-caps all-small-caps petite-caps all-petite-caps unicase titling-caps'));
    idl.mix(members, keyword(own, 'textRendering', 'auto optimizeSpeed optimizeLegibility geometricPrecision'));
    return members;
  }
  return { TextMetrics, textMembers };
});
