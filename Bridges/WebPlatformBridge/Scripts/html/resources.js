// HTML, section 4.2.4 (link), 4.8.3 (img): resources that elements load, and the style sheets
// that scripts wait for.
(function (platform) {
  'use strict';
  const { host, primordials, shared, use } = platform;
  const { ArrayPrototypeIncludes, ArrayPrototypeShift, ArrayPrototypePush, StringPrototypeSplit } = primordials;
  const tree = shared('dom/shared/tree');
  const { tokens, trim } = shared('html/shared/attributes');
  const events = use('events/events');
  const lifeCycle = use('html/life-cycle');
  const tasks = use('core/tasks');
  const urls = use('html/urls');
  const startLoad = host('resources.start');
  const textOf = host('resources.text');
  const isClean = host('resources.isClean');
  const { CONNECTED, getAttribute, hasAttribute, lower, moreOf } = tree;

  /// Loads a resource. `done` is given its number, or 0 where it cannot be had.
  function load(url, { kind, element, charset = null, method = undefined, contentType = null, body = null }, done) {
    const mode = element === null ? null : getAttribute(element, 'crossorigin');
    startLoad(url, {
      kind, method, contentType, charset: charset ?? '', crossOrigin: mode === null ? '' : lower(mode) === 'use-credentials' ? 'use-credentials' : 'anonymous',
      integrity: (element === null ? null : getAttribute(element, 'integrity')) ?? '',
      referrerPolicy: lower((element === null ? null : getAttribute(element, 'referrerpolicy')) ?? ''),
      place: element === null ? -1 : element.place,
    }, tasks.bare(done), body);
  }
  const fire = (r, type) => events.fireAt(r, new events.Event(type));

  // MARK: Style sheets

  /// How many sheets are under way that scripts wait for.
  let blocking = 0;
  const waiting = [];
  function unblock() {
    blocking--;
    while (blocking === 0 && waiting.length > 0) ArrayPrototypeShift(waiting)();
  }
  /// Scripts behind an element wait for its sheet, until the function that this returns is called.
  function block(r) {
    if (r.place < 0 || !use('html/loader').isOpen) return () => {};
    blocking++;
    return unblock;
  }
  function isSheet(r) {
    const rel = getAttribute(r, 'rel');
    if (rel === null) return false;
    const kinds = tokens(lower(rel));
    if (!ArrayPrototypeIncludes(kinds, 'stylesheet') || ArrayPrototypeIncludes(kinds, 'alternate')) return false;
    const type = getAttribute(r, 'type');
    return type === null || type === '' || lower(trim(type)) === 'text/css';
  }
  /// "Fetch and process the linked resource".
  function processLink(r) {
    const state = moreOf(r);
    const number = state.resource = (state.resource ?? 0) + 1;
    if ((r.flags & CONNECTED) === 0 || !isSheet(r) || hasAttribute(r, 'disabled')) {
      use('css/sheets').removeSheet(r);
      return;
    }
    const href = getAttribute(r, 'href');
    if (href === null || href === '') return;
    const url = urls.resolve(r.doc, href);
    if (url === undefined) {
      tasks.post(() => fire(r, 'error'));
      return;
    }
    const done = lifeCycle.delay();
    const release = block(r);
    const end = (type) => {
      if (type !== '' && r.more.resource === number) fire(r, type);
      release();
      done();
    };
    load(url, { __proto__: null, kind: 'style', element: r, charset: getAttribute(r, 'charset') }, (resource) => {
      if (r.more.resource !== number || (r.flags & CONNECTED) === 0) end('');
      else if (resource === 0) end('error');
      else {
        use('css/sheets').setSheet(r, textOf(resource), {
          __proto__: null, url, isClean: isClean(resource), whenLoaded: (isComplete) => end(isComplete ? 'load' : 'error'),
        });
      }
    });
  }
  const linkAttributes = ['rel', 'href', 'type', 'disabled', 'media'];
  use('html/steps').define('link', {
    __proto__: null,
    inserted(r) { if (isSheet(r)) processLink(r); },
    removed(r) { if (r.more?.resource) use('css/sheets').removeSheet(r); },
    attributeChanged(r, attribute) {
      if ((r.flags & CONNECTED) === 0 || !ArrayPrototypeIncludes(linkAttributes, attribute.local)) return;
      if (attribute.local === 'media') use('css/sheets').ownerChanged(r);
      else if (isSheet(r) || r.more?.resource) processLink(r);
    },
  });
  // MARK: Images

  const imageOf = (r) => (moreOf(r).resource ??= { __proto__: null, number: 0, state: 'unavailable', url: '', width: 0, height: 0 });
  /// The URL of an image: `src`, or the first candidate of `srcset`.
  function imageURL(r) {
    const src = getAttribute(r, 'src');
    if (src !== null && src !== '') return src;
    const set = getAttribute(r, 'srcset');
    if (set === null) return src;
    return tokens(StringPrototypeSplit(set, ',')[0])[0] ?? '';
  }
  /// "Update the image data".
  function updateImage(r) {
    const image = imageOf(r);
    const number = ++image.number;
    const text = imageURL(r);
    if (text === null) {
      image.state = 'unavailable';
      image.url = '';
      return;
    }
    const url = text === '' ? undefined : urls.resolve(r.doc, text);
    image.state = 'unavailable';
    image.width = image.height = 0;
    const done = lifeCycle.delay();
    const settle = (state, type) => {
      if (image.number === number) {
        image.state = state;
        fire(r, type);
      }
      done();
    };
    if (url === undefined) {
      image.url = text;
      tasks.post(() => settle('broken', 'error'));
      return;
    }
    image.url = url;
    load(url, { __proto__: null, kind: 'image', element: r }, (resource) => {
      if (resource === 0) {
        settle('broken', 'error');
        return;
      }
      const size = host('resources.size')(resource);
      image.width = size.width;
      image.height = size.height;
      settle('complete', 'load');
    });
  }
  use('html/steps').define('img', {
    __proto__: null,
    attributeChanged(r, attribute) { if (attribute.local === 'src' || attribute.local === 'srcset') updateImage(r); },
    inserted(r) { if (r.place >= 0 && r.more?.resource == null && imageURL(r) !== null) updateImage(r); },
    cloned(from, to) { if (imageURL(to) !== null) updateImage(to); },
  });

  return {
    load, textOf, fire, block, imageOf, updateImage,
    get hasBlockingSheets() { return blocking > 0; },
    /// Calls once no sheet is under way that scripts wait for.
    afterSheets(work) { ArrayPrototypePush(waiting, work); },
  };
});
