// HTML, section 4.10.19.7 (autofill): the "autofill field name" that the IDL attribute gives.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const { tokens, lower } = shared('html/shared/attributes');
  const { get } = use('html/brand');
  const words = (text) => primordials.StringPrototypeSplit(text, ' ');
  const table = (text) => {
    const set = { __proto__: null };
    const list = words(text);
    for (let i = 0; i < list.length; i++) set[list[i]] = true;
    return set;
  };
  const contact = table('tel tel-country-code tel-national tel-area-code tel-local tel-local-prefix tel-local-suffix tel-extension email impp');
  const fields = table('name honorific-prefix given-name additional-name family-name honorific-suffix nickname username new-password current-password one-time-code organization-title organization street-address address-line1 address-line2 address-line3 address-level4 address-level3 address-level2 address-level1 country country-name postal-code cc-name cc-given-name cc-additional-name cc-family-name cc-number cc-exp cc-exp-month cc-exp-year cc-csc cc-type transaction-currency transaction-amount language bday bday-day bday-month bday-year sex url photo');
  const kinds = table('home work mobile fax pager');
  /// A hidden input wears "the autofill anchor mantle".
  const isHidden = (r) => r.name === 'input' && shared('html/shared/inputs').typeOf(r) === 'hidden';
  /// The value of `autocomplete`: what the attribute means, or ''.
  function autocompleteOf(r) {
    const text = get(r, 'autocomplete');
    if (text === null) return '';
    const list = tokens(text);
    let at = list.length - 1;
    if (at < 0) return '';
    const last = lower(list[at]);
    if (last === 'on' || last === 'off') return list.length === 1 && !isHidden(r) ? last : '';
    let result = '';
    let rest = at;
    if (last === 'webauthn') {
      result = 'webauthn';
      rest--;
      if (rest < 0) return result;
    }
    const field = lower(list[rest]);
    const isContact = contact[field] === true;
    if (!isContact && fields[field] !== true) return '';
    result = result === '' ? field : `${field} ${result}`;
    at = rest - 1;
    if (at >= 0 && isContact && kinds[lower(list[at])] === true) result = `${lower(list[at--])} ${result}`;
    if (at >= 0 && (lower(list[at]) === 'shipping' || lower(list[at]) === 'billing')) result = `${lower(list[at--])} ${result}`;
    if (at >= 0 && primordials.StringPrototypeStartsWith(lower(list[at]), 'section-')) result = `${lower(list[at--])} ${result}`;
    return at >= 0 ? '' : result;
  }
  return { autocompleteOf };
});
