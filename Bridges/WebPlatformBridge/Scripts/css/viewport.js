// CSSOM View, section 11: VisualViewport, which here is the window.
(function (platform) {
  'use strict';
  const { intrinsics, shared, use } = platform;
  const idl = use('core/webidl');
  const { EventTarget, defineHandlers } = use('events/events');
  const media = shared('css/shared/media');
  const cascade = shared('css/shared/cascade');

  const ownKey = { __proto__: null };
  const state = () => (platform.isLoaded('dom/page-document') ? cascade.stateOf(use('dom/page-document').record()) : { env: media.standard, scrollX: 0, scrollY: 0 });
  class VisualViewport extends EventTarget {
    #isOne = true;
    constructor(key) {
      if (key !== ownKey) throw new intrinsics.TypeError('Illegal constructor');
      super();
    }
    get offsetLeft() { return this.#isOne ? 0 : 0; }
    get offsetTop() { return this.#isOne ? 0 : 0; }
    get pageLeft() { return this.#isOne ? state().scrollX : 0; }
    get pageTop() { return this.#isOne ? state().scrollY : 0; }
    get width() { return this.#isOne ? state().env.width : 0; }
    get height() { return this.#isOne ? state().env.height : 0; }
    get scale() { return this.#isOne ? 1 : 0; }
  }
  idl.define(VisualViewport, { length: 0 });
  defineHandlers(VisualViewport.prototype, ['resize', 'scroll', 'scrollend']);
  return { VisualViewport, visualViewport: new VisualViewport(ownKey) };
});
