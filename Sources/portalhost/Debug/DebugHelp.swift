/// The commands of a debugging session.
enum DebugHelp {
    static let commands: [(name: String, words: String)] = [
        (".fire activation RESULT", "calls the portal's activation callback, such as cardBusy"),
        (".fire registration STATE", "calls its registration callback, such as denied"),
        (".user ACTION", "lets the user act: accepts-notification, cancels, consents ..."),
        (".network STATE", "lets the modem report a registration state"),
        (".advance TIME", "lets a time pass, such as 500ms, 3s, 15m, 1h"),
        (".step", "does the next thing that is due"),
        (".run", "lets time pass until nothing is left to do"),
        (".callbacks", "shows the callback wiring"),
        (".trace [N]", "shows the last N events (default 20)"),
        (".findings", "shows what the rules say so far"),
        (".page", "shows the page as assistive technology sees it: roles, names, states"),
        (".html SELECTOR", "shows the markup of what a CSS selector matches"),
        (
            ".role SELECTOR",
            "shows role, name and states of what a CSS selector matches, as locators see them"
        ),
        (".device", "shows the device as it is now, as JSON"),
        (".app", "shows how the app stands"),
        (".relaunch", "opens the portal again in the same world"),
        (".scenario PRESET", "starts again in another world"),
        (".reload", "reads the scripts again and starts again"),
        (".load FILE", "runs another script in the page"),
        (
            ".write-case FILE.case.json",
            "writes what was done since the portal was opened as a user case"
        ),
        (
            ".break FILE:LINE [if CONDITION]",
            "stops scripts there; without a place, lists them, or drops what was begun over several lines"
        ),
        (".clear FILE:LINE|all", "takes breakpoints away"),
        (".next", "while a script stands still: on to the next statement"),
        (".into", "the same, into functions"),
        (".out", "on to the caller"),
        (
            ".back [statement|breakpoint]",
            "back to the stop before, to the statement before, or to the breakpoint before: the session is run again"
        ),
        (".go", "on to the next breakpoint"),
        (".where", "shows the calls under way"),
        (".locals", "shows the variables of the function"),
        (".watch EXPRESSION", "shows an expression at each stop"),
        (".unwatch [EXPRESSION]", "shows it no longer; without one, none"),
        (".help", "shows this"),
        (".exit", "ends the session"),
    ]

    static var names: [String] {
        commands.map { String($0.name.prefix { $0 != " " }) }
    }

    static var lines: [String] {
        let width = commands.map(\.name.count).max() ?? 0
        return commands.map {
            $0.name + String(repeating: " ", count: width - $0.name.count) + "  " + $0.words
        }
    }

    /// The commands in one paragraph, for the help page.
    static let text =
        "Commands: " + commands.map { "\($0.name) (\($0.words))" }.joined(separator: "; ") + "."
}
