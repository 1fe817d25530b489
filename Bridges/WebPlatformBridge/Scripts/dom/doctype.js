// DOM, section 4.6 (interface DocumentType).
(function (platform) {
  'use strict';
  const { use } = platform;
  const idl = use('core/webidl');
  const { recordOf, illegal } = use('dom/slot');
  const { Node } = use('dom/node');
  const { unscopable, mixInto, childNode, childNodeNames } = use('dom/mixins');
  function doctype(object) {
    const r = recordOf(object);
    if (r.type !== 10) throw illegal();
    return r;
  }
  const DocumentType = idl.interfaceFrom({
    name: 'DocumentType', parent: Node,
    members: mixInto({
      get name() { return doctype(this).name; },
      get publicId() { return doctype(this).data.publicId; },
      get systemId() { return doctype(this).data.systemId; },
    }, childNode),
  });
  unscopable(DocumentType, childNodeNames);
  return { DocumentType };
});
