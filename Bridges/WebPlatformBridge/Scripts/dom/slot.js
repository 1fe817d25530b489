// A page's objects of nodes: the slot of each (dom/shared/slot.js) holds its record, and the record its only
// wrapper, which is of the realm of the page whose document it was in when it was first asked for.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { ReflectConstruct } = primordials;
  const { TypeError } = intrinsics;
  const { newNode, HTML, SHADOW_ROOT } = shared('dom/shared/tree');

  const { Slot, stampOn, doors } = shared('dom/shared/slot');

  const illegal = () => new TypeError('Illegal invocation');
  const { of, recordOf, nodeOrNull, stateOrNull } = doors(illegal);
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
  /// What this realm is to the nodes of its document, which has it in its state as `page`: its `wrap`, the holder
  /// of its window's listeners, the base URL that it has from the page around it, what its policies forbid (security/policy)
  /// where it has some; `follow` gives css
  /// the size of a frame, `moves` is told of style sheets that make something move.
  const moves = (doc) => use('css/observers').move(doc);
  const home = { __proto__: null, wrap, window: null, base: null, policy: null, isScripting: true, follow: null, moves };
  /// The page's object of a record: always the same one.
  function wrap(r) {
    if (r === null) return null;
    const { wrapper } = r;
    if (wrapper !== null) return wrapper;
    const { page } = r.doc.data;
    if (page !== home && page !== null) return page.wrap(r);
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
  return { of, recordOf, nodeOrNull, stateOrNull, stamp, stampOn, brand, wrap, wrapAttribute, illegal, home };
});
