// DOM, section 4.5: `document.createEvent`.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { lower } = shared('dom/shared/tree');
  const { domError } = use('dom/errors');
  const { stateOf } = use('events/event');
  /// By lower-cased name: the interface, and the script that has it.
  const kinds = {
    __proto__: null, beforeunloadevent: '', compositionevent: 'ui CompositionEvent', customevent: 'events CustomEvent',
    devicemotionevent: 'device-events DeviceMotionEvent', deviceorientationevent: 'device-events DeviceOrientationEvent',
    dragevent: 'data-transfer DragEvent', event: 'events Event', events: 'events Event', focusevent: 'ui FocusEvent',
    hashchangeevent: 'event-types HashChangeEvent', htmlevents: 'events Event', keyboardevent: 'ui KeyboardEvent',
    messageevent: 'event-types MessageEvent', mouseevent: 'ui MouseEvent', mouseevents: 'ui MouseEvent',
    storageevent: 'event-types StorageEvent', svgevents: 'events Event', textevent: '', uievent: 'ui UIEvent', uievents: 'ui UIEvent',
  };
  /// An event that is not initialized.
  function create(name) {
    const key = lower(name);
    const kind = kinds[key];
    if (kind === undefined) {
      throw domError('NotSupportedError', `Failed to execute 'createEvent' on 'Document': The provided event type ('${name}') is invalid.`);
    }
    let event;
    if (key === 'beforeunloadevent') event = use('events/event-types').makeBeforeUnload();
    else if (key === 'textevent') event = use('events/ui').makeText();
    else {
      const parts = primordials.StringPrototypeSplit(kind, ' ');
      const Interface = use(`events/${parts[0]}`)[parts[1]];
      event = new Interface('');
    }
    const state = stateOf(event);
    state.type = '';
    state.cancelable = false;
    state.isInitialized = false;
    return event;
  }
  return { create };
});
