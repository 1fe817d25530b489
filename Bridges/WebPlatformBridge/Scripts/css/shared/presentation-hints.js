// HTML, section 15.2 "Presentational hints": attributes that say something about style.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Map, RegExpPrototypeExec } = primordials;
  const declarations = use('css/shared/declarations');
  const { legacyColor, legacyFontSize } = use('css/shared/legacy-values');
  const { lower } = use('css/shared/scanner');
  const HTML = 2;

  const size = /^[ \t\r\n\f]*([0-9]+(?:\.[0-9]+)?)(%?)/;
  const length = (property) => (value) => {
    const match = RegExpPrototypeExec(size, value);
    return match === null ? '' : `${property}: ${match[1]}${match[2] === '' ? 'px' : '%'};`;
  };
  const color = (property) => (value) => {
    const known = legacyColor(value);
    return known === null ? '' : `${property}: ${known};`;
  };
  /// A URL: what it means is known where its computed value is asked for.
  const image = (value) => (value === '' || RegExpPrototypeExec(unquotable, value) !== null ? '' : `background-image: url("${value}");`);
  const unquotable = /["\\\n\r\f]/;
  /// One attribute is one declaration, whatever it holds.
  const ending = /[;!{}\\]|\/\*/;
  const asWritten = (rule) => (value) => (RegExpPrototypeExec(ending, value) === null ? rule(value) : '');
  const words = (table) => (value) => table[lower(value)] ?? '';
  const width = length('width');
  const height = length('height');
  const background = color('background-color');
  const fontSize = (value) => {
    const step = legacyFontSize(value);
    return step === 0 ? '' : `font-size: ${fontSizes[step]};`;
  };
  const noWrap = () => 'white-space: nowrap;';
  const align = words({
    __proto__: null, left: 'text-align: left;', right: 'text-align: right;', center: 'text-align: center;', justify: 'text-align: justify;',
    middle: 'text-align: center;',
  });
  const float = words({
    __proto__: null, left: 'float: left;', right: 'float: right;', top: 'vertical-align: top;', middle: 'vertical-align: middle;',
    bottom: 'vertical-align: baseline;',
  });
  const vertical = words({
    __proto__: null, top: 'vertical-align: top;', middle: 'vertical-align: middle;', bottom: 'vertical-align: bottom;', baseline: 'vertical-align: baseline;',
  });
  const replaced = { width, height, align: float, hspace: length('margin-inline'), vspace: length('margin-block') };
  const cell = { width, height, bgcolor: background, background: image, align, valign: vertical, nowrap: noWrap };
  const row = { height, bgcolor: background, background: image, align, valign: vertical };
  const fontSizes = { __proto__: null, 1: 'x-small', 2: 'small', 3: 'medium', 4: 'large', 5: 'x-large', 6: 'xx-large', 7: 'xxx-large' };
  const marker = (value) => {
    const type = { __proto__: null, 1: 'decimal', a: 'lower-alpha', A: 'upper-alpha', i: 'lower-roman', I: 'upper-roman' }[value]
      ?? { __proto__: null, disc: 'disc', circle: 'circle', square: 'square', none: 'none' }[lower(value)];
    return type === undefined ? '' : `list-style-type: ${type};`;
  };
  const table = {
    __proto__: null,
    img: { ...replaced, border: asWritten((v) => `border: ${v}px solid;`) }, video: replaced, canvas: { align: float },
    iframe: { ...replaced, frameborder: (v) => (v === '0' || lower(v) === 'no' ? 'border: 0;' : '') },
    object: replaced, embed: replaced, input: { width, height }, table: {
      width, height, bgcolor: background, background: image, align: words({ __proto__: null, left: 'float: left;', right: 'float: right;', center: 'margin-inline: auto;' }),
      border: (v) => (v === '0' ? '' : `border: ${RegExpPrototypeExec(size, v) === null ? '1' : RegExpPrototypeExec(size, v)[1]}px outset;`),
      cellspacing: length('border-spacing'), bordercolor: color('border-color'),
    },
    td: cell, th: cell, tr: row, tbody: row, thead: row, tfoot: row, col: { width }, colgroup: { width },
    body: {
      bgcolor: background, background: image, text: color('color'), marginheight: length('margin-block'), marginwidth: length('margin-inline'),
      topmargin: length('margin-top'), bottommargin: length('margin-bottom'), leftmargin: length('margin-left'), rightmargin: length('margin-right'),
    }, textarea: { wrap: (v) => (lower(v) === 'off' ? 'white-space: pre;' : '') }, font: {
      color: color('color'), face: asWritten((v) => `font-family: ${v};`), size: fontSize,
    },
    div: { align }, p: { align }, h1: { align }, h2: { align }, h3: { align }, h4: { align }, h5: { align }, h6: { align },
    hr: { width, color: color('color'), size: length('height') }, li: { type: marker }, ol: { type: marker }, ul: { type: marker },
    pre: { wrap: () => 'white-space: pre-wrap;' }, br: { clear: asWritten((v) => `clear: ${lower(v) === 'all' ? 'both' : v};`) },
    marquee: { width, height, bgcolor: background },
  };

  let known = new Map();
  /// The declarations that an element's attributes stand for, or null.
  function blockFor(record) {
    if (record.attrs === null) return null;
    if ((record.flags & HTML) === 0) return record.ns === SVG ? ofDrawing(record) : null;
    const rules = table[record.name];
    if (rules === undefined) return null;
    let text = '';
    for (let i = 0; i < record.attrs.length; i++) {
      const { local, ns, value } = record.attrs[i];
      if (ns === null && rules[local] !== undefined) text += rules[local](value);
    }
    return text === '' ? null : blockOf(text);
  }
  function blockOf(text) {
    let block = known.get(text);
    if (block === undefined) {
      block = declarations.parse(text);
      if (known.size > 300) known = new Map();
      if (text.length < 500) known.set(text, block);
    }
    return block;
  }
  // SVG 2, section 6.6 "Presentation attributes".
  const SVG = 'http://www.w3.org/2000/svg';
  const drawing = { __proto__: null };
  for (const name of ('alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-interpolation-filters '
    + 'cursor direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font-family font-size '
    + 'font-size-adjust font-stretch font-style font-variant font-weight image-rendering letter-spacing lighting-color marker-end '
    + 'marker-mid marker-start mask mask-type opacity overflow paint-order pointer-events shape-rendering stop-color stop-opacity stroke '
    + 'stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor '
    + 'text-decoration text-overflow text-rendering transform-origin unicode-bidi vector-effect visibility white-space word-spacing '
    + 'writing-mode').split(' ')) drawing[name] = true;
  const number = /^[ \t\r\n\f]*[-+]?[0-9.]+[ \t\r\n\f]*$/;
  const lengths = { __proto__: null, 'stroke-width': true, 'font-size': true, 'stroke-dashoffset': true, 'letter-spacing': true, 'word-spacing': true };
  function ofDrawing(record) {
    let text = '';
    for (let i = 0; i < record.attrs.length; i++) {
      const { local, ns, value } = record.attrs[i];
      if (ns !== null || drawing[local] !== true || RegExpPrototypeExec(ending, value) !== null) continue;
      // Lengths stand there without a unit.
      text += `${local}: ${lengths[local] === true && RegExpPrototypeExec(number, value) !== null ? value.trim() + 'px' : value};`;
    }
    return text === '' ? null : blockOf(text);
  }
  return { __proto__: null, blockFor };
});
