// The Console Standard: what its functions print. Calls with nothing but primitives never come here.
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const {
    ArrayPrototypePush, NumberParseFloat, NumberParseInt, ReflectApply, StringPrototypeIndexOf,
    StringPrototypeSlice,
  } = primordials;
  const idl = use('core/webidl');
  const { inspect, stackText, cut, most } = use('console/inspect');
  const record = host('console.record');
  const group = host('console.group');
  const now = host('time.still');

  // MARK: Formatter (section 2.2)

  /// What a specifier makes of its argument; a conversion that throws prints the argument instead.
  function convert(kind, value) {
    try {
      switch (kind) {
        case 's': return typeof value === 'symbol' ? inspect(value) : cut(`${value}`, most.all);
        case 'd': case 'i': return typeof value === 'symbol' ? 'NaN' : typeof value === 'bigint' ? `${value}n` : `${NumberParseInt(value, 10)}`;
        case 'f': return typeof value === 'symbol' ? 'NaN' : `${NumberParseFloat(value)}`;
        case 'o': return inspect(value, most.depth + 2);
        case 'O': return inspect(value);
        case 'c': return '';
      }
    } catch { return inspect(value); }
    return undefined;
  }
  const word = (value) => (typeof value === 'string' ? cut(value, most.all) : inspect(value));
  /// The printed text of a list of arguments; `formats` is false where '%' means nothing.
  function text(args, formats = true) {
    let result = '';
    let next = 0;
    if (formats && args.length > 1 && typeof args[0] === 'string') {
      const format = args[0];
      let from = 0;
      next = 1;
      for (;;) {
        const at = StringPrototypeIndexOf(format, '%', from);
        if (at < 0 || at + 1 >= format.length || result.length > most.all) break;
        result += StringPrototypeSlice(format, from, at);
        from = at + 2;
        const kind = format[at + 1];
        if (kind === '%') { result += '%'; continue; }
        const done = next < args.length ? convert(kind, args[next]) : undefined;
        if (done === undefined) { result += '%'; from = at + 1; continue; }
        result += done;
        next++;
      }
      result += StringPrototypeSlice(format, from, from + most.all);
    } else if (args.length > 0) {
      result = word(args[0]);
      next = 1;
    }
    for (; next < args.length && result.length <= most.all; next++) result += ` ${word(args[next])}`;
    return cut(result, most.all);
  }
  /// The arguments after the first.
  const rest = (args) => {
    const list = [];
    for (let i = 1; i < args.length; i++) ArrayPrototypePush(list, args[i]);
    return list;
  };
  /// Writes a line down: the text that is printed, and the arguments as data.
  function write(level, printed, args) {
    const given = [level, printed];
    for (let i = 0; i < args.length; i++) ArrayPrototypePush(given, args[i]);
    ReflectApply(record, undefined, given);
  }
  /// The text, or nothing where even that cannot be made (the stack of a recursion is used up).
  function attempt(make) {
    try { return make(); } catch { return undefined; }
  }

  // MARK: Logging (section 1.1)

  const functions = { __proto__: null };
  const line = (level) => { functions[level] = (...args) => write(level, attempt(() => text(args)), args); };
  line('log'); line('info'); line('warn'); line('error'); line('debug');
  functions.dirxml = (...args) => write('dirxml', attempt(() => text(args, false)), args);
  functions.dir = (...args) => {
    write('dir', attempt(() => inspect(args[0])), args.length > 1 ? [args[0]] : args);
  };
  functions.assert = (...args) => {
    if (args[0]) return;
    write('assert', attempt(() => {
      const data = rest(args);
      if (data.length === 0) return 'Assertion failed';
      if (typeof data[0] === 'string') data[0] = `Assertion failed: ${data[0]}`;
      else return `Assertion failed ${text(data)}`;
      return text(data);
    }), args);
  };
  functions.trace = (...args) => {
    const stack = attempt(() => stackText(new intrinsics.Error().stack));
    write('trace', attempt(() => (args.length ? `Trace: ${text(args)}` : 'Trace') + (stack ?? '')), args);
  };
  functions.table = (...args) => {
    const columns = args[1] === undefined ? null : idl.sequence(idl.DOMString)(args[1], "Failed to execute 'table' on 'console'");
    write('table', attempt(() => use('console/console-table').table(args[0], columns) ?? text([args[0]])), args);
  };
  // They are for a profiler's timeline, and print nothing.
  functions.profile = functions.profileEnd = functions.timeStamp = () => {};
  functions.clear = () => { group('clear'); };

  // MARK: Grouping (section 1.3)

  const opening = (level) => {
    functions[level] = (...args) => {
      write(level, attempt(() => (args.length ? text(args) : `console.${level}`)), args);
      group('open');
    };
  };
  opening('group'); opening('groupCollapsed');
  functions.groupEnd = () => { group('close'); };

  // MARK: Counting (section 1.2)

  const label = (args, name) => {
    const given = args[0] === undefined ? 'default' : idl.DOMString(args[0], `Failed to execute '${name}' on 'console'`);
    // A label is remembered by what is enough to tell it.
    return cut(given, 1000);
  };
  const counts = new primordials.Map();
  functions.count = (...args) => {
    const name = label(args, 'count');
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    write('count', `${name}: ${count}`, args);
  };
  functions.countReset = (...args) => {
    const name = label(args, 'countReset');
    if (counts.has(name)) counts.delete(name);
    else write('countReset', `Count for '${name}' does not exist`, args);
  };

  // MARK: Timing (section 1.4), in virtual time

  const timers = new primordials.Map();
  functions.time = (...args) => {
    const name = label(args, 'time');
    if (timers.has(name)) write('time', `Timer '${name}' already exists`, args);
    else timers.set(name, now());
  };
  function elapsed(level, args) {
    const name = label(args, level);
    const since = timers.get(name);
    if (since === undefined) { write(level, `Timer '${name}' does not exist`, args); return name; }
    const data = rest(args);
    write(level, attempt(() => `${name}: ${now() - since} ms` + (data.length ? ` ${text(data, false)}` : '')), args);
    return name;
  }
  functions.timeLog = (...args) => { elapsed('timeLog', args); };
  functions.timeEnd = (...args) => { timers.delete(elapsed('timeEnd', [args[0]])); };
  return functions;
});
