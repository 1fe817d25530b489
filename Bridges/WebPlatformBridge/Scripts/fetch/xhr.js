// XMLHttpRequest Standard.
(function (platform) {
  'use strict';
  const { global, host, primordials, intrinsics, use } = platform;
  const {
    ArrayPrototypeIncludes, ArrayPrototypeJoin, ArrayPrototypePush, ArrayPrototypeSort, MapPrototypeGet, MapPrototypeHas, MapPrototypeSet, StringPrototypeToUpperCase,
    TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetLength, TypedArrayPrototypeSet,
  } = primordials;
  const { TypeError, Uint8Array } = intrinsics;
  const idl = use('core/webidl');
  const mime = use('fetch/mime');
  const { Event, EventTarget, fire, defineHandlers, hasAnyListener } = use('events/events');
  const { ProgressEvent } = use('events/event-types');
  const { DOMException } = use('events/dom-exception');
  const { isForbidden, isForbiddenMethod, isValue } = use('fetch/headers');
  const network = use('fetch/network');
  const tasks = use('core/tasks');
  const now = host('time.now');
  const resolveURL = host('network.url');
  const { base, encoding } = use('url/page-base');
  const decode = (bytes, label) => use('encoding/encoding').decodeAs(bytes, label, undefined);
  // The page's own, because what it makes is the page's.
  const parseJSON = global.JSON.parse;

  /// What a document is sent as (section 3.5.6), or null for what is none.
  function documentBody(body) {
    if (!idl.isObject(body) || !platform.isLoaded('dom/node')) return null;
    const r = use('dom/slot').nodeOrNull(body);
    if (r === null || r.type !== 9) return null;
    const text = primordials.StringPrototypeToWellFormed(use('dom/markup').innerOf(r));
    return {
      __proto__: null, isDocument: true, bytes: host('objects.utf8')(text),
      type: `${r.data.isHTML ? 'text/html' : 'application/xml'};charset=UTF-8`,
    };
  }

  const UNSENT = 0, OPENED = 1, HEADERS_RECEIVED = 2, LOADING = 3, DONE = 4;
  const types = ['', 'arraybuffer', 'blob', 'document', 'json', 'text'];
  const noResponse = { __proto__: null, isError: true, status: 0, statusText: '', headers: [], url: '', hasBody: false, length: 0 };
  const ownKey = { __proto__: null };
  const failed = (where, text, name) => new DOMException(`${where}: ${text}`, name);

  // MARK: Events (sections 3.3 and 3.7)

  class XMLHttpRequestEventTarget extends EventTarget {
    constructor(key) {
      if (key !== ownKey) throw new TypeError('Illegal constructor');
      super();
    }
  }
  idl.define(XMLHttpRequestEventTarget, { length: 0 });
  defineHandlers(XMLHttpRequestEventTarget.prototype, ['loadstart', 'progress', 'abort', 'error', 'load', 'timeout', 'loadend']);
  class XMLHttpRequestUpload extends XMLHttpRequestEventTarget {
    constructor(key) {
      if (key !== ownKey) throw new TypeError('Illegal constructor');
      super(key);
    }
  }
  idl.define(XMLHttpRequestUpload, { length: 0 });
  function progress(target, type, loaded, total) {
    fire(target, new ProgressEvent(type, { __proto__: null, loaded, total, lengthComputable: total !== 0 }));
  }

  // MARK: Bytes

  function joined(chunks, length) {
    const bytes = new Uint8Array(length);
    let at = 0;
    for (let i = 0; i < chunks.length; i++) {
      TypedArrayPrototypeSet(bytes, chunks[i], at);
      at += TypedArrayPrototypeGetLength(chunks[i]);
    }
    return bytes;
  }

  class XMLHttpRequest extends XMLHttpRequestEventTarget {
    #state = UNSENT;
    #isSent = false;
    #isSync = false;
    #timeout = 0;
    #withCredentials = false;
    #upload = new XMLHttpRequestUpload(ownKey);
    #method = 'GET';
    #url = null;
    /// Author request headers: `{ name, value }` by lower-case name.
    #headers = new primordials.Map();
    #body = null;
    #isUploadComplete = false;
    #hasUploadListener = false;
    #response = noResponse;
    #chunks = [];
    #received = 0;
    #type = '';
    #override = null;
    /// What `response` gave: made once. A failure is kept as well.
    #object = null;
    #isObjectFailed = false;
    #text = null;
    /// Ends the request that is under way; each has a number, so that a late event of another one is
    /// not taken for its own.
    #end = null;
    #generation = 0;
    #timer = 0;
    #started = 0;

    constructor() { super(ownKey); }

    // MARK: Request (section 3.5)

    get readyState() { return this.#state; }
    open(method, url, isAsync = true, username = null, password = null) {
      const where = "Failed to execute 'open' on 'XMLHttpRequest'";
      this.#state;
      idl.arity(arguments.length, 2, where);
      method = idl.ByteString(method, where);
      url = idl.USVString(url, where);
      isAsync = arguments.length > 2 ? !!arguments[2] : true;
      username = idl.nullable(idl.USVString)(username, where);
      password = idl.nullable(idl.USVString)(password, where);
      if (!mime.isToken(method)) throw failed(where, `'${method}' is not a valid HTTP method.`, 'SyntaxError');
      if (isForbiddenMethod(method)) throw failed(where, `'${method}' HTTP method is unsupported.`, 'SecurityError');
      const upper = StringPrototypeToUpperCase(method);
      if (ArrayPrototypeIncludes(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'], upper)) method = upper;
      const href = resolveURL(url, base(), username, password, encoding());
      if (href === null) throw failed(where, 'Invalid URL', 'SyntaxError');
      if (!isAsync && (this.#timeout !== 0 || this.#type !== '')) {
        throw failed(where, 'Synchronous requests must not set a timeout or a response type.', 'InvalidAccessError');
      }
      this.#terminate();
      this.#isSent = false;
      this.#hasUploadListener = false;
      this.#method = method;
      this.#url = href;
      this.#isSync = !isAsync;
      this.#headers = new primordials.Map();
      this.#clear();
      if (this.#state !== OPENED) this.#become(OPENED);
    }
    setRequestHeader(name, value) {
      const where = "Failed to execute 'setRequestHeader' on 'XMLHttpRequest'";
      this.#state;
      idl.arity(arguments.length, 2, where);
      name = idl.ByteString(name, where);
      value = idl.ByteString(value, where);
      if (this.#state !== OPENED) throw failed(where, "The object's state must be OPENED.", 'InvalidStateError');
      if (this.#isSent) throw failed(where, 'send() was called already.', 'InvalidStateError');
      value = mime.trim(value);
      if (!mime.isToken(name)) throw failed(where, `'${name}' is not a valid HTTP header field name.`, 'SyntaxError');
      if (!isValue(value)) throw failed(where, `'${value}' is not a valid HTTP header field value.`, 'SyntaxError');
      const key = mime.lower(name);
      if (isForbidden(key, value)) return;
      const known = MapPrototypeGet(this.#headers, key);
      if (known) known.value = `${known.value}, ${value}`;
      else MapPrototypeSet(this.#headers, key, { __proto__: null, name, value });
    }
    get timeout() { return this.#timeout; }
    set timeout(value) {
      this.#state;
      value = idl.unsignedLong(value, "Failed to set the 'timeout' property on 'XMLHttpRequest'");
      if (this.#isSync) throw failed("Failed to set the 'timeout' property on 'XMLHttpRequest'", 'Timeouts cannot be set for synchronous requests.', 'InvalidAccessError');
      this.#timeout = value;
      if (this.#end) this.#arm();
    }
    get withCredentials() { return this.#withCredentials; }
    set withCredentials(value) {
      const isOpen = this.#state === UNSENT || this.#state === OPENED;
      if (!isOpen || this.#isSent) {
        throw failed("Failed to set the 'withCredentials' property on 'XMLHttpRequest'", 'The value may only be set if the object is UNSENT or OPENED.', 'InvalidStateError');
      }
      this.#withCredentials = !!value;
    }
    get upload() { return this.#upload; }
    send(body = null) {
      const where = "Failed to execute 'send' on 'XMLHttpRequest'";
      this.#state;
      // A stream is none of XMLHttpRequestBodyInit: it is sent as its text.
      if (body !== null && body !== undefined) body = documentBody(body) ?? use('fetch/body').bodyInit(body, where, false);
      else body = null;
      if (this.#state !== OPENED) throw failed(where, "The object's state must be OPENED.", 'InvalidStateError');
      if (this.#isSent) throw failed(where, 'send() was called already.', 'InvalidStateError');
      if (this.#method === 'GET' || this.#method === 'HEAD') body = null;
      if (body !== null) body = this.#extract(body, where);
      this.#body = body;
      this.#hasUploadListener = hasAnyListener(this.#upload);
      this.#isUploadComplete = body === null;
      this.#isSent = true;
      if (this.#isSync) this.#sendSync(where);
      else this.#sendAsync();
    }
    #extract(init, where) {
      const content = init.isDocument === true ? init : use('fetch/body').extract(init, { __proto__: null, where });
      const author = MapPrototypeGet(this.#headers, 'content-type');
      if (!author) {
        if (content.type !== null) MapPrototypeSet(this.#headers, 'content-type', { __proto__: null, name: 'Content-Type', value: content.type });
      } else if (typeof init === 'string' || content.isDocument === true) {
        const type = mime.parse(author.value);
        if (type !== null && MapPrototypeHas(type.parameters, 'charset') && mime.lower(MapPrototypeGet(type.parameters, 'charset')) !== 'utf-8') {
          MapPrototypeSet(type.parameters, 'charset', 'UTF-8');
          author.value = mime.serialize(type);
        }
      }
      return content.bytes;
    }
    #request() {
      const headers = [];
      primordials.MapPrototypeForEach(this.#headers, ({ name, value }) => ArrayPrototypePush(headers, [name, value]));
      return {
        __proto__: null, api: 'XMLHttpRequest', method: this.#method, url: this.#url, headers, body: this.#body, mode: 'cors',
        credentials: this.#withCredentials ? 'include' : 'same-origin', redirect: 'follow', cache: 'default', referrer: 'about:client',
        referrerPolicy: '', integrity: '', needsPreflight: this.#hasUploadListener, usesURLCredentials: true,
      };
    }
    #sendAsync() {
      const generation = ++this.#generation;
      const length = this.#body === null ? 0 : TypedArrayPrototypeGetLength(this.#body);
      const isOther = () => generation !== this.#generation;
      progress(this, 'loadstart', 0, 0);
      if (isOther()) return;
      if (!this.#isUploadComplete && this.#hasUploadListener) progress(this.#upload, 'loadstart', 0, length);
      if (isOther() || this.#state !== OPENED || !this.#isSent) return;
      let lastTold = -50;
      let told = -1;
      this.#started = now();
      this.#end = network.start(this.#request(), {
        __proto__: null,
        sent: () => {
          if (isOther() || this.#isUploadComplete) return;
          this.#isUploadComplete = true;
          if (!this.#hasUploadListener) return;
          progress(this.#upload, 'progress', length, length);
          if (isOther()) return;
          progress(this.#upload, 'load', length, length);
          progress(this.#upload, 'loadend', length, length);
        },
        headers: (answer) => {
          if (isOther()) return;
          this.#response = answer;
          if (answer.length < 0) answer.length = 0;
          this.#become(HEADERS_RECEIVED);
        },
        chunk: (bytes) => {
          if (isOther()) return;
          this.#take(bytes);
          if (now() - lastTold < 50) return;
          lastTold = now();
          if (this.#state === HEADERS_RECEIVED) this.#state = LOADING;
          fire(this, new Event('readystatechange'));
          if (!isOther()) progress(this, 'progress', told = this.#received, this.#response.length);
        },
        end: () => {
          if (isOther()) return;
          this.#over();
          const { length: total } = this.#response;
          const loaded = this.#received;
          // What a listener knows already is not told again, as in browsers.
          if (loaded !== told) progress(this, 'progress', loaded, total);
          if (isOther()) return;
          this.#isSent = false;
          this.#become(DONE);
          if (isOther() || this.#state !== DONE) return;
          // "Handle response end-of-body": whatever a listener of `load` does, `loadend` follows.
          progress(this, 'load', loaded, total);
          progress(this, 'loadend', loaded, total);
        },
        error: () => { if (!isOther()) this.#fail('error'); },
      });
      if (isOther()) return;
      this.#arm();
    }
    #arm() {
      tasks.cancel(this.#timer);
      if (this.#timeout === 0) return;
      const generation = this.#generation;
      const left = this.#started + this.#timeout - now();
      this.#timer = tasks.post(() => {
        if (generation === this.#generation && this.#end) {
          this.#end();
          this.#fail('timeout');
        }
      }, left > 0 ? primordials.MathCeil(left) : 0);
    }
    #sendSync(where) {
      this.#generation++;
      const answer = network.sync(this.#request(), this.#timeout);
      this.#isSent = false;
      if (answer.error !== '') {
        this.#state = DONE;
        this.#clear();
        const isTimeout = answer.error === 'timeout' && this.#timeout !== 0;
        throw failed(where, `Failed to load '${this.#url}'.`, isTimeout ? 'TimeoutError' : 'NetworkError');
      }
      answer.hasBody = true;
      if (answer.length < 0) answer.length = 0;
      this.#response = answer;
      this.#take(answer.body);
      const generation = this.#generation;
      this.#become(DONE);
      if (generation !== this.#generation || this.#state !== DONE) return;
      const received = this.#received;
      progress(this, 'load', received, answer.length);
      progress(this, 'loadend', received, answer.length);
    }
    #take(bytes) {
      ArrayPrototypePush(this.#chunks, bytes);
      this.#received += TypedArrayPrototypeGetLength(bytes);
      this.#text = null;
    }
    #become(state) {
      this.#state = state;
      fire(this, new Event('readystatechange'));
    }
    /// Lets go of the request that was under way.
    #over() {
      this.#end = null;
      tasks.cancel(this.#timer);
    }
    #terminate() {
      const end = this.#end;
      this.#generation++;
      this.#over();
      end?.();
    }
    #clear() {
      this.#response = noResponse;
      this.#chunks = [];
      this.#received = 0;
      this.#object = this.#text = null;
      this.#isObjectFailed = false;
    }
    /// "The request error steps": a request that a listener begins meanwhile does not end them.
    #fail(type) {
      this.#over();
      this.#generation++;
      this.#isSent = false;
      this.#clear();
      this.#become(DONE);
      if (!this.#isUploadComplete) {
        this.#isUploadComplete = true;
        if (this.#hasUploadListener) {
          progress(this.#upload, type, 0, 0);
          progress(this.#upload, 'loadend', 0, 0);
        }
      }
      progress(this, type, 0, 0);
      progress(this, 'loadend', 0, 0);
    }
    abort() {
      const state = this.#state;
      const wasUnderWay = (state === OPENED && this.#isSent) || state === HEADERS_RECEIVED || state === LOADING;
      this.#terminate();
      if (wasUnderWay) this.#fail('abort');
      if (this.#state === DONE) {
        this.#state = UNSENT;
        this.#clear();
      }
    }

    // MARK: Response (section 3.6)

    get responseURL() { return this.#response.url; }
    get status() { return this.#response.status; }
    get statusText() { return this.#response.statusText; }
    getResponseHeader(name) {
      const where = "Failed to execute 'getResponseHeader' on 'XMLHttpRequest'";
      const { headers } = this.#response;
      idl.arity(arguments.length, 1, where);
      return valueOf(headers, mime.lower(idl.ByteString(name, where)));
    }
    getAllResponseHeaders() {
      const { headers } = this.#response;
      const names = [];
      for (let i = 0; i < headers.length; i++) {
        const name = mime.lower(headers[i][0]);
        if (!ArrayPrototypeIncludes(names, name)) ArrayPrototypePush(names, name);
      }
      // By their names in capitals, where "_" comes after "Z".
      ArrayPrototypeSort(names, (a, b) => (StringPrototypeToUpperCase(a) < StringPrototypeToUpperCase(b) ? -1 : 1));
      let text = '';
      for (let i = 0; i < names.length; i++) text += `${names[i]}: ${valueOf(headers, names[i])}\r\n`;
      return text;
    }
    overrideMimeType(type) {
      const where = "Failed to execute 'overrideMimeType' on 'XMLHttpRequest'";
      this.#state;
      idl.arity(arguments.length, 1, where);
      type = idl.DOMString(type, where);
      if (this.#state === LOADING || this.#state === DONE) throw failed(where, 'MimeType cannot be overridden when the state is LOADING or DONE.', 'InvalidStateError');
      this.#override = mime.parse(type) ?? mime.parse('application/octet-stream');
    }
    get responseType() { return this.#type; }
    set responseType(value) {
      const where = "Failed to set the 'responseType' property on 'XMLHttpRequest'";
      this.#state;
      value = idl.DOMString(value, where);
      // An unknown value of an enumeration changes nothing (Web IDL, section 3.7.6).
      if (!ArrayPrototypeIncludes(types, value)) return;
      if (this.#state === LOADING || this.#state === DONE) throw failed(where, "The response type cannot be set if the object's state is LOADING or DONE.", 'InvalidStateError');
      if (this.#isSync && this.#state !== UNSENT) throw failed(where, 'The response type cannot be changed for synchronous requests made from a document.', 'InvalidAccessError');
      this.#type = value;
    }
    get response() {
      const state = this.#state;
      if (this.#type === '' || this.#type === 'text') return state === LOADING || state === DONE ? this.#textResponse() : '';
      if (state !== DONE || this.#isObjectFailed || this.#response.isError) return null;
      if (this.#object === null) this.#object = this.#makeObject();
      return this.#object;
    }
    get responseText() {
      const state = this.#state;
      if (this.#type !== '' && this.#type !== 'text') {
        throw failed("Failed to read the 'responseText' property from 'XMLHttpRequest'", `The value is only accessible if the object's 'responseType' is '' or 'text' (was '${this.#type}').`, 'InvalidStateError');
      }
      return state === LOADING || state === DONE ? this.#textResponse() : '';
    }
    get responseXML() {
      const state = this.#state;
      if (this.#type !== '' && this.#type !== 'document') {
        throw failed("Failed to read the 'responseXML' property from 'XMLHttpRequest'", `The value is only accessible if the object's 'responseType' is '' or 'document' (was '${this.#type}').`, 'InvalidStateError');
      }
      if (state !== DONE || this.#isObjectFailed || this.#response.isError) return null;
      if (this.#object === null) this.#object = this.#makeDocument();
      return this.#object;
    }

    /// "Set a document response".
    #makeDocument() {
      if (this.#response.hasBody) {
        const own = this.#responseType();
        const type = this.#override ?? own;
        const charset = MapPrototypeGet(type.parameters, 'charset') ?? MapPrototypeGet(own.parameters, 'charset') ?? '';
        const made = use('fetch/xhr-document').make(type.essence, this.#type === 'document', this.#bytes(), charset, this.#response.url);
        if (made !== null) return made;
      }
      this.#isObjectFailed = true;
      return null;
    }
    #bytes() {
      if (this.#chunks.length !== 1) this.#chunks = [joined(this.#chunks, this.#received)];
      return this.#chunks[0];
    }
    #responseType() { return mime.extract(valueOf(this.#response.headers, 'content-type')) ?? mime.parse('text/xml'); }
    #textResponse() {
      if (this.#text !== null) return this.#text;
      if (this.#received === 0) return '';
      const label = (type) => (type === null ? undefined : MapPrototypeGet(type.parameters, 'charset'));
      const own = this.#responseType();
      let charset = label(this.#override) ?? label(own) ?? '';
      if (charset === '' && this.#type === '') charset = use('fetch/xhr-document').declaredEncoding((this.#override ?? own).essence, this.#bytes());
      return this.#text = decode(this.#bytes(), charset);
    }
    #makeObject() {
      const bytes = this.#bytes();
      if (this.#type === 'arraybuffer') return TypedArrayPrototypeGetBuffer(idl.bytesOf(bytes));
      if (this.#type === 'blob') {
        return use('files/blob').makeBlob(idl.bytesOf(bytes), mime.serialize(this.#override ?? this.#responseType()));
      }
      if (this.#type === 'json' && this.#response.hasBody) {
        try { return parseJSON(use('encoding/encoding').decodeUTF8(bytes)); } catch { /* What cannot be parsed is null. */ }
      }
      if (this.#type === 'document') return this.#makeDocument();
      this.#isObjectFailed = true;
      return null;
    }
  }
  function valueOf(headers, key) {
    const values = [];
    for (let i = 0; i < headers.length; i++) {
      if (mime.lower(headers[i][0]) === key) ArrayPrototypePush(values, headers[i][1]);
    }
    return values.length === 0 ? null : ArrayPrototypeJoin(values, ', ');
  }
  idl.define(XMLHttpRequest, { length: 0, constants: { UNSENT, OPENED, HEADERS_RECEIVED, LOADING, DONE } });
  const lengths = { __proto__: null, open: 2, send: 0 };
  for (const name in lengths) {
    primordials.ObjectDefineProperty(XMLHttpRequest.prototype[name], 'length', { __proto__: null, value: lengths[name], configurable: true });
  }
  defineHandlers(XMLHttpRequest.prototype, ['readystatechange']);

  return { XMLHttpRequest, XMLHttpRequestUpload, XMLHttpRequestEventTarget };
});
