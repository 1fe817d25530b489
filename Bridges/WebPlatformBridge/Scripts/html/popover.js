// HTML, section 6.12 (the popover attribute).
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const slot = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const interfaces = shared('html/shared/interfaces');
  const { keyword } = use('html/reflection');
  const { get, has } = use('html/brand');
  const CONNECTED = 1;
  const STEPS = 4;
  const popoverStates = interfaces.setNamed('popover');
  const actions = interfaces.setNamed('popoveraction');
  /// Open popovers of the kinds auto and hint, the topmost last.
  const showing = tree.newList();
  const stateOf = (r) => keyword(popoverStates, get(r, 'popover'));
  const facts = (r) => {
    const extra = (tree.moreOf(r).extra ??= { __proto__: null });
    return (extra.popover ??= { __proto__: null, isOpen: false, kind: null, invoker: null, previouslyFocused: null, isChanging: false });
  };
  const isOpen = (r) => r.more?.extra?.popover?.isOpen === true;
  const error = (name, message) => use('dom/errors').domError(name, message);

  /// "Check popover validity": true, or false where nothing is to be done; throws where the element cannot.
  function check(r, mustBeOpen, where) {
    if (stateOf(r) === null) {
      throw error('NotSupportedError', `${where}: Not supported on elements that do not have a valid value for the 'popover' attribute.`);
    }
    if (isOpen(r) !== mustBeOpen) return false;
    if ((r.flags & CONNECTED) === 0) throw error('InvalidStateError', `${where}: Invalid on disconnected popover elements.`);
    if (r.doc.data.window !== true) throw error('InvalidStateError', `${where}: Invalid for popovers within documents that are not fully active.`);
    if (!mustBeOpen && tree.isHTML(r, 'dialog') && r.more?.extra?.isModal === true) {
      throw error('InvalidStateError', `${where}: The dialog is already open as modal.`);
    }
    return true;
  }
  const whereShow = "Failed to execute 'showPopover' on 'HTMLElement'";
  const whereHide = "Failed to execute 'hidePopover' on 'HTMLElement'";
  /// The open popover that an element is in, or whose invoker it or its own invoker is in; or null.
  function ancestorOf(r, source) {
    const above = (from) => {
      for (let p = from; p !== null; p = p.parent ?? (p.more !== null ? p.more.host ?? null : null)) {
        if (p !== r && p.type === 1 && primordials.ArrayPrototypeIndexOf(showing, p) >= 0) return p;
      }
      return null;
    };
    const byTree = above(r.parent);
    const bySource = source === null ? null : above(source);
    if (byTree === null || bySource === null) return byTree ?? bySource;
    return primordials.ArrayPrototypeIndexOf(showing, byTree) > primordials.ArrayPrototypeIndexOf(showing, bySource) ? byTree : bySource;
  }
  /// "Hide all popovers until" one, or all.
  function hideUntil(end, focusPrevious) {
    for (let turns = 0; showing.length > 0 && turns < 1000; turns++) {
      const top = showing[showing.length - 1];
      if (top === end) return;
      hideOne(top, focusPrevious, true);
    }
  }
  /// "Close entire popover list" of the hints.
  function hideHints() {
    for (let turns = 0; turns < 1000; turns++) {
      const top = showing[showing.length - 1];
      if (top === undefined || facts(top).kind !== 'hint') return;
      hideOne(top, false, true);
    }
  }
  /// What a dialog that opens does with popovers: those that it is not in are hidden.
  const hideAllFor = (r) => { if (showing.length > 0) hideUntil(ancestorOf(r, null), false); };

  /// "Show popover".
  function show(r, source) {
    if (!check(r, false, whereShow)) return;
    const known = facts(r);
    if (known.isChanging) throw error('InvalidStateError', `${whereShow}: The popover is being shown or hidden.`);
    known.isChanging = true;
    try {
      if (!use('html/toggles').before(r, 'closed', 'open', source, true)) return;
      if (!check(r, false, whereShow)) return;
      const kind = stateOf(r);
      if (kind !== 'manual') {
        // Hints stand above all others: one that opens hides the rest of them, at most down to what it is in.
        if (kind === 'auto') hideHints();
        const ancestor = ancestorOf(r, source);
        if (kind === 'auto' || ancestor !== null) hideUntil(ancestor, false);
        else hideHints();
        if (stateOf(r) !== kind || !check(r, false, whereShow)) return;
        showing.push(r);
      }
      known.kind = kind;
      known.invoker = source;
      known.isOpen = true;
      // From now on the tree says when the element leaves it.
      r.flags |= STEPS;
      tree.changed(r.doc);
      focusInside(r, known);
      use('html/toggles').queue(r, 'closed', 'open', source, 'popoverToggle');
    } finally {
      known.isChanging = false;
    }
  }
  /// "Popover focusing steps": only what asks for it by autofocus.
  function focusInside(r, known) {
    const focus = use('html/focus');
    let target = null;
    if (tree.isHTML(r, 'dialog')) target = focus.delegateOf(r) ?? r;
    else if (has(r, 'autofocus')) target = focus.areaOf(r);
    else {
      for (let n = tree.next(r, r); n !== null && target === null; n = tree.next(n, r)) {
        if (n.type === 1 && has(n, 'autofocus')) target = focus.areaOf(n);
      }
    }
    if (target === null) return;
    known.previouslyFocused = r.doc.data.focused ?? null;
    focus.move(r.doc, target);
  }
  /// "Hide popover".
  function hideOne(r, focusPrevious, firesEvents, source = null) {
    const known = facts(r);
    if (!known.isOpen) return;
    const wasChanging = known.isChanging;
    known.isChanging = true;
    const at = primordials.ArrayPrototypeIndexOf(showing, r);
    if (at >= 0) {
      while (showing.length > at + 1) {
        const { length } = showing;
        hideOne(showing[length - 1], focusPrevious, firesEvents && !wasChanging);
        if (showing.length >= length) break;
      }
    }
    if (firesEvents && !wasChanging) use('html/toggles').before(r, 'open', 'closed', source, false);
    const now = primordials.ArrayPrototypeIndexOf(showing, r);
    if (now >= 0) primordials.ArrayPrototypeSplice(showing, now, 1);
    if (known.isOpen) {
      known.isOpen = false;
      known.kind = null;
      known.invoker = null;
      tree.changed(r.doc);
      if (firesEvents) use('html/toggles').queue(r, 'open', 'closed', source, 'popoverToggle');
      const before = known.previouslyFocused;
      known.previouslyFocused = null;
      const focus = use('html/focus');
      const { focused } = r.doc.data;
      if (before !== null && focusPrevious && focused && tree.composedContains(r, focused)) {
        if (focus.isFocusable(before)) focus.move(r.doc, before);
      } else focus.fixUp(r.doc);
    }
    known.isChanging = wasChanging;
  }
  function hide(r) {
    if (check(r, true, whereHide)) hideOne(r, true, true);
  }
  function toggle(r, force, source) {
    if (isOpen(r) && force !== true) hide(r);
    else if (!isOpen(r) && force !== false) show(r, source);
    else check(r, isOpen(r), "Failed to execute 'togglePopover' on 'HTMLElement'");
    return isOpen(r);
  }
  /// What a button with popovertarget does.
  function follow(button, target, event) {
    if (stateOf(target) === null) return;
    // A click inside a popover that its own button contains is not for the button.
    const clicked = slot.nodeOrNull(use('events/event').stateOf(event).target);
    if (clicked !== null && button !== target && tree.composedContains(button, target) && tree.composedContains(target, clicked)) return;
    const action = keyword(actions, get(button, 'popovertargetaction'));
    if (isOpen(target)) {
      if (action !== 'show') hideOne(target, true, true, button);
    } else if (action !== 'hide' && check(target, false, whereShow)) show(target, button);
  }
  /// The element or its attribute has gone.
  function dropped(r) {
    if (isOpen(r)) hideOne(r, false, false);
  }
  /// The attribute has another state: an open popover is hidden.
  function kindChanged(r) {
    if (isOpen(r) && facts(r).kind !== stateOf(r)) hideOne(r, true, true);
  }
  /// "Topmost clicked popover": the one that an element is in, or that a button which it is in opens and closes.
  function clickedIn(r) {
    let best = -1;
    for (let p = r; p !== null; p = p.parent ?? (p.more !== null ? p.more.host ?? null : null)) {
      if (p.type !== 1) continue;
      const target = has(p, 'popovertarget') ? use('html/references').element(p, 'popovertarget') : null;
      best = primordials.MathMax(best, primordials.ArrayPrototypeIndexOf(showing, p), primordials.ArrayPrototypeIndexOf(showing, target));
    }
    return best < 0 ? null : showing[best];
  }
  /// Light dismiss (section 6.12.2): what lies outside of a press and of its release, at both times, is hidden.
  let pressedIn = null;
  function pressed(r) { pressedIn = clickedIn(r); }
  function released(r) {
    if (showing.length === 0) return;
    const clicked = clickedIn(r);
    if (clicked === pressedIn) hideUntil(clicked, false);
  }
  /// The Escape key. Returns whether a popover was hidden.
  function escape() {
    if (showing.length === 0) return false;
    hideOne(showing[showing.length - 1], true, true);
    return true;
  }
  return { show, hide, toggle, follow, dropped, kindChanged, pressed, released, escape, hideAllFor, isOpen, hideOne, stateOf };
});
