// What a page offers to a person who wants to try it: what can be clicked, and what is to be filled in
// before.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const computed = shared('css/shared/computed');
  const { innerText } = shared('css/shared/inner-text');
  const locators = shared('user/shared/locators');
  const names = shared('user/shared/names');
  const roles = shared('user/shared/roles');
  const texts = shared('user/shared/texts');
  const { get } = use('html/brand');
  const can = use('user/actionability');
  const { fills } = use('user/fills');
  const events = use('events/event-target');
  const pageDocument = use('dom/page-document');

  const CONTROLS = 'button, a[href], area[href], summary, input[type=submit], input[type=button], input[type=image], [role=button], [role=link], [onclick]';
  const clicks = ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'touchstart', 'touchend'];
  /// More than this is not offered, of each kind.
  const MOST = 40;
  const LONGEST_NAME = 60;
  /// A flag of records, as dom/shared/nodes has it.
  const IN_SHADOW = 32;

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

  /// Where an element is, as a locator says it: by what a user calls it if that means nothing else, otherwise
  /// among the elements of its name, or among all where that is no name of a selector's.
  const plain = /^[a-zA-Z][\w-]*$/;
  function placeOf(doc, r, known, name, kind) {
    if (name !== '' && name.length <= LONGEST_NAME) {
      // Many controls of a long page have one name: "Details".
      const found = (known.words[`${kind} ${name}`] ??= locators.find(doc, { __proto__: null, words: name, kind }, known.memo).list);
      if (found.length === 1 && found[0] === r) return { __proto__: null, words: name };
    }
    const css = primordials.RegExpPrototypeExec(plain, r.name) === null ? '*' : r.name;
    const list = (known.lists[css] ??= locators.find(doc, { __proto__: null, css }).list);
    return { __proto__: null, css, nth: primordials.ArrayPrototypeIndexOf(list, r) };
  }
  function described(doc, r, known, isGuess) {
    const name = names.nameOf(r) || texts.collapse(innerText(r));
    return {
      __proto__: null, place: placeOf(doc, r, known, name, 'click'), role: roles.roleOf(r) ?? r.name,
      name: name.length > LONGEST_NAME ? primordials.StringPrototypeSlice(name, 0, LONGEST_NAME) + '…' : name, isGuess,
    };
  }

  /// What can be clicked, in the order of the document; what may only be heard by something far above it
  /// comes last, as a guess. `off` are the controls that are there and disabled.
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
    const off = tree.newList();
    const taken = new primordials.Set();
    const add = (list, r, isGuess) => {
      if (list.length >= MOST || can.forPointer(r) !== null || primordials.SetPrototypeHas(taken, r)) return;
      primordials.SetPrototypeAdd(taken, r);
      list.push(described(doc, r, known, isGuess));
    };
    const body = tree.bodyOf(doc);
    if (body === null) return { __proto__: null, clicks: offered, off };
    const hearsAll = hears(doc) || hears(events.ofGlobal) || hears(body);
    const broad = tree.newList();
    for (let r = tree.next(body, body); r !== null; r = tree.next(r, body)) {
      if (r.type !== 1 || !isShown(r)) continue;
      if (primordials.SetPrototypeHas(isControl, r)) {
        if (!roles.disabledOf(r)) add(offered, r, false);
        else if (off.length < MOST) off.push(described(doc, r, known, false));
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
    // Controls of components, which the walk over the document does not meet.
    for (let i = 0; i < found.length; i++) {
      const r = found[i];
      if ((r.flags & IN_SHADOW) === 0 || !isShown(r)) continue;
      if (!roles.disabledOf(r)) add(offered, r, false);
      else if (off.length < MOST) off.push(described(doc, r, known, false));
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
    return { __proto__: null, clicks: offered, off };
  }

  // MARK: What a click changes

  /// What tells two states of a page with the same controls apart, as far as a user sees it: the attributes that
  /// styles and assistive technology go by.
  const marks = ['class', 'style', 'aria-selected', 'aria-checked', 'aria-pressed', 'aria-current', 'aria-expanded', 'hidden', 'open'];
  function markOf(doc) {
    let mark = '';
    for (let r = tree.next(doc, doc); r !== null && mark.length < 20_000; r = tree.next(r, doc)) {
      if (r.type !== 1) continue;
      for (let i = 0; i < marks.length; i++) {
        const value = get(r, marks[i]);
        if (value !== null) mark += `${i}${value};`;
      }
      mark += '/';
    }
    return mark;
  }

  /// What this page offers, without that in its frames.
  function own(hears) {
    const doc = pageDocument.record();
    const known = { __proto__: null, lists: { __proto__: null }, words: { __proto__: null }, memo: locators.newMemo() };
    const place = (r, kind) => placeOf(doc, r, known, names.nameOf(r), kind);
    return { ...offeredClicks(doc, known, hears), ...fills(doc, place), __proto__: null, mark: markOf(doc) };
  }
  const kinds = ['clicks', 'off', 'fills', 'changes'];
  /// So many frames that offer something are looked at.
  const MOST_FRAMES = 20;
  /// What frames offer comes behind what the page does; each says its frame, as a line does.
  function addFrames(offers) {
    if (!platform.isLoaded('html/iframe')) return;
    const frames = shared('user/shared/frames');
    let count = 0;
    frames.each(pageDocument.record(), (doc, r, place, isSeen) => {
      const { realm } = frames.contextOf(r);
      if (!isSeen || count >= MOST_FRAMES || can.forHover(r) !== null) return;
      const inner = realm.use('user/user').ownOffers();
      const words = frames.line(place.get());
      for (let i = 0; i < kinds.length; i++) {
        const list = inner[kinds[i]];
        if (list.length > 0) count += i === 0 ? 1 : 0;
        for (let j = 0; j < list.length && offers[kinds[i]].length < MOST * 2; j++) {
          list[j].frame = words;
          offers[kinds[i]].push(list[j]);
        }
      }
      offers.mark += inner.mark;
    });
  }
  return {
    /// - `hears(holder, types)`: whether anything hears events of these types there.
    own,
    /// `{ clicks: [{ place, role, name, isGuess, frame }], off: [{ role, name, frame }], fills: [{ verb, place, text, frame }],
    /// changes, mark }`, where a place is `{ words }` or `{ css, nth }`, and a frame `in frame "name"`.
    offers(hears) {
      const offers = own(hears);
      addFrames(offers);
      return offers;
    },
  };
});
