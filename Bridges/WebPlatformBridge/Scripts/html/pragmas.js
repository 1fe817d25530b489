// HTML, section 4.2.5.3 (pragma directives): `meta` elements that say what a header would.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const { CONNECTED, IN_SHADOW, getAttribute } = shared('dom/shared/tree');
  const { lower } = shared('html/shared/attributes');
  return {
    inserted(r) {
      // In a document, and in no shadow tree of it.
      if ((r.flags & (CONNECTED | IN_SHADOW)) !== CONNECTED) return;
      const pragma = lower(getAttribute(r, 'http-equiv') ?? '');
      if (pragma === 'refresh') use('html/refresh').inserted(r);
      else if (pragma === 'content-security-policy') use('security/policy').inserted(r);
    },
  };
});
