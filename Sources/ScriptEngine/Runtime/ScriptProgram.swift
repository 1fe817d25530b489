internal import CJavaScriptCore
internal import PortalTrace

/// A script that is parsed once and evaluated in many contexts of one machine.
@safe
public final class ScriptProgram {
    /// The name that locations in this script carry.
    public let url: String
    let ref: portal_ScriptRef
    let machine: ScriptVirtualMachine

    /// Parses a script.
    ///
    /// - Parameters:
    ///   - source: The script's text.
    ///   - url: The name for locations in it; not opened, not resolved.
    ///   - machine: The machine in whose contexts it can be evaluated.
    /// - Throws: `ScriptException` named `SyntaxError`, with the place of what is wrong:
    ///   the engine knows its line, and the column is found by `SyntaxErrorPlace`.
    public init(
        _ source: String, url: String, machine: ScriptVirtualMachine
    ) throws(ScriptException) {
        machine.checkThread("ScriptProgram.init")
        let text = EngineString(source)
        let name = EngineString(url)
        var message: JSStringRef?
        var line: Int32 = 0
        let made = unsafe text.withRef { text in
            unsafe name.withRef { name in
                unsafe JSScriptCreateFromString(machine.group, name, 1, text, &message, &line)
            }
        }
        guard let made = unsafe made else {
            let words =
                if let message = unsafe message {
                    unsafe EngineString(adopting: message).repaired
                } else {
                    "the script cannot be parsed"
                }
            let place = max(1, Int(line))
            let column = SyntaxErrorPlace(source, words, line: place, machine: machine).column()
            throw ScriptException(
                name: "SyntaxError", message: words,
                location: SourceLocation(file: url, line: place, column: column))
        }
        unsafe ref = unsafe made
        self.url = url
        self.machine = machine
    }

    deinit {
        // A script's text belongs to the heap; with the heap gone there is nothing left to release.
        if !machine.isClosed { unsafe JSScriptRelease(ref) }
    }
}
