// HTML, section 7.2.2 (the Window interface).
(function (platform) {
  'use strict';
  const { global, primordials, use } = platform;
  const { FunctionPrototypeSymbolHasInstance, ObjectDefineProperty, ObjectSetPrototypeOf, SymbolHasInstance } = primordials;
  const idl = use('core/webidl');
  const { EventTarget } = use('events/events');

  const Window = idl.interfaceFrom({ name: 'Window', parent: EventTarget, members: {} });
  // "The named properties object" (Web IDL, section 3.7.4), which names nothing: there are no elements.
  const named = ObjectSetPrototypeOf({}, EventTarget.prototype);
  ObjectDefineProperty(named, primordials.SymbolToStringTag, { __proto__: null, value: 'WindowProperties', configurable: true });
  ObjectSetPrototypeOf(Window.prototype, named);
  // The engine lets no script change the prototype of its global object.
  ObjectDefineProperty(Window, SymbolHasInstance, {
    __proto__: null, value(object) { return object === global || FunctionPrototypeSymbolHasInstance(this, object); },
  });
  return { Window };
});
