// CSS Cascade 5, section 6: which declarations an element has. What is found is kept for one version of the
// document, so any change of the tree or of an attribute forgets it.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Map, RegExpPrototypeExec } = primordials;
  const { context, matchesComplex, matchesCompound, rootOf, isDead } = use('css/shared/selector-matcher');
  const { build, candidates, layerNumber, unlayered } = use('css/shared/style-index');
  const { parseSheet, contents } = use('css/shared/style-rules');
  const declarations = use('css/shared/declarations');
  const { attribute } = use('css/shared/states');
  const media = use('css/shared/media');
  const hints = use('css/shared/presentation-hints');
  const slots = use('css/shared/flat-tree');
  const { slotFor } = use('css/shared/style-slot');
  const CONNECTED = 1, SHADOW_HOST = 16, IN_SHADOW = 32;

  // MARK: Sheets of a tree

  /// What css keeps for a document: its environment and what was computed for a version of it.
  const newState = () => ({
    env: { ...media.standard, key: 'standard' }, version: -1, sheetVersion: 0, styles: new Map(), scope: newScope(), count: 0, scrollX: 0,
    scrollY: 0, geometry: null, page: null, containers: null, effects: null, effectsTime: 0, fresh: new Map(),
    registers: false, registered: null, isByContainer: false,
  });
  /// The sheets of a document or of a shadow root: `owners` are elements that have one.
  const newScope = () => ({ owners: [], adopted: [], sheets: null, index: null, key: '', list: null, adoptedList: null, preferred: '' });
  function stateOf(doc) {
    const { data } = doc;
    const state = data.sheets ??= newState();
    // A frame's window has the size of its element, which may be another one by now.
    if (data.page !== null && data.page.follow !== null) data.page.follow(state);
    return state;
  }
  /// The window has another size: what depends on it is computed anew.
  function resize(state, width, height) {
    const { env } = state;
    env.width = width;
    env.height = height;
    let key = '';
    for (const name in env) if (name !== 'key') key += `${env[name]} `;
    env.key = key;
    state.version = -1;
  }

  /// The sheets of a tree by its root; null where none was asked for.
  function scopeOf(root) {
    if (root.type === 9) return stateOf(root).scope;
    const slot = root.more === null ? null : root.more.style;
    return slot === null ? null : slot.scope;
  }
  const scopeFor = (root) => (root.type === 9 ? stateOf(root).scope : slotFor(root).scope ??= newScope());
  const movingWords = /transition|animation/i;
  /// Whether a text of a style sheet or attribute may make something move.
  const mayMove = (text) => RegExpPrototypeExec(movingWords, text) !== null;
  /// The page follows what moves from when a sheet or a style attribute first says such a word.
  function note(doc, text) {
    const { page, window } = doc.data;
    if (text.includes('@property')) stateOf(doc).registers = true;
    if (text.includes('cq')) stateOf(doc).isByContainer = true;
    if (page !== null && window && mayMove(text)) page.moves(doc);
  }
  /// A style sheet: `data` is its rules once they are needed, `owner` the element that has it.
  function newSheet(doc, text, options) {
    note(doc, text);
    return { ...emptySheet(doc, text), ...options };
  }
  const emptySheet = (doc, text) => ({
    kind: 'sheet', doc, text, data: null, isOwned: false, media: '', title: '', href: null, owner: null, ownerRule: null, isDisabled: false,
    isClean: true, isConstructed: false, isReplacing: false, adopters: [], wrapper: null, mediaList: null, ruleList: null, base: null,
  });
  /// The sheets that count, in order: those of elements in tree order, then adopted ones.
  function activeSheets(scope, precedes) {
    if (scope.sheets !== null) return scope.sheets;
    const list = [];
    scope.owners.sort((a, b) => (a === b ? 0 : precedes(a, b) ? -1 : 1));
    for (let i = 0; i < scope.owners.length; i++) {
      const { sheet } = scope.owners[i].more.style;
      if (sheet !== null) list.push(sheet);
    }
    scope.sheets = list;
    return list;
  }
  /// Has the sheets of a tree looked at anew: one of them, or the list, was changed.
  function sheetsChanged(doc, scope) {
    scope.sheets = null;
    scope.index = null;
    const state = stateOf(doc);
    state.version = -1;
    state.sheetVersion++;
    doc.data.version++;
  }
  function indexOf(doc, scope) {
    const { env } = stateOf(doc);
    if (scope.index !== null && scope.key === env.key) return scope.index;
    scope.key = env.key;
    const list = [];
    const all = activeSheets(scope, use('dom/shared/tree').precedes);
    for (let i = 0; i < all.length; i++) if (counts(all[i], env)) list.push(all[i]);
    for (let i = 0; i < scope.adopted.length; i++) if (counts(scope.adopted[i], env)) list.push(scope.adopted[i]);
    scope.index = build(list, env, doc.data.quirks === 2);
    return scope.index;
  }
  function counts(sheet, env) {
    if (sheet.isDisabled) return false;
    if (sheet.data === null) sheet.data = parseSheet(sheet.text, isQuirky(sheet));
    return sheet.media === '' || media.matches(sheet.media, env);
  }
  /// Whether the text of a sheet is read in quirks mode. One that a script constructs never is.
  const isQuirky = (sheet) => sheet.doc.data.quirks === 2 && !sheet.isConstructed;
  let userAgent = null;
  const userAgentIndex = () => userAgent ??= build([{ data: parseSheet(use('css/shared/ua-sheet').text) }], { ...media.standard, key: 'ua' }, false);

  // MARK: Matching

  const UA = 0, HINT = 1, AUTHOR = 2;
  const found = (block, origin, depth, layer, specificity, order, hops = unscoped) => ({ block, origin, depth, layer, specificity, order, hops });
  /// How far an element is from the root of a scope, where there is none.
  const unscoped = 1 << 28;
  const blockOf = (rule) => rule.block ?? contents(rule).block;
  /// Puts what matches an element of one index into a list.
  function collect(index, items, ctx, record, origin, depth, result) {
    for (let i = 0; i < items.length; i++) {
      const { entry, order } = items[i];
      const { rule } = entry;
      if ((rule.block !== null && rule.block.list.length === 0) || isDead(ctx, entry.complex, ctx.root)) continue;
      const hops = hopsTo(ctx, record, items[i], matchesComplex);
      if (hops < 0 || isQueriedOut(record, entry, false)) continue;
      result.push(found(blockOf(rule), origin, depth, layerNumber(index, entry.layer), entry.specificity, order, hops));
    }
  }
  /// Whether a `@container` around a rule is false for an element.
  const isQueriedOut = (record, { query }, isPseudo) => query !== null && !use('css/shared/container-queries').matches(record, query, isPseudo);
  /// Whether an element matches: how far the root of the entry's scope is, or -1.
  function hopsTo(ctx, record, item, matches) {
    const { entry } = item;
    ctx.parents = entry.parents;
    if (entry.scope === null) return matches(ctx, record, entry.complex) ? unscoped : -1;
    const before = ctx.scope;
    let hops = -1;
    use('css/shared/scopes').eachRoot(ctx, record, entry.scope, item.owner, (root, distance) => {
      ctx.scope = root;
      ctx.parents = entry.parents;
      if (!matches(ctx, record, entry.complex)) return false;
      hops = distance;
      return true;
    });
    ctx.scope = before;
    return hops;
  }
  const before = (a, b) => a.origin - b.origin || b.depth - a.depth || a.layer - b.layer || a.specificity - b.specificity || b.hops - a.hops || a.order - b.order;
  /// Few rules match an element, so insertion is the fastest way to sort them.
  function sort(list) {
    for (let i = 1; i < list.length; i++) {
      const one = list[i];
      let at = i - 1;
      while (at >= 0 && before(list[at], one) > 0) {
        list[at + 1] = list[at];
        at--;
      }
      list[at + 1] = one;
    }
    return list;
  }

  /// The style of an element for this version of its document: what matches, and what was computed so far.
  function styleOf(record) {
    const { doc } = record;
    const state = stateOf(doc);
    if (state.version !== doc.data.version || (state.effects !== null && state.effectsTime !== state.effects.time())) {
      if (state.effects !== null) state.effectsTime = state.effects.time();
      state.version = doc.data.version;
      state.styles = new Map();
      state.fresh = new Map();
      state.contexts = null;
      state.geometry = null;
      state.containers = null;
    }
    let style = state.styles.get(record);
    if (style === undefined) {
      style = newStyle(record, matchAll(state, record));
      state.styles.set(record, style);
      if (state.effects === null && !state.isByContainer) shareValues(state, record, style);
      // What animations show stands over what is declared.
      if (state.effects !== null) state.effects.apply(record, style);
    }
    return style;
  }
  const newStyle = (record, list) => ({
    record, rules: list, inline: inlineOf(record), values: new Map(), kin: null, rendered: 0, pending: 0, open: null, cycles: null, outer: null,
  });
  /// Elements that the same declarations match, below one parent or below parents that share their values, have the same
  /// computed values: the rows of a list are computed once. A parent's `kin` are styles of its children, a few kinds of them.
  function shareValues(state, record, style) {
    const { parent } = record;
    if (parent === null || parent.type !== 1 || (parent.flags & SHADOW_HOST) !== 0 || !isPlain(style)) return;
    const above = state.styles.get(parent);
    if (above === undefined) return;
    const kin = above.kin ??= [];
    for (let i = 0; i < kin.length; i++) {
      if (!saysTheSame(kin[i], style)) continue;
      style.values = kin[i].values;
      style.kin = kin[i].kin ??= [];
      return;
    }
    if (kin.length < mostKin) kin.push(style);
  }
  const mostKin = 8;
  /// Whether nothing that is declared depends on the element alone (css/shared/declarations).
  function isPlain({ rules, inline }) {
    for (let i = 0; i < rules.length; i++) if (!rules[i].block.isPlain) return false;
    return inline === null || inline.isPlain;
  }
  function saysTheSame(a, b) {
    if (a.inline !== b.inline || a.rules.length !== b.rules.length) return false;
    for (let i = 0; i < a.rules.length; i++) {
      const one = a.rules[i];
      const other = b.rules[i];
      if (one.block !== other.block || one.origin !== other.origin || one.depth !== other.depth || one.layer !== other.layer) return false;
    }
    return true;
  }
  /// The same without what animations show, of the elements above it either: the after-change style of CSS Transitions 1.
  function freshStyle(record) {
    const state = stateOf(record.doc);
    const own = styleOf(record);
    if (state.effects === null) return own;
    const chain = [];
    for (let p = record; p !== null && p !== undefined && p.type === 1 && !state.fresh.has(p); p = slots.parentOf(p)) chain.push(p);
    for (let i = chain.length - 1; i >= 0; i--) {
      const style = newStyle(chain[i], styleOf(chain[i]).rules);
      const parent = slots.parentOf(chain[i]);
      style.outer = (parent === null || parent === undefined ? null : state.fresh.get(parent)) ?? null;
      state.fresh.set(chain[i], style);
    }
    return state.fresh.get(record);
  }
  function inlineOf(record) {
    const text = attribute(record, 'style');
    if (text === null || text === '') return null;
    note(record.doc, text);
    const slot = record.more === null ? null : record.more.style;
    if (slot !== null && slot.block !== null && slot.text === text) return slot.block;
    const { page } = record.doc.data;
    if (page !== null && page !== undefined && page.policy !== null && !page.policy.allowsStyle(record, text)) return null;
    return declarations.known(text, record.doc.data.quirks === 2);
  }
  /// One context for each tree and version: what is counted for one element serves the next.
  function contextFor(state, root, doc) {
    state.contexts ??= new Map();
    let ctx = state.contexts.get(root);
    if (ctx === undefined) {
      ctx = context(doc, null, root.type === 11 && root.more !== null ? root.more.host : null);
      ctx.root = root;
      state.contexts.set(root, ctx);
    }
    return ctx;
  }
  function matchAll(state, record) {
    const { doc } = record;
    const result = [];
    const root = rootFor(record);
    const index = userAgentIndex();
    collect(index, candidates(index, record, []), contextFor(state, doc, doc), record, UA, 0, result);
    const hint = hints.blockFor(record);
    if (hint !== null) result.push(found(hint, HINT, 0, unlayered, 0, 0));
    const scope = scopeOf(root);
    if (scope !== null) {
      const own = indexOf(doc, scope);
      collect(own, candidates(own, record, []), contextFor(state, root, doc), record, AUTHOR, 0, result);
    }
    if ((record.flags & SHADOW_HOST) !== 0) hostRules(state, record, result);
    if (record.parent !== null && (record.parent.flags & SHADOW_HOST) !== 0) slottedRules(state, record, result);
    if (root.type === 11 && attribute(record, 'part') !== null) partRules(state, record, root, result);
    return result.length > 1 ? sort(result) : result;
  }
  const rootFor = (record) => ((record.flags & (CONNECTED | IN_SHADOW)) === CONNECTED ? record.doc : rootOf(record));
  /// `:host` rules of an element's own shadow tree: an inner context, which outer rules win over.
  function hostRules(state, record, result) {
    const { shadow } = record.more;
    const scope = shadow === null ? null : scopeOf(shadow);
    if (scope === null) return;
    const index = indexOf(record.doc, scope);
    collect(index, index.host, contextFor(state, shadow, record.doc), record, AUTHOR, 1, result);
  }
  /// CSS Scoping 1, section 3.3: `::slotted()` of the trees that the element is slotted into.
  function slottedRules(state, record, result) {
    let depth = 1;
    for (let slot = slots.slotOf(record); slot !== null && depth < 64; slot = slots.slotOf(slot), depth++) {
      const root = rootOf(slot);
      const scope = scopeOf(root);
      if (scope === null) continue;
      const index = indexOf(record.doc, scope);
      if (index.slotted.length === 0) continue;
      const outer = contextFor(state, rootOf(record), record.doc);
      const inner = contextFor(state, root, record.doc);
      for (let i = 0; i < index.slotted.length; i++) {
        const { entry, order } = index.slotted[i];
        const { complex, rule } = entry;
        if (!matchesCompound(outer, record, complex.element.list[0].compounds[0])) continue;
        if (!matchesSlot(inner, slot, complex) || isQueriedOut(record, entry, false)) continue;
        result.push(found(blockOf(rule), AUTHOR, depth, layerNumber(index, entry.layer), entry.specificity, order));
      }
    }
  }
  /// Whether what stands before a pseudo-element matches its element.
  function matchesSlot(ctx, record, complex) {
    complex.front ??= frontOf(complex);
    return complex.front === null || matchesComplex(ctx, record, complex.front);
  }
  function frontOf(complex) {
    const compounds = complex.compounds.slice(0, complex.elementAt + 1);
    const last = compounds[compounds.length - 1];
    const at = last.simples.indexOf(complex.element);
    compounds[compounds.length - 1] = { ...last, simples: last.simples.slice(0, at) };
    if (compounds.length === 1 && compounds[0].tag === null && at === 0) return null;
    return { ...complex, compounds, element: null, elementAt: -1 };
  }
  /// Whether what stands behind `::part()` matches the part.
  function matchesBack(ctx, record, complex) {
    if (complex.back === null) {
      const last = complex.compounds[complex.elementAt];
      complex.back = { ...last, tag: null, ns: undefined, simples: last.simples.slice(last.simples.indexOf(complex.element) + 1) };
    }
    return matchesCompound(ctx, record, complex.back);
  }
  /// CSS Shadow Parts 1: `::part()` rules of the tree that the host is in.
  function partRules(state, record, root, result) {
    const { host } = root.more;
    if (host === null) return;
    const outerRoot = rootFor(host);
    const scope = scopeOf(outerRoot);
    if (scope === null) return;
    const index = indexOf(record.doc, scope);
    const parts = attribute(record, 'part').split(/[ \t\r\n\f]+/);
    for (let i = 0; i < index.parts.length; i++) {
      const { entry, order } = index.parts[i];
      const { complex, rule } = entry;
      const names = complex.element.list0;
      if (names.some((name) => !parts.includes(name))) continue;
      const ctx = contextFor(state, outerRoot, record.doc);
      if (!matchesSlot(ctx, host, complex) || !matchesBack(ctx, record, complex) || isQueriedOut(record, entry, false)) continue;
      result.push(found(blockOf(rule), AUTHOR, -1, layerNumber(index, entry.layer), entry.specificity, order));
    }
  }
  /// The rules of a pseudo-element (`before`, `after`, ...) of an element, in order.
  function pseudoRules(record, name) {
    const state = stateOf(record.doc);
    const result = [];
    const root = rootFor(record);
    const scope = scopeOf(root);
    if (scope === null) return result;
    const index = indexOf(record.doc, scope);
    const target = index.elements.get(name);
    if (target === undefined) return result;
    const items = candidates(target, record, []);
    const ctx = contextFor(state, root, record.doc);
    for (let i = 0; i < items.length; i++) {
      const { entry, order } = items[i];
      const hops = hopsTo(ctx, record, items[i], matchesSlot);
      if (hops < 0 || isQueriedOut(record, entry, true)) continue;
      result.push(found(blockOf(entry.rule), AUTHOR, 0, layerNumber(index, entry.layer), entry.specificity, order, hops));
    }
    return sort(result);
  }

  /// The style of a pseudo-element: it inherits from its element.
  function pseudoStyle(record, name) {
    const outer = styleOf(record);
    return { record, rules: pseudoRules(record, name), inline: null, values: new Map(), rendered: 0, pending: 0, open: null, cycles: null, outer };
  }

  // MARK: The winning declaration

  /// Where `revert` and `revert-layer` go on looking: below an origin, or below a layer.
  function pick(block, names) {
    let best = null;
    for (let i = 0; i < names.length; i++) {
      const one = block.map.get(names[i]);
      if (one === undefined) continue;
      if (best === null || block.list.indexOf(one) > block.list.indexOf(best)) best = one;
    }
    return best;
  }
  /// The declaration of one of some names (a property, its logical twin, `all`) that wins, or null, with its
  /// place: `rules.length` is the style attribute. `below` is the place under which to look.
  function winner(style, names, below) {
    const { rules, inline } = style;
    const result = { declaration: null, at: -1 };
    // Important ones first: the user agent's, then inner trees, the style attribute, lower layers.
    let best = null;
    let bestAt = -1;
    for (let i = 0; i < rules.length; i++) {
      const one = pick(rules[i].block, names);
      if (one === null || !one.isImportant) continue;
      if (best === null || isStronger(rules[i], rules[bestAt])) {
        best = one;
        bestAt = i;
      }
    }
    if (inline !== null && (best === null || (rules[bestAt].origin !== UA && rules[bestAt].depth <= 0))) {
      const one = pick(inline, names);
      if (one !== null && one.isImportant) {
        best = one;
        bestAt = rules.length;
      }
    }
    if (best !== null && below > rules.length) {
      result.declaration = best;
      result.at = bestAt;
      return result;
    }
    if (inline !== null && below > rules.length) {
      const one = pick(inline, names);
      if (one !== null) {
        result.declaration = one;
        result.at = rules.length;
        return result;
      }
    }
    for (let i = (below < rules.length ? below : rules.length) - 1; i >= 0; i--) {
      const one = pick(rules[i].block, names);
      if (one === null || one.isImportant) continue;
      result.declaration = one;
      result.at = i;
      return result;
    }
    return result;
  }
  /// Whether an important declaration of `a` beats one of `b`, which stands before it in normal order.
  const isStronger = (a, b) => (a.origin !== b.origin ? a.origin < b.origin
    : a.depth !== b.depth ? a.depth > b.depth : a.layer !== b.layer ? a.layer < b.layer : true);
  /// The place under which `revert` and `revert-layer` look on.
  function belowOrigin(style, at) {
    const { rules } = style;
    const origin = at >= rules.length ? AUTHOR : rules[at].origin;
    if (origin === UA) return 0;
    let i = rules.length;
    while (i > 0 && rules[i - 1].origin !== UA) i--;
    return i;
  }
  function belowLayer(style, at) {
    const { rules } = style;
    if (at >= rules.length) return rules.length;
    let i = at;
    while (i > 0 && rules[i - 1].origin === rules[at].origin && rules[i - 1].layer === rules[at].layer) i--;
    return i;
  }

  return {
    __proto__: null, stateOf, resize, scopeOf, scopeFor, activeSheets, sheetsChanged, styleOf, freshStyle, indexOf, counts, isQuirky, pseudoStyle, newSheet, winner, belowOrigin,
    belowLayer, rootFor, note, mayMove,
  };
});
