// Streams, section 4: ReadableStream and its algorithms. Readers are in streams-reader.js, controllers
// in streams-controller.js and streams-byte.js, `tee` and `pipeTo` in files of their own.
(function (platform) {
  'use strict';
  const { primordials, intrinsics, use } = platform;
  const { ObjectDefineProperty, ReflectApply, SymbolAsyncIterator } = primordials;
  const { Promise, RangeError, TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { strategyOf, highWaterMarkOf, sizeOf } = use('streams/queuing');
  const { call, nothing, operation, ownKey, react, rejected, resolved, source } = use('streams/common');

  /// The state of a stream (section 4.9).
  class Readable {
    state = 'readable';
    storedError = undefined;
    reader = null;
    controller = null;
    isDisturbed = false;
    object = null;

    get hasDefaultReader() { return this.reader !== null && !this.reader.isBYOB; }
    get hasBYOBReader() { return this.reader !== null && this.reader.isBYOB; }
    /// How many reads wait.
    get requests() { return this.reader === null ? 0 : this.reader.requests.count; }

    /// "ReadableStreamCancel". `Kind`: the kind of promise that it gives.
    cancel(reason, Kind) {
      this.isDisturbed = true;
      if (this.state === 'closed') return resolved(undefined, Kind);
      if (this.state === 'errored') return rejected(this.storedError, Kind);
      this.close();
      if (this.hasBYOBReader) {
        const waiting = this.reader.takeRequests();
        while (waiting.count > 0) waiting.take().close(undefined);
      }
      return react(this.controller.cancelSteps(reason), nothing, undefined, Kind);
    }
    close() {
      this.state = 'closed';
      const { reader } = this;
      if (reader === null) return;
      reader.closed.resolve(undefined);
      if (reader.isBYOB) return;
      const waiting = reader.takeRequests();
      while (waiting.count > 0) waiting.take().close();
    }
    error(error) {
      this.state = 'errored';
      this.storedError = error;
      const { reader } = this;
      if (reader === null) return;
      reader.closed.reject(error);
      reader.closed.handle();
      reader.errorRequests(error);
    }
    /// "Fulfill read (into) request".
    fulfill(chunk, isDone) {
      const request = this.reader.requests.take();
      if (isDone) request.close(chunk); else request.chunk(chunk);
    }
  }

  const sourceOf = source(idl.dictionary([
    ['autoAllocateChunkSize', (v, where) => idl.unsignedLongLong(v, where, { enforceRange: true })],
    ['cancel', idl.callback], ['pull', idl.callback], ['start', idl.callback],
    ['type', idl.enumeration('ReadableStreamType', ['bytes'])],
  ]));
  const objectOf = (controller) => controller.object ??= controller.makeObject();
  /// The source of a page.
  const adopt = (object, given) => ({
    __proto__: null,
    start: (controller) => (given.start ? ReflectApply(given.start, object, [objectOf(controller)]) : undefined),
    pull: (controller) => (given.pull ? call(given.pull, object, [objectOf(controller)]) : resolved(undefined)),
    cancel: (reason) => (given.cancel ? call(given.cancel, object, [reason]) : resolved(undefined)),
  });

  const readerOptions = idl.dictionary([['mode', idl.enumeration('ReadableStreamReaderMode', ['byob'])]]);
  const signalOf = (v, where) => {
    if (!use('events/abort').isSignal(v)) throw idl.failure(where, "member signal is not of type 'AbortSignal'.");
    return v;
  };
  const pipeOptions = idl.dictionary([
    ['preventAbort', idl.boolean, false], ['preventCancel', idl.boolean, false], ['preventClose', idl.boolean, false], ['signal', signalOf],
  ]);
  const iteratorOptions = idl.dictionary([['preventCancel', idl.boolean, false]]);

  const isWritable = (v) => use('streams/writable').isWritableStream(v);
  const readableWritablePair = (v, where) => {
    const pair = idl.dictionary([
      ['readable', idl.interface('ReadableStream', (r) => isReadableStream(r)), idl.required],
      ['writable', idl.interface('WritableStream', isWritable), idl.required],
    ]);
    return pair(v, where);
  };

  let stateOf, isReadableStream;
  class ReadableStream {
    #state;
    constructor(underlyingSource = undefined, strategy = undefined) {
      if (underlyingSource === ownKey) {
        this.#state = strategy;
        strategy.object = this;
        return;
      }
      const where = "Failed to construct 'ReadableStream'";
      if (underlyingSource !== undefined) idl.object(underlyingSource, where);
      const queuing = strategyOf(strategy, where);
      const given = sourceOf(underlyingSource, where);
      const state = this.#state = new Readable();
      state.object = this;
      const steps = adopt(underlyingSource, given);
      if (given.type === 'bytes') {
        if (queuing.size !== undefined) throw new RangeError(`${where}: A byte stream must not have a size function.`);
        const mark = highWaterMarkOf(queuing, 0);
        if (given.autoAllocateChunkSize === 0) throw new TypeError(`${where}: autoAllocateChunkSize must be more than 0.`);
        const { ByteController } = use('streams/byte');
        new ByteController(state, steps, mark, given.autoAllocateChunkSize).start();
      } else {
        const size = sizeOf(queuing);
        const mark = highWaterMarkOf(queuing, 1);
        const { DefaultController } = use('streams/controller');
        new DefaultController(state, steps, mark, size).start();
      }
    }
    static from(asyncIterable) {
      idl.arity(arguments.length, 1, "Failed to execute 'from' on 'ReadableStream'");
      return use('streams/from').from(asyncIterable);
    }
    get locked() { return this.#state.reader !== null; }
    cancel(reason = undefined) {
      return operation(() => {
        const state = this.#state;
        if (state.reader) throw new TypeError("Failed to execute 'cancel' on 'ReadableStream': Cannot cancel a locked stream");
        return state.cancel(reason, Promise);
      });
    }
    getReader(options = undefined) {
      const state = this.#state;
      const { mode } = readerOptions(options, "Failed to execute 'getReader' on 'ReadableStream'");
      return use('streams/reader').makeReader(state, mode === 'byob');
    }
    pipeThrough(transform, options = undefined) {
      const where = "Failed to execute 'pipeThrough' on 'ReadableStream'";
      const state = this.#state;
      idl.arity(arguments.length, 1, where);
      const { readable, writable } = readableWritablePair(transform, where);
      const converted = pipeOptions(options, where);
      const destination = use('streams/writable').writableState(writable);
      if (state.reader) throw new TypeError(`${where}: Cannot pipe a locked stream`);
      if (destination.writer) throw new TypeError(`${where}: parameter 1's 'writable' is locked`);
      use('streams/common').upon(use('streams/pipe').pipe(state, destination, converted), undefined, nothing);
      return readable;
    }
    pipeTo(destination, options = undefined) {
      return operation(() => {
        const where = "Failed to execute 'pipeTo' on 'ReadableStream'";
        const state = this.#state;
        idl.arity(arguments.length, 1, where);
        if (!isWritable(destination)) throw idl.failure(where, "parameter 1 is not of type 'WritableStream'.");
        const converted = pipeOptions(options, where);
        const target = use('streams/writable').writableState(destination);
        if (state.reader) throw new TypeError(`${where}: Cannot pipe a locked stream`);
        if (target.writer) throw new TypeError(`${where}: Cannot pipe to a locked stream`);
        return use('streams/pipe').pipe(state, target, converted);
      });
    }
    tee() {
      const branches = use('streams/tee').tee(this.#state, false);
      return [readableObject(branches.first), readableObject(branches.second)];
    }
    values(options = undefined) {
      const state = this.#state;
      const { preventCancel } = iteratorOptions(options, "Failed to execute 'values' on 'ReadableStream'");
      return use('streams/iterator').iterate(state, preventCancel);
    }
    static {
      isReadableStream = (v) => idl.isObject(v) && #state in v;
      stateOf = (stream) => stream.#state;
    }
  }
  ({ isReadableStream, stateOf } = use('core/any-realm').forAnyRealm('isReadableStream', { isReadableStream, stateOf }));
  idl.define(ReadableStream, { length: 0 });
  ObjectDefineProperty(ReadableStream.prototype, SymbolAsyncIterator, {
    __proto__: null, value: ReadableStream.prototype.values, writable: true, enumerable: false, configurable: true,
  });

  /// "CreateReadableStream": the state of a stream of another standard.
  function createReadable(steps, highWaterMark = 1, size = () => 1) {
    const { DefaultController } = use('streams/controller');
    const state = new Readable();
    new DefaultController(state, steps, highWaterMark, size).start();
    return state;
  }
  /// "CreateReadableByteStream".
  function createByteReadable(steps, highWaterMark = 0) {
    const { ByteController } = use('streams/byte');
    const state = new Readable();
    new ByteController(state, steps, highWaterMark, undefined).start();
    return state;
  }
  /// The object of a state.
  function readableObject(state) { return state.object ?? new ReadableStream(ownKey, state); }

  return { ReadableStream, isReadableStream, readableState: stateOf, readableObject, createReadable, createByteReadable };
});
