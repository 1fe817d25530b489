// HTML, section 8.1.8.1: the functions that the texts of event handler attributes become, with the places of
// their texts in the document.
(function (platform) {
  'use strict';
  const { host, intrinsics, primordials, use } = platform;
  const { ReflectDefineProperty, StringPrototypeSplit, WeakMapPrototypeGet } = primordials;
  const { Function } = intrinsics;
  const { home, wrap } = use('dom/slot');
  const make = host('scripts.handler');
  const placeOf = host('scripts.place');
  const STEPS = 4;
  const CUSTOM = 8;
  /// The line of the engine's own text for a function on which its body begins.
  const FIRST_LINE = 3;

  /// Where the value of an attribute begins in the document's source; -1 for one that a script set.
  function offsetOf({ attribute, element }) {
    const { places } = element.doc.data;
    return attribute === null || places === null ? -1 : WeakMapPrototypeGet(places, attribute) ?? -1;
  }
  /// A policy that keeps scripts from making code of texts is not meant for the engine's parser.
  const tried = (work) => (home.policy === null ? work() : home.policy.lifted(work));
  /// The function, or null after an error was reported. `source`: { text, element, attribute }.
  function compile(type, source, isOfWindow, isWindowError) {
    const { text, element } = source;
    const parameters = isWindowError ? 'event, source, lineno, colno, error' : 'event';
    const offset = offsetOf(source);
    try {
      // The text has to be the body of a function by itself.
      tried(() => new Function(parameters, text));
    } catch (error) {
      use('core/errors').report(placed(error, text, offset));
      return null;
    }
    const form = isOfWindow || ((element.flags & (STEPS | CUSTOM)) === 0 && element.name !== 'output') ? null : use('html/handler-scope').formOf(element);
    // The later ones are looked at first.
    const scopes = { __proto__: null, 0: wrap(element.doc) };
    let count = 1;
    if (form !== null) scopes[count++] = wrap(form);
    if (!isOfWindow) scopes[count++] = wrap(element);
    try {
      return make(text, offset, `on${type}`, parameters, scopes, count);
    } catch (error) {
      use('core/errors').report(error);
      return null;
    }
  }
  /// Tells an error of the engine's parser, which knows a line of the function's text, where that is in the document.
  function placed(error, text, offset) {
    const place = placeOf(offset);
    let inText = error.line - FIRST_LINE;
    const last = StringPrototypeSplit(text, '\n').length - 1;
    if (!(inText >= 0)) inText = 0;
    const tell = (name, value) => ReflectDefineProperty(error, name, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
    if (inText > last) {
      // The brace that the engine puts behind the text is none of the page's.
      tell('message', 'Unexpected end of the event handler');
      inText = last;
    }
    tell('sourceURL', place.file);
    tell('line', place.line + inText);
    tell('column', inText === 0 ? place.column : 1);
    return error;
  }
  return { compile, offsetOf };
});
