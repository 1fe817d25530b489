// Properties whose values follow rules that the table cannot say: each takes a part of a list of components and
// gives its text, or null.
(function (library) {
  'use strict';
  const { use } = library;
  const { lower, identifier, quoted } = use('css/shared/scanner');
  const { text, numberText } = use('css/shared/components');
  const { colorOf } = use('css/shared/colors');
  const calc = use('css/shared/calc');
  const { keywordsOf, isWide } = use('css/shared/properties');
  const zero = (n) => n === 0;
  const dimension = (one) => numberText(one.number) + one.unit;
  const wordSet = (words) => {
    const set = { __proto__: null };
    for (const word of words.split(' ')) set[word] = true;
    return set;
  };

  /// The rules by property, made with the tests of one component alone and beside others.
  function make({ single, beside }) {
    const specials = { __proto__: null };
    /// CSS Fonts 4, section 2.1: strings, or names of several words.
    specials['font-family'] = (info, list, from, to) => {
      if (list[from].kind === 's') return to - from === 1 ? text(list[from]) : null;
      let result = '';
      for (let i = from; i < to; i++) {
        if (list[i].kind !== 'i') return null;
        if (to - from === 1 && (isWide(lower(list[i].text)) || lower(list[i].text) === 'default')) return null;
        result += (i > from ? ' ' : '') + identifier(list[i].text);
      }
      const generic = lower(result);
      return genericFamilies[generic] === true ? generic : to - from > 1 ? quoted(wordsOf(list, from, to)) : result;
    };
    const wordsOf = (list, from, to) => {
      let words = list[from].text;
      for (let i = from + 1; i < to; i++) words += ' ' + list[i].text;
      return words;
    };
    const genericFamilies = wordSet('serif sans-serif monospace cursive fantasy system-ui ui-serif ui-sans-serif ui-monospace ui-rounded math');
    const shadow = (info, list, from, to) => {
      if (to - from === 1) return single(info, list[from]);
      let color = '';
      let inset = '';
      const sizes = [];
      let sizedAt = -1;
      for (let i = from; i < to; i++) {
        const one = list[i];
        if (one.kind === 'i' && lower(one.text) === 'inset' && info.name === 'box-shadow' && inset === '') inset = ' inset';
        else {
          const shown = colorOf(one);
          if (shown !== null && color === '') color = shown + ' ';
          else if (one.kind === 'd' || one.kind === 'n' || calc.isMath(one)) {
            const size = beside(info, one);
            if (size === null || (one.kind === 'n' && !zero(one.number))) return null;
            if (sizes.length > 0 && sizedAt !== i - 1) return null;
            sizedAt = i;
            sizes.push(size);
          } else return null;
        }
      }
      if (sizes.length < 2 || sizes.length > (info.name === 'box-shadow' ? 4 : 3)) return null;
      return color + sizes.join(' ') + inset;
    };
    specials['box-shadow'] = shadow;
    specials['text-shadow'] = shadow;
    /// CSS Color 4, section 4.2: a percentage is shown as a number.
    const opacity = (info, list, from, to) => {
      if (to - from !== 1) return null;
      if (list[from].kind === '%') return numberText(list[from].number / 100);
      return single(info, list[from]);
    };
    for (const name of ['opacity', 'fill-opacity', 'stroke-opacity', 'stop-opacity', 'flood-opacity', 'shape-image-threshold']) specials[name] = opacity;
    specials['font-weight'] = (info, list, from, to) => {
      if (to - from !== 1) return null;
      const one = list[from];
      return one.kind === 'n' && (one.number < 1 || one.number > 1000) ? null : single(info, one);
    };
    /// CSS Display 3, section 2: two words are shown as the old single one.
    specials.display = (info, list, from, to) => {
      if (to - from === 1) return list[from].kind === 'i' && lower(list[from].text) === 'flow' ? 'block' : single(info, list[from]);
      const words = [];
      for (let i = from; i < to; i++) {
        if (list[i].kind !== 'i') return null;
        words.push(lower(list[i].text));
      }
      words.sort();
      return displays[words.join(' ')] ?? null;
    };
    const displays = {
      __proto__: null, 'block flow': 'block', 'block flow-root': 'flow-root', 'flow inline': 'inline', 'flow-root inline': 'inline-block',
      'block flex': 'flex', 'flex inline': 'inline-flex', 'block grid': 'grid', 'grid inline': 'inline-grid', 'block table': 'table',
      'inline table': 'inline-table', 'block flow list-item': 'list-item', 'block list-item': 'list-item', 'flow list-item': 'list-item',
      'block math': 'block math', 'inline math': 'math', 'block ruby': 'block ruby', 'inline ruby': 'ruby', 'inline list-item': 'inline list-item',
      'flow inline list-item': 'inline list-item', 'flow-root inline list-item': 'inline flow-root list-item', 'block flow-root list-item': 'flow-root list-item', 'flow-root list-item': 'flow-root list-item',
    };
    /// Two values of one kind, of which the second may say nothing new.
    const pair = (omitted) => (info, list, from, to) => {
      if (to - from > 2) return null;
      const first = single(info, list[from]);
      if (first === null || to - from === 1) return first;
      const second = single(info, list[from + 1]);
      if (second === null || alone[first] === true || alone[second] === true) return null;
      return second === (omitted ?? first) ? first : `${first} ${second}`;
    };
    /// What is a value of its own and no half of one.
    const alone = { __proto__: null, contain: true, cover: true, 'repeat-x': true, 'repeat-y': true };
    for (const corner of ['top-left', 'top-right', 'bottom-right', 'bottom-left']) specials[`border-${corner}-radius`] = pair(null);
    specials['background-size'] = pair('auto');
    specials['mask-size'] = pair('auto');
    const repeats = (info, list, from, to) => {
      const both = pair(null)(info, list, from, to);
      return both === 'repeat no-repeat' ? 'repeat-x' : both === 'no-repeat repeat' ? 'repeat-y' : both;
    };
    specials['background-repeat'] = repeats;
    specials['mask-repeat'] = repeats;
    specials['aspect-ratio'] = (info, list, from, to) => {
      let ratio = '';
      let isAuto = false;
      for (let i = from; i < to; i++) {
        const one = list[i];
        if (one.kind === 'i' && lower(one.text) === 'auto' && !isAuto) isAuto = true;
        else if (one.kind === 'n' && one.number >= 0 && ratio === '') {
          ratio = numberText(one.number) + ' / ';
          if (i + 2 < to && list[i + 1].kind === '/' && list[i + 2].kind === 'n') {
            if (list[i + 2].number < 0) return null;
            ratio += numberText(list[i + 2].number);
            i += 2;
          } else ratio += '1';
        } else return null;
      }
      return isAuto && ratio !== '' ? 'auto ' + ratio : isAuto ? 'auto' : ratio;
    };
    /// CSS UI 4, section 8.1.1: images, then a name.
    specials.cursor = (info, list, from, to) => {
      if (to < list.length) {
        if (list[from].kind !== 'u' && list[from].kind !== 'f') return null;
        let result = beside(info, list[from]);
        for (let i = from + 1; i < to; i++) {
          if (list[i].kind !== 'n') return null;
          result += ' ' + numberText(list[i].number);
        }
        return to - from === 1 || to - from === 3 ? result : null;
      }
      return to - from === 1 ? single(info, list[from]) : null;
    };
    const inOrder = (words) => {
      const order = words.split(' ');
      return (info, list, from, to) => {
        if (to - from === 1) return single(info, list[from]);
        const given = [];
        for (let i = from; i < to; i++) {
          const word = list[i].kind === 'i' ? lower(list[i].text) : '';
          if (!order.includes(word) || given.includes(word)) return null;
          given.push(word);
        }
        return order.filter((w) => given.includes(w)).join(' ');
      };
    };
    specials['text-decoration-line'] = inOrder('underline overline line-through blink');
    specials.contain = inOrder('size inline-size layout style paint');
    specials['touch-action'] = inOrder('pan-x pan-left pan-right pan-y pan-up pan-down pinch-zoom');
    specials['font-style'] = (info, list, from, to) => {
      if (to - from === 1) return single(info, list[from]);
      const angle = list[from + 1];
      if (to - from !== 2 || list[from].kind !== 'i' || lower(list[from].text) !== 'oblique') return null;
      if (angle.kind !== 'd' || calc.kindOfUnit(angle.unit) !== 'angle') return null;
      return angle.number === 0 ? 'normal' : angle.number === 14 && angle.unit === 'deg' ? 'oblique' : 'oblique ' + dimension(angle);
    };
    /// Positions: a name for each axis, the horizontal one first.
    const position = (info, list, from, to) => {
      if (to - from > (info.name === 'transform-origin' ? 3 : 4)) return null;
      const shown = [];
      for (let i = from; i < to; i++) {
        const one = list[i];
        const text1 = to - from === 1 ? single(info, one) : beside(info, one);
        if (text1 === null || text1 === '/' || (one.kind === 'n' && !zero(one.number))) return null;
        shown.push(text1);
      }
      const isVertical = (w) => w === 'top' || w === 'bottom';
      const isHorizontal = (w) => w === 'left' || w === 'right';
      if (shown.length === 1) return isVertical(shown[0]) ? 'center ' + shown[0] : shown[0] + (shown[0] === 'none' ? '' : ' center');
      if (shown.length <= 3 && (isVertical(shown[0]) || isHorizontal(shown[1])) && !isHorizontal(shown[0])) {
        if (!(isVertical(shown[0]) || shown[0] === 'center') || !(isHorizontal(shown[1]) || shown[1] === 'center')) return null;
        [shown[0], shown[1]] = [shown[1], shown[0]];
      }
      if ((isHorizontal(shown[0]) && isHorizontal(shown[1])) || (shown.length < 4 && isVertical(shown[0]))) return null;
      return shown.join(' ');
    };
    for (const name of ['transform-origin', 'perspective-origin', 'object-position', 'offset-anchor', 'offset-position']) {
      specials[name] = (info, list, from, to) => (to - from === 1 && list[from].kind === 'i' && keywordsOf(info)[lower(list[from].text)] === true
        && (lower(list[from].text) === 'auto' || lower(list[from].text) === 'normal') ? lower(list[from].text) : position(info, list, from, to));
    }
    specials.scale = (info, list, from, to) => {
      if (to - from > 3) return null;
      const shown = [];
      for (let i = from; i < to; i++) {
        const one = list[i];
        const text1 = one.kind === '%' ? numberText(one.number / 100) : one.kind === 'n' || calc.isMath(one) || to - from === 1 ? single(info, one) ?? beside(info, one) : null;
        if (text1 === null) return null;
        shown.push(text1);
      }
      if (shown.length === 3 && shown[2] === '1') shown.pop();
      if (shown.length === 2 && shown[0] === shown[1]) shown.pop();
      return shown.join(' ');
    };
    specials['grid-auto-flow'] = (info, list, from, to) => {
      const words = [];
      for (let i = from; i < to; i++) words.push(list[i].kind === 'i' ? lower(list[i].text) : '');
      const isDense = words.includes('dense');
      const axis = words.includes('column') ? 'column' : 'row';
      if (words.length > 2 || words.some((w) => w !== 'dense' && w !== 'row' && w !== 'column') || (words.length === 2 && !isDense)) return null;
      return isDense ? (axis === 'row' ? 'dense' : 'column dense') : axis;
    };
    return specials;
  }
  return { __proto__: null, make };
});
