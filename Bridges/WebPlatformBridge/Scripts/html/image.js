// HTML, sections 4.8.3 and 4.8.13: HTMLImageElement, HTMLMapElement. What an image has loaded is in
// `more.resource` of its record: `{ state, url, width, height }`, by the script that loads it.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const idl = use('core/webidl');
  const tree = shared('dom/shared/tree');
  const { CONNECTED } = shared('dom/shared/nodes').flags;
  const { parseNonNegative } = shared('html/shared/numbers');
  const { brand, get, has, set } = use('html/brand');
  const { Promise } = platform.intrinsics;
  const own = brand('HTMLImageElement');
  const ownMap = brand('HTMLMapElement');
  const resource = (r) => (r.more === null ? null : r.more.resource);
  const natural = (r, side) => resource(r)?.[side] ?? 0;
  const MOST = 2_147_483_647;
  /// `width` and `height`: of the rendered image, else of the attribute, else its own.
  const dimension = (r, local) => {
    const shown = (r.flags & CONNECTED) === 0 ? null : use('css/geometry').contentSize(r, local, natural(r, local) > 0);
    if (shown !== null) return shown;
    const value = parseNonNegative(get(r, local) ?? '');
    return value === null || value > MOST ? natural(r, local) : value;
  };
  const setDimension = (r, local, value) => {
    const number = idl.unsignedLong(value);
    set(r, local, `${number > MOST ? 0 : number}`);
  };
  const members = {
    get width() { return dimension(own(this), 'width'); },
    set width(value) { setDimension(own(this), 'width', value); },
    get height() { return dimension(own(this), 'height'); },
    set height(value) { setDimension(own(this), 'height', value); },
    get naturalWidth() { return natural(own(this), 'width'); },
    get naturalHeight() { return natural(own(this), 'height'); },
    get complete() {
      const r = own(this);
      if (!has(r, 'srcset') && (get(r, 'src') ?? '') === '') return true;
      const state = resource(r)?.state;
      return state === 'complete' || state === 'broken';
    },
    get currentSrc() { return resource(own(this))?.url ?? ''; },
    get x() { return use('css/geometry').rectOf(own(this)).x; },
    get y() { return use('css/geometry').rectOf(own(this)).y; },
    decode() {
      return idl.promise(() => decode(own(this)));
    },
  };
  function decode(r) {
    const failed = () => use('dom/errors').domError('EncodingError', 'The source image cannot be decoded.');
    const image = resource(r);
    const state = image?.state;
    // Nothing is decoded for a document that nobody sees.
    if (!r.doc.data.window) throw failed();
    if (state === 'complete') return undefined;
    if (state !== 'loading') throw failed();
    return new Promise((resolve, reject) => {
      const waiting = (image.decoders ??= tree.newList());
      waiting.push((isThere) => (isThere ? resolve(undefined) : reject(failed())));
    });
  }
  const isArea = (n) => tree.isHTML(n, 'area');
  const map = {
    get areas() {
      return use('dom/collections').cached(ownMap(this), 'areas', (r) => use('dom/collections').htmlCollection(r, isArea, null, { usesAttributes: false }));
    },
  };
  return { HTMLImageElement: { members }, HTMLMapElement: { members: map } };
});
