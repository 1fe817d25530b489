// Compression, sections 5 and 6: CompressionStream and DecompressionStream.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { TypedArrayPrototypeGetByteLength, TypedArrayPrototypeSubarray } = primordials;
  const { TypeError, Uint8Array } = intrinsics;
  const idl = use('core/webidl');
  const { makeTransform } = use('streams/transform');
  const formats = idl.enumeration('CompressionFormat', ['deflate', 'deflate-raw', 'gzip']);
  /// So many bytes are worked on, and come out, at once.
  const PIECE = 4096;

  function pieceOf(list) {
    const bytes = new Uint8Array(list.length);
    for (let i = 0; i < list.length; i++) bytes[i] = list[i];
    return bytes;
  }
  /// Calls `work` with the bytes of a chunk, a piece after the other.
  function inPieces(chunk, name, work) {
    if (!idl.isBufferSource(chunk)) throw new TypeError(`Failed to write to '${name}': The chunk is not an ArrayBuffer or a view on one.`);
    const bytes = idl.bytesOf(chunk);
    const length = TypedArrayPrototypeGetByteLength(bytes);
    for (let at = 0; at < length; at += PIECE) work(TypedArrayPrototypeSubarray(bytes, at, at + PIECE));
  }
  function make(name, transformOf) {
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
        primordials.WeakMapPrototypeSet(streams, object, transformOf(format));
        return object;
      },
      members: {
        get readable() { return own(this).readable; },
        get writable() { return own(this).writable; },
      },
    });
  }
  class Holder {}
  const CompressionStream = make('CompressionStream', (format) => {
    const encoder = shared('compression/shared/deflate').encoder(format);
    const send = (list, enqueue) => { if (list.length > 0) enqueue(pieceOf(list)); };
    return makeTransform(
      (chunk, enqueue) => inPieces(chunk, 'CompressionStream', (bytes) => send(encoder.write(bytes), enqueue)),
      (enqueue) => send(encoder.end(), enqueue));
  });
  const DecompressionStream = make('DecompressionStream', (format) => {
    const decoder = shared('compression/shared/inflate').decoder(format);
    const fail = (what) => new TypeError(`The compressed data was not valid: ${what}.`);
    return makeTransform(
      (chunk, enqueue) => inPieces(chunk, 'DecompressionStream', (bytes) => {
        const { out, wrong } = decoder.feed(bytes);
        if (out.length > 0) enqueue(pieceOf(out));
        if (wrong !== '') throw fail(wrong);
      }),
      () => { if (!decoder.isDone) throw fail('it ends before its end'); });
  });
  return { CompressionStream, DecompressionStream };
});
