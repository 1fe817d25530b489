// HTML, section 4.12.5.1: CanvasRenderingContext2D. It keeps all of its state and checks its arguments; it paints nothing.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const idl = use('core/webidl');
  const { brand, stamp, wrap } = use('dom/slot');
  const surfaces = shared('canvas/shared/surfaces');
  const own = (object) => brand(object, 'canvas-2d');
  const settings = idl.dictionary([
    ['alpha', idl.boolean, true], ['colorSpace', idl.enumeration('PredefinedColorSpace', ['srgb', 'display-p3']), 'srgb'],
    ['colorType', idl.enumeration('CanvasColorType', ['unorm8', 'float16']), 'unorm8'], ['desynchronized', idl.boolean, false],
    ['willReadFrequently', idl.boolean, false],
  ]);

  /// The members of contexts of canvas elements and of others.
  function contextMembers(own, name) {
    const members = {
      getContextAttributes() {
        const { alpha, colorSpace, colorType, desynchronized, willReadFrequently } = own(this).settings;
        return { alpha, colorSpace, colorType, desynchronized, willReadFrequently };
      },
      save() {
        const context = own(this);
        primordials.ArrayPrototypePush(context.stack, context.state);
        context.state = surfaces.copyState(context.state);
      },
      restore() {
        const context = own(this);
        if (context.stack.length > 0) context.state = primordials.ArrayPrototypePop(context.stack);
      },
      reset() { surfaces.reset(own(this)); },
      isContextLost() {
        own(this);
        return false;
      },
    };
    idl.mix(members, use('canvas/matrices').transformMembers(own, name));
    idl.mix(members, use('canvas/styles').styleMembers(own, name));
    idl.mix(members, use('canvas/drawing').drawingMembers(own, name));
    idl.mix(members, use('canvas/text').textMembers(own, name));
    idl.mix(members, use('canvas/image-data').pixelMembers(own, name));
    return idl.mix(members, use('canvas/path-members').pathMembers(own, name));
  }
  const members = idl.mix({ get canvas() { return wrap(own(this).element); } }, contextMembers(own, 'CanvasRenderingContext2D'));
  const CanvasRenderingContext2D = idl.interfaceFrom({ name: 'CanvasRenderingContext2D', members });
  return {
    CanvasRenderingContext2D, contextMembers, settings,
    /// "2D context creation algorithm" (section 4.12.5.1): the context of a canvas element, the same each time.
    contextOf(r, options) {
      const surface = surfaces.surfaceOf(r);
      if (surface.context !== null) return surface.context.object;
      const given = settings(idl.isObject(options) ? options : undefined, "Failed to execute 'getContext' on 'HTMLCanvasElement'");
      // A getter of the options may have made it.
      if (surface.context !== null) return surface.context.object;
      surface.isOpaque = !given.alpha;
      const context = surfaces.newContext(surface, given);
      context.element = r;
      context.object = stamp(CanvasRenderingContext2D, context);
      return context.object;
    },
  };
});
