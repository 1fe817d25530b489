// HTML, section 4.2.5.3 ("refresh state"): a page that goes on to another one by itself, as a `meta` element
// or the `Refresh` header of its response says.
(function (platform) {
  'use strict';
  const { host, primordials, shared, use } = platform;
  const { NumberParseInt, MathMin, RegExpPrototypeExec, StringPrototypeIndexOf, StringPrototypeSlice, StringPrototypeStartsWith } = primordials;
  const { getAttribute } = shared('dom/shared/tree');
  const lifeCycle = use('html/life-cycle');
  const tasks = use('core/tasks');
  const leave = host('page.navigate');
  const announce = host('page.refresh');
  const here = host('page.here');

  /// The document that will go on: the first that says so counts.
  let refreshed = null;
  const start = /^[ \t\n\f\r]*([0-9]*)(\.?)[0-9.]*/;
  const between = /^(?:[ \t\n\f\r]*[;,]|[ \t\n\f\r])[ \t\n\f\r]*/;
  const label = /^url[ \t\n\f\r]*=[ \t\n\f\r]*/i;
  // A label that breaks off is a part of the URL; one that does not begin is none.
  const brokenLabel = /^u/i;
  /// "Shared declarative refresh steps", what they read: { seconds, text }, or null for what says nothing.
  function read(given) {
    const time = RegExpPrototypeExec(start, given);
    if (time[1] === '' && time[2] === '') return null;
    // Longer than any run, and exact.
    const seconds = time[1] === '' ? 0 : MathMin(NumberParseInt(time[1], 10), 1e9);
    let rest = StringPrototypeSlice(given, time[0].length);
    if (rest === '') return { __proto__: null, seconds, text: '' };
    const gap = RegExpPrototypeExec(between, rest);
    if (gap === null) return null;
    rest = StringPrototypeSlice(rest, gap[0].length);
    const named = RegExpPrototypeExec(label, rest);
    if (named !== null) rest = StringPrototypeSlice(rest, named[0].length);
    else if (RegExpPrototypeExec(brokenLabel, rest) !== null) return { __proto__: null, seconds, text: rest };
    const quote = rest[0];
    if (quote !== '"' && quote !== "'") return { __proto__: null, seconds, text: rest };
    const end = StringPrototypeIndexOf(rest, quote, 1);
    return { __proto__: null, seconds, text: end < 0 ? StringPrototypeSlice(rest, 1) : StringPrototypeSlice(rest, 1, end) };
  }
  /// Goes on, so many seconds behind the `load` event.
  function schedule(doc, given, place = -1) {
    if (refreshed === doc || doc.data.window !== true) return;
    const found = read(given);
    if (found === null) return;
    const url = found.text === '' ? doc.data.url : use('html/urls').resolve(doc, found.text);
    if (url === undefined || StringPrototypeStartsWith(url, 'javascript:')) return;
    refreshed = doc;
    announce(url, found.seconds, place);
    lifeCycle.afterLoad(() => {
      tasks.post(() => {
        if (doc.data.window !== true) return;
        leave('refresh', url);
      }, found.seconds * 1000);
    });
  }
  function inserted(r) {
    const content = getAttribute(r, 'content');
    if (content !== null && content !== '' && use('dom/slot').home.isScripting) {
      const script = here();
      schedule(r.doc, content, script === -1 ? r.place : script);
    }
  }
  return { schedule, inserted };
});
