// What is wrong with an XPath expression: the page half makes an exception of the page of it.
(function () {
  'use strict';
  /// Of an expression that no evaluation could mend (`isType` false), or of a value of the wrong type.
  class Failure {
    constructor(message, isType) {
      this.message = message;
      this.isType = isType;
    }
  }
  function fail(message) { throw new Failure(message, false); }
  function failType(message) { throw new Failure(message, true); }
  const isFailure = (error) => error instanceof Failure;
  return { __proto__: null, fail, failType, isFailure };
});
