// HTML, section 4.10.21.2 and 4.10.21.3 (constraint validation): ValidityState, and the members that every
// form control has.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const controls = shared('html/shared/controls');
  const validity = shared('html/shared/validity');
  const { fire } = use('html/fire');

  const state = (object) => slot.brand(object, 'ValidityState').record;
  const members = {
    get valueMissing() { return validity.suffers(state(this), 'valueMissing'); },
    get typeMismatch() { return validity.suffers(state(this), 'typeMismatch'); },
    get patternMismatch() { return validity.suffers(state(this), 'patternMismatch'); },
    get tooLong() { return validity.suffers(state(this), 'tooLong'); },
    get tooShort() { return validity.suffers(state(this), 'tooShort'); },
    get rangeUnderflow() { return validity.suffers(state(this), 'rangeUnderflow'); },
    get rangeOverflow() { return validity.suffers(state(this), 'rangeOverflow'); },
    get stepMismatch() { return validity.suffers(state(this), 'stepMismatch'); },
    get badInput() { return validity.suffers(state(this), 'badInput'); },
    get customError() { return validity.suffers(state(this), 'customError'); },
    get valid() { return validity.isValid(state(this)); },
  };
  const ValidityState = idl.interfaceFrom({ name: 'ValidityState', members });
  /// The ValidityState of an element, always the same.
  function validityOf(r) {
    const control = controls.controlOf(r);
    return (control.page ??= slot.stamp(ValidityState, { __proto__: null, kind: 'ValidityState', record: r }));
  }
  const willValidate = (r) => {
    const name = r.name;
    if (name === 'fieldset' || name === 'output' || name === 'object') return false;
    return validity.willValidate(r);
  };
  /// "Check validity": false after an invalid event.
  function check(r) {
    if (!willValidate(r) || validity.isValid(r)) return true;
    fire(r, 'invalid', { cancelable: true });
    return false;
  }
  /// Shows what is wrong with the first of some elements whose invalid event was not canceled: it gets
  /// the focus.
  function show(r) {
    use('html/focus').focus(r, { __proto__: null });
  }
  /// "Report validity".
  function report(r) {
    if (!willValidate(r) || validity.isValid(r)) return true;
    if (fire(r, 'invalid', { cancelable: true })) show(r);
    return false;
  }
  /// "Statically validate the constraints" of a form: the elements whose invalid event was not canceled,
  /// or null if all is well.
  function validateForm(form) {
    const list = controls.elementsOf(form, true);
    const wrong = [];
    for (let i = 0; i < list.length; i++) {
      if (willValidate(list[i]) && !validity.isValid(list[i])) primordials.ArrayPrototypePush(wrong, list[i]);
    }
    if (wrong.length === 0) return null;
    const unhandled = [];
    for (let i = 0; i < wrong.length; i++) {
      if (fire(wrong[i], 'invalid', { cancelable: true })) primordials.ArrayPrototypePush(unhandled, wrong[i]);
    }
    return unhandled;
  }
  /// "Interactively validate the constraints" of a form.
  function reportForm(form) {
    const unhandled = validateForm(form);
    if (unhandled === null) return true;
    if (unhandled.length > 0) show(unhandled[0]);
    return false;
  }
  function markTouched(r) {
    controls.controlOf(r).touched = true;
  }

  /// The members that listed elements have for this, on objects whose records `own` gives.
  const membersFor = (own) => ({
    get willValidate() { return willValidate(own(this)); },
    get validity() { return validityOf(own(this)); },
    get validationMessage() {
      const r = own(this);
      return willValidate(r) ? shared('html/shared/messages').messageOf(r) : '';
    },
    checkValidity() { return check(own(this)); },
    reportValidity() { return report(own(this)); },
    setCustomValidity(error) {
      const r = own(this);
      idl.arity(arguments.length, 1, "Failed to execute 'setCustomValidity'");
      controls.controlOf(r).error = shared('html/shared/attributes').normalizeNewlines(idl.DOMString(error));
      tree.changed(r.doc);
    },
  });
  /// `labels`: a live list of the element's tree.
  const labelsOf = (r) => (controls.controlOf(r).labels ??= use('html/form-collections').labelsOf(r));
  const formMember = (own) => ({ get form() { return slot.wrap(controls.formOwner(own(this))); } });
  const isInvalid = (r) => willValidate(r) && !validity.isValid(r);
  return { ValidityState, validityOf, willValidate, isInvalid, check, report, validateForm, reportForm, markTouched, membersFor, labelsOf, formMember };
});
