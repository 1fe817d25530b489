// Device Orientation and Motion: the kinds of events, which a computer without sensors never fires.
(function (platform) {
  'use strict';
  const { use } = platform;
  const idl = use('core/webidl');
  const { kind } = use('events/kinds');
  const number = idl.nullable(idl.double);
  const axes = idl.nullable(idl.dictionary([['x', number, null], ['y', number, null], ['z', number, null]]));
  const rates = idl.nullable(idl.dictionary([['alpha', number, null], ['beta', number, null], ['gamma', number, null]]));
  return {
    DeviceOrientationEvent: kind('DeviceOrientationEvent', {
      members: [['absolute', idl.boolean, false], ['alpha', number, null], ['beta', number, null], ['gamma', number, null]],
    }),
    DeviceMotionEvent: kind('DeviceMotionEvent', {
      members: [
        ['acceleration', axes, null], ['accelerationIncludingGravity', axes, null], ['interval', idl.double, 0], ['rotationRate', rates, null],
      ],
    }),
  };
});
