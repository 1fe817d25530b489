internal import ScriptEngine

/// Whether what was typed for a breakpoint is an expression: said where it is typed, and not where it is reached.
final class ExpressionSyntax {
    private var machine: ScriptVirtualMachine?

    deinit { machine?.close() }

    /// Why a text is no expression; nil if it is one.
    func problem(_ text: String) -> String? {
        // Names that are private to a class are right inside of it only.
        guard !text.utf8.contains(UInt8(ascii: "#")) else { return nil }
        let machine = machine ?? ScriptVirtualMachine()
        self.machine = machine
        do throws(ScriptException) {
            // A function, in which 'new.target' has a meaning.
            _ = try ScriptProgram(
                "(function () { return (\n\(text)\n); })", url: "", machine: machine)
            return nil
        } catch {
            return error.message
        }
    }
}
