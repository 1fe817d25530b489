// Selectors 4: which pseudo-classes, pseudo-elements and attributes there are.
(function () {
  'use strict';

  /// Kinds of simple selectors.
  const kinds = {
    __proto__: null, ID: 1, CLASS: 2, ATTRIBUTE: 3, PSEUDO: 4, NTH: 5, LIST: 6, LANG: 7, DIR: 8, HOST: 9, HAS: 10,
    NEST: 11, ELEMENT: 12, STATE: 13, SCOPE: 14, NEVER: 15,
  };

  const numbered = (text) => {
    const table = { __proto__: null };
    const names = text.split(' ');
    for (let i = 0; i < names.length; i++) table[names[i]] = i + 1;
    return table;
  };
  /// Pseudo-classes without an argument, each with its number; those that never match here come last.
  const pseudoClasses = numbered(
    'root empty first-child last-child only-child first-of-type last-of-type only-of-type any-link link visited '
    + 'target focus focus-within focus-visible hover active checked indeterminate disabled enabled default valid '
    + 'invalid user-valid user-invalid in-range out-of-range required optional placeholder-shown read-write read-only '
    + 'open modal popover-open defined autofill fullscreen -webkit-any-link -webkit-autofill -webkit-full-screen',
  );
  const never = numbered(
    'picture-in-picture xr-overlay target-before target-after interest-source interest-target '
    + 'active-view-transition -webkit-drag -webkit-full-page-media -webkit-full-screen-ancestor '
    + '-internal-autofill-previewed -webkit-resizer increment decrement horizontal vertical start end double-button '
    + 'single-button no-button corner-present window-inactive target-current',
  );
  /// Pseudo-elements; those that may stand behind a single colon are true.
  const pseudoElements = {
    __proto__: null, before: true, after: true, 'first-line': true, 'first-letter': true, placeholder: false, marker: false,
    selection: false, backdrop: false, 'file-selector-button': false, 'target-text': false, 'spelling-error': false,
    'grammar-error': false, 'details-content': false, 'view-transition': false, cue: false, column: false,
    'scroll-marker': false, 'scroll-marker-group': false, checkmark: false, 'picker-icon': false, 'search-text': false,
  };
  /// Pseudo-elements with an argument: a name, names, or a selector.
  const pseudoElementFunctions = {
    __proto__: null, part: 'names', slotted: 'selector', highlight: 'name', cue: 'selector', picker: 'name',
    'view-transition-group': 'name', 'view-transition-image-pair': 'name', 'view-transition-old': 'name',
    'view-transition-new': 'name', 'scroll-button': 'name',
  };
  const userAction = numbered('hover active focus focus-within focus-visible');

  /// HTML, section 4.16.2 "Case-sensitivity of selectors": attributes whose values compare without case.
  const insensitive = numbered(
    'accept accept-charset align alink axis bgcolor charset checked clear codetype color compact declare defer dir '
    + 'direction disabled enctype face frame hreflang http-equiv lang language link media method multiple nohref '
    + 'noresize noshade nowrap readonly rel rev rules scope scrolling selected shape target text type valign '
    + 'valuetype vlink',
  );

  return {
    __proto__: null, kinds, pseudoClasses, never, pseudoElements, pseudoElementFunctions, userAction, insensitive,
  };
});
