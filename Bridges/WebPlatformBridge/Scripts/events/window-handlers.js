// HTML, section 8.1.8.2: the event handler attributes of a window, and the events of a page's life.
(function (platform) {
  'use strict';
  const { global, primordials, use } = platform;
  const events = use('events/events');
  const names = [
    'error', 'unhandledrejection', 'rejectionhandled', 'load', 'beforeunload', 'unload', 'pagehide', 'pageshow', 'message',
    'messageerror', 'popstate', 'hashchange', 'storage', 'online', 'offline', 'languagechange', 'focus', 'blur', 'resize', 'scroll', 'afterprint', 'beforeprint', 'pagereveal', 'pageswap',
  ];
  let shared = null;
  let isUnloading = false;
  return {
    /// The accessor of a name with `on`: the window's own, or one that it shares with all elements.
    accessorOf(name) {
      const type = primordials.StringPrototypeSlice(name, 2);
      if (primordials.ArrayPrototypeIncludes(names, type)) return use('events/handlers').accessorOf(type);
      return primordials.ObjectGetOwnPropertyDescriptor(shared ??= use('events/global-handlers').make(), name);
    },
    /// The page is about to be left: whether a listener wants the user to be asked.
    asksToStay: use('core/tasks').bare(ask),
    /// The page is left.
    unload: use('core/tasks').bare(unload),
    /// The same where a script may be under way.
    asksInScript: ask, unloadInScript: unload,
    /// "Ignore-opens-during-unload counter": whether document.open() does nothing.
    get isUnloading() { return isUnloading; },
  };
  /// HTML, section 7.4.2.4 ("checking if unloading is canceled").
  function ask() {
    if (!events.hasListener(global, 'beforeunload')) return false;
    const types = use('events/event-types');
    const event = types.makeBeforeUnload();
    isUnloading = true;
    const isCanceled = !events.fire(global, event);
    isUnloading = false;
    return isCanceled || types.returnValueOf(event) !== '';
  }
  /// Fires an event at the window; its target is the document, where there is one.
  function fireAtWindow(event) {
    if (platform.isLoaded('dom/page-document') && use('dom/page-document').isMade()) events.fireAtWindow(event, use('dom/page-document').record());
    else events.fire(global, event);
  }
  /// HTML, section 7.4.2.4 ("unload a document").
  function unload() {
    isUnloading = true;
    if (events.hasListener(global, 'pagehide')) {
      fireAtWindow(new (use('events/event-types').PageTransitionEvent)('pagehide', { __proto__: null, bubbles: true, cancelable: true, persisted: false }));
    }
    // A document that no script has asked for has no listener.
    if (platform.isLoaded('dom/page-document') && use('dom/page-document').isMade()) {
      const document = use('dom/page-document').record();
      document.data.isHidden = true;
      events.fireAt(document, new events.Event('visibilitychange', { __proto__: null, bubbles: true }));
    }
    if (events.hasListener(global, 'unload')) fireAtWindow(new events.Event('unload'));
    isUnloading = false;
  }
});
