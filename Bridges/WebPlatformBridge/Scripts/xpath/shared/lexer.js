// XPath 1.0, section 3.7 (lexical structure): the tokens of an expression.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Set } = primordials;
  const { fail } = use('xpath/shared/failure');

  // NCName of "Namespaces in XML".
  const name = /[A-Z_a-z\u{c0}-\u{d6}\u{d8}-\u{f6}\u{f8}-\u{2ff}\u{370}-\u{37d}\u{37f}-\u{1fff}\u{200c}\u{200d}\u{2070}-\u{218f}\u{2c00}-\u{2fef}\u{3001}-\u{d7ff}\u{f900}-\u{fdcf}\u{fdf0}-\u{fffd}\u{10000}-\u{effff}][A-Z_a-z\u{c0}-\u{d6}\u{d8}-\u{f6}\u{f8}-\u{2ff}\u{370}-\u{37d}\u{37f}-\u{1fff}\u{200c}\u{200d}\u{2070}-\u{218f}\u{2c00}-\u{2fef}\u{3001}-\u{d7ff}\u{f900}-\u{fdcf}\u{fdf0}-\u{fffd}\u{10000}-\u{effff}\-.0-9\u{b7}\u{300}-\u{36f}\u{203f}\u{2040}]*/uy;
  const number = /\d+(?:\.\d*)?|\.\d+/y;
  const space = /[ \t\r\n]*/y;
  const sign = /\/\/|::|\.\.|<=|>=|!=|[()[\]@,./|+\-=<>]/y;
  const operators = new Set(['/', '//', '|', '+', '-', '=', '!=', '<', '<=', '>', '>=']);
  const operatorNames = new Set(['and', 'or', 'mod', 'div']);
  const nodeTypes = new Set(['comment', 'text', 'processing-instruction', 'node']);
  /// What may stand before a name or a `*` that is no operator.
  const openers = new Set(['@', '::', '(', '[', ',', 'operator']);

  /// The text at `at` that a sticky expression matches; '' where there is none.
  function match(expression, text, at) {
    expression.lastIndex = at;
    const found = expression.exec(text);
    return found === null ? '' : found[0];
  }
  const skipSpace = (text, at) => at + match(space, text, at).length;

  /// A name with or without a prefix, or `prefix:*`.
  function readName(text, at) {
    const first = match(name, text, at);
    if (first === '') return null;
    const end = at + first.length;
    if (text[end] === ':' && text[end + 1] !== ':') {
      const local = text[end + 1] === '*' ? '*' : match(name, text, end + 1);
      if (local !== '') return { __proto__: null, prefix: first, local, end: end + 1 + local.length };
    }
    return { __proto__: null, prefix: null, local: first, end };
  }

  /// The tokens: `kind` is a sign itself, 'operator', 'name', 'axis', 'function', 'type', 'literal', 'number',
  /// 'variable', and 'end' for the last one.
  function tokens(text) {
    const list = [];
    let last = null;
    const add = (kind, value, at, prefix = null) => {
      last = kind;
      list.push({ __proto__: null, kind, value, prefix, at });
    };
    let at = skipSpace(text, 0);
    for (; at < text.length; at = skipSpace(text, at)) {
      const char = text[at];
      const isOperand = last !== null && !openers.has(last);
      let found = match(number, text, at);
      if (found !== '') {
        add('number', +found, at);
        at += found.length;
      } else if (char === '"' || char === "'") {
        const end = text.indexOf(char, at + 1);
        if (end < 0) fail(`the literal at ${at} has no end`);
        add('literal', text.slice(at + 1, end), at);
        at = end + 1;
      } else if (char === '*') {
        add(isOperand ? 'operator' : 'name', '*', at++);
      } else if (char === '$') {
        const variable = readName(text, at + 1);
        if (variable === null || variable.local === '*') fail(`a name was expected behind the $ at ${at}`);
        add('variable', variable.local, at, variable.prefix);
        at = variable.end;
      } else if ((found = match(sign, text, at)) !== '') {
        add(operators.has(found) ? 'operator' : found, found, at);
        at += found.length;
      } else if (isOperand) {
        found = match(name, text, at);
        if (!operatorNames.has(found)) fail(`an operator was expected at ${at}`);
        add('operator', found, at);
        at += found.length;
      } else {
        const given = readName(text, at);
        if (given === null) fail(`there is a character at ${at} that no expression has there`);
        const behind = skipSpace(text, given.end);
        let kind = 'name';
        if (given.local !== '*' && text[behind] === '(') kind = given.prefix === null && nodeTypes.has(given.local) ? 'type' : 'function';
        else if (given.prefix === null && text.startsWith('::', behind)) kind = 'axis';
        add(kind, given.local, at, given.prefix);
        at = given.end;
      }
    }
    add('end', '', at);
    return list;
  }
  return { __proto__: null, tokens };
});
