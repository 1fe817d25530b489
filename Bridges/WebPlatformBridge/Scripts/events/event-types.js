// The kinds of events that windows, requests and ports fire, each from its standard.
(function (platform) {
  'use strict';
  const { global, primordials, intrinsics, use } = platform;
  const { ArrayPrototypePush, ObjectFreeze, SymbolIterator } = primordials;
  const idl = use('core/webidl');
  const { Event, initialize, isDispatched } = use('events/events');

  const orNull = (v) => v ?? null;
  /// Makes an interface whose attributes are the members of its dictionary.
  function kind(name, members, extra) {
    const init = idl.dictionary(members);
    const required = members.some((m) => m[2] === idl.required) ? 2 : 1;
    const C = {
      [name]: class extends Event {
        #values;
        constructor(type, eventInitDict = undefined) {
          idl.arity(arguments.length, required, `Failed to construct '${name}'`);
          super(type, eventInitDict);
          this.#values = init(eventInitDict, `Failed to construct '${name}': parameter 2`);
        }
        static values(event) { return event.#values; }
        static is(value) { return idl.isObject(value) && #values in value; }
      },
    }[name];
    const { values, is } = C;
    delete C.values;
    delete C.is;
    for (let i = 0; i < members.length; i++) {
      const key = members[i][0];
      const { get } = primordials.ObjectGetOwnPropertyDescriptor({ get [key]() { return values(this)[key]; } }, key);
      primordials.ObjectDefineProperty(C.prototype, key, { __proto__: null, get, set: undefined, enumerable: true, configurable: true });
    }
    if (extra) extra(C, values);
    idl.define(C, { name, length: required });
    return { C, is, values };
  }

  const error = kind('ErrorEvent', [
    ['colno', idl.unsignedLong, 0], ['error', idl.any, undefined], ['filename', idl.USVString, ''],
    ['lineno', idl.unsignedLong, 0], ['message', idl.DOMString, ''],
  ]);
  const promiseOf = (v) => (use('core/webidl').isObject(v) && v instanceof global.Promise ? v : global.Promise.resolve(v));
  const rejection = kind('PromiseRejectionEvent', [['promise', promiseOf, idl.required], ['reason', idl.any, undefined]]);
  const portList = (v, where) => {
    const list = idl.sequence((p) => {
      if (!use('messaging/messaging').isPort(p)) throw idl.failure(where, "The list has a value that is not of type 'MessagePort'.");
      return p;
    })(v, where);
    return ObjectFreeze(list);
  };
  const source = (v, where) => {
    if (v === null) return null;
    if (v === global || use('messaging/messaging').isPort(v)) return v;
    throw idl.failure(where, 'member source is not a Window or a MessagePort.');
  };
  const message = kind('MessageEvent', [
    ['data', idl.any, null], ['lastEventId', idl.DOMString, ''], ['origin', idl.USVString, ''],
    ['ports', portList, () => ObjectFreeze([])], ['source', source, null],
  ], (C, values) => {
    C.prototype.initMessageEvent = {
      initMessageEvent(type, bubbles = false, cancelable = false, data = null, origin = '', lastEventId = '', from = null, ports = []) {
        idl.arity(arguments.length, 1, "Failed to execute 'initMessageEvent' on 'MessageEvent'");
        type = idl.DOMString(type);
        const list = portList(ports);
        if (isDispatched(this)) return;
        initialize(this, type, !!bubbles, !!cancelable);
        const v = values(this);
        v.data = data; v.origin = idl.USVString(origin); v.lastEventId = idl.DOMString(lastEventId);
        v.source = source(from); v.ports = list;
      },
    }.initMessageEvent;
    primordials.ObjectDefineProperty(C.prototype.initMessageEvent, 'length', { __proto__: null, value: 1 });
  });
  const progress = kind('ProgressEvent', [
    ['lengthComputable', idl.boolean, false], ['loaded', idl.double, 0], ['total', idl.double, 0],
  ]);
  const popState = kind('PopStateEvent', [['hasUAVisualTransition', idl.boolean, false], ['state', idl.any, null]]);
  const hashChange = kind('HashChangeEvent', [['newURL', idl.USVString, ''], ['oldURL', idl.USVString, '']]);
  const pageTransition = kind('PageTransitionEvent', [['persisted', idl.boolean, false]]);
  const close = kind('CloseEvent', [['code', idl.unsignedShort, 0], ['reason', idl.USVString, ''], ['wasClean', idl.boolean, false]]);
  const nullableString = idl.nullable(idl.DOMString);
  const storageArea = (v, where) => {
    if (v === null || use('storage/storage').isStorage(v)) return v;
    throw idl.failure(where, "member storageArea is not of type 'Storage'.");
  };
  const storage = kind('StorageEvent', [
    ['key', nullableString, null], ['newValue', nullableString, null], ['oldValue', nullableString, null],
    ['storageArea', storageArea, null], ['url', idl.USVString, ''],
  ], (C, values) => {
    C.prototype.initStorageEvent = {
      initStorageEvent(type, bubbles = false, cancelable = false, key = null, oldValue = null, newValue = null, url = '', area = null) {
        idl.arity(arguments.length, 1, "Failed to execute 'initStorageEvent' on 'StorageEvent'");
        type = idl.DOMString(type);
        if (isDispatched(this)) return;
        initialize(this, type, !!bubbles, !!cancelable);
        const v = values(this);
        v.key = nullableString(key); v.oldValue = nullableString(oldValue); v.newValue = nullableString(newValue);
        v.url = idl.USVString(url); v.storageArea = storageArea(area);
      },
    }.initStorageEvent;
    primordials.ObjectDefineProperty(C.prototype.initStorageEvent, 'length', { __proto__: null, value: 1 });
  });

  /// HTML, section 7.4.6: an event that a script cannot make.
  class BeforeUnloadEvent extends Event {
    #returnValue = '';
    constructor(key) {
      if (key !== ownKey) throw new intrinsics.TypeError('Illegal constructor');
      super('beforeunload', { cancelable: true });
    }
    get returnValue() { return this.#returnValue; }
    set returnValue(value) { this.#returnValue = idl.DOMString(value); }
  }
  const ownKey = { __proto__: null };
  idl.define(BeforeUnloadEvent, { length: 0 });

  return {
    ErrorEvent: error.C, PromiseRejectionEvent: rejection.C, MessageEvent: message.C, ProgressEvent: progress.C,
    PopStateEvent: popState.C, HashChangeEvent: hashChange.C, PageTransitionEvent: pageTransition.C,
    CloseEvent: close.C, StorageEvent: storage.C, BeforeUnloadEvent,
    isErrorEvent: error.is,
    makeBeforeUnload: () => new BeforeUnloadEvent(ownKey),
  };
});
