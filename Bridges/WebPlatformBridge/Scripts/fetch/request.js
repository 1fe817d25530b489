// Fetch, section 5.4 (the Request class).
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const { ArrayPrototypeIncludes, ObjectKeys, StringPrototypeToUpperCase } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const mime = use('fetch/mime');
  const headers = use('fetch/headers');
  const body = use('fetch/body');
  const resolveURL = host('url.resolve');
  const pageURL = host('url.page');

  // MARK: RequestInit

  const signalOrNull = (v, where) => {
    if (v === null) return null;
    if (!use('events/abort').isSignal(v)) throw idl.failure(where, "member signal is not of type 'AbortSignal'.");
    return v;
  };
  const requestInit = idl.dictionary([
    ['body', idl.nullable(body.bodyInit)],
    ['cache', idl.enumeration('RequestCache', ['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'])],
    ['credentials', idl.enumeration('RequestCredentials', ['omit', 'same-origin', 'include'])],
    ['duplex', idl.enumeration('RequestDuplex', ['half'])],
    ['headers', headers.headersInit],
    ['integrity', idl.DOMString],
    ['keepalive', idl.boolean],
    ['method', idl.ByteString],
    ['mode', idl.enumeration('RequestMode', ['navigate', 'same-origin', 'no-cors', 'cors'])],
    ['priority', idl.enumeration('RequestPriority', ['high', 'low', 'auto'])],
    ['redirect', idl.enumeration('RequestRedirect', ['follow', 'error', 'manual'])],
    ['referrer', idl.USVString],
    ['referrerPolicy', idl.enumeration('ReferrerPolicy', [
      '', 'no-referrer', 'no-referrer-when-downgrade', 'same-origin', 'origin', 'strict-origin',
      'origin-when-cross-origin', 'strict-origin-when-cross-origin', 'unsafe-url',
    ])],
    ['signal', signalOrNull],
    ['window', idl.any],
  ]);
  /// "To normalize a method".
  function normalized(method) {
    const upper = StringPrototypeToUpperCase(method);
    return ArrayPrototypeIncludes(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'], upper) ? upper : method;
  }
  function parsedURL(text, where) {
    const url = resolveURL(text, use('url/page-base').base());
    if (url === null) throw new TypeError(`${where}: Failed to parse URL from ${text}`);
    return url;
  }
  const ownKey = { __proto__: null };
  let inside;

  class Request {
    #record;
    #headers;
    #signal;
    constructor(input, init = undefined) {
      if (input === ownKey) return;
      const where = "Failed to construct 'Request'";
      idl.arity(arguments.length, 1, where);
      const isCopy = any.isRequest(input);
      const original = isCopy ? any.stateOf(input) : null;
      if (!isCopy) input = idl.USVString(input, where);
      const options = requestInit(init, `${where}: parameter 2`);
      let signal = null;
      const record = isCopy ? { __proto__: null, ...original.record, body: null } : {
        __proto__: null, method: 'GET', url: '', mode: 'cors', credentials: 'same-origin', cache: 'default', redirect: 'follow',
        referrer: 'about:client', referrerPolicy: '', integrity: '', keepalive: false, priority: 'auto', body: null,
      };
      if (isCopy) ({ signal } = original);
      else {
        const url = parsedURL(input, where);
        if (url.hasCredentials) throw new TypeError(`${where}: Request cannot be constructed from a URL that includes credentials: ${input}`);
        record.url = url.href;
      }
      if (options.window !== undefined && options.window !== null) throw idl.failure(where, "member window must be null.");
      const isChanged = ObjectKeys(options).length > 0;
      if (isChanged) {
        if (record.mode === 'navigate') record.mode = 'same-origin';
        record.referrer = 'about:client';
        record.referrerPolicy = '';
      }
      if (options.referrer !== undefined) record.referrer = referrerOf(options.referrer, where);
      if (options.referrerPolicy !== undefined) record.referrerPolicy = options.referrerPolicy;
      if (options.mode === 'navigate') throw new TypeError(`${where}: Cannot construct a Request with a RequestInit whose mode member is set as 'navigate'.`);
      if (options.mode !== undefined) record.mode = options.mode;
      if (options.credentials !== undefined) record.credentials = options.credentials;
      if (options.cache !== undefined) record.cache = options.cache;
      if (record.cache === 'only-if-cached' && record.mode !== 'same-origin') {
        throw new TypeError(`${where}: 'only-if-cached' can be set only with 'same-origin' mode`);
      }
      if (options.redirect !== undefined) record.redirect = options.redirect;
      if (options.integrity !== undefined) record.integrity = options.integrity;
      if (options.keepalive !== undefined) record.keepalive = options.keepalive;
      if (options.method !== undefined) {
        const { method } = options;
        if (!mime.isToken(method)) throw new TypeError(`${where}: '${method}' is not a valid HTTP method.`);
        if (headers.isForbiddenMethod(method)) throw new TypeError(`${where}: '${method}' HTTP method is unsupported.`);
        record.method = normalized(method);
      }
      if (options.signal !== undefined) signal = options.signal;
      if (options.priority !== undefined) record.priority = options.priority;
      this.#record = record;
      this.#signal = use('events/abort').dependentSignal(signal === null ? [] : [signal]);

      const isOpaque = record.mode === 'no-cors';
      if (isOpaque && !ArrayPrototypeIncludes(['GET', 'HEAD', 'POST'], record.method)) {
        throw new TypeError(`${where}: '${record.method}' is unsupported in no-cors mode.`);
      }
      const inherited = isCopy ? original.headers : [];
      const guard = isOpaque ? 'request-no-cors' : 'request';
      if (isChanged) {
        this.#headers = headers.makeHeaders(guard, []);
        headers.fill(this.#headers, options.headers ?? inherited, where);
      } else this.#headers = headers.makeHeaders(guard, inherited);

      const inputBody = isCopy ? original.record.body : null;
      const given = options.body ?? null;
      if ((given !== null || inputBody !== null) && (record.method === 'GET' || record.method === 'HEAD')) {
        throw new TypeError(`${where}: Request with GET/HEAD method cannot have body.`);
      }
      let initBody = null;
      if (given !== null) {
        initBody = body.extract(given, { __proto__: null, keepalive: record.keepalive, where });
        if (initBody.type !== null && headers.get(this.#headers, 'content-type') === null) {
          headers.append(this.#headers, 'Content-Type', initBody.type, where);
        }
      }
      const content = initBody ?? inputBody;
      if (content !== null && content.bytes === null) {
        if (initBody !== null && options.duplex === undefined) {
          throw new TypeError(`${where}: The \`duplex\` member must be specified for a request with a streaming body`);
        }
        if (record.mode !== 'same-origin' && record.mode !== 'cors') {
          throw new TypeError(`${where}: If request is made from ReadableStream, mode should be "same-origin" or "cors"`);
        }
      }
      if (initBody === null && inputBody !== null) {
        if (body.isUnusable(inputBody)) throw new TypeError(`${where}: Cannot construct a Request with a Request object that has already been used.`);
        record.body = body.take(inputBody);
      } else record.body = content;
    }
    get method() { return this.#record.method; }
    get url() { return this.#record.url; }
    get headers() { this.#record; return this.#headers; }
    get destination() { this.#record; return ''; }
    get referrer() { return this.#record.referrer; }
    get referrerPolicy() { return this.#record.referrerPolicy; }
    get mode() { return this.#record.mode; }
    get credentials() { return this.#record.credentials; }
    get cache() { return this.#record.cache; }
    get redirect() { return this.#record.redirect; }
    get integrity() { return this.#record.integrity; }
    get keepalive() { return this.#record.keepalive; }
    get isReloadNavigation() { this.#record; return false; }
    get isHistoryNavigation() { this.#record; return false; }
    get signal() { this.#record; return this.#signal; }
    get duplex() { this.#record; return 'half'; }
    clone() {
      const record = this.#record;
      if (body.isUnusable(record.body)) throw new TypeError("Failed to execute 'clone' on 'Request': Request body is already used");
      const copy = new Request(ownKey);
      copy.#record = { __proto__: null, ...record, body: body.clone(record.body) };
      copy.#headers = headers.makeHeaders(headers.guardOf(this.#headers), headers.listOf(this.#headers));
      copy.#signal = use('events/abort').dependentSignal([this.#signal]);
      return copy;
    }
    static {
      inside = {
        isRequest: (v) => idl.isObject(v) && #record in v,
        stateOf: (request) => ({ __proto__: null, record: request.#record, headers: headers.listOf(request.#headers), signal: request.#signal }),
        bodyOf: (request) => request.#record.body,
        typeOf: (request) => mime.extract(headers.get(request.#headers, 'content-type')),
        recordOf(request) {
          return { __proto__: null, ...request.#record, headers: headers.listOf(request.#headers), signal: request.#signal, duplex: 'half' };
        },
      };
    }
  }
  function referrerOf(text, where) {
    if (text === '') return '';
    const url = parsedURL(text, where);
    if (url.href === 'about:client' || url.origin !== resolveURL(pageURL())?.origin) return 'about:client';
    return url.href;
  }
  const any = use('core/any-realm').forAnyRealm('isRequest', { isRequest: inside.isRequest, stateOf: inside.stateOf });
  body.mixin(Request, inside.bodyOf, inside.typeOf);
  idl.define(Request, { length: 1 });

  return {
    Request, isRequest: inside.isRequest,
    /// What a request asks for: `{ method, url, headers: [[name, value]], body: null or { bytes, stream, type, length },
    /// mode, credentials, cache, redirect, referrer ('' for none), referrerPolicy, integrity, keepalive, priority, signal, duplex }`.
    recordOf: inside.recordOf,
    /// The body of a request, used up: its bytes, or its stream.
    takeBody: (request) => body.take(inside.bodyOf(request)),
  };
});
