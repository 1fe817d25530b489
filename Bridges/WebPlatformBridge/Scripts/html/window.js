// HTML, section 7.2 (the Window object), 8.9 (dialogs), 8.10 (system state); CSSOM View's numbers.
(function (platform) {
  'use strict';
  const { global, host, primordials, intrinsics, use } = platform;
  const { ArrayPrototypePush, FunctionPrototypeSymbolHasInstance, ObjectDefineProperty, ObjectFreeze, ObjectSetPrototypeOf, StringPrototypeSplit, StringPrototypeTrim, SymbolHasInstance } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const events = use('events/events');
  const record = host('page.record');
  const dialog = host('page.dialog');
  const illegal = () => { throw new TypeError('Illegal constructor'); };

  // MARK: Window

  class Window extends events.EventTarget { constructor() { illegal(); super(); } }
  idl.define(Window, { length: 0 });
  // "The named properties object" (Web IDL, section 3.7.4), which names nothing: there are no elements.
  const named = ObjectSetPrototypeOf({}, events.EventTarget.prototype);
  ObjectDefineProperty(named, primordials.SymbolToStringTag, { __proto__: null, value: 'WindowProperties', configurable: true });
  ObjectSetPrototypeOf(Window.prototype, named);
  // The engine lets no script change the prototype of its global object.
  ObjectDefineProperty(Window, SymbolHasInstance, {
    __proto__: null, value(object) { return object === global || FunctionPrototypeSymbolHasInstance(this, object); },
  });

  // MARK: Navigator and Screen

  const traits = host('page.traits')();
  class Navigator {
    #isOne;
    constructor(key) { if (key !== ownKey) illegal(); }
    get userAgent() { this.#isOne; return traits.userAgent; }
    get appCodeName() { this.#isOne; return 'Mozilla'; }
    get appName() { this.#isOne; return 'Netscape'; }
    get appVersion() { this.#isOne; return primordials.StringPrototypeSlice(traits.userAgent, 8); }
    get platform() { this.#isOne; return 'Win32'; }
    get product() { this.#isOne; return 'Gecko'; }
    get productSub() { this.#isOne; return '20030107'; }
    get vendor() { this.#isOne; return traits.vendor; }
    get vendorSub() { this.#isOne; return ''; }
    get language() { this.#isOne; return languages[0] ?? ''; }
    get languages() { this.#isOne; return languages; }
    get onLine() { this.#isOne; return true; }
    get cookieEnabled() { this.#isOne; return true; }
    get doNotTrack() { this.#isOne; return null; }
    get hardwareConcurrency() { this.#isOne; return 4; }
    get maxTouchPoints() { this.#isOne; return 0; }
    get webdriver() { this.#isOne; return false; }
    get pdfViewerEnabled() { this.#isOne; return false; }
    get plugins() { this.#isOne; return use('html/plugins').plugins; }
    get mimeTypes() { this.#isOne; return use('html/plugins').mimeTypes; }
    get userActivation() { this.#isOne; return use('html/plugins').userActivation; }
    javaEnabled() { this.#isOne; return false; }
    sendBeacon(url, data = null) {
      this.#isOne;
      idl.arity(arguments.length, 1, "Failed to execute 'sendBeacon' on 'Navigator'");
      return use('fetch/beacon').send(idl.USVString(url), data);
    }
  }
  idl.define(Navigator, { length: 0 });
  const ownKey = { __proto__: null };
  const list = [];
  const parts = StringPrototypeSplit(traits.languages, ',');
  for (let i = 0; i < parts.length; i++) {
    const tag = StringPrototypeTrim(StringPrototypeSplit(parts[i], ';')[0]);
    if (tag) ArrayPrototypePush(list, tag);
  }
  const languages = ObjectFreeze(list);
  const navigator = new Navigator(ownKey);

  class Screen {
    #isOne;
    constructor(key) { if (key !== ownKey) illegal(); }
    get availWidth() { this.#isOne; return 800; }
    get availHeight() { this.#isOne; return 600; }
    get width() { this.#isOne; return 800; }
    get height() { this.#isOne; return 600; }
    get colorDepth() { this.#isOne; return 24; }
    get pixelDepth() { this.#isOne; return 24; }
  }
  idl.define(Screen, { length: 0 });

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

  class External {
    #isOne;
    constructor(key) { if (key !== ownKey) illegal(); }
    AddSearchProvider() { this.#isOne; }
    IsSearchProviderInstalled() { this.#isOne; }
    /// The old WebView's way from a page to its app (`ScriptNotify`).
    notify(value) {
      this.#isOne;
      idl.arity(arguments.length, 1, "Failed to execute 'notify' on 'External'");
      record('window.external.notify', idl.DOMString(value));
    }
  }
  idl.define(External, { length: 0 });

  const screen = new Screen(ownKey);
  const external = new External(ownKey);

  // MARK: Bars (section 7.2.2.7): a page in the app has none of them in its hands

  class BarProp {
    #isOne;
    constructor(key) { if (key !== ownKey) illegal(); }
    get visible() { this.#isOne; return true; }
  }
  idl.define(BarProp, { length: 0 });
  const bars = {
    __proto__: null, locationbar: new BarProp(ownKey), menubar: new BarProp(ownKey), personalbar: new BarProp(ownKey),
    scrollbars: new BarProp(ownKey), statusbar: new BarProp(ownKey), toolbar: new BarProp(ownKey),
  };

  // Attributes that scripts may assign keep what they are given, as [Replaceable] ones do.
  return {
    ...functions, ...bars, Window, Navigator, Screen, External, BarProp, navigator, clientInformation: navigator, screen, external,
    name: '', status: '', closed: false, opener: null, frameElement: null, length: 0,
    origin: host('url.pageOrigin')(), isSecureContext: host('page.isSecure')(), crossOriginIsolated: false,
    innerWidth: 800, innerHeight: 600, outerWidth: 800, outerHeight: 600, screenX: 0, screenY: 0, screenLeft: 0,
    screenTop: 0, scrollX: 0, scrollY: 0, pageXOffset: 0, pageYOffset: 0, devicePixelRatio: 1,
  };
});
