// The kinds of events that windows, requests and ports fire, each from its standard.
(function (platform) {
  'use strict';
  const { global, primordials, use } = platform;
  const { ObjectFreeze } = primordials;
  const idl = use('core/webidl');
  const { Event } = use('events/event');
  const { kind, lazily, valuesOf, initialize, stateOf } = use('events/kinds');

  /// The interfaces: a page needs one or two of them.
  const types = { __proto__: null };
  lazily(types, 'ErrorEvent', () => kind('ErrorEvent', { members: [
    ['colno', idl.unsignedLong, 0], ['error', idl.any, () => undefined], ['filename', idl.USVString, ''],
    ['lineno', idl.unsignedLong, 0], ['message', idl.DOMString, ''],
  ] }));
  const promiseOf = (v) => (use('core/webidl').isObject(v) && v instanceof global.Promise ? v : global.Promise.resolve(v));
  lazily(types, 'PromiseRejectionEvent', () => kind('PromiseRejectionEvent', {
    members: [['promise', promiseOf, idl.required], ['reason', idl.any, () => undefined]],
  }));
  const portList = (v, where) => {
    const list = idl.sequence((p) => {
      if (!use('messaging/messaging').isPort(p)) throw idl.failure(where, "The list has a value that is not of type 'MessagePort'.");
      return p;
    })(v, where);
    return ObjectFreeze(list);
  };
  const source = (v, where) => {
    if (v === null) return null;
    if (v === global || use('messaging/messaging').isPort(v) || (platform.isLoaded('html/realms') && use('html/realms').isWindow(v))) return v;
    throw idl.failure(where, 'member source is not a Window or a MessagePort.');
  };
  lazily(types, 'MessageEvent', () => kind('MessageEvent', {
    members: [
      ['data', idl.any, null], ['lastEventId', idl.DOMString, ''], ['origin', idl.USVString, ''],
      ['ports', portList, () => ObjectFreeze([])], ['source', source, null],
    ],
    extra: {
      initMessageEvent(type, bubbles = false, cancelable = false, data = null, origin = '', lastEventId = '', from = null, ports = []) {
        const v = valuesOf(this, 'lastEventId');
        idl.arity(arguments.length, 1, "Failed to execute 'initMessageEvent' on 'MessageEvent'");
        type = idl.DOMString(type);
        const list = portList(ports);
        if (stateOf(this).isDispatched) return;
        initialize(this, type, !!bubbles, !!cancelable);
        v.data = data; v.origin = idl.USVString(origin); v.lastEventId = idl.DOMString(lastEventId);
        v.source = source(from); v.ports = list;
      },
    },
  }));
  lazily(types, 'ProgressEvent', () => kind('ProgressEvent', {
    members: [['lengthComputable', idl.boolean, false], ['loaded', idl.double, 0], ['total', idl.double, 0]],
  }));
  lazily(types, 'PopStateEvent', () => kind('PopStateEvent', { members: [['hasUAVisualTransition', idl.boolean, false], ['state', idl.any, null]] }));
  lazily(types, 'HashChangeEvent', () => kind('HashChangeEvent', { members: [['newURL', idl.USVString, ''], ['oldURL', idl.USVString, '']] }));
  lazily(types, 'PageTransitionEvent', () => kind('PageTransitionEvent', { members: [['persisted', idl.boolean, false]] }));
  lazily(types, 'CloseEvent', () => kind('CloseEvent', {
    members: [['code', idl.unsignedShort, 0], ['reason', idl.USVString, ''], ['wasClean', idl.boolean, false]],
  }));
  const nullableString = idl.nullable(idl.DOMString);
  const storageArea = (v, where) => {
    if (v === null || use('storage/storage').isStorage(v)) return v;
    throw idl.failure(where, "member storageArea is not of type 'Storage'.");
  };
  lazily(types, 'StorageEvent', () => kind('StorageEvent', {
    members: [
      ['key', nullableString, null], ['newValue', nullableString, null], ['oldValue', nullableString, null],
      ['storageArea', storageArea, null], ['url', idl.USVString, ''],
    ],
    extra: {
      initStorageEvent(type, bubbles = false, cancelable = false, key = null, oldValue = null, newValue = null, url = '', area = null) {
        const v = valuesOf(this, 'storageArea');
        idl.arity(arguments.length, 1, "Failed to execute 'initStorageEvent' on 'StorageEvent'");
        type = idl.DOMString(type);
        if (stateOf(this).isDispatched) return;
        initialize(this, type, !!bubbles, !!cancelable);
        v.key = nullableString(key); v.oldValue = nullableString(oldValue); v.newValue = nullableString(newValue);
        v.url = idl.USVString(url); v.storageArea = storageArea(area);
      },
    },
  }));

  /// HTML, section 7.4.6: an event that only `createEvent` and the host make.
  lazily(types, 'BeforeUnloadEvent', () => idl.interfaceFrom({
    name: 'BeforeUnloadEvent', parent: Event,
    members: {
      get returnValue() { return valuesOf(this, 'returnValue').returnValue; },
      set returnValue(value) { valuesOf(this, 'returnValue').returnValue = idl.DOMString(value); },
    },
  }));
  function makeBeforeUnload() {
    const event = primordials.ReflectConstruct(Event, ['beforeunload', { __proto__: null, cancelable: true }], types.BeforeUnloadEvent);
    stateOf(event).values = { __proto__: null, returnValue: '' };
    return event;
  }

  types.makeBeforeUnload = makeBeforeUnload;
  /// The text of the dialog that a listener of `beforeunload` asks for, or nothing.
  types.returnValueOf = (event) => stateOf(event).values.returnValue;
  /// What a handler of `beforeunload` returned: the text of the dialog, where none was set. Returns whether the event is one
  /// that asks for it.
  types.setReturnValue = ({ values }, result) => {
    if (values === null || values.returnValue === undefined) return false;
    if (values.returnValue === '') values.returnValue = idl.DOMString(result);
    return true;
  };
  return types;
});
