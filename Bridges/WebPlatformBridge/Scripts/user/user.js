// The user of the page, as Swift leads it: one try of an action, and what the page shows.
//
// What Swift gives and gets is JSON text, read and written in a realm that no page sees.
(function (platform) {
  'use strict';
  const { host, primordials, shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const computed = shared('css/shared/computed');
  const locators = shared('user/shared/locators');
  const names = shared('user/shared/names');
  const roles = shared('user/shared/roles');
  // Only who acts needs all of how: what a page offers is asked of pages on which no one acts.
  const actions = () => use('user/actions');
  const look = () => use('user/look');
  const tasks = use('core/tasks');
  const events = use('events/event-target');
  const pageDocument = use('dom/page-document');
  const acts = host('user.acts');
  const HANDLERS = 512;

  const parse = (text) => shared('user/shared/json').parse(text);
  const write = (value) => shared('user/shared/json').write(value);

  /// The one element that a locator means now: `{ r, outcome }`.
  function resolve(doc, locator, kind) {
    const { list, problem } = locators.find(doc, locator);
    if (problem !== null) return { __proto__: null, r: null, outcome: actions().fail(problem) };
    if (list.length === 1) return { __proto__: null, r: list[0], outcome: null };
    if (list.length === 0) {
      return { __proto__: null, r: null, outcome: { __proto__: null, outcome: 'wait', reason: `no element matches ${locators.describe(locator)}`, near: null, isMiss: true } };
    }
    const seen = list.filter((r) => computed.isVisible(r));
    // Hidden twins (a menu for small screens) are not what a user acts on.
    if (seen.length === 1 && typeof locator !== 'string' && locator.words !== undefined) return { __proto__: null, r: seen[0], outcome: null };
    return {
      __proto__: null, r: null,
      outcome: { __proto__: null, outcome: 'wait', reason: `${locators.describe(locator)} is not clear: it matches ${list.length} elements`, near: locators.several(list), isMiss: false },
    };
  }
  /// Whether anything could hear a click there: a listener, an activation behavior.
  const heard = ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'dblclick', 'focus', 'focusin', 'touchstart'];
  function isHeard(r) {
    for (let p = r; p !== null; p = p.parent ?? (p.more !== null && p.more.host ? p.more.host : null)) {
      if (hears(p)) return true;
      // A button that nothing listens to and that belongs to no form does nothing.
      if (p.type === 1 && roles.isIdleButton(p)) continue;
      if (events.hasActivation(p) || (p.type === 1 && use('html/focus').isFocusable(p))) return true;
    }
    return hears(events.ofGlobal);
  }
  function hears(holder, types = heard) {
    if ((holder.flags & HANDLERS) !== 0 && holder !== events.ofGlobal) return true;
    const { listeners } = holder;
    if (listeners === null) return false;
    for (let i = 0; i < listeners.length; i++) if (primordials.ArrayPrototypeIncludes(types, listeners[i].type)) return true;
    return false;
  }

  /// Tries an action in this page, which may be one in a frame: `problem` is what keeps the user from the frame.
  function act(action, problem) {
    const { kind, locator } = action;
    const doc = pageDocument.record();
    let target = null;
    let outcome = null;
    if (locator !== undefined) {
      const found = resolve(doc, locator, kind);
      target = found.r;
      outcome = found.outcome;
    }
    if (outcome === null && problem !== null && action.force !== true) outcome = actions().wait(problem);
    const answer = { __proto__: null, isHeard: true, name: null };
    if (outcome === null) {
      const begin = (r) => {
        if (r === null) { acts('', -1); return; }
        // What a user works with is to have a name for those who cannot see it.
        if (locators.isInteractive(r)) {
          answer.name = names.nameOf(r);
          answer.role = roles.roleOf(r);
        }
        if (kind === 'click' || kind === 'doubleClick') answer.isHeard = isHeard(r);
        acts(locators.element(r), r.place);
      };
      outcome = actions().kinds[kind](target, action, begin);
    }
    if (target !== null) {
      answer.element = locators.element(target);
      answer.place = target.place;
    }
    return said(answer, outcome);
  }
  function said(answer, outcome) {
    answer.outcome = outcome.outcome;
    answer.reason = outcome.reason ?? null;
    if (outcome.outcome !== 'done') answer.near = outcome.near;
    answer.isMiss = outcome.isMiss === true;
    return answer;
  }
  const actHere = tasks.bare(act);
  /// The page that an action without an element goes to: the one that has the focus.
  function focusedRealm() {
    if (!platform.isLoaded('html/realms') || use('html/realms').all.length === 1) return null;
    const { realm } = use('html/focus').holder();
    return realm === null || realm === use('html/realms').own ? null : realm;
  }

  /// What was tried last, and when: nothing is looked at again where nothing has changed.
  let last = null;
  /// Tries an action. Gives `{ outcome, reason, near, element, isHeard, name }` as JSON; the outcome "rest" asks to let
  /// the page of a frame come to rest first.
  function attempt(text) {
    const doc = pageDocument.record();
    if (last !== null && last.text === text && last.version === doc.data.version) return last.answer;
    const action = parse(text);
    const wanted = action.locator?.frame;
    if (wanted !== undefined) return write(attemptIn(wanted, action));
    const focused = action.locator === undefined ? focusedRealm() : null;
    if (focused !== null) return write(focused.use('user/user').act(action, null));
    const answer = actHere(action, null);
    const result = write(answer);
    last = answer.outcome === 'wait' ? { __proto__: null, text, version: doc.data.version, answer: result } : null;
    return result;
  }
  function attemptIn(wanted, action) {
    const { realm, problem, outcome } = use('user/frames').resolve(wanted, action.kind);
    if (outcome !== null) return said({ __proto__: null, isHeard: true, name: null }, outcome);
    if (action.rests === true && realm.isRested !== true) {
      realm.isRested = true;
      return { __proto__: null, outcome: 'rest' };
    }
    return realm.use('user/user').act(action, problem);
  }
  /// What may have been meant by a locator that matches nothing: `{ lines, elsewhere }` as JSON.
  function nearMisses(text) {
    const locator = parse(text);
    const top = pageDocument.record();
    const { doc, outcome } = use('user/frames').resolve(locator.frame, '');
    const lines = outcome === null ? locators.nearMisses(doc, locator) : outcome.near ?? tree.newList();
    return write({ __proto__: null, lines, elsewhere: shared('user/shared/frames').elsewhere(top, locator, outcome === null ? doc : null) });
  }
  return {
    attempt: tasks.bare(attempt), nearMisses, act: actHere,
    /// Facts of elements and of the page: see look.js, which gives fingerprints and snapshots itself.
    look: (text) => write(look().look(parse(text))),
    /// What can be clicked and filled in: see offers.js.
    offers: () => write(use('user/offers').offers(hears)),
    ownOffers: () => use('user/offers').own(hears),
    /// For a person at a console: see outline.js.
    tree: () => use('user/outline').outline(),
    markup: (selector) => use('user/outline').markup(selector),
    roles: (selector) => use('user/outline').rolesIn(selector),
  };
});
