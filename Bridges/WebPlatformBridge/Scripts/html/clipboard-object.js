// Clipboard API and events, section 7 (`navigator.clipboard`): a button that copies a code. What is written is told to the
// trace, as html/clipboard.js tells what is copied; nobody is there who would let a page read.
(function (platform) {
  'use strict';
  const { host, intrinsics, primordials, use } = platform;
  const { ArrayPrototypeIncludes, ArrayPrototypePush, ObjectFreeze } = primordials;
  const { Promise, TypeError } = intrinsics;
  const idl = use('core/webidl');
  const tasks = use('core/tasks');
  const blobs = use('files/blob');
  const { EventTarget } = use('events/events');
  const { Deferred, resolved, upon } = use('streams/common');
  const record = host('page.record');
  const ownKey = { __proto__: null };
  const error = (name, message) => use('dom/errors').domError(name, message);
  const known = ['text/plain', 'text/html', 'image/png'];

  /// A promise of nothing, kept by a task of its own.
  const done = () => new Promise((resolve) => { tasks.post(() => resolve(undefined)); });
  const refused = (where) => {
    throw error('NotAllowedError', `${where}: Read permission denied.`);
  };
  class Clipboard extends EventTarget {
    #isOne = true;
    constructor(key) {
      if (key !== ownKey) throw new TypeError('Illegal constructor');
      super();
    }
    read() { return idl.promise(() => refused("Failed to execute 'read' on 'Clipboard'", this.#isOne)); }
    readText() { return idl.promise(() => refused("Failed to execute 'readText' on 'Clipboard'", this.#isOne)); }
    write(data) {
      return idl.promise(() => {
        const where = "Failed to execute 'write' on 'Clipboard'";
        this.#isOne;
        idl.arity(arguments.length, 1, where);
        const items = idl.sequence(idl.object)(data, where);
        for (let i = 0; i < items.length; i++) if (!isItem(items[i])) throw idl.failure(where, "The value is not of type 'ClipboardItem'.");
        if (items.length > 1) throw error('NotAllowedError', `${where}: Support for multiple ClipboardItems is not implemented.`);
        const source = items.length === 0 ? undefined : sourceOf(items[0], 'text/plain');
        if (source === undefined) return done();
        const written = new Deferred();
        upon(resolved(source), (value) => {
          record('navigator.clipboard.write', typeof value === 'string' ? value : blobs.isBlob(value) ? textOf(value) : '');
          written.resolve(undefined);
        }, (reason) => written.reject(reason));
        return written.promise;
      });
    }
    writeText(data) {
      return idl.promise(() => {
        const where = "Failed to execute 'writeText' on 'Clipboard'";
        this.#isOne;
        idl.arity(arguments.length, 1, where);
        record('navigator.clipboard.writeText', idl.DOMString(data, where));
        return done();
      });
    }
  }
  idl.define(Clipboard, { length: 0 });
  const decode = host('encoding.decode');
  const textOf = (blob) => decode('utf-8', idl.bytesOf(blobs.bytesOf(blob)), false, false);

  let isItem, sourceOf;
  const options = idl.dictionary([['presentationStyle', idl.enumeration('PresentationStyle', ['unspecified', 'inline', 'attachment']), 'unspecified']]);
  class ClipboardItem {
    #sources = { __proto__: null };
    #types;
    #style;
    constructor(items, init = undefined) {
      const where = "Failed to construct 'ClipboardItem'";
      idl.arity(arguments.length, 1, where);
      const names = idl.isObject(items) ? primordials.ObjectKeys(items) : [];
      if (names.length === 0) throw idl.failure(where, 'Empty dictionary argument');
      this.#style = options(init, where).presentationStyle;
      const types = [];
      for (let i = 0; i < names.length; i++) {
        this.#sources[names[i]] = items[names[i]];
        ArrayPrototypePush(types, names[i]);
      }
      this.#types = ObjectFreeze(types);
    }
    get presentationStyle() { return this.#style; }
    get types() { return this.#types; }
    getType(type) {
      return idl.promise(() => {
        const where = "Failed to execute 'getType' on 'ClipboardItem'";
        const sources = this.#sources;
        idl.arity(arguments.length, 1, where);
        const source = sources[idl.DOMString(type, where)];
        if (source === undefined) throw error('NotFoundError', `${where}: The type was not found`);
        const got = new Deferred();
        upon(resolved(source), (value) => got.resolve(blobs.isBlob(value) ? value : new blobs.Blob([`${value}`], { __proto__: null, type })), (reason) => got.reject(reason));
        return got.promise;
      });
    }
    static supports(type) {
      idl.arity(arguments.length, 1, "Failed to execute 'supports' on 'ClipboardItem'");
      return ArrayPrototypeIncludes(known, idl.DOMString(type));
    }
    static {
      isItem = (value) => #sources in value;
      sourceOf = (item, type) => item.#sources[type];
    }
  }
  idl.define(ClipboardItem, { length: 1 });
  return { Clipboard, ClipboardItem, clipboard: new Clipboard(ownKey) };
});
