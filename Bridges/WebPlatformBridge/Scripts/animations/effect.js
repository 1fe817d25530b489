// Web Animations 1, sections 6.5 to 6.7: AnimationEffect and KeyframeEffect. What an effect does to the style is shown by
// animations/style-animations.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { ArrayPrototypeIncludes, ArrayPrototypePush, ArrayPrototypeSort, ObjectDefineProperty, ReflectOwnKeys, StringPrototypeStartsWith, SymbolIterator } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const timings = shared('animations/shared/timing');
  const properties = shared('css/shared/properties');

  // MARK: Timing (section 6.5)

  const easingOf = (value, where) => {
    const text = idl.DOMString(value, where);
    const found = timings.serialised(text);
    if (found === null) throw idl.failure(where, `'${text}' is not a valid value for easing`);
    return found;
  };
  const notNegative = (name) => (value, where) => {
    const number = idl.unrestrictedDouble(value, where);
    if (!(number >= 0)) throw idl.failure(where, `${name} must not be negative or NaN.`);
    return number;
  };
  const durationOf = (value, where) => {
    if (typeof value === 'number' || typeof value === 'object') return notNegative('duration')(value, where);
    const text = idl.DOMString(value, where);
    if (text !== 'auto') throw idl.failure(where, `'${text}' is not a valid value for duration`);
    return text;
  };
  const fills = idl.enumeration('FillMode', ['none', 'forwards', 'backwards', 'both', 'auto']);
  const directions = idl.enumeration('PlaybackDirection', ['normal', 'reverse', 'alternate', 'alternate-reverse']);
  const composites = idl.enumeration('CompositeOperation', ['replace', 'add', 'accumulate']);
  const compositesOrAuto = idl.enumeration('CompositeOperationOrAuto', ['replace', 'add', 'accumulate', 'auto']);
  const members = [
    ['delay', idl.double], ['direction', directions], ['duration', durationOf], ['easing', easingOf], ['endDelay', idl.double], ['fill', fills],
    ['iterationStart', (value, where) => {
      const number = idl.double(value, where);
      if (number < 0) throw idl.failure(where, 'iterationStart must be non-negative.');
      return number;
    }],
    ['iterations', notNegative('iterations')],
  ];
  const timingOf = idl.dictionary(members);
  const defaults = () => ({
    __proto__: null, delay: 0, endDelay: 0, fill: 'auto', iterationStart: 0, iterations: 1, duration: 'auto', direction: 'normal', easing: 'linear',
  });
  function update(timing, given) {
    for (const key in given) timing[key] = given[key];
  }
  let stateOf;
  let isOne;
  class AnimationEffect {
    #state;
    constructor(key, state) {
      if (key !== ownKey) throw new TypeError('Illegal constructor');
      this.#state = state;
    }
    getTiming() {
      const { delay, endDelay, fill, iterationStart, iterations, duration, direction, easing } = this.#state.timing;
      return { delay, endDelay, fill, iterationStart, iterations, duration, direction, easing };
    }
    getComputedTiming() {
      const state = this.#state;
      const { delay, endDelay, fill, iterationStart, iterations, duration, direction, easing } = state.timing;
      const { progress, currentIteration } = now(state);
      return {
        delay, endDelay, fill: fill === 'auto' ? 'none' : fill, iterationStart, iterations, duration: duration === 'auto' ? 0 : duration, direction, easing,
        endTime: timings.endTimeOf(state.timing), activeDuration: timings.activeDurationOf(state.timing), localTime: localTime(state), progress, currentIteration,
      };
    }
    updateTiming(timing = undefined) {
      const state = this.#state;
      update(state.timing, timingOf(timing, "Failed to execute 'updateTiming' on 'AnimationEffect'"));
      state.animation?.effectChanged();
    }
    static {
      stateOf = (object) => object.#state;
      isOne = (value) => idl.isObject(value) && #state in value;
    }
  }
  const ownKey = { __proto__: null };
  idl.define(AnimationEffect, { length: 0 });
  const localTime = ({ animation }) => (animation === null ? null : animation.currentTime());
  const now = (state) => timings.at(state.timing, localTime(state), state.animation !== null && state.animation.playbackRate < 0);

  // MARK: Keyframes (section 6.6)

  const own = ['composite', 'easing', 'offset'];
  const aliases = { __proto__: null, cssOffset: 'offset', cssFloat: 'float' };
  /// Properties whose animation type is "not animatable".
  const fixed = {
    __proto__: null, contain: true, direction: true, 'text-combine-upright': true, 'text-orientation': true, 'unicode-bidi': true, 'will-change': true,
    'writing-mode': true,
  };
  /// The property that a key means; '' for none that can be animated.
  function propertyOf(key) {
    if (typeof key !== 'string') return '';
    if (StringPrototypeStartsWith(key, '--')) return key.length > 2 ? key : '';
    if (key === 'float') return '';
    const name = aliases[key] ?? properties.dashed(key);
    if (primordials.StringPrototypeIncludes(key, '-')) return '';
    // Section 6.6: what makes animations is not animated.
    if (fixed[name] === true || StringPrototypeStartsWith(name, 'animation') || StringPrototypeStartsWith(name, 'transition')) return '';
    return properties.longhands[name] !== undefined || properties.shorthands[name] !== undefined ? name : '';
  }
  /// A value as it is read again; null for what the property cannot have.
  function valueOf(property, text) {
    if (StringPrototypeStartsWith(property, '--')) return text;
    const info = properties.longhands[property];
    if (info === undefined) return text;
    return shared('css/shared/values').longhandValue(info, text);
  }
  const offsetOf = (value, where) => {
    if (value === null || value === undefined) return null;
    return idl.double(value, where);
  };
  function pairsOf(object, where, takesLists) {
    const keys = ReflectOwnKeys(object);
    const names = [];
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (typeof key !== 'string' || ArrayPrototypeIncludes(own, key) || propertyOf(key) === '') continue;
      if (primordials.ObjectGetOwnPropertyDescriptor(object, key)?.enumerable) ArrayPrototypePush(names, key);
    }
    ArrayPrototypeSort(names);
    const pairs = [];
    for (let i = 0; i < names.length; i++) {
      const value = object[names[i]];
      ArrayPrototypePush(pairs, { __proto__: null, key: names[i], property: propertyOf(names[i]), values: takesLists ? listOf(value, idl.DOMString, where) : [idl.DOMString(value, where)] });
    }
    return pairs;
  }
  /// What an attribute has that takes one value or a list of them.
  function listOf(value, convert, where) {
    if (idl.isObject(value)) {
      const method = value[SymbolIterator];
      if (method !== undefined && method !== null) return idl.sequenceFrom(value, method, convert, where);
    }
    return [convert(value, where)];
  }
  const lists = (convert) => (value, where) => listOf(value, convert, where);
  const frameOf = idl.dictionary([['composite', compositesOrAuto, 'auto'], ['easing', idl.DOMString, 'linear'], ['offset', offsetOf, null]]);
  const framesByProperty = idl.dictionary([['composite', lists(compositesOrAuto), []], ['easing', lists(idl.DOMString), ['linear']], ['offset', lists(offsetOf), []]]);
  const newFrame = (offset, easing, composite) => ({ __proto__: null, offset, computedOffset: null, easing, composite, values: [] });
  function listed(object, method, where) {
    const frames = [];
    const given = idl.sequenceFrom(object, method, (value) => value, where);
    for (let i = 0; i < given.length; i++) {
      const item = given[i];
      if (item === undefined || item === null) {
        ArrayPrototypePush(frames, newFrame(null, 'linear', 'auto'));
        continue;
      }
      idl.object(item, where);
      const { composite, easing, offset } = frameOf(item, where);
      const frame = newFrame(offset, easing, composite);
      frame.values = pairsOf(item, where, false);
      ArrayPrototypePush(frames, frame);
    }
    return frames;
  }
  function indexed(object, where) {
    const { composite: compositesGiven, easing: easings, offset: offsets } = framesByProperty(object, where);
    const pairs = pairsOf(object, where, true);
    const frames = [];
    const byPlace = new primordials.Map();
    for (let i = 0; i < pairs.length; i++) {
      const { key, property, values } = pairs[i];
      for (let k = 0; k < values.length; k++) {
        const place = values.length === 1 ? 1 : k / (values.length - 1);
        let frame = primordials.MapPrototypeGet(byPlace, place);
        if (frame === undefined) {
          frame = newFrame(null, 'linear', 'auto');
          frame.computedOffset = place;
          primordials.MapPrototypeSet(byPlace, place, frame);
          ArrayPrototypePush(frames, frame);
        }
        ArrayPrototypePush(frame.values, { __proto__: null, key, property, values: [values[k]] });
      }
    }
    ArrayPrototypeSort(frames, (a, b) => a.computedOffset - b.computedOffset);
    for (let i = 0; i < frames.length; i++) {
      if (i < offsets.length) frames[i].offset = offsets[i];
      if (easings.length > 0) frames[i].easing = easings[i % easings.length];
      if (compositesGiven.length > 0) frames[i].composite = compositesGiven[i % compositesGiven.length];
    }
    for (let i = 0; i < easings.length; i++) easingOf(easings[i], where);
    return frames;
  }
  /// "Process a keyframes argument", and "compute missing keyframe offsets".
  function framesOf(object, where) {
    if (object === null || object === undefined) return [];
    idl.object(object, where);
    const method = object[SymbolIterator];
    const frames = method === undefined || method === null ? indexed(object, where) : listed(object, method, where);
    let last = 0;
    for (let i = 0; i < frames.length; i++) {
      const { offset } = frames[i];
      if (offset === null) continue;
      if (offset < 0 || offset > 1) throw idl.failure(where, 'Offsets must be null or in the range [0,1].');
      if (offset < last) throw idl.failure(where, 'Offsets must be monotonically non-decreasing.');
      last = offset;
    }
    for (let i = 0; i < frames.length; i++) {
      const frame = frames[i];
      frame.easing = easingOf(frame.easing, where);
      frame.computedOffset = frame.offset;
      const kept = [];
      for (let k = 0; k < frame.values.length; k++) {
        const pair = frame.values[k];
        const value = valueOf(pair.property, pair.values[0]);
        if (value !== null) ArrayPrototypePush(kept, { __proto__: null, key: pair.key, property: pair.property, value });
      }
      frame.values = kept;
    }
    if (frames.length > 0) {
      if (frames.length > 1 && frames[0].computedOffset === null) frames[0].computedOffset = 0;
      const end = frames[frames.length - 1];
      if (end.computedOffset === null) end.computedOffset = 1;
      for (let i = 1; i < frames.length; i++) {
        if (frames[i].computedOffset !== null) continue;
        let next = i;
        while (frames[next].computedOffset === null) next++;
        const from = frames[i - 1].computedOffset;
        for (let k = i; k < next; k++) frames[k].computedOffset = from + ((frames[next].computedOffset - from) * (k - i + 1)) / (next - i + 1);
      }
    }
    return frames;
  }

  // MARK: KeyframeEffect (section 6.7)

  const where = "Failed to construct 'KeyframeEffect'";
  const effectMembers = [];
  for (let i = 0; i < members.length; i++) ArrayPrototypePush(effectMembers, members[i]);
  ArrayPrototypePush(effectMembers, ['composite', composites], ['pseudoElement', idl.nullable(idl.DOMString)]);
  const optionsOf = idl.dictionary(effectMembers);
  const targetOf = (value, on) => {
    if (value === null || value === undefined) return null;
    const r = slot.nodeOrNull(value);
    if (r === null || r.type !== 1) throw idl.failure(on, "parameter 1 is not of type 'Element'.");
    return r;
  };
  const pseudo = /^::(?:before|after|marker|placeholder|selection|first-line|first-letter|backdrop|file-selector-button|details-content|target-text|grammar-error|spelling-error|cue|part\(.+\)|slotted\(.+\)|highlight\(.+\)|view-transition.*)$/;
  const legacy = { __proto__: null, ':before': '::before', ':after': '::after', ':first-line': '::first-line', ':first-letter': '::first-letter' };
  function pseudoOf(text, on) {
    if (text === null || text === undefined) return null;
    const lower = primordials.StringPrototypeToLowerCase(text);
    const name = legacy[lower] ?? lower;
    if (primordials.RegExpPrototypeExec(pseudo, name) === null) {
      throw use('dom/errors').domError('SyntaxError', `${on}: '${text}' is not a pseudo-element.`);
    }
    return name;
  }
  function keyframeState(target, keyframes, options, on) {
    const record = targetOf(target, on);
    const given = typeof options === 'number' || (options !== undefined && !idl.isObject(options) && options !== null)
      ? { __proto__: null, duration: durationOf(options, on) } : optionsOf(options, on);
    const { composite, pseudoElement } = given;
    delete given.composite;
    delete given.pseudoElement;
    const timing = defaults();
    update(timing, given);
    return {
      __proto__: null, timing, animation: null, target: record, pseudo: pseudoOf(pseudoElement, on), composite: composite ?? 'replace', frames: framesOf(keyframes, on),
    };
  }
  let isKeyframe;
  class KeyframeEffect extends AnimationEffect {
    #state;
    constructor(target, keyframes, options = undefined) {
      let state;
      if (target === ownKey) state = keyframes;
      else {
        const isCopy = isKeyframe(target);
        idl.arity(arguments.length, target === undefined || isCopy ? 1 : 2, where);
        state = isCopy ? copyOf(target) : keyframeState(target, keyframes, options, where);
      }
      super(ownKey, state);
      this.#state = state;
    }
    get target() { return slot.wrap(this.#state.target); }
    set target(value) {
      this.#state.target = targetOf(value, "Failed to set the 'target' property on 'KeyframeEffect'");
      this.#state.animation?.effectChanged();
    }
    get pseudoElement() { return this.#state.pseudo; }
    set pseudoElement(value) { this.#state.pseudo = pseudoOf(value === null || value === undefined ? null : idl.DOMString(value), "Failed to set the 'pseudoElement' property"); }
    get composite() { return this.#state.composite; }
    set composite(value) {
      const state = this.#state;
      const text = idl.DOMString(value);
      if (text === 'replace' || text === 'add' || text === 'accumulate') state.composite = text;
    }
    getKeyframes() {
      const { frames } = this.#state;
      const list = [];
      for (let i = 0; i < frames.length; i++) {
        const { offset, computedOffset, easing, composite, values } = frames[i];
        const shown = { offset, computedOffset, easing, composite };
        for (let k = 0; k < values.length; k++) {
          ObjectDefineProperty(shown, values[k].key, { __proto__: null, value: values[k].value, writable: true, enumerable: true, configurable: true });
        }
        ArrayPrototypePush(list, shown);
      }
      return list;
    }
    setKeyframes(keyframes) {
      const state = this.#state;
      idl.arity(arguments.length, 1, "Failed to execute 'setKeyframes' on 'KeyframeEffect'");
      state.frames = framesOf(keyframes, "Failed to execute 'setKeyframes' on 'KeyframeEffect'");
      state.animation?.effectChanged();
    }
    static { isKeyframe = (value) => idl.isObject(value) && #state in value; }
  }
  function copyOf(effect) {
    const { timing, target, pseudo: name, composite, frames } = stateOf(effect);
    const copied = [];
    for (let i = 0; i < frames.length; i++) ArrayPrototypePush(copied, { ...frames[i], __proto__: null });
    return { __proto__: null, timing: { ...timing, __proto__: null }, animation: null, target, pseudo: name, composite, frames: copied };
  }
  idl.define(KeyframeEffect, { length: 1 });
  /// "Commit computed styles": what an effect makes of its target becomes the target's own style.
  function commit(effect) {
    const r = effect === null ? null : effect.target;
    if (r === null) return;
    const { domError } = use('dom/errors');
    const tree = shared('dom/shared/tree');
    const where = "Failed to execute 'commitStyles' on 'Animation'";
    if (effect.pseudo !== null) throw domError('NoModificationAllowedError', `${where}: Animation targets a pseudo-element`);
    if (platform.isLoaded('css/observers')) use('css/observers').flush();
    const { computedValue, isRendered } = shared('css/shared/computed');
    if ((r.flags & tree.CONNECTED) === 0 || !isRendered(r)) throw domError('InvalidStateError', `${where}: Target element is not rendered`);
    const style = shared('css/shared/cascade').styleOf(r);
    const { longhands } = properties;
    let text = tree.getAttribute(r, 'style') ?? '';
    for (let i = 0; i < effect.frames.length; i++) {
      const { values } = effect.frames[i];
      for (let k = 0; k < values.length; k++) {
        const { property } = values[k];
        if (longhands[property] !== undefined) text += `; ${property}: ${computedValue(style, property)}`;
      }
    }
    use('css/inline-style').assign(r, text);
  }
  return {
    commit,
    AnimationEffect, KeyframeEffect, stateOf, now, isOne,
    ofState: (state) => new KeyframeEffect(ownKey, state),
    make: (r, keyframes, options, on) => new KeyframeEffect(ownKey, keyframeState(slot.wrap(r), keyframes, options, on)),
    endTimeOf: (state) => timings.endTimeOf(state.timing),
  };
});
