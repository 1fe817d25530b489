// HTML, section 14.2 (parsing XML documents): applies the operations of the XML parser (XMLOperation) to
// records.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { StringPrototypeSlice } = primordials;
  const tree = use('dom/shared/tree');
  const { contentOf } = use('html/shared/templates');
  const { HTML, HTML_NS, SVG_NS, HANDLERS, PARSER_INSERTED, STARTED, newAttribute, newElement, newNode, newText, newComment, newDoctype, newInstruction } = tree;

  const BEGIN = 1, END = 2, TEXT = 3, CDATA = 4, COMMENT = 5, INSTRUCTION = 6, DOCTYPE = 7, STRING = 8;
  /// The words of a result before its operations: line and column of an error, length of the text, count.
  const HEADER = 4;

  /// Where children of an element go.
  const inside = (r) => ((r.flags & HTML) !== 0 && r.name === 'template' ? contentOf(r) : r);
  function element(build, doc, words, at, text, strings) {
    const prefix = strings[words[at + 1]];
    const local = strings[words[at + 2]];
    const r = newElement(doc, strings[words[at + 3]], prefix, local);
    r.place = words[at + 4];
    const count = words[at + 5];
    at += 6;
    if (count > 0) {
      const attrs = [];
      for (let i = 0; i < count; i++, at += 6) {
        const own = strings[words[at]];
        const name = strings[words[at + 1]];
        const value = StringPrototypeSlice(text, words[at + 3], words[at + 3] + words[at + 4]);
        const attribute = newAttribute(r, own === null ? name : `${own}:${name}`, name, strings[words[at + 2]], own, value);
        attrs.push(attribute);
        if (own !== null || name.length <= 2 || name[0] !== 'o' || name[1] !== 'n') continue;
        r.flags |= HANDLERS;
        if (build.places !== null && words[at + 5] >= 0) build.places.set(attribute, words[at + 5]);
      }
      r.attrs = attrs;
    }
    if (isScript(r)) r.flags |= build.page === null ? PARSER_INSERTED | STARTED : PARSER_INSERTED;
    return r;
  }
  const isScript = (r) => r.name === 'script' && ((r.flags & HTML) !== 0 || r.ns === SVG_NS);
  /// What fills a document or a fragment; `doc` is the nodes' document. `page` is { popped(record) } where the
  /// page shows the document and its scripts run, else null; `places` gets where the texts of scripts and the values
  /// of handlers begin, by record.
  const begin = (doc, root, words, text, page = null, places = null) => ({
    __proto__: null, doc, root, words, text, page, places, at: HEADER, parent: root, open: [], strings: [null],
  });
  /// Goes on to the end of a script that has to run, which it returns, or to the end of all: null.
  function run(build) {
    const { doc, root, words, text, page, open, strings } = build;
    const isFragment = root.type === 11;
    const put = (parent, r) => {
      if (isFragment) tree.link(parent, r, null);
      else tree.append(parent, r);
    };
    const span = (at) => StringPrototypeSlice(text, words[at], words[at] + words[at + 1]);
    const end = HEADER + words[3];
    while (build.at < end) {
      const { at, parent } = build;
      switch (words[at]) {
        case BEGIN: {
          const r = element(build, parent.doc, words, at, text, strings);
          build.at += 6 + words[at + 5] * 6;
          put(parent, r);
          open.push(r);
          build.parent = inside(r);
          break;
        }
        case END: {
          const r = open.pop();
          build.parent = open.length === 0 ? root : inside(open[open.length - 1]);
          build.at++;
          if (page === null) break;
          page.popped(r);
          if (isScript(r)) return r;
          break;
        }
        case TEXT:
        case CDATA: {
          const data = span(at + 1);
          if (page !== null && parent.first === null && isScript(parent) && words[at + 3] >= 0) build.places.set(parent, words[at + 3]);
          put(parent, words[at] === TEXT ? newText(parent.doc, data) : newNode(4, parent.doc, '#cdata-section', data));
          build.at += 4;
          break;
        }
        case COMMENT: put(parent, newComment(parent.doc, span(at + 1))); build.at += 4; break;
        case INSTRUCTION: put(parent, newInstruction(parent.doc, span(at + 1), span(at + 3))); build.at += 6; break;
        case DOCTYPE: put(parent, newDoctype(doc, span(at + 1), span(at + 3), span(at + 5))); build.at += 8; break;
        case STRING: strings.push(span(at + 1)); build.at += 3; break;
        default: return null;
      }
    }
    return null;
  }
  /// What a document shows that is not well-formed: what came before the error, and a `parsererror`.
  function report(doc, line, column, message) {
    const make = (local) => newElement(doc, HTML_NS, null, local);
    let root = tree.documentElementOf(doc);
    if (root === null) {
      const html = make('html');
      root = make('body');
      tree.append(html, root);
      tree.append(doc, html);
    }
    const error = make('parsererror');
    const heading = make('h3');
    tree.append(heading, newText(doc, 'This page contains the following errors:'));
    const words = make('div');
    tree.append(words, newText(doc, `error on line ${line} at column ${column}: ${message}\n`));
    tree.append(error, heading);
    tree.append(error, words);
    tree.insert(root, error, root.first);
  }
  /// The prefixes in scope at an element: texts in pairs, each with U+0000 behind it.
  function scopeOf(context) {
    let scope = '';
    const seen = new primordials.Set();
    const add = (prefix, namespace) => {
      if (seen.has(prefix)) return;
      seen.add(prefix);
      scope += `${prefix}\0${namespace}\0`;
    };
    for (let r = context; r !== null && r.type === 1; r = r.parent) {
      add(r.prefix ?? '', r.ns ?? '');
      if (r.attrs === null) continue;
      for (let i = 0; i < r.attrs.length; i++) {
        const a = r.attrs[i];
        if (a.ns === tree.XMLNS_NS) add(a.prefix === null ? '' : a.local, a.value);
      }
    }
    return scope;
  }
  return { __proto__: null, begin, run, report, scopeOf, newFragment: tree.newFragment };
});
