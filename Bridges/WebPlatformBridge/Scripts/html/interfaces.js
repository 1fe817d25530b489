// The interface objects of elements as the global names ask for them: each is made when it is first read.
(function (platform) {
  'use strict';
  const { intrinsics, use } = platform;
  return new intrinsics.Proxy({ __proto__: null }, {
    __proto__: null,
    get: (target, name) => use('html/elements').interfaceNamed(name),
  });
});
