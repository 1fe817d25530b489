// DOM, sections 4.10 to 4.14: CharacterData, Text, CDATASection, ProcessingInstruction, Comment.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { StringPrototypeSlice } = primordials;
  const tree = shared('dom/shared/tree');
  const idl = use('core/webidl');
  const { recordOf, stamp, wrap, illegal } = use('dom/slot');
  const { raise } = use('dom/errors');
  const { Node, string } = use('dom/node');
  const { mixInto, unscopable, childNode, childNodeNames, nonDocumentTypeChildNode } = use('dom/mixins');
  const reactions = use('html/reactions');

  function textRecord(object) {
    const r = recordOf(object);
    if (r.type !== 3 && r.type !== 4 && r.type !== 7 && r.type !== 8) throw illegal();
    return r;
  }
  const where = (method) => `Failed to execute '${method}' on 'CharacterData'`;
  function replace(r, offset, count, text, method) {
    const code = tree.replaceData(r, offset, count, text);
    if (code !== 0) raise(code, where(method), `The offset ${offset} is greater than the node's length (${r.data.length}).`);
    if (reactions.pending) reactions.run();
  }
  const members = {
    get data() { return textRecord(this).data; },
    set data(value) {
      const r = textRecord(this);
      replace(r, 0, r.data.length, value === null ? '' : string(value), 'data');
    },
    get length() { return textRecord(this).data.length; },
    substringData(offset, count) {
      const r = textRecord(this);
      idl.arity(arguments.length, 2, where('substringData'));
      offset = idl.unsignedLong(offset);
      count = idl.unsignedLong(count);
      if (offset > r.data.length) raise(tree.INDEX_SIZE, where('substringData'), `The offset ${offset} is greater than the node's length (${r.data.length}).`);
      return StringPrototypeSlice(r.data, offset, offset + count);
    },
    appendData(data) {
      const r = textRecord(this);
      idl.arity(arguments.length, 1, where('appendData'));
      data = string(data);
      replace(r, r.data.length, 0, data, 'appendData');
    },
    insertData(offset, data) {
      const r = textRecord(this);
      idl.arity(arguments.length, 2, where('insertData'));
      offset = idl.unsignedLong(offset);
      replace(r, offset, 0, string(data), 'insertData');
    },
    deleteData(offset, count) {
      const r = textRecord(this);
      idl.arity(arguments.length, 2, where('deleteData'));
      offset = idl.unsignedLong(offset);
      replace(r, offset, idl.unsignedLong(count), '', 'deleteData');
    },
    replaceData(offset, count, data) {
      const r = textRecord(this);
      idl.arity(arguments.length, 3, where('replaceData'));
      offset = idl.unsignedLong(offset);
      count = idl.unsignedLong(count);
      replace(r, offset, count, string(data), 'replaceData');
    },
  };
  const CharacterData = idl.interfaceFrom({
    name: 'CharacterData', parent: Node, members: mixInto(mixInto(members, childNode), nonDocumentTypeChildNode),
  });
  unscopable(CharacterData, childNodeNames);

  function exactly(object, type, other) {
    const r = recordOf(object);
    if (r.type !== type && r.type !== other) throw illegal();
    return r;
  }
  const pageDocument = () => use('dom/page-document').record();
  const textOf = (given) => (given.length === 0 || given[0] === undefined ? '' : string(given[0]));
  const made = (r, target) => (r.wrapper = stamp(target, r));
  const Text = idl.interfaceFrom({
    name: 'Text', parent: CharacterData, length: 0,
    construct: (given, target) => made(tree.newText(pageDocument(), textOf(given)), target),
    members: {
      splitText(offset) {
        const r = exactly(this, 3, 4);
        idl.arity(arguments.length, 1, "Failed to execute 'splitText' on 'Text'");
        offset = idl.unsignedLong(offset);
        const fresh = tree.splitText(r, offset);
        if (typeof fresh === 'number') {
          raise(fresh, "Failed to execute 'splitText' on 'Text'", `The offset ${offset} is larger than the Text node's length.`);
        }
        return wrap(fresh);
      },
      get wholeText() {
        const r = exactly(this, 3, 4);
        let first = r;
        while (first.prev !== null && (first.prev.type === 3 || first.prev.type === 4)) first = first.prev;
        let text = '';
        for (let n = first; n !== null && (n.type === 3 || n.type === 4); n = n.next) text += n.data;
        return text;
      },
      get assignedSlot() { return wrap(shared('html/shared/slots').findSlot(exactly(this, 3, 4), true)); },
    },
  });
  const CDATASection = idl.interfaceFrom({ name: 'CDATASection', parent: Text, members: {} });
  const Comment = idl.interfaceFrom({
    name: 'Comment', parent: CharacterData, length: 0, members: {},
    construct: (given, target) => made(tree.newComment(pageDocument(), textOf(given)), target),
  });
  const ProcessingInstruction = idl.interfaceFrom({
    name: 'ProcessingInstruction', parent: CharacterData,
    members: {
      get target() { return exactly(this, 7, 7).name; },
      get sheet() {
        exactly(this, 7, 7);
        return null;
      },
    },
  });
  return { CharacterData, Text, CDATASection, Comment, ProcessingInstruction };
});
