// HTML, section 7.2.4 (Location) and 7.2.5 (History).
(function (platform) {
  'use strict';
  const { global, host, primordials, intrinsics, use, isLoaded } = platform;
  const { MathMax, ObjectSetPrototypeOf, RegExpPrototypeExec, StringPrototypeReplaceAll, StringPrototypeSlice } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const events = use('events/events');
  const tasks = use('core/tasks');
  const { DOMException } = use('events/dom-exception');
  const { URL, parse } = use('url/url');
  const navigatePage = host('page.navigate');
  const record = host('page.record');

  /// The document's URL.
  let current = parse(host('page.url')()) ?? parse('about:blank');
  const text = () => current.href;
  const context = isLoaded('html/realms') ? use('html/realms').own.context : null;
  const isFrame = context !== null && context.parent !== null;
  const top = () => (isFrame ? use('html/realms').topOf(context).realm : { use, isLoaded });
  const joint = () => top().use('html/session-history');
  /// The page's line of the session history: entries `{ url, data, document, request }`, `data` the state serialized. That of a
  /// frame outlives its documents.
  const line = isFrame ? context.line : joint().own;
  let state = restored();

  /// The state of the entry that is shown, made anew.
  function restored() {
    const { data } = line.entries[line.index];
    return data === null ? null : use('messaging/structured-clone').deserialize(data);
  }

  /// The document's URL is another one: of its object, too, and of what relative URLs in it mean.
  function become(url) {
    current = url;
    // A document that is not made yet asks for it when it is.
    if (!isLoaded('dom/page-document')) return;
    const page = use('dom/page-document');
    if (page.isMade()) page.record().data.url = url.href;
  }

  const hasHash = (url) => url.hash !== '' || url.href[url.href.length - 1] === '#';
  const withoutHash = (url) => (!hasHash(url) ? url.href : StringPrototypeSlice(url.href, 0, url.href.length - MathMax(1, url.hash.length)));

  function fireHashChange(oldURL, newURL) {
    tasks.post(() => {
      events.fire(global, new (use('events/event-types').HashChangeEvent)('hashchange', { __proto__: null, oldURL, newURL }));
    });
  }
  function firePopState() {
    events.fire(global, new (use('events/event-types').PopStateEvent)('popstate', { __proto__: null, state }));
  }

  /// The fragment is another one: `:target` matches another element.
  function scroll() {
    if (isLoaded('dom/page-document') && use('dom/page-document').isMade()) use('html/fragment').scroll();
  }

  const runURL = host('scripts.runURL');
  /// A javascript: URL is an inline script to a policy (CSP 3, section 4.2.4).
  const mayRun = (url, place) => {
    const { policy } = use('dom/slot').home;
    return policy === null || policy.allows('script-src-elem', null, url, place);
  };
  /// The context of the frame that this page is in, or null.
  function frameContext() {
    const context = isLoaded('html/realms') ? use('html/realms').own.context : null;
    return context !== null && context.parent !== null ? context : null;
  }
  /// Section 7.4.2.3.2: the text that a javascript: URL gives takes the document's place.
  function replaceDocument(text) {
    const context = frameContext();
    if (context !== null) context.isInitial = false;
    // A script that runs without a page has nothing to be replaced.
    else if (!isLoaded('dom/page-document') || !use('dom/page-document').isMade()) return;
    use('html/child').write(text);
  }
  /// Section 7.2.4 ("Location-object navigate"): a document that goes on before it was loaded, without a user, is replaced.
  const isEarly = () => !use('html/life-cycle').isFinished && !use('html/activation-state').isActive();
  /// "To navigate": within the page to a fragment, or away from it.
  function navigate(url, kind, place = -1, isLink = false) {
    // The fragment that there is.
    if (kind === 'hash' && url.hash === current.hash) return;
    record(`location.${kind}`, url.href);
    if (url.protocol === 'javascript:') {
      if (!mayRun(url.href, place)) return;
      const source = host('url.decode')(StringPrototypeSlice(url.href, 11));
      const context = frameContext();
      const turn = context?.turn;
      tasks.post(() => {
        // A frame that was told to go elsewhere meanwhile goes there.
        if (context?.turn !== turn) return;
        let result = null;
        tasks.callBack(() => { result = runURL(source, place); }, undefined, []);
        if (result !== null) replaceDocument(result);
      });
      return;
    }
    const oldURL = current.href;
    if (hasHash(url) && withoutHash(url) === withoutHash(current)) {
      become(url);
      state = null;
      put(kind === 'replace' || url.href === oldURL || (!isLink && isEarly()), null);
      scroll();
      firePopState();
      if (url.href !== oldURL) fireHashChange(oldURL, url.href);
      return;
    }
    if (isLoaded('html/submission')) use('html/submission').overtake('');
    navigatePage(!isLink && isEarly() ? 'replace' : kind, url.href);
  }
  /// The document has another entry, or another one in the place of what it has.
  function put(isReplacing, data) {
    const { document, request } = line.entries[line.index];
    // What was asked for with a body, or is a text, is asked for so again.
    const isPlain = request !== undefined && request.method === 'GET' && request.source === undefined;
    const entry = { __proto__: null, url: current.href, data, document, request: isPlain ? { ...request, url: current.href, __proto__: null } : request };
    if (isReplacing) line.entries[line.index] = entry;
    else joint().add(line, entry);
  }
  const pageBase = use('url/page-base');
  /// What a text means in the page whose script is running ("relative to the entry settings object").
  const entryResolve = (value) => (isLoaded('html/realms') ? use('html/realms').running().use('url/page-base') : pageBase).resolve(value);
  function resolve(value, where) {
    const url = parse(entryResolve(idl.USVString(value)));
    if (!url) throw new DOMException(`${where}: '${value}' is not a valid URL.`, 'SyntaxError');
    return url;
  }
  function change(part, value) {
    const url = new URL(current.href);
    url[part] = value;
    // A URL without a host has no such parts.
    if (url.href !== current.href || url.host !== '') navigate(url, part);
  }

  const scheme = /^[a-z][a-z0-9+.-]*(?::|$)/i;
  /// Section 7.2.4: a text that is no scheme throws, and only to another HTTP scheme the page goes.
  function setProtocol(value) {
    // The parser takes tabs and line ends out first (URL, section 4.4).
    const text = StringPrototypeReplaceAll(StringPrototypeReplaceAll(StringPrototypeReplaceAll(value, '\t', ''), '\n', ''), '\r', '');
    if (RegExpPrototypeExec(scheme, text) === null) {
      throw new DOMException(`Failed to set the 'protocol' property on 'Location': '${value}' is an invalid protocol.`, 'SyntaxError');
    }
    const url = new URL(current.href);
    url.protocol = text;
    if (url.protocol === 'http:' || url.protocol === 'https:') navigate(url, 'protocol');
  }

  const ownKey = { __proto__: null };
  class Location {
    constructor(key) { if (key !== ownKey) throw new TypeError('Illegal constructor'); }
  }
  idl.define(Location, { length: 0 });
  // Made with the page (see PageGlobals): most pages only read it, and need nothing of this script.
  const { location } = global;
  ObjectSetPrototypeOf(location, Location.prototype);
  const ancestorOrigins = use('html/string-list').make([]);
  const members = {
    get href() { return current.href; },
    set href(value) { navigate(resolve(value, "Failed to set the 'href' property on 'Location'"), 'href'); },
    get origin() { return current.origin; },
    get protocol() { return current.protocol; },
    set protocol(value) { setProtocol(idl.USVString(value)); },
    get host() { return current.host; },
    set host(value) { change('host', value); },
    get hostname() { return current.hostname; },
    set hostname(value) { change('hostname', value); },
    get port() { return current.port; },
    set port(value) { change('port', value); },
    get pathname() { return current.pathname; },
    set pathname(value) { change('pathname', value); },
    get search() { return current.search; },
    set search(value) { change('search', value); },
    get hash() { return current.hash; },
    set hash(value) {
      const text = idl.USVString(value);
      // An empty fragment is one, unlike that of a URL object.
      if (text === '' || text === '#') navigate(parse(`${withoutHash(current)}#`), 'hash');
      else change('hash', text);
    },
    assign(url) {
      idl.arity(arguments.length, 1, "Failed to execute 'assign' on 'Location'");
      navigate(resolve(url, "Failed to execute 'assign' on 'Location'"), 'assign');
    },
    replace(url) {
      idl.arity(arguments.length, 1, "Failed to execute 'replace' on 'Location'");
      navigate(resolve(url, "Failed to execute 'replace' on 'Location'"), 'replace');
    },
    reload() {
      record('location.reload', current.href);
      navigatePage('reload', current.href);
    },
    toString() { return current.href; },
    get ancestorOrigins() { return ancestorOrigins; },
  };
  // MARK: History

  /// "Can have its URL rewritten": whether the document may get a URL without being another one.
  function canBecome(next) {
    if (next.protocol !== current.protocol || next.host !== current.host || next.username !== current.username || next.password !== current.password) return false;
    if (next.protocol === 'http:' || next.protocol === 'https:') return true;
    return next.pathname === current.pathname && (next.protocol === 'file:' || next.search === current.search);
  }
  function update(kind, data, url) {
    const where = `Failed to execute '${kind}State' on 'History'`;
    const isNothing = data === null || data === undefined;
    const kept = isNothing ? null : use('messaging/structured-clone').serialize(data, where);
    let next = current;
    const text = url === null || url === undefined ? '' : idl.USVString(url);
    if (text !== '') {
      next = parse(pageBase.resolve(text));
      if (!next || !canBecome(next)) {
        throw new DOMException(`${where}: A history state object with URL '${url}' cannot be created in a document with origin '${current.origin}' and URL '${current.href}'.`, 'SecurityError');
      }
    }
    become(next);
    put(kind === 'replace', kept);
    state = isNothing ? data : restored();
  }
  class History {
    #isOne;
    #scrollRestoration = 'auto';
    constructor(key) { if (key !== ownKey) throw new TypeError('Illegal constructor'); }
    get length() { this.#isOne; return joint().length; }
    get scrollRestoration() { return this.#scrollRestoration; }
    set scrollRestoration(value) { if (value === 'auto' || value === 'manual') this.#scrollRestoration = value; }
    get state() { this.#isOne; return state; }
    go(delta = 0) { this.#isOne; traverse(idl.long(delta)); }
    back() { this.#isOne; traverse(-1); }
    forward() { this.#isOne; traverse(1); }
    pushState(data, unused, url = null) {
      this.#isOne;
      idl.arity(arguments.length, 2, "Failed to execute 'pushState' on 'History'");
      update('push', data, url);
    }
    replaceState(data, unused, url = null) {
      this.#isOne;
      idl.arity(arguments.length, 2, "Failed to execute 'replaceState' on 'History'");
      update('replace', data, url);
    }
  }
  idl.define(History, { length: 0 });
  function traverse(delta) {
    if (delta === 0) {
      record('history.go', 0);
      return navigatePage('reload', current.href);
    }
    if (joint().beyond(delta) !== 0) return top().use('html/location').leave(delta);
    tasks.post(() => {
      if (joint().beyond(delta) !== 0) top().use('html/location').leave(delta);
      else joint().traverse(delta);
    });
  }
  /// Another entry of the same document is shown.
  function traversed(entry) {
    const oldURL = current.href;
    become(parse(entry.url));
    state = restored();
    const before = parse(oldURL);
    const isOtherFragment = withoutHash(before) === withoutHash(current) && before.hash !== current.hash;
    if (isOtherFragment) scroll();
    firePopState();
    if (isOtherFragment) fireHashChange(oldURL, current.href);
  }
  /// Before the first entry of a document is the page that was shown before it, and before that the app:
  /// the WebView has nothing to go back to there.
  function leave(delta) {
    record('history.go', delta);
    navigatePage('traverse', `${joint().beyond(delta)}`);
  }
  const history = new History(ownKey);

  /// Another document comes into the window of a frame.
  function moved(url) {
    current = parse(url) ?? current;
    state = restored();
  }
  return { Location, History, history, href: text, members, moved, traversed, leave,
    /// The document was opened by a script of another one, and has its URL from now on.
    opened(url) {
      become(parse(url));
      put(true, line.entries[line.index].data);
    },
    /// The URL that a script has given to the document; '' where it is the one that it was loaded from.
    changed: () => (current.href === host('page.url')() ? '' : current.href),
    isInvalid: (value) => !parse(entryResolve(value)), assign(url, place) { navigate(parse(url), 'assign', place, true); } };
});
