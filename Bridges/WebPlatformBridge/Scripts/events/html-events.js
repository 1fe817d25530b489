// Events of HTML's elements, of CSS Animations and of CSS Transitions.
(function (platform) {
  'use strict';
  const { use } = platform;
  const idl = use('core/webidl');
  const { kind, lazily } = use('events/kinds');
  const elementOrNull = (v, where) => {
    if (v === null || v === undefined) return null;
    const r = use('dom/slot').nodeOrNull(v);
    if (r === null || r.type !== 1) throw idl.failure(where, "The value is not of type 'Element'.");
    return v;
  };
  const formData = (v, where) => {
    if (!use('fetch/form-data').isFormData(v)) throw idl.failure(where, "member formData is not of type 'FormData'.");
    return v;
  };
  /// The interfaces: a page needs one or two of them.
  const types = { __proto__: null };
  lazily(types, 'AnimationEvent', () => kind('AnimationEvent', {
    members: [['animationName', idl.DOMString, ''], ['elapsedTime', idl.double, 0], ['pseudoElement', idl.DOMString, '']],
  }));
  lazily(types, 'TransitionEvent', () => kind('TransitionEvent', {
    members: [['elapsedTime', idl.double, 0], ['propertyName', idl.DOMString, ''], ['pseudoElement', idl.DOMString, '']],
  }));
  lazily(types, 'SubmitEvent', () => kind('SubmitEvent', { members: [['submitter', elementOrNull, null]] }));
  lazily(types, 'FormDataEvent', () => kind('FormDataEvent', { members: [['formData', formData, idl.required]] }));
  lazily(types, 'ToggleEvent', () => kind('ToggleEvent', {
    members: [['newState', idl.DOMString, ''], ['oldState', idl.DOMString, ''], ['source', elementOrNull, null]],
  }));
  const count = idl.unsignedLong;
  lazily(types, 'SecurityPolicyViolationEvent', () => kind('SecurityPolicyViolationEvent', {
    members: [
      ['blockedURI', idl.DOMString, ''], ['columnNumber', count, 0], ['disposition', idl.enumeration('SecurityPolicyViolationEventDisposition', ['enforce', 'report']), 'enforce'],
      ['documentURI', idl.DOMString, ''], ['effectiveDirective', idl.DOMString, ''], ['lineNumber', count, 0], ['originalPolicy', idl.DOMString, ''], ['referrer', idl.DOMString, ''],
      ['sample', idl.DOMString, ''], ['sourceFile', idl.DOMString, ''], ['statusCode', idl.unsignedShort, 0], ['violatedDirective', idl.DOMString, ''],
    ],
  }));
  lazily(types, 'CommandEvent', () => kind('CommandEvent', { members: [['command', idl.DOMString, ''], ['source', elementOrNull, null]] }));
  return types;
});
