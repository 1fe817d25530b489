// Accessible Name and Description Computation 1.2, section 4.3, with what HTML-AAM says of each element.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Map } = primordials;
  const { get, tokens } = use('html/shared/attributes');
  const controls = use('html/shared/controls');
  const inputs = use('html/shared/inputs');
  const selects = use('html/shared/selects');
  const roles = use('user/shared/roles');
  const texts = use('user/shared/texts');
  const tree = use('dom/shared/tree');
  const computed = use('css/shared/computed');
  const cascade = use('css/shared/cascade');
  const { collapse } = texts;
  const SHADOW_HOST = 16;

  const set = (text) => {
    const made = { __proto__: null };
    const list = text.split(' ');
    for (let i = 0; i < list.length; i++) made[list[i]] = true;
    return made;
  };
  /// Roles that have no name (section "Roles which cannot be named").
  const prohibited = set('caption code definition deletion emphasis generic insertion mark paragraph presentation none strong subscript superscript suggestion term time');
  /// Roles whose contents are their name.
  const fromContent = set('button cell checkbox columnheader gridcell heading link menuitem menuitemcheckbox menuitemradio option radio row rowheader switch tab tooltip treeitem');
  /// What has no text that is shown.
  const skipped = set('script style noscript template head title');
  /// No name and no text that is looked for is longer.
  const mostLength = 20_000;

  const isElement = (r, local) => tree.isHTML(r, local);
  const isBlock = (r) => {
    const display = computed.valueOf(r, 'display');
    return display !== '' && display !== 'inline' && display !== 'contents' && display !== 'none';
  };
  /// What `aria-labelledby` refers to, in order.
  function labellersOf(r) {
    const text = get(r, 'aria-labelledby');
    const found = [];
    if (text === null) return found;
    const root = tree.rootOf(r);
    const ids = tokens(text);
    for (let i = 0; i < ids.length; i++) {
      const other = tree.byId(root, ids[i]);
      if (other !== null) found.push(other);
    }
    return found;
  }
  /// The children of an element as they are shown: of its shadow tree, or of a slot what is in it.
  function contentsOf(r) {
    const list = [];
    let from = r;
    if ((r.flags & SHADOW_HOST) !== 0 && r.more.shadow !== null) from = r.more.shadow;
    else if (isElement(r, 'slot')) {
      const assigned = use('html/shared/slots').assignedNodes(r);
      for (let i = 0; i < assigned.length; i++) list.push(assigned[i]);
      if (list.length > 0) return list;
    }
    for (let c = from.first; c !== null; c = c.next) list.push(c);
    return list;
  }
  /// A control inside of a name: its value.
  function valueWithin(r) {
    const role = roles.roleOf(r);
    if (isElement(r, 'input') && (role === 'textbox' || role === 'searchbox' || role === 'spinbutton' || role === 'slider')) return controls.inputValue(r);
    if (isElement(r, 'textarea')) return controls.textareaValue(r);
    if (isElement(r, 'select')) return selectedText(r);
    if (role === 'textbox') return tree.textOf(r);
    if (role === 'listbox' || role === 'combobox') return chosenText(r);
    if (role === 'slider' || role === 'spinbutton') return get(r, 'aria-valuetext') ?? get(r, 'aria-valuenow');
    return null;
  }
  /// The options of a list that are chosen by `aria-selected`, or a field's own text.
  function chosenText(r) {
    if (isElement(r, 'input')) return controls.inputValue(r);
    const parts = [];
    for (let n = tree.next(r, r); n !== null; n = tree.next(n, r)) {
      if (n.type === 1 && get(n, 'aria-selected') === 'true' && roles.roleOf(n) === 'option') parts.push(tree.textOf(n));
    }
    return parts.length > 0 || roles.roleOf(r) === 'listbox' ? parts.join(' ') : tree.textOf(r);
  }
  function selectedText(r) {
    const list = selects.optionsOf(selects.settled(r));
    const chosen = [];
    for (let i = 0; i < list.length; i++) if (selects.isSelected(list[i])) chosen.push(selects.optionLabel(list[i]));
    return chosen.join(' ');
  }
  const pieces = /"((?:[^"\\]|\\.)*)"|attr\(([\w-]+)\)|(\/)/g;
  /// What `content` of a pseudo-element gives to a name: its texts and attributes, or those behind `/`; counters and
  /// images have no text that is known here.
  function pseudoText(r, name) {
    const style = cascade.pseudoStyle(r, name);
    if (style.rules.length === 0) return '';
    const value = computed.computedValue(style, 'content');
    const display = computed.displayOf(style);
    if (display === 'none' || computed.computedValue(style, 'visibility') !== 'visible') return '';
    let text = '';
    for (const m of value.matchAll(pieces)) {
      if (m[3] !== undefined) text = '';
      else text += m[2] !== undefined ? get(r, m[2]) ?? '' : m[1].replace(/\\(.)/g, '$1');
    }
    return display === 'inline' || text === '' ? text : ` ${text} `;
  }
  /// The text that an element's content gives to a name. Walks the tree without calling itself, except where something
  /// in it is named by another element: what that one refers to counts no more.
  function contentText(top, isReferred, origin = null, follows = true) {
    let text = '';
    const open = [];
    const push = (list, isSeen) => {
      for (let i = list.length - 1; i >= 0; i--) if (isSeen || list[i].type === 1) open.push(list[i]);
    };
    const enter = (r, isSeen) => {
      if (isSeen) open.push(pseudoText(r, 'after'));
      push(contentsOf(r), isSeen);
      if (isSeen) open.push(pseudoText(r, 'before'));
    };
    enter(top, true);
    while (open.length > 0 && text.length < mostLength) {
      const r = open.pop();
      if (typeof r === 'string') { text += r; continue; }
      if (r.type === 3 || r.type === 4) { text += r.data; continue; }
      if (r.type !== 1 || skipped[r.name] === true || r === origin) continue;
      const isSeen = isReferred || computed.valueOf(r, 'visibility') === 'visible';
      if (!isReferred && (!computed.isRendered(r) || get(r, 'aria-hidden') === 'true')) continue;
      const block = isBlock(r) || isElement(r, 'br') ? ' ' : '';
      text += block;
      const labellers = follows && isSeen ? labellersOf(r) : [];
      if (labellers.length > 0) {
        for (let i = 0; i < labellers.length; i++) text += ` ${referredText(labellers[i], origin)} `;
        continue;
      }
      // A slot is nothing that could have a name.
      const label = isElement(r, 'slot') ? null : get(r, 'aria-label');
      const isNamed = label !== null && collapse(label) !== '';
      // A control in the label of another one is its value there, whatever it is called (section 4.3.2, 2C).
      const within = isNamed && origin === null ? null : valueWithin(r);
      const value = within ?? (isNamed ? label : null);
      if (value !== null && value !== undefined) { text += value + block; continue; }
      if (isElement(r, 'img') || isElement(r, 'area') || (isElement(r, 'input') && inputs.typeOf(r) === 'image')) {
        text += (get(r, 'alt') ?? get(r, 'title') ?? '') + block;
        continue;
      }
      if (isElement(r, 'input')) {
        if (isButtonInput(r)) text += buttonText(r) + block;
        continue;
      }
      if (r.name === 'svg') {
        text += svgTitle(r) + block;
        continue;
      }
      open.push(block);
      enter(r, isSeen);
    }
    return text;
  }
  function svgTitle(r) {
    for (let c = r.first; c !== null; c = c.next) if (c.type === 1 && c.name === 'title') return tree.textOf(c);
    return '';
  }
  /// SVG 2, section 16.2: `xlink:title`.
  function linkTitle(r) {
    const { attrs } = r;
    for (let i = 0; attrs !== null && i < attrs.length; i++) if (attrs[i].name === 'xlink:title') return attrs[i].value;
    return '';
  }
  const isButtonInput = (r) => {
    const type = inputs.typeOf(r);
    return type === 'button' || type === 'submit' || type === 'reset';
  };
  function buttonText(r) {
    const value = get(r, 'value');
    if (value !== null && value !== '') return value;
    const type = inputs.typeOf(r);
    return type === 'submit' ? 'Submit' : type === 'reset' ? 'Reset' : value ?? '';
  }
  /// A child that names its parent: legend, caption, figcaption.
  function childText(r, local) {
    for (let c = r.first; c !== null; c = c.next) if (isElement(c, local)) return contentText(c, true);
    return '';
  }
  /// The texts of a control's labels, without the control itself.
  function labelText(r) {
    const list = controls.labelsOf(r);
    const parts = [];
    for (let i = 0; i < list.length; i++) parts.push(contentText(list[i], !computed.isVisible(list[i]), r));
    return parts.join(' ');
  }
  function labelContent(label, control) {
    let text = '';
    for (let n = tree.next(label, label); n !== null;) {
      if (n === control || (n.type === 1 && (skipped[n.name] === true || n.name === 'select' || n.name === 'textarea' || n.name === 'button'))) {
        n = tree.nextSkipping(n, label);
        continue;
      }
      if (n.type === 3) text += n.data;
      else if (n.type === 1 && (isBlock(n) || n.name === 'br')) text += ' ';
      n = tree.next(n, label);
    }
    return text;
  }
  /// What the host language says of an element's name, or ''.
  function native(r) {
    switch (r.name) {
      case 'input':
        if (isButtonInput(r)) return labelOr(r, buttonText(r));
        if (inputs.typeOf(r) === 'image') return labelOr(r, get(r, 'alt') ?? get(r, 'title') ?? 'Submit');
        if (inputs.typeOf(r) === 'hidden') return '';
        return labelText(r);
      case 'select': case 'textarea': case 'meter': case 'output': case 'progress': return labelText(r);
      case 'button': return labelOr(r, '');
      case 'img': case 'area': return get(r, 'alt') ?? '';
      case 'fieldset': return childText(r, 'legend');
      case 'table': return childText(r, 'caption');
      case 'figure': return childText(r, 'figcaption');
      case 'optgroup': return get(r, 'label') ?? '';
      case 'option': return get(r, 'label') ?? '';
      case 'svg': return svgTitle(r);
      default: return r.ns === tree.SVG_NS ? svgTitle(r) || linkTitle(r) : '';
    }
  }
  function labelOr(r, text) {
    const label = collapse(labelText(r));
    return label !== '' ? label : text;
  }
  const plain = set('a b bdi bdo body data div font i pre q samp small span u');
  /// Elements that are 'generic' by HTML-AAM; others without a role may have a name.
  const isPlain = (r) => r.ns !== tree.SVG_NS && (plain[r.name] === true || r.name.includes('-'));
  /// The accessible name of an element, its white space collapsed.
  function nameOf(r) {
    const role = roles.roleOf(r) ?? (isPlain(r) ? 'generic' : '');
    if (prohibited[role] === true) return '';
    const labellers = labellersOf(r);
    if (labellers.length > 0) {
      const parts = [];
      for (let i = 0; i < labellers.length; i++) parts.push(referredText(labellers[i], r));
      const text = collapse(parts.join(' '));
      if (text !== '') return text;
    }
    const label = collapse(get(r, 'aria-label') ?? '');
    if (label !== '') return label;
    const own = collapse(native(r));
    if (own !== '') return own;
    if (fromContent[role] === true || r.name === 'summary') {
      const text = collapse(contentText(r, false));
      if (text !== '') return text;
    }
    const title = collapse(get(r, 'title') ?? '');
    if (title !== '') return title;
    return collapse(get(r, 'placeholder') ?? get(r, 'aria-placeholder') ?? '');
  }
  /// The text of an element that a name refers to, even if it is hidden.
  function referredText(r, origin) {
    const label = collapse(get(r, 'aria-label') ?? '');
    if (label !== '') return label;
    if (r !== origin) {
      const value = valueWithin(r);
      if (value !== null && value !== undefined) return value;
    }
    const own = native(r);
    return collapse(own) !== '' ? own : contentText(r, !computed.isVisible(r), null, false);
  }

  // MARK: Plain texts

  /// The text of an element as a text locator reads it: shadow trees included, scripts and styles left out.
  function textOf(r) {
    if (isElement(r, 'input') && isButtonInput(r)) return buttonText(r);
    let text = '';
    const open = [r];
    while (open.length > 0 && text.length < mostLength) {
      const n = open.pop();
      if (n.type === 3 || n.type === 4) { text += n.data; continue; }
      if (n.type === 1 && n !== r) {
        if (skipped[n.name] === true) continue;
        if (isElement(n, 'input') && isButtonInput(n)) { text += buttonText(n); continue; }
      }
      const list = contentsOf(n);
      for (let i = list.length - 1; i >= 0; i--) open.push(list[i]);
    }
    return text;
  }
  /// The same of many elements in tree order, as a map: each text is put together from those of the children.
  /// A text that is too long is null.
  function textsOf(list) {
    const known = new Map();
    for (let i = list.length - 1; i >= 0; i--) {
      const r = list[i];
      if (isElement(r, 'input')) {
        known.set(r, isButtonInput(r) ? buttonText(r) : '');
        continue;
      }
      let text = '';
      const children = contentsOf(r);
      for (let j = 0; j < children.length && text !== null; j++) {
        const child = children[j];
        let more = '';
        if (child.type === 3 || child.type === 4) more = child.data;
        else if (child.type === 1 && skipped[child.name] !== true) more = known.get(child) ?? (known.has(child) ? null : '');
        text = more === null || text.length + more.length > mostLength ? null : text + more;
      }
      known.set(r, text);
    }
    return known;
  }
  const isSkipped = (r) => skipped[r.name] === true;
  return { __proto__: null, nameOf, textOf, textsOf, labelContent, labellersOf, contentsOf, selectedText, isSkipped };
});
