// What a page is told that another one shows in a frame (HTML, section 7.3.1): its parents, its element, its
// name. html/iframe.js of the page around it calls this.
(function (platform) {
  'use strict';
  const { global, host, primordials, use } = platform;
  const { ReflectApply, ReflectDefineProperty, StringPrototypeIncludes, StringPrototypeStartsWith } = primordials;
  const realms = use('html/realms');
  const { home, wrap } = use('dom/slot');
  const pageDocument = use('dom/page-document');
  const lifeCycle = use('html/life-cycle');
  const tasks = use('core/tasks');
  const evaluate = global.eval;

  const define = (name, value) => ReflectDefineProperty(global, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
  /// What the `sandbox` attribute takes away, for this page and those in it.
  function enclose(sandbox, outer) {
    const { own } = realms;
    home.isScripting = sandbox.isScripting && outer.use('dom/slot').home.isScripting;
    own.isSilent = sandbox.isSilent || outer.isSilent;
    own.isHeld = sandbox.isHeld || outer.isHeld;
    own.isFormless = sandbox.isFormless || outer.isFormless;
  }
  /// `given`: { list, context, key, element, sandbox, base, loaded }.
  function begin(given) {
    const { context } = given;
    realms.join(given.list, context, given.key);
    const { own } = realms;
    enclose(given.sandbox, context.parent.realm);
    home.base = given.base;
    if (host('policy.isActive')()) {
      home.policy = use('security/policy');
      home.policy.begin();
    }
    lifeCycle.whenComplete(given.loaded);
    ReflectDefineProperty(global, 'parent', {
      __proto__: null, enumerable: true, configurable: true,
      get() { return context.isClosed ? null : realms.windowOf(context.parent); },
      set(value) { define('parent', value); },
    });
    ReflectDefineProperty(global, 'top', {
      __proto__: null, enumerable: true, configurable: false, set: undefined,
      get() { return context.isClosed ? null : realms.windowOf(realms.topOf(context)); },
    });
    if (context.name !== '') global.name = context.name;
    if (!platform.shared('dom/shared/tree').isHTML(given.element, 'frame')) use('css/frame-viewport').begin(given.element);
    const isOpen = context.parent.realm.key === own.key;
    ReflectDefineProperty(global, 'frameElement', {
      __proto__: null, enumerable: true, configurable: true, set: undefined,
      get() { return isOpen && !context.isClosed ? wrap(given.element) : null; },
    });
    return own;
  }
  return {
    begin,
    /// The document is about:blank, and loaded.
    blank() { lifeCycle.blank(); },
    /// The first document is followed by another one in the same window.
    move(url, { sandbox, base }) {
      enclose(sandbox, realms.own.context.parent.realm);
      home.base = base;
      pageDocument.replace();
      lifeCycle.restart();
      if (platform.isLoaded('html/location')) use('html/location').moved(url);
    },
    /// The value of a script that a javascript: URL has, where it is a text; undefined for any other.
    run(source) {
      let value;
      const before = tasks.enter();
      const work = () => ReflectApply(evaluate, undefined, [source]);
      // The page that it is from was asked already.
      try { value = home.policy === null ? work() : home.policy.lifted(work); } catch (error) { use('core/errors').report(error); }
      tasks.leave(before);
      return typeof value === 'string' ? value : undefined;
    },
    /// A text that takes the place of the document.
    write(text) {
      const { open, write, close } = use('html/dynamic-markup');
      const doc = pageDocument.record();
      open(doc, [], true);
      write(doc, text);
      close(doc);
    },
    /// The window is shown no longer.
    end() {
      if (platform.isLoaded('html/iframe')) use('html/iframe').end();
      ReflectDefineProperty(global, 'closed', { __proto__: null, get() { return true; }, set: undefined, enumerable: true, configurable: true });
      realms.leave(realms.own);
    },
    /// Loads a document that is neither HTML nor XML: as its text, or as the image that it is (HTML, section 7.5.5).
    show(response) {
      const doc = pageDocument.begin({ url: response.url, contentType: response.contentType });
      const { data } = doc;
      data.referrer = response.referrer;
      data.lastModified = response.lastModified;
      if (response.refresh !== '') use('html/refresh').schedule(doc, response.refresh);
      const tree = platform.shared('dom/shared/tree');
      const type = response.contentType;
      const isText = StringPrototypeIncludes(type, 'text/') || StringPrototypeIncludes(type, 'json') || StringPrototypeIncludes(type, 'javascript');
      // What is no text has no encoding to tell of.
      if (isText) data.encoding = response.encoding;
      const add = (parent, local) => {
        const made = tree.newElement(doc, tree.HTML_NS, null, local);
        tree.append(parent, made);
        return made;
      };
      const html = add(doc, 'html');
      add(html, 'head');
      const body = add(html, 'body');
      if (isText) tree.append(add(body, 'pre'), tree.newText(doc, response.text));
      else if (StringPrototypeStartsWith(type, 'image/')) {
        // Its bytes are there already: nothing is loaded once more.
        const image = tree.newElement(doc, tree.HTML_NS, null, 'img');
        image.attrs = [tree.newAttribute(image, 'src', 'src', null, null, response.url)];
        tree.append(body, image);
      }
      lifeCycle.fireLoaded();
      lifeCycle.parsed();
    },
  };
});
