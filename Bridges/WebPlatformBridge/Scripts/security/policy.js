// Content Security Policy 3, sections 4.2 and 5: what the policies of the page forbid, asked by what would do it, and the
// events that tell of it. Requests are asked for in Swift, before each hop.
(function (platform) {
  'use strict';
  const { host, primordials, shared, use } = platform;
  const { ArrayPrototypePush, WeakMapPrototypeGet, WeakMapPrototypeSet } = primordials;
  const tree = shared('dom/shared/tree');
  const { nonceOf } = shared('html/shared/attributes');
  const { home, wrap } = use('dom/slot');
  const tasks = use('core/tasks');
  const inline = host('policy.inline');
  const ofURL = host('policy.url');
  const lift = host('policy.lift');
  const { CONNECTED } = tree;

  /// Section 5.5, "report a violation": the event comes in a task, at the element where that is in a document still.
  function fire(list, r = null) {
    const { SecurityPolicyViolationEvent } = use('events/html-events');
    const { fire: fireAt } = use('events/events');
    for (let i = 0; i < list.length; i++) {
      const doc = use('dom/page-document').record();
      const target = r !== null && (r.flags & CONNECTED) !== 0 ? r : doc;
      fireAt(wrap(target), new SecurityPolicyViolationEvent('securitypolicyviolation', {
        __proto__: null, ...list[i], violatedDirective: list[i].effectiveDirective, sourceFile: list[i].lineNumber > 0 ? list[i].documentURI : '', referrer: doc.data.referrer ?? '', bubbles: true, composed: true,
      }));
    }
  }
  /// Whether what was found lets something be done; it is told in any case.
  function decide(list, r) {
    if (list.length === 0) return true;
    tasks.post(() => fire(list, r));
    for (let i = 0; i < list.length; i++) if (list[i].disposition === 'enforce') return false;
    return true;
  }
  const isElement = (directive) => directive === 'script-src-elem' || directive === 'style-src-elem';
  /// Whether a text of an element, of its attribute, or of a URL may take effect.
  const isByParser = (r) => r === null || (r.flags & tree.PARSER_INSERTED) !== 0;
  const allows = (directive, r, text, place) => decide(inline(directive, text, r !== null && isElement(directive) ? nonceOf(r) : null, isByParser(r), place), r);

  /// The style attributes that were looked at: `{ text, isAllowed }` by their element.
  const styles = new primordials.WeakMap();
  function allowsStyle(r, text) {
    const known = WeakMapPrototypeGet(styles, r);
    if (known !== undefined && known.text === text) return known.isAllowed;
    const isAllowed = allows('style-src-attr', r, text, r.place);
    WeakMapPrototypeSet(styles, r, { __proto__: null, text, isAllowed });
    return isAllowed;
  }

  return {
    allows, allowsStyle, fire,
    allowsURL: (directive, url, place) => decide(ofURL(directive, url, place), null),
    /// Does something that makes code of a text for the host.
    lifted(work) {
      lift(true);
      try { return work(); } finally { lift(false); }
    },
    /// Section 3.3: the policy of a `meta` element in the head.
    inserted(r) {
      const content = tree.getAttribute(r, 'content');
      if (content === null || content === '' || r.parent === null || !tree.isHTML(r.parent, 'head') || r.doc !== use('dom/page-document').record()) return;
      host('policy.add')(content);
      home.policy = use('security/policy');
    },
    /// Looks at the attributes of the markup, whose scripts and styles are asked for when they are needed, if they ever are.
    lookOver(doc) {
      const handlers = use('events/handlers');
      const found = [];
      for (let n = doc.first; n !== null; n = tree.next(n, doc)) if (n.type === 1 && n.attrs !== null) ArrayPrototypePush(found, n);
      for (let i = 0; i < found.length; i++) {
        handlers.register(found[i]);
        const text = tree.getAttribute(found[i], 'style');
        if (text !== null && text !== '' && found[i].more?.style?.text !== text) allowsStyle(found[i], text);
      }
    },
  };
});
