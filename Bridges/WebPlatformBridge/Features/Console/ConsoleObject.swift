internal import PortalTrace

/// The namespace object `console` (Console Standard, section 1; Web IDL, section 3.13): made with
/// the page.
enum ConsoleObject {
    /// What stands in the place of a script's name where the page asks for a function of the console.
    static let file = "console object"

    /// The console's functions, in the order of the standard.
    private static let names = [
        "assert", "clear", "debug", "error", "info", "log", "table", "trace", "warn", "dir",
        "dirxml", "count", "countReset", "group", "groupCollapsed", "groupEnd", "time", "timeLog",
        "timeEnd",
    ]

    /// A part of the script that defines the page's global names.
    static var definition: String {
        """
          lazy('console', () => {
            const make = (name) => load('\(file)', name);
            const console = {
              __proto__: {}, \(names.map { "\($0): make('\($0)')" }.joined(separator: ", "))
            };
            define(console, tag, { __proto__: null, value: 'console', configurable: true });
            return console;
          }, false);
        """
    }
}

/// What a page's console remembers for the host.
struct ConsoleState {
    /// How many groups are open.
    var groups = 0
    /// How many lines are being written: an argument that is converted may write one too.
    var underWay = 0
    /// Where the line that is being written was asked for.
    var location: SourceLocation?
}
