// CSS Color 4: colours as components and as text.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { MathRound, MathMin, MathMax, NumberParseInt } = primordials;
  const { lower } = use('css/shared/scanner');
  const { numberText } = use('css/shared/components');

  // Section 6.1: the names, with their values.
  const names = { __proto__: null };
  const source = 'aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc bisque ffe4c4 '
    + 'black 000000 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a burlywood deb887 cadetblue 5f9ea0 '
    + 'chartreuse 7fff00 chocolate d2691e coral ff7f50 cornflowerblue 6495ed cornsilk fff8dc crimson dc143c cyan 00ffff '
    + 'darkblue 00008b darkcyan 008b8b darkgoldenrod b8860b darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 '
    + 'darkkhaki bdb76b darkmagenta 8b008b darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000 '
    + 'darksalmon e9967a darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f darkslategrey 2f4f4f '
    + 'darkturquoise 00ced1 darkviolet 9400d3 deeppink ff1493 deepskyblue 00bfff dimgray 696969 dimgrey 696969 '
    + 'dodgerblue 1e90ff firebrick b22222 floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc '
    + 'ghostwhite f8f8ff gold ffd700 goldenrod daa520 gray 808080 green 008000 greenyellow adff2f grey 808080 '
    + 'honeydew f0fff0 hotpink ff69b4 indianred cd5c5c indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa '
    + 'lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6 lightcoral f08080 lightcyan e0ffff '
    + 'lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90 lightgrey d3d3d3 lightpink ffb6c1 '
    + 'lightsalmon ffa07a lightseagreen 20b2aa lightskyblue 87cefa lightslategray 778899 lightslategrey 778899 '
    + 'lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00 limegreen 32cd32 linen faf0e6 magenta ff00ff maroon 800000 '
    + 'mediumaquamarine 66cdaa mediumblue 0000cd mediumorchid ba55d3 mediumpurple 9370db mediumseagreen 3cb371 '
    + 'mediumslateblue 7b68ee mediumspringgreen 00fa9a mediumturquoise 48d1cc mediumvioletred c71585 midnightblue 191970 '
    + 'mintcream f5fffa mistyrose ffe4e1 moccasin ffe4b5 navajowhite ffdead navy 000080 oldlace fdf5e6 olive 808000 '
    + 'olivedrab 6b8e23 orange ffa500 orangered ff4500 orchid da70d6 palegoldenrod eee8aa palegreen 98fb98 '
    + 'paleturquoise afeeee palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9 peru cd853f pink ffc0cb plum dda0dd '
    + 'powderblue b0e0e6 purple 800080 rebeccapurple 663399 red ff0000 rosybrown bc8f8f royalblue 4169e1 '
    + 'saddlebrown 8b4513 salmon fa8072 sandybrown f4a460 seagreen 2e8b57 seashell fff5ee sienna a0522d silver c0c0c0 '
    + 'skyblue 87ceeb slateblue 6a5acd slategray 708090 slategrey 708090 snow fffafa springgreen 00ff7f steelblue 4682b4 '
    + 'tan d2b48c teal 008080 thistle d8bfd8 tomato ff6347 turquoise 40e0d0 violet ee82ee wheat f5deb3 white ffffff '
    + 'whitesmoke f5f5f5 yellow ffff00 yellowgreen 9acd32';
  const words = source.split(' ');
  for (let i = 0; i < words.length; i += 2) names[words[i]] = words[i + 1];
  // Section 10: system colours, with what a light page shows.
  const system = { __proto__: null };
  const systemWords = ('accentcolor 0075ff accentcolortext ffffff activetext ff0000 buttonborder 000000 buttonface efefef '
    + 'buttontext 000000 canvas ffffff canvastext 000000 field ffffff fieldtext 000000 graytext 808080 highlight 1e90ff '
    + 'highlighttext 000000 linktext 0000ee mark ffff00 marktext 000000 selecteditem 1967d2 selecteditemtext ffffff '
    + 'visitedtext 551a8b '
    // Those that nobody should use any more (appendix A).
    + 'activeborder 000000 activecaption ffffff appworkspace ffffff background ffffff buttonhighlight efefef buttonshadow efefef '
    + 'captiontext 000000 inactiveborder 000000 inactivecaption ffffff inactivecaptiontext 808080 infobackground ffffff infotext 000000 '
    + 'menu ffffff menutext 000000 scrollbar ffffff threeddarkshadow 000000 threedface efefef threedhighlight 000000 '
    + 'threedlightshadow 000000 threedshadow 000000 window ffffff windowframe 000000 windowtext 000000').split(' ');
  for (let i = 0; i < systemWords.length; i += 2) system[systemWords[i]] = systemWords[i + 1];

  const clamp = (x, low, high) => MathMin(MathMax(x, low), high);
  // What sums of fractions lack of a half is no reason to round down.
  const byte = (x) => MathRound(clamp(x, 0, 255) + 1e-9);
  /// Section 15.2: the text of an sRGB colour.
  function rgbText(r, g, b, alpha) {
    const parts = `${byte(r)}, ${byte(g)}, ${byte(b)}`;
    if (alpha >= 1) return `rgb(${parts})`;
    return `rgba(${parts}, ${alphaText(alpha)})`;
  }
  function alphaText(alpha) {
    const short = MathRound(alpha * 100) / 100;
    if (MathRound(short * 255) === MathRound(alpha * 255)) return numberText(short);
    return numberText(MathRound(alpha * 1000) / 1000);
  }
  function fromHex(text) {
    const { length } = text;
    if (length !== 3 && length !== 4 && length !== 6 && length !== 8) return null;
    for (let i = 0; i < length; i++) if (!isHex(text.charCodeAt(i))) return null;
    const wide = length > 4;
    const at = (i) => (wide ? NumberParseInt(text.slice(i * 2, i * 2 + 2), 16) : NumberParseInt(text[i] + text[i], 16));
    return rgbText(at(0), at(1), at(2), length === 4 || length === 8 ? at(3) / 255 : 1);
  }
  const isHex = (c) => (c >= 48 && c <= 57) || (c >= 65 && c <= 70) || (c >= 97 && c <= 102);

  /// Section 7.1: hue in degrees, the rest in 0 to 1.
  function hslToRgb(hue, saturation, lightness) {
    const h = ((hue % 360) + 360) % 360;
    const a = saturation * MathMin(lightness, 1 - lightness);
    const f = (n) => {
      const k = (n + h / 30) % 12;
      return (lightness - a * MathMax(-1, MathMin(k - 3, 9 - k, 1))) * 255;
    };
    return [f(0), f(8), f(4)];
  }
  function hwbToRgb(hue, white, black) {
    if (white + black >= 1) {
      const gray = (white / (white + black)) * 255;
      return [gray, gray, gray];
    }
    const pure = hslToRgb(hue, 1, 0.5);
    for (let i = 0; i < 3; i++) pure[i] = pure[i] * (1 - white - black) + white * 255;
    return pure;
  }
  const degrees = { __proto__: null, deg: 1, grad: 0.9, rad: 57.29577951308232, turn: 360 };

  /// The arguments of a colour function: values, and alpha or null; null for a bad list.
  function argumentsOf(args) {
    const values = [];
    let alpha = null;
    let hasComma = false;
    let isAlpha = false;
    for (let i = 0; i < args.length; i++) {
      const one = args[i];
      if (one.kind === ',') {
        if (i === 0 || i === args.length - 1) return null;
        hasComma = true;
      } else if (one.kind === '/') {
        if (isAlpha || hasComma) return null;
        isAlpha = true;
      } else if (one.kind === 'n' || one.kind === '%' || one.kind === 'd' || (one.kind === 'i' && lower(one.text) === 'none')) {
        if (isAlpha) alpha = one;
        else values.push(one);
      } else return null;
    }
    if (hasComma) {
      // Commas stand between all of them or between none.
      if (args.length !== values.length * 2 - 1) return null;
      if (values.length === 4) alpha = values.pop();
      if (alpha !== null && alpha.kind === 'i') return null;
    } else if (isAlpha && alpha === null) return null;
    return values.length === 3 ? { values, alpha, isLegacy: hasComma } : null;
  }
  const plain = (one, percentOf) => (one.kind === 'i' ? 0 : one.kind === '%' ? (one.number / 100) * percentOf : one.number);

  /// The serialised text of a colour function, or null.
  function functionText(one) {
    const { args } = one;
    let given = one.text;
    if (given === 'rgba') given = 'rgb';
    if (given === 'hsla') given = 'hsl';
    const isRelative = args.length > 0 && args[0].kind === 'i' && lower(args[0].text) === 'from';
    if (isRelative || given === 'color-mix' || given === 'light-dark' || given === 'contrast-color' || hasFunction(args)) {
      return use('css/shared/color-functions').specified(one);
    }
    if (given === 'color') return colorText(args);
    const parts = argumentsOf(args);
    if (parts === null) return null;
    const { values, alpha } = parts;
    if (alpha !== null && alpha.kind === 'd') return null;
    const opacity = alpha === null ? 1 : clamp(plain(alpha, 1), 0, 1);
    if (given === 'rgb') {
      if (values[0].kind === 'd' || values[1].kind === 'd' || values[2].kind === 'd') return null;
      if (parts.isLegacy && (values[0].kind !== values[1].kind || values[1].kind !== values[2].kind || values[0].kind === 'i')) return null;
      return rgbText(plain(values[0], 255), plain(values[1], 255), plain(values[2], 255), opacity);
    }
    if (given === 'hsl' || given === 'hwb') {
      const hue = values[0];
      if (hue.kind === '%' || (hue.kind === 'd' && degrees[hue.unit] === undefined)) return null;
      if (values[1].kind === 'd' || values[2].kind === 'd') return null;
      if (parts.isLegacy && (given === 'hwb' || values[0].kind === 'i' || values[1].kind !== '%' || values[2].kind !== '%')) return null;
      const angle = hue.kind === 'd' ? hue.number * degrees[hue.unit] : plain(hue, 1);
      const part = (v) => clamp((v.kind === '%' ? v.number : plain(v, 1)) / 100, 0, 1);
      const rgb = given === 'hsl' ? hslToRgb(angle, part(values[1]), part(values[2])) : hwbToRgb(angle, part(values[1]), part(values[2]));
      return rgbText(rgb[0], rgb[1], rgb[2], opacity);
    }
    const scale = spaces[given];
    if (scale === undefined || parts.isLegacy) return null;
    let text = given + '(';
    for (let i = 0; i < 3; i++) {
      const v = values[i];
      let n;
      if (v.kind === 'i') n = 'none';
      else if (scale[i] === 360) {
        if (v.kind === '%' || (v.kind === 'd' && degrees[v.unit] === undefined)) return null;
        const angle = v.kind === 'd' ? v.number * degrees[v.unit] : v.number;
        n = numberText(((angle % 360) + 360) % 360);
      } else {
        if (v.kind === 'd') return null;
        let x = plain(v, scale[i]);
        if (i === 0) x = clamp(x, 0, scale[0]);
        else if (scale[2] === 360 && i === 1) x = MathMax(0, x);
        n = numberText(x);
      }
      text += (i > 0 ? ' ' : '') + n;
    }
    return text + (alpha !== null && alpha.kind === 'i' ? ' / none' : opacity < 1 ? ' / ' + numberText(opacity) : '') + ')';
  }
  const spaces = {
    __proto__: null, lab: [100, 125, 125], lch: [100, 150, 360], oklab: [1, 0.4, 0.4], oklch: [1, 0.4, 360],
  };
  const predefined = {
    __proto__: null, srgb: true, 'srgb-linear': true, 'display-p3': true, 'a98-rgb': true, 'prophoto-rgb': true, rec2020: true,
    xyz: true, 'xyz-d50': true, 'xyz-d65': true, 'display-p3-linear': true,
  };
  function colorText(args) {
    if (args.length < 4 || args[0].kind !== 'i') return null;
    const space = lower(args[0].text);
    if (predefined[space] === undefined) return null;
    const parts = argumentsOf(args.slice(1));
    if (parts === null || parts.isLegacy) return null;
    let text = `color(${space === 'xyz' ? 'xyz-d65' : space}`;
    for (let i = 0; i < 3; i++) {
      if (parts.values[i].kind === 'd') return null;
      text += ' ' + (parts.values[i].kind === 'i' ? 'none' : numberText(plain(parts.values[i], 1)));
    }
    const { alpha } = parts;
    if (alpha !== null && alpha.kind === 'i') return text + ' / none)';
    const opacity = alpha === null ? 1 : clamp(plain(alpha, 1), 0, 1);
    return text + (opacity < 1 ? ' / ' + numberText(opacity) : '') + ')';
  }
  const hasFunction = (args) => {
    for (let i = 0; i < args.length; i++) if (args[i].kind === 'f') return true;
    return false;
  };
  const functions = {
    __proto__: null, rgb: 1, rgba: 1, hsl: 1, hsla: 1, hwb: 1, lab: 1, lch: 1, oklab: 1, oklch: 1, color: 1, 'color-mix': 1,
    'light-dark': 1, 'contrast-color': 1,
  };

  /// The specified value of a colour as text, or null if the component is none.
  function colorOf(one) {
    if (one.kind === 'h') return fromHex(one.text);
    if (one.kind === 'i') {
      const word = lower(one.text);
      return names[word] !== undefined || system[word] !== undefined || word === 'currentcolor' || word === 'transparent' ? word : null;
    }
    return one.kind === 'f' && functions[one.text] !== undefined ? functionText(one) : null;
  }
  /// The computed value of a specified one: names become rgb(), `currentcolor` what is given.
  function computed(text, current) {
    if (text === 'currentcolor') return current;
    if (text === 'transparent') return 'rgba(0, 0, 0, 0)';
    const hex = names[text] ?? system[text];
    return hex !== undefined ? fromHex(hex) : text;
  }

  return { __proto__: null, colorOf, computed, rgbText, alphaText, isNamed: (word) => names[word] !== undefined };
});
