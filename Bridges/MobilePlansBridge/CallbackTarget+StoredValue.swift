public import MobilePlans
public import ScriptEngine

extension CallbackTarget {
    /// Names a function that a context keeps.
    init(_ stored: StoredValue) {
        self.init(page: stored.context.number, function: stored.number)
    }

    /// Where the function is kept.
    public var stored: StoredValue {
        StoredValue(context: .init(number: page), number: function)
    }
}
