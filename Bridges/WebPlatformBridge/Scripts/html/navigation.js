// HTML, section 7.4 (navigation), as links and forms ask for it: within the page to a fragment, to another
// page of the portal, or out of the page.
(function (platform) {
  'use strict';
  const { host, primordials, shared, use } = platform;
  const { StringPrototypeIndexOf, StringPrototypeSlice, StringPrototypeStartsWith } = primordials;
  const tree = shared('dom/shared/tree');
  const record = host('page.record');
  const send = host('page.send');
  const encode = host('objects.utf8');

  const withoutFragment = (url) => {
    const hash = StringPrototypeIndexOf(url, '#');
    return hash < 0 ? url : StringPrototypeSlice(url, 0, hash);
  };
  /// Whether a target means the page itself: the app's WebView opens no second window.
  const isOwn = (target) => target === '' || target === '_self' || (!isFramed() && (target === '_parent' || target === '_top'));
  const isFramed = () => platform.isLoaded('html/realms') && use('html/realms').own.context.parent !== null;
  /// The frame that a name means, as a function that navigates it; null for none.
  function frameNamed(target) {
    if (platform.isLoaded('html/iframe')) {
      const found = use('html/iframe').named(target);
      if (found !== null) return found;
    }
    if (!isFramed()) return null;
    const { own, topOf } = use('html/realms');
    const top = topOf(own.context);
    const named = target === '_parent' ? own.context.parent : target === '_top' ? top : null;
    if (named !== null) return named === top && own.isHeld ? () => {} : named.navigate;
    return top.realm.key === own.key ? top.realm.use('html/iframe').named(target) : null;
  }

  /// `request`: { url, method, enctype, body }.
  function go(kind, request, target) {
    const { url } = request;
    if (!isOwn(target)) {
      const frame = frameNamed(target);
      if (frame !== null) {
        const { method, enctype, body } = request;
        frame({ __proto__: null, url, method, enctype, body: typeof body === 'string' ? encode(body) : body, source: undefined, isSubmission: kind === 'submit' });
        return;
      }
      record('window.open', url, target, '');
      return;
    }
    if (StringPrototypeStartsWith(url, 'javascript:') || (request.method === 'GET' && isWithinPage(url))) {
      use('html/location').assign(url, request.place);
      return;
    }
    const { body } = request;
    if (kind !== 'submit' && platform.isLoaded('html/submission')) use('html/submission').overtake('');
    send(kind, url, request.method, request.enctype, typeof body === 'string' ? encode(body) : body);
  }
  function isWithinPage(url) {
    const hash = StringPrototypeIndexOf(url, '#');
    return hash >= 0 && withoutFragment(url) === withoutFragment(use('html/location').href());
  }
  return {
    /// Another page of the group, or a link in one, navigates the page itself.
    navigateTop: (request) => go('assign', request, ''),
    frameNamed, isOwn,
    /// A form was submitted.
    submit(request) {
      record('form.submit', request.url, request.method);
      go('submit', request, request.target);
    },
    /// A link was followed.
    follow({ url, target, download, element }) {
      if (download !== null && download !== undefined) {
        record('link.download', url, download);
        return;
      }
      record('link.follow', url, tree.getAttribute(element, 'target') ?? '');
      go('link', { __proto__: null, url, method: 'GET', enctype: null, body: null, place: element.place }, target);
    },
  };
});
