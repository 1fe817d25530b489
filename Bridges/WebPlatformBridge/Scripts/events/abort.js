// DOM, section 3.1 and 3.2: AbortController and AbortSignal.
(function (platform) {
  'use strict';
  const { primordials, intrinsics, use } = platform;
  const { ArrayPrototypePush, ArrayPrototypeIndexOf, ArrayPrototypeSplice } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { Event, EventTarget, fire, defineHandlers } = use('events/events');
  const { DOMException } = use('events/dom-exception');
  const { forAnyRealm } = use('core/any-realm');

  const ownKey = { __proto__: null };
  let inside;

  class AbortSignal extends EventTarget {
    #isAborted = false;
    #reason = undefined;
    #algorithms = [];
    #sources = [];
    #dependents = [];
    #isDependent = false;
    constructor(key) {
      if (key !== ownKey) throw new TypeError('Illegal constructor');
      super();
    }
    static abort(reason = undefined) {
      const signal = new AbortSignal(ownKey);
      signal.#isAborted = true;
      signal.#reason = reason === undefined ? abortError() : reason;
      return signal;
    }
    static timeout(milliseconds) {
      const where = "Failed to execute 'timeout' on 'AbortSignal'";
      idl.arity(arguments.length, 1, where);
      const delay = idl.unsignedLongLong(milliseconds, where, { enforceRange: true });
      const signal = new AbortSignal(ownKey);
      use('core/tasks').post(() => inside.abort(signal, new DOMException('The operation timed out.', 'TimeoutError')), delay);
      return signal;
    }
    static any(signals) {
      const where = "Failed to execute 'any' on 'AbortSignal'";
      idl.arity(arguments.length, 1, where);
      const list = idl.sequence(idl.interface('AbortSignal', any.isSignal))(signals, where);
      return inside.dependent(list);
    }
    get aborted() { return this.#isAborted; }
    get reason() { return this.#reason; }
    throwIfAborted() { if (this.#isAborted) throw this.#reason; }
    static {
      inside = {
        isSignal: (v) => idl.isObject(v) && #isAborted in v,
        isAborted: (signal) => signal.#isAborted,
        reasonOf: (signal) => signal.#reason,
        /// "To create a dependent abort signal".
        dependent(given) {
          const list = [];
          for (let i = 0; i < given.length; i++) ArrayPrototypePush(list, #isAborted in given[i] ? given[i] : follower(given[i]));
          const result = new AbortSignal(ownKey);
          for (let i = 0; i < list.length; i++) {
            if (list[i].#isAborted) {
              result.#isAborted = true;
              result.#reason = list[i].#reason;
              return result;
            }
          }
          result.#isDependent = true;
          const link = (source) => {
            if (ArrayPrototypeIndexOf(result.#sources, source) >= 0) return;
            ArrayPrototypePush(result.#sources, source);
            ArrayPrototypePush(source.#dependents, result);
          };
          for (let i = 0; i < list.length; i++) {
            if (!list[i].#isDependent) link(list[i]);
            else for (let k = 0; k < list[i].#sources.length; k++) link(list[i].#sources[k]);
          }
          return result;
        },
        /// "To signal abort".
        abort(signal, reason) {
          if (signal.#isAborted) return;
          signal.#isAborted = true;
          signal.#reason = reason === undefined ? abortError() : reason;
          const others = [];
          for (let i = 0; i < signal.#dependents.length; i++) {
            const other = signal.#dependents[i];
            if (other.#isAborted) continue;
            other.#isAborted = true;
            other.#reason = signal.#reason;
            ArrayPrototypePush(others, other);
          }
          inside.run(signal);
          for (let i = 0; i < others.length; i++) inside.run(others[i]);
        },
        run(signal) {
          const algorithms = signal.#algorithms;
          signal.#algorithms = [];
          for (let i = 0; i < algorithms.length; i++) algorithms[i]();
          fire(signal, new Event('abort'));
        },
        whenAborted(signal, algorithm) {
          if (signal.#isAborted) return;
          ArrayPrototypePush(signal.#algorithms, algorithm);
        },
        forget(signal, algorithm) {
          const index = ArrayPrototypeIndexOf(signal.#algorithms, algorithm);
          if (index >= 0) ArrayPrototypeSplice(signal.#algorithms, index, 1);
        },
        make: () => new AbortSignal(ownKey),
      };
    }
  }
  const any = forAnyRealm('isSignal', {
    isSignal: inside.isSignal, isAborted: inside.isAborted, reasonOf: inside.reasonOf, whenAborted: inside.whenAborted, forget: inside.forget,
  });
  /// A signal of this realm that is aborted with one of another.
  function follower(signal) {
    const result = inside.make();
    const abort = () => inside.abort(result, any.reasonOf(signal));
    if (any.isAborted(signal)) abort();
    else any.whenAborted(signal, abort);
    return result;
  }
  const abortError = () => new DOMException('signal is aborted without reason', 'AbortError');
  idl.define(AbortSignal, { length: 0 });
  defineHandlers(AbortSignal.prototype, ['abort']);

  class AbortController {
    #signal = inside.make();
    get signal() { return this.#signal; }
    abort(reason = undefined) { inside.abort(this.#signal, reason); }
  }
  idl.define(AbortController, { length: 0 });

  return {
    AbortController, AbortSignal,
    isSignal: any.isSignal, whenAborted: any.whenAborted, forget: any.forget,
    makeSignal: inside.make, signalAbort: inside.abort, dependentSignal: inside.dependent,
  };
});
