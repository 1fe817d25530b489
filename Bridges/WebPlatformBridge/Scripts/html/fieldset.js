// HTML, sections 4.10.15 and 4.10.16: HTMLFieldSetElement, HTMLLegendElement.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const slot = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const controls = shared('html/shared/controls');
  const { brand } = use('html/brand');
  const { mix } = use('html/html-element');
  const constraints = use('html/constraints');
  const own = brand('HTMLFieldSetElement');
  const ownLegend = brand('HTMLLegendElement');
  const members = mix(mix({
    get type() { own(this); return 'fieldset'; },
    get elements() {
      return use('dom/collections').cached(own(this), 'fieldset elements', (r) =>
        use('dom/collections').htmlCollection(r, (n) => controls.isListed(n), null, { __proto__: null, usesAttributes: true }));
    },
  }, constraints.membersFor(own)), constraints.formMember(own));
  const legendMembers = {
    get form() {
      const r = ownLegend(this);
      return r.parent !== null && tree.isHTML(r.parent, 'fieldset') ? slot.wrap(controls.formOwner(r.parent)) : null;
    },
  };
  return { HTMLFieldSetElement: { members }, HTMLLegendElement: { members: legendMembers } };
});
