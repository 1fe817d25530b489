// DOM, section 4.8 (interface ShadowRoot) and "attach a shadow root".
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const idl = use('core/webidl');
  const { recordOf, wrap, illegal } = use('dom/slot');
  const { domError } = use('dom/errors');
  const { string } = use('dom/node');
  const { DocumentFragment } = use('dom/fragment');
  const { SHADOW_ROOT, SHADOW_HOST, HTML } = tree;

  function shadow(object) {
    const r = recordOf(object);
    if ((r.flags & SHADOW_ROOT) === 0) throw illegal();
    return r;
  }
  const members = {
    get mode() { return shadow(this).data.mode; },
    get delegatesFocus() { return shadow(this).data.delegatesFocus; },
    get slotAssignment() { return shadow(this).data.slotAssignment; },
    get clonable() { return shadow(this).data.clonable; },
    get serializable() { return shadow(this).data.serializable; },
    get host() { return wrap(shadow(this).more.host); },
    get innerHTML() { return use('dom/markup').innerOf(shadow(this)); },
    set innerHTML(value) {
      const r = shadow(this);
      use('dom/markup').setInner(r, value === null ? '' : string(value));
    },
    getHTML(options = undefined) { return use('dom/markup').getHTML(shadow(this), options); },
    setHTMLUnsafe(html) {
      const r = shadow(this);
      idl.arity(arguments.length, 1, "Failed to execute 'setHTMLUnsafe' on 'ShadowRoot'");
      use('dom/markup').setUnsafe(r, string(html));
    },
    get activeElement() { return use('dom/document-members').activeIn(shadow(this)); },
    getAnimations() { return use('animations/animation').ofRoot(shadow(this)); },
    get fullscreenElement() { shadow(this); return null; },
    get styleSheets() { return use('css/sheets').listOf(shadow(this)); },
    get adoptedStyleSheets() { return use('css/sheets').adoptedOf(shadow(this)); },
    set adoptedStyleSheets(value) { use('css/sheets').setAdopted(shadow(this), value); },
    elementFromPoint(x, y) { return use('css/geometry').elementFromPoint(shadow(this), idl.double(x), idl.double(y)); },
    elementsFromPoint(x, y) { return use('css/geometry').elementsFromPoint(shadow(this), idl.double(x), idl.double(y)); },
    getSelection() { return use('dom/selection').selectionOf(shadow(this).doc); },
  };
  use('events/handlers').addMembers(members, ['slotchange']);
  const ShadowRoot = idl.interfaceFrom({ name: 'ShadowRoot', parent: DocumentFragment, members });

  const hosts = {
    __proto__: null, article: true, aside: true, blockquote: true, body: true, div: true, footer: true, h1: true, h2: true, h3: true,
    h4: true, h5: true, h6: true, header: true, main: true, nav: true, p: true, section: true, span: true,
  };
  const init = idl.dictionary([
    ['clonable', idl.boolean, false], ['delegatesFocus', idl.boolean, false],
    ['mode', idl.enumeration('ShadowRootMode', ['open', 'closed']), idl.required], ['serializable', idl.boolean, false],
    ['slotAssignment', idl.enumeration('SlotAssignmentMode', ['named', 'manual']), 'named'],
  ]);
  /// `attachShadow`: the page's object of the new root.
  function attach(r, given) {
    const where = "Failed to execute 'attachShadow' on 'Element'";
    const { mode, delegatesFocus, slotAssignment, clonable, serializable } = init(given, where);
    const isPossible = (r.flags & HTML) !== 0 && (hosts[r.name] === true || use('html/custom-elements').isValidName(r.name));
    if (!isPossible) throw domError('NotSupportedError', `${where}: This element does not support attachShadow`);
    if (use('html/custom-elements').isShadowDisabled(r)) {
      throw domError('NotSupportedError', `${where}: attachShadow() is disabled by disabledFeatures static field.`);
    }
    if ((r.flags & SHADOW_HOST) !== 0) {
      const root = r.more.shadow;
      if (!root.data.declarative || root.data.mode !== mode) {
        throw domError('NotSupportedError', `${where}: Shadow root cannot be created on a host which already hosts a shadow tree.`);
      }
      while (root.first !== null) tree.remove(root.first);
      root.data.declarative = false;
      return wrap(root);
    }
    const custom = r.more === null || r.more.custom === null ? '' : r.more.custom.state;
    return wrap(tree.attachShadowRoot(r, {
      __proto__: null, mode, delegatesFocus, slotAssignment, clonable, serializable, declarative: false,
      elementInternals: custom === 'precustomized' || custom === 'custom',
    }));
  }
  return { ShadowRoot, attach };
});
