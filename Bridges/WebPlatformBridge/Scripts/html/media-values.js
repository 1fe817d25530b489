// HTML, sections 4.8.11.1 (MediaError) and 4.8.11.13 (TimeRanges).
(function (platform) {
  'use strict';
  const { use } = platform;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const errorOf = (object) => slot.brand(object, 'MediaError');
  const rangesOf = (object) => slot.brand(object, 'TimeRanges');
  function outside(object, given, index, name) {
    rangesOf(object);
    const where = `Failed to execute '${name}' on 'TimeRanges'`;
    idl.arity(given, 1, where);
    throw use('dom/errors').domError('IndexSizeError', `${where}: The index provided (${idl.unsignedLong(index)}) is greater than or equal to the maximum bound (0).`);
  }
  const MediaError = idl.interfaceFrom({
    name: 'MediaError',
    members: {
      get code() { return errorOf(this).code; },
      get message() { return errorOf(this).message; },
    },
    constants: { MEDIA_ERR_ABORTED: 1, MEDIA_ERR_NETWORK: 2, MEDIA_ERR_DECODE: 3, MEDIA_ERR_SRC_NOT_SUPPORTED: 4 },
  });
  /// Nothing is played, and so every list of ranges is empty.
  const TimeRanges = idl.interfaceFrom({
    name: 'TimeRanges',
    members: {
      get length() { rangesOf(this); return 0; },
      start(index) { return outside(this, arguments.length, index, 'start'); },
      end(index) { return outside(this, arguments.length, index, 'end'); },
    },
  });
  return {
    MediaError, TimeRanges,
    newError: (code, message) => slot.stamp(MediaError, { __proto__: null, kind: 'MediaError', code, message }),
    noRanges: () => slot.stamp(TimeRanges, { __proto__: null, kind: 'TimeRanges' }),
  };
});
