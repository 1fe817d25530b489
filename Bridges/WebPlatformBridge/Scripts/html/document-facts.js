// HTML, section 3.1.3: `document.lastModified`.
(function (platform) {
  'use strict';
  const { host, primordials } = platform;
  const { DatePrototypeGetTime, NumberPrototypeToString, StringPrototypePadStart } = primordials;
  const now = host('time.date');
  const two = (number) => StringPrototypePadStart(NumberPrototypeToString(number, 10), 2, '0');
  /// "MM/DD/YYYY hh:mm:ss": when the response says it was changed last, or else the time.
  function lastModified(doc) {
    const said = doc.data.lastModified;
    let date = new primordials.Date(typeof said === 'string' && said !== '' ? said : now());
    if (primordials.NumberIsNaN(DatePrototypeGetTime(date))) date = new primordials.Date(now());
    const day = `${two(primordials.DatePrototypeGetMonth(date) + 1)}/${two(primordials.DatePrototypeGetDate(date))}/${primordials.DatePrototypeGetFullYear(date)}`;
    return `${day} ${two(primordials.DatePrototypeGetHours(date))}:${two(primordials.DatePrototypeGetMinutes(date))}:${two(primordials.DatePrototypeGetSeconds(date))}`;
  }
  return { lastModified };
});
