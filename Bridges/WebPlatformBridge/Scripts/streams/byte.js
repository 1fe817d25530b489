// Streams, sections 4.7 and 4.8: the controller of a readable stream of bytes, and the requests that
// its source answers by writing into a reader's own buffer.
(function (platform) {
  'use strict';
  const { primordials, intrinsics, use } = platform;
  const {
    ArrayBufferIsView, ArrayBufferPrototypeGetResizable, DataViewPrototypeGetBuffer, DataViewPrototypeGetByteLength,
    DataViewPrototypeGetByteOffset, MathMin, TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteLength,
    TypedArrayPrototypeGetByteOffset, TypedArrayPrototypeGetSymbolToStringTag, TypedArrayPrototypeSet,
  } = primordials;
  const { ArrayBuffer, DataView, RangeError, TypeError, Uint8Array } = intrinsics;
  const idl = use('core/webidl');
  const { Queue, illegal, isDetached, lengthOf, ownKey, transfer } = use('streams/common');
  const { Puller } = use('streams/controller');

  // MARK: Views

  const sizes = {
    __proto__: null, Int8Array: 1, Uint8Array: 1, Uint8ClampedArray: 1, Int16Array: 2, Uint16Array: 2, Float16Array: 2,
    Int32Array: 4, Uint32Array: 4, Float32Array: 4, Float64Array: 8, BigInt64Array: 8, BigUint64Array: 8,
  };
  /// What a view is: its kind, its buffer, and where it lies in it.
  function partsOf(view) {
    const kind = TypedArrayPrototypeGetSymbolToStringTag(view);
    if (kind === undefined) {
      const buffer = DataViewPrototypeGetBuffer(view);
      return isDetached(buffer) ? { __proto__: null, Kind: DataView, elementSize: 1, buffer, byteOffset: 0, byteLength: 0 } : {
        __proto__: null, Kind: DataView, elementSize: 1, buffer,
        byteOffset: DataViewPrototypeGetByteOffset(view), byteLength: DataViewPrototypeGetByteLength(view),
      };
    }
    return {
      __proto__: null, Kind: intrinsics[kind] ?? platform.global[kind], elementSize: sizes[kind],
      buffer: TypedArrayPrototypeGetBuffer(view), byteOffset: TypedArrayPrototypeGetByteOffset(view), byteLength: TypedArrayPrototypeGetByteLength(view),
    };
  }
  const bufferOf = (view) => (TypedArrayPrototypeGetSymbolToStringTag(view) === undefined ? DataViewPrototypeGetBuffer(view) : TypedArrayPrototypeGetBuffer(view));
  /// An `ArrayBufferView` as Web IDL takes it: neither on shared nor on resizable memory.
  function checkView(view, where) {
    if (!ArrayBufferIsView(view)) throw idl.failure(where, "parameter 1 is not of type 'ArrayBufferView'.");
    const buffer = bufferOf(view);
    if (!idl.isArrayBuffer(buffer)) throw idl.failure(where, 'The view is on shared memory.');
    if (ArrayBufferPrototypeGetResizable?.(buffer)) throw idl.failure(where, 'The view is on a resizable buffer.');
  }
  const bytesAt = (buffer, byteOffset, length) => new Uint8Array(buffer, byteOffset, length);
  function clone(buffer, byteOffset, length) {
    const copy = new Uint8Array(length);
    TypedArrayPrototypeSet(copy, bytesAt(buffer, byteOffset, length));
    return TypedArrayPrototypeGetBuffer(copy);
  }

  // MARK: The controller

  class ByteController extends Puller {
    queue = new Queue();
    autoAllocateChunkSize;
    /// "Pull-into descriptors": reads whose buffers wait to be filled.
    pullIntos = new Queue();
    request = null;
    constructor(stream, source, highWaterMark, autoAllocateChunkSize) {
      super(stream, source, highWaterMark);
      this.autoAllocateChunkSize = autoAllocateChunkSize;
    }
    get isByte() { return true; }
    get firstInto() { return this.pullIntos.first?.value; }
    clearAlgorithms() { this.source = null; }
    makeObject() { return makeController(this); }

    addChunk(buffer, byteOffset, byteLength) { this.queue.add({ __proto__: null, buffer, byteOffset, byteLength }, byteLength); }
    addClone(buffer, byteOffset, byteLength) {
      let copy;
      try { copy = clone(buffer, byteOffset, byteLength); } catch (error) {
        this.error(error);
        throw error;
      }
      this.addChunk(copy, 0, byteLength);
    }
    addDetached(into) {
      if (into.bytesFilled > 0) this.addClone(into.buffer, into.byteOffset, into.bytesFilled);
      this.pullIntos.take();
    }
    close() {
      if (!this.canCloseOrEnqueue) return;
      if (this.queue.total > 0) {
        this.isCloseRequested = true;
        return;
      }
      const first = this.firstInto;
      if (first && first.bytesFilled % first.elementSize !== 0) {
        const error = new TypeError('The stream was closed in the middle of an element of a view.');
        this.error(error);
        throw error;
      }
      this.clearAlgorithms();
      this.stream.close();
    }
    enqueue(parts) {
      const { stream } = this;
      if (!this.canCloseOrEnqueue) return;
      const { buffer, byteOffset, byteLength } = parts;
      if (isDetached(buffer)) throw new TypeError("The chunk's buffer is detached.");
      const moved = transfer(buffer);
      const first = this.firstInto;
      if (first) {
        if (isDetached(first.buffer)) throw new TypeError('The buffer of the read that waits is detached.');
        this.invalidateRequest();
        first.buffer = transfer(first.buffer);
        if (first.reader === 'none') this.addDetached(first);
      }
      if (stream.hasDefaultReader) {
        this.serveReads();
        if (stream.requests === 0) this.addChunk(moved, byteOffset, byteLength);
        else {
          if (this.pullIntos.count > 0) this.pullIntos.take();
          stream.fulfill(bytesAt(moved, byteOffset, byteLength), false);
        }
      } else if (stream.hasBYOBReader) {
        this.addChunk(moved, byteOffset, byteLength);
        this.commitAll(this.fillFromQueue());
      } else this.addChunk(moved, byteOffset, byteLength);
      this.pullIfNeeded();
    }
    error(error) {
      if (this.stream.state !== 'readable') return;
      this.clearPullIntos();
      this.queue.clear();
      this.clearAlgorithms();
      this.stream.error(error);
    }
    clearPullIntos() {
      this.invalidateRequest();
      this.pullIntos = new Queue();
    }
    invalidateRequest() {
      if (!this.request) return;
      this.request.controller = null;
      this.request.view = null;
      this.request = null;
    }
    /// The state of the request that the source answers.
    get byobRequest() {
      const first = this.firstInto;
      if (!this.request && first) {
        const view = bytesAt(first.buffer, first.byteOffset + first.bytesFilled, first.byteLength - first.bytesFilled);
        this.request = { __proto__: null, controller: this, view, object: null };
      }
      return this.request;
    }

    // Filling

    commit(into) {
      const isDone = this.stream.state === 'closed';
      this.stream.fulfill(this.convert(into), isDone);
    }
    commitAll(filled) { while (filled.count > 0) this.commit(filled.take()); }
    convert(into) { return new into.Kind(transfer(into.buffer), into.byteOffset, into.bytesFilled / into.elementSize); }
    /// "FillPullIntoDescriptorFromQueue": whether it has what it waits for.
    fill(into) {
      const most = MathMin(this.queue.total, into.byteLength - into.bytesFilled);
      const filled = into.bytesFilled + most;
      const aligned = filled - filled % into.elementSize;
      const isReady = aligned >= into.least;
      let rest = isReady ? aligned - into.bytesFilled : most;
      while (rest > 0) {
        const head = this.queue.first;
        const chunk = head.value;
        const count = MathMin(rest, chunk.byteLength);
        TypedArrayPrototypeSet(bytesAt(into.buffer, into.byteOffset + into.bytesFilled, count), bytesAt(chunk.buffer, chunk.byteOffset, count));
        if (chunk.byteLength === count) this.queue.take();
        else {
          chunk.byteOffset += count;
          chunk.byteLength -= count;
          head.size -= count;
          this.queue.total -= count;
        }
        into.bytesFilled += count;
        rest -= count;
      }
      return isReady;
    }
    fillFromQueue() {
      const filled = new Queue();
      while (this.pullIntos.count > 0 && this.queue.total > 0 && this.fill(this.firstInto)) filled.add(this.pullIntos.take());
      return filled;
    }
    serveReads() {
      while (this.stream.requests > 0 && this.queue.total > 0) this.serve(this.stream.reader.requests.take());
    }
    serve(request) {
      const chunk = this.queue.take();
      this.handleDrain();
      request.chunk(bytesAt(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    }
    handleDrain() {
      if (this.queue.total === 0 && this.isCloseRequested) {
        this.clearAlgorithms();
        this.stream.close();
      } else this.pullIfNeeded();
    }

    // Reading

    pullInto(view, least, request) {
      const { stream } = this;
      const parts = partsOf(view);
      const { Kind, elementSize, byteOffset, byteLength } = parts;
      let buffer;
      try { buffer = transfer(parts.buffer); } catch (error) { return request.error(error); }
      const into = { __proto__: null, buffer, byteOffset, byteLength, bytesFilled: 0, least: least * elementSize, elementSize, Kind, reader: 'byob', bufferLength: lengthOf(buffer) };
      if (this.pullIntos.count > 0) {
        this.pullIntos.add(into);
        stream.reader.requests.add(request);
        return;
      }
      if (stream.state === 'closed') return request.close(new Kind(buffer, byteOffset, 0));
      if (this.queue.total > 0) {
        if (this.fill(into)) {
          const chunk = this.convert(into);
          this.handleDrain();
          return request.chunk(chunk);
        }
        if (this.isCloseRequested) {
          const error = new TypeError('The stream ends in the middle of an element of the view.');
          this.error(error);
          return request.error(error);
        }
      }
      this.pullIntos.add(into);
      stream.reader.requests.add(request);
      this.pullIfNeeded();
    }
    pullSteps(request) {
      if (this.queue.total > 0) return this.serve(request);
      const size = this.autoAllocateChunkSize;
      if (size !== undefined) {
        let buffer;
        try { buffer = new ArrayBuffer(size); } catch (error) { return request.error(error); }
        this.pullIntos.add({ __proto__: null, buffer, byteOffset: 0, byteLength: size, bytesFilled: 0, least: 1, elementSize: 1, Kind: Uint8Array, reader: 'default', bufferLength: size });
      }
      this.stream.reader.requests.add(request);
      this.pullIfNeeded();
    }
    cancelSteps(reason) {
      this.clearPullIntos();
      this.queue.clear();
      const result = this.source.cancel(reason);
      this.clearAlgorithms();
      return result;
    }
    releaseSteps() {
      const first = this.firstInto;
      if (!first) return;
      first.reader = 'none';
      this.pullIntos = new Queue();
      this.pullIntos.add(first);
    }

    // Answers of the source

    respond(count) {
      const first = this.firstInto;
      if (this.stream.state === 'closed') {
        if (count !== 0) throw new TypeError('A request of a closed stream is answered with 0 bytes.');
      } else {
        if (count === 0) throw new TypeError('A request of a readable stream is answered with more than 0 bytes.');
        if (first.bytesFilled + count > first.byteLength) throw new RangeError('There are more bytes than the view has room for.');
      }
      first.buffer = transfer(first.buffer);
      this.finishRequest(count);
    }
    respondWithNewView(parts) {
      const first = this.firstInto;
      if (this.stream.state === 'closed') {
        if (parts.byteLength !== 0) throw new TypeError('A request of a closed stream is answered with an empty view.');
      } else if (parts.byteLength === 0) throw new TypeError('A request of a readable stream is answered with bytes.');
      if (first.byteOffset + first.bytesFilled !== parts.byteOffset) throw new RangeError('The view does not begin where the request does.');
      if (first.bufferLength !== lengthOf(parts.buffer)) throw new RangeError("The view's buffer is not as long as the request's.");
      if (first.bytesFilled + parts.byteLength > first.byteLength) throw new RangeError('There are more bytes than the request has room for.');
      first.buffer = transfer(parts.buffer);
      this.finishRequest(parts.byteLength);
    }
    finishRequest(count) {
      const first = this.firstInto;
      this.invalidateRequest();
      if (this.stream.state === 'closed') this.finishClosed(first);
      else this.finishReadable(count, first);
      this.pullIfNeeded();
    }
    finishClosed(first) {
      if (first.reader === 'none') this.pullIntos.take();
      if (!this.stream.hasBYOBReader) return;
      const filled = new Queue();
      while (filled.count < this.stream.requests) filled.add(this.pullIntos.take());
      this.commitAll(filled);
    }
    finishReadable(count, first) {
      first.bytesFilled += count;
      if (first.reader === 'none') {
        this.addDetached(first);
        return this.commitAll(this.fillFromQueue());
      }
      if (first.bytesFilled < first.least) return;
      this.pullIntos.take();
      const rest = first.bytesFilled % first.elementSize;
      if (rest > 0) this.addClone(first.buffer, first.byteOffset + first.bytesFilled - rest, rest);
      first.bytesFilled -= rest;
      const filled = this.fillFromQueue();
      this.commit(first);
      this.commitAll(filled);
    }
  }

  // MARK: What pages see

  let makeController;
  class ReadableByteStreamController {
    #state;
    constructor(key, state) {
      if (key !== ownKey) throw illegal();
      this.#state = state;
    }
    get byobRequest() {
      const request = this.#state.byobRequest;
      return request ? request.object ??= makeRequest(request) : null;
    }
    get desiredSize() { return this.#state.desiredSize; }
    close() {
      this.#check('close');
      this.#state.close();
    }
    enqueue(chunk) {
      const where = "Failed to execute 'enqueue' on 'ReadableByteStreamController'";
      const state = this.#state;
      idl.arity(arguments.length, 1, where);
      checkView(chunk, where);
      const parts = partsOf(chunk);
      if (parts.byteLength === 0) throw idl.failure(where, 'The chunk has no bytes.');
      if (lengthOf(parts.buffer) === 0) throw idl.failure(where, "The chunk's buffer has no bytes.");
      this.#check('enqueue');
      state.enqueue(parts);
    }
    error(e = undefined) { this.#state.error(e); }
    #check(what) {
      const state = this.#state;
      if (!state.canCloseOrEnqueue) throw new TypeError(`Failed to execute '${what}' on 'ReadableByteStreamController': The stream is ${state.isCloseRequested ? 'closing' : state.stream.state}.`);
    }
    static { makeController = (state) => new ReadableByteStreamController(ownKey, state); }
  }
  idl.define(ReadableByteStreamController, { length: 0 });

  let makeRequest;
  class ReadableStreamBYOBRequest {
    #state;
    constructor(key, state) {
      if (key !== ownKey) throw illegal();
      this.#state = state;
    }
    get view() { return this.#state.view; }
    respond(bytesWritten) {
      const where = "Failed to execute 'respond' on 'ReadableStreamBYOBRequest'";
      const state = this.#state;
      idl.arity(arguments.length, 1, where);
      const count = idl.unsignedLongLong(bytesWritten, where, { enforceRange: true });
      if (!state.controller) throw idl.failure(where, 'The request was answered already.');
      if (isDetached(bufferOf(state.view))) throw idl.failure(where, "The view's buffer is detached.");
      state.controller.respond(count);
    }
    respondWithNewView(view) {
      const where = "Failed to execute 'respondWithNewView' on 'ReadableStreamBYOBRequest'";
      const state = this.#state;
      idl.arity(arguments.length, 1, where);
      checkView(view, where);
      if (!state.controller) throw idl.failure(where, 'The request was answered already.');
      if (isDetached(bufferOf(view))) throw idl.failure(where, "The view's buffer is detached.");
      state.controller.respondWithNewView(partsOf(view));
    }
    static { makeRequest = (state) => new ReadableStreamBYOBRequest(ownKey, state); }
  }
  idl.define(ReadableStreamBYOBRequest, { length: 0 });

  return { ReadableByteStreamController, ReadableStreamBYOBRequest, ByteController, checkView, bufferOf, partsOf };
});
