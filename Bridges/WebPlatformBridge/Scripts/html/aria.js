// WAI-ARIA 1.3, section 10 (ARIAMixin): `role` and the `aria…` attributes of elements, and those that
// element internals remember.
(function (platform) {
  'use strict';
  const { primordials, use } = platform;
  const { ObjectGetOwnPropertyDescriptor, ReflectApply } = primordials;
  const idl = use('core/webidl');
  const { get, set, remove } = use('html/brand');

  /// A new object with the accessors, written out: a literal makes them several times faster than a loop does.
  /// `read` and `write` are given the object and the content attribute, those of references the member as well.
  const make = ({ read, write, readReference, writeReference }) => ({
    get role() { return read(this, 'role'); },
    set role(value) { write(this, 'role', value); },
    get ariaAtomic() { return read(this, 'aria-atomic'); },
    set ariaAtomic(value) { write(this, 'aria-atomic', value); },
    get ariaAutoComplete() { return read(this, 'aria-autocomplete'); },
    set ariaAutoComplete(value) { write(this, 'aria-autocomplete', value); },
    get ariaBrailleLabel() { return read(this, 'aria-braillelabel'); },
    set ariaBrailleLabel(value) { write(this, 'aria-braillelabel', value); },
    get ariaBrailleRoleDescription() { return read(this, 'aria-brailleroledescription'); },
    set ariaBrailleRoleDescription(value) { write(this, 'aria-brailleroledescription', value); },
    get ariaBusy() { return read(this, 'aria-busy'); },
    set ariaBusy(value) { write(this, 'aria-busy', value); },
    get ariaChecked() { return read(this, 'aria-checked'); },
    set ariaChecked(value) { write(this, 'aria-checked', value); },
    get ariaColCount() { return read(this, 'aria-colcount'); },
    set ariaColCount(value) { write(this, 'aria-colcount', value); },
    get ariaColIndex() { return read(this, 'aria-colindex'); },
    set ariaColIndex(value) { write(this, 'aria-colindex', value); },
    get ariaColIndexText() { return read(this, 'aria-colindextext'); },
    set ariaColIndexText(value) { write(this, 'aria-colindextext', value); },
    get ariaColSpan() { return read(this, 'aria-colspan'); },
    set ariaColSpan(value) { write(this, 'aria-colspan', value); },
    get ariaCurrent() { return read(this, 'aria-current'); },
    set ariaCurrent(value) { write(this, 'aria-current', value); },
    get ariaDescription() { return read(this, 'aria-description'); },
    set ariaDescription(value) { write(this, 'aria-description', value); },
    get ariaDisabled() { return read(this, 'aria-disabled'); },
    set ariaDisabled(value) { write(this, 'aria-disabled', value); },
    get ariaExpanded() { return read(this, 'aria-expanded'); },
    set ariaExpanded(value) { write(this, 'aria-expanded', value); },
    get ariaHasPopup() { return read(this, 'aria-haspopup'); },
    set ariaHasPopup(value) { write(this, 'aria-haspopup', value); },
    get ariaHidden() { return read(this, 'aria-hidden'); },
    set ariaHidden(value) { write(this, 'aria-hidden', value); },
    get ariaInvalid() { return read(this, 'aria-invalid'); },
    set ariaInvalid(value) { write(this, 'aria-invalid', value); },
    get ariaKeyShortcuts() { return read(this, 'aria-keyshortcuts'); },
    set ariaKeyShortcuts(value) { write(this, 'aria-keyshortcuts', value); },
    get ariaLabel() { return read(this, 'aria-label'); },
    set ariaLabel(value) { write(this, 'aria-label', value); },
    get ariaLevel() { return read(this, 'aria-level'); },
    set ariaLevel(value) { write(this, 'aria-level', value); },
    get ariaLive() { return read(this, 'aria-live'); },
    set ariaLive(value) { write(this, 'aria-live', value); },
    get ariaModal() { return read(this, 'aria-modal'); },
    set ariaModal(value) { write(this, 'aria-modal', value); },
    get ariaMultiLine() { return read(this, 'aria-multiline'); },
    set ariaMultiLine(value) { write(this, 'aria-multiline', value); },
    get ariaMultiSelectable() { return read(this, 'aria-multiselectable'); },
    set ariaMultiSelectable(value) { write(this, 'aria-multiselectable', value); },
    get ariaOrientation() { return read(this, 'aria-orientation'); },
    set ariaOrientation(value) { write(this, 'aria-orientation', value); },
    get ariaPlaceholder() { return read(this, 'aria-placeholder'); },
    set ariaPlaceholder(value) { write(this, 'aria-placeholder', value); },
    get ariaPosInSet() { return read(this, 'aria-posinset'); },
    set ariaPosInSet(value) { write(this, 'aria-posinset', value); },
    get ariaPressed() { return read(this, 'aria-pressed'); },
    set ariaPressed(value) { write(this, 'aria-pressed', value); },
    get ariaReadOnly() { return read(this, 'aria-readonly'); },
    set ariaReadOnly(value) { write(this, 'aria-readonly', value); },
    get ariaRelevant() { return read(this, 'aria-relevant'); },
    set ariaRelevant(value) { write(this, 'aria-relevant', value); },
    get ariaRequired() { return read(this, 'aria-required'); },
    set ariaRequired(value) { write(this, 'aria-required', value); },
    get ariaRoleDescription() { return read(this, 'aria-roledescription'); },
    set ariaRoleDescription(value) { write(this, 'aria-roledescription', value); },
    get ariaRowCount() { return read(this, 'aria-rowcount'); },
    set ariaRowCount(value) { write(this, 'aria-rowcount', value); },
    get ariaRowIndex() { return read(this, 'aria-rowindex'); },
    set ariaRowIndex(value) { write(this, 'aria-rowindex', value); },
    get ariaRowIndexText() { return read(this, 'aria-rowindextext'); },
    set ariaRowIndexText(value) { write(this, 'aria-rowindextext', value); },
    get ariaRowSpan() { return read(this, 'aria-rowspan'); },
    set ariaRowSpan(value) { write(this, 'aria-rowspan', value); },
    get ariaSelected() { return read(this, 'aria-selected'); },
    set ariaSelected(value) { write(this, 'aria-selected', value); },
    get ariaSetSize() { return read(this, 'aria-setsize'); },
    set ariaSetSize(value) { write(this, 'aria-setsize', value); },
    get ariaSort() { return read(this, 'aria-sort'); },
    set ariaSort(value) { write(this, 'aria-sort', value); },
    get ariaValueMax() { return read(this, 'aria-valuemax'); },
    set ariaValueMax(value) { write(this, 'aria-valuemax', value); },
    get ariaValueMin() { return read(this, 'aria-valuemin'); },
    set ariaValueMin(value) { write(this, 'aria-valuemin', value); },
    get ariaValueNow() { return read(this, 'aria-valuenow'); },
    set ariaValueNow(value) { write(this, 'aria-valuenow', value); },
    get ariaValueText() { return read(this, 'aria-valuetext'); },
    set ariaValueText(value) { write(this, 'aria-valuetext', value); },
    get ariaActiveDescendantElement() { return readReference(this, 'aria-activedescendant', 'ariaActiveDescendantElement'); },
    set ariaActiveDescendantElement(value) { writeReference(this, 'aria-activedescendant', 'ariaActiveDescendantElement', value); },
    get ariaControlsElements() { return readReference(this, 'aria-controls', 'ariaControlsElements'); },
    set ariaControlsElements(value) { writeReference(this, 'aria-controls', 'ariaControlsElements', value); },
    get ariaDescribedByElements() { return readReference(this, 'aria-describedby', 'ariaDescribedByElements'); },
    set ariaDescribedByElements(value) { writeReference(this, 'aria-describedby', 'ariaDescribedByElements', value); },
    get ariaDetailsElements() { return readReference(this, 'aria-details', 'ariaDetailsElements'); },
    set ariaDetailsElements(value) { writeReference(this, 'aria-details', 'ariaDetailsElements', value); },
    get ariaErrorMessageElements() { return readReference(this, 'aria-errormessage', 'ariaErrorMessageElements'); },
    set ariaErrorMessageElements(value) { writeReference(this, 'aria-errormessage', 'ariaErrorMessageElements', value); },
    get ariaFlowToElements() { return readReference(this, 'aria-flowto', 'ariaFlowToElements'); },
    set ariaFlowToElements(value) { writeReference(this, 'aria-flowto', 'ariaFlowToElements', value); },
    get ariaLabelledByElements() { return readReference(this, 'aria-labelledby', 'ariaLabelledByElements'); },
    set ariaLabelledByElements(value) { writeReference(this, 'aria-labelledby', 'ariaLabelledByElements', value); },
    get ariaOwnsElements() { return readReference(this, 'aria-owns', 'ariaOwnsElements'); },
    set ariaOwnsElements(value) { writeReference(this, 'aria-owns', 'ariaOwnsElements', value); },
  });
  /// The members that reflect attributes, on objects whose records `own` gives.
  function members(own) {
    const made = { __proto__: null };
    /// The accessor of an attribute that refers to elements, made at its first use.
    function reference(local, name) {
      if (made[name] === undefined) {
        const references = use('html/references');
        const accessor = name === 'ariaActiveDescendantElement' ? references.single(name, local, own, 'Element') : references.several(name, local, own, 'Element');
        made[name] = ObjectGetOwnPropertyDescriptor(accessor, name);
      }
      return made[name];
    }
    return make({
      read: (object, local) => get(own(object), local),
      write(object, local, value) {
        const r = own(object);
        if (value === null || value === undefined) remove(r, local);
        else set(r, local, idl.DOMString(value));
      },
      readReference: (object, local, name) => ReflectApply(reference(local, name).get, object, []),
      writeReference(object, local, name, value) { ReflectApply(reference(local, name).set, object, [value]); },
    });
  }
  /// Members that keep what they are given in the object that `valuesOf` gives.
  function kept(valuesOf) {
    const read = (object, local) => valuesOf(object)[local] ?? null;
    return make({
      read,
      write(object, local, value) {
        const values = valuesOf(object);
        values[local] = value === null || value === undefined ? null : idl.DOMString(value);
      },
      readReference: read,
      writeReference(object, local, name, value) { valuesOf(object)[local] = value ?? null; },
    });
  }
  return { members, kept };
});
