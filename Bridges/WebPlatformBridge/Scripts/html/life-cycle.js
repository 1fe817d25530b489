// HTML, sections 8.2 ("the end" of parsing) and 7.4.2: readiness of the page's document, what delays the
// `load` event, and what a document and its window fire in their life.
(function (platform) {
  'use strict';
  const { global, primordials, use } = platform;
  const { StringPrototypeIncludes } = primordials;
  const events = use('events/events');
  const tasks = use('core/tasks');
  const pageDocument = use('dom/page-document');

  /// What delays the `load` event: resources that are under way.
  let delays = 0;
  /// Whether the parser, and the scripts that wait for it, are done.
  let isParsed = false;
  let isLoading = false;
  let isComplete = false;
  let isFinished = false;
  /// What is done after `load`, once.
  let waiting = [];
  /// Told after `load`: the page that shows this one in a frame.
  let completed = null;
  /// When what happened, for Navigation Timing.
  const times = { __proto__: null, domInteractive: 0, domContentLoadedEventStart: 0, domContentLoadedEventEnd: 0, domComplete: 0, loadEventStart: 0, loadEventEnd: 0 };
  const { time } = use('performance/loads');
  const fire = (type, init) => events.fireAt(pageDocument.record(), new events.Event(type, init));
  /// "Update the current document readiness".
  function setReadiness(state) {
    const { data } = pageDocument.record();
    if (data.readyState === state) return;
    data.readyState = state;
    if (state === 'interactive') times.domInteractive = time();
    fire('readystatechange');
  }
  /// A page that has not asked for its document is told by its window alone.
  function fireLoaded() {
    const init = { __proto__: null, bubbles: true };
    if (pageDocument.isMade() && StringPrototypeIncludes(pageDocument.record().data.url, '#')) use('html/fragment').scroll();
    times.domContentLoadedEventStart = time();
    if (pageDocument.isMade()) fire('DOMContentLoaded', init);
    else events.fire(global, new events.Event('DOMContentLoaded', init));
    times.domContentLoadedEventEnd = time();
  }
  /// Fires an event at the window; its target is the document, where there is one.
  function fireAtWindow(event) {
    if (pageDocument.isMade()) events.fireAtWindow(event, pageDocument.record());
    else events.fire(global, event);
  }
  function complete() {
    isComplete = true;
    times.domComplete = time();
    if (pageDocument.isMade()) setReadiness('complete');
    times.loadEventStart = time();
    fireAtWindow(new events.Event('load'));
    times.loadEventEnd = time();
    if (platform.isLoaded('performance/performance')) use('performance/performance').loaded();
    if (platform.isLoaded('html/focus')) use('html/focus').autofocus?.(pageDocument.record());
    // Its kind of event is made for those alone who listen.
    if (events.hasListener(global, 'pageshow')) {
      const { PageTransitionEvent } = use('events/event-types');
      fireAtWindow(new PageTransitionEvent('pageshow', { __proto__: null, bubbles: true, cancelable: true, persisted: false }));
    }
    isFinished = true;
    completed?.();
    const { length } = waiting;
    for (let i = 0; i < length; i++) waiting[i]();
    waiting = [];
  }
  /// Goes on to `load` where nothing delays it any more.
  function settle() {
    if (!isParsed || delays > 0 || isLoading) return;
    isLoading = true;
    tasks.post(complete);
  }
  return {
    setReadiness, times,
    get isLoaded() { return isLoading; },
    /// Whether `load` is fired, or was.
    get isComplete() { return isComplete; },
    /// "Completely loaded": what listens to `load` is done.
    get isFinished() { return isFinished; },
    /// Something delays `load`, until the function that this returns is called.
    delay() {
      let isOpen = true;
      delays++;
      return () => {
        if (!isOpen) return;
        isOpen = false;
        delays--;
        settle();
      };
    },
    fireLoaded: tasks.bare(fireLoaded),
    /// A script opens the document anew: it will be loaded once more.
    restart() { isParsed = isLoading = isComplete = isFinished = false; },
    /// The document is about:blank in a frame: nothing of it is loaded.
    blank() { isParsed = isLoading = isComplete = isFinished = true; },
    whenComplete(work) { completed = work; },
    /// Does work once `load` was fired, at once where it was.
    afterLoad(work) {
      if (isComplete) work();
      else primordials.ArrayPrototypePush(waiting, work);
    },
    /// The parser and its scripts are done.
    parsed() {
      isParsed = true;
      settle();
    },
    /// The scripts of a page without a document of its own are done: everything at once.
    load: tasks.bare(() => {
      isParsed = isLoading = true;
      if (pageDocument.isMade()) setReadiness('interactive');
      fireLoaded();
      complete();
    }),
  };
});
