// Events that HTML's elements fire: trusted, and made only when they are fired.
(function (platform) {
  'use strict';
  const { use } = platform;
  const { Event, fireAt } = use('events/events');
  const { dispatch } = use('events/event-target');
  const { stateOf } = use('events/event');
  /// Fires a plain event at a node. Returns false if it was canceled.
  const fire = (r, type, { bubbles = false, cancelable = false, composed = false } = { __proto__: null }) =>
    fireAt(r, new Event(type, { __proto__: null, bubbles, cancelable, composed }));
  /// Queues a task of the document that fires an event.
  const later = (r, type, options) => use('core/tasks').post(() => { fire(r, type, options); });
  /// Dispatches an event that is not trusted.
  const dispatchAt = (r, event) => dispatch(r, event, stateOf(event));
  return { fire, later, dispatchAt };
});
