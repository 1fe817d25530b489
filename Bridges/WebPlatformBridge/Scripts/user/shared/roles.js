// WAI-ARIA 1.2 and HTML Accessibility API Mappings: the role of an element, what hides it, its states.
(function (library) {
  'use strict';
  const { use } = library;
  const { get, has, lower, tokens } = use('html/shared/attributes');
  const controls = use('html/shared/controls');
  const inputs = use('html/shared/inputs');
  const selects = use('html/shared/selects');
  const states = use('html/shared/states');
  const tree = use('dom/shared/tree');
  const flat = use('css/shared/flat-tree');
  const computed = use('css/shared/computed');
  const FLAG_HTML = 2;

  const words = (text) => {
    const set = { __proto__: null };
    const list = text.split(' ');
    for (let i = 0; i < list.length; i++) set[list[i]] = true;
    return set;
  };
  /// The roles that an author may give (WAI-ARIA 1.2, section 5.4).
  const known = words('alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox complementary contentinfo definition deletion dialog directory document emphasis feed figure form generic grid gridcell group heading img image insertion link list listbox listitem log main mark marquee math menu menubar menuitem menuitemcheckbox menuitemradio meter navigation none note option paragraph presentation progressbar radio radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status strong subscript superscript suggestion switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem');
  /// What keeps `header` and `footer` from being landmarks.
  const sectioning = words('article aside main nav section');
  const sectioningRoles = words('article complementary main navigation region');
  const simple = {
    __proto__: null, address: 'group', article: 'article', blockquote: 'blockquote', button: 'button', caption: 'caption',
    dir: 'list', hgroup: 'group', s: 'deletion',
    code: 'code', datalist: 'listbox', dd: 'definition', del: 'deletion', details: 'group', dfn: 'term', dialog: 'dialog', dt: 'term',
    em: 'emphasis', fieldset: 'group', figure: 'figure', h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading',
    h6: 'heading', hr: 'separator', html: 'document', ins: 'insertion', li: 'listitem', main: 'main', mark: 'mark', math: 'math',
    menu: 'list', meter: 'meter', nav: 'navigation', ol: 'list', optgroup: 'group', option: 'option', output: 'status', p: 'paragraph',
    progress: 'progressbar', search: 'search', strong: 'strong', sub: 'subscript', sup: 'superscript', svg: 'img', table: 'table',
    tbody: 'rowgroup', textarea: 'textbox', tfoot: 'rowgroup', thead: 'rowgroup', time: 'time', tr: 'row', ul: 'list',
  };
  const inputRoles = {
    __proto__: null, button: 'button', checkbox: 'checkbox', image: 'button', number: 'spinbutton', radio: 'radio', range: 'slider',
    reset: 'button', submit: 'button', file: 'button', color: null, hidden: null, date: 'textbox', 'datetime-local': 'textbox',
    month: 'textbox', time: 'textbox', week: 'textbox',
  };
  const isText = (text) => text !== null && text.trim() !== '';
  /// Whether an attribute of ARIA names an element, with a text that is there.
  function isNamedByARIA(r) {
    if (isText(get(r, 'aria-label'))) return true;
    const ids = tokens(get(r, 'aria-labelledby') ?? '');
    for (let i = 0; i < ids.length; i++) {
      const other = tree.byId(tree.rootOf(r), ids[i]);
      if (other !== null && (isText(tree.textOf(other)) || isText(get(other, 'aria-label')))) return true;
    }
    return false;
  }
  const isNamedByAttribute = (r) => isNamedByARIA(r) || isText(get(r, 'title'));

  function isInSection(r) {
    for (let p = r.parent; p !== null && p.type === 1; p = p.parent) {
      if (sectioning[p.name] === true) return true;
      const role = get(p, 'role');
      if (role !== null && sectioningRoles[lower(role)] === true) return true;
    }
    return false;
  }
  function isInSectioning(r) {
    for (let p = r.parent; p !== null && p.type === 1; p = p.parent) {
      if (p.name === 'article' || p.name === 'aside' || p.name === 'nav' || p.name === 'section') return true;
    }
    return false;
  }
  /// HTML, section 4.9.12 and HTML-AAM: a header beside cells of data in its row is the row's.
  function isBesideData(r) {
    if (r.parent === null || r.parent.name !== 'tr') return false;
    for (let c = r.parent.first; c !== null; c = c.next) if (c.type === 1 && c.name === 'td') return true;
    return false;
  }
  /// What the table is that a cell is in: 'grid' or 'table'.
  function tableRole(r) {
    for (let p = r.parent; p !== null && p.type === 1; p = p.parent) {
      if (p.name !== 'table') continue;
      const role = explicit(p);
      return role === 'grid' || role === 'treegrid' ? 'grid' : 'table';
    }
    return 'table';
  }
  function implicit(r) {
    const { name } = r;
    // SVG Accessibility API Mappings, section 5.3.
    if (r.ns === tree.SVG_NS && (name === 'g' || name === 'image')) return name === 'image' ? 'img' : isNamedByAttribute(r) ? 'group' : null;
    switch (name) {
      case 'a': case 'area': return (r.flags & FLAG_HTML) === 0 || has(r, 'href') ? 'link' : null;
      case 'summary': return states.isSummary(r) ? 'button' : null;
      case 'input': {
        const type = inputs.typeOf(r);
        const role = inputRoles[type];
        if (role !== undefined) return role;
        const isListed = has(r, 'list') && inputs.applies(type, 'l');
        if (isListed) return 'combobox';
        return type === 'search' ? 'searchbox' : 'textbox';
      }
      case 'select': return selects.isMultiple(r) || selects.displaySize(r) > 1 ? 'listbox' : 'combobox';
      case 'img': return get(r, 'alt') === '' && !isNamedByARIA(r) ? 'presentation' : 'img';
      case 'aside': return isInSectioning(r) && !isNamedByAttribute(r) ? null : 'complementary';
      case 'td': return tableRole(r) === 'grid' ? 'gridcell' : 'cell';
      case 'th': {
        const scope = lower(get(r, 'scope') ?? '');
        if (scope === 'row' || scope === 'rowgroup') return 'rowheader';
        if (scope === 'col' || scope === 'colgroup') return 'columnheader';
        return isBesideData(r) ? 'rowheader' : 'columnheader';
      }
      case 'header': return isInSection(r) ? null : 'banner';
      case 'footer': return isInSection(r) ? null : 'contentinfo';
      case 'section': return isNamedByAttribute(r) ? 'region' : null;
      case 'form': return isNamedByAttribute(r) ? 'form' : null;
      default: return simple[name] ?? null;
    }
  }
  function explicit(r) {
    const text = get(r, 'role');
    if (text === null) return null;
    const list = tokens(lower(text));
    for (let i = 0; i < list.length; i++) {
      const role = list[i];
      if (known[role] !== true) continue;
      // WAI-ARIA 1.2, section 5.4: landmarks that have to be named.
      if ((role === 'form' || role === 'region') && !isNamedByAttribute(r)) continue;
      return role === 'image' ? 'img' : role === 'directory' ? 'list' : role;
    }
    return null;
  }
  /// Whether an element can have the focus by what it is, so that it cannot be presentational.
  function isFocusable(r) {
    if (has(r, 'tabindex')) return true;
    switch (r.name) {
      case 'a': case 'area': return has(r, 'href');
      case 'button': case 'input': case 'select': case 'textarea': return !controls.isDisabled(r);
      default: return false;
    }
  }
  /// Global attributes, which say that an element is there for someone (section 7.2 "Presentational roles conflict resolution").
  const globals = ['aria-atomic', 'aria-busy', 'aria-controls', 'aria-current', 'aria-describedby', 'aria-details', 'aria-flowto', 'aria-keyshortcuts', 'aria-label', 'aria-labelledby', 'aria-live', 'aria-owns', 'aria-relevant', 'aria-roledescription'];
  function hasGlobalARIA(r) {
    for (let i = 0; i < globals.length; i++) if (has(r, globals[i])) return true;
    return false;
  }
  /// The role of an element, or null. A valid explicit one wins; `none` does not count where it can be focused.
  function roleOf(r) {
    const role = explicit(r);
    if (role === 'none' || role === 'presentation') return isFocusable(r) || hasGlobalARIA(r) ? implicit(r) : 'presentation';
    return role ?? implicit(r);
  }
  const levels = { __proto__: null, h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 };

  /// The element above in the flat tree, or null.
  function above(r) {
    const parent = flat.parentOf(r);
    return parent === undefined ? null : parent;
  }
  /// Whether assistive technology does not see an element (WAI-ARIA, section 7.1).
  function isHidden(r) {
    if (!computed.isVisible(r)) return true;
    for (let p = r; p !== null; p = above(p)) if (get(p, 'aria-hidden') === 'true') return true;
    return false;
  }

  // MARK: States

  const isRole = (r, list) => list[roleOf(r) ?? ''] === true;
  const checkable = words('checkbox menuitemcheckbox option radio switch menuitemradio treeitem');
  const bool = (text) => (text === 'true' ? true : text === 'false' ? false : text === 'mixed' ? 'mixed' : null);
  /// true, false, 'mixed' or null for what cannot be checked.
  function checkedOf(r) {
    if ((r.flags & FLAG_HTML) !== 0 && r.name === 'input') {
      const type = inputs.typeOf(r);
      if (type === 'checkbox' && states.indeterminate(r)) return 'mixed';
      if (type === 'checkbox' || type === 'radio') return controls.isChecked(r);
    }
    return isRole(r, checkable) ? bool(get(r, 'aria-checked')) ?? false : null;
  }
  /// Whether an element is disabled: natively, or by aria-disabled on it or above it.
  function disabledOf(r) {
    if (states.disabled(r)) return true;
    for (let p = r; p !== null; p = above(p)) {
      const value = get(p, 'aria-disabled');
      if (value === 'true') return true;
      if (value === 'false') return false;
    }
    return false;
  }
  function expandedOf(r) {
    if (r.name === 'details') return has(r, 'open');
    if (r.name === 'summary' && states.isSummary(r)) return has(r.parent, 'open');
    return bool(get(r, 'aria-expanded'));
  }
  function levelOf(r) {
    const own = get(r, 'aria-level');
    if (own !== null && +own >= 1) return +own;
    return levels[r.name] ?? 0;
  }
  const pressedOf = (r) => bool(get(r, 'aria-pressed'));
  function selectedOf(r) {
    if (r.name === 'option' && (r.flags & FLAG_HTML) !== 0) return selects.isSelected(r);
    return bool(get(r, 'aria-selected')) ?? false;
  }
  /// Whether it is a button that does nothing by itself: neither a form's nor one that shows or hides something.
  function isIdleButton(r) {
    if ((r.flags & FLAG_HTML) === 0 || (r.name !== 'button' && r.name !== 'input')) return false;
    const type = lower(get(r, 'type') ?? '');
    const isPlain = type === 'button';
    const sends = r.name === 'button' ? !isPlain : type === 'submit' || type === 'reset' || type === 'image';
    if (!isPlain && !sends) return false;
    if (has(r, 'popovertarget') || has(r, 'commandfor')) return false;
    return isPlain || controls.formOwner(r) === null;
  }
  return { __proto__: null, roleOf, known, isIdleButton, isHidden, above, checkedOf, disabledOf, expandedOf, levelOf, pressedOf, selectedOf };
});
