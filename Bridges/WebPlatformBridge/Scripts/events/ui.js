// UI Events, Pointer Events and Input Events: what a user's actions fire.
(function (platform) {
  'use strict';
  const { global, primordials, intrinsics, use } = platform;
  const { ArrayOf, ReflectConstruct } = primordials;
  const { Array } = intrinsics;
  const idl = use('core/webidl');
  const { stateOrNull } = use('events/event');
  const { kind, lazily, valuesOf, initialize, stateOf, holderOrNull } = use('events/kinds');

  const windowOrNull = (v, where) => {
    if (v === null || v === undefined) return null;
    if (v === global) return v;
    throw idl.failure(where, "member view is not of type 'Window'.");
  };
  const targetOrNull = (v, where) => {
    if (v === null || v === undefined) return null;
    if (!use('events/event-target').isTarget(v)) throw idl.failure(where, "member relatedTarget is not of type 'EventTarget'.");
    return v;
  };
  /// The interfaces, each made when something first asks for it.
  const types = { __proto__: null };
  lazily(types, 'UIEvent', () => kind('UIEvent', {
    members: [['detail', idl.long, 0], ['sourceCapabilities', idl.any, null], ['view', windowOrNull, null], ['which', idl.unsignedLong, 0]],
    extra: {
      initUIEvent(type, bubbles = false, cancelable = false, view = null, detail = 0) {
        const v = valuesOf(this, 'detail');
        idl.arity(arguments.length, 1, "Failed to execute 'initUIEvent' on 'UIEvent'");
        type = idl.DOMString(type);
        view = windowOrNull(view);
        detail = idl.long(detail);
        if (stateOf(this).isDispatched) return;
        initialize(this, type, !!bubbles, !!cancelable);
        v.view = view;
        v.detail = detail;
      },
    },
  }));
  const modifierNames = [
    'altKey', 'ctrlKey', 'metaKey', 'modifierAltGraph', 'modifierCapsLock', 'modifierFn', 'modifierFnLock', 'modifierHyper',
    'modifierNumLock', 'modifierScrollLock', 'modifierSuper', 'modifierSymbol', 'modifierSymbolLock', 'shiftKey',
  ];
  /// EventModifierInit and the members of a dictionary that is made from it.
  function withModifiers(own) {
    const members = ArrayOf();
    for (let i = 0; i < modifierNames.length; i++) members[i] = [modifierNames[i], idl.boolean, false];
    for (let i = 0; i < own.length; i++) members[members.length] = own[i];
    return members;
  }
  const hidden = {
    __proto__: null, modifierAltGraph: true, modifierCapsLock: true, modifierFn: true, modifierFnLock: true, modifierHyper: true,
    modifierNumLock: true, modifierScrollLock: true, modifierSuper: true, modifierSymbol: true, modifierSymbolLock: true,
  };
  const modifierKeys = {
    __proto__: null, Alt: 'altKey', Control: 'ctrlKey', Meta: 'metaKey', Shift: 'shiftKey', AltGraph: 'modifierAltGraph',
    CapsLock: 'modifierCapsLock', Fn: 'modifierFn', FnLock: 'modifierFnLock', Hyper: 'modifierHyper', NumLock: 'modifierNumLock',
    ScrollLock: 'modifierScrollLock', Super: 'modifierSuper', Symbol: 'modifierSymbol', SymbolLock: 'modifierSymbolLock',
  };
  const getModifierState = (event, key) => valuesOf(event, 'altKey')[modifierKeys[idl.DOMString(key)]] === true;
  /// Where the target of an event is, as far as boxes are known.
  function originOf(event) {
    const { target } = stateOf(event);
    const record = target === null || target === global ? null : use('events/event-target').holderOf(target);
    return record !== null && record.type === 1 ? use('css/geometry').rectOf(record) : nowhere;
  }
  const nowhere = { __proto__: null, x: 0, y: 0 };
  const isMove = {
    __proto__: null, mousemove: true, mouseover: true, mouseout: true, mouseenter: true, mouseleave: true,
    pointermove: true, pointerover: true, pointerout: true, pointerenter: true, pointerleave: true,
  };
  lazily(types, 'MouseEvent', () => kind('MouseEvent', {
    parent: types.UIEvent, isMouse: true, hidden,
    members: withModifiers([
      ['button', idl.short, 0], ['buttons', idl.unsignedShort, 0], ['clientX', idl.double, 0],
      ['clientY', idl.double, 0], ['movementX', idl.double, 0], ['movementY', idl.double, 0], ['relatedTarget', targetOrNull, null],
      ['screenX', idl.double, 0], ['screenY', idl.double, 0],
    ]),
    extra: {
      /// The button that did it, counted from 1, as all browsers have it; where the mouse moves, one that is down, or 0.
      get which() {
        const { button, buttons } = valuesOf(this, 'clientX');
        const { type, isTrusted } = stateOf(this);
        if (!isTrusted || isMove[type] !== true) return button + 1;
        return (buttons & 1) !== 0 ? 1 : (buttons & 4) !== 0 ? 2 : (buttons & 2) !== 0 ? 3 : 0;
      },
      get pageX() { return valuesOf(this, 'clientX').clientX; },
      get pageY() { return valuesOf(this, 'clientX').clientY; },
      get x() { return valuesOf(this, 'clientX').clientX; },
      get y() { return valuesOf(this, 'clientX').clientY; },
      get offsetX() { return valuesOf(this, 'clientX').clientX - originOf(this).x; },
      get offsetY() { return valuesOf(this, 'clientX').clientY - originOf(this).y; },
      get layerX() { return valuesOf(this, 'clientX').clientX; },
      get layerY() { return valuesOf(this, 'clientX').clientY; },
      get fromElement() {
        const { relatedTarget } = valuesOf(this, 'clientX');
        const { type, target } = stateOf(this);
        return type === 'mouseout' || type === 'mouseleave' ? target : relatedTarget;
      },
      get toElement() {
        const { relatedTarget } = valuesOf(this, 'clientX');
        const { type, target } = stateOf(this);
        return type === 'mouseout' || type === 'mouseleave' ? relatedTarget : target;
      },
      getModifierState(keyArg) {
        valuesOf(this, 'clientX');
        idl.arity(arguments.length, 1, "Failed to execute 'getModifierState' on 'MouseEvent'");
        return getModifierState(this, keyArg);
      },
      initMouseEvent(
        type, bubbles = false, cancelable = false, view = null, detail = 0, screenX = 0, screenY = 0, clientX = 0, clientY = 0,
        ctrlKey = false, altKey = false, shiftKey = false, metaKey = false, button = 0, relatedTarget = null,
      ) {
        const v = valuesOf(this, 'clientX');
        idl.arity(arguments.length, 1, "Failed to execute 'initMouseEvent' on 'MouseEvent'");
        type = idl.DOMString(type);
        const given = {
          __proto__: null, view: windowOrNull(view), detail: idl.long(detail), screenX: idl.long(screenX), screenY: idl.long(screenY),
          clientX: idl.long(clientX), clientY: idl.long(clientY), ctrlKey: !!ctrlKey, altKey: !!altKey, shiftKey: !!shiftKey,
          metaKey: !!metaKey, button: idl.short(button), relatedTarget: targetOrNull(relatedTarget),
        };
        if (stateOf(this).isDispatched) return;
        initialize(this, type, !!bubbles, !!cancelable);
        for (const key in given) v[key] = given[key];
        stateOf(this).related = holderOrNull(given.relatedTarget);
      },
    },
  }));
  const eventList = idl.sequence((e, where) => {
    if (stateOrNull(e) === null) throw idl.failure(where, "The value is not of type 'PointerEvent'.");
    return e;
  });
  lazily(types, 'PointerEvent', () => kind('PointerEvent', {
    parent: types.MouseEvent, hidden: { __proto__: null, coalescedEvents: true, predictedEvents: true },
    members: [
      ['altitudeAngle', idl.double, 1.5707963267948966], ['azimuthAngle', idl.double, 0],
      ['coalescedEvents', eventList, () => []], ['height', idl.double, 1],
      ['isPrimary', idl.boolean, false], ['pointerId', idl.long, 0], ['pointerType', idl.DOMString, ''],
      ['predictedEvents', eventList, () => []], ['pressure', idl.double, 0], ['tangentialPressure', idl.double, 0],
      ['tiltX', idl.long, 0], ['tiltY', idl.long, 0], ['twist', idl.long, 0], ['width', idl.double, 1],
      ['persistentDeviceId', idl.long, 0],
    ],
    extra: {
      getCoalescedEvents() { return copy(valuesOf(this, 'coalescedEvents').coalescedEvents); },
      getPredictedEvents() { return copy(valuesOf(this, 'predictedEvents').predictedEvents); },
    },
  }));
  const copy = (list) => primordials.ReflectApply(primordials.ArrayFrom, Array, [list]);
  lazily(types, 'WheelEvent', () => kind('WheelEvent', {
    parent: types.MouseEvent,
    members: [['deltaMode', idl.unsignedLong, 0], ['deltaX', idl.double, 0], ['deltaY', idl.double, 0], ['deltaZ', idl.double, 0]],
    constants: { DOM_DELTA_PIXEL: 0, DOM_DELTA_LINE: 1, DOM_DELTA_PAGE: 2 },
    extra: {
      get wheelDeltaX() { return -valuesOf(this, 'deltaX').deltaX; },
      get wheelDeltaY() { return -valuesOf(this, 'deltaX').deltaY; },
      get wheelDelta() {
        const v = valuesOf(this, 'deltaX');
        return -(v.deltaY !== 0 ? v.deltaY : v.deltaX);
      },
    },
  }));
  lazily(types, 'KeyboardEvent', () => kind('KeyboardEvent', {
    parent: types.UIEvent, hidden,
    members: withModifiers([
      ['charCode', idl.unsignedLong, 0], ['code', idl.DOMString, ''], ['isComposing', idl.boolean, false],
      ['key', idl.DOMString, ''], ['keyCode', idl.unsignedLong, 0], ['location', idl.unsignedLong, 0], ['repeat', idl.boolean, false],
    ]),
    constants: { DOM_KEY_LOCATION_STANDARD: 0, DOM_KEY_LOCATION_LEFT: 1, DOM_KEY_LOCATION_RIGHT: 2, DOM_KEY_LOCATION_NUMPAD: 3 },
    extra: {
      getModifierState(keyArg) {
        valuesOf(this, 'repeat');
        idl.arity(arguments.length, 1, "Failed to execute 'getModifierState' on 'KeyboardEvent'");
        return getModifierState(this, keyArg);
      },
      initKeyboardEvent(
        type, bubbles = false, cancelable = false, view = null, key = '', location = 0, ctrlKey = false, altKey = false, shiftKey = false, metaKey = false,
      ) {
        const v = valuesOf(this, 'repeat');
        idl.arity(arguments.length, 1, "Failed to execute 'initKeyboardEvent' on 'KeyboardEvent'");
        type = idl.DOMString(type);
        const given = {
          __proto__: null, view: windowOrNull(view), key: idl.DOMString(key), location: idl.unsignedLong(location), ctrlKey: !!ctrlKey,
          altKey: !!altKey, shiftKey: !!shiftKey, metaKey: !!metaKey,
        };
        if (stateOf(this).isDispatched) return;
        initialize(this, type, !!bubbles, !!cancelable);
        for (const name in given) v[name] = given[name];
      },
    },
  }));
  lazily(types, 'FocusEvent', () => kind('FocusEvent', { parent: types.UIEvent, members: [['relatedTarget', targetOrNull, null]] }));
  const rangeList = idl.sequence((v) => v);
  lazily(types, 'InputEvent', () => kind('InputEvent', {
    parent: types.UIEvent, hidden: { __proto__: null, targetRanges: true },
    members: [
      ['data', idl.nullable(idl.DOMString), null], ['dataTransfer', idl.any, null], ['inputType', idl.DOMString, ''],
      ['isComposing', idl.boolean, false], ['targetRanges', rangeList, () => []],
    ],
    extra: { getTargetRanges() { return copy(valuesOf(this, 'targetRanges').targetRanges); } },
  }));
  lazily(types, 'CompositionEvent', () => kind('CompositionEvent', {
    parent: types.UIEvent, members: [['data', idl.DOMString, '']],
    extra: {
      initCompositionEvent(type, bubbles = false, cancelable = false, view = null, data = '') {
        const v = valuesOf(this, 'data');
        idl.arity(arguments.length, 1, "Failed to execute 'initCompositionEvent' on 'CompositionEvent'");
        type = idl.DOMString(type);
        view = windowOrNull(view);
        data = idl.DOMString(data);
        if (stateOf(this).isDispatched) return;
        initialize(this, type, !!bubbles, !!cancelable);
        v.view = view;
        v.data = data;
      },
    },
  }));
  /// Only `createEvent` makes one (UI Events, section "legacy TextEvent").
  lazily(types, 'TextEvent', () => idl.interfaceFrom({
    name: 'TextEvent', parent: types.UIEvent,
    members: {
      get data() { return valuesOf(this, 'text').text; },
      initTextEvent(type, bubbles = false, cancelable = false, view = null, data = 'undefined') {
        const v = valuesOf(this, 'text');
        idl.arity(arguments.length, 1, "Failed to execute 'initTextEvent' on 'TextEvent'");
        type = idl.DOMString(type);
        view = windowOrNull(view);
        data = idl.DOMString(data);
        if (stateOf(this).isDispatched) return;
        initialize(this, type, !!bubbles, !!cancelable);
        v.view = view;
        v.text = data;
      },
    },
  }));
  function makeText() {
    const event = ReflectConstruct(types.UIEvent, [''], types.TextEvent);
    stateOf(event).values.text = '';
    return event;
  }
  types.makeText = makeText;
  /// An event that the host makes: `init` is an object without a prototype, its values of the right types.
  types.make = (name, type, init) => {
    const Interface = types[name] ?? use('events/html-events')[name] ?? use('events/data-transfer')[name] ?? use('events/event')[name];
    return new Interface(type, init);
  };
  return types;
});
