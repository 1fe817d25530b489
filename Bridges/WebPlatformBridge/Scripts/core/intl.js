// ECMA-402 as a page of the device sees it: what formats "now" asks the virtual clock, and where no locale
// is given the user's language counts (section 6.2.3, DefaultLocale).
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics } = platform;
  const {
    ArrayPrototypePush, ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, ReflectApply, ReflectConstruct, ReflectDeleteProperty, ReflectOwnKeys,
    StringPrototypeSplit, StringPrototypeTrim, WeakMapPrototypeGet, WeakMapPrototypeSet,
  } = primordials;
  const now = host('time.date');
  const { absentInIntl, languages } = host('page.intl')();

  // MARK: The clock

  /// The functions that `format` gave, by formatter: one for each (section 11.3.3).
  const bound = new primordials.WeakMap();
  function followClock(prototype) {
    const { get: formatOf } = ObjectGetOwnPropertyDescriptor(prototype, 'format');
    const { formatToParts } = prototype;
    const members = {
      get format() {
        const format = ReflectApply(formatOf, this, []);
        let made = WeakMapPrototypeGet(bound, format);
        if (made === undefined) {
          made = (0, (date) => format(date === undefined ? now() : date));
          WeakMapPrototypeSet(bound, format, made);
        }
        return made;
      },
      formatToParts(date) { return ReflectApply(formatToParts, this, [date === undefined ? now() : date]); },
    };
    replace(prototype, 'format', { get: ObjectGetOwnPropertyDescriptor(members, 'format').get });
    replace(prototype, 'formatToParts', { value: members.formatToParts });
  }
  function replace(holder, name, change) {
    const property = ObjectGetOwnPropertyDescriptor(holder, name);
    if (property === undefined) return;
    change.__proto__ = null;
    ObjectDefineProperty(holder, name, change);
  }

  // MARK: The language

  /// The first language that the engine knows.
  function languageOf(Intl) {
    const list = StringPrototypeSplit(languages, ',');
    for (let i = 0; i < list.length; i++) {
      const tag = StringPrototypeTrim(StringPrototypeSplit(list[i], ';')[0]);
      let known;
      // A text that is no language tag is none.
      try { known = Intl.NumberFormat.supportedLocalesOf([tag]); } catch { continue; }
      if (known.length > 0) return known[0];
    }
    return 'en-US';
  }
  /// What is given to a function whose parameter `at` is the locales.
  function withLocale(given, at, language) {
    const list = [];
    for (let i = 0; i < given.length || i <= at; i++) ArrayPrototypePush(list, i === at && given[i] === undefined ? language : given[i]);
    return list;
  }
  const constructors = ['Collator', 'DateTimeFormat', 'DurationFormat', 'ListFormat', 'NumberFormat', 'PluralRules', 'RelativeTimeFormat', 'Segmenter'];
  function constructorFor(name, Original, language) {
    const made = {
      [name]: function (...given) {
        const all = withLocale(given, 0, language);
        if (new.target === undefined) return ReflectApply(Original, this, all);
        return ReflectConstruct(Original, all, new.target === made ? Original : new.target);
      },
    }[name];
    const keys = ReflectOwnKeys(Original);
    for (let i = 0; i < keys.length; i++) ObjectDefineProperty(made, keys[i], ObjectGetOwnPropertyDescriptor(Original, keys[i]));
    replace(Original.prototype, 'constructor', { value: made });
    return made;
  }
  /// The functions of other objects that take locales: prototype, name, which parameter.
  const methods = [
    [intrinsics.Number.prototype, 'toLocaleString', 0], [intrinsics.BigInt?.prototype, 'toLocaleString', 0],
    [intrinsics.Date.prototype, 'toLocaleString', 0], [intrinsics.Date.prototype, 'toLocaleDateString', 0],
    [intrinsics.Date.prototype, 'toLocaleTimeString', 0], [intrinsics.String.prototype, 'localeCompare', 1],
    [intrinsics.String.prototype, 'toLocaleLowerCase', 0], [intrinsics.String.prototype, 'toLocaleUpperCase', 0],
  ];
  function speak(Intl, language) {
    for (let i = 0; i < constructors.length; i++) {
      const Original = Intl[constructors[i]];
      if (Original !== undefined) replace(Intl, constructors[i], { value: constructorFor(constructors[i], Original, language) });
    }
    for (let i = 0; i < methods.length; i++) {
      const prototype = methods[i][0], name = methods[i][1], at = methods[i][2];
      if (prototype === undefined) continue;
      const original = prototype[name];
      const made = { [name](...given) { return ReflectApply(original, this, withLocale(given, at, language)); } }[name];
      ObjectDefineProperty(made, 'length', ObjectGetOwnPropertyDescriptor(original, 'length'));
      replace(prototype, name, { value: made });
    }
  }

  let isReady = false;
  return {
    /// Makes the engine's object what the page sees.
    prepare(Intl) {
      if (isReady) return Intl;
      isReady = true;
      for (let i = 0; i < absentInIntl.length; i++) ReflectDeleteProperty(Intl, absentInIntl[i]);
      followClock(Intl.DateTimeFormat.prototype);
      const language = languageOf(Intl);
      if (language !== 'en-US') speak(Intl, language);
      return Intl;
    },
  };
});
