// Selectors 4, section 4.5 "The relational pseudo-class": `:has()`. The first questions of a search are answered
// from the element's own tree, further ones from sets of the whole tree, which cost once.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Map } = primordials;
  const { isSpace } = use('css/shared/scanner');
  const { kinds } = use('css/shared/selector-names');
  const { attribute } = use('css/shared/states');
  const { elementBefore, elementAfter, following, rootOf } = use('css/shared/element-walk');
  const { ID, CLASS } = kinds;

  /// What the matcher uses, made with its own test of a compound.
  function make(matchesCompound) {
    /// The records that stand in a relation to those of a set: `e combinator x` for an x of the set.
    function related(set, combinator, root) {
      const result = new Map();
      for (const r of set.keys()) {
        let e;
        switch (combinator) {
          case ' ':
            e = r === root ? null : r.parent;
            while (e !== null && !result.has(e)) {
              result.set(e, true);
              e = e === root ? null : e.parent;
            }
            break;
          case '>':
            if (r !== root && r.parent !== null) result.set(r.parent, true);
            break;
          case '+':
            e = elementBefore(r);
            if (e !== null) result.set(e, true);
            break;
          default:
            e = elementBefore(r);
            while (e !== null && !result.has(e)) {
              result.set(e, true);
              e = elementBefore(e);
            }
        }
      }
      return result;
    }
    /// Sheets with thousands of `:has()` name classes that the tree does not have: after a few sets it is looked
    /// through once for all names in it.
    function mayBeIn(ctx, compounds, root) {
      if (++ctx.sets < 8 || ctx.quirks || root.parent !== null) return true;
      ctx.present ??= namesIn(root);
      for (let i = 0; i < compounds.length; i++) {
        const { simples } = compounds[i];
        for (let k = 0; k < simples.length; k++) {
          const { kind, text } = simples[k];
          if ((kind === CLASS && !ctx.present.has('.' + text)) || (kind === ID && !ctx.present.has('#' + text))) return false;
        }
      }
      return true;
    }
    function namesIn(root) {
      const names = new Map();
      const values = new Map();
      for (let n = root; n !== null; n = following(n, root)) {
        if (n.type !== 1 || n.attrs === null) continue;
        const id = attribute(n, 'id');
        if (id !== null) names.set('#' + id, true);
        const value = attribute(n, 'class');
        if (value === null || values.has(value)) continue;
        values.set(value, true);
        let from = -1;
        for (let i = 0; i <= value.length; i++) {
          const isEnd = i === value.length || isSpace(value.charCodeAt(i));
          if (isEnd && from >= 0) {
            names.set('.' + value.slice(from, i), true);
            from = -1;
          } else if (!isEnd && from < 0) from = i;
        }
      }
      return names;
    }
    /// The records of a tree for which a relative selector has a match: sets are followed from the last
    /// compound to the anchor, so the cost is the tree's size times the number of compounds.
    function anchors(ctx, complex, root) {
      const { compounds } = complex;
      if (!mayBeIn(ctx, compounds, root)) return new Map();
      let at = compounds.length - 1;
      let set = new Map();
      for (let n = root; n !== null; n = following(n, root)) {
        if (n.type === 1 && matchesCompound(ctx, n, compounds[at])) set.set(n, true);
      }
      for (;;) {
        if (set.size === 0) return set;
        set = related(set, compounds[at].combinator, root);
        if (at === 0) return set;
        at--;
        for (const r of set.keys()) {
          if (r.type !== 1 || !matchesCompound(ctx, r, compounds[at])) set.delete(r);
        }
      }
    }
    /// The first questions of a search are answered from the element's own tree, further ones from sets
    /// of the whole tree, which cost once.
    function matchesHas(ctx, r, one) {
      ctx.evaluations++;
      for (let i = 0; i < one.list.length; i++) {
        if (hasMatch(ctx, r, one.list[i])) return true;
      }
      return false;
    }
    function hasMatch(ctx, r, complex) {
      let known = ctx.having === null ? undefined : ctx.having.get(complex);
      if (known === undefined && ctx.evaluations > 4) {
        ctx.having ??= new Map();
        ctx.having.set(complex, known = anchors(ctx, complex, rootOf(r)));
      }
      if (known !== undefined) return known.has(r);
      const { compounds } = complex;
      const { combinator } = compounds[0];
      const isDown = combinator === ' ' || combinator === '>';
      if (compounds.length > 1) return anchors(ctx, complex, isDown && staysIn(compounds) ? r : rootOf(r)).has(r);
      if (isDown) {
        for (let n = r.first; n !== null; n = combinator === ' ' ? following(n, r) : n.next) {
          if (n.type === 1 && matchesCompound(ctx, n, compounds[0])) return true;
        }
        return false;
      }
      for (let e = elementAfter(r); e !== null; e = combinator === '~' ? elementAfter(e) : null) {
        if (matchesCompound(ctx, e, compounds[0])) return true;
      }
      return false;
    }
    /// Whether a selector can match nothing in this search, because a `:has()` that it needs has no anchors.
    function isDead(ctx, complex, root) {
      if (complex.direct === null || ctx.evaluations < 4) return false;
      ctx.dead ??= new Map();
      let dead = ctx.dead.get(complex);
      if (dead === undefined) {
        dead = false;
        ctx.having ??= new Map();
        for (let i = 0; i < complex.direct.length && !dead; i++) {
          const { list } = complex.direct[i];
          dead = true;
          for (let k = 0; k < list.length && dead; k++) {
            let known = ctx.having.get(list[k]);
            if (known === undefined) ctx.having.set(list[k], known = anchors(ctx, list[k], root));
            dead = known.size === 0;
          }
        }
        ctx.dead.set(complex, dead);
      }
      return dead;
    }
    const staysIn = (compounds) => {
      for (let i = 0; i < compounds.length; i++) {
        if (compounds[i].combinator === '+' || compounds[i].combinator === '~') return i > 0;
      }
      return true;
    };

    return { matchesHas, isDead };
  }
  return { __proto__: null, make };
});
