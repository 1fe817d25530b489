// What the shared algorithms of the document answer in the place of an exception: the page half throws.
(function () {
  'use strict';
  return {
    __proto__: null,
    OK: 0, HIERARCHY: 1, NOT_FOUND: 2, INDEX_SIZE: 3, INVALID_CHARACTER: 4, NAMESPACE: 5, IN_USE_ATTRIBUTE: 6,
    INVALID_NODE_TYPE: 7, NOT_SUPPORTED: 8, INVALID_STATE: 9, SYNTAX: 10, WRONG_DOCUMENT: 11, NO_MODIFICATION: 12,
  };
});
