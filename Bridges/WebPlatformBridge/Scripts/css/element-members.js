// CSSOM View, section 6 "Extensions to the Element Interface": members that dom/element.js mixes in.
(function (platform) {
  'use strict';
  const { use } = platform;
  const idl = use('core/webidl');
  const { recordOf, illegal } = use('dom/slot');

  function element(object) {
    const r = recordOf(object);
    if (r.type !== 1) throw illegal();
    return r;
  }
  const geometry = () => use('css/geometry');
  const members = {
    getBoundingClientRect() { return geometry().boundingRect(element(this)); },
    getClientRects() { return geometry().clientRects(element(this)); },
    checkVisibility(options = undefined) {
      const r = element(this);
      const given = options ?? {};
      return geometry().checkVisibility(r, {
        opacity: !!given.checkOpacity || !!given.opacityProperty, visibility: !!given.checkVisibilityCSS || !!given.visibilityProperty,
      });
    },
    get scrollTop() { return geometry().scrollPosition(element(this), 'top'); },
    set scrollTop(value) {
      const r = element(this);
      geometry().scrollTo(r, null, idl.unrestrictedDouble(value) || 0);
    },
    get scrollLeft() { return geometry().scrollPosition(element(this), 'left'); },
    set scrollLeft(value) {
      const r = element(this);
      geometry().scrollTo(r, idl.unrestrictedDouble(value) || 0, null);
    },
    get scrollWidth() { return geometry().scrollSize(element(this), 'width'); },
    get scrollHeight() { return geometry().scrollSize(element(this), 'height'); },
    get clientTop() { return geometry().clientEdge(element(this), 'top'); },
    get clientLeft() { return geometry().clientEdge(element(this), 'left'); },
    get clientWidth() { return geometry().clientSize(element(this), 'width'); },
    get clientHeight() { return geometry().clientSize(element(this), 'height'); },
    get currentCSSZoom() {
      element(this);
      return 1;
    },
    scroll(x = undefined, y = undefined) { use('css/scrolling').scrollElement(element(this), arguments.length, x, y, false, 'scroll'); },
    scrollTo(x = undefined, y = undefined) { use('css/scrolling').scrollElement(element(this), arguments.length, x, y, false, 'scrollTo'); },
    scrollBy(x = undefined, y = undefined) { use('css/scrolling').scrollElement(element(this), arguments.length, x, y, true, 'scrollBy'); },
    scrollIntoView(argument = undefined) { use('css/scrolling').scrollIntoView(element(this), argument); },
    scrollIntoViewIfNeeded(centers = true) { use('css/scrolling').scrollIfNeeded(element(this), centers ? 'center' : 'nearest'); },
  };
  return { members };
});
