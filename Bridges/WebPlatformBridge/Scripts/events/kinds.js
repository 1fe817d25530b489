// How kinds of events are made: interfaces whose attributes are the members of a dictionary.
(function (platform) {
  'use strict';
  const { intrinsics, use } = platform;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { Event, stateOf, stateOrNull, initialize } = use('events/event');

  /// The values of an event, which has to be of a kind that has the member.
  function valuesOf(event, key) {
    const state = stateOrNull(event);
    if (state === null || state.values === null || !(key in state.values)) throw new TypeError('Illegal invocation');
    return state.values;
  }
  /// Makes an interface. `members`: of its own dictionary, as `idl.dictionary` has them; `extra` gets the
  /// prototype before it is finished; `hidden` are members that no attribute shows.
  function kind(name, { parent = Event, members = [], extra, hidden, constants, isMouse = false }) {
    const init = idl.dictionary(members);
    let required = 1;
    for (let i = 0; i < members.length; i++) if (members[i][2] === idl.required) required = 2;
    const where = `Failed to construct '${name}'`;
    const C = {
      [name]: class extends parent {
        constructor(type, eventInitDict = undefined) {
          if (arguments.length < required) idl.arity(arguments.length, required, where);
          super(type, eventInitDict);
          const state = stateOf(this);
          const values = init(eventInitDict, `${where}: parameter 2`);
          if (isMouse) state.isMouse = true;
          if (state.values === null) state.values = values;
          else for (let i = 0; i < members.length; i++) state.values[members[i][0]] = values[members[i][0]];
          state.values[name] = true;
          if ('relatedTarget' in values) state.related = holderOrNull(values.relatedTarget);
        }
      },
    }[name];
    for (let i = 0; i < members.length; i++) {
      const key = members[i][0];
      if (hidden !== undefined && hidden[key] === true) continue;
      idl.mix(C.prototype, { get [key]() { return valuesOf(this, key)[key]; } });
    }
    if (extra !== undefined) idl.mix(C.prototype, extra);
    idl.define(C, { name, length: required, constants });
    return C;
  }
  const holderOrNull = (target) => (target === null || target === undefined ? null : use('events/event-target').holderOf(target));
  const is = (name) => (event) => {
    const state = stateOrNull(event);
    return state !== null && state.values !== null && state.values[name] === true;
  };
  return { kind, lazily: idl.lazily, valuesOf, is, initialize, stateOf, holderOrNull };
});
