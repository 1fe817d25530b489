// What the browser is like that the page is shown in.
(function (platform) {
  'use strict';
  const { isOld } = platform.host('page.traits')();
  return {
    /// Whether it is the WebView of a device (EdgeHTML 18).
    isOld,
  };
});
