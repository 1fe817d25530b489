// Clipboard API and events, section 5 (copy and cut), as `document.execCommand` asks for them: a button that copies a code.
// What is copied is told to the trace; there is no clipboard that outlives it.
(function (platform) {
  'use strict';
  const { host, primordials, shared, use } = platform;
  const { MathMin, StringPrototypeSlice, StringPrototypeToLowerCase } = primordials;
  const tree = shared('dom/shared/tree');
  const record = host('page.record');
  const focus = use('html/focus');
  const known = { __proto__: null, copy: true, cut: true, selectall: true, inserttext: true };

  /// The text control that has the focus, or else the one whose text a script has selected last, as in Chromium, where
  /// `select()` brings the focus; null for none.
  function control(doc) {
    const r = focus.focused(doc);
    if (r !== null && focus.isTextControl(r)) return r;
    const last = use('html/text-selection').lastSelected();
    return last !== null && last.doc === doc && (last.flags & 1) !== 0 && use('dom/selection').textOf(doc) === '' ? last : null;
  }
  /// What is selected: in the focused control, else in the document.
  function selected(doc) {
    const r = control(doc);
    if (r === null) return use('dom/selection').textOf(doc);
    const text = focus.valueOf(r);
    const { start, end } = use('html/text-selection').selectionOf(r);
    return StringPrototypeSlice(text, MathMin(start, text.length), MathMin(end, text.length));
  }
  /// Section 5.1.2: fires the event; what its listeners put into its data is copied, else the selection.
  function write(doc, command) {
    // Scripts may write only while a user is at it.
    if (!use('html/activation-state').isActive()) return false;
    const transfers = use('events/data-transfer');
    const data = new transfers.DataTransfer();
    const target = control(doc) ?? focus.focused(doc) ?? tree.bodyOf(doc) ?? tree.firstElement(doc) ?? doc;
    const text = selected(doc);
    const isAllowed = use('events/events').fireAt(target, use('events/ui').make('ClipboardEvent', command, {
      __proto__: null, bubbles: true, cancelable: true, composed: true, clipboardData: data,
    }));
    if (!isAllowed) {
      record('document.execCommand', command, transfers.textOf(data));
      return true;
    }
    if (text === '') return false;
    record('document.execCommand', command, text);
    const r = control(doc);
    if (command === 'cut' && r !== null) use('html/editing').cut(r);
    return true;
  }
  function selectAll(doc) {
    const r = control(doc);
    if (r !== null) use('html/text-selection').selectAll(r);
    else use('dom/selection').selectAll(doc);
    return true;
  }
  return {
    isSupported: (command) => known[StringPrototypeToLowerCase(command)] === true,
    isEnabled(doc, command) {
      switch (StringPrototypeToLowerCase(command)) {
        case 'copy': case 'cut': return selected(doc) !== '';
        case 'selectall': return true;
        case 'inserttext': return control(doc) !== null;
        default: return false;
      }
    },
    execute(doc, command, value) {
      if (doc.data.window !== true) return false;
      switch (StringPrototypeToLowerCase(command)) {
        case 'copy': return write(doc, 'copy');
        case 'cut': return write(doc, 'cut');
        case 'selectall': return selectAll(doc);
        case 'inserttext': {
          const r = control(doc);
          return r !== null && use('html/editing').insertByCommand(r, value);
        }
        default: return false;
      }
    },
  };
});
