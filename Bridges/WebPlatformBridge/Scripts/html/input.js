// HTML, section 4.10.5: HTMLInputElement.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { DatePrototypeGetTime, NumberIsFinite, NumberIsNaN, MathCeil, MathFloor } = primordials;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const controls = shared('html/shared/controls');
  const inputs = shared('html/shared/inputs');
  const radios = shared('html/shared/radios');
  const dates = shared('html/shared/dates');
  const { parseNonNegative } = shared('html/shared/numbers');
  const { brand, get, set } = use('html/brand');
  const { mix } = use('html/html-element');
  const constraints = use('html/constraints');
  const selection = use('html/text-selection');
  const own = brand('HTMLInputElement');
  const { typeOf, modeOf, applies } = inputs;
  const invalidState = (message) => use('dom/errors').domError('InvalidStateError', message);

  function setValue(r, text) {
    switch (modeOf(typeOf(r))) {
      case 'value':
        controls.setText(r, text);
        tree.changed(r.doc);
        break;
      case 'filename':
        if (text !== '') throw invalidState("Failed to set the 'value' property on 'HTMLInputElement': This input element accepts a filename, which may only be programmatically set to the empty string.");
        setFiles(r, []);
        break;
      default: set(r, 'value', text);
    }
  }
  function filesIn(control) {
    const files = [];
    if (control.files !== null) for (let i = 0; i < control.files.length; i++) primordials.ArrayPrototypePush(files, control.files[i].file);
    return files;
  }
  /// Sets the list of selected files, which are the page's File objects.
  function setFiles(r, files) {
    const control = controls.controlOf(r);
    control.files = tree.newList();
    for (let i = 0; i < files.length; i++) control.files.push({ __proto__: null, name: use('files/blob').nameOf(files[i]), file: files[i] });
    control.fileList = null;
    tree.changed(r.doc);
  }
  /// stepUp and stepDown.
  function step(r, count, operation) {
    const type = typeOf(r);
    const fail = (message) => invalidState(`Failed to execute '${operation}' on 'HTMLInputElement': ${message}`);
    if (!applies(type, 'n')) throw fail('This form element is not steppable.');
    const size = inputs.stepOf(r, type);
    if (size === null) throw fail('This form element does not have an allowed value step.');
    const min = inputs.lowest(r, type);
    const max = inputs.highest(r, type);
    if (min !== null && max !== null && min > max) return;
    const base = inputs.stepBase(r, type);
    // The values between the bounds that are on a step.
    if (min !== null && max !== null && inputs.atSteps(MathCeil(inputs.stepsFrom(min, base, size)), base, size) > max) return;
    const before = inputs.toNumber(type, controls.inputValue(r));
    let value = before ?? 0;
    const at = inputs.stepsFrom(value, base, size);
    // From between two steps, engines go to the next one first, and that is one of the steps.
    const from = count < 0 ? MathCeil(at) : MathFloor(at);
    if (count !== 0) value = inputs.atSteps(from + count, base, size);
    if (min !== null && value < min) value = inputs.atSteps(MathCeil(inputs.stepsFrom(min, base, size)), base, size);
    if (max !== null && value > max) value = inputs.atSteps(MathFloor(inputs.stepsFrom(max, base, size)), base, size);
    // What is left to go after that.
    const rest = from === at ? count : count < 0 ? count + 1 : count - 1;
    if (count !== 0 && before !== null && (rest < 0 ? value > before : rest > 0 && value < before)) return;
    controls.setText(r, inputs.fromNumber(type, value, size));
    tree.changed(r.doc);
  }
  const isDateType = (type) => type === 'date' || type === 'month' || type === 'week' || type === 'time';
  const dimension = (r, local) => {
    if (typeOf(r) !== 'image') return 0;
    return parseNonNegative(get(r, local) ?? '') ?? r.more?.resource?.[local] ?? 0;
  };

  const members = mix(mix(mix({
    get autocomplete() { return use('html/autofill').autocompleteOf(own(this)); },
    set autocomplete(value) { set(own(this), 'autocomplete', idl.DOMString(value)); },
    get checked() { return controls.isChecked(own(this)); },
    set checked(value) {
      const r = own(this);
      controls.controlOf(r).dirtyChecked = true;
      radios.setChecked(r, !!value);
      tree.changed(r.doc);
    },
    get files() {
      const r = own(this);
      if (typeOf(r) !== 'file') return null;
      const control = controls.controlOf(r);
      return (control.fileList ??= use('files/blob').makeFileList(filesIn(control)));
    },
    set files(value) {
      const r = own(this);
      if (value === null || value === undefined) return;
      const files = use('files/blob').filesIn(value);
      if (files === null) throw idl.failure("Failed to set the 'files' property on 'HTMLInputElement'", "Failed to convert value to 'FileList'.");
      if (typeOf(r) !== 'file') return;
      setFiles(r, files);
      controls.controlOf(r).fileList = value;
    },
    get formAction() { return use('html/submission').actionOf(own(this), 'formaction'); },
    set formAction(value) { set(own(this), 'formaction', idl.USVString(value)); },
    get height() { return dimension(own(this), 'height'); },
    set height(value) { set(own(this), 'height', `${idl.unsignedLong(value) > 2_147_483_647 ? 0 : idl.unsignedLong(value)}`); },
    get width() { return dimension(own(this), 'width'); },
    set width(value) { set(own(this), 'width', `${idl.unsignedLong(value) > 2_147_483_647 ? 0 : idl.unsignedLong(value)}`); },
    get indeterminate() { return controls.peek(own(this))?.indeterminate ?? false; },
    set indeterminate(value) {
      const r = own(this);
      controls.controlOf(r).indeterminate = !!value;
      tree.changed(r.doc);
    },
    get list() {
      const r = own(this);
      const id = get(r, 'list');
      if (id === null || id === '' || !applies(typeOf(r), 'l')) return null;
      const found = tree.byId(tree.rootOf(r), id);
      return found !== null && tree.isHTML(found, 'datalist') ? slot.wrap(found) : null;
    },
    get value() { return controls.inputValue(own(this)); },
    set value(value) {
      const r = own(this);
      setValue(r, value === null ? '' : idl.DOMString(value));
    },
    get valueAsDate() {
      const r = own(this);
      const type = typeOf(r);
      if (!isDateType(type)) return null;
      const number = inputs.toNumber(type, controls.inputValue(r));
      if (number === null) return null;
      return new intrinsics.Date(type === 'month' ? dates.timeOfMonth(number) : number);
    },
    set valueAsDate(value) {
      const r = own(this);
      const type = typeOf(r);
      if (value !== null && value !== undefined && !idl.isObject(value)) throw idl.failure("Failed to set the 'valueAsDate' property on 'HTMLInputElement'", 'The provided value is not a Date.');
      if (!isDateType(type)) throw invalidState("Failed to set the 'valueAsDate' property on 'HTMLInputElement': This input element does not support Date values.");
      if (value === null || value === undefined) { setValue(r, ''); return; }
      let time;
      try { time = DatePrototypeGetTime(value); } catch {
        throw idl.failure("Failed to set the 'valueAsDate' property on 'HTMLInputElement'", 'The provided value is not a Date.');
      }
      setValue(r, NumberIsNaN(time) ? '' : inputs.fromNumber(type, type === 'month' ? dates.monthsOf(time) : time, inputs.stepOf(r, type)));
    },
    get valueAsNumber() {
      const r = own(this);
      const type = typeOf(r);
      return applies(type, 'n') ? inputs.toNumber(type, controls.inputValue(r)) ?? NaN : NaN;
    },
    set valueAsNumber(value) {
      const r = own(this);
      const number = idl.unrestrictedDouble(value);
      const type = typeOf(r);
      if (!NumberIsFinite(number) && !NumberIsNaN(number)) throw idl.failure("Failed to set the 'valueAsNumber' property on 'HTMLInputElement'", 'The value provided is infinite.');
      if (!applies(type, 'n')) throw invalidState("Failed to set the 'valueAsNumber' property on 'HTMLInputElement': This input element does not support Number values.");
      setValue(r, NumberIsNaN(number) ? '' : inputs.fromNumber(type, number, inputs.stepOf(r, type)));
    },
    stepUp(n = 1) { step(own(this), idl.long(n), 'stepUp'); },
    stepDown(n = 1) { step(own(this), -idl.long(n), 'stepDown'); },
    showPicker() {
      const r = own(this);
      if (!controls.isMutable(r)) throw invalidState("Failed to execute 'showPicker' on 'HTMLInputElement': This input element is not mutable.");
      throw use('dom/errors').domError('NotAllowedError', "Failed to execute 'showPicker' on 'HTMLInputElement': HTMLInputElement::showPicker() requires a user gesture.");
    },
    get labels() {
      const r = own(this);
      return typeOf(r) === 'hidden' ? null : constraints.labelsOf(r);
    },
  }, constraints.membersFor(own)), mix(constraints.formMember(own), selection.membersFor(own, true))),
  use('html/references').single('popoverTargetElement', 'popovertarget', own, 'HTMLInputElement'));
  return { HTMLInputElement: { members }, setFiles, setValue, step };
});
