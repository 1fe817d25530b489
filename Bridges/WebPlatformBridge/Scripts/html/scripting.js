// HTML, section 4.12.1 (the script element): when a script is fetched and when it runs.
(function (platform) {
  'use strict';
  const { host, primordials, shared, use } = platform;
  const { ArrayPrototypePush, ArrayPrototypeShift, SetPrototypeHas } = primordials;
  const tree = shared('dom/shared/tree');
  const { trim } = shared('html/shared/attributes');
  const events = use('events/events');
  const lifeCycle = use('html/life-cycle');
  const resources = use('html/resources');
  const tasks = use('core/tasks');
  const urls = use('html/urls');
  const { home } = use('dom/slot');
  const { STARTED, PARSER_INSERTED, IN_SHADOW, getAttribute, hasAttribute, lower } = tree;
  /// Set where "force async" is false.
  const ORDERED = tree.NONBLOCKING;
  const runClassic = host('scripts.run');
  const runLoaded = host('scripts.runLoaded');

  /// "JavaScript MIME type essence match" (MIME Sniffing, section 4.6).
  const types = new primordials.Set([
    'application/ecmascript', 'application/javascript', 'application/x-ecmascript', 'application/x-javascript', 'text/ecmascript',
    'text/javascript', 'text/javascript1.0', 'text/javascript1.1', 'text/javascript1.2', 'text/javascript1.3', 'text/javascript1.4',
    'text/javascript1.5', 'text/jscript', 'text/livescript', 'text/x-ecmascript', 'text/x-javascript',
  ]);
  const CLASSIC = 1, MODULE = 2, IMPORT_MAP = 3;
  /// What kind of script an element is, by its attributes; 0 for a data block.
  function kindOf(r) {
    const type = getAttribute(r, 'type');
    const language = getAttribute(r, 'language');
    let text;
    if (type === '' || (type === null && (language === null || language === ''))) text = 'text/javascript';
    else if (type !== null) text = lower(trim(type));
    else text = `text/${lower(language)}`;
    if (SetPrototypeHas(types, text)) return CLASSIC;
    if (text === 'module') return MODULE;
    if (text === 'importmap') return IMPORT_MAP;
    return 0;
  }

  // MARK: Lists (section 4.12.1.1)

  /// Scripts that run when the parser is done, in order.
  const deferred = [];
  /// Scripts that run in order as soon as they are there.
  const ordered = [];
  /// How many scripts run whenever they are there.
  let anyTime = 0;
  let afterAll = null;
  let ignoring = 0;

  /// A script that was prepared: `state` 0 under way, 1 there, 2 failed. `wait` is called once it is there.
  const made = (r, kind, isExternal) => ({ __proto__: null, r, kind, isExternal, state: 0, load: 0, text: null, wait: null, place: -1, module: null });

  function settled(script, state) {
    script.state = state;
    const { wait } = script;
    script.wait = null;
    if (wait !== null) wait();
  }
  /// Calls once the script is there, and no style sheet before it is under way.
  function whenReady(script, work) {
    if (script.state === 0) script.wait = () => whenReady(script, work);
    else if (resources.hasBlockingSheets) resources.afterSheets(() => whenReady(script, work));
    else work();
  }

  // MARK: "Prepare the script element"

  const isOfSVG = (r) => r.ns === tree.SVG_NS;
  /// What the attribute says that names a script's file, or null (SVG 2, section 17.2.1, for those in drawings).
  const fileOf = (r) => (isOfSVG(r) ? getAttribute(r, 'href') ?? tree.attributeNS(r, tree.XLINK_NS, 'href')?.value ?? null : getAttribute(r, 'src'));

  /// Returns the script if the parser has to wait for it.
  function prepare(r, place) {
    if ((r.flags & STARTED) !== 0) return null;
    const isByParser = (r.flags & PARSER_INSERTED) !== 0;
    r.flags &= ~PARSER_INSERTED;
    if (isByParser && !hasAttribute(r, 'async')) r.flags &= ~ORDERED;
    const source = tree.childText(r);
    const hasSource = fileOf(r) !== null;
    if ((!hasSource && source === '') || (r.flags & tree.CONNECTED) === 0) return null;
    const kind = kindOf(r);
    if (kind === 0) return null;
    if (isByParser) r.flags |= PARSER_INSERTED | ORDERED;
    r.flags |= STARTED;
    if (r.doc.data.window !== true) return null;
    if (!home.isScripting) {
      if (kind === CLASSIC || kind === MODULE) host('policy.sandboxed')(r.place);
      return null;
    }
    if (kind === CLASSIC && !isOfSVG(r) && (hasAttribute(r, 'nomodule') || isForAnotherEvent(r))) return null;
    if (!hasSource && home.policy !== null && !home.policy.allows('script-src-elem', r, source, place)) return null;
    if (kind === IMPORT_MAP) {
      if (hasSource) fireLater(r, 'error');
      else use('html/modules').registerMap(r, source, place);
      return null;
    }
    const script = made(r, kind, hasSource);
    script.place = place;
    if (hasSource) {
      const url = urlOf(r);
      if (url === null) {
        fireLater(r, 'error');
        return null;
      }
      fetch(script, url);
    } else if (kind === MODULE) use('html/modules').fetchInline(script, source, place, (state) => settled(script, state));
    else {
      script.text = source;
      script.state = 1;
    }
    return schedule(script, isByParser);
  }
  function isForAnotherEvent(r) {
    const event = getAttribute(r, 'event'), target = getAttribute(r, 'for');
    if (event === null || target === null) return false;
    const name = lower(trim(event));
    return lower(trim(target)) !== 'window' || (name !== 'onload' && name !== 'onload()');
  }
  function urlOf(r) {
    const file = fileOf(r);
    return file === '' ? null : urls.resolve(r.doc, file) ?? null;
  }
  function fetch(script, url) {
    const { r, kind } = script;
    const done = lifeCycle.delay();
    const finish = (state, load) => {
      script.load = load;
      settled(script, state);
      done();
    };
    if (kind === MODULE) use('html/modules').fetchExternal(script, url, (state) => finish(state, 0));
    else {
      resources.load(url, { __proto__: null, kind: 'script', element: r, charset: getAttribute(r, 'charset') }, (load) => finish(load === 0 ? 2 : 1, load));
    }
  }
  function schedule(script, isByParser) {
    const { r, kind, isExternal } = script;
    if (isExternal || kind === MODULE) {
      if (hasAttribute(r, 'async') || (r.flags & ORDERED) === 0) {
        anyTime++;
        whenReady(script, () => tasks.post(() => {
          execute(script);
          anyTime--;
          lookAfterAll();
        }));
      } else if (!isByParser) {
        ArrayPrototypePush(ordered, script);
        whenReady(script, runOrdered);
      } else if (kind === MODULE || hasAttribute(r, 'defer')) ArrayPrototypePush(deferred, script);
      else return script;
      return null;
    }
    if (isByParser && resources.hasBlockingSheets) return script;
    execute(script);
    return null;
  }
  let isOrderedPosted = false;
  function runOrdered() {
    if (isOrderedPosted || ordered.length === 0 || ordered[0].state === 0) return;
    isOrderedPosted = true;
    tasks.post(() => {
      isOrderedPosted = false;
      execute(ArrayPrototypeShift(ordered));
      lookAfterAll();
      runOrdered();
    });
  }

  // MARK: "Execute the script element"

  function execute(script) {
    const { r, kind, isExternal } = script;
    if (!r.doc.data.window) return;
    if (script.state === 2) {
      fire(r, 'error');
      return;
    }
    if (isExternal || kind === MODULE) ignoring++;
    if (kind === MODULE) use('html/modules').run(script);
    else {
      const { data } = r.doc;
      const before = data.currentScript;
      data.currentScript = (r.flags & IN_SHADOW) !== 0 ? null : r;
      const place = tasks.enter();
      if (home.policy !== null) use('html/modules').beginClassic(r);
      if (isExternal) runLoaded(script.load);
      else runClassic(script.text, script.place);
      tasks.leave(place);
      data.currentScript = before;
    }
    if (isExternal || kind === MODULE) ignoring--;
    if (isExternal) fire(r, 'load');
  }
  const fire = (r, type) => events.fireAt(r, new events.Event(type));
  const fireLater = (r, type) => {
    const done = lifeCycle.delay();
    tasks.post(() => {
      fire(r, type);
      done();
    });
  };

  // MARK: The end of parsing

  function runDeferred(after) {
    if (deferred.length === 0) {
      after();
      return;
    }
    whenReady(deferred[0], tasks.bare(() => {
      execute(ArrayPrototypeShift(deferred));
      runDeferred(after);
    }));
  }
  function lookAfterAll() {
    if (afterAll === null || anyTime > 0 || ordered.length > 0) return;
    const after = afterAll;
    afterAll = null;
    after();
  }

  // MARK: The element's own steps

  use('html/steps').define('script', {
    __proto__: null,
    postConnected(r) { if ((r.flags & PARSER_INSERTED) === 0) prepare(r, -1); },
    childrenChanged(r, isRemoval) { if (!isRemoval && (r.flags & (PARSER_INSERTED | tree.CONNECTED)) === tree.CONNECTED) prepare(r, -1); },
    attributeChanged(r, attribute, old, now) {
      if (attribute.local === (isOfSVG(r) ? 'href' : 'src') && now !== null && (r.flags & (PARSER_INSERTED | tree.CONNECTED)) === tree.CONNECTED) prepare(r, -1);
      if (attribute.local === 'async' && now !== null) r.flags |= ORDERED;
    },
  });
  return {
    /// At an end tag: gives what the parser has to wait for, or null.
    prepare,
    whenReady, execute, runDeferred, kindOf,
    /// Calls once no script is left that runs as soon as it can.
    whenNoneIsLeft(after) {
      afterAll = after;
      lookAfterAll();
    },
    /// Whether `document.write()` does nothing: a script runs that no parser waits for.
    get isIgnoringWrites() { return ignoring > 0; },
    /// `script.async`.
    isAsync: (r) => hasAttribute(r, 'async') || (r.flags & (ORDERED | PARSER_INSERTED)) === 0,
    setAsync(r, value) {
      r.flags |= ORDERED;
      if (value) tree.setAttribute(r, 'async', ''); else tree.removeAttribute(r, 'async');
    },
  };
});
