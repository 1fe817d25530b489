// CSS Font Loading 3: fonts are recorded, none is fetched, all count as loaded.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { Promise, TypeError } = intrinsics;
  const { SetPrototypeAdd, SetPrototypeDelete, SetPrototypeHas, SetPrototypeClear, SetPrototypeGetSize, SetPrototypeForEach } = primordials;
  const idl = use('core/webidl');
  const { EventTarget, defineHandlers } = use('events/events');
  const { slotFor } = shared('css/shared/style-slot');
  const { brand, stamp } = use('dom/slot');
  const { domError } = use('dom/errors');
  const { longhandValue } = shared('css/shared/values');
  const { longhands } = shared('css/shared/properties');

  const face = (object) => brand(object, 'font');
  const descriptors = ['style', 'weight', 'stretch', 'unicodeRange', 'featureSettings', 'variationSettings', 'display', 'ascentOverride', 'descentOverride', 'lineGapOverride'];
  const initial = {
    __proto__: null, style: 'normal', weight: 'normal', stretch: 'normal', unicodeRange: 'U+0-10FFFF', featureSettings: 'normal',
    variationSettings: 'normal', display: 'auto', ascentOverride: 'normal', descentOverride: 'normal', lineGapOverride: 'normal',
  };
  const members = {
    get family() { return face(this).family; },
    set family(value) { face(this).family = idl.DOMString(value); },
    get status() { return face(this).status; },
    get loaded() { return face(this).loaded; },
    load() {
      const state = face(this);
      state.status = 'loaded';
      state.resolve(this);
      return state.loaded;
    },
  };
  for (let i = 0; i < descriptors.length; i++) {
    const name = descriptors[i];
    const accessor = {
      get [name]() { return face(this).values[name]; },
      set [name](value) { face(this).values[name] = idl.DOMString(value); },
    };
    primordials.ObjectDefineProperty(members, name, primordials.ObjectGetOwnPropertyDescriptor(accessor, name));
  }
  const FontFace = idl.interfaceFrom({
    name: 'FontFace', length: 2, members,
    construct: (given, target) => {
      const state = { kind: 'font', family: idl.DOMString(given[0]), values: { __proto__: null }, status: 'unloaded', loaded: null, resolve: null };
      if (!idl.isObject(given[1])) idl.DOMString(given[1]);
      const options = given[2] ?? {};
      for (let i = 0; i < descriptors.length; i++) {
        const name = descriptors[i];
        state.values[name] = options[name] === undefined ? initial[name] : idl.DOMString(options[name]);
      }
      state.loaded = new Promise((resolve) => { state.resolve = resolve; });
      return stamp(target, state);
    },
  });

  const ownKey = { __proto__: null };
  class FontFaceSet extends EventTarget {
    #faces = new primordials.Set();
    #ready;
    constructor(key) {
      if (key !== ownKey) throw new TypeError('Illegal constructor');
      super();
      this.#ready = new Promise((resolve) => resolve(this));
    }
    get ready() { return this.#ready; }
    get status() { return this.#ready === undefined ? '' : 'loaded'; }
    get size() { return SetPrototypeGetSize(this.#faces); }
    add(font) {
      face(font);
      SetPrototypeAdd(this.#faces, font);
      return this;
    }
    delete(font) { return SetPrototypeDelete(this.#faces, font); }
    has(font) { return SetPrototypeHas(this.#faces, font); }
    clear() { SetPrototypeClear(this.#faces); }
    forEach(callback, thisArg = undefined) {
      idl.callback(callback, "Failed to execute 'forEach' on 'FontFaceSet': parameter 1");
      SetPrototypeForEach(this.#faces, (font) => primordials.ReflectApply(callback, thisArg, [font, font, this]));
    }
    load(font) {
      idl.arity(arguments.length, 1, "Failed to execute 'load' on 'FontFaceSet'");
      return idl.promise(() => {
        checkFont(font, 'load');
        return this.#ready === undefined ? null : [];
      });
    }
    check(font) {
      idl.arity(arguments.length, 1, "Failed to execute 'check' on 'FontFaceSet'");
      checkFont(font, 'check');
      return this.#ready !== undefined;
    }
  }
  function checkFont(font, method) {
    const text = idl.DOMString(font);
    const parts = shared('css/shared/shorthands').expand('font', text);
    if (parts === null || longhandValue(longhands['font-family'], text) === 'inherit') {
      throw domError('SyntaxError', `Failed to execute '${method}' on 'FontFaceSet': Could not resolve '${text}' as a font.`);
    }
  }
  idl.define(FontFaceSet, { length: 0 });
  defineHandlers(FontFaceSet.prototype, ['loading', 'loadingdone', 'loadingerror']);
  /// The fonts of a document: the same object every time.
  function fontsOf(doc) {
    const slot = slotFor(doc);
    return slot.wrapper ??= new FontFaceSet(ownKey);
  }
  return { FontFace, FontFaceSet, fontsOf };
});
