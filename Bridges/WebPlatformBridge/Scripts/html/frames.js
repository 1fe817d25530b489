// HTML, section 8.12 (animation frames); requestIdleCallback; setImmediate, which EdgeHTML has.
(function (platform) {
  'use strict';
  const { host, primordials, use } = platform;
  const idl = use('core/webidl');
  const tasks = use('core/tasks');
  const now = host('time.now');

  // MARK: Animation frames: 60 a second, from the page's time origin

  let lastFrame = 0;
  let waiting = { __proto__: null };
  let isAwaited = false;
  function runFrame() {
    isAwaited = false;
    const callbacks = waiting;
    waiting = { __proto__: null };
    running = callbacks;
    const time = now();
    if (platform.isLoaded('animations/animation')) use('animations/animation').tick(time);
    for (const id in callbacks) {
      const callback = callbacks[id];
      if (!callback) continue;
      tasks.callBack(callback, undefined, [time]);
    }
    running = null;
    if (platform.isLoaded('css/observers')) use('css/observers').check();
    // "Update the rendering" ends with the focus fixup.
    if (platform.isLoaded('html/focus')) use('html/focus').fixUp(use('dom/page-document').record());
  }
  let running = null;
  function requestFrame() {
    if (isAwaited) return;
    isAwaited = true;
    const time = now();
    tasks.post(runFrame, primordials.MathCeil((primordials.MathFloor(time * 0.06) + 1) / 0.06 - time));
  }

  // MARK: Idle callbacks

  const idle = { __proto__: null };
  let lastIdle = 0;
  class IdleDeadline {
    #end;
    #didTimeout;
    constructor(key, end, didTimeout) {
      if (key !== ownKey) throw new platform.intrinsics.TypeError('Illegal constructor');
      this.#end = end;
      this.#didTimeout = didTimeout;
    }
    get didTimeout() { return this.#didTimeout; }
    timeRemaining() { return primordials.MathMax(0, this.#end - now()); }
  }
  const ownKey = { __proto__: null };
  idl.define(IdleDeadline, { length: 0 });
  const idleOptions = idl.dictionary([['timeout', idl.unsignedLong, 0]]);

  const immediates = { __proto__: null };
  let lastImmediate = 0;

  const functions = {
    requestAnimationFrame(callback) {
      idl.checkGlobal(this);
      idl.arity(arguments.length, 1, "Failed to execute 'requestAnimationFrame' on 'Window'");
      idl.callback(callback, "Failed to execute 'requestAnimationFrame' on 'Window': parameter 1");
      waiting[++lastFrame] = callback;
      requestFrame();
      return lastFrame;
    },
    cancelAnimationFrame(handle) {
      idl.checkGlobal(this);
      const id = idl.unsignedLong(handle);
      delete waiting[id];
      if (running) delete running[id];
    },
    requestIdleCallback(callback, options = undefined) {
      idl.checkGlobal(this);
      idl.arity(arguments.length, 1, "Failed to execute 'requestIdleCallback' on 'Window'");
      idl.callback(callback, "Failed to execute 'requestIdleCallback' on 'Window': parameter 1");
      idleOptions(options);
      const id = ++lastIdle;
      idle[id] = tasks.post(() => {
        delete idle[id];
        tasks.callBack(callback, undefined, [new IdleDeadline(ownKey, now() + 50, false)]);
      }, 1);
      return id;
    },
    cancelIdleCallback(handle) {
      idl.checkGlobal(this);
      const id = idl.unsignedLong(handle);
      if (idle[id]) tasks.cancel(idle[id]);
      delete idle[id];
    },
    setImmediate(handler, ...given) {
      idl.checkGlobal(this);
      idl.arity(arguments.length, 1, "Failed to execute 'setImmediate' on 'Window'");
      idl.callback(handler, "Failed to execute 'setImmediate' on 'Window': parameter 1");
      const id = ++lastImmediate;
      immediates[id] = tasks.post(() => {
        delete immediates[id];
        tasks.callBack(handler, undefined, given);
      });
      return id;
    },
    clearImmediate(handle) {
      idl.checkGlobal(this);
      const id = idl.long(handle);
      if (immediates[id]) tasks.cancel(immediates[id]);
      delete immediates[id];
    },
  };
  return { ...functions, IdleDeadline, requestFrame };
});
