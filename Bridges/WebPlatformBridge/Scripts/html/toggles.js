// Toggle events (HTML, sections 4.11.1, 4.11.4 and 6.12): of details, dialogs and popovers; several changes
// of one task give one toggle event.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const slot = use('dom/slot');
  const { moreOf } = shared('dom/shared/tree');
  const make = (type, oldState, newState, source, cancelable) => new (use('events/html-events').ToggleEvent)(type, {
    __proto__: null, cancelable, oldState, newState, source: slot.wrap(source),
  });
  /// Fires beforetoggle. Returns false if it was canceled.
  const before = (r, oldState, newState, source, cancelable) =>
    use('events/events').fireAt(r, make('beforetoggle', oldState, newState, source, cancelable));
  /// Queues a toggle event; `kind` keeps those of a popover apart.
  function queue(r, oldState, newState, source = null, kind = 'toggle') {
    const tasks = use('core/tasks');
    const more = moreOf(r);
    more.extra ??= { __proto__: null };
    const waiting = more.extra[kind];
    if (waiting !== undefined && waiting !== null) {
      tasks.cancel(waiting.task);
      oldState = waiting.oldState;
    }
    const tracker = { __proto__: null, oldState, task: 0 };
    more.extra[kind] = tracker;
    tracker.task = tasks.post(() => {
      more.extra[kind] = null;
      use('events/events').fireAt(r, make('toggle', oldState, newState, source, false));
    });
  }
  return { before, queue };
});
