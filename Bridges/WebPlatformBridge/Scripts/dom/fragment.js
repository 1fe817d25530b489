// DOM, section 4.7 (interface DocumentFragment).
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const idl = use('core/webidl');
  const { stamp } = use('dom/slot');
  const { Node } = use('dom/node');
  const { mixInto, unscopable, parentNode, parentNodeNames, nonElementParentNode } = use('dom/mixins');
  const DocumentFragment = idl.interfaceFrom({
    name: 'DocumentFragment', parent: Node, length: 0,
    construct(given, target) {
      const r = tree.newFragment(use('dom/page-document').record());
      return (r.wrapper = stamp(target, r));
    },
    members: mixInto(mixInto({}, parentNode), nonElementParentNode),
  });
  unscopable(DocumentFragment, parentNodeNames);
  return { DocumentFragment };
});
