// HTML, section 2.6.4.2: HTMLFormControlsCollection and RadioNodeList, and the live list of labels.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const { handlerOf, make } = use('dom/exotic');
  const collections = use('dom/collections');
  const tree = shared('dom/shared/tree');
  const byName = shared('dom/shared/by-name');
  const controls = shared('html/shared/controls');
  const inputs = shared('html/shared/inputs');
  const { get } = use('html/brand');
  const { listOf, itemOf } = collections;

  /// The state of a collection whose root is that of a node's tree now.
  const stateAt = (kind, node, test, argument) => ({
    kind, get root() { return tree.rootOf(node); }, node, test, argument, isDeep: true, usesAttributes: true,
    doc: null, version: -1, list: null, names: null, namesVersion: -1, inOrder: null,
    index: null,
  });
  const length = (s) => listOf(s).length;
  const item = (s, i) => slot.wrap(itemOf(s, i)) ?? undefined;

  // MARK: RadioNodeList

  const radioOf = (object) => slot.brand(object, 'NodeList');
  const isRadio = (r) => r.name === 'input' && inputs.typeOf(r) === 'radio';
  const RadioNodeList = idl.interfaceFrom({
    name: 'RadioNodeList', parent: collections.NodeList,
    members: {
      get value() {
        const list = listOf(radioOf(this));
        for (let i = 0; i < list.length; i++) if (isRadio(list[i]) && controls.isChecked(list[i])) return controls.inputValue(list[i]);
        return '';
      },
      set value(value) {
        const list = listOf(radioOf(this));
        const text = idl.DOMString(value);
        for (let i = 0; i < list.length; i++) {
          if (!isRadio(list[i]) || controls.inputValue(list[i]) !== text) continue;
          controls.controlOf(list[i]).dirtyChecked = true;
          shared('html/shared/radios').setChecked(list[i], true);
          tree.changed(list[i].doc);
          return;
        }
      },
    },
  });
  const radioHandler = handlerOf({ __proto__: null, length, item });

  // MARK: HTMLFormControlsCollection

  const isElementOf = (n, form) =>
    n.name !== 'img' && controls.isListed(n) && !(n.name === 'input' && inputs.typeOf(n) === 'image') && controls.formOwner(n) === form;
  const isNamed = (r, name) => get(r, 'id') === name || get(r, 'name') === name;
  const isNamedElement = (n, wanted) => isElementOf(n, wanted.form) && isNamed(n, wanted.name);
  const listNamed = (form, name) => collections.cached(form, `named ${name}`, () => radioList(form, isNamedElement, { __proto__: null, form, name }));
  /// The control with a name, or a list of several; null for none.
  function named(state, name) {
    if (name === '') return null;
    const found = byName.ofList(state, listOf(state), state.node.doc.data.version, isNamed, name);
    return found.length > 1 ? listNamed(state.node, name) : slot.wrap(found[0] ?? null);
  }
  const radioList = (node, test, argument) => make(RadioNodeList, stateAt('NodeList', node, test, argument), radioHandler);
  const HTMLFormControlsCollection = idl.interfaceFrom({
    name: 'HTMLFormControlsCollection', parent: collections.HTMLCollection,
    members: {
      namedItem(name) {
        const state = slot.brand(this, 'HTMLCollection');
        idl.arity(arguments.length, 1, "Failed to execute 'namedItem' on 'HTMLFormControlsCollection'");
        return named(state, idl.DOMString(name));
      },
    },
  });
  const handler = handlerOf({
    __proto__: null, length, item, names: collections.namesOf, isUnenumerable: true,
    named: (s, name) => named(s, name) ?? undefined,
  });
  const elementsOf = (form) => collections.cached(form, 'form elements', () =>
    make(HTMLFormControlsCollection, stateAt('HTMLCollection', form, isElementOf, form), handler));
  /// The records of a form's `elements`.
  const recordsOf = (form) => listOf(slot.stateOrNull(elementsOf(form)));

  // MARK: Labels

  const labelHandler = handlerOf({ __proto__: null, length, item });
  function labelsOf(r) {
    const state = stateAt('NodeList', r, null, null);
    state.inOrder = () => controls.labelsOf(r);
    return make(collections.NodeList, state, labelHandler);
  }
  return { HTMLFormControlsCollection, RadioNodeList, elementsOf, recordsOf, labelsOf, listNamed, radioList };
});
