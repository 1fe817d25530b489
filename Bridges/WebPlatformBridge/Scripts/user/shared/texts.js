// How a user reads texts: white space counts as one space, and a pattern says what a text has to be.
(function (library) {
  'use strict';
  const { primordials } = library;
  const { ReflectConstruct, RegExp, RegExpPrototypeExec, RegExpPrototypeSymbolReplace, StringPrototypeTrim } = primordials;
  const invisible = /[\u200b\u00ad]/g;
  const spaces = /\s+/g;
  /// A text as it is read: every run of white space is one space, none at the ends.
  function collapse(text) {
    return StringPrototypeTrim(RegExpPrototypeSymbolReplace(spaces, RegExpPrototypeSymbolReplace(invisible, text, ''), ' '));
  }
  const lower = (text) => primordials.StringPrototypeToLowerCase(text);

  /// A function of a text: whether it is as a pattern says. A text is meant to be in it, whatever its case;
  /// with `exact` it is all of it. `{ regex, flags }` is a regular expression, which Swift has checked.
  function matcher(pattern, isExact) {
    if (typeof pattern === 'string') {
      const wanted = collapse(pattern);
      if (isExact) return (text) => collapse(text) === wanted;
      const folded = lower(wanted);
      return (text) => primordials.StringPrototypeIncludes(lower(collapse(text)), folded);
    }
    const regex = ReflectConstruct(RegExp, [pattern.regex, pattern.flags ?? '']);
    return (text) => RegExpPrototypeExec(regex, collapse(text)) !== null;
  }
  /// A pattern in words.
  const shown = (pattern) => (typeof pattern === 'string' ? quoted(pattern) : `/${pattern.regex}/${pattern.flags ?? ''}`);
  /// A text between quotes, shortened.
  function quoted(text) {
    const line = collapse(text);
    return line.length > 80 ? `"${primordials.StringPrototypeSlice(line, 0, 80)}…"` : `"${line}"`;
  }
  return { __proto__: null, collapse, matcher, shown, quoted, lower };
});
