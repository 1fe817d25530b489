// Streams, section 4.9.1: "ReadableStreamTee", for streams of any chunks and for streams of bytes.
(function (platform) {
  'use strict';
  const { use } = platform;
  const { Deferred, HiddenPromise, microtask, resolved, upon } = use('streams/common');
  const { createReadable, createByteReadable } = use('streams/readable');
  const { Reader } = use('streams/reader');

  /// Two branches of a stream and what both share: who was cancelled, and why.
  class Tee {
    stream;
    reader;
    isReading = false;
    cancelled = new Deferred(HiddenPromise);
    branches = [null, null];
    isCanceled = [false, false];
    reasons = [undefined, undefined];
    constructor(stream) {
      this.stream = stream;
      this.reader = new Reader(stream, false, HiddenPromise);
    }
    get isCanceledWholly() { return this.isCanceled[0] && this.isCanceled[1]; }
    each(work) { for (let i = 0; i < 2; i++) if (!this.isCanceled[i]) work(this.branches[i].controller, i); }
    cancel(index, reason) {
      this.isCanceled[index] = true;
      this.reasons[index] = reason;
      if (this.isCanceledWholly) this.cancelled.resolve(this.stream.cancel([this.reasons[0], this.reasons[1]]));
      return this.cancelled.promise;
    }
    /// Both branches fail as the stream does.
    forwardErrors() {
      const { reader } = this;
      upon(reader.closed.promise, undefined, (reason) => {
        if (reader !== this.reader) return;
        for (let i = 0; i < 2; i++) this.branches[i].controller.error(reason);
        if (!this.isCanceledWholly) this.cancelled.resolve(undefined);
      });
    }
    /// A chunk could not be copied.
    fail(error) {
      for (let i = 0; i < 2; i++) this.branches[i].controller.error(error);
      this.cancelled.resolve(this.stream.cancel(error));
    }
    steps(index, pull) {
      return { __proto__: null, start: () => undefined, pull, cancel: (reason) => this.cancel(index, reason) };
    }
    get result() { return { __proto__: null, first: this.branches[0], second: this.branches[1] }; }
  }

  /// `copies`: whether the second branch has bytes of its own, as Fetch asks for.
  function teeChunks(stream, copies) {
    const state = new Tee(stream);
    let readsAgain = false;
    const pull = () => {
      if (state.isReading) {
        readsAgain = true;
        return resolved(undefined);
      }
      state.isReading = true;
      state.reader.read({
        __proto__: null,
        chunk: (chunk) => microtask(() => {
          readsAgain = false;
          let second = chunk;
          if (copies && !state.isCanceled[1]) {
            try { second = copyOf(chunk); } catch (error) { return state.fail(error); }
          }
          state.each((controller, i) => { try { controller.enqueue(i === 0 ? chunk : second); } catch { /* The branch has failed with it. */ } });
          state.isReading = false;
          if (readsAgain) pull();
        }),
        close() {
          state.isReading = false;
          state.each((controller) => controller.close());
          if (!state.isCanceledWholly) state.cancelled.resolve(undefined);
        },
        error() { state.isReading = false; },
      });
      return resolved(undefined);
    };
    for (let i = 0; i < 2; i++) state.branches[i] = createReadable(state.steps(i, pull));
    state.forwardErrors();
    return state.result;
  }
  /// "StructuredClone" of a chunk (section 8.3).
  const copyOf = (chunk) => {
    const { serialize, deserialize } = use('messaging/structured-clone');
    return deserialize(serialize(chunk, 'Failed to clone a chunk of the stream'));
  };

  function teeBytes(stream) {
    const { partsOf } = use('streams/byte');
    const { bytesOf } = use('core/webidl');
    const state = new Tee(stream);
    const readsAgain = [false, false];
    const take = (isBYOB) => {
      if (state.reader.isBYOB === isBYOB) return;
      state.reader.release();
      state.reader = new Reader(stream, isBYOB, HiddenPromise);
      state.forwardErrors();
    };
    const next = () => {
      state.isReading = false;
      if (readsAgain[0]) pull(0); else if (readsAgain[1]) pull(1);
    };
    const copied = (chunk, use) => {
      let copy;
      try { copy = partsOf(bytesOf(chunk)); } catch (error) { return state.fail(error); }
      use(copy);
      next();
    };
    const closeBranches = () => {
      state.isReading = false;
      state.each((controller) => controller.close());
    };
    const finish = () => { if (!state.isCanceledWholly) state.cancelled.resolve(undefined); };
    const error = () => { state.isReading = false; };

    const readChunk = () => {
      take(false);
      state.reader.read({
        __proto__: null,
        chunk: (chunk) => microtask(() => {
          readsAgain[0] = readsAgain[1] = false;
          if (!state.isCanceled[0] && !state.isCanceled[1]) {
            return copied(chunk, (copy) => state.each((controller, i) => controller.enqueue(i === 0 ? partsOf(chunk) : copy)));
          }
          state.each((controller) => controller.enqueue(partsOf(chunk)));
          next();
        }),
        close() {
          closeBranches();
          for (let i = 0; i < 2; i++) {
            const { controller } = state.branches[i];
            if (controller.pullIntos.count > 0) controller.respond(0);
          }
          finish();
        },
        error,
      });
    };
    const readIntoView = (view, index) => {
      take(true);
      const own = state.branches[index].controller;
      const other = state.branches[1 - index].controller;
      state.reader.readInto(view, 1, {
        __proto__: null,
        chunk: (chunk) => microtask(() => {
          readsAgain[0] = readsAgain[1] = false;
          const answer = () => { if (!state.isCanceled[index]) own.respondWithNewView(partsOf(chunk)); };
          if (!state.isCanceled[1 - index]) {
            return copied(chunk, (copy) => {
              answer();
              other.enqueue(copy);
            });
          }
          answer();
          next();
        }),
        close(chunk) {
          closeBranches();
          if (chunk !== undefined) {
            if (!state.isCanceled[index]) own.respondWithNewView(partsOf(chunk));
            if (!state.isCanceled[1 - index] && other.pullIntos.count > 0) other.respond(0);
          }
          finish();
        },
        error,
      });
    };
    const pull = (index) => {
      if (state.isReading) readsAgain[index] = true;
      else {
        state.isReading = true;
        const request = state.branches[index].controller.byobRequest;
        if (request) readIntoView(request.view, index); else readChunk();
      }
      return resolved(undefined);
    };
    for (let i = 0; i < 2; i++) state.branches[i] = createByteReadable(state.steps(i, () => pull(i)));
    state.forwardErrors();
    return state.result;
  }

  return { tee: (stream, copies) => (stream.controller.isByte ? teeBytes(stream) : teeChunks(stream, copies)) };
});
