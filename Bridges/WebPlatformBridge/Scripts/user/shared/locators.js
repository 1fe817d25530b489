// Locators: what a case says of an element, and which elements of a document are meant.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { get, has } = use('html/shared/attributes');
  const controls = use('html/shared/controls');
  const selectors = use('css/shared/selectors');
  const roles = use('user/shared/roles');
  const names = use('user/shared/names');
  const texts = use('user/shared/texts');
  const tree = use('dom/shared/tree');
  const computed = use('css/shared/computed');
  const { matcher } = texts;

  /// So many matches are counted and no more are told of.
  const mostShown = 8;

  // MARK: Conditions

  /// What a locator says, as functions of a record; null where its CSS cannot be read.
  function compile(locator) {
    const tests = [];
    const l = typeof locator === 'string' ? { __proto__: null, css: locator } : locator;
    const exact = l.exact === true;
    if (l.css !== undefined) {
      const selector = selectors.compile(l.css);
      if (selector === null) return null;
      tests.push((r) => selectors.matches(r, selector, null));
    }
    if (l.testId !== undefined) {
      const isIt = matcher(l.testId, true);
      tests.push((r) => has(r, 'data-testid') && isIt(get(r, 'data-testid')));
    }
    attributeTest(tests, l.placeholder, 'placeholder', exact);
    attributeTest(tests, l.altText, 'alt', exact);
    attributeTest(tests, l.title, 'title', exact);
    if (l.role !== undefined) roleTests(tests, l);
    if (l.name !== undefined) {
      const isIt = matcher(l.name, exact);
      tests.push((r) => isIt(names.nameOf(r)));
    }
    if (l.label !== undefined) tests.push(labelTest(matcher(l.label, exact)));
    if (l.hasText !== undefined) {
      const isIt = matcher(l.hasText, false);
      tests.push((r) => isIt(names.textOf(r)));
    }
    if (l.visible !== undefined) tests.push((r) => computed.isVisible(r) === l.visible);
    return tests;
  }
  function attributeTest(tests, pattern, local, exact) {
    if (pattern === undefined) return;
    const isIt = matcher(pattern, exact);
    tests.push((r) => has(r, local) && isIt(get(r, local)));
  }
  function roleTests(tests, l) {
    tests.push((r) => roles.roleOf(r) === l.role);
    const states = [
      ['checked', roles.checkedOf], ['disabled', roles.disabledOf], ['expanded', roles.expandedOf], ['level', roles.levelOf],
      ['pressed', roles.pressedOf], ['selected', roles.selectedOf],
    ];
    for (let i = 0; i < states.length; i++) {
      const wanted = l[states[i][0]];
      const stateOf = states[i][1];
      if (wanted !== undefined) tests.push((r) => (stateOf(r) ?? false) === wanted);
    }
    if (l.includeHidden !== true) tests.push((r) => !roles.isHidden(r));
  }
  /// The control of a label: by `aria-labelledby`, else `aria-label`, else its label elements.
  function labelTest(isIt) {
    return (r) => {
      const labellers = names.labellersOf(r);
      if (labellers.length > 0) {
        for (let i = 0; i < labellers.length; i++) if (isIt(names.textOf(labellers[i]))) return true;
        return false;
      }
      const own = get(r, 'aria-label');
      if (own !== null && texts.collapse(own) !== '') return isIt(own);
      if (!controls.isLabelable(r)) return false;
      const list = controls.labelsOf(r);
      for (let i = 0; i < list.length; i++) if (isIt(names.labelContent(list[i], r))) return true;
      return false;
    };
  }

  // MARK: Finding

  /// The elements below a root that pass all tests, shadow trees included, in tree order.
  function gather(root, tests) {
    const found = [];
    for (let n = tree.nextInclusive(root, root); n !== null; n = tree.nextInclusive(n, root)) {
      if (n.type !== 1) continue;
      let i = 0;
      while (i < tests.length && tests[i](n)) i++;
      if (i === tests.length) found.push(n);
    }
    return found;
  }
  /// The smallest elements of a document whose whole text is as a pattern says: none of their children's is.
  function withText(doc, list, pattern, exact, memo = newMemo()) {
    const isIt = matcher(pattern, exact);
    const known = (memo.texts ??= names.textsOf(gather(doc, [])));
    const matches = new primordials.Map();
    const test = (r) => {
      let is = matches.get(r);
      if (is === undefined) {
        const text = known.get(r);
        is = text !== undefined && text !== null && isIt(text);
        matches.set(r, is);
      }
      return is;
    };
    const found = [];
    for (let i = 0; i < list.length; i++) {
      const r = list[i];
      if (!test(r) || isOutside(r)) continue;
      const children = names.contentsOf(r);
      let isSmallest = true;
      for (let j = 0; j < children.length && isSmallest; j++) if (children[j].type === 1 && test(children[j])) isSmallest = false;
      if (isSmallest) found.push(r);
    }
    return found;
  }
  function isOutside(r) {
    for (let p = r; p !== null; p = p.parent) if (p.type === 1 && names.isSkipped(p)) return true;
    return false;
  }
  /// What is known of the elements of a document while nothing in it changes, for who looks for many of them.
  const newMemo = () => ({ __proto__: null, controls: { __proto__: null }, texts: null, all: null });
  /// All matches of a locator: `{ list, problem }`.
  function find(doc, locator, memo = newMemo()) {
    if (typeof locator !== 'string' && locator.words !== undefined) return { __proto__: null, list: byWords(doc, locator, memo), problem: null };
    const tests = compile(locator);
    if (tests === null) return { __proto__: null, list: [], problem: `'${locator.css ?? locator}' is no selector` };
    let roots = [doc];
    if (locator.within !== undefined) {
      const outer = find(doc, locator.within);
      if (outer.problem !== null) return outer;
      if (outer.list.length > 1) {
        return { __proto__: null, list: [], problem: `${describe(locator.within)} ("within") is not clear: it matches ${outer.list.length} elements` };
      }
      roots = outer.list;
    }
    let list = [];
    for (let i = 0; i < roots.length; i++) list = gather(roots[i], tests);
    if (locator.text !== undefined) list = withText(doc, list, locator.text, locator.exact === true);
    if (locator.nth !== undefined) {
      const at = locator.nth < 0 ? list.length + locator.nth : locator.nth;
      list = at >= 0 && at < list.length ? [list[at]] : [];
    }
    return { __proto__: null, list, problem: null };
  }

  // MARK: A quoted text alone

  const clickable = ['button', 'link', 'checkbox', 'radio', 'switch', 'tab', 'menuitem', 'menuitemcheckbox', 'menuitemradio', 'option', 'combobox', 'textbox', 'searchbox', 'slider', 'spinbutton', 'treeitem'];
  const fillable = ['textbox', 'searchbox', 'spinbutton', 'combobox', 'slider'];
  const checkable = ['checkbox', 'radio', 'switch', 'menuitemcheckbox', 'menuitemradio'];
  const selectable = ['combobox', 'listbox'];
  const kinds = { __proto__: null, click: clickable, fill: fillable, check: checkable, select: selectable, any: [] };

  /// What a user means by a bare text: a control of that name, else of that label, else a placeholder, else
  /// an element with that text. Where several have it in their text, one that is exactly it is meant.
  function byWords(doc, { words, kind }, memo) {
    const wanted = kinds[kind] ?? clickable;
    const isIt = matcher(words, false);
    const isExactly = matcher(words, true);
    if (wanted.length > 0) {
      const named = (memo.controls[kind] ??= controlsOf(doc, wanted)).filter((control) => isIt(control.name));
      if (named.length > 0) return sharper(named, (control) => isExactly(control.name)).map((control) => control.r);
    }
    const labelled = gather(doc, [labelTest(isIt)]);
    if (labelled.length > 0) return sharper(labelled, labelTest(isExactly));
    if (kind === 'fill') {
      const hinted = gather(doc, [(r) => has(r, 'placeholder') && isIt(get(r, 'placeholder'))]);
      if (hinted.length > 0) return hinted;
    }
    memo.all ??= gather(doc, []);
    const shown = withText(doc, memo.all, words, false, memo).filter((r) => computed.isVisible(r));
    return sharper(shown, (r) => isExactly(names.textOf(r)));
  }
  /// The controls of some roles, with their names.
  function controlsOf(doc, wanted) {
    const list = gather(doc, [(r) => primordials.ArrayPrototypeIncludes(wanted, roles.roleOf(r)) && !roles.isHidden(r)]);
    return list.map((r) => ({ __proto__: null, r, name: names.nameOf(r) }));
  }
  function sharper(list, test) {
    if (list.length < 2) return list;
    const exact = list.filter(test);
    return exact.length > 0 ? exact : list;
  }

  // MARK: Words

  /// A locator in words.
  function describe(locator) {
    if (typeof locator === 'string') return locator;
    const parts = [];
    const say = (key, text) => { if (locator[key] !== undefined) parts.push(text(locator[key])); };
    say('words', (v) => texts.quoted(v));
    say('css', (v) => v);
    if (locator.role !== undefined) parts.push(locator.name === undefined ? locator.role : `${locator.role} ${texts.shown(locator.name)}`);
    else say('name', (v) => `name ${texts.shown(v)}`);
    const keys = ['label', 'text', 'placeholder', 'altText', 'title', 'testId', 'hasText'];
    const words = ['label', 'text', 'placeholder', 'alt text', 'title', 'test id', 'with text'];
    for (let i = 0; i < keys.length; i++) say(keys[i], (v) => `${words[i]} ${texts.shown(v)}`);
    const states = ['checked', 'disabled', 'expanded', 'level', 'pressed', 'selected', 'visible'];
    for (let i = 0; i < states.length; i++) say(states[i], (v) => `${states[i]} ${v}`);
    say('nth', (v) => `number ${v}`);
    say('within', (v) => `within ${describe(v)}`);
    const all = parts.join(', ');
    return locator.frame === undefined ? all : `${all} in ${use('user/shared/frames').describe(locator.frame)}`;
  }
  const shownAttributes = ['id', 'name', 'type', 'class', 'href', 'data-testid'];
  /// An element's tag, with the attributes that tell it from others.
  function tagOf(r) {
    let tag = `<${r.name}`;
    for (let i = 0; i < shownAttributes.length; i++) {
      const value = get(r, shownAttributes[i]);
      if (value !== null && value !== '') tag += ` ${shownAttributes[i]}="${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
    }
    return `${tag}>`;
  }
  /// An element in one line: its tag, and its role and name.
  function element(r) {
    const role = roles.roleOf(r);
    const name = names.nameOf(r);
    const text = name !== '' ? name : texts.collapse(names.textOf(r));
    return `${tagOf(r)}${role === null ? '' : ` ${role}`}${text === '' ? '' : ` ${texts.quoted(text)}`}`;
  }
  /// The first of some elements, in words.
  function several(list) {
    const lines = [];
    for (let i = 0; i < list.length && i < mostShown; i++) lines.push(element(list[i]));
    if (list.length > mostShown) lines.push(`and ${list.length - mostShown} more`);
    return lines;
  }

  // MARK: Near misses

  const interactive = { __proto__: null, button: true, link: true, textbox: true, searchbox: true, combobox: true, listbox: true, checkbox: true, radio: true, switch: true, tab: true, menuitem: true, slider: true, spinbutton: true };
  /// What on the page may have been meant: the likeliest first.
  function nearMisses(doc, locator) {
    const lines = [];
    const l = typeof locator === 'string' ? { __proto__: null, css: locator } : locator;
    const hidden = hiddenMatches(doc, l);
    if (hidden.length > 0) return several(hidden).map((line) => `${line} is hidden`);
    const wanted = texts.lower(wordOf(l));
    const scored = [];
    const role = l.role;
    for (let n = tree.nextInclusive(doc, doc); n !== null && scored.length < 2_000; n = tree.nextInclusive(n, doc)) {
      if (n.type !== 1) continue;
      const own = roles.roleOf(n);
      if (role !== undefined ? own !== role && !(own !== null && interactive[own] === true) : own === null || interactive[own] !== true) continue;
      if (roles.isHidden(n)) continue;
      const distance = unlike(wanted, texts.lower(names.nameOf(n))) - (own === role ? 0.5 : 0);
      scored.push({ __proto__: null, r: n, distance, at: scored.length });
    }
    scored.sort((a, b) => a.distance - b.distance || a.at - b.at);
    for (let i = 0; i < scored.length && i < mostShown; i++) lines.push(element(scored[i].r));
    return lines;
  }
  function hiddenMatches(doc, l) {
    if (l.role !== undefined && l.includeHidden !== true) return find(doc, { ...l, includeHidden: true }).list;
    if (l.words !== undefined) return withText(doc, gather(doc, []), l.words, false).slice(0, mostShown);
    return [];
  }
  function wordOf(l) {
    const keys = ['words', 'name', 'label', 'text', 'placeholder', 'altText', 'title', 'testId', 'hasText', 'css'];
    for (let i = 0; i < keys.length; i++) if (typeof l[keys[i]] === 'string') return texts.collapse(l[keys[i]]);
    return '';
  }
  /// How unlike two texts are, from 0 to 1: by the pairs of letters that they share.
  function unlike(a, b) {
    if (a === b) return 0;
    const [x, y] = [pairs(a), pairs(b)];
    if (x.length === 0 || y.length === 0) return 1;
    let shared = 0;
    const left = y.slice();
    for (let i = 0; i < x.length; i++) {
      const at = left.indexOf(x[i]);
      if (at >= 0) { shared++; left[at] = null; }
    }
    return 1 - (2 * shared) / (x.length + y.length);
  }
  function pairs(text) {
    const list = [];
    for (let i = 0; i + 1 < text.length && i < 60; i++) list.push(text.slice(i, i + 2));
    return list;
  }
  /// Whether a user works with an element by what it is.
  const isInteractive = (r) => interactive[roles.roleOf(r) ?? ''] === true;
  return { __proto__: null, isInteractive, find, newMemo, describe, element, tagOf, several, nearMisses };
});
