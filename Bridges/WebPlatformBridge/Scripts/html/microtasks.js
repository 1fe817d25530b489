// Microtasks of the host's own: after the script that is running, before the next task.
(function (platform) {
  'use strict';
  const { intrinsics, primordials } = platform;
  const { PromisePrototypeThen } = primordials;
  const settled = intrinsics.Promise.resolve();
  return {
    /// Queues a microtask; what it throws is reported.
    queue(work) {
      PromisePrototypeThen(settled, () => {
        try { work(); } catch (error) { platform.use('core/errors').report(error); }
      });
    },
  };
});
