// CSSOM, section 6.4: rules as a page sees them. Their data is that of shared/style-rules.js, copied for
// this page when it first looked at the rules of a sheet.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const idl = use('core/webidl');
  const { brand, stamp } = use('dom/slot');
  const { domError } = use('dom/errors');
  const exotic = use('dom/exotic');
  const data = shared('css/shared/style-rules');
  const texts = shared('css/shared/rule-texts');
  const declarations = shared('css/shared/declarations');
  const selectors = shared('css/shared/selectors');
  const sheets = use('css/sheets');
  const { make } = use('css/style-declaration');

  // MARK: States. A rule's page side is an object at `rule.page`: its wrapper, list of rules, style.

  const pageOf = (rule) => rule.page ??= { kind: 'rule', rule, wrapper: null, list: null, style: null, media: null, sheet: null, parent: null };
  /// The page's object of a rule in a place `{ sheet, parent }`.
  function objectIn(rule, place) {
    const page = pageOf(rule);
    page.sheet = place.sheet;
    page.parent = place.parent;
    if (page.wrapper !== null) return page.wrapper;
    page.wrapper = rule.type === 'keyframes' ? exotic.make(interfaces.CSSKeyframesRule, page, frameTraits) : stamp(interfaceOf(rule), page);
    return page.wrapper;
  }
  const objectOf = (rule) => pageOf(rule).wrapper;
  /// A rule that was taken out of its sheet.
  function detach(rule) {
    if (rule.page === undefined || rule.page === null) return;
    rule.page.sheet = null;
    rule.page.parent = null;
  }
  const ruleOf = (object) => brand(object, 'rule');
  function typed(object, type) {
    const page = ruleOf(object);
    if (page.rule.type !== type) throw new intrinsics.TypeError('Illegal invocation');
    return page;
  }
  const changed = (page) => { if (page.sheet !== null) sheets.rulesChanged(page.sheet); };
  /// The rules in a rule, as a place where rules stand.
  function inner(page) {
    data.ownContents(page.rule);
    const { rule } = page;
    return {
      list: rule.rules ?? [], sheet: page.sheet, parent: page, namespaces: rule.namespaces, changed: () => changed(page),
    };
  }
  /// What rules there are nested in: a style rule, a scope ('scope') or nothing.
  const isNestedIn = (place) => {
    for (let page = place.parent; page !== null; page = page.parent) {
      if (page.rule.type === 'style') return true;
      if (page.rule.type === 'scope') return 'scope';
    }
    return false;
  };

  // MARK: CSSRuleList

  const CSSRuleList = idl.interfaceFrom({
    name: 'CSSRuleList',
    members: {
      get length() { return brand(this, 'rules').place().list.length; },
      item(index) {
        const state = brand(this, 'rules');
        idl.arity(arguments.length, 1, "Failed to execute 'item' on 'CSSRuleList'");
        return itemOf(state, idl.unsignedLong(index)) ?? null;
      },
    },
  });
  exotic.addIterator(CSSRuleList.prototype);
  function itemOf(state, i) {
    const place = state.place();
    return i < place.list.length ? objectIn(place.list[i], place) : undefined;
  }
  const traits = exotic.handlerOf({ length: (state) => state.place().list.length, item: itemOf });
  const ruleList = (place) => exotic.make(CSSRuleList, { kind: 'rules', place }, traits);

  /// Section 6.4.1, "insert a CSS rule".
  function insert(place, text, index, where) {
    const { list } = place;
    if (index > list.length) throw domError('IndexSizeError', `${where}: The index provided (${index}) is larger than the maximum index (${list.length}).`);
    const isNested = isNestedIn(place);
    const depth = place.parent === null ? 0 : place.parent.rule.depth + 1;
    if (place.parent !== null && isStatement(text)) throw domError('HierarchyRequestError', `${where}: Failed to insert the rule.`);
    const isQuirky = place.sheet !== null && shared('css/shared/cascade').isQuirky(place.sheet);
    let rule = data.parseRule(text, place.namespaces, depth, isNested, isQuirky);
    if (rule === null && isNested) rule = nestedDeclarations(text, isQuirky);
    if (rule === null) throw domError('SyntaxError', `${where}: Failed to parse the rule '${text}'.`);
    if (rule.type === 'import' && place.sheet !== null && place.sheet.isConstructed) {
      throw domError('SyntaxError', `${where}: Can't insert @import rules into a constructed stylesheet.`);
    }
    if (place.parent === null) checkOrder(list, rule, index, where);
    list.splice(index, 0, rule);
    if (place.sheet !== null) shared('css/shared/cascade').note(place.sheet.doc, text);
    place.changed();
    return index;
  }
  const statement = /^[ \t\r\n\f]*@(?:import|namespace)[ \t\r\n\f"']/i;
  const isStatement = (text) => primordials.RegExpPrototypeExec(statement, text) !== null;
  function nestedDeclarations(text, isQuirky) {
    const block = declarations.parse(text, isQuirky);
    if (block.list.length === 0) return null;
    const rule = data.newRule('nested', '', '', '');
    rule.isQuirky = isQuirky;
    rule.block = block;
    return rule;
  }
  /// `@import` stands before all others, `@namespace` before all but those.
  function checkOrder(list, rule, index, where) {
    const rank = (r) => (r.type === 'import' ? 0 : r.type === 'namespace' ? 1 : r.type === 'layer-statement' ? -1 : 2);
    const own = rank(rule);
    const bad = () => domError('HierarchyRequestError', `${where}: Failed to insert the rule.`);
    for (let i = 0; i < list.length; i++) {
      const other = rank(list[i]);
      if (other < 0 || own < 0) continue;
      if (i < index ? other > own : other < own) throw bad();
    }
    if (own === 1) for (let i = 0; i < list.length; i++) if (rank(list[i]) === 2) throw domError('InvalidStateError', `${where}: Failed to insert the rule.`);
  }
  function remove(place, index, where) {
    const { list } = place;
    if (index >= list.length) throw domError('IndexSizeError', `${where}: The index provided (${index}) is larger than the maximum index (${list.length - 1}).`);
    if (list[index].type === 'namespace' && list.some((rule) => rule.type !== 'import' && rule.type !== 'namespace')) {
      throw domError('InvalidStateError', `${where}: Failed to delete rule`);
    }
    detach(list[index]);
    list.splice(index, 1);
    place.changed();
  }

  // MARK: CSSRule

  const types = {
    __proto__: null, style: 1, import: 3, media: 4, 'font-face': 5, page: 6, keyframes: 7, keyframe: 8, namespace: 10, 'counter-style': 11,
    supports: 12, 'font-feature-values': 14,
  };
  const CSSRule = idl.interfaceFrom({
    name: 'CSSRule',
    constants: {
      STYLE_RULE: 1, CHARSET_RULE: 2, IMPORT_RULE: 3, MEDIA_RULE: 4, FONT_FACE_RULE: 5, PAGE_RULE: 6, KEYFRAMES_RULE: 7, KEYFRAME_RULE: 8,
      MARGIN_RULE: 9, NAMESPACE_RULE: 10, COUNTER_STYLE_RULE: 11, SUPPORTS_RULE: 12, FONT_FEATURE_VALUES_RULE: 14,
    },
    members: {
      get type() { return types[ruleOf(this).rule.type] ?? 0; },
      get cssText() { return texts.ruleText(ruleOf(this).rule); },
      set cssText(value) { ruleOf(this); },
      get parentRule() {
        const { parent } = ruleOf(this);
        return parent === null ? null : parent.wrapper;
      },
      get parentStyleSheet() {
        const { sheet } = ruleOf(this);
        return sheet === null ? null : sheets.objectOf(sheet);
      },
    },
  });
  const rulesIn = (page) => page.list ??= ruleList(() => inner(page));
  const grouping = (name) => ({
    get cssRules() { return rulesIn(ruleOf(this)); },
    insertRule(rule, index = 0) {
      const page = ruleOf(this);
      idl.arity(arguments.length, 1, `Failed to execute 'insertRule' on '${name}'`);
      return insert(inner(page), idl.DOMString(rule), idl.unsignedLong(index), `Failed to execute 'insertRule' on '${name}'`);
    },
    deleteRule(index) {
      const page = ruleOf(this);
      idl.arity(arguments.length, 1, `Failed to execute 'deleteRule' on '${name}'`);
      remove(inner(page), idl.unsignedLong(index), `Failed to execute 'deleteRule' on '${name}'`);
    },
  });
  const interfaces = { __proto__: null, CSSRule, CSSRuleList };
  idl.lazily(interfaces, 'CSSGroupingRule', () => idl.interfaceFrom({ name: 'CSSGroupingRule', parent: CSSRule, members: grouping('CSSGroupingRule') }));
  idl.lazily(interfaces, 'CSSConditionRule', () => idl.interfaceFrom({
    name: 'CSSConditionRule', parent: interfaces.CSSGroupingRule,
    members: { get conditionText() { return texts.conditionText(ruleOf(this).rule); } },
  }));

  // MARK: Kinds of rules

  /// The block of a rule as a style object: the same one every time.
  function styleOf(page) {
    return page.style ??= make({
      block: () => {
        data.ownContents(page.rule);
        return page.rule.block;
      },
      changed: () => changed(page),
      replace: (state, block) => {
        data.ownContents(page.rule);
        page.rule.block = block;
        changed(page);
      },
      parentRule: () => page.wrapper,
      descriptor: (state, name) => data.ownContents(page.rule).block.map.get(name)?.value ?? '',
      page,
    });
  }
  const withStyle = (type) => ({
    get style() { return styleOf(typed(this, type)); },
    set style(value) { this.style.cssText = value; },
  });
  const merge = idl.mix;
  /// The interface of each type of rules, made when something first asks for it: a sheet has one or two of them.
  const names = { __proto__: null };
  function define(type, name, parent, members) {
    names[type] = name;
    idl.lazily(interfaces, name, () => idl.interfaceFrom({ name, parent: interfaces[parent], members: members() }));
  }

  define('style', 'CSSStyleRule', 'CSSRule', () => merge(merge(grouping('CSSStyleRule'), withStyle('style')), {
    get selectorText() { return selectors.text(typed(this, 'style').rule.selector); },
    set selectorText(value) {
      const page = typed(this, 'style');
      const { rule } = page;
      const made = data.styleRule(idl.DOMString(value), '', rule.namespaces, rule.depth, rule.isNested);
      if (made === null) return;
      rule.selector = made.selector;
      rule.prelude = made.prelude;
      changed(page);
    },
  }));
  const mediaOf = (page, get, set) => page.media ??= sheets.newMediaList(get, (text) => {
    set(text);
    changed(page);
  });
  define('media', 'CSSMediaRule', 'CSSConditionRule', () => ({
    get media() {
      const page = typed(this, 'media');
      return mediaOf(page, () => page.rule.prelude, (text) => { page.rule.prelude = text; });
    },
    set media(value) { this.media.mediaText = value; },
    get matches() {
      const { rule, sheet } = typed(this, 'media');
      return sheet !== null && shared('css/shared/media').matches(rule.prelude, shared('css/shared/cascade').stateOf(sheet.doc).env);
    },
  }));
  define('supports', 'CSSSupportsRule', 'CSSConditionRule', () => ({
    get matches() { return shared('css/shared/media').supports(typed(this, 'supports').rule.prelude) === true; },
  }));
  define('container', 'CSSContainerRule', 'CSSConditionRule', () => ({
    get containerName() { return texts.containerParts(typed(this, 'container').rule).name; },
    get containerQuery() { return texts.containerParts(typed(this, 'container').rule).query; },
  }));
  define('layer', 'CSSLayerBlockRule', 'CSSGroupingRule', () => ({
    get name() { return typed(this, 'layer').rule.prelude; },
  }));
  define('layer-statement', 'CSSLayerStatementRule', 'CSSRule', () => ({
    get nameList() {
      const { rule } = typed(this, 'layer-statement');
      const names = primordials.StringPrototypeSplit(rule.prelude, ', ');
      const list = [];
      for (let i = 0; i < names.length; i++) primordials.ArrayPrototypePush(list, names[i]);
      return primordials.ObjectFreeze(list);
    },
  }));
  define('scope', 'CSSScopeRule', 'CSSGroupingRule', () => ({
    get start() { return texts.scopeParts(typed(this, 'scope').rule).start; },
    get end() { return texts.scopeParts(typed(this, 'scope').rule).end; },
  }));
  define('starting-style', 'CSSStartingStyleRule', 'CSSGroupingRule', () => ({}));
  define('import', 'CSSImportRule', 'CSSRule', () => ({
    get href() { return typed(this, 'import').rule.condition.href; },
    get media() {
      const page = typed(this, 'import');
      const { condition } = page.rule;
      return mediaOf(page, () => condition.media, (text) => { condition.media = text; });
    },
    set media(value) { this.media.mediaText = value; },
    get styleSheet() {
      const { imported } = typed(this, 'import').rule;
      return imported === null ? null : sheets.objectOf(imported);
    },
    get layerName() { return typed(this, 'import').rule.condition.layer; },
    get supportsText() { return typed(this, 'import').rule.condition.supports; },
  }));
  define('namespace', 'CSSNamespaceRule', 'CSSRule', () => ({
    get namespaceURI() { return typed(this, 'namespace').rule.condition.uri; },
    get prefix() { return typed(this, 'namespace').rule.condition.prefix; },
  }));
  define('font-face', 'CSSFontFaceRule', 'CSSRule', () => withStyle('font-face'));
  define('page', 'CSSPageRule', 'CSSGroupingRule', () => merge(withStyle('page'), {
    get selectorText() { return typed(this, 'page').rule.prelude; },
    set selectorText(value) { typed(this, 'page').rule.prelude = idl.DOMString(value); },
  }));
  define('keyframe', 'CSSKeyframeRule', 'CSSRule', () => merge(withStyle('keyframe'), {
    get keyText() { return typed(this, 'keyframe').rule.prelude; },
    set keyText(value) {
      const page = typed(this, 'keyframe');
      const key = data.keyText(idl.DOMString(value));
      if (key === null) throw domError('SyntaxError', `Failed to set the 'keyText' property on 'CSSKeyframeRule': The key '${value}' is invalid and cannot be parsed`);
      page.rule.prelude = key;
    },
  }));
  const findFrame = (page, text) => {
    const key = data.keyText(idl.DOMString(text));
    const { list } = inner(page);
    for (let i = list.length - 1; i >= 0; i--) if (list[i].prelude === key) return i;
    return -1;
  };
  const frameMembers = {
    get name() { return data.keyframesName(typed(this, 'keyframes').rule) ?? ''; },
    set name(value) {
      const page = typed(this, 'keyframes');
      page.rule.prelude = shared('css/shared/scanner').identifier(idl.DOMString(value));
    },
    get cssRules() { return rulesIn(typed(this, 'keyframes')); },
    get length() { return inner(typed(this, 'keyframes')).list.length; },
    appendRule(rule) {
      const page = typed(this, 'keyframes');
      idl.arity(arguments.length, 1, "Failed to execute 'appendRule' on 'CSSKeyframesRule'");
      const made = texts.keyframeOf(idl.DOMString(rule));
      if (made === null) return;
      inner(page).list.push(made);
      changed(page);
    },
    deleteRule(select) {
      const page = typed(this, 'keyframes');
      idl.arity(arguments.length, 1, "Failed to execute 'deleteRule' on 'CSSKeyframesRule'");
      const at = findFrame(page, select);
      if (at >= 0) remove(inner(page), at, '');
    },
    findRule(select) {
      const page = typed(this, 'keyframes');
      idl.arity(arguments.length, 1, "Failed to execute 'findRule' on 'CSSKeyframesRule'");
      const at = findFrame(page, select);
      return at < 0 ? null : objectIn(inner(page).list[at], inner(page));
    },
  };
  exotic.addIterator(frameMembers);
  const frameTraits = exotic.handlerOf({
    length: (page) => inner(page).list.length,
    item(page, i) {
      const place = inner(page);
      return i < place.list.length ? objectIn(place.list[i], place) : undefined;
    },
  });
  define('keyframes', 'CSSKeyframesRule', 'CSSRule', () => frameMembers);
  define('property', 'CSSPropertyRule', 'CSSRule', () => ({
    get name() { return typed(this, 'property').rule.prelude; },
    get syntax() { return texts.descriptor(typed(this, 'property').rule, 'syntax', true); },
    get inherits() { return texts.descriptor(typed(this, 'property').rule, 'inherits', false) === 'true'; },
    get initialValue() { return texts.descriptor(typed(this, 'property').rule, 'initial-value', false); },
  }));
  define('counter-style', 'CSSCounterStyleRule', 'CSSRule', () => ({
    get name() { return typed(this, 'counter-style').rule.prelude; },
    set name(value) { typed(this, 'counter-style').rule.prelude = idl.DOMString(value); },
    get system() { return texts.descriptor(typed(this, 'counter-style').rule, 'system', false); },
    get symbols() { return texts.descriptor(typed(this, 'counter-style').rule, 'symbols', false); },
    get suffix() { return texts.descriptor(typed(this, 'counter-style').rule, 'suffix', false); },
    get prefix() { return texts.descriptor(typed(this, 'counter-style').rule, 'prefix', false); },
  }));
  define('nested', 'CSSNestedDeclarations', 'CSSRule', () => withStyle('nested'));
  const interfaceOf = (rule) => names[rule.type] === undefined ? CSSRule : interfaces[names[rule.type]];

  interfaces.ruleList = ruleList;
  interfaces.insert = insert;
  interfaces.remove = remove;
  interfaces.objectOf = objectOf;
  interfaces.detach = detach;
  return interfaces;
});
