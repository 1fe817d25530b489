// DOM, section 2.9 (dispatching events) where shadow trees are on the way: retargeting, slots, closed trees.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { ArrayOf } = primordials;
  const targets = use('events/event-target');
  const { isNode, objectOf, windowOf, hasActivation, invokeOn, end, activate } = targets;
  const { rootOf, composedContains, SHADOW_HOST, SHADOW_ROOT, HANDLERS } = shared('dom/shared/tree');
  const slots = () => shared('html/shared/slots');

  const rootOfHolder = (holder) => (isNode(holder) ? rootOf(holder) : null);
  /// "To retarget an object A against an object B".
  function retarget(a, b) {
    while (a !== null && isNode(a)) {
      const root = rootOf(a);
      if ((root.flags & SHADOW_ROOT) === 0 || (isNode(b) && composedContains(root, b))) break;
      a = root.more.host;
    }
    return a;
  }
  const assignedSlot = (r) => (isNode(r) && r.parent !== null && (r.parent.flags & SHADOW_HOST) !== 0 ? slots().assignedTo(r) : null);
  /// "Get the parent" of a target.
  function parentOf(holder, state, first) {
    if (!isNode(holder)) return null;
    if (holder.type === 9) return state.type === 'load' || !holder.data.window ? null : windowOf(holder);
    if ((holder.flags & SHADOW_ROOT) !== 0) {
      return !state.composed && rootOfHolder(first) === holder ? null : holder.more.host;
    }
    return assignedSlot(holder) ?? holder.parent;
  }
  /// An item of a path. `target`: its shadow-adjusted target or null; `related`: its relatedTarget.
  function append(path, holder, target, related, isSlotInClosed) {
    const root = rootOfHolder(holder);
    path[path.length] = {
      holder, target, related, isInShadow: root !== null && (root.flags & SHADOW_ROOT) !== 0,
      isRootOfClosed: isNode(holder) && (holder.flags & SHADOW_ROOT) !== 0 && holder.data.mode === 'closed', isSlotInClosed,
    };
  }
  const isInShadowTree = (holder) => holder !== null && isNode(holder) && (rootOf(holder).flags & SHADOW_ROOT) !== 0;

  function dispatch(holder, event, state) {
    const structs = ArrayOf();
    const isActivation = state.isMouse && state.type === 'click';
    let activation = null;
    let target = holder;
    let related = state.related === null ? null : retarget(state.related, target);
    let mustClear = true;
    if (target !== related || target === state.related) {
      append(structs, target, target, related, false);
      if (isActivation && hasActivation(target)) activation = target;
      let slottable = assignedSlot(target) !== null ? target : null;
      let isSlotInClosed = false;
      let parent = parentOf(target, state, holder);
      while (parent !== null) {
        if (slottable !== null) {
          slottable = null;
          const root = rootOf(parent);
          if ((root.flags & SHADOW_ROOT) !== 0 && root.data.mode === 'closed') isSlotInClosed = true;
        }
        if (assignedSlot(parent) !== null) slottable = parent;
        related = state.related === null ? null : retarget(state.related, parent);
        if (!isNode(parent) || composedContains(rootOf(target), parent)) {
          if (isActivation && state.bubbles && activation === null && hasActivation(parent)) activation = parent;
          append(structs, parent, null, related, isSlotInClosed);
        } else if (parent === related) {
          parent = null;
        } else {
          target = parent;
          if (isActivation && activation === null && hasActivation(target)) activation = target;
          append(structs, parent, target, related, isSlotInClosed);
        }
        if (parent !== null) parent = parentOf(parent, state, holder);
        isSlotInClosed = false;
      }
      let last = structs.length - 1;
      while (structs[last].target === null) last--;
      mustClear = isInShadowTree(structs[last].target) || isInShadowTree(structs[last].related);
      state.path = { __proto__: null, structs };
      if (activation !== null) use('html/activation').legacyPreActivation(activation, event);
      for (let i = structs.length - 1; i >= 0; i--) invoke(structs, i, event, state, structs[i].target !== null ? 2 : 1, true);
      for (let i = 0; i < structs.length; i++) {
        if (structs[i].target !== null) invoke(structs, i, event, state, 2, false);
        else if (state.bubbles) invoke(structs, i, event, state, 3, false);
      }
    }
    end(state);
    if (mustClear) {
      state.target = null;
      state.related = null;
      if (state.values !== null && 'relatedTarget' in state.values) state.values.relatedTarget = null;
    }
    if (activation !== null) activate(activation, event, state);
    return !state.isCanceled;
  }
  function invoke(structs, at, event, state, phase, isCapturing) {
    const struct = structs[at];
    let own = at;
    while (structs[own].target === null) own--;
    state.target = objectOf(structs[own].target);
    if (state.values !== null && state.related !== null) {
      state.values.relatedTarget = struct.related === null ? null : objectOf(struct.related);
    }
    if (state.isStopped) return;
    const { holder } = struct;
    if (isNode(holder) && (holder.flags & HANDLERS) !== 0) use('events/handlers').register(holder);
    invokeOn(holder, at, event, state, phase, isCapturing, !struct.isInShadow);
  }
  /// `composedPath()`: without what closed shadow trees hide from the current target.
  function composed(state) {
    const { structs } = state.path;
    const list = ArrayOf();
    const current = state.at;
    // "Hidden subtree levels", upwards from the current target and downwards.
    let currentLevel = 0;
    let isFound = false;
    for (let i = structs.length - 1; i >= 0; i--) {
      if (structs[i].isRootOfClosed) currentLevel++;
      if (i === current) {
        isFound = true;
        break;
      }
      if (structs[i].isSlotInClosed) currentLevel--;
    }
    if (!isFound) return list;
    const before = ArrayOf();
    let most = currentLevel;
    let now = currentLevel;
    for (let i = current - 1; i >= 0; i--) {
      if (structs[i].isRootOfClosed) now++;
      if (now <= most) before[before.length] = objectOf(structs[i].holder);
      if (structs[i].isSlotInClosed) {
        now--;
        if (now < most) most = now;
      }
    }
    for (let i = before.length - 1; i >= 0; i--) list[list.length] = before[i];
    list[list.length] = objectOf(structs[current].holder);
    most = now = currentLevel;
    for (let i = current + 1; i < structs.length; i++) {
      if (structs[i].isSlotInClosed) now++;
      if (now <= most) list[list.length] = objectOf(structs[i].holder);
      if (structs[i].isRootOfClosed) {
        now--;
        if (now < most) most = now;
      }
    }
    return list;
  }
  return { dispatch, composed };
});
