// What makes a page's object one of the host's: a private slot that no page can see or forge. A node's
// slot holds its record, and the record its only wrapper.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { ReflectConstruct } = primordials;
  const { TypeError } = intrinsics;
  const { newNode, HTML, SHADOW_ROOT } = shared('dom/shared/tree');

  let of, recordOf, stateOrNull, nodeOrNull, stampOn;
  const illegal = () => new TypeError('Illegal invocation');
  class Given { constructor(object) { return object; } }
  /// The slot of an object that exists already: of a Proxy.
  class Stamp extends Given {
    #state;
    constructor(object, state) {
      super(object);
      this.#state = state;
    }
    static {
      stampOn = (object, state) => { new Stamp(object, state); return object; };
      stateOrNull = (object) => (#state in object ? object.#state : null);
    }
  }
  const stampedOrNull = stateOrNull;
  class Slot {
    #state;
    constructor(state) { this.#state = state; }
    static {
      of = (object) => {
        if (typeof object !== 'object' || object === null) throw illegal();
        if (#state in object) return object.#state;
        const state = stampedOrNull(object);
        if (state === null) throw illegal();
        return state;
      };
      recordOf = (object) => {
        if (typeof object !== 'object' || object === null) throw illegal();
        const record = #state in object ? object.#state : stampedOrNull(object);
        if (record === null || typeof record.flags !== 'number') throw illegal();
        return record;
      };
      nodeOrNull = (object) => {
        if (typeof object !== 'object' || object === null) return null;
        const record = #state in object ? object.#state : stampedOrNull(object);
        return record !== null && typeof record.flags === 'number' ? record : null;
      };
      stateOrNull = (object) => {
        if (typeof object !== 'object' || object === null) return null;
        return #state in object ? object.#state : stampedOrNull(object);
      };
    }
  }
  /// A new object of an interface.
  const stamp = (Interface, state) => ReflectConstruct(Slot, [state], Interface);
  /// The state of an object of a kind of interface that is no node's.
  function brand(object, kind) {
    const state = of(object);
    if (state.kind !== kind) throw illegal();
    return state;
  }

  // MARK: Wrappers

  /// The interfaces of HTML elements that the page has met, by local name.
  const known = new primordials.Map();
  function elementInterface(r) {
    if ((r.flags & HTML) === 0) return r.ns === null ? use('dom/element').Element : use('html/elements').interfaceOf(r);
    let Interface = known.get(r.name);
    if (Interface === undefined) {
      Interface = use('html/elements').interfaceOf(r);
      if (known.size < 1000) known.set(r.name, Interface);
    }
    return Interface;
  }
  function interfaceOf(r) {
    switch (r.type) {
      case 1: return elementInterface(r);
      case 2: return use('dom/attr').Attr;
      case 3: return use('dom/character-data').Text;
      case 4: return use('dom/character-data').CDATASection;
      case 7: return use('dom/character-data').ProcessingInstruction;
      case 8: return use('dom/character-data').Comment;
      case 9: return use('dom/document').interfaceOf(r);
      case 10: return use('dom/doctype').DocumentType;
      default: return (r.flags & SHADOW_ROOT) !== 0 ? use('dom/shadow-root').ShadowRoot : use('dom/fragment').DocumentFragment;
    }
  }
  /// The page's object of a record: always the same one.
  function wrap(r) {
    if (r === null) return null;
    const { wrapper } = r;
    if (wrapper !== null) return wrapper;
    // They have members of their own for what is in them: HTML makes them.
    if ((r.name === 'form' || r.name === 'select') && (r.flags & HTML) !== 0) return (r.wrapper = use('html/elements').make(r));
    return (r.wrapper = ReflectConstruct(Slot, [r], interfaceOf(r)));
  }
  /// The Attr of an attribute's record.
  function wrapAttribute(attribute, doc) {
    if (attribute === null) return null;
    let { node } = attribute;
    if (node === null) {
      node = attribute.node = newNode(2, attribute.owner !== null ? attribute.owner.doc : doc, attribute.name, attribute);
    }
    return wrap(node);
  }
  return { of, recordOf, nodeOrNull, stateOrNull, stamp, stampOn, brand, wrap, wrapAttribute, illegal };
});
