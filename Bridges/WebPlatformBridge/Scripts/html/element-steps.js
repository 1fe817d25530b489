// Steps of elements that need no script of their own.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const { typeOf } = shared('html/shared/inputs');
  const { has } = use('html/brand');
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
  const isImageButton = (r) => r.doc.data.window && typeOf(r) === 'image';
  define('input', {
    __proto__: null,
    attributeChanged(r, { local }) {
      if ((local === 'src' || (local === 'type' && has(r, 'src'))) && isImageButton(r)) use('html/image-button').load(r);
    },
    inserted(r) {
      // Of the attributes that the parser sets nothing is told.
      if (r.attrs !== null && r.more?.resource == null && has(r, 'src') && isImageButton(r)) use('html/image-button').load(r);
    },
  });
  const autofocus = {
    __proto__: null,
    inserted(r) { if (r.attrs !== null && has(r, 'autofocus') && (r.flags & 1) !== 0) use('html/focus').addCandidate(r); },
  };
  const names = ['input', 'button', 'select', 'textarea', 'dialog'];
  for (let i = 0; i < names.length; i++) define(names[i], autofocus);
  return {};
});
