// HTML, section 6.11 (drag and drop): DataTransfer and its items; Clipboard API: ClipboardEvent.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { ArrayOf, ReflectApply, ArrayFrom, ObjectFreeze } = primordials;
  const { Array } = intrinsics;
  const { lower } = shared('dom/shared/tree');
  const idl = use('core/webidl');
  const { brand, stamp, stateOrNull } = use('dom/slot');
  const { domError } = use('dom/errors');
  const { handlerOf, make } = use('dom/exotic');
  const { kind } = use('events/kinds');
  const { MouseEvent } = use('events/ui');

  /// The drag data store: items are { kind: 'string' | 'file', type, data }.
  const storeOf = () => ({ __proto__: null, items: ArrayOf(), dropEffect: 'none', effectAllowed: 'none', list: null, files: null, kind: 'DataTransfer', object: null });
  const transfer = (object) => brand(object, 'DataTransfer');
  function formatOf(format) {
    const type = lower(idl.DOMString(format));
    return type === 'text' ? 'text/plain' : type === 'url' ? 'text/uri-list' : type;
  }
  const effects = ['none', 'copy', 'link', 'move'];
  const allowed = ['none', 'copy', 'copyLink', 'copyMove', 'link', 'linkMove', 'move', 'all', 'uninitialized'];
  const findString = (store, type) => {
    for (let i = 0; i < store.items.length; i++) if (store.items[i].kind === 'string' && store.items[i].type === type) return i;
    return -1;
  };
  function filesIn({ items }) {
    const files = ArrayOf();
    for (let i = 0; i < items.length; i++) if (items[i].kind === 'file') files[files.length] = items[i].data;
    return files;
  }
  /// The list of files is one object, which is as the items are.
  function itemsChanged(store) {
    if (store.files !== null) use('files/blob').refillFileList(store.files, filesIn(store));
  }
  const pageArray = (list) => ReflectApply(ArrayFrom, Array, [list]);
  const DataTransfer = idl.interfaceFrom({
    name: 'DataTransfer', length: 0,
    construct: (given, target) => {
      const store = storeOf();
      return (store.object = stamp(target, store));
    },
    members: {
      get dropEffect() { return transfer(this).dropEffect; },
      set dropEffect(value) {
        const store = transfer(this);
        value = idl.DOMString(value);
        for (let i = 0; i < effects.length; i++) if (effects[i] === value) store.dropEffect = value;
      },
      get effectAllowed() { return transfer(this).effectAllowed; },
      set effectAllowed(value) {
        const store = transfer(this);
        value = idl.DOMString(value);
        for (let i = 0; i < allowed.length; i++) if (allowed[i] === value) store.effectAllowed = value;
      },
      get items() { return itemList(transfer(this)); },
      setDragImage() { transfer(this); },
      get types() {
        const { items } = transfer(this);
        const list = ArrayOf();
        let hasFile = false;
        for (let i = 0; i < items.length; i++) {
          if (items[i].kind === 'string') list[list.length] = items[i].type;
          else hasFile = true;
        }
        if (hasFile) list[list.length] = 'Files';
        return ObjectFreeze(pageArray(list));
      },
      getData(format) {
        const store = transfer(this);
        idl.arity(arguments.length, 1, "Failed to execute 'getData' on 'DataTransfer'");
        const at = findString(store, formatOf(format));
        return at < 0 ? '' : store.items[at].data;
      },
      setData(format, data) {
        const store = transfer(this);
        idl.arity(arguments.length, 2, "Failed to execute 'setData' on 'DataTransfer'");
        const type = formatOf(format);
        data = idl.DOMString(data);
        const at = findString(store, type);
        if (at >= 0) store.items.splice(at, 1);
        store.items.push({ __proto__: null, kind: 'string', type, data });
      },
      clearData(format = undefined) {
        const store = transfer(this);
        const type = format === undefined ? null : formatOf(format);
        for (let i = store.items.length - 1; i >= 0; i--) {
          if (store.items[i].kind === 'string' && (type === null || store.items[i].type === type)) store.items.splice(i, 1);
        }
      },
      get files() {
        const store = transfer(this);
        return (store.files ??= use('files/blob').makeFileList(filesIn(store)));
      },
    },
  });

  // MARK: Items

  const item = (object) => brand(object, 'DataTransferItem');
  const DataTransferItem = idl.interfaceFrom({
    name: 'DataTransferItem',
    members: {
      get kind() { return item(this).item.kind; },
      get type() { return item(this).item.type; },
      getAsString(callback) {
        const entry = item(this).item;
        idl.arity(arguments.length, 1, "Failed to execute 'getAsString' on 'DataTransferItem'");
        if (callback === null || callback === undefined) return;
        idl.callback(callback, "Failed to execute 'getAsString' on 'DataTransferItem': parameter 1");
        if (entry.kind === 'string') use('core/tasks').post(() => ReflectApply(callback, undefined, [entry.data]));
      },
      getAsFile() {
        const entry = item(this).item;
        return entry.kind === 'file' ? entry.data : null;
      },
      webkitGetAsEntry() {
        item(this);
        return null;
      },
    },
  });
  const wrapItem = (entry) => entry.object ??= stamp(DataTransferItem, { __proto__: null, kind: 'DataTransferItem', item: entry });
  const items = (object) => brand(object, 'DataTransferItemList');
  const DataTransferItemList = idl.interfaceFrom({
    name: 'DataTransferItemList',
    members: {
      get length() { return items(this).store.items.length; },
      add(data, type = undefined) {
        const { store } = items(this);
        const where = "Failed to execute 'add' on 'DataTransferItemList'";
        idl.arity(arguments.length, 1, where);
        const { isFile, typeOf } = use('files/blob');
        if (arguments.length === 1 && isFile(data)) {
          const entry = { __proto__: null, kind: 'file', type: typeOf(data), data, object: null };
          store.items.push(entry);
          itemsChanged(store);
          return wrapItem(entry);
        }
        if (arguments.length === 1) throw idl.failure(where, "parameter 1 is not of type 'File'.");
        const entry = { __proto__: null, kind: 'string', type: lower(idl.DOMString(type)), data: idl.DOMString(data), object: null };
        if (findString(store, entry.type) >= 0) throw domError('NotSupportedError', `${where}: An item already exists for type '${entry.type}'.`);
        store.items.push(entry);
        return wrapItem(entry);
      },
      remove(index) {
        const { store } = items(this);
        idl.arity(arguments.length, 1, "Failed to execute 'remove' on 'DataTransferItemList'");
        index = idl.unsignedLong(index);
        if (index < store.items.length) store.items.splice(index, 1);
        itemsChanged(store);
      },
      clear() {
        const { store } = items(this);
        store.items.length = 0;
        itemsChanged(store);
      },
    },
  });
  use('dom/collections').makeIterable(DataTransferItemList, false);
  const handler = handlerOf({
    length: (state) => state.store.items.length,
    item: (state, i) => (i < state.store.items.length ? wrapItem(state.store.items[i]) : undefined),
  });
  const itemList = (store) => store.list ??= make(DataTransferItemList, { __proto__: null, kind: 'DataTransferItemList', store }, handler);

  // MARK: Events

  const transferOrNull = (v, where) => {
    if (v === null || v === undefined) return null;
    if (stateOrNull(v)?.kind !== 'DataTransfer') throw idl.failure(where, "The value is not of type 'DataTransfer'.");
    return v;
  };
  const DragEvent = kind('DragEvent', { parent: MouseEvent, members: [['dataTransfer', transferOrNull, null]] });
  const ClipboardEvent = kind('ClipboardEvent', { members: [['clipboardData', transferOrNull, null]] });
  return {
    DataTransfer, DataTransferItem, DataTransferItemList, DragEvent, ClipboardEvent,
    /// The plain text in one, or ''.
    textOf(data) {
      const store = transfer(data);
      const at = findString(store, 'text/plain');
      return at < 0 ? '' : store.items[at].data;
    },
    /// Puts a plain text into one that the host has made.
    setText(data, text) { transfer(data).items.push({ __proto__: null, kind: 'string', type: 'text/plain', data: text }); },
  };
});
