// HTML, section 8.1.4 (module scripts) and 8.1.5 (import maps), as script elements use them: the engine
// fetches, links and evaluates.
(function (platform) {
  'use strict';
  const { host, shared, use } = platform;
  const { nonceOf } = shared('html/shared/attributes');
  const { PARSER_INSERTED, getAttribute } = shared('dom/shared/tree');
  const urls = use('html/urls');
  const { home } = use('dom/slot');
  const tasks = use('core/tasks');
  const map = host('modules.map');
  const load = host('modules.load');
  const loadInline = host('modules.loadInline');
  const begin = host('modules.begin');
  const run = host('modules.run');
  const { TypeError } = platform.intrinsics;

  const finish = (script, done) => tasks.bare((module) => {
    script.module = module;
    done(module === 0 ? 2 : 1);
  });
  /// What of an element decides what policies let its script do: its nonce, and whether the parser put it there.
  const nonceFor = (r) => (home.policy === null ? nonceOf(r) : home.policy.nonceFor(r));
  const isByParser = (r) => (r.flags & PARSER_INSERTED) !== 0;
  return {
    /// A script that is no module runs next: what it imports goes by what its element says.
    beginClassic(r) { begin(nonceFor(r), isByParser(r)); },
    /// "Register an import map".
    registerMap(r, text) {
      const problem = map(text, urls.baseOf(r.doc));
      if (problem !== null) use('core/errors').report(new TypeError(problem));
    },
    /// "Fetch an external module script graph".
    fetchExternal(script, url, done) { load(url, finish(script, done), nonceFor(script.r), isByParser(script.r), getAttribute(script.r, 'integrity') ?? ''); },
    /// "Fetch an inline module script graph".
    fetchInline(script, text, place, done) { loadInline(text, place, urls.baseOf(script.r.doc), finish(script, done), nonceFor(script.r), isByParser(script.r)); },
    /// "Run a module script".
    run(script) {
      const place = tasks.enter();
      run(script.module);
      tasks.leave(place);
    },
  };
});
