// Streams, section 4.9.1: "ReadableStreamFromIterable".
(function (platform) {
  'use strict';
  const { primordials, intrinsics, use } = platform;
  const { ReflectApply, SymbolAsyncIterator, SymbolIterator } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { react, rejected, resolved } = use('streams/common');
  const { createReadable, readableObject } = use('streams/readable');

  function method(object, name) {
    const found = object[name];
    if (found === undefined || found === null) return undefined;
    if (typeof found !== 'function') throw new TypeError('A method of the iterable is not a function.');
    return found;
  }
  const checked = (result) => {
    if (!idl.isObject(result)) throw new TypeError('The result of the iterator is not an object.');
    return result;
  };
  /// What throws becomes a rejection.
  const attempt = (work) => { try { return work(); } catch (error) { return rejected(error); } };

  function from(iterable) {
    let isSync = false;
    let open = method(iterable, SymbolAsyncIterator);
    if (open === undefined) {
      isSync = true;
      open = method(iterable, SymbolIterator);
      if (open === undefined) throw new TypeError("Failed to execute 'from' on 'ReadableStream': The value is not iterable.");
    }
    const iterator = checked(ReflectApply(open, iterable, []));
    const { next } = iterator;
    let stream;
    const give = (isDone, value) => {
      if (isDone) stream.controller.close(); else stream.controller.enqueue(value);
    };
    /// The language's wrapper of an iterator without promises: its values may be some all the same.
    const pullSync = (result) => {
      const isDone = !!checked(result).done;
      const { value } = result;
      return react(resolved(value), (settled) => give(isDone, settled), (error) => {
        if (!isDone) try { const end = method(iterator, 'return'); if (end) ReflectApply(end, iterator, []); } catch { /* The first error counts. */ }
        throw error;
      });
    };
    const finishSync = (result) => {
      const isDone = !!checked(result).done;
      return react(resolved(result.value), () => isDone);
    };
    stream = createReadable({
      __proto__: null,
      start: () => undefined,
      pull: () => attempt(() => {
        const result = ReflectApply(next, iterator, []);
        if (isSync) return pullSync(result);
        return react(resolved(result), (settled) => {
          const isDone = !!checked(settled).done;
          give(isDone, isDone ? undefined : settled.value);
        });
      }),
      cancel: (reason) => attempt(() => {
        const end = method(iterator, 'return');
        if (end === undefined) return resolved(undefined);
        const result = ReflectApply(end, iterator, [reason]);
        return isSync ? finishSync(result) : react(resolved(result), (settled) => { checked(settled); });
      }),
    }, 0);
    return readableObject(stream);
  }
  return { from };
});
