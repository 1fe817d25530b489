// CSSOM View, section 4: the window of a page in a frame has the size of the contents of the frame's element.
(function (platform) {
  'use strict';
  const { global, primordials, shared, use } = platform;
  const { ReflectDefineProperty } = primordials;
  // Needed once something asks for a style or a size: the frame of most pages is never asked.
  const cascade = () => shared('css/shared/cascade');
  const tasks = use('core/tasks');
  const { home } = use('dom/slot');
  const pageDocument = use('dom/page-document');

  let element = null;
  let isTold = true;
  let version = -1;
  let sheetVersion = -1;
  let outerKey = '';
  let last = null;
  /// Looks at the element again where something in its document is another than before.
  function follow(state) {
    const outer = cascade().stateOf(element.doc);
    const { data } = element.doc;
    if (state === last && version === data.version && sheetVersion === outer.sheetVersion && outerKey === outer.env.key) return;
    const isFirst = state !== last;
    last = state;
    version = data.version;
    ({ sheetVersion } = outer);
    outerKey = outer.env.key;
    if ((element.flags & 1) === 0) return;
    const boxes = shared('css/shared/geometry');
    const { width, height } = boxes.hasBox(element) ? boxes.innerSize(element) : boxes.zero;
    const { env } = state;
    if (env.width === width && env.height === height) return;
    cascade().resize(state, width, height);
    if (!isFirst && isTold) {
      isTold = false;
      tasks.post(tell);
    }
  }
  /// Tells the page of its new size, once for several.
  function tell() {
    isTold = true;
    const events = use('events/events');
    events.fire(global, new events.Event('resize'));
    if (platform.isLoaded('css/media-query-list')) use('css/media-query-list').look();
  }
  const environment = () => cascade().stateOf(pageDocument.record()).env;
  function define(name, part) {
    ReflectDefineProperty(global, name, {
      __proto__: null, enumerable: true, configurable: true,
      get() { return environment()[part]; },
      set(value) { ReflectDefineProperty(global, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true }); },
    });
  }
  return {
    begin(r) {
      element = r;
      home.follow = follow;
      define('innerWidth', 'width');
      define('innerHeight', 'height');
    },
    /// The element has changed: its listeners hear of it.
    elementChanged() {
      const isHeard = platform.isLoaded('css/media-query-list') || use('events/events').hasListener(global, 'resize');
      if (isHeard && pageDocument.isMade()) environment();
    },
  };
});
