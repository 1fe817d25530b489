// DOMException (Web IDL, section 4.3).
(function (platform) {
  'use strict';
  const { primordials, intrinsics, use } = platform;
  const { ObjectSetPrototypeOf, ReflectConstruct } = primordials;
  const { Error } = intrinsics;
  const idl = use('core/webidl');

  const names = [
    null, 'IndexSizeError', null, 'HierarchyRequestError', 'WrongDocumentError', 'InvalidCharacterError',
    null, 'NoModificationAllowedError', 'NotFoundError', 'NotSupportedError', 'InUseAttributeError',
    'InvalidStateError', 'SyntaxError', 'InvalidModificationError', 'NamespaceError', 'InvalidAccessError',
    null, 'TypeMismatchError', 'SecurityError', 'NetworkError', 'AbortError', 'URLMismatchError',
    'QuotaExceededError', 'TimeoutError', 'InvalidNodeTypeError', 'DataCloneError',
  ];
  const codes = { __proto__: null };
  for (let i = 1; i < names.length; i++) if (names[i]) codes[names[i]] = i;

  // An error object carries the state, so that it has a stack as the browser's own errors do.
  class Given { constructor(object) { return object; } }
  class State extends Given {
    #message; #name;
    constructor(error, message, name) { super(error); this.#message = message; this.#name = name; }
    static message(error) { return error.#message; }
    static name(error) { return error.#name; }
    static is(value) { return idl.isObject(value) && #name in value; }
  }

  class DOMException {
    constructor(message = '', name = 'Error') {
      const text = idl.DOMString(message, "Failed to construct 'DOMException'");
      const kind = idl.DOMString(name, "Failed to construct 'DOMException'");
      const error = ReflectConstruct(Error, [text], new.target);
      delete error.message;
      new State(error, text, kind);
      return error;
    }
    get name() { return State.name(this); }
    get message() { return State.message(this); }
    get code() { return codes[State.name(this)] ?? 0; }
  }
  const constants = { __proto__: null };
  const constantNames = [
    null, 'INDEX_SIZE_ERR', 'DOMSTRING_SIZE_ERR', 'HIERARCHY_REQUEST_ERR', 'WRONG_DOCUMENT_ERR',
    'INVALID_CHARACTER_ERR', 'NO_DATA_ALLOWED_ERR', 'NO_MODIFICATION_ALLOWED_ERR', 'NOT_FOUND_ERR',
    'NOT_SUPPORTED_ERR', 'INUSE_ATTRIBUTE_ERR', 'INVALID_STATE_ERR', 'SYNTAX_ERR',
    'INVALID_MODIFICATION_ERR', 'NAMESPACE_ERR', 'INVALID_ACCESS_ERR', 'VALIDATION_ERR',
    'TYPE_MISMATCH_ERR', 'SECURITY_ERR', 'NETWORK_ERR', 'ABORT_ERR', 'URL_MISMATCH_ERR',
    'QUOTA_EXCEEDED_ERR', 'TIMEOUT_ERR', 'INVALID_NODE_TYPE_ERR', 'DATA_CLONE_ERR',
  ];
  for (let i = 1; i < constantNames.length; i++) constants[constantNames[i]] = i;
  idl.define(DOMException, { constants, length: 0 });
  ObjectSetPrototypeOf(DOMException.prototype, Error.prototype);
  return {
    DOMException, isDOMException: State.is,
    /// The message of a DataCloneError of this realm, or null for any other value.
    messageOfCloneError: (value) => (State.is(value) && State.name(value) === 'DataCloneError' ? State.message(value) : null),
  };
});
