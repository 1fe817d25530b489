// Shorthands with grammars of their own: `font`, `flex`, `grid`, `border-image`, ...
(function (library) {
  'use strict';
  const { use } = library;
  const { lower } = use('css/shared/scanner');
  const { longhands, isWide } = use('css/shared/properties');
  const { listValue } = use('css/shared/values');

  function make({ value, split, anyOrder, assign }) {
    const kinds = { __proto__: null };
    const wordOf = (one) => (one !== undefined && one.kind === 'i' ? lower(one.text) : '');

    // MARK: flex (CSS Flexbox 1, section 7.1.1)

    kinds.flex = {
      expand(names, list) {
        if (list.length === 1 && wordOf(list[0]) === 'none') return ['0', '0', 'auto'];
        let grow = null;
        let shrink = null;
        let basis = null;
        for (let i = 0; i < list.length; i++) {
          const one = list[i];
          if (one.kind === 'n' && grow === null) {
            grow = value('flex-grow', [one]);
            if (grow === null) return null;
            if (list[i + 1]?.kind === 'n') {
              shrink = value('flex-shrink', [list[i + 1]]);
              if (shrink === null) return null;
              i++;
            }
          } else if (basis === null) {
            basis = value('flex-basis', [one]);
            if (basis === null) return null;
          } else return null;
        }
        return [grow ?? '1', shrink ?? '1', basis ?? '0%'];
      },
      collapse: (names, values) => values.map((v, i) => (v === 'initial' ? longhands[names[i]].initial : v)).join(' '),
    };

    // MARK: font (CSS Fonts 4, section 2.7)

    const systemFonts = { __proto__: null, caption: 1, icon: 1, menu: 1, 'message-box': 1, 'small-caption': 1, 'status-bar': 1 };
    const reset = {
      __proto__: null, 'font-variant-ligatures': 'normal', 'font-variant-numeric': 'normal', 'font-variant-east-asian': 'normal',
      'font-variant-alternates': 'normal', 'font-size-adjust': 'none', 'font-language-override': 'normal', 'font-kerning': 'auto',
      'font-optical-sizing': 'auto', 'font-feature-settings': 'normal', 'font-variation-settings': 'normal',
      'font-variant-position': 'normal', 'font-variant-emoji': 'normal',
    };
    /// CSS Fonts 4, section 2.4.1 (font-width).
    const widths = {
      __proto__: null, '50%': 'ultra-condensed', '62.5%': 'extra-condensed', '75%': 'condensed', '87.5%': 'semi-condensed', '100%': 'normal',
      '112.5%': 'semi-expanded', '125%': 'expanded', '150%': 'extra-expanded', '200%': 'ultra-expanded',
    };
    kinds.font = {
      expand(names, list) {
        const values = {
          __proto__: null, ...reset, 'font-style': 'normal', 'font-variant-caps': 'normal', 'font-weight': 'normal',
          'font-stretch': 'normal', 'line-height': 'normal',
        };
        if (list.length === 1 && systemFonts[wordOf(list[0])] === 1) {
          values['font-size'] = '13.3333px';
          values['font-family'] = 'Arial';
          return names.map((name) => values[name]);
        }
        let i = 0;
        const seen = { __proto__: null };
        for (; i < list.length; i++) {
          const word = wordOf(list[i]);
          if (word === 'normal') continue;
          const angle = word === 'oblique' && list[i + 1]?.kind === 'd' && longhands['font-style'] ? listValue(longhands['font-style'], [list[i], list[i + 1]]) : null;
          let taken = '';
          for (const name of ['font-style', 'font-variant-caps', 'font-weight', 'font-stretch']) {
            if (name === 'font-variant-caps' && word !== 'small-caps') continue;
            if (name === 'font-stretch' && list[i].kind !== 'i') continue;
            const shown = value(name, [list[i]]);
            if (shown === null || isWide(shown)) continue;
            if (seen[name]) return null;
            values[name] = angle !== null && name === 'font-style' ? angle : shown;
            taken = name;
            break;
          }
          if (taken === '') break;
          if (angle !== null && taken === 'font-style') i++;
          seen[taken] = true;
        }
        if (i >= list.length) return null;
        values['font-size'] = value('font-size', [list[i]]);
        if (values['font-size'] === null || isWide(values['font-size'])) return null;
        i++;
        if (list[i]?.kind === '/') {
          if (i + 1 >= list.length) return null;
          values['line-height'] = value('line-height', [list[i + 1]]);
          i += 2;
        }
        values['font-family'] = i < list.length ? value('font-family', list.slice(i)) : null;
        if (values['font-family'] === null || values['line-height'] === null || isWide(values['font-family'])) return null;
        return names.map((name) => values[name]);
      },
      collapse(names, values) {
        const get = (name) => values[names.indexOf(name)];
        for (const name in reset) if (names.includes(name) && get(name) !== reset[name]) return '';
        let text = '';
        for (const name of ['font-style', 'font-variant-caps', 'font-weight', 'font-stretch']) {
          const one = get(name);
          if (one === 'normal') continue;
          if (name === 'font-variant-caps' && one !== 'small-caps') return '';
          // A computed width is a percentage: those that have a word are shown as that.
          const width = name === 'font-stretch' && one.endsWith('%') ? widths[one] : one;
          if (width === undefined) return '';
          if (width !== 'normal') text += width + ' ';
        }
        text += get('font-size');
        if (get('line-height') !== 'normal') text += ` / ${get('line-height')}`;
        return `${text} ${get('font-family')}`;
      },
    };
    const variants = ['font-variant-ligatures', 'font-variant-caps', 'font-variant-alternates', 'font-variant-numeric', 'font-variant-east-asian', 'font-variant-position', 'font-variant-emoji'];
    kinds['font-variant'] = {
      expand(names, list) {
        if (list.length === 1 && (wordOf(list[0]) === 'normal' || wordOf(list[0]) === 'none')) {
          return names.map((name) => (name === 'font-variant-ligatures' ? wordOf(list[0]) : 'normal'));
        }
        const words = { __proto__: null };
        for (const one of list) {
          let isTaken = false;
          for (const name of variants) {
            const shown = value(name, [one]);
            if (shown === null || isWide(shown) || shown === 'normal' || shown === 'none') continue;
            words[name] = words[name] === undefined ? shown : `${words[name]} ${shown}`;
            isTaken = true;
            break;
          }
          if (!isTaken) return null;
        }
        return names.map((name) => words[name] ?? 'normal');
      },
      collapse(names, values) {
        const shown = values.filter((v) => v !== 'normal');
        if (shown.includes('none') && shown.length > 1) return '';
        return shown.length === 0 ? 'normal' : shown.join(' ');
      },
    };
    kinds['font-synthesis'] = {
      expand(names, list) {
        const words = list.map(wordOf);
        if (words.length === 1 && words[0] === 'none') return names.map(() => 'none');
        const known = names.map((name) => name.slice('font-synthesis-'.length));
        for (let i = 0; i < words.length; i++) if (!known.includes(words[i]) || words.indexOf(words[i]) !== i) return null;
        return known.map((word) => (words.includes(word) ? 'auto' : 'none'));
      },
      collapse(names, values) {
        const words = names.filter((name, i) => values[i] === 'auto').map((name) => name.slice('font-synthesis-'.length));
        return words.length === 0 ? 'none' : words.join(' ');
      },
    };

    // MARK: border-image (CSS Backgrounds 3, section 5.7)

    const imageDefaults = ['none', '100%', '1', '0', 'stretch'];
    const borderImage = {
      expand(names, list) {
        const result = names.map(() => null);
        for (let i = 0; i < list.length;) {
          let taken = 0;
          for (const k of [0, 4, 1]) {
            if (result[k] !== null) continue;
            for (let size = k === 0 ? 1 : k === 4 ? 2 : 5; size > 0; size--) {
              if (i + size > list.length) continue;
              const part = list.slice(i, i + size);
              if (part.some((one) => one.kind === '/')) continue;
              const shown = listValue(longhands[names[k]], part);
              if (shown === null || isWide(shown)) continue;
              result[k] = shown;
              taken = size;
              break;
            }
            if (taken > 0 && k === 1) {
              for (const next of [2, 3]) {
                if (list[i + taken]?.kind !== '/') break;
                for (let size = 4; size >= 0; size--) {
                  const from = i + taken + 1;
                  if (from + size > list.length) continue;
                  const part = list.slice(from, from + size);
                  if (part.some((one) => one.kind === '/')) continue;
                  const shown = size === 0 ? imageDefaults[next] : listValue(longhands[names[next]], part);
                  if (shown === null || (size === 0 && next === 3)) continue;
                  result[next] = shown;
                  taken += size + 1;
                  break;
                }
                if (result[next] === null) return null;
              }
            }
            if (taken > 0) break;
          }
          if (taken === 0) return null;
          i += taken;
        }
        return result.map((v, i) => v ?? imageDefaults[i]);
      },
      collapse(names, values) {
        const [source, slice, width, outset, repeat] = values.map((v, i) => (v === 'initial' ? imageDefaults[i] : v));
        if (values.every((v, i) => v === 'initial' || v === imageDefaults[i])) return 'none';
        return `${source} ${slice} / ${width} / ${outset} ${repeat}`;
      },
    };
    kinds['border-image'] = borderImage;
    kinds['-webkit-mask-box-image'] = borderImage;

    // MARK: grid (CSS Grid 2, sections 7.4 and 7.8)

    const template = {
      expand(names, list) {
        if (list.length === 1 && wordOf(list[0]) === 'none') return ['none', 'none', 'none'];
        const parts = split(list, '/');
        if (parts === null || parts.length > 2) return null;
        if (!list.some((one) => one.kind === 's')) {
          if (parts.length !== 2) return null;
          const rows = value('grid-template-rows', parts[0]);
          const columns = value('grid-template-columns', parts[1]);
          return rows === null || columns === null ? null : [rows, columns, 'none'];
        }
        const areas = [];
        const rows = [];
        let isOpen = false;
        for (const one of parts[0]) {
          if (one.kind === 's') {
            if (isOpen) rows.push('auto');
            areas.push(value('grid-template-areas', [one]) ?? '""');
            isOpen = true;
          } else if (one.kind === '[') rows.push('[' + one.args.map((n) => n.text).join(' ') + ']');
          else {
            if (!isOpen) return null;
            const size = value('grid-template-rows', [one]);
            if (size === null) return null;
            rows.push(size);
            isOpen = false;
          }
        }
        if (isOpen) rows.push('auto');
        const columns = parts.length > 1 ? value('grid-template-columns', parts[1]) : 'none';
        return columns === null ? null : [rows.join(' '), columns, areas.join(' ')];
      },
      collapse(names, [rows, columns, areas]) {
        if (areas === 'none') return rows === 'none' && columns === 'none' ? 'none' : `${rows} / ${columns}`;
        if (rows.includes('[') || rows.includes('(')) return '';
        const sizes = rows.split(' ');
        const strings = areas.slice(1, -1).split('" "');
        if (sizes.length !== strings.length) return '';
        const text = strings.map((s, i) => `"${s}"${sizes[i] === 'auto' ? '' : ' ' + sizes[i]}`).join(' ');
        return columns === 'none' ? text : `${text} / ${columns}`;
      },
    };
    kinds['grid-template'] = template;
    const flowOf = (list) => {
      const words = list.map(wordOf);
      const at = words.indexOf('auto-flow');
      if (at < 0 || at > 1) return null;
      const dense = words.indexOf('dense');
      if (dense > 1) return null;
      return { isDense: dense >= 0, rest: list.filter((one, i) => i !== at && i !== dense) };
    };
    kinds.grid = {
      expand(names, list) {
        const whole = template.expand(names, list);
        if (whole !== null) return [...whole, 'row', 'auto', 'auto'];
        const parts = split(list, '/');
        if (parts === null || parts.length !== 2) return null;
        const isRow = flowOf(parts[0]) !== null;
        const flow = flowOf(isRow ? parts[0] : parts[1]);
        if (flow === null) return null;
        const fixed = value(isRow ? 'grid-template-columns' : 'grid-template-rows', isRow ? parts[1] : parts[0]);
        const size = flow.rest.length === 0 ? 'auto' : value(isRow ? 'grid-auto-rows' : 'grid-auto-columns', flow.rest);
        if (fixed === null || size === null) return null;
        const direction = isRow ? (flow.isDense ? 'dense' : 'row') : flow.isDense ? 'column dense' : 'column';
        return isRow ? ['none', fixed, 'none', direction, size, 'auto'] : [fixed, 'none', 'none', direction, 'auto', size];
      },
      collapse(names, [rows, columns, areas, flow, autoRows, autoColumns]) {
        if (flow === 'row' && autoRows === 'auto' && autoColumns === 'auto') return template.collapse(names, [rows, columns, areas]);
        if (areas !== 'none') return '';
        const dense = flow.includes('dense') ? ' dense' : '';
        if (flow.startsWith('column')) {
          if (columns !== 'none' || autoRows !== 'auto') return '';
          return `${rows} / auto-flow${dense}${autoColumns === 'auto' ? '' : ' ' + autoColumns}`;
        }
        if (rows !== 'none' || autoColumns !== 'auto') return '';
        return `auto-flow${dense}${autoRows === 'auto' ? '' : ' ' + autoRows} / ${columns}`;
      },
    };

    // MARK: Others

    kinds['list-style'] = {
      expand(names, list) {
        const rest = list.filter((one) => wordOf(one) !== 'none');
        const nones = list.length - rest.length;
        const result = rest.length === 0 ? names.map(() => null) : assign(names, rest);
        if (result === null || nones > 2) return null;
        const image = names.indexOf('list-style-image');
        const type = names.indexOf('list-style-type');
        let left = nones;
        if (left > 0 && result[type] === null) {
          result[type] = 'none';
          left--;
        }
        if (left > 0 && result[image] === null) {
          result[image] = 'none';
          left--;
        }
        return left > 0 ? null : result.map((v) => v ?? 'initial');
      },
      collapse: anyOrder(null, null).collapse,
    };
    kinds['text-decoration'] = anyOrder(null, ['text-decoration-line', 'text-decoration-thickness', 'text-decoration-style', 'text-decoration-color']);
    kinds.offset = {
      expand(names, list) {
        const parts = split(list, '/');
        if (parts === null || parts.length > 2) return null;
        const found = assign(['offset-position', 'offset-path', 'offset-distance', 'offset-rotate'], parts[0]);
        const anchor = parts.length > 1 ? value('offset-anchor', parts[1]) : 'auto';
        if (found === null || anchor === null) return null;
        return [found[0] ?? 'normal', found[1] ?? 'none', found[2] ?? '0px', found[3] ?? 'auto', anchor];
      },
      collapse(names, [position, path, distance, rotate, anchor]) {
        const parts = [];
        if (position !== 'normal') parts.push(position);
        if (path !== 'none') parts.push(path);
        if (distance !== '0px') parts.push(distance);
        if (rotate !== 'auto') parts.push(rotate);
        const text = parts.length === 0 ? 'normal' : parts.join(' ');
        return anchor === 'auto' ? text : `${text} / ${anchor}`;
      },
    };
    kinds['scroll-timeline'] = anyOrder(['none', 'block'], null);
    kinds['view-timeline'] = anyOrder(['none', 'block', 'auto'], null);
    kinds['text-box'] = {
      expand(names, list) {
        return list.length === 1 && wordOf(list[0]) === 'normal' ? ['none', 'auto'] : anyOrder(['none', 'auto'], null).expand(names, list);
      },
      collapse: (names, values) => (values[0] === 'none' && values[1] === 'auto' ? 'normal' : anyOrder(['none', 'auto'], null).collapse(names, values)),
    };
    return kinds;
  }
  return { __proto__: null, make };
});
