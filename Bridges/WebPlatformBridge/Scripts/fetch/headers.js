// Fetch, section 2.2 (HTTP headers) and section 5.1 (the Headers class).
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const {
    ArrayPrototypeIncludes, ArrayPrototypePush, ArrayPrototypeSort, MapPrototypeDelete, MapPrototypeForEach,
    MapPrototypeGet, MapPrototypeHas, MapPrototypeSet, StringPrototypeCharCodeAt, StringPrototypeToUpperCase, SymbolIterator,
  } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const { isToken, lower, trim } = use('fetch/mime');

  // MARK: Names and values (section 2.2)

  function isValue(s) {
    for (let i = 0; i < s.length; i++) {
      const c = StringPrototypeCharCodeAt(s, i);
      if (c === 0 || c === 0xA || c === 0xD) return false;
    }
    return true;
  }
  /// "A forbidden method": CONNECT, TRACE or TRACK in any case.
  const isForbiddenMethod = (method) => ArrayPrototypeIncludes(['CONNECT', 'TRACE', 'TRACK'], StringPrototypeToUpperCase(method));
  /// "A forbidden request-header".
  const isForbidden = host('headers.isForbidden');
  const isForbiddenResponse = (name) => name === 'set-cookie' || name === 'set-cookie2';
  const safelisted = ['accept', 'accept-language', 'content-language', 'content-type'];
  /// "A no-CORS-safelisted request-header".
  const isSafelisted = (name, value) => ArrayPrototypeIncludes(safelisted, name) && host('headers.isSafelisted')(name, value);

  // MARK: The class (section 5.1)

  const ownKey = { __proto__: null };
  let inside;

  class Headers {
    /// By lower-case name: `{ name, values }`, the name as it was first given.
    #list = new primordials.Map();
    #guard = 'none';
    #sorted = null;
    constructor(init = undefined) {
      if (init !== undefined) inside.fill(this, headersInit(init, "Failed to construct 'Headers'"));
    }
    append(name, value) {
      const list = this.#list;
      const where = "Failed to execute 'append' on 'Headers'";
      idl.arity(arguments.length, 2, where);
      name = idl.ByteString(name, where);
      inside.append(this, name, idl.ByteString(value, where), where);
    }
    delete(name) {
      const list = this.#list;
      const where = "Failed to execute 'delete' on 'Headers'";
      idl.arity(arguments.length, 1, where);
      name = idl.ByteString(name, where);
      if (!this.#accepts(name, '', where)) return;
      const key = lower(name);
      if (this.#guard === 'request-no-cors' && !ArrayPrototypeIncludes(safelisted, key) && key !== 'range') return;
      if (MapPrototypeDelete(list, key)) this.#change();
    }
    get(name) {
      const list = this.#list;
      const where = "Failed to execute 'get' on 'Headers'";
      idl.arity(arguments.length, 1, where);
      return inside.get(this, checkedName(name, where));
    }
    getSetCookie() {
      const known = MapPrototypeGet(this.#list, 'set-cookie');
      const result = [];
      if (known) for (let i = 0; i < known.values.length; i++) ArrayPrototypePush(result, known.values[i]);
      return result;
    }
    has(name) {
      const list = this.#list;
      const where = "Failed to execute 'has' on 'Headers'";
      idl.arity(arguments.length, 1, where);
      return MapPrototypeHas(list, checkedName(name, where));
    }
    set(name, value) {
      const list = this.#list;
      const where = "Failed to execute 'set' on 'Headers'";
      idl.arity(arguments.length, 2, where);
      name = idl.ByteString(name, where);
      value = trim(idl.ByteString(value, where));
      if (!this.#accepts(name, value, where)) return;
      const key = lower(name);
      if (this.#guard === 'request-no-cors' && !isSafelisted(key, value)) return;
      const known = MapPrototypeGet(list, key);
      if (known) known.values = [value];
      else MapPrototypeSet(list, key, { __proto__: null, name, values: [value] });
      this.#change();
    }

    /// "To validate" a header for the guard.
    #accepts(name, value, where) {
      if (!isToken(name)) throw new TypeError(`${where}: '${name}' is not a valid HTTP header name.`);
      if (!isValue(value)) throw new TypeError(`${where}: '${value}' is not a valid HTTP header value.`);
      const guard = this.#guard;
      if (guard === 'immutable') throw new TypeError(`${where}: Headers are immutable`);
      if (guard === 'request' && isForbidden(lower(name), value)) return false;
      return !(guard === 'response' && isForbiddenResponse(lower(name)));
    }
    #change() {
      this.#sorted = null;
      if (this.#guard === 'request-no-cors') MapPrototypeDelete(this.#list, 'range');
    }
    /// "To sort and combine".
    #pairs() {
      if (this.#sorted) return this.#sorted;
      const entries = [];
      MapPrototypeForEach(this.#list, (known, key) => ArrayPrototypePush(entries, [key, known.values]));
      ArrayPrototypeSort(entries, (a, b) => (a[0] < b[0] ? -1 : 1));
      const pairs = [];
      for (let i = 0; i < entries.length; i++) {
        const key = entries[i][0];
        const values = entries[i][1];
        if (key !== 'set-cookie') ArrayPrototypePush(pairs, [key, joined(values)]);
        else for (let k = 0; k < values.length; k++) ArrayPrototypePush(pairs, [key, values[k]]);
      }
      return this.#sorted = pairs;
    }

    static {
      inside = {
        isHeaders: (v) => idl.isObject(v) && #list in v,
        pairs: (headers) => headers.#pairs(),
        /// "To append" a header: it may be left out, by the guard.
        append(headers, name, value, where) {
          value = trim(value);
          if (!headers.#accepts(name, value, where)) return;
          const key = lower(name);
          const known = MapPrototypeGet(headers.#list, key);
          if (headers.#guard === 'request-no-cors') {
            const all = known ? `${joined(known.values)}, ${value}` : value;
            if (!isSafelisted(key, all)) return;
          }
          inside.add(headers, key, name, value);
          headers.#change();
        },
        /// Adds without a guard.
        add(headers, key, name, value) {
          const known = MapPrototypeGet(headers.#list, key);
          if (known) ArrayPrototypePush(known.values, value);
          else MapPrototypeSet(headers.#list, key, { __proto__: null, name, values: [value] });
          headers.#sorted = null;
        },
        get(headers, key) {
          const known = MapPrototypeGet(headers.#list, key);
          return known ? joined(known.values) : null;
        },
        fill(headers, pairs, where) {
          for (let i = 0; i < pairs.length; i++) inside.append(headers, pairs[i][0], pairs[i][1], where ?? "Failed to construct 'Headers'");
        },
        list(headers) {
          const list = [];
          MapPrototypeForEach(headers.#list, (known) => {
            for (let i = 0; i < known.values.length; i++) ArrayPrototypePush(list, [known.name, known.values[i]]);
          });
          return list;
        },
        guard: (headers) => headers.#guard,
        setGuard(headers, guard) { headers.#guard = guard; },
        clear(headers) { headers.#list = new primordials.Map(); headers.#sorted = null; },
      };
    }
  }
  function joined(values) {
    let text = values[0];
    for (let i = 1; i < values.length; i++) text += `, ${values[i]}`;
    return text;
  }
  function checkedName(given, where) {
    const name = idl.ByteString(given, where);
    if (!isToken(name)) throw new TypeError(`${where}: '${name}' is not a valid HTTP header name.`);
    return lower(name);
  }
  const byteStrings = idl.sequence(idl.ByteString);
  const byteRecord = idl.record(idl.ByteString, idl.ByteString);
  /// `HeadersInit`: a list of pairs.
  function headersInit(v, where) {
    if (!idl.isObject(v)) throw idl.failure(where, 'The provided value is not a sequence of pairs or an object of names and values.');
    const method = v[SymbolIterator];
    if (method === undefined || method === null) return byteRecord(v, where);
    if (typeof method !== 'function') throw idl.failure(where, 'The object must have a callable @@iterator property.');
    const pairs = idl.sequenceFrom(v, method, byteStrings, where);
    for (let i = 0; i < pairs.length; i++) {
      if (pairs[i].length !== 2) throw idl.failure(where, `A pair has ${pairs[i].length} strings: a name and a value were expected.`);
    }
    return pairs;
  }
  idl.define(Headers, { length: 0 });
  idl.pairIterable(Headers, 'Headers', inside.pairs);

  return {
    Headers, headersInit, isForbiddenMethod, isForbidden, isSafelisted, isValue,
    isHeaders: inside.isHeaders,
    /// Makes headers of a list of `[name, value]`; the guard counts for later changes alone.
    makeHeaders(guard, pairs) {
      const headers = new Headers();
      for (let i = 0; i < pairs.length; i++) inside.add(headers, lower(pairs[i][0]), pairs[i][0], pairs[i][1]);
      inside.setGuard(headers, guard);
      return headers;
    },
    /// The list of `[name, value]`, equal names side by side.
    listOf: inside.list,
    /// The combined value of a lower-case name, or null.
    get: inside.get,
    append: inside.append, fill: inside.fill, guardOf: inside.guard, setGuard: inside.setGuard, clear: inside.clear,
  };
});
