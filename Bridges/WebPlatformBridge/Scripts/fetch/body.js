// Fetch, section 5.2 (BodyInit unions) and section 5.3 (the Body mixin).
(function (platform) {
  'use strict';
  const { global, host, primordials, intrinsics, use } = platform;
  const {
    ArrayBufferPrototypeGetByteLength, MapPrototypeGet, PromisePrototypeThen,
    TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetLength,
  } = primordials;
  const { TypeError, Promise, Uint8Array } = intrinsics;
  const idl = use('core/webidl');
  const mime = use('fetch/mime');
  const encode = host('objects.utf8');
  const decode = host('objects.text');
  // The page's own, because what it makes is the page's.
  const parseJSON = global.JSON.parse;
  const { isMet } = use('core/any-realm');
  const isOf = (file, test, v) => isMet(file) && use(file)[test](v);
  const isStream = (v) => isOf('streams/readable', 'isReadableStream', v);

  const nothing = () => {};

  // A body is `{ bytes, stream, type, length, isUsed }`: bytes as long as no stream was asked for.
  // `bytes` is never written to, so that clones share it.
  const make = (bytes, stream, type) => ({ __proto__: null, bytes, stream, type, length: bytes ? TypedArrayPrototypeGetLength(bytes) : null, isUsed: false });

  /// `BodyInit`, or `XMLHttpRequestBodyInit`, which has no streams: what is none of the interfaces becomes a string.
  function bodyInit(v, where, allowsStreams = true) {
    if (idl.isObject(v)) {
      if ((allowsStreams && isStream(v)) || isOf('files/blob', 'isBlob', v) || isOf('fetch/form-data', 'isFormData', v) || isOf('url/url', 'isSearchParams', v)) return v;
      if (idl.isBufferSource(v)) return idl.bufferSource(v, where);
    }
    return idl.USVString(v, where);
  }
  /// "To extract a body": of a `BodyInit`, or of bytes or text of the host's own.
  function extract(init, { keepalive = false, where = '' } = { __proto__: null }) {
    if (typeof init === 'string') return make(encode(init), null, 'text/plain;charset=UTF-8');
    if (isStream(init)) {
      if (keepalive) throw idl.failure(where, 'A request with keepalive cannot have a stream as its body.');
      if (use('streams/streams').isDisturbed(init) || use('streams/streams').isLocked(init)) throw idl.failure(where, 'Response body object should not be disturbed or locked');
      return make(null, init, null);
    }
    if (isOf('files/blob', 'isBlob', init)) return make(use('files/blob').bytesOf(init), null, use('files/blob').typeOf(init) || null);
    if (isOf('fetch/form-data', 'isFormData', init)) {
      const { bytes, boundary } = use('fetch/form-data').serialize(init);
      return make(bytes, null, `multipart/form-data; boundary=${boundary}`);
    }
    if (isOf('url/url', 'isSearchParams', init)) {
      return make(encode(use('url/url').serializeForm(use('url/url').pairsOf(init))), null, 'application/x-www-form-urlencoded;charset=UTF-8');
    }
    return make(idl.bytesOf(init), null, null);
  }

  // MARK: The state of a body

  const isDisturbed = (body) => body !== null && (body.isUsed || (body.stream !== null && use('streams/streams').isDisturbed(body.stream)));
  /// "Unusable".
  const isUnusable = (body) => isDisturbed(body) || (body !== null && body.stream !== null && use('streams/streams').isLocked(body.stream));
  function streamOf(body) {
    if (body === null) return null;
    if (body.stream === null) {
      const streams = use('streams/streams');
      body.stream = streams.fromBytes(idl.bytesOf(body.bytes));
      // What was read without a stream: the stream is at its end, and its reader's.
      if (body.isUsed) streams.readAllBytes(body.stream, nothing, nothing);
    }
    return body.stream;
  }
  /// "To clone a body": the other half of its stream, or the same bytes.
  function clone(body) {
    if (body === null) return null;
    if (body.stream === null) return make(body.bytes, null, body.type);
    const branches = use('streams/streams').tee(body.stream);
    const copy = make(body.bytes, branches[1], body.type);
    body.stream = branches[0];
    return copy;
  }
  /// "To create a proxy": a body with what was in this one, which is used up.
  function take(body) {
    if (body === null) return null;
    const taken = make(body.bytes, null, body.type);
    if (body.bytes === null) {
      taken.stream = piped(body.stream);
    } else if (body.stream !== null) use('streams/streams').readAllBytes(body.stream, nothing, nothing);
    body.isUsed = true;
    return taken;
  }

  /// The other end of an identity transform.
  function piped(stream) {
    const { readable, writable } = use('streams/streams').makeTransform((chunk, enqueue) => enqueue(chunk));
    const end = use('streams/pipe').pipe(
      use('streams/readable').readableState(stream), use('streams/writable').writableState(writable),
      { __proto__: null, preventAbort: false, preventCancel: false, preventClose: false, signal: undefined });
    PromisePrototypeThen(end, undefined, nothing);
    return readable;
  }

  // MARK: Consuming

  /// "To consume a body": a promise of what `convert` makes of its bytes.
  function consume(body, convert) {
    return new Promise((resolve, reject) => {
      if (isUnusable(body)) throw new TypeError('body stream already read');
      if (body === null) return resolve(convert(new Uint8Array(0)));
      if (body.stream === null) {
        body.isUsed = true;
        return resolve(convert(idl.bytesOf(body.bytes)));
      }
      use('streams/streams').readAllBytes(body.stream, (bytes) => {
        try { resolve(convert(bytes)); } catch (error) { reject(error); }
      }, reject);
    });
  }
  function bufferOf(bytes) {
    const buffer = TypedArrayPrototypeGetBuffer(bytes);
    return ArrayBufferPrototypeGetByteLength(buffer) === TypedArrayPrototypeGetLength(bytes) ? buffer : TypedArrayPrototypeGetBuffer(idl.bytesOf(bytes));
  }
  function readJSON(bytes) {
    try { return parseJSON(decode(bytes, true)); } catch (error) { throw use('core/errors').ofServer(error); }
  }
  function formData(bytes, type) {
    if (type !== null && type.essence === 'multipart/form-data') {
      const boundary = MapPrototypeGet(type.parameters, 'boundary');
      const data = boundary === undefined ? null : use('fetch/form-data').parse(bytes, boundary);
      if (data !== null) return data;
    } else if (type !== null && type.essence === 'application/x-www-form-urlencoded') return use('fetch/form-data').parseForm(bytes);
    throw use('core/errors').ofServer(new TypeError('Failed to fetch: the body is no form data.'));
  }
  /// Gives an interface the members of the mixin. `bodyOf(object)` is its body, after a check of its
  /// brand; `typeOf(object)` its parsed `Content-Type`.
  function mixin(C, bodyOf, typeOf) {
    // One promise: resolving another with it would call the page's `then`.
    const consumer = (object, convert) => {
      let content;
      try { content = bodyOf(object); } catch (error) { return new Promise((_, reject) => reject(error)); }
      return consume(content, convert);
    };
    const members = {
      get body() { return streamOf(bodyOf(this)); },
      get bodyUsed() { return isDisturbed(bodyOf(this)); },
      arrayBuffer() { return consumer(this, bufferOf); },
      blob() {
        return consumer(this, (bytes) => {
          const type = typeOf(this);
          return use('files/blob').makeBlob(bytes, type === null ? '' : mime.serialize(type));
        });
      },
      bytes() { return consumer(this, (bytes) => bytes); },
      formData() { return consumer(this, (bytes) => formData(bytes, typeOf(this))); },
      json() { return consumer(this, readJSON); },
      text() { return consumer(this, (bytes) => decode(bytes, true)); },
    };
    idl.mix(C.prototype, members);
  }
  return { bodyInit, extract, clone, take, mixin, isDisturbed, isUnusable, streamOf, make };
});
