// HTML, sections 4.6 (links) and 4.5.1: HTMLAnchorElement and HTMLAreaElement with the parts of their URL.
(function (platform) {
  'use strict';
  const { host, primordials, shared, use } = platform;
  const idl = use('core/webidl');
  const tree = shared('dom/shared/tree');
  const { tokens, lower } = shared('html/shared/attributes');
  const { brand, get, has, set, finish } = use('html/brand');
  const { mix } = use('html/html-element');
  const setPart = host('url.set');

  /// The URL of a link, or undefined.
  const hrefOf = (r) => {
    const value = get(r, 'href');
    return value === null ? undefined : use('html/urls').resolve(r.doc, value);
  };
  const read = (r, part, none = '') => {
    const href = hrefOf(r);
    return href === undefined ? none : use('url/url').part(href, part);
  };
  function write(r, part, value) {
    const text = idl.USVString(value);
    const href = hrefOf(r);
    if (href === undefined) return;
    const changed = setPart(href, part, text);
    if (changed !== undefined) set(r, 'href', changed);
  }
  const membersFor = (own) => ({
    get href() {
      const r = own(this);
      const value = get(r, 'href');
      return value === null ? '' : use('html/urls').resolve(r.doc, value) ?? value;
    },
    set href(value) { set(own(this), 'href', idl.USVString(value)); },
    get origin() { return read(own(this), 'origin'); },
    get protocol() { return read(own(this), 'protocol', ':'); },
    set protocol(value) { write(own(this), 'protocol', value); },
    get username() { return read(own(this), 'username'); },
    set username(value) { write(own(this), 'username', value); },
    get password() { return read(own(this), 'password'); },
    set password(value) { write(own(this), 'password', value); },
    get host() { return read(own(this), 'host'); },
    set host(value) { write(own(this), 'host', value); },
    get hostname() { return read(own(this), 'hostname'); },
    set hostname(value) { write(own(this), 'hostname', value); },
    get port() { return read(own(this), 'port'); },
    set port(value) { write(own(this), 'port', value); },
    get pathname() { return read(own(this), 'pathname'); },
    set pathname(value) { write(own(this), 'pathname', value); },
    get search() { return read(own(this), 'search'); },
    set search(value) { write(own(this), 'search', value); },
    get hash() { return read(own(this), 'hash'); },
    set hash(value) { write(own(this), 'hash', value); },
    toString() {
      const r = own(this);
      const value = get(r, 'href');
      return value === null ? '' : use('html/urls').resolve(r.doc, value) ?? value;
    },
  });
  /// Adds what SVG's links have of these members: the parts of their URL, but not `href`.
  function addParts(own, members) {
    const parts = membersFor(own);
    delete parts.href;
    delete parts.toString;
    return mix(members, parts);
  }
  const own = brand('HTMLAnchorElement');
  const anchor = mix({
    get text() { return tree.textOf(own(this)); },
    set text(value) {
      tree.setTextContent(own(this), idl.DOMString(value));
      finish();
    },
  }, membersFor(own));

  /// "Follow the hyperlink": what a click on a link does.
  function follow(r, event) {
    const text = has(r, 'href') ? get(r, 'href') : tree.attributeNS(r, tree.XLINK_NS, 'href')?.value ?? null;
    if (text === null || r.doc.data.window !== true) return;
    // "Cannot navigate": of what is in no document, only an a element is followed.
    if ((r.flags & tree.CONNECTED) === 0 && !tree.isHTML(r, 'a')) return;
    const url = use('html/urls').resolve(r.doc, text);
    if (url === undefined) return;
    const rel = tokens(lower(get(r, 'rel') ?? ''));
    use('html/navigation').follow({
      __proto__: null, url, target: use('html/submission').targetOf(r, get(r, 'target')), download: get(r, 'download'),
      isNoOpener: primordials.ArrayPrototypeIncludes(rel, 'noopener') || primordials.ArrayPrototypeIncludes(rel, 'noreferrer'),
      isNoReferrer: primordials.ArrayPrototypeIncludes(rel, 'noreferrer'), element: r, event,
    });
  }
  return { HTMLAnchorElement: { members: anchor }, HTMLAreaElement: { members: membersFor(brand('HTMLAreaElement')) }, follow, hrefOf, addParts };
});
