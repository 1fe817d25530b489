// Content Security Policy 3, sections 4.2 and 5: what the policies of the page forbid, asked by what would do it, and the
// events that tell of it. Requests are asked for in Swift, before each hop.
(function (platform) {
  'use strict';
  const { global, host, primordials, shared, use } = platform;
  const { ArrayPrototypePush, RegExpPrototypeExec, SetPrototypeAdd, SetPrototypeGetSize, SetPrototypeHas, WeakMapPrototypeGet, WeakMapPrototypeSet } = primordials;
  const tree = shared('dom/shared/tree');
  const { nonceOf } = shared('html/shared/attributes');
  const { home, wrap } = use('dom/slot');
  const tasks = use('core/tasks');
  const inline = host('policy.inline');
  const ofURL = host('policy.url');
  const ofBlob = host('policy.blob');
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
  /// Section 6.7.3.1: a script that swallowed the beginning of another one has no nonce, nor has a tag with an attribute twice.
  const opens = /<script|<style/i;
  function nonceFor(r) {
    const { attrs } = r;
    if ((r.flags & tree.DUPLICATED) !== 0) return null;
    for (let i = 0; attrs !== null && r.name === 'script' && i < attrs.length; i++) {
      if (RegExpPrototypeExec(opens, attrs[i].local) !== null || RegExpPrototypeExec(opens, attrs[i].value) !== null) return null;
    }
    return nonceOf(r);
  }
  const isElement = (directive) => directive === 'script-src-elem' || directive === 'style-src-elem';
  const isByParser = (r) => r === null || (r.flags & tree.PARSER_INSERTED) !== 0;
  /// Whether a text of an element, of its attribute, or of a URL may take effect.
  const allows = (directive, r, text, place) => decide(inline(directive, text, r !== null && isElement(directive) ? nonceFor(r) : null, isByParser(r), place, r === null), r);

  /// The style attributes that were looked at: `{ text, isAllowed }` by their element.
  const styles = new primordials.WeakMap();
  /// What scripts have made of styles by the members of CSSOM, which no policy forbids: clones have it as well.
  const made = new primordials.Set();
  const MOST_MADE = 10_000;
  function allowsStyle(r, text) {
    const known = WeakMapPrototypeGet(styles, r);
    if (known !== undefined && known.text === text) return known.isAllowed;
    const isAllowed = SetPrototypeHas(made, text) || allows('style-src-attr', r, text, r.place);
    keep(r, text, isAllowed);
    return isAllowed;
  }
  const keep = (r, text, isAllowed) => WeakMapPrototypeSet(styles, r, { __proto__: null, text, isAllowed });

  /// Section 4.4: the engine throws by itself, and tells nobody. What stands in the place of `eval` does; where no text runs at
  /// all, it makes no difference who calls it how.
  let guarded = false;
  const engineText = /^function eval\(\) \{\s+\[native code\]\s+\}$/;
  function guardEvaluation() {
    if (guarded || !host('policy.refusesEvaluation')()) return;
    guarded = true;
    const own = global.eval;
    // What a page has put there itself is left alone.
    if (typeof own !== 'function' || primordials.RegExpPrototypeExec(engineText, primordials.FunctionPrototypeToString(own)) === null) return;
    const tell = host('policy.evaluation');
    const { eval: value } = { eval(x) {
      if (typeof x === 'string') decide(tell(x), null);
      return own(x);
    } };
    primordials.ReflectDefineProperty(global, 'eval', { __proto__: null, value, writable: true, enumerable: false, configurable: true });
  }

  return {
    allows, allowsStyle, fire, nonceFor,
    /// The response's own policies: they hide nonces, and put a page that no other one shows into their sandbox.
    begin() {
      guardEvaluation();
      if (host('policy.hidesNonces')()) use('html/steps').hideNonces();
      const sandbox = platform.isLoaded('html/realms') && use('html/realms').own.context.parent !== null ? null : host('policy.sandbox')();
      if (sandbox !== null) use('html/realms').enclose(sandbox);
    },
    /// Whether an element may load a blob as a kind of resource.
    allowsBlob: (kind, url, r) => decide(ofBlob(kind, url, r.place), null),
    allowsURL: (directive, url, place) => decide(ofURL(directive, url, place), null),
    /// Does something that makes code of a text for the host.
    lifted(work) {
      lift(true);
      try { return work(); } finally { lift(false); }
    },
    /// A script has made a style attribute of what it set.
    styleMade(text) { if (SetPrototypeGetSize(made) < MOST_MADE) SetPrototypeAdd(made, text); },
    /// Section 3.3: the policy of a `meta` element in the head.
    inserted(r) {
      const content = tree.getAttribute(r, 'content');
      if (content === null || content === '' || r.parent === null || !tree.isHTML(r.parent, 'head') || r.doc !== use('dom/page-document').record()) return;
      // What stands before it was there without it.
      if (home.policy === null) {
        for (let n = r.doc.first; n !== null; n = tree.next(n, r.doc)) if (n.type === 1) keep(n, tree.getAttribute(n, 'style') ?? '', true);
      }
      host('policy.add')(content);
      guardEvaluation();
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
