// MathML Core, section 2.2: the interface of its elements, with what it has in common with HTML.
(function (platform) {
  'use strict';
  const { use } = platform;
  return {
    /// What is known of an interface: `{ parent, members }`, or undefined.
    facts: (name) => (name === 'MathMLElement'
      ? { __proto__: null, parent: 'Element', members: use('html/html-element').addOthers({}) } : undefined),
  };
});
