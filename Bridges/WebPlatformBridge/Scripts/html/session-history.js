// HTML, section 7.4.1 (session history): what the page and its frames have shown, in the order in which it came. The top
// page has it; a line is the entries of one window: `{ entries, index, document, apply(entry) }`. What the page itself has
// shown outlives its document: the session keeps it, and a document that comes again has it again.
(function (platform) {
  'use strict';
  const { host, shared, use } = platform;
  const { newList } = shared('dom/shared/tree');
  const stateText = () => shared('messaging/shared/state-text');
  /// The line that each step went on in; `position` steps have been made.
  const steps = newList();
  let position = 0;
  const MOST = 50;
  /// `{ entries: [[URL, state as a text or null], …], index, before, after }`: how many entries of other documents are around.
  const given = host('page.history')();
  const { before } = given;
  let { after } = given;
  /// The line of the page.
  const own = {
    __proto__: null, entries: newList(), index: given.index, document: null,
    apply(entry) { use('html/location').traversed(entry); },
  };
  for (let i = 0; i < given.entries.length; i++) {
    const { 0: url, 1: text } = given.entries[i];
    own.entries.push({ __proto__: null, url, data: text === null ? null : stateText().read(text), document: null });
    if (i > 0) steps.push(own);
  }
  position = given.index;

  const cut = (line) => { line.entries.length = line.index + 1; };
  return {
    own,
    /// What the session keeps of it: the number of the entry that is shown, and then URL and state of each.
    kept() {
      const list = newList();
      list.push(own.index);
      for (let i = 0; i < own.entries.length; i++) {
        const { url, data } = own.entries[i];
        list.push(url, data === null ? null : stateText().write(data));
      }
      return list;
    },
    /// "The number of entries" that `history.length` tells.
    get length() { return before + steps.length + 1 + after; },
    /// A window has another entry; what lay ahead is gone.
    add(line, entry) {
      while (steps.length > position) cut(steps.pop());
      after = 0;
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
