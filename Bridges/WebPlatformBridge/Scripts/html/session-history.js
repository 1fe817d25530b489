// HTML, section 7.4.1 (session history): what the page and its frames have shown, in the order in which it came. The top
// page has it; a line is the entries of one window: `{ entries, index, document, apply(entry) }`.
(function (platform) {
  'use strict';
  const { shared } = platform;
  /// The line that each step went on in; `position` steps have been made.
  const steps = shared('dom/shared/tree').newList();
  let position = 0;
  const MOST = 50;

  const cut = (line) => { line.entries.length = line.index + 1; };
  return {
    /// "The number of entries" that `history.length` tells.
    get length() { return steps.length + 1; },
    /// A window has another entry; what lay ahead is gone.
    add(line, entry) {
      while (steps.length > position) cut(steps.pop());
      cut(line);
      line.entries.push(entry);
      line.index++;
      steps.push(line);
      position++;
      if (steps.length < MOST) return;
      const first = steps.shift();
      position--;
      first.entries.shift();
      first.index--;
    },
    /// A window is no more.
    forget(line) {
      for (let i = steps.length - 1; i >= 0; i--) {
        if (steps[i] !== line) continue;
        steps.splice(i, 1);
        if (i < position) position--;
      }
    },
    /// How many steps a traversal goes beyond what is known here; 0 if it does not.
    beyond(delta) {
      const target = position + delta;
      return target < 0 ? target : target > steps.length ? target - steps.length : 0;
    },
    /// "Traverse the history by a delta": windows show other entries of theirs.
    traverse(delta) {
      const changed = shared('dom/shared/tree').newList();
      const note = (line, by) => {
        line.index += by;
        if (!changed.includes(line)) changed.push(line);
      };
      const target = position + delta;
      while (position < target) note(steps[position++], 1);
      while (position > target) note(steps[--position], -1);
      for (let i = 0; i < changed.length; i++) changed[i].apply(changed[i].entries[changed[i].index]);
    },
  };
});
