public import PortalTrace

/// What a script threw, read once and kept as data.
public struct ScriptException: Error, Equatable, Sendable {
    /// The error's name ("TypeError"), or nil if what was thrown is not an error object.
    public var name: String?
    /// The error's message, or the thrown value as text.
    public var message: String
    /// Where it was thrown. A thrown text has no location
    /// (engine-notes, "Exceptions").
    public var location: SourceLocation?
    /// The calls that were under way, innermost first.
    public var stack: [Frame]
    /// What was thrown, if that was not an error object.
    public var value: TraceValue?

    /// One call of the stack.
    public typealias Frame = StackFrame

    /// Makes an exception.
    public init(
        name: String?, message: String, location: SourceLocation? = nil, stack: [Frame] = [],
        value: TraceValue? = nil
    ) {
        self.name = name
        self.message = message
        self.location = location
        self.stack = stack
        self.value = value
    }
}

extension ScriptException: CustomStringConvertible {
    /// The words that a browser's console would print.
    public var description: String {
        guard let name else { return message }
        return message.isEmpty ? name : "\(name): \(message)"
    }
}

/// Why the host ended a script that would not end by itself.
public enum ScriptTermination: String, Equatable, Sendable {
    /// It ran longer than its time limit.
    case timeLimit = "time-limit"
    /// It made the process larger than its memory limit.
    case memoryLimit = "memory-limit"
    /// The host asked for it with `ScriptVirtualMachine.terminate()`.
    case requested
}

/// Why a call into the engine gave no value.
public enum ScriptFailure: Error, Equatable, Sendable {
    /// The script threw.
    case thrown(ScriptException)
    /// The host ended the script. No script runs on that virtual machine until its limits are
    /// set anew.
    case terminated(ScriptTermination)
}

extension ScriptFailure: CustomStringConvertible {
    /// What happened, in words.
    public var description: String {
        switch self {
        case .thrown(let exception): exception.description
        case .terminated(.timeLimit): "the script was ended at its time limit"
        case .terminated(.memoryLimit): "the script was ended at its memory limit"
        case .terminated(.requested): "the host ended the script"
        }
    }
}
