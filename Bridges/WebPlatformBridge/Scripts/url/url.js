// URL Standard, section 6: URL and URLSearchParams. Parsing is done in Swift.
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const {
    ArrayPrototypePush, ArrayPrototypeSort, StringPrototypeIncludes,
    StringPrototypeIndexOf, StringPrototypeReplaceAll, StringPrototypeSlice, StringPrototypeSplit,
    SymbolIterator, decodeURIComponent, encodeURIComponent,
  } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const parse = host('url.parse');
  const canParse = host('url.canParse');
  const set = host('url.set');
  const decode = host('url.decode');
  const originOf = host('url.origin');
  const offsets = host('url.offsets')();

  // MARK: application/x-www-form-urlencoded (section 5)

  function decodeComponent(text) {
    if (!StringPrototypeIncludes(text, '%')) return text;
    try { return decodeURIComponent(text); } catch { return decode(text); }
  }
  function parseForm(text) {
    const pairs = [];
    if (text === '') return pairs;
    const parts = StringPrototypeSplit(StringPrototypeReplaceAll(text, '+', ' '), '&');
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i];
      if (part === '') continue;
      const equals = StringPrototypeIndexOf(part, '=');
      if (equals < 0) ArrayPrototypePush(pairs, [decodeComponent(part), '']);
      else {
        ArrayPrototypePush(pairs, [
          decodeComponent(StringPrototypeSlice(part, 0, equals)), decodeComponent(StringPrototypeSlice(part, equals + 1)),
        ]);
      }
    }
    return pairs;
  }
  const left = /[!'()~]|%20/;
  const hex = { __proto__: null, '!': '%21', "'": '%27', '(': '%28', ')': '%29', '~': '%7E' };
  function encodeComponent(text) {
    let result = encodeURIComponent(text);
    if (primordials.RegExpPrototypeExec(left, result) === null) return result;
    result = StringPrototypeReplaceAll(result, '%20', '+');
    for (const mark in hex) result = StringPrototypeReplaceAll(result, mark, hex[mark]);
    return result;
  }
  function serializeForm(pairs, encoding = 'UTF-8') {
    const component = encoding === 'UTF-8' ? encodeComponent : (part) => host('url.formComponent')(part, encoding);
    let text = '';
    for (let i = 0; i < pairs.length; i++) {
      if (i) text += '&';
      text += component(pairs[i][0]) + '=' + component(pairs[i][1]);
    }
    return text;
  }

  // MARK: URLSearchParams (section 6.2)

  let inside;
  const pairRecord = idl.record(idl.USVString, idl.USVString);
  class URLSearchParams {
    #pairs = [];
    #url = null;
    constructor(init = '') {
      const where = "Failed to construct 'URLSearchParams'";
      if (idl.isObject(init)) {
        const method = init[SymbolIterator];
        if (method !== undefined && method !== null) {
          if (typeof method !== 'function') throw idl.failure(where, '@@iterator is not callable.');
          const list = idl.sequenceFrom(init, method, idl.sequence(idl.USVString), where);
          for (let i = 0; i < list.length; i++) {
            if (list[i].length !== 2) throw idl.failure(where, 'Sequence initializer must only contain pair elements');
            ArrayPrototypePush(this.#pairs, list[i]);
          }
        } else this.#pairs = pairRecord(init, where);
      } else {
        const text = idl.USVString(init, where);
        this.#pairs = parseForm(text[0] === '?' ? StringPrototypeSlice(text, 1) : text);
      }
    }
    get size() { return this.#pairs.length; }
    append(name, value) {
      this.#pairs;
      idl.arity(arguments.length, 2, "Failed to execute 'append' on 'URLSearchParams'");
      ArrayPrototypePush(this.#pairs, [idl.USVString(name), idl.USVString(value)]);
      this.#update();
    }
    delete(name, value = undefined) {
      this.#pairs;
      idl.arity(arguments.length, 1, "Failed to execute 'delete' on 'URLSearchParams'");
      name = idl.USVString(name);
      if (value !== undefined) value = idl.USVString(value);
      const kept = [];
      for (let i = 0; i < this.#pairs.length; i++) {
        const pair = this.#pairs[i];
        if (pair[0] !== name || (value !== undefined && pair[1] !== value)) ArrayPrototypePush(kept, pair);
      }
      this.#pairs = kept;
      this.#update();
    }
    get(name) {
      this.#pairs;
      idl.arity(arguments.length, 1, "Failed to execute 'get' on 'URLSearchParams'");
      name = idl.USVString(name);
      for (let i = 0; i < this.#pairs.length; i++) if (this.#pairs[i][0] === name) return this.#pairs[i][1];
      return null;
    }
    getAll(name) {
      this.#pairs;
      idl.arity(arguments.length, 1, "Failed to execute 'getAll' on 'URLSearchParams'");
      name = idl.USVString(name);
      const values = [];
      for (let i = 0; i < this.#pairs.length; i++) {
        if (this.#pairs[i][0] === name) ArrayPrototypePush(values, this.#pairs[i][1]);
      }
      return values;
    }
    has(name, value = undefined) {
      this.#pairs;
      idl.arity(arguments.length, 1, "Failed to execute 'has' on 'URLSearchParams'");
      name = idl.USVString(name);
      if (value !== undefined) value = idl.USVString(value);
      for (let i = 0; i < this.#pairs.length; i++) {
        if (this.#pairs[i][0] === name && (value === undefined || this.#pairs[i][1] === value)) return true;
      }
      return false;
    }
    set(name, value) {
      this.#pairs;
      idl.arity(arguments.length, 2, "Failed to execute 'set' on 'URLSearchParams'");
      name = idl.USVString(name);
      value = idl.USVString(value);
      let isSet = false;
      const kept = [];
      for (let i = 0; i < this.#pairs.length; i++) {
        const pair = this.#pairs[i];
        if (pair[0] !== name) ArrayPrototypePush(kept, pair);
        else if (!isSet) {
          isSet = true;
          ArrayPrototypePush(kept, [name, value]);
        }
      }
      if (!isSet) ArrayPrototypePush(kept, [name, value]);
      this.#pairs = kept;
      this.#update();
    }
    sort() {
      ArrayPrototypeSort(this.#pairs, (a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
      this.#update();
    }
    toString() { return serializeForm(this.#pairs); }
    #update() { if (this.#url) setQuery(this.#url, serializeForm(this.#pairs)); }
    static {
      inside = {
        pairs: (params) => params.#pairs,
        of(url, query) {
          const params = new URLSearchParams();
          params.#url = url;
          params.#pairs = parseForm(query);
          return params;
        },
        follow(params, query) { params.#pairs = parseForm(query); },
        is: (v) => idl.isObject(v) && #pairs in v,
      };
    }
  }
  idl.define(URLSearchParams, { length: 0 });
  idl.pairIterable(URLSearchParams, 'URLSearchParams', inside.pairs);
  const any = use('core/any-realm').forAnyRealm('isSearchParams', { isSearchParams: inside.is, pairsOf: inside.pairs });

  // MARK: URL (section 6.1)

  let setQuery;
  let make;
  class URL {
    #href = '';
    #protocolEnd = 0;
    #usernameEnd = 0;
    #hostStart = 0;
    #hostEnd = 0;
    #port = -1;
    #pathnameStart = 0;
    #searchStart = -1;
    #hashStart = -1;
    #params = null;
    constructor(url, base = undefined) {
      if (url === ownKey) return;
      const where = "Failed to construct 'URL'";
      idl.arity(arguments.length, 1, where);
      url = idl.USVString(url, where);
      if (base !== undefined) base = idl.USVString(base, where);
      const href = parse(url, base);
      if (href === undefined) throw new TypeError(`${where}: Invalid URL`);
      this.#take(href);
    }
    static parse(url, base = undefined) {
      const where = "Failed to execute 'parse' on 'URL'";
      idl.arity(arguments.length, 1, where);
      url = idl.USVString(url, where);
      if (base !== undefined) base = idl.USVString(base, where);
      const href = parse(url, base);
      if (href === undefined) return null;
      const result = new URL(ownKey);
      result.#take(href);
      return result;
    }
    static canParse(url, base = undefined) {
      const where = "Failed to execute 'canParse' on 'URL'";
      idl.arity(arguments.length, 1, where);
      url = idl.USVString(url, where);
      if (base !== undefined) base = idl.USVString(base, where);
      return canParse(url, base);
    }
    static createObjectURL(object) {
      idl.arity(arguments.length, 1, "Failed to execute 'createObjectURL' on 'URL'");
      return use('files/blob-urls').createObjectURL(object);
    }
    static revokeObjectURL(url) {
      idl.arity(arguments.length, 1, "Failed to execute 'revokeObjectURL' on 'URL'");
      return use('files/blob-urls').revokeObjectURL(url);
    }
    /// Takes an href whose offsets the host has just told.
    #take(href) {
      this.#href = href;
      this.#protocolEnd = offsets[0];
      this.#usernameEnd = offsets[1];
      this.#hostStart = offsets[2];
      this.#hostEnd = offsets[3];
      this.#port = offsets[4];
      this.#pathnameStart = offsets[5];
      this.#searchStart = offsets[6];
      this.#hashStart = offsets[7];
    }
    #set(part, value) {
      const href = set(this.#href, part, idl.USVString(value));
      if (href !== undefined) this.#take(href);
    }
    #slice(from, to) { return StringPrototypeSlice(this.#href, from, to); }
    get href() { return this.#href; }
    set href(value) {
      this.#href;
      const href = parse(idl.USVString(value), undefined);
      if (href === undefined) throw new TypeError("Failed to set the 'href' property on 'URL': Invalid URL");
      this.#take(href);
      this.#follow();
    }
    get origin() { return originOf(this.#href); }
    get protocol() { return this.#slice(0, this.#protocolEnd); }
    set protocol(value) { this.#set('protocol', value); }
    get username() {
      return this.#protocolEnd + 2 < this.#usernameEnd ? this.#slice(this.#protocolEnd + 2, this.#usernameEnd) : '';
    }
    set username(value) { this.#set('username', value); }
    get password() {
      return this.#hostStart - this.#usernameEnd > 0 ? this.#slice(this.#usernameEnd + 1, this.#hostStart) : '';
    }
    set password(value) { this.#set('password', value); }
    #hostFrom() { return this.#href[this.#hostStart] === '@' ? this.#hostStart + 1 : this.#hostStart; }
    get host() {
      // Without a port the pathname may begin behind a "/." that is no part of the host.
      return this.#slice(this.#hostFrom(), this.#port === -1 ? this.#hostEnd : this.#pathnameStart);
    }
    set host(value) { this.#set('host', value); }
    get hostname() { return this.#slice(this.#hostFrom(), this.#hostEnd); }
    set hostname(value) { this.#set('hostname', value); }
    get port() { return this.#port === -1 ? '' : `${this.#port}`; }
    set port(value) { this.#set('port', value); }
    get pathname() {
      const end = this.#searchStart >= 0 ? this.#searchStart : this.#hashStart >= 0 ? this.#hashStart : this.#href.length;
      return this.#slice(this.#pathnameStart, end);
    }
    set pathname(value) { this.#set('pathname', value); }
    get search() {
      if (this.#searchStart < 0) return '';
      const end = this.#hashStart >= 0 ? this.#hashStart : this.#href.length;
      return end - this.#searchStart <= 1 ? '' : this.#slice(this.#searchStart, end);
    }
    set search(value) {
      this.#set('search', value);
      this.#follow();
    }
    get searchParams() { return this.#params ??= inside.of(this, StringPrototypeSlice(this.search, 1)); }
    get hash() {
      return this.#hashStart < 0 || this.#href.length - this.#hashStart <= 1 ? '' : this.#slice(this.#hashStart);
    }
    set hash(value) { this.#set('hash', value); }
    toString() { return this.#href; }
    toJSON() { return this.#href; }
    #follow() { if (this.#params) inside.follow(this.#params, StringPrototypeSlice(this.search, 1)); }
    static {
      setQuery = (url, query) => url.#set('query', query);
      // Kept here: a page, or its browser, may have no such member.
      const { parse: made } = URL;
      make = (text, base) => made(text, base);
    }
  }
  const ownKey = { __proto__: null };
  idl.define(URL, { length: 1 });

  const getters = { __proto__: null };
  const parts = ['origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'];
  for (let i = 0; i < parts.length; i++) {
    getters[parts[i]] = primordials.uncurryThis(primordials.ObjectGetOwnPropertyDescriptor(URL.prototype, parts[i]).get);
  }
  return {
    URL, webkitURL: URL, URLSearchParams,
    /// The URL of a text, or null.
    parse: make,
    /// A part of the URL of a text that is one: what the getter of its name gives.
    part: (href, name) => getters[name](make(href)),
    origin: originOf,
    parseForm, serializeForm,
    isSearchParams: any.isSearchParams, pairsOf: any.pairsOf,
  };
});
