internal import CJavaScriptCore

/// Where a loaded library's code and data are, from the program headers that it was loaded by.
struct LibraryImage {
    private(set) var code: Range<UInt> = 0..<0
    private(set) var data: Range<UInt> = 0..<0

    /// The library that an address belongs to; nil where there is none.
    init?(holding address: UnsafeRawPointer) {
        var found = unsafe portal_LibraryPlace()
        guard unsafe portal_findLibrary(address, &found) != 0, let base = unsafe found.base else {
            return nil
        }
        let image = UnsafeRawPointer(base)
        // "ELF-64 Object File Format", the file header: the magic number, then `e_phoff`,
        // `e_phentsize` and `e_phnum`.
        guard unsafe image.loadUnaligned(as: UInt32.self) == 0x464C_457F else { return nil }
        let table = unsafe Int(image.loadUnaligned(fromByteOffset: 32, as: UInt64.self))
        let size = unsafe Int(image.loadUnaligned(fromByteOffset: 54, as: UInt16.self))
        let count = unsafe Int(image.loadUnaligned(fromByteOffset: 56, as: UInt16.self))
        for index in 0..<count {
            let header = unsafe image.advanced(by: table + index * size)
            // `p_type` PT_LOAD, `p_flags` PF_X and PF_W, `p_vaddr`, `p_memsz`.
            guard unsafe header.loadUnaligned(as: UInt32.self) == 1 else { continue }
            let flags = unsafe header.loadUnaligned(fromByteOffset: 4, as: UInt32.self)
            let start =
                unsafe UInt(bitPattern: image)
                + UInt(header.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
            let length = unsafe UInt(header.loadUnaligned(fromByteOffset: 40, as: UInt64.self))
            if flags & 1 != 0 { code = Self.joined(code, start..<start + length) }
            if flags & 2 != 0 { data = Self.joined(data, start..<start + length) }
        }
        if code.isEmpty || data.isEmpty { return nil }
    }

    private static func joined(_ range: Range<UInt>, _ other: Range<UInt>) -> Range<UInt> {
        range.isEmpty
            ? other
            : min(range.lowerBound, other.lowerBound)..<max(range.upperBound, other.upperBound)
    }
}
