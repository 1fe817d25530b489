// HTML, section 4.10.20 (APIs for the text control selections), for input and textarea.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { MathMin, MathMax, StringPrototypeSlice } = primordials;
  const idl = use('core/webidl');
  const tree = shared('dom/shared/tree');
  const controls = shared('html/shared/controls');
  const inputs = shared('html/shared/inputs');
  const { later } = use('html/fire');
  const MOST = 4_294_967_295;

  const isText = (r) => r.name === 'textarea' || inputs.applies(inputs.typeOf(r), 's');
  const valueOf = (r) => (r.name === 'textarea' ? controls.textareaValue(r) : controls.inputValue(r));
  const where = (r) => (r.name === 'textarea' ? 'HTMLTextAreaElement' : 'HTMLInputElement');
  /// The selection of a control, kept inside its value.
  function selectionOf(r) {
    const control = controls.controlOf(r);
    const value = valueOf(r);
    const { length } = value;
    // What a textarea's text was: another one moves the selection to the start.
    if (!control.dirty) control.value = value;
    if (control.end > length) control.end = length;
    if (control.start > control.end) control.start = control.end;
    return control;
  }
  const refuse = (r, what) => use('dom/errors').domError('InvalidStateError',
    `Failed to ${what} on '${where(r)}': The input element's type ('${inputs.typeOf(r)}') does not support selection.`);
  /// "Set the selection range".
  function setRange(r, start, end, direction) {
    const control = selectionOf(r);
    const { length } = valueOf(r);
    end = MathMin(end, length);
    start = MathMin(start, end);
    if (direction !== 'forward' && direction !== 'backward') direction = 'none';
    if (control.start === start && control.end === end && control.direction === direction) return;
    control.start = start;
    control.end = end;
    control.direction = direction;
    later(r, 'select', { bubbles: true });
    announce(r, control);
  }
  /// Queues a selectionchange event at a control, one for all changes of a task.
  function announce(r, control = controls.controlOf(r)) {
    if (control.isAnnounced) return;
    control.isAnnounced = true;
    use('core/tasks').post(() => {
      control.isAnnounced = false;
      use('html/fire').fire(r, 'selectionchange', { bubbles: true });
    });
  }
  /// Selects all of a control, and tells the control alone.
  function selectAll(r) {
    setRange(r, 0, MOST, 'none');
  }
  /// "Set range text".
  function setRangeText(r, given) {
    const name = `Failed to execute 'setRangeText' on '${where(r)}'`;
    idl.arity(given.length, 1, name);
    if (!isText(r)) throw refuse(r, "execute 'setRangeText'");
    const text = idl.DOMString(given[0]);
    const control = selectionOf(r);
    let { start, end } = control;
    let mode = 'preserve';
    if (given.length > 1) {
      idl.arity(given.length, 3, name);
      start = idl.unsignedLong(given[1]);
      end = idl.unsignedLong(given[2]);
      if (given[3] !== undefined) mode = idl.enumeration('SelectionMode', ['select', 'start', 'end', 'preserve'])(given[3], name);
    }
    if (start > end) throw use('dom/errors').domError('IndexSizeError', `${name}: The provided start value (${start}) is larger than the provided end value (${end}).`);
    const old = valueOf(r);
    start = MathMin(start, old.length);
    end = MathMin(end, old.length);
    let selectionStart = control.start;
    let selectionEnd = control.end;
    const { start: oldStart, end: oldEnd, direction } = control;
    const whole = StringPrototypeSlice(old, 0, start) + text + StringPrototypeSlice(old, end);
    controls.setText(r, whole);
    tree.changed(r.doc);
    const newEnd = start + text.length;
    if (mode === 'select') { selectionStart = start; selectionEnd = newEnd; }
    else if (mode === 'start') selectionStart = selectionEnd = start;
    else if (mode === 'end') selectionStart = selectionEnd = newEnd;
    else {
      const delta = text.length - (end - start);
      selectionStart = selectionStart > end ? selectionStart + delta : selectionStart > start ? start : selectionStart;
      selectionEnd = selectionEnd > end ? selectionEnd + delta : selectionEnd > start ? newEnd : selectionEnd;
    }
    const now = controls.controlOf(r);
    now.start = MathMax(0, selectionStart);
    now.end = MathMax(0, selectionEnd);
    now.direction = mode === 'preserve' ? direction : 'none';
    // "Set the selection range": nothing is fired for one that is as it was.
    if (now.start === oldStart && now.end === oldEnd && now.direction === direction) return;
    later(r, 'select', { bubbles: true });
    announce(r, now);
  }
  let last = null;
  /// The members of both elements; an input of another type has none of it.
  const membersFor = (own, isInput) => ({
    get selectionStart() {
      const r = own(this);
      return isInput && !isText(r) ? null : selectionOf(r).start;
    },
    set selectionStart(value) {
      const r = own(this);
      if (isInput && !isText(r)) throw refuse(r, "set the 'selectionStart' property");
      const start = isInput && value === null ? 0 : idl.unsignedLong(value);
      const control = selectionOf(r);
      setRange(r, start, MathMax(start, control.end), control.direction);
    },
    get selectionEnd() {
      const r = own(this);
      return isInput && !isText(r) ? null : selectionOf(r).end;
    },
    set selectionEnd(value) {
      const r = own(this);
      if (isInput && !isText(r)) throw refuse(r, "set the 'selectionEnd' property");
      const end = isInput && value === null ? 0 : idl.unsignedLong(value);
      const control = selectionOf(r);
      setRange(r, control.start, end, control.direction);
    },
    get selectionDirection() {
      const r = own(this);
      return isInput && !isText(r) ? null : selectionOf(r).direction;
    },
    set selectionDirection(value) {
      const r = own(this);
      if (isInput && !isText(r)) throw refuse(r, "set the 'selectionDirection' property");
      const direction = isInput && value === null ? 'none' : idl.DOMString(value);
      const control = selectionOf(r);
      setRange(r, control.start, control.end, direction);
    },
    setSelectionRange(start, end, direction = undefined) {
      const r = own(this);
      idl.arity(arguments.length, 2, `Failed to execute 'setSelectionRange' on '${where(r)}'`);
      const from = start === null ? 0 : idl.unsignedLong(start);
      const to = end === null ? 0 : idl.unsignedLong(end);
      const way = direction === undefined ? 'none' : idl.DOMString(direction);
      if (isInput && !isText(r)) throw refuse(r, "execute 'setSelectionRange'");
      last = r;
      setRange(r, from, to, way);
    },
    setRangeText(replacement) { setRangeText(own(this), arguments); },
    select() {
      const r = own(this);
      if (isInput && !inputs.applies(inputs.typeOf(r), 'S')) return;
      if (isInput && !isText(r)) return;
      last = r;
      selectAll(r);
    },
  });
  return {
    /// The control whose text a script has selected last, or null.
    lastSelected: () => last,
    membersFor, setRange, selectAll, selectionOf, isText, announce, valueOf,
  };
});
