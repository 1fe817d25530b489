// HTML, sections 4.8.6 (embed) and 4.8.7 (object): what they show is known once it is loaded. A document gets a
// page of its own, as in an iframe. What needs a plug-in is put on record, so that a report says what was not tried.
(function (platform) {
  'use strict';
  const { host, primordials, shared, use } = platform;
  const { MapPrototypeGet, MapPrototypeSet, StringPrototypeEndsWith, StringPrototypeStartsWith } = primordials;
  const { CONNECTED, getAttribute } = shared('dom/shared/tree');
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

  /// "The object element representation update", and "the embed element setup steps".
  function update(r) {
    loads.delete(r);
    frames.dropFrom(r);
    if ((r.flags & CONNECTED) === 0 || r.doc !== pageDocument.record() || !r.doc.data.window) return;
    const value = getAttribute(r, sources[r.name]);
    if (value === null || value === '') return;
    const url = urls.resolve(r.doc, value);
    if (url === undefined) {
      tasks.post(() => fire(r, 'error'));
      return;
    }
    if (url === 'about:blank' || frames.isAround(url)) return;
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
      // What stands inside of an object is shown in its place.
      fire(r, 'error');
      return;
    }
    const { type } = describe(resource);
    if (isDocument(type)) {
      frames.showIn(r, url, resource);
      return;
    }
    if (!isImage(type)) record(r.name, url, place);
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
