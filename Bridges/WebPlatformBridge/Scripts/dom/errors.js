// The page's exceptions for the codes of the shared algorithms (Web IDL, section 2.8.1).
(function (platform) {
  'use strict';
  const { intrinsics, shared, use } = platform;
  const { TypeError } = intrinsics;
  const codes = shared('dom/shared/codes');
  const kinds = { __proto__: null };
  const add = (code, name, message) => { kinds[code] = { __proto__: null, name, message }; };
  add(codes.HIERARCHY, 'HierarchyRequestError', 'The operation would yield an incorrect node tree.');
  add(codes.NOT_FOUND, 'NotFoundError', 'The object can not be found here.');
  add(codes.INDEX_SIZE, 'IndexSizeError', 'The offset is larger than the length of the node.');
  add(codes.INVALID_CHARACTER, 'InvalidCharacterError', 'The string contains invalid characters.');
  add(codes.NAMESPACE, 'NamespaceError', 'The namespace and the qualified name do not go together.');
  add(codes.IN_USE_ATTRIBUTE, 'InUseAttributeError', 'The attribute is in use by another element.');
  add(codes.INVALID_NODE_TYPE, 'InvalidNodeTypeError', 'The node is of a type that is not allowed here.');
  add(codes.NOT_SUPPORTED, 'NotSupportedError', 'The operation is not supported.');
  add(codes.INVALID_STATE, 'InvalidStateError', 'The object is in an invalid state.');
  add(codes.SYNTAX, 'SyntaxError', 'The string did not match the expected pattern.');
  add(codes.WRONG_DOCUMENT, 'WrongDocumentError', 'The object is in the wrong document.');
  add(codes.NO_MODIFICATION, 'NoModificationAllowedError', 'The object can not be modified.');

  const domError = (name, message) => new (use('events/dom-exception').DOMException)(message, name);
  /// Throws for a code that is not 0; `what` is a sentence in the place of the usual one.
  function raise(code, where, what) {
    const kind = kinds[code];
    throw domError(kind.name, `${where}: ${what ?? kind.message}`);
  }
  const notOfType = (where, index, type) => new TypeError(`${where}: parameter ${index} is not of type '${type}'.`);
  return { raise, domError, notOfType };
});
