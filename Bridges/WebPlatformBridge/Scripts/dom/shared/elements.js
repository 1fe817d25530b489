// Tests of an element for the collections of DOM, section 4.2.6.
(function (library) {
  'use strict';
  const { use } = library;
  const { qualifiedName, isHTML } = use('dom/shared/walk');
  const { getAttribute, hasAttribute } = use('dom/shared/attributes');
  const { HTML } = use('dom/shared/nodes').flags;
  return {
    __proto__: null,
    any: () => true,
    none: () => false,
    isImage: (r) => isHTML(r, 'img'),
    isEmbed: (r) => isHTML(r, 'embed'),
    isForm: (r) => isHTML(r, 'form'),
    isScript: (r) => isHTML(r, 'script'),
    isLink: (r) => (isHTML(r, 'a') || isHTML(r, 'area')) && hasAttribute(r, 'href'),
    isAnchor: (r) => isHTML(r, 'a') && hasAttribute(r, 'name'),
    hasName: (r, name) => (r.flags & HTML) !== 0 && getAttribute(r, 'name') === name,
    isNamed: (r, name) => qualifiedName(r) === name,
    /// HTML elements by the lower-cased name, others by the name as it is.
    isNamedInHTML: (r, names) => qualifiedName(r) === ((r.flags & HTML) !== 0 ? names.lower : names.given),
    isNamedLocal: (r, name) => r.name === name && r.prefix === null,
    isNamedNS: (r, wanted) => (wanted.local === '*' || r.name === wanted.local) && (wanted.ns === '*' || r.ns === wanted.ns),
  };
});
