// HTML, section 8.1.8.2: the event handler attributes of a window, and the events of a page's life.
(function (platform) {
  'use strict';
  const { global, primordials, use } = platform;
  const own = primordials.ObjectGetOwnPropertyDescriptor;
  const events = use('events/events');
  const types = use('events/event-types');
  const names = [
    'error', 'unhandledrejection', 'rejectionhandled', 'load', 'beforeunload', 'unload', 'pagehide', 'pageshow', 'message',
    'messageerror', 'popstate', 'hashchange', 'storage', 'online', 'offline', 'languagechange', 'focus', 'blur', 'resize', 'scroll', 'afterprint', 'beforeprint', 'pagereveal', 'pageswap',
  ];
  const accessors = { __proto__: null };
  let shared = null;
  for (let i = 0; i < names.length; i++) {
    const holder = {};
    events.defineHandlers(holder, [names[i]]);
    accessors[`on${names[i]}`] = own(holder, `on${names[i]}`);
  }
  return {
    /// The accessor of a name with `on`: the window's own, or one that it shares with all elements.
    accessorOf: (name) => accessors[name] ?? own(shared ??= use('events/global-handlers').make(), name),
    /// The page is about to be left: whether a listener wants the user to be asked.
    asksToStay: use('core/tasks').bare(() => {
      const event = types.makeBeforeUnload();
      const isCanceled = !events.fire(global, event);
      return isCanceled || types.returnValueOf(event) !== '';
    }),
    /// The page is left (HTML, section 7.4.2.4, "unload a document").
    unload: use('core/tasks').bare(() => {
      events.fire(global, new types.PageTransitionEvent('pagehide', { __proto__: null, bubbles: true, cancelable: true, persisted: false }));
      const document = use('dom/page-document').record();
      document.data.isHidden = true;
      events.fireAt(document, new events.Event('visibilitychange', { __proto__: null, bubbles: true }));
      events.fire(global, new events.Event('unload'));
    }),
  };
});
