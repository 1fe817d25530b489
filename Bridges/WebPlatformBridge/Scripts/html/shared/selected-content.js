// HTML, section 4.10.11 (the selectedcontent element): it shows a copy of what the selected option has.
(function (library) {
  'use strict';
  const { use } = library;
  const tree = use('dom/shared/tree');
  const { isHTML, next, contains } = tree;
  const selects = use('html/shared/selects');
  const { controlOf, peek } = use('html/shared/controls');

  /// "Get a select's enabled selectedcontent": looked for in front of the options, where its button is.
  function contentOf(select) {
    const control = controlOf(select);
    if (control.content !== null && contains(select, control.content)) return control.content;
    control.content = null;
    for (let n = next(select, select); n !== null && !isHTML(n, 'option') && !isHTML(n, 'optgroup'); n = next(n, select)) {
      if (isHTML(n, 'selectedcontent')) return (control.content = n);
    }
    return null;
  }
  function copyInto(content, option) {
    const fragment = tree.newFragment(content.doc);
    if (option !== null) for (let c = option.first; c !== null; c = c.next) tree.append(fragment, tree.clone(c, content.doc, true));
    tree.replaceAll(content, fragment.first === null ? null : fragment);
  }
  /// "Maybe clone an option into selectedcontent", when a parser has come to an option's end.
  function optionEnded(option) {
    const select = selects.selectOf(option);
    if (select === null || selects.isMultiple(select)) return;
    const content = contentOf(select);
    if (content !== null && selects.optionsOf(select)[selects.selectedIndex(select)] === option) copyInto(content, option);
  }
  /// "Update a select's selectedcontent", when another option is selected.
  function update(select) {
    if ((peek(select)?.content ?? null) === null || selects.isMultiple(select)) return;
    const content = contentOf(select);
    if (content !== null) copyInto(content, selects.optionsOf(select)[selects.selectedIndex(select)] ?? null);
  }
  return { __proto__: null, optionEnded, update };
});
