// HTML, section 4.10.5.1.17: radio button groups on records.
(function (library) {
  'use strict';
  const { use } = library;
  const { get } = use('html/shared/attributes');
  const { next, rootOf, isElement } = use('html/shared/walk');
  const { controlOf, formOwner, isChecked } = use('html/shared/controls');
  const { typeOf } = use('html/shared/inputs');

  const isRadio = (r) => isElement(r, 'input') && typeOf(r) === 'radio';
  /// The other buttons of a radio button's group in tree order.
  function others(r) {
    const name = get(r, 'name');
    const found = [];
    if (name === null || name === '') return found;
    const root = rootOf(r);
    const owner = formOwner(r);
    for (let n = root; n !== null; n = next(n, root)) {
      if (n !== r && isRadio(n) && get(n, 'name') === name && formOwner(n) === owner) found[found.length] = n;
    }
    return found;
  }
  /// What follows when a button that is checked comes into a group: the others of it are not.
  function claim(r) {
    const list = others(r);
    for (let i = 0; i < list.length; i++) if (isChecked(list[i])) controlOf(list[i]).checked = false;
  }
  /// Sets the checkedness of a check box or radio button.
  function setChecked(r, value) {
    controlOf(r).checked = value;
    if (value && isRadio(r)) claim(r);
  }
  /// The button of a group that is checked, the given one included, or null.
  function checkedOf(r) {
    if (isChecked(r)) return r;
    const list = others(r);
    for (let i = 0; i < list.length; i++) if (isChecked(list[i])) return list[i];
    return null;
  }
  return { __proto__: null, isRadio, others, claim, setChecked, checkedOf };
});
