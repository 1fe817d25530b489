// HTML, section 3.2.6.6 (embedding custom non-visible data): DOMStringMap.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const tree = shared('dom/shared/tree');
  const idl = use('core/webidl');
  const { domError } = use('dom/errors');
  const { handlerOf, make } = use('dom/exotic');
  const { string } = use('dom/node');
  const { listsOf } = use('dom/collections');
  const reactions = use('html/reactions');
  const { attributeName, hasHyphenLetter, isData, propertyName } = shared('dom/shared/datasets');
  const DOMStringMap = idl.interfaceFrom({ name: 'DOMStringMap', members: {} });
  const handler = handlerOf({
    names({ element }) {
      const list = tree.newList();
      if (element.attrs !== null) {
        for (let i = 0; i < element.attrs.length; i++) if (isData(element.attrs[i])) list.push(propertyName(element.attrs[i].local));
      }
      return list;
    },
    named({ element }, name) {
      if (element.attrs === null || hasHyphenLetter(name)) return undefined;
      return tree.getAttribute(element, attributeName(name)) ?? undefined;
    },
    setNamed({ element }, name, value) {
      const where = "Failed to set a named property on 'DOMStringMap'";
      value = string(value);
      if (hasHyphenLetter(name)) throw domError('SyntaxError', `${where}: '${name}' is not a valid property name.`);
      const local = attributeName(name);
      if (!tree.isAttributeName(local)) throw domError('InvalidCharacterError', `${where}: '${local}' is not a valid attribute name.`);
      tree.setAttribute(element, local, value);
      if (reactions.pending) reactions.run();
    },
    deleteNamed({ element }, name) {
      tree.removeAttribute(element, attributeName(name));
      if (reactions.pending) reactions.run();
    },
    isOverride: true,
  });
  const datasetOf = (r) => listsOf(r).dataset ??= make(DOMStringMap, { __proto__: null, kind: 'DOMStringMap', element: r }, handler);
  return { DOMStringMap, datasetOf };
});
