// HTML, section 4.8 (embed, object) and 16.3 (frame): documents in a document are not shown. What they
// would have shown is put on record, so that a report says what was not tried.
(function (platform) {
  'use strict';
  const { host, shared, use } = platform;
  const { CONNECTED, getAttribute } = shared('dom/shared/tree');
  const urls = use('html/urls');
  const pageDocument = use('dom/page-document');
  const record = host('page.notShown');
  /// The attribute that says what an element shows, by its name.
  const sources = { __proto__: null, frame: 'src', embed: 'src', object: 'data' };
  function notShown(r) {
    if ((r.flags & CONNECTED) === 0 || r.doc !== pageDocument.record()) return;
    const value = getAttribute(r, sources[r.name]);
    if (value === null || value === '') return;
    const url = urls.resolve(r.doc, value) ?? value;
    if (url !== 'about:blank') record(r.name, url, r.place);
  }
  const steps = {
    __proto__: null,
    inserted: notShown,
    attributeChanged(r, attribute) {
      if (attribute.local === sources[r.name]) notShown(r);
    },
  };
  for (const name in sources) use('html/steps').define(name, steps);
})
