internal import PartnerCenterBridge

/// What every page has beside the language and the Mobile Plans objects.
enum PageGlobals {
    /// The names that Partner Center defines, where a page gets it.
    static let partnerNames = PartnerOperations.names

    /// The names that the host itself defines in the global scope.
    static let names: Set<String> = [
        "window", "self", "location", "console", "Date", "Log",
        "setTimeout", "clearTimeout", "setInterval", "clearInterval", "queueMicrotask",
    ]
}
