// Streams, section 4.2.5: asynchronous iteration; Web IDL, section 3.7.10.2 (asynchronous iterators).
(function (platform) {
  'use strict';
  const { primordials, intrinsics, use } = platform;
  const { ObjectCreate, ObjectDefineProperty, ObjectGetPrototypeOf, SymbolToStringTag, WeakMapPrototypeGet, WeakMapPrototypeSet } = primordials;
  const { Promise, TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { Deferred, HiddenPromise, operation, react, resolved } = use('streams/common');
  const { Reader } = use('streams/reader');

  const asyncIteratorPrototype = ObjectGetPrototypeOf(ObjectGetPrototypeOf((async function* () {}).prototype));
  const prototype = ObjectCreate(asyncIteratorPrototype);
  const states = new primordials.WeakMap();
  const stateOf = (object) => {
    const state = idl.isObject(object) ? WeakMapPrototypeGet(states, object) : undefined;
    if (!state) throw new TypeError('The receiver is not an asynchronous iterator of a ReadableStream.');
    return state;
  };

  const ended = { __proto__: null };

  class Iteration {
    reader;
    preventCancel;
    isFinished = false;
    ongoing = null;
    constructor(stream, preventCancel) {
      this.reader = new Reader(stream, false, HiddenPromise);
      this.preventCancel = preventCancel;
    }
    /// Does steps after those that go on.
    queue(steps) {
      const { ongoing } = this;
      return this.ongoing = ongoing ? react(ongoing, steps, steps, Promise) : steps();
    }
    next() {
      if (this.isFinished) return resolved({ value: undefined, done: true }, Promise);
      const read = new Deferred(HiddenPromise);
      this.reader.read({
        __proto__: null,
        chunk: (value) => read.resolve(value),
        close: () => {
          this.reader.release();
          read.resolve(ended);
        },
        error: (reason) => {
          this.reader.release();
          read.reject(reason);
        },
      });
      return react(read.promise, (value) => {
        this.ongoing = null;
        if (value !== ended) return { value, done: false };
        this.isFinished = true;
        return { value: undefined, done: true };
      }, (reason) => {
        this.ongoing = null;
        this.isFinished = true;
        throw reason;
      }, Promise);
    }
    return(value) {
      const give = () => ({ value, done: true });
      if (this.isFinished) return resolved(give(), Promise);
      this.isFinished = true;
      const { reader } = this;
      const cancelled = this.preventCancel ? resolved(undefined) : reader.cancel(value);
      reader.release();
      return react(cancelled, give, undefined, Promise);
    }
  }

  const methods = {
    __proto__: null,
    next() {
      return operation(() => {
        const state = stateOf(this);
        return state.queue(() => state.next());
      });
    },
    return(value = undefined) {
      return operation(() => {
        const state = stateOf(this);
        return state.queue(() => state.return(value));
      });
    },
  };
  // Web IDL, section 3.7.10.2: `return` has one parameter.
  ObjectDefineProperty(methods.return, 'length', { __proto__: null, value: 1 });
  for (const name in methods) {
    ObjectDefineProperty(prototype, name, { __proto__: null, value: methods[name], writable: true, enumerable: true, configurable: true });
  }
  ObjectDefineProperty(prototype, SymbolToStringTag, { __proto__: null, value: 'ReadableStream AsyncIterator', writable: false, enumerable: false, configurable: true });

  return {
    iterate(stream, preventCancel) {
      const state = new Iteration(stream, preventCancel);
      const iterator = ObjectCreate(prototype);
      WeakMapPrototypeSet(states, iterator, state);
      return iterator;
    },
  };
});
