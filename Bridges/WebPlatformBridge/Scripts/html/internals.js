// HTML, section 4.13.7 (element internals): ElementInternals and CustomStateSet.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { SetPrototypeAdd, SetPrototypeClear, SetPrototypeDelete, SetPrototypeForEach, SetPrototypeGetSize, SetPrototypeHas } = primordials;
  const idl = use('core/webidl');
  const { isMet } = use('core/any-realm');
  const slot = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const controls = shared('html/shared/controls');
  const validity = shared('html/shared/validity');
  const constraints = use('html/constraints');
  const { stateOf } = shared('html/shared/custom-state');
  const domError = (name, message) => use('dom/errors').domError(name, message);

  // MARK: CustomStateSet

  const statesOf = (object) => slot.brand(object, 'CustomStateSet').record;
  const setOf = (r) => (r.more.custom.states ??= new primordials.Set());
  const listOf = (object) => {
    const list = [];
    SetPrototypeForEach(setOf(statesOf(object)), (value) => { primordials.ArrayPrototypePush(list, [value, value]); });
    return list;
  };
  const CustomStateSet = idl.interfaceFrom({
    name: 'CustomStateSet',
    members: {
      get size() { return SetPrototypeGetSize(setOf(statesOf(this))); },
      has(value) { return SetPrototypeHas(setOf(statesOf(this)), idl.DOMString(value)); },
      add(value) {
        const r = statesOf(this);
        SetPrototypeAdd(setOf(r), idl.DOMString(value));
        tree.changed(r.doc);
        return this;
      },
      delete(value) {
        const r = statesOf(this);
        const had = SetPrototypeDelete(setOf(r), idl.DOMString(value));
        tree.changed(r.doc);
        return had;
      },
      clear() {
        const r = statesOf(this);
        SetPrototypeClear(setOf(r));
        tree.changed(r.doc);
      },
    },
  });
  idl.pairIterable(CustomStateSet, 'CustomStateSet', listOf);
  primordials.ObjectDefineProperty(CustomStateSet.prototype, primordials.SymbolIterator, {
    __proto__: null, value: CustomStateSet.prototype.values, writable: true, enumerable: false, configurable: true,
  });

  // MARK: ElementInternals

  const element = (object) => slot.brand(object, 'ElementInternals').record;
  /// The element of internals, which has to be form-associated.
  function associated(object, what) {
    const r = element(object);
    if (!isAssociated(r)) throw domError('NotSupportedError', `Failed to ${what} on 'ElementInternals': The target element is not a form-associated custom element.`);
    return r;
  }
  const isAssociated = (r) => r.more.custom.isFormAssociated || r.more.custom.definition?.isFormAssociated === true;
  const flagNames = validity.flags;
  /// The value of setFormValue: a File or text, or a list of entries; null for none.
  function formValue(value, where) {
    if (value === null || value === undefined) return null;
    if (isMet('fetch/form-data') && use('fetch/form-data').isFormData(value)) {
      return { __proto__: null, entries: use('fetch/form-data').copyOf(value), single: undefined };
    }
    if (isMet('files/blob') && use('files/blob').isFile(value)) return { __proto__: null, entries: undefined, single: value };
    return { __proto__: null, entries: undefined, single: idl.USVString(value, where) };
  }
  const members = {
    get shadowRoot() {
      const r = element(this);
      const root = r.more.shadow;
      return root !== null && root.data.elementInternals === true ? slot.wrap(root) : null;
    },
    setFormValue(value, state = undefined) {
      const where = "Failed to execute 'setFormValue' on 'ElementInternals'";
      const r = associated(this, "execute 'setFormValue'");
      idl.arity(arguments.length, 1, where);
      const submission = formValue(value, where);
      const restored = arguments.length > 1 ? formValue(state, where) : submission;
      r.more.custom.submission = submission;
      r.more.custom.restored = restored;
    },
    get form() { return slot.wrap(controls.formOwner(associated(this, "read the 'form' property"))); },
    setValidity(flags = undefined, message = undefined, anchor = undefined) {
      const where = "Failed to execute 'setValidity' on 'ElementInternals'";
      const r = associated(this, "execute 'setValidity'");
      if (flags !== undefined && flags !== null && !idl.isObject(flags)) throw idl.failure(where, 'parameter 1 is not an object.');
      const state = { __proto__: null, message: '' };
      let isWrong = false;
      for (let i = 0; i < flagNames.length; i++) {
        state[flagNames[i]] = !!flags?.[flagNames[i]];
        isWrong ||= state[flagNames[i]];
      }
      const text = message === undefined ? '' : idl.DOMString(message);
      if (isWrong && text === '') throw idl.failure(where, 'The second argument should not be empty if one or more flags in the first argument are true.');
      let place = null;
      if (anchor !== undefined) {
        place = slot.nodeOrNull(anchor);
        if (place === null || place.type !== 1 || place.ns !== tree.HTML_NS) throw idl.failure(where, "parameter 3 is not of type 'HTMLElement'.");
        if (place === r || !tree.composedContains(r, place)) throw domError('NotFoundError', `${where}: The Element argument should be a shadow-including descendant of the target element.`);
      }
      state.message = isWrong ? text : '';
      r.more.custom.validity = state;
      r.more.custom.anchor = place;
      tree.changed(r.doc);
    },
    get willValidate() { return constraints.willValidate(associated(this, "read the 'willValidate' property")); },
    get validity() { return constraints.validityOf(associated(this, "read the 'validity' property")); },
    get validationMessage() {
      const r = associated(this, "read the 'validationMessage' property");
      return r.more.custom.validity?.message ?? '';
    },
    checkValidity() { return constraints.check(associated(this, "execute 'checkValidity'")); },
    reportValidity() { return constraints.report(associated(this, "execute 'reportValidity'")); },
    get labels() { return constraints.labelsOf(associated(this, "read the 'labels' property")); },
    get states() {
      const { custom } = element(this).more;
      return (custom.statesObject ??= slot.stamp(CustomStateSet, { __proto__: null, kind: 'CustomStateSet', record: element(this) }));
    },
  };
  const aria = use('html/aria').kept((object) => (stateOf(element(object)).aria ??= { __proto__: null }));
  const ElementInternals = idl.interfaceFrom({ name: 'ElementInternals', members: idl.mix(aria, members) });
  /// `attachInternals()`.
  function attach(r) {
    const where = "Failed to execute 'attachInternals' on 'HTMLElement'";
    const refuse = (message) => domError('NotSupportedError', `${where}: ${message}`);
    const custom = r.more === null ? null : r.more.custom;
    if (custom !== null && custom.is !== null) throw refuse('Unable to attach ElementInternals to a customized built-in element.');
    const definition = use('html/custom-elements').definitionFor(r.name, null);
    if (definition === undefined) throw refuse('Unable to attach ElementInternals to non-custom elements.');
    if (definition.hasNoInternals) throw refuse('ElementInternals is disabled by disabledFeature static field.');
    const state = stateOf(r);
    if (state.hasInternals) throw refuse('ElementInternals for the specified element was already attached.');
    if (state.state !== 'precustomized' && state.state !== 'custom') throw refuse('The attachInternals() function cannot be called prior to the execution of the custom element constructor.');
    state.hasInternals = true;
    if (definition.isFormAssociated) state.isFormAssociated = true;
    return slot.stamp(ElementInternals, { __proto__: null, kind: 'ElementInternals', record: r });
  }
  return { ElementInternals, CustomStateSet, attach };
});
