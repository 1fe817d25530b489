internal import CJavaScriptCore

/// The kinds of values that the language has.
public enum ScriptValueKind: String, Sendable {
    case undefined
    case null
    case bool = "boolean"
    case number
    case string
    case symbol
    case bigInt = "bigint"
    case object

    init(_ type: JSType) {
        switch type {
        case kJSTypeUndefined: self = .undefined
        case kJSTypeNull: self = .null
        case kJSTypeBoolean: self = .bool
        case kJSTypeNumber: self = .number
        case kJSTypeString: self = .string
        case kJSTypeSymbol: self = .symbol
        case kJSTypeObject: self = .object
        default: self = .bigInt
        }
    }
}
