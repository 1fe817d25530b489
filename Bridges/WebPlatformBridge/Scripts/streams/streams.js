// Streams for the other standards (section 9): no page sees what is called here.
(function (platform) {
  'use strict';
  const { primordials, intrinsics, use } = platform;
  const { TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetSymbolToStringTag, TypedArrayPrototypeSet } = primordials;
  const { RangeError, TypeError, Uint8Array } = intrinsics;
  const { HiddenPromise, Queue, nothing, rejected, resolved, upon } = use('streams/common');
  const { isReadableStream, readableState, readableObject, createReadable, createByteReadable } = use('streams/readable');

  /// The most bytes that are read into one list: a stream that does not end fails there.
  const mostBytes = 256 * 1024 * 1024;

  const attempt = (work, value) => {
    if (!work) return resolved(undefined);
    try { return resolved(work(value)); } catch (error) { return rejected(error); }
  };
  /// A stream that the host fills. `pull` is called when there is room, `cancel(reason)` when no
  /// more is wanted; both may give a promise. Chunks of "bytes" are Uint8Arrays, which the stream takes over.
  /// `enqueue`, `close` and `error` do nothing once the stream is over.
  function makeReadable({ start, pull, cancel, type, highWaterMark }) {
    const steps = {
      __proto__: null, start: () => start?.(), pull: () => attempt(pull), cancel: (reason) => attempt(cancel, reason),
    };
    const isBytes = type === 'bytes';
    const state = isBytes ? createByteReadable(steps, highWaterMark ?? 0) : createReadable(steps, highWaterMark ?? 1);
    const { controller } = state;
    return {
      __proto__: null,
      stream: readableObject(state),
      enqueue(chunk) {
        if (!isBytes) controller.enqueue(chunk);
        else if (TypedArrayPrototypeGetByteLength(chunk) > 0) controller.enqueue(use('streams/byte').partsOf(chunk));
      },
      close() {
        controller.close();
        if (isBytes && controller.pullIntos.count > 0 && state.state === 'closed') controller.respond(0);
      },
      error: (error) => controller.error(error),
      desiredSize: () => controller.desiredSize,
    };
  }
  /// A stream of bytes that are there already; the stream takes the array over.
  function fromBytes(bytes) {
    let made;
    let isGiven = false;
    made = makeReadable({
      __proto__: null, type: 'bytes',
      pull() {
        if (!isGiven) made.enqueue(bytes);
        isGiven = true;
        made.close();
      },
    });
    return made.stream;
  }
  /// "Read all bytes" (section 9.1): calls `onSuccess(Uint8Array)` or `onFailure(error)`, once. A chunk
  /// that is no Uint8Array fails. The stream stays locked.
  ///
  /// Throws a TypeError for a stream that is locked.
  function readAllBytes(stream, onSuccess, onFailure) {
    const { Reader } = use('streams/reader');
    const reader = new Reader(readableState(stream), false, HiddenPromise);
    const chunks = new Queue();
    let isReading = false;
    let readsAgain = false;
    const fail = (error) => {
      upon(reader.stream.cancel(error), nothing, nothing);
      onFailure(error);
    };
    // Chunks that are there come at once: a loop, not calls within calls.
    const read = () => {
      do {
        readsAgain = false;
        isReading = true;
        reader.read(request);
        isReading = false;
      } while (readsAgain);
    };
    const request = {
      __proto__: null,
      chunk(chunk) {
        if (!primordials.ArrayBufferIsView(chunk) || TypedArrayPrototypeGetSymbolToStringTag(chunk) !== 'Uint8Array') {
          return fail(new TypeError('A chunk of the stream is not a Uint8Array.'));
        }
        const length = TypedArrayPrototypeGetByteLength(chunk);
        if (chunks.total + length > mostBytes) return fail(new RangeError(`The stream has more than ${mostBytes} bytes.`));
        chunks.add(chunk, length);
        if (isReading) readsAgain = true; else read();
      },
      close() {
        const bytes = new Uint8Array(chunks.total);
        for (let at = 0; chunks.count > 0;) {
          const { size } = chunks.first;
          TypedArrayPrototypeSet(bytes, chunks.take(), at);
          at += size;
        }
        onSuccess(bytes);
      },
      error: onFailure,
    };
    read();
  }

  return {
    isReadableStream, makeReadable, fromBytes, readAllBytes,
    /// Whether a reader has a stream.
    isLocked: (stream) => readableState(stream).reader !== null,
    /// Whether a stream was read from or cancelled.
    isDisturbed: (stream) => readableState(stream).isDisturbed,
    isReadable: (stream) => readableState(stream).state === 'readable',
    isErrored: (stream) => readableState(stream).state === 'errored',
    /// Two streams of the same; the second has bytes of its own.
    tee(stream) {
      const branches = use('streams/tee').tee(readableState(stream), true);
      return [readableObject(branches.first), readableObject(branches.second)];
    },
    /// Cancels a stream, locked or not; what comes of it is ignored.
    cancel(stream, reason) { upon(readableState(stream).cancel(reason), nothing, nothing); },
    /// See streams-transform.js.
    makeTransform: (transform, flush) => use('streams/transform').makeTransform(transform, flush),
  };
});
