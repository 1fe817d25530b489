// HTML, section 3.1 (the Document object), and what other standards add to it.
(function (platform) {
  'use strict';
  const { global, host, primordials, shared, use } = platform;
  const { ArrayPrototypeJoin, RegExpPrototypeExec } = primordials;
  const tree = shared('dom/shared/tree');
  const idl = use('core/webidl');
  const { recordOf, nodeOrNull, wrap, illegal } = use('dom/slot');
  const { domError } = use('dom/errors');
  const { string } = use('dom/node');
  const { cached, htmlCollection, namedNodeList } = use('dom/collections');
  const reactions = use('html/reactions');
  const tests = shared('dom/shared/elements');
  const { isHTML, SVG_NS } = tree;

  const isHidden = (r) => !r.data.window || r.data.isHidden === true;
  function record(object) {
    const r = recordOf(object);
    if (r.type !== 9) throw illegal();
    return r;
  }
  const on = (method) => `Failed to execute '${method}' on 'Document'`;
  /// HTML, section 7.1.1: the effective domain of a document, '' for an opaque origin.
  function domainOf(r) {
    const { data } = r;
    if (data.domain !== null) return data.domain;
    const origin = host('url.pageOrigin')();
    return origin === 'null' ? '' : use('url/url').parse(`${origin}/`)?.hostname ?? '';
  }
  const address = /^(?:[0-9.]+|\[.*\])$/;
  const isNumeric = (domain) => RegExpPrototypeExec(address, domain) !== null;
  const collection = (r, key, test, argument = null) => cached(r, key, () => htmlCollection(r, test, argument));
  /// "The title element": an SVG document has its own.
  function titleOf(doc) {
    const root = tree.firstElement(doc);
    if (root === null) return null;
    if (root.ns === SVG_NS && root.name === 'svg') {
      for (let n = root.first; n !== null; n = n.next) if (n.type === 1 && n.ns === SVG_NS && n.name === 'title') return n;
      return null;
    }
    for (let n = root; n !== null; n = tree.next(n, root)) if (n.type === 1 && isHTML(n, 'title')) return n;
    return null;
  }
  const finish = () => { if (reactions.pending) reactions.run(); };
  /// `activeElement` of a document or of a shadow root: the focused element, retargeted to that tree.
  function activeIn(root) {
    let r = use('html/focus').focused(root.doc);
    while (r !== null) {
      const own = tree.rootOf(r);
      if (own === root) return wrap(r);
      if ((own.flags & tree.SHADOW_ROOT) === 0) break;
      r = own.more.host;
    }
    return root.type === 9 ? wrap(tree.bodyOf(root) ?? tree.firstElement(root)) : null;
  }
  const colours = (local) => ({
    get: (doc) => { const body = tree.bodyOf(doc); return body === null ? '' : tree.getAttribute(body, local) ?? ''; },
    set: (doc, value) => { const body = tree.bodyOf(doc); if (body !== null) { tree.setAttribute(body, local, value); finish(); } },
  });
  const fg = colours('text'), links = colours('link'), visited = colours('vlink'), activeLinks = colours('alink'), bg = colours('bgcolor');
  const colour = (value) => (value === null ? '' : string(value));
  const dynamic = () => use('html/dynamic-markup');
  const joined = (given) => {
    const list = tree.newList();
    for (let i = 0; i < given.length; i++) list.push(string(given[i]));
    return ArrayPrototypeJoin(list, '');
  };

  const members = {
    // [LegacyUnforgeable] in the page's own document: see dom/page-document.
    get location() { return record(this).data.window ? global.location : null; },
    set location(value) { if (record(this).data.window) global.location = value; },
    get domain() {
      return domainOf(record(this));
    },
    set domain(value) {
      const r = record(this);
      const given = tree.lower(string(value));
      const own = domainOf(r);
      const where = "Failed to set the 'domain' property on 'Document'";
      if (!r.data.window || own === '') throw domError('SecurityError', `${where}: Assignment is forbidden for this document.`);
      // Of public suffixes no more is known than that they may have no dot.
      if (given !== own && (isNumeric(own) || !given.includes('.') || !own.endsWith(`.${given}`))) {
        throw domError('SecurityError', `${where}: '${given}' is not a suffix of '${own}'.`);
      }
      r.data.domain = given;
    },
    get referrer() { return record(this).data.referrer; },
    get cookie() { return use('html/cookies').read(record(this)); },
    set cookie(value) { use('html/cookies').write(record(this), string(value)); },
    get lastModified() { return use('html/document-facts').lastModified(record(this)); },
    get readyState() { return record(this).data.readyState; },
    get title() {
      const title = titleOf(record(this));
      return title === null ? '' : tree.collapse(tree.childText(title));
    },
    set title(value) {
      const doc = record(this);
      const text = string(value);
      const root = tree.firstElement(doc);
      if (root === null) return;
      let title = titleOf(doc);
      if (title === null) {
        if (root.ns === SVG_NS && root.name === 'svg') {
          title = tree.newElement(doc, SVG_NS, null, 'title');
          tree.insert(root, title, root.first);
        } else {
          const head = tree.headOf(doc);
          if (head === null) return;
          title = tree.newElement(doc, tree.HTML_NS, null, 'title');
          tree.append(head, title);
        }
      }
      tree.setTextContent(title, text);
      finish();
    },
    get dir() {
      const root = tree.firstElement(record(this));
      return root === null || !isHTML(root, 'html') ? '' : wrap(root).dir;
    },
    set dir(value) {
      const root = tree.firstElement(record(this));
      if (root !== null && isHTML(root, 'html')) wrap(root).dir = value;
    },
    get body() { return wrap(tree.bodyOf(record(this))); },
    set body(value) {
      const doc = record(this);
      const r = nodeOrNull(value);
      if (r === null || r.type !== 1 || !(isHTML(r, 'body') || isHTML(r, 'frameset'))) {
        throw domError('HierarchyRequestError', "Failed to set the 'body' property on 'Document': The new body element is of a type that is not allowed here.");
      }
      const old = tree.bodyOf(doc);
      if (r === old) return;
      const root = tree.firstElement(doc);
      if (old !== null) tree.replace(old.parent, r, old);
      else if (root !== null) tree.append(root, r);
      else throw domError('HierarchyRequestError', "Failed to set the 'body' property on 'Document': No document element exists.");
      finish();
    },
    get head() { return wrap(tree.headOf(record(this))); },
    get images() { return collection(record(this), '#images', tests.isImage); },
    get embeds() { return collection(record(this), '#embeds', tests.isEmbed); },
    get plugins() { return collection(record(this), '#embeds', tests.isEmbed); },
    get links() { return collection(record(this), '#links', tests.isLink); },
    get forms() { return collection(record(this), '#forms', tests.isForm); },
    get scripts() { return collection(record(this), '#scripts', tests.isScript); },
    get anchors() { return collection(record(this), '#anchors', tests.isAnchor); },
    get applets() { return collection(record(this), '#applets', tests.none); },
    getElementsByName(elementName) {
      const doc = record(this);
      idl.arity(arguments.length, 1, on('getElementsByName'));
      const name = string(elementName);
      return cached(doc, `#name ${name}`, () => namedNodeList(doc, tests.hasName, name));
    },
    get currentScript() { return wrap(record(this).data.currentScript); },
    open(...given) { return dynamic().open(record(this), given); },
    close() { dynamic().close(record(this)); },
    write(...text) {
      const doc = record(this);
      dynamic().write(doc, joined(text));
    },
    writeln(...text) {
      const doc = record(this);
      dynamic().write(doc, `${joined(text)}\n`);
    },
    get defaultView() { return record(this).data.window ? global : null; },
    hasFocus() { return record(this).data.window === true && use('html/focus').hasFocus(); },
    get activeElement() { return activeIn(record(this)); },
    get designMode() { return record(this).data.designMode; },
    set designMode(value) {
      const { data } = record(this);
      const mode = tree.lower(string(value));
      if (mode === 'on' || mode === 'off') data.designMode = mode;
    },
    execCommand(commandId, showUI = false, value = '') {
      record(this);
      idl.arity(arguments.length, 1, on('execCommand'));
      const command = idl.DOMString(commandId);
      return use('html/clipboard').execute(record(this), command, idl.DOMString(value));
    },
    queryCommandEnabled(commandId) {
      record(this);
      idl.arity(arguments.length, 1, on('queryCommandEnabled'));
      return use('html/clipboard').isEnabled(record(this), idl.DOMString(commandId));
    },
    queryCommandIndeterm(commandId) {
      record(this);
      idl.arity(arguments.length, 1, on('queryCommandIndeterm'));
      idl.DOMString(commandId);
      return false;
    },
    queryCommandState(commandId) {
      record(this);
      idl.arity(arguments.length, 1, on('queryCommandState'));
      idl.DOMString(commandId);
      return false;
    },
    queryCommandSupported(commandId) {
      record(this);
      idl.arity(arguments.length, 1, on('queryCommandSupported'));
      return use('html/clipboard').isSupported(idl.DOMString(commandId));
    },
    queryCommandValue(commandId) {
      record(this);
      idl.arity(arguments.length, 1, on('queryCommandValue'));
      idl.DOMString(commandId);
      return '';
    },
    get timeline() { record(this); return use('animations/animation').timeline(); },
    getAnimations() { return use('animations/animation').ofRoot(record(this)); },
    get fullscreenEnabled() { record(this); return false; },
    get fullscreen() { record(this); return false; },
    get fullscreenElement() { record(this); return null; },
    exitFullscreen() { return use('html/fullscreen').exit(() => record(this)); },
    get hidden() { return isHidden(record(this)); },
    get visibilityState() { return isHidden(record(this)) ? 'hidden' : 'visible'; },
    get fgColor() { return fg.get(record(this)); },
    set fgColor(value) { fg.set(record(this), colour(value)); },
    get linkColor() { return links.get(record(this)); },
    set linkColor(value) { links.set(record(this), colour(value)); },
    get vlinkColor() { return visited.get(record(this)); },
    set vlinkColor(value) { visited.set(record(this), colour(value)); },
    get alinkColor() { return activeLinks.get(record(this)); },
    set alinkColor(value) { activeLinks.set(record(this), colour(value)); },
    get bgColor() { return bg.get(record(this)); },
    set bgColor(value) { bg.set(record(this), colour(value)); },
    clear() { record(this); },
    captureEvents() { record(this); },
    releaseEvents() { record(this); },
    get rootElement() {
      const root = tree.firstElement(record(this));
      return root !== null && root.ns === SVG_NS && root.name === 'svg' ? wrap(root) : null;
    },
    get scrollingElement() {
      const doc = record(this);
      return wrap(doc.data.quirks === 2 ? tree.bodyOf(doc) : tree.firstElement(doc));
    },
    get styleSheets() { return use('css/sheets').listOf(record(this)); },
    get adoptedStyleSheets() { return use('css/sheets').adoptedOf(record(this)); },
    set adoptedStyleSheets(value) { use('css/sheets').setAdopted(record(this), value); },
    elementFromPoint(x, y) { return use('css/geometry').elementFromPoint(record(this), idl.double(x), idl.double(y)); },
    elementsFromPoint(x, y) { return use('css/geometry').elementsFromPoint(record(this), idl.double(x), idl.double(y)); },
    get fonts() { return use('css/fonts').fontsOf(record(this)); },
    getSelection() { return use('dom/selection').selectionOf(record(this)); },
    createExpression(expression, resolver = null) {
      record(this);
      return use('xpath/xpath').createExpression(arguments, 'Document');
    },
    createNSResolver(nodeResolver) {
      record(this);
      return use('xpath/xpath').createNSResolver(arguments, 'Document');
    },
    evaluate(expression, contextNode, resolver = null, type = 0, result = null) {
      record(this);
      return use('xpath/xpath').evaluate(arguments, 'Document');
    },
  };
  use('events/handlers').addMembers(members, ['visibilitychange', 'fullscreenchange', 'fullscreenerror']);
  const { getLeniently, setLeniently } = use('events/global-handlers');
  use('dom/mixins').mixInto(members, {
    get onreadystatechange() { return getLeniently(this, 'readystatechange'); },
    set onreadystatechange(value) { setLeniently(this, 'readystatechange', value); },
  });
  return { members, activeIn, titleOf };
});
