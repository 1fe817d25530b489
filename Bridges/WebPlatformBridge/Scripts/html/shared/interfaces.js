// HTML's elements and their interfaces: which names have which interface, and which attributes each
// reflects (HTML, section 2.6.1). One line an interface: `IDLName[=content-attribute][:type]`, without a
// type a string. Types: `0` a string for which null is '', `U` a string of scalar values, `u` a URL, `b` a
// boolean, `e(set)` one of a set of keywords, `t(attribute's supported tokens)` a token list, `l(default)` a
// long, `L` a long limited to non-negative numbers, `n(default)` an unsigned long, `p(default)` limited to
// positive numbers, `f(default)` the same with a fallback, `c(default,min,max)` clamped, `d` a double.
(function (library) {
  'use strict';
  const { primordials } = library;
  const { ArrayPrototypePush, Number, RegExpPrototypeExec, StringPrototypeSplit, StringPrototypeToLowerCase } = primordials;

  /// name: [names of its elements, what it reflects, the script with its other members or null, parent]
  const table = {
    __proto__: null,
    HTMLUnknownElement: ['', '', null],
    HTMLHtmlElement: ['html', 'version', null],
    HTMLHeadElement: ['head', '', null],
    HTMLTitleElement: ['title', '', 'html/text-elements'],
    HTMLBaseElement: ['base', 'target', 'html/text-elements'],
    HTMLLinkElement: ['link', 'href:u crossOrigin:e(cors) rel as:e(as) relList=rel:t(link) media integrity hreflang type sizes:t() imageSrcset:U imageSizes referrerPolicy:e(referrer) blocking:t(render) fetchPriority:e(priority) charset rev target', 'html/link'],
    HTMLMetaElement: ['meta', 'name httpEquiv=http-equiv content media scheme', null],
    HTMLStyleElement: ['style', 'media blocking:t(render) type', 'html/link'],
    HTMLBodyElement: ['body', 'text:0 link:0 vLink:0 aLink:0 bgColor:0 background', 'html/body'],
    HTMLHeadingElement: ['h1 h2 h3 h4 h5 h6', 'align', null],
    HTMLParagraphElement: ['p', 'align', null],
    HTMLHRElement: ['hr', 'align color noShade:b size width', null],
    HTMLPreElement: ['pre listing xmp', 'width:l(0)', null],
    HTMLQuoteElement: ['blockquote q', 'cite:u', null],
    HTMLOListElement: ['ol', 'reversed:b start:l(1) type compact:b', null],
    HTMLUListElement: ['ul', 'compact:b type', null],
    HTMLMenuElement: ['menu', 'compact:b', null],
    HTMLLIElement: ['li', 'value:l(0) type', null],
    HTMLDListElement: ['dl', 'compact:b', null],
    HTMLDivElement: ['div', 'align', null],
    HTMLAnchorElement: ['a', 'target download ping:U rel relList=rel:t(a) hreflang type referrerPolicy:e(referrer) coords charset name rev shape', 'html/hyperlinks'],
    HTMLDataElement: ['data', 'value', null],
    HTMLTimeElement: ['time', 'dateTime', null],
    HTMLSpanElement: ['span', '', null],
    HTMLBRElement: ['br', 'clear', null],
    HTMLModElement: ['ins del', 'cite:u dateTime', null],
    HTMLPictureElement: ['picture', '', null],
    HTMLSourceElement: ['source', 'src:u type srcset:U sizes media width:n(0) height:n(0)', null],
    HTMLImageElement: ['img', 'alt src:u srcset:U sizes crossOrigin:e(cors) useMap isMap:b referrerPolicy:e(referrer) decoding:e(decoding) loading:e(loading) fetchPriority:e(priority) name lowsrc:u align hspace:n(0) vspace:n(0) longDesc:u border:0', 'html/image'],
    HTMLIFrameElement: ['iframe', 'src:u srcdoc name sandbox:t(sandbox) allow allowFullscreen:b width height referrerPolicy:e(referrer) loading:e(loading) align scrolling frameBorder longDesc:u marginHeight:0 marginWidth:0', 'html/frame-elements'],
    HTMLEmbedElement: ['embed', 'src:u type width height align name', 'html/frame-elements'],
    HTMLObjectElement: ['object', 'data:u type name width height align archive code declare:b hspace:n(0) standby vspace:n(0) codeBase:u codeType useMap border:0', 'html/frame-elements'],
    HTMLParamElement: ['param', 'name value type valueType', null],
    HTMLMediaElement: ['', 'src:u crossOrigin:e(cors) preload:e(preload) autoplay:b loop:b controls:b defaultMuted=muted:b', 'html/media'],
    HTMLVideoElement: ['video', 'width:n(0) height:n(0) poster:u playsInline:b', 'html/media', 'HTMLMediaElement'],
    HTMLAudioElement: ['audio', '', null, 'HTMLMediaElement'],
    HTMLTrackElement: ['track', 'kind:e(kind) src:u srclang label default:b', 'html/media'],
    HTMLMapElement: ['map', 'name', 'html/image'],
    HTMLAreaElement: ['area', 'alt coords shape target download ping:U rel relList=rel:t(a) referrerPolicy:e(referrer) noHref:b', 'html/hyperlinks'],
    HTMLTableElement: ['table', 'align border frame rules summary width bgColor:0 cellPadding:0 cellSpacing:0', 'html/tables'],
    HTMLTableCaptionElement: ['caption', 'align', null],
    HTMLTableColElement: ['col colgroup', 'span:c(1,1,1000) align ch=char chOff=charoff vAlign width', null],
    HTMLTableSectionElement: ['tbody thead tfoot', 'align ch=char chOff=charoff vAlign', 'html/tables'],
    HTMLTableRowElement: ['tr', 'align ch=char chOff=charoff vAlign bgColor:0', 'html/tables'],
    HTMLTableCellElement: ['td th', 'colSpan:c(1,1,1000) rowSpan:c(1,0,65534) headers scope:e(scope) abbr align axis height width ch=char chOff=charoff noWrap:b vAlign bgColor:0', 'html/tables'],
    HTMLFormElement: ['form', 'acceptCharset=accept-charset autocomplete:e(onoff) enctype:e(enctype) encoding=enctype:e(enctype) method:e(method) name noValidate:b target rel relList=rel:t(form)', 'html/form'],
    HTMLLabelElement: ['label', 'htmlFor=for', 'html/label'],
    HTMLInputElement: ['input', 'accept alpha:b alt defaultChecked=checked:b colorSpace:e(space) dirName disabled:b formEnctype:e(formenctype) formMethod:e(formmethod) formNoValidate:b formTarget max maxLength:L min minLength:L multiple:b name pattern placeholder readOnly:b required:b size:p(20) src:u step type:e(input) defaultValue=value popoverTargetAction:e(popoveraction) align useMap', 'html/input'],
    HTMLButtonElement: ['button', 'disabled:b formEnctype:e(formenctype) formMethod:e(formmethod) formNoValidate:b formTarget name value popoverTargetAction:e(popoveraction)', 'html/button'],
    HTMLSelectElement: ['select', 'disabled:b multiple:b name required:b size:n(0)', 'html/select'],
    HTMLDataListElement: ['datalist', '', 'html/option'],
    HTMLOptGroupElement: ['optgroup', 'disabled:b label', null],
    HTMLOptionElement: ['option', 'disabled:b defaultSelected=selected:b', 'html/option'],
    HTMLSelectedContentElement: ['selectedcontent', '', null],
    HTMLTextAreaElement: ['textarea', 'cols:f(20) dirName disabled:b maxLength:L minLength:L name placeholder readOnly:b required:b rows:f(2) wrap', 'html/textarea'],
    HTMLOutputElement: ['output', 'htmlFor=for:t() name', 'html/output'],
    HTMLProgressElement: ['progress', '', 'html/gauges'],
    HTMLMeterElement: ['meter', '', 'html/gauges'],
    HTMLFieldSetElement: ['fieldset', 'disabled:b name', 'html/fieldset'],
    HTMLLegendElement: ['legend', 'align', 'html/fieldset'],
    HTMLDetailsElement: ['details', 'name open:b', null],
    HTMLDialogElement: ['dialog', 'open:b', 'html/dialog'],
    HTMLScriptElement: ['script', 'src:u type noModule:b defer:b crossOrigin:e(cors) integrity referrerPolicy:e(referrer) blocking:t(render) fetchPriority:e(priority) charset event htmlFor=for', 'html/script-element'],
    HTMLTemplateElement: ['template', 'shadowRootMode:e(shadow) shadowRootDelegatesFocus:b shadowRootClonable:b shadowRootSerializable:b', 'html/template'],
    HTMLSlotElement: ['slot', 'name', 'html/slot'],
    HTMLCanvasElement: ['canvas', 'width:n(300) height:n(150)', 'html/canvas'],
    HTMLMarqueeElement: ['marquee', 'behavior:e(behavior) bgColor direction:e(direction) height hspace:n(0) scrollAmount:n(6) scrollDelay:n(85) trueSpeed:b vspace:n(0) width', 'html/marquee'],
    HTMLFrameSetElement: ['frameset', 'cols rows', 'html/body'],
    HTMLFrameElement: ['frame', 'name scrolling src:u frameBorder longDesc:u noResize:b marginHeight:0 marginWidth:0', 'html/frame-elements'],
    HTMLDirectoryElement: ['dir', 'compact:b', null],
    HTMLFontElement: ['font', 'color:0 face size', null],
  };
  /// Elements whose interface is HTMLElement itself.
  const plain = 'abbr acronym address article aside b basefont bdi bdo big center cite code dd dfn dt em figcaption figure footer header hgroup i kbd main mark nav nobr noembed noframes noscript plaintext rb rp rt rtc ruby s samp search section small strike strong sub summary sup tt u var wbr';

  /// name: [keywords, missing value's, invalid value's, keywords that stand for others]; null for a nullable one.
  const policies = ' no-referrer no-referrer-when-downgrade same-origin origin strict-origin origin-when-cross-origin strict-origin-when-cross-origin unsafe-url';
  const types = 'application/x-www-form-urlencoded multipart/form-data text/plain';
  const urlencoded = 'application/x-www-form-urlencoded';
  const sets = {
    __proto__: null,
    cors: ['anonymous use-credentials', null, 'anonymous', { __proto__: null, '': 'anonymous' }],
    as: ['fetch audio document embed font image json manifest object report script sharedworker style text track video worker xslt', '', ''],
    referrer: [policies, '', ''],
    priority: ['high low auto', 'auto', 'auto'],
    decoding: ['async sync auto', 'auto', 'auto'],
    loading: ['lazy eager', 'eager', 'eager'],
    preload: ['none metadata auto', 'metadata', 'metadata', { __proto__: null, '': 'auto' }],
    kind: ['subtitles captions descriptions chapters metadata', 'subtitles', 'metadata'],
    scope: ['row col rowgroup colgroup', '', ''],
    onoff: ['on off', 'on', 'on'],
    enctype: [types, urlencoded, urlencoded],
    formenctype: [types, '', urlencoded],
    method: ['get post dialog', 'get', 'get'],
    formmethod: ['get post dialog', '', 'get'],
    space: ['limited-srgb display-p3', 'limited-srgb', 'limited-srgb'],
    input: ['hidden text search tel url email password date month week time datetime-local number range color checkbox radio file submit image reset button', 'text', 'text'],
    popoveraction: ['toggle show hide', 'toggle', 'toggle'],
    shadow: ['open closed', '', ''],
    behavior: ['scroll slide alternate', 'scroll', 'scroll'],
    direction: ['up right down left', 'left', 'left'],
    dir: ['ltr rtl auto', '', ''],
    enterkeyhint: ['enter done go next previous search send', '', ''],
    inputmode: ['none text tel url email numeric decimal search', '', ''],
    autocapitalize: ['none sentences words characters', '', 'sentences', { __proto__: null, off: 'none', on: 'sentences' }],
    popover: ['auto manual hint', null, 'manual', { __proto__: null, '': 'auto' }],
    closedby: ['any closerequest none', '', ''],
  };
  const supported = {
    __proto__: null,
    a: ['noreferrer', 'noopener', 'opener'],
    form: ['noreferrer', 'noopener', 'opener'],
    link: ['alternate', 'dns-prefetch', 'icon', 'manifest', 'modulepreload', 'next', 'preconnect', 'prefetch', 'preload', 'search', 'stylesheet'],
    sandbox: [
      'allow-downloads', 'allow-forms', 'allow-modals', 'allow-orientation-lock', 'allow-pointer-lock', 'allow-popups',
      'allow-popups-to-escape-sandbox', 'allow-presentation', 'allow-same-origin', 'allow-scripts', 'allow-top-navigation',
      'allow-top-navigation-by-user-activation', 'allow-top-navigation-to-custom-protocols',
    ],
    render: ['render'],
  };

  const names = [];
  const byElement = { __proto__: null };
  for (const name in table) {
    ArrayPrototypePush(names, name);
    const elements = table[name][0] === '' ? [] : StringPrototypeSplit(table[name][0], ' ');
    for (let i = 0; i < elements.length; i++) byElement[elements[i]] = name;
  }
  const others = StringPrototypeSplit(plain, ' ');
  for (let i = 0; i < others.length; i++) byElement[others[i]] = 'HTMLElement';

  const customName = /^[a-z][^\0\t\n\f\r /A-Z>]*$/;
  const reserved = {
    __proto__: null, 'annotation-xml': true, 'color-profile': true, 'font-face': true, 'font-face-src': true,
    'font-face-uri': true, 'font-face-format': true, 'font-face-name': true, 'missing-glyph': true,
  };
  /// Whether a name is a valid custom element name (HTML, section 4.13.3).
  const isCustomName = (name) =>
    primordials.StringPrototypeIncludes(name, '-') && RegExpPrototypeExec(customName, name) !== null && reserved[name] !== true;

  /// "The element interface" for a local name in the HTML namespace.
  const nameFor = (local) => byElement[local] ?? (isCustomName(local) ? 'HTMLElement' : 'HTMLUnknownElement');

  const word = /^([A-Za-z]+)(?:=([a-z-]+))?(?::([0A-Za-z])(?:\(([^)]*)\))?)?$/;
  const sliced = { __proto__: null };
  /// What an interface reflects, in parts: `{ name, attribute, type, argument, set }`.
  function parse(text) {
    const list = [];
    if (text === '') return list;
    const words = StringPrototypeSplit(text, ' ');
    for (let i = 0; i < words.length; i++) {
      const m = RegExpPrototypeExec(word, words[i]);
      const type = m[3] ?? '';
      const given = m[4] ?? '';
      const numbers = type === 'e' || type === 't' || given === '' ? [] : StringPrototypeSplit(given, ',');
      for (let k = 0; k < numbers.length; k++) numbers[k] = Number(numbers[k]);
      ArrayPrototypePush(list, {
        __proto__: null, name: m[1], attribute: m[2] ?? StringPrototypeToLowerCase(m[1]), type, numbers,
        set: type === 'e' ? setNamed(given) : null, supported: type === 't' ? supported[given] ?? null : null,
      });
    }
    return list;
  }
  const made = { __proto__: null };
  /// A set of keywords: `{ keywords (keyword -> canonical), missing, invalid, isNullable }`.
  function setNamed(name) {
    if (made[name] !== undefined) return made[name];
    const [text, missing, invalid, more] = sets[name];
    const keywords = { __proto__: null };
    const list = StringPrototypeSplit(text, ' ');
    for (let i = 0; i < list.length; i++) keywords[list[i]] = list[i];
    for (const key in more) keywords[key] = more[key];
    return (made[name] = { __proto__: null, keywords, missing, invalid, isNullable: missing === null });
  }
  return {
    __proto__: null, names, nameFor, isCustomName, parse, setNamed,
    /// What is known of an interface: `{ reflected, script, parent }`.
    facts(name) {
      const row = table[name];
      if (row === undefined) return null;
      return sliced[name] ??= { __proto__: null, reflected: parse(row[1]), script: row[2], parent: row[3] ?? 'HTMLElement' };
    },
  };
});
