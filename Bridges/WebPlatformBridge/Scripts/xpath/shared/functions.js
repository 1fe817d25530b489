// XPath 1.0, section 4: the core function library.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Map, MathCeil, MathFloor, MathMax, NumberIsFinite } = primordials;
  const { setOf, sorted, textOf, toText, toNumber, toBoolean, toSet, numberOfText } = use('xpath/shared/values');
  const { isAttribute, parentOf } = use('xpath/shared/axes');
  const { lower, XML_NS } = use('dom/shared/names');
  const { rootOf } = use('dom/shared/walk');
  const ids = use('dom/shared/ids');

  const words = /[^ \t\r\n]+/g;
  /// Each function: how many arguments it takes, and `call(values, context)`. `isNumber` where it returns one,
  /// `isPositional` where it asks for the position of its context.
  const functions = new Map();
  function define(name, least, most, call, isNumber = false, isPositional = false) {
    functions.set(name, { __proto__: null, least, most, call, isNumber, isPositional });
  }
  /// The first node of an argument, or the context's.
  function nodeIn(values, context) {
    if (values.length === 0) return context.node;
    const nodes = sorted(toSet(values[0]));
    return nodes.length === 0 ? null : nodes[0];
  }
  const textIn = (values, context) => (values.length === 0 ? textOf(context.node) : toText(values[0]));

  // MARK: Sets of nodes (section 4.1)

  define('last', 0, 0, (values, context) => context.size, true, true);
  define('position', 0, 0, (values, context) => context.position, true, true);
  define('count', 1, 1, ([set]) => toSet(set).nodes.length, true);
  define('id', 1, 1, ([value], { node }) => {
    const texts = typeof value === 'object' ? value.nodes.map(textOf) : [toText(value)];
    const owner = isAttribute(node) ? node.owner : node;
    const found = new primordials.Set();
    if (owner !== null) {
      const root = rootOf(owner);
      for (const text of texts) {
        for (const id of text.match(words) ?? []) {
          const element = ids.byId(root, id);
          if (element !== null) found.add(element);
        }
      }
    }
    return setOf([...found], found.size < 2);
  });
  const localName = (n) => (isAttribute(n) ? n.local : n.type === 1 || n.type === 7 ? n.name : '');
  define('local-name', 0, 1, (values, context) => {
    const n = nodeIn(values, context);
    return n === null ? '' : localName(n);
  });
  define('namespace-uri', 0, 1, (values, context) => {
    const n = nodeIn(values, context);
    return n === null ? '' : n.ns ?? '';
  });
  define('name', 0, 1, (values, context) => {
    const n = nodeIn(values, context);
    if (n === null) return '';
    return n.prefix === null ? localName(n) : `${n.prefix}:${localName(n)}`;
  });

  // MARK: Strings (section 4.2)

  define('string', 0, 1, (values, context) => textIn(values, context));
  define('concat', 2, Infinity, (values) => {
    let text = '';
    for (const value of values) text += toText(value);
    return text;
  });
  define('starts-with', 2, 2, ([text, start]) => toText(text).startsWith(toText(start)));
  define('contains', 2, 2, ([text, part]) => toText(text).includes(toText(part)));
  define('substring-before', 2, 2, ([value, part]) => {
    const text = toText(value);
    const at = text.indexOf(toText(part));
    return at < 0 ? '' : text.slice(0, at);
  });
  define('substring-after', 2, 2, ([value, given]) => {
    const text = toText(value);
    const part = toText(given);
    const at = text.indexOf(part);
    return at < 0 ? '' : text.slice(at + part.length);
  });
  /// To the nearest integer, of two that are as near the greater one.
  const round = (value) => (NumberIsFinite(value) && value !== 0 ? value < 0 && value >= -0.5 ? -0 : MathFloor(value + 0.5) : value);
  define('substring', 2, 3, (values) => {
    const text = toText(values[0]);
    const start = round(toNumber(values[1]));
    const end = values.length === 3 ? start + round(toNumber(values[2])) : Infinity;
    // Positions are of 1 and later; nothing is at or before NaN.
    if (!(start < end)) return '';
    return text.slice(MathMax(start, 1) - 1, MathMax(end, 1) - 1);
  });
  define('string-length', 0, 1, (values, context) => textIn(values, context).length, true);
  define('normalize-space', 0, 1, (values, context) => (textIn(values, context).match(words) ?? []).join(' '));
  define('translate', 3, 3, ([value, from, to]) => {
    const targets = [...toText(to)];
    const map = new Map();
    let index = 0;
    for (const char of toText(from)) {
      if (!map.has(char)) map.set(char, targets[index] ?? '');
      index++;
    }
    let text = '';
    for (const char of toText(value)) text += map.get(char) ?? char;
    return text;
  });

  // MARK: Booleans (section 4.3)

  define('boolean', 1, 1, ([value]) => toBoolean(value));
  define('not', 1, 1, ([value]) => !toBoolean(value));
  define('true', 0, 0, () => true);
  define('false', 0, 0, () => false);
  define('lang', 1, 1, ([value], { node }) => {
    const wanted = lower(toText(value));
    for (let n = isAttribute(node) ? node.owner : node; n !== null; n = parentOf(n)) {
      const given = n.type === 1 && n.attrs !== null ? n.attrs.find((a) => a.ns === XML_NS && a.local === 'lang') : undefined;
      if (given === undefined) continue;
      const language = lower(given.value);
      return language === wanted || language.startsWith(`${wanted}-`);
    }
    return false;
  });

  // MARK: Numbers (section 4.4)

  define('number', 0, 1, (values, context) => (values.length === 0 ? numberOfText(textOf(context.node)) : toNumber(values[0])), true);
  define('sum', 1, 1, ([set]) => {
    let total = 0;
    for (const n of toSet(set).nodes) total += numberOfText(textOf(n));
    return total;
  }, true);
  define('floor', 1, 1, ([value]) => MathFloor(toNumber(value)), true);
  define('ceiling', 1, 1, ([value]) => MathCeil(toNumber(value)), true);
  define('round', 1, 1, ([value]) => round(toNumber(value)), true);
  return { __proto__: null, functions };
});
