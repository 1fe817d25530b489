// RFC 1951 (DEFLATE) with the codes of section 3.2.6, and the frames of RFC 1950 and 1952 around it: encoding.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { ArrayPrototypePush, Map } = primordials;
  const { crc32, adler32 } = use('compression/shared/checksums');
  const { lengthBase, lengthExtra, distanceBase, distanceExtra } = use('compression/shared/tables');
  const WINDOW = 32_768, LONGEST = 258, TRIES = 32, BLOCK = 65_536;

  const place = (bases, value) => {
    let low = 0, high = bases.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (bases[middle] <= value) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    __proto__: null,
    /// An encoder: `write(bytes)` and `end()` give lists of bytes.
    encoder(format) {
      let out = [];
      let bits = 0, held = 0, total = 0;
      let sum = format === 'gzip' ? 0 : 1;
      /// What is still to be encoded, behind the window before it.
      let data = [];
      let start = 0;
      const put = (byte) => ArrayPrototypePush(out, byte & 255);
      function send(value, count) {
        bits |= value << held;
        held += count;
        while (held >= 8) {
          put(bits);
          bits >>>= 8;
          held -= 8;
        }
      }
      /// A code goes with its first bit first.
      function code(value, count) {
        let turned = 0;
        for (let i = 0; i < count; i++) turned |= ((value >> i) & 1) << (count - 1 - i);
        send(turned, count);
      }
      function literal(value) {
        if (value < 144) code(48 + value, 8);
        else if (value < 256) code(400 + value - 144, 9);
        else if (value < 280) code(value - 256, 7);
        else code(192 + value - 280, 8);
      }
      const keyAt = (i) => (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
      function block(isLast) {
        send(isLast ? 1 : 0, 1);
        send(1, 2);
        const heads = new Map();
        const before = [];
        const enter = (i) => {
          if (i + 2 >= data.length) return;
          const key = keyAt(i);
          before[i] = heads.get(key);
          heads.set(key, i);
        };
        for (let i = 0; i < start; i++) enter(i);
        for (let i = start; i < data.length;) {
          let length = 0, distance = 0;
          if (i + 2 < data.length) {
            let from = heads.get(keyAt(i));
            for (let tries = 0; from !== undefined && tries < TRIES && i - from <= WINDOW; tries++) {
              let same = 0;
              while (same < LONGEST && i + same < data.length && data[from + same] === data[i + same]) same++;
              if (same > length) {
                length = same;
                distance = i - from;
              }
              from = before[from];
            }
          }
          if (length < 3) {
            literal(data[i]);
            enter(i++);
            continue;
          }
          const l = place(lengthBase, length), d = place(distanceBase, distance);
          literal(257 + l);
          send(length - lengthBase[l], lengthExtra[l]);
          code(d, 5);
          send(distance - distanceBase[d], distanceExtra[d]);
          for (let k = 0; k < length; k++) enter(i++);
        }
        literal(256);
        const kept = [];
        for (let i = data.length > WINDOW ? data.length - WINDOW : 0; i < data.length; i++) ArrayPrototypePush(kept, data[i]);
        data = kept;
        start = kept.length;
      }
      function take() {
        const made = out;
        out = [];
        return made;
      }
      if (format === 'gzip') for (let i = 0; i < 10; i++) put([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255][i]);
      else if (format === 'deflate') {
        put(0x78);
        put(0x9C);
      }
      return {
        __proto__: null,
        write(bytes) {
          sum = format === 'gzip' ? crc32(sum, bytes, 0) : adler32(sum, bytes, 0);
          total += bytes.length;
          for (let i = 0; i < bytes.length; i++) {
            ArrayPrototypePush(data, bytes[i]);
            if (data.length - start >= BLOCK) block(false);
          }
          return take();
        },
        end() {
          block(true);
          if (held > 0) send(0, 8 - held);
          if (format === 'gzip') {
            for (let i = 0; i < 4; i++) put(sum >>> (8 * i));
            for (let i = 0; i < 4; i++) put((total % 4_294_967_296) >>> (8 * i));
          } else if (format === 'deflate') for (let i = 3; i >= 0; i--) put(sum >>> (8 * i));
          return take();
        },
      };
    },
  };
});
