// Web Animations 1, sections 4.4 (animations) and 6.4: Animation, its timelines, and `animate()` of elements. Names of
// functions and fields are those of the standard's procedures.
(function (platform) {
  'use strict';
  const { host, intrinsics, primordials, shared, use } = platform;
  const { ArrayPrototypePush, MathCeil, MathFloor, MathMax, MathMin, SetPrototypeForEach } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const tasks = use('core/tasks');
  const { EventTarget, defineHandlers, fire } = use('events/events');
  const { kind } = use('events/kinds');
  const { Deferred } = use('streams/common');
  const effects = use('animations/effect');
  const tree = shared('dom/shared/tree');
  const domError = (name, text) => use('dom/errors').domError(name, text);
  // A look at a style takes no time, and a frame does not end in the middle of one.
  const now = host('time.still');
  const ownKey = { __proto__: null };
  const nullable = idl.nullable(idl.double);

  // MARK: Timelines (section 6.2): the time of the last frame

  let frameTime = 0;
  /// What `document.timeline` says: the same all through a frame.
  function documentTime() {
    const time = MathFloor(MathFloor(now() * 0.06) / 0.06);
    return (frameTime = MathMax(frameTime, time));
  }
  let originOf, isTimeline;
  class AnimationTimeline {
    #origin;
    constructor(key, origin) {
      if (key !== ownKey) throw new TypeError('Illegal constructor');
      this.#origin = origin;
    }
    get currentTime() { return documentTime() - this.#origin; }
    get duration() { this.#origin; return null; }
    static {
      originOf = (timeline) => timeline.#origin;
      isTimeline = (value) => idl.isObject(value) && #origin in value;
    }
  }
  idl.define(AnimationTimeline, { length: 0 });
  const timelineOptions = idl.dictionary([['originTime', idl.double, 0]]);
  class DocumentTimeline extends AnimationTimeline {
    constructor(options = undefined) { super(ownKey, timelineOptions(options, "Failed to construct 'DocumentTimeline'").originTime); }
  }
  idl.define(DocumentTimeline, { length: 0 });
  const timelineOf = (value, where) => {
    if (value !== null && !isTimeline(value)) throw idl.failure(where, "The value is not of type 'AnimationTimeline'.");
    return value;
  };

  // MARK: The state of an animation

  /// Those that are in play or in effect, or may come to be.
  const animations = new primordials.Set();
  let events = tree.newList();
  let lastNumber = 0;
  /// No frames are made for the iterations of what goes on for longer.
  const mostIterations = 1000;
  /// The script that shows what effects do, and fires the events of what style sheets made: `tick(events)`, `changed(state)`.
  let styler = null;
  /// Wakes up for the next frame, in which what is pending begins and events are fired.
  const awaitFrame = () => use('html/frames').requestFrame();
  class State {
    number = ++lastNumber;
    object = null;
    effect = null;
    timeline = null;
    startTime = null;
    holdTime = null;
    previousTime = null;
    playbackRate = 1;
    pendingRate = null;
    /// 'play', 'pause' or ''.
    pending = '';
    ready = Deferred.resolved(undefined);
    finished = new Deferred();
    id = '';
    replaceState = 'active';
    isNotifying = false;
    timer = 0;
    /// Whether a style sheet made it: it has events at more times than its end.
    isStyled = false;

    timelineTime() { return this.timeline === null ? null : documentTime() - originOf(this.timeline); }
    currentTime() {
      if (this.holdTime !== null) return this.holdTime;
      const time = this.timelineTime();
      return time === null || this.startTime === null ? null : (time - this.startTime) * this.playbackRate + 0;
    }
    end() { return this.effect === null ? 0 : effects.endTimeOf(this.effect); }
    rate() { return this.pendingRate ?? this.playbackRate; }
    applyRate() {
      if (this.pendingRate === null) return;
      this.playbackRate = this.pendingRate;
      this.pendingRate = null;
    }
    playState() {
      const time = this.currentTime();
      if (time === null && this.startTime === null && this.pending === '') return 'idle';
      if (this.pending === 'pause' || (this.startTime === null && this.pending !== 'play')) return 'paused';
      const rate = this.rate();
      if (time !== null && ((rate > 0 && time >= this.end()) || (rate < 0 && time <= 0))) return 'finished';
      return 'running';
    }
    seek(time) {
      if (time === null) {
        if (this.currentTime() !== null) throw new TypeError('currentTime may not be changed from resolved to unresolved');
        return;
      }
      const at = this.timelineTime();
      if (this.holdTime !== null || this.startTime === null || at === null || this.playbackRate === 0) this.holdTime = time;
      else this.startTime = at - time / this.playbackRate;
      if (at === null) this.startTime = null;
      this.previousTime = null;
    }
    setCurrentTime(time) {
      this.seek(time);
      if (time !== null && this.pending === 'pause') {
        this.holdTime = time;
        this.applyRate();
        this.startTime = null;
        this.settle();
      }
      this.update(true, false);
    }
    setStartTime(time) {
      if (this.timelineTime() === null && time !== null) this.holdTime = null;
      const before = this.currentTime();
      this.applyRate();
      this.startTime = time;
      if (time !== null) {
        if (this.playbackRate !== 0) this.holdTime = null;
      } else this.holdTime = before;
      if (this.pending !== '') this.settle();
      this.update(true, false);
    }
    /// What was pending has happened.
    settle() {
      this.pending = '';
      this.ready.resolve(this.object);
    }
    play(rewinds) {
      const wasPausing = this.pending === 'pause';
      const time = this.currentTime(), end = this.end(), rate = this.rate();
      let seek = null;
      if (rewinds) {
        if (rate >= 0 && (time === null || time < 0 || time >= end)) seek = 0;
        else if (rate < 0 && (time === null || time <= 0 || time > end)) {
          if (end === 1 / 0) throw domError('InvalidStateError', "Failed to execute 'play' on 'Animation': Cannot play reversed Animation with infinite target effect end.");
          seek = end;
        }
      }
      if (seek === null && this.startTime === null && time === null) seek = 0;
      if (seek !== null) this.holdTime = seek;
      if (this.holdTime !== null) this.startTime = null;
      const isPending = this.pending !== '';
      if (isPending) this.pending = '';
      if (this.holdTime === null && seek === null && !wasPausing && this.pendingRate === null) return;
      if (!isPending) this.ready = new Deferred();
      this.pending = 'play';
      awaitFrame();
      this.update(false, false);
    }
    pause() {
      if (this.pending === 'pause' || this.playState() === 'paused') return;
      let seek = null;
      if (this.currentTime() === null) {
        if (this.playbackRate >= 0) seek = 0;
        else if (this.end() === 1 / 0) throw domError('InvalidStateError', "Failed to execute 'pause' on 'Animation': Cannot pause, Animation has infinite target effect end.");
        else seek = this.end();
      }
      if (seek !== null) this.holdTime = seek;
      if (this.pending === '') this.ready = new Deferred();
      this.pending = 'pause';
      awaitFrame();
      this.update(false, false);
    }
    /// A pending task is run: with a frame in which the timeline has a time.
    runPending() {
      const at = this.timelineTime();
      if (at === null || this.pending === '') return;
      const { pending } = this;
      this.pending = '';
      if (pending === 'play') {
        if (this.holdTime !== null) {
          this.applyRate();
          this.startTime = this.playbackRate === 0 ? at : at - this.holdTime / this.playbackRate;
          if (this.playbackRate !== 0) this.holdTime = null;
        } else if (this.startTime !== null && this.pendingRate !== null) {
          const time = (at - this.startTime) * this.playbackRate;
          this.applyRate();
          if (this.playbackRate === 0) {
            this.holdTime = time;
            this.startTime = at;
          } else this.startTime = at - time / this.playbackRate;
        }
      } else {
        if (this.startTime !== null && this.holdTime === null) this.holdTime = (at - this.startTime) * this.playbackRate;
        this.applyRate();
        this.startTime = null;
      }
      this.ready.resolve(this.object);
      this.update(false, false);
    }
    finish() {
      const rate = this.rate();
      if (rate === 0 || (rate > 0 && this.end() === 1 / 0)) {
        throw domError('InvalidStateError', "Failed to execute 'finish' on 'Animation': Cannot finish Animation with a playbackRate of 0 or an infinite target effect end.");
      }
      this.applyRate();
      const limit = this.playbackRate > 0 ? this.end() : 0;
      this.seek(limit);
      const at = this.timelineTime();
      if (this.startTime === null && at !== null) this.startTime = at - limit / this.playbackRate;
      if (this.pending !== '' && this.startTime !== null) {
        if (this.pending === 'pause') this.holdTime = null;
        this.settle();
      }
      this.update(true, true);
    }
    cancel() {
      if (this.playState() !== 'idle') {
        this.reset();
        const { finished } = this;
        if (finished.isPending) {
          finished.handle();
          finished.reject(domError('AbortError', 'The user aborted a request.'));
        }
        this.finished = new Deferred();
        this.announce('cancel', null);
      }
      this.holdTime = null;
      this.startTime = null;
      styler?.changed(this);
      this.follow();
    }
    /// "Reset an animation's pending tasks".
    reset() {
      if (this.pending === '') return;
      this.pending = '';
      this.applyRate();
      const { ready } = this;
      ready.handle();
      ready.reject(domError('AbortError', 'The user aborted a request.'));
      this.ready = Deferred.resolved(this.object);
    }
    reverse() {
      if (this.timelineTime() === null) throw domError('InvalidStateError', "Failed to execute 'reverse' on 'Animation': Cannot reverse an animation with no active timeline");
      const before = this.pendingRate;
      this.pendingRate = -this.rate() + 0;
      try { this.play(true); } catch (error) {
        this.pendingRate = before;
        throw error;
      }
    }
    setRate(rate) {
      this.pendingRate = null;
      const before = this.currentTime();
      this.playbackRate = rate;
      if (before !== null) this.setCurrentTime(before);
    }
    updateRate(rate) {
      const state = this.playState();
      this.pendingRate = rate;
      if (this.pending !== '') return;
      if (state === 'idle' || state === 'paused') this.applyRate();
      else if (state === 'finished') {
        const at = this.timelineTime();
        const time = at === null || this.startTime === null ? null : (at - this.startTime) * this.playbackRate;
        this.startTime = rate === 0 ? at : at === null || time === null ? null : at - time / rate;
        this.applyRate();
        this.update(false, false);
      } else this.play(false);
    }
    /// Section 4.4.13, "update an animation's finished state".
    update(didSeek, isNow) {
      const at = this.timelineTime();
      const free = didSeek ? this.currentTime() : this.startTime === null || at === null ? this.holdTime : (at - this.startTime) * this.playbackRate;
      if (free !== null && this.startTime !== null && this.pending === '') {
        const end = this.end();
        if (this.playbackRate > 0 && free >= end) this.holdTime = didSeek ? free : this.previousTime === null ? end : MathMax(this.previousTime, end);
        else if (this.playbackRate < 0 && free <= 0) this.holdTime = didSeek ? free : this.previousTime === null ? 0 : MathMin(this.previousTime, 0);
        else if (this.playbackRate !== 0 && at !== null) {
          if (didSeek && this.holdTime !== null) this.startTime = at - this.holdTime / this.playbackRate;
          this.holdTime = null;
        }
      }
      this.previousTime = this.currentTime();
      styler?.changed(this);
      const isFinished = this.playState() === 'finished';
      if (isFinished && this.finished.isPending) {
        if (isNow) this.notify();
        else if (!this.isNotifying) {
          this.isNotifying = true;
          use('html/microtasks').queue(() => {
            if (this.isNotifying) this.notify();
          });
        }
      } else if (!isFinished) {
        this.isNotifying = false;
        if (!this.finished.isPending) this.finished = new Deferred();
      }
      this.follow();
    }
    notify() {
      this.isNotifying = false;
      if (this.playState() !== 'finished' || !this.finished.isPending) return;
      this.finished.resolve(this.object);
      this.announce('finish', this.currentTime());
    }
    announce(type, currentTime) {
      events.push({ __proto__: null, type, state: this, currentTime, timelineTime: this.timelineTime() });
      awaitFrame();
    }
    /// Wakes up when it will be finished.
    follow() {
      if (this.timer !== 0) tasks.cancel(this.timer);
      this.timer = 0;
      const state = this.playState();
      const isOver = state === 'finished' && (this.effect === null || effects.now(this.effect).activeTime === null);
      // What is pending is told of with the next frame, wherever it has been put meanwhile.
      if (state === 'idle' || (isOver && this.pending === '')) {
        primordials.SetPrototypeDelete(animations, this);
        return;
      }
      primordials.SetPrototypeAdd(animations, this);
      if (state !== 'running' || this.pending !== '' || this.startTime === null || this.timeline === null) return;
      const left = (this.playbackRate > 0 ? this.nextTime() - this.currentTime() : this.currentTime()) / MathMax(this.playbackRate, -this.playbackRate);
      if (left < 1 / 0 && left >= 0) this.timer = tasks.post(awaitFrame, MathCeil(left));
    }
    /// The local time at which something happens next: of what style sheets made the start, and each of a few iterations.
    nextTime() {
      const end = this.end();
      if (!this.isStyled || this.effect === null) return end;
      const { delay, duration, iterations } = this.effect.timing;
      const time = this.currentTime();
      if (time < delay) return MathMin(delay, end);
      if (iterations <= 1 || iterations > mostIterations || !(duration > 0)) return end;
      return MathMin(delay + (MathFloor((time - delay) / duration + 1e-6) + 1) * duration, end);
    }
    effectChanged() { this.update(false, false); }
    setEffect(effect) {
      if (effect === this.effect) return;
      if (this.effect !== null) this.effect.animation = null;
      if (effect !== null) {
        if (effect.animation !== null) effect.animation.setEffect(null);
        effect.animation = this;
      }
      this.effect = effect;
      this.update(false, false);
    }
  }

  // MARK: Frames

  const AnimationPlaybackEvent = kind('AnimationPlaybackEvent', { members: [['currentTime', nullable, null], ['timelineTime', nullable, null]] });
  /// "Update animations and send events": before the callbacks of a frame.
  function tick(time) {
    frameTime = MathMax(frameTime, time);
    const list = tree.newList();
    SetPrototypeForEach(animations, (state) => list.push(state));
    for (let i = 0; i < list.length; i++) {
      list[i].runPending();
      list[i].update(false, false);
    }
    styler?.tick(events);
    tasks.checkpoint();
    const due = events;
    events = tree.newList();
    due.sort((a, b) => (a.timelineTime ?? -1 / 0) - (b.timelineTime ?? -1 / 0) || a.state.number - b.state.number);
    for (let i = 0; i < due.length; i++) {
      const { type, state, currentTime, timelineTime } = due[i];
      if (due[i].fire !== undefined) {
        due[i].fire();
        continue;
      }
      fire(state.object, new AnimationPlaybackEvent(type, { __proto__: null, currentTime, timelineTime }));
    }
  }

  // MARK: Animation (section 6.4)

  let stateOf;
  const effectOf = (value, where) => {
    if (value === null || value === undefined) return null;
    if (!effects.isOne(value)) throw idl.failure(where, "The value is not of type 'AnimationEffect'.");
    return value;
  };
  const timeOf = (value, where) => (value === null || value === undefined ? null : idl.double(value, where));
  class Animation extends EventTarget {
    #state = new State();
    #effect = null;
    constructor(effect = null, timeline = undefined) {
      super();
      const where = "Failed to construct 'Animation'";
      const state = this.#state;
      state.object = this;
      state.ready = Deferred.resolved(this);
      this.#effect = effectOf(effect, where);
      state.timeline = timeline === undefined ? ownTimeline() : timelineOf(timeline, where);
      if (this.#effect !== null) state.setEffect(effects.stateOf(this.#effect));
    }
    get id() { return this.#state.id; }
    set id(value) { this.#state.id = idl.DOMString(value); }
    get effect() { return this.#state.effect === null ? null : this.#effect; }
    set effect(value) {
      const state = this.#state;
      const effect = effectOf(value, "Failed to set the 'effect' property on 'Animation'");
      this.#effect = effect;
      state.setEffect(effect === null ? null : effects.stateOf(effect));
    }
    get timeline() { return this.#state.timeline; }
    set timeline(value) {
      const state = this.#state;
      const timeline = timelineOf(value, "Failed to set the 'timeline' property on 'Animation'");
      if (timeline === state.timeline) return;
      state.timeline = timeline;
      if (state.startTime !== null) state.holdTime = null;
      if (state.pending !== '') awaitFrame();
      state.update(false, false);
    }
    get startTime() { return this.#state.startTime; }
    set startTime(value) { this.#state.setStartTime(timeOf(value)); }
    get currentTime() { return this.#state.currentTime(); }
    set currentTime(value) { this.#state.setCurrentTime(timeOf(value)); }
    get playbackRate() { return this.#state.playbackRate; }
    set playbackRate(value) { this.#state.setRate(idl.double(value)); }
    get playState() { return this.#state.playState(); }
    get replaceState() { return this.#state.replaceState; }
    get pending() { return this.#state.pending !== ''; }
    get ready() { return this.#state.ready.promise; }
    get finished() { return this.#state.finished.promise; }
    cancel() { this.#state.cancel(); }
    finish() { this.#state.finish(); }
    play() { this.#state.play(true); }
    pause() { this.#state.pause(); }
    updatePlaybackRate(playbackRate) {
      idl.arity(arguments.length, 1, "Failed to execute 'updatePlaybackRate' on 'Animation'");
      this.#state.updateRate(idl.double(playbackRate));
    }
    reverse() { this.#state.reverse(); }
    persist() { this.#state.replaceState = 'persisted'; }
    commitStyles() { effects.commit(this.#state.effect); }
    static { stateOf = (object) => object.#state; }
  }
  defineHandlers(Animation.prototype, ['finish', 'cancel', 'remove']);
  idl.define(Animation, { length: 0 });

  // MARK: Documents and elements (sections 6.8 to 6.11)

  let documentTimeline = null;
  const ownTimeline = () => (documentTimeline ??= new DocumentTimeline());
  /// Section 4.5.2: what is in play or in effect.
  function isRelevant(state) {
    if (state.effect === null) return false;
    const { phase, activeTime } = effects.now(state.effect);
    if (activeTime !== null) return true;
    const playState = state.playState();
    const isInPlay = (phase === 'active' || (phase === 'before' && state.playbackRate > 0) || (phase === 'after' && state.playbackRate < 0)) && playState !== 'finished';
    return isInPlay || (phase === 'before' && state.playbackRate > 0) || (phase === 'after' && state.playbackRate < 0);
  }
  function found(test) {
    const list = [];
    SetPrototypeForEach(animations, (state) => {
      if (state.effect !== null && state.effect.target !== null && test(state.effect) && isRelevant(state)) ArrayPrototypePush(list, state);
    });
    primordials.ArrayPrototypeSort(list, (a, b) => a.number - b.number);
    for (let i = 0; i < list.length; i++) list[i] = list[i].object;
    return list;
  }
  return {
    Animation, AnimationTimeline, DocumentTimeline, AnimationPlaybackEvent, AnimationEffect: effects.AnimationEffect, KeyframeEffect: effects.KeyframeEffect,
    tick, timeline: ownTimeline, stateOf, documentTime,
    setStyler(what) { styler = what; },
    /// `animate()`.
    animate(r, keyframes, options) {
      const on = "Failed to execute 'animate' on 'Element'";
      const effect = effects.make(r, keyframes, options, on);
      const { id, timeline } = idl.isObject(options) ? options : {};
      const animation = new Animation(effect, timeline === undefined ? ownTimeline() : timelineOf(timeline, on));
      const state = stateOf(animation);
      use('animations/style-animations');
      if (id !== undefined) state.id = idl.DOMString(id);
      state.play(true);
      return animation;
    },
    of(r, options) {
      if (platform.isLoaded('css/observers')) use('css/observers').flush();
      const isDeep = idl.isObject(options) && !!options.subtree;
      return found((effect) => (effect.target === r && (effect.pseudo === null || isDeep)) || (isDeep && tree.contains(r, effect.target)));
    },
    ofRoot(root) {
      if (platform.isLoaded('css/observers')) use('css/observers').flush();
      return found((effect) => tree.rootOf(effect.target) === root);
    },
  };
});
