// HTML, section 4.13.6 (custom element reactions): what is to be called before a member marked
// [CEReactions] returns. Small, for every change of the tree looks at `pending`.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const { newList } = shared('dom/shared/tree');
  let elements = newList();
  const reactions = {
    __proto__: null,
    /// Whether something waits.
    pending: false,
    /// Adds a reaction to an element's own queue; `isInside` while that queue is being worked off.
    enqueue(record, work, name, given, isInside = false) {
      const { custom } = record.more;
      (custom.queue ??= newList()).push({ __proto__: null, work, name, given });
      if (isInside) return;
      elements.push(record);
      if (reactions.pending) return;
      reactions.pending = true;
      // "The backup element queue": for what no member marked [CEReactions] has done.
      use('html/microtasks').queue(reactions.run);
    },
    /// "Invoke custom element reactions" of all elements that wait.
    run() {
      while (reactions.pending) {
        const taken = elements;
        elements = newList();
        reactions.pending = false;
        for (let i = 0; i < taken.length; i++) {
          const { custom } = taken[i].more;
          while (custom.queue !== null && custom.queue.length > 0) {
            const { work, name, given } = custom.queue.shift();
            work(taken[i], name, given);
          }
        }
      }
    },
  };
  return reactions;
});
