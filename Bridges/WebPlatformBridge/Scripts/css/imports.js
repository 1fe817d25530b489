// CSS Cascade 5, section 2: loads what `@import` names. The sheet counts with its own rules meanwhile, and
// the page's `load` event waits.
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

  function each(list, record, sheet, base, above, count) {
    for (let i = 0; i < list.length; i++) {
      if (count.left-- <= 0) return;
      const { href, set } = list[i];
      const url = base === null ? urls.resolve(record.doc, href) : parse(href, base);
      // A sheet that imports one of those that import it is left out.
      if (url === undefined || ArrayPrototypeIncludes(above, url) || above.length >= deepest) continue;
      const done = lifeCycle.delay();
      resources.load(url, { __proto__: null, kind: 'style', element: record }, (resource) => {
        if (resource !== 0 && sheets.isSheetOf(record, sheet)) {
          const path = [];
          for (let k = 0; k < above.length; k++) ArrayPrototypePush(path, above[k]);
          ArrayPrototypePush(path, url);
          each(set(textOf(resource), url, isClean(resource)), record, sheet, url, path, count);
        }
        done();
      });
    }
  }
  /// Loads what an element's sheet imports.
  function load(record, sheet) {
    const { href } = sheet;
    each(sheets.importsOf(record), record, sheet, href, href === null ? [] : [href], { left: most });
  }
  return { load };
});
