// RFC 1951 (DEFLATE), 1950 (ZLIB) and 1952 (GZIP): decoding, a chunk at a time.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { ArrayPrototypePush } = primordials;
  const { crc32, adler32 } = use('compression/shared/checksums');
  const { lengthBase, lengthExtra, distanceBase, distanceExtra } = use('compression/shared/tables');

  const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

  /// A canonical code as the number of codes of each length, and the symbols in their order; null if it is none.
  function codeOf(lengths) {
    const count = [];
    for (let i = 0; i < 16; i++) count[i] = 0;
    for (let i = 0; i < lengths.length; i++) count[lengths[i]]++;
    let left = 1;
    for (let i = 1; i < 16; i++) {
      left = left * 2 - count[i];
      if (left < 0) return null;
    }
    const used = lengths.length - count[0];
    if (left > 0 && used > 1) return null;
    const at = [0, 0];
    for (let i = 1; i < 15; i++) at[i + 1] = at[i] + count[i];
    const symbols = [];
    for (let i = 0; i < lengths.length; i++) if (lengths[i] !== 0) symbols[at[lengths[i]]++] = i;
    return { __proto__: null, count, symbols };
  }
  let fixed = null;
  function fixedCodes() {
    if (fixed !== null) return fixed;
    const lengths = [];
    for (let i = 0; i < 288; i++) lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
    const distances = [];
    for (let i = 0; i < 30; i++) distances[i] = 5;
    const code = codeOf(lengths);
    // 30 codes of 5 bits leave two unused.
    const count = [];
    for (let i = 0; i < 16; i++) count[i] = i === 5 ? 30 : 0;
    const symbols = [];
    for (let i = 0; i < 30; i++) symbols[i] = i;
    return (fixed = { __proto__: null, literals: code, distances: { __proto__: null, count, symbols } });
  }
  const WINDOW = 32_768;
  /// Decodes what is fed to it: yields where it needs another byte, returns '' at the end, or what is wrong.
  function* decode(state) {
    let bits = 0, held = 0;
    function* need(count) {
      while (held < count) {
        while (state.at >= state.end) yield;
        bits |= state.bytes[state.at++] << held;
        held += 8;
      }
      const value = bits & ((1 << count) - 1);
      bits >>>= count;
      held -= count;
      return value;
    }
    function* byte() {
      while (state.at >= state.end) yield;
      return state.bytes[state.at++];
    }
    function* symbol(code) {
      let value = 0, first = 0, index = 0;
      for (let length = 1; length < 16; length++) {
        if (held === 0) {
          while (state.at >= state.end) yield;
          bits = state.bytes[state.at++];
          held = 8;
        }
        value |= bits & 1;
        bits >>>= 1;
        held--;
        const count = code.count[length];
        if (value - count < first) return code.symbols[index + (value - first)];
        index += count;
        first = (first + count) << 1;
        value <<= 1;
      }
      return -1;
    }
    const window = state.window;
    const put = (value) => {
      window[state.place] = value;
      state.place = (state.place + 1) & (WINDOW - 1);
      state.total++;
      ArrayPrototypePush(state.out, value);
    };
    function* blocks() {
      for (;;) {
        const isLast = yield* need(1);
        const kind = yield* need(2);
        if (kind === 3) return 'an unknown kind of block';
        if (kind === 0) {
          bits = held = 0;
          const size = (yield* byte()) | (yield* byte()) << 8;
          const other = (yield* byte()) | (yield* byte()) << 8;
          if (size !== (~other & 0xFFFF)) return 'a length that is not that of its complement';
          for (let i = 0; i < size; i++) put(yield* byte());
        } else {
          const codes = kind === 1 ? fixedCodes() : yield* dynamic();
          if (typeof codes === 'string') return codes;
          const wrong = yield* compressed(codes);
          if (wrong !== '') return wrong;
        }
        if (isLast === 1) return '';
      }
    }
    function* dynamic() {
      const literals = (yield* need(5)) + 257, distances = (yield* need(5)) + 1, counts = (yield* need(4)) + 4;
      if (literals > 286 || distances > 30) return 'too many codes';
      const lengths = [];
      for (let i = 0; i < 19; i++) lengths[i] = 0;
      for (let i = 0; i < counts; i++) lengths[order[i]] = yield* need(3);
      const code = codeOf(lengths);
      if (code === null) return 'a code that is none';
      const all = [];
      while (all.length < literals + distances) {
        const found = yield* symbol(code);
        if (found < 0) return 'an unknown code';
        if (found < 16) ArrayPrototypePush(all, found);
        else {
          if (found === 16 && all.length === 0) return 'a length that repeats nothing';
          const value = found === 16 ? all[all.length - 1] : 0;
          const times = found === 16 ? 3 + (yield* need(2)) : found === 17 ? 3 + (yield* need(3)) : 11 + (yield* need(7));
          if (all.length + times > literals + distances) return 'too many lengths';
          for (let i = 0; i < times; i++) ArrayPrototypePush(all, value);
        }
      }
      if (all[256] === 0) return 'a block without an end';
      const first = [], second = [];
      for (let i = 0; i < all.length; i++) ArrayPrototypePush(i < literals ? first : second, all[i]);
      const made = { __proto__: null, literals: codeOf(first), distances: codeOf(second) };
      return made.literals === null || made.distances === null ? 'a code that is none' : made;
    }
    function* compressed({ literals, distances }) {
      for (;;) {
        const found = yield* symbol(literals);
        if (found < 0) return 'an unknown code';
        if (found === 256) return '';
        if (found < 256) put(found);
        else {
          if (found > 285) return 'an unknown length';
          const length = lengthBase[found - 257] + (yield* need(lengthExtra[found - 257]));
          const way = yield* symbol(distances);
          if (way < 0 || way > 29) return 'an unknown distance';
          const distance = distanceBase[way] + (yield* need(distanceExtra[way]));
          if (distance > state.total) return 'a distance to before the beginning';
          for (let i = 0; i < length; i++) put(window[(state.place - distance) & (WINDOW - 1)]);
        }
      }
    }
    function* trailer(count, isLittle) {
      let value = 0;
      for (let i = 0; i < count; i++) value = isLittle ? (value | ((yield* byte()) << (8 * i))) >>> 0 : ((value << 8) | (yield* byte())) >>> 0;
      return value;
    }
    if (state.format === 'deflate-raw') return yield* blocks();
    if (state.format === 'deflate') {
      const method = yield* byte(), flags = yield* byte();
      if ((method & 15) !== 8 || method >> 4 > 7) return 'an unknown method';
      if ((method * 256 + flags) % 31 !== 0) return 'a wrong header';
      if ((flags & 32) !== 0) return 'a dictionary that nobody has';
      const wrong = yield* blocks();
      if (wrong !== '') return wrong;
      state.settle();
      return (yield* trailer(4, false)) === state.sum ? '' : 'a wrong checksum';
    }
    if ((yield* byte()) !== 0x1F || (yield* byte()) !== 0x8B) return 'no gzip header';
    if ((yield* byte()) !== 8) return 'an unknown method';
    const flags = yield* byte();
    if ((flags & 0xE0) !== 0) return 'unknown flags';
    for (let i = 0; i < 6; i++) yield* byte();
    if ((flags & 4) !== 0) {
      const size = (yield* byte()) | (yield* byte()) << 8;
      for (let i = 0; i < size; i++) yield* byte();
    }
    if ((flags & 8) !== 0) while ((yield* byte()) !== 0);
    if ((flags & 16) !== 0) while ((yield* byte()) !== 0);
    if ((flags & 2) !== 0) for (let i = 0; i < 2; i++) yield* byte();
    const wrong = yield* blocks();
    if (wrong !== '') return wrong;
    state.settle();
    if ((yield* trailer(4, true)) !== state.sum) return 'a wrong checksum';
    return (yield* trailer(4, true)) === state.total % 4_294_967_296 ? '' : 'a wrong length';
  }
  return {
    __proto__: null,
    /// A decoder: `feed(bytes)` gives `{ out, wrong }`, a list of bytes and what is wrong or ''; `isDone` after its end.
    decoder(format) {
      const state = {
        __proto__: null, format, bytes: [], at: 0, end: 0, out: [], window: [], place: 0, total: 0, sum: format === 'gzip' ? 0 : 1, seen: 0,
        /// The checksum of what has come out so far.
        settle() {
          state.sum = format === 'gzip' ? crc32(state.sum, state.out, state.seen) : adler32(state.sum, state.out, state.seen);
          state.seen = state.out.length;
        },
      };
      const steps = decode(state);
      const result = { __proto__: null, isDone: false, feed };
      function feed(bytes) {
        state.bytes = bytes;
        state.at = 0;
        state.end = bytes.length;
        state.out = [];
        state.seen = 0;
        let wrong = '';
        if (!result.isDone) {
          const step = steps.next();
          if (step.done) {
            result.isDone = true;
            wrong = step.value;
          } else state.settle();
        }
        if (wrong === '' && result.isDone && state.at < state.end) wrong = 'more than there is to decode';
        return { __proto__: null, out: state.out, wrong };
      }
      return result;
    },
  };
});
