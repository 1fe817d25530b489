// HTML, section 7.2.4 (Location) and 7.2.5 (History).
(function (platform) {
  'use strict';
  const { global, host, primordials, intrinsics, use, isLoaded } = platform;
  const { ArrayPrototypePush, ArrayPrototypeShift, MathMax, ObjectFreeze, ObjectSetPrototypeOf, RegExpPrototypeExec, StringPrototypeReplaceAll, StringPrototypeSlice } = primordials;
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
  /// Entries of the session history: { url, state }, the state serialized.
  const entries = [{ __proto__: null, url: current.href, state: null }];
  let index = 0;
  let state = null;

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
  /// "To navigate": within the page to a fragment, or away from it.
  function navigate(url, kind, place = -1) {
    // The fragment that there is.
    if (kind === 'hash' && url.hash === current.hash) return;
    record(`location.${kind}`, url.href);
    if (url.protocol === 'javascript:') {
      const source = host('url.decode')(StringPrototypeSlice(url.href, 11));
      tasks.post(() => { tasks.callBack(runURL, undefined, [source, place]); });
      return;
    }
    const oldURL = current.href;
    if (hasHash(url) && withoutHash(url) === withoutHash(current)) {
      become(url);
      state = null;
      if (kind === 'replace' || url.href === oldURL) entries[index] = { __proto__: null, url: url.href, state: null };
      else push({ __proto__: null, url: url.href, state: null });
      scroll();
      firePopState();
      if (url.href !== oldURL) fireHashChange(oldURL, url.href);
      return;
    }
    navigatePage(kind, url.href);
  }
  function push(entry) {
    entries.length = index + 1;
    if (entries.length >= 50) { ArrayPrototypeShift(entries); index--; }
    ArrayPrototypePush(entries, entry);
    index++;
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

  /// "Structured serialize for storage", and back.
  const clone = (value, where) => {
    const { serialize, deserialize } = use('messaging/structured-clone');
    return deserialize(serialize(value, where));
  };
  /// "Can have its URL rewritten": whether the document may get a URL without being another one.
  function canBecome(next) {
    if (next.protocol !== current.protocol || next.host !== current.host || next.username !== current.username || next.password !== current.password) return false;
    if (next.protocol === 'http:' || next.protocol === 'https:') return true;
    return next.pathname === current.pathname && (next.protocol === 'file:' || next.search === current.search);
  }
  function update(kind, data, url) {
    const where = `Failed to execute '${kind}State' on 'History'`;
    const copy = data === null || data === undefined ? data : clone(data, where);
    let next = current;
    const text = url === null || url === undefined ? '' : idl.USVString(url);
    if (text !== '') {
      next = parse(pageBase.resolve(text));
      if (!next || !canBecome(next)) {
        throw new DOMException(`${where}: A history state object with URL '${url}' cannot be created in a document with origin '${current.origin}' and URL '${current.href}'.`, 'SecurityError');
      }
    }
    const entry = { __proto__: null, url: next.href, state: copy };
    if (kind === 'replace') entries[index] = entry;
    else push(entry);
    become(next);
    state = copy;
  }
  class History {
    #isOne;
    #scrollRestoration = 'auto';
    constructor(key) { if (key !== ownKey) throw new TypeError('Illegal constructor'); }
    get length() { this.#isOne; return entries.length; }
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
    if (!entries[index + delta]) return leave(delta);
    tasks.post(() => {
      const entry = entries[index + delta];
      if (!entry) return leave(delta);
      const oldURL = current.href;
      index += delta;
      become(parse(entry.url));
      state = entry.state;
      const before = parse(oldURL);
      const isOtherFragment = withoutHash(before) === withoutHash(current) && before.hash !== current.hash;
      if (isOtherFragment) scroll();
      firePopState();
      if (isOtherFragment) fireHashChange(oldURL, current.href);
    });
  }
  /// Before the first entry of a document is the page that was shown before it, and before that the app:
  /// the WebView has nothing to go back to there.
  function leave(delta) {
    record('history.go', delta);
    navigatePage('traverse', `${delta < 0 ? delta + index : delta - (entries.length - 1 - index)}`);
  }
  const history = new History(ownKey);

  /// Another document comes into the window of a frame.
  function moved(url) {
    current = parse(url) ?? current;
    state = null;
    entries.length = 0;
    ArrayPrototypePush(entries, { __proto__: null, url: current.href, state: null });
    index = 0;
  }
  return { Location, History, history, href: text, members, moved, isInvalid: (value) => !parse(entryResolve(value)), assign(url, place) { navigate(parse(url), 'assign', place); } };
});
