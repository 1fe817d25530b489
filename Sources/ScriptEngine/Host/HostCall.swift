internal import CJavaScriptCore
public import PortalTrace

/// One call of a host function by a script, borrowed for the length of the call (rule O5).
///
/// Nothing in it may be kept; `retained(at:)` is the way to keep an argument.
@safe
public struct HostCall: ~Copyable {
    /// The context whose script called.
    public let context: ScriptContext
    /// How many arguments were given.
    public let count: Int
    private let arguments: UnsafePointer<JSValueRef?>?
    private let receiver: JSObjectRef?

    init(
        context: ScriptContext, receiver: JSObjectRef?, count: Int,
        arguments: UnsafePointer<JSValueRef?>?
    ) {
        self.context = context
        unsafe self.receiver = unsafe receiver
        self.count = count
        unsafe self.arguments = unsafe arguments
    }

    /// Where the calling script is.
    public var location: SourceLocation? { context.machine.currentLocation() }

    /// Whether `this` is the realm's global object, as it is where a script gave none.
    public borrowing func isOnGlobalObject() -> Bool {
        unsafe receiver == nil || receiver == JSContextGetGlobalObject(context.ref)
    }

    /// An argument as data; `undefined` beyond the last one.
    ///
    /// - Parameters:
    ///   - index: Which argument, from 0.
    ///   - names: Properties to read even where they are inherited or not enumerable.
    ///   - keepsDates: Whether a date is an object, as it is to who takes texts and numbers, and not its text.
    public borrowing func snapshot(
        at index: Int, reading names: [String] = [], keepsDates: Bool = false
    ) -> TraceValue {
        var limits = Snapshot.Limits()
        limits.keepsDates = keepsDates
        return unsafe Snapshot(context, limits: limits).take(argument(index), reading: names)
    }

    /// All arguments as data.
    public borrowing func snapshots() -> [TraceValue] {
        (0..<min(count, Self.mostArguments)).map { snapshot(at: $0) }
    }

    /// All arguments from an index on as a console writes them down: nothing of the script runs for
    /// it, neither a getter nor a trap, and an object without members of its own, such as a `Map`,
    /// is told by its class and contents.
    public borrowing func descriptions(from first: Int = 0) -> [TraceValue] {
        guard first < count else { return [] }
        var limits = Snapshot.Limits()
        limits.describesClasses = true
        limits.runsNoScript = true
        return (first..<min(count, first + Self.mostArguments)).map {
            unsafe Snapshot(context, limits: limits).take(argument($0))
        }
    }

    /// All arguments as data, if none of them is an object.
    public borrowing func primitives() -> [TraceValue]? {
        for index in 0..<min(count, Self.mostArguments) {
            guard let value = unsafe argument(index) else { continue }
            if unsafe JSValueIsObject(context.ref, value) { return nil }
        }
        return snapshots()
    }

    /// The target of an argument that is a proxy, and whether the proxy is one of the host's own
    /// objects; nil for any other value. Runs no script.
    public borrowing func proxyTarget(at index: Int) -> (target: ScriptValue, isHost: Bool)? {
        guard let object = unsafe context.asObject(argument(index)),
            let target = unsafe JSObjectGetProxyTarget(object)
        else { return nil }
        if let host = unsafe HostObjectBox.find(object, context) {
            return unsafe (context.adopt(host.target), true)
        }
        return unsafe (context.adopt(target), false)
    }

    /// A spread can make a million of them.
    private static let mostArguments = 100

    /// Keeps an argument beyond the call; `undefined` beyond the last one.
    public borrowing func retained(at index: Int) -> ScriptValue {
        unsafe context.adopt(argument(index))
    }

    /// What kind of value an argument is; `undefined` beyond the last one.
    public borrowing func kind(at index: Int) -> ScriptValueKind {
        guard let value = unsafe argument(index) else { return .undefined }
        return unsafe ScriptValueKind(JSValueGetType(context.ref, value))
    }

    /// Whether an argument can be called.
    public borrowing func isFunction(at index: Int) -> Bool {
        guard let object = unsafe context.asObject(argument(index)) else { return false }
        return unsafe JSObjectIsFunction(context.ref, object)
    }

    /// Whether an argument counts as true in a condition.
    public borrowing func isTruthy(at index: Int) -> Bool {
        guard let value = unsafe argument(index) else { return false }
        return unsafe JSValueToBoolean(context.ref, value)
    }

    borrowing func argument(_ index: Int) -> JSValueRef? {
        guard index < count else { return nil }
        return unsafe arguments?[index]
    }
}

/// What a host function gives back to the script.
public enum HostResult {
    case undefined
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    /// A text by its UTF-16 code units, lone surrogates included.
    case utf16([UInt16])
    /// A text by its bytes, none of which is 0.
    case utf8([UInt8])
    /// A `Uint8Array` with these bytes.
    case bytes([UInt8])
    case value(ScriptValue)
    /// An array without a prototype.
    case array([HostResult])
    /// An object without a prototype.
    case object(KeyValuePairs<String, HostResult>)
}

/// An error that a host function throws on purpose, with the name that the script sees.
public struct HostError: Error, Equatable, Sendable {
    /// The error's `name` in the script ("TypeError").
    public var name: String
    /// The error's `message` in the script.
    public var message: String
    /// What the script can read of the error beside that.
    public var members: [Member]

    /// One more property of an error.
    public struct Member: Equatable, Sendable {
        /// Its name.
        public var name: String
        /// Its value: a text, a number, a boolean or null; nothing else.
        public var value: TraceValue

        /// Makes a property.
        public init(_ name: String, _ value: TraceValue) {
            self.name = name
            self.value = value
        }
    }

    /// Makes an error.
    public init(name: String = "Error", message: String, members: [Member] = []) {
        self.name = name
        self.message = message
        self.members = members
    }
}
