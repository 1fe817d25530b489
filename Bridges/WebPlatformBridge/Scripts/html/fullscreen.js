// Fullscreen, section 4: the app shows its portal in a part of its own window, and nothing takes the whole screen.
(function (platform) {
  'use strict';
  const { intrinsics, use } = platform;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const events = () => use('events/events');
  /// "Fullscreen is supported" is false, which rejects; the error is fired with the next frame.
  const request = (own) => idl.promise(() => {
    const r = own();
    const { requestAnimationFrame } = use('html/frames');
    requestAnimationFrame(() => {
      events().fireAt((r.flags & 1) !== 0 ? r : r.doc, new (events().Event)('fullscreenerror', { __proto__: null, bubbles: true, composed: true }));
    });
    throw new TypeError("Failed to execute 'requestFullscreen' on 'Element': Fullscreen is not supported.");
  });
  const exit = (own) => idl.promise(() => {
    own();
    throw new TypeError("Failed to execute 'exitFullscreen' on 'Document': Document not active or not in fullscreen.");
  });
  return { request, exit };
});
