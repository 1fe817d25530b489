// The frame that an action or an expectation is about: its document and its page, and what keeps a user from it.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const computed = shared('css/shared/computed');
  const pageDocument = use('dom/page-document');
  const frames = () => shared('user/shared/frames');

  const missing = (reason, near) => ({ __proto__: null, outcome: 'wait', reason, near: near ?? null, isMiss: false });
  /// What a frame shows that shows no document, in words.
  function emptiness(words, context) {
    if (context.isAway) {
      return `${words} shows ${context.url}, and nothing answers for it: a user could act there, this run cannot; put its answers into a network file`;
    }
    return `${words} shows nothing yet`;
  }
  /// `{ doc, realm, isSeen, problem, outcome }`: the document that a locator's `frame` means. `realm` is null for this page itself;
  /// `outcome` says why there is none; `problem` is what keeps a user from the frame, as `kind` of an action needs it.
  function resolve(wanted, kind) {
    if (wanted === undefined) return { __proto__: null, doc: pageDocument.record(), realm: null, isSeen: true, problem: null, outcome: null };
    const outer = resolve(wanted.frame, kind);
    if (outer.outcome !== null) return outer;
    const { list, problem } = frames().find(outer.doc, wanted);
    const words = frames().describe(wanted);
    const fail = (outcome) => ({ ...outer, __proto__: null, outcome });
    if (problem !== null) return fail({ __proto__: null, outcome: 'failed', reason: problem, near: null });
    if (list.length === 0) {
      const there = frames().all(outer.doc);
      return fail(missing(`no ${words} is on the page`, there.slice(0, 8).map(frames().element)));
    }
    if (list.length > 1) return fail(missing(`${words} is not clear: it matches ${list.length} frames`, list.slice(0, 8).map(frames().element)));
    const r = list[0];
    const context = frames().contextOf(r);
    const doc = frames().shownIn(r);
    if (doc === null) return fail(missing(emptiness(words, context)));
    const own = outer.problem ?? obstacle(r, kind, outer.realm);
    return {
      __proto__: null, doc, realm: context.realm, isSeen: outer.isSeen && computed.isVisible(r),
      problem: own === null ? null : outer.problem ?? `${words}: ${own}`, outcome: null,
    };
  }
  const byPointer = { __proto__: null, click: true, doubleClick: true, hover: true, type: true, fill: true, clear: true, check: true, uncheck: true, select: true, upload: true };
  const bySight = { __proto__: null, focus: true, scrollTo: true };
  /// What keeps the user from a frame; `realm` is the page that its element is in, or null for this one.
  function obstacle(r, kind, realm) {
    if (byPointer[kind] === true) return (realm === null ? use : realm.use)('user/actionability').forHover(r);
    return bySight[kind] === true ? use('user/actionability').invisible(r) : null;
  }
  return { resolve };
});
