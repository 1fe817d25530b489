// CSS Conditional 5, section 4 (`@container`): whether a rule's query is true for an element, by the size and
// the custom properties of one of the elements around it.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Map } = primordials;
  const { parse, listText } = use('css/shared/components');
  const { lower } = use('css/shared/scanner');
  const { trimSpace, longhandValue } = use('css/shared/values');
  const { longhands, isWide } = use('css/shared/properties');
  const media = use('css/shared/media');
  const { stateOf, styleOf } = use('css/shared/cascade');
  const { parentOf } = use('css/shared/flat-tree');

  // MARK: Parsing

  /// What a feature asks of its container, by name: a width, a height or both, as it is written.
  const features = { __proto__: null, width: 'w', height: 'h', 'inline-size': 'i', 'block-size': 'b', 'aspect-ratio': 'wh', orientation: 'wh' };
  const known = new Map();
  /// `{ name, condition, asks }` of a prelude, or null for what is none.
  function parseQuery(prelude) {
    let query = known.get(prelude);
    if (query === undefined) {
      query = read(prelude);
      if (known.size > 300) known.clear();
      known.set(prelude, query);
    }
    return query;
  }
  const words = { __proto__: null, none: true, and: true, or: true, not: true, default: true, inherit: true, initial: true, unset: true, revert: true, 'revert-layer': true };
  function read(prelude) {
    let list = parse(prelude);
    if (list === null || list.length === 0) return null;
    let name = '';
    if (list[0].kind === 'i' && words[lower(list[0].text)] !== true) {
      name = list[0].text;
      list = list.slice(1);
    }
    if (list.length === 0) return { name, condition: null, asks: '' };
    const condition = media.parseCondition(list, queryFeature, true, 0);
    return condition === null ? null : { name, condition, asks: asksOf(condition) };
  }
  function queryFeature(one) {
    if (one.kind !== 'f') return media.mediaFeature(one, features);
    if (lower(one.text) !== 'style') return null;
    const { args } = one;
    if (args.length > 0 && args[0].kind === 'i' && args[0].text.startsWith('--')) return styleFeature({ kind: '(', args });
    const inner = media.parseCondition(args, styleFeature, true, 0);
    return inner === null ? null : { op: 'group', items: [inner], text: `style(${inner.text})` };
  }
  /// `(--name)` or `(--name: value)`.
  function styleFeature(one) {
    const { args } = one;
    if (one.kind !== '(' || args.length === 0 || args[0].kind !== 'i' || (args.length > 1 && args[1].kind !== ':')) return null;
    const value = args.length === 1 ? null : listText(args.slice(2));
    return { op: 'feature', items: [], name: 'style', tests: [args[0].text, value], text: `(${listText(args)})` };
  }
  function asksOf(item) {
    let result = item.op === 'feature' ? features[item.name] ?? '' : '';
    for (let i = 0; i < item.items.length; i++) result += asksOf(item.items[i]);
    return result;
  }

  // MARK: Containers

  const valueOf = (record, name) => use('css/shared/computed').valueOf(record, name);
  const isVertical = (record) => !valueOf(record, 'writing-mode').startsWith('horizontal');
  function hasName(record, name) {
    if (name === '') return true;
    const names = valueOf(record, 'container-name').split(' ');
    for (let i = 0; i < names.length; i++) if (names[i] === name) return true;
    return false;
  }
  /// Whether an element is a container of what a query asks for.
  function offers(record, asks) {
    if (asks === '') return true;
    const type = valueOf(record, 'container-type').split(' ');
    if (type.includes('size')) return true;
    if (!type.includes('inline-size') || asks.includes('b')) return false;
    return !asks.includes(isVertical(record) ? 'w' : 'h');
  }
  /// The nearest element that a query is about; `from` is the first that may be one.
  function containerOf(from, query) {
    for (let p = from; p !== null && p !== undefined && p.type === 1; p = parentOf(p)) {
      if (hasName(p, query.name) && offers(p, query.asks)) return p;
    }
    return null;
  }

  // MARK: Sizes

  /// A pass is a layout for containers whose own contents have no rules that ask for their sizes, which do not
  /// depend on them: one for each depth of containers in containers, and no more than these in a document.
  const mostPasses = 128;
  const boxless = { __proto__: null, none: true, contents: true, inline: true, ruby: true };
  const isOne = (record) => valueOf(record, 'container-type') !== 'normal';
  /// The size of a container's contents; null where it has no box, or while others are measured.
  function sizeOf(record) {
    const state = stateOf(record.doc);
    styleOf(record);
    const found = state.containers ??= { sizes: new Map(), pass: null, passes: 0, isMeasuring: false };
    const { sizes } = found;
    if (sizes.has(record)) return sizes.get(record).size;
    if (found.isMeasuring) return null;
    const chain = [record];
    for (let p = parentOf(record); p !== null && p !== undefined; p = parentOf(p)) {
      if (p.type === 1 && !sizes.has(p) && isOne(p)) chain.push(p);
    }
    for (let i = chain.length - 1; i >= 0; i--) {
      const outer = i === chain.length - 1 ? outerOf(chain[i]) : chain[i + 1];
      const order = outer === null ? -1 : sizes.get(outer)?.order ?? -1;
      const size = measure(state, found, chain[i], order);
      sizes.set(chain[i], { size, order: sizes.size });
    }
    return sizes.get(record)?.size ?? null;
  }
  function outerOf(record) {
    for (let p = parentOf(record); p !== null && p !== undefined; p = parentOf(p)) if (p.type === 1 && isOne(p)) return p;
    return null;
  }
  /// `order`: that of the container around it, which the pass must have known.
  function measure(state, found, record, order) {
    const { styles, geometry } = state;
    if (found.pass === null || (order >= found.pass.order && found.passes < mostPasses)) {
      found.pass = { styles: new Map(), geometry: null, order: found.sizes.size };
      found.passes++;
    }
    const { pass } = found;
    state.styles = pass.styles;
    state.geometry = pass.geometry;
    found.isMeasuring = true;
    try {
      const boxes = use('css/shared/geometry');
      if (!boxes.hasBox(record) || boxless[valueOf(record, 'display')] === true) return null;
      boxes.rectOf(record);
      const { width, height } = boxes.innerSize(record);
      const isEmpty = valueOf(record, 'container-type').split(' ').includes('size') && valueOf(record, 'height') === 'auto'
        && valueOf(record, 'position') !== 'absolute' && valueOf(record, 'position') !== 'fixed';
      return { width, height: isEmpty ? 0 : height };
    } finally {
      found.isMeasuring = false;
      pass.geometry = state.geometry;
      state.styles = styles;
      state.geometry = geometry;
    }
  }

  // MARK: Evaluating

  /// Whether all the queries around a rule are true for an element, itself a container where a pseudo-element of
  /// it is meant.
  function matches(record, query, isPseudo) {
    for (let q = query; q !== null; q = q.outer) {
      const own = parseQuery(q.prelude);
      if (own === null) return false;
      const container = containerOf(isPseudo ? record : parentOf(record), own);
      if (container === null) return false;
      if (own.condition !== null && media.conditionValue(own.condition, container, featureValue) !== true) return false;
    }
    return true;
  }
  function featureValue(item, container) {
    if (item.name === 'style') return styleValue(container, item.tests[0], item.tests[1]);
    if (features[item.name] === undefined) return null;
    const size = sizeOf(container);
    if (size === null) return null;
    const env = { width: size.width, height: size.height };
    const isTurned = (item.name === 'inline-size' || item.name === 'block-size') && isVertical(container);
    const name = item.name === 'inline-size' ? (isTurned ? 'height' : 'width') : item.name === 'block-size' ? (isTurned ? 'width' : 'height') : item.name;
    const tests = sized[item.name] === true ? pixelTests(item.tests, container) : item.tests;
    return tests === null ? null : media.featureValue({ name, tests }, env);
  }
  const sized = { __proto__: null, width: true, height: true, 'inline-size': true, 'block-size': true };
  /// Section 4.3: lengths in a query are those of its container; null where one is none.
  function pixelTests(tests, container) {
    const list = [];
    for (let i = 0; i < tests.length; i++) {
      const length = lengthOf(container, listText(tests[i][1]));
      if (length === null) return null;
      list.push([tests[i][0], [{ kind: 'd', number: length, unit: 'px', text: '', args: null }]]);
    }
    return list;
  }
  function lengthOf(container, given) {
    const text = given.includes('var(') ? use('css/shared/variables').substitute(given, (other) => valueOf(container, other)) : given;
    // A property that may have any length.
    const value = text === null ? null : longhandValue(longhands['margin-left'], trimSpace(text));
    if (value === null || isWide(value) || value.includes('var(')) return null;
    const result = use('css/shared/computed').settle(styleOf(container), 'margin-left', value, null);
    return result.endsWith('px') && !result.includes('(') ? primordials.parseFloat(result) : null;
  }
  /// Custom properties; of others nothing is known.
  function styleValue(container, name, given) {
    if (!name.startsWith('--')) return null;
    const actual = trimSpace(valueOf(container, name));
    if (given === null) return actual !== '';
    let wanted = trimSpace(given);
    switch (lower(wanted)) {
      case 'initial': return actual === '';
      case 'inherit': case 'unset': {
        const outer = parentOf(container);
        return actual === (outer === null || outer === undefined || outer.type !== 1 ? '' : trimSpace(valueOf(outer, name)));
      }
      case 'revert': case 'revert-layer': return false;
      default:
    }
    if (wanted.includes('(')) {
      wanted = use('css/shared/variables').substitute(wanted, (other) => valueOf(container, other));
      if (wanted === null) return false;
    }
    return plain(actual) === plain(trimSpace(wanted));
  }
  function plain(text) {
    const list = parse(text);
    return list === null ? text : listText(list);
  }

  // MARK: Lengths (CSS Conditional 5, section 5)

  /// A hundredth of the size of the nearest container of an axis, 'w', 'h', 'i' or 'b'; null where there is none, and the
  /// small viewport stands for it, or while containers are measured.
  function hundredth(record, axis) {
    const container = containerOf(parentOf(record), { name: '', asks: axis });
    const size = container === null ? null : sizeOf(container);
    if (size === null) return null;
    const isHeight = axis === 'h' || ((axis === 'b') !== isVertical(container) && axis !== 'w');
    return (isHeight ? size.height : size.width) / 100;
  }
  return { __proto__: null, matches, hundredth, isQuery: (prelude) => parseQuery(prelude) !== null };
});
