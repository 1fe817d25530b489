// HTML, section 9.2 (server-sent events): EventSource. A fixture's body is the stream; where it ends, the source asks again
// after its reconnection time, which is virtual.
(function (platform) {
  'use strict';
  const { host, primordials, use } = platform;
  const { ArrayPrototypePush, RegExpPrototypeExec, StringFromCharCode, TypedArrayPrototypeGetLength } = primordials;
  const idl = use('core/webidl');
  const { Event, EventTarget, fire, defineHandlers } = use('events/events');
  const { DOMException } = use('events/dom-exception');
  const encoding = use('encoding/encoding');
  const network = use('fetch/network');
  const tasks = use('core/tasks');
  const { lower } = use('fetch/mime');
  const parseType = host('mime.parse');

  const CONNECTING = 0, OPEN = 1, CLOSED = 2;
  /// "Probably in the region of a few seconds": what Chrome and Edge wait.
  const usualWait = 3000;
  const originParts = /^(https?:\/\/)(?:[^/?@]*@)?([^/?]*)/;
  const settings = idl.dictionary([['withCredentials', idl.boolean, false]]);

  /// A header's value: the bytes of UTF-8, each of them a character.
  function headerText(text) {
    const bytes = encoding.encodeUTF8(text);
    let value = '';
    for (let i = 0; i < TypedArrayPrototypeGetLength(bytes); i++) value += StringFromCharCode(bytes[i]);
    return value;
  }
  function isStream(answer) {
    if (answer.status !== 200) return false;
    for (let i = 0; i < answer.headers.length; i++) {
      if (lower(answer.headers[i][0]) === 'content-type') return parseType(answer.headers[i][1], true)?.essence === 'text/event-stream';
    }
    return false;
  }
  function originOf(url) {
    const parts = RegExpPrototypeExec(originParts, url);
    return parts === null ? 'null' : `${parts[1]}${parts[2]}`;
  }

  class EventSource extends EventTarget {
    #url;
    #isWithCredentials;
    #state = CONNECTING;
    #lastID = '';
    #wait = usualWait;
    /// Ends the request that is under way; null when there is none.
    #end = null;
    /// The task that asks again.
    #again = 0;
    constructor(url, eventSourceInitDict = undefined) {
      const where = "Failed to construct 'EventSource'";
      idl.arity(arguments.length, 1, where);
      const text = idl.USVString(url, where);
      const { withCredentials } = settings(eventSourceInitDict, `${where}: parameter 2`);
      const address = use('url/page-base').resolve(text);
      if (address === undefined || address === null) throw new DOMException(`${where}: The URL '${text}' is invalid.`, 'SyntaxError');
      super();
      this.#url = address;
      this.#isWithCredentials = withCredentials;
      this.#connect();
    }
    get url() { return this.#url; }
    get withCredentials() { return this.#isWithCredentials; }
    get readyState() { return this.#state; }
    close() {
      this.#state = CLOSED;
      this.#stop();
      tasks.cancel(this.#again);
    }

    /// Section 9.2.2, from step 9 on, and section 9.2.3, from step 5 on.
    #connect() {
      const headers = [['Accept', 'text/event-stream']];
      if (this.#lastID !== '') ArrayPrototypePush(headers, ['Last-Event-ID', headerText(this.#lastID)]);
      let stream = null;
      this.#end = network.start({
        __proto__: null, api: 'EventSource', method: 'GET', url: this.#url, headers, body: null, mode: 'cors',
        credentials: this.#isWithCredentials ? 'include' : 'same-origin', redirect: 'follow', cache: 'no-store', referrer: 'about:client',
        referrerPolicy: '', integrity: '', keepalive: false,
      }, {
        __proto__: null,
        sent() {},
        headers: (answer) => {
          if (isStream(answer)) stream = this.#opened(answer.url);
          else this.#failed();
        },
        chunk: (bytes) => { if (stream !== null) stream.feed(bytes); },
        end: () => { this.#ended(); },
        // What the browser itself refuses is refused the next time as well.
        error: (kind, words, isRefused) => { if (isRefused) this.#failed(); else this.#ended(); },
      });
    }
    #stop() {
      const end = this.#end;
      this.#end = null;
      if (end !== null) end();
    }
    /// "Announce the connection".
    #opened(url) {
      const origin = originOf(url);
      this.#state = OPEN;
      fire(this, new Event('open'));
      const { EventStream } = use('messaging/event-stream');
      return new EventStream(this.#lastID, {
        __proto__: null,
        identified: (lastEventId) => { this.#lastID = lastEventId; },
        retry: (milliseconds) => { this.#wait = milliseconds; },
        message: (type, data, lastEventId) => {
          if (this.#state === CLOSED) return;
          const { MessageEvent } = use('events/event-types');
          fire(this, new MessageEvent(type, { __proto__: null, data, origin, lastEventId }));
        },
      });
    }
    /// "Reestablish the connection".
    #ended() {
      if (this.#state === CLOSED) return;
      this.#end = null;
      this.#state = CONNECTING;
      this.#again = tasks.post(() => { if (this.#state === CONNECTING) this.#connect(); }, this.#wait);
      fire(this, new Event('error'));
    }
    /// "Fail the connection".
    #failed() {
      if (this.#state === CLOSED) return;
      this.#state = CLOSED;
      this.#stop();
      fire(this, new Event('error'));
    }
  }
  idl.define(EventSource, { length: 1, constants: { CONNECTING, OPEN, CLOSED } });
  defineHandlers(EventSource.prototype, ['open', 'message', 'error']);
  return { EventSource };
});
