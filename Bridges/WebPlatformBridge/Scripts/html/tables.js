// HTML, section 4.9 (tables): HTMLTableElement, its sections, rows and cells.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const collections = use('dom/collections');
  const tree = shared('dom/shared/tree');
  const { isHTML } = tree;
  const { childNamed } = shared('html/shared/walk');
  const { brand, finish } = use('html/brand');
  const own = brand('HTMLTableElement');
  const ownSection = brand('HTMLTableSectionElement');
  const ownRow = brand('HTMLTableRowElement');
  const ownCell = brand('HTMLTableCellElement');
  const domError = (name, message) => use('dom/errors').domError(name, message);
  const make = (r, local) => tree.newElement(r.doc, tree.HTML_NS, null, local);
  const isSection = (r) => isHTML(r, 'tbody') || isHTML(r, 'thead') || isHTML(r, 'tfoot');
  const isCell = (r) => isHTML(r, 'td') || isHTML(r, 'th');

  // MARK: Rows

  /// The rows of a table: those of heads, then of bodies and the table itself, then of feet.
  function rowsOf(table) {
    const list = tree.newList();
    for (let pass = 0; pass < 3; pass++) {
      for (let c = table.first; c !== null; c = c.next) {
        const place = isHTML(c, 'thead') ? 0 : isHTML(c, 'tfoot') ? 2 : 1;
        if (place !== pass) continue;
        if (isHTML(c, 'tr')) list.push(c);
        else if (isSection(c)) for (let r = c.first; r !== null; r = r.next) if (isHTML(r, 'tr')) list.push(r);
      }
    }
    return list;
  }
  function isRowOf(r, table) {
    if (!isHTML(r, 'tr')) return false;
    return r.parent === table || (r.parent.parent === table && isSection(r.parent));
  }
  /// A collection whose order is not that of the tree.
  function rowState(r) {
    const state = collections.collectionState('HTMLCollection', r, isRowOf, r, true, false);
    state.inOrder = rowsOf;
    return state;
  }
  const rowCollection = (r) => collections.cached(r, 'rows', () =>
    use('dom/exotic').make(collections.HTMLCollection, rowState(r), collections.htmlCollectionHandler));
  const children = (r, key, test) => collections.cached(r, key, () =>
    collections.htmlCollection(r, test, null, { isChildren: true, usesAttributes: false }));
  const isRow = (r) => isHTML(r, 'tr');
  const rowsIn = (section) => children(section, 'rows', isRow);
  function childList(r, test) {
    const list = tree.newList();
    for (let c = r.first; c !== null; c = c.next) if (test(c)) list.push(c);
    return list;
  }
  /// insertRow and insertCell where the list is that of children.
  function insertInto(parent, list, made, index, where) {
    if (index < -1 || index > list.length) {
      throw domError('IndexSizeError', `${where}: The value provided (${index}) is outside the range [-1, ${list.length}].`);
    }
    tree.insert(parent, made, index === -1 || index === list.length ? null : list[index]);
    finish();
    return slot.wrap(made);
  }
  /// deleteRow and deleteCell.
  function deleteFrom(list, index, where) {
    if (index < -1 || index >= list.length) {
      if (index === -1) return;
      throw domError('IndexSizeError', `${where}: The value provided (${index}) is outside the range [-1, ${list.length}).`);
    }
    if (index === -1 && list.length === 0) return;
    tree.remove(list[index === -1 ? list.length - 1 : index]);
    finish();
  }

  // MARK: Table

  const firstOf = (r, local) => childNamed(r, local);
  function removeFirst(r, local) {
    const found = firstOf(r, local);
    if (found !== null) tree.remove(found);
    finish();
  }
  /// Where a head goes: behind captions and column groups.
  function headPlace(table) {
    for (let c = table.first; c !== null; c = c.next) if (c.type === 1 && !isHTML(c, 'caption') && !isHTML(c, 'colgroup')) return c;
    return null;
  }
  const given = (value, local, name, where) => {
    if (value === null || value === undefined) return null;
    const r = slot.nodeOrNull(value);
    const isRight = r !== null && (local === 'caption' ? isHTML(r, 'caption') : isSection(r));
    if (!isRight) throw idl.failure(where, `Failed to convert value to '${name}'.`);
    if (!isHTML(r, local)) throw domError('HierarchyRequestError', `${where}: Not a ${local} element.`);
    return r;
  };
  /// Puts a section where there is none of its kind; the page's object of it.
  function create(table, local, place) {
    let found = firstOf(table, local);
    if (found === null) {
      found = make(table, local);
      tree.insert(table, found, place());
      finish();
    }
    return slot.wrap(found);
  }
  /// Puts a section in the place of the first of its kind.
  function replace(table, local, r, place) {
    const old = firstOf(table, local);
    if (old !== null && old !== r) tree.remove(old);
    if (r === null) {
      finish();
      return;
    }
    const code = tree.preInsert(table, r, place());
    if (code !== 0) use('dom/errors').raise(code, "Failed to set a property on 'HTMLTableElement'");
    finish();
  }
  const table = {
    get caption() { return slot.wrap(firstOf(own(this), 'caption')); },
    set caption(value) {
      const r = own(this);
      replace(r, 'caption', given(value, 'caption', 'HTMLTableCaptionElement', "Failed to set the 'caption' property on 'HTMLTableElement'"), () => r.first);
    },
    createCaption() {
      const r = own(this);
      return create(r, 'caption', () => r.first);
    },
    deleteCaption() { removeFirst(own(this), 'caption'); },
    get tHead() { return slot.wrap(firstOf(own(this), 'thead')); },
    set tHead(value) {
      const r = own(this);
      replace(r, 'thead', given(value, 'thead', 'HTMLTableSectionElement', "Failed to set the 'tHead' property on 'HTMLTableElement'"), () => headPlace(r));
    },
    createTHead() {
      const r = own(this);
      return create(r, 'thead', () => headPlace(r));
    },
    deleteTHead() { removeFirst(own(this), 'thead'); },
    get tFoot() { return slot.wrap(firstOf(own(this), 'tfoot')); },
    set tFoot(value) {
      replace(own(this), 'tfoot', given(value, 'tfoot', 'HTMLTableSectionElement', "Failed to set the 'tFoot' property on 'HTMLTableElement'"), () => null);
    },
    createTFoot() { return create(own(this), 'tfoot', () => null); },
    deleteTFoot() { removeFirst(own(this), 'tfoot'); },
    get tBodies() { return children(own(this), 'tBodies', (r) => isHTML(r, 'tbody')); },
    createTBody() {
      const r = own(this);
      const made = make(r, 'tbody');
      let last = null;
      for (let c = r.first; c !== null; c = c.next) if (isHTML(c, 'tbody')) last = c;
      tree.insert(r, made, last === null ? null : last.next);
      finish();
      return slot.wrap(made);
    },
    get rows() { return rowCollection(own(this)); },
    insertRow(index = -1) {
      const r = own(this);
      const at = idl.long(index);
      const list = rowsOf(r);
      const where = "Failed to execute 'insertRow' on 'HTMLTableElement'";
      if (at < -1 || at > list.length) throw domError('IndexSizeError', `${where}: The index provided (${at}) is greater than the number of rows in the table (${list.length}).`);
      const row = make(r, 'tr');
      if (list.length === 0) {
        let body = null;
        for (let c = r.first; c !== null; c = c.next) if (isHTML(c, 'tbody')) body = c;
        if (body === null) {
          body = make(r, 'tbody');
          tree.append(body, row);
          tree.append(r, body);
        } else tree.append(body, row);
      } else if (at === -1 || at === list.length) tree.append(list[list.length - 1].parent, row);
      else tree.insert(list[at].parent, row, list[at]);
      finish();
      return slot.wrap(row);
    },
    deleteRow(index) {
      const r = own(this);
      const where = "Failed to execute 'deleteRow' on 'HTMLTableElement'";
      idl.arity(arguments.length, 1, where);
      deleteFrom(rowsOf(r), idl.long(index), where);
    },
  };
  const section = {
    get rows() { return rowsIn(ownSection(this)); },
    insertRow(index = -1) {
      const r = ownSection(this);
      return insertInto(r, childList(r, isRow), make(r, 'tr'), idl.long(index), "Failed to execute 'insertRow' on 'HTMLTableSectionElement'");
    },
    deleteRow(index) {
      const r = ownSection(this);
      const where = "Failed to execute 'deleteRow' on 'HTMLTableSectionElement'";
      idl.arity(arguments.length, 1, where);
      deleteFrom(childList(r, isRow), idl.long(index), where);
    },
  };
  const positionIn = (list, r) => {
    for (let i = 0; i < list.length; i++) if (list[i] === r) return i;
    return -1;
  };
  const row = {
    get rowIndex() {
      const r = ownRow(this);
      let p = r.parent;
      if (p !== null && isSection(p)) p = p.parent;
      return p !== null && isHTML(p, 'table') ? positionIn(rowsOf(p), r) : -1;
    },
    get sectionRowIndex() {
      const r = ownRow(this);
      if (r.parent === null) return -1;
      if (isHTML(r.parent, 'table')) return positionIn(rowsOf(r.parent), r);
      return isSection(r.parent) ? positionIn(childList(r.parent, isRow), r) : -1;
    },
    get cells() { return children(ownRow(this), 'cells', isCell); },
    insertCell(index = -1) {
      const r = ownRow(this);
      return insertInto(r, childList(r, isCell), make(r, 'td'), idl.long(index), "Failed to execute 'insertCell' on 'HTMLTableRowElement'");
    },
    deleteCell(index) {
      const r = ownRow(this);
      const where = "Failed to execute 'deleteCell' on 'HTMLTableRowElement'";
      idl.arity(arguments.length, 1, where);
      deleteFrom(childList(r, isCell), idl.long(index), where);
    },
  };
  const cell = {
    get cellIndex() {
      const r = ownCell(this);
      return r.parent !== null && isHTML(r.parent, 'tr') ? positionIn(childList(r.parent, isCell), r) : -1;
    },
  };
  return {
    HTMLTableElement: { members: table }, HTMLTableSectionElement: { members: section }, HTMLTableRowElement: { members: row },
    HTMLTableCellElement: { members: cell },
  };
});
