// The tree of a document (DOM, section 4): all that other scripts call, from the files beside this one.
(function (library) {
  'use strict';
  const { use } = library;
  const nodes = use('dom/shared/nodes');
  return {
    __proto__: null, ...nodes, ...nodes.flags, ...use('dom/shared/walk'), ...use('dom/shared/names'), ...use('dom/shared/codes'),
    ...use('dom/shared/mutate'), ...use('dom/shared/attributes'), ...use('dom/shared/text'), ...use('dom/shared/clone'),
    byId: use('dom/shared/ids').byId,
  };
});
