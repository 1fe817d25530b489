// HTML, section 3.1.4: `document.cookie`, the cookies that requests of the page take along as well.
(function (platform) {
  'use strict';
  const { host } = platform;
  const read = host('cookies.read');
  const write = host('cookies.write');
  // A document without a window has no cookies: it is "cookie-averse".
  return {
    read: (doc) => (doc.data.window ? read() : ''),
    write(doc, text) { if (doc.data.window) write(text); },
  };
});
