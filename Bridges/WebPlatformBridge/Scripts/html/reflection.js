// HTML, section 2.6.1 (reflecting content attributes in IDL attributes): accessors made from the lines of
// html/shared/interfaces.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const idl = use('core/webidl');
  const { get, has, set, remove, setBoolean } = use('html/brand');
  const { parseInteger, parseNonNegative, parseFloat } = shared('html/shared/numbers');
  const { lower } = shared('dom/shared/tree');
  const MOST = 2_147_483_647;

  /// The URL that an attribute's value names, or the value itself.
  function resolve(r, value) {
    return use('html/urls').resolve(r.doc, value) ?? value;
  }
  const keyword = (facts, value) => {
    if (value === null) return facts.missing;
    return facts.keywords[lower(value)] ?? facts.invalid;
  };
  const tooSmall = (where, least) => use('dom/errors').domError('IndexSizeError', `${where}: The value provided is ${least}.`);

  /// The accessor of an entry, on objects whose records `own` gives.
  function accessor(entry, own, where) {
    const { name, attribute, type, numbers } = entry;
    const [fallback, least, most] = numbers;
    const say = () => `Failed to set the '${name}' property on '${where}'`;
    switch (type) {
      case '': return {
        get [name]() { return get(own(this), attribute) ?? ''; },
        set [name](value) { set(own(this), attribute, idl.DOMString(value)); },
      };
      case '0': return {
        get [name]() { return get(own(this), attribute) ?? ''; },
        set [name](value) { set(own(this), attribute, value === null ? '' : idl.DOMString(value)); },
      };
      case 'U': return {
        get [name]() { return get(own(this), attribute) ?? ''; },
        set [name](value) { set(own(this), attribute, idl.USVString(value)); },
      };
      case 'u': return {
        get [name]() {
          const r = own(this);
          const value = get(r, attribute);
          return value === null ? '' : resolve(r, value);
        },
        set [name](value) { set(own(this), attribute, idl.USVString(value)); },
      };
      case 'b': return {
        get [name]() { return has(own(this), attribute); },
        set [name](value) { setBoolean(own(this), attribute, value); },
      };
      case 'e': {
        const facts = entry.set;
        return {
          get [name]() { return keyword(facts, get(own(this), attribute)); },
          set [name](value) {
            const r = own(this);
            if (facts.isNullable && (value === null || value === undefined)) remove(r, attribute);
            else set(r, attribute, idl.DOMString(value));
          },
        };
      }
      case 't': return {
        get [name]() { return use('dom/tokens').tokenList(own(this), attribute, entry.supported); },
        set [name](value) { set(own(this), attribute, idl.DOMString(value)); },
      };
      case 'l': return {
        get [name]() {
          const value = parseInteger(get(own(this), attribute) ?? '');
          return value === null || value < -MOST - 1 || value > MOST ? fallback : value;
        },
        set [name](value) { set(own(this), attribute, `${idl.long(value)}`); },
      };
      case 'L': return {
        get [name]() {
          const value = parseNonNegative(get(own(this), attribute) ?? '');
          return value === null || value > MOST ? -1 : value;
        },
        set [name](value) {
          const r = own(this);
          const number = idl.long(value);
          if (number < 0) throw tooSmall(say(), 'negative');
          set(r, attribute, `${number}`);
        },
      };
      case 'n': case 'p': case 'f': {
        const smallest = type === 'n' ? 0 : 1;
        return {
          get [name]() {
            const value = parseNonNegative(get(own(this), attribute) ?? '');
            return value === null || value < smallest || value > MOST ? fallback : value;
          },
          set [name](value) {
            const r = own(this);
            const number = idl.unsignedLong(value);
            if (type === 'p' && number === 0) throw tooSmall(say(), '0, which is an invalid size');
            set(r, attribute, `${number < smallest || number > MOST ? fallback : number}`);
          },
        };
      }
      case 'c': return {
        get [name]() {
          const value = parseNonNegative(get(own(this), attribute) ?? '');
          return value === null ? fallback : value < least ? least : value > most ? most : value;
        },
        set [name](value) {
          const r = own(this);
          const number = idl.unsignedLong(value);
          set(r, attribute, `${number > MOST ? fallback : number}`);
        },
      };
      default: return {
        get [name]() { return parseFloat(get(own(this), attribute) ?? '') ?? fallback; },
        set [name](value) { set(own(this), attribute, `${idl.double(value)}`); },
      };
    }
  }
  /// Adds accessors to the members of an interface, except those that it has.
  function define(members, entries, own, where) {
    for (let i = 0; i < entries.length; i++) {
      const { name } = entries[i];
      if (primordials.ObjectPrototypeHasOwnProperty(members, name)) continue;
      idl.mix(members, accessor(entries[i], own, where));
    }
    return members;
  }
  return { define, keyword, resolve };
});
