// HTML, section 4.10.3: HTMLFormElement, an object whose controls are its properties.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { ObjectDefineProperty, SymbolIterator } = primordials;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const controls = shared('html/shared/controls');
  const inputs = shared('html/shared/inputs');
  const states = shared('html/shared/states');
  const { mayBe } = shared('html/shared/name-filter');
  const { brand, get, set } = use('html/brand');
  const own = brand('HTMLFormElement');
  const collections = () => use('html/form-collections');

  const members = {
    get action() { return use('html/submission').actionOf(own(this), 'action'); },
    set action(value) { set(own(this), 'action', idl.USVString(value)); },
    get elements() { return collections().elementsOf(own(this)); },
    get length() { return collections().recordsOf(own(this)).length; },
    submit() { use('html/submission').submit(own(this), null, true); },
    requestSubmit(submitter = null) {
      const r = own(this);
      const where = "Failed to execute 'requestSubmit' on 'HTMLFormElement'";
      let button = null;
      if (submitter !== null && submitter !== undefined) {
        button = slot.nodeOrNull(submitter);
        if (button === null || button.type !== 1) throw idl.failure(where, "parameter 1 is not of type 'HTMLElement'.");
        if (!states.isSubmitButton(button)) throw idl.failure(where, 'The specified element is not a submit button.');
        if (controls.formOwner(button) !== r) {
          throw use('dom/errors').domError('NotFoundError', `${where}: The specified element is not owned by this form element.`);
        }
      }
      use('html/submission').submit(r, button, false);
    },
    reset() {
      use('html/submission').reset(own(this));
      use('html/brand').finish();
    },
    checkValidity() { return use('html/constraints').validateForm(own(this)) === null; },
    reportValidity() { return use('html/constraints').reportForm(own(this)); },
  };
  ObjectDefineProperty(members, SymbolIterator, {
    __proto__: null, value: intrinsics.Array.prototype[SymbolIterator], writable: true, enumerable: false, configurable: true,
  });

  // MARK: Named properties

  /// The names of a form's controls and images, looked up once for a version of the document:
  /// `{ version, doc, names (name -> records), list }`.
  function namesOf(form) {
    const control = controls.controlOf(form);
    const { version } = form.doc.data;
    const known = control.cache;
    if (known !== null && known.version === version && known.doc === form.doc) return known;
    const names = { __proto__: null };
    const order = tree.newList();
    const all = controls.elementsOf(form, true);
    const put = (name, r) => {
      if (name === null || name === '') return;
      if (names[name] === undefined) {
        names[name] = tree.newList();
        order.push(name);
      }
      const list = names[name];
      if (list[list.length - 1] !== r) list.push(r);
    };
    for (let pass = 0; pass < 2; pass++) {
      for (let i = 0; i < all.length; i++) {
        const r = all[i];
        const isImage = r.name === 'img';
        if (isImage !== (pass === 1) || (r.name === 'input' && inputs.typeOf(r) === 'image')) continue;
        const id = get(r, 'id');
        const name = get(r, 'name');
        // An image counts only where no control has the name.
        if (!isImage || names[id] === undefined) put(id, r);
        if (!isImage || names[name] === undefined) put(name, r);
      }
    }
    return (control.cache = { __proto__: null, version, doc: form.doc, names, order });
  }
  /// "The past names map": a name that a control once had goes on to mean it.
  const pastOf = (form) => (controls.controlOf(form).past ??= { __proto__: null });
  function named(form, name) {
    if (!mayBe(name)) return undefined;
    const list = namesOf(form).names[name];
    const past = controls.controlOf(form).past;
    if (list === undefined) {
      const r = past === null ? undefined : past[name];
      return r !== undefined && controls.formOwner(r) === form ? slot.wrap(r) : undefined;
    }
    if (list.length > 1) return collections().listNamed(form, name);
    pastOf(form)[name] = list[0];
    return slot.wrap(list[0]);
  }
  let handler = null;
  const handlerOfForms = () => (handler ??= use('dom/exotic').handlerOf({
    __proto__: null,
    length: (r) => collections().recordsOf(r).length,
    item: (r, i) => slot.wrap(collections().recordsOf(r)[i] ?? null) ?? undefined,
    names: (r) => namesOf(r).order,
    named,
    isOverride: true, isUnenumerable: true, keepsOwn: true,
  }));
  return {
    HTMLFormElement: { members },
    /// The page's object of a form.
    makeForm: (r) => use('dom/exotic').make(use('html/elements').interfaceNamed('HTMLFormElement'), r, handlerOfForms()),
  };
});
