// HTML, section 13.4 (parsing HTML fragments): what `innerHTML` and its like are made of.
(function (platform) {
  'use strict';
  const { host, shared, use } = platform;
  const build = shared('html/shared/build');
  const { apply, wordsOf, MORE, SCRIPT } = use('html/parser');
  const parseFragment = host('html.fragment');
  const runParser = host('html.run');

  /// A fragment record with what the text gives in a context element. Its scripts never run, unless their
  /// flag "already started" is taken off.
  function parse(context, text, allowsShadowRoots = false) {
    const { doc } = context;
    const fragment = build.newFragment(doc);
    const { flags, ns, name, isIntegrationPoint, form } = build.contextOf(context);
    let words = wordsOf(parseFragment(flags | (doc.data.window ? 1 : 0) | (allowsShadowRoots ? 4 : 0), ns, name, isIntegrationPoint, text));
    const known = build.openParse(doc, fragment, words[4], true, null);
    known.form = form;
    let status = apply(known, words);
    while (status === MORE || status === SCRIPT) {
      words = wordsOf(runParser(known.id, true));
      status = apply(known, words);
    }
    if (doc.data.window && platform.isLoaded('html/custom-elements')) use('html/custom-elements').upgradeInside(fragment);
    return fragment;
  }
  return { parse };
});
