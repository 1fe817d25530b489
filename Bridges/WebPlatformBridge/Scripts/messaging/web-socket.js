// WebSockets, section 3: WebSocket. A fixture with the status 101 is the server, and each part of its body a message; where
// nothing answers, the connection fails as on a device without that server.
(function (platform) {
  'use strict';
  const { host, primordials, use } = platform;
  const {
    ArrayPrototypeIndexOf, ArrayPrototypeJoin, ArrayPrototypePush, RegExpPrototypeExec, StringPrototypeIncludes, StringPrototypeSlice, StringPrototypeStartsWith,
    SymbolIterator, TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetLength,
  } = primordials;
  const idl = use('core/webidl');
  const { Event, EventTarget, fire, defineHandlers } = use('events/events');
  const { DOMException } = use('events/dom-exception');
  const { isBlob, sizeOf, makeBlob } = use('files/blob');
  const encoding = use('encoding/encoding');
  const network = use('fetch/network');
  const tasks = use('core/tasks');
  const resolveURL = host('network.url');

  const CONNECTING = 0, OPEN = 1, CLOSING = 2, CLOSED = 3;
  /// RFC 6455, section 4.1: a token of HTTP.
  const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
  /// RFC 6455, section 5.5: a control frame has 125 bytes, two of which are the code.
  const longestReason = 123;
  const usualDelay = 50;
  const originParts = /^(wss?:\/\/)(?:[^/?@]*@)?([^/?]*)/;
  /// What is no UTF-8 comes out of a decoder as something else.
  function isSame(a, b) {
    const length = TypedArrayPrototypeGetLength(a);
    if (length !== TypedArrayPrototypeGetLength(b)) return false;
    for (let i = 0; i < length; i++) if (a[i] !== b[i]) return false;
    return true;
  }
  const lengthOf = (text) => TypedArrayPrototypeGetLength(encoding.encodeUTF8(text));

  function protocolsOf(given, where) {
    if (given === undefined) return [];
    const method = idl.isObject(given) ? given[SymbolIterator] : null;
    return method === undefined || method === null ? [idl.DOMString(given, where)] : idl.sequenceFrom(given, method, idl.DOMString, where);
  }
  /// Section 3.1, steps 1 to 6: an address of ws: or wss:.
  function addressOf(text, where) {
    const base = use('url/page-base').base();
    let href = resolveURL(text, base, null, null, 'UTF-8');
    if (href !== null && StringPrototypeStartsWith(href, 'http')) href = `ws${StringPrototypeSlice(href, 4)}`;
    if (href === null) throw new DOMException(`${where}: The URL '${text}' is invalid.`, 'SyntaxError');
    if (!StringPrototypeStartsWith(href, 'ws:') && !StringPrototypeStartsWith(href, 'wss:')) {
      throw new DOMException(`${where}: The URL's scheme must be 'ws', 'wss', 'http' or 'https': '${text}'.`, 'SyntaxError');
    }
    if (StringPrototypeIncludes(href, '#')) throw new DOMException(`${where}: The URL '${text}' has a fragment.`, 'SyntaxError');
    return href;
  }

  class WebSocket extends EventTarget {
    #url;
    #state = CONNECTING;
    #waiting = 0;
    #protocol = '';
    #type = 'blob';
    /// Ends the connection; null when there is none.
    #end = null;
    constructor(url, protocols = undefined) {
      const where = "Failed to construct 'WebSocket'";
      idl.arity(arguments.length, 1, where);
      const text = idl.USVString(url, where);
      const names = protocolsOf(protocols, where);
      const address = addressOf(text, where);
      const lower = [];
      for (let i = 0; i < names.length; i++) ArrayPrototypePush(lower, use('fetch/mime').lower(names[i]));
      for (let i = 0; i < names.length; i++) {
        if (RegExpPrototypeExec(token, names[i]) === null) throw new DOMException(`${where}: The subprotocol '${names[i]}' is invalid.`, 'SyntaxError');
        if (ArrayPrototypeIndexOf(lower, lower[i]) !== i) throw new DOMException(`${where}: The subprotocol '${names[i]}' is duplicated.`, 'SyntaxError');
      }
      super();
      this.#url = address;
      this.#connect(names);
    }
    get url() { return this.#url; }
    get readyState() { return this.#state; }
    get bufferedAmount() { return this.#waiting; }
    get extensions() { this.#url; return ''; }
    get protocol() { return this.#protocol; }
    get binaryType() { return this.#type; }
    set binaryType(value) {
      this.#url;
      const text = idl.DOMString(value);
      if (text === 'blob' || text === 'arraybuffer') this.#type = text;
    }
    close(code = undefined, reason = undefined) {
      const where = "Failed to execute 'close' on 'WebSocket'";
      this.#url;
      const number = code === undefined ? null : idl.unsignedShort(code, where, { __proto__: null, clamp: true });
      const words = reason === undefined ? '' : idl.USVString(reason, where);
      if (number !== null && number !== 1000 && (number < 3000 || number > 4999)) {
        throw new DOMException(`${where}: The code must be either 1000, or between 3000 and 4999. ${number} is neither.`, 'InvalidAccessError');
      }
      if (lengthOf(words) > longestReason) throw new DOMException(`${where}: The message must not be greater than ${longestReason} bytes.`, 'SyntaxError');
      if (this.#state >= CLOSING) return;
      const wasOpen = this.#state === OPEN;
      this.#state = CLOSING;
      this.#stop();
      if (wasOpen) tasks.post(() => { this.#closed(true, number ?? 1005, words); }, usualDelay);
      else tasks.post(() => { this.#failed(); });
    }
    send(data) {
      const where = "Failed to execute 'send' on 'WebSocket'";
      const state = this.#state;
      idl.arity(arguments.length, 1, where);
      let size;
      if (isBlob(data)) size = sizeOf(data);
      else if (idl.isBufferSource(data)) size = TypedArrayPrototypeGetLength(idl.bytesOf(data));
      else size = lengthOf(idl.USVString(data, where));
      if (state === CONNECTING) throw new DOMException(`${where}: Still in CONNECTING state.`, 'InvalidStateError');
      this.#waiting += size;
      if (state === OPEN) tasks.post(() => { if (this.#state === OPEN) this.#waiting -= size; });
    }

    /// Fetch, section 4.7: the handshake, and then the messages of the server.
    #connect(names) {
      const headers = names.length === 0 ? [] : [['Sec-WebSocket-Protocol', ArrayPrototypeJoin(names, ', ')]];
      this.#end = network.start({
        __proto__: null, api: 'WebSocket', method: 'GET', url: `http${StringPrototypeSlice(this.#url, 2)}`, headers, body: null, mode: 'websocket',
        credentials: 'include', redirect: 'error', cache: 'no-store', referrer: '', referrerPolicy: '', integrity: '', keepalive: false,
      }, {
        __proto__: null,
        sent() {},
        headers: (answer) => { this.#answered(answer, names); },
        chunk: (bytes) => { this.#message(bytes); },
        end() {},
        error: () => { this.#failed(); },
      });
    }
    #stop() {
      const end = this.#end;
      this.#end = null;
      if (end !== null) end();
    }
    #answered(answer, names) {
      let chosen = '';
      for (let i = 0; i < answer.headers.length; i++) {
        if (use('fetch/mime').lower(answer.headers[i][0]) === 'sec-websocket-protocol') [chosen] = [answer.headers[i][1]];
      }
      if (answer.status !== 101 || (chosen !== '' && ArrayPrototypeIndexOf(names, chosen) === -1)) {
        this.#stop();
        this.#failed();
        return;
      }
      this.#state = OPEN;
      this.#protocol = chosen;
      fire(this, new Event('open'));
    }
    #message(bytes) {
      if (this.#state !== OPEN) return;
      const text = encoding.decodeUTF8WithoutBOM(bytes);
      let data = text;
      if (!isSame(encoding.encodeUTF8(text), bytes)) data = this.#type === 'blob' ? makeBlob(idl.bytesOf(bytes)) : TypedArrayPrototypeGetBuffer(idl.bytesOf(bytes));
      const parts = RegExpPrototypeExec(originParts, this.#url);
      const { MessageEvent } = use('events/event-types');
      fire(this, new MessageEvent('message', { __proto__: null, data, origin: `${parts[1]}${parts[2]}` }));
    }
    /// "Fail the WebSocket connection", and what follows.
    #failed() {
      if (this.#state === CLOSED) return;
      this.#state = CLOSED;
      this.#end = null;
      fire(this, new Event('error'));
      this.#tell(false, 1006, '');
    }
    #closed(wasClean, code, reason) {
      if (this.#state === CLOSED) return;
      this.#state = CLOSED;
      this.#tell(wasClean, code, reason);
    }
    #tell(wasClean, code, reason) {
      const { CloseEvent } = use('events/event-types');
      fire(this, new CloseEvent('close', { __proto__: null, wasClean, code, reason }));
    }
  }
  idl.define(WebSocket, { length: 1, constants: { CONNECTING, OPEN, CLOSING, CLOSED } });
  defineHandlers(WebSocket.prototype, ['open', 'error', 'close', 'message']);
  return { WebSocket };
});
