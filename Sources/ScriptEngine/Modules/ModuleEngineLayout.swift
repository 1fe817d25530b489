internal import CJavaScriptCore
internal import Glibc
internal import JSONDocuments

/// What is known of the engine beyond its C API, found by content and verified before use.
///
/// The C API has no modules, but the library has all of them: a loader object in each realm, a table
/// of functions through which a realm asks its host (`GlobalObjectMethodTable`), and the exported
/// C++ function `JSC::loadModule`. All that is relied on is here, so that a library in which it is
/// otherwise is told apart before anything of it is used.
struct ModuleEngineLayout: Sendable {
    /// Why a library cannot be used, in words.
    struct Mismatch: Error {
        let reason: String
        init(_ reason: String) { self.reason = reason }
    }

    /// Versions of the library that were tried. Another one may call the functions in the table with
    /// other arguments, which nothing here could see.
    static let triedVersions = [(major: UInt32(2), minor: UInt32(50))]

    /// The text of a script that is exchanged for a module's.
    static let placeholder: StaticString = "/* the text of a module goes here */"

    /// `JSC::loadModule(JSC::JSGlobalObject*, JSC::SourceCode const&, JSC::JSValue)`.
    let loadModule: UInt
    /// Where a realm keeps the pointer to its table, in bytes.
    let tableOffset: Int
    /// The table with functions of ours in it, which lives as long as the process.
    let table: UInt
    /// Which word of a script points at its text.
    let scriptTextWord: Int
    /// Which word of a `JSStringRef` points at its text.
    let stringTextWord: Int

    /// - Parameter realm: A realm that no script sees.
    init(_ realm: JSGlobalContextRef, _ group: JSContextGroupRef) throws(Mismatch) {
        let version = (major: jsc_get_major_version(), minor: jsc_get_minor_version())
        guard Self.triedVersions.contains(where: { $0 == version }) else {
            throw Mismatch(
                "modules were not tried with version \(version.major).\(version.minor) of the engine"
            )
        }
        guard
            let symbol = unsafe dlsym(
                nil, "_ZN3JSC10loadModuleEPNS_14JSGlobalObjectERKNS_10SourceCodeENS_7JSValueE")
        else { throw Mismatch("the engine does not export JSC::loadModule") }
        guard let image = unsafe LibraryImage(holding: symbol), let probe = MemoryProbe() else {
            throw Mismatch("the engine's code was not found in memory")
        }
        loadModule = UInt(bitPattern: symbol)
        (tableOffset, table) = unsafe try Self.findTable(of: realm, image, probe)
        scriptTextWord = unsafe try Self.findScriptText(group, probe)
        stringTextWord = try Self.findStringText(probe)
    }

    /// The entries of a realm's table: code of the library, or nothing. Those of modules are
    /// nothing in a realm of the C API.
    private static let pattern = Array("fff0f000000ffff0000fff")

    private static func findTable(
        of realm: JSGlobalContextRef, _ image: LibraryImage, _ probe: borrowing MemoryProbe
    ) throws(Mismatch) -> (offset: Int, table: UInt) {
        var found: [(offset: Int, entries: [UInt])] = []
        let start = UInt(bitPattern: realm)
        for block in stride(from: 0x100, to: 0x1800, by: 0x100) {
            guard let words = probe.words(at: start + UInt(block), count: 0x20) else { break }
            for (index, word) in words.enumerated()
            where word % 8 == 0 && image.data.contains(word) {
                guard let entries = probe.words(at: word, count: pattern.count),
                    zip(entries, pattern).allSatisfy({ entry, mark in
                        mark == "f" ? image.code.contains(entry) : entry == 0
                    })
                else { continue }
                found.append((block + 8 * index, entries))
            }
        }
        guard found.count == 1, var entries = found.first?.entries, let offset = found.first?.offset
        else { throw Mismatch("\(found.count) places of a realm could be its table of functions") }
        unsafe entries[5] = UInt(bitPattern: unsafeBitCast(ModuleHooks.importModule, to: Int.self))
        unsafe entries[8] = UInt(
            bitPattern: unsafeBitCast(ModuleHooks.makeImportMeta, to: Int.self))
        // Not freed: realms point at it.
        let table = UnsafeMutablePointer<UInt>.allocate(capacity: entries.count)
        for (index, entry) in entries.enumerated() { unsafe (table + index).initialize(to: entry) }
        return (offset, UInt(bitPattern: table))
    }

