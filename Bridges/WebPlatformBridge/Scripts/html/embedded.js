// HTML, sections 4.8.6 (embed) and 4.8.7 (object): what they show is known once it is loaded. A document gets a
// page of its own, as in an iframe. What needs a plug-in is put on record, so that a report says what was not tried.
(function (platform) {
  'use strict';
  const { host, primordials, shared, use } = platform;
  const { MapPrototypeGet, MapPrototypeSet, StringPrototypeEndsWith, StringPrototypeStartsWith } = primordials;
  const { CONNECTED, getAttribute, isHTML, next } = shared('dom/shared/tree');
  const events = use('events/events');
  const frames = use('html/iframe');
  const lifeCycle = use('html/life-cycle');
  const pageDocument = use('dom/page-document');
  const resources = use('html/resources');
  const tasks = use('core/tasks');
  const urls = use('html/urls');
  const describe = host('frames.describe');
  const record = host('page.notShown');
  const here = host('page.here');
  /// The attribute that says what an element shows, by its name.
  const sources = { __proto__: null, embed: 'src', object: 'data' };
  /// The last load of each element that is under way.
  const loads = new primordials.Map();

  const isDocument = (type) => StringPrototypeStartsWith(type, 'text/') || type === 'application/xml' || StringPrototypeEndsWith(type, '+xml') || type === 'application/json';
  const isImage = (type) => StringPrototypeStartsWith(type, 'image/') && type !== 'image/svg+xml';
  const fire = (r, type) => events.fireAt(r, new events.Event(type));

  /// The objects that do not show what stands inside of them.
  const shown = new primordials.Set();
  /// Whether an element stands where nothing of it is shown: in a media element, or in an object that has something to show.
  function isCovered(r) {
    for (let p = r.parent; p !== null; p = p.parent) {
      if (isHTML(p, 'video') || isHTML(p, 'audio') || (isHTML(p, 'object') && shown.has(p))) return true;
    }
    return false;
  }
  /// An object shows what stands inside of it.
  function fallBack(r) {
    if (!shown.delete(r)) return;
    for (let n = next(r, r); n !== null; n = next(n, r)) if (isHTML(n, 'object') || isHTML(n, 'embed')) update(n);
  }
  /// "The object element representation update", and "the embed element setup steps".
  function update(r) {
    loads.delete(r);
    frames.dropFrom(r);
    const value = (r.flags & CONNECTED) === 0 ? null : getAttribute(r, sources[r.name]);
    const url = value === null || value === '' ? undefined : urls.resolve(r.doc, value);
    if (url === undefined) fallBack(r);
    if ((r.flags & CONNECTED) === 0 || r.doc !== pageDocument.record() || !r.doc.data.window || isCovered(r)) return;
    if (url === undefined) {
      if (value !== null && value !== '') tasks.post(() => fire(r, 'error'));
      return;
    }
    if (url === 'about:blank' || frames.isAround(url)) return;
    if (r.name === 'object') shown.add(r);
    const load = { __proto__: null, place: r.place < 0 ? here() : r.place };
    MapPrototypeSet(loads, r, load);
    const release = lifeCycle.delay();
    resources.load(url, { __proto__: null, kind: r.name, element: r }, (resource) => {
      if (MapPrototypeGet(loads, r) === load) {
        loads.delete(r);
        loaded(r, url, resource, load.place);
      }
      release();
    });
  }
  function loaded(r, url, resource, place) {
    if (resource === 0) {
      fire(r, 'error');
      fallBack(r);
      return;
    }
    const { type } = describe(resource);
    if (isDocument(type)) {
      frames.showIn(r, url, resource);
      return;
    }
    if (!isImage(type)) {
      record(r.name, url, place);
      fallBack(r);
    }
    fire(r, 'load');
  }
  const steps = {
    __proto__: null,
    postConnected: update,
    removed: update,
    attributeChanged(r, attribute) {
      if (attribute.local === sources[r.name] && (r.flags & CONNECTED) !== 0) update(r);
    },
  };
  for (const name in sources) use('html/steps').define(name, steps);
});
