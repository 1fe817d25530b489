// HTML, section 4.12.3 (the template element): contents, and the inert document that owns them.
(function (library) {
  'use strict';
  const { use } = library;
  const { moreOf, newDocument, newFragment } = use('dom/shared/nodes');

  /// "The appropriate template contents owner document".
  function inertOf(doc) {
    const state = doc.data;
    if (state.template === null) {
      // Custom elements go on in there.
      const hooks = state.hooks === null ? null : state.hooks.inert ?? null;
      const inert = newDocument({ isHTML: state.isHTML, contentType: state.contentType, url: 'about:blank', hooks });
      inert.data.template = inert;
      state.template = inert;
    }
    return state.template;
  }
  /// A template's contents, made when they are first asked for.
  function contentOf(r) {
    const more = moreOf(r);
    if (more.template === null) {
      const content = newFragment(inertOf(r.doc));
      moreOf(content).host = r;
      more.template = content;
    }
    return more.template;
  }
  return { __proto__: null, contentOf, inertOf };
});
