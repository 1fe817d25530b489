/// Event handlers (`on…`) of events that EdgeHTML 18 does not have: MDN's compatibility data names the events.
extension BrowserAbsences {
    /// Handlers that elements, documents and the window have, without `on`. Those of dialogs, details and slots belong to
    /// elements that are not there.
    private static let global = words(
        """
        animationcancel auxclick beforeinput beforematch beforetoggle cancel close command contextlost
        contextrestored formdata scrollend securitypolicyviolation slotchange toggle transitioncancel
        """)
    /// Handlers of the window, which `body` and `frameset` have as well.
    private static let window = words(
        "languagechange pagereveal pageswap rejectionhandled unhandledrejection")
    /// Their prefixed ones are there.
    private static let fullScreen = words("fullscreenchange fullscreenerror")

    private static func handlers(_ types: [String]) -> [String] { types.map { "on\($0)" } }

    /// Handlers that are not in the global scope.
    static let edgeHTML18GlobalHandlers = handlers(global + window)

    /// Handlers that interfaces do not have.
    static let edgeHTML18Handlers: [String: [String]] = [
        "Document": handlers(global + fullScreen),
        "Element": handlers(fullScreen),
        "HTMLBodyElement": handlers(window),
        "HTMLElement": handlers(global),
        "HTMLFrameSetElement": handlers(window),
        "MediaQueryList": handlers(["change"]),
        "SVGElement": handlers(global),
    ]
}
