// CSS Transitions 2 and CSS Animations 2: CSSTransition, CSSAnimation, their events (section 4 of both), and what they show.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { MathMax, MathMin, MathFloor } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const effects = use('animations/effect');
  const animations = use('animations/animation');
  const { wrap } = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const cascade = shared('css/shared/cascade');
  const moving = shared('css/shared/moving');
  const timings = shared('animations/shared/timing');
  const properties = shared('css/shared/properties');
  const declarations = shared('css/shared/declarations');
  const { computedValue, resolveName } = shared('css/shared/computed');
  const { at: mixed } = shared('animations/shared/interpolate');
  const ownKey = { __proto__: null };

  class CSSTransition extends animations.Animation {
    #name;
    constructor(key, effect, name) {
      if (key !== ownKey) throw new TypeError('Illegal constructor');
      super(effect);
      this.#name = name;
    }
    get transitionProperty() { return this.#name; }
  }
  idl.define(CSSTransition, { length: 0 });
  class CSSAnimation extends animations.Animation {
    #name;
    constructor(key, effect, name) {
      if (key !== ownKey) throw new TypeError('Illegal constructor');
      super(effect);
      this.#name = name;
    }
    get animationName() { return this.#name; }
  }
  idl.define(CSSAnimation, { length: 0 });

  // MARK: What is under way: `{ record, state, effect, kind, name, phase, iteration, ... }`

  /// In the order in which they began.
  const moved = new primordials.Set();
  const frame = (offset, easing, values) => ({ __proto__: null, offset, computedOffset: offset, easing, composite: 'auto', values });
  const valueFor = (name, value) => ({ __proto__: null, key: properties.camel(name), property: name, value });
  const timingOf = (facts, fill) => ({
    __proto__: null, delay: facts.delay, endDelay: 0, fill, iterationStart: 0, iterations: facts.iterations ?? 1, duration: facts.duration,
    direction: facts.direction ?? 'normal', easing: 'linear',
  });
  function begin(one, Interface, label, timing, frames) {
    const effect = effects.ofState({ __proto__: null, timing, animation: null, target: one.record, pseudo: null, composite: 'replace', frames });
    const object = new Interface(ownKey, effect, label);
    one.effect = effects.stateOf(effect);
    one.state = animations.stateOf(object);
    one.state.isStyled = true;
    ones.set(one.state, one);
    moved.add(one);
    show(one);
    return one;
  }
  const newOne = (record, kind, name) => ({
    __proto__: null, record, kind, name, state: null, effect: null, phase: 'idle', iteration: 0, whenDone: null, facts: null, frames: null, framesFrom: null,
    from: '', to: '', reversed: '', factor: 1, isCancelled: false, activeTime: 0,
  });
  function transition(record, name, from, to, facts, whenDone) {
    const one = newOne(record, 'transition', name);
    one.from = from;
    one.to = to;
    one.reversed = facts.reversed;
    one.factor = facts.factor;
    one.whenDone = whenDone;
    one.progress = () => effects.now(one.effect).progress ?? (one.phase === 'after' ? 1 : 0);
    const timing = timingOf({ ...facts, iterations: 1, direction: 'normal' }, 'backwards');
    timing.easing = timings.serialised(facts.easing) ?? 'linear';
    const values = [[valueFor(name, from)], [valueFor(name, to)]];
    begin(one, CSSTransition, name, timing, [frame(0, 'linear', values[0]), frame(1, 'linear', values[1])]);
    one.state.play(true);
    return one;
  }
  function animation(record, facts, frames) {
    const one = newOne(record, 'animation', facts.name);
    one.facts = facts;
    const shown = [];
    for (let i = 0; i < frames.length; i++) {
      const values = [];
      const { list } = frames[i].block;
      for (let k = 0; k < list.length; k++) {
        if (!moving.isMoving(list[k].name)) primordials.ArrayPrototypePush(values, valueFor(list[k].name, list[k].value));
      }
      primordials.ArrayPrototypePush(shown, frame(frames[i].offset, easingIn(frames[i].block, facts.easing), values));
    }
    begin(one, CSSAnimation, facts.name, timingOf(facts, facts.fill), shown);
    one.state.play(true);
    if (facts.isPaused) one.state.pause();
    return one;
  }
  const easingIn = (block, fallback) => timings.serialised(block.map.get('animation-timing-function')?.value ?? '') ?? timings.serialised(fallback) ?? 'linear';
  function retime(one, facts) {
    one.effect.timing = timingOf(facts, facts.fill);
    one.state.effectChanged();
  }
  function setPaused(one, isPaused) {
    if (isPaused) one.state.pause();
    else if (one.state.playState() === 'paused') one.state.play(false);
  }
  /// The style that made it move is gone.
  function cancel(one) {
    one.activeTime = effects.now(one.effect).activeTime ?? (one.phase === 'after' ? timings.activeDurationOf(one.effect.timing) : 0);
    one.state.cancel();
    one.isCancelled = true;
    use('html/frames').requestFrame();
    hide(one);
  }

  // MARK: Events (section 4)

  const seconds = (n) => n / 1000;
  function tick(due) {
    moved.forEach((one) => follow(one, due));
  }
  function follow(one, due) {
    const { state, effect } = one;
    const { phase: own, currentIteration, activeTime } = effects.now(effect);
    const isIdle = state.playState() === 'idle';
    const phase = isIdle ? 'idle' : state.pending !== '' && (one.phase === 'idle' || one.phase === 'pending') ? 'pending' : own;
    const before = one.phase;
    const { timing } = effect;
    const active = timings.activeDurationOf(timing);
    const start = MathMin(MathMax(-timing.delay, 0), active);
    const end = MathMax(MathMin(timings.endTimeOf(timing) - timing.delay, active), 0);
    const say = (suffix, elapsed, time) => announce(one, suffix, elapsed, time, due);
    const isTransition = one.kind === 'transition';
    if (phase !== before) {
      if (phase === 'idle') {
        if (before !== 'after') say('cancel', one.isCancelled ? one.activeTime : 0, null);
      } else {
        if (isTransition && before === 'idle') say('run', start, 0);
        const isFresh = before === 'idle' || before === 'pending' || before === 'before';
        if (phase === 'active') say('start', before === 'after' ? end : start, timing.delay);
        else if (phase === 'after') {
          if (isFresh) say('start', start, timing.delay);
          say('end', end, timing.delay + active);
        } else if (phase === 'before' && (before === 'active' || before === 'after')) {
          if (before === 'after') say('start', end, timing.delay);
          say('end', start, 0);
        }
      }
    } else if (!isTransition && phase === 'active' && currentIteration !== one.iteration) {
      say('iteration', currentIteration * timing.duration, timing.delay + currentIteration * timing.duration);
    }
    if (activeTime !== null) one.activeTime = activeTime;
    one.phase = phase === 'idle' && one.isCancelled ? 'idle' : phase;
    one.iteration = currentIteration ?? one.iteration;
    if (one.isCancelled || (isTransition && phase === 'after')) {
      moved.delete(one);
      hide(one);
      one.whenDone?.(one);
    }
  }
  function announce(one, suffix, elapsed, time, due) {
    const { state } = one;
    const isTransition = one.kind === 'transition';
    const type = isTransition ? `transition${suffix}` : `animation${suffix}`;
    const own = { __proto__: null, bubbles: true, elapsedTime: seconds(elapsed), pseudoElement: '' };
    own[isTransition ? 'propertyName' : 'animationName'] = one.name;
    due.push({
      __proto__: null, state, timelineTime: state.startTime === null || time === null ? null : state.startTime + time,
      fire() {
        const types = use('events/html-events');
        use('events/events').fire(wrap(one.record), new types[isTransition ? 'TransitionEvent' : 'AnimationEvent'](type, own));
      },
    });
  }

  // MARK: What is shown

  /// What moves an element, by record, in order: transitions, animations of style sheets, those of scripts.
  const shownBy = new primordials.Map();
  const ranks = { __proto__: null, transition: 0, animation: 1, script: 2 };
  const ones = new primordials.WeakMap();
  function show(one) {
    let list = shownBy.get(one.record);
    if (list === undefined) shownBy.set(one.record, list = tree.newList());
    let at = list.length;
    while (at > 0 && (ranks[list[at - 1].kind] > ranks[one.kind] || (list[at - 1].kind === one.kind && list[at - 1].state.number > one.state.number))) at--;
    list.splice(at, 0, one);
    restyle(one);
  }
  function hide(one) {
    const list = shownBy.get(one.record);
    const at = list === undefined ? -1 : list.indexOf(one);
    if (at < 0) return;
    list.splice(at, 1);
    if (list.length === 0) shownBy.delete(one.record);
    restyle(one);
  }
  function restyle({ record }) {
    const state = cascade.stateOf(record.doc);
    state.effects = shownBy.size === 0 ? null : overlay;
    state.version = -1;
  }
  /// An animation is at another time, or has another effect: what it shows is looked at anew.
  function changed(state) {
    const known = ones.get(state);
    if (known !== undefined && known.kind !== 'script') {
      restyle(known);
      return;
    }
    const { effect } = state;
    const isShown = effect !== null && effect.target !== null && effect.pseudo === null && effects.now(effect).progress !== null
      && effect.target.doc.data.window;
    if (known !== undefined && (!isShown || known.effect !== effect || known.record !== effect.target)) {
      hide(known);
      ones.delete(state);
    }
    if (!isShown) return;
    if (ones.has(state)) restyle(known);
    else {
      const one = newOne(effect.target, 'script', '');
      one.state = state;
      one.effect = effect;
      ones.set(state, one);
      show(one);
    }
  }
  const overlay = {
    __proto__: null,
    time: () => animations.documentTime(),
    /// Puts what is shown at this time into the values of a style.
    apply(record, style) {
      const list = shownBy.get(record);
      if (list === undefined) return;
      for (let i = 0; i < list.length; i++) {
        const { progress } = effects.now(list[i].effect);
        if (progress !== null) applyFrames(list[i], style, progress);
      }
    },
  };
  /// Whether an animation that is no transition shows a property of an element.
  function isCovered(record, name) {
    const list = shownBy.get(record);
    if (list === undefined) return false;
    for (let i = 0; i < list.length; i++) {
      if (list[i].kind === 'transition' || effects.now(list[i].effect).progress === null) continue;
      const frames = blocksOf(list[i]);
      for (let k = 0; k < frames.length; k++) if (frames[k].block.map.has(name)) return true;
    }
    return false;
  }
  const valueOf = (one) => {
    const { progress } = effects.now(one.effect);
    return progress === null ? one.to : mixed(one.name, one.from, one.to, progress);
  };
  /// The keyframes of an effect as blocks of declarations: `{ offset, easing, block }`.
  function blocksOf(one) {
    const { frames } = one.effect;
    if (one.frames !== null && one.framesFrom === frames) return one.frames;
    one.framesFrom = frames;
    one.frames = tree.newList();
    for (let i = 0; i < frames.length; i++) {
      const block = declarations.newBlock();
      const { values } = frames[i];
      for (let k = 0; k < values.length; k++) declarations.set(block, values[k].property, values[k].value, false);
      one.frames.push({ __proto__: null, offset: frames[i].computedOffset, easing: frames[i].easing, block });
    }
    return one.frames;
  }
  function applyFrames(one, style, progress) {
    const frames = blocksOf(one);
    const raw = cascade.freshStyle(one.record);
    const names = tree.newList();
    for (let i = 0; i < frames.length; i++) {
      const { list } = frames[i].block;
      for (let k = 0; k < list.length; k++) if (!moving.isMoving(list[k].name) && !names.includes(list[k].name)) names.push(list[k].name);
    }
    for (let i = 0; i < names.length; i++) {
      const name = resolveName(raw, names[i]);
      if (one.kind === 'transition' || !moving.isImportant(raw, name)) style.values.set(name, valueAt(frames, names[i], name, style, raw, progress));
    }
  }
  /// Web Animations 1, section 5.3.4, "the effect value of a keyframe effect".
  function valueAt(frames, declared, name, style, raw, progress) {
    let before = null;
    let after = null;
    for (let k = 0; k < frames.length; k++) {
      if (frames[k].block.map.get(declared) === undefined) continue;
      if (frames[k].offset <= progress || (before === null && frames[k].offset === 0)) before = frames[k];
      else {
        after = frames[k];
        break;
      }
    }
    if (after === null && before !== null && before.offset === 1 && progress > 1) {
      // Beyond the end the last stretch goes on.
      after = before;
      before = null;
      for (let k = 0; k < frames.length; k++) if (frames[k] !== after && frames[k].offset < 1 && frames[k].block.map.get(declared) !== undefined) before = frames[k];
    }
    const lowest = before === null ? 0 : before.offset;
    const highest = after === null ? 1 : after.offset;
    const underlying = () => style.values.get(name) ?? computedValue(raw, name);
    const from = before === null ? underlying() : moving.valueIn(raw, before.block, name);
    if (highest === lowest) return from;
    const to = after === null ? underlying() : moving.valueIn(raw, after.block, name);
    return mixed(name, from, to, timings.easing(before === null ? 'linear' : before.easing)((progress - lowest) / (highest - lowest), false));
  }
  animations.setStyler({ __proto__: null, tick, changed });
  return { CSSTransition, CSSAnimation, transition, animation, retime, setPaused, cancel, valueOf, isCovered };
});
