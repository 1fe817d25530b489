// HTML, section 4.2.5.1 ("referrer"): what a `meta` element says of the requests of its document.
(function (platform) {
  'use strict';
  const { host, shared, use } = platform;
  const { CONNECTED, IN_SHADOW, getAttribute } = shared('dom/shared/tree');
  const { lower } = shared('html/shared/attributes');
  const tell = host('document.setReferrerPolicy');
  const policy = host('document.referrerPolicy');
  return {
    /// What the document's response or a `meta` element has said; '' for nothing.
    current: () => policy(),
    inserted(r) {
      if (lower(getAttribute(r, 'name')) !== 'referrer' || (r.flags & (CONNECTED | IN_SHADOW)) !== CONNECTED) return;
      const content = getAttribute(r, 'content');
      if (content !== null && r.doc === use('dom/page-document').record()) tell(content);
    },
  };
});
