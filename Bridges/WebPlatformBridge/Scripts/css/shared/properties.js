// The properties, and which values they take: the table as measured, and rules for several components.
(function (library) {
  'use strict';
  const { use } = library;
  const { lower, identifier } = use('css/shared/scanner');

  const longhands = { __proto__: null };
  /// Names of longhands in the order of the table.
  const order = [];
  const shorthands = { __proto__: null };
  const aliases = { __proto__: null };
  const descriptors = [];
  /// Longhand -> the shorthands that have it, those with the most longhands first (CSSOM, section 6.7.2).
  const shorthandsOf = { __proto__: null };

  const wordSet = (text) => {
    const set = { __proto__: null };
    if (text === undefined || text === '') return set;
    const words = text.split(' ');
    for (let i = 0; i < words.length; i++) set[words[i]] = true;
    return set;
  };
  function fill() {
    const lines = use('css/shared/property-table').text.split('\n');
    for (let i = 0; i < lines.length; i++) {
      const [name, how, types = '', initial = '', keywords, beside] = lines[i].split('|');
      longhands[name] = {
        name, index: i, isInherited: how.includes('I'), isComputed: !how.includes('-'), types, initial, words: keywords, beside,
        keywords: null, extra: null, isMulti: types.includes('m'), isList: types.includes(','), known: null,
      };
      order.push(name);
    }
    // `fill` stands only beside numbers, which the measurement did not try.
    longhands['border-image-slice'].beside = longhands['-webkit-mask-box-image-slice'].beside = 'fill';
    const names = use('css/shared/property-names');
    const pairs = names.shorthands.split('\n');
    const bySize = [];
    for (let i = 0; i < pairs.length; i++) {
      const colon = pairs[i].indexOf(': ');
      const name = pairs[i].slice(0, colon);
      shorthands[name] = { name, longhands: pairs[i].slice(colon + 2).split(' ') };
      bySize.push(shorthands[name]);
    }
    // A prefixed shorthand is another name of the one without.
    for (let i = bySize.length - 1; i >= 0; i--) {
      const plain = bySize[i].name.startsWith('-webkit-') ? shorthands[bySize[i].name.slice(8)] : undefined;
      if (plain !== undefined && plain.longhands.join() === bySize[i].longhands.join()) {
        aliases[bySize[i].name] = plain.name;
        delete shorthands[bySize[i].name];
        bySize.splice(i, 1);
      }
    }
    aliases['grid-gap'] = 'gap';
    delete shorthands['grid-gap'];
    bySize.sort((a, b) => b.longhands.length - a.longhands.length);
    for (let i = 0; i < bySize.length; i++) {
      if (shorthands[bySize[i].name] === undefined) continue;
      for (const longhand of bySize[i].longhands) (shorthandsOf[longhand] ??= []).push(bySize[i].name);
    }
    for (const pair of names.aliases.replace(/\n/g, ' ').split(' ')) {
      const [from, to] = pair.split('=');
      aliases[from] = to;
    }
    for (const name of names.descriptors.replace(/\n/g, ' ').split(' ')) descriptors.push(name);
  }
  fill();

  /// The property that a name means: lower case, other names resolved; '' if there is none.
  function canonical(name) {
    if (name.startsWith('--')) return name.length > 2 ? name : '';
    const given = longhands[name] !== undefined ? name : lower(name);
    const other = aliases[given];
    if (other !== undefined) return other;
    return longhands[given] !== undefined || shorthands[given] !== undefined || given === 'all' ? given : '';
  }
  /// The dashed name that a key in camel case means, and back; `webkit…` has its dash in front.
  const dashed = (key) => key.replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase());
  const camel = (name) => (name.startsWith('-') ? name.slice(1) : name).replace(/-([a-z])/g, (all, letter) => letter.toUpperCase());
  const keywordsOf = (info) => (info.keywords ??= wordSet(info.words));
  const extraOf = (info) => (info.extra ??= wordSet(info.beside));

  const wide = { __proto__: null, inherit: true, initial: true, unset: true, revert: true, 'revert-layer': true };
  /// Whether a text is a CSS-wide keyword (CSS Cascade 5, section 7.3).
  const isWide = (text) => wide[text] === true;
  const isInherited = (name) => name.startsWith('--') || longhands[name]?.isInherited === true;

  return {
    __proto__: null, longhands, order, shorthands, aliases, descriptors, shorthandsOf, canonical, keywordsOf, extraOf, isWide,
    isInherited, identifier, dashed, camel,
  };
});
