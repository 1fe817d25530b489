// HTML, section 7.2 (the Window object): its functions, dialogs among them (section 8.9), and CSSOM View's numbers. A page that
// asks for one of them needs neither events nor the window's interfaces.
(function (platform) {
  'use strict';
  const { global, host, use } = platform;
  const idl = use('core/webidl');
  const record = host('page.record');
  const dialog = host('page.dialog');

  // MARK: Dialogs and other windows: written down, answered by the scenario

  /// Whether the page is in a sandbox without dialogs.
  const isSilent = () => platform.isLoaded('html/realms') && use('html/realms').own.isSilent;
  const functions = {
    alert(message = '') {
      idl.checkGlobal(this);
      const text = idl.DOMString(message);
      if (!isSilent()) dialog('alert', text);
    },
    confirm(message = '') {
      idl.checkGlobal(this);
      const text = idl.DOMString(message);
      return isSilent() ? false : dialog('confirm', text);
    },
    prompt(message = '', fallback = '') {
      idl.checkGlobal(this);
      const text = idl.DOMString(message);
      const given = idl.DOMString(fallback);
      return isSilent() ? null : dialog('prompt', text, given);
    },
    print() {
      idl.checkGlobal(this);
      if (isSilent()) return;
      const events = use('events/events');
      events.fire(global, new events.Event('beforeprint'));
      record('window.print');
      events.fire(global, new events.Event('afterprint'));
    },
    /// The app's WebView opens no second window.
    open(url = '', target = '_blank', features = '') {
      idl.checkGlobal(this);
      url = idl.USVString(url);
      target = idl.DOMString(target);
      features = idl.DOMString(features);
      if (url !== '' && use('html/location').isInvalid(url)) {
        throw new (use('events/dom-exception').DOMException)(`Failed to execute 'open' on 'Window': Unable to open a window with invalid URL '${url}'.`, 'SyntaxError');
      }
      if (platform.isLoaded('html/realms')) {
        const found = use('html/iframe').open(url, target);
        if (found !== null) return found;
      }
      record('window.open', url, target, features);
      return null;
    },
    close() {
      idl.checkGlobal(this);
      record('window.close');
    },
    stop() { idl.checkGlobal(this); },
    focus() {
      idl.checkGlobal(this);
      if (platform.isLoaded('html/realms')) use('html/focus').come();
    },
    blur() { idl.checkGlobal(this); },
    moveTo() { idl.checkGlobal(this); },
    moveBy() { idl.checkGlobal(this); },
    resizeTo() { idl.checkGlobal(this); },
    resizeBy() { idl.checkGlobal(this); },
    captureEvents() { idl.checkGlobal(this); },
    releaseEvents() { idl.checkGlobal(this); },
  };

  // Attributes that scripts may assign keep what they are given, as [Replaceable] ones do.
  return {
    ...functions,
    name: '', status: '', closed: false, opener: null, frameElement: null, length: 0,
    origin: host('url.pageOrigin')(), isSecureContext: host('page.isSecure')(), crossOriginIsolated: false,
    innerWidth: 800, innerHeight: 600, outerWidth: 800, outerHeight: 600, screenX: 0, screenY: 0, screenLeft: 0,
    screenTop: 0, scrollX: 0, scrollY: 0, pageXOffset: 0, pageYOffset: 0, devicePixelRatio: 1,
  };
});
