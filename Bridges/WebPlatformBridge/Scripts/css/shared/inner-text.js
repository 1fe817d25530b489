// HTML, section 3.2.7 "The innerText and outerText properties": the text as it is rendered.
(function (library) {
  'use strict';
  const { use } = library;
  const { computedValue, displayOf, isRendered, isSkipped } = use('css/shared/computed');
  const { styleOf } = use('css/shared/cascade');
  const { next: following, nextSkipping, childAt } = use('dom/shared/tree');
  const { commonAncestor } = use('dom/shared/ranges');

  /// All texts in an element, one behind the other.
  function textContent(record) {
    let text = '';
    for (let n = following(record, record); n !== null; n = following(n, record)) if (n.type === 3 || n.type === 4) text += n.data;
    return text;
  }
  const isBlock = (display) => display === 'block' || display === 'flow-root' || display === 'flex' || display === 'grid'
    || display === 'table' || display === 'list-item' || display === 'table-caption';
  const isOutside = { __proto__: null, audio: 1, canvas: 1, iframe: 1, img: 1, object: 1, video: 1, textarea: 1, input: 1, meter: 1, progress: 1, svg: 1 };
  const shown = { __proto__: null, select: 'optgroup option', optgroup: 'option' };

  /// Pieces: texts, and numbers of line feeds that are wanted.
  function innerText(record) {
    if (!isRendered(record)) return textContent(record);
    const open = [];
    pushChildren(open, record);
    return join(collect(open, everything));
  }
  /// Selection API, section 3 (stringifier): the rendered text of a range.
  /// - `isLeftOut(element)`: whether a user cannot select the text of an element.
  function rangeText(range, isLeftOut) {
    const { startNode, startOffset, endNode, endOffset } = range;
    const root = commonAncestor(range);
    if (root.type === 1 && !isRendered(root)) return '';
    const isText = (n) => n.type === 3 || n.type === 4;
    const behind = (n) => nextSkipping(n, null);
    const limits = {
      from: isText(startNode) ? startNode : childAt(startNode, startOffset) ?? behind(startNode),
      to: isText(endNode) ? behind(endNode) : childAt(endNode, endOffset) ?? behind(endNode),
      // What of a text is in the range.
      cut: (n) => (isLeftOut(n.parent) ? '' : n === startNode || n === endNode ? n.data.slice(n === startNode ? startOffset : 0, n === endNode ? endOffset : n.data.length) : n.data),
    };
    if (limits.from === null) return '';
    const open = [];
    if (isText(root)) open.push(root);
    else pushChildren(open, root);
    return join(collect(open, limits));
  }
  const everything = { from: null, to: null, cut: (n) => n.data };
  /// Pieces of what is left to do, the next one last: nodes to enter, and what comes behind them.
  function collect(open, { from, to, cut }) {
    const pieces = [];
    let isIn = from === null;
    while (open.length > 0) {
      const job = open.pop();
      if (typeof job === 'number' || typeof job === 'string' || job.type === undefined) {
        if (isIn || typeof job === 'number') pieces.push(job);
        continue;
      }
      if (job === to) break;
      if (job === from) isIn = true;
      if (job.type === 3) {
        const { parent } = job;
        if (!isIn || parent === null || parent.type !== 1 || computedValue(styleOf(parent), 'visibility') !== 'visible' || isSkipped(job)) continue;
        addText(pieces, cut(job), computedValue(styleOf(parent), 'white-space-collapse'), computedValue(styleOf(parent), 'text-transform'));
        continue;
      }
      if (job.type === 1) enter(open, pieces, job, isIn);
      else if (job.type === 9 || job.type === 11) pushChildren(open, job);
    }
    return pieces;
  }
  function enter(open, pieces, record, isIn) {
    const style = styleOf(record);
    const { parent } = record;
    const isListed = parent !== null && shown[parent.name] !== undefined && shown[parent.name].split(' ').includes(record.name);
    if (!isListed && !isRendered(record)) return;
    if (record.name === 'br' && (record.flags & 2) !== 0) {
      if (isIn) pieces.push('\n');
      return;
    }
    const display = displayOf(style);
    if (display === 'contents') {
      pushChildren(open, record);
      return;
    }
    const isHidden = computedValue(style, 'visibility') !== 'visible';
    if (isHidden && record.first === null) return;
    let around = 0;
    if (record.name === 'p' && (record.flags & 2) !== 0) around = 2;
    else if (isListed || isBlock(display)) around = 1;
    if (around > 0) {
      pieces.push(around);
      open.push(around);
    }
    if (display === 'table-cell' && hasLater(record, 'table-cell')) open.push('\t');
    if (display === 'table-row' && hasLater(record, 'table-row')) open.push('\n');
    // White space beside a box in a line is not at its end; what is in the box has lines of its own.
    const isBox = around === 0 && (isOutside[record.name] === 1 || display.startsWith('inline-'));
    if (isOutside[record.name] === 1 || (isBox && record.first === null)) {
      if (isBox && isIn) pieces.push(box);
      return;
    }
    if (isBox) {
      pieces.push(boxStart);
      open.push(boxEnd);
    }
    pushChildren(open, record);
  }
  const box = { text: '', isKept: true };
  const boxStart = { text: '', isKept: true };
  const boxEnd = { text: '', isKept: true };
  function hasLater(record, display) {
    for (let n = record.next; n !== null; n = n.next) if (n.type === 1 && displayOf(styleOf(n)) === display) return true;
    if (display !== 'table-row') return false;
    // Rows of a later group count, too.
    for (let group = record.parent?.next ?? null; group !== null; group = group.next) {
      for (let n = group.first; n !== null; n = n.next) if (n.type === 1 && displayOf(styleOf(n)) === display) return true;
    }
    return false;
  }
  function pushChildren(open, record) {
    for (let n = record.last; n !== null; n = n.prev) open.push(n);
  }

  // White space at the end of a line goes, as does what follows white space; a marker says where it may.
  function addText(pieces, data, collapse, transform) {
    let text = data;
    if (transform === 'uppercase') text = text.toUpperCase();
    else if (transform === 'lowercase') text = text.toLowerCase();
    else if (transform === 'capitalize') text = text.replace(/(^|[\s])(\S)/g, (all, before, letter) => before + letter.toUpperCase());
    if (collapse === 'preserve' || collapse === 'break-spaces') {
      if (text !== '') pieces.push({ text, isKept: true });
      return;
    }
    const pattern = collapse === 'preserve-breaks' ? /[ \t\f\r]+/g : /[ \t\f\r\n]+/g;
    text = text.replace(pattern, ' ');
    if (collapse === 'preserve-breaks') text = text.replace(/ ?\n ?/g, '\n');
    if (text !== '') pieces.push({ text, isKept: false });
  }
  // The result is a list until its end: to look at the end of a text that grows costs its whole length.
  function join(pieces) {
    const parts = [];
    let wanted = 0;
    // Whether a collapsible space stands at the end, or nothing does.
    let isSpace = true;
    // What stands before the box in a line that was entered last.
    let kept = 0;
    const strip = () => {
      if (!isSpace || parts.length === kept) return;
      const last = parts[parts.length - 1];
      if (!last.endsWith(' ')) return;
      if (last.length === 1) parts.pop();
      else parts[parts.length - 1] = last.slice(0, -1);
    };
    for (let i = 0; i < pieces.length; i++) {
      const piece = pieces[i];
      if (typeof piece === 'number') {
        strip();
        wanted = piece > wanted ? piece : wanted;
        isSpace = true;
        continue;
      }
      if (typeof piece === 'string') {
        if (piece === '\n') strip();
        if (wanted > 0 && parts.length > 0) parts.push('\n'.repeat(wanted));
        wanted = 0;
        parts.push(piece);
        isSpace = true;
        continue;
      }
      if (piece === boxStart) {
        kept = parts.length;
        isSpace = true;
        continue;
      }
      if (piece === boxEnd) {
        strip();
        kept = parts.length;
        isSpace = wanted > 0;
        continue;
      }
      let { text } = piece;
      if (!piece.isKept) {
        if (isSpace && text[0] === ' ') text = text.slice(1);
        if (text === '') continue;
      }
      if (wanted > 0) {
        if (parts.length > 0) parts.push('\n'.repeat(wanted));
        wanted = 0;
      }
      if (piece !== box) parts.push(text);
      isSpace = !piece.isKept && text.endsWith(' ');
    }
    strip();
    return parts.join('');
  }

  return { __proto__: null, innerText, rangeText, textContent };
});
