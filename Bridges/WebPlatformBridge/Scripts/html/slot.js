// HTML, section 4.12.4: HTMLSlotElement.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const { pageNodes } = use('dom/collections');
  const tree = shared('dom/shared/tree');
  const slots = shared('html/shared/slots');
  const own = use('html/brand').brand('HTMLSlotElement');
  const options = idl.dictionary([['flatten', idl.boolean, false]]);
  const nodesOf = (r, given, where) => (options(given, where).flatten ? slots.flatten(r) : slots.assignedNodes(r));
  const members = {
    assignedNodes(given = undefined) {
      return pageNodes(nodesOf(own(this), given, "Failed to execute 'assignedNodes' on 'HTMLSlotElement'"));
    },
    assignedElements(given = undefined) {
      const list = nodesOf(own(this), given, "Failed to execute 'assignedElements' on 'HTMLSlotElement'");
      const elements = tree.newList();
      for (let i = 0; i < list.length; i++) if (list[i].type === 1) elements.push(list[i]);
      return pageNodes(elements);
    },
    assign(...nodes) {
      const r = own(this);
      const records = tree.newList();
      for (let i = 0; i < nodes.length; i++) {
        const n = slot.nodeOrNull(nodes[i]);
        if (n === null || (n.type !== 1 && n.type !== 3 && n.type !== 4)) {
          throw idl.failure("Failed to execute 'assign' on 'HTMLSlotElement'", `parameter ${i + 1} is not of type 'Element' or 'Text'.`);
        }
        records.push(n);
      }
      slots.assign(r, records);
      const root = tree.rootOf(r);
      if ((root.flags & tree.SHADOW_ROOT) !== 0) use('html/slot-changes').look(root);
    },
  };
  return { HTMLSlotElement: { members } };
});
