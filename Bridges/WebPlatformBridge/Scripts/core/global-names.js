// What all pages of a machine know of their names, made once in the realm that no page sees: `table` is
// globals.json; `absent` names what the browser does not have, `unconstructable` the interfaces whose
// constructor it does not have.
(function (table, absent, unconstructable) {
  'use strict';
  // The names of this realm may be gone: primordials.js takes them away.
  const { freeze, keys } = {}.constructor;
  /// The names that are made when they are touched, what defines each ('timer' and 'handler' are no
  /// scripts), and whether enumeration shows it.
  const names = [], scripts = [], shown = [];
  /// The read-only attributes, accessors without a setter, and what defines each.
  const attributes = [];
  /// Where a name stands in them.
  const indexes = { __proto__: null };
  /// All names, those that the browser does not have among them.
  const known = { __proto__: null };
  function add(script, name, isShown) {
    known[name] = true;
    if (absent[name] === true) return;
    indexes[name] = names.length;
    names.push(name);
    scripts.push(script);
    shown.push(isShown);
  }
  for (const { script, interfaces, members, attributes: readOnly = [] } of table.scripts) {
    for (const name of interfaces) add(script, name, false);
    for (const name of members) add(script, name, true);
    for (const name of readOnly) {
      known[name] = true;
      if (absent[name] !== true) attributes.push(freeze({ __proto__: null, name, script }));
    }
  }
  for (const type of table.handlers) add('handler', 'on' + type, true);
  for (const name of table.timers) add('timer', name, true);
  for (const name of table.fixed) known[name] = true;

  return freeze({
    __proto__: null,
    // Lists that core/globals.js alone reads: the engine is slow to look into a frozen one.
    names, scripts, shown, attributes, unconstructable, indexes: freeze(indexes),
    /// The enumerable properties of a global object that the platform did not put there.
    added(global) {
      const found = [], all = keys(global);
      for (let i = 0; i < all.length; i++) if (known[all[i]] === undefined) found.push(all[i]);
      return found;
    },
  });
})
