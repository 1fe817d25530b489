// HTML, section 4.11.4: HTMLDialogElement.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const idl = use('core/webidl');
  const tree = shared('dom/shared/tree');
  const { brand, get, has, set, finish } = use('html/brand');
  const { fire, later } = use('html/fire');
  const { parentOf } = shared('css/shared/flat-tree');
  const own = brand('HTMLDialogElement');
  const CONNECTED = 1;
  const invalidState = (message) => use('dom/errors').domError('InvalidStateError', message);
  const extraOf = (r) => (tree.moreOf(r).extra ??= { __proto__: null });
  const focusing = () => use('html/focus');

  /// "Dialog focusing steps".
  function focusInside(r) {
    const { focused } = r.doc.data;
    if ((r.flags & CONNECTED) === 0 || focusing().isInert(r)) {
      focusing().fixUp(r.doc);
      return;
    }
    const area = has(r, 'autofocus') ? r : null;
    const target = area ?? focusing().delegateOf(r) ?? r;
    if (target !== focused) focusing().move(r.doc, target);
    focusing().endAutofocus();
  }
  /// What `show` and `showModal` have in common, from the beforetoggle event on.
  function open(r, isModal, source) {
    if (!use('html/toggles').before(r, 'closed', 'open', source, true)) return;
    if (has(r, 'open') || (isModal && ((r.flags & CONNECTED) === 0 || isPopoverOpen(r)))) return;
    use('html/toggles').queue(r, 'closed', 'open', source);
    const extra = extraOf(r);
    if (isModal) {
      extra.isModal = true;
      focusing().modals.push(r);
    }
    tree.setAttribute(r, 'open', '');
    extra.previouslyFocused = r.doc.data.focused ?? null;
    if (r.doc.data.window === true) {
      use('html/popover').hideAllFor(r);
      focusInside(r);
    }
    finish();
  }
  const isPopoverOpen = (r) => r.more?.extra?.popover?.isOpen === true;
  function show(r) {
    if (has(r, 'open')) {
      if (r.more?.extra?.isModal !== true) return;
      throw invalidState("Failed to execute 'show' on 'HTMLDialogElement': The dialog is already open as modal.");
    }
    open(r, false, null);
  }
  function showModal(r, source = null) {
    const where = "Failed to execute 'showModal' on 'HTMLDialogElement'";
    if (has(r, 'open')) {
      if (r.more?.extra?.isModal === true) return;
      throw invalidState(`${where}: The dialog is already open as non-modal.`);
    }
    if (r.doc.data.window !== true) throw invalidState(`${where}: Invalid for dialogs within documents that are not fully active.`);
    if ((r.flags & CONNECTED) === 0) throw invalidState(`${where}: The element is not in a Document.`);
    if (isPopoverOpen(r)) throw invalidState(`${where}: The dialog is already open as a Popover.`);
    open(r, true, source);
  }
  function leaveTopLayer(r) {
    const { modals } = focusing();
    const at = primordials.ArrayPrototypeIndexOf(modals, r);
    if (at >= 0) primordials.ArrayPrototypeSplice(modals, at, 1);
    const extra = r.more?.extra;
    if (extra) extra.isModal = false;
  }
  /// Whether an element is in another, as the flat tree has it.
  function isAround(r, inner) {
    for (let p = inner; p !== null && p !== undefined; p = parentOf(p)) if (p === r) return true;
    return false;
  }
  /// "Close the dialog".
  function close(r, result, source = null) {
    if (!has(r, 'open')) return;
    use('html/toggles').before(r, 'open', 'closed', source, false);
    if (!has(r, 'open')) return;
    const wasModal = r.more?.extra?.isModal === true;
    leaveTopLayer(r);
    tree.removeAttribute(r, 'open');
    const extra = extraOf(r);
    if (result !== undefined) extra.returnValue = result;
    const before = extra.previouslyFocused ?? null;
    extra.previouslyFocused = null;
    if (before !== null) {
      const { focused } = r.doc.data;
      if (wasModal || (focused && isAround(r, focused))) {
        if (focusing().isFocusable(before)) focusing().move(r.doc, before);
        else focusing().fixUp(r.doc);
      }
    } else focusing().fixUp(r.doc);
    use('html/toggles').queue(r, 'open', 'closed', source);
    later(r, 'close');
    finish();
  }
  /// "Request to close the dialog": a cancel event first.
  function requestClose(r, result, source = null) {
    if (!has(r, 'open')) return;
    if (fire(r, 'cancel', { __proto__: null, cancelable: true })) close(r, result, source);
  }
  const closedBy = (r) => {
    const value = tree.lower(get(r, 'closedby') ?? '');
    if (value === 'any' || value === 'closerequest' || value === 'none') return value;
    return r.more?.extra?.isModal === true ? 'closerequest' : 'none';
  };
  /// What the Escape key does: the topmost dialog that can be closed is. Returns whether there is one.
  function escape(doc) {
    const modal = focusing().topModal(doc);
    if (modal === null || closedBy(modal) === 'none') return false;
    requestClose(modal, undefined);
    return true;
  }
  const members = {
    get returnValue() { return own(this).more?.extra?.returnValue ?? ''; },
    set returnValue(value) { extraOf(own(this)).returnValue = idl.DOMString(value); },
    get closedBy() { return closedBy(own(this)); },
    set closedBy(value) { set(own(this), 'closedby', idl.DOMString(value)); },
    show() { show(own(this)); },
    showModal() { showModal(own(this)); },
    close(returnValue = undefined) { close(own(this), returnValue === undefined ? undefined : idl.DOMString(returnValue)); },
    requestClose(returnValue = undefined) { requestClose(own(this), returnValue === undefined ? undefined : idl.DOMString(returnValue)); },
  };
  return { HTMLDialogElement: { members }, show, showModal, close, requestClose, escape, leaveTopLayer };
});
