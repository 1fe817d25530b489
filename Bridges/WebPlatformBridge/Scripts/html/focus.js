// HTML, section 6.6 (focus): which areas can have it, how it moves and in which order Tab goes.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { ArrayPrototypePush } = primordials;
  const slot = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const controls = shared('html/shared/controls');
  const inputs = shared('html/shared/inputs');
  const radios = shared('html/shared/radios');
  const selects = shared('html/shared/selects');
  const states = shared('html/shared/states');
  const { parseInteger } = shared('html/shared/numbers');
  const { get, has } = use('html/brand');
  const CONNECTED = 1;
  const FLAG_HTML = 2;

  // MARK: Focusable areas

  /// The parent in the flat tree, slots left out.
  const flatParent = (r) => (r.parent !== null ? r.parent : r.more !== null && r.more.host ? r.more.host : null);
  /// Open modal dialogs, the topmost last.
  const modals = tree.newList();
  const topModal = (doc) => {
    for (let i = modals.length - 1; i >= 0; i--) if (modals[i].doc === doc) return modals[i];
    return null;
  };
  function isInert(r) {
    const modal = topModal(r.doc);
    for (let p = r; p !== null; p = flatParent(p)) {
      if (p.type === 1 && (p.flags & FLAG_HTML) !== 0 && has(p, 'inert')) return true;
      // A modal dialog escapes what is around it.
      if (p === modal) return false;
    }
    return modal !== null;
  }
  const tabIndexText = (r) => (r.attrs === null ? null : parseInteger(get(r, 'tabindex') ?? ''));
  const isEditable = (r) => r !== null && use('html/html-element').isEditable(r);
  /// Whether an element is where what can be edited begins.
  const isEditingHost = (r) => has(r, 'contenteditable') && isEditable(r) && !isEditable(r.parent);
  /// Whether an element can have the focus by what it is, wherever it stands.
  function canFocus(r) {
    if ((r.flags & FLAG_HTML) === 0) {
      return tabIndexText(r) !== null || (r.ns === tree.SVG_NS && r.name === 'a' && has(r, 'href'));
    }
    switch (r.name) {
      case 'button': case 'select': case 'textarea': case 'fieldset':
        if (controls.isDisabled(r)) return false;
        if (r.name !== 'fieldset') return true;
        break;
      case 'input': return !controls.isDisabled(r) && inputs.typeOf(r) !== 'hidden';
      // A link in a text that can be edited is a part of it.
      case 'a': case 'area': if (has(r, 'href') && !isEditable(r)) return true; break;
      case 'option': case 'optgroup': if (selects.isOptionDisabled(r)) return false; break;
      case 'iframe': case 'frame': return true;
      case 'summary': if (states.isSummary(r)) return true; break;
      case 'audio': case 'video': if (has(r, 'controls')) return true; break;
      default: if (controls.isFormAssociated(r) && controls.isDisabled(r)) return false;
    }
    return tabIndexText(r) !== null || isEditingHost(r);
  }
  const isRendered = (r) => use('css/style').isRendered(r);
  /// What cannot be seen cannot have the focus either: `visibility: hidden` as well as `display: none`.
  const isSeen = (r) => use('css/style').isVisible(r);
  const isFocusable = (r) => r.type === 1 && (r.flags & CONNECTED) !== 0 && canFocus(r) && !isInert(r) && isSeen(r);
  const delegates = (r) => r.more !== null && r.more.shadow !== null && r.more.shadow.data.delegatesFocus === true;

  const mostHosts = 200;
  /// "The focus delegate": the first focusable area inside, one with autofocus first.
  function delegateOf(target, depth = 0) {
    // Hosts in hosts without end are no place to look for.
    if (depth > mostHosts) return null;
    const where = delegates(target) ? target.more.shadow : target;
    const isDialog = tree.isHTML(target, 'dialog');
    let first = null;
    for (let n = tree.next(where, where); n !== null; n = tree.next(n, where)) {
      if (n.type !== 1 || tree.isHTML(n, 'dialog')) continue;
      let found = isFocusable(n) ? n : delegates(n) && isRendered(n) ? delegateOf(n, depth + 1) : null;
      // In a dialog only what Tab reaches, unless it asks for the focus.
      if (found === n && isDialog && !has(n, 'autofocus') && (tabIndexText(n) ?? 0) < 0) found = null;
      if (found === null) continue;
      if (has(n, 'autofocus')) return found;
      first ??= found;
    }
    return first;
  }
  /// "Get the focusable area" for a target, or null.
  function areaOf(r) {
    if (delegates(r)) {
      const { focused } = r.doc.data;
      if (focused !== null && focused !== undefined && tree.composedContains(r, focused)) return null;
      return delegateOf(r);
    }
    return isFocusable(r) ? r : null;
  }

  // MARK: Moving

  const event = (r, type, related, bubbles) => use('events/events').fireAt(r, use('events/ui').make('FocusEvent', type, {
    __proto__: null, bubbles, composed: true, view: platform.global, relatedTarget: slot.wrap(related),
  }));
  const isTextControl = (r) =>
    tree.isHTML(r, 'textarea') || (tree.isHTML(r, 'input') && inputs.modeOf(inputs.typeOf(r)) === 'value');
  const valueOf = (r) => (r.name === 'textarea' ? controls.textareaValue(r) : controls.inputValue(r));
  /// The change event of a text control whose user has made another value.
  function commit(r) {
    if (!isTextControl(r)) return;
    const control = controls.controlOf(r);
    const value = valueOf(r);
    if (control.committed === null || !control.edited || control.committed === value) return;
    control.committed = value;
    control.touched = true;
    tree.changed(r.doc);
    use('html/fire').fire(r, 'change', { __proto__: null, bubbles: true });
  }
  // MARK: Pages in frames (section 6.6.4, "focus update steps")

  const hasFrames = () => platform.isLoaded('html/realms') && use('html/realms').all.length > 1;
  /// The context that has the focus: that of the top page, or of a frame.
  function holder() {
    const { own, topOf } = use('html/realms');
    const top = topOf(own.context);
    let context = top.focus ?? top;
    while (context.isClosed && context.parent !== null) context = context.parent;
    return context;
  }
  /// The focus scripts of the page that a frame's element shows, or null.
  function innerOf(r) {
    if (r === null || !hasFrames() || r.more === null) return null;
    const realm = r.more.resource?.enter === undefined ? null : r.more.resource.realm;
    return realm === null ? null : realm.use('html/focus');
  }
  /// Whether this page has the focus, or one in its frames.
  function hasFocus() {
    if (!hasFrames()) return true;
    const own = use('html/realms').own.context;
    for (let c = holder(); c !== null; c = c.parent) if (c === own) return true;
    return false;
  }
  function setFocused(context, r) {
    if (context.realm === null || !context.realm.isLoaded('dom/page-document')) return;
    const doc = context.realm.use('dom/page-document').record();
    doc.data.focused = r;
    tree.changed(doc);
  }
  /// The focus comes to this page from another one of the window, whose focused element loses it.
  function come() {
    if (!hasFrames()) return;
    const { own, topOf } = use('html/realms');
    const from = holder();
    const to = own.context;
    if (from === to) return;
    if (from.realm !== null && from.realm.isLoaded('html/focus')) from.realm.use('html/focus').leave();
    topOf(to).focus = to;
    for (let c = from; c.parent !== null; c = c.parent) setFocused(c.parent, null);
    for (let c = to; c.parent !== null; c = c.parent) setFocused(c.parent, c.r);
    tellWindow(from, 'blur');
    tellWindow(to, 'focus');
  }
  function tellWindow({ realm }, type) {
    if (realm === null) return;
    realm.use('events/events').fire(realm.global, realm.use('events/ui').make('FocusEvent', type, { __proto__: null, view: realm.global }));
  }
  /// The focus goes to another page of the window.
  function leave() {
    const doc = use('dom/page-document').record();
    const from = doc.data.focused ?? null;
    if (from === null) return;
    const turn = ++moves;
    doc.data.focused = null;
    tree.changed(doc);
    commit(from);
    if (turn === moves) event(from, 'blur', null, false);
    event(from, 'focusout', null, true);
  }

  /// How often the focus has moved: a listener that moves it ends what was under way.
  let moves = 0;
  function move(doc, to, isVisible = true) {
    const state = doc.data;
    if ((state.focused ?? null) === to) return;
    if (state.window === true && to !== null) come();
    const inner = innerOf(to);
    if (inner !== null) {
      // The page in the frame has the focus, and its element in this one.
      inner.come();
      if (state.focused === to) {
        event(to, 'focus', null, false);
        event(to, 'focusin', null, true);
      }
      return;
    }
    const from = state.focused ?? null;
    if (from === to) return;
    const turn = ++moves;
    state.focused = null;
    state.focusVisible = isVisible;
    tree.changed(doc);
    if (from !== null) {
      commit(from);
      if (turn === moves) event(from, 'blur', to, false);
      // Where a listener has moved the focus, engines still say that it has left.
      event(from, 'focusout', turn === moves ? to : null, true);
    }
    if (turn !== moves || to === null || !isFocusable(to) && !isForced(to)) return;
    state.focused = to;
    tree.changed(doc);
    if (isTextControl(to)) controls.controlOf(to).committed = valueOf(to);
    event(to, 'focus', from, false);
    if (turn === moves) event(to, 'focusin', from, true);
  }
  /// A dialog that has nothing focusable in it takes the focus itself.
  const isForced = (r) => tree.isHTML(r, 'dialog') && has(r, 'open') && (r.flags & CONNECTED) !== 0;

  /// The `focus()` method.
  function focus(r, options = { __proto__: null }) {
    if (r.doc.data.window !== true) return;
    let area = areaOf(r);
    // A label that cannot have the focus hands it on.
    if (area === null && tree.isHTML(r, 'label')) {
      const control = controls.labeled(r);
      if (control !== null) area = areaOf(control);
    }
    if (area !== null) move(r.doc, area, options.focusVisible !== false);
  }
  /// The `blur()` method.
  function blur(r) {
    const { focused } = r.doc.data;
    if (focused === r || (focused && delegates(r) && tree.composedContains(r, focused))) move(r.doc, null);
  }
  /// The caret of a text control that was clicked is behind its text.
  function placeCaret(r) {
    const control = controls.controlOf(r);
    control.start = control.end = valueOf(r).length;
    control.direction = 'none';
  }
  /// A click of the user (or on a label): the nearest area above gets the focus, or nothing has it.
  function clicked(r) {
    come();
    for (let p = r; p !== null; p = flatParent(p)) {
      if (p.type !== 1) continue;
      const area = areaOf(p);
      if (area !== null) {
        move(r.doc, area, isTextControl(area));
        if (area === r && isTextControl(r)) placeCaret(r);
        return;
      }
      if (delegates(p) && r.doc.data.focused && tree.composedContains(p, r.doc.data.focused)) return;
    }
    move(r.doc, null);
  }
  /// "Focus fixup": the focused element, or one that it is in, has left the document or can have it no more.
  function removed(r) {
    const { focused } = r.doc.data;
    if (focused === null || focused === undefined || !tree.composedContains(r, focused)) return;
    moves++;
    r.doc.data.focused = null;
    tree.changed(r.doc);
  }
  /// Looks whether the focused element still can have the focus (what "update the rendering" does).
  function fixUp(doc) {
    const focused = doc.data.focused ?? null;
    if (focused === null || isFocusable(focused) || isForced(focused)) return;
    move(doc, null);
  }

  let isChecking = false;
  /// Has a look in a task of its own: something that focus hangs on has changed.
  function fixUpSoon(doc) {
    if (isChecking) return;
    isChecking = true;
    use('core/tasks').post(() => {
      isChecking = false;
      fixUp(doc);
    });
  }

  // MARK: Sequential order (section 6.6.3)

  /// Whether Tab stops at an element; a group of radio buttons is one stop.
  function isStop(r) {
    const index = tabIndexText(r);
    if (index !== null && index < 0) return false;
    if (!isFocusable(r)) return false;
    if (tree.isHTML(r, 'input') && radios.isRadio(r) && !controls.isChecked(r)) {
      if (radios.checkedOf(r) !== null) return false;
    }
    return true;
  }
  /// The stops of a document in their order.
  function order(doc) {
    const root = topModal(doc) ?? doc;
    const first = [];
    const rest = [];
    for (let n = root; n !== null; n = tree.nextInclusive(n, root)) {
      if (n.type !== 1 || !isStop(n)) continue;
      const index = tabIndexText(n);
      if (index === null || index === 0) ArrayPrototypePush(rest, n);
      else {
        let at = first.length;
        while (at > 0 && tabIndexText(first[at - 1]) > index) at--;
        primordials.ArrayPrototypeSplice(first, at, 0, n);
      }
    }
    for (let i = 0; i < rest.length; i++) ArrayPrototypePush(first, rest[i]);
    return first;
  }
  /// Where Tab goes from what has the focus: a record, or null for out of the page.
  function next(doc, isBackwards = false) {
    const list = order(doc);
    const focused = doc.data.focused ?? null;
    if (list.length === 0) return null;
    let at = primordials.ArrayPrototypeIndexOf(list, focused);
    if (at < 0 && focused !== null) {
      // From an element that is no stop: the next one in tree order.
      const step = isBackwards ? -1 : 1;
      for (let i = isBackwards ? list.length - 1 : 0; i >= 0 && i < list.length; i += step) {
        const bits = tree.compare(focused, list[i]);
        if ((bits & (isBackwards ? 2 : 4)) !== 0) return list[i];
      }
      return null;
    }
    if (at < 0) at = isBackwards ? list.length : -1;
    return list[at + (isBackwards ? -1 : 1)] ?? null;
  }
  /// Elements with autofocus that came into a document, until one of them has got the focus.
  let candidates = tree.newList();
  let isProcessed = false;
  let isFlushing = false;
  /// An element with autofocus has come into a document.
  function addCandidate(r) {
    if (isProcessed || r.doc.data.window !== true) return;
    candidates = candidates.filter((n) => n !== r);
    candidates.push(r);
    if (isFlushing) return;
    isFlushing = true;
    use('core/tasks').post(flush);
  }
  /// "Flush autofocus candidates".
  function flush() {
    isFlushing = false;
    const list = candidates;
    candidates = tree.newList();
    for (let i = 0; i < list.length && !isProcessed; i++) {
      const r = list[i];
      if ((r.flags & CONNECTED) === 0 || r.doc.data.focused) continue;
      const area = areaOf(r) ?? delegateOf(r);
      if (area === null) continue;
      isProcessed = true;
      move(r.doc, area);
    }
  }
  /// Something else has got the focus: no element with autofocus does any more.
  function endAutofocus() {
    isProcessed = true;
    candidates = tree.newList();
  }
  /// The same for a document that was just loaded, whatever has told of its elements.
  function autofocus(doc) {
    if (doc.data.focused || isProcessed) return;
    for (let n = tree.next(doc, doc); n !== null; n = tree.next(n, doc)) if (n.type === 1 && has(n, 'autofocus')) candidates.push(n);
    flush();
  }
  return {
    focused: (doc) => doc.data.focused ?? null,
    come, leave, holder, hasFocus,
    focus, blur, clicked, removed, fixUp, fixUpSoon, move, next, order, autofocus, addCandidate, endAutofocus, isFocusable, isInert, areaOf, delegateOf, commit, isTextControl, valueOf,
    modals, topModal,
  };
});
