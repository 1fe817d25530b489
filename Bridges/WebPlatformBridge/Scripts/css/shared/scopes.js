// CSS Cascade 6, section 2.5: `@scope`, its selectors and what is in a scope.
(function (library) {
  'use strict';
  const { use } = library;
  const { lower } = use('css/shared/scanner');
  const { parse: parseSelector } = use('css/shared/selector-parser');
  const { make } = use('css/shared/selectors');
  const { matchesList } = use('css/shared/selector-matcher');
  const components = use('css/shared/components');

  // MARK: Reading

  /// `@scope (start) to (end)`; false if it is none.
  function read(made) {
    const list = components.parse(made.prelude);
    if (list === null || list.length > 3) return false;
    const hasStart = list[0]?.kind === '(';
    const at = hasStart ? 1 : 0;
    const hasEnd = list[at]?.kind === 'i' && lower(list[at].text) === 'to' && list[at + 1]?.kind === '(';
    if (list.length !== at + (hasEnd ? 2 : 0)) return false;
    const namespaces = made.namespaces.size > 0 ? made.namespaces : null;
    const read = (one, relative) => {
      const found = parseSelector(made.prelude.slice(one.from, one.to), namespaces, relative, true);
      return found === null || found.length === 0 || found.some((complex) => complex.element !== null) ? null : found;
    };
    const start = hasStart ? read(list[0], '') : null;
    const end = hasEnd ? read(list[at + 1], 'nest') : null;
    if ((hasStart && start === null) || (hasEnd && end === null)) return false;
    made.condition = { start, end, startText: hasStart ? make(start) : null, endText: hasEnd ? make(end) : null };
    if (end !== null) for (let i = 0; i < end.length; i++) scopeIn(end[i]);
    return true;
  }
  /// A selector in a scope that does not say `:scope` or `&`, or starts with a combinator, is relative to the root.
  function scopeIn(complex) {
    if (complex.relative === '' && (complex.hasNest || complex.hasScope)) return;
    const [first] = complex.compounds;
    complex.shown = complex.compounds.slice();
    complex.shown[0] = { ...first };
    first.combinator = complex.relative === '' ? ' ' : complex.relative;
    complex.compounds.unshift(parseSelector(':where(:scope)', null, '')[0].compounds[0]);
    if (complex.elementAt >= 0) complex.elementAt++;
  }

  // MARK: Matching

  /// The element above, the host of a shadow tree last.
  function above(ctx, e) {
    const { parent } = e;
    if (e === ctx.host || parent === null) return null;
    if (parent.type === 1) return parent;
    return parent.type === 11 && parent.more !== null && parent.more.host === ctx.host ? ctx.host : null;
  }
  /// Calls for each root of a scope that an element is in, the nearest first, until
  /// the call returns true. Scopes stand in each other as deep as the parser let them be.
  function eachRoot(ctx, record, scope, owner, visit) {
    let distance = 0;
    for (let e = record; e !== null; e = above(ctx, e), distance++) {
      const root = e;
      const visitRoot = () => !isLimited(ctx, record, root, scope) && visit(root, distance);
      const isRoot = (outer) => {
        if (scope.start === null) return root === implicitRoot(ctx, root, owner);
        ctx.scope = outer;
        ctx.parents = scope.parents;
        return matchesList(ctx, root, scope.start);
      };
      if (scope.outer === null) {
        if (isRoot(null) && visitRoot()) return true;
      } else if (eachRoot(ctx, root, scope.outer, owner, (outer) => isRoot(outer)) && visitRoot()) return true;
    }
    return false;
  }
  /// The root of a scope that names none: the parent of the element that has the sheet, else the tree's.
  function implicitRoot(ctx, e, owner) {
    if (owner !== null && owner.parent !== null) {
      if (owner.parent.type === 1) return owner.parent;
      if (owner.parent.type === 11) return ctx.host;
    }
    return ctx.host ?? (e.parent !== null && e.parent.type === 9 ? e : null);
  }
  /// Whether a limit of the scope stands between an element and the root.
  function isLimited(ctx, record, root, scope) {
    if (scope.end === null) return false;
    ctx.scope = root;
    ctx.parents = scope.nest;
    for (let n = record; n !== null; n = n === root ? null : above(ctx, n)) if (matchesList(ctx, n, scope.end)) return true;
    return false;
  }

  return { __proto__: null, read, scopeIn, eachRoot };
});
