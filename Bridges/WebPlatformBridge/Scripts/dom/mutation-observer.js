// DOM, section 4.3 (mutation observers).
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { ArrayOf, HiddenPromise, PromisePrototypeThen, PromiseResolve, ReflectApply } = primordials;
  const { TypeError } = intrinsics;
  const tree = shared('dom/shared/tree');
  const idl = use('core/webidl');
  const tasks = use('core/tasks');
  const { brand, stamp, wrap } = use('dom/slot');
  const { nodeArgument } = use('dom/node');
  const { nodeList, pageArray } = use('dom/collections');
  const { moreOf } = tree;

  // MARK: The microtask

  // Its reactions are jobs in the queue of the page's promises.
  const settled = ReflectApply(PromiseResolve, HiddenPromise, [undefined]);
  let isQueued = false;
  /// Observers with records that wait, in the order in which they were made; slots with a signal.
  let waiting = ArrayOf();
  let slots = ArrayOf();
  let lastOrder = 0;
  function queueMicrotask() {
    if (isQueued) return;
    isQueued = true;
    PromisePrototypeThen(settled, notify);
  }
  /// "Notify mutation observers".
  function notify() {
    isQueued = false;
    const notified = waiting;
    const signaled = slots;
    waiting = ArrayOf();
    slots = ArrayOf();
    notified.sort((a, b) => a.order - b.order);
    for (let i = 0; i < notified.length; i++) {
      const observer = notified[i];
      observer.isWaiting = false;
      const { records } = observer;
      observer.records = ArrayOf();
      dropTransient(observer);
      if (records.length === 0) continue;
      tasks.callBack(observer.callback, observer.object, [pageArray(records), observer.object]);
    }
    for (let i = 0; i < signaled.length; i++) use('html/slot-changes').fire(signaled[i]);
  }
  /// "Signal a slot change": the event comes in the same microtask.
  function signalSlot(r) {
    if (!slots.includes(r)) slots[slots.length] = r;
    queueMicrotask();
  }

  // MARK: Registrations

  function dropTransient(observer) {
    const { transient } = observer;
    if (transient.length === 0) return;
    observer.transient = ArrayOf();
    for (let i = 0; i < transient.length; i++) {
      const list = transient[i].more.observers;
      for (let k = list.length - 1; k >= 0; k--) if (list[k].observer === observer && list[k].source !== null) list.splice(k, 1);
    }
  }
  /// The function of a document's state that the tree calls; there is one once something is observed.
  const mutation = {
    __proto__: null,
    children(parent, added, removed, prev, next) { queue('childList', parent, null, null, null, added, removed, prev, next); },
    attribute(r, local, ns, old) { queue('attributes', r, local, ns, old, null, null, null, null); },
    data(r, old) { queue('characterData', r, null, null, old, null, null, null, null); },
    /// "Transient registered observers" of a subtree that is taken out.
    removed(r, parent) {
      for (let n = parent; n !== null; n = n.parent) {
        if (n.more === null || n.more.observers === null) continue;
        const list = n.more.observers;
        const { length } = list;
        for (let i = 0; i < length; i++) {
          const { observer, options } = list[i];
          if (!options.subtree) continue;
          const own = moreOf(r).observers ??= ArrayOf();
          own[own.length] = { observer, options, source: list[i] };
          observer.transient[observer.transient.length] = r;
        }
      }
    },
  };
  /// "Queue a mutation record".
  function queue(type, target, name, ns, old, added, removed, prev, next) {
    let interested = null;
    for (let n = target; n !== null; n = n.parent) {
      if (n.more === null || n.more.observers === null) continue;
      const list = n.more.observers;
      for (let i = 0; i < list.length; i++) {
        const { observer, options } = list[i];
        if (n !== target && !options.subtree) continue;
        if (type === 'attributes') {
          if (!options.attributes) continue;
          if (options.attributeFilter !== null && (ns !== null || !options.attributeFilter.includes(name))) continue;
        } else if (type === 'characterData' ? !options.characterData : !options.childList) continue;
        const wantsOld = (type === 'attributes' && options.attributeOldValue) || (type === 'characterData' && options.characterDataOldValue);
        interested ??= ArrayOf();
        let known = null;
        for (let k = 0; k < interested.length; k++) if (interested[k].observer === observer) known = interested[k];
        if (known === null) interested[interested.length] = known = { observer, old: null };
        if (wantsOld) known.old = old;
      }
    }
    if (interested === null) return;
    for (let i = 0; i < interested.length; i++) {
      const { observer } = interested[i];
      const record = stamp(MutationRecord, {
        __proto__: null, kind: 'MutationRecord', type, target, name, ns, old: interested[i].old, added, removed, prev, next,
        addedNodes: null, removedNodes: null,
      });
      observer.records[observer.records.length] = record;
      if (!observer.isWaiting) {
        observer.isWaiting = true;
        waiting[waiting.length] = observer;
      }
    }
    queueMicrotask();
  }

  // MARK: MutationRecord

  const recordState = (object) => brand(object, 'MutationRecord');
  const none = tree.newList();
  const MutationRecord = idl.interfaceFrom({
    name: 'MutationRecord',
    members: {
      get type() { return recordState(this).type; },
      get target() { return wrap(recordState(this).target); },
      get addedNodes() {
        const state = recordState(this);
        return state.addedNodes ??= nodeList(state.added ?? none);
      },
      get removedNodes() {
        const state = recordState(this);
        return state.removedNodes ??= nodeList(state.removed ?? none);
      },
      get previousSibling() { return wrap(recordState(this).prev); },
      get nextSibling() { return wrap(recordState(this).next); },
      get attributeName() { return recordState(this).name; },
      get attributeNamespace() { return recordState(this).ns; },
      get oldValue() { return recordState(this).old; },
    },
  });

  // MARK: MutationObserver

  const init = idl.dictionary([
    ['attributeFilter', idl.sequence(idl.DOMString), undefined], ['attributeOldValue', idl.boolean, undefined],
    ['attributes', idl.boolean, undefined], ['characterData', idl.boolean, undefined],
    ['characterDataOldValue', idl.boolean, undefined], ['childList', idl.boolean, false], ['subtree', idl.boolean, false],
  ]);
  const observerOf = (object) => brand(object, 'MutationObserver');
  const where = "Failed to execute 'observe' on 'MutationObserver'";
  /// The options as they are kept, after the checks of `observe`, steps 1 to 6.
  function optionsOf(given) {
    const { attributeFilter, attributeOldValue, attributes, characterData, characterDataOldValue, childList, subtree } = init(given, where);
    const wantsAttributes = attributes ?? (attributeOldValue !== undefined || attributeFilter !== undefined);
    const wantsData = characterData ?? characterDataOldValue !== undefined;
    if (!childList && !wantsAttributes && !wantsData) {
      throw new TypeError(`${where}: The options object must set at least one of 'attributes', 'characterData', or 'childList' to true.`);
    }
    if (attributeOldValue && !wantsAttributes) {
      throw new TypeError(`${where}: The options object may only set 'attributeOldValue' to true when 'attributes' is true or not present.`);
    }
    if (attributeFilter !== undefined && !wantsAttributes) {
      throw new TypeError(`${where}: The options object may only set 'attributeFilter' when 'attributes' is true or not present.`);
    }
    if (characterDataOldValue && !wantsData) {
      throw new TypeError(`${where}: The options object may only set 'characterDataOldValue' to true when 'characterData' is true or not present.`);
    }
    let filter = null;
    if (attributeFilter !== undefined) {
      filter = ArrayOf();
      for (let i = 0; i < attributeFilter.length; i++) filter[i] = attributeFilter[i];
    }
    return {
      __proto__: null, attributeFilter: filter, attributeOldValue: attributeOldValue === true, attributes: wantsAttributes,
      characterData: wantsData, characterDataOldValue: characterDataOldValue === true, childList, subtree,
    };
  }
  const MutationObserver = idl.interfaceFrom({
    name: 'MutationObserver', length: 1,
    construct(given, target) {
      const callback = given[0];
      if (typeof callback !== 'function') {
        throw new TypeError("Failed to construct 'MutationObserver': parameter 1 is not of type 'Function'.");
      }
      const state = {
        __proto__: null, kind: 'MutationObserver', callback, object: null, order: ++lastOrder, records: ArrayOf(), nodes: ArrayOf(),
        transient: ArrayOf(), isWaiting: false,
      };
      return (state.object = stamp(target, state));
    },
    members: {
      observe(target, options = undefined) {
        const observer = observerOf(this);
        idl.arity(arguments.length, 1, where);
        const r = nodeArgument(target, where, 1);
        const kept = optionsOf(options);
        r.doc.data.mutation = mutation;
        const list = moreOf(r).observers ??= ArrayOf();
        for (let i = 0; i < list.length; i++) {
          if (list[i].observer !== observer || list[i].source !== null) continue;
          dropTransientFrom(observer, list[i]);
          list[i].options = kept;
          return;
        }
        list[list.length] = { observer, options: kept, source: null };
        observer.nodes[observer.nodes.length] = r;
      },
      disconnect() {
        const observer = observerOf(this);
        const { nodes } = observer;
        observer.nodes = ArrayOf();
        dropTransient(observer);
        for (let i = 0; i < nodes.length; i++) {
          const list = nodes[i].more.observers;
          for (let k = list.length - 1; k >= 0; k--) if (list[k].observer === observer) list.splice(k, 1);
          if (list.length === 0) nodes[i].more.observers = null;
        }
        observer.records = ArrayOf();
      },
      takeRecords() {
        const observer = observerOf(this);
        const { records } = observer;
        observer.records = ArrayOf();
        return pageArray(records);
      },
    },
  });
  function dropTransientFrom(observer, source) {
    for (let i = 0; i < observer.transient.length; i++) {
      const list = observer.transient[i].more.observers;
      if (list === null) continue;
      for (let k = list.length - 1; k >= 0; k--) if (list[k].source === source) list.splice(k, 1);
    }
  }
  return { MutationObserver, MutationRecord, WebKitMutationObserver: MutationObserver, signalSlot };
});
