// HTML, section 8.3: atob and btoa.
(function (platform) {
  'use strict';
  const { host, use } = platform;
  const idl = use('core/webidl');
  const { DOMException } = use('events/dom-exception');
  const encode = host('base64.encode');
  const decode = host('base64.decode');
  const functions = {
    atob(data) {
      idl.checkGlobal(this);
      const where = "Failed to execute 'atob' on 'Window'";
      idl.arity(arguments.length, 1, where);
      const text = decode(idl.DOMString(data, where));
      if (text === null) throw new DOMException(`${where}: The string to be decoded is not correctly encoded.`, 'InvalidCharacterError');
      return text;
    },
    btoa(data) {
      idl.checkGlobal(this);
      const where = "Failed to execute 'btoa' on 'Window'";
      idl.arity(arguments.length, 1, where);
      const text = encode(idl.DOMString(data, where));
      if (text === null) {
        throw new DOMException(`${where}: The string to be encoded contains characters outside of the Latin1 range.`, 'InvalidCharacterError');
      }
      return text;
    },
  };
  return { atob: functions.atob, btoa: functions.btoa };
});
