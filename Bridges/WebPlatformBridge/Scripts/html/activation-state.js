// HTML, section 6.4.1: when a user last did something with the page.
(function (platform) {
  'use strict';
  const now = platform.host('time.still');
  /// "Transient activation duration", in milliseconds.
  const DURATION = 5000;
  let last = null;
  return {
    note() { last = now(); },
    hasBeenActive: () => last !== null,
    isActive: () => last !== null && now() - last < DURATION,
  };
});
