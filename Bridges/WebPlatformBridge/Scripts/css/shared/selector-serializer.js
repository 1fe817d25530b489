// CSSOM, section 2.3 "Serializing selectors".
(function (library) {
  'use strict';
  const { use } = library;
  const { identifier, quoted } = use('css/shared/scanner');
  const { kinds } = use('css/shared/selector-names');
  const { ID, CLASS, ATTRIBUTE, NTH, LANG, NEST, ELEMENT } = kinds;

  function text(list) {
    let result = '';
    for (let i = 0; i < list.length; i++) result += (i > 0 ? ', ' : '') + complexText(list[i]);
    return result;
  }
  function complexText(complex) {
    // What only a scope has put before it is not shown.
    const compounds = complex.shown ?? complex.compounds;
    let result = '';
    for (let i = 0; i < compounds.length; i++) {
      const { combinator } = compounds[i];
      if (i > 0) result += combinator === ' ' ? ' ' : ` ${combinator} `;
      else if (combinator !== '' && combinator !== ' ') result += `${combinator} `;
      result += compoundText(compounds[i]);
    }
    return result;
  }
  function compoundText(part) {
    const { simples } = part;
    let result = '';
    const isAny = part.tag === null && part.lower === '*';
    // `*|` says something only where there is a default namespace.
    const prefix = part.prefix === null || (part.prefix === '*' && part.isDefaulted) ? null : part.prefix;
    if (part.tag !== null || (isAny && (simples.length === 0 || prefix !== null))) {
      if (prefix !== null) result += (prefix === '*' ? '*' : identifier(prefix)) + '|';
      result += isAny ? '*' : identifier(part.tag);
    }
    for (let i = 0; i < simples.length; i++) result += simpleText(simples[i]);
    return result;
  }
  function formula(one) {
    const { a, b } = one;
    if (a === 0) return `${b}`;
    const first = a === 1 ? 'n' : a === -1 ? '-n' : `${a}n`;
    return b === 0 ? first : first + (b > 0 ? '+' : '') + b;
  }
  function simpleText(one) {
    switch (one.kind) {
      case ID: return '#' + identifier(one.text);
      case CLASS: return '.' + identifier(one.text);
      case NEST: return '&';
      case ATTRIBUTE: {
        const name = (one.prefix === '*|' ? '*|' : one.prefix === '' ? '' : identifier(one.prefix.slice(0, -1)) + '|') + identifier(one.text);
        if (one.op === '') return `[${name}]`;
        return `[${name}${one.op}${quoted(one.value)}${one.flag === '' ? '' : ' ' + one.flag}]`;
      }
      case NTH: {
        const of = one.list === null ? '' : ' of ' + text(one.list);
        return `:${one.text}(${formula(one)}${of})`;
      }
      default: {
        let argument = '';
        if (one.list !== null) argument = `(${text(one.list)})`;
        else if (one.list0 !== null) {
          const words = [];
          for (let i = 0; i < one.list0.length; i++) {
            words.push(one.kind === LANG && one.quoted !== null && one.quoted.includes(one.list0[i]) ? quoted(one.list0[i]) : one.list0[i] === '*' ? '*' : identifier(one.list0[i]));
          }
          argument = `(${words.join(one.text === 'part' ? ' ' : ', ')})`;
        }
        return (one.kind === ELEMENT ? '::' : ':') + one.text + argument;
      }
    }
  }
  return { __proto__: null, text, complexText };
});
