// CSS Color 4, sections 10 to 12 and 18: color spaces and the ways between them.
//
// Components are as the functions write them: rgb spaces 0 to 1, hsl and hwb in degrees and 0 to 100, lab and lch 0 to 100 and
// so on.
(function (library) {
  'use strict';
  const { primordials } = library;
  const { MathAbs, MathSign, MathPow, MathCos, MathSin, MathSqrt, MathAtan2, MathMin, MathMax, MathCbrt } = primordials;

  const multiply = (m, [a, b, c]) => [m[0] * a + m[1] * b + m[2] * c, m[3] * a + m[4] * b + m[5] * c, m[6] * a + m[7] * b + m[8] * c];
  const signed = (curve) => (x) => MathSign(x) * curve(MathAbs(x));
  const srgbToLinear = signed((x) => (x <= 0.04045 ? x / 12.92 : MathPow((x + 0.055) / 1.055, 2.4)));
  const linearToSrgb = signed((x) => (x > 0.0031308 ? 1.055 * MathPow(x, 1 / 2.4) - 0.055 : 12.92 * x));
  const same = (x) => x;
  // Rec. ITU-R BT.2020-2, table 4.
  const alpha2020 = 1.09929682680944;
  const beta2020 = 0.018053968510807;

  /// Spaces of red, green and blue: to light, from light, and their matrices to and from XYZ (`white` is that of XYZ).
  const rgbSpaces = {
    __proto__: null,
    srgb: {
      toLight: srgbToLinear, fromLight: linearToSrgb, white: 65,
      toXYZ: [506752 / 1228815, 87881 / 245763, 12673 / 70218, 87098 / 409605, 175762 / 245763, 12673 / 175545, 7918 / 409605, 87881 / 737289, 1001167 / 1053270],
      fromXYZ: [12831 / 3959, -329 / 214, -1974 / 3959, -851781 / 878810, 1648619 / 878810, 36519 / 878810, 705 / 12673, -2585 / 12673, 705 / 667],
    },
    'display-p3': {
      toLight: srgbToLinear, fromLight: linearToSrgb, white: 65,
      toXYZ: [608311 / 1250200, 189793 / 714400, 198249 / 1000160, 35783 / 156275, 247089 / 357200, 198249 / 2500400, 0, 32229 / 714400, 5220557 / 5000800],
      fromXYZ: [446124 / 178915, -333277 / 357830, -72051 / 178915, -14852 / 17905, 63121 / 35810, 423 / 17905, 11844 / 330415, -50337 / 660830, 316169 / 330415],
    },
    'a98-rgb': {
      toLight: signed((x) => MathPow(x, 563 / 256)), fromLight: signed((x) => MathPow(x, 256 / 563)), white: 65,
      toXYZ: [573536 / 994567, 263643 / 1420810, 187206 / 994567, 591459 / 1989134, 6239551 / 9945670, 374412 / 4972835, 53769 / 1989134, 351524 / 4972835, 4929758 / 4972835],
      fromXYZ: [1829569 / 896150, -506331 / 896150, -308931 / 896150, -851781 / 878810, 1648619 / 878810, 36519 / 878810, 16779 / 1248040, -147721 / 1248040, 1266979 / 1248040],
    },
    'prophoto-rgb': {
      toLight: signed((x) => (x <= 16 / 512 ? x / 16 : MathPow(x, 1.8))), fromLight: signed((x) => (x >= 1 / 512 ? MathPow(x, 1 / 1.8) : 16 * x)), white: 50,
      toXYZ: [0.7977666449006423, 0.13518129740053308, 0.0313477341283922, 0.2880748288194013, 0.711835234241873, 0.00008993693872564, 0, 0, 0.8251046025104602],
      fromXYZ: [1.3457868816471583, -0.25557208737979464, -0.05110186497554526, -0.5446307051249019, 1.5082477428451468, 0.02052744743642139, 0, 0, 1.2119675456389452],
    },
    rec2020: {
      toLight: signed((x) => (x < beta2020 * 4.5 ? x / 4.5 : MathPow((x + alpha2020 - 1) / alpha2020, 1 / 0.45))),
      fromLight: signed((x) => (x > beta2020 ? alpha2020 * MathPow(x, 0.45) - (alpha2020 - 1) : 4.5 * x)), white: 65,
      toXYZ: [63426534 / 99577255, 20160776 / 139408157, 47086771 / 278816314, 26158966 / 99577255, 472592308 / 697040785, 8267143 / 139408157, 0, 19567812 / 697040785, 295819943 / 278816314],
      fromXYZ: [30757411 / 17917100, -6372589 / 17917100, -4539589 / 17917100, -19765991 / 29648200, 47925759 / 29648200, 467509 / 29648200, 792561 / 44930125, -1921689 / 44930125, 42328811 / 44930125],
    },
  };
  rgbSpaces['srgb-linear'] = { ...rgbSpaces.srgb, toLight: same, fromLight: same };
  rgbSpaces['display-p3-linear'] = { ...rgbSpaces['display-p3'], toLight: same, fromLight: same };

  // Bradford.
  const to50 = [1.0479297925449969, 0.022946870601609652, -0.05019226628920524, 0.02962780877005599, 0.9904344267538799, -0.017073799063418826, -0.009243040646204504, 0.015055191490298152, 0.7518742814281371];
  const to65 = [0.955473421488075, -0.02309845494876471, 0.06325924320057072, -0.0283697093338637, 1.0099953980813041, 0.021041441191917323, 0.012314014864481998, -0.020507649298898964, 1.330365926242124];
  const white50 = [0.3457 / 0.3585, 1, (1 - 0.3457 - 0.3585) / 0.3585];

  const kappa = 24389 / 27;
  const epsilon = 216 / 24389;
  function labToXYZ([l, a, b]) {
    const y = (l + 16) / 116;
    const x = a / 500 + y;
    const z = y - b / 200;
    const cubed = (t) => (MathPow(t, 3) > epsilon ? MathPow(t, 3) : (116 * t - 16) / kappa);
    return multiply(to65, [cubed(x) * white50[0], l > kappa * epsilon ? MathPow(y, 3) : l / kappa, cubed(z) * white50[2]]);
  }
  function xyzToLab(xyz) {
    const [x, y, z] = multiply(to50, xyz).map((v, i) => v / white50[i]).map((v) => (v > epsilon ? MathCbrt(v) : (kappa * v + 16) / 116));
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
  }
  const toLMS = [0.819022437996703, 0.3619062600528904, -0.1288737815209879, 0.0329836539323885, 0.9292868615863434, 0.0361446663506424, 0.0481771893596242, 0.2642395317527308, 0.6335478284694309];
  const fromLMS = [1.2268798758459243, -0.5578149944602171, 0.2813910456659647, -0.0405757452148008, 1.112286803280317, -0.0717110580655164, -0.0763729366746601, -0.4214933324022432, 1.5869240198367816];
  const toOK = [0.210454268309314, 0.7936177747023054, -0.0040720430116193, 1.9779985324311684, -2.42859224204858, 0.450593709617411, 0.0259040424655478, 0.7827717124575296, -0.8086757549230774];
  const fromOK = [1, 0.3963377773761749, 0.2158037573099136, 1, -0.1055613458156586, -0.0638541728258133, 1, -0.0894841775298119, -1.2914855480194092];
  const okToXYZ = (ok) => multiply(fromLMS, multiply(fromOK, ok).map((v) => MathPow(v, 3)));
  const xyzToOK = (xyz) => multiply(toOK, multiply(toLMS, xyz).map(MathCbrt));

  const radian = 57.29577951308232;
  const turn = (degrees) => ((degrees % 360) + 360) % 360;
  const polar = ([l, a, b]) => [l, MathSqrt(a * a + b * b), turn(MathAtan2(b, a) * radian)];
  const flat = ([l, c, h]) => [l, c * MathCos(h / radian), c * MathSin(h / radian)];

  function hslToRgb([h, s, l]) {
    const hue = turn(h);
    const light = l / 100;
    const a = (s / 100) * MathMin(light, 1 - light);
    const at = (n) => {
      const k = (n + hue / 30) % 12;
      return light - a * MathMax(-1, MathMin(k - 3, 9 - k, 1));
    };
    return [at(0), at(8), at(4)];
  }
  function rgbToHsl([r, g, b]) {
    const most = MathMax(r, g, b);
    const least = MathMin(r, g, b);
    const light = (most + least) / 2;
    const d = most - least;
    let hue = 0;
    let saturation = 0;
    if (d !== 0) {
      saturation = light === 0 || light === 1 ? 0 : (most - light) / MathMin(light, 1 - light);
      hue = most === r ? (g - b) / d + (g < b ? 6 : 0) : most === g ? (b - r) / d + 2 : (r - g) / d + 4;
    }
    return [turn(hue * 60), saturation * 100, light * 100];
  }
  /// Colors far out of gamut have a negative saturation, which is a positive one on the other side.
  function rgbToPositiveHsl(rgb) {
    const [h, s, l] = rgbToHsl(rgb);
    return s < 0 ? [turn(h + 180), -s, l] : [h, s, l];
  }
  function hwbToRgb([h, w, b]) {
    const white = w / 100;
    const black = b / 100;
    if (white + black >= 1) {
      const gray = white / (white + black);
      return [gray, gray, gray];
    }
    return hslToRgb([h, 100, 50]).map((v) => v * (1 - white - black) + white);
  }
  const rgbToHwb = ([r, g, b]) => [rgbToHsl([r, g, b])[0], MathMin(r, g, b) * 100, (1 - MathMax(r, g, b)) * 100];

  function toXYZ(space, c) {
    const rgb = rgbSpaces[space];
    if (rgb !== undefined) {
      const xyz = multiply(rgb.toXYZ, c.map(rgb.toLight));
      return rgb.white === 50 ? multiply(to65, xyz) : xyz;
    }
    switch (space) {
      case 'hsl': return toXYZ('srgb', hslToRgb(c));
      case 'hwb': return toXYZ('srgb', hwbToRgb(c));
      case 'lab': return labToXYZ(c);
      case 'lch': return labToXYZ(flat(c));
      case 'oklab': return okToXYZ(c);
      case 'oklch': return okToXYZ(flat(c));
      case 'xyz-d50': return multiply(to65, c);
      default: return c;
    }
  }
  function fromXYZ(space, xyz) {
    const rgb = rgbSpaces[space];
    if (rgb !== undefined) return multiply(rgb.fromXYZ, rgb.white === 50 ? multiply(to50, xyz) : xyz).map(rgb.fromLight);
    switch (space) {
      case 'hsl': return rgbToPositiveHsl(fromXYZ('srgb', xyz));
      case 'hwb': return rgbToHwb(fromXYZ('srgb', xyz));
      case 'lab': return xyzToLab(xyz);
      case 'lch': return polar(xyzToLab(xyz));
      case 'oklab': return xyzToOK(xyz);
      case 'oklch': return polar(xyzToOK(xyz));
      case 'xyz-d50': return multiply(to50, xyz);
      default: return xyz;
    }
  }
  // What is another way to write the same needs no way over XYZ, which would cost precision.
  const near = {
    __proto__: null, 'hsl srgb': hslToRgb, 'hwb srgb': hwbToRgb, 'srgb hsl': rgbToPositiveHsl, 'srgb hwb': rgbToHwb, 'lab lch': polar, 'lch lab': flat,
    'oklab oklch': polar, 'oklch oklab': flat, 'hsl hwb': (c) => rgbToHwb(hslToRgb(c)), 'hwb hsl': (c) => rgbToPositiveHsl(hwbToRgb(c)),
  };
  /// Components in another space.
  function convert(c, from, to) {
    if (from === to) return c;
    const direct = near[`${from} ${to}`];
    return direct !== undefined ? direct(c) : fromXYZ(to, toXYZ(from, c));
  }
  /// The place of the hue among the components of a space, or -1.
  const hueAt = (space) => (space === 'hsl' || space === 'hwb' ? 0 : space === 'lch' || space === 'oklch' ? 2 : -1);
  return { __proto__: null, convert, hueAt, turn, isRGB: (space) => rgbSpaces[space] !== undefined };
});
