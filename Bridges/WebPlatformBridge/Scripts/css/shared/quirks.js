// Quirks Mode, sections 3.1 and 3.2: colors without `#` and lengths without a unit, which pages in quirks mode may write.
(function (library) {
  'use strict';
  const { primordials } = library;
  const { RegExpPrototypeExec } = primordials;

  const setOf = (text) => {
    const set = { __proto__: null };
    for (const name of text.split(' ')) set[name] = true;
    return set;
  };
  const colors = setOf('background-color border-color border-top-color border-right-color border-bottom-color border-left-color color');
  const lengths = setOf('background-position border-spacing border-top-width border-right-width border-bottom-width border-left-width border-width bottom '
    + 'clip font-size height left letter-spacing margin-right margin-left margin-top margin-bottom margin padding-top padding-bottom padding-left '
    + 'padding-right padding right text-indent top vertical-align width word-spacing max-height max-width min-height min-width');

  const hex = /^(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;
  const integer = /^[+]?([0-9]{1,6})([a-z][0-9a-z]*)?$/i;
  /// The color that a word stands for, with its `#`; null where it stands for none.
  function color(word) {
    const c = word.charCodeAt(0);
    const isNumber = (c >= 48 && c <= 57) || c === 43;
    if (!isNumber) return RegExpPrototypeExec(hex, word) === null ? null : `#${word}`;
    const parts = RegExpPrototypeExec(integer, word);
    if (parts === null) return null;
    // A number loses its first zeros, and what is too short gets zeros.
    const text = `${+parts[1]}${parts[2] ?? ''}`;
    const digits = text.padStart(6, '0');
    return RegExpPrototypeExec(hex, digits) === null || digits.length !== 6 ? null : `#${digits}`;
  }
  const number = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?$/i;
  const length = (word) => (RegExpPrototypeExec(number, word) === null || word.endsWith('.') ? null : `${word}px`);
  /// A value that is none as it is written, as it is read in quirks mode; null where that makes no difference.
  function repaired(name, text) {
    const change = colors[name] === true ? color : lengths[name] === true ? length : null;
    if (change === null) return null;
    // Numbers in functions stay what they are; those of `rect()` are lengths.
    const inner = name === 'clip' ? text.match(/^rect\((.*)\)$/i) : null;
    const source = inner === null ? text : inner[1];
    if (source.includes('(')) return null;
    const words = source.split(/([\s,]+)/);
    let isChanged = false;
    for (let i = 0; i < words.length; i += 2) {
      const changed = change(words[i]);
      if (changed === null) continue;
      words[i] = changed;
      isChanged = true;
    }
    if (!isChanged) return null;
    return inner === null ? words.join('') : `rect(${words.join('')})`;
  }
  return { __proto__: null, repaired };
});
