// HTML, section 3.2.7 "The innerText and outerText properties": the text as it is rendered.
(function (library) {
  'use strict';
  const { use } = library;
  const { computedValue, displayOf, isRendered } = use('css/shared/computed');
  const { styleOf } = use('css/shared/cascade');
  const { next: following } = use('dom/shared/tree');

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
    const pieces = [];
    // What is left to do, the next one last: nodes to enter, and what comes behind them.
    const open = [];
    pushChildren(open, record);
    while (open.length > 0) {
      const job = open.pop();
      if (typeof job === 'number' || typeof job === 'string') {
        pieces.push(job);
        continue;
      }
      if (job.type === 3) {
        const { parent } = job;
        if (parent === null || parent.type !== 1 || computedValue(styleOf(parent), 'visibility') !== 'visible') continue;
        addText(pieces, job.data, computedValue(styleOf(parent), 'white-space-collapse'), computedValue(styleOf(parent), 'text-transform'));
        continue;
      }
      if (job.type !== 1) continue;
      enter(open, pieces, job);
    }
    return join(pieces);
  }
  function enter(open, pieces, record) {
    const style = styleOf(record);
    const { parent } = record;
    const isListed = parent !== null && shown[parent.name] !== undefined && shown[parent.name].split(' ').includes(record.name);
    if (!isListed && !isRendered(record)) return;
    if (record.name === 'br' && (record.flags & 2) !== 0) {
      pieces.push('\n');
      return;
    }
    const display = displayOf(style);
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
    if (isOutside[record.name] !== 1) pushChildren(open, record);
    // White space beside a box in a line is not at its end.
    if (around === 0 && (isOutside[record.name] === 1 || (record.first === null && display.startsWith('inline-')))) pieces.push(box);
  }
  const box = { text: '', isKept: true };
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
    // Whether a collapsible space stands at the end.
    let isSpace = true;
    const strip = () => {
      if (!isSpace || parts.length === 0) return;
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

  return { __proto__: null, innerText, textContent };
});
