// Values as people read them: the text of `console.log(value)`. Runs no code of the page: no getter,
// no trap of a proxy, no `toString`. Its output is bounded whatever it is given.
(function (platform) {
  'use strict';
  const { host, primordials, use } = platform;
  const {
    ArrayBufferPrototypeGetByteLength, ArrayIsArray, ArrayPrototypeIndexOf, ArrayPrototypePop, ArrayPrototypePush,
    BooleanPrototypeValueOf, DataViewPrototypeGetBuffer, DataViewPrototypeGetByteLength, DataViewPrototypeGetByteOffset,
    DatePrototypeGetTime, DatePrototypeToISOString, FunctionPrototypeToString, MapPrototypeEntries, MapPrototypeGetSize,
    NumberIsNaN, NumberPrototypeToString, NumberPrototypeValueOf, ObjectGetOwnPropertyDescriptor, ObjectGetPrototypeOf,
    ReflectApply, ReflectOwnKeys, RegExpPrototypeExec, RegExpPrototypeGetSource, SetPrototypeGetSize,
    SetPrototypeValues, StringPrototypeCharCodeAt, StringPrototypeIncludes, StringPrototypeIndexOf,
    StringPrototypeLastIndexOf, StringPrototypePadStart, StringPrototypeRepeat, StringPrototypeSlice,
    StringPrototypeSplit, StringPrototypeStartsWith, StringPrototypeValueOf, SymbolPrototypeGetDescription,
    SymbolPrototypeValueOf, BigIntPrototypeValueOf, SymbolToStringTag, TypedArrayPrototypeGetLength,
    TypedArrayPrototypeGetSymbolToStringTag, WeakMapPrototypeHas, WeakSetPrototypeHas,
  } = primordials;
  const idl = use('core/webidl');
  const { Uint8Array } = platform.intrinsics;
  // The page may have put something else in the place of its constructors.
  const objectPrototype = ObjectGetPrototypeOf({});
  const regExpPrototype = ObjectGetPrototypeOf(/x/);
  const errorPrototype = (() => { try { return null.x; } catch (e) { return ObjectGetPrototypeOf(ObjectGetPrototypeOf(e)); } })();
  const targetOf = host('inspect.target');
  const isOfHost = host('inspect.isOfHost');

  /// What is too much to print.
  const most = { __proto__: null, depth: 4, values: 2000, entries: 100, text: 10_000, all: 60_000, line: 100, slots: 10_000, frames: 10 };

  // MARK: Looking without running anything

  /// Objects above an object, as long as none is a proxy.
  function chain(object) {
    const list = [];
    for (let next = ObjectGetPrototypeOf(object); next !== null && list.length < 32; next = ObjectGetPrototypeOf(next)) {
      if (targetOf(next) !== undefined) break;
      ArrayPrototypePush(list, next);
    }
    return list;
  }
  /// A property's value if it is data, or comes from a getter of the platform's own.
  function peek(object, key) {
    const list = chain(object);
    let holder = object;
    for (let i = 0; ; i++) {
      const property = ObjectGetOwnPropertyDescriptor(holder, key);
      if (property) {
        if (property.get === undefined) return property.value;
        if (!idl.isNative(property.get)) return undefined;
        try { return ReflectApply(property.get, object, []); } catch { return undefined; }
      }
      if (i === list.length) return undefined;
      holder = list[i];
    }
  }
  function own(object, key) { return ObjectGetOwnPropertyDescriptor(object, key)?.value; }
  /// The name of the innermost class that an object is of; null without one.
  function className(object) {
    const list = chain(object);
    for (let i = 0; i < list.length; i++) {
      const made = own(list[i], 'constructor');
      if (typeof made !== 'function' || targetOf(made) !== undefined) continue;
      const name = own(made, 'name');
      if (typeof name === 'string' && name !== '') return cut(name, 100);
    }
    return list.length === 0 ? null : 'Object';
  }
  /// Whether a built-in takes an object for one of its own.
  function is(check, object) {
    try { check(object); return true; } catch { return false; }
  }

  // MARK: Primitives

  function cut(text, length) {
    if (text.length <= length) return text;
    const left = text.length - length;
    return `${StringPrototypeSlice(text, 0, length)}... ${left} more character${left === 1 ? '' : 's'}`;
  }
  const named = { __proto__: null, 8: '\\b', 9: '\\t', 10: '\\n', 11: '\\v', 12: '\\f', 13: '\\r', 92: '\\\\' };
  function quote(given) {
    const text = given.length > most.text ? StringPrototypeSlice(given, 0, most.text) : given;
    const mark = !StringPrototypeIncludes(text, "'") ? "'" : !StringPrototypeIncludes(text, '"') ? '"'
      : !StringPrototypeIncludes(text, '`') ? '`' : "'";
    let result = '';
    let from = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = StringPrototypeCharCodeAt(text, i);
      const isPlain = unit >= 32 && unit < 127 && unit !== 92 && unit !== StringPrototypeCharCodeAt(mark, 0);
      const isHigh = unit >= 0xD800 && unit < 0xDC00;
      const next = isHigh && i + 1 < text.length ? StringPrototypeCharCodeAt(text, i + 1) : 0;
      if (isHigh && next >= 0xDC00 && next < 0xE000) { i++; continue; }
      if (isPlain || (unit >= 0xA0 && (unit < 0xD800 || unit > 0xDFFF))) continue;
      result += StringPrototypeSlice(text, from, i);
      result += named[unit] ?? (unit >= 32 && unit < 127 ? `\\${text[i]}`
        : `\\u${StringPrototypePadStart(NumberPrototypeToString(unit, 16), 4, '0')}`);
      from = i + 1;
    }
    result = mark + result + StringPrototypeSlice(text, from) + mark;
    const left = given.length - text.length;
    return left > 0 ? `${result}... ${left} more character${left === 1 ? '' : 's'}` : result;
  }
  function symbolText(symbol) { return `Symbol(${cut(SymbolPrototypeGetDescription(symbol) ?? '', 200)})`; }
  function primitive(value) {
    switch (typeof value) {
      case 'string': return quote(value);
      case 'symbol': return symbolText(value);
      case 'bigint': return cut(`${value}`, 1000) + 'n';
      case 'number': return value === 0 && 1 / value < 0 ? '-0' : `${value}`;
      default: return `${value}`;
    }
  }
  const identifier = /^[A-Za-z_$][\w$]*$/;
  function keyText(key) {
    if (typeof key === 'symbol') return `[${symbolText(key)}]`;
    return key.length < 200 && RegExpPrototypeExec(identifier, key) !== null ? key : quote(cut(key, 200));
  }

  // MARK: Lists of entries

  const pad = (count) => StringPrototypeRepeat(' ', count);
  function list(prefix, open, close, entries, state) {
    prefix = prefix === '' ? '' : `${prefix} `;
    if (entries.length === 0) return `${prefix}${open}${close}`;
    let length = prefix.length + state.indent + 4;
    let isLong = false;
    let widest = 0;
    for (let i = 0; i < entries.length; i++) {
      length += entries[i].length + 2;
      if (entries[i].length > widest && i < entries.length - 1) widest = entries[i].length;
      if (StringPrototypeIncludes(entries[i], '\n')) isLong = true;
    }
    let text = '';
    if (!isLong && length <= most.line) {
      for (let i = 0; i < entries.length; i++) text += (i ? ', ' : '') + entries[i];
      return `${prefix}${open} ${text} ${close}`;
    }
    // Short elements of an array share lines.
    const fills = open === '[' && !isLong && widest <= 20;
    let column = 0;
    for (let i = 0; i < entries.length; i++) {
      const breaks = i === 0 || !fills || column + entries[i].length > most.line - 4;
      if (breaks) column = state.indent;
      text += (i ? (breaks ? ',' : ', ') : '') + (breaks ? `\n${pad(state.indent + 2)}` : '') + entries[i];
      column += entries[i].length + 2;
    }
    return `${prefix}${open}${text}\n${pad(state.indent)}${close}`;
  }
  /// Adds an entry; false once there is no room for more.
  function add(entries, text, state) {
    ArrayPrototypePush(entries, text);
    state.room -= text.length;
    return state.room > 0 && state.left > 0;
  }
  const more = (count, what = 'item') => `... ${count} more ${what}${count === 1 ? '' : 's'}`;

  // MARK: Objects

  function show(value, state) {
    state.left--;
    if (!idl.isObject(value)) return primitive(value);
    if (state.left < 0 || state.room < 0) return '...';
    let prefix = '';
    let object = value;
    for (let i = 0, target; i < 16 && (target = targetOf(object)) !== undefined; i++) {
      if (!isOfHost(object)) prefix = 'Proxy ';
      object = target;
    }
    const at = ArrayPrototypeIndexOf(state.path, object);
    if (at >= 0) {
      let number = state.refs.get(object);
      if (number === undefined) state.refs.set(object, number = state.refs.size + 1);
      return `[Circular *${number}]`;
    }
    const { indent } = state;
    ArrayPrototypePush(state.path, object);
    state.indent = indent + 2;
    let text = contents(object, state);
    state.indent = indent;
    ArrayPrototypePop(state.path);
    const number = state.refs.get(object);
    if (number !== undefined) text = `<ref *${number}> ${text}`;
    return prefix + text;
  }
  /// A property's value, or what is in its place.
  function slot(object, { get, set, value }, state) {
    if (get && idl.isNative(get)) {
      let given;
      let isGiven = false;
      try {
        given = ReflectApply(get, object, []);
        isGiven = true;
      } catch { /* Of another object. */ }
      if (isGiven) return show(given, state);
    }
    return get && set ? '[Getter/Setter]' : get ? '[Getter]' : set ? '[Setter]' : show(value, state);
  }
  function contents(object, state) {
    const inner = state.indent;
    state.indent -= 2;
    const finish = (title, open, close, given) => list(title, open, close, given, state);
    const isTooDeep = state.path.length > state.depth + 1;
    const name = className(object);
    const label = name ?? '[Object: null prototype]';
    const entries = [];
    const inside = (work) => { state.indent = inner; work(); state.indent = inner - 2; };
    const member = (key, descriptor) => {
      return `${keyText(key)}: ${slot(object, descriptor, state)}`;
    };
    const members = (skips) => {
      const keys = ReflectOwnKeys(object);
      let shown = 0;
      for (let i = 0; i < keys.length; i++) {
        if (skips && skips(keys[i])) continue;
        const descriptor = ObjectGetOwnPropertyDescriptor(object, keys[i]);
        if (!descriptor || !descriptor.enumerable) continue;
        if (shown++ >= most.entries) { add(entries, more(keys.length - i, 'member'), state); return; }
        if (!add(entries, member(keys[i], descriptor), state)) { add(entries, '...', state); return; }
      }
    };

    if (typeof object === 'function') {
      if (!isTooDeep) inside(() => members());
      return entries.length ? finish(functionText(object, name), '{', '}', entries) : functionText(object, name);
    }
    if (ArrayIsArray(object)) {
      const size = own(object, 'length');
      const title = name === 'Array' ? '' : `${label}(${size})`;
      if (isTooDeep) return `[${name ?? 'Array'}]`;
      inside(() => {
        elements(object, size, entries, state);
        if (size <= most.slots) members((key) => typeof key === 'string' && isIndex(key));
      });
      return finish(title, '[', ']', entries);
    }
    const markup = platform.isLoaded('dom/slot') ? use('console/inspect-node')(object) : undefined;
    if (markup !== undefined) return markup;
    const typed = TypedArrayPrototypeGetSymbolToStringTag(object);
    if (typed !== undefined) {
      const size = TypedArrayPrototypeGetLength(object);
      if (isTooDeep) return `[${label}]`;
      for (let i = 0; i < size && i < most.entries; i++) ArrayPrototypePush(entries, primitive(object[i]));
      if (size > most.entries) ArrayPrototypePush(entries, more(size - most.entries));
      return finish(`${label}(${size})`, '[', ']', entries);
    }
    const prototype = ObjectGetPrototypeOf(object);
    const isPlain = prototype === null || prototype === objectPrototype;
    if (!isPlain) {
      const simple = boxed(object, label);
      if (simple !== undefined) {
        inside(() => members((key) => typeof key === 'string' && isIndex(key)));
        return entries.length ? finish(simple, '{', '}', entries) : simple;
      }
      if (isError(object)) return error(object, label, entries, members, inside, finish, state);
      if (isTooDeep) return `[${label}]`;
      if (is(MapPrototypeGetSize, object)) {
        inside(() => { mapEntries(object, entries, state); members(); });
        return finish(`${label}(${MapPrototypeGetSize(object)})`, '{', '}', entries);
      }
      if (is(SetPrototypeGetSize, object)) {
        inside(() => { setEntries(object, entries, state); members(); });
        return finish(`${label}(${SetPrototypeGetSize(object)})`, '{', '}', entries);
      }
      if (is(ArrayBufferPrototypeGetByteLength, object)) {
        ArrayPrototypePush(entries, `[Uint8Contents]: <${hex(object)}>`);
        ArrayPrototypePush(entries, `byteLength: ${ArrayBufferPrototypeGetByteLength(object)}`);
        return finish(label, '{', '}', entries);
      }
      if (is(DataViewPrototypeGetBuffer, object)) {
        inside(() => {
          let length = 0, offset = 0;
          try { length = DataViewPrototypeGetByteLength(object); offset = DataViewPrototypeGetByteOffset(object); } catch { /* Detached. */ }
          add(entries, `byteLength: ${length}`, state);
          add(entries, `byteOffset: ${offset}`, state);
          add(entries, `buffer: ${show(DataViewPrototypeGetBuffer(object), state)}`, state);
        });
        return finish(label, '{', '}', entries);
      }
      if (is((v) => WeakMapPrototypeHas(v, v), object) || is((v) => WeakSetPrototypeHas(v, v), object)) {
        return `${label} { <items unknown> }`;
      }
    }
    if (isTooDeep) return `[${label}]`;
    inside(() => {
      if (!isPlain) attributes(object, entries, state);
      members();
    });
    const tag = isPlain ? own(object, SymbolToStringTag) : tagOf(object);
    const title = (name === 'Object' && (tag === undefined || tag === name) ? '' : label)
      + (typeof tag === 'string' && tag !== '' && tag !== name ? ` [${cut(tag, 100)}]` : '');
    return finish(title, '{', '}', entries);
  }
  function tagOf(object) {
    const tag = peek(object, SymbolToStringTag);
    return typeof tag === 'string' ? tag : undefined;
  }
  const isIndex = (key) => key.length < 11 && RegExpPrototypeExec(/^(?:0|[1-9]\d*)$/, key) !== null;

  function elements(object, size, entries, state) {
    let holes = 0;
    let shown = 0;
    const flush = () => {
      if (holes) { ArrayPrototypePush(entries, `<${holes} empty item${holes === 1 ? '' : 's'}>`); shown++; }
      holes = 0;
    };
    for (let i = 0; i < size; i++) {
      if (shown >= most.entries || i >= most.slots) {
        flush();
        ArrayPrototypePush(entries, more(size - i));
        return;
      }
      const descriptor = ObjectGetOwnPropertyDescriptor(object, i);
      if (!descriptor) { holes++; continue; }
      flush();
      shown++;
      if (!add(entries, slot(object, descriptor, state), state)) {
        if (i + 1 < size) ArrayPrototypePush(entries, more(size - i - 1));
        return;
      }
    }
    flush();
  }
  function mapEntries(map, entries, state) {
    const size = MapPrototypeGetSize(map);
    const steps = MapPrototypeEntries(map);
    for (let i = 0, step = steps.next(); !step.done; i++, step = steps.next()) {
      if (i >= most.entries || state.left <= 0 || state.room <= 0) { ArrayPrototypePush(entries, more(size - i)); return; }
      add(entries, `${show(step.value[0], state)} => ${show(step.value[1], state)}`, state);
    }
  }
  function setEntries(set, entries, state) {
    const size = SetPrototypeGetSize(set);
    const steps = SetPrototypeValues(set);
    for (let i = 0, step = steps.next(); !step.done; i++, step = steps.next()) {
      if (i >= most.entries || state.left <= 0 || state.room <= 0) { ArrayPrototypePush(entries, more(size - i)); return; }
      add(entries, show(step.value, state), state);
    }
  }
  function hex(buffer) {
    const bytes = new Uint8Array(buffer);
    let text = '';
    for (let i = 0; i < bytes.length && i < 50; i++) {
      text += (i ? ' ' : '') + StringPrototypePadStart(NumberPrototypeToString(bytes[i], 16), 2, '0');
    }
    return bytes.length > 50 ? `${text} ${more(bytes.length - 50, 'byte')}` : text;
  }
  /// What the attributes of an object of the platform say, and the pairs that it lists.
  function attributes(object, entries, state) {
    const pairs = idl.pairsIn(object, chain(object));
    if (pairs) {
      for (let i = 0; i < pairs.length && i < most.entries; i++) {
        add(entries, `${show(pairs[i][0], state)} => ${show(pairs[i][1], state)}`, state);
      }
      if (pairs.length > most.entries) add(entries, more(pairs.length - most.entries), state);
      return;
    }
    const above = chain(object);
    for (let i = above.length - 1; i >= 0; i--) {
      const keys = ReflectOwnKeys(above[i]);
      for (let k = 0; k < keys.length && k < most.entries; k++) {
        if (typeof keys[k] === 'symbol') continue;
        const { get } = ObjectGetOwnPropertyDescriptor(above[i], keys[k]);
        if (!get || !idl.isNative(get)) continue;
        let value;
        try { value = ReflectApply(get, object, []); } catch { continue; }
        if (!add(entries, `${keys[k]}: ${show(value, state)}`, state)) return;
      }
    }
  }
  const flags = [
    ['HasIndices', 'd'], ['Global', 'g'], ['IgnoreCase', 'i'], ['Multiline', 'm'], ['DotAll', 's'],
    ['Unicode', 'u'], ['UnicodeSets', 'v'], ['Sticky', 'y'],
  ];
  /// Dates, regular expressions and boxed primitives; undefined for other objects.
  function boxed(object, label) {
    if (is(DatePrototypeGetTime, object)) {
      return NumberIsNaN(DatePrototypeGetTime(object)) ? 'Invalid Date' : DatePrototypeToISOString(object);
    }
    if (object !== regExpPrototype && is(RegExpPrototypeGetSource, object)) {
      let text = `/${cut(RegExpPrototypeGetSource(object), 1000)}/`;
      for (let i = 0; i < flags.length; i++) {
        const get = primordials[`RegExpPrototypeGet${flags[i][0]}`];
        if (get && get(object)) text += flags[i][1];
      }
      return text;
    }
    const kinds = [
      ['Number', NumberPrototypeValueOf], ['String', StringPrototypeValueOf], ['Boolean', BooleanPrototypeValueOf],
      ['Symbol', SymbolPrototypeValueOf], ['BigInt', BigIntPrototypeValueOf],
    ];
    for (let i = 0; i < kinds.length; i++) {
      let value;
      try { value = kinds[i][1](object); } catch { continue; }
      return `[${kinds[i][0]}${label === kinds[i][0] ? '' : ` (${label})`}: ${primitive(value)}]`;
    }
  }
  function functionText(f, name) {
    const given = own(f, 'name');
    const title = typeof given === 'string' && given !== '' ? cut(given, 200) : '';
    let text = '';
    try { text = FunctionPrototypeToString(f); } catch { /* A proxy's. */ }
    if (StringPrototypeStartsWith(text, 'class') && !RegExpPrototypeExec(/^[\w$]/, StringPrototypeSlice(text, 5, 6))) {
      const parent = ObjectGetPrototypeOf(f);
      const above = typeof parent === 'function' && targetOf(parent) === undefined ? own(parent, 'name') : '';
      return `[class ${title || '(anonymous)'}${typeof above === 'string' && above !== '' ? ` extends ${cut(above, 200)}` : ''}]`;
    }
    const kind = name === null ? 'Function (null prototype)' : name === 'Object' ? 'Function' : name;
    return title ? `[${kind}: ${title}]` : `[${kind} (anonymous)]`;
  }

  // MARK: Errors

  function isError(object) {
    const above = chain(object);
    return ArrayPrototypeIndexOf(above, errorPrototype) >= 0;
  }
  function error(object, label, entries, members, inside, finish, state) {
    const word = (key) => {
      const value = peek(object, key);
      return typeof value === 'string' ? cut(value, most.text) : value === undefined || idl.isObject(value) ? '' : primitive(value);
    };
    const name = word('name');
    const message = word('message');
    let title = name === '' ? label : name;
    if (name !== label && name !== '' && label !== 'Error' && label !== 'DOMException') title = `${label} [${name}]`;
    let text = message === '' ? title : `${title}: ${message}`;
    if (state.path.length > 1) text = `[${text}]`;
    else text += stackText(own(object, 'stack'));
    if (state.path.length <= state.depth) {
      inside(() => {
        const hidden = ['cause', 'errors'];
        for (let i = 0; i < 2; i++) {
          const property = ObjectGetOwnPropertyDescriptor(object, hidden[i]);
          if (property && !property.enumerable && !property.get) add(entries, `[${hidden[i]}]: ${show(property.value, state)}`, state);
        }
        members((key) => key === 'stack' || key === 'message' || key === 'line' || key === 'column' || key === 'sourceURL');
      });
    }
    return entries.length ? finish(text, '{', '}', entries) : text;
  }
  /// The frames of a stack that are the page's: "\n    at f (portal.js:1:2)", each.
  function stackText(stack) {
    if (typeof stack !== 'string') return '';
    const lines = StringPrototypeSplit(StringPrototypeSlice(stack, 0, 20_000), '\n', 200);
    let text = '';
    let shown = 0;
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i];
      const at = StringPrototypeLastIndexOf(line, '@');
      const place = StringPrototypeSlice(line, at + 1);
      if (place === '' || StringPrototypeStartsWith(place, 'host:')) continue;
      if (place === '[native code]' || StringPrototypeIndexOf(place, ':') < 0) continue;
      if (shown++ === most.frames) return `${text}\n    ...`;
      const name = at < 0 ? '' : StringPrototypeSlice(line, 0, at);
      const isCode = name === '' || name === 'global code' || name === 'module code' || name === 'eval code';
      text += isCode ? `\n    at ${cut(place, 200)}` : `\n    at ${cut(name, 100)} (${cut(place, 200)})`;
    }
    return text;
  }

  /// The text of a value.
  function inspect(value, depth = most.depth) {
    const state = { __proto__: null, left: most.values, room: most.all, path: [], refs: new primordials.Map(), indent: 0, depth };
    return show(value, state);
  }
  return { inspect, stackText, isIndex, peek, own, targetOf, cut, most };
});
