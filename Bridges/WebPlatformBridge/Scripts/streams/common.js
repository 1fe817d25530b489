// Streams, sections 8 and 9: what its three kinds of streams share. Promises that a page sees are the
// page's; those that it does not see are hidden ones, on which it cannot have tampered.
(function (platform) {
  'use strict';
  const { primordials, intrinsics, use } = platform;
  const {
    ArrayBufferPrototypeGetByteLength, ArrayBufferPrototypeGetDetached, ArrayBufferPrototypeTransfer, HiddenPromise,
    ObjectGetPrototypeOf, ObjectSetPrototypeOf, PromisePrototypeThen, ReflectApply, TypedArrayPrototypeGetBuffer,
  } = primordials;
  const { Promise, RangeError, TypeError, Uint8Array } = intrinsics;
  const idl = use('core/webidl');

  // MARK: Promises

  const nothing = () => {};
  /// A promise with its two ends; of the page unless told otherwise.
  class Deferred {
    promise;
    isPending = true;
    #resolve;
    #reject;
    constructor(Kind = Promise) {
      this.promise = new Kind((resolve, reject) => {
        this.#resolve = resolve;
        this.#reject = reject;
      });
    }
    resolve(value) {
      this.isPending = false;
      this.#resolve(value);
    }
    reject(reason) {
      this.isPending = false;
      this.#reject(reason);
    }
    /// "Set [[PromiseIsHandled]] to true".
    handle() { PromisePrototypeThen(this.promise, undefined, nothing); return this; }
    static resolved(value, Kind) {
      const made = new Deferred(Kind);
      made.resolve(value);
      return made;
    }
    static rejected(reason, Kind) {
      const made = new Deferred(Kind);
      made.reject(reason);
      return made.handle();
    }
  }
  const resolved = (value, Kind = HiddenPromise) => new Kind((resolve) => resolve(value));
  const rejected = (reason, Kind = HiddenPromise) => new Kind((_, reject) => reject(reason));
  /// "Upon fulfillment/rejection of": the reactions must not throw.
  const upon = (promise, onFulfilled, onRejected) => { PromisePrototypeThen(promise, onFulfilled, onRejected); };
  /// "The result of reacting to": a promise for what the reaction gives.
  function react(promise, onFulfilled, onRejected, Kind = HiddenPromise) {
    return new Kind((resolve, reject) => {
      const settle = (reaction) => (value) => {
        try { resolve(reaction(value)); } catch (error) { reject(error); }
      };
      PromisePrototypeThen(promise, settle(onFulfilled), onRejected ? settle(onRejected) : reject);
    });
  }
  const done = resolved(undefined);
  /// "Queue a microtask".
  const microtask = (work) => upon(done, work);
  /// A callback of a page that returns a promise (Web IDL, section 3.12): what it throws rejects.
  const call = (callback, thisValue, list) => new HiddenPromise((resolve) => resolve(ReflectApply(callback, thisValue, list)));
  /// An operation that returns a promise: what it throws before rejects the promise.
  function operation(work) {
    try { return work(); } catch (error) { return rejected(error, Promise); }
  }

  // MARK: Queues (section 8.1): lists with links, which take no setter of a page and forget no order.

  class Queue {
    first = null;
    last = null;
    count = 0;
    /// The sum of the sizes.
    total = 0;
    add(value, size = 0) {
      if (!(size >= 0) || size === Infinity) {
        throw new RangeError(`The size of a chunk must be a finite number of 0 or more, not ${size}.`);
      }
      const node = { __proto__: null, value, size, next: null };
      if (this.last) this.last.next = node; else this.first = node;
      this.last = node;
      this.count++;
      this.total += size;
    }
    take() {
      const node = this.first;
      this.first = node.next;
      if (!this.first) this.last = null;
      this.count--;
      this.total -= node.size;
      if (this.total < 0) this.total = 0;
      return node.value;
    }
    clear() {
      this.first = this.last = null;
      this.count = this.total = 0;
    }
  }

  // MARK: Buffers (section 8.3)

  const bufferPrototype = ObjectGetPrototypeOf(TypedArrayPrototypeGetBuffer(new Uint8Array(0)));
  const isDetached = (buffer) => ArrayBufferPrototypeGetDetached(buffer);
  /// "TransferArrayBuffer": the same bytes in another buffer; the given one is detached.
  function transfer(buffer) {
    let moved;
    try {
      moved = ArrayBufferPrototypeTransfer(buffer);
    } catch {
      throw new TypeError('The ArrayBuffer cannot be transferred.');
    }
    return ObjectSetPrototypeOf(moved, bufferPrototype);
  }
  const lengthOf = (buffer) => ArrayBufferPrototypeGetByteLength(buffer);

  /// Names the interface that a private key keeps pages from constructing.
  const ownKey = { __proto__: null };
  const illegal = () => new TypeError('Illegal constructor');
  /// The dictionary of an object with callbacks: an `object` that may be left out.
  const source = (convert) => (value, where) => (value === undefined ? { __proto__: null } : convert(idl.object(value, where), where));

  return {
    Deferred, HiddenPromise, Queue, call, illegal, isDetached, lengthOf, microtask, nothing, operation, ownKey, react, rejected,
    resolved, source, transfer, upon,
  };
});
