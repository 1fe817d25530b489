// HTML, section 13.2.6 (tree construction), the half that has the tree: applies the operations that the
// parser hands out (HTMLOperation) to records. What depends on the tree as scripts have left it is
// decided here: joining text, where a table stands, whether an element takes a shadow root.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { StringPrototypeCharCodeAt, StringPrototypeSlice, StringPrototypeSplit } = primordials;
  const tree = use('dom/shared/tree');
  const { contentOf } = use('html/shared/templates');
  const {
    HTML, CUSTOM, HANDLERS, DUPLICATED, PARSER_INSERTED, STARTED, SHADOW_HOST, HTML_NS, SVG_NS, MATHML_NS, XML_NS, XMLNS_NS, XLINK_NS,
    moreOf, newAttribute, newComment, newDoctype, newElement, newFragment, newText, append, appendText, insert, link, remove,
  } = tree;

  const ELEMENT = 1, TEXT = 2, COMMENT = 3, APPEND = 4, FOSTER = 5, FOSTER_TEXT = 6, MOVE_CHILDREN = 7, REMOVE = 8, POPPED = 9;
  const DOCTYPE = 10, QUIRKS = 11, MERGE = 12, FORM = 13, NAME = 14, SHADOW = 15, SCRIPT_STARTED = 16;
  const NO_PARENT = 0x7fffffff;
  const namespaces = [HTML_NS, SVG_NS, MATHML_NS];
  /// The words of a run before its operations, and of each attribute.
  const HEADER = 5;
  const ATTRIBUTE = 5;

  // MARK: Names

  /// The names that both sides know by number; the same text for every parse.
  let names = null;
  let handlerNames = null;
  let isName = -1;
  /// "Adjust foreign attributes": their numbers come after those of the names.
  const foreign = [
    { name: 'xlink:actuate', prefix: 'xlink', local: 'actuate', ns: XLINK_NS }, { name: 'xlink:arcrole', prefix: 'xlink', local: 'arcrole', ns: XLINK_NS },
    { name: 'xlink:href', prefix: 'xlink', local: 'href', ns: XLINK_NS }, { name: 'xlink:role', prefix: 'xlink', local: 'role', ns: XLINK_NS },
    { name: 'xlink:show', prefix: 'xlink', local: 'show', ns: XLINK_NS }, { name: 'xlink:title', prefix: 'xlink', local: 'title', ns: XLINK_NS },
    { name: 'xlink:type', prefix: 'xlink', local: 'type', ns: XLINK_NS }, { name: 'xml:lang', prefix: 'xml', local: 'lang', ns: XML_NS },
    { name: 'xml:space', prefix: 'xml', local: 'space', ns: XML_NS }, { name: 'xmlns', prefix: null, local: 'xmlns', ns: XMLNS_NS },
    { name: 'xmlns:xlink', prefix: 'xmlns', local: 'xlink', ns: XMLNS_NS },
  ];
  const isHandler = (name) => name.length > 2 && StringPrototypeCharCodeAt(name, 0) === 111 && StringPrototypeCharCodeAt(name, 1) === 110;
  function learn(text) {
    if (names !== null) return;
    names = StringPrototypeSplit(text, ' ');
    handlerNames = [];
    for (let i = 0; i < names.length; i++) {
      handlerNames.push(isHandler(names[i]));
      if (names[i] === 'is') isName = i;
    }
  }
  const nameOf = (parse, id) => (id < names.length ? names[id] : parse.names[id - names.length - foreign.length]);

  // MARK: Parses

  /// What a parse knows. The page owns it; nothing here outlives it but the places.
  /// `page`: null, or { custom(doc, local, is) -> a record that a custom element's constructor made or null,
  /// react(): custom elements are told what happened to them, popped(record) }.
  function openParse(document, root, id, isFragment, page) {
    return {
      __proto__: null, id, document, root, nodes: [root], names: [], isFragment, page,
      /// Offsets in the source: of the values of `on...` attributes, of the text of scripts. The document keeps
      /// them, and they keep no element.
      places: new primordials.WeakMap(),
      /// The form that the context of a fragment is in.
      form: null,
      /// The script that ended the run.
      script: null,
    };
  }
  const parentOf = (parse, word) => (word >= 0 ? parse.nodes[word] : contentOf(parse.nodes[~word]));
  /// The parent that a node gets: its parent's where elements are nested too deep.
  const target = (parse, word, flags) => {
    const parent = parentOf(parse, word);
    return (flags & 1) !== 0 && parent.parent !== null ? parent.parent : parent;
  };
  /// A fragment under construction belongs to no tree: nothing has to be told of it.
  function put(parse, parent, r) {
    if (parse.isFragment) link(parent, r, null);
    else append(parent, r);
  }
  function putText(parse, parent, text) {
    // "If the adjusted insertion location is in a Document node, then return."
    if (parent.type === 9) return;
    if (!parse.isFragment) appendText(parent, text);
    else if (parent.last !== null && parent.last.type === 3) parent.last.data += text;
    else link(parent, newText(parent.doc, text), null);
  }

  // MARK: Elements

  function element(parse, words, at, text) {
    const parentWord = words[at + 1];
    const name = words[at + 2];
    const count = words[at + 6];
    const parent = parentWord === NO_PARENT ? null : target(parse, parentWord, words[at + 5]);
    const doc = parent === null ? parse.document : parent.doc;
    const local = nameOf(parse, name >> 2);
    const kind = name & 3;
    let r = newElement(doc, namespaces[kind], null, local);
    let isMade = false;
    if (parse.page !== null && kind === 0) {
      const is = (r.flags & CUSTOM) !== 0 ? null : isValue(parse, words, at + 7, count, text);
      if ((r.flags & CUSTOM) !== 0 || is !== null) {
        const custom = parse.page.custom(doc, local, is);
        if (custom !== null) {
          r = custom;
          isMade = true;
        }
      }
    }
    r.place = words[at + 3];
    const end = attributes(parse, r, words, at + 7, count, text, isMade);
    if ((words[at + 5] & 2) !== 0) r.flags |= DUPLICATED;
    if (local === 'script') {
      r.flags |= parse.isFragment ? STARTED | PARSER_INSERTED : PARSER_INSERTED;
      if (words[at + 4] >= 0) parse.places.set(r, words[at + 4]);
    }
    parse.nodes.push(r);
    if (isMade && count > 0) parse.page.react();
    if (parent !== null) {
      put(parse, parent, r);
      react(parse, r);
    }
    return end;
  }
  /// A custom element hears that it was inserted before it has children.
  function react(parse, r) {
    if (parse.page !== null && (r.flags & CUSTOM) !== 0) parse.page.react();
  }
  /// The value of the attribute `is`.
  function isValue(parse, words, at, count, text) {
    for (let i = 0; i < count; i++, at += ATTRIBUTE) {
      if (words[at] === isName) return StringPrototypeSlice(text, words[at + 1], words[at + 1] + words[at + 2]);
    }
    return null;
  }
  function attributes(parse, r, words, at, count, text, isMade) {
    if (count === 0) return at;
    const list = isMade ? null : [];
    for (let i = 0; i < count; i++, at += ATTRIBUTE) {
      const attribute = attributeAt(parse, r, words, at, text);
      if (isMade) tree.appendAttribute(r, attribute);
      else list.push(attribute);
    }
    if (!isMade) r.attrs = list;
    return at;
  }
  function attributeAt(parse, r, words, at, text) {
    const id = words[at];
    const offset = words[at + 1];
    const length = words[at + 2];
    const value = length === 0 ? '' : StringPrototypeSlice(text, offset, offset + length);
    if (id < names.length) {
      const name = names[id];
      const attribute = newAttribute(r, name, name, null, null, value);
      if (handlerNames[id]) handler(parse, r, attribute, words[at + 4]);
      else if (id === isName && (r.flags & (HTML | CUSTOM)) === HTML) use('html/shared/custom-state').markIs(r, value);
      return attribute;
    }
    if (id < names.length + foreign.length) {
      const { name, prefix, local, ns } = foreign[id - names.length];
      return newAttribute(r, name, local, ns, prefix, value);
    }
    const name = nameOf(parse, id);
    const attribute = newAttribute(r, name, name, null, null, value);
    if (isHandler(name)) handler(parse, r, attribute, words[at + 4]);
    return attribute;
  }
  function handler(parse, r, attribute, place) {
    r.flags |= HANDLERS;
    if (place >= 0) parse.places.set(attribute, place);
  }
  function merge(parse, words, at, text) {
    const r = parse.nodes[words[at + 1]];
    const count = words[at + 2];
    at += 3;
    for (let i = 0; i < count; i++, at += ATTRIBUTE) {
      const attribute = attributeAt(parse, r, words, at, text);
      if (!tree.hasAttribute(r, attribute.local)) tree.appendAttribute(r, attribute);
    }
    return at;
  }
  function shadow(parse, host, template, flags) {
    if (use('html/shared/hosts').mayHost(host) && (host.flags & SHADOW_HOST) === 0) {
      const root = tree.attachShadowRoot(host, {
        mode: (flags & 1) !== 0 ? 'closed' : 'open', delegatesFocus: (flags & 2) !== 0, slotAssignment: 'named',
        clonable: (flags & 4) !== 0, serializable: (flags & 8) !== 0, declarative: true,
      });
      moreOf(template).template = root;
    } else put(parse, host, template);
  }
  function foster(parse, table, fallback, r) {
    const { parent } = table;
    if (parent === null) put(parse, fallback, r);
    else if (parse.isFragment) link(parent, r, table);
    else insert(parent, r, table);
  }
  function fosterText(parse, table, fallback, text) {
    const { parent } = table;
    if (parent === null) {
      putText(parse, fallback, text);
      return;
    }
    if (parent.type === 9) return;
    const before = table.prev;
    if (before !== null && before.type === 3) {
      if (parse.isFragment) before.data += text;
      else tree.replaceData(before, before.data.length, 0, text);
    } else foster(parse, table, fallback, newText(parent.doc, text));
  }
  /// The form owner by the parser, where form and control are in the same tree.
  function associate(r, form) {
    if (form !== null && tree.rootOf(r) === tree.rootOf(form)) use('html/shared/controls').associate(r, form);
  }
  /// In a fragment nothing is told of a removal.
  function takeOut(parse, r) {
    if (r.parent === null) return;
    if (parse.isFragment) tree.unlink(r);
    else remove(r);
  }
  function popped(parse, r) {
    const { steps } = tree;
    if ((r.flags & HTML) !== 0 && steps().popped !== undefined) steps().popped(r);
    if (parse.page !== null) parse.page.popped(r);
  }

  // MARK: A run

  /// Applies what a run handed out; returns its status.
  function apply(parse, words, text) {
    const { nodes } = parse;
    const end = HEADER + words[3];
    const span = (at) => StringPrototypeSlice(text, words[at], words[at] + words[at + 1]);
    let at = HEADER;
    while (at < end) {
      switch (words[at]) {
        case ELEMENT: at = element(parse, words, at, text); break;
        case TEXT:
          putText(parse, target(parse, words[at + 1], words[at + 5]), span(at + 2));
          at += 6;
          break;
        case COMMENT: {
          const parent = target(parse, words[at + 1], words[at + 5]);
          const r = newComment(parent.doc, span(at + 2));
          r.place = words[at + 4];
          put(parse, parent, r);
          at += 6;
          break;
        }
        case APPEND: {
          const r = nodes[words[at + 2]];
          const parent = parentOf(parse, words[at + 1]);
          // A script may have put the parent into the node since.
          if (!tree.contains(r, parent)) {
            takeOut(parse, r);
            put(parse, parent, r);
            react(parse, r);
          }
          at += 3;
          break;
        }
        case FOSTER: {
          const r = nodes[words[at + 3]];
          const table = nodes[words[at + 1]];
          if (!tree.contains(r, table)) {
            takeOut(parse, r);
            foster(parse, table, parentOf(parse, words[at + 2]), r);
            react(parse, r);
          }
          at += 4;
          break;
        }
        case FOSTER_TEXT:
          fosterText(parse, nodes[words[at + 1]], parentOf(parse, words[at + 2]), span(at + 3));
          at += 6;
          break;
        case MOVE_CHILDREN: {
          const from = nodes[words[at + 1]];
          const to = nodes[words[at + 2]];
          for (let r = from.first; r !== null; r = from.first) {
            takeOut(parse, r);
            put(parse, to, r);
          }
          at += 3;
          break;
        }
        case REMOVE: takeOut(parse, nodes[words[at + 1]]); at += 2; break;
        case POPPED: popped(parse, nodes[words[at + 1]]); at += 2; break;
        case DOCTYPE: {
          const r = newDoctype(parse.document, span(at + 1), span(at + 3), span(at + 5));
          r.place = words[at + 7];
          put(parse, parse.root, r);
          at += 8;
          break;
        }
        case QUIRKS: parse.document.data.quirks = words[at + 1]; at += 2; break;
        case MERGE: at = merge(parse, words, at, text); break;
        case FORM:
          associate(nodes[words[at + 1]], words[at + 2] < 0 ? parse.form : nodes[words[at + 2]]);
          at += 3;
          break;
        case NAME: parse.names.push(span(at + 1)); at += 3; break;
        case SHADOW: shadow(parse, nodes[words[at + 1]], nodes[words[at + 2]], words[at + 3]); at += 4; break;
        case SCRIPT_STARTED: nodes[words[at + 1]].flags |= STARTED; at += 2; break;
        default: return -1;
      }
    }
    parse.script = words[0] === 1 ? nodes[words[1]] : null;
    return words[0];
  }

  // MARK: Fragments

  /// What the parser must know of the context: [flags, namespace, local name, whether it is an HTML
  /// integration point], and the form that it is in.
  function contextOf(context) {
    let form = null;
    for (let r = context; r !== null && form === null; r = r.parent) if (tree.isHTML(r, 'form')) form = r;
    const ns = context.ns === SVG_NS ? 1 : context.ns === MATHML_NS ? 2 : 0;
    let isIntegrationPoint = false;
    if (ns === 2 && context.name === 'annotation-xml') {
      const encoding = tree.lower(tree.getAttribute(context, 'encoding') ?? '');
      isIntegrationPoint = encoding === 'text/html' || encoding === 'application/xhtml+xml';
    }
    const { quirks } = context.doc.data;
    // An element of no namespace that HTML knows is parsed in as any other element.
    const name = ns === 0 && context.ns !== HTML_NS ? 'div' : context.name;
    return { __proto__: null, flags: (quirks === 2 ? 16 : 0) | (form !== null ? 64 : 0), ns, name, isIntegrationPoint, form };
  }

  /// The line and the column, from 1, of an offset in the source.
  function placeOf(lines, count, offset) {
    let low = 0;
    let high = count;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (lines[middle] <= offset) low = middle; else high = middle;
    }
    return { __proto__: null, line: low + 1, column: offset - lines[low] + 1 };
  }

  return { __proto__: null, learn, openParse, apply, contextOf, placeOf, newFragment };
});
