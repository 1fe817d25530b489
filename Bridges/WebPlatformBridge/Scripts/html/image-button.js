// HTML, section 4.10.5.1.19: the image of an image button is loaded whenever `src` is set or the button becomes one.
(function (platform) {
  'use strict';
  const { host, shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const events = use('events/events');
  const lifeCycle = use('html/life-cycle');
  const resources = use('html/resources');
  const tasks = use('core/tasks');
  const urls = use('html/urls');

  /// The last load of a button: `{ url, width, height }`.
  const imageOf = (r) => (r.more === null ? null : r.more.resource);
  const fire = (r, type) => events.fireAt(r, new events.Event(type));
  return {
    load(r) {
      const text = tree.getAttribute(r, 'src');
      const image = tree.moreOf(r).resource = { __proto__: null, width: 0, height: 0 };
      if (text === null || text === '') return;
      const done = lifeCycle.delay();
      const settle = (type) => {
        if (imageOf(r) === image) fire(r, type);
        done();
      };
      const url = urls.resolve(r.doc, text);
      if (url === undefined) {
        tasks.post(() => settle('error'));
        return;
      }
      resources.load(url, { __proto__: null, kind: 'image', element: r }, (resource) => {
        const size = resource === 0 ? null : host('resources.size')(resource);
        if (size !== null) {
          image.width = size.width;
          image.height = size.height;
          tree.changed(r.doc);
        }
        settle(size === null ? 'error' : 'load');
      });
    },
    imageOf,
  };
});
