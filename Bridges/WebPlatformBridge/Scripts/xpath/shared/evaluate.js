// XPath 1.0, sections 2 and 3: the value of an expression's tree for a node.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Set } = primordials;
  const { axes, isReverse } = use('xpath/shared/axes');
  const { setOf, sorted, toNumber, toBoolean, toSet, compare, rootOf } = use('xpath/shared/values');

  /// The nodes of a list, in the order of their axis, for which each predicate holds (section 2.4).
  function filter(nodes, predicates) {
    for (let i = 0; i < predicates.length && nodes.length !== 0; i++) {
      const kept = [];
      const context = { __proto__: null, node: null, position: 0, size: nodes.length };
      for (const node of nodes) {
        context.node = node;
        context.position++;
        const value = evaluate(predicates[i], context);
        if (typeof value === 'number' ? value === context.position : toBoolean(value)) kept.push(node);
      }
      nodes = kept;
    }
    return nodes;
  }
  /// Section 2: the steps of a location path, each from the nodes that the one before found.
  function walk(set, steps) {
    for (const { axis, test, predicates } of steps) {
      const from = set.nodes;
      const find = axes[axis];
      if (from.length < 2) {
        let found = [];
        if (from.length === 1) find(from[0], test, found);
        found = filter(found, predicates);
        set = setOf(isReverse(axis) ? found.reverse() : found, true);
        continue;
      }
      const isApart = axis === 'child' || axis === 'attribute' || axis === 'self';
      const all = isApart ? [] : new Set();
      for (const node of from) {
        let found = [];
        find(node, test, found);
        found = filter(found, predicates);
        if (isApart) for (const one of found) all.push(one);
        else for (const one of found) all.add(one);
      }
      set = setOf(isApart ? all : [...all], set.isSorted && (axis === 'self' || axis === 'attribute'));
    }
    return set;
  }
  function calculate(operator, a, b) {
    switch (operator) {
      case '+': return a + b;
      case '-': return a - b;
      case '*': return a * b;
      case 'div': return a / b;
      default: return a % b;
    }
  }
  function chain({ level, first, rest }, context) {
    let value = evaluate(first, context);
    for (const { operator, operand } of rest) {
      if (level <= 2) {
        if (toBoolean(value) === (level === 1)) return level === 1;
        value = toBoolean(evaluate(operand, context));
      } else if (level <= 4) value = compare(operator, value, evaluate(operand, context));
      else value = calculate(operator, toNumber(value), toNumber(evaluate(operand, context)));
    }
    return value;
  }
  function union(operands, context) {
    const all = new Set();
    for (const operand of operands) for (const node of toSet(evaluate(operand, context)).nodes) all.add(node);
    return setOf([...all], all.size < 2);
  }
  function evaluate(expression, context) {
    switch (expression.kind) {
      case 'path': {
        const { base, isAbsolute, steps } = expression;
        if (base !== null) return walk(toSet(evaluate(base, context)), steps);
        return walk(setOf([isAbsolute ? rootOf(context.node) : context.node], true), steps);
      }
      case 'filter': return setOf(filter(sorted(toSet(evaluate(expression.base, context))), expression.predicates), true);
      case 'chain': return chain(expression, context);
      case 'negation': {
        const value = toNumber(evaluate(expression.operand, context));
        return expression.isNegative ? -value : value;
      }
      case 'union': return union(expression.operands, context);
      case 'call': {
        const values = [];
        for (const given of expression.given) values.push(evaluate(given, context));
        return expression.function.call(values, context);
      }
      case 'literal': case 'number': return expression.value;
      // A page has no way to bind one.
      default: return '';
    }
  }
  /// The value for a node that stands alone.
  const valueFor = (expression, node) => evaluate(expression, { __proto__: null, node, position: 1, size: 1 });
  return { __proto__: null, valueFor };
});
