// HTML, section 8.1.8.2: the event handler attributes of a window, and the events of a page's life.
(function (platform) {
  'use strict';
  const { global, host, primordials, use } = platform;
  const events = use('events/events');
  const names = [
    'error', 'unhandledrejection', 'rejectionhandled', 'load', 'beforeunload', 'unload', 'pagehide', 'pageshow', 'message',
    'messageerror', 'popstate', 'hashchange', 'storage', 'online', 'offline', 'languagechange', 'focus', 'blur', 'resize', 'scroll', 'afterprint', 'beforeprint', 'pagereveal', 'pageswap',
  ];
  const tasks = use('core/tasks');
  const userLeaves = host('page.mayLeave');
  let shared = null;
  const frames = () => (platform.isLoaded('html/iframe') ? use('html/iframe') : null);
  /// HTML, section 7.5.9, "checking if unloading is canceled": all are told, those in frames after this one.
  function asksToStay() {
    let asks = false;
    if (events.hasListener(global, 'beforeunload')) {
      const types = use('events/event-types');
      const event = types.makeBeforeUnload();
      const isCanceled = !events.fire(global, event);
      asks = isCanceled || types.returnValueOf(event) !== '';
    }
    return frames()?.askToStay() === true || asks;
  }
  /// HTML, section 7.5.10, "unload a document and its descendants".
  function unload(isInScript) {
    if (events.hasListener(global, 'pagehide')) {
      events.fire(global, new (use('events/event-types').PageTransitionEvent)('pagehide', { __proto__: null, bubbles: true, cancelable: true, persisted: false }));
    }
    // A document that no script has asked for has no listener.
    if (platform.isLoaded('dom/page-document') && use('dom/page-document').isMade()) {
      const document = use('dom/page-document').record();
      document.data.isHidden = true;
      events.fireAt(document, new events.Event('visibilitychange', { __proto__: null, bubbles: true }));
    }
    if (events.hasListener(global, 'unload')) events.fire(global, new events.Event('unload'));
    frames()?.unloadAll(isInScript);
  }
  return {
    /// The accessor of a name with `on`: the window's own, or one that it shares with all elements.
    accessorOf(name) {
      const type = primordials.StringPrototypeSlice(name, 2);
      if (primordials.ArrayPrototypeIncludes(names, type)) return use('events/handlers').accessorOf(type);
      return primordials.ObjectGetOwnPropertyDescriptor(shared ??= use('events/global-handlers').make(), name);
    },
    /// Whether the page, or one in its frames, listens to `beforeunload`.
    hearsBeforeUnload: () => events.hasListener(global, 'beforeunload') || (frames()?.hearBeforeUnload() ?? false),
    /// The page is about to be left: whether a listener wants the user to be asked.
    asksToStay: tasks.bare(asksToStay),
    /// Whether a page in a frame may be left: a browser asks no person who did nothing in it.
    mayLeave: tasks.bare(() => !asksToStay() || !platform.isLoaded('html/activation-state') || !use('html/activation-state').hasBeenActive()
      || use('html/realms').own.isSilent || userLeaves()),
    /// The page is left.
    unload: tasks.bare(() => unload(false)),
    /// The page is left while a script of the page around it is running.
    unloadInScript() { unload(true); },
  };
});
