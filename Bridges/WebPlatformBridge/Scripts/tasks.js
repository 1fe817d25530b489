// HTML, section 8.1.7 (event loops): tasks, for the standards that queue some.
(function (platform) {
  'use strict';
  const { host } = platform;
  const post = host('tasks.post');
  const cancel = host('tasks.cancel');
  return {
    /// Queues a task: after what is running and its microtasks, and after a virtual delay in
    /// milliseconds. Returns a number for `cancel`. What the task throws is reported.
    post: (work, delay = 0) => post(work, delay),
    /// Takes a task out again.
    cancel,
  };
});
