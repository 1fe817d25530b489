// DOM, section 7.1 (interface DOMTokenList).
(function (platform) {
  'use strict';
  const { intrinsics, shared, use } = platform;
  const { TypeError } = intrinsics;
  const tree = shared('dom/shared/tree');
  const { hasSpace, parsed } = shared('dom/shared/tokens');
  const idl = use('core/webidl');
  const { brand } = use('dom/slot');
  const { domError } = use('dom/errors');
  const { handlerOf, make } = use('dom/exotic');
  const { string } = use('dom/node');
  const { cached, listsOf, makeIterable } = use('dom/collections');
  const reactions = use('html/reactions');

  const list = (object) => brand(object, 'DOMTokenList');
  const valueOf = (state) => tree.getAttribute(state.element, state.local) ?? '';
  /// The tokens as they are in the attribute now: not to be changed.
  const tokensOf = (state) => {
    const text = tree.getAttribute(state.element, state.local);
    return text === null || text === '' ? none : parsed(text);
  };
  const none = tree.newList();
  const on = (method) => `Failed to execute '${method}' on 'DOMTokenList'`;
  function check(token, method) {
    if (token === '') throw domError('SyntaxError', `${on(method)}: The token provided must not be empty.`);
    if (hasSpace(token)) {
      throw domError('InvalidCharacterError', `${on(method)}: The token provided ('${token}') contains HTML space characters, which are not valid in tokens.`);
    }
    return token;
  }
  function strings(given) {
    const tokens = tree.newList();
    for (let i = 0; i < given.length; i++) tokens.push(string(given[i]));
    return tokens;
  }
  /// "Update steps".
  function update(state, tokens) {
    const { element, local } = state;
    if (tokens.length === 0 && !tree.hasAttribute(element, local)) return;
    tree.setAttribute(element, local, tokens.join(' '));
    if (reactions.pending) reactions.run();
  }
  const copyOf = (state) => tokensOf(state).slice();
  const members = {
    get length() { return tokensOf(list(this)).length; },
    item(index) {
      const tokens = tokensOf(list(this));
      idl.arity(arguments.length, 1, on('item'));
      index = idl.unsignedLong(index);
      return index < tokens.length ? tokens[index] : null;
    },
    contains(token) {
      const state = list(this);
      idl.arity(arguments.length, 1, on('contains'));
      token = string(token);
      return tokensOf(state).includes(token);
    },
    add(...tokens) {
      const state = list(this);
      const added = strings(tokens);
      for (let i = 0; i < added.length; i++) check(added[i], 'add');
      const all = copyOf(state);
      for (let i = 0; i < added.length; i++) if (!all.includes(added[i])) all.push(added[i]);
      update(state, all);
    },
    remove(...tokens) {
      const state = list(this);
      const removed = strings(tokens);
      for (let i = 0; i < removed.length; i++) check(removed[i], 'remove');
      const all = copyOf(state);
      for (let i = 0; i < removed.length; i++) {
        const at = all.indexOf(removed[i]);
        if (at >= 0) all.splice(at, 1);
      }
      update(state, all);
    },
    toggle(token, force = undefined) {
      const state = list(this);
      idl.arity(arguments.length, 1, on('toggle'));
      token = check(string(token), 'toggle');
      const all = copyOf(state);
      const at = all.indexOf(token);
      if (at >= 0) {
        if (force !== undefined && force) return true;
        all.splice(at, 1);
        update(state, all);
        return false;
      }
      if (force !== undefined && !force) return false;
      all.push(token);
      update(state, all);
      return true;
    },
    replace(token, newToken) {
      const state = list(this);
      idl.arity(arguments.length, 2, on('replace'));
      token = string(token);
      newToken = string(newToken);
      if (token === '' || newToken === '') check('', 'replace');
      check(token, 'replace');
      check(newToken, 'replace');
      const all = copyOf(state);
      const at = all.indexOf(token);
      if (at < 0) return false;
      const other = all.indexOf(newToken);
      if (other >= 0 && other !== at) {
        // "Replace within an ordered set": the first of the two is the new one, the other goes.
        const first = other < at ? other : at;
        all[first] = newToken;
        all.splice(other < at ? at : other, 1);
      } else all[at] = newToken;
      update(state, all);
      return true;
    },
    supports(token) {
      const state = list(this);
      idl.arity(arguments.length, 1, on('supports'));
      token = string(token);
      if (state.supported === null) throw new TypeError(`${on('supports')}: DOMTokenList has no supported tokens.`);
      return state.supported.includes(tree.lower(token));
    },
    get value() { return valueOf(list(this)); },
    set value(value) {
      const state = list(this);
      tree.setAttribute(state.element, state.local, string(value));
      if (reactions.pending) reactions.run();
    },
    toString() { return valueOf(list(this)); },
  };
  const DOMTokenList = idl.interfaceFrom({ name: 'DOMTokenList', members });
  makeIterable(DOMTokenList, true);
  const handler = handlerOf({
    length: (state) => tokensOf(state).length,
    item(state, i) {
      const tokens = tokensOf(state);
      return i < tokens.length ? tokens[i] : undefined;
    },
  });
  const makeList = (element, local, supported) => make(DOMTokenList, { __proto__: null, kind: 'DOMTokenList', element, local, supported }, handler);
  const classListOf = (r) => listsOf(r).classList ??= makeList(r, 'class', null);
  /// The same list each time for an element and an attribute; `supported`: a list of this realm, or null.
  const tokenList = (r, local, supported = null) => cached(r, `l${local}`, () => makeList(r, local, supported));
  return { DOMTokenList, classListOf, tokenList };
});
