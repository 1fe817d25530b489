// HTML, section 4.8.11 (media elements): nothing is played here, and the elements say so as in a browser without codecs.
(function (platform) {
  'use strict';
  const { use } = platform;
  const idl = use('core/webidl');
  const { brand } = use('html/brand');
  const loading = use('html/media-loading');
  const values = use('html/media-values');
  const { postEvent, setRate, stateOf } = loading;
  const own = brand('HTMLMediaElement');
  const ownVideo = brand('HTMLVideoElement');
  const ownTrack = brand('HTMLTrackElement');
  const change = (r, name, value, type) => {
    const state = stateOf(r);
    if (state[name] === value) return;
    state[name] = value;
    postEvent(r, type);
  };
  const isBlob = (value) => use('core/any-realm').isMet('files/blob') && use('files/blob').isBlob(value);
  const members = {
    get error() { return stateOf(own(this)).error; },
    get srcObject() { return stateOf(own(this)).srcObject; },
    set srcObject(value) {
      const r = own(this);
      if (value !== null && value !== undefined && !isBlob(value)) {
        throw idl.failure("Failed to set the 'srcObject' property on 'HTMLMediaElement'", "The provided value is not of type '(Blob or MediaSource or MediaStream)'.");
      }
      stateOf(r).srcObject = value ?? null;
      loading.load(r);
    },
    get currentSrc() { return stateOf(own(this)).currentSrc; },
    get networkState() { return stateOf(own(this)).networkState; },
    get buffered() { own(this); return values.noRanges(); },
    load() { loading.load(own(this)); },
    canPlayType(type) {
      own(this);
      idl.arity(arguments.length, 1, "Failed to execute 'canPlayType' on 'HTMLMediaElement'");
      idl.DOMString(type);
      return '';
    },
    get readyState() { own(this); return 0; },
    get seeking() { own(this); return false; },
    get currentTime() { return stateOf(own(this)).startPosition; },
    set currentTime(value) { stateOf(own(this)).startPosition = idl.double(value); },
    fastSeek(time) {
      const r = own(this);
      idl.arity(arguments.length, 1, "Failed to execute 'fastSeek' on 'HTMLMediaElement'");
      stateOf(r).startPosition = idl.double(time);
    },
    get duration() { own(this); return NaN; },
    get paused() { return stateOf(own(this)).paused; },
    get defaultPlaybackRate() { return stateOf(own(this)).defaultPlaybackRate; },
    set defaultPlaybackRate(value) { setRate(own(this), 'defaultPlaybackRate', idl.double(value)); },
    get playbackRate() { return stateOf(own(this)).playbackRate; },
    set playbackRate(value) { setRate(own(this), 'playbackRate', idl.double(value)); },
    get preservesPitch() { return stateOf(own(this)).preservesPitch; },
    set preservesPitch(value) { stateOf(own(this)).preservesPitch = !!value; },
    get played() { own(this); return values.noRanges(); },
    get seekable() { own(this); return values.noRanges(); },
    get ended() { own(this); return false; },
    play() { return loading.quiet(idl.promise(() => loading.promiseToPlay(own(this)))); },
    pause() {
      const r = own(this);
      loading.begin(r);
      loading.pause(r);
    },
    get volume() { return stateOf(own(this)).volume; },
    set volume(value) {
      const r = own(this);
      const volume = idl.double(value);
      if (volume < 0 || volume > 1) throw use('dom/errors').domError('IndexSizeError', `Failed to set the 'volume' property on 'HTMLMediaElement': The volume provided (${volume}) is outside the range [0, 1].`);
      change(r, 'volume', volume, 'volumechange');
    },
    get muted() { return stateOf(own(this)).muted; },
    set muted(value) { change(own(this), 'muted', !!value, 'volumechange'); },
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
