// DOMException (Web IDL, section 4.3).
(function (platform) {
  'use strict';
  const { primordials, intrinsics, use } = platform;
  const { ObjectSetPrototypeOf, ReflectConstruct } = primordials;
  const { Error } = intrinsics;
  const idl = use('core/webidl');

  /// The codes of the names that have one.
  const codes = {
    __proto__: null, IndexSizeError: 1, HierarchyRequestError: 3, WrongDocumentError: 4, InvalidCharacterError: 5,
    NoModificationAllowedError: 7, NotFoundError: 8, NotSupportedError: 9, InUseAttributeError: 10,
    InvalidStateError: 11, SyntaxError: 12, InvalidModificationError: 13, NamespaceError: 14, InvalidAccessError: 15,
    TypeMismatchError: 17, SecurityError: 18, NetworkError: 19, AbortError: 20, URLMismatchError: 21,
    QuotaExceededError: 22, TimeoutError: 23, InvalidNodeTypeError: 24, DataCloneError: 25,
  };

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
  const constants = {
    INDEX_SIZE_ERR: 1, DOMSTRING_SIZE_ERR: 2, HIERARCHY_REQUEST_ERR: 3, WRONG_DOCUMENT_ERR: 4, INVALID_CHARACTER_ERR: 5,
    NO_DATA_ALLOWED_ERR: 6, NO_MODIFICATION_ALLOWED_ERR: 7, NOT_FOUND_ERR: 8, NOT_SUPPORTED_ERR: 9,
    INUSE_ATTRIBUTE_ERR: 10, INVALID_STATE_ERR: 11, SYNTAX_ERR: 12, INVALID_MODIFICATION_ERR: 13, NAMESPACE_ERR: 14,
    INVALID_ACCESS_ERR: 15, VALIDATION_ERR: 16, TYPE_MISMATCH_ERR: 17, SECURITY_ERR: 18, NETWORK_ERR: 19, ABORT_ERR: 20,
    URL_MISMATCH_ERR: 21, QUOTA_EXCEEDED_ERR: 22, TIMEOUT_ERR: 23, INVALID_NODE_TYPE_ERR: 24, DATA_CLONE_ERR: 25,
  };
  idl.define(DOMException, { constants, length: 0 });
  ObjectSetPrototypeOf(DOMException.prototype, Error.prototype);
  return {
    DOMException,
    ...use('core/any-realm').forAnyRealm('isDOMException', { isDOMException: State.is, messageOf: State.message, nameOf: State.name }),
    /// The message of a DataCloneError of this realm, or null for any other value.
    messageOfCloneError: (value) => (State.is(value) && State.name(value) === 'DataCloneError' ? State.message(value) : null),
  };
});
