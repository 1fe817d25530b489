// HTML, section 2.7 (safe passing of structured data), and section 8.7 (structuredClone).
(function (platform) {
  'use strict';
  const { global, primordials, intrinsics, use } = platform;
  const {
    ArrayBufferPrototypeGetDetached, ArrayBufferPrototypeGetMaxByteLength, ArrayBufferPrototypeGetResizable,
    ArrayBufferPrototypeTransfer, ArrayPrototypePush, BigIntPrototypeValueOf, BooleanPrototypeValueOf,
    DataViewPrototypeGetBuffer, DataViewPrototypeGetByteLength, DataViewPrototypeGetByteOffset, DatePrototypeGetTime,
    MapPrototypeForEach, MapPrototypeGet, MapPrototypeHas, MapPrototypeSet, NumberPrototypeValueOf,
    ObjectGetOwnPropertyDescriptor, ObjectKeys, ObjectPrototypeHasOwnProperty, ObjectSetPrototypeOf,
    ReflectDefineProperty, RegExpPrototypeGetSource, SetPrototypeAdd, SetPrototypeForEach, StringPrototypeValueOf,
    TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeGetLength,
    TypedArrayPrototypeKeys, TypedArrayPrototypeSet,
  } = primordials;
  const {
    Array, ArrayBuffer, BigInt, Boolean, DataView, Date, Error, EvalError, Map, Number, Object, RangeError,
    ReferenceError, RegExp, Set, String, SyntaxError, TypeError, URIError, Uint8Array,
  } = intrinsics;
  const idl = use('core/webidl');
  const { isMet } = use('core/any-realm');
  const { DOMException } = use('events/dom-exception');
  const { classOf, flagsOf, isTracking, passes } = use('core/classes');
  const errors = { __proto__: null, Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
  const views = { __proto__: null, DataView };
  const viewNames = [
    'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array',
    'Float16Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array',
  ];
  for (let i = 0; i < viewNames.length; i++) views[viewNames[i]] = intrinsics[viewNames[i]] ?? global[viewNames[i]];

  const refusal = (where, what) => new DOMException(`${where}: ${what} could not be cloned.`, 'DataCloneError');

  // MARK: Serializing (2.7.3 and 2.7.5)
  // A serialized value is a primitive, or a record of this file: `{ kind, … }`.

  /// Files as new objects on the same bytes.
  const clones = (files) => {
    const list = [];
    for (let i = 0; i < files.length; i++) primordials.ArrayPrototypePush(list, use('files/blob').clone(files[i]));
    return list;
  };
  /// Platform objects that can be cloned: the script that defines them, its test, and how.
  const platformObjects = [
    ['events/dom-exception', 'isDOMException', (v) => {
      const d = ObjectGetOwnPropertyDescriptor(v, 'stack');
      return { __proto__: null, kind: 'DOMException', message: use('events/dom-exception').messageOf(v), name: use('events/dom-exception').nameOf(v), stack: typeof d?.value === 'string' ? d.value : undefined };
    }],
    ['files/blob', 'isBlob', (v) => ({ __proto__: null, kind: 'Blob', blob: use('files/blob').clone(v) })],
    ['files/blob', 'isFileList', (v) => ({ __proto__: null, kind: 'FileList', files: clones(use('files/blob').filesIn(v)) })],
    ['canvas/image-data', 'isImageData', (v, where, start) => use('canvas/image-data').serialize(v, start)],
  ];

  /// "StructuredSerializeInternal", depth first and without recursion.
  function serialize(value, where, memory) {
    const open = [];
    const start = (v) => {
      if (v === null || (typeof v !== 'object' && typeof v !== 'function')) {
        if (typeof v === 'symbol') throw refusal(where, 'A symbol');
        return v;
      }
      const known = MapPrototypeGet(memory, v);
      if (known !== undefined) return known;
      if (typeof v === 'function') throw refusal(where, 'A function');
      if (v === global) throw refusal(where, 'A window');
      let record = platformRecord(v, where, start);
      if (!record) {
        const kind = classOf(v);
        record = { __proto__: null, kind };
        begin(v, kind, record);
      }
      MapPrototypeSet(memory, v, record);
      return record;
    };
    const begin = (v, kind, record) => {
      switch (kind) {
        case 'Boolean': record.value = BooleanPrototypeValueOf(v); return;
        case 'Number': record.value = NumberPrototypeValueOf(v); return;
        case 'String': record.value = StringPrototypeValueOf(v); return;
        case 'BigInt': record.value = BigIntPrototypeValueOf(v); return;
        case 'Date': record.value = DatePrototypeGetTime(v); return;
        case 'RegExp':
          record.source = RegExpPrototypeGetSource(v);
          record.flags = flagsOf(v);
          return;
        case 'ArrayBuffer': serializeBuffer(v, record); return;
        case 'Error': beginError(v, record); return;
        case 'Map': case 'Set': {
          // What is in it now: what getters put into it later is not copied.
          const list = [];
          if (kind === 'Map') MapPrototypeForEach(v, (item, key) => { ArrayPrototypePush(list, key); ArrayPrototypePush(list, item); });
          else SetPrototypeForEach(v, (item) => { ArrayPrototypePush(list, item); });
          record.values = [];
          ArrayPrototypePush(open, { __proto__: null, source: list, keys: null, count: list.length, at: 0, record });
          return;
        }
        case 'Array': record.length = v.length; // falls through
        case 'Object': {
          const keys = ObjectKeys(v);
          record.keys = [];
          record.values = [];
          ArrayPrototypePush(open, { __proto__: null, source: v, keys, count: keys.length, at: 0, record });
          return;
        }
      }
      if (views[kind]) serializeView(v, kind, record);
      else throw refusal(where, kind === 'Unknown' ? 'An object of the browser' : `A ${kind} object`);
    };
    const beginError = (v, record) => {
      const name = v.name;
      const text = name === undefined ? 'Error' : idl.DOMString(name, where);
      record.name = errors[text] ? text : 'Error';
      const message = ObjectGetOwnPropertyDescriptor(v, 'message');
      if (message && ObjectPrototypeHasOwnProperty(message, 'value')) record.message = idl.DOMString(message.value, where);
      const stack = ObjectGetOwnPropertyDescriptor(v, 'stack');
      if (stack && typeof stack.value === 'string') record.stack = stack.value;
      const cause = ObjectGetOwnPropertyDescriptor(v, 'cause');
      if (cause && ObjectPrototypeHasOwnProperty(cause, 'value')) {
        record.values = [];
        ArrayPrototypePush(open, { __proto__: null, source: [cause.value], keys: null, count: 1, at: 0, record });
      }
    };
    const serializeBuffer = (v, record) => {
      if (ArrayBufferPrototypeGetDetached(v)) throw refusal(where, 'A detached ArrayBuffer');
      record.bytes = idl.bytesOf(v);
      record.most = ArrayBufferPrototypeGetResizable(v) ? ArrayBufferPrototypeGetMaxByteLength(v) : undefined;
    };
    const serializeView = (v, kind, record) => {
      const isDataView = kind === 'DataView';
      if (!passes(isDataView ? DataViewPrototypeGetByteLength : TypedArrayPrototypeKeys, v)) {
        throw refusal(where, `A ${kind} that is out of the bounds of its ArrayBuffer`);
      }
      const buffer = isDataView ? DataViewPrototypeGetBuffer(v) : TypedArrayPrototypeGetBuffer(v);
      record.buffer = start(buffer);
      record.offset = isDataView ? DataViewPrototypeGetByteOffset(v) : TypedArrayPrototypeGetByteOffset(v);
      record.length = isTracking(v, isDataView, buffer) ? undefined
        : isDataView ? DataViewPrototypeGetByteLength(v) : TypedArrayPrototypeGetLength(v);
    };

    const result = start(value);
    while (open.length > 0) {
      const frame = open[open.length - 1];
      if (frame.at >= frame.count) { open.length--; continue; }
      const index = frame.at++;
      if (frame.keys === null) ArrayPrototypePush(frame.record.values, start(frame.source[index]));
      else {
        const key = frame.keys[index];
        if (!ObjectPrototypeHasOwnProperty(frame.source, key)) continue;
        const item = frame.source[key];
        ArrayPrototypePush(frame.record.keys, key);
        ArrayPrototypePush(frame.record.values, start(item));
      }
    }
    return result;
  }
  function platformRecord(v, where, start) {
    for (let i = 0; i < platformObjects.length; i++) {
      const file = platformObjects[i][0];
      if (isMet(file) && use(file)[platformObjects[i][1]]?.(v)) return platformObjects[i][2](v, where, start);
    }
    return null;
  }
  // MARK: Deserializing (2.7.6). No script runs here.

  const property = { __proto__: null, value: undefined, writable: true, enumerable: true, configurable: true };
  function put(object, key, value, isEnumerable = true) {
    property.value = value;
    property.enumerable = isEnumerable;
    ReflectDefineProperty(object, key, property);
    property.value = undefined;
  }
  function deserialize(serialized, memory = new primordials.Map()) {
    const open = [];
    const start = (s) => {
      if (s === null || typeof s !== 'object') return s;
      const known = MapPrototypeGet(memory, s);
      if (known !== undefined) return known;
      const made = make(s);
      MapPrototypeSet(memory, s, made);
      if (s.values) ArrayPrototypePush(open, { __proto__: null, record: s, made, at: 0, key: undefined });
      return made;
    };
    const make = (s) => {
      switch (s.kind) {
        case 'Boolean': return new Boolean(s.value);
        case 'Number': return new Number(s.value);
        case 'String': return new String(s.value);
        case 'BigInt': return Object(s.value);
        case 'Date': return new Date(s.value);
        case 'RegExp': return new RegExp(s.source, s.flags);
        case 'Map': return new Map();
        case 'Set': return new Set();
        case 'Array': {
          const array = [];
          array.length = s.length;
          return array;
        }
        case 'Object': return {};
        case 'ArrayBuffer': {
          const count = s.bytes.length;
          const buffer = s.most === undefined ? new ArrayBuffer(count) : new ArrayBuffer(count, { __proto__: null, maxByteLength: s.most });
          TypedArrayPrototypeSet(new Uint8Array(buffer), s.bytes);
          return buffer;
        }
        case 'Error': {
          const error = new errors[s.name](s.message);
          put(error, 'stack', s.stack, false);
          return error;
        }
        case 'DOMException': {
          const error = new DOMException(s.message, s.name);
          if (s.stack !== undefined) put(error, 'stack', s.stack, false);
          return error;
        }
        case 'Blob': return use('files/blob').clone(s.blob);
        case 'FileList': return use('files/blob').makeFileList(clones(s.files));
        case 'ImageData': return use('canvas/image-data').deserialize(s, start(s.data));
      }
      const View = views[s.kind];
      const buffer = start(s.buffer);
      return s.length === undefined ? new View(buffer, s.offset) : new View(buffer, s.offset, s.length);
    };
    const result = start(serialized);
    while (open.length > 0) {
      const frame = open[open.length - 1];
      const { record, made } = frame;
      if (frame.at >= record.values.length) { open.length--; continue; }
      const index = frame.at++;
      const value = start(record.values[index]);
      if (record.keys) put(made, record.keys[index], value);
      else if (record.kind === 'Set') SetPrototypeAdd(made, value);
      else if (record.kind === 'Error') put(made, 'cause', value, false);
      else if (index % 2 === 0) frame.key = value;
      else MapPrototypeSet(made, frame.key, value);
    }
    return result;
  }

  // MARK: With transfer (2.7.7 and 2.7.8)

  /// "StructuredSerializeWithTransfer": `{ serialized, transferred }`.
  function serializeWithTransfer(value, transfer, where) {
    const memory = new primordials.Map();
    const isPort = (v) => isMet('messaging/messaging') && use('messaging/messaging').isPort(v);
    const holders = [];
    for (let i = 0; i < transfer.length; i++) {
      const item = transfer[i];
      if (!idl.isArrayBuffer(item) && !isPort(item)) {
        throw new DOMException(`${where}: Value at index ${i} is not transferable.`, 'DataCloneError');
      }
      if (MapPrototypeHas(memory, item)) {
        throw new DOMException(`${where}: Value at index ${i} is a duplicate of an earlier one.`, 'DataCloneError');
      }
      const holder = { __proto__: null, kind: 'transfer', index: i };
      MapPrototypeSet(memory, item, holder);
      ArrayPrototypePush(holders, holder);
    }
    const serialized = serialize(value, where, memory);
    for (let i = 0; i < transfer.length; i++) {
      const item = transfer[i];
      if (isPort(item)) {
        if (use('messaging/messaging').isDetached(item)) throw new DOMException(`${where}: Port at index ${i} is already detached.`, 'DataCloneError');
        holders[i].end = use('messaging/messaging').takeEnd(item);
      } else {
        if (ArrayBufferPrototypeGetDetached(item)) throw new DOMException(`${where}: ArrayBuffer at index ${i} is already detached.`, 'DataCloneError');
        let buffer;
        try { buffer = ArrayBufferPrototypeTransfer(item); } catch {
          throw new DOMException(`${where}: ArrayBuffer at index ${i} cannot be detached.`, 'DataCloneError');
        }
        ObjectSetPrototypeOf(buffer, ArrayBuffer.prototype);
        holders[i].buffer = buffer;
      }
    }
    return { __proto__: null, serialized, holders };
  }
  /// "StructuredDeserializeWithTransfer": `{ value, ports }`, the ports a list of the page.
  function deserializeWithTransfer({ serialized, holders }) {
    const memory = new primordials.Map();
    const ports = [];
    for (let i = 0; i < holders.length; i++) {
      const holder = holders[i];
      const made = holder.end ? use('messaging/messaging').makePort(holder.end) : holder.buffer;
      if (holder.end) ArrayPrototypePush(ports, made);
      MapPrototypeSet(memory, holder, made);
    }
    return { __proto__: null, value: deserialize(serialized, memory), ports };
  }

  const transferList = idl.sequence(idl.object);
  const options = idl.dictionary([['transfer', transferList, () => []]]);
  const functions = {
    structuredClone(value, init = undefined) {
      const where = "Failed to execute 'structuredClone' on 'Window'";
      idl.checkGlobal(this);
      idl.arity(arguments.length, 1, where);
      const { transfer } = options(init, where);
      return deserializeWithTransfer(serializeWithTransfer(value, transfer, where)).value;
    },
  };
  return {
    structuredClone: functions.structuredClone, serializeWithTransfer, deserializeWithTransfer, transferList,
    /// Without transfer; `where` names the operation in messages.
    serialize: (value, where) => serialize(value, where, new primordials.Map()),
    deserialize: (serialized) => deserialize(serialized),
    transferOptions: options,
  };
});
