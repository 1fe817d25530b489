/// The globals that EdgeHTML 18 does not have: interfaces, functions and objects (MDN's compatibility data).
extension BrowserAbsences {
    static let edgeHTML18Globals = words(
        """
        Animation AnimationEffect AnimationPlaybackEvent AnimationTimeline AnimationTrigger
        BackgroundFetchEvent BackgroundFetchManager BackgroundFetchRecord
        BackgroundFetchRegistration BackgroundFetchUpdateUIEvent BarcodeDetector
        BroadcastChannel cancelIdleCallback CaretPosition Clipboard ClipboardChangeEvent
        ClipboardItem CloseWatcher CommandEvent CompressionStream ContentIndex ContentIndexEvent
        ContentVisibilityAutoStateChangeEvent CookieChangeEvent CookieStore CookieStoreManager
        CrashReportContext createImageBitmap crossOriginIsolated CSSAnimation CSSContainerRule
        CSSCounterStyleRule CSSCustomMediaRule CSSFontFaceDescriptors CSSFontFeatureValuesMap
        CSSFontFeatureValuesRule CSSFontPaletteValuesRule CSSFunctionDeclarations
        CSSFunctionDescriptors CSSFunctionRule CSSLayerBlockRule CSSLayerStatementRule
        CSSMarginRule CSSNestedDeclarations CSSPageDescriptors CSSPositionTryDescriptors
        CSSPositionTryRule CSSPropertyRule CSSPseudoElement CSSScopeRule CSSStartingStyleRule
        CSSStyleProperties CSSTransition CSSViewTransitionRule CustomElementRegistry
        customElements CustomStateSet DecompressionStream DelegatedInkTrailPresenter DeprecationReportBody
        DocumentPictureInPicture DocumentPictureInPictureEvent DocumentTimeline DOMMatrix
        DOMMatrixReadOnly DOMPoint DOMPointReadOnly DOMQuad DOMRect DOMRectList DOMRectReadOnly
        ElementInternals EventSource ExtendableCookieChangeEvent EyeDropper Fence
        FencedFrameConfig FileSystemDirectoryEntry FileSystemEntry FileSystemFileEntry FontData
        FontFace FontFaceSet FontFaceSetLoadEvent FormDataEvent FragmentDirective
        GeolocationPositionError HID
        HIDConnectionEvent HIDDevice HIDInputReportEvent Highlight HighlightRegistry
        HTMLDetailsElement HTMLDialogElement HTMLFencedFrameElement HTMLGeolocationElement
        HTMLSelectedContentElement HTMLSlotElement IdleDeadline IdleDetector ImageBitmap
        ImageBitmapRenderingContext Ink InputDeviceCapabilities InputEvent
        InterventionReportBody Keyboard KeyboardLayoutMap KeyframeEffect LaunchParams
        LaunchQueue LayoutShift LayoutShiftAttribution MathMLElement MediaQueryListEvent
        NavigateEvent Navigation NavigationActivation NavigationCurrentEntryChangeEvent
        NavigationDestination NavigationHistoryEntry NavigationPrecommitController
        NavigationTransition NavigatorManagedData NavigatorUAData NetworkInformation
        NotRestoredReasonDetails NotRestoredReasons Observable OffscreenCanvas
        OffscreenCanvasRenderingContext2D Origin OTPCredential PageRevealEvent PageSwapEvent
        PerformanceObserver PerformanceObserverEntryList PeriodicSyncEvent PeriodicSyncManager
        PreferenceManager PreferenceObject Profiler PromiseRejectionEvent queueMicrotask
        ReadableByteStreamController ReadableStreamBYOBReader ReadableStreamBYOBRequest
        ReadableStreamDefaultController ReadableStreamDefaultReader reportError
        requestIdleCallback ResizeObserver ResizeObserverEntry ResizeObserverSize Sanitizer
        Scheduler scheduler Scheduling ScreenOrientation ScrollTimeline Serial SerialPort
        ShadowRoot SharedWorker
        SharedWorkerGlobalScope SnapEvent StaticRange StorageBucket StorageBucketManager
        structuredClone SubmitEvent Subscriber SVGAnimateElement SVGAnimateMotionElement
        SVGAnimateTransformElement SVGAnimationElement SVGDiscardElement SVGFEDropShadowElement
        SVGMPathElement SVGSetElement SyncEvent SyncManager TaskController
        TaskPriorityChangeEvent TaskSignal TextDecoder TextDecoderStream TextEncoder
        TextEncoderStream TimeEvent ToggleEvent TouchEvent TransformStream
        TransformStreamDefaultController TrustedHTML TrustedScript TrustedScriptURL
        TrustedTypePolicy TrustedTypePolicyFactory trustedTypes URLPattern USB USBAlternateInterface
        USBConfiguration USBConnectionEvent USBDevice USBEndpoint USBInterface
        USBInTransferResult USBIsochronousInTransferPacket USBIsochronousInTransferResult
        USBIsochronousOutTransferPacket USBIsochronousOutTransferResult USBOutTransferResult
        UserActivation Viewport ViewTimeline ViewTransition ViewTransitionTypeSet
        VisibilityStateEntry VisualViewport visualViewport webkitURL WindowControlsOverlay
        WindowControlsOverlayGeometryChangeEvent Worklet WorkletGlobalScope
        WritableStreamDefaultController WritableStreamDefaultWriter
        """)
}
