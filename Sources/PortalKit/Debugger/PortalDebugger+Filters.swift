extension PortalDebugger {
    /// What is stopped at beside breakpoints.
    package struct Filters: Equatable, Sendable {
        /// Every exception of the portal's.
        package var allExceptions = false
        /// Exceptions that nothing of the portal catches.
        package var uncaughtExceptions = false
        /// Those of them that are thrown in a callback of the app.
        package var callbackExceptions = false
        /// The beginning of each callback.
        package var callbacks = false
        /// Each call into the app.
        package var calls = false
        /// Functions, by name.
        package var functions: [String] = []

        package init() {}

        var hasExceptions: Bool { allExceptions || uncaughtExceptions || callbackExceptions }
    }
}
