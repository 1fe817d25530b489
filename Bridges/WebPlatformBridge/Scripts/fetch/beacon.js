// Beacon, section 4.1: navigator.sendBeacon.
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const { ArrayPrototypePush, StringPrototypeStartsWith, TypedArrayPrototypeGetLength } = primordials;
  const { TypeError } = intrinsics;
  const { extract, bodyInit } = use('fetch/body');
  const { isSafelisted } = use('fetch/headers');
  const network = use('fetch/network');
  const resolveURL = host('network.url');

  /// How many bytes the beacons may have that are under way (Fetch, section 4.6, step 9).
  const most = 64 * 1024;
  let waiting = 0;

  return {
    /// Whether the browser took the data to send.
    send(url, data) {
      const where = "Failed to execute 'sendBeacon' on 'Navigator'";
      const href = resolveURL(url, use('url/page-base').base(), null, null, 'UTF-8');
      if (href === null) throw new TypeError(`${where}: '${url}' is not a valid URL.`);
      if (!StringPrototypeStartsWith(href, 'https:') && !StringPrototypeStartsWith(href, 'http:')) throw new TypeError(`${where}: Beacons are only supported over HTTP(S).`);
      const headers = [];
      let body = null;
      let mode = 'no-cors';
      if (data !== null && data !== undefined) {
        const content = extract(bodyInit(data, where), { __proto__: null, keepalive: true, where });
        body = content.bytes;
        if (content.type !== null) {
          ArrayPrototypePush(headers, ['Content-Type', content.type]);
          if (!isSafelisted('content-type', content.type)) mode = 'cors';
        }
      }
      const size = body === null ? 0 : TypedArrayPrototypeGetLength(body);
      if (waiting + size > most) return false;
      waiting += size;
      const over = () => { waiting -= size; };
      network.start({
        __proto__: null, api: 'beacon', method: 'POST', url: href, headers, body, mode, credentials: 'include', redirect: 'follow',
        cache: 'default', referrer: 'about:client', referrerPolicy: '', integrity: '', keepalive: true,
      }, { __proto__: null, sent() {}, headers() {}, chunk() {}, end: over, error: over });
      return true;
    },
  };
});
