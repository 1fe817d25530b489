// Which rules may match an element: rules of a tree's sheets in buckets by the last compound of their
// selectors (CSS Cascade 5, sections 2 to 6).
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Map } = primordials;
  const { lower, isSpace } = use('css/shared/scanner');
  const { kinds } = use('css/shared/selector-names');
  const { contents } = use('css/shared/style-rules');
  const { parse: parseSelector } = use('css/shared/selector-parser');
  const media = use('css/shared/media');
  const { ID, CLASS, HOST, NEST, ATTRIBUTE } = kinds;

  // MARK: One sheet: a flat list of what may match, in order

  /// A selector and its rule: `layer` is the name of its cascade layer or '' for none, `query` the `@container` around it.
  const entry = (complex, rule, parents, layer, scope, query, bucket, key) => ({ complex, rule, parents, layer, scope, query, bucket, key, specificity: specificityOf(complex, parents) });
  /// `&` is as specific as the most specific selector of the parent's list.
  function specificityOf(complex, parents) {
    if (!complex.hasNest || parents === null) return complex.specificity;
    return complex.specificity + parents.specificity;
  }
  /// The bucket of a selector: by the id, class or name that its last compound asks for.
  function bucketOf(complex, parents) {
    const { compounds, element } = complex;
    let part = compounds[compounds.length - 1];
    if (element !== null) {
      if (element.text === 'slotted') return ['slotted', ''];
      if (element.text === 'part') return ['part', ''];
    }
    let isNested = false;
    let bucket = 'universal';
    let key = '';
    for (;;) {
      for (let i = 0; i < part.simples.length; i++) {
        const one = part.simples[i];
        if (one.kind === ID) return ['id', one.text];
        if (one.kind === CLASS && bucket !== 'class') [bucket, key] = ['class', one.text];
        else if (one.kind === ATTRIBUTE && bucket === 'universal' && one.ns === null) [bucket, key] = ['attribute', one.lower];
        else if (one.kind === HOST) return ['host', ''];
        else if (one.kind === NEST) isNested = true;
      }
      if (bucket === 'class') return [bucket, key];
      if (part.tag !== null) return ['tag', part.lower];
      if (bucket === 'attribute') return [bucket, key];
      // `&` alone: what the parent's only selector asks for.
      if (!isNested || parents === null || parents.list.length !== 1) break;
      const outer = parents.list[0].compounds;
      part = outer[outer.length - 1];
      parents = parents.parents;
      isNested = false;
    }
    if (part.featureless && complex.hasHost) return ['host', ''];
    return ['universal', ''];
  }

  function flatten(rules, env) {
    const entries = [];
    const layers = [];
    // Rules that stand in rules are as deep as the parser let them be.
    walk(rules, entries, layers, env, null, '', null, null);
    return { entries, layers };
  }
  const within = (layer, name) => (layer === '' ? name : `${layer}.${name}`);
  let anonymous = 0;
  function walk(rules, entries, layers, env, parents, layer, scope, query) {
    for (let i = 0; i < rules.length; i++) {
      const rule = rules[i];
      switch (rule.type) {
        case 'style': {
          add(rule, rule.selector.list, entries, parents, layer, scope, query);
          // Declarations are read when the rule first matches something.
          if (rule.rules === null && rule.body.includes('{')) contents(rule);
          if (rule.rules !== null && rule.rules.length > 0) {
            walk(rule.rules, entries, layers, env, parentsOf(rule.selector.list, parents), layer, scope, query);
          }
          break;
        }
        case 'nested':
          // Declarations behind a rule have their parent's selectors.
          // Those of a scope are its root's, whatever its start says.
          if (parents !== null) {
            const outer = scope !== null && parents === scope.nest ? scopeItself : parents;
            add(rule, outer.list, entries, outer.parents, layer, scope, query);
          }
          break;
        case 'media':
          if (media.matches(rule.prelude, env)) walk(contents(rule).rules, entries, layers, env, parents, layer, scope, query);
          break;
        case 'supports':
          rule.condition ??= media.supports(rule.prelude, rule.isQuirky) === true ? 'yes' : 'no';
          if (rule.condition === 'yes') walk(contents(rule).rules, entries, layers, env, parents, layer, scope, query);
          break;
        case 'layer': {
          const inner = within(layer, rule.prelude === '' ? `\u0000${anonymous++}` : rule.prelude);
          layers.push(inner);
          walk(contents(rule).rules, entries, layers, env, parents, inner, scope, query);
          break;
        }
        case 'layer-statement': {
          const names = rule.prelude.split(', ');
          for (let k = 0; k < names.length; k++) layers.push(within(layer, names[k]));
          break;
        }
        case 'scope': {
          const inner = scopeOf(rule, parents, scope);
          walk(contents(rule).rules, entries, layers, env, inner.nest, layer, inner, query);
          break;
        }
        case 'import': {
          const { condition, imported } = rule;
          if (condition.layer !== null) layers.push(within(layer, condition.layer === '' ? `\u0000${anonymous++}` : condition.layer));
          if (imported === null || imported.data === null || !media.matches(condition.media, env)) break;
          if (condition.supports !== null && !media.importSupports(condition.supports)) break;
          walk(imported.data.rules, entries, layers, env, null, condition.layer === null ? layer : layers[layers.length - 1], null, query);
          break;
        }
        case 'container':
          walk(contents(rule).rules, entries, layers, env, parents, layer, scope, { prelude: rule.prelude, outer: query });
          break;
        default:
      }
    }
  }
  function add(rule, list, entries, parents, layer, scope, query) {
    for (let i = 0; i < list.length; i++) {
      const [bucket, key] = bucketOf(list[i], parents);
      entries.push(entry(list[i], rule, parents, layer, scope, query, bucket, key));
    }
  }
  function parentsOf(list, parents) {
    let specificity = 0;
    for (let i = 0; i < list.length; i++) {
      const own = specificityOf(list[i], parents);
      if (own > specificity) specificity = own;
    }
    return { list, parents, specificity };
  }
  let scopeItself = null;
  /// CSS Cascade 6, section 2.5: a scope in others; `&` in it is what its start says, or the root itself.
  function scopeOf(rule, parents, outer) {
    const { start, end } = rule.condition;
    scopeItself ??= { list: parseSelector(':where(:scope)', null, ''), parents: null, specificity: 0 };
    return { start, end, outer, parents, nest: start === null ? scopeItself : parentsOf(start, parents) };
  }

  // MARK: The sheets of one tree

  /// What a tree's sheets say, `sheets` in cascade order: each `{ data, media, disabled }`.
  function build(sheets, env, isQuirky) {
    const index = {
      ids: new Map(), classes: new Map(), tags: new Map(), attributes: new Map(), universal: [], host: [], slotted: [], parts: [], elements: new Map(),
      layers: new Map(), isQuirky,
    };
    const layers = [];
    let order = 0;
    const key = env.key;
    for (let i = 0; i < sheets.length; i++) {
      const { data } = sheets[i];
      if (data === null) continue;
      if (data.entries === null || data.entriesKey !== key) {
        data.entries = flatten(data.rules, env);
        data.entriesKey = key;
      }
      for (let k = 0; k < data.entries.layers.length; k++) layers.push(data.entries.layers[k]);
      const { entries } = data.entries;
      for (let k = 0; k < entries.length; k++) put(index, entries[k], order++, sheets[i].owner ?? null);
    }
    if (layers.length > 0) numberLayers(index.layers, layers);
    return index;
  }
  function put(index, one, order, owner) {
    const item = { entry: one, order, owner };
    const { element } = one.complex;
    let target = index;
    if (element !== null && one.bucket !== 'slotted' && one.bucket !== 'part') {
      target = index.elements.get(element.text);
      if (target === undefined) {
        target = { ids: new Map(), classes: new Map(), tags: new Map(), attributes: new Map(), universal: [], host: index.host };
        index.elements.set(element.text, target);
      }
    }
    let { bucket } = one;
    if (index.isQuirky && (bucket === 'id' || bucket === 'class')) bucket = 'universal';
    switch (bucket) {
      case 'id': push(target.ids, one.key, item); break;
      case 'class': push(target.classes, one.key, item); break;
      case 'attribute': push(target.attributes, one.key, item); break;
      case 'tag': push(target.tags, one.key, item); break;
      case 'host': target.host.push(item); break;
      case 'slotted': index.slotted.push(item); break;
      case 'part': index.parts.push(item); break;
      default: target.universal.push(item);
    }
  }
  function push(map, key, item) {
    const list = map.get(key);
    if (list === undefined) map.set(key, [item]);
    else list.push(item);
  }
  /// CSS Cascade 5, section 6.4.3: layers in the order in which they were first named; those inside of one
  /// come before what stands in it directly. What is in no layer comes last.
  function numberLayers(numbers, names) {
    const root = { children: new Map(), name: '' };
    for (let i = 0; i < names.length; i++) {
      let at = root;
      let path = '';
      for (const part of names[i].split('.')) {
        path = path === '' ? part : `${path}.${part}`;
        let next = at.children.get(part);
        if (next === undefined) at.children.set(part, next = { children: new Map(), name: path });
        at = next;
      }
    }
    let number = 0;
    const open = [{ node: root, isDone: false }];
    while (open.length > 0) {
      const top = open[open.length - 1];
      if (top.isDone) {
        open.pop();
        if (top.node !== root) numbers.set(top.node.name, number++);
        continue;
      }
      top.isDone = true;
      const children = [];
      for (const child of top.node.children.values()) children.push(child);
      for (let i = children.length - 1; i >= 0; i--) open.push({ node: children[i], isDone: false });
    }
  }
  const unlayered = 1 << 28;
  const layerNumber = (index, name) => (name === '' ? unlayered : index.layers.get(name) ?? unlayered);

  // The words of a class attribute, kept by text.
  let words = new Map();
  function wordsOf(value) {
    let list = words.get(value);
    if (list !== undefined) return list;
    list = [];
    let from = -1;
    for (let i = 0; i <= value.length; i++) {
      const isEnd = i === value.length || isSpace(value.charCodeAt(i));
      if (isEnd && from >= 0) {
        list.push(value.slice(from, i));
        from = -1;
      } else if (!isEnd && from < 0) from = i;
    }
    if (words.size > 1000) words = new Map();
    if (value.length < 500) words.set(value, list);
    return list;
  }
  /// Calls nothing and tests nothing: puts the items that may match an element into a list.
  function candidates(index, record, result) {
    const { attrs } = record;
    if (attrs !== null) {
      const hasAttributes = index.attributes.size > 0;
      for (let i = 0; i < attrs.length; i++) {
        const a = attrs[i];
        if (a.ns !== null) continue;
        if (hasAttributes) {
          const found = index.attributes.get((record.flags & 2) !== 0 ? a.local : lower(a.local));
          if (found !== undefined) for (let n = 0; n < found.length; n++) result.push(found[n]);
        }
        if (a.local === 'class') {
          if (index.classes.size === 0) continue;
          const list = wordsOf(a.value);
          for (let k = 0; k < list.length; k++) {
            const found = index.classes.get(list[k]);
            if (found !== undefined) for (let n = 0; n < found.length; n++) result.push(found[n]);
          }
        } else if (a.local === 'id' && index.ids.size > 0) {
          const found = index.ids.get(a.value);
          if (found !== undefined) for (let n = 0; n < found.length; n++) result.push(found[n]);
        }
      }
    }
    const found = index.tags.get((record.flags & 2) !== 0 ? record.name : lower(record.name));
    if (found !== undefined) for (let n = 0; n < found.length; n++) result.push(found[n]);
    const { universal } = index;
    for (let n = 0; n < universal.length; n++) result.push(universal[n]);
    return result;
  }

  return { __proto__: null, build, candidates, layerNumber, unlayered, wordsOf };
});
