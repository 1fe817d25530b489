// HTML, section 8.1.4.6 (runtime script errors) and 8.1.4.7 (unhandled promise rejections).
(function (platform) {
  'use strict';
  const { global, host, primordials, use } = platform;
  const idl = use('core/webidl');
  const record = host('errors.record');
  const placeOf = host('errors.place');
  let isReporting = false;

  /// "To report an exception": tells the window, and the trace unless a listener prevents it.
  function report(error) {
    const { fire, hasListener } = use('events/events');
    // An error in the handler of an error goes to the trace alone.
    if (isReporting || !hasListener(global, 'error')) return record(error, false);
    const place = placeOf(error);
    isReporting = true;
    let isHandled = false;
    try {
      const { ErrorEvent } = use('events/event-types');
      isHandled = !fire(global, new ErrorEvent('error', {
        __proto__: null, cancelable: true, message: place.message, filename: place.file, lineno: place.line, colno: place.column, error,
      }));
    } finally {
      isReporting = false;
    }
    record(error, isHandled);
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
  const functions = {
    reportError(e) {
      idl.checkGlobal(this);
      idl.arity(arguments.length, 1, "Failed to execute 'reportError' on 'Window'");
      report(e);
    },
  };
  return { report, reportOf, rejected: use('core/tasks').bare(rejected), reportError: functions.reportError };
});
