internal import CJavaScriptCore
internal import PortalTrace

/// Turns a thrown JavaScript value into data, once, on the machine's thread.
///
/// What was thrown may be hostile: a proxy, an object whose getters throw. Every read is allowed
/// to fail.
struct ExceptionReader {
    let context: ScriptContext

    func read(_ thrown: JSValueRef) -> ScriptException {
        guard let error = unsafe context.asObject(thrown) else {
            return unsafe valueException(thrown)
        }
        let name = unsafe text("name", of: error)
        let message = unsafe text("message", of: error)
        let all = unsafe StackText.frames(text("stack", of: error) ?? "")
        let frames = Self.withoutHost(all)
        guard name != nil || message != nil else { return unsafe valueException(thrown) }
        return ScriptException(
            name: name ?? "Error",
            message: message ?? "",
            location: unsafe place(of: error, frames, all),
            stack: frames)
    }

    /// The calls of the portal's scripts, and what they call of the language. What the host's scripts call of it is as
    /// little the portal's affair as they are, but for what threw where the portal has no part in it: `JSON.parse` of an
    /// answer's body.
    private static func withoutHost(_ all: [ScriptException.Frame]) -> [ScriptException.Frame] {
        var frames: [ScriptException.Frame] = []
        var native: [ScriptException.Frame] = []
        for frame in all where !frame.isHostFunction {
            guard let location = frame.location else {
                native.append(frame)
                continue
            }
            if !location.isOfHost { frames += native + [frame] }
            native = []
        }
        return frames.isEmpty
            ? Array(all.prefix { $0.location == nil && !$0.isHostFunction }) : frames
    }

    /// Where an error was made.
    ///
    /// The engine's own constructor of a class without one has a line and no file. There the first
    /// call with a file is meant, unless the text of an `eval` or a `new Function` comes before it.
    private func place(
        of error: JSObjectRef, _ frames: [ScriptException.Frame], _ all: [ScriptException.Frame]
    ) -> SourceLocation? {
        var own = unsafe location(of: error)
        // The engine's parser knows a line. The column beside it is that of the script of the host
        // that asked for the text to be run.
        if let caller = all.lazy.compactMap(\.location).first, caller.isOfHost,
            own?.isOfHost == false,
            own?.column == caller.column, own?.line != caller.line
        {
            own?.column = nil
        }
        if own?.file != nil, own?.isOfHost == false { return own }
        let first = frames.first {
            $0.location?.file != nil || $0.function == "eval code" || $0.function == "anonymous"
        }
        if let place = first?.location, place.file != nil { return place }
        return own ?? frames.lazy.compactMap(\.location).first
    }

    /// Describes what was thrown without reading what it holds.
    func readShallow(_ thrown: JSValueRef) -> String {
        guard let error = unsafe context.asObject(thrown),
            let name = unsafe text("name", of: error)
        else { return "an object" }
        let message = unsafe text("message", of: error) ?? ""
        return message.isEmpty ? name : "\(name): \(message)"
    }

    private func valueException(_ thrown: JSValueRef) -> ScriptException {
        let value = unsafe Snapshot(context).take(thrown)
        return ScriptException(name: nil, message: value.displayText, value: value)
    }

    private func location(of error: JSObjectRef) -> SourceLocation? {
        guard let line = unsafe number("line", of: error) else { return nil }
        let file = unsafe text("sourceURL", of: error)
        return SourceLocation(
            file: file?.isEmpty == false ? file : nil, line: line,
            // A syntax error says column 0: it does not know.
            column: unsafe number("column", of: error))
    }

    private func text(_ name: String, of error: JSObjectRef) -> String? {
        guard let value = unsafe property(name, of: error),
            unsafe JSValueIsString(context.ref, value),
            let text = unsafe EngineString(copying: value, in: context.ref)
        else { return nil }
        return text.count <= Snapshot.Limits().stringUnits
            ? text.repaired : text.prefix(bytes: 200) + "…"
    }

    private func number(_ name: String, of error: JSObjectRef) -> Int? {
        guard let value = unsafe property(name, of: error),
            unsafe JSValueIsNumber(context.ref, value)
        else { return nil }
        // A script can put anything there; no text has a billionth line.
        let number = unsafe JSValueToNumber(context.ref, value, nil)
        return number > 0 && number < 1e9 ? Int(exactly: number) : nil
    }

    private func property(_ name: String, of error: JSObjectRef) -> JSValueRef? {
        var exception: JSValueRef?
        let value = unsafe context.machine.names.withRef(name) {
            unsafe JSObjectGetProperty(context.ref, error, $0, &exception)
        }
        return unsafe exception == nil ? value : nil
    }
}

extension ScriptException.Frame {
    /// Whether it is a call into Swift: host functions are called "part.verb", which no function of a
    /// script without a place can be.
    fileprivate var isHostFunction: Bool { location == nil && function.utf8.contains(0x2E) }
}
