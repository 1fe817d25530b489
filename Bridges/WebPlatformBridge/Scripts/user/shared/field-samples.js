// What a person might type into a field: by its type, by what it says that it is for, and so that the field
// accepts it.
(function (library) {
  'use strict';
  const { primordials, use } = library;
  const { ReflectConstruct, RegExp } = primordials;
  const { get } = use('html/shared/attributes');
  const patterns = use('user/shared/pattern-samples');
  const texts = use('user/shared/texts');

  /// No person types more into a field.
  const LONGEST = 400;
  const byHint = [
    [/mail/, 'user@example.com'], [/card.?(no|num)|cc-number/, '4111111111111111'], [/cvc|cvv|csc|security/, '123'], [/exp/, '12/30'],
    [/tel|phone|mobile|msisdn/, '4255550100'], [/zip|post/, '98052'], [/iccid/, '8988247000100003319'], [/imei/, '356938035643809'],
    [/eid/, '89049032000000000000000000000014'], [/year/, '1990'], [/month|day/, '12'], [/city/, 'Redmond'], [/country/, 'US'], [/code|pin|otp/, '123456'],
  ];
  const byType = {
    __proto__: null, email: 'user@example.com', tel: '4255550100', url: 'https://example.com/', date: '2019-06-03', month: '2019-06', week: '2019-W23',
    time: '12:00', 'datetime-local': '2019-06-03T12:00', password: 'Passw0rd!Passw0rd!', number: '1',
  };
  const ranged = ['number', 'date', 'month', 'week', 'time', 'datetime-local'];
  const others = [
    'Sample', '123456', '1234567890', '12345', '1234', 'AB', 'A1', 'a1', 'AB123456', '+14255550100', 'Sample Name', '12/30', '12/2030',
    '4111 1111 1111 1111',
  ];

  /// A value between the ends that a field has.
  function between(r, type) {
    const [least, most] = [get(r, 'min') ?? '', get(r, 'max') ?? ''];
    if (least !== '') return least;
    let value = byType[type];
    if (type === 'number') {
      // Steps are counted from 0 where no least value is given.
      const step = +(get(r, 'step') ?? '');
      if (step > 1) value = `${step}`;
      return most !== '' && +value > +most ? most : value;
    }
    return most !== '' && value > most ? most : value;
  }
  function proposed(r, type) {
    if (byType[type] !== undefined) return byType[type];
    const hint = texts.lower(['name', 'id', 'autocomplete', 'placeholder'].map((name) => get(r, name) ?? '').join(' '));
    return byHint.find(([words]) => words.test(hint))?.[1] ?? 'Sample';
  }
  /// A text made as long or as short as a field wants it.
  function fitted(r, type, text) {
    const least = +(get(r, 'minlength') ?? '') || 0;
    let value = text;
    while (value.length < least && value.length < LONGEST && value !== '') value = type === 'email' ? `u${value}` : value + value;
    const most = get(r, 'maxlength');
    return most !== null && +most >= 0 && value.length > +most ? value.slice(0, +most) : value;
  }
  function matcherOf(pattern) {
    try {
      const regex = ReflectConstruct(RegExp, [`^(?:${pattern})$`, 'u']);
      return (text) => regex.test(text);
    } catch {
      // A pattern that is none asks for nothing (HTML, section 4.10.5.3.6).
      return () => true;
    }
  }

  /// What is typed into a text field of a type.
  function sampleFor(r, type) {
    if (ranged.includes(type)) return between(r, type);
    const first = fitted(r, type, proposed(r, type));
    const pattern = get(r, 'pattern');
    if (pattern === null) return first;
    const fits = matcherOf(pattern);
    if (fits(first)) return first;
    // Placeholders often are examples.
    const candidates = [get(r, 'placeholder') ?? '', ...others, ...patterns.samples(pattern)];
    for (const candidate of candidates) {
      for (const text of [fitted(r, type, candidate), candidate]) if (text !== '' && fits(text)) return text;
    }
    return first;
  }
  return { __proto__: null, sampleFor };
});
