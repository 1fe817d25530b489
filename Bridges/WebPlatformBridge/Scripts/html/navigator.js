// HTML, section 8.10.1 (the Navigator object): system state and capabilities.
(function (platform) {
  'use strict';
  const { host, primordials, intrinsics, use } = platform;
  const { ArrayPrototypePush, ObjectFreeze, StringPrototypeSplit, StringPrototypeTrim } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');

  const traits = host('page.traits')();
  class Navigator {
    #isOne;
    constructor(key) { if (key !== ownKey) throw new TypeError('Illegal constructor'); }
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
    get clipboard() { this.#isOne; return use('html/clipboard-object').clipboard; }
    get geolocation() { this.#isOne; return use('html/geolocation').geolocation; }
    javaEnabled() { this.#isOne; return false; }
    sendBeacon(url, data = null) {
      this.#isOne;
      idl.arity(arguments.length, 1, "Failed to execute 'sendBeacon' on 'Navigator'");
      return use('fetch/beacon').send(idl.USVString(url), data);
    }
  }
  idl.define(Navigator, { length: 0 });
  // [SecureContext]
  if (!host('page.isSecure')()) delete Navigator.prototype.clipboard;
  const ownKey = { __proto__: null };
  const list = [];
  const parts = StringPrototypeSplit(traits.languages, ',');
  for (let i = 0; i < parts.length; i++) {
    const tag = StringPrototypeTrim(StringPrototypeSplit(parts[i], ';')[0]);
    if (tag) ArrayPrototypePush(list, tag);
  }
  const languages = ObjectFreeze(list);
  const navigator = new Navigator(ownKey);
  return { Navigator, navigator, clientInformation: navigator };
});
