// DOM Parsing and Serialization: XMLSerializer, and markup of elements in XML documents.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const { serialise, children } = shared('dom/shared/xml-serialise');
  const idl = use('core/webidl');
  const { brand, stamp } = use('dom/slot');
  const { domError } = use('dom/errors');
  const { nodeArgument } = use('dom/node');
  const XMLSerializer = idl.interfaceFrom({
    name: 'XMLSerializer',
    construct: (given, target) => stamp(target, { __proto__: null, kind: 'XMLSerializer' }),
    members: {
      serializeToString(root) {
        brand(this, 'XMLSerializer');
        const where = "Failed to execute 'serializeToString' on 'XMLSerializer'";
        idl.arity(arguments.length, 1, where);
        return serialise(nodeArgument(root, where, 1));
      },
    },
  });
  /// "XML fragment parsing algorithm": a fragment's record.
  function parseFragment(context, text) {
    const { fragment, error } = use('html/xml').parseFragment(context, text);
    if (error !== null) throw domError('SyntaxError', `The provided markup is invalid XML: ${error.message}`);
    return fragment;
  }
  return { XMLSerializer, parseFragment, serialise, serialiseChildren: children };
});
