// HTML, section 7.2.4 (Location) and 7.2.5 (History).
(function (platform) {
  'use strict';
  const { global, host, primordials, intrinsics, use, isLoaded } = platform;
  const { ArrayPrototypePush, ArrayPrototypeShift, MathMax, ObjectFreeze, ObjectSetPrototypeOf, StringPrototypeSlice } = primordials;
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

  const withoutHash = (url) => (url.hash === '' && url.href[url.href.length - 1] !== '#' ? url.href : StringPrototypeSlice(url.href, 0, url.href.length - MathMax(1, url.hash.length)));

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
    if (kind === 'hash' && url.href === current.href) return;
    record(`location.${kind}`, url.href);
    if (url.protocol === 'javascript:') {
      const source = host('url.decode')(StringPrototypeSlice(url.href, 11));
      tasks.post(() => { tasks.callBack(runURL, undefined, [source, place]); });
      return;
    }
    const oldURL = current.href;
    if (url.hash !== '' && withoutHash(url) === withoutHash(current)) {
      if (url.href === oldURL) return;
      become(url);
      state = null;
      if (kind === 'replace') entries[index] = { __proto__: null, url: url.href, state: null };
      else push({ __proto__: null, url: url.href, state: null });
      scroll();
      firePopState();
      fireHashChange(oldURL, url.href);
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
  function resolve(value, where) {
    const url = parse(idl.USVString(value), current.href);
    if (!url) throw new DOMException(`${where}: '${value}' is not a valid URL.`, 'SyntaxError');
    return url;
  }
  function change(part, value) {
    const url = new URL(current.href);
    url[part] = value;
    if (url.href !== current.href || part === 'hash') navigate(url, part);
  }

  const ownKey = { __proto__: null };
  class Location {
    constructor(key) { if (key !== ownKey) throw new TypeError('Illegal constructor'); }
  }
  idl.define(Location, { length: 0 });
  // Made with the page (see PageGlobals): most pages only read it, and need nothing of this script.
  const { location } = global;
  ObjectSetPrototypeOf(location, Location.prototype);
  const ancestorOrigins = ObjectFreeze({ length: 0, item() { return null; }, contains() { return false; } });
  const members = {
    get href() { return current.href; },
    set href(value) { navigate(resolve(value, "Failed to set the 'href' property on 'Location'"), 'href'); },
    get origin() { return current.origin; },
    get protocol() { return current.protocol; },
    set protocol(value) { change('protocol', value); },
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
    set hash(value) { change('hash', value); },
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
  function update(kind, data, url) {
    const where = `Failed to execute '${kind}State' on 'History'`;
    const copy = data === null || data === undefined ? data : clone(data, where);
    let next = current;
    if (url !== null && url !== undefined) {
      next = parse(idl.USVString(url), current.href);
      if (!next || next.origin !== current.origin || next.username !== current.username || next.password !== current.password) {
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
    tasks.post(() => {
      const entry = entries[index + delta];
      // Before the first entry is the app: the WebView has nothing to go back to.
      if (!entry) return record('history.go', delta);
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
  const history = new History(ownKey);

  /// Another document comes into the window of a frame.
  function moved(url) {
    current = parse(url) ?? current;
    state = null;
    entries.length = 0;
    ArrayPrototypePush(entries, { __proto__: null, url: current.href, state: null });
    index = 0;
  }
  return { Location, History, history, href: text, members, moved, assign(url, place) { navigate(parse(url), 'assign', place); } };
});
