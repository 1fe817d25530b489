// Streams, section 4.6: the controller of a readable stream of any chunks.
(function (platform) {
  'use strict';
  const { intrinsics, use } = platform;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { Queue, illegal, ownKey, resolved, upon } = use('streams/common');

  /// What both kinds of controllers do: ask their source for more, one question at a time.
  class Puller {
    stream;
    source;
    highWaterMark;
    isStarted = false;
    isCloseRequested = false;
    isPulling = false;
    pullsAgain = false;
    object = null;

    constructor(stream, source, highWaterMark) {
      this.stream = stream;
      this.source = source;
      this.highWaterMark = highWaterMark;
      stream.controller = this;
    }
    start() {
      upon(resolved(this.source.start(this)), () => {
        this.isStarted = true;
        this.pullIfNeeded();
      }, (reason) => this.error(reason));
    }
    get isByte() { return false; }
    get canCloseOrEnqueue() { return !this.isCloseRequested && this.stream.state === 'readable'; }
    get shouldPull() {
      const { stream } = this;
      if (!this.canCloseOrEnqueue || !this.isStarted) return false;
      return stream.requests > 0 || this.desiredSize > 0;
    }
    get hasBackpressure() { return !this.shouldPull; }
    get desiredSize() {
      const { state } = this.stream;
      return state === 'errored' ? null : state === 'closed' ? 0 : this.highWaterMark - this.queue.total;
    }
    pullIfNeeded() {
      if (!this.shouldPull) return;
      if (this.isPulling) {
        this.pullsAgain = true;
        return;
      }
      this.isPulling = true;
      upon(this.source.pull(this), () => {
        this.isPulling = false;
        if (!this.pullsAgain) return;
        this.pullsAgain = false;
        this.pullIfNeeded();
      }, (reason) => this.error(reason));
    }
  }

  class DefaultController extends Puller {
    queue = new Queue();
    size;
    constructor(stream, source, highWaterMark, size) {
      super(stream, source, highWaterMark);
      this.size = size;
    }
    clearAlgorithms() { this.source = this.size = null; }
    close() {
      if (!this.canCloseOrEnqueue) return;
      this.isCloseRequested = true;
      if (this.queue.count > 0) return;
      this.clearAlgorithms();
      this.stream.close();
    }
    enqueue(chunk) {
      const { stream } = this;
      if (!this.canCloseOrEnqueue) return;
      if (stream.requests > 0) stream.fulfill(chunk, false);
      else {
        try {
          // The size function may have closed or errored the stream.
          this.queue.add(chunk, this.size(chunk));
        } catch (error) {
          this.error(error);
          throw error;
        }
      }
      this.pullIfNeeded();
    }
    error(error) {
      if (this.stream.state !== 'readable') return;
      this.queue.clear();
      this.clearAlgorithms();
      this.stream.error(error);
    }
    cancelSteps(reason) {
      this.queue.clear();
      const result = this.source.cancel(reason);
      this.clearAlgorithms();
      return result;
    }
    pullSteps(request) {
      if (this.queue.count === 0) {
        this.stream.reader.requests.add(request);
        return this.pullIfNeeded();
      }
      const chunk = this.queue.take();
      if (this.isCloseRequested && this.queue.count === 0) {
        this.clearAlgorithms();
        this.stream.close();
      } else this.pullIfNeeded();
      request.chunk(chunk);
    }
    releaseSteps() {}
    makeObject() { return makeController(this); }
  }

  let makeController;
  class ReadableStreamDefaultController {
    #state;
    constructor(key, state) {
      if (key !== ownKey) throw illegal();
      this.#state = state;
    }
    get desiredSize() { return this.#state.desiredSize; }
    close() {
      const state = this.#state;
      if (!state.canCloseOrEnqueue) throw new TypeError(`Failed to execute 'close' on 'ReadableStreamDefaultController': Cannot close a stream that is ${state.isCloseRequested ? 'closing' : state.stream.state}`);
      state.close();
    }
    enqueue(chunk = undefined) {
      const state = this.#state;
      if (!state.canCloseOrEnqueue) throw new TypeError(`Failed to execute 'enqueue' on 'ReadableStreamDefaultController': Cannot enqueue a chunk into a stream that is ${state.isCloseRequested ? 'closing' : state.stream.state}`);
      state.enqueue(chunk);
    }
    error(e = undefined) { this.#state.error(e); }
    static { makeController = (state) => new ReadableStreamDefaultController(ownKey, state); }
  }
  idl.define(ReadableStreamDefaultController, { length: 0 });

  return { ReadableStreamDefaultController, DefaultController, Puller };
});
