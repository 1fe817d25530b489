// CSSOM, section 6: style sheets of documents and shadow roots.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { ArrayPrototypePush, ReflectDefineProperty, ReflectDeleteProperty, ReflectSet } = primordials;
  const { Proxy, TypeError, Promise } = intrinsics;
  const idl = use('core/webidl');
  const { brand, stamp, stateOrNull, wrap } = use('dom/slot');
  const { domError } = use('dom/errors');
  const exotic = use('dom/exotic');
  const tree = shared('dom/shared/tree');
  const cascade = shared('css/shared/cascade');
  const rules = shared('css/shared/style-rules');
  const media = shared('css/shared/media');
  const { slotFor } = shared('css/shared/style-slot');

  // MARK: States

  /// The trees that a sheet counts in, told to look again.
  function changed(sheet) {
    if (sheet.owner !== null) cascade.sheetsChanged(sheet.doc, cascade.scopeFor(tree.rootOf(sheet.owner)));
    for (let i = 0; i < sheet.adopters.length; i++) cascade.sheetsChanged(sheet.doc, sheet.adopters[i]);
    if (sheet.ownerRule !== null) changed(sheet.ownerRule.sheet);
  }
  const parsed = (sheet) => sheet.data ??= rules.parseSheet(sheet.text, cascade.isQuirky(sheet));
  /// The rules of a sheet, which the page may now change: they are no longer shared with other pages.
  function ownRules(sheet) {
    parsed(sheet);
    if (!sheet.isOwned) {
      sheet.data = rules.copySheet(sheet.data);
      sheet.isOwned = true;
      changed(sheet);
    }
    return sheet.data.rules;
  }
  function rulesChanged(sheet) {
    sheet.data.entries = null;
    changed(sheet);
  }

  // MARK: MediaList (section 4.4)

  const mediaList = (object) => brand(object, 'media');
  const queries = (state) => media.parseList(state.get());
  function setMedia(state, list) {
    let text = '';
    for (let i = 0; i < list.length; i++) text += (i > 0 ? ', ' : '') + list[i];
    state.set(text);
  }
  function texts(state) {
    const list = [];
    const known = queries(state);
    for (let i = 0; i < known.length; i++) ArrayPrototypePush(list, known[i].text);
    return list;
  }
  const MediaList = idl.interfaceFrom({
    name: 'MediaList',
    members: {
      get mediaText() { return media.mediaText(mediaList(this).get()); },
      set mediaText(value) { mediaList(this).set(media.mediaText(value === null ? '' : idl.DOMString(value))); },
      get length() { return queries(mediaList(this)).length; },
      item(index) {
        const state = mediaList(this);
        idl.arity(arguments.length, 1, "Failed to execute 'item' on 'MediaList'");
        return queries(state)[idl.unsignedLong(index)]?.text ?? null;
      },
      appendMedium(medium) {
        const state = mediaList(this);
        idl.arity(arguments.length, 1, "Failed to execute 'appendMedium' on 'MediaList'");
        const added = media.parseList(idl.DOMString(medium));
        if (added.length !== 1) return;
        const list = texts(state);
        for (let i = 0; i < list.length; i++) if (list[i] === added[0].text) return;
        ArrayPrototypePush(list, added[0].text);
        setMedia(state, list);
      },
      deleteMedium(medium) {
        const state = mediaList(this);
        idl.arity(arguments.length, 1, "Failed to execute 'deleteMedium' on 'MediaList'");
        const removed = media.parseList(idl.DOMString(medium));
        const list = texts(state);
        const rest = [];
        for (let i = 0; i < list.length; i++) if (removed.length !== 1 || list[i] !== removed[0].text) ArrayPrototypePush(rest, list[i]);
        if (rest.length === list.length) throw domError('NotFoundError', `Failed to execute 'deleteMedium' on 'MediaList': Failed to delete '${medium}'.`);
        setMedia(state, rest);
      },
      toString() { return media.mediaText(mediaList(this).get()); },
    },
  });
  const mediaTraits = exotic.handlerOf({ length: (state) => queries(state).length, item: (state, i) => queries(state)[i]?.text });
  const newMediaList = (get, set) => exotic.make(MediaList, { kind: 'media', get, set }, mediaTraits);

  // MARK: StyleSheet, CSSStyleSheet (sections 6.1 and 6.2)

  const sheetOfObject = (object) => brand(object, 'sheet');
  const objectOf = (sheet) => sheet.wrapper ??= stamp(CSSStyleSheet, sheet);
  const StyleSheet = idl.interfaceFrom({
    name: 'StyleSheet',
    members: {
      get type() {
        sheetOfObject(this);
        return 'text/css';
      },
      get href() { return sheetOfObject(this).href; },
      get ownerNode() { return wrap(sheetOfObject(this).owner); },
      get parentStyleSheet() {
        const { ownerRule } = sheetOfObject(this);
        return ownerRule === null ? null : objectOf(ownerRule.sheet);
      },
      get title() {
        const { title } = sheetOfObject(this);
        return title === '' ? null : title;
      },
      get media() {
        const sheet = sheetOfObject(this);
        return sheet.mediaList ??= newMediaList(() => sheet.media, (text) => {
          sheet.media = text;
          changed(sheet);
        });
      },
      set media(value) { this.media.mediaText = value; },
      get disabled() { return sheetOfObject(this).isDisabled; },
      set disabled(value) {
        const sheet = sheetOfObject(this);
        sheet.isDisabled = !!value;
        changed(sheet);
      },
    },
  });
  function readable(object, action) {
    const sheet = sheetOfObject(object);
    if (!sheet.isClean) throw domError('SecurityError', `Failed to ${action} on 'CSSStyleSheet': Cannot access rules`);
    return sheet;
  }
  function writable(object, method) {
    const sheet = readable(object, `execute '${method}'`);
    if (sheet.isReplacing) throw domError('NotAllowedError', `Failed to execute '${method}' on 'CSSStyleSheet': Can't modify rules while the sheet is being replaced.`);
    return sheet;
  }
  /// Puts new text in the place of a constructed sheet's rules.
  function replaceText(sheet, text) {
    cascade.note(sheet.doc, text);
    const data = rules.copySheet(rules.parseSheet(text));
    data.rules = data.rules.filter((rule) => rule.type !== 'import');
    if (sheet.data !== null && sheet.isOwned) detach(sheet.data.rules);
    sheet.text = text;
    sheet.data = data;
    sheet.isOwned = true;
    changed(sheet);
  }
  const detach = (list) => { for (let i = 0; i < list.length; i++) use('css/rules').detach(list[i]); };
  function checkConstructed(object, method) {
    const sheet = sheetOfObject(object);
    if (!sheet.isConstructed) throw domError('NotAllowedError', `Failed to execute '${method}' on 'CSSStyleSheet': Can't call ${method} on non-constructed CSSStyleSheets.`);
    if (sheet.isReplacing) throw domError('NotAllowedError', `Failed to execute '${method}' on 'CSSStyleSheet': Can't call ${method} while the sheet is being replaced.`);
    return sheet;
  }
  const listIn = (sheet) => ({ list: ownRules(sheet), sheet, namespaces: sheet.data.namespaces, parent: null, changed: () => rulesChanged(sheet) });
  const CSSStyleSheet = idl.interfaceFrom({
    name: 'CSSStyleSheet', parent: StyleSheet,
    construct: (list, target) => {
      const given = list[0] ?? {};
      const where = "Failed to construct 'CSSStyleSheet'";
      if (!idl.isObject(given)) throw idl.failure(where, 'The provided value is not of type \'CSSStyleSheetInit\'.');
      const text = given.media === undefined ? '' : idl.isObject(given.media) && stateOrNull(given.media)?.kind === 'media'
        ? given.media.mediaText : media.mediaText(idl.DOMString(given.media));
      const sheet = cascade.newSheet(use('dom/page-document').record(), '', { isConstructed: true, media: text, isDisabled: !!given.disabled });
      sheet.wrapper = stamp(target, sheet);
      return sheet.wrapper;
    },
    members: {
      get ownerRule() {
        const { ownerRule } = sheetOfObject(this);
        return ownerRule === null ? null : use('css/rules').objectOf(ownerRule);
      },
      get cssRules() {
        const sheet = readable(this, "read the 'cssRules' property");
        return sheet.ruleList ??= use('css/rules').ruleList(() => listIn(sheet));
      },
      get rules() {
        sheetOfObject(this);
        return this.cssRules;
      },
      insertRule(rule, index = 0) {
        const sheet = writable(this, 'insertRule');
        idl.arity(arguments.length, 1, "Failed to execute 'insertRule' on 'CSSStyleSheet'");
        return use('css/rules').insert(listIn(sheet), idl.DOMString(rule), idl.unsignedLong(index), "Failed to execute 'insertRule' on 'CSSStyleSheet'");
      },
      deleteRule(index) {
        const sheet = writable(this, 'deleteRule');
        idl.arity(arguments.length, 1, "Failed to execute 'deleteRule' on 'CSSStyleSheet'");
        use('css/rules').remove(listIn(sheet), idl.unsignedLong(index), "Failed to execute 'deleteRule' on 'CSSStyleSheet'");
      },
      addRule(selector = 'undefined', block = 'undefined', index = undefined) {
        const sheet = writable(this, 'addRule');
        const list = listIn(sheet);
        const at = index === undefined ? list.list.length : idl.unsignedLong(index);
        use('css/rules').insert(list, `${idl.DOMString(selector)} { ${idl.DOMString(block)} }`, at, "Failed to execute 'addRule' on 'CSSStyleSheet'");
        return -1;
      },
      removeRule(index = 0) {
        const sheet = writable(this, 'removeRule');
        use('css/rules').remove(listIn(sheet), idl.unsignedLong(index), "Failed to execute 'removeRule' on 'CSSStyleSheet'");
      },
      replace(text) {
        return idl.promise(() => {
          const sheet = checkConstructed(this, 'replace');
          idl.arity(arguments.length, 1, "Failed to execute 'replace' on 'CSSStyleSheet'");
          const given = idl.USVString(text);
          sheet.isReplacing = true;
          const object = this;
          return new Promise((resolve) => {
            use('core/tasks').post(() => {
              sheet.isReplacing = false;
              replaceText(sheet, given);
              resolve(object);
            });
          });
        });
      },
      replaceSync(text) {
        idl.arity(arguments.length, 1, "Failed to execute 'replaceSync' on 'CSSStyleSheet'");
        const sheet = checkConstructed(this, 'replaceSync');
        replaceText(sheet, idl.USVString(text));
      },
    },
  });

  // MARK: StyleSheetList (section 6.8)

  const sheetsOf = (root) => cascade.activeSheets(cascade.scopeFor(root), tree.precedes);
  const StyleSheetList = idl.interfaceFrom({
    name: 'StyleSheetList',
    members: {
      get length() { return sheetsOf(brand(this, 'sheets').root).length; },
      item(index) {
        const { root } = brand(this, 'sheets');
        idl.arity(arguments.length, 1, "Failed to execute 'item' on 'StyleSheetList'");
        const sheet = sheetsOf(root)[idl.unsignedLong(index)];
        return sheet === undefined ? null : objectOf(sheet);
      },
    },
  });
  exotic.addIterator(StyleSheetList.prototype);
  exotic.addIterator(MediaList.prototype);
  const listTraits = exotic.handlerOf({
    length: ({ root }) => sheetsOf(root).length,
    item({ root }, i) {
      const sheet = sheetsOf(root)[i];
      return sheet === undefined ? undefined : objectOf(sheet);
    },
  });
  function listOf(root) {
    const scope = cascade.scopeFor(root);
    return scope.list ??= exotic.make(StyleSheetList, { kind: 'sheets', root }, listTraits);
  }

  // MARK: adoptedStyleSheets (section 6.2.1): an array that looks at what is put into it

  function checkAdopted(root, value) {
    const sheet = idl.isObject(value) ? stateOrNull(value) : null;
    if (sheet === null || sheet.kind !== 'sheet') throw new TypeError("Failed to set an indexed property [0] on 'ObservableArray': Failed to convert value to 'CSSStyleSheet'.");
    if (!sheet.isConstructed) throw domError('NotAllowedError', "Failed to set the 'adoptedStyleSheets' property: Can't adopt non-constructed stylesheets.");
    if (sheet.doc !== root.doc) throw domError('NotAllowedError', "Failed to set the 'adoptedStyleSheets' property: Sharing constructed stylesheets in multiple documents is not allowed");
    return value;
  }
  /// Reads the array anew after it was changed.
  function adopt(root, target) {
    const scope = cascade.scopeFor(root);
    for (let i = 0; i < scope.adopted.length; i++) {
      const { adopters } = scope.adopted[i];
      adopters.splice(adopters.indexOf(scope, 0), 1);
    }
    scope.adopted.length = 0;
    for (let i = 0; i < target.length; i++) {
      const sheet = stateOrNull(target[i]);
      if (sheet === null) continue;
      scope.adopted.push(sheet);
      sheet.adopters.push(scope);
    }
    cascade.sheetsChanged(root.doc, scope);
  }
  const isIndex = (key) => typeof key === 'string' && `${key >>> 0}` === key;
  function adoptedOf(root) {
    const scope = cascade.scopeFor(root);
    return scope.adoptedList ??= new Proxy([], {
      __proto__: null,
      set(target, key, value, receiver) {
        if (isIndex(key)) {
          if ((key >>> 0) > target.length) throw new intrinsics.RangeError("Failed to set an indexed property on 'ObservableArray': The index is beyond the end.");
          target[key] = checkAdopted(root, value);
          adopt(root, target);
          return true;
        }
        if (key === 'length') {
          const length = idl.unsignedLong(value);
          if (length > target.length) return false;
          target.length = length;
          adopt(root, target);
          return true;
        }
        return ReflectSet(target, key, value, receiver);
      },
      defineProperty(target, key, descriptor) {
        if (isIndex(key)) {
          if (!('value' in descriptor)) return false;
          target[key] = checkAdopted(root, descriptor.value);
          adopt(root, target);
          return true;
        }
        if (key === 'length') {
          if (!('value' in descriptor)) return true;
          target.length = descriptor.value;
          adopt(root, target);
          return true;
        }
        return ReflectDefineProperty(target, key, descriptor);
      },
      deleteProperty(target, key) {
        if (!isIndex(key)) return ReflectDeleteProperty(target, key);
        if ((key >>> 0) >= target.length) return true;
        if ((key >>> 0) !== target.length - 1) return false;
        target.length--;
        adopt(root, target);
        return true;
      },
      preventExtensions: () => false,
    });
  }
  function setAdopted(root, value) {
    const list = idl.sequence((one) => checkAdopted(root, one))(value, "Failed to set the 'adoptedStyleSheets' property on 'Document'");
    const array = adoptedOf(root);
    array.length = 0;
    for (let i = 0; i < list.length; i++) array[i] = list[i];
  }

  // MARK: Sheets of elements (section 6.3)

  /// "Add a CSS style sheet", for the sets that titles make: the first title that is no alternative's is preferred, and
  /// sheets of other titles are there and disabled. As in browsers, an alternative without a title does not count either.
  function isOfOtherSet(scope, title, isAlternate) {
    if (title === '') return isAlternate;
    if (!isAlternate && scope.preferred === '') scope.preferred = title;
    return title !== scope.preferred;
  }
  /// Gives an element a sheet with a text, or another text; it counts as long as the element is in a tree.
  /// `options.whenLoaded` is called once its imports have come, or not.
  function setSheet(record, text, options) {
    const url = options?.url ?? null;
    const base = options?.base ?? url;
    const isClean = options?.isClean ?? true;
    removeSheet(record);
    const slot = slotFor(record);
    const title = (record.flags & tree.IN_SHADOW) === 0 ? tree.getAttribute(record, 'title') ?? '' : '';
    const scope = cascade.scopeFor(tree.rootOf(record));
    slot.sheet = cascade.newSheet(record.doc, text, {
      owner: record, href: url, isClean, base, media: tree.getAttribute(record, 'media') ?? '', title,
      isDisabled: isOfOtherSet(scope, title, options?.isAlternate === true) && options?.isEnabled !== true,
    });
    scope.owners.push(record);
    slot.scoped = scope;
    cascade.sheetsChanged(record.doc, scope);
    const whenLoaded = options?.whenLoaded ?? null;
    if (record.doc.data.window && primordials.StringPrototypeIncludes(text, '@import')) use('css/imports').load(record, slot.sheet, whenLoaded);
    else whenLoaded?.(true);
    return slot.sheet;
  }
  /// Takes an element's sheet away.
  function removeSheet(record) {
    const slot = record.more === null ? null : record.more.style;
    if (slot === null || slot.sheet === null) return;
    const { scoped } = slot;
    slot.sheet.owner = null;
    slot.sheet = null;
    const at = scoped.owners.indexOf(record);
    if (at >= 0) scoped.owners.splice(at, 1);
    cascade.sheetsChanged(record.doc, scoped);
  }
  const stateOfOwner = (record) => (record.more === null || record.more.style === null ? null : record.more.style.sheet);
  /// `media` or `title` of an element that has a sheet were changed.
  function ownerChanged(record) {
    const sheet = stateOfOwner(record);
    if (sheet === null) return;
    sheet.media = tree.getAttribute(record, 'media') ?? '';
    changed(sheet);
  }
  /// The page's object of an element's sheet, or null.
  function sheetOf(record) {
    const sheet = stateOfOwner(record);
    return sheet === null ? null : objectOf(sheet);
  }
  const isDisabled = (record) => stateOfOwner(record)?.isDisabled === true;
  function setDisabled(record, value) {
    const sheet = stateOfOwner(record);
    if (sheet === null) return;
    sheet.isDisabled = value;
    changed(sheet);
  }
  /// The addresses of a sheet's `@import` rules, each with a function that takes what was loaded.
  function importsOf(record) {
    const sheet = stateOfOwner(record);
    const list = [];
    if (sheet === null) return list;
    const found = ownImports(sheet);
    for (let i = 0; i < found.length; i++) ArrayPrototypePush(list, found[i]);
    return list;
  }
  function ownImports(sheet) {
    const list = [];
    parsed(sheet);
    if (!sheet.data.rules.some((rule) => rule.type === 'import')) return list;
    const own = ownRules(sheet);
    for (let i = 0; i < own.length; i++) {
      if (own[i].type !== 'import') continue;
      const rule = own[i];
      if (rule.condition.supports !== null && !media.importSupports(rule.condition.supports)) continue;
      ArrayPrototypePush(list, {
        href: rule.condition.href,
        /// Takes the text of the imported sheet; gives its own imports.
        set(text, url, isClean = true) {
          rule.sheet = sheet;
          rule.imported = cascade.newSheet(sheet.doc, text, { ownerRule: rule, href: url, base: url, isClean, media: rule.condition.media });
          parsed(rule.imported);
          rulesChanged(sheet);
          return ownImports(rule.imported);
        },
      });
    }
    return list;
  }

  return {
    StyleSheet, CSSStyleSheet, StyleSheetList, MediaList, listOf, adoptedOf, setAdopted, setSheet, removeSheet, ownerChanged, sheetOf,
    isDisabled, setDisabled, importsOf, newMediaList, objectOf, rulesChanged, changed, hasSheet: (record) => stateOfOwner(record) !== null,
    isSheetOf: (record, sheet) => stateOfOwner(record) === sheet,
  };
});
