// The moments of Navigation Timing 1, by their names.
(function (platform) {
  'use strict';
  const { host, primordials } = platform;
  const { ArrayPrototypeIncludes } = primordials;
  const timeOrigin = host('time.origin')();
  const isSecure = host('time.isSecure')();
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
  return { attributes, timeOrigin, instant };
});
