/// What EdgeHTML 18 does not have of the interfaces that it has (MDN's compatibility data): by interface,
/// `_static` marks members of the interface object, and the interface's own name its constructor.
extension BrowserAbsences {
    static let edgeHTML18Members: [String: [String]] = [
        "AbortSignal": words("abort_static any_static reason throwIfAborted timeout_static"),
        "Blob": words("arrayBuffer bytes stream text"),
        "CSS": words(
            """
            cap_static ch_static cm_static cqb_static cqh_static cqi_static cqmax_static
            cqmin_static cqw_static deg_static dpcm_static dpi_static dppx_static dvb_static
            dvh_static dvi_static dvmax_static dvmin_static dvw_static em_static escape_static
            ex_static fr_static grad_static highlights_static Hz_static ic_static in_static
            kHz_static lh_static lvb_static lvh_static lvi_static lvmax_static lvmin_static
            lvw_static mm_static ms_static number_static paintWorklet_static pc_static
            percent_static pt_static px_static Q_static rad_static rcap_static rch_static
            registerProperty_static rem_static rex_static ric_static rlh_static s_static
            svb_static svh_static svi_static svmax_static svmin_static svw_static turn_static
            vb_static vh_static vi_static vmax_static vmin_static vw_static
            """),
        "CSSImportRule": words("layerName supportsText"),
        "CSSKeyframesRule": words("length"),
        "CSSStyleRule": words("cssRules deleteRule insertRule styleMap"),
        "CSSStyleSheet": words("CSSStyleSheet replace replaceSync"),
        "CanvasPattern": words("setTransform"),
        "CanvasRenderingContext2D": words(
            """
            createConicGradient direction filter fontKerning fontStretch fontVariantCaps
            getContextAttributes getTransform imageSmoothingQuality isContextLost isPointInStroke
            lang letterSpacing reset resetTransform roundRect textRendering wordSpacing
            """),
        "Crypto": words("randomUUID"),
        "DOMException": words("DOMException"),
        "DOMMatrix": words(
            """
            a b c d e f fromFloat32Array_static fromFloat64Array_static fromMatrix_static
            invertSelf m11 m12 m13 m14 m21 m22 m23 m24 m31 m32 m33 m34 m41 m42 m43 m44
            multiplySelf preMultiplySelf rotateAxisAngleSelf rotateFromVectorSelf rotateSelf
            scale3dSelf scaleSelf setMatrixValue skewXSelf skewYSelf translateSelf
            """),
        "DOMRect": words("DOMRect fromRect_static x y"),
        "DOMRectReadOnly": words("DOMRectReadOnly fromRect_static toJSON x y"),
        "DataCue": words("DataCue type value"),
        "DataTransferItem": words("getAsFileSystemHandle"),
        "DedicatedWorkerGlobalScope": words("cancelAnimationFrame requestAnimationFrame"),
        "Document": words(
            """
            activeViewTransition adoptedStyleSheets ariaNotify caretPositionFromPoint
            customElementRegistry exitPictureInPicture fonts fragmentDirective getAnimations
            getBoxQuads hasPrivateToken hasRedemptionRecord hasStorageAccess
            hasUnpartitionedCookieAccess moveBefore parseHTML_static parseHTMLUnsafe_static
            pictureInPictureElement pictureInPictureEnabled prerendering replaceChildren
            requestStorageAccess startViewTransition timeline wasDiscarded
            """),
        "DocumentFragment": words("moveBefore replaceChildren"),
        "Element": words(
            """
            activeViewTransition animate ariaActiveDescendantElement ariaAtomic ariaAutoComplete
            ariaBrailleLabel ariaBrailleRoleDescription ariaBusy ariaChecked ariaColCount
            ariaColIndex ariaColIndexText ariaColSpan ariaControlsElements ariaCurrent
            ariaDescribedByElements ariaDescription ariaDetailsElements ariaDisabled
            ariaErrorMessageElements ariaExpanded ariaFlowToElements ariaHasPopup ariaHidden
            ariaInvalid ariaKeyShortcuts ariaLabel ariaLabelledByElements ariaLevel ariaLive
            ariaModal ariaMultiLine ariaMultiSelectable ariaNotify ariaOrientation
            ariaOwnsElements ariaPlaceholder ariaPosInSet ariaPressed ariaReadOnly ariaRequired
            ariaRoleDescription ariaRowCount ariaRowIndex ariaRowIndexText ariaRowSpan
            ariaSelected ariaSetSize ariaSort ariaValueMax ariaValueMin ariaValueNow
            ariaValueText assignedSlot attachShadow checkVisibility computedStyleMap
            currentCSSZoom customElementRegistry elementTiming getAnimations getBoxQuads getHTML
            hasPointerCapture moveBefore part pseudo replaceChildren role scroll scrollBy
            scrollTo setHTML setHTMLUnsafe shadowRoot slot startViewTransition
            """),
        "Event": words("composed composedPath"),
        "EventTarget": words("EventTarget when"),
        "File": words("File"),
        "HTMLAnchorElement": words("attributionSourceId password referrerPolicy username"),
        "HTMLAreaElement": words("hreflang password referrerPolicy type username"),
        "HTMLButtonElement": words(
            """
            command commandForElement popoverTargetAction popoverTargetElement
            """),
        "HTMLCanvasElement": words("captureStream toBlob transferControlToOffscreen"),
        "HTMLElement": words(
            """
            accessKeyLabel attachInternals attributeStyleMap autocapitalize autocorrect
            editContext enterKeyHint headingOffset headingReset hidePopover inert inputMode
            nonce popover showPopover togglePopover translate virtualKeyboardPolicy
            writingSuggestions
            """),
        "HTMLEmbedElement": words("align type"),
        "HTMLFormElement": words("rel relList requestSubmit"),
        "HTMLIFrameElement": words(
            """
            allow credentialless csp loading privateToken referrerPolicy srcdoc
            """),
        "HTMLImageElement": words("decode decoding fetchPriority loading referrerPolicy"),
        "HTMLInputElement": words(
            """
            alpha capture colorSpace dirName popoverTargetAction popoverTargetElement
            setRangeText showPicker webkitEntries
            """),
        "HTMLLinkElement": words(
            """
            blocking fetchPriority imageSizes imageSrcset referrerPolicy sizes
            """),
        "HTMLMediaElement": words(
            """
            captureStream controlsList disableRemotePlayback fastSeek getStartDate loading
            preservesPitch remote srcObject
            """),
        "HTMLMetaElement": words("media"),
        "HTMLOListElement": words("reversed"),
        "HTMLOutputElement": words("HTMLOutputElement"),
        "HTMLScriptElement": words("blocking fetchPriority referrerPolicy supports_static"),
        "HTMLSelectElement": words("autocomplete showPicker"),
        "HTMLSourceElement": words("height width"),
        "HTMLStyleElement": words("blocking"),
        "HTMLTemplateElement": words(
            """
            shadowRootClonable shadowRootCustomElementRegistry shadowRootDelegatesFocus
            shadowRootMode shadowRootSerializable shadowRootSlotAssignment
            """),
        "HTMLTextAreaElement": words("autocomplete dirName selectionDirection setRangeText"),
        "HTMLVideoElement": words(
            """
            cancelVideoFrameCallback disablePictureInPicture playsInline requestPictureInPicture
            requestVideoFrameCallback
            """),
        "Headers": words("getSetCookie"),
        "History": words("scrollRestoration"),
        "ImageData": words("colorSpace"),
        "IntersectionObserver": words("delay scrollMargin trackVisibility"),
        "IntersectionObserverEntry": words("isVisible"),
        "KeyboardEvent": words("code isComposing"),
        "Location": words("ancestorOrigins"),
        "MediaError": words("message"),
        "Navigator": words(
            """
            adAuctionComponents audioSession bluetooth canShare clearAppBadge clipboard
            connection contacts cpuPerformance deprecatedReplaceInURN deviceMemory devicePosture
            getAutoplayPolicy getBattery getInstalledRelatedApps globalPrivacyControl gpu hid
            ink keyboard locks login managed mediaCapabilities mediaSession ml oscpu
            pdfViewerEnabled permissions preferences presentation registerProtocolHandler
            requestMIDIAccess scheduling serial setAppBadge share storage storageBuckets
            taintEnabled unregisterProtocolHandler usb userActivation userAgentData vibrate
            virtualKeyboard wakeLock windowControlsOverlay xr
            """),
        "Node": words("getRootNode isConnected"),
        "PageTransitionEvent": words("PageTransitionEvent"),
        "Path2D": words("addPath roundRect"),
        "Performance": words("timeOrigin"),
        "PerformanceMark": words("detail PerformanceMark"),
        "PerformanceMeasure": words("detail"),
        "PerformanceNavigationTiming": words("activationStart"),
        "PerformanceResourceTiming": words(
            """
            contentType deliveryType firstInterimResponseStart renderBlockingStatus
            responseStatus
            """),
        "PointerEvent": words(
            """
            altitudeAngle azimuthAngle getCoalescedEvents getPredictedEvents persistentDeviceId
            tangentialPressure
            """),
        "PopStateEvent": words("hasUAVisualTransition"),
        "ProcessingInstruction": words(
            """
            getAttribute getAttributeNames hasAttribute hasAttributes removeAttribute
            setAttribute sheet toggleAttribute
            """),
        "ReadableStream": words("from_static pipeThrough pipeTo ReadableStream tee"),
        "Request": words("bytes duplex isHistoryNavigation isReloadNavigation"),
        "Response": words("bytes json_static"),
        "Screen": words("isExtended orientation"),
        "Selection": words("direction getComposedRanges modify"),
        "StaticRange": words("StaticRange"),
        "Text": words("assignedSlot getBoxQuads"),
        "TextMetrics": words(
            """
            actualBoundingBoxAscent actualBoundingBoxDescent actualBoundingBoxLeft
            actualBoundingBoxRight alphabeticBaseline emHeightAscent emHeightDescent
            fontBoundingBoxAscent fontBoundingBoxDescent hangingBaseline ideographicBaseline
            """),
        "Touch": words(
            """
            altitudeAngle azimuthAngle force radiusX radiusY rotationAngle Touch touchType
            """),
        "TransitionEvent": words("animation pseudoElement"),
        "UIEvent": words("sourceCapabilities"),
        "URL": words("canParse_static parse_static"),
        "URLSearchParams": words("size"),
        "WheelEvent": words("momentum"),
        "Window": words(
            """
            cancelIdleCallback cookieStore crashReport credentialless customElements
            documentPictureInPicture fence fetchLater getDigitalGoodsService getScreenDetails
            launchQueue navigation orientation originAgentCluster pushManager queryLocalFonts
            requestIdleCallback requestResize showDirectoryPicker showOpenFilePicker
            showSaveFilePicker viewport visualViewport
            """),
    ]
}
