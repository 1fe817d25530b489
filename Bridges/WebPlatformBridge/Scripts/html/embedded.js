// HTML, section 4.8 (iframe, embed, object) and 16.3 (frame): documents in a document are not shown. What they
// would have shown is put on record, so that a report says what was not tried.
(function (platform) {
  'use strict';
  const { host, shared, use } = platform;
  const { CONNECTED, getAttribute } = shared('dom/shared/tree');
  const urls = use('html/urls');
  const pageDocument = use('dom/page-document');
  const record = host('page.notShown');
  /// The attributes that say what an element shows, by its name.
  const sources = { __proto__: null, iframe: ['srcdoc', 'src'], frame: ['src'], embed: ['src'], object: ['data'] };
  function notShown(r) {
    if ((r.flags & CONNECTED) === 0 || r.doc !== pageDocument.record()) return;
    const names = sources[r.name];
    for (let i = 0; i < names.length; i++) {
      const value = getAttribute(r, names[i]);
      if (value === null || value === '') continue;
      const url = names[i] === 'srcdoc' ? 'about:srcdoc' : urls.resolve(r.doc, value) ?? value;
      if (url !== 'about:blank') record(r.name, url, r.place);
      return;
    }
  }
  const steps = {
    __proto__: null,
    inserted: notShown,
    attributeChanged(r, attribute) {
      const names = sources[r.name];
      if (attribute.local === names[0] || attribute.local === names[1]) notShown(r);
    },
  };
  for (const name in sources) use('html/steps').define(name, steps);
})
