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
    /// The elements that `document.name` shows (HTML, section 3.1.6).
    isNamedInDocument(r, name) {
      if ((r.flags & HTML) === 0 || r.attrs === null) return false;
      switch (r.name) {
        case 'form': case 'iframe': case 'embed': return getAttribute(r, 'name') === name;
        case 'object': return getAttribute(r, 'name') === name || getAttribute(r, 'id') === name;
        case 'img': {
          const own = getAttribute(r, 'name');
          return own === name || (own !== null && own !== '' && getAttribute(r, 'id') === name);
        }
        default: return false;
      }
    },
    /// Those that the window shows (HTML, section 7.2.2.3).
    isNamedInWindow(r, name) {
      if (r.attrs === null) return false;
      if (getAttribute(r, 'id') === name) return true;
      if ((r.flags & HTML) === 0) return false;
      switch (r.name) {
        case 'form': case 'frame': case 'iframe': case 'embed': case 'object': case 'img': return getAttribute(r, 'name') === name;
        default: return false;
      }
    },
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
