// HTML, section 2.6.4: DOMStringList.
(function (platform) {
  'use strict';
  const { primordials, use } = platform;
  const { ArrayPrototypeIncludes } = primordials;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const exotic = use('dom/exotic');
  const own = (object) => slot.brand(object, 'DOMStringList');
  const DOMStringList = idl.interfaceFrom({
    name: 'DOMStringList',
    members: {
      get length() { return own(this).list.length; },
      item(index) {
        const { list } = own(this);
        idl.arity(arguments.length, 1, "Failed to execute 'item' on 'DOMStringList'");
        return list[idl.unsignedLong(index)] ?? null;
      },
      contains(string) {
        const { list } = own(this);
        idl.arity(arguments.length, 1, "Failed to execute 'contains' on 'DOMStringList'");
        return ArrayPrototypeIncludes(list, idl.DOMString(string));
      },
    },
  });
  exotic.addIterator(DOMStringList.prototype);
  const handler = exotic.handlerOf({ length: ({ list }) => list.length, item: ({ list }, i) => (i < list.length ? list[i] : undefined) });
  return {
    DOMStringList,
    /// A list with the texts of an array, which is not to be changed.
    make: (list) => exotic.make(DOMStringList, { __proto__: null, kind: 'DOMStringList', list }, handler),
  };
});
