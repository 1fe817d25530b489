// HTML, section 2.3.4 (numbers): the rules for parsing integers and floating-point numbers.
(function (library) {
  'use strict';
  const { primordials } = library;
  const { NumberIsFinite, RegExpPrototypeExec, Number } = primordials;
  const integer = /^[\t\n\f\r ]*([+-]?[0-9]+)/;
  const float = /^[\t\n\f\r ]*([+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)/;
  const validFloat = /^-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;

  /// "The rules for parsing integers": a number, or null for an error.
  function parseInteger(text) {
    const match = RegExpPrototypeExec(integer, text);
    return match === null ? null : Number(match[1]) + 0;
  }
  /// "The rules for parsing non-negative integers".
  function parseNonNegative(text) {
    const value = parseInteger(text);
    return value === null || value < 0 ? null : value;
  }
  /// "The rules for parsing floating-point number values".
  function parseFloat(text) {
    const match = RegExpPrototypeExec(float, text);
    if (match === null) return null;
    const value = Number(match[1]);
    return NumberIsFinite(value) ? value + 0 : null;
  }
  /// A number whose whole text is a valid floating-point number, or null.
  function parseValidFloat(text) {
    if (RegExpPrototypeExec(validFloat, text) === null) return null;
    const value = Number(text);
    return NumberIsFinite(value) ? value : null;
  }
  return { __proto__: null, parseInteger, parseNonNegative, parseFloat, parseValidFloat };
});
