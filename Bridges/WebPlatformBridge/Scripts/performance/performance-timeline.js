// Performance Timeline: entries, and the observers that get them.
(function (platform) {
  'use strict';
  const { primordials, intrinsics, use } = platform;
  const {
    ArrayPrototypeIncludes, ArrayPrototypeIndexOf, ArrayPrototypePush, ArrayPrototypeSort, ArrayPrototypeSplice,
    ObjectFreeze,
  } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { DOMException } = use('events/dom-exception');
  const secret = { __proto__: null };
  const supported = ObjectFreeze(['mark', 'measure', 'navigation', 'resource']);

  // MARK: PerformanceEntry (section 4.1)

  let read;
  class PerformanceEntry {
    #values;
    constructor(key, values) {
      if (key !== secret) throw new TypeError('Illegal constructor');
      this.#values = values;
    }
    get name() { return this.#values.name; }
    get entryType() { return this.#values.entryType; }
    get startTime() { return this.#values.startTime; }
    get duration() { return this.#values.duration; }
    toJSON() {
      const { name, entryType, startTime, duration, detail } = this.#values;
      return detail === undefined ? { name, entryType, startTime, duration } : { name, entryType, startTime, duration, detail };
    }
    static {
      read = (entry) => entry.#values;
    }
  }
  idl.define(PerformanceEntry, { length: 0 });

  const copy = (list) => {
    const made = [];
    for (let i = 0; i < list.length; i++) ArrayPrototypePush(made, list[i]);
    return made;
  };
  /// Entries of a name and a type (either may be undefined), in the order of their start.
  function select(entries, name, type) {
    const found = [];
    for (let i = 0; i < entries.length; i++) {
      const values = read(entries[i]);
      if ((name === undefined || values.name === name) && (type === undefined || values.entryType === type)) ArrayPrototypePush(found, entries[i]);
    }
    return ArrayPrototypeSort(found, (a, b) => read(a).startTime - read(b).startTime);
  }
  /// The three functions that look entries up; `entriesOf` gives an object's.
  const lookups = (name, entriesOf) => ({
    getEntries() { return select(entriesOf(this)); },
    getEntriesByType(type) {
      const entries = entriesOf(this);
      const where = `Failed to execute 'getEntriesByType' on '${name}'`;
      idl.arity(arguments.length, 1, where);
      return select(entries, undefined, idl.DOMString(type, where));
    },
    getEntriesByName(given, type = undefined) {
      const entries = entriesOf(this);
      const where = `Failed to execute 'getEntriesByName' on '${name}'`;
      idl.arity(arguments.length, 1, where);
      given = idl.DOMString(given, where);
      return select(entries, given, type === undefined ? undefined : idl.DOMString(type, where));
    },
  });
  function addLookups(C, name, entriesOf) {
    const functions = lookups(name, entriesOf);
    for (const key in functions) {
      primordials.ObjectDefineProperty(C.prototype, key, { __proto__: null, value: functions[key], writable: true, enumerable: false, configurable: true });
    }
  }

  // MARK: PerformanceObserver (section 4.2)

  let makeList, entriesOfList;
  class PerformanceObserverEntryList {
    #entries;
    constructor(key, entries) {
      if (key !== secret) throw new TypeError('Illegal constructor');
      this.#entries = entries;
    }
    static {
      makeList = (entries) => new PerformanceObserverEntryList(secret, entries);
      entriesOfList = (list) => list.#entries;
    }
  }
  addLookups(PerformanceObserverEntryList, 'PerformanceObserverEntryList', (list) => entriesOfList(list));
  idl.define(PerformanceObserverEntryList, { length: 0 });

  /// Observers that wait for entries.
  const registered = [];
  const timeline = [];
  /// The timeline with the entries of what was loaded before anything asked.
  function all() {
    use('performance/performance').pull();
    return timeline;
  }
  let isQueued = false;
  const observerInit = idl.dictionary([
    ['buffered', idl.boolean], ['entryTypes', idl.sequence(idl.DOMString)], ['type', idl.DOMString],
  ]);
  let take, give, wants;
  class PerformanceObserver {
    #callback;
    #buffer = [];
    #kind = null;
    #types = [];
    #needsDropped = false;
    constructor(callback) {
      const where = "Failed to construct 'PerformanceObserver'";
      idl.arity(arguments.length, 1, where);
      this.#callback = idl.callback(callback, where);
    }
    observe(options = undefined) {
      const where = "Failed to execute 'observe' on 'PerformanceObserver'";
      this.#callback;
      const { buffered, entryTypes, type } = observerInit(options, where);
      if (entryTypes === undefined && type === undefined) throw idl.failure(where, "An observe() call must include either 'entryTypes' or 'type'.");
      // The standard takes no `buffered` here either; browsers ignore it.
      if (entryTypes !== undefined && type !== undefined) {
        throw idl.failure(where, "An observe() call must not include both 'entryTypes' and 'type'.");
      }
      const kind = entryTypes !== undefined ? 'multiple' : 'single';
      if (this.#kind !== null && this.#kind !== kind) {
        throw new DOMException(`${where}: This observer has performed observe({ ${this.#kind === 'single' ? 'type' : 'entryTypes'} }) before.`, 'InvalidModificationError');
      }
      this.#kind = kind;
      this.#needsDropped = true;
      if (kind === 'multiple') {
        const types = [];
        for (let i = 0; i < entryTypes.length; i++) {
          if (ArrayPrototypeIncludes(supported, entryTypes[i])) ArrayPrototypePush(types, entryTypes[i]);
        }
        if (types.length === 0) return;
        this.#types = types;
      } else {
        if (!ArrayPrototypeIncludes(supported, type)) return;
        if (!ArrayPrototypeIncludes(this.#types, type)) ArrayPrototypePush(this.#types, type);
      }
      // What was loaded before is known to no observer that does not ask for it.
      if (wants(this, 'resource') || wants(this, 'navigation')) all();
      if (ArrayPrototypeIndexOf(registered, this) < 0) ArrayPrototypePush(registered, this);
      // The document's own entry comes once it is loaded.
      if (buffered && kind === 'single' && (type !== 'navigation' || use('html/life-cycle').isComplete)) {
        const known = select(all(), undefined, type);
        for (let i = 0; i < known.length; i++) ArrayPrototypePush(this.#buffer, known[i]);
        queueTask();
      }
    }
    disconnect() {
      this.#buffer = [];
      this.#types = [];
      this.#kind = null;
      const at = ArrayPrototypeIndexOf(registered, this);
      if (at >= 0) ArrayPrototypeSplice(registered, at, 1);
    }
    takeRecords() {
      const entries = this.#buffer;
      this.#buffer = [];
      return entries;
    }
    static get supportedEntryTypes() { return supported; }
    static {
      wants = (observer, type) => ArrayPrototypeIncludes(observer.#types, type);
      give = (observer, entry) => { ArrayPrototypePush(observer.#buffer, entry); };
      take = (observer) => {
        const entries = observer.#buffer;
        if (entries.length === 0) return;
        observer.#buffer = [];
        const options = observer.#needsDropped ? { droppedEntriesCount: 0 } : {};
        observer.#needsDropped = false;
        use('core/tasks').callBack(observer.#callback, observer, [makeList(entries), observer, options]);
      };
    }
  }
  idl.define(PerformanceObserver, { length: 1 });

  function queueTask() {
    if (isQueued) return;
    isQueued = true;
    use('core/tasks').post(() => {
      isQueued = false;
      const notified = copy(registered);
      for (let i = 0; i < notified.length; i++) take(notified[i]);
    });
  }
  /// "To queue a PerformanceEntry".
  function queue(entry) {
    tell(entry);
    ArrayPrototypePush(timeline, entry);
  }
  /// Gives an entry to those who observe its type.
  function tell(entry) {
    const { entryType } = read(entry);
    let isWanted = false;
    for (let i = 0; i < registered.length; i++) {
      if (!wants(registered[i], entryType)) continue;
      give(registered[i], entry);
      isWanted = true;
    }
    if (isWanted) queueTask();
  }
  /// Takes the entries of a type out, or those of a name.
  function clear(type, name) {
    let kept = 0;
    for (let i = 0; i < timeline.length; i++) {
      const values = read(timeline[i]);
      if (values.entryType !== type || (name !== undefined && values.name !== name)) timeline[kept++] = timeline[i];
    }
    timeline.length = kept;
  }
  /// The entry of a type and a name that began last; undefined if there is none.
  function latest(type, name) {
    let found;
    for (let i = 0; i < timeline.length; i++) {
      const values = read(timeline[i]);
      if (values.entryType === type && values.name === name && (!found || values.startTime >= found.startTime)) found = values;
    }
    return found;
  }
  return { PerformanceEntry, PerformanceObserver, PerformanceObserverEntryList, secret, read, queue, tell, clear, latest, addLookups, timeline };
});
