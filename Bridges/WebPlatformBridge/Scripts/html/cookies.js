// HTML, section 3.1.4: `document.cookie`, the cookies that requests of the page take along as well.
(function (platform) {
  'use strict';
  const { host, use } = platform;
  const read = host('cookies.read');
  const write = host('cookies.write');
  // A document without a window has no cookies: it is "cookie-averse".
  function check(doc) {
    if (!doc.data.window) return false;
    // A frame in a sandbox has an origin of its own, which has no cookies.
    if (platform.isLoaded('html/realms') && use('html/realms').own.origin === 'null') {
      throw use('dom/errors').domError('SecurityError', "Failed to access the 'cookie' property on 'Document': The document is sandboxed and lacks the 'allow-same-origin' flag.");
    }
    return true;
  }
  return {
    read: (doc) => (check(doc) ? read() : ''),
    write(doc, text) { if (check(doc)) write(text); },
  };
});
