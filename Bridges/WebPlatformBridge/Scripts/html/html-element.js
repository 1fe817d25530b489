// HTML, section 3.2 (elements) and 6 (user interaction): HTMLElement, and what SVGElement and
// MathMLElement have of it (HTMLOrSVGElement, ElementContentEditable, GlobalEventHandlers).
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { ObjectDefineProperty, ObjectGetOwnPropertyDescriptor } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const interfaces = shared('html/shared/interfaces');
  const keyword = (name, value) => use('html/reflection').keyword(interfaces.setNamed(name), value);
  const { brand, get, has, set, setBoolean, remove, finish } = use('html/brand');
  const { nonceOf } = shared('html/shared/attributes');
  const { lower, moreOf } = tree;

  const own = brand('HTMLElement');
  /// An element of HTML, SVG or MathML.
  function element(object) {
    const r = slot.recordOf(object);
    if (r.type !== 1 || (r.ns !== tree.HTML_NS && r.ns !== tree.SVG_NS && r.ns !== tree.MATHML_NS)) throw new TypeError('Illegal invocation');
    return r;
  }
  const domError = (name, message) => use('dom/errors').domError(name, message);

  // MARK: HTMLOrSVGElement

  const focusOptions = (options, where) => {
    if (options !== undefined && options !== null && !idl.isObject(options)) throw idl.failure(where, 'parameter 1 is not an object.');
    return { __proto__: null, preventScroll: !!options?.preventScroll, focusVisible: options?.focusVisible };
  };
  /// Elements that have a tab index of 0 without saying so.
  const inOrder = {
    __proto__: null, a: true, area: true, button: true, frame: true, iframe: true, input: true, object: true, select: true, textarea: true,
  };
  function tabIndexOf(r) {
    const text = get(r, 'tabindex');
    const value = text === null ? null : shared('html/shared/numbers').parseInteger(text);
    if (value !== null && value >= -2_147_483_648 && value <= 2_147_483_647) return value;
    if (tree.isHTML(r, 'summary')) return shared('html/shared/states').isSummary(r) ? 0 : -1;
    return (tree.isHTML(r, r.name) && inOrder[r.name] === true) || (r.ns === tree.SVG_NS && r.name === 'a') ? 0 : -1;
  }
  // MARK: Texts

  /// "The rendered text fragment" of a text.
  function fragmentOf(doc, text) {
    const fragment = tree.newFragment(doc);
    const lines = shared('html/shared/attributes').lines(text);
    for (let i = 0; i < lines.length; i++) {
      if (i > 0) tree.append(fragment, tree.newElement(doc, tree.HTML_NS, null, 'br'));
      if (lines[i] !== '') tree.append(fragment, tree.newText(doc, lines[i]));
    }
    return fragment;
  }
  /// Appends a Text sibling's data to a Text node and removes the sibling.
  function mergeNext(r) {
    const sibling = r.next;
    if (sibling === null || sibling.type !== 3) return;
    tree.replaceData(r, r.data.length, 0, sibling.data);
    tree.remove(sibling);
  }

  // MARK: HTMLElement

  const editing = { __proto__: null, '': 'true', true: 'true', false: 'false', 'plaintext-only': 'plaintext-only' };
  const editingOf = (r) => {
    const value = get(r, 'contenteditable');
    return value === null ? 'inherit' : editing[lower(value)] ?? 'inherit';
  };
  function isEditable(r) {
    for (let p = r; p !== null && p.type === 1; p = p.parent) {
      const state = tree.isHTML(p, p.name) ? editingOf(p) : 'inherit';
      if (state !== 'inherit') return state !== 'false';
    }
    return r.doc.data.designMode === 'on' && (r.flags & 1) !== 0;
  }
  /// A yes/no attribute that children inherit.
  function inherited(r, local, yes, no) {
    for (let p = r; p !== null && p.type === 1; p = p.parent) {
      const value = get(p, local);
      if (value === null) continue;
      const keyword = lower(value);
      if (keyword === yes || keyword === '') return true;
      if (keyword === no) return false;
    }
    return true;
  }
  const inheritsFromForm = { __proto__: null, button: true, fieldset: true, input: true, output: true, select: true, textarea: true };
  const withoutCorrection = { __proto__: null, url: true, email: true, password: true };

  const literal = {
    // HTMLOrSVGElement
    get dataset() { return use('dom/dataset').datasetOf(element(this)); },
    get nonce() {
      const r = element(this);
      return nonceOf(r) ?? '';
    },
    set nonce(value) {
      const more = moreOf(element(this));
      more.extra ??= { __proto__: null };
      more.extra.nonce = idl.DOMString(value);
    },
    get tabIndex() { return tabIndexOf(element(this)); },
    set tabIndex(value) { set(element(this), 'tabindex', `${idl.long(value)}`); },
    focus(options = undefined) {
      const r = element(this);
      use('html/focus').focus(r, focusOptions(options, "Failed to execute 'focus' on 'HTMLElement'"));
    },
    blur() { use('html/focus').blur(element(this)); },
    get style() { return use('css/inline-style').styleOf(element(this)); },
    set style(value) { use('css/inline-style').assign(element(this), idl.DOMString(value)); },
    get autofocus() { return has(element(this), 'autofocus'); },
    set autofocus(value) { setBoolean(element(this), 'autofocus', value); },

    // HTMLElement
    get title() { return get(own(this), 'title') ?? ''; },
    set title(value) { set(own(this), 'title', idl.DOMString(value)); },
    get lang() { return get(own(this), 'lang') ?? ''; },
    set lang(value) { set(own(this), 'lang', idl.DOMString(value)); },
    get dir() { return keyword('dir', get(own(this), 'dir')); },
    set dir(value) { set(own(this), 'dir', idl.DOMString(value)); },
    get inert() { return has(own(this), 'inert'); },
    set inert(value) { setBoolean(own(this), 'inert', value); },
    get accessKey() { return get(own(this), 'accesskey') ?? ''; },
    set accessKey(value) { set(own(this), 'accesskey', idl.DOMString(value)); },
    get enterKeyHint() { return keyword('enterkeyhint', get(own(this), 'enterkeyhint')); },
    set enterKeyHint(value) { set(own(this), 'enterkeyhint', idl.DOMString(value)); },
    get inputMode() { return keyword('inputmode', get(own(this), 'inputmode')); },
    set inputMode(value) { set(own(this), 'inputmode', idl.DOMString(value)); },
    get translate() { return inherited(own(this), 'translate', 'yes', 'no'); },
    set translate(value) { set(own(this), 'translate', value ? 'yes' : 'no'); },
    get hidden() {
      const value = get(own(this), 'hidden');
      return value === null ? false : lower(value) === 'until-found' ? 'until-found' : true;
    },
    set hidden(value) {
      const r = own(this);
      if (typeof value === 'string' && lower(value) === 'until-found') set(r, 'hidden', 'until-found');
      else if (!value || value === '') remove(r, 'hidden');
      else set(r, 'hidden', '');
    },
    click() {
      const r = own(this);
      use('html/activation').click(r);
    },
    get accessKeyLabel() { own(this); return ''; },
    get draggable() {
      const r = own(this);
      const value = get(r, 'draggable');
      const keyword = value === null ? '' : lower(value);
      if (keyword === 'true' || keyword === 'false') return keyword === 'true';
      return r.name === 'img' || (r.name === 'a' && has(r, 'href'));
    },
    set draggable(value) { set(own(this), 'draggable', value ? 'true' : 'false'); },
    get spellcheck() { return inherited(own(this), 'spellcheck', 'true', 'false'); },
    set spellcheck(value) { set(own(this), 'spellcheck', value ? 'true' : 'false'); },
    get writingSuggestions() { return inherited(own(this), 'writingsuggestions', 'true', 'false') ? 'true' : 'false'; },
    set writingSuggestions(value) { set(own(this), 'writingsuggestions', idl.DOMString(value)); },
    get autocapitalize() {
      const r = own(this);
      let value = get(r, 'autocapitalize');
      if (value === null && inheritsFromForm[r.name] === true) {
        const form = shared('html/shared/controls').formOwner(r);
        if (form !== null) value = get(form, 'autocapitalize');
      }
      return keyword('autocapitalize', value);
    },
    set autocapitalize(value) { set(own(this), 'autocapitalize', idl.DOMString(value)); },
    get autocorrect() {
      const r = own(this);
      if (r.name === 'input' && withoutCorrection[shared('html/shared/inputs').typeOf(r)] === true) return false;
      let value = get(r, 'autocorrect');
      if (value === null && inheritsFromForm[r.name] === true) {
        const form = shared('html/shared/controls').formOwner(r);
        if (form !== null) value = get(form, 'autocorrect');
      }
      return value === null || lower(value) !== 'off';
    },
    set autocorrect(value) { set(own(this), 'autocorrect', value ? 'on' : 'off'); },
    get innerText() { return use('css/inner-text').innerText(own(this)); },
    set innerText(value) {
      const r = own(this);
      const text = value === null ? '' : idl.DOMString(value);
      tree.replaceAll(r, fragmentOf(r.doc, text));
      finish();
    },
    get outerText() { return use('css/inner-text').innerText(own(this)); },
    set outerText(value) {
      const r = own(this);
      const text = value === null ? '' : idl.DOMString(value);
      if (r.parent === null) throw domError('NoModificationAllowedError', "Failed to set the 'outerText' property on 'HTMLElement': The element has no parent.");
      const { next, prev: previous, parent } = r;
      const fragment = fragmentOf(r.doc, text);
      if (fragment.first === null) tree.append(fragment, tree.newText(r.doc, ''));
      tree.insert(parent, fragment, r);
      tree.remove(r);
      if (next !== null && next.prev !== null && next.prev.type === 3) mergeNext(next.prev);
      if (previous !== null && previous.type === 3) mergeNext(previous);
      finish();
    },
    attachInternals() { return use('html/internals').attach(own(this), this); },
    get contentEditable() { return editingOf(own(this)); },
    set contentEditable(value) {
      const r = own(this);
      const text = idl.DOMString(value);
      const keyword = lower(text);
      if (keyword === 'inherit') remove(r, 'contenteditable');
      else if (keyword !== '' && editing[keyword] !== undefined) set(r, 'contenteditable', keyword);
      else {
        throw domError('SyntaxError',
          `Failed to set the 'contentEditable' property on 'HTMLElement': The value provided ('${text}') is not one of 'true', 'false', 'plaintext-only', or 'inherit'.`);
      }
    },
    get isContentEditable() { return isEditable(own(this)); },
    get popover() { return keyword('popover', get(own(this), 'popover')); },
    set popover(value) {
      const r = own(this);
      if (value === null || value === undefined) remove(r, 'popover');
      else set(r, 'popover', idl.DOMString(value));
    },
    showPopover(options = undefined) {
      const r = own(this);
      use('html/popover').show(r, idl.isObject(options) && options.source !== undefined ? own(options.source) : null);
    },
    hidePopover() { use('html/popover').hide(own(this)); },
    togglePopover(options = undefined) {
      const r = own(this);
      let force;
      let source = null;
      if (typeof options === 'boolean') force = options;
      else if (idl.isObject(options)) {
        if (options.force !== undefined) force = !!options.force;
        if (options.source !== undefined) source = own(options.source);
      }
      return use('html/popover').toggle(r, force, source);
    },
    get offsetParent() { return slot.wrap(use('css/geometry').offsetParentOf(own(this))); },
    get offsetTop() { return use('css/geometry').offsetOf(own(this)).top; },
    get offsetLeft() { return use('css/geometry').offsetOf(own(this)).left; },
    get offsetWidth() { return use('css/geometry').offsetOf(own(this)).width; },
    get offsetHeight() { return use('css/geometry').offsetOf(own(this)).height; },
  };
  const { make } = use('events/global-handlers');
  const members = idl.mix(make(), literal);
  /// What SVGElement and MathMLElement have in common with HTMLElement, with members of their own.
  function addOthers(own) {
    const others = idl.mix(make(), own);
    const names = ['autofocus', 'blur', 'dataset', 'focus', 'nonce', 'style', 'tabIndex'];
    for (let i = 0; i < names.length; i++) ObjectDefineProperty(others, names[i], ObjectGetOwnPropertyDescriptor(literal, names[i]));
    return others;
  }
  return { members, mix: idl.mix, addOthers, tabIndexOf, isEditable, editingOf, own };
});
