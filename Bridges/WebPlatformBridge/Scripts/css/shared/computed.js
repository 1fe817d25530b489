// CSS Cascade 5, section 4 and 7: specified and computed values, as text. One property of one element is
// computed when it is asked for; only what it hangs on is computed with it.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { RegExpPrototypeExec } = primordials;
  const { longhands, shorthands, isWide, isInherited } = use('css/shared/properties');
  const { longhandValue, hasReference } = use('css/shared/values');
  const { expand, collapse } = use('css/shared/shorthands');
  const cascade = use('css/shared/cascade');
  const { parentOf } = use('css/shared/flat-tree');
  const { attribute } = use('css/shared/states');
  const { lower } = use('css/shared/scanner');
  const variables = use('css/shared/variables');
  const absolute = use('css/shared/absolute-values');
  const { styleOf, winner, belowOrigin, belowLayer } = cascade;

  const initialOf = (name) => (name.startsWith('--') ? '' : longhands[name].initial);
  /// What is registered of a custom property; null in a document that registers nothing.
  const registrationOf = (style, name) => (style.record.doc.data.sheets?.registers === true ? use('css/shared/registered').of(style.record.doc, name) : null);
  const inheritsByItself = (style, name) => (name.startsWith('--') ? registrationOf(style, name)?.inherits ?? true : isInherited(name));

  // MARK: Logical properties (CSS Logical 1), for horizontal text

  const logical = { __proto__: null };
  const physical = { __proto__: null };
  function pairUp(from, ltr, rtl) {
    if (longhands[from] === undefined || longhands[ltr] === undefined) return;
    logical[from] = [ltr, rtl];
    (physical[ltr] ??= []).push([from, false]);
    if (rtl !== ltr) (physical[rtl] ??= []).push([from, true]);
  }
  for (const [prefix, suffix] of [['margin-', ''], ['padding-', ''], ['border-', '-width'], ['border-', '-style'], ['border-', '-color'], ['scroll-margin-', ''], ['scroll-padding-', ''], ['inset-', '']]) {
    const at = (side) => (prefix === 'inset-' ? side : prefix + side + suffix);
    pairUp(`${prefix}block-start${suffix}`, at('top'), at('top'));
    pairUp(`${prefix}block-end${suffix}`, at('bottom'), at('bottom'));
    pairUp(`${prefix}inline-start${suffix}`, at('left'), at('right'));
    pairUp(`${prefix}inline-end${suffix}`, at('right'), at('left'));
  }
  for (const prefix of ['', 'min-', 'max-']) {
    pairUp(`${prefix}inline-size`, `${prefix}width`, `${prefix}width`);
    pairUp(`${prefix}block-size`, `${prefix}height`, `${prefix}height`);
  }
  pairUp('border-start-start-radius', 'border-top-left-radius', 'border-top-right-radius');
  pairUp('border-start-end-radius', 'border-top-right-radius', 'border-top-left-radius');
  pairUp('border-end-start-radius', 'border-bottom-left-radius', 'border-bottom-right-radius');
  pairUp('border-end-end-radius', 'border-bottom-right-radius', 'border-bottom-left-radius');
  pairUp('overflow-inline', 'overflow-x', 'overflow-x');
  pairUp('overflow-block', 'overflow-y', 'overflow-y');

  const isRTL = (style) => computedValue(style, 'direction') === 'rtl';
  // The names under which a property may be declared, by property and direction.
  const names = { __proto__: null };
  function namesFor(style, name) {
    if (name.startsWith('--')) return [name];
    const twins = physical[name];
    if (twins === undefined) return names[name] ??= name === 'direction' || name === 'unicode-bidi' ? [name] : [name, 'all'];
    const right = twins.some((twin) => twin[1]) && isRTL(style);
    const key = right ? `${name} rtl` : name;
    if (names[key] !== undefined) return names[key];
    const list = [name, 'all'];
    for (let i = 0; i < twins.length; i++) {
      const [from] = twins[i];
      if (logical[from][right ? 1 : 0] === name) list.push(from);
    }
    return names[key] = list;
  }

  // MARK: Specified values

  const everything = 1 << 30;
  /// The cascaded value of a property, with references replaced; null where nothing is declared, or
  /// 'inherit' and 'initial' as words.
  function cascaded(style, name) {
    const candidates = namesFor(style, name);
    let below = everything;
    for (let round = 0; round < 50; round++) {
      const { declaration, at } = winner(style, candidates, below);
      if (declaration === null) return null;
      let value;
      if (declaration.source !== null) value = fromShorthand(style, declaration);
      else {
        value = declaration.value;
        if (!name.startsWith('--') && hasReference(value)) value = replaced(style, declaration.name, value);
      }
      if (value === null) return 'unset';
      if (value === 'revert') below = belowOrigin(style, at);
      else if (value === 'revert-layer') below = belowLayer(style, at);
      else return value;
    }
    return null;
  }
  function fromShorthand(style, declaration) {
    const { name, text } = declaration.source;
    const whole = variables.substitute(text, (property) => lookUp(style, property), attributeOf(style));
    if (whole === null) return null;
    const parts = expand(name, whole);
    if (parts === null || parts.values === null) return null;
    const at = shorthands[name].longhands.indexOf(declaration.name);
    const value = parts.values[at];
    return value === 'initial' ? 'initial' : value;
  }
  const attributeOf = (style) => (name) => attribute(style.record, (style.record.flags & 2) !== 0 ? lower(name) : name);
  function replaced(style, name, value) {
    const text = variables.substitute(value, (property) => lookUp(style, property), attributeOf(style));
    if (text === null) return null;
    const info = longhands[name];
    const result = longhandValue(info, text);
    return result === null || (hasReference(result) && !isWide(result)) ? null : result;
  }

  // MARK: Computed values

  /// The style that an element inherits from, or null at the root.
  function parentStyle(style) {
    if (style.outer !== null) return style.outer;
    const parent = parentOf(style.record);
    return parent === null || parent === undefined || parent.type !== 1 ? null : styleOf(parent);
  }
  /// The color that an element would have without a declaration of it.
  function inheritedColor(style) {
    const parent = parentStyle(style);
    return parent === null ? 'rgb(0, 0, 0)' : computedValue(parent, 'color');
  }
  /// Whether a specified value hangs on the parent's computed one.
  function isRelative(name, value) {
    switch (name) {
      case 'font-size': return RegExpPrototypeExec(fixedSize, value) === null;
      case 'font-weight': return value === 'bolder' || value === 'lighter';
      case 'line-height': return value.includes('lh');
      case 'text-align': return value === 'match-parent';
      default: return false;
    }
  }
  const fixedSize = /^(?:[0-9.]+px|(?:xx?x?-)?(?:small|large)|medium|initial)$/;
  /// The computed value of a longhand or of a custom property. What hangs on ancestors is computed from the
  /// outermost that has none down, so the depth of a tree costs no stack.
  function computedValue(style, name) {
    const known = style.values.get(name);
    if (known !== undefined) return known;
    const chain = [];
    let at = style;
    let from = null;
    let value;
    for (;;) {
      value = at.values.get(name);
      if (value !== undefined) break;
      const given = cascaded(at, name);
      const inherits = given === null || given === 'unset' ? inheritsByItself(at, name) : given === 'inherit' || (name === 'color' && given === 'currentcolor');
      if (!inherits && (given === null || !isRelative(name, given))) {
        value = settle(at, name, given === null || given === 'unset' ? 'initial' : given, null);
        at.values.set(name, value);
        break;
      }
      chain.push([at, inherits ? 'inherit' : given]);
      const parent = parentStyle(at);
      if (parent === null) {
        value = settle(at, name, 'initial', null);
        break;
      }
      at = parent;
    }
    for (let i = chain.length - 1; i >= 0; i--) {
      [from] = chain[i];
      const given = chain[i][1];
      if (given !== 'inherit') value = settle(from, name, given, value);
      from.values.set(name, value);
    }
    return value;
  }
  /// The computed value of a specified one; `parent` is the parent's, where it hangs on that.
  function settle(style, name, given, parent) {
    if (name.startsWith('--')) {
      const initial = registrationOf(style, name)?.initial ?? '';
      if (given === 'initial') return initial;
      if (!hasReference(given)) return given;
      // What is asked for while it is computed is part of a cycle, and so is what asked for it.
      style.open ??= [];
      style.open.push(name);
      style.values.set(name, variables.pending);
      const value = variables.substitute(given, (property) => lookUp(style, property));
      style.open.pop();
      style.values.delete(name);
      return value === null || style.cycles?.[name] === true ? initial : variables.trim(value);
    }
    let value = given === 'initial' ? initialOf(name) : given;
    if (isWide(value)) value = initialOf(name);
    return absolute.compute(style, name, value, parent, computedValue);
  }
  function lookUp(style, name) {
    const value = computedValue(style, name);
    if (value !== variables.pending) return value;
    style.cycles ??= { __proto__: null };
    for (let i = style.open.indexOf(name); i < style.open.length; i++) style.cycles[style.open[i]] = true;
    return '';
  }
  // MARK: What others ask

  /// Whether an element is in a document that a window shows.
  const inDocument = (record) => (record.flags & 1) !== 0 && record.doc.data.window;
  /// The computed value of a property of an element: '' for one that is in no document.
  function valueOf(record, name) {
    if (!inDocument(record)) return '';
    const style = styleOf(record);
    if (logical[name] !== undefined) return computedValue(style, logical[name][isRTL(style) ? 1 : 0]);
    const shorthand = shorthands[name];
    if (shorthand === undefined) return name === 'display' ? displayOf(style) : computedValue(style, name);
    return collapse(name, shorthand.longhands.map((longhand) => valueOf(record, longhand)));
  }

  // MARK: display, visibility, pointer-events: what users' actions ask about each element

  const blockOf = {
    __proto__: null, inline: 'block', 'inline-block': 'block', 'inline-flex': 'flex', 'inline-grid': 'grid', 'inline-table': 'table',
    ruby: 'block ruby', 'table-row': 'block', 'table-cell': 'block', 'table-row-group': 'block', 'table-header-group': 'block',
    'table-footer-group': 'block', 'table-column': 'block', 'table-column-group': 'block', 'table-caption': 'block', 'ruby-text': 'block',
    '-webkit-inline-box': '-webkit-box', math: 'block math', 'inline list-item': 'list-item', 'inline flow-root list-item': 'flow-root list-item', 'inline flow-root': 'flow-root',
  };
  const isContainer = (display) => display === 'flex' || display === 'grid' || display === 'inline-flex' || display === 'inline-grid';
  /// CSS Display 3, section 2.7: the display type, made a block's where position, float, a flexible parent or
  /// being the root asks for it.
  function displayOf(style) {
    const known = style.values.get('$display');
    if (known !== undefined) return known;
    let value = computedValue(style, 'display');
    if (blockOf[value] !== undefined && isBlockified(style)) value = blockOf[value];
    style.values.set('$display', value);
    return value;
  }
  function isBlockified(style) {
    const position = computedValue(style, 'position');
    if (position === 'absolute' || position === 'fixed' || computedValue(style, 'float') !== 'none') return true;
    const { record } = style;
    if (record.parent !== null && record.parent.type === 9) return true;
    for (let parent = parentStyle(style); parent !== null; parent = parentStyle(parent)) {
      const display = computedValue(parent, 'display');
      if (display !== 'contents') return isContainer(display);
    }
    return false;
  }
  /// Whether an element has a box: it is in the document, and no ancestor in the flat tree is `display: none`
  /// or hides its contents.
  function isRendered(record) {
    if (!inDocument(record)) return false;
    const path = [];
    let result = true;
    let at = record;
    while (at !== null && at !== undefined && at.type === 1) {
      const style = styleOf(at);
      if (style.rendered !== 0) {
        result = style.rendered === 1;
        break;
      }
      path.push(style);
      at = parentOf(at);
      if (at === undefined) result = false;
    }
    for (let i = path.length - 1; i >= 0; i--) {
      if (result) result = computedValue(path[i], 'display') !== 'none' && !isSkipped(path[i].record);
      path[i].rendered = result ? 1 : 2;
    }
    return result;
  }
  /// Whether a parent does not show its contents: closed details, content-visibility; or HTML, section 4.12.2, where scripts run.
  function isSkipped(record) {
    const { parent } = record;
    if (record.name === 'noscript' && (record.flags & 2) !== 0 && record.doc.data.page?.isScripting !== false) return true;
    if (parent === null || parent.type !== 1) return false;
    if (parent.name === 'details' && (parent.flags & 2) !== 0 && !use('css/shared/states').states.open(parent)) {
      let summary = parent.first;
      while (summary !== null && !(summary.type === 1 && summary.name === 'summary')) summary = summary.next;
      if (record !== summary) return true;
    }
    return computedValue(styleOf(parent), 'content-visibility') === 'hidden';
  }
  const isVisible = (record) => isRendered(record) && computedValue(styleOf(record), 'visibility') === 'visible';

  return {
    __proto__: null, valueOf, computedValue, parentStyle, inheritedColor, displayOf, isRendered, isSkipped, isVisible, logical, initialOf, styleOf,
    pointerEvents: (record) => valueOf(record, 'pointer-events'), settle,
    /// The physical property that a declaration of a name is about.
    resolveName: (style, name) => (logical[name] === undefined ? name : logical[name][isRTL(style) ? 1 : 0]),
  };
});
