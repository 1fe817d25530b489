// HTML, section 4.2.5.3: a meta element that takes the page elsewhere after a time ("shared declarative
// refresh steps").
(function (platform) {
  'use strict';
  const { host, primordials, shared, use } = platform;
  const { Number, RegExpPrototypeExec, StringPrototypeSlice, StringPrototypeStartsWith, StringPrototypeToLowerCase } = primordials;
  const { getAttribute } = shared('dom/shared/tree');
  const tasks = use('core/tasks');
  const { define } = use('html/steps');
  const announce = host('page.refresh');
  const go = host('page.navigate');
  const here = host('page.here');

  const form = /^[\t\n\f\r ]*([0-9]*)([.0-9]*)(?:$|[\t\n\f\r ]*$|[\t\n\f\r ]*[;,][\t\n\f\r ]*|[\t\n\f\r ]+)/;
  const lead = /^url[\t\n\f\r ]*=[\t\n\f\r ]*/i;
  /// The delay in seconds and the text of the URL, which may be empty; null for what means nothing.
  function read(text) {
    const found = RegExpPrototypeExec(form, text);
    if (found === null || (found[1] === '' && !StringPrototypeStartsWith(found[2], '.'))) return null;
    let rest = StringPrototypeSlice(text, found[0].length);
    const named = RegExpPrototypeExec(lead, rest);
    if (named !== null) rest = StringPrototypeSlice(rest, named[0].length);
    const quote = rest[0];
    if (quote === '"' || quote === "'") {
      rest = StringPrototypeSlice(rest, 1);
      for (let i = 0; i < rest.length; i++) if (rest[i] === quote) rest = StringPrototypeSlice(rest, 0, i);
    }
    return { __proto__: null, seconds: Number(found[1] === '' ? '0' : found[1]), url: rest };
  }

  /// "Will declaratively refresh": the first element that says so counts.
  let isSet = false;
  function begin(r) {
    if (isSet || r.parent === null) return;
    const kind = getAttribute(r, 'http-equiv');
    const content = getAttribute(r, 'content');
    if (kind === null || content === null || StringPrototypeToLowerCase(kind) !== 'refresh') return;
    const found = read(content);
    const url = found === null ? undefined : found.url === '' ? r.doc.data.url : use('html/urls').resolve(r.doc, found.url);
    if (url === undefined || StringPrototypeStartsWith(url, 'javascript:')) return;
    isSet = true;
    const script = here();
    announce(url, found.seconds, script === -1 ? r.place : script);
    tasks.post(() => go('refresh', url), found.seconds * 1000);
  }
  define('meta', { __proto__: null, inserted: begin, attributeChanged: begin });
  return {};
});
