// HTML, sections 4.8.5 (the iframe element) and 16.3 (frame): the pages that elements show. Each gets a realm when a script asks
// for its window, or when a document is there for it.
(function (platform) {
  'use strict';
  const { global, host, primordials, shared, use } = platform;
  const { ArrayOf, ReflectDefineProperty, ReflectDeleteProperty, StringPrototypeIndexOf, StringPrototypeSlice, StringPrototypeStartsWith } = primordials;
  const tree = shared('dom/shared/tree');
  const events = use('events/events');
  const lifeCycle = use('html/life-cycle');
  const pageDocument = use('dom/page-document');
  const realms = use('html/realms');
  const resources = use('html/resources');
  const tasks = use('core/tasks');
  const urls = use('html/urls');
  const { CONNECTED, IN_SHADOW, getAttribute, hasAttribute, isHTML, lower, moreOf } = tree;
  const open = host('frames.open');
  const scope = host('frames.use');
  const moveHost = host('frames.move');
  const loadHost = host('frames.load');
  const closeHost = host('frames.close');
  const mayLeaveHost = host('frames.mayLeave');
  const unloadHost = host('frames.unload');
  const describe = host('frames.describe');
  const keep = host('resources.keep');
  const notShown = host('page.notShown');
  const INHERITED = 0, OWN = 1, OPAQUE = 2;
  const { own } = realms;
  const { isOld } = use('html/traits');
  const { home } = use('dom/slot');
  const nothing = () => {};
  /// The contexts of the frames that are there, those in shadow trees among them.
  const all = new primordials.Set();

  // MARK: What an element shows

  const stateOf = (r) => (r.more === null ? null : r.more.resource);
  function begin(r) {
    const context = {
      __proto__: null, parent: own.context, realm: null, isClosed: false, name: getAttribute(r, 'name') ?? '', url: 'about:blank',
      r, handle: 0,
      /// Whether nothing but the first about:blank was shown.
      isInitial: true,
      /// Whether what is shown is of another origin and has no realm.
      isAway: false,
      /// Counts navigations; the last one wins.
      turn: 0, release: nothing, frame: null,
      /// Its entries of the session history (html/session-history.js).
      line: null,
      enter() { return enter(context); },
      navigate(request) { navigate(context, request); },
    };
    context.frame = {
      __proto__: null,
      get window() { return realms.windowOf(context); },
      get document() {
        const realm = context.isClosed ? null : enter(context);
        return realm === null || realm.key !== own.key ? null : realm.use('dom/page-document').document;
      },
    };
    context.line = newLine(context);
    all.add(context);
    return (moreOf(r).resource = context);
  }
  const joint = () => realms.topOf(own.context).realm.use('html/session-history');
  function newLine(context) {
    const document = { __proto__: null };
    const entries = tree.newList();
    entries.push({ __proto__: null, url: 'about:blank', data: null, document, request: { __proto__: null, url: 'about:blank', method: 'GET', enctype: null, body: null } });
    return {
      __proto__: null, entries, index: 0, document,
      apply(entry) {
        if (context.isClosed) return;
        if (entry.document !== context.line.document) navigate(context, { __proto__: null, ...entry.request, entry });
        else if (context.realm !== null) context.realm.use('html/location').traversed(entry);
      },
    };
  }
  /// Another document is shown, as a request says: an entry more, or one in the place of what there was.
  function commit(context, request, url) {
    const { line } = context;
    if (request.isReload === true) return;
    if (request.entry !== undefined) {
      line.document = request.entry.document;
      return;
    }
    line.document = { __proto__: null };
    const { url: asked, method, enctype, body, source } = request;
    const entry = {
      __proto__: null, url, data: null, document: line.document, request: { __proto__: null, url: asked, method, enctype, body, source },
    };
    if (context.isInitial || request.isReplacing === true) line.entries[line.index] = entry;
    else joint().add(line, entry);
  }
  /// What the element's sandbox, and the one of a policy's response, leave to a document.
  function sandboxOf(r, said = null) {
    const own = realms.sandboxOf(isHTML(r, 'iframe') ? getAttribute(r, 'sandbox') : null);
    if (said === null) return own;
    const other = realms.sandboxOf(said);
    return {
      __proto__: null, isScripting: own.isScripting && other.isScripting, isOpaque: own.isOpaque || other.isOpaque,
      isSilent: own.isSilent || other.isSilent, isHeld: own.isHeld || other.isHeld, isFormless: own.isFormless || other.isFormless,
    };
  }
  const isAbout = (url) => StringPrototypeStartsWith(url, 'about:');
  /// "Matches about:blank": whatever stands behind it as a query or a fragment.
  const isBlank = (url) => primordials.RegExpPrototypeExec(blank, url) !== null;
  const blank = /^about:blank(?:[?#]|$)/;

  /// Makes a realm for a document of a URL; null at a limit.
  function makeRealm(context, url, origin, sandbox) {
    const { r } = context;
    const handle = open(url, origin, tasks.bare((href, kind, method, enctype, body) => {
      if (context.handle === handle) navigate(context, { __proto__: null, url: href, method, enctype, body, isReload: kind === 'reload', isOwn: kind === 'link' || kind === 'submit', isReplacing: kind === 'replace' || (kind !== 'link' && isEarly(context)) });
    }));
    context.url = url;
    if (handle === 0) {
      notShown(r.name, url, r.place);
      context.isAway = true;
      return null;
    }
    context.handle = handle;
    const inner = scope(handle);
    const realm = inner('html/realms').own;
    context.realm = realm;
    return inner('html/child').begin({
      __proto__: null, list: realms.all, context, key: origin === INHERITED ? own.key : null, element: r, sandbox,
      base: isAbout(url) ? urls.baseOf(r.doc) : null,
      loaded: tasks.bare(() => {
        if (context.handle !== handle) return;
        tasks.post(() => { if (context.handle === handle) loaded(context); });
      }),
    });
  }
  /// Whether a document goes on before it was loaded, by itself.
  const isEarly = ({ realm }) => realm !== null && !realm.use('html/life-cycle').isFinished && !realm.use('html/activation-state').isActive();
  /// The realm of what is shown now: about:blank gets one when a script asks.
  function enter(context) {
    if (context.realm !== null || context.isAway) return context.realm;
    const sandbox = sandboxOf(context.r);
    const realm = makeRealm(context, context.url, sandbox.isOpaque ? OPAQUE : INHERITED, sandbox);
    if (realm !== null) realm.use('html/child').blank();
    return realm;
  }
  function drop(context) {
    const { realm, handle } = context;
    context.realm = null;
    context.handle = 0;
    if (realm === null) return;
    realm.use('html/child').end();
    closeHost(handle);
  }
  /// HTML, section 7.4.2.4: asks the document of a frame, and those in it, whether it may be left: whether it is. Meanwhile it
  /// goes nowhere.
  function mayLeave(context) {
    const { handle, realm } = context;
    if (handle === 0) return true;
    context.isLeaving = true;
    const isAllowed = mayLeaveHost(handle, realm.isLoaded('html/activation-state') && realm.use('html/activation-state').hasBeenActive());
    context.isLeaving = false;
    return isAllowed && !context.isClosed;
  }
  /// "Unload a document and its descendants": false where a listener has taken the frame away. The window of the first
  /// about:blank goes on.
  function leave(context) {
    if (context.handle === 0 || context.isInitial) return true;
    context.isLeaving = true;
    unloadHost(context.handle);
    context.isLeaving = false;
    return !context.isClosed;
  }
  /// The "iframe load event steps".
  function loaded(context) {
    events.fireAt(context.r, new events.Event('load'));
    settle(context);
  }
  function settle(context) {
    const { release } = context;
    context.release = nothing;
    release();
  }

  /// "Destroy a child navigable".
  function end(context) {
    all.delete(context);
    if (realms.topOf(own.context).realm.isLoaded('html/session-history')) joint().forget(context.line);
    if (context.r.more.resource === context) context.r.more.resource = null;
    context.isClosed = true;
    context.turn++;
    drop(context);
    settle(context);
  }

  // MARK: Navigation

  const withoutFragment = (url) => {
    const hash = StringPrototypeIndexOf(url, '#');
    return hash < 0 ? url : StringPrototypeSlice(url, 0, hash);
  };
  /// The URL of the page that sends a frame to another: one without a server has that of the page around it.
  function senderURL(context) {
    let url = context.realm === null ? '' : urlNow(context);
    while (context.parent !== null && (url === '' || isAbout(url))) {
      context = context.parent;
      url = urlNow(context);
    }
    return withoutFragment(url);
  }
  const urlNow = (context) => (context.realm !== null && context.realm.isLoaded('html/location') ? context.realm.use('html/location').href() : context.url);
  /// "Navigate". `request`: { url, method, enctype, body, source: the text of `srcdoc` }; `entry` is one of the session history
  /// that is shown again.
  function navigate(context, request) {
    // A document that is being left goes nowhere else ("unload counter").
    if (context.isClosed || context.isLeaving === true) return;
    const { r } = context;
    const { url } = request;
    if (context.realm !== null && !context.isInitial && !request.isReload && request.entry === undefined && request.method === 'GET' && request.source === undefined
      && StringPrototypeIndexOf(url, '#') >= 0 && withoutFragment(url) === withoutFragment(urlNow(context))) {
      context.realm.use('html/location').assign(url);
      return;
    }
    if (!StringPrototypeStartsWith(url, 'javascript:') && !mayLeave(context)) return;
    if (request.isSubmission !== true && platform.isLoaded('html/submission') && !StringPrototypeStartsWith(url, 'javascript:') && !isFragmentOfPage(url)) use('html/submission').overtake(nameOf(context));
    if (request.method === 'GET' && request.source === undefined && url === urlNow(context)) request.isReplacing = true;
    const turn = ++context.turn;
    if (context.release === nothing && lower(getAttribute(r, 'loading') ?? '') !== 'lazy') context.release = lifeCycle.delay();
    const isLast = () => context.turn === turn && !context.isClosed;
    if (StringPrototypeStartsWith(url, 'javascript:')) {
      tasks.post(() => { if (isLast()) runURL(context, url, request.isFirst); });
    } else if (request.source !== undefined || isAbout(url)) {
      tasks.post(() => { if (isLast()) showLocal(context, request); });
    } else if (StringPrototypeStartsWith(url, 'blob:')) {
      // The blob is taken now: its URL may be revoked right after.
      const blob = use('core/any-realm').blobAt(url);
      const isAllowed = home.policy === null || home.policy.allowsURL('frame-src', url, r.place);
      tasks.post(() => { if (isLast()) (isAllowed ? showBlob : away)(context, request, blob); });
    } else {
      const sender = request.isOwn === true ? context : realms.running().context;
      resources.load(url, {
        __proto__: null, kind: r.name, element: r, method: request.method, contentType: request.enctype, body: request.body, referrer: senderURL(sender),
        policy: sender.realm === null ? '' : sender.realm.use('html/referrer-policy').current(),
      }, (resource) => { if (isLast()) show(context, request, resource); });
    }
  }
  /// Whether a link says no more than a fragment: a form that its listener has submitted is sent all the same, as in browsers.
  function isFragmentOfPage(url) {
    return StringPrototypeIndexOf(url, '#') >= 0 && withoutFragment(url) === withoutFragment(pageDocument.record().data.url);
  }
  function runURL(context, url, isFirst) {
    const realm = enter(context);
    if (realm === null || realm.key !== own.key || !realm.use('dom/slot').home.isScripting) {
      settle(context);
      return;
    }
    if (home.policy !== null && !home.policy.allows('script-src-elem', null, url, context.r.place)) {
      (isFirst ? loaded : settle)(context);
      return;
    }
    const result = realm.use('html/child').run(host('url.decode')(StringPrototypeSlice(url, 11)));
    if (context.isClosed || context.realm !== realm) return;
    if (result === undefined) (isFirst ? loaded : settle)(context);
    else {
      context.isInitial = false;
      realm.use('html/child').write(result);
    }
  }
  function showLocal(context, request) {
    const { url, source } = request;
    if (!leave(context)) return;
    commit(context, request, url);
    const sandbox = sandboxOf(context.r);
    const realm = prepare(context, url, sandbox.isOpaque ? OPAQUE : INHERITED, sandbox);
    if (source === undefined) {
      realm?.use('html/child').blank();
      loaded(context);
    } else if (realm === null) loaded(context);
    else loadHost(context.handle, pageDocument.record().data.url, 0, source, '');
  }
  function showBlob(context, request, blob) {
    const { url } = request;
    if (blob === null) {
      away(context, request);
      return;
    }
    const { bytesOf, typeOf } = use('files/blob');
    show(context, request, keep(url, typeOf(blob) || 'text/plain', use('core/webidl').bytesOf(bytesOf(blob))));
  }
  /// What a server answered; `resource` is 0 for nothing.
  function show(context, request, resource) {
    if (resource === 0) {
      away(context, request);
      return;
    }
    const { url, origin, isNone, sandbox: said } = describe(resource);
    if (isNone) {
      settle(context);
      return;
    }
    if (!leave(context)) return;
    commit(context, request, url);
    const sandbox = sandboxOf(context.r, said);
    const realm = prepare(context, url, sandbox.isOpaque || origin === 'null' ? OPAQUE : OWN, sandbox);
    if (realm === null) loaded(context);
    else {
      const { data } = pageDocument.record();
      loadHost(context.handle, data.url, resource, '', realm.key === own.key ? data.encoding : '');
    }
  }
  /// An error page, which is of no origin that a script could read.
  function away(context, request) {
    const { url } = request;
    if (!leave(context)) return;
    commit(context, request, url);
    drop(context);
    context.isInitial = false;
    context.isAway = true;
    context.url = url;
    loaded(context);
  }
  /// The realm that the next document gets: the one of the first about:blank, or a new one.
  function prepare(context, url, origin, sandbox) {
    const { realm } = context;
    const wasInitial = context.isInitial;
    context.isInitial = context.isAway = false;
    if (wasInitial && realm !== null && realm.key === own.key && (origin === INHERITED || (origin === OWN && own.key === use('url/url').origin(url)))) {
      context.url = url;
      moveHost(context.handle, url, origin);
      realm.use('html/child').move(url, { __proto__: null, sandbox, base: isAbout(url) ? urls.baseOf(context.r.doc) : null });
      return realm;
    }
    drop(context);
    return makeRealm(context, url, origin, sandbox);
  }

  /// Whether a URL is that of the page or of one around it: a page in itself has no end.
  function isAround(url) {
    for (let outer = own.context; outer !== null; outer = outer.parent) {
      if (outer.realm !== null && !isAbout(url) && withoutFragment(outer.realm.use('html/location').href()) === withoutFragment(url)) return true;
    }
    return false;
  }

  // MARK: "Process the iframe attributes"

  /// Whether an element's `srcdoc` counts. EdgeHTML 18 knows no such attribute.
  const isSourced = (r) => !isOld && isHTML(r, 'iframe') && hasAttribute(r, 'srcdoc');
  function process(context, isFirst) {
    const { r } = context;
    const source = isSourced(r) ? getAttribute(r, 'srcdoc') : null;
    if (source !== null) {
      navigate(context, { __proto__: null, url: 'about:srcdoc', method: 'GET', enctype: null, body: null, source });
      return;
    }
    if (isOld && isHTML(r, 'iframe') && hasAttribute(r, 'srcdoc')) notShown(r.name, 'about:srcdoc', r.place);
    const src = getAttribute(r, 'src');
    let url = 'about:blank';
    if (src !== null && src !== '') url = urls.resolve(r.doc, src) ?? 'about:blank';
    if (isAround(url)) url = 'about:blank';
    if (isFirst && isBlank(url)) {
      context.url = url;
      loaded(context);
    }
    else navigate(context, { __proto__: null, url, method: 'GET', enctype: null, body: null, source: undefined, isFirst });
  }

  // MARK: Frames of the window

  const isShowing = (r) => isHTML(r, 'iframe') || isHTML(r, 'frame') || isHTML(r, 'object') || isHTML(r, 'embed');
  let known = null;
  let version = -1;
  /// The contexts of the document's frames in tree order.
  function contexts() {
    if (!pageDocument.isMade()) return ArrayOf();
    const doc = pageDocument.record();
    if (known !== null && version === doc.data.treeVersion) return known;
    known = ArrayOf();
    version = doc.data.treeVersion;
    for (let n = doc.first; n !== null; n = tree.next(n, doc)) {
      if (!isShowing(n)) continue;
      const context = stateOf(n);
      if (context !== null) known[known.length] = context;
    }
    return known;
  }
  own.frames = contexts;
  let indexed = 0;
  function tellIndexes() {
    known = null;
    const { length } = contexts();
    for (; indexed < length; indexed++) {
      const index = indexed;
      ReflectDefineProperty(global, `${index}`, {
        __proto__: null, enumerable: true, configurable: true, set: undefined,
        get() {
          const context = contexts()[index];
          return context === undefined ? undefined : realms.windowOf(context);
        },
      });
    }
    for (; indexed > length; indexed--) ReflectDeleteProperty(global, `${indexed - 1}`);
  }
  if (global.length === 0) {
    ReflectDefineProperty(global, 'length', {
      __proto__: null, enumerable: true, configurable: true,
      get() { return contexts().length; },
      set(value) { ReflectDefineProperty(global, 'length', { __proto__: null, value, writable: true, enumerable: true, configurable: true }); },
    });
  }
  /// What a script inside of the frame called it, or else its element.
  function nameOf(context) {
    if (context.realm === null || context.realm.key !== own.key) return context.name;
    const { name } = context.realm.global;
    return typeof name === 'string' ? name : '';
  }
  /// The frame of a name, in this page or in its frames.
  function find(name, from) {
    const list = contexts();
    for (let i = 0; i < list.length; i++) {
      if (list[i].realm !== null && list[i].realm === from) continue;
      if (nameOf(list[i]) === name) return list[i];
      const { realm } = list[i];
      const inner = realm !== null && realm.key === own.key && realm.isLoaded('html/iframe') ? realm.use('html/iframe').find(name, null) : null;
      if (inner !== null) return inner;
    }
    return null;
  }

  // MARK: The element's own steps

  function start(r) {
    const context = begin(r);
    if ((r.flags & IN_SHADOW) === 0) tellIndexes();
    return context;
  }
  function removed(r) {
    const context = stateOf(r);
    if (context === null) return;
    // The element may come back to the document before its window is gone: it will have another one.
    r.more.resource = null;
    // "Destroy a document": no script runs while the frame is taken away.
    end(context);
    tellIndexes();
  }
  /// Attributes that an element's size may depend on.
  const sizing = { __proto__: null, width: true, height: true, style: true, class: true, hidden: true, frameborder: true };
  const steps = {
    __proto__: null,
    postConnected(r) {
      if (own.context.isClosed || r.doc !== pageDocument.record() || stateOf(r) !== null) return;
      process(start(r), true);
    },
    removed,
    attributeChanged(r, attribute, old, now) {
      const context = stateOf(r);
      if (context === null || (r.flags & CONNECTED) === 0) return;
      const { local } = attribute;
      if (context.realm !== null && sizing[local] === true) {
        const { realm } = context;
        tasks.post(() => { if (context.realm === realm) realm.use('css/frame-viewport').elementChanged(); });
      }
      if (local === 'name') context.name = now ?? '';
      else if (r.name === 'frame') {
        if (local === 'src') process(context, false);
      } else if (local === 'srcdoc' ? !isOld : local === 'src' && !isSourced(r)) process(context, false);
    },
  };
  use('html/steps').define('iframe', steps);
  use('html/steps').define('frame', steps);
  return {
    find, isAround,
    /// An `object` or `embed` shows a document that was loaded.
    showIn(r, url, resource) {
      const context = start(r);
      context.release = lifeCycle.delay();
      show(context, { __proto__: null, url, method: 'GET', enctype: null, body: null, source: undefined }, resource);
    },
    /// It shows another thing, or is gone.
    dropFrom: removed,
    /// The page ends, and its frames with it.
    end() {
      all.forEach(end);
    },
    /// `window.open()` of a frame's name: its window, or null where no frame has it.
    open(url, target) {
      const context = find(target, null);
      if (context === null) return null;
      const href = url === '' ? undefined : urls.resolve(pageDocument.record(), url);
      if (href !== undefined) navigate(context, { __proto__: null, url: href, method: 'GET', enctype: null, body: null, source: undefined });
      return realms.windowOf(context);
    },
    /// The function that navigates the frame of a name, or null.
    named(name) {
      const context = find(name, null);
      return context === null ? null : context.navigate;
    },
  };
});
