// What EdgeHTML 18, the engine of the device's view, does not have of the interfaces that it has
// (`--target webview`). Read where a page is to look like that; `_static` marks members of the interface object.
(function (platform) {
  'use strict';
  const { StringPrototypeEndsWith, StringPrototypeSlice, StringPrototypeSplit } = platform.primordials;
  const missing = {
    __proto__: null,
    AbortSignal: 'abort_static any_static reason throwIfAborted timeout_static',
    CSSStyleRule: 'cssRules deleteRule insertRule styleMap',
    CSSStyleSheet: 'CSSStyleSheet replace replaceSync',
    DOMMatrix:
      'a b c d e f fromFloat32Array_static fromFloat64Array_static fromMatrix_static invertSelf m11 m12 m13 m14 m21 m22 m23 m24 ' +
      'm31 m32 m33 m34 m41 m42 m43 m44 multiplySelf preMultiplySelf rotateAxisAngleSelf rotateFromVectorSelf rotateSelf ' +
      'scale3dSelf scaleSelf setMatrixValue skewXSelf skewYSelf translateSelf',
    DOMRect: 'DOMRect fromRect_static x y',
    DOMRectReadOnly: 'DOMRectReadOnly fromRect_static toJSON x y',
    DedicatedWorkerGlobalScope: 'cancelAnimationFrame requestAnimationFrame',
    Document:
      'activeViewTransition adoptedStyleSheets ariaNotify caretPositionFromPoint customElementRegistry exitPictureInPicture ' +
      'fonts fragmentDirective getAnimations hasUnpartitionedCookieAccess moveBefore parseHTML_static parseHTMLUnsafe_static ' +
      'pictureInPictureElement pictureInPictureEnabled replaceChildren startViewTransition timeline',
    DocumentFragment: 'moveBefore replaceChildren',
    Element:
      'animate ariaActiveDescendantElement ariaAtomic ariaAutoComplete ariaBrailleLabel ariaBrailleRoleDescription ariaBusy ' +
      'ariaChecked ariaColCount ariaColIndex ariaColIndexText ariaColSpan ariaControlsElements ariaCurrent ' +
      'ariaDescribedByElements ariaDescription ariaDetailsElements ariaDisabled ariaErrorMessageElements ariaExpanded ' +
      'ariaFlowToElements ariaHasPopup ariaHidden ariaInvalid ariaKeyShortcuts ariaLabel ariaLabelledByElements ariaLevel ' +
      'ariaLive ariaModal ariaMultiLine ariaMultiSelectable ariaNotify ariaOrientation ariaOwnsElements ariaPlaceholder ' +
      'ariaPosInSet ariaPressed ariaReadOnly ariaRequired ariaRoleDescription ariaRowCount ariaRowIndex ariaRowIndexText ' +
      'ariaRowSpan ariaSelected ariaSetSize ariaSort ariaValueMax ariaValueMin ariaValueNow ariaValueText assignedSlot ' +
      'attachShadow checkVisibility computedStyleMap currentCSSZoom customElementRegistry getAnimations getHTML ' +
      'hasPointerCapture moveBefore part replaceChildren role scroll scrollBy scrollTo setHTML setHTMLUnsafe shadowRoot slot',
    Event: 'composed composedPath',
    EventTarget: 'EventTarget',
    HTMLAnchorElement: 'attributionSourceId password referrerPolicy username',
    HTMLAreaElement: 'password referrerPolicy username',
    HTMLButtonElement: 'command commandForElement popoverTargetAction popoverTargetElement',
    HTMLCanvasElement: 'captureStream transferControlToOffscreen',
    HTMLElement:
      'accessKeyLabel attachInternals attributeStyleMap autocapitalize autocorrect enterKeyHint hidePopover inert inputMode ' +
      'nonce popover showPopover togglePopover translate writingSuggestions',
    HTMLEmbedElement: 'align type',
    HTMLFormElement: 'rel relList requestSubmit',
    HTMLIFrameElement: 'allow loading referrerPolicy srcdoc',
    HTMLImageElement: 'decode decoding fetchPriority loading referrerPolicy',
    HTMLInputElement: 'capture colorSpace dirName popoverTargetAction popoverTargetElement setRangeText showPicker webkitEntries',
    HTMLLinkElement: 'blocking fetchPriority imageSizes imageSrcset referrerPolicy sizes',
    HTMLMediaElement: 'captureStream controlsList disableRemotePlayback fastSeek getStartDate preservesPitch remote srcObject',
    HTMLMetaElement: 'media',
    HTMLOListElement: 'reversed',
    HTMLScriptElement: 'blocking fetchPriority referrerPolicy supports_static',
    HTMLSelectElement: 'autocomplete showPicker',
    HTMLSourceElement: 'height width',
    HTMLStyleElement: 'blocking',
    HTMLTemplateElement:
      'shadowRootClonable shadowRootCustomElementRegistry shadowRootDelegatesFocus shadowRootMode shadowRootSerializable ' +
      'shadowRootSlotAssignment',
    HTMLTextAreaElement: 'autocomplete dirName selectionDirection setRangeText',
    HTMLVideoElement: 'cancelVideoFrameCallback disablePictureInPicture playsInline requestPictureInPicture requestVideoFrameCallback',
    History: 'scrollRestoration',
    IntersectionObserver: 'scrollMargin',
    KeyboardEvent: 'code isComposing',
    Location: 'ancestorOrigins',
    Navigator:
      'clearAppBadge clipboard connection deviceMemory getBattery gpu locks login mediaCapabilities mediaSession oscpu ' +
      'pdfViewerEnabled permissions presentation registerProtocolHandler requestMIDIAccess serial setAppBadge storage ' +
      'taintEnabled unregisterProtocolHandler usb userActivation vibrate wakeLock windowControlsOverlay',
    Node: 'getRootNode isConnected',
    PageTransitionEvent: 'PageTransitionEvent',
    PointerEvent: 'altitudeAngle azimuthAngle getCoalescedEvents getPredictedEvents persistentDeviceId tangentialPressure',
    PopStateEvent: 'hasUAVisualTransition',
    ProcessingInstruction: 'sheet',
    Selection: 'direction getComposedRanges modify',
    StaticRange: 'StaticRange',
    Text: 'assignedSlot',
    TextMetrics:
      'actualBoundingBoxAscent actualBoundingBoxDescent actualBoundingBoxLeft actualBoundingBoxRight alphabeticBaseline ' +
      'emHeightAscent emHeightDescent fontBoundingBoxAscent fontBoundingBoxDescent hangingBaseline ideographicBaseline',
    Touch: 'Touch altitudeAngle azimuthAngle force radiusX radiusY rotationAngle touchType',
    TransitionEvent: 'animation pseudoElement',
    Window:
      'cancelIdleCallback cookieStore customElements documentPictureInPicture navigation orientation originAgentCluster ' +
      'requestIdleCallback visualViewport',
  };
  return {
    /// Takes what is missing from an interface that has just been made.
    hide(Interface, name) {
      const text = missing[name];
      if (text === undefined) return;
      const list = StringPrototypeSplit(text, ' ');
      for (let i = 0; i < list.length; i++) {
        if (StringPrototypeEndsWith(list[i], '_static')) delete Interface[StringPrototypeSlice(list[i], 0, -7)];
        else delete Interface.prototype[list[i]];
      }
    },
  };
});
