// The page for a person at a console: its accessible tree as text, and the markup of its elements.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { ArrayPrototypeJoin, StringPrototypeRepeat } = primordials;
  const tree = shared('dom/shared/tree');
  const computed = shared('css/shared/computed');
  const controls = shared('html/shared/controls');
  const selects = shared('html/shared/selects');
  const locators = shared('user/shared/locators');
  const names = shared('user/shared/names');
  const roles = shared('user/shared/roles');
  const texts = shared('user/shared/texts');
  const pageDocument = use('dom/page-document');
  const most = { __proto__: null, lines: 500, depth: 60, text: 120, markup: 20_000, found: 20 };

  const cut = (text, length) => (text.length > length ? `${primordials.StringPrototypeSlice(text, 0, length - 1)}…` : text);
  const quoted = (text) => primordials.JSONStringify(cut(texts.collapse(text), most.text));
  /// Roles without a meaning of their own: what is in them stands in their place.
  const passed = { __proto__: null, generic: true, presentation: true, none: true, rowgroup: true };

  function valueOf(r) {
    if (tree.isHTML(r, 'input')) {
      const role = roles.roleOf(r);
      return role === 'checkbox' || role === 'radio' || role === 'button' ? null : controls.inputValue(r);
    }
    if (tree.isHTML(r, 'textarea')) return controls.textareaValue(r);
    if (tree.isHTML(r, 'select')) {
      const list = selects.optionsOf(selects.settled(r));
      for (let i = 0; i < list.length; i++) if (selects.isSelected(list[i])) return selects.optionValue(list[i]);
      return '';
    }
    return null;
  }
  function states(r, role) {
    let text = '';
    const level = role === 'heading' ? roles.levelOf(r) : 0;
    if (level > 0) text += ` level ${level}`;
    const checked = roles.checkedOf(r);
    if (checked !== null && role !== 'option') text += checked === true ? ' checked' : checked === 'mixed' ? ' partly checked' : ' not checked';
    if (role === 'option' && roles.selectedOf(r)) text += ' selected';
    if (roles.disabledOf(r)) text += ' disabled';
    const expanded = roles.expandedOf(r);
    if (expanded !== null) text += expanded ? ' expanded' : ' collapsed';
    if (roles.pressedOf(r) === true) text += ' pressed';
    if (r.doc.data.focused === r) text += ' focused';
    return text;
  }
  /// Writes a node and what is in it; gives how many lines are left.
  function write(r, depth, state) {
    if (state.left <= 0 || depth > most.depth) return;
    if (r.type === 3) {
      const text = texts.collapse(r.data);
      if (text !== '') line(quoted(text), depth, state);
      return;
    }
    if (r.type !== 1 || names.isSkipped(r) || roles.isHidden(r)) return;
    const frames = platform.isLoaded('html/iframe') ? shared('user/shared/frames') : null;
    if (frames !== null && frames.contextOf(r) !== null) {
      frame(frames, r, depth, state);
      return;
    }
    const role = roles.roleOf(r);
    let inner = depth;
    if (role !== null && passed[role] !== true) {
      const name = names.nameOf(r);
      const value = valueOf(r);
      const children = names.contentsOf(r);
      const isText = children.length === 1 && children[0].type === 3;
      const words = name !== '' ? ` ${quoted(name)}` : '';
      line(`${role}${words}${value === null || value === '' ? '' : `: ${quoted(value)}`}${states(r, role)}`, depth, state);
      // A control's contents are its name.
      if (locators.isInteractive(r) && role !== 'combobox' && role !== 'listbox') return;
      if (isText && name !== '' && texts.collapse(names.textOf(r)) === name) return;
      inner = depth + 1;
    }
    const list = names.contentsOf(r);
    for (let i = 0; i < list.length; i++) write(list[i], inner, state);
  }
  /// A frame, and what it shows.
  function frame(frames, r, depth, state) {
    const context = frames.contextOf(r);
    const called = context.name !== '' ? context.name : frames.titleOf(r);
    line(`frame${called === '' ? '' : ` ${quoted(called)}`}: ${cut(frames.urlOf(context), most.text)}`, depth, state);
    const shown = frames.shownIn(r);
    const body = shown === null ? null : tree.bodyOf(shown);
    if (body !== null) write(body, depth + 1, state);
    else if (context.isAway) line('nothing answers for it', depth + 1, state);
  }
  function line(text, depth, state) {
    state.left -= 1;
    state.lines.push(state.left > 0 ? `${StringPrototypeRepeat('  ', depth)}${text}` : '… more');
  }
  function outline() {
    if (!pageDocument.isMade()) return 'the page has no document';
    const body = tree.bodyOf(pageDocument.record());
    if (body === null) return 'the page has no body';
    const state = { __proto__: null, left: most.lines, lines: tree.newList() };
    write(body, 0, state);
    return state.lines.length === 0 ? 'the page shows nothing' : ArrayPrototypeJoin(state.lines, '\n');
  }
  const markupOf = (r) => cut(use('dom/markup').outerOf(r), most.markup);
  /// What a locator by role and name knows of an element.
  function rolesOf(r) {
    const role = roles.roleOf(r);
    const name = names.nameOf(r);
    const called = name === '' ? '' : ` ${primordials.JSONStringify(name)}`;
    return `${locators.tagOf(r)}: ${role ?? 'no role'}${called}${states(r, role)}${roles.isHidden(r) ? ' (hidden)' : ''}`;
  }
  const markup = (selector) => matches(selector, markupOf, '\n\n');
  const rolesIn = (selector) => matches(selector, rolesOf, '\n');
  /// What is said of each element that a selector matches, here and in frames.
  function matches(selector, say, between) {
    if (!pageDocument.isMade()) return 'the page has no document';
    const doc = pageDocument.record();
    const { list, problem } = locators.find(doc, { __proto__: null, css: selector });
    if (problem !== null) return problem;
    const parts = tree.newList();
    for (let i = 0; i < list.length && i < most.found; i++) parts.push(say(list[i]));
    let count = list.length;
    if (platform.isLoaded('html/iframe')) {
      const frames = shared('user/shared/frames');
      frames.each(doc, (inner, r, place) => {
        const found = locators.find(inner, { __proto__: null, css: selector }).list;
        count += found.length;
        for (let i = 0; i < found.length && parts.length < most.found; i++) {
          parts.push(`${frames.line(place.get())}:\n${say(found[i])}`);
        }
      });
    }
    if (count === 0) return `nothing matches '${selector}'`;
    if (count > parts.length) parts.push(`… ${count - parts.length} more`);
    return ArrayPrototypeJoin(parts, between);
  }
  return { outline, markup, rolesIn };
});
