// Resource Timing, section 4: what a page has loaded, kept for its timeline, which may be asked for later.
(function (platform) {
  'use strict';
  const { host, primordials, use } = platform;
  const { ArrayPrototypePush, MathRound, StringPrototypeStartsWith } = primordials;
  const date = host('time.date');
  const origin = host('time.origin')();
  /// `{ name, initiatorType, startTime, responseStart, responseEnd, responseStatus, contentType, size }` of each that is over.
  const over = [];
  /// More than this is not kept.
  const MOST = 10_000;
  /// The time of the page in whole microseconds, without the steps of `performance.now()`.
  const time = () => MathRound((date() - origin) * 1000) / 1000;
  return {
    over, time,
    /// The response that the document is made of, and how it came to be shown.
    document: { __proto__: null, status: 0, size: 0, get type() { return host('page.navigationType')(); } },
    /// A load begins; null for what has no entry.
    begin: (name, initiatorType) => (StringPrototypeStartsWith(name, 'http')
      ? { __proto__: null, name, initiatorType, startTime: time(), responseStart: 0, responseEnd: 0, responseStatus: 0, contentType: '', size: 0 } : null),
    /// `contentType` is the value of its header.
    answered(load, status, contentType) {
      if (load === null) return;
      load.responseStart = time();
      load.responseStatus = status;
      load.contentType = contentType;
    },
    end(load) {
      if (load === null || over.length >= MOST) return;
      load.responseEnd = time();
      ArrayPrototypePush(over, load);
      if (platform.isLoaded('performance/resource-timing')) use('performance/resource-timing').pull();
      else if (platform.isLoaded('performance/performance')) use('performance/performance').ended();
    },
  };
});
