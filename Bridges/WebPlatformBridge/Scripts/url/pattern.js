// URL Pattern, section 1 (the URLPattern class) and 3 (canonicalization).
(function (platform) {
  'use strict';
  const { host, primordials, shared, use } = platform;
  const {
    ArrayPrototypePush, RegExpPrototypeExec, StringPrototypeLastIndexOf, StringPrototypeSlice,
    StringPrototypeStartsWith, StringPrototypeToLowerCase,
  } = primordials;

  const idl = use('core/webidl');
  const patterns = shared('url/shared/pattern');
  const { parse } = use('url/url');
  const setPart = host('url.set');
  const names = ['protocol', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash'];
  const special = { __proto__: null, http: '80', https: '443', ws: '80', wss: '443', ftp: '21', file: '' };
  const isSpecial = (protocol) => special[protocol] !== undefined;

  // MARK: Canonicalization (section 3.2): a text, or null for what cannot be there

  /// What the setter of a part makes of a text, for a URL with such a scheme.
  function through(part, value, base = 'https://dummy.invalid/') {
    const url = parse(setPart(base, part, value) ?? base);
    return url === null ? null : url[part];
  }
  const scheme = /^[A-Za-z][A-Za-z0-9+\-.]*$/;
  const address = /^[0-9A-Fa-f[\]:]*$/;
  const digits = /^[\t\n\r]*[0-9]/;
  const canonical = {
    __proto__: null,
    protocol: (value) => (value === '' ? '' : RegExpPrototypeExec(scheme, value) === null ? null : StringPrototypeToLowerCase(value)),
    username: (value) => through('username', value),
    password: (value) => through('password', value),
    hostname(value) {
      if (value === '') return '';
      const found = through('hostname', value);
      return found === 'dummy.invalid' && value !== found ? null : found;
    },
    address: (value) => (RegExpPrototypeExec(address, value) === null ? null : StringPrototypeToLowerCase(value)),
    port(value, protocol) {
      if (value === '') return '';
      if (RegExpPrototypeExec(digits, value) === null) return null;
      const base = `${isSpecial(protocol) && protocol !== 'file' ? protocol : 'dummy'}://dummy.invalid:12345/`;
      const found = through('port', value, base);
      return found === '12345' && value !== '12345' ? null : found;
    },
    pathname(value) {
      if (value === '') return '';
      const isRooted = value[0] === '/';
      const found = through('pathname', isRooted ? value : `/-${value}`);
      return found === null ? null : isRooted ? found : StringPrototypeSlice(found, 2);
    },
    opaque: (value) => (value === '' ? '' : parse(`data:${opaqueText(value)}`)?.pathname ?? null),
    search: (value) => (value === '' ? '' : StringPrototypeSlice(through('search', value) ?? '', 1)),
    hash: (value) => (value === '' ? '' : StringPrototypeSlice(through('hash', value) ?? '', 1)),
  };
  /// In an opaque path `?` and `#` are as others here.
  const opaqueText = (value) => primordials.StringPrototypeReplaceAll(primordials.StringPrototypeReplaceAll(value, '?', '%3F'), '#', '%23');

  // MARK: Components (section 1.4)

  const plain = { __proto__: null, delimiter: '', prefix: '' };
  const inHosts = { __proto__: null, delimiter: '.', prefix: '' };
  const inPaths = { __proto__: null, delimiter: '/', prefix: '/' };
  const where = "Failed to construct 'URLPattern'";
  function compile(text, encode, options, ignoresCase) {
    const { parts, wrong } = patterns.parse(text, options, encode);
    if (wrong !== '') throw idl.failure(where, `The pattern '${text}' has ${wrong}.`);
    const expression = patterns.expressionOf(parts, options);
    let regexp;
    try { regexp = new primordials.RegExp(expression.text, ignoresCase ? 'vi' : 'v'); } catch {
      throw idl.failure(where, `The pattern '${text}' has a regular expression that is none.`);
    }
    let hasGroups = false;
    for (let i = 0; i < parts.length; i++) if (parts[i].type === 'regexp') hasGroups = true;
    return { __proto__: null, pattern: patterns.patternOf(parts, options), regexp, names: expression.names, hasGroups };
  }
  const matchesSpecial = (component) => {
    for (const name in special) if (RegExpPrototypeExec(component.regexp, name) !== null) return true;
    return false;
  };
  const isAddress = (text) => text.length > 1 && (text[0] === '[' || ((text[0] === '{' || text[0] === '\\') && text[1] === '['));

  // MARK: URLPatternInit (section 1.5)

  const members = ['baseURL', 'hash', 'hostname', 'password', 'pathname', 'port', 'protocol', 'search', 'username'];
  const entries = [];
  for (let i = 0; i < members.length; i++) ArrayPrototypePush(entries, [members[i], idl.USVString]);
  const initOf = idl.dictionary(entries);
  const optionsOf = idl.dictionary([['ignoreCase', idl.boolean, false]]);
  /// "Process a URLPatternInit"; null where a URL's part cannot be there. A pattern's throws.
  function process(init, isPattern) {
    const result = { __proto__: null };
    const given = (...list) => {
      for (let i = 0; i < list.length; i++) if (init[list[i]] !== undefined) return true;
      return false;
    };
    if (!isPattern) for (let i = 0; i < names.length; i++) result[names[i]] = '';
    let base = null;
    const escape = (text) => (isPattern ? patterns.escapePattern(text) : text);
    if (init.baseURL !== undefined) {
      base = parse(init.baseURL);
      if (base === null) return null;
      if (!given('protocol')) result.protocol = escape(StringPrototypeSlice(base.protocol, 0, -1));
      if (!isPattern && !given('protocol', 'hostname', 'port', 'username')) result.username = base.username;
      if (!isPattern && !given('protocol', 'hostname', 'port', 'username', 'password')) result.password = base.password;
      if (!given('protocol', 'hostname')) result.hostname = escape(base.hostname);
      if (!given('protocol', 'hostname', 'port')) result.port = base.port;
      if (!given('protocol', 'hostname', 'port', 'pathname')) result.pathname = escape(base.pathname);
      if (!given('protocol', 'hostname', 'port', 'pathname', 'search')) result.search = escape(StringPrototypeSlice(base.search, 1));
      if (!given('protocol', 'hostname', 'port', 'pathname', 'search', 'hash')) result.hash = escape(StringPrototypeSlice(base.hash, 1));
    }
    const cut = (text, mark, atEnd) => {
      if (atEnd) return text !== '' && text[text.length - 1] === mark ? StringPrototypeSlice(text, 0, -1) : text;
      return text[0] === mark ? StringPrototypeSlice(text, 1) : text;
    };
    let isGood = true;
    const put = (name, value, encode = canonical[name]) => {
      result[name] = isPattern ? value : encode(value, result.protocol);
      if (result[name] === null) isGood = false;
    };
    if (given('protocol')) put('protocol', cut(init.protocol, ':', true));
    if (given('username')) put('username', init.username);
    if (given('password')) put('password', init.password);
    if (given('hostname')) put('hostname', init.hostname);
    if (given('port')) put('port', init.port);
    if (given('pathname')) {
      let path = init.pathname;
      const isOpaque = base !== null && base.host === '' && !StringPrototypeStartsWith(base.pathname, '/');
      if (base !== null && !isOpaque && !isAbsolute(path, isPattern)) {
        const around = escape(base.pathname);
        const slash = StringPrototypeLastIndexOf(around, '/');
        if (slash >= 0) path = StringPrototypeSlice(around, 0, slash + 1) + path;
      }
      put('pathname', path, result.protocol === '' || result.protocol === undefined || isSpecial(result.protocol) ? canonical.pathname : canonical.opaque);
    }
    if (given('search')) put('search', cut(init.search, '?', false));
    if (given('hash')) put('hash', cut(init.hash, '#', false));
    return isGood ? result : null;
  }
  function isAbsolute(text, isPattern) {
    if (text === '') return false;
    if (text[0] === '/') return true;
    return isPattern && text.length > 1 && (text[0] === '\\' || text[0] === '{') && text[1] === '/';
  }

  // MARK: Making a pattern (section 1.3)

  function create(input, baseURL, { ignoreCase }) {
    let init;
    if (typeof input === 'string') {
      const { result, isWrong } = patterns.parts(input, (text) => {
        const { parts, wrong } = patterns.parse(text, plain, canonical.protocol);
        if (wrong !== '') return null;
        try { return matchesSpecial({ regexp: new primordials.RegExp(patterns.expressionOf(parts, plain).text, 'v') }); } catch { return null; }
      });
      if (isWrong) throw idl.failure(where, `The pattern '${input}' has no protocol that can be one.`);
      init = { __proto__: null };
      for (let i = 0; i < names.length; i++) if (result[names[i]] !== undefined) init[names[i]] = result[names[i]];
      if (baseURL === null && init.protocol === undefined) throw idl.failure(where, 'Relative constructor string must have a base URL.');
      if (baseURL !== null) init.baseURL = baseURL;
    } else {
      if (baseURL !== null) throw idl.failure(where, 'A base URL goes with a text only.');
      init = input;
    }
    const given = process(init, true);
    if (given === null) throw idl.failure(where, `Invalid base URL '${init.baseURL}'.`);
    for (let i = 0; i < names.length; i++) given[names[i]] ??= '*';
    if (isSpecial(given.protocol) && given.port === special[given.protocol]) given.port = '';
    const components = { __proto__: null };
    components.protocol = compile(given.protocol, canonical.protocol, plain, false);
    components.username = compile(given.username, canonical.username, plain, false);
    components.password = compile(given.password, canonical.password, plain, false);
    components.hostname = compile(given.hostname, isAddress(given.hostname) ? canonical.address : canonical.hostname, inHosts, false);
    components.port = compile(given.port, (value) => canonical.port(value, ''), plain, false);
    components.pathname = matchesSpecial(components.protocol) ? compile(given.pathname, canonical.pathname, inPaths, ignoreCase)
      : compile(given.pathname, canonical.opaque, plain, ignoreCase);
    components.search = compile(given.search, canonical.search, plain, ignoreCase);
    components.hash = compile(given.hash, canonical.hash, plain, ignoreCase);
    return components;
  }

  // MARK: Matching (section 1.4)

  function match(components, input, baseURL, on) {
    const inputs = [];
    let given;
    if (typeof input !== 'string') {
      if (baseURL !== null) throw idl.failure(on, 'A base URL goes with a text only.');
      given = process(input, false);
      if (given === null) return null;
      const shown = {};
      for (let i = 0; i < members.length; i++) if (input[members[i]] !== undefined) shown[members[i]] = input[members[i]];
      ArrayPrototypePush(inputs, shown);
    } else {
      const base = baseURL === null ? undefined : baseURL;
      ArrayPrototypePush(inputs, input);
      if (base !== undefined) {
        ArrayPrototypePush(inputs, base);
        if (parse(base) === null) return null;
      }
      const url = parse(input, base);
      if (url === null) return null;
      given = {
        __proto__: null, protocol: StringPrototypeSlice(url.protocol, 0, -1), username: url.username, password: url.password, hostname: url.hostname,
        port: url.port, pathname: url.pathname, search: StringPrototypeSlice(url.search, 1), hash: StringPrototypeSlice(url.hash, 1),
      };
    }
    const result = { inputs };
    for (let i = 0; i < names.length; i++) {
      const name = names[i];
      const component = components[name];
      const found = RegExpPrototypeExec(component.regexp, given[name]);
      if (found === null) return null;
      const groups = {};
      for (let k = 0; k < component.names.length; k++) {
        primordials.ObjectDefineProperty(groups, component.names[k], { __proto__: null, value: found[k + 1], writable: true, enumerable: true, configurable: true });
      }
      result[name] = { input: given[name], groups };
    }
    return result;
  }
  const inputOf = (value, on) => (value === undefined ? { __proto__: null } : idl.isObject(value) ? initOf(value, on) : idl.USVString(value, on));
  const baseOf = (value, on) => (value === undefined ? null : idl.USVString(value, on));
  class URLPattern {
    #components;
    constructor(input = undefined, baseURL = undefined, options = undefined) {
      const given = inputOf(input, where);
      // The second argument is a base URL or, where there is none, the options.
      const hasBase = arguments.length > 2 || (baseURL !== undefined && !idl.isObject(baseURL));
      this.#components = create(given, hasBase ? baseOf(baseURL, where) : null, optionsOf(hasBase ? options : baseURL, where));
    }
    test(input = undefined, baseURL = undefined) {
      const components = this.#components;
      const on = "Failed to execute 'test' on 'URLPattern'";
      return match(components, inputOf(input, on), baseOf(baseURL, on), on) !== null;
    }
    exec(input = undefined, baseURL = undefined) {
      const components = this.#components;
      const on = "Failed to execute 'exec' on 'URLPattern'";
      return match(components, inputOf(input, on), baseOf(baseURL, on), on);
    }
    get protocol() { return this.#components.protocol.pattern; }
    get username() { return this.#components.username.pattern; }
    get password() { return this.#components.password.pattern; }
    get hostname() { return this.#components.hostname.pattern; }
    get port() { return this.#components.port.pattern; }
    get pathname() { return this.#components.pathname.pattern; }
    get search() { return this.#components.search.pattern; }
    get hash() { return this.#components.hash.pattern; }
    get hasRegExpGroups() {
      for (let i = 0; i < names.length; i++) if (this.#components[names[i]].hasGroups) return true;
      return false;
    }
  }
  idl.define(URLPattern, { length: 0 });
  return { URLPattern };
});
