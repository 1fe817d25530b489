// Whether a user could act on an element now, without a layout: why not, in words.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const controls = shared('html/shared/controls');
  const inputs = shared('html/shared/inputs');
  const computed = shared('css/shared/computed');
  const { get, has } = use('html/brand');
  const roles = shared('user/shared/roles');
  const locators = shared('user/shared/locators');
  const focus = use('html/focus');
  const { above } = roles;
  const FLAG_HTML = 2;

  /// What keeps an element from being seen, or null.
  function invisible(r) {
    if (computed.isVisible(r)) return null;
    for (let p = r; p !== null; p = above(p)) {
      const whose = p === r ? 'it' : locators.element(p);
      if (computed.valueOf(p, 'display') === 'none') return `${whose} has display: none`;
      const parent = above(p);
      if (parent !== null && tree.isHTML(parent, 'details') && !has(parent, 'open') && !tree.isHTML(p, 'summary')) return 'it is in closed details';
      if (parent !== null && computed.valueOf(parent, 'content-visibility') === 'hidden') return `${locators.element(parent)} has content-visibility: hidden`;
    }
    if (computed.isRendered(r)) return `it has visibility: ${computed.valueOf(r, 'visibility')}`;
    return 'it is not shown';
  }
  /// What disables an element, or null.
  function disabled(r) {
    if (controls.isListed(r) && controls.isDisabled(r)) return has(r, 'disabled') ? 'it is disabled' : 'it is disabled by the fieldset around it';
    if (tree.isHTML(r, 'option') && controls.isDisabled(r)) return 'it is disabled';
    for (let p = r; p !== null; p = above(p)) {
      if (controls.isListed(p) && controls.isDisabled(p) && tree.isHTML(p, 'button')) return 'it is inside a disabled button';
      const value = get(p, 'aria-disabled');
      if (value === 'true') return p === r ? 'it has aria-disabled' : `${locators.element(p)} has aria-disabled`;
      if (value === 'false') break;
    }
    return null;
  }
  /// What lies between the pointer and an element, or null.
  function unreachable(r) {
    for (let p = r; p !== null; p = above(p)) if ((p.flags & FLAG_HTML) !== 0 && has(p, 'inert')) return p === r ? 'it is inert' : `${locators.element(p)} is inert`;
    if (focus.isInert(r)) {
      const modal = focus.topModal(r.doc);
      return modal === null ? 'it is inert' : `the modal dialog ${locators.element(modal)} covers it`;
    }
    if (computed.pointerEvents(r) === 'none') return 'it has pointer-events: none';
    return null;
  }
  const readOnly = (r) => {
    if (has(r, 'readonly') && (r.name === 'textarea' || (r.name === 'input' && inputs.applies(inputs.typeOf(r), 'r')))) return 'it is read-only';
    return get(r, 'aria-readonly') === 'true' ? 'it has aria-readonly' : null;
  };
  const visibleAndEnabled = (r) => invisible(r) ?? disabled(r);
  /// For click, check, hover: what the pointer does.
  const forPointer = (r) => invisible(r) ?? disabled(r) ?? unreachable(r);
  /// For hover: a disabled element can be pointed at.
  const forHover = (r) => invisible(r) ?? unreachable(r);
  /// For type and fill.
  const forTyping = (r) => invisible(r) ?? disabled(r) ?? unreachable(r) ?? readOnly(r);
  return { invisible, disabled, forPointer, forHover, forTyping, visibleAndEnabled };
});
