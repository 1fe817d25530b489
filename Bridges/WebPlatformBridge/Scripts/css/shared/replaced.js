// HTML, section 15.4 (replaced elements) and 15.5 (widgets): the sizes that elements have of themselves. The figures are
// no browser's, but for those of frames and pictures.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { parseFloat: toNumber } = primordials;
  const { attribute } = use('css/shared/states');

  /// The width of a letter, in pixels.
  const LETTER = 8;
  const replacedSizes = {
    __proto__: null, img: [16, 16], video: [300, 150], canvas: [300, 150], iframe: [300, 150], object: [300, 150], embed: [300, 150],
    audio: [300, 54], input: [153, 21], textarea: [182, 36], progress: [160, 16], meter: [80, 16], svg: [300, 150], select: [60, 19],
  };
  const isReplaced = (record) => replacedSizes[record.name] !== undefined && (record.name !== 'svg' || record.ns !== 'http://www.w3.org/1999/xhtml');
  /// The size that a replaced element has of itself.
  function natural(record) {
    const [width, height] = replacedSizes[record.name];
    if (record.name === 'img') {
      const image = record.more === null ? null : record.more.resource;
      if (image !== null && image !== undefined && image.width > 0) return [image.width, image.height];
    }
    if (record.name === 'input') {
      const type = attribute(record, 'type');
      if (type !== null && (type === 'checkbox' || type === 'radio')) return [13, 13];
      const isButton = type === 'button' || type === 'submit' || type === 'reset';
      if (isButton) return [(attribute(record, 'value') ?? 'Submit').length * LETTER + 16, 21];
    }
    if (record.name === 'canvas' || record.name === 'svg') {
      const given = [toNumber(attribute(record, 'width')), toNumber(attribute(record, 'height'))];
      return [given[0] >= 0 ? given[0] : width, given[1] >= 0 ? given[1] : height];
    }
    if (record.name === 'select') {
      let longest = 0;
      for (let n = record.first; n !== null; n = n.next) {
        if (n.first !== null && n.first.type === 3 && n.first.data.length > longest) longest = n.first.data.length;
      }
      return [longest * LETTER + 24, height];
    }
    return [width, height];
  }
  return { __proto__: null, LETTER, isReplaced, natural };
});
