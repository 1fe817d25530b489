// What is left of Navigation Timing 1: everything happens when the page begins.
(function (platform) {
  'use strict';
  const { intrinsics, use } = platform;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { secret } = use('performance/performance-timeline');
  const { attributes, instant } = use('performance/instants');
  const loads = use('performance/loads');

  let check;
  const instantOf = (timing, name) => { check(timing); return instant(name); };
  class PerformanceTiming {
    #brand = true;
    constructor(key) { if (key !== secret) throw new TypeError('Illegal constructor'); }
    get navigationStart() { return instantOf(this, 'navigationStart'); }
    get unloadEventStart() { return instantOf(this, 'unloadEventStart'); }
    get unloadEventEnd() { return instantOf(this, 'unloadEventEnd'); }
    get redirectStart() { return instantOf(this, 'redirectStart'); }
    get redirectEnd() { return instantOf(this, 'redirectEnd'); }
    get fetchStart() { return instantOf(this, 'fetchStart'); }
    get domainLookupStart() { return instantOf(this, 'domainLookupStart'); }
    get domainLookupEnd() { return instantOf(this, 'domainLookupEnd'); }
    get connectStart() { return instantOf(this, 'connectStart'); }
    get connectEnd() { return instantOf(this, 'connectEnd'); }
    get secureConnectionStart() { return instantOf(this, 'secureConnectionStart'); }
    get requestStart() { return instantOf(this, 'requestStart'); }
    get responseStart() { return instantOf(this, 'responseStart'); }
    get responseEnd() { return instantOf(this, 'responseEnd'); }
    get domLoading() { return instantOf(this, 'domLoading'); }
    get domInteractive() { return instantOf(this, 'domInteractive'); }
    get domContentLoadedEventStart() { return instantOf(this, 'domContentLoadedEventStart'); }
    get domContentLoadedEventEnd() { return instantOf(this, 'domContentLoadedEventEnd'); }
    get domComplete() { return instantOf(this, 'domComplete'); }
    get loadEventStart() { return instantOf(this, 'loadEventStart'); }
    get loadEventEnd() { return instantOf(this, 'loadEventEnd'); }
    toJSON() {
      this.#brand;
      const result = {};
      for (let i = 0; i < attributes.length; i++) result[attributes[i]] = instant(attributes[i]);
      return result;
    }
    static {
      check = (object) => object.#brand;
    }
  }
  idl.define(PerformanceTiming, { length: 0 });
  const types = { __proto__: null, navigate: 0, reload: 1, back_forward: 2 };
  class PerformanceNavigation {
    #brand = true;
    constructor(key) { if (key !== secret) throw new TypeError('Illegal constructor'); }
    get type() { this.#brand; return types[loads.document.type]; }
    get redirectCount() { this.#brand; return 0; }
    toJSON() { this.#brand; return { type: types[loads.document.type], redirectCount: 0 }; }
  }
  idl.define(PerformanceNavigation, {
    length: 0, constants: { __proto__: null, TYPE_NAVIGATE: 0, TYPE_RELOAD: 1, TYPE_BACK_FORWARD: 2, TYPE_RESERVED: 255 },
  });

  return {
    PerformanceTiming, PerformanceNavigation,
    makeTiming: () => new PerformanceTiming(secret), makeNavigation: () => new PerformanceNavigation(secret),
  };
});
