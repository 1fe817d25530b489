// CSSOM, section 6.6: declaration blocks. A block is `{ list, map, version }`; a declaration
// `{ name, value, isImportant, source }`, where `source` is null or `{ name, text }`: the shorthand whose text
// refers to custom properties, so that the value is known only when computed.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Map } = primordials;
  const { skipSpace, startsName, name: readName, skipTo, lower, identifier, skipComments } = use('css/shared/scanner');
  const { longhands, shorthands, shorthandsOf, canonical, isWide, order } = use('css/shared/properties');
  const { longhandValue, customValue, trimSpace } = use('css/shared/values');
  const { expand, collapse } = use('css/shared/shorthands');

  /// - `isPlain`: no declaration has a computed value that depends on the element alone, as of its attributes or its size.
  /// - `isQuirky`: it is a block of a document in quirks mode.
  const newBlock = (isQuirky = false) => ({ list: [], map: new Map(), isPlain: true, isQuirky });
  const isPlain = (name, value, source) => {
    const text = source === null ? value : source.text;
    return name !== 'transform' && !text.includes('attr(') && !text.includes('cq');
  };
  function copyBlock(block) {
    const result = newBlock(block.isQuirky);
    for (let i = 0; i < block.list.length; i++) {
      const { name, value, isImportant, source } = block.list[i];
      put(result, name, value, isImportant, source);
    }
    return result;
  }

  // MARK: Changing

  /// Section 6.6.1, "set a CSS declaration": in place if the property is there already.
  function put(block, name, value, isImportant, source) {
    if (block.isPlain && !isPlain(name, value, source)) block.isPlain = false;
    const known = block.map.get(name);
    if (known === undefined) {
      const made = { name, value, isImportant, source };
      block.list.push(made);
      block.map.set(name, made);
      return true;
    }
    if (known.value === value && known.isImportant === isImportant && known.source === source) return false;
    known.value = value;
    known.isImportant = isImportant;
    known.source = source;
    return true;
  }
  /// A declaration of a text: the later one wins, an important one over one that is not.
  function append(block, name, value, isImportant, source) {
    const known = block.map.get(name);
    if (known !== undefined) {
      if (known.isImportant && !isImportant) return;
      block.list.splice(block.list.indexOf(known), 1);
      block.map.delete(name);
    }
    put(block, name, value, isImportant, source);
  }
  const all = order.filter((name) => name !== 'direction' && name !== 'unicode-bidi' && longhands[name].isComputed);

  /// Puts a property's value into a block by `add`; false if the value is bad, and nothing was changed.
  function assign(block, name, text, isImportant, add) {
    if (assignAsWritten(block, name, text, isImportant, add)) return true;
    if (!block.isQuirky) return false;
    const repaired = use('css/shared/quirks').repaired(name, text);
    return repaired !== null && assignAsWritten(block, name, repaired, isImportant, add);
  }
  function assignAsWritten(block, name, text, isImportant, add) {
    if (name.startsWith('--')) {
      const value = customValue(text);
      if (value === null) return false;
      add(block, name, value, isImportant, null);
      return true;
    }
    const info = longhands[name];
    if (info !== undefined) {
      const value = longhandValue(info, text);
      if (value === null) return false;
      add(block, name, value, isImportant, null);
      return true;
    }
    if (name === 'all') {
      const word = lower(trimSpace(text));
      if (!isWide(word)) return false;
      for (let i = block.list.length - 1; i >= 0; i--) {
        const one = block.list[i];
        if (isInAll(one.name) && !(one.isImportant && !isImportant)) dropAt(block, i);
      }
      add(block, 'all', word, isImportant, null);
      return true;
    }
    const parts = expand(name, text);
    if (parts === null) return false;
    const { longhands: names } = shorthands[name];
    const source = parts.values === null ? { name, text: parts.text } : null;
    for (let i = 0; i < names.length; i++) add(block, names[i], source === null ? parts.values[i] : '', isImportant, source);
    return true;
  }

  /// Section 6.6.1, `setProperty`: whether something changed.
  function set(block, name, text, isImportant) {
    let isChanged = false;
    assign(block, name, text, isImportant, (target, longhand, value, important, source) => {
      if (put(target, longhand, value, important, source)) isChanged = true;
    });
    return isChanged;
  }
  /// `all` is a shorthand of nearly everything (CSS Cascade 5, section 3.2).
  const isInAll = (name) => !name.startsWith('--') && name !== 'direction' && name !== 'unicode-bidi';
  function dropAt(block, i) {
    block.map.delete(block.list[i].name);
    block.list.splice(i, 1);
  }
  /// Section 6.6.1, `removeProperty`: whether something was removed.
  function remove(block, name) {
    if (name === 'all') {
      const before = block.list.length;
      for (let i = before - 1; i >= 0; i--) if (isInAll(block.list[i].name)) dropAt(block, i);
      return block.list.length < before;
    }
    const names = shorthands[name] !== undefined ? shorthands[name].longhands : [name];
    let isChanged = false;
    for (let i = 0; i < names.length; i++) {
      const known = block.map.get(names[i]);
      if (known === undefined) continue;
      block.map.delete(names[i]);
      block.list.splice(block.list.indexOf(known), 1);
      isChanged = true;
    }
    return isChanged;
  }

  // MARK: Reading

  /// The value of a property as text; '' if it is not there.
  function get(block, name) {
    const known = block.map.get(name);
    if (known !== undefined) {
      if (name === 'all') for (let i = 0; i < block.list.length; i++) if (block.list[i] !== known && isInAll(block.list[i].name)) return '';
      return known.value;
    }
    const shorthand = shorthands[name];
    if (shorthand === undefined) return wholeOf(block, name);
    const { longhands: names } = shorthand;
    const values = [];
    let first = null;
    for (let i = 0; i < names.length; i++) {
      const one = block.map.get(names[i]);
      if (one === undefined) return wholeOf(block, names[i]);
      first ??= one;
      if (one.isImportant !== first.isImportant) return '';
      if (one.source !== null || first.source !== null) {
        if (one.source !== first.source) return '';
      }
      values.push(one.value);
    }
    if (first.source !== null) return first.source.name === name ? first.source.text : '';
    return collapse(name, values);
  }
  /// What `all` says about a property that it stands for.
  function wholeOf(block, name) {
    const whole = block.map.get('all');
    return whole !== undefined && !name.startsWith('--') && name !== 'direction' && name !== 'unicode-bidi' && longhands[name] !== undefined ? whole.value : '';
  }
  function isImportant(block, name) {
    const known = block.map.get(name);
    if (known !== undefined) return known.isImportant;
    const shorthand = shorthands[name];
    if (shorthand === undefined) return false;
    for (let i = 0; i < shorthand.longhands.length; i++) {
      if (block.map.get(shorthand.longhands[i])?.isImportant !== true) return false;
    }
    return true;
  }
  /// Section 6.7.3, "serialize a CSS declaration block".
  function text(block) {
    const { list } = block;
    const done = { __proto__: null };
    let result = '';
    for (let i = 0; i < list.length; i++) {
      const { name, value, isImportant: important } = list[i];
      if (done[name] === true) continue;
      let shownName = name;
      let shown = value;
      const candidates = shorthandsOf[name];
      if (candidates !== undefined) {
        for (let k = 0; k < candidates.length; k++) {
          const { longhands: names } = shorthands[candidates[k]];
          if (!isWhole(block, names, important, done)) continue;
          const whole = get(block, candidates[k]);
          if (whole === '') continue;
          shownName = candidates[k];
          shown = whole;
          for (let n = 0; n < names.length; n++) done[names[n]] = true;
          break;
        }
      }
      done[name] = true;
      if (shown === '' && list[i].source !== null) continue;
      result += (result === '' ? '' : ' ') + declarationText(shownName, shown, important);
    }
    return result;
  }
  const declarationText = (name, value, important) => `${name.startsWith('--') ? identifier(name) : name}: ${value}${important ? ' !important' : ''};`;
  function isWhole(block, names, important, done) {
    for (let i = 0; i < names.length; i++) {
      const one = block.map.get(names[i]);
      if (one === undefined || one.isImportant !== important || done[names[i]] === true) return false;
    }
    return true;
  }

  // MARK: Parsing (CSS Syntax 3, section 5.4.5)

  const mark = /![ \t\r\n\f]*important[ \t\r\n\f]*$/i;
  /// Takes `!important` off a value: its place, or -1.
  function importantAt(value) {
    if (!value.includes('!')) return -1;
    const match = primordials.RegExpPrototypeExec(mark, value);
    return match === null ? -1 : match.index;
  }
  const hasComment = (value) => value.includes('/*');
  /// A value without its comments, which custom properties keep.
  function withoutComments(value) {
    const s = { text: value, at: 0 };
    let result = '';
    let from = 0;
    while (s.at < value.length) {
      const c = value.charCodeAt(s.at);
      if (c === 34 || c === 39) {
        const end = value.indexOf(value[s.at], s.at + 1);
        s.at = end < 0 ? value.length : end + 1;
      } else if (c === 47 && value.charCodeAt(s.at + 1) === 42) {
        result += value.slice(from, s.at);
        skipComments(s);
        from = s.at;
      } else s.at++;
    }
    return result + value.slice(from);
  }
  /// Adds a declaration of which name and value are texts; bad ones are left out.
  function addText(block, given, valueText) {
    const name = canonical(given);
    if (name === '') return;
    let value = valueText;
    const at = importantAt(value);
    if (at >= 0) value = value.slice(0, at);
    if (hasComment(value) && !name.startsWith('--')) value = withoutComments(value);
    value = trimSpace(value);
    if (value === '' && !name.startsWith('--')) return;
    assign(block, name, value, at >= 0, append);
  }
  /// The block of a text without rules in it, such as a `style` attribute.
  function parse(text1, isQuirky = false) {
    const block = newBlock(isQuirky);
    const s = { text: text1, at: 0 };
    for (;;) {
      skipSpace(s);
      if (s.at >= text1.length) return block;
      if (text1.charCodeAt(s.at) === 59) {
        s.at++;
        continue;
      }
      const start = s.at;
      if (startsName(text1, s.at)) {
        const given = readName(s);
        skipSpace(s);
        if (text1.charCodeAt(s.at) === 58) {
          const from = ++s.at;
          skipTo(s, 59, 59);
          addText(block, given, text1.slice(from, s.at));
          continue;
        }
      }
      s.at = start;
      skipTo(s, 59, 59);
    }
  }

  // `style` attributes repeat: blocks by text, which only those who copy them first may change.
  const newShelf = () => ({ young: new Map(), old: new Map() });
  const standard = newShelf();
  const quirky = newShelf();
  function known(text1, isQuirky = false) {
    const shelf = isQuirky ? quirky : standard;
    let block = shelf.young.get(text1) ?? shelf.old.get(text1);
    if (block === undefined) block = parse(text1, isQuirky);
    if (text1.length < 2000) {
      if (shelf.young.size >= 500) {
        shelf.old = shelf.young;
        shelf.young = new Map();
      }
      shelf.young.set(text1, block);
    }
    return block;
  }

  return {
    __proto__: null, newBlock, copyBlock, set, remove, get, isImportant, text, parse, known, addText, all, canonical,
  };
});
