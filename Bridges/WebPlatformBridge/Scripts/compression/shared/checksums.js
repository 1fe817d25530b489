// RFC 1950, section 9 (Adler-32) and RFC 1952, section 8 (CRC-32).
(function () {
  'use strict';
  const table = [];
  for (let i = 0; i < 256; i++) {
    let c = i;
    for (let k = 0; k < 8; k++) c = (c & 1) !== 0 ? 0xEDB88320 ^ (c >>> 1) : c >>> 1;
    table[i] = c >>> 0;
  }
  return {
    __proto__: null,
    crc32(sum, bytes, from) {
      let c = ~sum;
      for (let i = from; i < bytes.length; i++) c = table[(c ^ bytes[i]) & 255] ^ (c >>> 8);
      return ~c >>> 0;
    },
    adler32(sum, bytes, from) {
      let a = sum & 0xFFFF, b = sum >>> 16;
      for (let i = from; i < bytes.length; i++) {
        a = (a + bytes[i]) % 65_521;
        b = (b + a) % 65_521;
      }
      return (b * 65_536 + a) >>> 0;
    },
  };
});
