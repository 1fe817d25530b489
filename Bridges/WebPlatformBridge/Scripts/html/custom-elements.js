// HTML, section 4.13 (custom elements): CustomElementRegistry, construction, upgrades and callbacks.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { ArrayPrototypeIncludes, MapPrototypeGet, MapPrototypeHas, MapPrototypeSet, ObjectSetPrototypeOf, ReflectConstruct } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const { stateOf, CUSTOM } = shared('html/shared/custom-state');
  const interfaces = shared('html/shared/interfaces');
  const controls = shared('html/shared/controls');
  const reactions = use('html/reactions');
  const tasks = use('core/tasks');
  const CONNECTED = 1;
  const domError = (name, message) => use('dom/errors').domError(name, message);
  const report = (error) => use('core/errors').report(error);

  // MARK: Definitions

  const byName = new primordials.Map();
  const byConstructor = new primordials.Map();
  const waiting = new primordials.Map();
  let isDefining = false;
  /// "Look up a custom element definition", or undefined.
  function definitionFor(local, is) {
    const own = MapPrototypeGet(byName, local);
    if (own !== undefined && own.localName === local) return own;
    if (is === null || is === undefined) return undefined;
    const other = MapPrototypeGet(byName, is);
    return other !== undefined && other.localName === local ? other : undefined;
  }
  const definitionOf = (r) => definitionFor(r.name, r.more?.custom?.is ?? null);

  /// A Proxy can be constructed exactly if its target can; no code of the page runs.
  function isConstructor(value) {
    if (typeof value !== 'function') return false;
    try {
      new (new intrinsics.Proxy(value, { __proto__: null, construct: () => ({}) }))();
      return true;
    } catch { return false; }
  }
  const lifecycle = ['connectedCallback', 'disconnectedCallback', 'connectedMoveCallback', 'adoptedCallback', 'attributeChangedCallback'];
  const ofForms = ['formAssociatedCallback', 'formResetCallback', 'formDisabledCallback', 'formStateRestoreCallback'];
  const strings = idl.sequence(idl.DOMString);
  function readCallbacks(definition, prototype, names, where) {
    for (let i = 0; i < names.length; i++) {
      const callback = prototype[names[i]];
      if (callback !== undefined) definition.callbacks[names[i]] = idl.callback(callback, `${where}: ${names[i]}`);
    }
  }
  function define(name, constructor, options, where) {
    if (!isConstructor(constructor)) throw idl.failure(where, 'parameter 2 is not a constructor.');
    if (!interfaces.isCustomName(name)) throw domError('SyntaxError', `${where}: "${name}" is not a valid custom element name`);
    if (MapPrototypeHas(byName, name)) throw domError('NotSupportedError', `${where}: the name "${name}" has already been used with this registry`);
    if (MapPrototypeHas(byConstructor, constructor)) throw domError('NotSupportedError', `${where}: this constructor has already been used with this registry`);
    let localName = name;
    if (options !== undefined && options !== null && !idl.isObject(options)) throw idl.failure(where, 'parameter 3 is not an object.');
    const extended = options?.extends;
    if (extended !== undefined) {
      localName = idl.DOMString(extended);
      if (interfaces.isCustomName(localName)) throw domError('NotSupportedError', `${where}: "${localName}" is a valid custom element name`);
      if (interfaces.nameFor(localName) === 'HTMLUnknownElement') throw domError('NotSupportedError', `${where}: "${localName}" is an HTMLUnknownElement`);
    }
    if (isDefining) throw domError('NotSupportedError', `${where}: this registry is already running a definition`);
    isDefining = true;
    const definition = {
      __proto__: null, name, localName, constructor, callbacks: { __proto__: null }, observed: [], isFormAssociated: false,
      hasNoInternals: false, hasNoShadow: false, stack: tree.newList(),
    };
    try {
      const { prototype } = constructor;
      if (!idl.isObject(prototype)) throw idl.failure(where, "constructor.prototype is not an object.");
      readCallbacks(definition, prototype, lifecycle, where);
      if (definition.callbacks.attributeChangedCallback !== undefined) {
        const observed = constructor.observedAttributes;
        if (observed !== undefined) definition.observed = strings(observed, where);
      }
      const disabled = constructor.disabledFeatures;
      if (disabled !== undefined) {
        const list = strings(disabled, where);
        definition.hasNoInternals = ArrayPrototypeIncludes(list, 'internals');
        definition.hasNoShadow = ArrayPrototypeIncludes(list, 'shadow');
      }
      definition.isFormAssociated = !!constructor.formAssociated;
      if (definition.isFormAssociated) readCallbacks(definition, prototype, ofForms, where);
    } finally {
      isDefining = false;
    }
    MapPrototypeSet(byName, name, definition);
    MapPrototypeSet(byConstructor, constructor, definition);
    exports.any = true;
    const doc = use('dom/page-document').record();
    for (let n = doc; n !== null; n = tree.nextInclusive(n, doc)) {
      if (tree.isHTML(n, localName) && (localName === name || n.more?.custom?.is === name)) enqueueUpgrade(n, definition);
    }
    const promise = MapPrototypeGet(waiting, name);
    if (promise !== undefined) {
      primordials.MapPrototypeDelete(waiting, name);
      promise.resolve(constructor);
    }
  }

  // MARK: Upgrades (section 4.13.5)

  function enqueueUpgrade(r, definition) {
    const state = stateOf(r);
    if (state.state !== 'undefined') return;
    r.flags |= CUSTOM;
    reactions.enqueue(r, upgrade, '', definition);
  }
  /// "Upgrade an element"; what it throws is reported.
  function upgrade(r, name, definition) {
    const state = stateOf(r);
    if (state.state !== 'undefined' && state.state !== 'uncustomized') return;
    state.definition = definition;
    state.state = 'failed';
    const attributes = r.attrs;
    if (attributes !== null) {
      for (let i = 0; i < attributes.length; i++) enqueueAttribute(r, attributes[i], null, attributes[i].value, true);
    }
    if ((r.flags & CONNECTED) !== 0) enqueueCallback(r, 'connectedCallback', [], true);
    const element = slot.wrap(r);
    definition.stack.push(r);
    const place = tasks.enter();
    try {
      if (definition.hasNoShadow && r.more.shadow !== null) {
        throw domError('NotSupportedError', 'The element already has a ShadowRoot though it is disabled by disabledFeatures static field.');
      }
      state.state = 'precustomized';
      const made = ReflectConstruct(definition.constructor, []);
      if (made !== element) throw new TypeError('The custom element constructor did not produce the element being upgraded.');
    } catch (error) {
      state.state = 'failed';
      state.definition = null;
      state.queue = null;
      report(error);
      return;
    } finally {
      definition.stack.pop();
      tasks.leave(place);
    }
    customized(r, state, definition);
  }
  function customized(r, state, definition) {
    state.state = 'custom';
    tree.changed(r.doc);
    if (!definition.isFormAssociated) return;
    state.isFormAssociated = true;
    ownerChanged(r, true);
    state.wasDisabled = controls.isDisabled(r);
    if (state.wasDisabled) enqueueCallback(r, 'formDisabledCallback', [true], true);
  }
  /// "Try to upgrade an element".
  function tryUpgrade(r) {
    const definition = definitionOf(r);
    if (definition !== undefined) enqueueUpgrade(r, definition);
  }

  // MARK: Callbacks

  function invoke(r, name, given) {
    const callback = r.more.custom.definition?.callbacks[name];
    if (callback === undefined) return;
    tasks.callBack(callback, slot.wrap(r), given);
  }
  function enqueueCallback(r, name, given, isInside = false) {
    const { definition } = r.more.custom;
    if (definition === null || definition.callbacks[name] === undefined) return;
    reactions.enqueue(r, invoke, name, given, isInside);
  }
  function enqueueAttribute(r, attribute, old, now, isInside = false) {
    const { definition } = r.more.custom;
    if (definition === null || definition.callbacks.attributeChangedCallback === undefined) return;
    if (!ArrayPrototypeIncludes(definition.observed, attribute.local)) return;
    reactions.enqueue(r, invoke, 'attributeChangedCallback', [attribute.local, old, now, attribute.ns], isInside);
  }
  const isCustom = (r) => r.more !== null && r.more.custom !== null && r.more.custom.state === 'custom';
  /// The form owner of a form-associated element may be another one.
  function ownerChanged(r, isInside = false) {
    const state = r.more.custom;
    const owner = controls.formOwner(r);
    if (owner === state.owner) return;
    state.owner = owner;
    enqueueCallback(r, 'formAssociatedCallback', [slot.wrap(owner)], isInside);
  }
  function disabledChanged(r) {
    const state = r.more.custom;
    const isDisabled = controls.isDisabled(r);
    if (isDisabled === state.wasDisabled) return;
    state.wasDisabled = isDisabled;
    enqueueCallback(r, 'formDisabledCallback', [isDisabled]);
  }
  /// What the tree says of elements that are custom or may become so.
  const hooks = {
    __proto__: null,
    inserted(r) {
      if (isCustom(r)) {
        if ((r.flags & CONNECTED) !== 0) enqueueCallback(r, 'connectedCallback', []);
        if (r.more.custom.isFormAssociated) { ownerChanged(r); disabledChanged(r); }
      } else if ((r.flags & CONNECTED) !== 0 && exports.any && r.doc.data.window === true) tryUpgrade(r);
    },
    removed(r, wasConnected) {
      if (!isCustom(r)) return;
      if (wasConnected) enqueueCallback(r, 'disconnectedCallback', []);
      if (r.more.custom.isFormAssociated) { ownerChanged(r); disabledChanged(r); }
    },
    /// `moveBefore` has moved an element: it was never out of the document.
    moved(r) {
      if (!isCustom(r) || (r.flags & CONNECTED) === 0) return;
      if (r.more.custom.definition.callbacks.connectedMoveCallback !== undefined) enqueueCallback(r, 'connectedMoveCallback', []);
      else {
        enqueueCallback(r, 'disconnectedCallback', []);
        enqueueCallback(r, 'connectedCallback', []);
      }
      if (r.more.custom.isFormAssociated) { ownerChanged(r); disabledChanged(r); }
    },
    attributeChanged(r, attribute, old, now) {
      if (!isCustom(r)) return;
      enqueueAttribute(r, attribute, old, now);
      if (!r.more.custom.isFormAssociated || attribute.ns !== null) return;
      if (attribute.local === 'form') ownerChanged(r);
      else if (attribute.local === 'disabled') disabledChanged(r);
    },
    adopted(r, oldDocument) {
      if (isCustom(r)) enqueueCallback(r, 'adoptedCallback', [slot.wrap(oldDocument), slot.wrap(r.doc)]);
    },
    /// A copy is upgraded as its original was, in a document that has a window.
    cloned(from, to) {
      const { is } = from.more.custom;
      if (is !== null) {
        stateOf(to).is = is;
        to.flags |= CUSTOM;
      }
      if (to.doc.data.window === true && exports.any) tryUpgrade(to);
    },
    /// A fieldset or form around form-associated elements has changed.
    surroundingsChanged(r) {
      for (let n = tree.next(r, r); n !== null; n = tree.next(n, r)) {
        if (isCustom(n) && n.more.custom.isFormAssociated) { ownerChanged(n); disabledChanged(n); }
      }
    },
  };

  // MARK: Making elements

  const objectPrototype = intrinsics.Object.prototype;
  /// The realm of an `Object.prototype`, or null for any other object.
  function realmOfPrototype(prototype) {
    if (platform.isLoaded('html/realms')) return use('html/realms').ofPrototype(prototype);
    return prototype === objectPrototype ? platform : null;
  }
  /// "The HTMLConstructor": an object for `new.target`.
  function construct(target, name, Interface) {
    const definition = MapPrototypeGet(byConstructor, target);
    if (target === Interface || definition === undefined) throw new TypeError('Illegal constructor');
    const isAutonomous = definition.localName === definition.name;
    if (isAutonomous ? name !== 'HTMLElement' : interfaces.nameFor(definition.localName) !== name) {
      throw new TypeError('Illegal constructor: localName does not match the HTML element interface');
    }
    const { stack } = definition;
    if (stack.length === 0) {
      const r = tree.newElement(use('dom/page-document').record(), tree.HTML_NS, null, definition.localName);
      r.flags |= CUSTOM;
      const state = stateOf(r);
      state.definition = definition;
      if (!isAutonomous) state.is = definition.name;
      r.wrapper = slot.stamp(target, r);
      // Without a prototype of its own, what is made has the end of a chain for one.
      const realm = realmOfPrototype(primordials.ReflectGetPrototypeOf(r.wrapper));
      if (realm !== null) ObjectSetPrototypeOf(r.wrapper, realm.use('html/elements').interfaceNamed(name).prototype);
      customized(r, state, definition);
      return r.wrapper;
    }
    const { prototype } = target;
    const r = stack[stack.length - 1];
    if (r === null) throw new TypeError('This instance is already constructed');
    const element = slot.wrap(r);
    if (idl.isObject(prototype)) ObjectSetPrototypeOf(element, prototype);
    else if (platform.isLoaded('html/realms')) {
      ObjectSetPrototypeOf(element, use('html/realms').realmOf(target).use('html/elements').interfaceNamed(name).prototype);
    } else ObjectSetPrototypeOf(element, Interface.prototype);
    stack[stack.length - 1] = null;
    return element;
  }
  /// "Create an element" with synchronous custom elements, in the HTML namespace: a record.
  function create(doc, local, is = null, prefix = null) {
    const definition = doc.data.window === true ? definitionFor(local, is) : undefined;
    if (definition === undefined || definition.localName !== definition.name) {
      const r = tree.newElement(doc, tree.HTML_NS, prefix, local);
      if (is !== null) {
        stateOf(r).is = is;
        r.flags |= CUSTOM;
      }
      if (definition !== undefined) upgrade(r, '', definition);
      if (reactions.pending) reactions.run();
      return r;
    }
    const place = tasks.enter();
    try {
      const made = ReflectConstruct(definition.constructor, []);
      const r = slot.nodeOrNull(made);
      if (r === null || r.type !== 1 || r.ns !== tree.HTML_NS) throw new TypeError('The result must implement HTMLElement interface');
      const wrong = (what) => domError('NotSupportedError', `The result must not have ${what}`);
      if (r.attrs !== null && r.attrs.length > 0) throw wrong('attributes');
      if (r.first !== null) throw wrong('children');
      if (r.parent !== null) throw wrong('a parent');
      if (r.doc !== doc) throw domError('NotSupportedError', 'The result must be in the same document');
      if (r.name !== local) throw domError('NotSupportedError', 'The result must have the same localName');
      r.prefix = prefix;
      return r;
    } catch (error) {
      report(error);
      const r = tree.newElement(doc, tree.HTML_NS, prefix, local);
      stateOf(r).state = 'failed';
      r.wrapper = slot.stamp(use('html/elements').interfaceNamed('HTMLUnknownElement'), r);
      return r;
    } finally {
      tasks.leave(place);
    }
  }

  // MARK: CustomElementRegistry

  const registry = (object) => slot.brand(object, 'CustomElementRegistry');
  const members = {
    define(name, constructor, options = undefined) {
      registry(this);
      const where = "Failed to execute 'define' on 'CustomElementRegistry'";
      idl.arity(arguments.length, 2, where);
      name = idl.DOMString(name, where);
      define(name, constructor, options, where);
      if (reactions.pending) reactions.run();
    },
    get(name) {
      registry(this);
      idl.arity(arguments.length, 1, "Failed to execute 'get' on 'CustomElementRegistry'");
      return MapPrototypeGet(byName, idl.DOMString(name))?.constructor;
    },
    getName(constructor) {
      registry(this);
      idl.arity(arguments.length, 1, "Failed to execute 'getName' on 'CustomElementRegistry'");
      idl.callback(constructor, "Failed to execute 'getName' on 'CustomElementRegistry': parameter 1");
      return MapPrototypeGet(byConstructor, constructor)?.name ?? null;
    },
    whenDefined(name) {
      // All who ask for a name that is not defined yet get one promise.
      let later = null;
      const now = idl.promise(() => {
        registry(this);
        name = idl.DOMString(name);
        if (!interfaces.isCustomName(name)) {
          throw domError('SyntaxError', `Failed to execute 'whenDefined' on 'CustomElementRegistry': "${name}" is not a valid custom element name`);
        }
        const known = MapPrototypeGet(byName, name);
        if (known !== undefined) return known.constructor;
        later = whenDefined(name);
      });
      return later ?? now;
    },
    upgrade(root) {
      registry(this);
      idl.arity(arguments.length, 1, "Failed to execute 'upgrade' on 'CustomElementRegistry'");
      const r = slot.nodeOrNull(root);
      if (r === null) throw idl.failure("Failed to execute 'upgrade' on 'CustomElementRegistry'", "parameter 1 is not of type 'Node'.");
      for (let n = r; n !== null; n = tree.nextInclusive(n, r)) if (n.type === 1 && n.ns === tree.HTML_NS) tryUpgrade(n);
      if (reactions.pending) reactions.run();
    },
  };
  function whenDefined(name) {
    let known = MapPrototypeGet(waiting, name);
    if (known === undefined) {
      known = { __proto__: null, promise: null, resolve: null };
      known.promise = new intrinsics.Promise((resolve) => { known.resolve = resolve; });
      MapPrototypeSet(waiting, name, known);
    }
    return known.promise;
  }
  const CustomElementRegistry = idl.interfaceFrom({ name: 'CustomElementRegistry', members });
  let object = null;
  const exports = {
    CustomElementRegistry,
    get customElements() { return (object ??= slot.stamp(CustomElementRegistry, { __proto__: null, kind: 'CustomElementRegistry' })); },
    /// Whether the parser makes an element by its definition, with `create`.
    isDefined: (doc, local, is) => exports.any && doc.data.window === true && definitionFor(local, is) !== undefined,
    create,
    /// Whether anything was defined.
    any: false,
    isValidName: interfaces.isCustomName,
    isShadowDisabled: (r) => definitionOf(r)?.hasNoShadow === true,
    /// "Create an element" with synchronous custom elements: the page's object.
    createElement(doc, ns, prefix, local, is = null) {
      if (ns === tree.HTML_NS) return slot.wrap(create(doc, local, is, prefix));
      return slot.wrap(tree.newElement(doc, ns, prefix, local));
    },
    define, construct, create, upgrade, tryUpgrade, definitionOf, definitionFor, hooks,
    /// What a fragment's parser makes for a document with a window is upgraded at once.
    upgradeInside(fragment) {
      if (!exports.any || fragment.doc.data.window !== true) return;
      for (let n = tree.next(fragment, fragment); n !== null; n = tree.next(n, fragment)) if ((n.flags & CUSTOM) !== 0) tryUpgrade(n);
    },
    /// Calls a callback of a form-associated element, in its turn.
    call: (r, name, given) => enqueueCallback(r, name, given),
  };
  return exports;
});
