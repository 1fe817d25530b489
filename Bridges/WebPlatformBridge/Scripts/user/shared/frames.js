// Frames as a user sees them: which of a document's frames is meant, what page it shows, and how a line of
// words says which one it is.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const tree = use('dom/shared/tree');
  const { isVisible } = use('css/shared/computed');
  const { get } = use('html/shared/attributes');
  const locators = use('user/shared/locators');
  const names = use('user/shared/names');
  const texts = use('user/shared/texts');

  /// More than this is not looked through for what a page shows.
  const MOST = 200;
  const LONGEST_NAME = 60;
  const isFrame = (r) => r.type === 1
    && (tree.isHTML(r, 'iframe') || tree.isHTML(r, 'frame') || tree.isHTML(r, 'object') || tree.isHTML(r, 'embed'));
  /// What a frame's element shows pages in (html/iframe.js), or null: an `object` may show an image.
  function contextOf(r) {
    if (!isFrame(r) || r.more === null) return null;
    const context = r.more.resource;
    return context !== null && context !== undefined && context.enter !== undefined ? context : null;
  }
  /// The document of a page of the platform that was made, or null.
  function documentOf(realm) {
    if (realm === null || !realm.isLoaded('dom/page-document')) return null;
    const pageDocument = realm.use('dom/page-document');
    return pageDocument.isMade() ? pageDocument.record() : null;
  }
  /// The document that a frame's element shows, or null; an about:blank that no script asked for shows nothing.
  function shownIn(r) {
    const context = contextOf(r);
    return context === null ? null : documentOf(context.realm);
  }
  function urlOf(context) {
    const { realm } = context;
    return realm !== null && realm.isLoaded('html/location') ? realm.use('html/location').href() : context.url;
  }
  /// The elements of a document that show pages, shadow trees included.
  function all(doc) {
    const list = [];
    for (let n = tree.nextInclusive(doc, doc); n !== null; n = tree.nextInclusive(n, doc)) if (contextOf(n) !== null) list.push(n);
    return list;
  }
  const nameOf = (r) => contextOf(r).name;
  const titleOf = (r) => names.nameOf(r) || texts.collapse(get(r, 'title') ?? '');

  // MARK: Which one is meant

  function find(doc, wanted) {
    let list = all(doc);
    if (wanted.words !== undefined) list = byWords(list, wanted.words);
    if (wanted.css !== undefined) {
      const { list: found, problem } = locators.find(doc, { __proto__: null, css: wanted.css });
      if (problem !== null) return { __proto__: null, list: [], problem };
      list = list.filter((r) => found.includes(r));
    }
    if (wanted.name !== undefined) list = list.filter((r) => test(wanted.name, true)(nameOf(r)));
    if (wanted.title !== undefined) list = list.filter((r) => test(wanted.title, wanted.exact === true)(titleOf(r)));
    if (wanted.url !== undefined) list = list.filter((r) => test(wanted.url, wanted.exact === true)(urlOf(contextOf(r))));
    if (wanted.nth !== undefined) {
      const at = wanted.nth < 0 ? list.length + wanted.nth : wanted.nth;
      list = at >= 0 && at < list.length ? [list[at]] : [];
    }
    return { __proto__: null, list, problem: null };
  }
  const test = (pattern, isExact) => texts.matcher(pattern, isExact);
  /// What a text alone means: a frame of that name or id, else one whose title, else whose URL has it.
  function byWords(list, words) {
    const named = list.filter((r) => nameOf(r) === words || get(r, 'id') === words);
    if (named.length > 0) return named;
    const titled = list.filter((r) => titleOf(r) !== '' && test(words, false)(titleOf(r)));
    if (titled.length > 0) {
      const exact = titled.filter((r) => test(words, true)(titleOf(r)));
      return exact.length > 0 ? exact : titled;
    }
    return list.filter((r) => test(words, false)(urlOf(contextOf(r))));
  }

  // MARK: In words

  /// A frame's locator in words, the innermost first.
  function describe(wanted) {
    const parts = [];
    if (wanted.words !== undefined) parts.push(texts.quoted(wanted.words));
    if (wanted.css !== undefined) parts.push(wanted.css);
    const keys = ['name', 'title', 'url'];
    for (let i = 0; i < keys.length; i++) if (wanted[keys[i]] !== undefined) parts.push(`${keys[i]} ${texts.shown(wanted[keys[i]])}`);
    if (wanted.nth !== undefined) parts.push(`number ${wanted.nth}`);
    const words = `frame ${parts.join(', ')}`;
    return wanted.frame === undefined ? words : `${words} in ${describe(wanted.frame)}`;
  }
  const plain = /^[a-zA-Z][\w-]*$/;
  /// How a line says which frame of its document it is: `{ words }` or `{ css, nth }`.
  function designator(r) {
    const { doc } = r;
    const called = [nameOf(r), titleOf(r)];
    for (let i = 0; i < called.length; i++) {
      const words = called[i];
      if (words === '' || words.length > LONGEST_NAME) continue;
      const { list } = find(doc, { __proto__: null, words });
      if (list.length === 1 && list[0] === r) return { __proto__: null, words };
    }
    const id = get(r, 'id') ?? '';
    if (primordials.RegExpPrototypeExec(plain, id) !== null) {
      const { list } = find(doc, { __proto__: null, css: `#${id}` });
      if (list.length === 1 && list[0] === r) return { __proto__: null, css: `#${id}` };
    }
    const { list } = find(doc, { __proto__: null, css: r.name });
    return { __proto__: null, css: r.name, nth: list.indexOf(r) };
  }
  /// The same with the frames around it: `r` is in the document at the end of `outer`, a designator or undefined.
  function within(r, outer) {
    const own = designator(r);
    if (outer !== undefined) own.frame = outer;
    return own;
  }
  /// What a line says behind an action: `in frame "checkout"`.
  function line(place) {
    const css = place.css === undefined ? '' : `css=${primordials.RegExpPrototypeExec(/^[#\w-]+$/, place.css) === null ? texts.quoted(place.css) : place.css}`;
    const which = place.words !== undefined ? texts.quoted(place.words) : place.nth === undefined ? css : `${css} nth=${place.nth}`;
    const words = `in frame ${which}`;
    return place.frame === undefined ? words : `${words} ${line(place.frame)}`;
  }
  /// A frame in one line, for lists of those that may have been meant.
  function element(r) {
    const context = contextOf(r);
    return `${locators.element(r)}, which shows ${urlOf(context)}${context.isAway ? ', and nothing of it is there' : ''}`;
  }

  // MARK: All documents of a page

  /// Calls `visit(document, the frame's element, its place, whether it and those around it can be seen)` for what the
  /// frames of a document show, the outer ones first.
  function each(doc, visit) {
    const waiting = [{ __proto__: null, doc, place: undefined, isSeen: true }];
    let count = 0;
    while (waiting.length > 0) {
      const { doc: outer, place, isSeen } = waiting.shift();
      const list = all(outer);
      for (let i = 0; i < list.length && count < MOST; i++) {
        const r = list[i];
        const inner = shownIn(r);
        if (inner === null) continue;
        count++;
        const own = { __proto__: null, doc: inner, place: { __proto__: null, get: () => within(r, place === undefined ? undefined : place.get()) }, isSeen: isSeen && isVisible(r) };
        visit(inner, r, own.place, own.isSeen);
        waiting.push(own);
      }
    }
  }
  /// Where else something is that a locator means, apart from one document: the page itself and each frame, as lines
  /// say them.
  function elsewhere(top, locator, except) {
    const found = [];
    const plain = { ...locator, __proto__: null, frame: undefined };
    const look = (doc, place) => {
      if (doc === except || found.length >= 3) return;
      const seen = locators.find(doc, plain).list.filter((r) => isVisible(r));
      if (seen.length === 0) return;
      const words = place === undefined ? '' : line(place.get());
      found.push({ __proto__: null, words, element: locators.element(seen[0]), count: seen.length });
    };
    look(top, undefined);
    each(top, (doc, r, place, isSeen) => { if (isSeen) look(doc, place); });
    return found;
  }
  return { __proto__: null, contextOf, documentOf, shownIn, urlOf, all, find, describe, within, line, element, each, elsewhere, titleOf };
});
