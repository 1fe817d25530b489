// What the page shows: the elements that a case has expectations on, and a fingerprint of all of it.
(function (platform) {
  'use strict';
  const { global, primordials, shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const controls = shared('html/shared/controls');
  const selects = shared('html/shared/selects');
  const computed = shared('css/shared/computed');
  const { innerText } = shared('css/shared/inner-text');
  const { tokens } = shared('html/shared/attributes');
  const locators = shared('user/shared/locators');
  const names = shared('user/shared/names');
  const roles = shared('user/shared/roles');
  const texts = shared('user/shared/texts');
  const { get } = use('html/brand');
  const pageDocument = use('dom/page-document');
  /// A flag of records, as dom/shared/nodes has it.
  const IN_SHADOW = 32;
  /// The page's URL. Its `location` is [LegacyUnforgeable], and needs no script of its own to be read.
  const href = () => global.location.href;

  /// The value of a control as a page reads it; null for what is none.
  function valueOf(r) {
    if (tree.isHTML(r, 'input')) return controls.inputValue(r);
    if (tree.isHTML(r, 'textarea')) return controls.textareaValue(r);
    if (tree.isHTML(r, 'select')) {
      const list = selects.optionsOf(selects.settled(r));
      const chosen = tree.newList();
      for (let i = 0; i < list.length; i++) if (selects.isSelected(list[i])) chosen.push(selects.optionValue(list[i]));
      return selects.isMultiple(r) ? chosen : chosen[0] ?? '';
    }
    return null;
  }
  /// The facts of one element that were asked for: `{ attribute: [names], css: [properties] }`.
  /// - `isSeen`: whether the frame that it is in can be seen.
  function factsOf(r, asked, isSeen) {
    const facts = {
      __proto__: null, element: locators.element(r), place: r.place, text: texts.collapse(innerText(r)), visible: isSeen && computed.isVisible(r),
      value: valueOf(r), checked: roles.checkedOf(r), enabled: !roles.disabledOf(r), focused: r.doc.data.focused === r,
      class: tokens(get(r, 'class') ?? ''), name: names.nameOf(r), role: roles.roleOf(r), attributes: { __proto__: null }, css: { __proto__: null },
    };
    const { attributes, css } = asked;
    for (let i = 0; i < attributes.length; i++) facts.attributes[attributes[i]] = get(r, texts.lower(attributes[i]));
    for (let i = 0; i < css.length; i++) facts.css[css[i]] = computed.valueOf(r, css[i]);
    return facts;
  }
  /// `{ locator, attributes, css }` -> `{ count, elements, problem, near, elsewhere, missing }`; without a locator the page
  /// itself, or that of `frame`. `missing` says why the frame that is meant shows nothing.
  function look(asked) {
    const wanted = asked.locator === undefined ? asked.frame : asked.locator.frame;
    const { doc, realm, isSeen, outcome } = use('user/frames').resolve(wanted, '');
    if (outcome !== null) {
      const { reason, near } = outcome;
      return { __proto__: null, problem: outcome.outcome === 'failed' ? reason : null, missing: reason, count: 0, elements: tree.newList(), near };
    }
    if (asked.locator === undefined) {
      return {
        __proto__: null, url: realm === null ? href() : shared('user/shared/frames').urlOf(realm.context), title: titleOf(doc), text: bodyText(doc),
        focused: described(doc.data.focused ?? null),
      };
    }
    const { list, problem } = locators.find(doc, asked.locator);
    const elements = tree.newList();
    for (let i = 0; i < list.length && i < 50; i++) elements.push(factsOf(list[i], asked, isSeen));
    const isMiss = list.length === 0 && problem === null;
    return {
      __proto__: null, problem, count: list.length, elements, locator: locators.describe(asked.locator),
      near: isMiss ? locators.nearMisses(doc, asked.locator) : null,
      elsewhere: isMiss ? shared('user/shared/frames').elsewhere(pageDocument.record(), asked.locator, doc) : null,
    };
  }
  const described = (r) => (r === null ? null : locators.element(r));
  /// The rendered text of a body, and its style then: another object once anything that shows has changed.
  let known = { style: null, text: '' };
  const bodyText = (doc) => {
    const body = tree.bodyOf(doc);
    if (body === null) return '';
    const style = computed.styleOf(body);
    if (known.style !== style) known = { style, text: texts.collapse(innerText(body)) };
    return known.text;
  };
  function titleOf(doc) {
    for (let n = tree.next(doc, doc); n !== null; n = tree.next(n, doc)) if (tree.isHTML(n, 'title')) return texts.collapse(tree.childText(n));
    return '';
  }
  /// All that a user sees of the page, as one text: the URL, title, rendered text and the values of the controls of its
  /// document and of those in its frames.
  function fingerprint() {
    if (!pageDocument.isMade()) return '';
    const doc = pageDocument.record();
    const lines = tree.newList();
    addShown(doc, href(), lines);
    if (platform.isLoaded('html/iframe')) {
      const frames = shared('user/shared/frames');
      frames.each(doc, (inner, r, place, isSeen) => { if (isSeen) addShown(inner, frames.urlOf(frames.contextOf(r)), lines); });
    }
    return primordials.ArrayPrototypeJoin(lines, '\n');
  }
  function addShown(doc, url, lines) {
    lines.push(url, titleOf(doc), bodyText(doc));
    for (let n = tree.nextInclusive(doc, doc); n !== null; n = tree.nextInclusive(n, doc)) {
      // The texts of components, which are no part of the document's.
      if (n.type === 3 && (n.parent.flags & IN_SHADOW) !== 0 && (n.parent.type !== 1 || computed.isVisible(n.parent))) {
        const text = texts.collapse(n.data);
        if (text !== '' && n.parent.name !== 'style' && n.parent.name !== 'script') lines.push(text);
      }
      if (n.type !== 1 || !(tree.isHTML(n, 'input') || tree.isHTML(n, 'textarea') || tree.isHTML(n, 'select') || tree.isHTML(n, 'button'))) continue;
      if (!computed.isVisible(n)) continue;
      const state = roles.disabledOf(n) ? ' disabled' : '';
      const checked = roles.checkedOf(n);
      const value = valueOf(n);
      lines.push(`${n.name} ${names.nameOf(n)}: ${value === null ? '' : primordials.JSONStringify(value)}${checked === null ? '' : ` ${checked}`}${state}`);
    }
  }
  /// The document as markup for a report, at most so many characters; the last character says whether that is
  /// all of it: '.' or '…'.
  function snapshot(most) {
    if (!pageDocument.isMade()) return '';
    const { html, isWhole } = shared('user/shared/snapshot').snapshot(pageDocument.record(), most);
    return html + (isWhole ? '.' : '…');
  }
  return { look, fingerprint, snapshot };
});
