internal import ScriptEngine

/// Arguments of a host function, of the types that its table says: they were checked before.
extension HostCall {
    /// A `string`, lone surrogates as U+FFFD.
    borrowing func string(_ index: Int) -> String { Self.checked(string(at: index), index) }
    /// A `string` by its UTF-16 code units.
    borrowing func utf16(_ index: Int) -> [UInt16] { Self.checked(utf16(at: index), index) }
    /// A `string` in UTF-8, lone surrogates as U+FFFD.
    borrowing func utf8(_ index: Int) -> [UInt8] { Self.checked(utf8(at: index), index) }
    /// A `number`.
    borrowing func number(_ index: Int) -> Double { Self.checked(number(at: index), index) }
    /// An `integer`.
    borrowing func integer(_ index: Int) -> Int {
        Self.checked(number(at: index).flatMap { Int(exactly: $0) }, index)
    }
    /// A `bytes`, copied.
    borrowing func bytes(_ index: Int) -> [UInt8] { Self.checked(bytes(at: index), index) }
    /// A `handle`.
    borrowing func handle<Kept>(_ index: Int, of: Kept.Type) -> Handle<Kept> {
        Handle(number: integer(index))
    }

    private static func checked<Value>(_ value: Value?, _ index: Int) -> Value {
        guard let value else {
            preconditionFailure("argument \(index + 1) is not of the type that the table says")
        }
        return value
    }
}
