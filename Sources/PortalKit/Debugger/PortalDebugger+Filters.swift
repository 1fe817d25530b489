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
        package var functionBreakpoints: [FunctionBreakpoint] = []

        package init() {}

        /// The names of the functions, each once.
        var functions: [String] {
            var names: [String] = []
            for name in functionBreakpoints.map(\.name) where !names.contains(name) {
                names.append(name)
            }
            return names
        }

        var hasExceptions: Bool { allExceptions || uncaughtExceptions || callbackExceptions }
    }
}
