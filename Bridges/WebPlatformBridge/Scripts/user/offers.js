// What a page offers to a person who wants to try it: what can be clicked, and what is to be filled in
// before.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const computed = shared('css/shared/computed');
  const controls = shared('html/shared/controls');
  const selects = shared('html/shared/selects');
  const { innerText } = shared('css/shared/inner-text');
  const locators = shared('user/shared/locators');
  const names = shared('user/shared/names');
  const roles = shared('user/shared/roles');
  const texts = shared('user/shared/texts');
  const { get } = use('html/brand');
  const events = use('events/event-target');
  const pageDocument = use('dom/page-document');

  const CONTROLS = 'button, a[href], area[href], summary, input[type=submit], input[type=button], input[type=image], [role=button], [role=link], [onclick]';
  const clicks = ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'touchstart', 'touchend'];
  /// More than this is not offered, of each kind.
  const MOST = 40;

  const isShown = (r) => computed.isVisible(r);
  /// The children that are shown elements.
  function shownChildren(r) {
    const list = tree.newList();
    for (let n = r.first; n !== null; n = n.next) if (n.type === 1 && isShown(n)) list.push(n);
    return list;
  }
  /// What of an element that hears clicks for what is in it is to be clicked: the items of a list or a
  /// table, otherwise the element.
  function items(r) {
    let list = shownChildren(r);
    while (list.length === 1) {
      r = list[0];
      list = shownChildren(r);
    }
    for (let i = 1; i < list.length; i++) if (list[i].name !== list[0].name) return null;
    return list.length > 1 ? list : null;
  }

  /// Where an element stands among those of its name, as a locator says it; among all where its name is none
  /// of a selector's.
  const plain = /^[a-zA-Z][\w-]*$/;
  function placeOf(doc, r, known) {
    const css = primordials.RegExpPrototypeExec(plain, r.name) === null ? '*' : r.name;
    known[css] ??= locators.find(doc, { __proto__: null, css }).list;
    return { __proto__: null, css, nth: primordials.ArrayPrototypeIndexOf(known[css], r) };
  }
  function described(doc, r, known, isGuess) {
    const name = names.nameOf(r) || texts.collapse(innerText(r));
    return {
      ...placeOf(doc, r, known), __proto__: null, role: roles.roleOf(r) ?? r.name,
      name: name.length > 60 ? primordials.StringPrototypeSlice(name, 0, 60) + '…' : name, isGuess,
    };
  }

  /// What can be clicked, in the order of the document; what may only be heard by something far above it
  /// comes last, as a guess.
  function offeredClicks(doc, known, hearsAny) {
    const hears = (r) => hearsAny(r, clicks);
    const found = locators.find(doc, { __proto__: null, css: CONTROLS }).list;
    const isControl = new primordials.Set(found);
    const holdsControl = new primordials.Set();
    for (let i = 0; i < found.length; i++) {
      for (let p = found[i]; p !== null && !primordials.SetPrototypeHas(holdsControl, p); p = p.parent) primordials.SetPrototypeAdd(holdsControl, p);
    }
    const offered = tree.newList();
    const guesses = tree.newList();
    const taken = new primordials.Set();
    const add = (list, r, isGuess) => {
      if (list.length >= MOST || primordials.SetPrototypeHas(taken, r)) return;
      primordials.SetPrototypeAdd(taken, r);
      list.push(described(doc, r, known, isGuess));
    };
    const body = tree.bodyOf(doc);
    if (body === null) return offered;
    const hearsAll = hears(doc) || hears(events.ofGlobal) || hears(body);
    const broad = tree.newList();
    for (let r = tree.next(body, body); r !== null; r = tree.next(r, body)) {
      if (r.type !== 1 || !isShown(r)) continue;
      if (primordials.SetPrototypeHas(isControl, r)) {
        if (!roles.disabledOf(r)) add(offered, r, false);
        continue;
      }
      if (tree.isHTML(r, 'input') || tree.isHTML(r, 'select') || tree.isHTML(r, 'textarea') || tree.isHTML(r, 'label')) continue;
      if (!hears(r)) continue;
      if (primordials.SetPrototypeHas(holdsControl, r)) {
        broad.push(r);
        continue;
      }
      const list = items(r);
      if (list === null) add(offered, r, false);
      else for (let i = 0; i < list.length && i < 8; i++) add(offered, list[i], false);
    }
    if (hearsAll) broad.push(body);
    for (let i = 0; i < broad.length; i++) {
      for (let r = tree.next(broad[i], broad[i]); r !== null; r = tree.next(r, broad[i])) {
        if (r.type !== 1 || primordials.SetPrototypeHas(holdsControl, r) || tree.isHTML(r, 'label') || !isShown(r)) continue;
        if (shownChildren(r).length > 0 || texts.collapse(innerText(r)) === '') continue;
        let inControl = false;
        for (let p = r.parent; p !== null; p = p.parent) if (primordials.SetPrototypeHas(isControl, p)) inControl = true;
        if (!inControl) add(guesses, r, true);
      }
    }
    for (let i = 0; i < guesses.length && i < MOST / 2; i++) offered.push(guesses[i]);
    return offered;
  }

  // MARK: What is to be filled in

  /// What a person might type, by what a text control says that it is for.
  const samples = [
    [/mail/, 'user@example.com'], [/card.?(no|num)|cc-number/, '4111111111111111'], [/cvc|cvv|csc|security/, '123'], [/exp/, '12/30'],
    [/tel|phone|mobile|msisdn/, '4255550100'], [/zip|post/, '98052'], [/iccid/, '8988247000100003319'], [/imei/, '356938035643809'],
    [/eid/, '89049032000000000000000000000014'], [/year/, '1990'], [/month|day/, '12'], [/city/, 'Redmond'], [/country/, 'US'], [/code|pin|otp/, '123456'],
  ];
  const byType = {
    __proto__: null, email: 'user@example.com', tel: '4255550100', url: 'https://example.com/', date: '2019-06-03', month: '2019-06', week: '2019-W23',
    time: '12:00', 'datetime-local': '2019-06-03T12:00', password: 'Passw0rd!Passw0rd!', number: '1',
  };
  const others = ['Sample', '123456', '1234567890', '12345', '1234', 'AB', 'A1', 'a1', 'AB123456'];
  const untouched = ['hidden', 'submit', 'button', 'image', 'reset', 'file', 'color', 'range'];

  function textFor(r, type) {
    const attribute = (name) => get(r, name) ?? '';
    if (type === 'number' || type === 'date' || type === 'month' || type === 'week' || type === 'time' || type === 'datetime-local') {
      return attribute('min') || byType[type];
    }
    const hint = texts.lower(`${attribute('name')} ${attribute('id')} ${attribute('autocomplete')} ${attribute('placeholder')}`);
    let value = byType[type];
    for (let i = 0; value === undefined && i < samples.length; i++) {
      if (primordials.RegExpPrototypeExec(samples[i][0], hint) !== null) value = samples[i][1];
    }
    value ??= 'Sample';
    const pattern = get(r, 'pattern');
    if (pattern !== null) {
      let regex = null;
      try {
        regex = primordials.ReflectConstruct(primordials.RegExp, [`^(?:${pattern})$`, 'u']);
      } catch {
        // A pattern that is none asks for nothing (HTML, section 4.10.5.3.6).
      }
      const fits = (text) => regex === null || primordials.RegExpPrototypeExec(regex, text) !== null;
      for (let i = 0; !fits(value) && i < others.length; i++) if (fits(others[i])) value = others[i];
    }
    const least = +attribute('minlength');
    while (value.length < least && value.length < 200) value += value;
    const most = get(r, 'maxlength');
    return most !== null && +most >= 0 && value.length > +most ? primordials.StringPrototypeSlice(value, 0, +most) : value;
  }

  /// What is still empty on the page, as lines of actions, in the order of the document.
  function fills(doc, known) {
    const list = tree.newList();
    const groups = { __proto__: null };
    const add = (r, verb, text) => {
      if (list.length < MOST) list.push({ ...placeOf(doc, r, known), __proto__: null, verb, text });
    };
    const found = locators.find(doc, { __proto__: null, css: 'input, select, textarea' }).list;
    for (let i = 0; i < found.length; i++) {
      const r = found[i];
      if (!isShown(r) || roles.disabledOf(r) || get(r, 'readonly') !== null) continue;
      if (tree.isHTML(r, 'select')) {
        const options = selects.optionsOf(selects.settled(r));
        let isChosen = false, first = null;
        for (let j = 0; j < options.length; j++) {
          const value = selects.optionValue(options[j]);
          if (selects.isSelected(options[j]) && value !== '') isChosen = true;
          if (first === null && value !== '' && get(options[j], 'disabled') === null) first = value;
        }
        if (!isChosen && first !== null) add(r, 'select', first);
        continue;
      }
      const type = tree.isHTML(r, 'textarea') ? 'text' : texts.lower(get(r, 'type') ?? 'text');
      if (primordials.ArrayPrototypeIncludes(untouched, type)) continue;
      if (type === 'checkbox') {
        if (!controls.isChecked(r)) add(r, 'check', null);
      } else if (type === 'radio') {
        const group = `${get(r, 'name') ?? i}`;
        if (controls.isChecked(r)) groups[group] = null;
        else if (groups[group] === undefined) groups[group] = r;
      } else {
        const value = tree.isHTML(r, 'textarea') ? controls.textareaValue(r) : controls.inputValue(r);
        if (value === '') add(r, 'fill', textFor(r, type));
      }
    }
    const order = primordials.ObjectKeys(groups);
    for (let i = 0; i < order.length; i++) if (groups[order[i]] !== null) add(groups[order[i]], 'check', null);
    return list;
  }

  return {
    /// - `hears(holder, types)`: whether anything hears events of these types there.
    /// `{ clicks: [{ css, nth, role, name, isGuess }], fills: [{ verb, css, nth, text }] }`
    offers(hears) {
      const doc = pageDocument.record();
      const known = { __proto__: null };
      return { __proto__: null, clicks: offeredClicks(doc, known, hears), fills: fills(doc, known) };
    },
  };
});
