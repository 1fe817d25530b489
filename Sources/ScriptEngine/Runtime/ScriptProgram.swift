internal import CJavaScriptCore
internal import PortalTrace

/// A script that is parsed once and evaluated in many contexts of one machine.
@safe
public final class ScriptProgram {
    /// The name that locations in this script carry.
    public let url: String
    /// The engine's parsed script; nil for one of the host's that was evaluated once at most.
    private var parsed: portal_ScriptRef?
    /// The text of a script of the host's, until it is kept parsed.
    private var source: String?
    private var wasEvaluated = false
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
        unsafe parsed = unsafe made
        self.source = nil
        self.url = url
        self.machine = machine
    }

    /// Makes a script of the host's, which is not parsed before it is evaluated: a text that does not parse throws
    /// then.
    init(ofHost source: String, url: String, machine: ScriptVirtualMachine) {
        unsafe parsed = nil
        self.source = source
        self.url = url
        self.machine = machine
    }

    /// Evaluates the script.
    ///
    /// The engine parses a script to check it, and once more when it is evaluated. A process that opens one page does
    /// without the first for the host's own scripts; for the second page the parsed script is kept.
    func evaluate(
        in context: JSContextRef, _ exception: UnsafeMutablePointer<JSValueRef?>
    ) -> JSValueRef? {
        // A debugger is told of each script once.
        if wasEvaluated || machine.inspector != nil, let source {
            unsafe parsed = unsafe withTexts(source) { text, name in
                unsafe JSScriptCreateFromString(machine.group, name, 1, text, nil, nil)
            }
            if unsafe parsed != nil { self.source = nil }
        }
        wasEvaluated = true
        if let source {
            return unsafe withTexts(source) { text, name in
                unsafe JSEvaluateScript(context, text, nil, name, 1, exception)
            }
        }
        return unsafe JSScriptEvaluate(context, parsed, nil, exception)
    }

    private func withTexts<Result>(
        _ source: String, _ body: (JSStringRef, JSStringRef) -> Result?
    ) -> Result? {
        let text = EngineString(source)
        let name = EngineString(url)
        return unsafe name.withRef { name in unsafe text.withRef { unsafe body($0, name) } }
    }

    deinit {
        // A script's text belongs to the heap; with the heap gone there is nothing left to release.
        if let parsed = unsafe parsed, !machine.isClosed { unsafe JSScriptRelease(parsed) }
    }
}
