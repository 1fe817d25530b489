// HTML, section 8.1.4.6 (runtime script errors) and 8.1.4.7 (unhandled promise rejections).
(function (platform) {
  'use strict';
  const { global, host, primordials, use } = platform;
  const { WeakSet, WeakSetPrototypeAdd, WeakSetPrototypeHas } = primordials;
  const idl = use('core/webidl');
  const record = host('errors.record');
  const placeOf = host('errors.place');
  const placeOfUnparsed = host('errors.placeOf');
  const { SyntaxError } = platform.intrinsics;
  let isReporting = false;

  /// "To report an exception": tells the window, and the trace unless a listener takes what the portal threw itself.
  function report(error) {
    const { hasListener } = use('events/events');
    // An error in the handler of an error goes to the trace alone.
    if (isReporting || !hasListener(global, 'error')) return record(error, false);
    record(error, tell(placeOf(error), error));
  }
  /// Fires the event. Returns whether a listener took the error.
  function tell(place, error) {
    isReporting = true;
    try {
      const { fire } = use('events/events');
      const { ErrorEvent } = use('events/event-types');
      return !fire(global, new ErrorEvent('error', {
        __proto__: null, cancelable: true, message: place.message, filename: place.file, lineno: place.line, colno: place.column,
        error: place.isMuted ? null : error,
      }));
    } finally {
      isReporting = false;
    }
  }
  /// Tells the window of something that is no script's error.
  function reportMessage(message) {
    const { fire, hasListener } = use('events/events');
    if (!hasListener(global, 'error')) return;
    const { ErrorEvent } = use('events/event-types');
    fire(global, new ErrorEvent('error', { __proto__: null, cancelable: true, message, filename: global.location.href, lineno: 0, colno: 0, error: null }));
  }
  /// The same for a file that cannot be parsed.
  function reportUnparsed(message, file, line) {
    if (!isReporting) tell(placeOfUnparsed(message, file, line), new SyntaxError(message));
  }
  /// The same for what a callback threw: in the window that the callback is of.
  function reportOf(callback, error) {
    if (platform.isLoaded('html/realms')) use('html/realms').realmOf(callback).use('core/errors').report(error);
    else report(error);
  }
  /// Tells the window of a promise that was rejected and not handled: whether a listener took it.
  function rejected(promise, reason) {
    // EdgeHTML 18 has no such event.
    if (host('page.traits')().isOld) return false;
    const { fire, hasListener } = use('events/events');
    if (!hasListener(global, 'unhandledrejection')) return false;
    const { PromiseRejectionEvent } = use('events/event-types');
    return !fire(global, new PromiseRejectionEvent('unhandledrejection', { __proto__: null, cancelable: true, promise, reason }));
  }
  /// Errors that say what a server did: a page may answer for it in one place for all its requests.
  const ofServers = new WeakSet();
  const functions = {
    reportError(e) {
      idl.checkGlobal(this);
      idl.arity(arguments.length, 1, "Failed to execute 'reportError' on 'Window'");
      report(e);
    },
  };
  return {
    ofServer(error) {
      WeakSetPrototypeAdd(ofServers, error);
      return error;
    },
    isOfServer: (error) => idl.isObject(error) && WeakSetPrototypeHas(ofServers, error),
    report, reportOf, reportMessage, reportUnparsed: use('core/tasks').bare(reportUnparsed), rejected: use('core/tasks').bare(rejected), reportError: functions.reportError,
  };
});
