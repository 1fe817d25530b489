// HR-Time (Performance), User Timing (marks and measures), and what is left of Navigation Timing 1.
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const { ArrayPrototypeIncludes, ObjectDefineProperty, ObjectGetOwnPropertyDescriptor } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { EventTarget } = use('events/events');
  const { DOMException } = use('events/dom-exception');
  const { PerformanceEntry, secret, read, queue, tell, clear, latest, addLookups, timeline } = use('performance/performance-timeline');
  const now = host('time.now');
  const timeOrigin = host('time.origin')();
  const isSecure = host('time.isSecure')();

  // MARK: Navigation Timing 1: everything happens when the page begins

  const began = [
    'navigationStart', 'fetchStart', 'domainLookupStart', 'domainLookupEnd', 'connectStart', 'connectEnd',
    'requestStart', 'responseStart', 'responseEnd', 'domLoading', 'domInteractive', 'domContentLoadedEventStart',
    'domContentLoadedEventEnd', 'domComplete', 'loadEventStart', 'loadEventEnd',
  ];
  const attributes = [
    'navigationStart', 'unloadEventStart', 'unloadEventEnd', 'redirectStart', 'redirectEnd', 'fetchStart',
    'domainLookupStart', 'domainLookupEnd', 'connectStart', 'connectEnd', 'secureConnectionStart', 'requestStart',
    'responseStart', 'responseEnd', 'domLoading', 'domInteractive', 'domContentLoadedEventStart',
    'domContentLoadedEventEnd', 'domComplete', 'loadEventStart', 'loadEventEnd',
  ];
  const instant = (name) => (ArrayPrototypeIncludes(began, name) || (isSecure && name === 'secureConnectionStart') ? timeOrigin : 0);
  class PerformanceTiming {
    #brand = true;
    constructor(key) { if (key !== secret) throw new TypeError('Illegal constructor'); }
    toJSON() {
      this.#brand;
      const result = {};
      for (let i = 0; i < attributes.length; i++) result[attributes[i]] = instant(attributes[i]);
      return result;
    }
    static check(object) { object.#brand; }
  }
  const { check } = PerformanceTiming;
  delete PerformanceTiming.check;
  for (let i = 0; i < attributes.length; i++) {
    const name = attributes[i];
    const { get } = ObjectGetOwnPropertyDescriptor({ get [name]() { check(this); return instant(name); } }, name);
    ObjectDefineProperty(PerformanceTiming.prototype, name, { __proto__: null, get, set: undefined, enumerable: true, configurable: true });
  }
  idl.define(PerformanceTiming, { length: 0 });
  class PerformanceNavigation {
    #brand = true;
    constructor(key) { if (key !== secret) throw new TypeError('Illegal constructor'); }
    get type() { this.#brand; return 0; }
    get redirectCount() { this.#brand; return 0; }
    toJSON() { this.#brand; return { type: 0, redirectCount: 0 }; }
  }
  idl.define(PerformanceNavigation, {
    length: 0, constants: { __proto__: null, TYPE_NAVIGATE: 0, TYPE_RELOAD: 1, TYPE_BACK_FORWARD: 2, TYPE_RESERVED: 255 },
  });

  // MARK: Marks and measures (User Timing, sections 2 and 3)

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

  // MARK: What was loaded (Resource Timing, Navigation Timing 2)

  let document = null;
  /// Puts the entries of the document and its resources into the timeline, which has none until something asks.
  function pull() {
    const resources = use('performance/resource-timing');
    if (document === null) primordials.ArrayPrototypePush(timeline, document = resources.navigation());
    resources.pull();
  }

  // MARK: Performance (HR-Time, section 8)

  class Performance extends EventTarget {
    #timing;
    #navigation;
    constructor(key) {
      if (key !== secret) throw new TypeError('Illegal constructor');
      super();
      this.#timing = new PerformanceTiming(secret);
      this.#navigation = new PerformanceNavigation(secret);
    }
    now() { this.#timing; return now(); }
    get timeOrigin() { this.#timing; return timeOrigin; }
    get timing() { return this.#timing; }
    get navigation() { return this.#navigation; }
    toJSON() { return { timeOrigin, timing: this.#timing, navigation: this.#navigation }; }
    mark(markName, options = undefined) {
      this.#timing;
      idl.arity(arguments.length, 1, "Failed to execute 'mark' on 'Performance'");
      const entry = new PerformanceMark(markName, options);
      queue(entry);
      return entry;
    }
    clearMarks(markName = undefined) {
      this.#timing;
      clear('mark', markName === undefined ? undefined : idl.DOMString(markName, "Failed to execute 'clearMarks' on 'Performance'"));
    }
    measure(measureName, startOrMeasureOptions = undefined, endMark = undefined) {
      this.#timing;
      const where = "Failed to execute 'measure' on 'Performance'";
      idl.arity(arguments.length, 1, where);
      const name = idl.DOMString(measureName, where);
      const isOptions = startOrMeasureOptions === undefined || startOrMeasureOptions === null || idl.isObject(startOrMeasureOptions);
      const options = isOptions ? measureOptions(startOrMeasureOptions, where) : { __proto__: null, start: idl.DOMString(startOrMeasureOptions, where) };
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
      const entry = new PerformanceMeasure(secret, {
        __proto__: null, name, entryType: 'measure', startTime, duration: endTime - startTime, detail: detailOf(options.detail, where),
      });
      queue(entry);
      return entry;
    }
    clearMeasures(measureName = undefined) {
      this.#timing;
      clear('measure', measureName === undefined ? undefined : idl.DOMString(measureName, "Failed to execute 'clearMeasures' on 'Performance'"));
    }
    clearResourceTimings() {
      this.#timing;
      pull();
      clear('resource');
      use('performance/resource-timing').cleared();
    }
    setResourceTimingBufferSize(maxSize) {
      this.#timing;
      const where = "Failed to execute 'setResourceTimingBufferSize' on 'Performance'";
      idl.arity(arguments.length, 1, where);
      use('performance/resource-timing').setLimit(idl.unsignedLong(maxSize, where));
    }
    static is(value) { value.#timing; }
  }
  const { is } = Performance;
  delete Performance.is;
  addLookups(Performance, 'Performance', (object) => {
    is(object);
    pull();
    return timeline;
  });
  idl.define(Performance, { length: 0 });
  const performance = new Performance(secret);
  return {
    pull,
    /// The `load` event was fired: who observes navigations is told.
    loaded() { if (document !== null) tell(document); },
    performance, Performance, PerformanceMark, PerformanceMeasure, PerformanceTiming, PerformanceNavigation,
  };
});
