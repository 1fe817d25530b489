// Geolocation, section 6: a page may ask where the device is, and nobody is there who would let it know. What
// was asked is in the trace: on a device a user may say yes.
(function (platform) {
  'use strict';
  const { host, intrinsics, primordials, use } = platform;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const tasks = use('core/tasks');
  const record = host('page.record');
  const ownKey = { __proto__: null };

  class GeolocationPositionError {
    #message;
    constructor(key, message) {
      if (key !== ownKey) throw new TypeError('Illegal constructor');
      this.#message = message;
    }
    /// PERMISSION_DENIED.
    get code() { this.#message; return 1; }
    get message() { return this.#message; }
  }
  idl.define(GeolocationPositionError, { length: 0 });
  const constants = ['PERMISSION_DENIED', 'POSITION_UNAVAILABLE', 'TIMEOUT'];
  for (let i = 0; i < constants.length; i++) {
    const constant = { __proto__: null, value: i + 1, enumerable: true };
    primordials.ObjectDefineProperty(GeolocationPositionError, constants[i], constant);
    primordials.ObjectDefineProperty(GeolocationPositionError.prototype, constants[i], constant);
  }

  const options = idl.dictionary([['enableHighAccuracy', idl.boolean, false], ['maximumAge', idl.unsignedLong, 0], ['timeout', idl.unsignedLong, 0xFFFFFFFF]]);
  /// The watches whose error was not told yet.
  const watches = new primordials.Set();
  let lastWatch = 0;
  class Geolocation {
    #isOne = true;
    constructor(key) { if (key !== ownKey) throw new TypeError('Illegal constructor'); }
    getCurrentPosition(successCallback, errorCallback = null, init = undefined) {
      this.#isOne;
      ask('getCurrentPosition', arguments.length, successCallback, errorCallback, init, 0);
    }
    watchPosition(successCallback, errorCallback = null, init = undefined) {
      this.#isOne;
      ask('watchPosition', arguments.length, successCallback, errorCallback, init, ++lastWatch);
      return lastWatch;
    }
    clearWatch(watchId) {
      this.#isOne;
      idl.arity(arguments.length, 1, "Failed to execute 'clearWatch' on 'Geolocation'");
      primordials.SetPrototypeDelete(watches, idl.long(watchId));
    }
  }
  idl.define(Geolocation, { length: 0 });
  function ask(name, given, success, failure, init, watch) {
    const where = `Failed to execute '${name}' on 'Geolocation'`;
    idl.arity(given, 1, where);
    idl.callback(success, `${where}: parameter 1`);
    if (failure !== null && failure !== undefined) idl.callback(failure, `${where}: parameter 2`);
    options(init, where);
    record(`navigator.geolocation.${name}`);
    if (watch !== 0) primordials.SetPrototypeAdd(watches, watch);
    tasks.post(() => {
      if (watch !== 0 && !primordials.SetPrototypeDelete(watches, watch)) return;
      if (failure !== null && failure !== undefined) tasks.callBack(failure, undefined, [new GeolocationPositionError(ownKey, 'User denied Geolocation')]);
    });
  }
  return { Geolocation, GeolocationPositionError, geolocation: new Geolocation(ownKey) };
});
