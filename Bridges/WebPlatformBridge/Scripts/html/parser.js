// HTML, section 13.2: the parser of a document. It is pulled: `run` goes on to the next script, to the
// insertion point, or to the end of what there is.
(function (platform) {
  'use strict';
  const { host, intrinsics, primordials, shared, use } = platform;
  const { Int32Array } = intrinsics;
  const { TypedArrayPrototypeGetBuffer } = primordials;
  const build = shared('html/shared/build');
  build.learn(host('html.names')());
  const openParser = host('html.open');
  const feed = host('html.feed');
  const write = host('html.write');
  const enter = host('html.enter');
  const leave = host('html.leave');
  const end = host('html.end');
  const runParser = host('html.run');
  const textOfRun = host('html.text');
  const limitOfRun = host('html.limit');
  const linesOf = host('html.lines');
  const close = host('html.close');

  const SCRIPTING = 1, SHADOW_ROOTS = 4, SOURCE_DOCUMENT = 8;
  const NEEDS_INPUT = 0, SCRIPT = 1, DONE = 2, LIMIT = 3, MORE = 4;

  const wordsOf = (bytes) => new Int32Array(TypedArrayPrototypeGetBuffer(bytes));
  /// Applies what a run handed out; returns its status.
  function apply(parse, words) {
    return build.apply(parse, words, words[2] === 0 ? '' : textOfRun());
  }

  /// A parser that fills a document. `page`: see build.js, null for a document without a window.
  function open(document, { isScripting = false, allowsShadowRoots = true, isSourceDocument = false, page = null } = {}) {
    const id = openParser((isScripting ? SCRIPTING : 0) | (allowsShadowRoots ? SHADOW_ROOTS : 0) | (isSourceDocument ? SOURCE_DOCUMENT : 0));
    const parse = build.openParse(document, document, id, false, page);
    let lines = null;
    return {
      __proto__: null,
      /// Text of the network.
      feed(text) { feed(id, text); },
      /// Text of `document.write`, at the insertion point.
      write(text) { write(id, text); },
      /// Around the run of a script of the parser: the insertion point is before what comes next.
      enter() { enter(id); },
      leave() { leave(id); },
      /// Nothing comes after what is there.
      end() { end(id); },
      /// Parses on; returns a status, MORE never.
      run() {
        let status;
        do {
          status = apply(parse, wordsOf(runParser(id, false)));
          if (document.data.window) {
            const reactions = use('html/reactions');
            if (reactions.pending) reactions.run();
          }
        } while (status === MORE);
        return status;
      },
      /// The record of the script that ended the run.
      get script() { return parse.script; },
      /// What was exceeded, where `run` returned LIMIT.
      get limit() { return limitOfRun(); },
      /// Where the text of a script record, or the value of an `on...` attribute record, begins in the source;
      /// undefined for what a script wrote.
      placeIn(record) { return primordials.WeakMapPrototypeGet(parse.places, record); },
      /// These places, by record.
      get places() { return parse.places; },
      /// The line and column of an offset in the source.
      placeOf(offset) {
        lines ??= wordsOf(linesOf(id));
        return build.placeOf(lines, primordials.TypedArrayPrototypeGetLength(lines), offset);
      },
      /// Ends it; places can be asked for even so.
      close() {
        lines = wordsOf(linesOf(id));
        close(id);
      },
    };
  }
  /// Fills a document with a text at once; its scripts do not run (DOMParser, `parseHTMLUnsafe`).
  function parseInto(document, text, options) {
    const parser = open(document, options);
    parser.feed(text);
    parser.end();
    let status;
    do status = parser.run(); while (status === SCRIPT);
    parser.close();
    return status;
  }
  return { open, parseInto, apply, wordsOf, NEEDS_INPUT, SCRIPT, DONE, LIMIT, MORE };
});
