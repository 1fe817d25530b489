// Shorthands that are lists: `background`, `mask`, `transition`, `animation` and what belongs to them.
(function (library) {
  'use strict';
  const { use } = library;
  const { lower } = use('css/shared/scanner');
  const { longhands, isWide } = use('css/shared/properties');
  const { listValue } = use('css/shared/values');

  function make({ value, split }) {
    const first = { __proto__: null };

    // MARK: Positions (CSS Values 4, section 9)

    const horizontal = { __proto__: null, left: true, right: true };
    const vertical = { __proto__: null, top: true, bottom: true };
    const wordOf = (one) => (one.kind === 'i' ? lower(one.text) : '');
    /// The two axes of a position of one to four components, or null.
    function axes(names, list) {
      const [x, y] = names;
      const text = (name, part) => value(name, part);
      if (list.length === 1) {
        if (vertical[wordOf(list[0])]) return ['center', wordOf(list[0])];
        const shown = text(x, list);
        return shown === null || isWide(shown) ? null : [shown, 'center'];
      }
      if (list.length === 2) {
        const isSwapped = vertical[wordOf(list[0])] || horizontal[wordOf(list[1])];
        const [one, two] = isSwapped ? [list[1], list[0]] : list;
        if (vertical[wordOf(one)] || horizontal[wordOf(two)]) return null;
        if (isSwapped && (one.kind !== 'i' || two.kind !== 'i')) return null;
        const left = text(x, [one]);
        const top = vertical[wordOf(two)] ? wordOf(two) : text(y, [two]);
        return left === null || top === null ? null : [left, top];
      }
      if (list.length > 4) return null;
      // Edges with distances: "left 10px top 5px".
      const groups = [];
      for (let i = 0; i < list.length; i++) {
        if (list[i].kind === 'i') groups.push([list[i]]);
        else if (groups.length === 0 || groups[groups.length - 1].length > 1) return null;
        else groups[groups.length - 1].push(list[i]);
      }
      if (groups.length !== 2) return null;
      if (vertical[wordOf(groups[0][0])] || horizontal[wordOf(groups[1][0])]) groups.reverse();
      const parts = [];
      for (let i = 0; i < 2; i++) {
        const word = wordOf(groups[i][0]);
        if (word !== 'center' && !(i === 0 ? horizontal : vertical)[word]) return null;
        if (groups[i].length === 1) parts.push(word);
        else {
          const size = text(x, [groups[i][1]]);
          if (size === null || word === 'center') return null;
          parts.push(`${word} ${size}`);
        }
      }
      return parts;
    }
    const position = {
      expand(names, list) {
        const layers = split(list, ',');
        if (layers === null) return null;
        const across = [];
        const down = [];
        for (const layer of layers) {
          const one = axes(names, layer);
          if (one === null) return null;
          across.push(one[0]);
          down.push(one[1]);
        }
        return [across.join(', '), down.join(', ')];
      },
      collapse(names, [x, y]) {
        const across = x.split(', ');
        const down = y.split(', ');
        return across.length === down.length ? across.map((one, i) => `${one} ${down[i]}`).join(', ') : '';
      },
    };
    first['background-position'] = position;
    first['mask-position'] = position;

    // MARK: background, mask

    /// Values of a list as text, one for each layer; functions keep their commas.
    function items(text) {
      const result = [];
      let depth = 0;
      let from = 0;
      let quote = '';
      for (let i = 0; i < text.length; i++) {
        const c = text[i];
        if (quote !== '') {
          if (c === '\\') i++;
          else if (c === quote) quote = '';
        } else if (c === '"') quote = c;
        else if (c === '(' || c === '[') depth++;
        else if (c === ')' || c === ']') depth--;
        else if (c === ',' && depth === 0) {
          result.push(text.slice(from, i));
          from = i + 2;
        }
      }
      result.push(text.slice(from));
      return result;
    }
    const layered = (prefix, defaults) => ({
      expand(names, list) {
        const layers = split(list, ',');
        if (layers === null) return null;
        const columns = names.map(() => []);
        let color = null;
        for (let at = 0; at < layers.length; at++) {
          const layer = oneLayer(names, layers[at], prefix, at === layers.length - 1);
          if (layer === null) return null;
          for (let i = 0; i < names.length; i++) {
            if (names[i] === 'background-color') color = layer[i];
            else columns[i].push(layer[i] ?? (layers.length === 1 && prefix === 'background' ? 'initial' : defaults[i]));
          }
        }
        return names.map((name, i) => (name === 'background-color' ? color ?? 'initial' : columns[i].join(', ')));
      },
      collapse(names, values) {
        const lists = values.map(items);
        const count = lists[0].length;
        const isDefault = count === 1 && prefix === 'background' ? isMissing : isInitial;
        let text = '';
        for (let at = 0; at < count; at++) {
          const layer = [];
          const origin = names.indexOf(`${prefix}-origin`);
          for (let i = 0; i < names.length; i++) {
            if (names[i] === 'background-color') {
              if (at === count - 1 && (layer.length === 0 ? values[i] !== 'initial' : !isDefault(values[i], defaults[i]))) layer.push(values[i]);
              continue;
            }
            if (lists[i].length !== count) return '';
            const one = lists[i][at];
            if (i === 1) {
              const hasSize = !isDefault(lists[3][at], defaults[3]);
              if (!isDefault(one, defaults[1]) || !isDefault(lists[2][at], defaults[2]) || hasSize) {
                layer.push(`${plain(one, defaults[1])} ${plain(lists[2][at], defaults[2])}` + (hasSize ? ` / ${lists[3][at]}` : ''));
              }
            } else if (i === 2 || i === 3) continue;
            else if (names[i] === `${prefix}-clip`) {
              const from = lists[origin][at];
              if (isDefault(from, defaults[origin]) ? !isDefault(one, defaults[i]) : one !== from) layer.push(one);
              if (isDefault(from, defaults[origin]) && !isDefault(one, defaults[i])) layer.splice(layer.length - 1, 0, defaults[origin]);
            } else if (!isDefault(one, defaults[i])) layer.push(one);
          }
          text += (at > 0 ? ', ' : '') + (layer.length > 0 ? layer.join(' ') : 'none');
        }
        return text;
      },
    });
    const isInitial = (text, initial) => text === 'initial' || text === initial;
    const isMissing = (text) => text === 'initial';
    const plain = (text, initial) => (text === 'initial' ? initial : text);
    function oneLayer(names, list, prefix, isLast) {
      const result = names.map(() => null);
      const boxAt = names.indexOf(`${prefix}-origin`);
      const clipAt = names.indexOf(`${prefix}-clip`);
      for (let i = 0; i < list.length;) {
        let taken = 0;
        if (list[i].kind === '/') return null;
        // A position, and behind a slash a size.
        if (result[1] === null) {
          for (let size = 4; size > 0 && taken === 0; size--) {
            if (i + size > list.length) continue;
            const part = list.slice(i, i + size);
            if (part.some((one) => one.kind === '/')) continue;
            const both = axes([names[1], names[2]], part);
            if (both === null) continue;
            [result[1], result[2]] = both;
            taken = size;
            if (list[i + size]?.kind === '/') {
              for (let more = 2; more > 0; more--) {
                if (i + size + more >= list.length) continue;
                const shown = value(names[3], list.slice(i + size + 1, i + size + 1 + more));
                if (shown === null) continue;
                result[3] = shown;
                taken = size + 1 + more;
                break;
              }
              if (result[3] === null) return null;
            }
          }
        }
        for (let k = 0; k < names.length && taken === 0; k++) {
          if (result[k] !== null || k === 1 || k === 2 || k === 3) continue;
          if (names[k] === 'background-color' && !isLast) continue;
          for (let size = names[k].endsWith('-repeat') ? 2 : 1; size > 0; size--) {
            if (i + size > list.length) continue;
            const shown = value(names[k], list.slice(i, i + size));
            if (shown === null || isWide(shown)) continue;
            result[k] = shown;
            taken = size;
            break;
          }
        }
        if (taken === 0) return null;
        i += taken;
      }
      // One box is both.
      if (boxAt >= 0 && result[boxAt] !== null && result[clipAt] === null) result[clipAt] = result[boxAt];
      return result;
    }
    first.background = layered('background', ['none', '0%', '0%', 'auto', 'repeat', 'scroll', 'padding-box', 'border-box', 'transparent']);
    first.mask = layered('mask', ['none', '0%', '0%', 'auto', 'repeat', 'border-box', 'border-box', 'add', 'match-source']);

    // MARK: transition, animation

    const timed = (order, defaults, isLong, rest) => ({
      expand(names, list) {
        const layers = split(list, ',');
        if (layers === null) return null;
        const columns = { __proto__: null };
        for (const name of order) columns[name] = [];
        for (const layer of layers) {
          const values = { __proto__: null };
          for (const one of layer) {
            let isTaken = false;
            for (const name of order) {
              if (values[name] !== undefined) continue;
              const shown = listValue(longhands[name], [one]);
              if (shown === null || isWide(shown)) continue;
              values[name] = shown;
              isTaken = true;
              break;
            }
            if (!isTaken) return null;
          }
          if (!isLong && layers.length > 1 && values[order[order.length - 1]] === 'none') return null;
          for (const name of order) columns[name].push(values[name] ?? defaults[name]);
        }
        return names.map((name) => (columns[name] === undefined ? rest[name] : columns[name].join(', ')));
      },
      collapse(names, values) {
        const lists = { __proto__: null };
        let count = 0;
        for (let i = 0; i < names.length; i++) {
          if (rest[names[i]] !== undefined) {
            if (!isInitial(values[i], rest[names[i]])) return '';
            continue;
          }
          lists[names[i]] = items(values[i]);
          if (count !== 0 && count !== lists[names[i]].length) return '';
          count = lists[names[i]].length;
        }
        let text = '';
        for (let at = 0; at < count; at++) {
          const parts = [];
          const get = (name) => plain(lists[name][at], defaults[name]);
          if (isLong) for (const name of order) parts.push(get(name));
          else {
            const [behavior, duration, timing, delay, property] = ['transition-behavior', 'transition-duration', 'transition-timing-function', 'transition-delay', 'transition-property'].map(get);
            if (property !== 'all') parts.push(property);
            if (duration !== '0s' || delay !== '0s') parts.push(duration);
            if (timing !== 'ease') parts.push(timing);
            if (delay !== '0s') parts.push(delay);
            if (behavior !== 'normal') parts.push(behavior);
            if (parts.length === 0) parts.push('all');
          }
          text += (at > 0 ? ', ' : '') + parts.join(' ');
        }
        return text;
      },
    });
    first.transition = timed(
      ['transition-duration', 'transition-timing-function', 'transition-delay', 'transition-behavior', 'transition-property'],
      {
        __proto__: null, 'transition-duration': '0s', 'transition-timing-function': 'ease', 'transition-delay': '0s',
        'transition-behavior': 'normal', 'transition-property': 'all',
      }, false, { __proto__: null },
    );
    first.animation = timed(
      ['animation-duration', 'animation-timing-function', 'animation-delay', 'animation-iteration-count', 'animation-direction',
        'animation-fill-mode', 'animation-play-state', 'animation-name'],
      {
        __proto__: null, 'animation-duration': 'auto', 'animation-timing-function': 'ease', 'animation-delay': '0s',
        'animation-iteration-count': '1', 'animation-direction': 'normal', 'animation-fill-mode': 'none',
        'animation-play-state': 'running', 'animation-name': 'none',
      }, true,
      { __proto__: null, 'animation-timeline': 'auto', 'animation-range-start': 'normal', 'animation-range-end': 'normal' },
    );
    return first;
  }
  return { __proto__: null, make };
});
