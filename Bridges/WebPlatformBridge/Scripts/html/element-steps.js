// Steps of elements that need no script of their own.
(function (platform) {
  'use strict';
  const { use } = platform;
  const { define } = use('html/steps');
  const surroundings = (r) => {
    if (platform.isLoaded('html/custom-elements')) use('html/custom-elements').hooks.surroundingsChanged(r);
  };
  define('dialog', {
    __proto__: null,
    removed(r) {
      if (r.more?.extra?.isModal === true) use('html/dialog').leaveTopLayer(r);
    },
  });
  define('fieldset', {
    __proto__: null,
    attributeChanged(r, attribute) { if (attribute.local === 'disabled') surroundings(r); },
    childrenChanged(r) { surroundings(r); },
  });
  define('form', { __proto__: null, inserted: surroundings, removed: surroundings });
  return {};
});
