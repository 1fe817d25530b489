// CSSOM View without layout: every rendered element gets a box that fits its neighbours'. Text is 8 pixels a
// character and 20 a line, blocks stand under each other, inline boxes and items of rows beside each other.
// The figures are no browser's; they are the same in every run and agree with one another.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { Map, MathCeil, MathMin, MathMax, parseFloat: toNumber } = primordials;
  const { computedValue, displayOf, isRendered } = use('css/shared/computed');
  const { styleOf, stateOf } = use('css/shared/cascade');
  const { parentOf } = use('css/shared/flat-tree');
  const { LETTER, isReplaced, natural } = use('css/shared/replaced');

  const LINE = 20;

  // MARK: Children as boxes see them: of slots and shadow trees

  let slots = null;
  function firstChild(record) {
    if (record.more !== null && record.more.shadow !== null) return record.more.shadow.first;
    if (record.name === 'slot' && (record.flags & 32) !== 0) {
      slots ??= use('html/shared/slots');
      const list = slots.assignedNodes(record);
      if (list.length > 0) return list[0];
    }
    return record.first;
  }
  function nextChild(record, parent) {
    if (parent.name === 'slot' && (parent.flags & 32) !== 0 && record.parent !== parent) {
      const list = slots.assignedNodes(parent);
      return list[list.indexOf(record) + 1] ?? null;
    }
    return record.next;
  }

  // MARK: Sizes

  /// A replaced element's width where its style says none: an image whose style says a height keeps its ratio.
  function widthFor(record, style, edges) {
    const [width, height] = natural(record);
    const shown = record.name === 'img' && height > 0 ? definite(style, 'height', -1, edges.top + edges.bottom) : -1;
    return shown < 0 ? width : (MathMax(shown - edges.top - edges.bottom, 0) * width) / height;
  }
  /// A replaced element's height where its style says none: an image keeps its ratio.
  function heightFor(record, box) {
    const [width, height] = natural(record);
    return record.name === 'img' && width > 0 && box.contentWidth >= 0 ? (box.contentWidth * height) / width : height;
  }
  const lengthOf = (text, whole) => (text.endsWith('px') ? toNumber(text) : text.endsWith('%') && !text.includes('(') ? (toNumber(text) / 100) * whole : 0);
  /// A width or height that the style says, as the size of the border box; -1 for none.
  function definite(style, name, whole, edges) {
    const text = computedValue(style, name);
    let size = -1;
    if (text.endsWith('px')) size = toNumber(text);
    else if (text.endsWith('%') && whole >= 0) {
      if (!text.includes('(')) size = (toNumber(text) / 100) * whole;
    } else if (text.startsWith('calc(') && whole >= 0) size = sumOf(text, whole);
    if (size < 0) return -1;
    return computedValue(style, 'box-sizing') === 'border-box' ? MathMax(size, edges) : size + edges;
  }
  /// `calc(50% - 10px)` of a whole.
  function sumOf(text, whole) {
    const parts = text.slice(5, -1).split(' ');
    let sum = 0;
    let sign = 1;
    for (let i = 0; i < parts.length; i++) {
      if (parts[i] === '+') sign = 1;
      else if (parts[i] === '-') sign = -1;
      else if (parts[i].endsWith('%')) sum += sign * (toNumber(parts[i]) / 100) * whole;
      else if (parts[i].endsWith('px')) sum += sign * toNumber(parts[i]);
      else return -1;
    }
    return MathMax(sum, 0);
  }
  function limited(style, size, axis, whole, edges) {
    const most = definite(style, `max-${axis}`, whole, edges);
    const least = definite(style, `min-${axis}`, whole, edges);
    const fitting = most >= 0 ? MathMin(size, most) : size;
    return least >= 0 ? MathMax(fitting, least) : fitting;
  }
  function edgesOf(style, whole) {
    const at = (name) => lengthOf(computedValue(style, name), whole);
    return {
      top: at('padding-top') + at('border-top-width'), right: at('padding-right') + at('border-right-width'),
      bottom: at('padding-bottom') + at('border-bottom-width'), left: at('padding-left') + at('border-left-width'),
      borderTop: at('border-top-width'), borderLeft: at('border-left-width'), borderRight: at('border-right-width'), borderBottom: at('border-bottom-width'),
      marginTop: at('margin-top'), marginBottom: at('margin-bottom'), marginLeft: at('margin-left'), marginRight: at('margin-right'),
    };
  }
  const isInlineLevel = (display) => display.startsWith('inline') || display === 'ruby' || display === 'ruby-text' || display === 'math' || display === 'contents';
  const isRow = (style, display) => ((display === 'flex' || display === 'inline-flex') && computedValue(style, 'flex-direction').startsWith('row')) || display === 'table-row';

  // MARK: Boxes. A box is `{ x, y, width, height, edges, ... }`, its place relative to its parent's border box;
  // `reach` is how far to the right its contents go ("scrollable overflow").

  const newBox = (record, display) => ({
    record, display, x: 0, y: 0, width: 0, height: 0, contentWidth: 0, contentHeight: 0, room: 0, share: -1, letters: 0, edges: null, isOut: false, isDone: false,
    parent: null, reach: 0,
  });
  const boxesOf = (doc) => {
    const state = stateOf(doc);
    return state.geometry ??= new Map();
  };
  /// The width of an element's containing block: the room that its parent has, or was given where its own
  /// contents decide.
  function containerWidth(boxes, record, doc) {
    const parent = parentOf(record);
    const box = parent === null || parent === undefined ? undefined : boxes.get(parent);
    return box === undefined ? stateOf(doc).env.width : box.room;
  }
  /// Width first, from the outside in: -1 for what its contents decide.
  function open(boxes, record, doc) {
    const style = styleOf(record);
    const display = displayOf(style);
    const box = newBox(record, display);
    boxes.set(record, box);
    const whole = containerWidth(boxes, record, doc);
    const edges = box.edges = edgesOf(style, whole);
    const across = edges.left + edges.right;
    const position = computedValue(style, 'position');
    box.isOut = position === 'absolute' || position === 'fixed';
    let width = definite(style, 'width', whole, across);
    const outer = parentOf(record);
    const beside = outer !== null && outer !== undefined && outer.type === 1 && isRow(styleOf(outer), displayOf(styleOf(outer)));
    if (beside && display !== 'table-cell' && !growsIn(style, display)) {
      // CSS Flexible Box Layout 1, section 7.2.3: an item of a row is as wide as its basis says.
      const basis = definite(style, 'flex-basis', whole, across);
      if (basis >= 0) width = basis;
    }
    if (isReplaced(record)) {
      if (width < 0) width = widthFor(record, style, edges) + (record.name === 'input' || record.name === 'textarea' || record.name === 'select' ? 0 : across);
    } else if (width < 0) {
      if (!isInlineLevel(display) && !box.isOut && !beside && display !== 'table' && computedValue(style, 'float') === 'none') {
        width = whole - edges.marginLeft - edges.marginRight;
      } else if (beside && growsIn(style, display)) width = share(boxes, record, outer, whole) - edges.marginLeft - edges.marginRight;
    }
    if (width >= 0) width = MathMax(limited(style, width, 'width', whole, across), 0);
    box.width = width;
    box.contentWidth = width < 0 ? -1 : MathMax(width - across, 0);
    box.room = box.contentWidth < 0 || display === 'inline' || display === 'contents' ? whole : box.contentWidth;
    return box;
  }
  const growsIn = (style, display) => display === 'table-cell' || toNumber(computedValue(style, 'flex-grow')) > 0;
  /// The part of a row that each of the items that grow gets.
  function share(boxes, record, row, whole) {
    const rowBox = boxes.get(row);
    if (rowBox.share >= 0) return rowBox.share;
    let count = 0;
    for (let n = firstChild(row); n !== null; n = nextChild(n, row)) {
      if (n.type !== 1) continue;
      const style = styleOf(n);
      if (displayOf(style) !== 'none') count++;
    }
    return rowBox.share = whole / MathMax(count, 1);
  }
  const collapsed = (text) => {
    let letters = 0;
    let wasSpace = true;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      const isSpace = c === 32 || (c >= 9 && c <= 13);
      if (!isSpace || !wasSpace) letters++;
      wasSpace = isSpace;
    }
    return letters > 0 && wasSpace ? letters - 1 : letters;
  };

  const newFlow = (box, style) => ({
    box, style, y: 0, lineX: 0, lineHeight: 0, widest: 0, margin: 0, isRow: isRow(style, box.display), rowHeight: 0, child: null, columns: 0,
    isUnbroken: computedValue(style, 'text-wrap-mode') === 'nowrap',
  });
  /// CSS Overflow 3, section 2.2: what stands beside the contents of its parent, or goes beyond it and is not cut off.
  function reach(flow, child) {
    const { box, style } = flow;
    // What shrinks, or goes into another line, is as wide as there is room.
    if (flow.isRow && (box.display === 'table-row' || computedValue(style, 'flex-wrap') !== 'nowrap' || toNumber(computedValue(styleOf(child.record), 'flex-shrink')) > 0)) return;
    const isOpen = child.reach > child.width && computedValue(styleOf(child.record), 'overflow-x') === 'visible';
    box.reach = MathMax(box.reach, child.x + (isOpen ? child.reach : child.width));
  }
  function endLine(flow) {
    if (flow.lineX === 0 && flow.lineHeight === 0) return;
    const room = flow.box.contentWidth;
    const lines = room > 0 && !flow.isUnbroken ? MathMax(1, MathCeil(flow.lineX / room)) : 1;
    if (flow.isUnbroken) flow.box.reach = MathMax(flow.box.reach, flow.box.edges.left + flow.lineX);
    flow.widest = MathMax(flow.widest, room > 0 ? MathMin(flow.lineX, room) : flow.lineX);
    flow.y += flow.margin + (lines - 1) * LINE + MathMax(flow.lineHeight, LINE);
    flow.margin = 0;
    flow.lineX = 0;
    flow.lineHeight = 0;
  }
  function addText(flow, letters) {
    if (letters === 0) return;
    flow.box.letters += letters;
    if (flow.isRow) {
      flow.lineX += letters * LETTER;
      flow.rowHeight = MathMax(flow.rowHeight, LINE);
      return;
    }
    flow.lineX += letters * LETTER;
    flow.lineHeight = MathMax(flow.lineHeight, LINE);
  }
  /// Puts a child whose size is known to where it stands.
  function place(flow, child) {
    const { edges } = child;
    const left = flow.box.edges.left;
    const top = flow.box.edges.top;
    if (child.isOut) {
      child.x = left + flow.lineX;
      child.y = top + flow.y + flow.margin;
      return;
    }
    const width = child.width + edges.marginLeft + edges.marginRight;
    if (flow.isRow) {
      child.x = left + flow.lineX + edges.marginLeft;
      child.y = top + edges.marginTop;
      flow.lineX += width;
      flow.rowHeight = MathMax(flow.rowHeight, child.height + edges.marginTop + edges.marginBottom);
      reach(flow, child);
    } else if (isInlineLevel(child.display)) {
      const room = flow.isUnbroken ? -1 : flow.box.contentWidth;
      if (child.display !== 'inline' && room > 0 && flow.lineX > 0 && flow.lineX + width > room) endLine(flow);
      child.x = left + (room > 0 ? flow.lineX % room : flow.lineX) + edges.marginLeft;
      child.y = top + flow.y + flow.margin + (room > 0 && flow.lineX >= room ? ((flow.lineX - (flow.lineX % room)) / room) * LINE : 0);
      flow.lineX += width;
      flow.box.letters += child.letters;
      if (child.display !== 'inline') reach(flow, child);
      if (width > 0 || child.height > 0) flow.lineHeight = MathMax(flow.lineHeight, child.display === 'inline' ? LINE : child.height);
    } else {
      endLine(flow);
      // Margins of neighbours collapse.
      flow.y += MathMax(flow.margin, edges.marginTop);
      child.x = left + edges.marginLeft + spare(flow, child, width);
      child.y = top + flow.y;
      flow.y += child.height;
      flow.margin = edges.marginBottom;
      flow.widest = MathMax(flow.widest, width);
      reach(flow, child);
    }
  }
  /// CSS 2.2, section 10.3.3: what is left of a line beside a block, before it: by margins that are `auto`, or all of
  /// it from right to left.
  function spare(flow, child, width) {
    const free = flow.box.contentWidth - width;
    if (free === 0 || flow.box.contentWidth < 0) return 0;
    const isRTL = computedValue(flow.style, 'direction') === 'rtl';
    if (free < 0) return isRTL ? free : 0;
    const style = styleOf(child.record);
    const isRightAuto = computedValue(style, 'margin-right') === 'auto';
    if (computedValue(style, 'margin-left') === 'auto') return isRightAuto ? free / 2 : free;
    return !isRightAuto && isRTL ? free : 0;
  }
  const unsized = { __proto__: null, inline: true, contents: true, table: true, 'inline-table': true };
  /// CSS Containment 2, section 3.1, and Conditional 5, section 2.1: 'size' or 'inline' where the contents have no part in an
  /// element's size.
  function contained(style, display) {
    const contain = computedValue(style, 'contain');
    const type = computedValue(style, 'container-type');
    if ((contain === 'none' && type === 'normal') || unsized[display] === true || display.startsWith('table-')) return '';
    if (type.split(' ').includes('size') || contain === 'strict' || contain.split(' ').includes('size')) return 'size';
    return type.includes('inline-size') || contain.includes('inline-size') ? 'inline' : '';
  }
  function close(flow) {
    const { box, style } = flow;
    const { edges, record } = box;
    const down = edges.top + edges.bottom;
    const across = edges.left + edges.right;
    let { height } = box;
    if (isReplaced(record)) height = heightFor(record, box) + (record.name === 'input' || record.name === 'textarea' || record.name === 'select' ? 0 : down);
    else {
      if (flow.isRow) {
        flow.widest = flow.lineX;
        flow.y = flow.rowHeight;
        flow.lineX = 0;
      } else if (box.display === 'inline' || box.display === 'contents') {
        flow.widest = MathMax(flow.widest, flow.lineX);
        flow.y += flow.lineX > 0 || flow.lineHeight > 0 ? MathMax(flow.lineHeight, LINE) : 0;
      } else endLine(flow);
      height = flow.y + flow.margin + down;
      if (contained(style, box.display) === 'size') height = down;
    }
    if (box.width < 0) {
      box.width = (contained(style, box.display) === '' ? flow.widest : 0) + across;
      if (box.display !== 'inline' && box.display !== 'contents') box.width = limited(style, box.width, 'width', -1, across);
      box.contentWidth = MathMax(box.width - across, 0);
    }
    box.contentHeight = MathMax(flow.y + flow.margin, 0);
    if ((box.display !== 'inline' && box.display !== 'contents') || isReplaced(record)) {
      const outer = parentOf(record);
      const isFixed = box.isOut && computedValue(style, 'position') === 'fixed';
      const whole = isFixed ? stateOf(record.doc).env.height : outer === null ? -1 : outer !== undefined && outer.type === 1 && outer.parent !== null && outer.parent.type === 1 ? definiteHeight(outer) : stateOf(record.doc).env.height;
      const given = definite(style, 'height', whole, down);
      if (given >= 0) height = given;
      height = limited(style, height, 'height', whole, down);
    }
    box.height = height;
  }
  /// A parent's height where its style says it in pixels; -1 otherwise.
  const definiteHeight = (record) => {
    const text = computedValue(styleOf(record), 'height');
    return text.endsWith('px') ? toNumber(text) : -1;
  };

  /// Makes the boxes of a rendered element and of all that is in it, without recursion.
  function layOut(record) {
    const { doc } = record;
    const boxes = boxesOf(doc);
    const known = boxes.get(record);
    if (known !== undefined && known.isDone === true) return known;
    const above = [];
    for (let p = parentOf(record); p !== null && p !== undefined; p = parentOf(p)) {
      if (boxes.has(p)) break;
      above.push(p);
    }
    for (let i = above.length - 1; i >= 0; i--) open(boxes, above[i], doc);
    const first = known ?? open(boxes, record, doc);
    const flows = [newFlow(first, styleOf(record))];
    flows[0].child = firstChild(record);
    while (flows.length > 0) {
      const flow = flows[flows.length - 1];
      const { child } = flow;
      if (child === null || isReplaced(flow.box.record)) {
        close(flow);
        flow.box.isDone = true;
        flows.pop();
        if (flows.length > 0) {
          const outer = flows[flows.length - 1];
          flow.box.parent = outer.box;
          place(outer, flow.box);
        }
        continue;
      }
      flow.child = nextChild(child, flow.box.record);
      if (child.type === 3) addText(flow, collapsed(child.data));
      else if (child.type === 1) {
        if (child.name === 'br' && (child.flags & 2) !== 0) {
          if (flow.lineHeight === 0) flow.lineHeight = LINE;
          endLine(flow);
          continue;
        }
        if (!isRendered(child)) continue;
        const box = boxes.get(child);
        if (box !== undefined && box.isDone === true) {
          box.parent = flow.box;
          place(flow, box);
          continue;
        }
        const inner = newFlow(box ?? open(boxes, child, doc), styleOf(child));
        inner.child = firstChild(child);
        flows.push(inner);
      }
    }
    return first;
  }

  // MARK: What is asked

  const zero = { __proto__: null, x: 0, y: 0, width: 0, height: 0 };
  const hasBox = (record) => record.type === 1 && isRendered(record) && displayOf(styleOf(record)) !== 'contents';
  const sizeOf = (record) => (hasBox(record) ? layOut(record) : null);
  const scrollOf = (record) => (record.more === null || record.more.style === null ? null : record.more.style);
  /// A line break, or an element in a drawing or in something else that lays its contents out by itself: it is seen
  /// where that is.
  function rectInside(record, whole) {
    const { x, y } = rectOf(whole);
    const { width, height } = layOut(record);
    return { __proto__: null, x, y, width, height };
  }
  /// Where an element stands in the viewport, by its border box.
  function rectOf(record) {
    if (!hasBox(record)) return zero;
    const { doc } = record;
    const state = stateOf(doc);
    let root = record;
    let picture = null;
    for (let p = parentOf(record); p !== null && p !== undefined; p = parentOf(p)) {
      if (picture === null && isReplaced(p)) picture = p;
      root = p;
    }
    layOut(root);
    if (picture !== null) return rectInside(record, picture);
    const box = boxesOf(doc).get(record);
    if (box === undefined || (record.name === 'br' && (record.flags & 2) !== 0)) return rectInside(record, parentOf(record));
    let x = 0;
    let y = 0;
    let isFixed = false;
    for (let at = box; at !== null && at !== undefined;) {
      const style = styleOf(at.record);
      const position = computedValue(style, 'position');
      let next = at.parent;
      if (at.isOut) {
        if (position === 'fixed') isFixed = true;
        const place1 = outOfFlow(style, at, position);
        x += place1.x;
        y += place1.y;
        next = place1.from;
      } else {
        x += at.x;
        y += at.y;
        if (position === 'relative') {
          x += lengthOf(computedValue(style, 'left'), 0);
          y += lengthOf(computedValue(style, 'top'), 0);
        }
      }
      const slot = next === null || next === undefined ? null : scrollOf(next.record);
      if (slot !== null) {
        x -= slot.left;
        y -= slot.top;
      }
      at = next;
    }
    return { __proto__: null, x: isFixed ? x : x - state.scrollX, y: isFixed ? y : y - state.scrollY, width: box.width, height: box.height };
  }
  /// Whether a box is the containing block of those out of flow in it (CSS Positioned Layout 3, section 2.1).
  function contains(style, position) {
    if (position !== 'fixed' && computedValue(style, 'position') !== 'static') return true;
    const contain = computedValue(style, 'contain');
    return computedValue(style, 'transform') !== 'none' || computedValue(style, 'filter') !== 'none' || computedValue(style, 'perspective') !== 'none'
      || (contain !== 'none' && containing.test(contain));
  }
  const containing = /paint|layout|strict|content/;
  /// The place of a box that is out of flow, and the box that it is seen from: its containing block's.
  function outOfFlow(style, box, position) {
    const { env } = stateOf(box.record.doc);
    let container = null;
    for (let at = box.parent; at !== null && at !== undefined && container === null; at = at.parent) {
      if (at.display !== 'inline' && contains(styleOf(at.record), position)) container = at;
    }
    const left = computedValue(style, 'left');
    const right = computedValue(style, 'right');
    const top = computedValue(style, 'top');
    const bottom = computedValue(style, 'bottom');
    if (left === 'auto' && right === 'auto' && top === 'auto' && bottom === 'auto') return { x: box.x, y: box.y, from: box.parent };
    const frame = container === null ? null : container.edges;
    const width = frame === null ? env.width : container.width - frame.borderLeft - frame.borderRight;
    const height = frame === null ? env.height : container.height - frame.borderTop - frame.borderBottom;
    let x = box.edges.marginLeft;
    let y = box.edges.marginTop;
    if (left !== 'auto') x += lengthOf(left, width) + centred(style, 'left', 'right', width, box.width);
    else if (right !== 'auto') x = width - lengthOf(right, width) - box.width - box.edges.marginRight;
    if (top !== 'auto') y += lengthOf(top, height) + centred(style, 'top', 'bottom', height, box.height);
    else if (bottom !== 'auto') y = height - lengthOf(bottom, height) - box.height - box.edges.marginBottom;
    if (frame !== null) {
      x += frame.borderLeft;
      y += frame.borderTop;
    }
    return { x, y, from: container };
  }
  /// What margins that are `auto` on both sides leave before a box that both insets hold.
  function centred(style, start, end, whole, size) {
    const other = computedValue(style, end);
    if (other === 'auto' || computedValue(style, `margin-${start}`) !== 'auto' || computedValue(style, `margin-${end}`) !== 'auto') return 0;
    return MathMax((whole - lengthOf(computedValue(style, start), whole) - lengthOf(other, whole) - size) / 2, 0);
  }
  /// The padding box of the containing block of a box that is out of flow: the viewport for want of another.
  function containingBlock(record, position) {
    for (let p = parentOf(record); p !== null && p !== undefined && p.type === 1; p = parentOf(p)) {
      if (!hasBox(p) || displayOf(styleOf(p)) === 'inline' || !contains(styleOf(p), position)) continue;
      return paddingRect(p);
    }
    const { env } = stateOf(record.doc);
    return { __proto__: null, x: 0, y: 0, width: env.width, height: env.height };
  }
  /// The padding box of an element, in the viewport.
  function paddingRect(record) {
    const { x, y, width, height } = rectOf(record);
    const { borderLeft, borderTop, borderRight, borderBottom } = layOut(record).edges;
    return { __proto__: null, x: x + borderLeft, y: y + borderTop, width: MathMax(width - borderLeft - borderRight, 0), height: MathMax(height - borderTop - borderBottom, 0) };
  }
  /// The content box of an element, in the viewport.
  function contentRect(record) {
    const rect = rectOf(record);
    const { edges } = layOut(record);
    return { __proto__: null, x: rect.x + edges.left, y: rect.y + edges.top, ...innerSize(record) };
  }
  function innerSize(record) {
    const box = layOut(record);
    const { edges } = box;
    return { __proto__: null, width: MathMax(box.width - edges.left - edges.right, 0), height: MathMax(box.height - edges.top - edges.bottom, 0) };
  }
  /// Where flow has put a box that is out of it, from its parent's contents.
  function flowOffset(record) {
    const { edges } = layOut(parentOf(record));
    const box = layOut(record);
    return { __proto__: null, x: box.x - edges.left, y: box.y - edges.top };
  }
  /// Width and height of the contents of a box.
  function contentSize(record) {
    const box = layOut(record);
    if (computedValue(styleOf(record), 'box-sizing') === 'border-box') return { __proto__: null, width: box.width, height: box.height };
    return innerSize(record);
  }
  function containerSize(record) {
    const parent = parentOf(record);
    const { env } = stateOf(record.doc);
    if (parent === null || parent === undefined || !hasBox(parent)) return { __proto__: null, width: env.width, height: env.height };
    const box = layOut(parent);
    return { __proto__: null, width: box.contentWidth, height: MathMax(box.height - box.edges.top - box.edges.bottom, 0) };
  }
  return { __proto__: null, rectOf, sizeOf, hasBox, isReplaced, contentSize, containerSize, containingBlock, paddingRect, contentRect, innerSize, flowOffset, zero, scrollOf };
});
