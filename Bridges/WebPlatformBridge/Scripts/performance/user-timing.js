// User Timing, sections 2 and 3: marks and measures.
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const { ArrayPrototypeIncludes } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { DOMException } = use('events/dom-exception');
  const { PerformanceEntry, secret, read, latest } = use('performance/performance-timeline');
  const { attributes, instant, timeOrigin } = use('performance/instants');
  const now = host('time.now');

  const detailOf = (detail, where) => {
    if (detail === undefined || detail === null) return null;
    const { serialize, deserialize } = use('messaging/structured-clone');
    return deserialize(serialize(detail, where));
  };
  const markOptions = idl.dictionary([['detail', idl.any], ['startTime', idl.double]]);
  class PerformanceMark extends PerformanceEntry {
    constructor(markName, markOptionsGiven = undefined) {
      const where = "Failed to construct 'PerformanceMark'";
      idl.arity(arguments.length, 1, where);
      const name = idl.DOMString(markName, where);
      const { detail, startTime } = markOptions(markOptionsGiven, where);
      if (ArrayPrototypeIncludes(attributes, name)) {
        throw new DOMException(`${where}: '${name}' is part of the PerformanceTiming interface.`, 'SyntaxError');
      }
      if (startTime < 0) throw idl.failure(where, `'${name}' cannot have a negative start time.`);
      super(secret, {
        __proto__: null, name, entryType: 'mark', startTime: startTime ?? now(), duration: 0, detail: detailOf(detail, where),
      });
    }
    get detail() { return detail(this, 'mark'); }
  }
  function detail(entry, type) {
    const values = read(entry);
    if (values.entryType !== type) throw new TypeError('Illegal invocation');
    return values.detail;
  }
  idl.define(PerformanceMark, { length: 1 });
  class PerformanceMeasure extends PerformanceEntry {
    // One that is not written would go through the page's iterator of arrays.
    constructor(key, values) { super(key, values); }
    get detail() { return detail(this, 'measure'); }
  }
  idl.define(PerformanceMeasure, { length: 0 });

  const stamp = (v, where) => (typeof v === 'number' ? idl.double(v, where) : idl.DOMString(v, where));
  const measureOptions = idl.dictionary([['detail', idl.any], ['duration', idl.double], ['end', stamp], ['start', stamp]]);
  /// "To convert a mark to a timestamp".
  function timeOf(mark, where) {
    if (typeof mark === 'number') {
      if (mark < 0) throw idl.failure(where, `${mark} is a negative time.`);
      return mark;
    }
    if (ArrayPrototypeIncludes(attributes, mark)) {
      if (mark === 'navigationStart') return 0;
      const time = instant(mark);
      if (time === 0) throw new DOMException(`${where}: '${mark}' did not happen.`, 'InvalidAccessError');
      return time - timeOrigin;
    }
    const found = latest('mark', mark);
    if (!found) throw new DOMException(`${where}: The mark '${mark}' does not exist.`, 'SyntaxError');
    return found.startTime;
  }

  /// The entry of `performance.measure()`.
  function measure(name, given, endMark, where) {
    const isOptions = given === undefined || given === null || idl.isObject(given);
    const options = isOptions ? measureOptions(given, where) : { __proto__: null, start: idl.DOMString(given, where) };
    if (endMark !== undefined) endMark = idl.DOMString(endMark, where);
    const { start, end, duration } = options;
    if (isOptions && (start !== undefined || end !== undefined || duration !== undefined || options.detail !== undefined)) {
      if (endMark !== undefined) throw idl.failure(where, 'If a PerformanceMeasureOptions object was passed, no end mark may be.');
      if (start === undefined && end === undefined) throw idl.failure(where, "One of 'start' and 'end' must be given.");
      if (start !== undefined && end !== undefined && duration !== undefined) {
        throw idl.failure(where, "'start', 'end' and 'duration' must not all be given.");
      }
    }
    const endTime = endMark !== undefined ? timeOf(endMark, where)
      : end !== undefined ? timeOf(end, where)
      : start !== undefined && duration !== undefined ? timeOf(start, where) + timeOf(duration, where)
      : now();
    const startTime = start !== undefined ? timeOf(start, where)
      : duration !== undefined && end !== undefined ? timeOf(end, where) - timeOf(duration, where)
      : 0;
    return new PerformanceMeasure(secret, {
      __proto__: null, name, entryType: 'measure', startTime, duration: endTime - startTime, detail: detailOf(options.detail, where),
    });
  }

  return { PerformanceMark, PerformanceMeasure, measure };
});
