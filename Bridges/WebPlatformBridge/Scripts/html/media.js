// HTML, section 4.8.11 (media elements): nothing is ever loaded or played here, and the elements say so.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const { moreOf } = shared('dom/shared/tree');
  const { brand, get, has } = use('html/brand');
  const own = brand('HTMLMediaElement');
  const ownVideo = brand('HTMLVideoElement');
  const ownTrack = brand('HTMLTrackElement');
  const stateOf = (r) => {
    const extra = (moreOf(r).extra ??= { __proto__: null });
    return (extra.media ??= { __proto__: null, currentTime: 0, defaultPlaybackRate: 1, playbackRate: 1, preservesPitch: true, volume: 1, muted: has(r, 'muted'), paused: true, srcObject: null });
  };
  const rangesOf = (object) => slot.brand(object, 'TimeRanges');
  let Ranges;
  const noRanges = () => slot.stamp(Ranges ??= idl.interfaceFrom({
    name: 'TimeRanges',
    members: {
      get length() { rangesOf(this); return 0; },
      start(index) { return outside(this, index, 'start'); },
      end(index) { return outside(this, index, 'end'); },
    },
  }), { __proto__: null, kind: 'TimeRanges' });
  function outside(object, index, name) {
    rangesOf(object);
    throw use('dom/errors').domError('IndexSizeError', `Failed to execute '${name}' on 'TimeRanges': The index provided (${idl.unsignedLong(index)}) is greater than or equal to the maximum bound (0).`);
  }
  const members = {
    get error() { own(this); return null; },
    get srcObject() { return stateOf(own(this)).srcObject; },
    set srcObject(value) { stateOf(own(this)).srcObject = value === undefined ? null : value; },
    get currentSrc() { own(this); return ''; },
    get networkState() { return get(own(this), 'src') === null ? 0 : 3; },
    get buffered() { own(this); return noRanges(); },
    load() { stateOf(own(this)).paused = true; },
    canPlayType(type) {
      own(this);
      idl.arity(arguments.length, 1, "Failed to execute 'canPlayType' on 'HTMLMediaElement'");
      idl.DOMString(type);
      return '';
    },
    get readyState() { own(this); return 0; },
    get seeking() { own(this); return false; },
    get currentTime() { return stateOf(own(this)).currentTime; },
    set currentTime(value) { stateOf(own(this)).currentTime = idl.double(value); },
    fastSeek(time) { stateOf(own(this)).currentTime = idl.double(time); },
    get duration() { own(this); return NaN; },
    get paused() { return stateOf(own(this)).paused; },
    get defaultPlaybackRate() { return stateOf(own(this)).defaultPlaybackRate; },
    set defaultPlaybackRate(value) { stateOf(own(this)).defaultPlaybackRate = idl.double(value); },
    get playbackRate() { return stateOf(own(this)).playbackRate; },
    set playbackRate(value) { stateOf(own(this)).playbackRate = idl.double(value); },
    get preservesPitch() { return stateOf(own(this)).preservesPitch; },
    set preservesPitch(value) { stateOf(own(this)).preservesPitch = !!value; },
    get played() { own(this); return noRanges(); },
    get seekable() { own(this); return noRanges(); },
    get ended() { own(this); return false; },
    play() {
      return idl.promise(() => {
        const r = own(this);
        throw use('dom/errors').domError('NotSupportedError', get(r, 'src') === null
          ? 'The element has no supported sources.' : 'Failed to load because no supported source was found.');
      });
    },
    pause() { stateOf(own(this)).paused = true; },
    get volume() { return stateOf(own(this)).volume; },
    set volume(value) {
      const state = stateOf(own(this));
      const volume = idl.double(value);
      if (volume < 0 || volume > 1) throw use('dom/errors').domError('IndexSizeError', `Failed to set the 'volume' property on 'HTMLMediaElement': The volume provided (${volume}) is outside the range [0, 1].`);
      state.volume = volume;
    },
    get muted() { return stateOf(own(this)).muted; },
    set muted(value) { stateOf(own(this)).muted = !!value; },
  };
  const constants = {
    NETWORK_EMPTY: 0, NETWORK_IDLE: 1, NETWORK_LOADING: 2, NETWORK_NO_SOURCE: 3,
    HAVE_NOTHING: 0, HAVE_METADATA: 1, HAVE_CURRENT_DATA: 2, HAVE_FUTURE_DATA: 3, HAVE_ENOUGH_DATA: 4,
  };
  const video = {
    get videoWidth() { ownVideo(this); return 0; },
    get videoHeight() { ownVideo(this); return 0; },
  };
  const track = {
    get readyState() { ownTrack(this); return 0; },
  };
  return {
    HTMLMediaElement: { members, constants }, HTMLVideoElement: { members: video },
    HTMLTrackElement: { members: track, constants: { NONE: 0, LOADING: 1, LOADED: 2, ERROR: 3 } },
  };
});
