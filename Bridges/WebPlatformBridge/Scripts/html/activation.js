// DOM, section 2.9, "activation behavior", with what HTML says of each element: links (4.6.5), labels
// (4.10.4), inputs (4.10.5.1), buttons (4.10.6), summaries (4.11.2), popover targets and commands.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const slot = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const controls = shared('html/shared/controls');
  const inputs = shared('html/shared/inputs');
  const radios = shared('html/shared/radios');
  const states = shared('html/shared/states');
  const { parseInteger } = shared('html/shared/numbers');
  const { get, has, finish } = use('html/brand');
  const { fire, dispatchAt } = use('html/fire');
  const { stateOf } = use('events/event');
  const { isOld } = use('html/traits');
  const { isHTML } = tree;
  const CONNECTED = 1;
  const FLAG_HTML = 2;

  // MARK: click()

  /// "Fire a synthetic pointer event": what a click made by the host is.
  function clickEvent(init) {
    const common = { __proto__: null, bubbles: true, cancelable: true, composed: true, view: platform.global };
    if (isOld) return use('events/ui').make('MouseEvent', 'click', { ...common, ...init });
    return use('events/ui').make('PointerEvent', 'click', { ...common, pointerId: -1, pointerType: '', ...init });
  }
  /// The method: nothing for a disabled control, and not while it is under way.
  function click(r) {
    if (controls.isListed(r) && controls.isDisabled(r)) return;
    const more = tree.moreOf(r);
    more.extra ??= { __proto__: null };
    if (more.extra.isClicking === true) return;
    more.extra.isClicking = true;
    try {
      dispatchAt(r, clickEvent());
    } finally {
      more.extra.isClicking = false;
    }
  }
  /// A click that follows from something else: trusted as that was.
  function fireClick(r, from = null) {
    const state = from === null ? null : stateOf(from);
    const isTrusted = state === null || state.isTrusted;
    const init = { __proto__: null };
    if (state !== null && state.values !== null) {
      const { detail, ctrlKey, shiftKey, altKey, metaKey } = state.values;
      init.detail = detail ?? 0;
      init.ctrlKey = !!ctrlKey; init.shiftKey = !!shiftKey; init.altKey = !!altKey; init.metaKey = !!metaKey;
    }
    const event = clickEvent(init);
    if (isTrusted) use('events/events').fireAt(r, event);
    else dispatchAt(r, event);
  }

  // MARK: Which elements have a behavior

  function hasBehavior(r) {
    if ((r.flags & FLAG_HTML) === 0) return r.ns === tree.SVG_NS && r.name === 'a' && (has(r, 'href') || tree.attributeNS(r, tree.XLINK_NS, 'href') !== null);
    switch (r.name) {
      case 'a': case 'area': return has(r, 'href');
      case 'input': return inputs.typeOf(r) !== 'hidden';
      case 'button': case 'label': return true;
      case 'summary': return states.isSummary(r);
      default: return false;
    }
  }

  // MARK: Legacy-pre-activation (check boxes and radio buttons)

  /// What was before a click; given back to `legacyCanceledActivation`.
  function legacyPreActivation(r) {
    if (!isHTML(r, 'input')) return;
    const type = inputs.typeOf(r);
    if (type !== 'checkbox' && type !== 'radio') return;
    const control = controls.controlOf(r);
    const was = {
      __proto__: null, checked: controls.isChecked(r), indeterminate: control.indeterminate, other: null, outer: control.before ?? null,
    };
    if (type === 'checkbox') {
      control.checked = !was.checked;
      control.indeterminate = false;
    } else {
      was.other = radios.checkedOf(r);
      radios.setChecked(r, true);
    }
    control.dirtyChecked = true;
    control.before = was;
    tree.changed(r.doc);
  }
  function forget(r) {
    const control = controls.peek(r);
    const was = control === null ? null : control.before ?? null;
    if (was !== null) control.before = was.outer;
    return was;
  }
  function legacyCanceledActivation(r) {
    const was = forget(r);
    if (was === null) return;
    const control = controls.controlOf(r);
    control.indeterminate = was.indeterminate;
    if (inputs.typeOf(r) === 'radio') {
      if (was.other !== null && radios.isRadio(was.other)) radios.setChecked(was.other, true);
      if (was.other !== r) control.checked = false;
    } else control.checked = was.checked;
    tree.changed(r.doc);
  }

  // MARK: Behaviors

  /// The control's user has changed it: the input and change events.
  function commit(r) {
    controls.controlOf(r).touched = true;
    // EdgeHTML fires it for what is typed alone.
    if (!isOld || (r.name === 'input' && inputs.modeOf(inputs.typeOf(r)) === 'value')) fire(r, 'input', { __proto__: null, bubbles: true, composed: true });
    fire(r, 'change', { __proto__: null, bubbles: true });
  }
  function activateInput(r, event) {
    const type = inputs.typeOf(r);
    if (type === 'checkbox' || type === 'radio') {
      const was = forget(r);
      if ((r.flags & CONNECTED) === 0) return;
      if (was !== null && type === 'radio' && was.checked) return;
      commit(r);
      return;
    }
    if (controls.isDisabled(r)) return;
    const form = controls.formOwner(r);
    if (form !== null && (type === 'submit' || type === 'image')) {
      if (type === 'image') keepCoordinates(r, event);
      use('html/submission').submit(form, r, false);
    } else if (form !== null && type === 'reset') use('html/submission').reset(form);
    else if (type === 'submit' || type === 'image' || type === 'reset' || type === 'button') followTargets(r, event);
  }
  function keepCoordinates(r, event) {
    const more = tree.moreOf(r);
    more.extra ??= { __proto__: null };
    const whole = (n) => primordials.MathTrunc(n ?? 0) || 0;
    const values = stateOf(event).values ?? { __proto__: null };
    more.extra.coordinates = { __proto__: null, x: whole(values.clientX), y: whole(values.clientY) };
  }
  function activateButton(r, event) {
    if (controls.isDisabled(r)) return;
    const form = controls.formOwner(r);
    const type = states.buttonType(r);
    if (form !== null) {
      if (type === 'submit') { use('html/submission').submit(form, r, false); return; }
      if (type === 'reset') { use('html/submission').reset(form); return; }
      if (!has(r, 'type')) return;
    }
    followTargets(r, event);
  }
  /// Commands (section 4.10.6) and popover targets (6.12.1).
  function followTargets(r, event) {
    const references = use('html/references');
    const commanded = r.name === 'button' ? references.element(r, 'commandfor') : null;
    if (commanded !== null) {
      use('html/commands').run(r, commanded);
      return;
    }
    const target = references.element(r, 'popovertarget');
    if (target !== null) use('html/popover').follow(r, target, event);
  }
  /// Interactive content, which a click on a label's child is for.
  function isInteractive(r) {
    if ((r.flags & FLAG_HTML) === 0) return false;
    switch (r.name) {
      case 'a': return has(r, 'href');
      case 'audio': case 'video': return has(r, 'controls');
      case 'button': case 'details': case 'embed': case 'iframe': case 'label': case 'select': case 'textarea': return true;
      case 'img': return has(r, 'usemap');
      case 'input': return inputs.typeOf(r) !== 'hidden';
      default: return parseInteger(get(r, 'tabindex') ?? '') !== null;
    }
  }
  const isControl = (r) => (r.flags & FLAG_HTML) !== 0 && ((controls.isListed(r) && r.name !== 'object') || r.name === 'embed');
  function activateLabel(r, event) {
    const control = controls.labeled(r);
    if (control === null) return;
    const target = slot.nodeOrNull(stateOf(event).target);
    for (let p = target; p !== null && p !== r; p = p.parent) if (p === control || (p.type === 1 && isInteractive(p))) return;
    if (controls.isDisabled(control)) return;
    use('html/focus').clicked(control);
    fireClick(control, event);
  }
  /// A form control in a summary is used, and opens nothing.
  function activateSummary(r, event) {
    for (let p = slot.nodeOrNull(stateOf(event).target); p !== null && p !== r; p = p.parent) if (p.type === 1 && isControl(p)) return;
    const details = r.parent;
    if (has(details, 'open')) tree.removeAttribute(details, 'open');
    else tree.setAttribute(details, 'open', '');
    finish();
  }
  /// What a click on an element does, once its event was dispatched and not canceled.
  function activate(r, event) {
    if ((r.flags & FLAG_HTML) === 0) { use('html/hyperlinks').follow(r, event); return; }
    switch (r.name) {
      // A link in a text that can be edited is a part of it.
      case 'a': case 'area': if (!use('html/html-element').isEditable(r)) use('html/hyperlinks').follow(r, event); break;
      case 'input': activateInput(r, event); break;
      case 'button': activateButton(r, event); break;
      case 'label': activateLabel(r, event); break;
      case 'summary': activateSummary(r, event); break;
      default:
    }
  }
  /// Whether an element is a form control that gets no click because it is disabled.
  const isDisabledControl = (r) => (r.flags & FLAG_HTML) !== 0 && states.disabled(r);
  return { hasBehavior, legacyPreActivation, legacyCanceledActivation, activate, click, fireClick, commit, isDisabledControl, isInteractive };
});
