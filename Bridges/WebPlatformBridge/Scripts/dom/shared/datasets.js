// HTML, section 3.2.6.6: names of `dataset` members and of their attributes.
(function (library) {
  'use strict';
  const { lower } = library.use('dom/shared/names');
  const upperSecond = (pair) => pair[1].toUpperCase();
  const dashed = (letter) => `-${lower(letter)}`;
  const hyphenLetter = /-[a-z]/;
  const capital = /[A-Z]/;
  return {
    __proto__: null,
    propertyName: (local) => local.slice(5).replace(/-[a-z]/g, upperSecond),
    attributeName: (name) => `data-${name.replace(/[A-Z]/g, dashed)}`,
    isData: (a) => a.ns === null && a.local.startsWith('data-') && !capital.test(a.local),
    /// Whether a member of the name cannot be set.
    hasHyphenLetter: (name) => hyphenLetter.test(name),
  };
});
