// Fetch, section 5.6: the fetch() method. What goes over the network is Swift's (network.js).
(function (platform) {
  'use strict';
  const { primordials, intrinsics, use } = platform;
  const { Promise, TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { Request, recordOf } = use('fetch/request');
  const { makeResponse } = use('fetch/response');
  const network = use('fetch/network');
  const abort = use('events/abort');

  function run(request, resolve, reject) {
    const record = recordOf(request);
    const { signal } = record;
    let end = null;
    let body = null;
    let isOver = false;
    // Made here, so that its place is the portal's call.
    const failure = new TypeError('Failed to fetch');
    if (signal.aborted) {
      cancelBody(record.body, signal.reason);
      return reject(signal.reason);
    }
    /// "To abort a fetch() call".
    const onAbort = () => {
      const { reason } = signal;
      isOver = true;
      reject(reason);
      cancelBody(record.body, reason);
      body?.error(reason);
      end?.();
    };
    abort.whenAborted(signal, onAbort);
    const finish = () => { isOver = true; abort.forget(signal, onAbort); };
    const fail = () => {
      finish();
      reject(use('core/errors').ofServer(failure));
      body?.error(failure);
    };
    const on = {
      __proto__: null,
      sent() {},
      headers(answer) {
        let content = null;
        if (answer.hasBody) {
          body = use('streams/streams').makeReadable({
            __proto__: null, type: 'bytes',
            cancel() { if (!isOver) { finish(); end(); } },
          });
          content = { __proto__: null, stream: body.stream };
        }
        resolve(makeResponse({ __proto__: null, ...answer, body: content }));
      },
      chunk(bytes) { body?.enqueue(bytes); },
      end() { finish(); body?.close(); },
      error: fail,
    };
    const send = (bytes) => {
      if (isOver) return;
      try {
        end = network.start({ ...record, __proto__: null, api: 'fetch', body: bytes }, on);
      } catch (error) {
        finish();
        reject(error);
      }
    };
    const content = record.body;
    if (content === null) send(null);
    else if (content.bytes !== null) {
      content.isUsed = true;
      send(content.bytes);
    } else use('streams/streams').readAllBytes(content.stream, send, fail);
  }
  function cancelBody(content, reason) {
    if (content === null || content.stream === null) return;
    const streams = use('streams/streams');
    if (streams.isReadable(content.stream)) streams.cancel(content.stream, reason);
  }

  const functions = {
    fetch(input, init = undefined) {
      return new Promise((resolve, reject) => {
        idl.checkGlobal(this);
        idl.arity(arguments.length, 1, "Failed to execute 'fetch' on 'Window'");
        run(new Request(input, init), resolve, reject);
      });
    },
  };
  primordials.ObjectDefineProperty(functions.fetch, 'length', { __proto__: null, value: 1, configurable: true });
  return { fetch: functions.fetch };
});
