// Requests of fetch.js and xhr.js on their way to the Swift half, and what comes of them.
(function (platform) {
  'use strict';
  const { host, primordials, use } = platform;
  const { ArrayPrototypePush, StringPrototypeStartsWith } = primordials;
  const idl = use('core/webidl');
  const start = host('network.start');
  const cancel = host('network.cancel');
  const sync = host('network.sync');
  const loads = use('performance/loads');

  /// A request as Swift reads it: an object without a prototype, because a page can change the others.
  const given = (r) => ({
    __proto__: null, api: r.api, method: r.method, url: r.url, headers: pairs(r.headers), mode: r.mode, credentials: r.credentials,
    redirect: r.redirect, cache: r.cache, referrer: r.referrer === 'about:client' ? ownURL() || r.referrer : r.referrer, referrerPolicy: r.referrerPolicy, integrity: r.integrity,
    needsPreflight: r.needsPreflight === true, usesURLCredentials: r.usesURLCredentials === true, keepalive: r.keepalive === true,
  });
  /// The document's URL as history.pushState has made it; '' where nothing has.
  function ownURL() {
    const url = platform.isLoaded('html/location') ? use('html/location').changed() : '';
    return StringPrototypeStartsWith(url, 'http') ? url : '';
  }
  /// A copy of a header list.
  function pairs(headers) {
    const list = [];
    for (let i = 0; i < headers.length; i++) ArrayPrototypePush(list, [headers[i][0], headers[i][1]]);
    return list;
  }
  /// An answer of Swift's, with a header list of the page's realm.
  const taken = (answer) => ({ ...answer, __proto__: null, headers: pairs(answer.headers) });
  const bytesOf = (body) => (body === null ? null : idl.bytesOf(body));

  /// The answer to a blob: URL of the page (Fetch, section 4.2), or null if it is another's.
  function blobAnswer(url, method, headers) {
    const blob = use('core/any-realm').blobAt(url);
    if (blob === null || method !== 'GET') return null;
    const bytes = idl.bytesOf(use('files/blob').bytesOf(blob));
    let type = use('files/blob').typeOf(blob);
    if (use('fetch/mime').parse(type) === null) type = '';
    for (let i = 0; i < headers.length; i++) if (use('fetch/mime').lower(headers[i][0]) === 'range') return rangeAnswer(bytes, type, headers[i][1]);
    return { __proto__: null, status: 200, statusText: 'OK', headers: [['Content-Length', `${bytes.length}`], ['Content-Type', type]], bytes };
  }
  function rangeAnswer(bytes, type, value) {
    const range = host('network.range')(value, bytes.length);
    if (range === null) return null;
    const part = primordials.TypedArrayPrototypeSubarray(bytes, range.first, range.last + 1);
    return {
      __proto__: null, status: 206, statusText: 'Partial Content', bytes: idl.bytesOf(part),
      headers: [
        ['Content-Length', `${range.last - range.first + 1}`], ['Content-Type', type],
        ['Content-Range', `bytes ${range.first}-${range.last}/${bytes.length}`],
      ],
    };
  }
  function typeOf(headers) {
    for (let i = 0; i < headers.length; i++) if (use('fetch/mime').lower(headers[i][0]) === 'content-type') return headers[i][1];
    return '';
  }
  /// Resource Timing, section 4.3, "initiatorType".
  const initiators = { __proto__: null, fetch: 'fetch', beacon: 'beacon', EventSource: 'other' };
  const initiatorOf = (r) => initiators[r.api] ?? 'xmlhttprequest';
  const isBlob = (url) => StringPrototypeStartsWith(url, 'blob:');

  return {
    /// Begins a request `{ api, method, url, headers, body, mode, credentials, redirect, cache, referrer,
    /// referrerPolicy, integrity, needsPreflight, usesURLCredentials, keepalive }`, and tells `on` what comes of it, in
    /// tasks: `sent()`, `headers({ status, statusText, headers, url, redirected, type, hasBody, length })`, `chunk(bytes)`,
    /// `end()` or `error(kind, words, whether the browser itself refused it)`. Returns a function that ends it.
    start(r, on) {
      if (isBlob(r.url)) return startBlob(r, on);
      // The handshake of a WebSocket is no resource of the page.
      const load = r.mode === 'websocket' ? null : loads.begin(r.url, initiatorOf(r));
      const number = start(given(r), bytesOf(r.body), use('core/tasks').bare((kind, a, b, c) => {
        if (kind === 'chunk') {
          if (load !== null) load.size += a.length;
          on.chunk(a);
        } else if (kind === 'headers') {
          if (load !== null) loads.answered(load, a.status, typeOf(a.headers));
          on.headers(taken(a));
        } else if (kind === 'end') {
          loads.end(load);
          on.end();
        } else if (kind === 'error') {
          loads.end(load);
          on.error(a, b, c);
        } else on.sent();
      }));
      return () => { cancel(number); };
    },
    /// The whole answer at once, or `{ error }`; a timeout of 0 is none.
    sync(r, timeout) {
      if (isBlob(r.url)) {
        const answer = blobAnswer(r.url, r.method, r.headers);
        if (answer === null) return { __proto__: null, error: 'refused' };
        return { __proto__: null, error: '', url: r.url, redirected: false, type: 'basic', body: answer.bytes, length: answer.bytes.length, ...answer };
      }
      const load = loads.begin(r.url, initiatorOf(r));
      const answer = sync(given(r), bytesOf(r.body), timeout);
      if (load !== null && answer.error === '') {
        loads.answered(load, answer.status, typeOf(answer.headers));
        load.size = primordials.TypedArrayPrototypeGetLength(answer.body);
      }
      loads.end(load);
      return answer.error === '' ? taken(answer) : answer;
    },
  };

  function startBlob(r, on) {
    // The blob is taken when the request is made: its URL may be revoked right after.
    const answer = blobAnswer(r.url, r.method, r.headers);
    let isOver = false;
    const { post } = use('core/tasks');
    post(() => {
      if (isOver) return;
      on.sent();
      if (isOver) return;
      if (answer === null) {
        isOver = true;
        return on.error('refused', 'there is no such blob', true);
      }
      on.headers({ __proto__: null, url: r.url, redirected: false, type: 'basic', hasBody: true, length: answer.bytes.length, ...answer });
      if (!isOver && answer.bytes.length > 0) on.chunk(answer.bytes);
      if (!isOver) on.end();
    });
    return () => { isOver = true; };
  }
});
