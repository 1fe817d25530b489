// HTML's element names in groups: which have steps of their own, which are form controls.
(function () {
  'use strict';
  const HTML = 'http://www.w3.org/1999/xhtml';
  const SVG = 'http://www.w3.org/2000/svg';
  const STEPS = 4;
  const yes = (list) => {
    const table = { __proto__: null };
    for (let i = 0; i < list.length; i++) table[list[i]] = true;
    return table;
  };
  /// Elements that do something when they come into a tree, leave it, or when attributes or children change.
  const withSteps = yes([
    'input', 'button', 'select', 'textarea', 'option', 'optgroup', 'fieldset', 'form', 'object', 'img',
    'script', 'style', 'link', 'iframe', 'frame', 'embed', 'base', 'meta', 'title', 'video', 'audio', 'source', 'track',
    'details', 'dialog', 'slot', 'template',
  ]);
  const listed = yes(['button', 'fieldset', 'input', 'object', 'output', 'select', 'textarea']);
  const submittable = yes(['button', 'input', 'select', 'textarea']);
  const labelable = yes(['button', 'input', 'meter', 'output', 'progress', 'select', 'textarea']);
  const resettable = yes(['input', 'output', 'select', 'textarea']);
  return {
    __proto__: null, HTML, listed, submittable, labelable, resettable,
    /// The flags that an element's record has from the start because of its name.
    flagsFor: (ns, local) => ((ns === HTML ? withSteps[local] === true : local === 'script' && ns === SVG) ? STEPS : 0),
  };
});
