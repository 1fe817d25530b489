// CSS Transitions 1, section 3 (starting of transitions), and CSS Animations 1: what elements are like when styles are
// looked at, and what begins to move by that. Only pages whose sheets or style attributes have such words pay for it.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const moving = shared('css/shared/moving');
  const cascade = shared('css/shared/cascade');
  const computed = shared('css/shared/computed');
  const { canMix } = shared('animations/shared/interpolate');
  const pageDocument = use('dom/page-document');
  const player = () => use('animations/style-animations');

  /// What is known of an element that may move: the values that its transitions would begin with, and what moves.
  const entries = new primordials.Map();
  let seen = new primordials.WeakSet();
  const last = { __proto__: null, doc: null, version: -1, sheetVersion: -1, key: '' };
  let round = 0;
  let isLooking = false;
  function isUnchanged(doc, state) {
    const { version } = doc.data;
    if (last.doc === doc && last.version === version && last.sheetVersion === state.sheetVersion && last.key === state.env.key) return true;
    if (last.doc !== null && last.doc !== doc) {
      entries.clear();
      seen = new primordials.WeakSet();
    }
    last.doc = doc;
    last.version = version;
    last.sheetVersion = state.sheetVersion;
    last.key = state.env.key;
    return false;
  }
  /// A style change event: with each frame, and where a script asks for a style or a size.
  function check() {
    if (isLooking || !pageDocument.isMade()) return;
    const doc = pageDocument.record();
    const state = cascade.stateOf(doc);
    const tops = changedIn(doc, state);
    if (isUnchanged(doc, state)) return;
    isLooking = true;
    try {
      round++;
      moving.each(doc, tops ?? [doc], look, pass, seen);
      if (tops === null) entries.forEach(forgetOld);
      else entries.forEach(forgetGone);
    } finally {
      isLooking = false;
    }
  }
  /// The nodes in which something of a style may be another than the last time; null for all of the document.
  function changedIn(doc, state) {
    const { data } = doc;
    const notes = data.moved;
    data.moved = shared('dom/shared/tree').newList();
    const isAll = notes === null || last.doc !== doc || last.sheetVersion !== state.sheetVersion || last.key !== state.env.key
      || data.version - last.version !== notes.length;
    const reach = isAll ? 2 : moving.reachOf(doc);
    if (reach === 2) return null;
    const tops = shared('dom/shared/tree').newList();
    for (let i = 0; i < notes.length; i++) {
      const top = reach === 1 && notes[i].parent !== null ? notes[i].parent : notes[i];
      if ((top.flags & 1) !== 0 && top.doc === doc) tops.push(top);
    }
    return tops;
  }
  /// An element that nothing says of that it moves.
  function pass(record) {
    if (entries.size > 0 && entries.has(record)) forgetOld(entries.get(record), record);
  }
  const forgetGone = (entry, record) => { if ((record.flags & 1) === 0) stop(entry); };
  /// An element that does not move any more; transitions end as they were begun, while it is shown.
  function forgetOld(entry, record) {
    if (entry.round === round) return;
    if (!computed.isRendered(record)) stop(entry);
    else stopAnimations(entry, 0);
    entry.values = null;
    if (entry.transitions.size === 0) entries.delete(record);
  }
  function stopAnimations(entry, kept) {
    for (let i = kept; i < entry.animations.length; i++) player().cancel(entry.animations[i]);
    entry.animations.length = kept;
  }
  function stop(entry) {
    entry.transitions.forEach((running) => player().cancel(running));
    entry.transitions.clear();
    stopAnimations(entry, 0);
    entries.delete(entry.record);
  }
  const entryOf = (record) => {
    let entry = entries.get(record);
    if (entry === undefined) {
      entry = { __proto__: null, record, values: null, transitions: new primordials.Map(), animations: shared('dom/shared/tree').newList(), round: 0, parent: null };
      entries.set(record, entry);
    }
    return entry;
  };
  function look(record) {
    const entry = entries.get(record);
    if (!computed.isRendered(record)) {
      if (entry !== undefined) stop(entry);
      return;
    }
    // Without what animations show: that is no change of style.
    const style = cascade.freshStyle(record);
    const transitions = moving.transitionsOf(style, entry === undefined ? null : entry.values);
    const animations = moving.animationsOf(style);
    if (entry === undefined && transitions === null && animations.length === 0) return;
    const own = entryOf(record);
    own.round = round;
    if (own.parent !== record.parent) {
      // It has been elsewhere: what it had begun has been canceled there.
      if (own.parent !== null) stop(own);
      if (own.parent !== null) entries.set(record, own);
      own.values = null;
      own.parent = record.parent;
    }
    animate(own, animations);
    transit(own, style, transitions);
  }

  // MARK: Transitions

  function transit(entry, style, transitions) {
    if (transitions === null) {
      entry.transitions.forEach((running, name) => {
        if (computed.computedValue(style, name) !== running.to) drop(entry, name);
      });
      entry.values = null;
      return;
    }
    const values = new primordials.Map();
    const names = shared('dom/shared/tree').newList();
    transitions.forEach((facts, name) => names.push(name));
    // Those that begin together are in the order of their names.
    names.sort();
    for (let i = 0; i < names.length; i++) {
      const after = computed.computedValue(style, names[i]);
      values.set(names[i], after);
      const before = beforeOf(entry, style, names[i]);
      if (before !== null) change(entry, names[i], transitions.get(names[i]), before, after);
    }
    entry.transitions.forEach((running, name) => { if (!transitions.has(name)) drop(entry, name); });
    entry.values = values;
  }
  /// The value of before; null for an element that is new.
  function beforeOf(entry, style, name) {
    if (entry.values !== null) return entry.values.get(name) ?? computed.computedValue(moving.styleOfNothing(style), name);
    return seen.has(entry.record) ? computed.computedValue(moving.styleWithout(style), name) : null;
  }
  function drop(entry, name) {
    player().cancel(entry.transitions.get(name));
    entry.transitions.delete(name);
  }
  /// Section 3: the five cases of the standard.
  function change(entry, name, facts, before, after) {
    const running = entry.transitions.get(name);
    if (running !== undefined && running.to === after) return;
    // What an animation shows is the value before and after the change.
    if (platform.isLoaded('animations/style-animations') && player().isCovered(entry.record, name)) return;
    const from = running === undefined ? before : player().valueOf(running);
    const progress = running === undefined ? 0 : running.progress();
    if (running !== undefined) drop(entry, name);
    if (from === after || (facts.duration > 0 ? facts.duration : 0) + facts.delay <= 0) return;
    if (!facts.isDiscrete && !canMix(name, from, after)) return;
    let { duration, delay } = facts;
    let factor = 1;
    let reversed = from;
    if (running !== undefined && running.reversed === after) {
      // Back to where it came from: as long as it has been on its way.
      factor = primordials.MathAbs(progress * running.factor + 1 - running.factor);
      factor = primordials.MathMin(factor, 1);
      reversed = running.to;
      duration *= factor;
      if (delay < 0) delay *= factor;
    }
    const { easing } = facts;
    entry.transitions.set(name, player().transition(entry.record, name, from, after, { duration, delay, easing, factor, reversed }, (made) => {
      if (entry.transitions.get(name) === made) entry.transitions.delete(name);
    }));
  }

  // MARK: Animations

  const isSame = (a, b) => a.duration === b.duration && a.delay === b.delay && a.iterations === b.iterations && a.direction === b.direction
    && a.fill === b.fill && a.easing === b.easing;
  function animate(entry, wanted) {
    const before = entry.animations;
    const list = shared('dom/shared/tree').newList();
    for (let i = 0; i < wanted.length; i++) {
      const facts = wanted[i];
      let at = -1;
      for (let k = 0; k < before.length && at < 0; k++) if (before[k].facts.name === facts.name) at = k;
      if (at >= 0) {
        const known = before[at];
        before.splice(at, 1);
        if (!isSame(known.facts, facts)) player().retime(known, facts);
        if (known.facts.isPaused !== facts.isPaused) player().setPaused(known, facts.isPaused);
        known.facts = facts;
        list.push(known);
        continue;
      }
      const rules = moving.keyframesFor(entry.record, facts.name);
      if (rules !== null) list.push(player().animation(entry.record, facts, moving.framesOf(rules)));
    }
    stopAnimations(entry, 0);
    entry.animations = list;
  }
  return {
    check,
    /// The style attribute of an element is about to get a transition: what it has now is what that begins with.
    prepare(record) {
      // An element that no style change event has met yet has nothing to begin with. Before the first of them it is not known.
      if (last.doc !== null && !seen.has(record)) return;
      const known = entries.get(record);
      if ((known !== undefined && known.values !== null) || !pageDocument.isMade() || record.doc !== pageDocument.record() || !computed.isRendered(record)) return;
      const style = cascade.freshStyle(record);
      // What a script has changed since styles were last looked at is a part of the same change.
      const text = shared('css/shared/style-slot').keptText(record);
      const before = text === null ? style : { ...style, inline: text === '' ? null : shared('css/shared/declarations').known(text), values: new primordials.Map() };
      const entry = entryOf(record);
      entry.values = new primordials.Map();
      entry.parent = record.parent;
      const keep = (names) => { for (let i = 0; i < names.length; i++) entry.values.set(names[i], computed.computedValue(before, names[i])); };
      keep(moving.declaredNames(style));
      if (before !== style) keep(moving.declaredNames(before));
    },
  };
});
