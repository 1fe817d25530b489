// CSSOM, section 7.2: getComputedStyle.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { StringPrototypeIncludes, StringPrototypeSlice, StringPrototypeStartsWith, StringPrototypeToLowerCase } = primordials;
  const idl = use('core/webidl');
  const { nodeOrNull } = use('dom/slot');
  const { make } = use('css/style-declaration');
  const properties = shared('css/shared/properties');
  const resolved = shared('css/shared/resolved');
  const { looks } = shared('css/shared/style-slot');

  /// Addresses are shown as the document resolves them.
  function absolute(doc, value) {
    return resolved.withAddresses(value, (text) => use('html/urls').resolve(doc, text));
  }
  const isAlive = ({ record, pseudo }) => pseudo !== null && resolved.hasStyle(record);
  /// What moves by what has changed begins to, before a value is shown.
  const flush = (doc) => {
    looks.count++;
    if (platform.isLoaded('css/observers') && doc === use('dom/page-document').record()) use('css/observers').flush();
  };
  let names = null;
  function computedNames() {
    if (names === null) {
      names = shared('dom/shared/tree').newList();
      const { order, longhands } = properties;
      for (let i = 0; i < order.length; i++) if (longhands[order[i]].isComputed) names.push(order[i]);
      // These shorthands are shown, too.
      names.push('background-position', 'contain-intrinsic-size', 'font-variant', 'mask-position', 'text-decoration', '-webkit-mask-box-image');
      names.sort();
    }
    return names;
  }
  /// The longhands, and behind them the custom properties that the element has.
  function itemOf(state, i) {
    const all = computedNames();
    return i < all.length ? all[i] : resolved.customNames(state.record)[i - all.length] ?? '';
  }
  const computed = {
    __proto__: null,
    get(state, name) {
      if (!isAlive(state)) return '';
      flush(state.record.doc);
      const value = resolved.value(state.record, state.pseudo, name);
      return value.length > 5 && StringPrototypeIncludes(value, 'url("') && !StringPrototypeStartsWith(name, '--') ? absolute(state.record.doc, value) : value;
    },
    length: (state) => (isAlive(state) ? computedNames().length + resolved.customNames(state.record).length : 0),
    item: (state, i) => (isAlive(state) ? itemOf(state, i) : ''),
  };
  /// The pseudo-element that a text names: '' for the element itself, null for one that there is not.
  function pseudoOf(text) {
    if (text === null || text === undefined) return '';
    const given = idl.DOMString(text);
    if (!StringPrototypeStartsWith(given, ':')) return '';
    const name = StringPrototypeToLowerCase(StringPrototypeSlice(given, StringPrototypeStartsWith(given, '::') ? 2 : 1));
    const known = shared('css/shared/selector-names').pseudoElements[name];
    if (known === true) return name;
    return known === false && StringPrototypeStartsWith(given, '::') ? name : null;
  }
  const { getComputedStyle } = {
    getComputedStyle(element, pseudoElement = undefined) {
      idl.checkGlobal(this);
      idl.arity(arguments.length, 1, "Failed to execute 'getComputedStyle' on 'Window'");
      const record = nodeOrNull(element);
      if (record === null || record.type !== 1) {
        throw idl.failure("Failed to execute 'getComputedStyle' on 'Window'", "parameter 1 is not of type 'Element'.");
      }
      return make({ record, computed, pseudo: pseudoOf(pseudoElement) });
    },
  };
  return { getComputedStyle };
});
