// Streams, section 6: TransformStream and its controller.
(function (platform) {
  'use strict';
  const { primordials, intrinsics, use } = platform;
  const { ReflectApply } = primordials;
  const { RangeError, TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { strategyOf, highWaterMarkOf, sizeOf } = use('streams/queuing');
  const { Deferred, HiddenPromise, call, illegal, ownKey, react, rejected, resolved, source, upon } = use('streams/common');
  const { createReadable, readableObject } = use('streams/readable');
  const { createWritable, writableObject } = use('streams/writable');

  /// The state of a stream and of its controller (sections 6.2 and 6.3). `transformer` has transform,
  /// flush and cancel, which give promises and do not throw.
  class Transform {
    readable;
    writable;
    transformer;
    backpressure;
    backpressureChange = null;
    /// "[[finishPromise]]" of the controller.
    finish = null;
    object = null;

    constructor(transformer, strategies, startPromise) {
      this.transformer = transformer;
      const start = () => startPromise;
      this.writable = createWritable({
        __proto__: null,
        start,
        write: (chunk) => this.sinkWrite(chunk),
        abort: (reason) => this.finishOnce(() => this.transformer.cancel(reason), this.readable, () => this.readable.controller.error(reason)),
        close: () => this.finishOnce(() => this.transformer.flush(this), this.readable, () => this.readable.controller.close()),
      }, strategies.writableMark, strategies.writableSize);
      this.readable = createReadable({
        __proto__: null,
        start,
        pull: () => {
          this.setBackpressure(false);
          return this.backpressureChange.promise;
        },
        cancel: (reason) => this.finishOnce(() => this.transformer.cancel(reason), this.writable, () => {
          this.writable.controller.errorIfNeeded(reason);
          this.unblockWrite();
        }),
      }, strategies.readableMark, strategies.readableSize);
      this.setBackpressure(true);
    }
    /// What ends a stream, from either side: done once, and then told to the other side.
    finishOnce(work, other, finish) {
      if (this.finish) return this.finish.promise;
      const result = this.finish = new Deferred(HiddenPromise);
      const steps = work();
      this.transformer = null;
      upon(steps, () => {
        if (other.state === 'errored') return result.reject(other.storedError);
        finish();
        result.resolve(undefined);
      }, (reason) => {
        if (other === this.readable) this.readable.controller.error(reason);
        else {
          this.writable.controller.errorIfNeeded(reason);
          this.unblockWrite();
        }
        result.reject(reason);
      });
      return result.promise;
    }
    error(error) {
      this.readable.controller.error(error);
      this.errorWritable(error);
    }
    /// "TransformStreamErrorWritableAndUnblockWrite".
    errorWritable(error) {
      this.transformer = null;
      this.writable.controller.errorIfNeeded(error);
      this.unblockWrite();
    }
    unblockWrite() { if (this.backpressure) this.setBackpressure(false); }
    setBackpressure(backpressure) {
      if (this.backpressureChange) this.backpressureChange.resolve(undefined);
      this.backpressureChange = new Deferred(HiddenPromise);
      this.backpressure = backpressure;
    }
    sinkWrite(chunk) {
      if (!this.backpressure) return this.perform(chunk);
      return react(this.backpressureChange.promise, () => {
        if (this.writable.state === 'erroring') throw this.writable.storedError;
        return this.perform(chunk);
      });
    }
    perform(chunk) {
      return react(this.transformer.transform(chunk, this), () => {}, (error) => {
        this.error(error);
        throw error;
      });
    }
    enqueue(chunk) {
      const { controller } = this.readable;
      if (!controller.canCloseOrEnqueue) throw new TypeError('The readable side of the TransformStream is closed, or is to be.');
      try { controller.enqueue(chunk); } catch (error) {
        this.errorWritable(error);
        throw this.readable.storedError;
      }
      if (controller.hasBackpressure !== this.backpressure) this.setBackpressure(true);
    }
    terminate() {
      this.readable.controller.close();
      this.errorWritable(new TypeError('The TransformStream was terminated.'));
    }
  }

  const transformerOf = source(idl.dictionary([
    ['cancel', idl.callback], ['flush', idl.callback], ['readableType', idl.any], ['start', idl.callback],
    ['transform', idl.callback], ['writableType', idl.any],
  ]));
  const objectOf = (state) => state.object ??= makeController(state);
  /// The transformer of a page.
  const adopt = (object, given) => ({
    __proto__: null,
    transform(chunk, state) {
      if (given.transform) return call(given.transform, object, [chunk, objectOf(state)]);
      try { state.enqueue(chunk); } catch (error) { return rejected(error); }
      return resolved(undefined);
    },
    flush: (state) => (given.flush ? call(given.flush, object, [objectOf(state)]) : resolved(undefined)),
    cancel: (reason) => (given.cancel ? call(given.cancel, object, [reason]) : resolved(undefined)),
  });

  let isTransformStream;
  class TransformStream {
    #state;
    constructor(transformer = undefined, writableStrategy = undefined, readableStrategy = undefined) {
      const where = "Failed to construct 'TransformStream'";
      if (transformer !== undefined) idl.object(transformer, where);
      const forWritable = strategyOf(writableStrategy, where);
      const forReadable = strategyOf(readableStrategy, where);
      const given = transformerOf(transformer, where);
      if (given.readableType !== undefined) throw new RangeError(`${where}: readableType is specified.`);
      if (given.writableType !== undefined) throw new RangeError(`${where}: writableType is specified.`);
      const readableMark = highWaterMarkOf(forReadable, 0);
      const readableSize = sizeOf(forReadable);
      const writableMark = highWaterMarkOf(forWritable, 1);
      const writableSize = sizeOf(forWritable);
      const started = new Deferred(HiddenPromise);
      const state = this.#state = new Transform(
        adopt(transformer, given), { __proto__: null, writableMark, writableSize, readableMark, readableSize }, started.promise);
      started.resolve(given.start ? ReflectApply(given.start, transformer, [objectOf(state)]) : undefined);
    }
    get readable() { return readableObject(this.#state.readable); }
    get writable() { return writableObject(this.#state.writable); }
    static { isTransformStream = (v) => idl.isObject(v) && #state in v; }
  }
  idl.define(TransformStream, { length: 0 });

  let makeController;
  class TransformStreamDefaultController {
    #state;
    constructor(key, state) {
      if (key !== ownKey) throw illegal();
      this.#state = state;
    }
    get desiredSize() { return this.#state.readable.controller.desiredSize; }
    enqueue(chunk = undefined) { this.#state.enqueue(chunk); }
    error(reason = undefined) { this.#state.error(reason); }
    terminate() { this.#state.terminate(); }
    static { makeController = (state) => new TransformStreamDefaultController(ownKey, state); }
  }
  idl.define(TransformStreamDefaultController, { length: 0 });

  /// A transform of another standard (section 9.3): `transform(chunk, enqueue)` and `flush(enqueue)` may
  /// throw. Gives `{ readable, writable }`, objects of the page.
  function makeTransform(transform, flush) {
    const attempt = (work) => {
      try { return resolved(work()); } catch (error) { return rejected(error); }
    };
    const state = new Transform({
      __proto__: null,
      transform: (chunk, stream) => attempt(() => transform(chunk, (made) => stream.enqueue(made))),
      flush: (stream) => attempt(() => flush?.((made) => stream.enqueue(made))),
      cancel: () => resolved(undefined),
    }, { __proto__: null, readableMark: 0, writableMark: 1 }, resolved(undefined));
    return { __proto__: null, readable: readableObject(state.readable), writable: writableObject(state.writable) };
  }

  return { TransformStream, TransformStreamDefaultController, isTransformStream, makeTransform };
});
