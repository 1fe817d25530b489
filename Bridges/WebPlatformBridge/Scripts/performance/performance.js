// HR-Time, section 8 (Performance). Marks, measures and what is left of Navigation Timing 1 are made when something asks.
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { EventTarget, defineHandlers, hasListener } = use('events/events');
  const { secret, queue, tell, clear, addLookups, timeline } = use('performance/performance-timeline');
  const now = host('time.now');
  const timeOrigin = host('time.origin')();

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
    #timing = null;
    #navigation = null;
    constructor(key) {
      if (key !== secret) throw new TypeError('Illegal constructor');
      super();
    }
    now() { this.#timing; return now(); }
    get timeOrigin() { this.#timing; return timeOrigin; }
    get timing() { return this.#timing ??= use('performance/navigation-timing').makeTiming(); }
    get navigation() { return this.#navigation ??= use('performance/navigation-timing').makeNavigation(); }
    toJSON() {
      const { makeTiming, makeNavigation } = use('performance/navigation-timing');
      return { timeOrigin, timing: this.#timing ??= makeTiming(), navigation: this.#navigation ??= makeNavigation() };
    }
    mark(markName, options = undefined) {
      this.#timing;
      idl.arity(arguments.length, 1, "Failed to execute 'mark' on 'Performance'");
      const entry = new (use('performance/user-timing').PerformanceMark)(markName, options);
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
      const entry = use('performance/user-timing').measure(name, startOrMeasureOptions, endMark, where);
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
  defineHandlers(Performance.prototype, ['resourcetimingbufferfull']);
  idl.define(Performance, { length: 0 });
  const performance = new Performance(secret);
  return {
    pull,
    /// A resource was loaded: who listens to a full buffer has entries.
    ended() { if (hasListener(performance, 'resourcetimingbufferfull')) pull(); },
    /// The `load` event was fired: who observes navigations is told.
    loaded() { if (document !== null) tell(document); },
    performance, Performance,
  };
});
