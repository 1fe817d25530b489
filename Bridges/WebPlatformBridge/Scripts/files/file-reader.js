// File API, section 6.2: FileReader.
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const { ReflectApply, StringFromCharCode, TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteLength } = primordials;
  const { Uint8Array } = intrinsics;
  const idl = use('core/webidl');
  const { EventTarget, fire, defineHandlers } = use('events/events');
  const { DOMException } = use('events/dom-exception');
  const { isBlob, bytesOf, sizeOf, typeOf } = use('files/blob');
  const tasks = use('core/tasks');
  const base64 = host('blob.base64');

  const EMPTY = 0, LOADING = 1, DONE = 2;

  /// So much is made base64 at once: whole groups of three bytes.
  const mostAtOnce = 3 << 20;
  /// Some of the bytes, as an array of their own.
  const part = (bytes, at, most, total) => idl.bytesOf(new Uint8Array(TypedArrayPrototypeGetBuffer(bytes), at, at + most < total ? most : total - at));
  /// "Package data" (section 6.3) of each read method: `bytes` is a copy.
  const packages = {
    __proto__: null,
    readAsArrayBuffer: (bytes) => TypedArrayPrototypeGetBuffer(bytes),
    readAsBinaryString(bytes) {
      let text = '';
      const total = TypedArrayPrototypeGetByteLength(bytes);
      for (let at = 0; at < total; at += 8192) text += ReflectApply(StringFromCharCode, undefined, part(bytes, at, 8192, total));
      return text;
    },
    readAsText: (bytes, type, label) => use('encoding/encoding').decodeAs(bytes, label, type),
    readAsDataURL(bytes, type) {
      const total = TypedArrayPrototypeGetByteLength(bytes);
      let text = `data:${type === '' ? 'application/octet-stream' : type};base64,`;
      for (let at = 0; at < total; at += mostAtOnce) text += base64(part(bytes, at, mostAtOnce, total));
      return text;
    },
  };

  class FileReader extends EventTarget {
    #state = EMPTY;
    #result = null;
    #error = null;
    /// Stands for the read that goes on; its tasks ask for it.
    #current = null;
    constructor() { super(); }
    readAsArrayBuffer(blob) { this.#read(blob, arguments.length, 'readAsArrayBuffer'); }
    readAsBinaryString(blob) { this.#read(blob, arguments.length, 'readAsBinaryString'); }
    readAsText(blob, encoding = undefined) {
      const label = encoding === undefined ? undefined : idl.DOMString(encoding, "Failed to execute 'readAsText' on 'FileReader'");
      this.#read(blob, arguments.length, 'readAsText', label);
    }
    readAsDataURL(blob) { this.#read(blob, arguments.length, 'readAsDataURL'); }
    abort() {
      if (this.#state !== LOADING) {
        this.#result = null;
        return;
      }
      this.#state = DONE;
      this.#result = null;
      this.#current = null;
      this.#fire('abort', 0, 0);
      if (this.#state !== LOADING) this.#fire('loadend', 0, 0);
    }
    get readyState() { return this.#state; }
    get result() { return this.#result; }
    get error() { return this.#error; }

    /// "The read operation": a task for its start, one for its bytes and one for its end.
    #read(blob, given, what, label) {
      const where = `Failed to execute '${what}' on 'FileReader'`;
      this.#state;
      idl.arity(given, 1, where);
      if (!isBlob(blob)) throw idl.failure(where, "parameter 1 is not of type 'Blob'.");
      if (this.#state === LOADING) throw new DOMException(`${where}: The object is already busy reading Blobs.`, 'InvalidStateError');
      this.#state = LOADING;
      this.#result = null;
      this.#error = null;
      const total = sizeOf(blob);
      this.#current = { __proto__: null };
      const finish = () => this.#finish(() => packages[what](idl.bytesOf(bytesOf(blob)), typeOf(blob), label), total);
      const progress = () => {
        this.#post(finish);
        this.#fire('progress', total, total);
      };
      this.#post(() => {
        this.#post(total > 0 ? progress : finish);
        this.#fire('loadstart', 0, total);
      });
    }
    /// The last event comes in a task of its own, so that microtasks run before it as after any
    /// listener in a browser.
    #finish(make, total) {
      this.#state = DONE;
      let type = 'load';
      try {
        this.#result = make();
      } catch (error) {
        this.#error = error;
        type = 'error';
        total = 0;
      }
      this.#post(() => { if (this.#state !== LOADING) this.#fire('loadend', total, total); });
      this.#fire(type, total, total);
    }
    /// Queues a task of the read that goes on: it does nothing once there is another, or none.
    #post(work) {
      const read = this.#current;
      tasks.post(() => { if (this.#current === read) work(); });
    }
    #fire(type, loaded, total) {
      const { ProgressEvent } = use('events/event-types');
      fire(this, new ProgressEvent(type, { __proto__: null, lengthComputable: total > 0, loaded, total }));
    }
  }
  idl.define(FileReader, { length: 0, constants: { __proto__: null, EMPTY, LOADING, DONE } });
  defineHandlers(FileReader.prototype, ['loadstart', 'progress', 'load', 'abort', 'error', 'loadend']);

  return { FileReader };
});
