// Streams, section 4.9.1: "ReadableStreamPipeTo".
(function (platform) {
  'use strict';
  const { primordials, intrinsics, use } = platform;
  const { ArrayPrototypePush } = primordials;
  const { TypeError } = intrinsics;
  const { Deferred, HiddenPromise, microtask, resolved, upon } = use('streams/common');
  const { Reader } = use('streams/reader');
  const { Writer } = use('streams/writer');

  /// One pipe. Its reader and its writer are no page's, nor are their promises.
  class Pipe {
    source;
    destination;
    options;
    reader;
    writer;
    result = new Deferred();
    isShuttingDown = false;
    /// Settled with the last write.
    write = resolved(undefined);
    onAbort = null;

    constructor(source, destination, options) {
      this.source = source;
      this.destination = destination;
      this.options = options;
      this.reader = new Reader(source, false, HiddenPromise);
      this.writer = new Writer(destination, HiddenPromise);
      source.isDisturbed = true;
    }
    start() {
      const { signal } = this.options;
      if (signal !== undefined) {
        this.onAbort = () => this.abort(signal.reason);
        if (signal.aborted) return this.onAbort();
        use('events/abort').whenAborted(signal, this.onAbort);
      }
      this.watch();
      this.step();
    }
    abort(error) {
      const { source, destination, options } = this;
      const actions = [];
      if (!options.preventAbort) ArrayPrototypePush(actions, () => (destination.state === 'writable' ? destination.abort(error) : resolved(undefined)));
      if (!options.preventCancel) ArrayPrototypePush(actions, () => (source.state === 'readable' ? source.cancel(error) : resolved(undefined)));
      this.shutdown(() => all(actions), { __proto__: null, error });
    }
    /// Errors and closing pass on, from whichever side they come.
    watch() {
      const { source, destination, options, reader, writer } = this;
      const settled = (state, stream, promise, action) => {
        if (stream.state === state) action(stream.storedError);
        else if (state === 'closed') upon(promise, action, () => {});
        else upon(promise, undefined, action);
      };
      settled('errored', source, reader.closed.promise, (error) => {
        this.shutdown(options.preventAbort ? null : () => destination.abort(error), { __proto__: null, error });
      });
      settled('errored', destination, writer.closed.promise, (error) => {
        this.shutdown(options.preventCancel ? null : () => source.cancel(error), { __proto__: null, error });
      });
      settled('closed', source, reader.closed.promise, () => {
        this.shutdown(options.preventClose ? null : () => destination.closeWithErrorPropagation(), null);
      });
      if (destination.isClosing || destination.state === 'closed') {
        const error = new TypeError('The destination of the pipe is closed, before all of the source has been piped to it.');
        this.shutdown(options.preventCancel ? null : () => source.cancel(error), { __proto__: null, error });
      }
    }
    /// Reads a chunk and writes it, once there is room for it.
    step() {
      if (this.isShuttingDown) return;
      upon(this.writer.ready.promise, () => {
        if (this.isShuttingDown) return;
        this.reader.read({ __proto__: null, chunk: (chunk) => this.take(chunk), close() {}, error() {} });
      }, () => {});
    }
    /// A write is never done within an `enqueue` of the source.
    take(chunk) {
      const written = new Deferred(HiddenPromise);
      this.write = written.promise;
      microtask(() => {
        const settle = () => written.resolve(undefined);
        if (this.writer.stream) upon(this.writer.write(chunk), settle, settle); else settle();
        this.step();
      });
    }
    /// "Shutdown with an action": `failure` is the error of the pipe, null for none.
    shutdown(action, failure) {
      if (this.isShuttingDown) return;
      this.isShuttingDown = true;
      const act = () => {
        if (action === null) return this.finalize(failure);
        upon(action(), () => this.finalize(failure), (error) => this.finalize({ __proto__: null, error }));
      };
      if (this.destination.state === 'writable' && !this.destination.isClosing) this.whenWritten(act); else act();
    }
    whenWritten(act) {
      const { write } = this;
      upon(write, () => (write === this.write ? act() : this.whenWritten(act)));
    }
    finalize(failure) {
      this.writer.release();
      this.reader.release();
      if (this.onAbort) use('events/abort').forget(this.options.signal, this.onAbort);
      if (failure === null) this.result.resolve(undefined); else this.result.reject(failure.error);
    }
  }
  /// A promise for all of what the actions promise; the first rejection's reason.
  function all(actions) {
    const result = new Deferred(HiddenPromise);
    let open = actions.length;
    if (open === 0) result.resolve(undefined);
    for (let i = 0; i < actions.length; i++) {
      upon(actions[i](), () => { if (--open === 0) result.resolve(undefined); }, (reason) => result.reject(reason));
    }
    return result.promise;
  }

  return {
    /// The promise of a page for the end of a pipe; neither stream is locked yet.
    pipe(source, destination, options) {
      const pipe = new Pipe(source, destination, options);
      pipe.start();
      return pipe.result.promise;
    },
  };
});
