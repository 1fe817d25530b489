// Web Animations 1, section 4 (timing model): how far an effect is at a time. CSS Easing 2: what an easing makes of it.
// A timing is `{ delay, endDelay, fill, iterationStart, iterations, duration, direction, easing }`.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { MathFloor, MathMax, MathMin, MathAbs } = primordials;

  // MARK: Easing

  const named = {
    __proto__: null, linear: 'linear', ease: [0.25, 0.1, 0.25, 1], 'ease-in': [0.42, 0, 1, 1], 'ease-out': [0, 0, 0.58, 1], 'ease-in-out': [0.42, 0, 0.58, 1],
  };
  const functional = /^([a-z-]+)\((.*)\)$/;
  const made = { __proto__: null };
  /// A text as style sheets have it; null for what is no easing.
  function serialised(text) {
    const { longhands, isWide } = use('css/shared/properties');
    const value = text === '' ? null : use('css/shared/values').longhandValue(longhands['animation-timing-function'], text);
    if (value === null || isWide(value) || value.includes('var(') || /,(?![^(]*\))/.test(value)) return null;
    return value === 'step-start' ? 'steps(1, start)' : value === 'step-end' ? 'steps(1)' : value;
  }
  const bezier = (a, b, t) => 3 * (1 - t) * (1 - t) * t * a + 3 * (1 - t) * t * t * b + t * t * t;
  function curve(x1, y1, x2, y2) {
    return (x) => {
      if (x <= 0) {
        if (x === 0) return 0;
        const slope = x1 > 0 ? y1 / x1 : y1 === 0 && x2 > 0 ? y2 / x2 : 0;
        return slope * x;
      }
      if (x >= 1) {
        if (x === 1) return 1;
        const slope = x2 < 1 ? (y2 - 1) / (x2 - 1) : y2 === 1 && x1 < 1 ? (y1 - 1) / (x1 - 1) : 0;
        return 1 + slope * (x - 1);
      }
      let low = 0, high = 1;
      for (let i = 0; i < 60; i++) {
        const middle = (low + high) / 2;
        if (bezier(x1, x2, middle) < x) low = middle;
        else high = middle;
      }
      return bezier(y1, y2, (low + high) / 2);
    };
  }
  function steps(count, place) {
    return (x, isBefore) => {
      let step = MathFloor(x * count);
      if (place === 'jump-start' || place === 'start' || place === 'jump-both') step++;
      if (isBefore && x * count % 1 === 0) step--;
      if (x >= 0 && step < 0) step = 0;
      const jumps = place === 'jump-none' ? count - 1 : place === 'jump-both' ? count + 1 : count;
      if (x <= 1 && step > jumps) step = jumps;
      return step / jumps;
    };
  }
  function pieces(text) {
    const points = [];
    const parts = text.split(',');
    for (const part of parts) {
      const words = part.trim().split(/\s+/);
      const value = Number(words.find((word) => !word.endsWith('%')));
      const places = words.filter((word) => word.endsWith('%')).map((word) => parseFloat(word) / 100);
      points.push({ value, place: places[0] ?? null });
      if (places.length > 1) points.push({ value, place: places[1] });
    }
    if (points[0].place === null) points[0].place = 0;
    if (points[points.length - 1].place === null) points[points.length - 1].place = 1;
    let most = -1 / 0;
    for (const point of points) if (point.place !== null) most = point.place = MathMax(most, point.place);
    for (let i = 1; i < points.length; i++) {
      if (points[i].place !== null) continue;
      let next = i;
      while (points[next].place === null) next++;
      const from = points[i - 1].place;
      for (let k = i; k < next; k++) points[k].place = from + ((points[next].place - from) * (k - i + 1)) / (next - i + 1);
    }
    return (x) => {
      if (points.length === 1) return points[0].value;
      let i = 0;
      while (i < points.length - 2 && points[i + 1].place <= x) i++;
      const a = points[i], b = points[i + 1];
      return a.place === b.place ? b.value : a.value + ((b.value - a.value) * (x - a.place)) / (b.place - a.place);
    };
  }
  const { Number, parseFloat } = primordials;
  /// The function of an easing that `serialised` gave.
  function easing(text) {
    if (made[text] !== undefined) return made[text];
    if (text === 'linear') return (made[text] = (x) => x);
    if (named[text] !== undefined) return (made[text] = curve(...named[text]));
    const m = functional.exec(text);
    const list = m[2].split(',').map((part) => part.trim());
    if (m[1] === 'cubic-bezier') return curve(...list.map(Number));
    if (m[1] === 'steps') return steps(Number(list[0]), list[1] ?? 'end');
    return pieces(m[2]);
  }

  // MARK: Timing

  const durationOf = (timing) => (timing.duration === 'auto' ? 0 : timing.duration);
  function activeDurationOf(timing) {
    const duration = durationOf(timing);
    return duration === 0 || timing.iterations === 0 ? 0 : duration * timing.iterations;
  }
  const endTimeOf = (timing) => MathMax(timing.delay + activeDurationOf(timing) + timing.endDelay, 0);
  /// Sections 4.5 to 4.9: `{ phase, activeTime, progress, currentIteration }` at a local time, which may be null.
  function at(timing, localTime, isBackwards) {
    const none = { __proto__: null, phase: 'idle', activeTime: null, progress: null, currentIteration: null };
    if (localTime === null) return none;
    const active = activeDurationOf(timing), end = endTimeOf(timing), duration = durationOf(timing);
    const { delay, iterations, iterationStart } = timing;
    const fill = timing.fill === 'auto' ? 'none' : timing.fill;
    const first = MathMax(MathMin(delay, end), 0);
    const last = MathMax(MathMin(delay + active, end), 0);
    const phase = localTime < first || (isBackwards && localTime === first) ? 'before' : localTime > last || (!isBackwards && localTime === last) ? 'after' : 'active';
    let activeTime = null;
    if (phase === 'before') {
      if (fill === 'backwards' || fill === 'both') activeTime = MathMax(localTime - delay, 0);
    } else if (phase === 'active') activeTime = localTime - delay;
    else if (fill === 'forwards' || fill === 'both') activeTime = MathMax(MathMin(localTime - delay, active), 0);
    if (activeTime === null) return { ...none, phase };
    let overall = duration === 0 ? (phase === 'before' ? 0 : iterations) : activeTime / duration;
    overall += iterationStart;
    let simple = overall === 1 / 0 ? iterationStart % 1 : overall % 1;
    if (simple === 0 && phase !== 'before' && activeTime === active && iterations !== 0) simple = 1;
    const current = phase === 'after' && iterations === 1 / 0 ? 1 / 0 : simple === 1 ? MathFloor(overall) - 1 : MathFloor(overall);
    let isForwards = timing.direction === 'normal';
    if (timing.direction === 'alternate' || timing.direction === 'alternate-reverse') {
      const turn = current + (timing.direction === 'alternate-reverse' ? 1 : 0);
      isForwards = turn === 1 / 0 || MathAbs(turn % 2) === 0;
    }
    const directed = isForwards ? simple : 1 - simple;
    const isBefore = (phase === 'before' && isForwards) || (phase === 'after' && !isForwards);
    return { __proto__: null, phase, activeTime, currentIteration: current, progress: easing(timing.easing)(directed, isBefore) };
  }
  return { __proto__: null, serialised, easing, activeDurationOf, endTimeOf, at };
});
