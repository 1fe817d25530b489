// CSSOM View, section 4.2: matchMedia.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const idl = use('core/webidl');
  const media = shared('css/shared/media');
  const cascade = shared('css/shared/cascade');
  const { EventTarget, fire, defineHandlers, addEventListener, removeEventListener } = use('events/events');
  const { kind } = use('events/kinds');
  const { ReflectApply } = primordials;

  const ownKey = { __proto__: null };
  let stateOf;
  class MediaQueryList extends EventTarget {
    #state;
    constructor(key, text) {
      if (key !== ownKey) throw new intrinsics.TypeError('Illegal constructor');
      super();
      this.#state = { text, media: media.mediaText(text), matches: false };
    }
    get media() { return this.#state.media; }
    get matches() { return media.matches(this.#state.text, environment()); }
    addListener(callback) {
      this.#state;
      if (callback !== null && callback !== undefined) ReflectApply(addEventListener, this, ['change', callback]);
    }
    removeListener(callback) {
      this.#state;
      if (callback !== null && callback !== undefined) ReflectApply(removeEventListener, this, ['change', callback]);
    }
    static { stateOf = (list) => list.#state; }
  }
  defineHandlers(MediaQueryList.prototype, ['change']);
  // The old view has no handler there: what it lacks is taken away last.
  idl.define(MediaQueryList, { length: 0 });
  const MediaQueryListEvent = kind('MediaQueryListEvent', { members: [['matches', idl.boolean, false], ['media', idl.DOMString, '']] });

  // A page that has no document yet has a window all the same.
  const environment = () => (platform.isLoaded('dom/page-document') ? cascade.stateOf(use('dom/page-document').record()).env : media.standard);
  // Lists that something may listen to: all of them, as long as the page lives.
  const lists = shared('dom/shared/tree').newList();
  const most = 10000;
  const { matchMedia } = {
    matchMedia(query) {
      idl.checkGlobal(this);
      idl.arity(arguments.length, 1, "Failed to execute 'matchMedia' on 'Window'");
      const list = new MediaQueryList(ownKey, idl.DOMString(query));
      const state = stateOf(list);
      state.matches = list.matches;
      if (lists.length < most) lists.push(list);
      return list;
    },
  };
  /// Changes what the window is like (`width`, `colorScheme`, ...), and tells those who listen.
  function change(values) {
    const doc = use('dom/page-document').record();
    const { env } = cascade.stateOf(doc);
    let key = '';
    for (const name in values) if (name in env) env[name] = values[name];
    for (const name in env) if (name !== 'key') key += `${env[name]} `;
    env.key = key;
    cascade.sheetsChanged(doc, cascade.scopeFor(doc));
    look();
  }
  /// Tells those who listen what is another than before.
  function look() {
    const env = environment();
    for (let i = 0; i < lists.length; i++) {
      const state = stateOf(lists[i]);
      const now = media.matches(state.text, env);
      if (now === state.matches) continue;
      state.matches = now;
      fire(lists[i], new MediaQueryListEvent('change', { matches: now, media: state.media }));
    }
  }
  return { MediaQueryList, MediaQueryListEvent, matchMedia, change, look };
});
