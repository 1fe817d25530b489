// Streams, section 7: queuing strategies, and what constructors make of one.
(function (platform) {
  'use strict';
  const { primordials, intrinsics, use } = platform;
  const { ReflectApply } = primordials;
  const { RangeError } = intrinsics;
  const idl = use('core/webidl');

  const initOf = idl.dictionary([['highWaterMark', idl.unrestrictedDouble, idl.required]]);
  /// One function of each kind for a page: arrows, which cannot be constructed.
  const sizes = {
    __proto__: null,
    ByteLengthQueuingStrategy: { size: (chunk) => chunk.byteLength }.size,
    CountQueuingStrategy: { size: () => 1 }.size,
  };

  class ByteLengthQueuingStrategy {
    #highWaterMark;
    constructor(init) {
      const where = "Failed to construct 'ByteLengthQueuingStrategy'";
      idl.arity(arguments.length, 1, where);
      this.#highWaterMark = initOf(init, where).highWaterMark;
    }
    get highWaterMark() { return this.#highWaterMark; }
    get size() { this.#highWaterMark; return sizes.ByteLengthQueuingStrategy; }
  }
  idl.define(ByteLengthQueuingStrategy);

  class CountQueuingStrategy {
    #highWaterMark;
    constructor(init) {
      const where = "Failed to construct 'CountQueuingStrategy'";
      idl.arity(arguments.length, 1, where);
      this.#highWaterMark = initOf(init, where).highWaterMark;
    }
    get highWaterMark() { return this.#highWaterMark; }
    get size() { this.#highWaterMark; return sizes.CountQueuingStrategy; }
  }
  idl.define(CountQueuingStrategy);

  return {
    ByteLengthQueuingStrategy, CountQueuingStrategy,
    /// The dictionary `QueuingStrategy`.
    strategyOf: idl.dictionary([['highWaterMark', idl.unrestrictedDouble], ['size', idl.callback]]),
    /// "ExtractHighWaterMark" (section 7.4).
    highWaterMarkOf(strategy, fallback) {
      const mark = strategy.highWaterMark;
      if (mark === undefined) return fallback;
      if (!(mark >= 0)) throw new RangeError(`The highWaterMark of a queuing strategy must be a number of 0 or more, not ${mark}.`);
      return mark;
    },
    /// "ExtractSizeAlgorithm" (section 7.4).
    sizeOf(strategy) {
      const { size } = strategy;
      return size === undefined ? () => 1 : (chunk) => idl.unrestrictedDouble(ReflectApply(size, undefined, [chunk]), 'The size of a chunk');
    },
  };
});
