// XPath 1.0, sections 2 and 3: an expression as a plain tree. What is written side by side is a list in it, so
// that it is no deeper than brackets are nested.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Map } = primordials;
  const { fail } = use('xpath/shared/failure');
  const { tokens } = use('xpath/shared/lexer');
  const { axes } = use('xpath/shared/axes');
  const { functions } = use('xpath/shared/functions');

  /// How deep brackets may be nested.
  const DEEPEST = 200;
  const precedences = new Map([
    ['or', 1], ['and', 2], ['=', 3], ['!=', 3], ['<', 4], ['<=', 4], ['>', 4], ['>=', 4], ['+', 5], ['-', 5],
    ['*', 6], ['div', 6], ['mod', 6],
  ]);
  const anyNode = () => ({ __proto__: null, kind: 'node', prefix: null, local: null, ns: null });
  const stepOf = (axis, test) => ({ __proto__: null, axis, test, predicates: [], isPositional: false });

  class Parser {
    constructor(text) {
      this.tokens = tokens(text);
      this.index = 0;
      this.depth = 0;
      /// Whether a predicate asked for a position since this was last cleared.
      this.asksPosition = false;
      /// The tests of names with a prefix, in their order.
      this.prefixed = [];
    }
    get token() { return this.tokens[this.index]; }
    is(kind) { return this.tokens[this.index].kind === kind; }
    isOperator(value) {
      const token = this.tokens[this.index];
      return token.kind === 'operator' && token.value === value;
    }
    take() { return this.tokens[this.index++]; }
    expect(kind) {
      const { token } = this;
      if (token.kind !== kind) fail(`'${kind}' was expected at ${token.at}`);
      this.index++;
      return token;
    }

    /// An expression of operators that bind at least as strongly as `least`.
    expression(least = 1) {
      if (++this.depth > DEEPEST) fail(`brackets are nested deeper than ${DEEPEST} levels`);
      const result = this.operators(least);
      this.depth--;
      return result;
    }
    operators(least) {
      let left = this.unary();
      for (;;) {
        const { token } = this;
        const level = token.kind === 'operator' ? precedences.get(token.value) : undefined;
        if (level === undefined || level < least) return left;
        const chain = { __proto__: null, kind: 'chain', level, first: left, rest: [] };
        while (this.token.kind === 'operator' && precedences.get(this.token.value) === level) {
          const { value } = this.take();
          chain.rest.push({ __proto__: null, operator: value, operand: this.operators(level + 1) });
        }
        left = chain;
      }
    }
    unary() {
      let signs = 0;
      for (; this.isOperator('-'); signs++) this.index++;
      const operand = this.union();
      return signs === 0 ? operand : { __proto__: null, kind: 'negation', operand, isNegative: signs % 2 === 1 };
    }
    union() {
      const first = this.path();
      if (!this.isOperator('|')) return first;
      const operands = [first];
      while (this.isOperator('|')) {
        this.index++;
        operands.push(this.path());
      }
      return { __proto__: null, kind: 'union', operands };
    }

    // MARK: Paths (section 2)

    path() {
      const path = { __proto__: null, kind: 'path', base: null, isAbsolute: false, steps: [] };
      const { token } = this;
      switch (token.kind) {
        case 'variable': case '(': case 'literal': case 'number': case 'function': {
          const base = this.filtered();
          if (!this.isOperator('/') && !this.isOperator('//')) return base;
          path.base = base;
          break;
        }
        case 'operator':
          if (token.value !== '/' && token.value !== '//') fail(`a value was expected at ${token.at}`);
          path.isAbsolute = true;
          if (token.value === '/') {
            this.index++;
            if (!this.startsStep()) return path;
            this.step(path.steps);
          }
          break;
        default: this.step(path.steps);
      }
      while (this.isOperator('/') || this.isOperator('//')) {
        if (this.take().value === '//') path.steps.push(stepOf('descendant-or-self', anyNode()));
        this.step(path.steps);
      }
      shorten(path);
      return path;
    }
    startsStep() {
      switch (this.token.kind) {
        case '.': case '..': case '@': case 'axis': case 'name': case 'type': return true;
        default: return false;
      }
    }
    step(steps) {
      const token = this.take();
      if (token.kind === '.') return void steps.push(stepOf('self', anyNode()));
      if (token.kind === '..') return void steps.push(stepOf('parent', anyNode()));
      let axis = 'child';
      if (token.kind === '@') axis = 'attribute';
      else if (token.kind === 'axis') {
        axis = token.value;
        if (axes[axis] === undefined) fail(`there is no axis '${axis}'`);
        this.expect('::');
      } else this.index--;
      const step = stepOf(axis, this.test());
      this.predicates(step);
      steps.push(step);
    }
    test() {
      const token = this.take();
      const test = anyNode();
      if (token.kind === 'name') {
        test.kind = 'name';
        test.prefix = token.prefix;
        test.local = token.value;
        if (token.prefix !== null) this.prefixed.push(test);
      } else if (token.kind === 'type') {
        test.kind = token.value;
        this.expect('(');
        if (token.value === 'processing-instruction' && this.is('literal')) test.local = this.take().value;
        this.expect(')');
      } else fail(token.kind === 'end' ? 'the expression ends too early' : `a step was expected at ${token.at}`);
      return test;
    }
    predicates(owner) {
      const outer = this.asksPosition;
      this.asksPosition = false;
      while (this.is('[')) {
        this.index++;
        const predicate = this.expression();
        this.expect(']');
        if (mayBeNumber(predicate)) this.asksPosition = true;
        owner.predicates.push(predicate);
      }
      owner.isPositional = this.asksPosition;
      this.asksPosition = outer || this.asksPosition;
    }

    // MARK: Values (sections 3.1 to 3.3)

    filtered() {
      const base = this.primary();
      if (!this.is('[')) return base;
      const filter = { __proto__: null, kind: 'filter', base, predicates: [], isPositional: false };
      this.predicates(filter);
      return filter;
    }
    primary() {
      const token = this.take();
      switch (token.kind) {
        case 'literal': case 'number': return { __proto__: null, kind: token.kind, value: token.value };
        case 'variable': return { __proto__: null, kind: 'variable' };
        case 'function': return this.call(token);
        default: {
          const inner = this.expression();
          this.expect(')');
          return inner;
        }
      }
    }
    call(token) {
      const known = token.prefix === null ? functions.get(token.value) : undefined;
      if (known === undefined) fail(`there is no function '${token.prefix === null ? '' : `${token.prefix}:`}${token.value}'`);
      const given = [];
      this.expect('(');
      if (!this.is(')')) {
        given.push(this.expression());
        while (this.is(',')) {
          this.index++;
          given.push(this.expression());
        }
      }
      this.expect(')');
      if (given.length < known.least || given.length > known.most) {
        const most = known.most === Infinity ? ' or more' : known.most === known.least ? '' : ` to ${known.most}`;
        fail(`the function '${token.value}' takes ${known.least}${most} arguments, not ${given.length}`);
      }
      if (known.isPositional) this.asksPosition = true;
      return { __proto__: null, kind: 'call', function: known, given };
    }
  }

  /// Whether a predicate may be a number, which stands for a position.
  function mayBeNumber(expression) {
    switch (expression.kind) {
      case 'number': case 'negation': case 'variable': return true;
      case 'chain': return expression.level >= 5;
      case 'call': return expression.function.isNumber;
      case 'filter': case 'path': case 'union': case 'literal': default: return false;
    }
  }
  /// `//x` as one step, where no predicate of `x` asks which of its parent's it is.
  function shorten(path) {
    const steps = [];
    for (const step of path.steps) {
      const before = steps[steps.length - 1];
      if (
        before !== undefined && before.axis === 'descendant-or-self' && before.test.kind === 'node'
        && before.predicates.length === 0 && step.axis === 'child' && !step.isPositional
      ) {
        steps.pop();
        step.axis = 'descendant';
      }
      steps.push(step);
    }
    path.steps = steps;
  }

  /// The tree, and the tests of names whose prefixes are to be resolved before it is evaluated.
  function parse(text) {
    const parser = new Parser(text);
    const root = parser.expression();
    if (!parser.is('end')) fail(`the end of the expression was expected at ${parser.token.at}`);
    return { __proto__: null, root, prefixed: parser.prefixed };
  }
  return { __proto__: null, parse };
});
