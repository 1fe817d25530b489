// HTML, section 4.10.12: HTMLOutputElement.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const idl = use('core/webidl');
  const tree = shared('dom/shared/tree');
  const controls = shared('html/shared/controls');
  const { brand, finish } = use('html/brand');
  const { mix } = use('html/html-element');
  const constraints = use('html/constraints');
  const own = brand('HTMLOutputElement');
  const members = mix(mix({
    get type() { own(this); return 'output'; },
    get defaultValue() {
      const r = own(this);
      const control = controls.peek(r);
      return control !== null && control.dirty ? control.value : tree.textOf(r);
    },
    set defaultValue(value) {
      const r = own(this);
      const text = idl.DOMString(value);
      const control = controls.peek(r);
      if (control !== null && control.dirty) control.value = text;
      else tree.setTextContent(r, text);
      finish();
    },
    get value() { return tree.textOf(own(this)); },
    set value(value) {
      const r = own(this);
      const text = idl.DOMString(value);
      const control = controls.controlOf(r);
      if (!control.dirty) {
        control.value = tree.textOf(r);
        control.dirty = true;
      }
      tree.setTextContent(r, text);
      finish();
    },
    get labels() { return constraints.labelsOf(own(this)); },
  }, constraints.membersFor(own)), constraints.formMember(own));
  return { HTMLOutputElement: { members } };
});
