// A document as markup that shows what a user saw: its own elements and styles, what stood in its controls,
// and nothing that runs, loads or leads away. A report shows it in a frame without rights; frames in it are such frames.
(function (library) {
  'use strict';
  const { use } = library;
  const tree = use('dom/shared/tree');
  const cascade = use('css/shared/cascade');
  const controls = use('html/shared/controls');
  const roles = use('user/shared/roles');
  const { ruleText } = use('css/shared/rule-texts');
  const selects = use('html/shared/selects');
  const { escapeAttribute, escapeText } = use('dom/shared/serialise');

  const setOf = (text) => {
    const table = { __proto__: null };
    for (const word of text.split(' ')) table[word] = true;
    return table;
  };
  /// What is not shown, with everything in it.
  const left = setOf('script noscript template meta base noembed noframes param source track plaintext');
  /// What shows another document.
  const framed = setOf('iframe frame object embed');
  const voids = setOf('area br col hr img input wbr');
  /// Attributes that load something or lead somewhere.
  const leading = setOf('href src srcset action formaction poster data background ping target formtarget manifest cite longdesc usemap autofocus style srcdoc http-equiv is');
  const safeName = /^[a-z][\w.:-]*$/i;

  /// The text of a sheet as it is now.
  function sheetText(sheet) {
    if (sheet.isDisabled) return '';
    const text = sheet.isOwned ? sheet.data.rules.map(ruleText).join('\n') : sheet.text;
    const rules = text.replace(/<\/style/gi, '<\\/style');
    return sheet.media === '' ? rules : `@media ${sheet.media.replace(/[<{}]/g, '')} {\n${rules}\n}`;
  }
  const styleTag = (text) => (text === '' ? '' : `<style>${text}</style>`);
  function sheetOf(r) {
    const sheet = r.more === null || !r.more.style ? null : r.more.style.sheet;
    return sheet === null || sheet === undefined ? '' : styleTag(sheetText(sheet));
  }
  const adopted = (root) => cascade.scopeFor(root).adopted.map((sheet) => styleTag(sheetText(sheet))).join('');

  function attributes(r) {
    let text = '';
    const { attrs } = r;
    if (attrs !== null) {
      for (const { name, value } of attrs) {
        const lower = tree.lower(name);
        if (!safeName.test(name) || lower.startsWith('on') || lower === 'value' || lower === 'checked' || lower === 'selected') continue;
        if (lower === 'style') text += ` style="${escapeAttribute(value)}"`;
        else if (lower === 'src' && r.name === 'img' && value.startsWith('data:image/')) text += ` src="${escapeAttribute(value)}"`;
        // A link looks like one, and leads nowhere.
        else if (lower === 'href' && (r.name === 'a' || r.name === 'area')) text += ' href="#"';
        else if (leading[lower] !== true && !lower.startsWith('xlink:')) text += ` ${name}="${escapeAttribute(value)}"`;
      }
    }
    if (tree.isHTML(r, 'input')) {
      text += ` value="${escapeAttribute(controls.inputValue(r))}"`;
      if (roles.checkedOf(r) === true) text += ' checked=""';
    } else if (tree.isHTML(r, 'option')) {
      text += ` value="${escapeAttribute(selects.optionValue(r))}"`;
      if (selects.isSelected(r)) text += ' selected=""';
    }
    return text;
  }
  /// A frameset would show nothing but `frame` elements.
  const tagOf = (r) => (r.name === 'frameset' ? 'div' : safeName.test(r.name) ? r.name : 'span');

  /// Frames in frames are shown to this depth; the text of one is escaped once more for each it is in.
  const mostDepth = 4;
  /// A frame's element as markup that shows what the frame shows; null where that is nothing.
  function frame(r, most, depth) {
    const inner = depth < mostDepth ? use('user/shared/frames').shownIn(r) : null;
    if (inner === null) return null;
    const { html, isWhole } = snapshot(inner, most, depth + 1);
    return { __proto__: null, html: `<iframe sandbox=""${attributes(r)} srcdoc="${escapeAttribute(html)}"></iframe>`, isWhole };
  }
  /// The markup of a document, at most so many characters of it, and whether that is all of it.
  function snapshot(doc, most, depth = 0) {
    const list = [];
    let length = 0;
    const add = (text) => {
      length += text.length;
      list.push(text);
    };
    add(doc.data.quirks === 2 ? '' : '<!doctype html>');
    /// What is still to be written, the next last: records, and texts that close elements.
    const waiting = [];
    const children = (r) => {
      const from = waiting.length;
      for (let n = r.first; n !== null; n = n.next) waiting.push(n);
      for (let i = from, j = waiting.length - 1; i < j; i++, j--) [waiting[i], waiting[j]] = [waiting[j], waiting[i]];
    };
    children(doc);
    while (waiting.length > 0) {
      if (length > most) return { __proto__: null, html: list.join(''), isWhole: false };
      const r = waiting.pop();
      if (typeof r === 'string') {
        add(r);
      } else if (r.type === 3 || r.type === 4) {
        add(escapeText(r.data));
      } else if (r.type === 1 && left[r.name] !== true) {
        if (r.name === 'style' || r.name === 'link') {
          add(sheetOf(r));
          continue;
        }
        if (framed[r.name] === true) {
          const shown = frame(r, most - length, depth);
          if (shown !== null) {
            add(shown.html);
            if (!shown.isWhole) return { __proto__: null, html: list.join(''), isWhole: false };
          } else add(`<div style="border: 1px dashed; display: inline-block">${r.name}</div>`);
          continue;
        }
        const tag = tagOf(r);
        add(`<${tag}${attributes(r)}>`);
        if (voids[tag] === true) continue;
        waiting.push(`</${tag}>`);
        if (tree.isHTML(r, 'textarea')) {
          add(`\n${escapeText(controls.textareaValue(r))}`);
          continue;
        }
        if (tree.isHTML(r, 'head')) waiting.push(adopted(doc));
        children(r);
        const shadow = r.more === null ? null : r.more.shadow;
        if (shadow) {
          waiting.push(`${adopted(shadow)}</template>`);
          children(shadow);
          waiting.push('<template shadowrootmode="open">');
        }
      }
    }
    return { __proto__: null, html: list.join(''), isWhole: true };
  }
  return { __proto__: null, snapshot };
});
