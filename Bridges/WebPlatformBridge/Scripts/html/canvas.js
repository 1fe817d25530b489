// HTML, section 4.12.5: HTMLCanvasElement. Its scripts are those of the folder `canvas`; there is no WebGL.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const idl = use('core/webidl');
  const own = use('html/brand').brand('HTMLCanvasElement');
  const where = (name) => `Failed to execute '${name}' on 'HTMLCanvasElement'`;
  /// The surface, where a script may read what is on it.
  function readable(r, name) {
    const surface = shared('canvas/shared/surfaces').surfaceOf(r);
    if (!surface.isClean) throw use('dom/errors').domError('SecurityError', `${where(name)}: Tainted canvases may not be exported.`);
    return surface;
  }
  const blobOf = (surface) => {
    const bytes = use('canvas/png').encode(surface);
    return bytes === null ? null : use('files/blob').makeBlob(bytes, 'image/png');
  };
  const members = {
    getContext(contextId, options = null) {
      const r = own(this);
      idl.arity(arguments.length, 1, where('getContext'));
      const id = idl.DOMString(contextId);
      if (r.more?.extra?.canvas?.isPlaceholder === true) throw use('dom/errors').domError('InvalidStateError', `${where('getContext')}: Cannot get context from a canvas that has transferred its control to offscreen.`);
      return id === '2d' ? use('canvas/context').contextOf(r, options) : null;
    },
    toDataURL(type = undefined, quality = undefined) {
      const r = own(this);
      if (type !== undefined) idl.DOMString(type, where('toDataURL'));
      return use('canvas/png').url(readable(r, 'toDataURL'));
    },
    toBlob(callback, type = undefined, quality = undefined) {
      const r = own(this);
      idl.arity(arguments.length, 1, where('toBlob'));
      idl.callback(callback, `${where('toBlob')}: parameter 1`);
      if (type !== undefined) idl.DOMString(type, where('toBlob'));
      const blob = blobOf(readable(r, 'toBlob'));
      use('core/tasks').post(() => { use('core/tasks').callBack(callback, undefined, [blob]); });
    },
  };
  idl.mix(members, {
    transferControlToOffscreen() {
      const surface = shared('canvas/shared/surfaces').surfaceOf(own(this));
      if (surface.context === null && !surface.isPlaceholder) return use('canvas/offscreen').transferred(surface);
      throw use('dom/errors').domError('InvalidStateError', `${where('transferControlToOffscreen')}: Cannot transfer control from a canvas ${surface.isPlaceholder ? 'for more than one time' : 'that has a rendering context'}.`);
    },
  });
  // EdgeHTML 18 has it in the place of `toBlob`.
  if (use('html/traits').isOld) idl.mix(members, { msToBlob() { return blobOf(readable(own(this), 'msToBlob')); } });
  return { HTMLCanvasElement: { members } };
});
