// HTML, sections 4.12.5.1.9 (fill and stroke styles), 4.12.5.1.15 (compositing), .16 (image smoothing), .18 (shadows) and .19
// (filters), and 4.12.5.1.2 (line styles).
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { ArrayPrototypePush } = primordials;
  const idl = use('core/webidl');
  const { stamp, stateOrNull, brand } = use('dom/slot');
  const { domError } = use('dom/errors');
  const { are } = use('canvas/path-members');
  const { colorText } = use('canvas/colors');
  const { newList } = shared('dom/shared/tree');
  const number = idl.unrestrictedDouble;
  const set = (words) => {
    const list = primordials.StringPrototypeSplit(words, ' ');
    const result = { __proto__: null };
    for (let i = 0; i < list.length; i++) result[list[i]] = true;
    return result;
  };

  // MARK: Gradients and patterns

  const gradient = (object) => brand(object, 'canvas-gradient');
  const CanvasGradient = idl.interfaceFrom({
    name: 'CanvasGradient',
    members: {
      addColorStop(offset, color) {
        gradient(this);
        const where = "Failed to execute 'addColorStop' on 'CanvasGradient'";
        idl.arity(arguments.length, 2, where);
        const at = idl.double(offset, where);
        const text = idl.DOMString(color, where);
        if (at < 0 || at > 1) throw domError('IndexSizeError', `${where}: The provided value (${at}) is outside the range (0.0, 1.0).`);
        if (colorText(text, null) === null) throw domError('SyntaxError', `${where}: The value provided ('${text}') could not be parsed as a color.`);
      },
    },
  });
  const CanvasPattern = idl.interfaceFrom({
    name: 'CanvasPattern',
    members: {
      setTransform(transform = undefined) {
        brand(this, 'canvas-pattern');
        use('canvas/matrices').flatMatrix(transform, "Failed to execute 'setTransform' on 'CanvasPattern'");
      },
    },
  });
  const repetitions = set('repeat repeat-x repeat-y no-repeat');

  /// What takes a keyword, and keeps its own for any other.
  function keyword(own, name, words) {
    const allowed = set(words);
    return {
      get [name]() { return own(this).state[name]; },
      set [name](value) {
        const context = own(this);
        const text = idl.DOMString(value);
        if (allowed[text] === true) context.state[name] = text;
      },
    };
  }
  /// What takes a number that passes a test, and keeps its own for any other.
  function numeric(own, name, passes) {
    return {
      get [name]() { return own(this).state[name]; },
      set [name](value) {
        const context = own(this);
        const n = number(value);
        if (are(n) && passes(n)) context.state[name] = n;
      },
    };
  }
  const any = () => true;
  const positive = (n) => n > 0;
  const notNegative = (n) => n >= 0;
  const operators = 'clear copy source-over destination-over source-in destination-in source-out destination-out source-atop '
    + 'destination-atop xor lighter normal multiply screen overlay darken lighten color-dodge color-burn hard-light soft-light difference '
    + 'exclusion hue saturation color luminosity';

  function styleMembers(own, interfaceName) {
    const say = (name) => `Failed to execute '${name}' on '${interfaceName}'`;
    const style = (name) => ({
      get [name]() { return own(this).state[name]; },
      set [name](value) {
        const context = own(this);
        const kind = (idl.isObject(value) ? stateOrNull(value) : null)?.kind;
        if (kind === 'canvas-gradient' || kind === 'canvas-pattern') {
          context.state[name] = value;
          return;
        }
        const color = colorText(idl.DOMString(value), context.element);
        if (color !== null) context.state[name] = color;
      },
    });
    const numbers = (given, where) => {
      const list = newList();
      for (let i = 0; i < given.length; i++) ArrayPrototypePush(list, idl.double(given[i], where));
      return list;
    };
    const newGradient = () => stamp(CanvasGradient, { kind: 'canvas-gradient' });
    const members = {
      createLinearGradient(x0, y0, x1, y1) {
        own(this);
        idl.arity(arguments.length, 4, say('createLinearGradient'));
        numbers([x0, y0, x1, y1], say('createLinearGradient'));
        return newGradient();
      },
      createRadialGradient(x0, y0, r0, x1, y1, r1) {
        own(this);
        const where = say('createRadialGradient');
        idl.arity(arguments.length, 6, where);
        const given = numbers([x0, y0, r0, x1, y1, r1], where);
        if (given[2] < 0 || given[5] < 0) throw domError('IndexSizeError', `${where}: The radius provided is negative.`);
        return newGradient();
      },
      createConicGradient(startAngle, x, y) {
        own(this);
        idl.arity(arguments.length, 3, say('createConicGradient'));
        numbers([startAngle, x, y], say('createConicGradient'));
        return newGradient();
      },
      createPattern(image, repetition) {
        own(this);
        const where = say('createPattern');
        idl.arity(arguments.length, 2, where);
        const { imageOf, check } = use('canvas/images');
        const source = imageOf(image, where);
        const text = repetition === null ? '' : idl.DOMString(repetition, where);
        if (!check(source, where)) return null;
        if (text !== '' && repetitions[text] !== true) {
          throw domError('SyntaxError', `${where}: The provided type ('${text}') is not one of 'repeat', 'no-repeat', 'repeat-x', or 'repeat-y'.`);
        }
        return stamp(CanvasPattern, { kind: 'canvas-pattern', isClean: source.isClean });
      },
      get shadowColor() { return own(this).state.shadowColor; },
      set shadowColor(value) {
        const context = own(this);
        const color = colorText(idl.DOMString(value), context.element);
        if (color !== null) context.state.shadowColor = color;
      },
      get filter() { return own(this).state.filter; },
      set filter(value) {
        const context = own(this);
        const text = idl.DOMString(value);
        const { isWide, longhands } = shared('css/shared/properties');
        const { hasReference, longhandValue } = shared('css/shared/values');
        const parsed = hasReference(text) ? null : longhandValue(longhands.filter, text);
        if (parsed !== null && !isWide(parsed)) context.state.filter = text;
      },
      get imageSmoothingEnabled() { return own(this).state.imageSmoothingEnabled; },
      set imageSmoothingEnabled(value) { own(this).state.imageSmoothingEnabled = !!value; },
      setLineDash(segments) {
        const context = own(this);
        const where = say('setLineDash');
        idl.arity(arguments.length, 1, where);
        const given = idl.sequence(number)(segments, where);
        const { length } = given;
        for (let i = 0; i < length; i++) if (!are(given[i]) || given[i] < 0) return;
        const dashes = newList();
        for (let i = 0; i < (length % 2 === 0 ? length : 2 * length); i++) ArrayPrototypePush(dashes, given[i % length]);
        context.state.dashes = dashes;
      },
      getLineDash() {
        const { dashes } = own(this).state;
        const copy = [];
        for (let i = 0; i < dashes.length; i++) ArrayPrototypePush(copy, dashes[i]);
        return copy;
      },
    };
    idl.mix(members, style('fillStyle'));
    idl.mix(members, style('strokeStyle'));
    idl.mix(members, numeric(own, 'globalAlpha', (n) => n >= 0 && n <= 1));
    idl.mix(members, numeric(own, 'shadowBlur', notNegative));
    idl.mix(members, numeric(own, 'shadowOffsetX', any));
    idl.mix(members, numeric(own, 'shadowOffsetY', any));
    idl.mix(members, numeric(own, 'lineWidth', positive));
    idl.mix(members, numeric(own, 'miterLimit', positive));
    idl.mix(members, numeric(own, 'lineDashOffset', any));
    idl.mix(members, keyword(own, 'globalCompositeOperation', operators));
    idl.mix(members, keyword(own, 'imageSmoothingQuality', 'low medium high'));
    idl.mix(members, keyword(own, 'lineCap', 'butt round square'));
    idl.mix(members, keyword(own, 'lineJoin', 'round bevel miter'));
    return members;
  }
  return { CanvasGradient, CanvasPattern, keyword, styleMembers };
});
