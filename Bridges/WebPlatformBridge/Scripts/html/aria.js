// WAI-ARIA 1.3, section 10 (ARIAMixin): `role` and the `aria…` attributes of elements, and those that
// element internals remember.
(function (platform) {
  'use strict';
  const { primordials, use } = platform;
  const { ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, StringPrototypeSlice, StringPrototypeSplit, StringPrototypeToLowerCase } = primordials;
  const idl = use('core/webidl');
  const { get, set, remove } = use('html/brand');
  const texts = StringPrototypeSplit(
    'role ariaAtomic ariaAutoComplete ariaBrailleLabel ariaBrailleRoleDescription ariaBusy ariaChecked ariaColCount ariaColIndex ariaColIndexText ariaColSpan ariaCurrent ariaDescription ariaDisabled ariaExpanded ariaHasPopup ariaHidden ariaInvalid ariaKeyShortcuts ariaLabel ariaLevel ariaLive ariaModal ariaMultiLine ariaMultiSelectable ariaOrientation ariaPlaceholder ariaPosInSet ariaPressed ariaReadOnly ariaRelevant ariaRequired ariaRoleDescription ariaRowCount ariaRowIndex ariaRowIndexText ariaRowSpan ariaSelected ariaSetSize ariaSort ariaValueMax ariaValueMin ariaValueNow ariaValueText', ' ');
  const lists = StringPrototypeSplit(
    'ariaControlsElements ariaDescribedByElements ariaDetailsElements ariaErrorMessageElements ariaFlowToElements ariaLabelledByElements ariaOwnsElements', ' ');
  /// The content attribute of a member: `aria-label` of `ariaLabel`.
  const attributeOf = (name, end = 0) => (name === 'role' ? name : `aria-${StringPrototypeToLowerCase(StringPrototypeSlice(name, 4, name.length - end))}`);
  function put(members, accessor, name) {
    const property = ObjectGetOwnPropertyDescriptor(accessor, name);
    ObjectDefineProperty(members, name, { __proto__: null, get: property.get, set: property.set, enumerable: true, configurable: true });
  }
  /// Adds the members that reflect attributes, on objects whose records `own` gives.
  function define(members, own) {
    for (let i = 0; i < texts.length; i++) {
      const name = texts[i];
      const local = attributeOf(name);
      put(members, {
        get [name]() { return get(own(this), local); },
        set [name](value) {
          const r = own(this);
          if (value === null || value === undefined) remove(r, local);
          else set(r, local, idl.DOMString(value));
        },
      }, name);
    }
    const single = 'ariaActiveDescendantElement';
    put(members, lazily(single, (references) => references.single(single, 'aria-activedescendant', own, 'Element')), single);
    for (let i = 0; i < lists.length; i++) {
      const name = lists[i];
      put(members, lazily(name, (references) => references.several(name, attributeOf(name, 8), own, 'Element')), name);
    }
    return members;
  }
  /// An accessor whose functions are made at their first use.
  function lazily(name, make) {
    let made = null;
    const property = () => (made ??= ObjectGetOwnPropertyDescriptor(make(use('html/references')), name));
    return {
      get [name]() { return primordials.ReflectApply(property().get, this, []); },
      set [name](value) { primordials.ReflectApply(property().set, this, [value]); },
    };
  }
  /// Adds members that keep what they are given in the object that `valuesOf` gives.
  function defineKept(members, valuesOf) {
    for (let i = 0; i <= texts.length + lists.length; i++) {
      const isText = i < texts.length;
      const name = isText ? texts[i] : lists[i - texts.length] ?? 'ariaActiveDescendantElement';
      put(members, {
        get [name]() { return valuesOf(this)[name] ?? null; },
        set [name](value) { valuesOf(this)[name] = value === null || value === undefined ? null : isText ? idl.DOMString(value) : value; },
      }, name);
    }
    return members;
  }
  return { define, defineKept };
});
