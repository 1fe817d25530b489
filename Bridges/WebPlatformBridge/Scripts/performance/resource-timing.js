// Resource Timing (PerformanceResourceTiming) and Navigation Timing 2 (PerformanceNavigationTiming). Names are resolved and
// connections made in no time.
(function (platform) {
  'use strict';
  const { primordials, intrinsics, use } = platform;
  const { ArrayPrototypePush, ArrayPrototypeShift, ObjectDefineProperty, ObjectFreeze, StringPrototypeEndsWith } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const loads = use('performance/loads');
  const lifeCycle = use('html/life-cycle');
  const { PerformanceEntry, secret, read, tell, timeline } = use('performance/performance-timeline');
  const none = ObjectFreeze([]);

  const common = [
    'initiatorType', 'nextHopProtocol', 'deliveryType', 'renderBlockingStatus', 'workerStart', 'redirectStart', 'redirectEnd', 'fetchStart', 'domainLookupStart',
    'domainLookupEnd', 'connectStart', 'connectEnd', 'secureConnectionStart', 'requestStart', 'firstInterimResponseStart', 'responseStart', 'responseEnd',
    'transferSize', 'encodedBodySize', 'decodedBodySize', 'responseStatus', 'contentType', 'serverTiming',
  ];
  const ofNavigation = [
    'unloadEventStart', 'unloadEventEnd', 'domInteractive', 'domContentLoadedEventStart', 'domContentLoadedEventEnd', 'domComplete', 'loadEventStart',
    'loadEventEnd', 'type', 'redirectCount', 'activationStart',
  ];
  const own = ['name', 'entryType', 'startTime', 'duration'];
  function valuesOf(entry, key) {
    const values = read(entry);
    if (!(key in values)) throw new TypeError('Illegal invocation');
    return values[key];
  }
  function json(entry, lists) {
    const made = {};
    for (let i = 0; i < lists.length; i++) for (let j = 0; j < lists[i].length; j++) made[lists[i][j]] = valuesOf(entry, lists[i][j]);
    return made;
  }
  class PerformanceResourceTiming extends PerformanceEntry {
    // One that is not written would go through the page's iterator of arrays.
    constructor(key, values) { super(key, values); }
    get initiatorType() { return valuesOf(this, 'initiatorType'); }
    get nextHopProtocol() { return valuesOf(this, 'nextHopProtocol'); }
    get deliveryType() { return valuesOf(this, 'deliveryType'); }
    get renderBlockingStatus() { return valuesOf(this, 'renderBlockingStatus'); }
    get workerStart() { return valuesOf(this, 'workerStart'); }
    get redirectStart() { return valuesOf(this, 'redirectStart'); }
    get redirectEnd() { return valuesOf(this, 'redirectEnd'); }
    get fetchStart() { return valuesOf(this, 'fetchStart'); }
    get domainLookupStart() { return valuesOf(this, 'domainLookupStart'); }
    get domainLookupEnd() { return valuesOf(this, 'domainLookupEnd'); }
    get connectStart() { return valuesOf(this, 'connectStart'); }
    get connectEnd() { return valuesOf(this, 'connectEnd'); }
    get secureConnectionStart() { return valuesOf(this, 'secureConnectionStart'); }
    get requestStart() { return valuesOf(this, 'requestStart'); }
    get firstInterimResponseStart() { return valuesOf(this, 'firstInterimResponseStart'); }
    get responseStart() { return valuesOf(this, 'responseStart'); }
    get responseEnd() { return valuesOf(this, 'responseEnd'); }
    get transferSize() { return valuesOf(this, 'transferSize'); }
    get encodedBodySize() { return valuesOf(this, 'encodedBodySize'); }
    get decodedBodySize() { return valuesOf(this, 'decodedBodySize'); }
    get responseStatus() { return valuesOf(this, 'responseStatus'); }
    get contentType() { return valuesOf(this, 'contentType'); }
    get serverTiming() { return valuesOf(this, 'serverTiming'); }
    toJSON() { return json(this, [own, common]); }
  }
  idl.define(PerformanceResourceTiming, { length: 0 });
  class PerformanceNavigationTiming extends PerformanceResourceTiming {
    constructor(key, values) { super(key, values); }
    get unloadEventStart() { return valuesOf(this, 'unloadEventStart'); }
    get unloadEventEnd() { return valuesOf(this, 'unloadEventEnd'); }
    get domInteractive() { return valuesOf(this, 'domInteractive'); }
    get domContentLoadedEventStart() { return valuesOf(this, 'domContentLoadedEventStart'); }
    get domContentLoadedEventEnd() { return valuesOf(this, 'domContentLoadedEventEnd'); }
    get domComplete() { return valuesOf(this, 'domComplete'); }
    get loadEventStart() { return valuesOf(this, 'loadEventStart'); }
    get loadEventEnd() { return valuesOf(this, 'loadEventEnd'); }
    get type() { return valuesOf(this, 'type'); }
    get redirectCount() { return valuesOf(this, 'redirectCount'); }
    get activationStart() { return valuesOf(this, 'activationStart'); }
    toJSON() { return json(this, [own, common, ofNavigation]); }
  }
  idl.define(PerformanceNavigationTiming, { length: 0 });

  const shown = /^(?:text\/(?:css|html|plain|vtt)|image\/(?:apng|avif|bmp|gif|jpeg|png|webp|x-icon|vnd\.microsoft\.icon)|font\/(?:otf|ttf|woff|woff2)|application\/(?:pdf|wasm|xhtml\+xml))$/;
  /// "Minimize a supported MIME type" (MIME Sniffing, section 4.2).
  function minimized(contentType) {
    const type = contentType === '' ? null : use('fetch/mime').extract(contentType);
    if (type === null) return '';
    const { essence } = type;
    if (type.isJavaScript) return 'text/javascript';
    if (essence === 'application/json' || essence === 'text/json' || StringPrototypeEndsWith(essence, '+json')) return 'application/json';
    if (essence === 'image/svg+xml' || primordials.RegExpPrototypeExec(shown, essence) !== null) return essence;
    return essence === 'text/xml' || essence === 'application/xml' || StringPrototypeEndsWith(essence, '+xml') ? 'application/xml' : '';
  }
  /// What an entry says; `size` is the body's, to which a browser adds 300 bytes for the headers.
  const valuesFor = ({ name, initiatorType, startTime, responseStart, responseEnd, responseStatus, contentType, size }) => ({
    __proto__: null, name, entryType: 'resource', startTime, duration: responseEnd - startTime, initiatorType,
    nextHopProtocol: responseStatus === 0 && responseStart === 0 ? '' : 'http/1.1', deliveryType: '', renderBlockingStatus: 'non-blocking', workerStart: 0, redirectStart: 0, redirectEnd: 0,
    fetchStart: startTime, domainLookupStart: startTime, domainLookupEnd: startTime, connectStart: startTime, connectEnd: startTime,
    secureConnectionStart: primordials.StringPrototypeStartsWith(name, 'https:') ? startTime : 0, requestStart: startTime, firstInterimResponseStart: 0, responseStart,
    responseEnd, transferSize: responseStatus === 0 && responseStart === 0 ? 0 : size + 300, encodedBodySize: size, decodedBodySize: size, responseStatus, contentType: minimized(contentType), serverTiming: none,
  });

  // MARK: What is kept

  let pulled = 0;
  /// How many entries of resources there may be ("resource timing buffer size limit").
  let limit = 250;
  let kept = 0;
  /// Entries for which there was no place ("resource timing secondary buffer"), until listeners of the full buffer were told.
  let waiting = [];
  let isFull = false;
  /// Whether something has asked before, and so can have heard that the buffer is full.
  let isWatched = false;
  function keep(entry) {
    kept++;
    ArrayPrototypePush(timeline, entry);
  }
  /// Puts the loads that have ended since into the timeline: "add a PerformanceResourceTiming entry".
  function pull() {
    while (pulled < loads.over.length) {
      const entry = new PerformanceResourceTiming(secret, valuesFor(loads.over[pulled++]));
      tell(entry);
      if (kept < limit && !isFull) keep(entry);
      else if (isWatched) {
        ArrayPrototypePush(waiting, entry);
        if (!isFull) use('core/tasks').post(fireFull);
        isFull = true;
      }
    }
    isWatched = true;
  }
  /// "Fire a buffer full event": listeners may make room.
  function fireFull() {
    const { fire, Event } = use('events/events');
    while (waiting.length > 0) {
      const before = waiting.length;
      if (kept >= limit) fire(use('performance/performance').performance, new Event('resourcetimingbufferfull'));
      while (waiting.length > 0 && kept < limit) keep(ArrayPrototypeShift(waiting));
      if (before <= waiting.length) waiting = [];
    }
    isFull = false;
  }
  /// The document's own entry, which is there from the beginning.
  function navigation() {
    const { times } = lifeCycle;
    const url = `${platform.global.location.href}`;
    const values = {
      __proto__: null,
      ...valuesFor({ __proto__: null, name: url, initiatorType: 'navigation', startTime: 0, responseStart: 0, responseEnd: 0, responseStatus: loads.document.status, contentType: 'text/html', size: loads.document.size }),
      entryType: 'navigation', unloadEventStart: 0, unloadEventEnd: 0, type: loads.document.type, redirectCount: 0, activationStart: 0,
    };
    const live = (key, source) => ObjectDefineProperty(values, key, { __proto__: null, get: () => times[source], enumerable: true, configurable: true });
    for (const key in times) live(key, key);
    live('duration', 'loadEventEnd');
    return new PerformanceNavigationTiming(secret, values);
  }
  return {
    PerformanceResourceTiming, PerformanceNavigationTiming, pull, navigation,
    setLimit(given) {
      pull();
      limit = given;
    },
    /// The entries were taken out.
    cleared() { kept = 0; },
  };
});
