// CSS Transitions 1 and CSS Animations 1: which elements have a style that moves, and between which values.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Map, RegExpPrototypeExec, Set, parseFloat: toNumber } = primordials;
  const cascade = use('css/shared/cascade');
  const { computedValue, initialOf } = use('css/shared/computed');
  const { candidates } = use('css/shared/style-index');
  const { contents } = use('css/shared/style-rules');
  const { shorthands, longhands } = use('css/shared/properties');
  const { attribute } = use('css/shared/states');
  const components = use('css/shared/components');
  const media = use('css/shared/media');
  const tree = use('dom/shared/tree');

  const { mayMove: says } = cascade;
  const isMoving = (name) => name.startsWith('transition-') || name.startsWith('animation-');
  function blockSays(block) {
    for (let i = 0; i < block.list.length; i++) if (isMoving(block.list[i].name)) return true;
    return false;
  }
  const ruleSays = (rule) => (rule.block !== null ? blockSays(rule.block) : says(rule.body));

  // MARK: Elements

  /// The part of an index that moves elements, or null; kept in the index.
  function movingPart(index) {
    if (index.moving !== undefined) return index.moving;
    let isSome = false;
    let reach = 0;
    const filtered = (list) => {
      for (let i = 0; i < list.length; i++) {
        const { prelude } = list[i].entry.rule;
        if (reach < 2 && prelude.includes(':has(')) reach = 2;
        else if (reach < 1 && RegExpPrototypeExec(beside, prelude) !== null) reach = 1;
      }
      const kept = list.filter((item) => item.entry.complex.element === null && ruleSays(item.entry.rule));
      if (kept.length > 0) isSome = true;
      return kept;
    };
    const filteredMap = (map) => {
      const kept = new Map();
      map.forEach((list, key) => {
        const some = filtered(list);
        if (some.length > 0) kept.set(key, some);
      });
      return kept;
    };
    const part = {
      ids: filteredMap(index.ids), classes: filteredMap(index.classes), tags: filteredMap(index.tags), attributes: filteredMap(index.attributes),
      universal: filtered(index.universal),
    };
    index.reach = reach;
    return index.moving = isSome ? part : null;
  }
  /// Combinators of siblings, outside of brackets.
  const beside = /(?:~(?!=)|\+)(?![^([]*[)\]])/;
  /// How far a change of an element may reach by the selectors of a document: 0 to what is in it, 1 beside it, 2 anywhere.
  function reachOf(doc) {
    const { scope } = cascade.stateOf(doc);
    const index = cascade.indexOf(doc, scope);
    movingPart(index);
    return index.reach;
  }
  /// Calls `visit` for each element in some nodes of a document, their shadow trees included, that may move by what its
  /// sheets and its style attribute say, and `pass` for the others; puts all elements into `seen` afterwards.
  function each(doc, tops, visit, pass, seen) {
    const open = [];
    for (let i = tops.length - 1; i >= 0; i--) open.push(tops[i]);
    const found = [];
    const met = new Set();
    while (open.length > 0) {
      const top = open.pop();
      if (met.has(top)) continue;
      const scope = cascade.scopeOf(tree.rootOf(top));
      const part = scope === null ? null : movingPart(cascade.indexOf(doc, scope));
      for (let n = top; n !== null;) {
        if (met.has(n)) {
          n = tree.nextSkipping(n, top);
          continue;
        }
        if (tops.length > 1) met.add(n);
        if (n.type === 1) {
          if (n.more !== null && n.more.shadow !== null && n.more.shadow !== undefined) open.push(n.more.shadow);
          const inline = attribute(n, 'style');
          if ((part !== null && candidates(part, n, []).length > 0) || (inline !== null && says(inline))) found.push(n);
          else {
            pass(n);
            seen.add(n);
          }
        }
        n = tree.next(n, top);
      }
    }
    for (let i = 0; i < found.length; i++) {
      visit(found[i]);
      seen.add(found[i]);
    }
  }

  // MARK: Values

  /// The style of an element as if nothing in it made something move: what it was before such a rule came.
  function styleWithout(style) {
    return { ...style, rules: style.rules.filter((one) => !blockSays(one.block)), values: new Map() };
  }
  /// The style of an element for which nothing is declared.
  const styleOfNothing = (style) => ({ ...style, rules: [], inline: null, values: new Map() });
  /// A list of computed values: `1s, cubic-bezier(0, 0, 1, 1)`.
  function listOf(style, name) {
    const list = [];
    const text = computedValue(style, name);
    let depth = 0;
    let from = 0;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === 40) depth++;
      else if (c === 41) depth--;
      else if (c === 44 && depth === 0) {
        list.push(text.slice(from, i).trim());
        from = i + 1;
      }
    }
    list.push(text.slice(from).trim());
    return list;
  }
  const milliseconds = (text) => (text.endsWith('ms') ? toNumber(text) : toNumber(text) * 1000) || 0;
  const inheritedToo = ['color', 'visibility'];
  /// What an element's transitions are, by property: `{ duration, delay, easing, isDiscrete }`; null where there is none.
  function transitionsOf(style, known) {
    const durations = listOf(style, 'transition-duration');
    const delays = listOf(style, 'transition-delay');
    let isSome = false;
    for (let i = 0; i < durations.length; i++) if (milliseconds(durations[i]) > 0) isSome = true;
    for (let i = 0; i < delays.length; i++) if (milliseconds(delays[i]) > 0) isSome = true;
    if (!isSome) return null;
    const properties = listOf(style, 'transition-property');
    const easings = listOf(style, 'transition-timing-function');
    const behaviors = longhands['transition-behavior'] === undefined ? ['normal'] : listOf(style, 'transition-behavior');
    const found = new Map();
    for (let i = 0; i < properties.length; i++) {
      const facts = {
        duration: milliseconds(durations[i % durations.length]), delay: milliseconds(delays[i % delays.length]),
        easing: easings[i % easings.length], isDiscrete: behaviors[i % behaviors.length] === 'allow-discrete',
      };
      const names = namesOf(style, properties[i], known);
      for (let k = 0; k < names.length; k++) if (!isMoving(names[k])) found.set(names[k], facts);
    }
    return found;
  }
  function namesOf(style, property, known) {
    if (property === 'none') return [];
    if (property !== 'all') return shorthands[property] === undefined ? (longhands[property] === undefined && !property.startsWith('--') ? [] : [property]) : shorthands[property].longhands;
    const names = declaredNames(style);
    for (let i = 0; i < inheritedToo.length; i++) if (!names.includes(inheritedToo[i])) names.push(inheritedToo[i]);
    if (known !== null) known.forEach((value, name) => { if (!names.includes(name)) names.push(name); });
    return names;
  }
  /// The longhands that the rules and the style attribute of an element declare.
  function declaredNames(style) {
    const names = [];
    const { resolveName } = use('css/shared/computed');
    for (let i = 0; i <= style.rules.length; i++) {
      const block = i < style.rules.length ? style.rules[i].block : style.inline;
      if (block === null) continue;
      for (let k = 0; k < block.list.length; k++) {
        const name = resolveName(style, block.list[k].name);
        if (longhands[name] !== undefined && !names.includes(name)) names.push(name);
      }
    }
    return names;
  }

  // MARK: Animations

  /// What an element's animations are, in order: `{ name, duration, delay, iterations, direction, fill, easing, isPaused }`.
  function animationsOf(style) {
    const names = listOf(style, 'animation-name');
    const list = [];
    if (names.length === 1 && names[0] === 'none') return list;
    const at = (property, i) => {
      const values = listOf(style, property);
      return values[i % values.length];
    };
    for (let i = 0; i < names.length; i++) {
      if (names[i] === 'none') continue;
      const count = at('animation-iteration-count', i);
      const duration = at('animation-duration', i);
      list.push({
        name: plainName(names[i]), duration: duration === 'auto' ? 0 : milliseconds(duration), delay: milliseconds(at('animation-delay', i)),
        iterations: count === 'infinite' ? 1 / 0 : toNumber(count), direction: at('animation-direction', i), fill: at('animation-fill-mode', i),
        easing: at('animation-timing-function', i), isPaused: at('animation-play-state', i) === 'paused',
      });
    }
    return list;
  }
  function plainName(text) {
    const list = components.parse(text);
    return list !== null && list.length === 1 ? list[0].text : text;
  }
  /// The rules of the last `@keyframes` of a name that count for an element, or null.
  function keyframesFor(record, name) {
    for (let root = tree.rootOf(record); root !== null; root = root.type === 11 && root.more !== null && root.more.host !== null ? tree.rootOf(root.more.host) : null) {
      const scope = cascade.scopeOf(root);
      const found = scope === null ? null : keyframesIn(record.doc, scope).get(name);
      if (found !== null && found !== undefined) return contents(found).rules;
    }
    return null;
  }
  function keyframesIn(doc, scope) {
    const index = cascade.indexOf(doc, scope);
    if (index.keyframes !== undefined) return index.keyframes;
    const { env } = cascade.stateOf(doc);
    const found = new Map();
    const sheets = cascade.activeSheets(scope, tree.precedes).concat(scope.adopted);
    for (let i = 0; i < sheets.length; i++) if (cascade.counts(sheets[i], env)) gather(sheets[i].data.rules, env, found);
    return index.keyframes = found;
  }
  /// As deep as rules may stand in each other.
  function gather(rules, env, found) {
    for (let i = 0; i < rules.length; i++) {
      const rule = rules[i];
      switch (rule.type) {
        case 'keyframes': found.set(plainName(rule.prelude), rule); break;
        case 'media': if (media.matches(rule.prelude, env)) gather(contents(rule).rules, env, found); break;
        case 'supports': if (media.supports(rule.prelude) === true) gather(contents(rule).rules, env, found); break;
        case 'layer': case 'container': gather(contents(rule).rules, env, found); break;
        case 'import': if (rule.imported !== null && rule.imported.data !== null) gather(rule.imported.data.rules, env, found); break;
        default:
      }
    }
  }
  /// Frames `{ offset, easing, block }` in order; what one offset has twice is one frame.
  function framesOf(rules) {
    const frames = [];
    for (let i = 0; i < rules.length; i++) {
      const parts = rules[i].prelude.split(', ');
      for (let k = 0; k < parts.length; k++) frames.push({ offset: toNumber(parts[k]) / 100, block: rules[i].block });
    }
    return frames.sort((a, b) => a.offset - b.offset);
  }
  /// The computed value of a declaration of a keyframe for an element: the keyframe stands over all other rules.
  function valueIn(style, block, name) {
    const rules = style.inline === null ? style.rules : style.rules.concat([{ block: style.inline, origin: 2, depth: 0, layer: 0, specificity: 0, order: 0, hops: 0 }]);
    return computedValue({ ...style, rules, inline: block, values: new Map() }, name);
  }
  /// Whether an important declaration of an element's is over its animations.
  function isImportant(style, name) {
    for (let i = 0; i < style.rules.length; i++) if (style.rules[i].block.map.get(name)?.isImportant === true) return true;
    return style.inline?.map.get(name)?.isImportant === true;
  }
  return {
    __proto__: null, says, isMoving, each, reachOf, styleWithout, styleOfNothing, transitionsOf, animationsOf, keyframesFor, framesOf, valueIn, isImportant,
    declaredNames, initialOf,
  };
});
