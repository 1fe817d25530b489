// CSS Cascade 5, section 2, and CSS Animations 1, section 3: what stands before the braces of at-rules, or in
// their place.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { RegExpPrototypeExec } = primordials;
  const { skipComments, string, lower } = use('css/shared/scanner');
  const components = use('css/shared/components');
  const { trimSpace } = use('css/shared/values');

  const withoutComments = (text) => {
    if (!text.includes('/*')) return text;
    const s = { text, at: 0 };
    let result = '';
    while (s.at < text.length) {
      const from = s.at;
      skipComments(s);
      if (s.at > from) continue;
      if (text[from] === '"' || text[from] === "'") string(s);
      else s.at++;
      result += text.slice(from, s.at);
    }
    return trimSpace(result);
  };
  const layerPattern = /^(?:-?[_a-z\u0080-\uffff]|--)[-\w\u0080-\uffff]*(?:\.(?:-?[_a-z\u0080-\uffff]|--)[-\w\u0080-\uffff]*)*$/i;
  const layerName = (text) => RegExpPrototypeExec(layerPattern, text) !== null;
  /// CSS Cascade 5, section 2: `@import url layer supports(...) media`.
  function importOf(list) {
    const [first] = list;
    if (first.kind !== 's' && first.kind !== 'u') return null;
    let at = 1;
    let layer = null;
    let supports = null;
    if (list[at]?.kind === 'i' && lower(list[at].text) === 'layer') {
      layer = '';
      at++;
    } else if (list[at]?.kind === 'f' && list[at].text === 'layer') {
      // What names no layer is a media query that nothing matches.
      const given = withoutSpace(list[at].args);
      if (layerName(given)) {
        layer = given;
        at++;
      }
    }
    if (list[at]?.kind === 'f' && list[at].text === 'supports') {
      supports = components.listText(list[at].args);
      at++;
    }
    return { href: first.text, layer, supports, media: components.listText(list.slice(at)) };
  }
  /// The text of names with points between them; '' where there is white space.
  function withoutSpace(args) {
    let text = '';
    for (let i = 0; i < args.length; i++) {
      if (i > 0 && args[i].space) return '';
      text += args[i].text;
    }
    return text;
  }
  /// The name of a `@keyframes` rule, or null.
  function keyframesName(made) {
    const list = components.parse(made.prelude);
    if (list === null || list.length !== 1) return null;
    if (list[0].kind !== 's' && (list[0].kind !== 'i' || lower(list[0].text) === 'none')) return null;
    return list[0].text;
  }
  /// The text of a keyframe's selector, or null.
  function keyText(prelude) {
    const list = components.parse(prelude);
    if (list === null || list.length === 0) return null;
    const parts = [];
    for (let i = 0; i < list.length; i++) {
      const one = list[i];
      if (i % 2 === 1) {
        if (one.kind !== ',') return null;
      } else if (one.kind === 'i' && (lower(one.text) === 'from' || lower(one.text) === 'to')) parts.push(lower(one.text) === 'from' ? '0%' : '100%');
      else if (one.kind === '%' && one.number >= 0 && one.number <= 100) parts.push(components.text(one));
      else return null;
    }
    return list.length % 2 === 1 ? parts.join(', ') : null;
  }
  return { __proto__: null, importOf, keyframesName, keyText, layerName, withoutComments };
});
