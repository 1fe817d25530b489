// HTML, section 2.3.5 (dates and times), in numbers: milliseconds since 1970-01-01T00:00Z, or months
// since January 1970. Every parser takes the whole text and gives null for an error.
(function (library) {
  'use strict';
  const { primordials } = library;
  const { MathFloor, MathTrunc, Number, NumberIsFinite, RegExpPrototypeExec, StringPrototypePadEnd, StringPrototypePadStart } = primordials;
  const DAY = 86_400_000;
  /// The largest time that a Date has.
  const most = 8.64e15;

  /// Days since 1970-01-01 of a day of the proleptic Gregorian calendar.
  function daysFromCivil(year, month, day) {
    const y = month <= 2 ? year - 1 : year;
    const era = MathFloor(y / 400);
    const yearOfEra = y - era * 400;
    const dayOfYear = MathFloor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
    const dayOfEra = yearOfEra * 365 + MathFloor(yearOfEra / 4) - MathFloor(yearOfEra / 100) + dayOfYear;
    return era * 146_097 + dayOfEra - 719_468;
  }
  /// `{ year, month, day }` of a number of days since 1970-01-01.
  function civilFromDays(days) {
    const z = days + 719_468;
    const era = MathFloor(z / 146_097);
    const dayOfEra = z - era * 146_097;
    const yearOfEra = MathFloor(
      (dayOfEra - MathFloor(dayOfEra / 1460) + MathFloor(dayOfEra / 36_524) - MathFloor(dayOfEra / 146_096)) / 365);
    const dayOfYear = dayOfEra - (365 * yearOfEra + MathFloor(yearOfEra / 4) - MathFloor(yearOfEra / 100));
    const mp = MathFloor((5 * dayOfYear + 2) / 153);
    const day = dayOfYear - MathFloor((153 * mp + 2) / 5) + 1;
    const month = mp < 10 ? mp + 3 : mp - 9;
    return { __proto__: null, year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
  }
  const isLeap = (y) => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const daysIn = (year, month) =>
    (month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
  /// The weekday of a number of days since 1970-01-01: 0 for Monday.
  const weekday = (days) => ((days + 3) % 7 + 7) % 7;
  /// The day on which week 1 of a year begins.
  function firstWeek(year) {
    const fourth = daysFromCivil(year, 1, 4);
    return fourth - weekday(fourth);
  }
  const weeksIn = (year) => (firstWeek(year + 1) - firstWeek(year)) / 7;

  const monthText = /^([0-9]{4,})-([0-9]{2})$/;
  const dateText = /^([0-9]{4,})-([0-9]{2})-([0-9]{2})$/;
  const weekText = /^([0-9]{4,})-W([0-9]{2})$/;
  const timeText = /^([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,3}))?)?$/;
  const localText = /^([^T ]+)[T ](.+)$/;

  /// Months since January 1970.
  function parseMonth(text) {
    const m = RegExpPrototypeExec(monthText, text);
    if (m === null) return null;
    const year = Number(m[1]);
    const month = Number(m[2]);
    if (year < 1 || month < 1 || month > 12) return null;
    const months = (year - 1970) * 12 + month - 1;
    return year > 275_760 || (year === 275_760 && month > 9) ? null : months;
  }
  function parseDate(text) {
    const m = RegExpPrototypeExec(dateText, text);
    if (m === null) return null;
    const year = Number(m[1]);
    const month = Number(m[2]);
    const day = Number(m[3]);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
    const time = daysFromCivil(year, month, day) * DAY;
    return time > most ? null : time;
  }
  function parseWeek(text) {
    const m = RegExpPrototypeExec(weekText, text);
    if (m === null) return null;
    const year = Number(m[1]);
    const week = Number(m[2]);
    if (year < 1 || week < 1 || week > weeksIn(year)) return null;
    const time = (firstWeek(year) + (week - 1) * 7) * DAY;
    return time > most ? null : time;
  }
  function parseTime(text) {
    const m = RegExpPrototypeExec(timeText, text);
    if (m === null) return null;
    const hour = Number(m[1]);
    const minute = Number(m[2]);
    const second = m[3] === undefined ? 0 : Number(m[3]);
    if (hour > 23 || minute > 59 || second > 59) return null;
    const fraction = m[4] === undefined ? 0 : Number(StringPrototypePadEnd(m[4], 3, '0'));
    return ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
  }
  function parseLocal(text) {
    const m = RegExpPrototypeExec(localText, text);
    if (m === null) return null;
    const day = parseDate(m[1]);
    const time = parseTime(m[2]);
    return day === null || time === null || day + time > most ? null : day + time;
  }

  const two = (n) => StringPrototypePadStart(`${n}`, 2, '0');
  const four = (n) => StringPrototypePadStart(`${n}`, 4, '0');
  function monthString(months) {
    const year = 1970 + MathFloor(months / 12);
    if (!NumberIsFinite(months) || year < 1 || year > 275_760) return '';
    return `${four(year)}-${two(months - (year - 1970) * 12 + 1)}`;
  }
  function dateString(time) {
    const { year, month, day } = civilFromDays(MathFloor(time / DAY));
    return year < 1 ? '' : `${four(year)}-${two(month)}-${two(day)}`;
  }
  function weekString(time) {
    const days = MathFloor(time / DAY);
    const monday = days - weekday(days);
    const { year } = civilFromDays(monday + 3);
    return year < 1 ? '' : `${four(year)}-W${two((monday - firstWeek(year)) / 7 + 1)}`;
  }
  /// The shortest text of a time of day; with a step, that of engines for values of this step.
  function timeString(time, step = 0) {
    const inDay = MathTrunc(((time % DAY) + DAY) % DAY);
    const ms = inDay % 1000;
    const seconds = MathFloor(inDay / 1000);
    const text = `${two(MathFloor(seconds / 3600))}:${two(MathFloor(seconds / 60) % 60)}`;
    const second = seconds % 60;
    if (ms === 0 && step % 1000 === 0) return second === 0 && step % 60_000 === 0 ? text : `${text}:${two(second)}`;
    let fraction = StringPrototypePadStart(`${ms}`, 3, '0');
    while (step === 0 && fraction[fraction.length - 1] === '0') fraction = primordials.StringPrototypeSlice(fraction, 0, -1);
    return `${text}:${two(second)}.${fraction}`;
  }
  function localString(time, step = 0) {
    const day = dateString(time);
    return day === '' ? '' : `${day}T${timeString(time, step)}`;
  }
  /// Months since January 1970 of a time.
  function monthsOf(time) {
    const { year, month } = civilFromDays(MathFloor(time / DAY));
    return (year - 1970) * 12 + month - 1;
  }
  /// The time at which a month begins.
  const timeOfMonth = (months) => {
    const year = 1970 + MathFloor(months / 12);
    return daysFromCivil(year, months - (year - 1970) * 12 + 1, 1) * DAY;
  };
  return {
    __proto__: null, DAY, parseMonth, parseDate, parseWeek, parseTime, parseLocal,
    monthString, dateString, weekString, timeString, localString, monthsOf, timeOfMonth,
  };
});
