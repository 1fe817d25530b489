// SVG 2, section 4.6.10 ("list interfaces"): numbers, lengths, points, transforms and strings of an attribute. A list
// reads its attribute again when that has changed since, and writes it with each change of its own.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { ArrayPrototypePush, ArrayPrototypeSplice, MathFround, ObjectAssign } = primordials;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const exotic = use('dom/exotic');
  const tree = shared('dom/shared/tree');
  const paths = shared('svg/shared/paths');
  const values = use('svg/values');
  const { numberText, float, readOnly } = values;
  const domError = (name, text) => use('dom/errors').domError(name, text);

  // MARK: SVGNumber

  const number = (object) => slot.brand(object, 'SVGNumber');
  const SVGNumber = idl.interfaceFrom({
    name: 'SVGNumber',
    members: {
      get value() { return number(this).value; },
      set value(value) {
        const state = number(this);
        if (state.isReadOnly) throw readOnly('The number');
        state.value = float(value);
        state.list?.changed();
      },
    },
  });
  const newNumber = (value = 0) => slot.stamp(SVGNumber, { __proto__: null, kind: 'SVGNumber', value: MathFround(value), list: null, isReadOnly: false });

  // MARK: What lists have in common. A kind: `{ name, parse(text, state) -> objects, text(item), check(value, where),
  // copy(state of an item) -> object, separator }`.

  function items(state) {
    const text = tree.getAttribute(state.record, state.attribute) ?? '';
    if (text === state.text) return state.items;
    for (let i = 0; i < state.items.length; i++) detach(state, state.items[i]);
    state.text = text;
    state.items = state.facts.parse(text, state);
    for (let i = 0; i < state.items.length; i++) attach(state, state.items[i]);
    return state.items;
  }
  function attach(state, item) {
    if (!idl.isObject(item)) return;
    const own = slot.of(item);
    own.list = state;
    own.isReadOnly = state.isReadOnly;
  }
  function detach(state, item) {
    if (!idl.isObject(item)) return;
    const own = slot.of(item);
    if (own.list === state) own.list = null;
  }
  function write(state) {
    let text = '';
    for (let i = 0; i < state.items.length; i++) text += (i > 0 ? state.facts.separator : '') + state.facts.text(state.items[i]);
    state.text = text;
    values.write(state, text);
  }
  const outside = (index) => domError('IndexSizeError', `The index provided (${index}) is greater than or equal to the number of items.`);
  function writable(state) {
    if (state.isReadOnly) throw readOnly('The list');
    return items(state);
  }
  /// An item as it is put into a list: a copy of one that is in a list already.
  function adopt(state, value) {
    if (!idl.isObject(value)) return value;
    const own = slot.of(value);
    if (own.list === null && !own.isReadOnly && !(own.attribute ?? null)) return value;
    return state.facts.copy(own);
  }
  function makeInterface(facts, more) {
    const { name, check } = facts;
    const own = (object) => slot.brand(object, name);
    const on = (method) => `Failed to execute '${method}' on '${name}'`;
    const members = ObjectAssign({
      clear() {
        const state = own(this);
        const list = writable(state);
        for (let i = 0; i < list.length; i++) detach(state, list[i]);
        state.items = [];
        write(state);
      },
      initialize(newItem) {
        const state = own(this);
        idl.arity(arguments.length, 1, on('initialize'));
        const given = check(newItem, `${on('initialize')}: parameter 1`);
        const list = writable(state);
        const item = adopt(state, given);
        for (let i = 0; i < list.length; i++) detach(state, list[i]);
        state.items = [item];
        attach(state, item);
        write(state);
        return item;
      },
      getItem(index) {
        const state = own(this);
        idl.arity(arguments.length, 1, on('getItem'));
        const list = items(state);
        const at = idl.unsignedLong(index);
        if (at >= list.length) throw outside(at);
        return list[at];
      },
      insertItemBefore(newItem, index) {
        const state = own(this);
        idl.arity(arguments.length, 2, on('insertItemBefore'));
        const given = check(newItem, `${on('insertItemBefore')}: parameter 1`);
        const at = idl.unsignedLong(index);
        const list = writable(state);
        const item = adopt(state, given);
        ArrayPrototypeSplice(list, at < list.length ? at : list.length, 0, item);
        attach(state, item);
        write(state);
        return item;
      },
      replaceItem(newItem, index) {
        const state = own(this);
        idl.arity(arguments.length, 2, on('replaceItem'));
        const given = check(newItem, `${on('replaceItem')}: parameter 1`);
        return replace(state, given, idl.unsignedLong(index));
      },
      removeItem(index) {
        const state = own(this);
        idl.arity(arguments.length, 1, on('removeItem'));
        const at = idl.unsignedLong(index);
        const list = writable(state);
        if (at >= list.length) throw outside(at);
        const item = list[at];
        ArrayPrototypeSplice(list, at, 1);
        detach(state, item);
        write(state);
        return item;
      },
      appendItem(newItem) {
        const state = own(this);
        idl.arity(arguments.length, 1, on('appendItem'));
        const given = check(newItem, `${on('appendItem')}: parameter 1`);
        const list = writable(state);
        const item = adopt(state, given);
        ArrayPrototypePush(list, item);
        attach(state, item);
        write(state);
        return item;
      },
    }, more);
    const getters = {
      get length() { return items(own(this)).length; },
      get numberOfItems() { return items(own(this)).length; },
    };
    const Interface = idl.interfaceFrom({ name, members: use('html/html-element').mix(members, getters) });
    exotic.addIterator(Interface.prototype);
    return Interface;
  }
  function replace(state, given, at) {
    const list = writable(state);
    if (at >= list.length) throw outside(at);
    const item = adopt(state, given);
    detach(state, list[at]);
    list[at] = item;
    attach(state, item);
    write(state);
    return item;
  }
  const handler = exotic.handlerOf({
    length: (state) => items(state).length,
    item(state, i) {
      const list = items(state);
      return i < list.length ? list[i] : undefined;
    },
    setItem(state, i, value) { replace(state, state.facts.check(value, 'Failed to set an indexed property'), i); },
  });
  function makeList(Interface, facts, record, attribute, isReadOnly, axis = 'o') {
    const state = { __proto__: null, kind: facts.name, record, attribute, facts, isReadOnly, axis, text: '', items: [], changed: null };
    state.changed = () => write(state);
    return exotic.make(Interface, state, handler);
  }

  // MARK: The lists

  const typed = (kind, label) => (value, where) => {
    if (slot.stateOrNull(value)?.kind !== kind) throw idl.failure(where, `The value is not of type '${label}'.`);
    return value;
  };
  const numbers = {
    __proto__: null, name: 'SVGNumberList', separator: ' ', check: typed('SVGNumber', 'SVGNumber'),
    parse(text) {
      const found = paths.onlyNumbers(text) ?? [];
      const list = [];
      for (let i = 0; i < found.length; i++) ArrayPrototypePush(list, newNumber(found[i]));
      return list;
    },
    text: (item) => numberText(slot.of(item).value), copy: (own) => newNumber(own.value),
  };
  const SVGNumberList = makeInterface(numbers);

  const lengths = () => use('svg/lengths');
  const { words } = paths;
  const lengthKind = {
    __proto__: null, name: 'SVGLengthList', separator: ' ', check: typed('SVGLength', 'SVGLength'),
    parse(text, state) {
      const list = [];
      const found = words(text);
      for (let i = 0; i < found.length; i++) {
        const parsed = lengths().parse(found[i]);
        if (parsed === null) return [];
        ArrayPrototypePush(list, lengths().makeLength({ number: parsed.number, name: parsed.name, unit: parsed.unit, axis: state.axis }));
      }
      return list;
    },
    text: (item) => lengths().textOf(slot.of(item)),
    copy(own) {
      const { number: value, name, unit } = lengths().now(own);
      return lengths().makeLength({ number: value, name, unit, axis: own.axis });
    },
  };
  const SVGLengthList = makeInterface(lengthKind);

  /// A list of this realm, which a page may get to see.
  function pageList(found) {
    const list = [];
    for (let i = 0; i < found.length; i++) ArrayPrototypePush(list, found[i]);
    return list;
  }
  const strings = {
    __proto__: null, name: 'SVGStringList', separator: ' ', check: (value, where) => idl.DOMString(value, where),
    parse: (text) => pageList(words(text)), text: (item) => item, copy: (own) => own,
  };
  const commas = { __proto__: strings, separator: ', ' };
  const SVGStringList = makeInterface(strings);

  const geometry = () => use('svg/geometry');
  const points = {
    __proto__: null, name: 'SVGPointList', separator: ' ',
    check(value, where) {
      const kind = slot.stateOrNull(value)?.kind;
      if (kind === 'point') return geometry().newPoint(value.x, value.y);
      if (kind !== 'SVGPoint') throw idl.failure(where, "The value is not of type 'SVGPoint'.");
      return value;
    },
    parse(text) {
      const found = paths.numbers(text);
      const list = [];
      for (let i = 0; i + 1 < found.length; i += 2) ArrayPrototypePush(list, geometry().newPoint(found[i], found[i + 1]));
      return list;
    },
    text(item) {
      const { x, y } = slot.of(item);
      return `${numberText(x)} ${numberText(y)}`;
    },
    copy: (own) => geometry().newPoint(own.x, own.y),
  };
  const SVGPointList = makeInterface(points);

  const transforms = () => use('svg/transforms');
  const transformKind = {
    __proto__: null, name: 'SVGTransformList', separator: ' ', check: typed('SVGTransform', 'SVGTransform'),
    parse(text) {
      const found = paths.transforms(text);
      const list = [];
      for (let i = 0; i < found.length; i++) ArrayPrototypePush(list, transforms().newTransform(found[i].kind, found[i].numbers));
      return list;
    },
    text: (item) => transforms().textOf(slot.of(item)),
    copy: (own) => transforms().copyOf(own),
  };
  const transformList = (object) => slot.brand(object, 'SVGTransformList');
  const SVGTransformList = makeInterface(transformKind, {
    createSVGTransformFromMatrix(matrix = {}) {
      transformList(this);
      return transforms().fromMatrix(matrix);
    },
    consolidate() {
      const state = transformList(this);
      const list = writable(state);
      if (list.length === 0) return null;
      let m = [1, 0, 0, 1, 0, 0];
      for (let i = 0; i < list.length; i++) {
        m = paths.multiply(m, slot.of(list[i]).matrix);
        detach(state, list[i]);
      }
      const item = transforms().newTransform('matrix', m);
      state.items = [item];
      attach(state, item);
      write(state);
      return item;
    },
  });

  // MARK: The objects around them

  const kinds = {
    __proto__: null, SVGAnimatedNumberList: [SVGNumberList, numbers], SVGAnimatedLengthList: [SVGLengthList, lengthKind],
    SVGAnimatedTransformList: [SVGTransformList, transformKind],
  };
  const around = (name) => values.animated(name, (state, isReadOnly) =>
    (state[isReadOnly ? 'animated' : 'base'] ??= makeList(kinds[name][0], kinds[name][1], state.record, state.attribute, isReadOnly, state.axis)));
  const SVGAnimatedNumberList = around('SVGAnimatedNumberList');
  const SVGAnimatedLengthList = around('SVGAnimatedLengthList');
  const SVGAnimatedTransformList = around('SVGAnimatedTransformList');
  const stamps = { __proto__: null, SVGAnimatedNumberList, SVGAnimatedLengthList, SVGAnimatedTransformList };
  return {
    SVGNumber, SVGNumberList, SVGLengthList, SVGStringList, SVGPointList, SVGTransformList,
    SVGAnimatedNumberList, SVGAnimatedLengthList, SVGAnimatedTransformList,
    newNumber,
    make: (kind, record, attribute, axis) => slot.stamp(stamps[kind], { __proto__: null, kind, record, attribute, axis }),
    strings: (record, attribute) => makeList(SVGStringList, attribute === 'systemLanguage' ? commas : strings, record, attribute, false),
    points: (record, attribute, isReadOnly) => makeList(SVGPointList, points, record, attribute, isReadOnly),
  };
});
