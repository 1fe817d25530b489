// SVG 2, Filter Effects 1, CSS Masking 1 and SVG Animations: the elements and what they reflect. One line an
// interface: the interface, its parent, its elements, and attributes as `name[=content-attribute]:type(argument)`.
// Types: `l(axis,initial)` a length, where the axis is w, h or o (neither); `L(axis)` a list of lengths; `N` a list
// of numbers; `n(initial)` a number, `n1`/`n2(initial)` the first and second of a pair; `i(initial)` an integer,
// `i1`/`i2` likewise; `b` a boolean; `e(keywords)` an enumeration whose numbers begin at 1; `s` a string; `u` a reference
// (href or xlink:href); `t` a list of transforms; `r` a rectangle; `p` preserveAspectRatio; `S` a list of strings; `a` an
// angle; `P` a list of points. Behind `!` is the keyword that stands for none or an unknown one, if it is not the first.
(function (library) {
  'use strict';
  const { primordials } = library;
  const { ArrayPrototypePush, RegExpPrototypeExec, StringPrototypeSplit } = primordials;

  const units = 'userSpaceOnUse,objectBoundingBox';
  const box = 'x:l(w,0) y:l(h,0) width:l(w,0) height:l(h,0)';
  const fit = 'viewBox:r preserveAspectRatio:p';
  const region = 'x:l(w,-10%) y:l(h,-10%) width:l(w,120%) height:l(h,120%)';
  const primitive = 'x:l(w,0%) y:l(h,0%) width:l(w,100%) height:l(h,100%) result:s';
  const modes = 'normal,multiply,screen,darken,lighten,overlay,color-dodge,color-burn,hard-light,soft-light,difference,exclusion,hue,saturation,color,luminosity';
  const edges = 'duplicate,wrap,none';
  const channels = 'R,G,B,A';
  const light = 'x:n(0) y:n(0) z:n(0)';
  const rows = [
    ['SVGElement', 'Element', '', ''],
    ['SVGGraphicsElement', 'SVGElement', '', 'transform:t requiredExtensions:S systemLanguage:S'],
    ['SVGGeometryElement', 'SVGGraphicsElement', '', 'pathLength:n(0)'],
    ['SVGSVGElement', 'SVGGraphicsElement', 'svg', `x:l(w,0) y:l(h,0) width:l(w,100%) height:l(h,100%) ${fit}`],
    ['SVGGElement', 'SVGGraphicsElement', 'g', ''],
    ['SVGDefsElement', 'SVGGraphicsElement', 'defs', ''],
    ['SVGDescElement', 'SVGElement', 'desc', ''],
    ['SVGMetadataElement', 'SVGElement', 'metadata', ''],
    ['SVGTitleElement', 'SVGElement', 'title', ''],
    ['SVGSymbolElement', 'SVGGraphicsElement', 'symbol', fit],
    ['SVGUseElement', 'SVGGraphicsElement', 'use', `${box} href:u`],
    ['SVGSwitchElement', 'SVGGraphicsElement', 'switch', ''],
    ['SVGStyleElement', 'SVGElement', 'style', ''],
    ['SVGRectElement', 'SVGGeometryElement', 'rect', `${box} rx:l(w,0) ry:l(h,0)`],
    ['SVGCircleElement', 'SVGGeometryElement', 'circle', 'cx:l(w,0) cy:l(h,0) r:l(o,0)'],
    ['SVGEllipseElement', 'SVGGeometryElement', 'ellipse', 'cx:l(w,0) cy:l(h,0) rx:l(w,0) ry:l(h,0)'],
    ['SVGLineElement', 'SVGGeometryElement', 'line', 'x1:l(w,0) y1:l(h,0) x2:l(w,0) y2:l(h,0)'],
    ['SVGPolylineElement', 'SVGGeometryElement', 'polyline', 'points:P animatedPoints=points:P'],
    ['SVGPolygonElement', 'SVGGeometryElement', 'polygon', 'points:P animatedPoints=points:P'],
    ['SVGPathElement', 'SVGGeometryElement', 'path', ''],
    ['SVGTextContentElement', 'SVGGraphicsElement', '', 'textLength:l(w,0) lengthAdjust:e(spacing,spacingAndGlyphs)'],
    ['SVGTextPositioningElement', 'SVGTextContentElement', '', 'x:L(w) y:L(h) dx:L(w) dy:L(h) rotate:N'],
    ['SVGTextElement', 'SVGTextPositioningElement', 'text', ''],
    ['SVGTSpanElement', 'SVGTextPositioningElement', 'tspan', ''],
    ['SVGTextPathElement', 'SVGTextContentElement', 'textPath', 'startOffset:l(w,0) method:e(align,stretch) spacing:e(auto,exact)!exact href:u'],
    ['SVGImageElement', 'SVGGraphicsElement', 'image', `${box} preserveAspectRatio:p href:u`],
    ['SVGForeignObjectElement', 'SVGGraphicsElement', 'foreignObject', box],
    ['SVGMarkerElement', 'SVGElement', 'marker', `refX:l(w,0) refY:l(h,0) markerUnits:e(userSpaceOnUse,strokeWidth)!strokeWidth markerWidth:l(w,3) markerHeight:l(h,3) orientType=orient:e(auto,,auto-start-reverse)! orientAngle=orient:a ${fit}`],
    ['SVGGradientElement', 'SVGElement', '', `gradientUnits:e(${units})!objectBoundingBox gradientTransform:t spreadMethod:e(pad,reflect,repeat) href:u`],
    ['SVGLinearGradientElement', 'SVGGradientElement', 'linearGradient', 'x1:l(w,0%) y1:l(h,0%) x2:l(w,100%) y2:l(h,0%)'],
    ['SVGRadialGradientElement', 'SVGGradientElement', 'radialGradient', 'cx:l(w,50%) cy:l(h,50%) r:l(o,50%) fx:l(w,50%) fy:l(h,50%) fr:l(o,0%)'],
    ['SVGStopElement', 'SVGElement', 'stop', 'offset:n(0)'],
    ['SVGPatternElement', 'SVGElement', 'pattern', `patternUnits:e(${units})!objectBoundingBox patternContentUnits:e(${units}) patternTransform:t ${box} ${fit} href:u`],
    ['SVGScriptElement', 'SVGElement', 'script', 'href:u'],
    ['SVGAElement', 'SVGGraphicsElement', 'a', 'target:s href:u'],
    ['SVGViewElement', 'SVGElement', 'view', fit],
    ['SVGClipPathElement', 'SVGElement', 'clipPath', `clipPathUnits:e(${units}) transform:t`],
    ['SVGMaskElement', 'SVGElement', 'mask', `maskUnits:e(${units})!objectBoundingBox maskContentUnits:e(${units}) ${region}`],
    ['SVGFilterElement', 'SVGElement', 'filter', `filterUnits:e(${units})!objectBoundingBox primitiveUnits:e(${units}) ${region} href:u`],
    ['SVGFEBlendElement', 'SVGElement', 'feBlend', `in1=in:s in2:s mode:e(${modes}) ${primitive}`],
    ['SVGFEColorMatrixElement', 'SVGElement', 'feColorMatrix', `in1=in:s type:e(matrix,saturate,hueRotate,luminanceToAlpha) values:N ${primitive}`],
    ['SVGFEComponentTransferElement', 'SVGElement', 'feComponentTransfer', `in1=in:s ${primitive}`],
    ['SVGComponentTransferFunctionElement', 'SVGElement', '', 'type:e(identity,table,discrete,linear,gamma) tableValues:N slope:n(1) intercept:n(0) amplitude:n(1) exponent:n(1) offset:n(0)'],
    ['SVGFEFuncRElement', 'SVGComponentTransferFunctionElement', 'feFuncR', ''],
    ['SVGFEFuncGElement', 'SVGComponentTransferFunctionElement', 'feFuncG', ''],
    ['SVGFEFuncBElement', 'SVGComponentTransferFunctionElement', 'feFuncB', ''],
    ['SVGFEFuncAElement', 'SVGComponentTransferFunctionElement', 'feFuncA', ''],
    ['SVGFECompositeElement', 'SVGElement', 'feComposite', `in1=in:s in2:s operator:e(over,in,out,atop,xor,arithmetic,lighter) k1:n(0) k2:n(0) k3:n(0) k4:n(0) ${primitive}`],
    ['SVGFEConvolveMatrixElement', 'SVGElement', 'feConvolveMatrix', `in1=in:s orderX=order:i1(3) orderY=order:i2(3) kernelMatrix:N divisor:n(1) bias:n(0) targetX:i(0) targetY:i(0) edgeMode:e(${edges}) kernelUnitLengthX=kernelUnitLength:n1(0) kernelUnitLengthY=kernelUnitLength:n2(0) preserveAlpha:b ${primitive}`],
    ['SVGFEDiffuseLightingElement', 'SVGElement', 'feDiffuseLighting', `in1=in:s surfaceScale:n(1) diffuseConstant:n(1) kernelUnitLengthX=kernelUnitLength:n1(0) kernelUnitLengthY=kernelUnitLength:n2(0) ${primitive}`],
    ['SVGFESpecularLightingElement', 'SVGElement', 'feSpecularLighting', `in1=in:s surfaceScale:n(1) specularConstant:n(1) specularExponent:n(1) kernelUnitLengthX=kernelUnitLength:n1(0) kernelUnitLengthY=kernelUnitLength:n2(0) ${primitive}`],
    ['SVGFEDistantLightElement', 'SVGElement', 'feDistantLight', 'azimuth:n(0) elevation:n(0)'],
    ['SVGFEPointLightElement', 'SVGElement', 'fePointLight', light],
    ['SVGFESpotLightElement', 'SVGElement', 'feSpotLight', `${light} pointsAtX:n(0) pointsAtY:n(0) pointsAtZ:n(0) specularExponent:n(1) limitingConeAngle:n(0)`],
    ['SVGFEDisplacementMapElement', 'SVGElement', 'feDisplacementMap', `in1=in:s in2:s scale:n(0) xChannelSelector:e(${channels})!A yChannelSelector:e(${channels})!A ${primitive}`],
    ['SVGFEDropShadowElement', 'SVGElement', 'feDropShadow', `in1=in:s dx:n(2) dy:n(2) stdDeviationX=stdDeviation:n1(2) stdDeviationY=stdDeviation:n2(2) ${primitive}`],
    ['SVGFEFloodElement', 'SVGElement', 'feFlood', primitive],
    ['SVGFEGaussianBlurElement', 'SVGElement', 'feGaussianBlur', `in1=in:s stdDeviationX=stdDeviation:n1(0) stdDeviationY=stdDeviation:n2(0) edgeMode:e(${edges})!none ${primitive}`],
    ['SVGFEImageElement', 'SVGElement', 'feImage', `preserveAspectRatio:p href:u ${primitive}`],
    ['SVGFEMergeElement', 'SVGElement', 'feMerge', primitive],
    ['SVGFEMergeNodeElement', 'SVGElement', 'feMergeNode', 'in1=in:s'],
    ['SVGFEMorphologyElement', 'SVGElement', 'feMorphology', `in1=in:s operator:e(erode,dilate) radiusX=radius:n1(0) radiusY=radius:n2(0) ${primitive}`],
    ['SVGFEOffsetElement', 'SVGElement', 'feOffset', `in1=in:s dx:n(0) dy:n(0) ${primitive}`],
    ['SVGFETileElement', 'SVGElement', 'feTile', `in1=in:s ${primitive}`],
    ['SVGFETurbulenceElement', 'SVGElement', 'feTurbulence', `baseFrequencyX=baseFrequency:n1(0) baseFrequencyY=baseFrequency:n2(0) numOctaves:i(1) seed:n(0) stitchTiles:e(stitch,noStitch)!noStitch type:e(fractalNoise,turbulence)!turbulence ${primitive}`],
    ['SVGAnimationElement', 'SVGElement', '', 'requiredExtensions:S systemLanguage:S'],
    ['SVGAnimateElement', 'SVGAnimationElement', 'animate', ''],
    ['SVGSetElement', 'SVGAnimationElement', 'set', ''],
    ['SVGAnimateMotionElement', 'SVGAnimationElement', 'animateMotion', ''],
    ['SVGAnimateTransformElement', 'SVGAnimationElement', 'animateTransform', ''],
    ['SVGMPathElement', 'SVGElement', 'mpath', 'href:u'],
  ];
  const word = /^([A-Za-z0-9]+)(?:=([A-Za-z]+))?:([A-Za-z][12]?)(?:\(([^)]*)\))?(!.*)?$/;
  const byName = { __proto__: null };
  const byElement = { __proto__: null };
  const names = [];
  for (let i = 0; i < rows.length; i++) {
    const [name, parent, element, reflected] = rows[i];
    byName[name] = { __proto__: null, name, parent, reflected };
    ArrayPrototypePush(names, name);
    if (element !== '') byElement[element] = name;
  }
  /// Codes of EdgeHTML and others for keywords of enumerations: the constants that interfaces have.
  const constants = (prefix, text) => {
    const result = { __proto__: null, [`${prefix}_UNKNOWN`]: 0 };
    const list = StringPrototypeSplit(text, ' ');
    for (let i = 0; i < list.length; i++) result[`${prefix}_${list[i]}`] = i + 1;
    return result;
  };
  const all = (...parts) => {
    const result = { __proto__: null };
    for (let i = 0; i < parts.length; i++) for (const key in parts[i]) result[key] = parts[i][key];
    return result;
  };
  const constantsOf = {
    __proto__: null,
    SVGTextContentElement: () => constants('LENGTHADJUST', 'SPACING SPACINGANDGLYPHS'),
    SVGTextPathElement: () => all(constants('TEXTPATH_METHODTYPE', 'ALIGN STRETCH'), constants('TEXTPATH_SPACINGTYPE', 'AUTO EXACT')),
    SVGMarkerElement: () => all(constants('SVG_MARKERUNITS', 'USERSPACEONUSE STROKEWIDTH'), constants('SVG_MARKER_ORIENT', 'AUTO ANGLE AUTO_START_REVERSE')),
    SVGGradientElement: () => constants('SVG_SPREADMETHOD', 'PAD REFLECT REPEAT'),
    SVGFEBlendElement: () => constants('SVG_FEBLEND_MODE', 'NORMAL MULTIPLY SCREEN DARKEN LIGHTEN OVERLAY COLOR_DODGE COLOR_BURN HARD_LIGHT SOFT_LIGHT DIFFERENCE EXCLUSION HUE SATURATION COLOR LUMINOSITY'),
    SVGFEColorMatrixElement: () => constants('SVG_FECOLORMATRIX_TYPE', 'MATRIX SATURATE HUEROTATE LUMINANCETOALPHA'),
    SVGComponentTransferFunctionElement: () => constants('SVG_FECOMPONENTTRANSFER_TYPE', 'IDENTITY TABLE DISCRETE LINEAR GAMMA'),
    SVGFECompositeElement: () => constants('SVG_FECOMPOSITE_OPERATOR', 'OVER IN OUT ATOP XOR ARITHMETIC LIGHTER'),
    SVGFEConvolveMatrixElement: () => constants('SVG_EDGEMODE', 'DUPLICATE WRAP NONE'),
    SVGFEGaussianBlurElement: () => constants('SVG_EDGEMODE', 'DUPLICATE WRAP NONE'),
    SVGFEDisplacementMapElement: () => constants('SVG_CHANNEL', 'R G B A'),
    SVGFEMorphologyElement: () => constants('SVG_MORPHOLOGY_OPERATOR', 'ERODE DILATE'),
    SVGFETurbulenceElement: () => all(constants('SVG_TURBULENCE_TYPE', 'FRACTALNOISE TURBULENCE'), constants('SVG_STITCHTYPE', 'STITCH NOSTITCH')),
  };
  /// The attributes of an interface: `{ name, attribute, type, argument, initial }`.
  function attributesOf(name) {
    const facts = byName[name];
    if (facts.list !== undefined) return facts.list;
    const list = [];
    const words = facts.reflected === '' ? [] : StringPrototypeSplit(facts.reflected, ' ');
    for (let i = 0; i < words.length; i++) {
      const m = RegExpPrototypeExec(word, words[i]);
      ArrayPrototypePush(list, {
        __proto__: null, name: m[1], attribute: m[2] ?? m[1], type: m[3],
        arguments: StringPrototypeSplit(m[4] ?? '', ','), initial: m[5] === undefined ? null : primordials.StringPrototypeSlice(m[5], 1),
      });
    }
    return (facts.list = list);
  }
  /// Whether an element of a name has an interface.
  function isOf(element, name) {
    let own = byElement[element] ?? 'SVGElement';
    while (own !== 'Element') {
      if (own === name) return true;
      own = byName[own].parent;
    }
    return false;
  }
  return {
    __proto__: null, names, attributesOf, isOf,
    nameFor: (element) => byElement[element] ?? 'SVGElement',
    parentOf: (name) => byName[name]?.parent,
    constantsOf: (name) => constantsOf[name]?.(),
  };
});
