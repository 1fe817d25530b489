// What elements of a live document do when the tree or their attributes change: `hooks` is what the tree
// calls; scripts say with `define` what happens for an element's name.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { getAttribute, hasAttribute, moreOf, setAttribute } = shared('dom/shared/tree');
  const { nonceOf } = shared('html/shared/attributes');
  const CONNECTED = 1;
  const STEPS = 4;
  const table = {
    __proto__: null,
    meta: [{
      __proto__: null,
      inserted(r) {
        if (hasAttribute(r, 'http-equiv')) use('html/pragmas').inserted(r);
        // Few pages say "referrer", and most have other names.
        else if (getAttribute(r, 'name')?.length === 8) use('html/referrer-policy').inserted(r);
      },
    }],
  };
  /// Names whose own script defines steps, read when the first such element is met.
  const scripts = {
    __proto__: null, details: 'html/details', style: 'css/style-element', dialog: 'html/element-steps', slot: 'html/slot-changes', fieldset: 'html/element-steps',
    form: 'html/element-steps', input: 'html/element-steps', button: 'html/element-steps', select: 'html/element-steps',
    textarea: 'html/element-steps', script: 'html/scripting',
    link: 'html/resources', img: 'html/resources', source: 'html/resources', video: 'html/media-loading', audio: 'html/media-loading', iframe: 'html/iframe',
    frame: 'html/iframe', embed: 'html/embedded', object: 'html/embedded',
  };
  function define(local, steps) {
    const list = entriesOf(local);
    primordials.ArrayPrototypePush(list, steps);
  }
  const entriesOf = (local) => table[local] ??= [];
  function stepsFor(local) {
    const script = scripts[local];
    if (script !== undefined) {
      for (const name in scripts) if (scripts[name] === script) scripts[name] = undefined;
      use(script);
    }
    return table[local];
  }
  /// Calls one kind of steps of an element's name.
  function run(r, kind, first, second, third) {
    const list = stepsFor(r.name);
    if (list === undefined) return;
    for (let i = 0; i < list.length; i++) {
      const step = list[i][kind];
      if (step !== undefined) step(r, first, second, third);
    }
  }
  /// Whether a response has said a policy, so that nonces are kept from styles and scripts that look for them.
  let hidesNonces = false;
  /// Section 3.2.6.2: the attribute is emptied as its element comes into the document, which keeps the value.
  function hideNonce(r) {
    if ((getAttribute(r, 'nonce') ?? '') === '') return;
    const nonce = nonceOf(r);
    setAttribute(r, 'nonce', '');
    (moreOf(r).extra ??= { __proto__: null }).nonce = nonce;
  }
  let custom = null;
  const extraOf = (r) => (r.more === null ? null : r.more.extra);
  const isHTML = (r) => (r.flags & 2) !== 0;
  /// The custom elements' part, once something was defined.
  const customHooks = () => {
    if (custom === null && platform.isLoaded('html/custom-elements')) custom = use('html/custom-elements').hooks;
    return custom;
  };
  const hooks = {
    __proto__: null,
    inserted(r) {
      if (isHTML(r)) {
        run(r, 'inserted');
        customHooks()?.inserted(r);
      }
      if (hidesNonces && r.type === 1 && r.attrs !== null) hideNonce(r);
    },
    removed(r, oldParent) {
      run(r, 'removed', oldParent);
      if (extraOf(r)?.popover !== undefined) use('html/popover').dropped(r);
      customHooks()?.removed(r, oldParent === null || (oldParent.flags & CONNECTED) !== 0);
    },
    /// `moveBefore`: neither removed nor inserted.
    moved(r, oldParent) {
      run(r, 'moved', oldParent);
      customHooks()?.moved(r);
    },
    attributeChanged(r, attribute, old, now) {
      if (attribute.ns === null) {
        run(r, 'attributeChanged', attribute, old, now);
        const extra = extraOf(r);
        if (extra !== null) {
          if (attribute.local === 'nonce' && extra.nonce !== undefined) extra.nonce = now ?? '';
          if (attribute.local === 'popover' && extra.popover !== undefined) use('html/popover').kindChanged(r);
          if (extra.references !== undefined) use('html/references').changed(r, attribute.local);
        }
      }
      customHooks()?.attributeChanged(r, attribute, old, now);
    },
    childrenChanged(r, isRemoval) { run(r, 'childrenChanged', isRemoval); },
    postConnected(r) { run(r, 'postConnected'); },
    adopted(r, oldDocument) {
      run(r, 'adopted', oldDocument);
      customHooks()?.adopted(r, oldDocument);
    },
    cloned(from, to) {
      if ((from.flags & STEPS) !== 0) run(from, 'cloned', to);
      if (from.more !== null && from.more.custom !== null) use('html/custom-elements').hooks.cloned(from, to);
    },
    unfocused(r) { use('html/focus').removed(r); },
    attributeChangedBesideFocus(doc) { use('html/focus').fixUpSoon(doc); },
    slottable(host, r, isIn) { use('html/slot-changes').hostChanged(host, isIn ? r : null); },
    slotAttribute(r) { use('html/slot-changes').hostChanged(r.parent); },
  };
  const nothing = () => {};
  /// The same of a document without a window: custom elements alone go on.
  hooks.inert = {
    __proto__: null,
    inserted(r) { customHooks()?.inserted(r); },
    removed(r, oldParent) { customHooks()?.removed(r, oldParent === null || (oldParent.flags & CONNECTED) !== 0); },
    attributeChanged(r, attribute, old, now) { customHooks()?.attributeChanged(r, attribute, old, now); },
    adopted(r, oldDocument) { customHooks()?.adopted(r, oldDocument); },
    cloned(from, to) { if (from.more !== null && from.more.custom !== null) use('html/custom-elements').hooks.cloned(from, to); },
    moved(r) { customHooks()?.moved(r); },
    childrenChanged: nothing, postConnected: nothing, slottable: nothing, slotAttribute: nothing, unfocused: nothing, attributeChangedBesideFocus: nothing,
  };
  hooks.inert.inert = hooks.inert;
  return { hooks, define, hideNonces() { hidesNonces = true; } };
});
