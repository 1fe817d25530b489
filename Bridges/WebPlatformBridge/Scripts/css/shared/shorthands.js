// Shorthands of one value for each side, axis or kind: from components to longhands and back. Those with
// lists and grammars of their own stand in shorthand-layers.js and shorthand-grammars.js.
(function (library) {
  'use strict';
  const { use } = library;
  const { lower } = use('css/shared/scanner');
  const { parse } = use('css/shared/components');
  const { longhands, shorthands, isWide } = use('css/shared/properties');
  const { listValue, single, hasReference, areReferencesGood, trimSpace } = use('css/shared/values');

  const value = (name, list) => listValue(longhands[name], list);
  /// Parts of a list that commas or slashes separate; null if one is empty.
  function split(list, kind) {
    const parts = [];
    let part = [];
    for (let i = 0; i < list.length; i++) {
      if (list[i].kind !== kind) part.push(list[i]);
      else {
        if (part.length === 0) return null;
        parts.push(part);
        part = [];
      }
    }
    if (part.length === 0) return null;
    parts.push(part);
    return parts;
  }

  // MARK: Kinds of shorthands. `expand(names, list)` gives values in the order of the longhands, or null;
  // `collapse(names, values)` the text, or ''.

  /// One to four values: top, right, bottom, left.
  const box = {
    expand(names, list) {
      if (list.length > 4) return null;
      const given = [];
      for (let i = 0; i < list.length; i++) {
        const text = single(longhands[names[0]], list[i]);
        if (text === null) return null;
        given.push(text);
      }
      const [top, right = top, bottom = top, left = right] = given;
      return [top, right, bottom, left];
    },
    collapse(names, [top, right, bottom, left]) {
      if (left !== right) return `${top} ${right} ${bottom} ${left}`;
      if (bottom !== top) return `${top} ${right} ${bottom}`;
      return right !== top ? `${top} ${right}` : top;
    },
  };
  /// One or two values, each with as many words as its longhand takes.
  const pair = {
    expand(names, list) {
      for (let at = 1; at < list.length; at++) {
        const first = value(names[0], list.slice(0, at));
        const rest = first === null ? null : value(names[1], list.slice(at));
        if (rest !== null && first !== null) return [first, rest];
      }
      const first = value(names[0], list);
      const second = value(names[1], list);
      return first === null || second === null ? null : [first, second];
    },
    collapse: (names, [first, second]) => (first === second ? first : `${first} ${second}`),
  };
  /// One value for all.
  const same = {
    expand(names, list) {
      const text = value(names[0], list);
      return text === null ? null : names.map(() => text);
    },
    collapse: (names, values) => (values.every((v) => v === values[0]) ? values[0] : ''),
  };
  /// Values in any order, each of another longhand; what is missing has its initial value.
  const anyOrder = (defaults, shown) => ({
    expand(names, list) {
      const result = assign(names, list);
      if (result === null) return null;
      for (let i = 0; i < names.length; i++) result[i] ??= defaults?.[i] ?? 'initial';
      return result;
    },
    collapse(names, values) {
      const order = shown ?? names;
      let text = '';
      for (let i = 0; i < order.length; i++) {
        const at = shown === null || shown === undefined ? i : names.indexOf(order[i]);
        const one = values[at];
        if (one === 'initial' || (defaults !== null && one === defaults[at])) continue;
        text += (text === '' ? '' : ' ') + one;
      }
      if (text !== '') return text;
      return fallbackText(names, values);
    },
  });
  function fallbackText(names, values) {
    for (let i = 0; i < values.length; i++) if (values[i] !== 'initial') return values[i];
    return 'initial';
  }
  /// Which longhand takes which components: a component goes to the first that takes it, and neighbours
  /// that are one value stay together.
  function assign(names, list) {
    const result = names.map(() => null);
    for (let i = 0; i < list.length;) {
      let taken = 0;
      for (let k = 0; k < names.length && taken === 0; k++) {
        if (result[k] !== null) continue;
        const info = longhands[names[k]];
        for (let size = info.isMulti || info.beside !== undefined ? upToThree(list.length - i) : 1; size > 0; size--) {
          const text = listValue(info, list.slice(i, i + size));
          if (text === null || isWide(text)) continue;
          result[k] = text;
          taken = size;
          break;
        }
      }
      if (taken === 0) return null;
      i += taken;
    }
    return result;
  }
  const upToThree = (n) => (n < 3 ? n : 3);

  const ruled = anyOrder(['medium', 'none', 'currentcolor'], null);
  /// A border whose parts are all initial has no text as a shorthand, in Chromium.
  const line = {
    expand: ruled.expand,
    collapse(names, values) {
      if (values.every((v, i) => v === 'initial' || v === ['medium', 'none', 'currentcolor'][i])) return '';
      return ruled.collapse(names, values);
    },
  };
  /// `border` and the borders of an axis: one line for several edges, named edge by edge.
  const edges = {
    expand(names, list) {
      const one = line.expand(['border-top-width', 'border-top-style', 'border-top-color'], list);
      if (one === null) return null;
      return names.map((name) => (name.endsWith('-width') && !name.startsWith('border-image') ? one[0] : name.endsWith('-style') ? one[1]
        : name.endsWith('-color') ? one[2] : borderImage[name]));
    },
    collapse(names, values) {
      const kinds = { __proto__: null, width: null, style: null, color: null };
      for (let i = 0; i < names.length; i++) {
        if (names[i].startsWith('border-image')) {
          if (values[i] !== borderImage[names[i]] && values[i] !== 'initial') return '';
          continue;
        }
        const kind = names[i].slice(names[i].lastIndexOf('-') + 1);
        if (kinds[kind] !== null && kinds[kind] !== values[i]) return '';
        kinds[kind] = values[i];
      }
      return line.collapse(['border-top-width', 'border-top-style', 'border-top-color'], [kinds.width, kinds.style, kinds.color]);
    },
  };
  const borderImage = {
    __proto__: null, 'border-image-source': 'none', 'border-image-slice': '100%', 'border-image-width': '1', 'border-image-outset': '0',
    'border-image-repeat': 'stretch',
  };
  /// Horizontal corners, a slash, vertical ones.
  const corners = {
    expand(names, list) {
      const parts = split(list, '/');
      if (parts === null || parts.length > 2) return null;
      const across = box.expand(names, parts[0]);
      const down = parts.length > 1 ? box.expand(names, parts[1]) : across;
      if (across === null || down === null) return null;
      return across.map((x, i) => (x === down[i] ? x : `${x} ${down[i]}`));
    },
    collapse(names, values) {
      const across = [];
      const down = [];
      for (let i = 0; i < 4; i++) {
        const list = parse(values[i]);
        if (list === null || list.length > 2) return '';
        const text = values[i].split(' ');
        across.push(list.length === 1 ? values[i] : text[0]);
        down.push(list.length === 1 ? values[i] : text[text.length - 1]);
      }
      const first = box.collapse(names, across);
      const second = box.collapse(names, down);
      return first === second ? first : `${first} / ${second}`;
    },
  };
  /// Parts with slashes between them; missing ones are `auto`, or the name that stands before.
  const lines = {
    expand(names, list) {
      const parts = split(list, '/');
      if (parts === null || parts.length > names.length) return null;
      const values = [];
      for (let i = 0; i < names.length; i++) {
        if (i < parts.length) values.push(value(names[i], parts[i]));
        else {
          // A name stands for both of its axis.
          const from = names.length === 2 || i === 1 ? values[0] : values[i - 2];
          const of = parts[names.length === 2 || i === 1 ? 0 : i - 2] ?? (i === 3 ? parts[1] ?? parts[0] : parts[0]);
          values.push(of.length === 1 && of[0].kind === 'i' && lower(of[0].text) !== 'auto' ? from : 'auto');
        }
        if (values[i] === null || (isWide(values[i]) && list.length > 1)) return null;
      }
      return values;
    },
    collapse(names, values) {
      let count = names.length;
      const implied = (i) => {
        const from = values[names.length === 2 || i === 1 ? 0 : i - 2];
        const isName = from !== 'auto' && !from.includes(' ') && !(from >= '0' && from < ':') && from[0] !== '-';
        return isName ? from : 'auto';
      };
      while (count > 1 && values[count - 1] === implied(count - 1)) count--;
      return values.slice(0, count).join(' / ');
    },
  };
  const container = {
    expand(names, list) {
      const parts = split(list, '/');
      if (parts === null || parts.length > 2) return null;
      const name = value(names[0], parts[0]);
      const type = parts.length > 1 ? value(names[1], parts[1]) : 'normal';
      return name === null || type === null ? null : [name, type];
    },
    collapse: (names, [name, type]) => (type === 'normal' ? name : `${name} / ${type}`),
  };
  const whiteSpaces = {
    __proto__: null, normal: ['collapse', 'wrap'], nowrap: ['collapse', 'nowrap'], pre: ['preserve', 'nowrap'],
    'pre-wrap': ['preserve', 'wrap'], 'pre-line': ['preserve-breaks', 'wrap'],
  };
  const plainSpace = anyOrder(['collapse', 'wrap'], null);
  const whiteSpace = {
    expand(names, list) {
      if (list.length === 1 && list[0].kind === 'i') {
        const known = whiteSpaces[lower(list[0].text)];
        if (known !== undefined) return known;
      }
      return plainSpace.expand(names, list);
    },
    collapse(names, values) {
      for (const word in whiteSpaces) {
        if (whiteSpaces[word][0] === values[0] && whiteSpaces[word][1] === values[1]) return word;
      }
      return plainSpace.collapse(names, values);
    },
  };

  const kinds = { __proto__: null };
  const put = (kind, names) => { for (const name of names.split(' ')) kinds[name] = kind; };
  put(box, 'margin padding inset border-width border-style border-color scroll-margin scroll-padding corner-shape');
  put(pair, 'gap overflow overscroll-behavior place-content place-items place-self margin-block margin-inline padding-block '
    + 'padding-inline inset-block inset-inline border-block-color border-block-style border-block-width border-inline-color '
    + 'border-inline-style border-inline-width border-spacing contain-intrinsic-size scroll-margin-block scroll-margin-inline '
    + 'scroll-padding-block scroll-padding-inline interest-delay animation-range');
  put(same, 'marker');
  put(line, 'border-top border-right border-bottom border-left border-block-start border-block-end border-inline-start '
    + 'border-inline-end');
  put(ruled, 'column-rule row-rule');
  put(edges, 'border border-block border-inline');
  put(corners, 'border-radius');
  put(lines, 'grid-row grid-column grid-area');
  put(container, 'container');
  put(whiteSpace, 'white-space');
  put(anyOrder(['auto', 'auto', 'auto', 'auto'], null), 'columns');
  put(anyOrder(['row', 'nowrap'], null), 'flex-flow');
  const unordered = anyOrder(null, null);
  for (const file of ['css/shared/shorthand-layers', 'css/shared/shorthand-grammars']) {
    const more = use(file).make({ value, split, anyOrder, assign });
    for (const name in more) kinds[name] = more[name];
  }

  /// Shorthands that leave `initial` where nothing was said.
  const hasImplied = { __proto__: null, background: true, outline: true, 'list-style': true, 'text-decoration': true, 'text-emphasis': true, 'text-wrap': true, '-webkit-text-stroke': true };

  // MARK: Use

  /// The values of a shorthand's longhands in their order, or null for a bad value. With a reference to a
  /// custom property they are all `''`, and the text is kept for later.
  function expand(name, given) {
    const { longhands: names } = shorthands[name];
    const list = parse(given);
    if (list === null || list.length === 0) return null;
    if (hasReference(given)) return areReferencesGood(list) ? { text: trimSpace(given), values: null } : null;
    if (list.length === 1 && list[0].kind === 'i') {
      const word = lower(list[0].text);
      if (isWide(word)) return { text: null, values: names.map(() => word) };
    }
    const values = (kinds[name] ?? unordered).expand(names, list);
    return values === null ? null : { text: null, values };
  }
  /// The text of a shorthand for the values of its longhands; '' if there is none.
  function collapse(name, values) {
    const { longhands: names } = shorthands[name];
    let wide = null;
    let isMixed = false;
    for (let i = 0; i < values.length; i++) {
      if (values[i] === '') return '';
      if (isWide(values[i])) {
        if (wide !== null && wide !== values[i]) isMixed = true;
        wide = values[i];
      } else if (i > 0 && wide !== null) isMixed = true;
    }
    if (wide !== null) {
      if (!isMixed && values.every((v) => v === wide)) return wide;
      for (let i = 0; i < values.length; i++) if (isWide(values[i]) && (values[i] !== 'initial' || hasImplied[name] !== true)) return '';
    }
    return (kinds[name] ?? unordered).collapse(names, values);
  }

  return { __proto__: null, expand, collapse };
});
