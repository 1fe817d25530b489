// CSS Properties and Values 1, sections 2 and 3: what registered custom properties start as, and whether they are inherited. Their
// values stay texts.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Map } = primordials;
  const cascade = use('css/shared/cascade');
  const { contents } = use('css/shared/style-rules');
  const { descriptor } = use('css/shared/rule-texts');
  const media = use('css/shared/media');
  const { precedes } = use('dom/shared/tree');

  /// As deep as rules may stand in each other.
  function gather(rules, env, found) {
    for (let i = 0; i < rules.length; i++) {
      const rule = rules[i];
      switch (rule.type) {
        case 'property': add(rule, found); break;
        case 'media': if (media.matches(rule.prelude, env)) gather(contents(rule).rules, env, found); break;
        case 'supports': if (media.supports(rule.prelude, rule.isQuirky) === true) gather(contents(rule).rules, env, found); break;
        // A container's query is about elements, of which a registration knows none.
        case 'layer': case 'container': gather(contents(rule).rules, env, found); break;
        case 'import': if (rule.imported !== null && rule.imported.data !== null) gather(rule.imported.data.rules, env, found); break;
        default:
      }
    }
  }
  /// A rule without what it needs registers nothing.
  function add(rule, found) {
    const syntax = descriptor(rule, 'syntax', true);
    const inherits = descriptor(rule, 'inherits', false);
    const initial = descriptor(rule, 'initial-value', false);
    if (syntax === null || syntax === '' || (inherits !== 'true' && inherits !== 'false') || (syntax !== '*' && (initial === null || initial === ''))) return;
    found.set(rule.prelude, { inherits: inherits === 'true', initial: initial ?? '' });
  }
  function ofSheets(doc, state) {
    const index = cascade.indexOf(doc, state.scope);
    if (index.registered !== undefined) return index.registered;
    const found = new Map();
    const sheets = cascade.activeSheets(state.scope, precedes).concat(state.scope.adopted);
    for (let i = 0; i < sheets.length; i++) if (cascade.counts(sheets[i], state.env)) gather(sheets[i].data.rules, state.env, found);
    return index.registered = found;
  }
  return {
    __proto__: null,
    /// `{ inherits, initial }` of a custom property, or null. What a script registers goes over the rules.
    of(doc, name) {
      const state = cascade.stateOf(doc);
      if (!state.registers) return null;
      return state.registered?.get(name) ?? ofSheets(doc, state).get(name) ?? null;
    },
    /// `CSS.registerProperty`: whether the name was free.
    register(doc, name, inherits, initial) {
      const state = cascade.stateOf(doc);
      state.registers = true;
      state.registered ??= new Map();
      if (state.registered.has(name)) return false;
      state.registered.set(name, { inherits, initial });
      cascade.sheetsChanged(doc, state.scope);
      return true;
    },
  };
});
