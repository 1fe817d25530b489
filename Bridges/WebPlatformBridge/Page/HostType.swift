internal import ScriptEngine

/// The type of a parameter or result of a host function, as tables say it.
public indirect enum HostType: Equatable, Sendable {
    case any
    case string
    case number
    /// A number without a fraction.
    case integer
    case bool
    /// A number that names something that the host keeps.
    case handle
    /// An `ArrayBuffer` or a typed array, as bytes.
    case bytes
    case function
    case object
    /// No result.
    case nothing
    /// It, `null` or `undefined`.
    case optional(HostType)
    /// Any number of values; the last parameter only.
    case rest

    /// Whether an argument is of this type.
    func accepts(_ call: borrowing HostCall, at index: Int) -> Bool {
        switch self {
        case .any, .rest: true
        case .string: call.kind(at: index) == .string
        case .number: call.kind(at: index) == .number
        case .integer, .handle: call.number(at: index).flatMap { Int(exactly: $0) } != nil
        case .bool: call.kind(at: index) == .bool
        case .bytes: call.isBytes(at: index)
        case .function: call.isFunction(at: index)
        case .object: call.kind(at: index) == .object
        case .nothing: false
        case .optional(let type):
            switch call.kind(at: index) {
            case .undefined, .null: true
            default: type.accepts(call, at: index)
            }
        }
    }

    /// Whether a result is of this type.
    func accepts(_ result: HostResult) -> Bool {
        switch (self, result) {
        case (.any, _), (.rest, _): true
        case (.string, .string), (.string, .utf16), (.string, .utf8): true
        case (.number, .number), (.integer, .number), (.handle, .number), (.bool, .bool),
            (.bytes, .bytes):
            true
        case (.object, .object), (.object, .array): true
        case (.object, .value(let value)): value.isObject
        case (.function, .value(let value)): value.isFunction
        case (.nothing, .undefined): true
        case (.optional, .undefined), (.optional, .null): true
        case (.optional(let type), _): type.accepts(result)
        default: false
        }
    }
}
