// HTML, section 9.3 (cross-document messaging), 9.4 (channel messaging) and 9.5 (broadcasting).
(function (platform) {
  'use strict';
  const { global, host, primordials, intrinsics, use } = platform;
  const {
    ArrayPrototypeIncludes, ArrayPrototypeIndexOf, ArrayPrototypePush, ArrayPrototypeShift, ArrayPrototypeSlice,
    ArrayPrototypeSplice, MapPrototypeDelete, MapPrototypeGet, MapPrototypeSet, SymbolIterator,
  } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { Event, EventTarget, fire, defineHandlers, getHandler, setHandler } = use('events/events');
  const { DOMException } = use('events/dom-exception');
  const { post } = use('core/tasks');
  const clone = use('messaging/structured-clone');
  const resolve = host('url.resolve');
  const ownKey = { __proto__: null };
  let inside;

  /// The second argument of `postMessage`: a list of what is transferred, or options.
  function transferOf(given, where, readOptions) {
    if (given === undefined || given === null) return readOptions(undefined, where);
    if (!idl.isObject(given)) throw idl.failure(where, 'parameter 2 is not an object.');
    const method = given[SymbolIterator];
    if (method === undefined || method === null) return readOptions(given, where);
    if (typeof method !== 'function') throw idl.failure(where, 'parameter 2 has an @@iterator that is not callable.');
    return { __proto__: null, transfer: idl.sequenceFrom(given, method, idl.object, where) };
  }
  /// Fires what a message says: `message`, or `messageerror` where it cannot be read.
  function deliver(target, record, init) {
    const { MessageEvent } = use('events/event-types');
    let received;
    try { received = clone.deserializeWithTransfer(record); } catch {
      fire(target, new MessageEvent('messageerror', { __proto__: null, ...init }));
      return;
    }
    const event = new MessageEvent('message', { __proto__: null, ...init, data: received.value, ports: received.ports });
    // A member that is undefined is one that was not given: its default is null.
    if (received.value === undefined) use('events/kinds').valuesOf(event, 'data').data = undefined;
    fire(target, event);
  }

  // MARK: MessagePort (section 9.4.4)

  /// One end of a channel. A port that is transferred gives its end away; a port without is detached.
  class End {
    /// What the realm of its port does for it.
    home = null;
    other = null;
    port = null;
    queue = [];
    isEnabled = false;
    constructor() { primordials.ObjectSetPrototypeOf(this, null); }
  }
  /// A task for the next message of a queue.
  function schedule(end) {
    const { home } = end;
    home.post(() => {
      if (!end.isEnabled || end.queue.length === 0) return;
      end.home.deliver(end.port, ArrayPrototypeShift(end.queue), {});
    });
  }
  const ownHome = { __proto__: null, post, deliver, close(port) { fire(port, new Event('close')); } };
  class MessagePort extends EventTarget {
    #end = null;
    constructor(key) {
      if (key !== ownKey) throw new TypeError('Illegal constructor');
      super();
    }
    postMessage(message, transferOrOptions = undefined) {
      const end = this.#end;
      const where = "Failed to execute 'postMessage' on 'MessagePort'";
      idl.arity(arguments.length, 1, where);
      const { transfer } = transferOf(transferOrOptions, where, clone.transferOptions);
      if (ArrayPrototypeIncludes(transfer, this)) throw new DOMException(`${where}: Port at index ${ArrayPrototypeIndexOf(transfer, this)} contains the source port.`, 'DataCloneError');
      const target = end?.other ?? null;
      const isDoomed = target !== null && target.port !== null && ArrayPrototypeIncludes(transfer, target.port);
      const record = clone.serializeWithTransfer(message, transfer, where);
      if (target === null || isDoomed) return;
      ArrayPrototypePush(target.queue, record);
      if (target.isEnabled) schedule(target);
    }
    start() { inside.enable(this.#end); }
    close() {
      const end = this.#end;
      if (end === null) return;
      this.#end = null;
      const { other } = end;
      if (other === null) return;
      end.other = other.other = null;
      other.home.post(() => { if (other.port !== null) other.home.close(other.port); });
    }
    get onmessage() { this.#end; return getHandler(this, 'message'); }
    set onmessage(value) {
      const end = this.#end;
      setHandler(this, 'message', value);
      inside.enable(end);
    }
    static {
      inside = {
        isPort: (v) => idl.isObject(v) && #end in v,
        isDetached: (port) => port.#end === null,
        /// "To start" a port: what waits is delivered.
        enable(end) {
          if (end === null || end.isEnabled) return;
          end.isEnabled = true;
          for (let i = 0; i < end.queue.length; i++) schedule(end);
        },
        /// "The transfer steps": the end without its port.
        takeEnd(port) {
          const end = port.#end;
          port.#end = null;
          end.port = null;
          end.isEnabled = false;
          return end;
        },
        /// "The transfer-receiving steps", and making an end's first port.
        makePort(end) {
          const port = new MessagePort(ownKey);
          port.#end = end;
          end.home = ownHome;
          end.port = port;
          return port;
        },
      };
    }
  }
  idl.define(MessagePort, { length: 0 });
  defineHandlers(MessagePort.prototype, ['messageerror', 'close']);

  class MessageChannel {
    #port1;
    #port2;
    constructor() {
      const one = new End();
      const two = new End();
      one.other = two;
      two.other = one;
      this.#port1 = inside.makePort(one);
      this.#port2 = inside.makePort(two);
    }
    get port1() { return this.#port1; }
    get port2() { return this.#port2; }
  }
  idl.define(MessageChannel, { length: 0 });

  // MARK: BroadcastChannel (section 9.5)

  const pageOrigin = host('url.pageOrigin');
  const channels = new primordials.Map();
  class BroadcastChannel extends EventTarget {
    #name;
    #isClosed = false;
    constructor(name) {
      const where = "Failed to construct 'BroadcastChannel'";
      idl.arity(arguments.length, 1, where);
      const text = idl.DOMString(name, where);
      super();
      this.#name = text;
      const others = MapPrototypeGet(channels, text);
      if (others) ArrayPrototypePush(others, this);
      else MapPrototypeSet(channels, text, [this]);
    }
    get name() { return this.#name; }
    postMessage(message) {
      const where = "Failed to execute 'postMessage' on 'BroadcastChannel'";
      const isClosed = this.#isClosed;
      idl.arity(arguments.length, 1, where);
      if (isClosed) throw new DOMException(`${where}: Channel is closed`, 'InvalidStateError');
      const record = clone.serializeWithTransfer(message, [], where);
      const origin = pageOrigin();
      const targets = ArrayPrototypeSlice(MapPrototypeGet(channels, this.#name) ?? []);
      for (let i = 0; i < targets.length; i++) {
        const target = targets[i];
        if (target !== this) post(() => { if (!target.#isClosed) deliver(target, record, { origin }); });
      }
    }
    close() {
      if (this.#isClosed) return;
      this.#isClosed = true;
      const others = MapPrototypeGet(channels, this.#name);
      const index = ArrayPrototypeIndexOf(others, this);
      ArrayPrototypeSplice(others, index, 1);
      if (others.length === 0) MapPrototypeDelete(channels, this.#name);
    }
  }
  idl.define(BroadcastChannel, { length: 1 });
  defineHandlers(BroadcastChannel.prototype, ['message', 'messageerror']);

  // MARK: window.postMessage (section 9.3.3)

  const windowOptions = idl.dictionary([['transfer', clone.transferList, () => []], ['targetOrigin', idl.USVString, '/']]);
  /// "The window post message steps" of what a realm sends: null for a page without frames. `pass` is given the
  /// serialized message and the origin that it is for.
  function send(from, count, message, targetOrOptions, list, pass) {
    const where = "Failed to execute 'postMessage' on 'Window'";
    idl.arity(count, 1, where);
    let targetOrigin;
    let transfer;
    if (count < 3 && (targetOrOptions === undefined || targetOrOptions === null || idl.isObject(targetOrOptions))) {
      ({ targetOrigin, transfer } = windowOptions(targetOrOptions, where));
    } else {
      targetOrigin = idl.USVString(targetOrOptions, where);
      transfer = list === undefined ? [] : clone.transferList(list, where);
    }
    if (targetOrigin === '/') targetOrigin = from === null ? pageOrigin() : from.origin;
    else if (targetOrigin !== '*') {
      const url = resolve(targetOrigin);
      if (url === null) throw new DOMException(`${where}: Invalid target origin '${targetOrigin}' in a call to 'postMessage'.`, 'SyntaxError');
      targetOrigin = url.origin;
    }
    // What is sent belongs to the realm of the sender: its files, its ports.
    const isOwn = from === null || from.global === global;
    let record;
    try { record = (isOwn ? clone : from.use('messaging/structured-clone')).serializeWithTransfer(message, transfer, where); } catch (error) {
      // What this window's function throws is this window's.
      const text = isOwn ? null : from.use('events/dom-exception').messageOfCloneError(error);
      throw text === null ? error : new DOMException(text, 'DataCloneError');
    }
    pass(record, targetOrigin);
  }
  /// A message for this window comes in.
  function receive(record, from, targetOrigin) {
    const origin = from === null ? pageOrigin() : from.origin;
    post(() => {
      const own = pageOrigin();
      if (targetOrigin !== '*' && (targetOrigin !== own || own === 'null')) return;
      deliver(global, record, { origin, source: from === null ? global : use('html/realms').windowOf(from.context) });
    });
  }
  const functions = {
    postMessage(message, targetOrOptions = undefined, list = undefined) {
      idl.checkGlobal(this);
      const from = platform.isLoaded('html/realms') ? use('html/realms').running() : null;
      send(from, arguments.length, message, targetOrOptions, list, (record, targetOrigin) => receive(record, from, targetOrigin));
    },
  };
  primordials.ObjectDefineProperty(functions.postMessage, 'length', { __proto__: null, value: 1, configurable: true });

  return {
    MessagePort, MessageChannel, BroadcastChannel, postMessage: functions.postMessage, send, receive,
    ...use('core/any-realm').forAnyRealm('isPort', { isPort: inside.isPort, isDetached: inside.isDetached, takeEnd: inside.takeEnd }),
    makePort: inside.makePort,
  };
});
