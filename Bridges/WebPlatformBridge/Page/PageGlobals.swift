import Foundation
internal import ScriptEngine
internal import WebPlatform

/// The names that the platform puts into a page's global scope: `core/globals.json` says which script
/// defines each.
public enum PageGlobals {
    /// The table of the names.
    struct Table: Decodable {
        /// One script's names.
        struct Script: Decodable {
            /// The script's path in `Scripts`, without ".js".
            var script: String
            /// Interfaces: properties that enumeration does not show.
            var interfaces: [String]
            /// Functions and objects: properties that it does.
            var members: [String]
            /// Read-only attributes: accessors without a setter.
            var attributes: [String]?
        }

        /// The names that are there from the beginning.
        var fixed: [String]
        /// The functions of `TimersFeature`.
        var timers: [String]
        /// The event handler attributes of a window, without "on".
        var handlers: [String]
        var scripts: [Script]
    }

    /// The table, read once; a page itself does without, so that a run does not pay for reading it.
    static let table: Table = {
        do {
            return try JSONDecoder().decode(Table.self, from: Data(text.utf8))
        } catch {
            // A file of the program itself, which a test reads.
            fatalError("core/globals.json cannot be read: \(error)")
        }
    }()

    private static let text = PageScripts.source("core/globals.json") ?? ""

    /// All names of a page.
    public static let names: Set<String> = {
        var names = Set(table.fixed + table.timers)
        for type in table.handlers { names.insert("on\(type)") }
        for group in table.scripts {
            names.formUnion(group.interfaces)
            names.formUnion(group.members)
            names.formUnion(group.attributes ?? [])
        }
        return names
    }()

    /// What the pages of a machine share of their names: an object of core/global-names.js.
    static func shared(
        _ profile: BrowserProfile, in context: ScriptContext
    ) throws(ScriptFailure) -> ScriptValue {
        let url = profile.isOld ? "host:old-global-names.js" : "host:global-names.js"
        return try context.shared(context.machine.program(url, definitions(profile.absent)))
    }

    /// The text of the script that makes the names that pages share.
    private static func definitions(_ absent: BrowserAbsences) -> String {
        func map(_ names: [String]) -> String {
            "{__proto__:null," + names.map { "'\($0)':true" }.joined(separator: ",") + "}"
        }
        let unconstructable = absent.members.keys.sorted()
            .filter { absent.members[$0]?.contains($0) ?? false }
        let script = PageScripts.source("core/global-names") ?? ""
        return "(\(script))(\(text), \(map(absent.globals)), \(map(unconstructable)))"
    }
}
