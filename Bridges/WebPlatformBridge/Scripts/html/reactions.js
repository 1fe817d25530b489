// HTML, section 4.13.6 (custom element reactions): the queue of what is to be called before a member
// marked [CEReactions] returns. Small, for every change of the tree looks at `pending`.
(function (platform) {
  'use strict';
  const { primordials } = platform;
  const { ArrayPrototypePush } = primordials;
  let queue = [];
  const reactions = {
    __proto__: null,
    /// Whether something waits.
    pending: false,
    /// Has a function called before the member that is under way returns.
    enqueue(work, record, name, given) {
      ArrayPrototypePush(queue, { __proto__: null, work, record, name, given });
      reactions.pending = true;
    },
    /// Takes all that waits and does it. The reactions of one element are called in a row, in the order of
    /// the elements ("invoke custom element reactions" of an element queue).
    run() {
      while (reactions.pending) {
        const taken = queue;
        queue = [];
        reactions.pending = false;
        for (let i = 0; i < taken.length; i++) {
          const { record } = taken[i];
          if (taken[i].work === null) continue;
          for (let k = i; k < taken.length; k++) {
            const next = taken[k];
            if (next.record !== record || next.work === null) continue;
            const { work } = next;
            next.work = null;
            work(record, next.name, next.given);
          }
        }
      }
    },
  };
  return reactions;
});
