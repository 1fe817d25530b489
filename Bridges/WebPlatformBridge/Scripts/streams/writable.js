// Streams, section 5: WritableStream and its algorithms. The writer and the controller that pages see
// are in streams-writer.js.
(function (platform) {
  'use strict';
  const { intrinsics, use } = platform;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { strategyOf, highWaterMarkOf, sizeOf } = use('streams/queuing');
  const { Deferred, Queue, call, operation, ownKey, rejected, resolved, source, upon } = use('streams/common');
  const { Promise } = intrinsics;

  /// What the queue holds in the place of a chunk when the stream is to be closed.
  const closing = { __proto__: null };

  /// The state of a stream (section 5.5).
  class Writable {
    state = 'writable';
    storedError = undefined;
    writer = null;
    controller = null;
    object = null;
    writeRequests = new Queue();
    inFlightWrite = null;
    closeRequest = null;
    inFlightClose = null;
    pendingAbort = null;
    backpressure = false;

    get isClosing() { return this.closeRequest !== null || this.inFlightClose !== null; }
    get hasOperationInFlight() { return this.inFlightWrite !== null || this.inFlightClose !== null; }
    get isOver() { return this.state === 'closed' || this.state === 'errored'; }

    abort(reason) {
      if (this.isOver) return resolved(undefined, Promise);
      use('events/abort').signalAbort(this.controller.signal, reason);
      if (this.isOver) return resolved(undefined, Promise);
      if (this.pendingAbort) return this.pendingAbort.deferred.promise;
      const wasErroring = this.state === 'erroring';
      if (wasErroring) reason = undefined;
      const deferred = new Deferred();
      this.pendingAbort = { __proto__: null, deferred, reason, wasErroring };
      if (!wasErroring) this.startErroring(reason);
      return deferred.promise;
    }
    close() {
      if (this.isOver) return rejected(new TypeError(`Cannot close a stream that is ${this.state} already.`), Promise);
      const request = this.closeRequest = new Deferred();
      if (this.writer && this.backpressure && this.state === 'writable') this.writer.ready.resolve(undefined);
      this.controller.close();
      return request.promise;
    }
    /// A close for a pipe: a stream that is being closed already is no fault.
    closeWithErrorPropagation() {
      if (this.isClosing || this.state === 'closed') return resolved(undefined);
      if (this.state === 'errored') return rejected(this.storedError);
      return this.close();
    }
    dealWithRejection(error) {
      if (this.state === 'writable') this.startErroring(error);
      else this.finishErroring();
    }
    startErroring(reason) {
      this.state = 'erroring';
      this.storedError = reason;
      if (this.writer) this.writer.ensureReadyRejected(reason);
      if (!this.hasOperationInFlight && this.controller.isStarted) this.finishErroring();
    }
    finishErroring() {
      this.state = 'errored';
      this.controller.queue.clear();
      const error = this.storedError;
      while (this.writeRequests.count > 0) this.writeRequests.take().reject(error);
      const request = this.pendingAbort;
      if (request === null) return this.rejectCloseAndClosed();
      this.pendingAbort = null;
      if (request.wasErroring) {
        request.deferred.reject(error);
        return this.rejectCloseAndClosed();
      }
      upon(this.controller.abortSteps(request.reason), () => {
        request.deferred.resolve(undefined);
        this.rejectCloseAndClosed();
      }, (reason) => {
        request.deferred.reject(reason);
        this.rejectCloseAndClosed();
      });
    }
    finishInFlightWrite() {
      this.inFlightWrite.resolve(undefined);
      this.inFlightWrite = null;
    }
    finishInFlightWriteWithError(error) {
      this.inFlightWrite.reject(error);
      this.inFlightWrite = null;
      this.dealWithRejection(error);
    }
    finishInFlightClose() {
      this.inFlightClose.resolve(undefined);
      this.inFlightClose = null;
      if (this.state === 'erroring') {
        this.storedError = undefined;
        if (this.pendingAbort) {
          this.pendingAbort.deferred.resolve(undefined);
          this.pendingAbort = null;
        }
      }
      this.state = 'closed';
      if (this.writer) this.writer.closed.resolve(undefined);
    }
    finishInFlightCloseWithError(error) {
      this.inFlightClose.reject(error);
      this.inFlightClose = null;
      if (this.pendingAbort) {
        this.pendingAbort.deferred.reject(error);
        this.pendingAbort = null;
      }
      this.dealWithRejection(error);
    }
    rejectCloseAndClosed() {
      if (this.closeRequest) {
        this.closeRequest.reject(this.storedError);
        this.closeRequest = null;
      }
      if (this.writer) {
        this.writer.closed.reject(this.storedError);
        this.writer.closed.handle();
      }
    }
    updateBackpressure(backpressure) {
      if (this.writer && backpressure !== this.backpressure) {
        if (backpressure) this.writer.ready = new Deferred(this.writer.Kind);
        else this.writer.ready.resolve(undefined);
      }
      this.backpressure = backpressure;
    }
  }

  /// The state of a controller (section 5.4). `sink` has start, write, close and abort, which give
  /// promises and throw nothing but `start`.
  class WritableController {
    stream;
    sink;
    highWaterMark;
    size;
    queue = new Queue();
    isStarted = false;
    signal = use('events/abort').makeSignal();
    object = null;

    constructor(stream, sink, highWaterMark, size) {
      this.stream = stream;
      this.sink = sink;
      this.highWaterMark = highWaterMark;
      this.size = size;
      stream.controller = this;
    }
    start() {
      const { stream } = this;
      stream.updateBackpressure(this.hasBackpressure);
      upon(resolved(this.sink.start(this)), () => {
        this.isStarted = true;
        this.advance();
      }, (reason) => {
        this.isStarted = true;
        stream.dealWithRejection(reason);
      });
    }
    get desiredSize() { return this.highWaterMark - this.queue.total; }
    get hasBackpressure() { return this.desiredSize <= 0; }
    abortSteps(reason) {
      const result = this.sink.abort(reason);
      this.clearAlgorithms();
      return result;
    }
    clearAlgorithms() { this.sink = this.size = null; }
    close() {
      this.queue.add(closing);
      this.advance();
    }
    error(error) {
      this.clearAlgorithms();
      this.stream.startErroring(error);
    }
    errorIfNeeded(error) { if (this.stream.state === 'writable') this.error(error); }
    sizeOf(chunk) {
      if (this.size === null) return 1;
      try { return this.size(chunk); } catch (error) {
        this.errorIfNeeded(error);
        return 1;
      }
    }
    write(chunk, size) {
      const { stream } = this;
      try { this.queue.add(chunk, size); } catch (error) { return this.errorIfNeeded(error); }
      if (!stream.isClosing && stream.state === 'writable') stream.updateBackpressure(this.hasBackpressure);
      this.advance();
    }
    /// "WritableStreamDefaultControllerAdvanceQueueIfNeeded".
    advance() {
      const { stream } = this;
      if (!this.isStarted || stream.inFlightWrite) return;
      if (stream.state === 'erroring') return stream.finishErroring();
      if (stream.isOver || this.queue.count === 0) return;
      const { value } = this.queue.first;
      if (value === closing) this.processClose(); else this.processWrite(value);
    }
    processClose() {
      const { stream } = this;
      stream.inFlightClose = stream.closeRequest;
      stream.closeRequest = null;
      this.queue.take();
      const result = this.sink.close();
      this.clearAlgorithms();
      upon(result, () => stream.finishInFlightClose(), (reason) => stream.finishInFlightCloseWithError(reason));
    }
    processWrite(chunk) {
      const { stream } = this;
      stream.inFlightWrite = stream.writeRequests.take();
      upon(this.sink.write(chunk, this), () => {
        stream.finishInFlightWrite();
        const { state } = stream;
        this.queue.take();
        if (!stream.isClosing && state === 'writable') stream.updateBackpressure(this.hasBackpressure);
        this.advance();
      }, (reason) => {
        if (stream.state === 'writable') this.clearAlgorithms();
        stream.finishInFlightWriteWithError(reason);
      });
    }
  }

  const sinkOf = source(idl.dictionary([
    ['abort', idl.callback], ['close', idl.callback], ['start', idl.callback], ['type', idl.any], ['write', idl.callback],
  ]));
  /// The sink of a page.
  const adopt = (object, sink) => ({
    __proto__: null,
    start: (controller) => (sink.start ? platform.primordials.ReflectApply(sink.start, object, [objectOf(controller)]) : undefined),
    write: (chunk, controller) => (sink.write ? call(sink.write, object, [chunk, objectOf(controller)]) : resolved(undefined)),
    close: () => (sink.close ? call(sink.close, object, []) : resolved(undefined)),
    abort: (reason) => (sink.abort ? call(sink.abort, object, [reason]) : resolved(undefined)),
  });
  const objectOf = (controller) => controller.object ??= use('streams/writer').makeController(controller);

  let stateOf, isWritableStream;
  class WritableStream {
    #state;
    constructor(underlyingSink = undefined, strategy = undefined) {
      if (underlyingSink === ownKey) {
        this.#state = strategy;
        strategy.object = this;
        return;
      }
      const where = "Failed to construct 'WritableStream'";
      if (underlyingSink !== undefined) idl.object(underlyingSink, where);
      const queuing = strategyOf(strategy, where);
      const sink = sinkOf(underlyingSink, where);
      if (sink.type !== undefined) throw new intrinsics.RangeError(`${where}: Invalid type is specified.`);
      const state = this.#state = new Writable();
      state.object = this;
      const size = sizeOf(queuing);
      const mark = highWaterMarkOf(queuing, 1);
      new WritableController(state, adopt(underlyingSink, sink), mark, size).start();
    }
    get locked() { return this.#state.writer !== null; }
    abort(reason = undefined) {
      return operation(() => {
        const state = this.#state;
        if (state.writer) throw new TypeError("Failed to execute 'abort' on 'WritableStream': Cannot abort a stream that already has a writer");
        return state.abort(reason);
      });
    }
    close() {
      return operation(() => {
        const state = this.#state;
        const where = "Failed to execute 'close' on 'WritableStream'";
        if (state.writer) throw new TypeError(`${where}: Cannot close a stream that already has a writer`);
        if (state.isClosing) throw new TypeError(`${where}: Cannot close an already-closing stream`);
        return state.close();
      });
    }
    getWriter() { return use('streams/writer').makeWriter(this.#state); }
    static {
      isWritableStream = (v) => idl.isObject(v) && #state in v;
      stateOf = (stream) => stream.#state;
    }
  }
  ({ isWritableStream, stateOf } = use('core/any-realm').forAnyRealm('isWritableStream', { isWritableStream, stateOf }));
  idl.define(WritableStream, { length: 0 });

  /// "CreateWritableStream" for another standard: the state of a stream; `sink` is that of a controller.
  function createWritable(sink, highWaterMark = 1, size = () => 1) {
    const state = new Writable();
    new WritableController(state, sink, highWaterMark, size).start();
    return state;
  }
  /// The object of a state.
  const writableObject = (state) => state.object ?? new WritableStream(ownKey, state);

  return { WritableStream, isWritableStream, writableState: stateOf, writableObject, createWritable };
});
