// Fetch, section 5.5 (the Response class).
(function (platform) {
  'use strict';
  const { global, host, primordials, intrinsics, use } = platform;
  const { ArrayPrototypeIncludes, StringPrototypeIndexOf, StringPrototypeSlice } = primordials;
  const { TypeError, RangeError } = intrinsics;
  const idl = use('core/webidl');
  const mime = use('fetch/mime');
  const headers = use('fetch/headers');
  const body = use('fetch/body');
  const resolveURL = host('url.resolve');
  const stringifyJSON = global.JSON.stringify;

  const responseInit = idl.dictionary([
    ['headers', headers.headersInit], ['status', idl.unsignedShort, 200], ['statusText', idl.ByteString, ''],
  ]);
  const nullable = idl.nullable(body.bodyInit);
  let inside;

  class Response {
    /// `{ type, url, isRedirected, status, statusText, body }`.
    #record = { __proto__: null, type: 'default', url: '', isRedirected: false, status: 200, statusText: '', body: null };
    #headers = headers.makeHeaders('response', []);
    constructor(given = null, init = undefined) {
      const where = "Failed to construct 'Response'";
      const content = nullable(given, where);
      const options = responseInit(init, `${where}: parameter 2`);
      inside.initialize(this, options, content === null ? null : body.extract(content, { __proto__: null, where }), where);
    }
    static error() { return inside.make({ __proto__: null, type: 'error', status: 0 }); }
    static redirect(url, status = 302) {
      const where = "Failed to execute 'redirect' on 'Response'";
      idl.arity(arguments.length, 1, where);
      url = idl.USVString(url, where);
      status = idl.unsignedShort(status, where);
      const parsed = resolveURL(url, use('url/page-base').base());
      if (parsed === null) throw new TypeError(`${where}: Invalid URL '${url}'`);
      if (!ArrayPrototypeIncludes([301, 302, 303, 307, 308], status)) throw new RangeError(`${where}: Invalid status code ${status}`);
      return inside.make({ __proto__: null, status, headers: [['Location', parsed.href]] });
    }
    static json(data, init = undefined) {
      const where = "Failed to execute 'json' on 'Response'";
      idl.arity(arguments.length, 1, where);
      const options = responseInit(init, where);
      const text = stringifyJSON(data);
      if (text === undefined) throw new TypeError(`${where}: The data is not JSON serializable`);
      const content = body.extract(text);
      content.type = 'application/json';
      const response = new Response();
      inside.initialize(response, options, content, where);
      return response;
    }
    get type() { return this.#record.type; }
    get url() { return this.#record.url; }
    get redirected() { return this.#record.isRedirected; }
    get status() { return this.#record.status; }
    get ok() { const { status } = this.#record; return status >= 200 && status <= 299; }
    get statusText() { return this.#record.statusText; }
    get headers() { return this.#headers; }
    clone() {
      const record = this.#record;
      if (body.isUnusable(record.body)) throw new TypeError("Failed to execute 'clone' on 'Response': Response body is already used");
      const copy = new Response();
      copy.#record = { __proto__: null, ...record, body: body.clone(record.body) };
      copy.#headers = headers.makeHeaders(headers.guardOf(this.#headers), headers.listOf(this.#headers));
      return copy;
    }
    static {
      inside = {
        isResponse: (v) => idl.isObject(v) && #record in v,
        bodyOf: (response) => response.#record.body,
        typeOf: (response) => mime.extract(headers.get(response.#headers, 'content-type')),
        /// "To initialize a response".
        initialize(response, options, content, where) {
          const { status, statusText } = options;
          if (status < 200 || status > 599) throw new RangeError(`${where}: The status provided (${status}) is outside the range [200, 599].`);
          if (!mime.isQuotedText(statusText)) throw new TypeError(`${where}: Invalid statusText`);
          const record = response.#record;
          record.status = status;
          record.statusText = statusText;
          if (options.headers !== undefined) headers.fill(response.#headers, options.headers, where);
          if (content === null) return;
          if (ArrayPrototypeIncludes([101, 103, 204, 205, 304], status)) {
            throw new TypeError(`${where}: Response with null body status cannot have body`);
          }
          record.body = content;
          if (content.type !== null && headers.get(response.#headers, 'content-type') === null) {
            headers.append(response.#headers, 'Content-Type', content.type, where);
          }
        },
        /// Of what came from the network: the headers are immutable, the URL loses its fragment.
        make({ status = 200, statusText = '', headers: list = [], url = '', redirected = false, type = 'default', body: content = null }) {
          const response = new Response();
          const hash = StringPrototypeIndexOf(url, '#');
          response.#record = {
            __proto__: null, type, url: hash < 0 ? url : StringPrototypeSlice(url, 0, hash), isRedirected: redirected, status, statusText,
            body: content === null ? null : body.make(content.bytes ?? null, content.stream ?? null, null),
          };
          response.#headers = headers.makeHeaders('immutable', list);
          return response;
        },
      };
    }
  }
  body.mixin(Response, inside.bodyOf, inside.typeOf);
  idl.define(Response, { length: 0 });

  return {
    Response, isResponse: inside.isResponse, bodyOf: inside.bodyOf,
    /// `{ status, statusText, headers: [[name, value]], url, redirected, type, body: { bytes } or { stream } or null }`.
    makeResponse: inside.make,
    /// "A network error".
    makeNetworkError: () => inside.make({ __proto__: null, type: 'error', status: 0 }),
  };
});
