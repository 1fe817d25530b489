// HTML, section 8.1.7 (event loops): tasks, for the standards that queue some, and the microtasks that
// run after each callback of a page that the host calls ("clean up after running script").
(function (platform) {
  'use strict';
  const { host, primordials } = platform;
  const { ReflectApply } = primordials;
  const post = host('tasks.post');
  const cancel = host('tasks.cancel');
  const runMicrotasks = host('tasks.runMicrotasks');
  /// Whether none of the page's own code is under way: the stack of scripts would be empty in a browser.
  let isBare = false;
  /// Makes work of the host that nothing of the page calls: a task, or what Swift asks for.
  const bare = (work) => (...given) => {
    const before = isBare;
    isBare = true;
    try { return ReflectApply(work, undefined, given); } finally { isBare = before; }
  };
  /// Said before the host calls the page; what it returns goes to `leave`.
  const enter = () => {
    const before = isBare;
    isBare = false;
    return before;
  };
  /// Said afterwards, errors reported: runs the microtasks where nothing else of the page is under way.
  const leave = (before) => {
    if (!before) return;
    runMicrotasks();
    isBare = true;
  };
  return {
    /// Queues a task: after what is running and its microtasks, and after a virtual delay in
    /// milliseconds. Returns a number for `cancel`. What the task throws is reported.
    post: (work, delay = 0) => post(bare(work), delay),
    /// Takes a task out again.
    cancel,
    bare, enter, leave,
    /// "Perform a microtask checkpoint", where no script is under way.
    checkpoint() {
      if (!isBare) return;
      runMicrotasks();
      isBare = true;
    },
    /// Calls a function of the page, reports what it throws, and runs its microtasks.
    callBack(callback, target, given) {
      const before = enter();
      try { ReflectApply(callback, target, given); } catch (error) { platform.use('core/errors').reportOf(callback, error); }
      leave(before);
    },
  };
});
