// Streams, sections 4.3 to 4.5: the two kinds of readers.
(function (platform) {
  'use strict';
  const { primordials, intrinsics, use } = platform;
  const {
    DataViewPrototypeGetByteLength, TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetLength,
    TypedArrayPrototypeGetSymbolToStringTag,
  } = primordials;
  const { Promise, RangeError, TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { Deferred, Queue, isDetached, lengthOf, operation } = use('streams/common');
  const { isReadableStream, readableState, readableObject } = use('streams/readable');

  /// The state of a reader: reads that wait are requests `{ chunk(value), close(value), error(reason) }`.
  class Reader {
    stream;
    isBYOB;
    Kind;
    closed;
    requests = new Queue();
    constructor(stream, isBYOB = false, Kind = Promise) {
      if (stream.reader) throw new TypeError('The ReadableStream is locked to another reader.');
      if (isBYOB && stream.controller && !stream.controller.isByte) {
        throw new TypeError('A BYOB reader needs a stream of bytes (type: "bytes").');
      }
      this.isBYOB = isBYOB;
      this.Kind = Kind;
      this.stream = stream;
      stream.reader = this;
      const { state } = stream;
      this.closed = state === 'readable' ? new Deferred(Kind)
        : state === 'closed' ? Deferred.resolved(undefined, Kind) : Deferred.rejected(stream.storedError, Kind);
    }
    cancel(reason, Kind) { return this.stream.cancel(reason, Kind); }
    takeRequests() {
      const waiting = this.requests;
      this.requests = new Queue();
      return waiting;
    }
    errorRequests(error) {
      const waiting = this.takeRequests();
      while (waiting.count > 0) waiting.take().error(error);
    }
    /// The stream is the reader's no longer; reads that wait fail.
    release() {
      this.detach();
      this.errorRequests(new TypeError('The reader was released.'));
    }
    detach() {
      const { stream } = this;
      const error = new TypeError('The reader was released: it no longer says what becomes of the stream.');
      if (stream.state === 'readable') {
        this.closed.reject(error);
        this.closed.handle();
      } else this.closed = Deferred.rejected(error, this.Kind);
      stream.controller.releaseSteps();
      stream.reader = null;
      this.stream = null;
    }
    /// "ReadableStreamDefaultReaderRead".
    read(request) {
      const { stream } = this;
      stream.isDisturbed = true;
      if (stream.state === 'closed') request.close();
      else if (stream.state === 'errored') request.error(stream.storedError);
      else stream.controller.pullSteps(request);
    }
    /// "ReadableStreamBYOBReaderRead".
    readInto(view, least, request) {
      const { stream } = this;
      stream.isDisturbed = true;
      if (stream.state === 'errored') request.error(stream.storedError);
      else stream.controller.pullInto(view, least, request);
    }
  }
  /// A read whose result is a promise of the page.
  function promised() {
    const deferred = new Deferred();
    return {
      __proto__: null,
      promise: deferred.promise,
      chunk: (value) => deferred.resolve({ value, done: false }),
      close: (value) => deferred.resolve({ value, done: true }),
      error: (reason) => deferred.reject(reason),
    };
  }
  function open(state, what, name) {
    if (!state.stream) throw new TypeError(`Failed to execute '${what}' on '${name}': The reader was released.`);
    return state;
  }
  const streamOf = (stream, name) => {
    const where = `Failed to construct '${name}'`;
    if (!isReadableStream(stream)) throw idl.failure(where, "parameter 1 is not of type 'ReadableStream'.");
    return readableState(stream);
  };

  let makeDefault, makeBYOB;
  class ReadableStreamDefaultReader {
    #state;
    constructor(stream) {
      idl.arity(arguments.length, 1, "Failed to construct 'ReadableStreamDefaultReader'");
      this.#state = new Reader(streamOf(stream, 'ReadableStreamDefaultReader'));
    }
    get closed() { return operation(() => this.#state.closed.promise); }
    cancel(reason = undefined) {
      return operation(() => open(this.#state, 'cancel', 'ReadableStreamDefaultReader').cancel(reason, Promise));
    }
    read() {
      return operation(() => {
        const state = open(this.#state, 'read', 'ReadableStreamDefaultReader');
        const request = promised();
        state.read(request);
        return request.promise;
      });
    }
    releaseLock() { if (this.#state.stream) this.#state.release(); }
    static { makeDefault = (object) => new ReadableStreamDefaultReader(object); }
  }
  idl.define(ReadableStreamDefaultReader);

  const readOptions = idl.dictionary([['min', (v, where) => idl.unsignedLongLong(v, where, { enforceRange: true }), 1]]);
  class ReadableStreamBYOBReader {
    #state;
    constructor(stream) {
      idl.arity(arguments.length, 1, "Failed to construct 'ReadableStreamBYOBReader'");
      this.#state = new Reader(streamOf(stream, 'ReadableStreamBYOBReader'), true);
    }
    get closed() { return operation(() => this.#state.closed.promise); }
    cancel(reason = undefined) {
      return operation(() => open(this.#state, 'cancel', 'ReadableStreamBYOBReader').cancel(reason, Promise));
    }
    read(view, options = undefined) {
      return operation(() => {
        const where = "Failed to execute 'read' on 'ReadableStreamBYOBReader'";
        const state = this.#state;
        idl.arity(arguments.length, 1, where);
        use('streams/byte').checkView(view, where);
        const { min } = readOptions(options, where);
        const buffer = use('streams/byte').bufferOf(view);
        const isDataView = TypedArrayPrototypeGetSymbolToStringTag(view) === undefined;
        const bytes = isDetached(buffer) ? 0 : isDataView ? DataViewPrototypeGetByteLength(view) : TypedArrayPrototypeGetByteLength(view);
        if (bytes === 0) throw idl.failure(where, 'The view has no bytes.');
        if (lengthOf(buffer) === 0) throw idl.failure(where, "The view's buffer has no bytes.");
        if (min === 0) throw idl.failure(where, 'min must be more than 0.');
        if (min > (isDataView ? bytes : TypedArrayPrototypeGetLength(view))) throw new RangeError(`${where}: min must not be more than the view's length.`);
        open(state, 'read', 'ReadableStreamBYOBReader');
        const request = promised();
        state.readInto(view, min, request);
        return request.promise;
      });
    }
    releaseLock() { if (this.#state.stream) this.#state.release(); }
    static { makeBYOB = (object) => new ReadableStreamBYOBReader(object); }
  }
  idl.define(ReadableStreamBYOBReader);

  return {
    ReadableStreamDefaultReader, ReadableStreamBYOBReader, Reader,
    makeReader: (stream, isBYOB) => (isBYOB ? makeBYOB : makeDefault)(readableObject(stream)),
  };
});
