// The user's mouse (Pointer Events 3, UI Events): the events of moving, pressing and clicking, in the order
// and with the values that Chromium 156 gives them.
(function (platform) {
  'use strict';
  const { global, primordials, shared, use } = platform;
  const { ArrayPrototypeIncludes } = primordials;
  const slot = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const controls = shared('html/shared/controls');
  const inputs = shared('html/shared/inputs');
  const computed = shared('css/shared/computed');
  const { parentOf } = shared('css/shared/flat-tree');
  const focus = use('html/focus');
  const { isOld } = use('html/traits');
  const { fireAt } = use('events/events');
  const { make } = use('events/ui');
  const CONNECTED = 1;
  const HANDLERS = 512;

  /// What the pointer is over; null before it has moved.
  let over = null;
  const modifierFlags = (names) => {
    const flags = { __proto__: null };
    if (names === undefined) return flags;
    flags.ctrlKey = ArrayPrototypeIncludes(names, 'Control');
    flags.shiftKey = ArrayPrototypeIncludes(names, 'Shift');
    flags.altKey = ArrayPrototypeIncludes(names, 'Alt');
    flags.metaKey = ArrayPrototypeIncludes(names, 'Meta');
    return flags;
  };

  /// Fires an event of the mouse or of the pointer; returns whether nothing canceled it.
  function fire(r, kind, type, at, init) {
    if ((r.flags & CONNECTED) === 0) return true;
    return fireAt(r, make(kind, type, {
      __proto__: null, bubbles: true, cancelable: true, composed: true, view: global, clientX: at.x, clientY: at.y,
      screenX: at.screenX, screenY: at.screenY, ...at.flags, ...init,
    }));
  }
  let isPressed = false;
  const send = (r, type, at, init) => fire(r, 'PointerEvent', type, at, {
    __proto__: null, pointerId: 1, pointerType: 'mouse', isPrimary: true, ...init,
  });
  const unconfirmed = { __proto__: null, cancelable: false };
  const settled = (at) => (r, type) => send(r, type, at, unconfirmed);
  /// An event of the pointer: for what it is over, or what has captured it.
  function pointer(r, type, at, init) {
    if (!platform.isLoaded('events/pointer-capture')) return send(r, type, at, init);
    const capture = use('events/pointer-capture');
    const isAllowed = send(capture.settle(r, settled(at)), type, at, init);
    if (type === 'pointerup') capture.end(r, settled(at));
    return isAllowed;
  }
  const mouse = (r, type, at, init) => fire(r, 'MouseEvent', type, at, init);

  // MARK: Moving

  const above = (r) => parentOf(r) ?? null;
  function ancestors(r) {
    const list = tree.newList();
    for (let p = r; p !== null; p = above(p)) list.push(p);
    return list;
  }
  /// Whether an element has a listener of a type, or an attribute that may be one.
  function listens(r, type, isCapturing) {
    if (!isCapturing && (r.flags & HANDLERS) !== 0) return true;
    const { listeners } = r;
    if (listeners === null) return false;
    for (let i = 0; i < listeners.length; i++) if (listeners[i].type === type && (!isCapturing || listeners[i].capture)) return true;
    return false;
  }
  /// `enter` and `leave` events go to elements that listen to them; to all, where an ancestor captures.
  function cross(list, type, send) {
    let isCaptured = false;
    for (let i = 0; i < list.length; i++) if (listens(list[i], type, true)) isCaptured = true;
    for (let i = 0; i < list.length; i++) if (isCaptured || listens(list[i], type, false)) send(list[i]);
  }
  const quiet = { __proto__: null, bubbles: false, cancelable: false, composed: false };
  // MARK: Frames: the pointer is in one page, and over the frames' elements in those around it

  const isFramed = () => platform.isLoaded('html/realms') && use('html/realms').all.length > 1;
  /// Where the page of a context begins, in the coordinates of the page around it.
  function originOf(context) {
    const { x, y } = shared('css/shared/geometry').contentRect(context.r);
    return { __proto__: null, x, y };
  }
  const moved = (at, x, y) => ({ ...at, __proto__: null, x: at.x + x, y: at.y + y });
  /// A place in this page's coordinates gets those of the screen.
  function placed(at) {
    if (!isFramed()) return at;
    let screen = at;
    for (let c = use('html/realms').own.context; c.parent !== null; c = c.parent) {
      const { x, y } = originOf(c);
      screen = moved(screen, x, y);
    }
    at.screenX = screen.x;
    at.screenY = screen.y;
    return at;
  }
  /// The pointer comes to this page: it leaves the frame that it was in, and is over the frames around this page.
  function arrive(at) {
    if (!isFramed()) return;
    const { own, topOf } = use('html/realms');
    const top = topOf(own.context);
    const chain = tree.newList();
    let there = at;
    for (let c = own.context; c !== null; c = c.parent) {
      chain.unshift({ __proto__: null, context: c, at: there });
      if (c.parent === null) break;
      const { x, y } = originOf(c);
      there = moved(there, x, y);
    }
    leaveFrames(top.pointer, chain);
    top.pointer = own.context;
    for (let i = 0; i + 1 < chain.length; i++) chain[i].context.realm.use('user/pointer').cover(chain[i + 1].context.r, chain[i].at);
  }
  /// Pages that are not in the chain have the pointer no more, the innermost first.
  function leaveFrames(from, chain) {
    for (let c = from; c !== null && c.parent !== null; c = c.parent) {
      if (chain.some(({ context }) => context === c)) return;
      if (c.isClosed || c.realm === null) continue;
      let at = chain[0].at;
      for (let p = c; p.parent !== null; p = p.parent) {
        const { x, y } = originOf(p);
        at = moved(at, -x, -y);
      }
      c.realm.use('user/pointer').leave(at);
    }
  }
  /// The pointer leaves this page.
  function leave(at) {
    const from = over;
    over = null;
    if (from === null || (from.flags & CONNECTED) === 0) return;
    from.doc.data.hovered = null;
    tree.changed(from.doc);
    const list = ancestors(from);
    const to = { __proto__: null, relatedTarget: null };
    const none = { __proto__: null, button: -1 };
    pointer(from, 'pointerout', at, { ...to, ...none });
    cross(list, 'pointerleave', (p) => pointer(p, 'pointerleave', at, { ...quiet, ...to, ...none }));
    mouse(from, 'mouseout', at, to);
    cross(list, 'mouseleave', (p) => mouse(p, 'mouseleave', at, { ...quiet, ...to }));
  }

  /// Moves the pointer over an element.
  function move(r, at) {
    cover(r, at);
    pointer(r, 'pointermove', at, { __proto__: null, button: -1 });
    mouse(r, 'mousemove', at);
  }
  /// The pointer is over another element than before; what moves in a frame is told there.
  function cover(r, at) {
    const from = over !== null && (over.flags & CONNECTED) !== 0 ? over : null;
    if (from !== r) {
      const was = from === null ? tree.newList() : ancestors(from);
      const now = ancestors(r);
      const left = was.filter((p) => !now.includes(p));
      const entered = now.filter((p) => !was.includes(p)).reverse();
      const to = { __proto__: null, relatedTarget: slot.wrap(r) };
      const back = { __proto__: null, relatedTarget: slot.wrap(from) };
      const none = { __proto__: null, button: -1 };
      over = r;
      r.doc.data.hovered = r;
      tree.changed(r.doc);
      if (from !== null) {
        pointer(from, 'pointerout', at, { ...to, ...none });
        cross(left, 'pointerleave', (p) => pointer(p, 'pointerleave', at, { ...quiet, ...to, ...none }));
      }
      pointer(r, 'pointerover', at, { ...back, ...none });
      cross(entered, 'pointerenter', (p) => pointer(p, 'pointerenter', at, { ...quiet, ...back, ...none }));
      if (from !== null) {
        mouse(from, 'mouseout', at, to);
        cross(left, 'mouseleave', (p) => mouse(p, 'mouseleave', at, { ...quiet, ...to }));
      }
      mouse(r, 'mouseover', at, back);
      cross(entered, 'mouseenter', (p) => mouse(p, 'mouseenter', at, { ...quiet, ...back }));
    }
  }

  // MARK: Pressing

  const buttons = { __proto__: null, left: [0, 1], middle: [1, 4], right: [2, 2] };
  const isTextTarget = (r) => tree.isHTML(r, 'textarea') || tree.isHTML(r, 'input') || tree.isHTML(r, 'select') || tree.isHTML(r, 'button');
  /// Whether a press there begins a selection of the document's text.
  function selectsText(r) {
    if (computed.valueOf(r, 'user-select') === 'none') return false;
    for (let p = r; p !== null; p = above(p)) {
      if (isTextTarget(p) || (tree.isHTML(p, 'a') && tree.hasAttribute(p, 'href'))) return false;
    }
    return tree.textOf(r) !== '';
  }
  /// What a press does to selections: the caret goes to the end of a text control, or into the text.
  function putCaret(r) {
    const area = r.doc.data.focused ?? null;
    if (area === r && focus.isTextControl(r)) {
      caretTo(r, focus.valueOf(r).length);
      return;
    }
    if (!selectsText(r)) return;
    let node = r;
    if (computed.valueOf(r, 'display') === 'inline' && r.first !== null && r.first.type === 3) node = r.first;
    const isAllowed = fireAt(node, make('Event', 'selectstart', { __proto__: null, bubbles: true, cancelable: true }));
    if (isAllowed) use('dom/selection').put?.(node, 0);
  }
  /// Puts the caret of a text control somewhere.
  function caretTo(r, start, end = start) {
    const control = controls.controlOf(r);
    if (control.start === start && control.end === end) return;
    control.start = start;
    control.end = end;
    control.direction = 'none';
    use('html/text-selection').announce(r, control);
  }
  /// Presses and releases a button over an element. Returns what the press led to.
  function press(r, at, button, count) {
    const [number, mask] = buttons[button];
    const isDisabled = isDisabledControl(r);
    const down = { __proto__: null, button: number, buttons: mask };
    const up = { __proto__: null, button: number, buttons: 0 };
    isPressed = true;
    use('html/activation-state').note();
    const isFirst = pointer(r, 'pointerdown', at, down);
    if (platform.isLoaded('html/popover')) use('html/popover').pressed(r);
    if (isFirst) {
      const isAllowed = isDisabled || mouse(r, 'mousedown', at, { ...down, detail: count });
      r.doc.data.active = r;
      tree.changed(r.doc);
      if (isAllowed) {
        if ((r.flags & CONNECTED) !== 0) focus.clicked(r);
        if (!isDisabled && count === 1 && button === 'left') putCaret(r);
      }
    }
    isPressed = false;
    pointer(r, 'pointerup', at, up);
    if (isFirst && !isDisabled) mouse(r, 'mouseup', at, { ...up, detail: count });
    if (platform.isLoaded('html/popover')) use('html/popover').released(r);
    r.doc.data.active = null;
    tree.changed(r.doc);
    if (isDisabled) return;
    const kind = isOld ? mouse : pointer;
    if (button === 'left') kind(r, 'click', at, { ...up, detail: count });
    else {
      if (!isOld) kind(r, 'auxclick', at, { ...up, detail: count });
      if (button === 'right') kind(r, 'contextmenu', at, { ...up, detail: 0 });
    }
  }
  const isDisabledControl = (r) => {
    for (let p = r; p !== null; p = above(p)) if (controls.isListed(p)) return controls.isDisabled(p);
    return false;
  };
  /// What a press on an element meets: the element inside of a control that it fills.
  function hit(r) {
    for (;;) {
      const display = computed.valueOf(r, 'display');
      if (!tree.isHTML(r, 'button') && !(display === 'inline' || display === 'inline-block' || display === 'inline-flex')) return r;
      if (isTextTarget(r) && !tree.isHTML(r, 'button')) return r;
      let only = null;
      for (let c = r.first; c !== null; c = c.next) {
        if (c.type === 3 && shared('user/shared/texts').collapse(c.data) !== '') return r;
        if (c.type !== 1 || !computed.isVisible(c)) continue;
        if (only !== null) return r;
        only = c;
      }
      if (only === null || computed.pointerEvents(only) === 'none') return r;
      r = only;
    }
  }
  function placeOf(r, options) {
    const { x, y, width, height } = use('css/geometry').rectOf(r);
    const at = { __proto__: null, x: x + width / 2, y: y + height / 2, screenX: 0, screenY: 0, flags: modifierFlags(options.modifiers) };
    at.screenX = at.x;
    at.screenY = at.y;
    return placed(at);
  }
  /// Brings the pointer to what an action is done with.
  function go(r, at) {
    arrive(at);
    move(r, at);
  }
  function hover(r, options) {
    const target = hit(r);
    go(target, placeOf(target, options));
  }
  function click(r, options) {
    const target = hit(r);
    const at = placeOf(target, options);
    go(target, at);
    press(target, at, options.button ?? 'left', 1);
    return target;
  }
  function doubleClick(r, options) {
    const target = hit(r);
    const at = placeOf(target, options);
    go(target, at);
    const button = options.button ?? 'left';
    press(target, at, button, 1);
    if ((target.flags & CONNECTED) === 0) return target;
    press(target, at, button, 2);
    if (button !== 'left' || isDisabledControl(target)) return target;
    mouse(target, 'dblclick', at, { __proto__: null, detail: 2, button: 0 });
    if (target.doc.data.focused === target && focus.isTextControl(target)) selectWord(target);
    return target;
  }
  /// A double click selects the last word of a text control.
  function selectWord(r) {
    const text = focus.valueOf(r);
    let start = text.length;
    while (start > 0 && tree.isWordAt(text, start - 1)) start--;
    if (inputs.typeOf(r) !== 'password' && text !== '') use('html/text-selection').setRange(r, start, text.length, 'none');
  }
  return { hover, click, doubleClick, caretTo, modifierFlags, cover, leave, isPressed: () => isPressed };
});
