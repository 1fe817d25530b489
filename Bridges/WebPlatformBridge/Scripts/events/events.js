// DOM, section 2 (events), and HTML, section 8.1.8.1 (event handlers): what other scripts use of them.
(function (platform) {
  'use strict';
  const { use } = platform;
  const event = use('events/event');
  const targets = use('events/event-target');
  const { prototype } = targets.EventTarget;
  return {
    Event: event.Event, CustomEvent: event.CustomEvent, isEvent: event.isEvent, initialize: event.initialize, isDispatched: event.isDispatched,
    EventTarget: targets.EventTarget, fire: targets.fire, fireAt: targets.fireAt, dispatchAt: targets.dispatchAt, fireAtWindow: targets.fireAtWindow, hasListener: targets.hasListener,
    hasAnyListener: targets.hasAnyListener, currentEvent: targets.currentEvent, isTarget: targets.isTarget,
    addEventListener: prototype.addEventListener, removeEventListener: prototype.removeEventListener, dispatchEvent: prototype.dispatchEvent,
    defineHandlers: (object, types) => use('events/handlers').defineHandlers(object, types),
    getHandler: (target, type) => use('events/handlers').getHandler(target, type),
    setHandler: (target, type, value) => use('events/handlers').setHandler(target, type, value),
  };
});
