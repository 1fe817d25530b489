// XPath 1.0, sections 3.3 to 3.5, 4.2 to 4.4 and 5: the values of expressions, what they are as one another, and how
// they compare. A set of nodes is `{ nodes, isSorted }`.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Set } = primordials;
  const { failType } = use('xpath/shared/failure');
  const { isAttribute, parentOf } = use('xpath/shared/axes');
  const { next, precedes } = use('dom/shared/walk');

  const setOf = (nodes, isSorted) => ({ __proto__: null, nodes, isSorted });
  const isSet = (v) => typeof v === 'object';

  // MARK: Document order (section 5)

  /// More nodes than these are put in order by one way through their tree.
  const FEW = 8;
  const place = (n) => (isAttribute(n) ? n.owner ?? n : n);
  function rootOf(n) {
    for (let up = parentOf(n); up !== null; up = parentOf(n)) n = up;
    return n;
  }
  function compare(a, b) {
    const one = place(a);
    const two = place(b);
    if (one !== two) return precedes(one, two) ? -1 : 1;
    if (!isAttribute(a)) return -1;
    if (!isAttribute(b)) return 1;
    return one.attrs.indexOf(a) - one.attrs.indexOf(b);
  }
  function walkInOrder(nodes) {
    const members = new Set(nodes);
    const roots = new Set();
    for (const n of nodes) roots.add(rootOf(n));
    const ordered = [];
    for (const root of roots) {
      if (isAttribute(root)) {
        ordered.push(root);
        continue;
      }
      for (let n = root; n !== null && ordered.length < nodes.length; n = next(n, root)) {
        if (members.has(n)) ordered.push(n);
        if (n.attrs === null) continue;
        for (const a of n.attrs) if (members.has(a)) ordered.push(a);
      }
    }
    return ordered;
  }
  /// The nodes of a set in document order.
  function sorted(set) {
    const { nodes } = set;
    if (!set.isSorted) {
      if (nodes.length > FEW) set.nodes = walkInOrder(nodes);
      else if (nodes.length > 1) {
        const root = rootOf(nodes[0]);
        set.nodes = nodes.every((n) => rootOf(n) === root) ? nodes.sort(compare) : walkInOrder(nodes);
      }
      set.isSorted = true;
    }
    return set.nodes;
  }

  // MARK: Conversions

  /// The string-value of a node.
  function textOf(n) {
    switch (n.type) {
      case undefined: return n.value;
      case 3: case 4: case 7: case 8: return n.data;
      default: {
        let text = '';
        for (let down = n.first; down !== null; down = next(down, n)) if (down.type === 3 || down.type === 4) text += down.data;
        return text;
      }
    }
  }
  const exponential = /^(-?)(\d)(?:\.(\d+))?e([+-])(\d+)$/;
  /// A number in decimals, never with an exponent (section 4.2).
  function textOfNumber(value) {
    if (value === 0) return '0';
    const text = `${value}`;
    const parts = exponential.exec(text);
    if (parts === null) return text;
    const [, minus, first, rest = '', sign, exponent] = parts;
    const digits = first + rest;
    if (sign === '+') return minus + digits.padEnd(+exponent + 1, '0');
    return `${minus}0.${'0'.repeat(exponent - 1)}${digits}`;
  }
  function toText(v) {
    switch (typeof v) {
      case 'string': return v;
      case 'number': return textOfNumber(v);
      case 'boolean': return v ? 'true' : 'false';
      default: {
        const nodes = sorted(v);
        return nodes.length === 0 ? '' : textOf(nodes[0]);
      }
    }
  }
  const numeral = /^[ \t\r\n]*-?(?:\d+(?:\.\d*)?|\.\d+)[ \t\r\n]*$/;
  const numberOfText = (text) => (numeral.test(text) ? +text : NaN);
  function toNumber(v) {
    switch (typeof v) {
      case 'number': return v;
      case 'boolean': return v ? 1 : 0;
      default: return numberOfText(toText(v));
    }
  }
  function toBoolean(v) {
    switch (typeof v) {
      case 'boolean': return v;
      case 'number': return v !== 0 && v === v;
      case 'string': return v !== '';
      default: return v.nodes.length !== 0;
    }
  }
  function toSet(v) {
    if (!isSet(v)) failType('a set of nodes was expected, not a value');
    return v;
  }

  // MARK: Comparisons (section 3.4)

  function order(operator, a, b) {
    switch (operator) {
      case '<': return a < b;
      case '<=': return a <= b;
      case '>': return a > b;
      default: return a >= b;
    }
  }
  const mirrored = { __proto__: null, '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=', '!=': '!=' };
  const isEquality = (operator) => operator === '=' || operator === '!=';
  /// Two values of which none is a set.
  function compareValues(operator, a, b) {
    if (!isEquality(operator)) return order(operator, toNumber(a), toNumber(b));
    let isEqual;
    if (typeof a === 'boolean' || typeof b === 'boolean') isEqual = toBoolean(a) === toBoolean(b);
    else if (typeof a === 'number' || typeof b === 'number') isEqual = toNumber(a) === toNumber(b);
    else isEqual = a === b;
    return isEqual === (operator === '=');
  }
  function compareSetWithValue(operator, { nodes }, value) {
    if (typeof value === 'boolean') return compareValues(operator, nodes.length !== 0, value);
    for (const n of nodes) {
      const text = textOf(n);
      if (compareValues(operator, typeof value === 'number' ? numberOfText(text) : text, value)) return true;
    }
    return false;
  }
  /// Whether some node of the one and some node of the other compare so.
  function compareSets(operator, one, two) {
    if (one.nodes.length === 0 || two.nodes.length === 0) return false;
    if (isEquality(operator)) {
      const texts = new Set();
      for (const n of one.nodes) texts.add(textOf(n));
      for (const n of two.nodes) if (operator === '=' ? texts.has(textOf(n)) : texts.size > 1 || !texts.has(textOf(n))) return true;
      return false;
    }
    // The one's least against the other's greatest, or the other way around.
    const isLess = operator === '<' || operator === '<=';
    const extreme = (nodes, isLeast) => {
      let found = NaN;
      for (const n of nodes) {
        const value = numberOfText(textOf(n));
        if (found !== found || (isLeast ? value < found : value > found)) found = value;
      }
      return found;
    };
    return order(operator, extreme(one.nodes, isLess), extreme(two.nodes, !isLess));
  }
  function compareAny(operator, a, b) {
    if (isSet(a)) return isSet(b) ? compareSets(operator, a, b) : compareSetWithValue(operator, a, b);
    return isSet(b) ? compareSetWithValue(mirrored[operator], b, a) : compareValues(operator, a, b);
  }
  return {
    __proto__: null, setOf, isSet, sorted, textOf, toText, toNumber, toBoolean, toSet, numberOfText, compare: compareAny, rootOf,
  };
});
