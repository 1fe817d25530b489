// HTML, section 4.2.4 (link), 4.8.3 (img): resources that elements load, and the style sheets
// that scripts wait for.
(function (platform) {
  'use strict';
  const { host, primordials, shared, use } = platform;
  const { ArrayPrototypeIncludes, ArrayPrototypeShift, ArrayPrototypePush, MathRound, StringPrototypeIncludes, StringPrototypeStartsWith } = primordials;
  const tree = shared('dom/shared/tree');
  const { nonceOf, tokens, trim } = shared('html/shared/attributes');
  const events = use('events/events');
  const lifeCycle = use('html/life-cycle');
  const tasks = use('core/tasks');
  const urls = use('html/urls');
  const { home } = use('dom/slot');
  const { isOld } = use('html/traits');
  const startLoad = host('resources.start');
  const textOf = host('resources.text');
  const isClean = host('resources.isClean');
  const keepBytes = host('resources.keep');
  const loads = use('performance/loads');
  const { CONNECTED, PARSER_INSERTED, getAttribute, hasAttribute, lower, moreOf } = tree;

  /// Loads a resource. `done` is given its number, or 0 where it cannot be had.
  function load(url, { kind, element, charset = null, method = undefined, contentType = null, body = null, referrer = '', policy = '', crossOrigin = undefined, isAhead = false }, done) {
    if (StringPrototypeStartsWith(url, 'blob:')) {
      // The blob is taken when the load begins: its URL may be revoked right after.
      const resource = home.policy !== null && element !== null && !home.policy.allowsBlob(kind, url, element) ? 0 : ofBlob(url, kind);
      tasks.post(() => done(resource));
      return;
    }
    if (!isAhead && element !== null && platform.isLoaded('html/preload') && use('html/preload').take(kind, element, url, done)) return;
    const mode = crossOrigin ?? (element === null ? null : getAttribute(element, 'crossorigin'));
    const note = loads.begin(url, kind === 'style' && element?.name !== 'link' ? 'css' : element?.name ?? kind);
    const ended = tasks.bare((resource, status, length, type, isAnswered) => {
      if (note !== null) {
        if (isAnswered) {
          loads.answered(note, status, type);
          note.size = length;
        }
        loads.end(note);
      }
      done(resource, status);
    });
    const isStarted = startLoad(url, {
      kind, method, contentType, charset: charset ?? element?.doc.data.encoding ?? '', isQuirky: element?.doc.data.quirks === 2, crossOrigin: mode === null ? '' : lower(mode) === 'use-credentials' ? 'use-credentials' : 'anonymous',
      nonce: element === null ? null : home.policy === null ? nonceOf(element) : home.policy.nonceFor(element), isByParser: element !== null && (element.flags & PARSER_INSERTED) !== 0,
      integrity: (element === null ? null : getAttribute(element, 'integrity')) ?? '',
      referrerPolicy: lower((element === null ? null : getAttribute(element, 'referrerpolicy')) ?? '') || policy,
      place: element === null ? -1 : element.place, referrer: referrer !== '' || !platform.isLoaded('html/location') ? referrer : use('html/location').changed(),
    }, ended, body);
    if (!isStarted) tasks.post(() => ended(0, 0, 0, '', false));
  }
  /// What a blob URL of the page stands for (Fetch, section 4.3, "blob"), or 0.
  function ofBlob(url, kind) {
    const blob = use('core/any-realm').blobAt(url);
    if (blob === null) return 0;
    const type = use('files/blob').typeOf(blob);
    if (kind === 'style' && type !== '' && !StringPrototypeStartsWith(lower(type), 'text/css')) return 0;
    return keepBytes(url, type, use('core/webidl').bytesOf(use('files/blob').bytesOf(blob)));
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
    if (!ArrayPrototypeIncludes(tokens(lower(rel)), 'stylesheet')) return false;
    const type = getAttribute(r, 'type');
    return type === null || type === '' || lower(trim(type)) === 'text/css';
  }
  /// Whether a sheet is an alternative. A script enables one by taking its attribute `disabled` away.
  const isAlternate = (r) => ArrayPrototypeIncludes(tokens(lower(getAttribute(r, 'rel') ?? '')), 'alternate');
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
          __proto__: null, url, isClean: isClean(resource), isAlternate: isAlternate(r), isEnabled: r.more.isEnabled === true, whenLoaded: (isComplete) => end(isComplete ? 'load' : 'error'),
        });
      }
    });
  }
  const linkAttributes = ['rel', 'href', 'type', 'disabled', 'media', 'as'];
  /// Whether a link may be one of html/preload.
  const isAhead = (r) => hasAttribute(r, 'href') && StringPrototypeIncludes(lower(getAttribute(r, 'rel') ?? ''), 'pre');
  use('html/steps').define('link', {
    __proto__: null,
    inserted(r) {
      if (isSheet(r)) processLink(r);
      else if (isAhead(r)) use('html/preload').process(r);
    },
    removed(r) { if (r.more?.resource) use('css/sheets').removeSheet(r); },
    attributeChanged(r, attribute, old, now) {
      if (attribute.local === 'disabled' && now === null) moreOf(r).isEnabled = true;
      if ((r.flags & CONNECTED) === 0 || !ArrayPrototypeIncludes(linkAttributes, attribute.local)) return;
      if (attribute.local === 'media') use('css/sheets').ownerChanged(r);
      else if (attribute.local !== 'as' && (isSheet(r) || r.more?.resource)) processLink(r);
      else if (!isSheet(r) && isAhead(r)) use('html/preload').process(r);
    },
  });

  // MARK: Images

  const imageOf = (r) => (moreOf(r).resource ??= { __proto__: null, number: 0, state: 'unavailable', url: '', width: 0, height: 0, density: 1, sources: null, decoders: null, resume: null });
  const isInPicture = (r) => r.parent !== null && tree.isHTML(r.parent, 'picture');
  const usesSet = (r) => hasAttribute(r, 'srcset') || isInPicture(r);
  const hasSource = (r) => usesSet(r) || hasAttribute(r, 'src');
  const plainSource = (r) => ({ __proto__: null, url: getAttribute(r, 'src'), density: 1, sources: null });
  /// "Update the image data": in a microtask, so that several changes are one.
  function updateImage(r) {
    const image = imageOf(r);
    const number = ++image.number;
    image.resume = null;
    image.state = 'unavailable';
    image.width = image.height = 0;
    image.sources = null;
    decoded(image, false);
    if (!hasSource(r)) {
      image.url = '';
      return;
    }
    image.state = 'loading';
    if (!usesSet(r) && takeAvailable(r, image, number)) return;
    const done = isLazy(r) ? nothing : lifeCycle.delay();
    use('html/microtasks').queue(() => {
      if (image.number !== number) done();
      else if (done === nothing) whenShown(r, image, number);
      else loadImage(r, image, number, done);
    });
  }
  const nothing = () => {};
  /// "Will lazy load element steps". EdgeHTML 18 knows no such images.
  const isLazy = (r) => lower(getAttribute(r, 'loading') ?? '') === 'lazy' && home.isScripting && !isOld;
  /// A lazy image does not delay the page: it is loaded once it is in the document and the page was loaded, or it is lazy no
  /// more. There is no layout that would tell which images can be seen.
  function whenShown(r, image, number) {
    const start = () => {
      if (image.number !== number || image.resume === null) return;
      image.resume = null;
      loadImage(r, image, number, nothing);
    };
    image.resume = start;
    if ((r.flags & CONNECTED) !== 0) lifeCycle.afterLoad(start);
  }
  function resume(r) {
    const start = r.more?.resource?.resume ?? null;
    if (start === null || r.name !== 'img') return;
    if (!isLazy(r)) start();
    else if ((r.flags & CONNECTED) !== 0) lifeCycle.afterLoad(start);
  }
  /// "The list of available images": what was loaded before is there at once, and nothing is asked for.
  const available = new primordials.Map();
  const keyOf = (r, url) => `${corsState(getAttribute(r, 'crossorigin'))} ${url}`;
  function takeAvailable(r, image, number) {
    const src = getAttribute(r, 'src');
    const url = src === '' ? undefined : urls.resolve(r.doc, src);
    const known = url === undefined ? undefined : primordials.MapPrototypeGet(available, keyOf(r, url));
    if (known === undefined) return false;
    image.url = url;
    image.density = 1;
    image.width = known.width;
    image.height = known.height;
    image.state = 'complete';
    tree.changed(r.doc);
    fireLater(r, image, number);
    return true;
  }
  function keep(key, size) {
    if (key.length > 2000) return;
    if (primordials.MapPrototypeGetSize(available) > 500) primordials.MapPrototypeClear(available);
    primordials.MapPrototypeSet(available, key, size);
  }
  function fireLater(r, image, number) {
    const done = lifeCycle.delay();
    tasks.post(() => {
      if (image.number === number) fire(r, 'load');
      done();
    });
  }
  /// Settles what `decode()` has promised.
  function decoded(image, isThere) {
    const { decoders } = image;
    image.decoders = null;
    if (decoders !== null) for (let i = 0; i < decoders.length; i++) decoders[i](isThere);
  }
  function loadImage(r, image, number, done) {
    const source = usesSet(r) ? use('html/image-sources').select(r) : plainSource(r);
    const text = source.url ?? '';
    const url = text === '' ? undefined : urls.resolve(r.doc, text);
    image.sources = source.sources;
    image.density = source.density;
    image.url = url ?? text;
    const settle = (state, type) => {
      if (image.number === number) {
        image.state = state;
        // Its size is the image's from now on.
        tree.changed(r.doc);
        decoded(image, state === 'complete');
        fire(r, type);
      }
      done();
    };
    if (url === undefined) {
      if (text !== '' || hasAttribute(r, 'src')) tasks.post(() => settle('broken', 'error'));
      else {
        image.state = 'unavailable';
        decoded(image, false);
        done();
      }
      return;
    }
    load(url, { __proto__: null, kind: 'image', element: r }, (resource) => {
      if (resource === 0) {
        settle('broken', 'error');
        return;
      }
      const size = host('resources.size')(resource);
      // What is no image: "the image data is corrupted in some fatal way".
      if (size === null) {
        settle('broken', 'error');
        return;
      }
      image.width = MathRound(size.width / image.density);
      image.height = MathRound(size.height / image.density);
      if (image.density === 1) keep(keyOf(r, url), size);
      settle('complete', 'load');
    });
  }
  // "Relevant mutations".
  const imageAttributes = { __proto__: null, src: true, srcset: true, sizes: true };
  const sourceAttributes = { __proto__: null, srcset: true, sizes: true, media: true, type: true };
  const corsState = (value) => (value === null ? '' : lower(value) === 'use-credentials' ? 'use-credentials' : 'anonymous');
  const policies = {
    __proto__: null, 'no-referrer': true, 'no-referrer-when-downgrade': true, 'same-origin': true, origin: true, 'strict-origin': true,
    'origin-when-cross-origin': true, 'strict-origin-when-cross-origin': true, 'unsafe-url': true,
  };
  const policyState = (value) => (value !== null && policies[lower(value)] === true ? lower(value) : '');
  /// Images behind a source element of a picture.
  function updateBehind(source) {
    if (!isInPicture(source)) return;
    for (let n = source.next; n !== null; n = n.next) if (tree.isHTML(n, 'img')) updateImage(n);
  }
  use('html/steps').define('img', {
    __proto__: null,
    attributeChanged(r, { local }, old, now) {
      if (imageAttributes[local] === true) updateImage(r);
      else if (local === 'loading') resume(r);
      else if (local === 'crossorigin' ? corsState(old) !== corsState(now) : local === 'referrerpolicy' && policyState(old) !== policyState(now)) {
        if (hasSource(r)) updateImage(r);
      }
    },
    inserted(r) {
      if (r.place >= 0 && r.more?.resource == null ? hasSource(r) : isInPicture(r)) updateImage(r);
      else resume(r);
    },
    removed(r, oldParent) { if (oldParent !== null && tree.isHTML(oldParent, 'picture')) updateImage(r); },
    adopted(r) { if (hasSource(r)) updateImage(r); },
    cloned(from, to) { if (hasSource(to)) updateImage(to); },
  });
  use('html/steps').define('source', {
    __proto__: null,
    inserted(r) {
      if (r.parent !== null && (tree.isHTML(r.parent, 'video') || tree.isHTML(r.parent, 'audio'))) use('html/media-loading').sourceInserted(r);
      else updateBehind(r);
    },
    removed: sourceRemoved,
    moved(r, oldParent) {
      sourceRemoved(r, oldParent);
      updateBehind(r);
    },
    attributeChanged(r, { local }) { if (sourceAttributes[local] === true) updateBehind(r); },
  });
  function sourceRemoved(r, oldParent) {
    if (oldParent === null || !tree.isHTML(oldParent, 'picture')) return;
    for (let n = oldParent.first; n !== null; n = n.next) {
      const sources = tree.isHTML(n, 'img') ? n.more?.resource?.sources ?? null : null;
      if (sources !== null && ArrayPrototypeIncludes(sources, r)) updateImage(n);
    }
  }
  return {
    load, textOf, fire, ofBlob, block, imageOf, updateImage,
    get hasBlockingSheets() { return blocking > 0; },
    /// Calls once no sheet is under way that scripts wait for.
    afterSheets(work) { ArrayPrototypePush(waiting, work); },
  };
});
