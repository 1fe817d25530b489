// HTML, section 4.10.11: HTMLTextAreaElement.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const idl = use('core/webidl');
  const tree = shared('dom/shared/tree');
  const controls = shared('html/shared/controls');
  const { brand, set, finish } = use('html/brand');
  const { mix } = use('html/html-element');
  const constraints = use('html/constraints');
  const own = brand('HTMLTextAreaElement');
  const members = mix(mix(mix({
    get autocomplete() { return use('html/autofill').autocompleteOf(own(this)); },
    set autocomplete(value) { set(own(this), 'autocomplete', idl.DOMString(value)); },
    get type() { own(this); return 'textarea'; },
    get defaultValue() { return tree.childText(own(this)); },
    set defaultValue(value) {
      tree.setTextContent(own(this), idl.DOMString(value));
      finish();
    },
    get value() { return controls.textareaValue(own(this)); },
    set value(value) {
      const r = own(this);
      controls.setText(r, value === null ? '' : idl.DOMString(value));
      tree.changed(r.doc);
    },
    get textLength() { return controls.textareaValue(own(this)).length; },
    get labels() { return constraints.labelsOf(own(this)); },
  }, constraints.membersFor(own)), constraints.formMember(own)), use('html/text-selection').membersFor(own, false));
  return { HTMLTextAreaElement: { members } };
});
