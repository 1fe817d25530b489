// HTML, section 4.10.22 (form submission): the algorithm, the entry list and its encodings.
(function (platform) {
  'use strict';
  const { host, primordials, shared, use } = platform;
  const { ArrayPrototypePush, StringPrototypeStartsWith, StringPrototypeIndexOf, StringPrototypeSlice } = primordials;
  const slot = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const controls = shared('html/shared/controls');
  const inputs = shared('html/shared/inputs');
  const selects = shared('html/shared/selects');
  const states = shared('html/shared/states');
  const interfaces = shared('html/shared/interfaces');
  const { parseNonNegative } = shared('html/shared/numbers');
  const { get, has } = use('html/brand');
  const { keyword } = use('html/reflection');
  const CONNECTED = 1;

  /// What is under way at a form: `isConstructing`, `isFiring`, `planned`, `isResetting`.
  const stateOf = (form) => {
    const control = controls.controlOf(form);
    return (control.page ??= { __proto__: null, isConstructing: false, isFiring: false, planned: null, isResetting: false });
  };
  /// `action` and `formAction`: the document's URL for what is missing or empty.
  function actionOf(r, local) {
    const value = get(r, local);
    if (value === null || value === '') return r.doc.data.url;
    return use('html/urls').resolve(r.doc, value) ?? value;
  }

  // MARK: The entry list (section 4.10.22.4)

  const isButton = (r) => r.name === 'button' || (r.name === 'input' && inputs.applies(inputs.typeOf(r), 'u'));
  function isInDatalist(r) {
    for (let p = r.parent; p !== null; p = p.parent) if (tree.isHTML(p, 'datalist')) return true;
    return false;
  }
  /// "Construct the entry list": pairs of a name and a text or File, or null.
  function entryList(form, submitter, encoding = 'UTF-8') {
    const state = stateOf(form);
    if (state.isConstructing) return null;
    state.isConstructing = true;
    try {
      const entries = [];
      const list = controls.elementsOf(form, true);
      for (let i = 0; i < list.length; i++) addEntries(entries, list[i], submitter, encoding);
      const data = use('fetch/form-data').make(entries);
      if (!use('html/traits').isOld) {
        use('events/events').fireAt(form, new (use('events/html-events').FormDataEvent)('formdata', { __proto__: null, bubbles: true, formData: data }));
      }
      return use('fetch/form-data').copyOf(data);
    } finally {
      state.isConstructing = false;
    }
  }
  /// The entries of `new FormData(form, submitter)` (XMLHttpRequest, section 4.3).
  function entriesFor(form, submitter) {
    const where = "Failed to construct 'FormData'";
    const r = slot.nodeOrNull(form);
    if (r === null || !tree.isHTML(r, 'form')) throw use('core/webidl').failure(where, "parameter 1 is not of type 'HTMLFormElement'.");
    let button = null;
    if (submitter !== undefined && submitter !== null) {
      button = slot.nodeOrNull(submitter);
      if (button === null || button.type !== 1) throw use('core/webidl').failure(where, "parameter 2 is not of type 'HTMLElement'.");
      if (!states.isSubmitButton(button)) throw use('core/webidl').failure(where, 'The specified element is not a submit button.');
      if (controls.formOwner(button) !== r) {
        throw use('dom/errors').domError('NotFoundError', `${where}: The specified element is not owned by this form element.`);
      }
    }
    const entries = entryList(r, button);
    if (entries === null) throw use('dom/errors').domError('InvalidStateError', `${where}: The form is constructing entry list.`);
    return entries;
  }
  function addEntries(entries, r, submitter, encoding) {
    if (r.name === 'img' || r.name === 'object' || r.name === 'fieldset' || r.name === 'output') return;
    if (controls.isDisabled(r) || isInDatalist(r)) return;
    if (isButton(r) && r !== submitter) return;
    const add = (name, value) => ArrayPrototypePush(entries, [primordials.StringPrototypeToWellFormed(name), value]);
    const addText = (name, value) => add(name, primordials.StringPrototypeToWellFormed(value));
    const name = get(r, 'name') ?? '';
    const type = r.name === 'input' ? inputs.typeOf(r) : '';
    if (type === 'image') {
      const at = r.more?.extra?.coordinates ?? { __proto__: null, x: 0, y: 0 };
      addText(name === '' ? 'x' : `${name}.x`, `${at.x}`);
      addText(name === '' ? 'y' : `${name}.y`, `${at.y}`);
      return;
    }
    if (controls.isFormAssociated(r)) {
      const value = r.more.custom.submission;
      if (value === null || value === undefined) return;
      if (value.entries !== undefined) for (let i = 0; i < value.entries.length; i++) add(value.entries[i][0], value.entries[i][1]);
      else if (name !== '') add(name, value.single);
      return;
    }
    if (name === '') return;
    if ((type === 'checkbox' || type === 'radio') && !controls.isChecked(r)) return;
    if (r.name === 'select') {
      const options = selects.optionsOf(selects.settled(r));
      for (let i = 0; i < options.length; i++) {
        if (selects.isSelected(options[i]) && !selects.isOptionDisabled(options[i])) addText(name, selects.optionValue(options[i]));
      }
      return;
    }
    if (type === 'file') {
      const files = controls.peek(r)?.files ?? [];
      if (files.length === 0) add(name, use('files/blob').makeFile(emptyBytes(), '', 'application/octet-stream'));
      for (let i = 0; i < files.length; i++) add(name, files[i].file);
      return;
    }
    if (type === 'hidden' && tree.lower(name) === '_charset_') addText(name, encoding);
    else if (r.name === 'textarea') addText(name, wrapped(r));
    else if (r.name === 'button') addText(name, get(r, 'value') ?? '');
    else addText(name, controls.inputValue(r));
    const direction = get(r, 'dirname');
    if (direction !== null && direction !== '' && (r.name === 'textarea' || inputs.applies(type, 'd'))) addText(direction, states.direction(r));
  }
  /// "The textarea wrapping transformation" (section 4.10.11): with `wrap=hard` no line is longer than `cols` says.
  function wrapped(r) {
    const text = controls.textareaValue(r);
    if (tree.lower(get(r, 'wrap') ?? '') !== 'hard') return text;
    const columns = parseNonNegative(get(r, 'cols') ?? '') || 20;
    let made = '';
    /// Where the line begins, and after which space it can end.
    let start = 0, space = 0;
    for (let i = 0; i < text.length; i++) {
      if (text[i] === '\n') {
        made += StringPrototypeSlice(text, start, i + 1);
        start = space = i + 1;
      } else if (text[i] === ' ') space = i + 1;
      else if (i - start >= columns) {
        const end = space > start ? space : i;
        made += `${StringPrototypeSlice(text, start, end)}\n`;
        start = space = end;
      }
    }
    return made + StringPrototypeSlice(text, start);
  }
  const emptyBytes = () => new platform.intrinsics.Uint8Array(0);

  // MARK: Encodings

  const encodeAs = host('encoding.encodeAs');
  /// "Convert to a list of name-value pairs": files by their names, line breaks as CRLF.
  function pairsOf(entries) {
    const { withLineBreaks } = use('fetch/multipart');
    const pairs = [];
    for (let i = 0; i < entries.length; i++) {
      const value = entries[i][1];
      ArrayPrototypePush(pairs, [withLineBreaks(entries[i][0]), typeof value === 'string' ? withLineBreaks(value) : withLineBreaks(use('files/blob').nameOf(value))]);
    }
    return pairs;
  }
  const urlencoded = (entries, encoding) => use('url/url').serializeForm(pairsOf(entries), encoding);
  function plainText(entries) {
    const pairs = pairsOf(entries);
    let text = '';
    for (let i = 0; i < pairs.length; i++) text += `${pairs[i][0]}=${pairs[i][1]}\r\n`;
    return text;
  }

  // MARK: Submitting (section 4.10.22.3)

  const textOf = (form, submitter, formAttribute, attribute) => {
    if (submitter !== null && has(submitter, formAttribute)) return get(submitter, formAttribute);
    return get(form, attribute);
  };
  const methods = interfaces.setNamed('method');
  const types = interfaces.setNamed('enctype');
  /// The target of a link or form: its own, else that of the first base element with one.
  function targetOf(r, own) {
    if (own !== null) return own;
    for (let n = r.doc.first; n !== null; n = tree.next(n, r.doc)) {
      if (tree.isHTML(n, 'base') && has(n, 'target')) return get(n, 'target');
    }
    return '';
  }
  /// Whether a sandbox forbids to send forms.
  const isFormless = () => platform.isLoaded('html/realms') && use('html/realms').own.isFormless;
  const canNavigate = (form) => (form.flags & CONNECTED) !== 0 && form.doc.data.window === true && !isFormless();

  /// The user is told why a form is not submitted: of the first control, as a browser's bubble has it.
  function tellInvalid(form) {
    const constraints = use('html/constraints');
    const list = controls.elementsOf(form, true);
    for (let i = 0; i < list.length; i++) {
      if (!constraints.isInvalid(list[i])) continue;
      const message = shared('html/shared/messages').messageOf(list[i]);
      host('page.record')('form.invalid', shared('user/shared/names').nameOf(list[i]), message);
      return;
    }
  }
  /// "Submit" a form from a submitter, a record or null; `isDirect` for the submit() method.
  function submit(form, submitter, isDirect) {
    if (!canNavigate(form)) return;
    const state = stateOf(form);
    if (state.isConstructing) return;
    if (!isDirect) {
      if (state.isFiring) return;
      state.isFiring = true;
      try {
        // Whoever submits has said what is in the controls.
        const list = controls.elementsOf(form, true);
        for (let i = 0; i < list.length; i++) use('html/constraints').markTouched(list[i]);
        const isUnchecked = has(form, 'novalidate') || (submitter !== null && has(submitter, 'formnovalidate'));
        if (!isUnchecked && !use('html/constraints').reportForm(form)) {
          tellInvalid(form);
          return;
        }
        if (!use('events/events').fireAt(form, submitEvent(submitter))) return;
      } finally {
        state.isFiring = false;
      }
      if (!canNavigate(form)) return;
    }
    const encoding = host('encoding.ofForm')(get(form, 'accept-charset'), form.doc.data.encoding);
    const entries = entryList(form, submitter, encoding);
    if (entries === null || !canNavigate(form)) return;
    const method = keyword(methods, textOf(form, submitter, 'formmethod', 'method'));
    if (method === 'dialog') {
      submitDialog(form, submitter);
      return;
    }
    const given = textOf(form, submitter, 'formaction', 'action');
    const action = given === null || given === '' ? form.doc.data.url : use('html/urls').resolve(form.doc, given);
    if (action === undefined) return;
    if (slot.home.policy !== null && !slot.home.policy.allowsURL('form-action', action, form.place)) return;
    const enctype = keyword(types, textOf(form, submitter, 'formenctype', 'enctype'));
    const own = submitter !== null && has(submitter, 'formtarget') ? get(submitter, 'formtarget') : get(form, 'target');
    plan(state, { ...requestFor(action, method, enctype, entries, encoding), target: targetOf(form, own), form, submitter }, isDirect);
  }
  /// The event of a submission; EdgeHTML does not say who submits.
  function submitEvent(submitter) {
    const common = { __proto__: null, bubbles: true, cancelable: true };
    if (use('html/traits').isOld) return new (use('events/events').Event)('submit', common);
    return new (use('events/html-events').SubmitEvent)('submit', { ...common, submitter: slot.wrap(submitter) });
  }
  function submitDialog(form, submitter) {
    let dialog = form.parent;
    while (dialog !== null && !tree.isHTML(dialog, 'dialog')) dialog = dialog.parent;
    if (dialog === null || !has(dialog, 'open')) return;
    let result;
    if (submitter !== null) {
      if (submitter.name === 'input' && inputs.typeOf(submitter) === 'image') {
        const at = submitter.more?.extra?.coordinates ?? { __proto__: null, x: 0, y: 0 };
        result = `${at.x},${at.y}`;
      } else if (has(submitter, 'value')) result = get(submitter, 'value');
    }
    use('html/dialog').close(dialog, result, submitter);
  }
  const isScheme = (url, name) => StringPrototypeStartsWith(url, `${name}:`);
  /// What is sent: `{ url, method, enctype, body }`, the body a text, bytes or null.
  function requestFor(action, method, enctype, entries, encoding) {
    if (isScheme(action, 'mailto')) return mail(action, method, enctype, entries, encoding);
    const hasBody = method === 'post' && (isScheme(action, 'http') || isScheme(action, 'https'));
    if (!hasBody) {
      const isQuery = method === 'get' && (isScheme(action, 'http') || isScheme(action, 'https') || isScheme(action, 'data') || isScheme(action, 'file'));
      const url = isQuery ? host('url.set')(action, 'form query', urlencoded(entries, encoding)) ?? action : action;
      return { __proto__: null, url, method: 'GET', enctype: null, body: null };
    }
    if (enctype === 'multipart/form-data') {
      const { bytes, boundary } = use('fetch/multipart').serialize(entries, encoding);
      return { __proto__: null, url: action, method: 'POST', enctype: `${enctype}; boundary=${boundary}`, body: bytes };
    }
    const body = enctype === 'text/plain' ? encodeAs(plainText(entries), encoding) : urlencoded(entries, encoding);
    return { __proto__: null, url: action, method: 'POST', enctype, body };
  }
  function mail(action, method, enctype, entries, encoding) {
    if (method === 'get') {
      const headers = primordials.StringPrototypeReplaceAll(urlencoded(entries, encoding), '+', '%20');
      const mark = StringPrototypeIndexOf(action, '?');
      const url = `${mark < 0 ? action : StringPrototypeSlice(action, 0, mark)}?${headers}`;
      return { __proto__: null, url, method: 'GET', enctype: null, body: null };
    }
    const body = primordials.encodeURIComponent(enctype === 'text/plain' ? plainText(entries) : urlencoded(entries, encoding));
    const url = `${action}${StringPrototypeIndexOf(action, '?') < 0 ? '?' : '&'}body=${body}`;
    return { __proto__: null, url, method: 'GET', enctype: null, body: null };
  }
  /// "Plan to navigate": in a task, which a later plan of the same form replaces. (The standard keeps one plan for all targets;
  /// browsers send a form to each that `submit()` was called for, `isDirect`.)
  function plan(state, request, isDirect) {
    const tasks = use('core/tasks');
    const { target } = request;
    const forget = (plan) => {
      planned.delete(target);
      waiting.delete(plan);
    };
    const planned = (state.planned ??= new primordials.Map());
    if (isDirect) planned.get(target)?.cancel();
    else planned.forEach((earlier) => { earlier.cancel(); });
    const task = tasks.post(() => {
      forget(plan);
      use('html/navigation').submit(request);
    });
    const plan = {
      __proto__: null, target,
      cancel() {
        tasks.cancel(task);
        forget(plan);
      },
    };
    planned.set(target, plan);
    waiting.add(plan);
  }
  /// What is planned by any form of the page.
  const waiting = new primordials.Set();
  /// A navigation of a target begins: what was planned for that before is not sent. (The standard sends it; browsers do not.)
  function overtake(target) {
    const { isOwn } = use('html/navigation');
    waiting.forEach((plan) => { if (plan.target === target || (isOwn(plan.target) && isOwn(target))) plan.cancel(); });
  }

  // MARK: Implicit submission (section 4.10.22.2) and resetting (4.10.23)

  /// What Enter in a text control does.
  function submitImplicitly(r) {
    const form = controls.formOwner(r);
    if (form === null) return;
    const button = states.defaultButton(form);
    if (button !== null) {
      if (!controls.isDisabled(button)) use('html/activation').fireClick(button);
      return;
    }
    const list = controls.elementsOf(form);
    let blocking = 0;
    for (let i = 0; i < list.length; i++) if (list[i].name === 'input' && inputs.applies(inputs.typeOf(list[i]), 'b')) blocking++;
    if (blocking <= 1) submit(form, null, false);
  }
  /// "Reset" a form.
  function reset(form) {
    const state = stateOf(form);
    if (state.isResetting) return;
    state.isResetting = true;
    try {
      if (!use('html/fire').fire(form, 'reset', { bubbles: true, cancelable: true })) return;
      const list = controls.elementsOf(form, true);
      for (let i = 0; i < list.length; i++) resetControl(list[i]);
      tree.changed(form.doc);
    } finally {
      state.isResetting = false;
    }
  }
  function resetControl(r) {
    const control = controls.controlOf(r);
    control.touched = false;
    control.edited = false;
    control.bad = false;
    switch (r.name) {
      case 'input':
        control.dirty = false;
        control.dirtyChecked = false;
        control.checked = null;
        control.files = null;
        control.fileList = null;
        if (has(r, 'checked') && inputs.typeOf(r) === 'radio') shared('html/shared/radios').claim(r);
        break;
      case 'textarea': control.dirty = false; break;
      case 'select': selects.reset(r); break;
      case 'output':
        if (control.dirty) {
          control.dirty = false;
          tree.setTextContent(r, control.value);
        }
        break;
      default:
        if (controls.isFormAssociated(r)) use('html/custom-elements').call(r, 'formResetCallback', []);
    }
  }
  return { actionOf, entryList, entriesFor, submit, submitImplicitly, reset, targetOf, overtake };
});
