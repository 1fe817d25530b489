// Streams, sections 5.3 and 5.4: what pages see of a writer and of a writable stream's controller.
(function (platform) {
  'use strict';
  const { intrinsics, use } = platform;
  const { Promise, TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { Deferred, illegal, operation, ownKey, rejected } = use('streams/common');
  const { isWritableStream, writableState } = use('streams/writable');

  /// The state of a writer. `Kind` is the kind of its promises: hidden ones for a pipe.
  class Writer {
    stream = null;
    Kind;
    ready;
    closed;
    constructor(stream, Kind = Promise) {
      if (stream.writer) throw new TypeError('The WritableStream is locked to another writer.');
      this.Kind = Kind;
      this.stream = stream;
      stream.writer = this;
      const { state, storedError } = stream;
      this.ready = state === 'writable' && !stream.isClosing && stream.backpressure ? new Deferred(Kind)
        : state === 'erroring' || state === 'errored' ? Deferred.rejected(storedError, Kind) : Deferred.resolved(undefined, Kind);
      this.closed = state === 'closed' ? Deferred.resolved(undefined, Kind)
        : state === 'errored' ? Deferred.rejected(storedError, Kind) : new Deferred(Kind);
    }
    ensureReadyRejected(error) {
      if (this.ready.isPending) {
        this.ready.reject(error);
        this.ready.handle();
      } else this.ready = Deferred.rejected(error, this.Kind);
    }
    ensureClosedRejected(error) {
      if (this.closed.isPending) {
        this.closed.reject(error);
        this.closed.handle();
      } else this.closed = Deferred.rejected(error, this.Kind);
    }
    get desiredSize() {
      const { stream } = this;
      if (stream.state === 'errored' || stream.state === 'erroring') return null;
      return stream.state === 'closed' ? 0 : stream.controller.desiredSize;
    }
    release() {
      const { stream } = this;
      const error = new TypeError('The writer was released: it no longer says what becomes of the stream.');
      this.ensureReadyRejected(error);
      this.ensureClosedRejected(error);
      stream.writer = null;
      this.stream = null;
    }
    write(chunk) {
      const { stream, Kind } = this;
      const { controller } = stream;
      const size = controller.sizeOf(chunk);
      if (stream !== this.stream) return rejected(new TypeError('The writer was released.'), Kind);
      if (stream.state === 'errored') return rejected(stream.storedError, Kind);
      if (stream.isClosing || stream.state === 'closed') {
        return rejected(new TypeError('The stream is closing or closed and cannot be written to.'), Kind);
      }
      if (stream.state === 'erroring') return rejected(stream.storedError, Kind);
      const request = new Deferred(Kind);
      stream.writeRequests.add(request);
      controller.write(chunk, size);
      return request.promise;
    }
  }

  let makeWriter;
  class WritableStreamDefaultWriter {
    #state;
    constructor(stream) {
      const where = "Failed to construct 'WritableStreamDefaultWriter'";
      idl.arity(arguments.length, 1, where);
      if (!isWritableStream(stream)) throw idl.failure(where, "parameter 1 is not of type 'WritableStream'.");
      this.#state = new Writer(writableState(stream));
    }
    get closed() { return operation(() => this.#state.closed.promise); }
    get desiredSize() { return this.#open('desiredSize').desiredSize; }
    get ready() { return operation(() => this.#state.ready.promise); }
    abort(reason = undefined) { return operation(() => this.#open('abort').stream.abort(reason)); }
    close() {
      return operation(() => {
        const { stream } = this.#open('close');
        if (stream.isClosing) throw new TypeError("Failed to execute 'close' on 'WritableStreamDefaultWriter': Cannot close an already-closing stream");
        return stream.close();
      });
    }
    releaseLock() { if (this.#state.stream) this.#state.release(); }
    write(chunk = undefined) { return operation(() => this.#open('write').write(chunk)); }
    #open(what) {
      const state = this.#state;
      if (!state.stream) throw new TypeError(`Failed to use '${what}' of a WritableStreamDefaultWriter that was released.`);
      return state;
    }
    static {
      makeWriter = (stream) => new WritableStreamDefaultWriter(use('streams/writable').writableObject(stream));
    }
  }
  idl.define(WritableStreamDefaultWriter);

  let makeController;
  class WritableStreamDefaultController {
    #state;
    constructor(key, state) {
      if (key !== ownKey) throw illegal();
      this.#state = state;
    }
    get signal() { return this.#state.signal; }
    error(e = undefined) {
      const state = this.#state;
      if (state.stream.state === 'writable') state.error(e);
    }
    static { makeController = (state) => new WritableStreamDefaultController(ownKey, state); }
  }
  idl.define(WritableStreamDefaultController, { length: 0 });

  return { WritableStreamDefaultWriter, WritableStreamDefaultController, Writer, makeWriter, makeController };
});
