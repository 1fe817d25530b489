// File API, section 6.2: FileReader.
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const { ReflectApply, StringFromCharCode, TypedArrayPrototypeGetBuffer } = primordials;
  const { Uint8Array } = intrinsics;
  const idl = use('webidl');
  const { EventTarget, fire, defineHandlers } = use('events');
  const { DOMException } = use('dom-exception');
  const { isBlob, bytesOf, typeOf } = use('blob');
  const tasks = use('tasks');
  const packageText = host('encoding.packageText');
  const base64 = host('blob.base64');

  const EMPTY = 0, LOADING = 1, DONE = 2;

  /// "Package data" (section 6.3) of each read method: `bytes` is a copy.
  const packages = {
    __proto__: null,
    readAsArrayBuffer: (bytes) => TypedArrayPrototypeGetBuffer(bytes),
    readAsBinaryString(bytes) {
      let text = '';
      for (let at = 0; at < bytes.length; at += 8192) {
        const end = at + 8192 < bytes.length ? at + 8192 : bytes.length;
        text += ReflectApply(StringFromCharCode, undefined, new Uint8Array(TypedArrayPrototypeGetBuffer(bytes), at, end - at));
      }
      return text;
    },
    readAsText: (bytes, type, label) => packageText(bytes, label, type),
    readAsDataURL: (bytes, type) => `data:${type === '' ? 'application/octet-stream' : type};base64,${base64(bytes)}`,
  };

  class FileReader extends EventTarget {
    #state = EMPTY;
    #result = null;
    #error = null;
    /// The read that goes on: what an abort takes its tasks from.
    #task = 0;
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
      tasks.cancel(this.#task);
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
      const bytes = idl.bytesOf(bytesOf(blob));
      const total = bytes.length;
      this.#post(() => {
        this.#fire('loadstart', 0, total);
        if (this.#state !== LOADING) return;
        this.#post(() => {
          this.#fire('progress', total, total);
          if (this.#state !== LOADING) return;
          this.#post(() => this.#finish(() => packages[what](bytes, typeOf(blob), label), total));
        });
      });
    }
    #finish(make, total) {
      this.#state = DONE;
      try {
        this.#result = make();
      } catch (error) {
        this.#error = error;
        this.#fire('error', 0, 0);
        if (this.#state !== LOADING) this.#fire('loadend', 0, 0);
        return;
      }
      this.#fire('load', total, total);
      if (this.#state !== LOADING) this.#fire('loadend', total, total);
    }
    #post(work) { this.#task = tasks.post(work); }
    #fire(type, loaded, total) {
      const { ProgressEvent } = use('event-types');
      fire(this, new ProgressEvent(type, { __proto__: null, lengthComputable: total > 0, loaded, total }));
    }
  }
  idl.define(FileReader, { length: 0, constants: { __proto__: null, EMPTY, LOADING, DONE } });
  defineHandlers(FileReader.prototype, ['loadstart', 'progress', 'load', 'abort', 'error', 'loadend']);

  return { FileReader };
});
