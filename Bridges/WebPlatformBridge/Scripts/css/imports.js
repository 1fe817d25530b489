// CSS Cascade 5, section 2: loads what `@import` names, the "critical subresources" of a sheet. The sheet counts
// with its own rules meanwhile, and the page's `load` event waits.
(function (platform) {
  'use strict';
  const { host, primordials, use } = platform;
  const { ArrayPrototypeIncludes, ArrayPrototypePush } = primordials;
  const resources = use('html/resources');
  const lifeCycle = use('html/life-cycle');
  const sheets = use('css/sheets');
  const urls = use('html/urls');
  const { textOf } = resources;
  const isClean = host('resources.isClean');
  const parse = host('url.parse');

  // How deep sheets may import each other, and how many one element may load.
  const deepest = 16;
  const most = 200;

  function each(list, record, sheet, base, above, work) {
    for (let i = 0; i < list.length; i++) {
      if (work.left-- <= 0) return;
      const { href, set } = list[i];
      const url = base === null ? urls.resolve(record.doc, href) : parse(href, base);
      // A sheet that imports one of those that import it is left out.
      if (url === undefined || ArrayPrototypeIncludes(above, url) || above.length >= deepest) continue;
      const done = lifeCycle.delay();
      work.pending++;
      resources.load(url, { __proto__: null, kind: 'style', element: record }, (resource) => {
        if (resource !== 0 && sheets.isSheetOf(record, sheet)) {
          const path = [];
          for (let k = 0; k < above.length; k++) ArrayPrototypePush(path, above[k]);
          ArrayPrototypePush(path, url);
          each(set(textOf(resource), url, isClean(resource)), record, sheet, url, path, work);
        } else work.isComplete = false;
        work.pending--;
        settle(work);
        done();
      });
    }
  }
  function settle(work) {
    if (work.pending > 0 || work.whenLoaded === null) return;
    const { whenLoaded } = work;
    work.whenLoaded = null;
    whenLoaded(work.isComplete);
  }
  /// Loads what an element's sheet imports; then calls a function with whether all of it was there.
  function load(record, sheet, whenLoaded) {
    const { href } = sheet;
    const work = { __proto__: null, left: most, pending: 0, isComplete: true, whenLoaded };
    each(sheets.importsOf(record), record, sheet, href, href === null ? [] : [href], work);
    settle(work);
  }
  return { load };
});
