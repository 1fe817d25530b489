internal import CJavaScriptCore
internal import Glibc

/// What is known of the engine's inspector beyond its C API, verified before use.
///
/// Three exported functions between the C API's strings and the engine's own, and two tables of
/// virtual functions: that of the object which a context is inspected by, and that of the channel
/// which it answers to, and which is made here.
struct InspectorLayout: Sendable {
    /// Why a library cannot be used, in words.
    struct Mismatch: Error {
        let reason: String
        init(_ reason: String) { self.reason = reason }
    }

    /// The virtual functions of `Inspector::RemoteInspectionTarget` that are called, by their places
    /// in its table (Itanium C++ ABI, "Virtual Table Layout"): two destructors come first.
    enum Slot: Int {
        /// `connect(FrontendChannel&, bool isAutomaticConnection, bool immediatelyPause)`.
        case connect = 2
        /// `disconnect(FrontendChannel&)`.
        case disconnect = 3
        /// `dispatchMessageFromRemote(String&&)`.
        case dispatch = 6
    }

    typealias Get = @convention(c) (UnsafeRawPointer) -> portal_Returned
    typealias Take = @convention(c) (UnsafeMutableRawPointer) -> portal_Returned

    private let string: UInt
    private let copy: UInt
    private let take: UInt
    private let image: (code: Range<UInt>, data: Range<UInt>)

    init() throws(Mismatch) {
        let version = (major: jsc_get_major_version(), minor: jsc_get_minor_version())
        guard ModuleEngineLayout.triedVersions.contains(where: { $0 == version }) else {
            throw Mismatch(
                "the inspector was not tried with version \(version.major).\(version.minor) "
                    + "of the engine")
        }
        string = try Self.symbol("_ZNK14OpaqueJSString6stringEv")
        copy = try Self.symbol("_ZN14OpaqueJSString9tryCreateERKN3WTF6StringE")
        take = try Self.symbol("_ZN14OpaqueJSString9tryCreateEON3WTF6StringE")
        guard let place = unsafe UnsafeRawPointer(bitPattern: string),
            let image = unsafe LibraryImage(holding: place)
        else { throw Mismatch("the engine's code was not found in memory") }
        self.image = (image.code, image.data)
    }

    private static func symbol(_ name: String) throws(Mismatch) -> UInt {
        guard let found = unsafe dlsym(nil, name) else {
            throw Mismatch("the engine does not export \(name)")
        }
        return UInt(bitPattern: found)
    }

    /// Whether an object has a table of virtual functions of the library.
    func isTarget(_ target: UInt, _ probe: borrowing MemoryProbe) -> Bool {
        guard let table = probe.word(at: target), image.data.contains(table),
            let entries = probe.words(at: table, count: 7)
        else { return false }
        return entries.allSatisfy(image.code.contains)
    }

    /// A virtual function of an object.
    func method<Function>(
        _ slot: Slot, of target: UnsafeRawPointer, _ type: Function.Type
    ) -> Function {
        let table = unsafe target.load(as: UnsafePointer<UnsafeRawPointer>.self)
        return unsafe unsafeBitCast(table[slot.rawValue], to: type)
    }

    /// Gives a text to a function that takes a string of the engine's own.
    func withEngineString(
        _ text: String, _ body: (UnsafeMutableRawPointer) -> Void
    ) {
        guard let get = unsafe UnsafeRawPointer(bitPattern: string),
            let take = unsafe UnsafeRawPointer(bitPattern: take)
        else { return }
        let units = EngineString(utf16: Array(text.utf16))
        var made = unsafe units.withRef {
            unsafe unsafeBitCast(get, to: Get.self)(UnsafeRawPointer($0))
        }
        unsafe withUnsafeMutablePointer(to: &made) { string in
            unsafe body(string)
            // What was not taken out of it is freed here.
            if unsafe string.pointee.words.0 != nil {
                let rest = unsafe unsafeBitCast(take, to: Take.self)(
                    UnsafeMutableRawPointer(string))
                if let rest = unsafe rest.words.0 { unsafe JSStringRelease(OpaquePointer(rest)) }
            }
        }
    }

    /// The text of a string of the engine's own.
    func text(of string: UnsafeRawPointer) -> String {
        guard let copy = unsafe UnsafeRawPointer(bitPattern: copy),
            let made = unsafe unsafeBitCast(copy, to: Get.self)(string).words.0
        else { return "" }
        return unsafe EngineString(adopting: OpaquePointer(made)).repaired
    }
}
