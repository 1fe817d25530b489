// HTML, section 4.12.5.3: OffscreenCanvas, and its context.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const idl = use('core/webidl');
  const { EventTarget, defineHandlers } = use('events/events');
  const { brand, stamp, stampOn } = use('dom/slot');
  const { domError } = use('dom/errors');
  const { contextMembers, settings } = use('canvas/context');
  const surfaces = shared('canvas/shared/surfaces');
  const own = (object) => brand(object, 'offscreen-2d');
  const canvas = (object) => brand(object, 'offscreen-canvas');
  const enforce = { __proto__: null, enforceRange: true };
  const where = (name) => `Failed to execute '${name}' on 'OffscreenCanvas'`;
  const contextId = idl.enumeration('OffscreenRenderingContextId', ['2d', 'bitmaprenderer', 'webgl', 'webgl2', 'webgpu']);
  const blobOptions = idl.dictionary([['quality', idl.unrestrictedDouble], ['type', idl.DOMString, 'image/png']]);

  const members = idl.mix({ get canvas() { return own(this).canvas; } }, contextMembers(own, 'OffscreenCanvasRenderingContext2D'));
  delete members.drawFocusIfNeeded;
  const OffscreenCanvasRenderingContext2D = idl.interfaceFrom({ name: 'OffscreenCanvasRenderingContext2D', members });

  const ownKey = { __proto__: null };
  class OffscreenCanvas extends EventTarget {
    constructor(width, height) {
      if (width === ownKey) {
        super();
        stampOn(this, { kind: 'offscreen-canvas', surface: height });
        return;
      }
      idl.arity(arguments.length, 2, "Failed to construct 'OffscreenCanvas'");
      const w = idl.unsignedLongLong(width, "Failed to construct 'OffscreenCanvas'", enforce);
      const h = idl.unsignedLongLong(height, "Failed to construct 'OffscreenCanvas'", enforce);
      super();
      stampOn(this, { kind: 'offscreen-canvas', surface: surfaces.newSurface(w, h) });
    }
    get width() { return canvas(this).surface.width; }
    set width(value) {
      const { surface } = canvas(this);
      surfaces.resize(surface, idl.unsignedLongLong(value, "Failed to set the 'width' property on 'OffscreenCanvas'", enforce), surface.height);
    }
    get height() { return canvas(this).surface.height; }
    set height(value) {
      const { surface } = canvas(this);
      surfaces.resize(surface, surface.width, idl.unsignedLongLong(value, "Failed to set the 'height' property on 'OffscreenCanvas'", enforce));
    }
    getContext(id, options = undefined) {
      const { surface } = canvas(this);
      idl.arity(arguments.length, 1, where('getContext'));
      if (contextId(id, where('getContext')) !== '2d') return null;
      if (surface.context !== null) return surface.context.object;
      const given = settings(idl.isObject(options) ? options : undefined, where('getContext'));
      if (surface.context !== null) return surface.context.object;
      surface.isOpaque = !given.alpha;
      const context = surfaces.newContext(surface, given);
      context.kind = 'offscreen-2d';
      context.canvas = this;
      context.object = stamp(OffscreenCanvasRenderingContext2D, context);
      return context.object;
    }
    transferToImageBitmap() {
      const { surface } = canvas(this);
      if (surface.context === null) throw domError('InvalidStateError', `${where('transferToImageBitmap')}: Cannot transfer an ImageBitmap from an OffscreenCanvas with no context.`);
      const { width, height, isClean } = surface;
      surface.pixels = null;
      return use('canvas/image-bitmap').newBitmap(width, height, isClean);
    }
    convertToBlob(options = undefined) {
      return idl.promise(() => {
        const { surface } = canvas(this);
        blobOptions(options, where('convertToBlob'));
        if (!surface.isClean) throw domError('SecurityError', `${where('convertToBlob')}: Tainted "OffscreenCanvas" may not be exported.`);
        const bytes = use('canvas/png').encode(surface);
        if (bytes === null) throw domError('IndexSizeError', `${where('convertToBlob')}: The size of "OffscreenCanvas" is zero.`);
        return use('files/blob').makeBlob(bytes, 'image/png');
      });
    }
  }
  idl.define(OffscreenCanvas, { length: 2 });
  defineHandlers(OffscreenCanvas.prototype, ['contextlost', 'contextrestored']);
  return {
    OffscreenCanvas, OffscreenCanvasRenderingContext2D,
    /// "transferControlToOffscreen": the surface of a canvas element is that of a new object, too.
    transferred(surface) {
      surface.isPlaceholder = true;
      return new OffscreenCanvas(ownKey, surface);
    },
  };
});
