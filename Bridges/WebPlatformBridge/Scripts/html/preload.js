// HTML, sections 4.6.7.7 (modulepreload), 4.6.7.13 (prefetch) and 4.6.7.14 (preload): links that have something loaded ahead of
// its use. Pages wait for their events, and make style sheets of such links in them.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { ArrayPrototypeIncludes, MapPrototypeDelete, MapPrototypeGet, MapPrototypeSet, StringPrototypeStartsWith } = primordials;
  const { CONNECTED, getAttribute, hasAttribute, lower, moreOf, newList } = shared('dom/shared/tree');
  const { tokens, trim } = shared('html/shared/attributes');
  const tasks = use('core/tasks');
  const resources = use('html/resources');
  const { isOld } = use('html/traits');
  const { home } = use('dom/slot');
  /// What `as` may say, and as what it is asked for; what is not here is nothing that can be preloaded.
  const kinds = { __proto__: null, fetch: 'preload', font: 'preload', image: 'image', script: 'script', style: 'style', track: 'preload' };
  /// What an element of a kind will ask for, by kind, mode and URL: `{ resource, waiting }`.
  const ahead = new primordials.Map();
  const keyOf = (kind, r, url) => `${kind} ${lower(getAttribute(r, 'crossorigin') ?? 'none')} ${url}`;

  /// `{ kind, crossOrigin }` of what a link has loaded, or null for nothing.
  function wanted(r) {
    const rel = tokens(lower(getAttribute(r, 'rel') ?? ''));
    const as = lower(getAttribute(r, 'as') ?? '');
    if (ArrayPrototypeIncludes(rel, 'preload')) {
      const kind = kinds[as];
      const type = lower(trim(getAttribute(r, 'type') ?? ''));
      const isKnown = type === '' || (as === 'style' ? type === 'text/css' : as === 'image' ? StringPrototypeStartsWith(type, 'image/') : true);
      return kind === undefined || !isKnown ? null : { __proto__: null, kind, crossOrigin: undefined };
    }
    if (ArrayPrototypeIncludes(rel, 'modulepreload') && !isOld) {
      const mode = lower(getAttribute(r, 'crossorigin') ?? '');
      return { __proto__: null, kind: as === '' || as === 'script' ? 'script' : '', crossOrigin: mode === 'use-credentials' ? mode : 'anonymous' };
    }
    return ArrayPrototypeIncludes(rel, 'prefetch') ? { __proto__: null, kind: 'prefetch', crossOrigin: undefined } : null;
  }
  /// "Fetch and process the linked resource". Nothing waits for it but who listens.
  function process(r) {
    const state = moreOf(r);
    const number = state.preload = (state.preload ?? 0) + 1;
    const what = wanted(r);
    const href = getAttribute(r, 'href') ?? '';
    if (what === null || href === '' || (r.flags & CONNECTED) === 0 || r.doc.data.window !== true) return;
    const media = getAttribute(r, 'media');
    if (media !== null && trim(media) !== '' && !shared('css/shared/media').matches(media, shared('css/shared/cascade').stateOf(r.doc).env)) return;
    const url = use('html/urls').resolve(r.doc, href);
    const tell = (type) => { if (r.more.preload === number) resources.fire(r, type); };
    if (url === undefined || what.kind === '') {
      tasks.post(() => tell('error'));
      return;
    }
    const entry = { __proto__: null, resource: -1, waiting: newList() };
    const key = keyOf(what.kind, r, url);
    // What has a policy or a digest to keep to asks for itself.
    const isShared = what.crossOrigin === undefined && home.policy === null && !hasAttribute(r, 'integrity');
    if (isShared) MapPrototypeSet(ahead, key, entry);
    resources.load(url, { __proto__: null, kind: what.kind, element: r, crossOrigin: what.crossOrigin, isAhead: true }, (resource, status = 0) => {
      entry.resource = resource;
      if (resource === 0) MapPrototypeDelete(ahead, key);
      for (let i = 0; i < entry.waiting.length; i++) entry.waiting[i](resource);
      // What is not told of an opaque response is 0.
      tell(resource !== 0 && (status === 0 || (status >= 200 && status < 300)) ? 'load' : 'error');
    });
  }
  /// "Consume a preloaded resource": whether an element is given, now or later, what was loaded ahead for it.
  function take(kind, r, url, done) {
    if (hasAttribute(r, 'integrity')) return false;
    const key = keyOf(kind, r, url);
    const entry = MapPrototypeGet(ahead, key);
    if (entry === undefined) return false;
    MapPrototypeDelete(ahead, key);
    if (entry.resource < 0) entry.waiting.push(done);
    else tasks.post(() => done(entry.resource));
    return true;
  }
  return { process, take };
});
