// Compression, sections 5 and 6: CompressionStream and DecompressionStream.
(function (platform) {
  'use strict';
  const { host, intrinsics, primordials, use } = platform;
  const { TypedArrayPrototypeGetByteLength, TypedArrayPrototypeSubarray } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { makeTransform } = use('streams/transform');
  const formats = idl.enumeration('CompressionFormat', ['deflate', 'deflate-raw', 'gzip']);
  const open = host('compression.open');
  const take = host('compression.take');
  /// So many bytes are given to the host at once: what comes of them, at most a thousand times as many, is one chunk.
  const PIECE = 4096;

  /// Calls `work` with the bytes of a chunk, a piece after the other.
  function inPieces(chunk, name, work) {
    if (!idl.isBufferSource(chunk)) throw new TypeError(`Failed to write to '${name}': The chunk is not an ArrayBuffer or a view on one.`);
    const bytes = idl.bytesOf(chunk);
    const length = TypedArrayPrototypeGetByteLength(bytes);
    for (let at = 0; at < length; at += PIECE) work(TypedArrayPrototypeSubarray(bytes, at, at + PIECE));
  }
  function make(name, isPacked) {
    const streams = new primordials.WeakMap();
    const own = (object) => {
      const found = idl.isObject(object) ? primordials.WeakMapPrototypeGet(streams, object) : undefined;
      if (found === undefined) throw new TypeError('Illegal invocation');
      return found;
    };
    return idl.interfaceFrom({
      name, length: 1,
      construct(given, target) {
        const format = formats(given[0], `Failed to construct '${name}': parameter 1`);
        const object = primordials.ReflectConstruct(Holder, [], target);
        primordials.WeakMapPrototypeSet(streams, object, transformOf(name, format, isPacked));
        return object;
      },
      members: {
        get readable() { return own(this).readable; },
        get writable() { return own(this).writable; },
      },
    });
  }
  class Holder {}
  /// A transform of the host's codec, which begins with the first bytes.
  function transformOf(name, format, isPacked) {
    let codec = 0;
    const fail = (what) => new TypeError(`The compressed data was not valid: ${what}.`);
    function give(bytes, enqueue) {
      if (codec === 0) codec = open(format, isPacked);
      const given = take(codec, bytes);
      const made = given.bytes;
      if (TypedArrayPrototypeGetByteLength(made) > 0) enqueue(made);
      if (given.problem !== null) throw fail(given.problem);
    }
    return makeTransform(
      (chunk, enqueue) => inPieces(chunk, name, (bytes) => give(bytes, enqueue)),
      (enqueue) => give(null, enqueue));
  }
  const CompressionStream = make('CompressionStream', true);
  const DecompressionStream = make('DecompressionStream', false);
  return { CompressionStream, DecompressionStream };
});
