// HTML, section 4.8.11.5 (loading the media resource), as a browser has it that knows no codec: every source is
// one that it cannot play, so that nothing is fetched. What comes of it is told in the order of the standard.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { ArrayPrototypeIndexOf, ArrayPrototypePush, ArrayPrototypeSplice, PromisePrototypeThen } = primordials;
  const { Promise } = intrinsics;
  const tree = shared('dom/shared/tree');
  const lifeCycle = use('html/life-cycle');
  const tasks = use('core/tasks');
  const urls = use('html/urls');
  const { fire } = use('html/fire');
  const { CONNECTED, getAttribute, hasAttribute, isHTML, moreOf, newList } = tree;
  const EMPTY = 0, IDLE = 1, LOADING = 2, NO_SOURCE = 3;
  const SRC_NOT_SUPPORTED = 4;
  const nothing = () => {};

  const isMedia = (r) => isHTML(r, 'video') || isHTML(r, 'audio');
  function stateOf(r) {
    const extra = (moreOf(r).extra ??= { __proto__: null });
    return (extra.media ??= {
      __proto__: null, networkState: EMPTY, error: null, currentSrc: '', startPosition: 0, defaultPlaybackRate: 1, playbackRate: 1, preservesPitch: true,
      volume: 1, muted: hasAttribute(r, 'muted'), paused: true, srcObject: null,
      /// Counts resource selections; the last one wins.
      turn: 0,
      /// What `play()` has promised, and the tasks of the element that are queued.
      promises: newList(), tasks: newList(),
      /// The children around the place in the list of sources, and what goes on there once something comes.
      before: null, after: null, resume: null,
      release: nothing,
    });
  }

  // MARK: Tasks (the "media element event task source")

  /// Queues a task of the element. `settles` is what it does for promises, which is done at once where the task is dropped.
  function post(state, work, settles = nothing) {
    const task = { __proto__: null, settles, number: 0 };
    task.number = tasks.post(() => {
      ArrayPrototypeSplice(state.tasks, ArrayPrototypeIndexOf(state.tasks, task), 1);
      work();
      settles();
    });
    ArrayPrototypePush(state.tasks, task);
  }
  const postEvent = (r, type) => post(stateOf(r), () => { fire(r, type); });
  function dropTasks(state) {
    const list = state.tasks;
    state.tasks = newList();
    for (let i = 0; i < list.length; i++) {
      tasks.cancel(list[i].number);
      list[i].settles();
    }
  }
  /// "Take pending play promises": a function that rejects them.
  function takePromises(state, name, message) {
    const list = state.promises;
    state.promises = newList();
    return () => {
      for (let i = 0; i < list.length; i++) list[i](use('dom/errors').domError(name, message));
    };
  }
  function holdLoad(r, state) {
    if (state.release === nothing && r.doc.data.window) state.release = lifeCycle.delay();
  }
  function releaseLoad(state) {
    const { release } = state;
    state.release = nothing;
    release();
  }

  // MARK: Loading

  /// "The media element load algorithm".
  function load(r) {
    const state = stateOf(r);
    state.turn++;
    dropTasks(state);
    if (state.networkState === LOADING || state.networkState === IDLE) postEvent(r, 'abort');
    if (state.networkState !== EMPTY) {
      postEvent(r, 'emptied');
      if (!state.paused) {
        state.paused = true;
        takePromises(state, 'AbortError', 'The play() request was interrupted by a new load request.')();
      }
    }
    setRate(r, 'playbackRate', state.defaultPlaybackRate);
    state.error = null;
    select(r);
  }
  function setRate(r, name, value) {
    const state = stateOf(r);
    if (state[name] === value) return;
    state[name] = value;
    postEvent(r, 'ratechange');
  }
  /// "The resource selection algorithm".
  function select(r) {
    const state = stateOf(r);
    const turn = ++state.turn;
    state.networkState = NO_SOURCE;
    state.before = state.resume = null;
    holdLoad(r, state);
    atRest(r, turn, () => {
      const first = sourceFrom(r.first);
      if (state.srcObject === null && !hasAttribute(r, 'src') && first === null) {
        state.networkState = EMPTY;
        releaseLoad(state);
        return;
      }
      state.networkState = LOADING;
      postEvent(r, 'loadstart');
      if (state.srcObject !== null) {
        state.currentSrc = '';
        postFailure(r);
      } else if (hasAttribute(r, 'src')) {
        const src = getAttribute(r, 'src');
        const url = src === '' ? undefined : urls.resolve(r.doc, src);
        if (url !== undefined) state.currentSrc = url;
        postFailure(r);
      } else tryCandidate(r, turn, first);
    });
  }
  /// "Await a stable state": what is done then, if the selection is still the last one.
  function atRest(r, turn, work) {
    use('html/microtasks').queue(() => { if (stateOf(r).turn === turn) work(); });
  }
  /// "The dedicated media source failure steps".
  function postFailure(r) {
    const state = stateOf(r);
    const message = 'MEDIA_ELEMENT_ERROR: No supported source was found: nothing is played here';
    post(state, () => {
      state.error = use('html/media-values').newError(SRC_NOT_SUPPORTED, message);
      state.networkState = NO_SOURCE;
      fire(r, 'error');
      takePromises(state, 'NotSupportedError', 'Failed to load because no supported source was found.')();
      releaseLoad(state);
    });
  }

  // MARK: Sources

  /// The first source from a child on; null where there is none.
  function sourceFrom(n) {
    while (n !== null && !isHTML(n, 'source')) n = n.next;
    return n;
  }
  function tryCandidate(r, turn, candidate) {
    const state = stateOf(r);
    state.before = candidate;
    state.after = candidate.next;
    const src = getAttribute(candidate, 'src');
    const url = src === null || src === '' ? undefined : urls.resolve(candidate.doc, src);
    // What says its type is known to be nothing for this browser before anything of it is asked for.
    if (url !== undefined && isForPage(candidate) && (getAttribute(candidate, 'type') ?? '') === '') state.currentSrc = url;
    post(state, () => { fire(candidate, 'error'); });
    atRest(r, turn, () => { goOn(r, turn); });
  }
  function isForPage(source) {
    const media = getAttribute(source, 'media');
    return media === null || shared('html/shared/image-candidates').matchesMedia(media, shared('css/shared/cascade').stateOf(source.doc).env);
  }
  /// "Find next candidate": where there is none, the element waits for one.
  function goOn(r, turn) {
    const state = stateOf(r);
    const next = sourceFrom(state.after);
    if (next !== null) {
      tryCandidate(r, turn, next);
      return;
    }
    state.before = r.last;
    state.after = null;
    state.networkState = NO_SOURCE;
    post(state, () => { releaseLoad(state); });
    state.resume = () => {
      state.resume = null;
      atRest(r, turn, () => {
        holdLoad(r, state);
        state.networkState = LOADING;
        goOn(r, turn);
      });
    };
  }
  /// The "pointer" stays between two children, whatever comes or goes around it.
  function childrenChanged(r) {
    if (!isKnown(r)) return;
    const state = stateOf(r);
    const { before, after } = state;
    if (before === null) return;
    if (before.parent !== r) state.before = after === null || after.parent !== r ? r.last : after.prev;
    state.after = state.before === null ? r.first : state.before.next;
    if (state.after !== null && state.resume !== null) state.resume();
  }
  /// A source element has come into a media element.
  function sourceInserted(source) {
    const r = source.parent;
    const state = stateOf(r);
    if (!hasAttribute(r, 'src') && state.srcObject === null && state.networkState === EMPTY) select(r);
  }

  // MARK: Playing

  /// "The internal play steps".
  function play(r) {
    const state = stateOf(r);
    if (state.networkState === EMPTY) select(r);
    if (!state.paused) return;
    state.paused = false;
    postEvent(r, 'play');
    postEvent(r, 'waiting');
  }
  /// "The internal pause steps".
  function pause(r) {
    const state = stateOf(r);
    if (state.paused) return;
    state.paused = true;
    const reject = takePromises(state, 'AbortError', 'The play() request was interrupted by a call to pause().');
    post(state, () => {
      fire(r, 'timeupdate');
      fire(r, 'pause');
    }, reject);
  }
  function promiseToPlay(r) {
    const state = stateOf(r);
    if (state.error !== null) throw use('dom/errors').domError('NotSupportedError', 'Failed to load because no supported source was found.');
    const promise = new Promise((_, reject) => { ArrayPrototypePush(state.promises, reject); });
    play(r);
    return promise;
  }

  const isKnown = (r) => r.more?.extra?.media !== undefined;
  const steps = {
    __proto__: null,
    // What a parser made has its attributes from the beginning.
    inserted(r) { if (!isKnown(r) && hasAttribute(r, 'src')) load(r); },
    attributeChanged(r, { local }, old, now) {
      // It says how an element is made, and later no more than what is the default.
      if (local === 'muted' && !isKnown(r)) stateOf(r).muted = old !== null;
      else if (local === 'src' && now !== null) load(r);
    },
    removed(r) {
      if (isKnown(r)) use('html/microtasks').queue(() => { if ((r.flags & CONNECTED) === 0) pause(r); });
    },
    cloned(from, to) { if (hasAttribute(to, 'src')) load(to); },
    childrenChanged,
  };
  use('html/steps').define('video', steps);
  use('html/steps').define('audio', steps);

  return {
    stateOf, isMedia, load, pause, promiseToPlay, postEvent, setRate, sourceInserted,
    /// `pause()` and `play()` begin a selection where none was.
    begin(r) { if (stateOf(r).networkState === EMPTY) select(r); },
    /// A promise whose rejection is no mistake of the page: where codecs are, it would play.
    quiet(promise) {
      PromisePrototypeThen(promise, undefined, nothing);
      return promise;
    },
  };
});
