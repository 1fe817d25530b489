// DOM, section 8 (XPath): XPathResult, XPathExpression, XPathEvaluator and what a document has of them. What an
// expression says is told by the scripts in shared/.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { ReflectApply, StringPrototypeSlice } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { brand, stamp, wrap, wrapAttribute } = use('dom/slot');
  const { domError, notOfType } = use('dom/errors');
  const { nodeArgument, string } = use('dom/node');
  const { parse } = shared('xpath/shared/parser');
  const { valueFor } = shared('xpath/shared/evaluate');
  const { isFailure } = shared('xpath/shared/failure');
  const { sorted, toText, toNumber, toBoolean } = shared('xpath/shared/values');
  const ANY = 0, NUMBER = 1, STRING = 2, BOOLEAN = 3, UNORDERED_ITERATOR = 4, ORDERED_ITERATOR = 5, UNORDERED_SNAPSHOT = 6,
    ORDERED_SNAPSHOT = 7, ANY_UNORDERED = 8, FIRST_ORDERED = 9;

  // MARK: XPathResult (section 8.1)

  const resultOf = (object) => brand(object, 'XPathResult');
  const isIterator = (type) => type === UNORDERED_ITERATOR || type === ORDERED_ITERATOR;
  const isSnapshot = (type) => type === UNORDERED_SNAPSHOT || type === ORDERED_SNAPSHOT;
  function demand(isRight, what) {
    if (!isRight) throw new TypeError(`The result type is not ${what}.`);
  }
  /// The page's object of a node of a set: an attribute's record has no type.
  const nodeOf = (state, n) => (n === undefined || n === null ? null : n.type === undefined ? wrapAttribute(n, state.doc) : wrap(n));
  const isStale = (state) => isIterator(state.type) && state.doc.data.version !== state.version;
  const XPathResult = idl.interfaceFrom({
    name: 'XPathResult',
    members: {
      get resultType() { return resultOf(this).type; },
      get numberValue() {
        const state = resultOf(this);
        demand(state.type === NUMBER, 'a number');
        return state.value;
      },
      get stringValue() {
        const state = resultOf(this);
        demand(state.type === STRING, 'a string');
        return state.value;
      },
      get booleanValue() {
        const state = resultOf(this);
        demand(state.type === BOOLEAN, 'a boolean');
        return state.value;
      },
      get singleNodeValue() {
        const state = resultOf(this);
        demand(state.type === ANY_UNORDERED || state.type === FIRST_ORDERED, 'a single node');
        return nodeOf(state, state.value[0]);
      },
      get invalidIteratorState() { return isStale(resultOf(this)); },
      get snapshotLength() {
        const state = resultOf(this);
        demand(isSnapshot(state.type), 'a snapshot');
        return state.value.length;
      },
      iterateNext() {
        const state = resultOf(this);
        demand(isIterator(state.type), 'an iterator');
        if (isStale(state)) {
          throw domError('InvalidStateError', "Failed to execute 'iterateNext' on 'XPathResult': The document has mutated since the result was returned.");
        }
        return nodeOf(state, state.value[state.index++]);
      },
      snapshotItem(index) {
        const state = resultOf(this);
        idl.arity(arguments.length, 1, "Failed to execute 'snapshotItem' on 'XPathResult'");
        const at = idl.unsignedLong(index);
        demand(isSnapshot(state.type), 'a snapshot');
        return nodeOf(state, state.value[at]);
      },
    },
    constants: {
      __proto__: null, ANY_TYPE: ANY, NUMBER_TYPE: NUMBER, STRING_TYPE: STRING, BOOLEAN_TYPE: BOOLEAN,
      UNORDERED_NODE_ITERATOR_TYPE: UNORDERED_ITERATOR, ORDERED_NODE_ITERATOR_TYPE: ORDERED_ITERATOR,
      UNORDERED_NODE_SNAPSHOT_TYPE: UNORDERED_SNAPSHOT, ORDERED_NODE_SNAPSHOT_TYPE: ORDERED_SNAPSHOT,
      ANY_UNORDERED_NODE_TYPE: ANY_UNORDERED, FIRST_ORDERED_NODE_TYPE: FIRST_ORDERED,
    },
  });
  function typeOf(value) {
    switch (typeof value) {
      case 'number': return NUMBER;
      case 'string': return STRING;
      case 'boolean': return BOOLEAN;
      default: return UNORDERED_ITERATOR;
    }
  }
  function makeResult(value, given, doc, where) {
    const type = given === ANY || given > FIRST_ORDERED ? typeOf(value) : given;
    const state = { __proto__: null, kind: 'XPathResult', type, value, doc, version: doc.data.version, index: 0 };
    switch (type) {
      case NUMBER: state.value = toNumber(value); break;
      case STRING: state.value = toText(value); break;
      case BOOLEAN: state.value = toBoolean(value); break;
      default:
        if (typeof value !== 'object') {
          throw new TypeError(`${where}: The result is not a node set, and therefore cannot be converted to the desired type.`);
        }
        state.value = sorted(value);
    }
    return stamp(XPathResult, state);
  }

  // MARK: XPathExpression (section 8.2)

  /// How much of an expression a message quotes.
  const LONGEST_SHOWN = 80;
  /// Runs what may find that an expression is no good.
  function judged(work, where, text) {
    try {
      return work();
    } catch (error) {
      if (!isFailure(error)) throw error;
      const said = error.isType ? 'cannot be evaluated' : 'is not a valid XPath expression';
      const shown = text.length > LONGEST_SHOWN ? `${StringPrototypeSlice(text, 0, LONGEST_SHOWN)}...` : text;
      throw domError('SyntaxError', `${where}: The string '${shown}' ${said}: ${error.message}.`);
    }
  }
  /// The namespace of a prefix, by the page's resolver: an object of a callback interface.
  function resolve(resolver, prefix, where) {
    let ns = null;
    if (resolver !== null) {
      let given;
      if (typeof resolver === 'function') given = ReflectApply(resolver, undefined, [prefix]);
      else {
        const { lookupNamespaceURI } = resolver;
        if (typeof lookupNamespaceURI !== 'function') throw new TypeError(`${where}: The resolver has no function lookupNamespaceURI.`);
        given = ReflectApply(lookupNamespaceURI, resolver, [prefix]);
      }
      if (given !== null && given !== undefined) ns = string(given);
    }
    if (ns === null) throw domError('NamespaceError', `${where}: The prefix '${prefix}' has no namespace.`);
    return ns;
  }
  function resolverArgument(resolver, index, where) {
    if (resolver === null || resolver === undefined) return null;
    if (!idl.isObject(resolver)) throw notOfType(where, index, 'XPathNSResolver');
    return resolver;
  }
  function compile(text, resolver, where) {
    const { root, prefixed } = judged(() => parse(text), where, text);
    for (let i = 0; i < prefixed.length; i++) prefixed[i].ns = resolve(resolver, prefixed[i].prefix, where);
    return { __proto__: null, kind: 'XPathExpression', root, text };
  }
  function run({ root, text }, r, type, where) {
    if (r.type === 10 || r.type === 11) {
      throw domError('NotSupportedError', `${where}: The node provided is '${r.name}', which is not a valid context node type.`);
    }
    const value = judged(() => valueFor(root, r.type === 2 ? r.data : r), where, text);
    return makeResult(value, type, r.doc, where);
  }
  const XPathExpression = idl.interfaceFrom({
    name: 'XPathExpression',
    members: {
      evaluate(contextNode, type = 0, result = null) {
        const state = brand(this, 'XPathExpression');
        const where = "Failed to execute 'evaluate' on 'XPathExpression'";
        idl.arity(arguments.length, 1, where);
        const r = nodeArgument(contextNode, where, 1);
        const wanted = idl.unsignedShort(type, where);
        resultArgument(result, 3, where);
        return run(state, r, wanted, where);
      },
    },
  });
  /// A result that may be used again: it never is.
  function resultArgument(result, index, where) {
    if (result === null || result === undefined) return;
    try {
      resultOf(result);
    } catch {
      throw notOfType(where, index, 'XPathResult');
    }
  }

  // MARK: XPathEvaluatorBase (section 8.3): of a document, too

  const on = (method, owner) => `Failed to execute '${method}' on '${owner}'`;
  function createExpression(given, owner) {
    const where = on('createExpression', owner);
    idl.arity(given.length, 1, where);
    const text = string(given[0]);
    return stamp(XPathExpression, compile(text, resolverArgument(given[1], 2, where), where));
  }
  function createNSResolver(given, owner) {
    const where = on('createNSResolver', owner);
    idl.arity(given.length, 1, where);
    nodeArgument(given[0], where, 1);
    return given[0];
  }
  function evaluate(given, owner) {
    const where = on('evaluate', owner);
    idl.arity(given.length, 2, where);
    const text = string(given[0]);
    const r = nodeArgument(given[1], where, 2);
    const resolver = resolverArgument(given[2], 3, where);
    const type = given.length > 3 ? idl.unsignedShort(given[3], where) : 0;
    resultArgument(given[4], 5, where);
    return run(compile(text, resolver, where), r, type, where);
  }
  const evaluator = (object) => brand(object, 'XPathEvaluator');
  const XPathEvaluator = idl.interfaceFrom({
    name: 'XPathEvaluator',
    construct: (given, target) => stamp(target, { __proto__: null, kind: 'XPathEvaluator' }),
    members: {
      createExpression(expression, resolver = null) {
        evaluator(this);
        return createExpression(arguments, 'XPathEvaluator');
      },
      createNSResolver(nodeResolver) {
        evaluator(this);
        return createNSResolver(arguments, 'XPathEvaluator');
      },
      evaluate(expression, contextNode, resolver = null, type = 0, result = null) {
        evaluator(this);
        return evaluate(arguments, 'XPathEvaluator');
      },
    },
  });
  return { XPathResult, XPathExpression, XPathEvaluator, createExpression, createNSResolver, evaluate };
});
