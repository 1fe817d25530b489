internal import CJavaScriptCore
internal import Glibc
internal import JSONDocuments

/// Owns one `JSStringRef` (rule O2): built from a Swift string or from UTF-16 code units, released
/// exactly once.
@safe
struct EngineString: ~Copyable {
    private let ref: JSStringRef

    /// Copies a Swift string.
    init(_ text: String) {
        // "JSStringCreateWithUTF8CString: creates a JavaScript string from a null-terminated UTF8
        // string": so text that holds a NUL takes the other road.
        let created = unsafe text.withCString { bytes in
            unsafe strlen(bytes) == text.utf8.count
                ? JSStringCreateWithUTF8CString(bytes) : nil
        }
        if let created = unsafe created {
            unsafe self.init(adopting: created)
        } else {
            self.init(utf16: Array(text.utf16))
        }
    }

    /// Copies UTF-16 code units, lone surrogates and NULs included.
    init(utf16 units: [UInt16]) {
        let created = unsafe units.withUnsafeBufferPointer {
            unsafe JSStringCreateWithCharacters($0.baseAddress, $0.count)
        }
        unsafe self.init(adopting: created)
    }

    /// Copies a text's bytes, none of which is 0.
    init(utf8 bytes: [UInt8]) {
        let created = unsafe withUnsafeTemporaryAllocation(
            of: CChar.self, capacity: bytes.count + 1
        ) { buffer in
            for index in bytes.indices {
                unsafe buffer[index] = CChar(bitPattern: bytes[index])
            }
            unsafe buffer[bytes.count] = 0
            return unsafe JSStringCreateWithUTF8CString(buffer.baseAddress)
        }
        unsafe self.init(adopting: created)
    }

    /// The text's bytes; for a text without lone surrogates.
    var utf8: [UInt8] {
        let most = 3 * count + 1
        return unsafe Array(unsafeUninitializedCapacity: most) { buffer, written in
            let start = UnsafeMutableRawPointer(buffer.baseAddress)
            let bytes = unsafe start?.assumingMemoryBound(to: CChar.self)
            // "The number of bytes written, including the null-terminator byte".
            written = unsafe max(1, JSStringGetUTF8CString(ref, bytes, most)) - 1
        }
    }

    /// Takes over a reference that the caller owns (Create and Copy functions return one).
    init(adopting ref: JSStringRef?) {
        // The engine returns NULL for a string only when it is out of memory.
        guard let ref = unsafe ref else { fatalError("the JavaScript engine made no string") }
        unsafe self.ref = ref
    }

    /// Copies the text of a string value; nil where the engine cannot build it. A script can
    /// concatenate a text that memory does not hold, and it is built when it is read.
    init?(copying value: JSValueRef?, in context: JSContextRef?) {
        var exception: JSValueRef?
        guard let copy = unsafe JSValueToStringCopy(context, value, &exception) else { return nil }
        unsafe self.init(adopting: copy)
    }

    deinit { unsafe JSStringRelease(ref) }

    /// Lends the reference for the length of the closure.
    func withRef<Result>(_ body: (JSStringRef) -> Result) -> Result {
        unsafe body(ref)
    }

    /// The length in UTF-16 code units.
    var count: Int { unsafe JSStringGetLength(ref) }

    /// Lends the UTF-16 code units for the length of the closure.
    func withUnits<Result>(_ body: (UnsafeBufferPointer<UInt16>) -> Result) -> Result {
        // "JSStringGetCharactersPtr: the characters in the string; valid while the string lives".
        unsafe body(
            UnsafeBufferPointer(start: JSStringGetCharactersPtr(ref), count: count))
    }

    /// The text, or nil if it has a lone surrogate.
    var wellFormed: String? {
        if let ascii = shortASCII { return ascii }
        return unsafe withUnits { units in
            guard unsafe Self.isWellFormed(units) else { return nil }
            return unsafe String(utf16: units)
        }
    }

    /// The text, with U+FFFD in the place of every lone surrogate.
    var repaired: String {
        if let ascii = shortASCII { return ascii }
        return unsafe withUnits { unsafe String(utf16: $0) }
    }

    /// The beginning of the text, without a copy of all of it.
    func prefix(bytes count: Int) -> String {
        var buffer = [CChar](repeating: 0, count: count + 1)
        // "The buffer is filled as far as it goes"; the last character may be cut.
        _ = unsafe JSStringGetUTF8CString(ref, &buffer, buffer.count)
        var bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        while !bytes.isEmpty, String(validating: bytes, as: UTF8.self) == nil { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text if it is short and ASCII, as names are. Asked for UTF-16, the engine would make a
    /// second copy of such a text, which it keeps in bytes.
    private var shortASCII: String? {
        let count = count
        guard count <= 128 else { return nil }
        // "JSStringGetUTF8CString: the number of bytes written, including the null-terminator byte".
        return unsafe withUnsafeTemporaryAllocation(
            byteCount: 3 * count + 1, alignment: 1
        ) { buffer in
            let bytes = unsafe buffer.bindMemory(to: CChar.self)
            let written = unsafe JSStringGetUTF8CString(ref, bytes.baseAddress, bytes.count) - 1
            guard written == count else { return nil }
            let text = unsafe UnsafeRawBufferPointer(rebasing: buffer[..<count])
            guard unsafe text.allSatisfy({ $0 < 0x80 }) else { return nil }
            return unsafe String(decoding: text, as: UTF8.self)
        }
    }

    private static func isWellFormed(_ units: UnsafeBufferPointer<UInt16>) -> Bool {
        var index = 0
        while index < units.count {
            let unit = unsafe units[index]
            if UTF16.isTrailSurrogate(unit) { return false }
            if UTF16.isLeadSurrogate(unit) {
                index += 1
                guard index < units.count, UTF16.isTrailSurrogate(unsafe units[index]) else {
                    return false
                }
            }
            index += 1
        }
        return true
    }
}

/// Keeps strings that are needed again and again, such as property names, for as long as a virtual
/// machine lives.
final class EngineStringTable {
    private final class Entry {
        let string: EngineString
        init(_ text: String) { string = EngineString(text) }
    }

    /// Names may come from scripts: beyond these bounds they are not kept.
    private static let mostEntries = 4_096
    private static let longestKept = 64

    private var entries: [CodeUnits: Entry] = [:]

    /// Lends the engine's form of a text, which is made at the first use.
    func withRef<Result>(_ text: String, _ body: (JSStringRef) -> Result) -> Result {
        if let entry = entries[text] { return unsafe entry.string.withRef(body) }
        let entry = Entry(text)
        if entries.count < Self.mostEntries, text.utf8.count <= Self.longestKept {
            entries[text] = entry
        }
        return unsafe entry.string.withRef(body)
    }
}
