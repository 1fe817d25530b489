// `console.table`: rows and columns as a table of text.
(function (platform) {
  'use strict';
  const { primordials, use } = platform;
  const {
    ArrayIsArray, ArrayPrototypeIndexOf, ArrayPrototypePush, MapPrototypeEntries, MapPrototypeGetSize,
    ObjectGetOwnPropertyDescriptor, ReflectOwnKeys, SetPrototypeGetSize, SetPrototypeValues,
    StringPrototypeRepeat, StringPrototypeReplaceAll, TypedArrayPrototypeGetLength, TypedArrayPrototypeGetSymbolToStringTag,
  } = primordials;
  const idl = use('core/webidl');
  const { inspect, own, targetOf, cut } = use('console/inspect');
  const mostRows = 100, mostColumns = 20, widestCell = 60;

  const cell = (value) => cut(StringPrototypeReplaceAll(inspect(value, 0), '\n', ' '), widestCell);
  const head = (text) => cut(StringPrototypeReplaceAll(inspect(text), '\n', ' '), widestCell);
  const plainHead = (key) => { const text = head(key); return text === `'${key}'` ? `${key}` : text; };
  const unwrapped = (value) => {
    for (let i = 0, target; i < 16 && idl.isObject(value) && (target = targetOf(value)) !== undefined; i++) value = target;
    return value;
  };

  /// `[key, value]` of what an object holds, and how many there are in all.
  function pairs(object, limit) {
    const list = [];
    const size = ArrayIsArray(object) ? own(object, 'length')
      : TypedArrayPrototypeGetSymbolToStringTag(object) !== undefined ? TypedArrayPrototypeGetLength(object) : -1;
    if (size >= 0) {
      for (let i = 0; i < size && i < limit; i++) ArrayPrototypePush(list, [i, read(object, i)]);
      return { list, size };
    }
    const keys = ReflectOwnKeys(object);
    let count = 0;
    for (let i = 0; i < keys.length; i++) {
      if (typeof keys[i] !== 'string' || !ObjectGetOwnPropertyDescriptor(object, keys[i])?.enumerable) continue;
      if (count++ < limit) ArrayPrototypePush(list, [keys[i], read(object, keys[i])]);
    }
    return { list, size: count };
  }
  const getter = { __proto__: null };
  function read(object, key) {
    const property = ObjectGetOwnPropertyDescriptor(object, key);
    return property?.get || property?.set ? getter : property?.value;
  }
  function rowsOf(object) {
    const list = [];
    let i = 0;
    const isMap = (() => { try { return MapPrototypeGetSize(object) >= 0; } catch { return false; } })();
    const isSet = !isMap && (() => { try { return SetPrototypeGetSize(object) >= 0; } catch { return false; } })();
    if (!isMap && !isSet) return pairs(object, mostRows);
    const steps = isMap ? MapPrototypeEntries(object) : SetPrototypeValues(object);
    for (let step = steps.next(); !step.done && i < mostRows; i++, step = steps.next()) {
      ArrayPrototypePush(list, isMap ? [step.value[0], step.value[1]] : [i, step.value]);
    }
    return { list, size: isMap ? MapPrototypeGetSize(object) : SetPrototypeGetSize(object) };
  }

  /// The table of a value; undefined for one that is none.
  function table(given, columns) {
    const data = unwrapped(given);
    if (!idl.isObject(data)) return undefined;
    const rows = rowsOf(data);
    const names = [];
    const lines = [];
    let hasValues = false;
    const chosen = columns && columns.length > mostColumns ? mostColumns : columns?.length;
    for (let i = 0; columns && i < chosen; i++) ArrayPrototypePush(names, columns[i]);
    for (let i = 0; i < rows.list.length; i++) {
      const value = rows.list[i][1] === getter ? getter : unwrapped(rows.list[i][1]);
      const line = { __proto__: null, key: rows.list[i][0], cells: { __proto__: null }, value: undefined };
      if (value === getter || !idl.isObject(value) || typeof value === 'function') {
        hasValues = true;
        line.value = value === getter ? '[Getter]' : cell(value);
      } else {
        const found = pairs(value, columns ? 1000 : mostColumns).list;
        for (let k = 0; k < found.length; k++) {
          const name = `${found[k][0]}`;
          const at = ArrayPrototypeIndexOf(names, name);
          if (at < 0 && (columns || names.length >= mostColumns)) continue;
          if (at < 0) ArrayPrototypePush(names, name);
          line.cells[name] = found[k][1] === getter ? '[Getter]' : cell(found[k][1]);
        }
      }
      ArrayPrototypePush(lines, line);
    }
    const heads = ['(index)'];
    for (let i = 0; i < names.length; i++) ArrayPrototypePush(heads, plainHead(names[i]));
    if (hasValues) ArrayPrototypePush(heads, 'Values');
    const body = [];
    for (let i = 0; i < lines.length; i++) {
      const row = [typeof lines[i].key === 'string' ? plainHead(lines[i].key) : cell(lines[i].key)];
      for (let k = 0; k < names.length; k++) ArrayPrototypePush(row, lines[i].cells[names[k]] ?? '');
      if (hasValues) ArrayPrototypePush(row, lines[i].value ?? '');
      ArrayPrototypePush(body, row);
    }
    const left = rows.size - rows.list.length;
    return draw(heads, body) + (left > 0 ? `\n... ${left} more row${left === 1 ? '' : 's'}` : '');
  }
  function draw(heads, body) {
    const widths = [];
    for (let c = 0; c < heads.length; c++) {
      let width = heads[c].length;
      for (let r = 0; r < body.length; r++) if (body[r][c].length > width) width = body[r][c].length;
      ArrayPrototypePush(widths, width);
    }
    const rule = (left, middle, right) => {
      let text = left;
      for (let c = 0; c < widths.length; c++) text += (c ? middle : '') + StringPrototypeRepeat('─', widths[c] + 2);
      return text + right;
    };
    const row = (cells) => {
      let text = '│';
      for (let c = 0; c < widths.length; c++) {
        text += ` ${cells[c]}${StringPrototypeRepeat(' ', widths[c] - cells[c].length)} │`;
      }
      return text;
    };
    let text = `${rule('┌', '┬', '┐')}\n${row(heads)}\n${rule('├', '┼', '┤')}`;
    for (let r = 0; r < body.length; r++) text += `\n${row(body[r])}`;
    return `${text}\n${rule('└', '┴', '┘')}`;
  }
  return { table };
});