    private static func findScriptText(
        _ group: JSContextGroupRef, _ probe: borrowing MemoryProbe
    ) throws(Mismatch) -> Int {
        guard let script = unsafe placeholderScript(group, EngineString("a.js"), line: 1) else {
            throw Mismatch("the engine made no script")
        }
        defer { unsafe JSScriptRelease(script) }
        let text = UInt(bitPattern: unsafe placeholder.utf8Start)
        return try word(of: UInt(bitPattern: script), among: 1..<32, probe) { string in
            string.length == placeholder.utf8CodeUnitCount && string.characters == text
        }
    }

    private static func findStringText(
        _ probe: borrowing MemoryProbe
    ) throws(Mismatch) -> Int {
        let text = EngineString("the text of a string")
        let address = unsafe text.withRef { UInt(bitPattern: $0) }
        let found = try word(of: address, among: 1..<4, probe) { string in
            // "the text" as a word.
            string.length == text.count && string.isBytes
                && probe.word(at: string.characters) == 0x7478_6574_2065_6874
        }
        return found
    }

    /// The one word of an object that points at a string.
    private static func word(
        of object: UInt, among words: Range<Int>, _ probe: borrowing MemoryProbe,
        _ isWanted: (EngineStringHeader) -> Bool
    ) throws(Mismatch) -> Int {
        var found: [Int] = []
        for index in words {
            guard let address = probe.word(at: object + UInt(8 * index)), address % 8 == 0,
                let header = probe.words(at: address, count: 3),
                isWanted(EngineStringHeader(words: header))
            else { continue }
            found.append(index)
        }
        guard let only = found.first, found.count == 1 else {
            throw Mismatch("\(found.count) words of an object could be its text")
        }
        return only
    }

    /// Makes a script whose text is the placeholder.
    static func placeholderScript(
        _ group: JSContextGroupRef, _ name: borrowing EngineString, line: Int
    ) -> portal_ScriptRef? {
        unsafe name.withRef { name in
            unsafe JSScriptCreateReferencingImmortalASCIIText(
                group, name, Int32(clamping: line),
                UnsafeRawPointer(placeholder.utf8Start).assumingMemoryBound(to: CChar.self),
                placeholder.utf8CodeUnitCount, nil, nil)
        }
    }
}

/// The first words of the engine's string: a reference count, the length, the address of the
/// characters, and flags.
struct EngineStringHeader {
    let length: Int
    let characters: UInt
    /// Whether a character takes one byte, as Latin-1 has it, and not two.
    let isBytes: Bool

    init(words: [UInt]) {
        length = Int(words[0] >> 32)
        characters = words[1]
        isBytes = words[2] & 4 != 0
    }

    /// The header of a string of which it is known that it is one.
    init(at address: UnsafeRawPointer) {
        self.init(
            words: (0..<3).map { unsafe address.load(fromByteOffset: 8 * $0, as: UInt.self) })
    }

    /// The string's text; lone surrogates become U+FFFD.
    func text() -> String {
        guard let start = unsafe UnsafeRawPointer(bitPattern: characters) else { return "" }
        let units: [UInt16] =
            isBytes
            ? unsafe UnsafeRawBufferPointer(start: start, count: length).map(UInt16.init)
            : unsafe Array(
                UnsafeBufferPointer(
                    start: start.assumingMemoryBound(to: UInt16.self), count: length))
        return String(utf16: units)
    }
}
