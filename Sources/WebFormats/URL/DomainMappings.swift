/// What UTS #46 maps from Unicode 15.1 and 16 on and the ICU of older systems refuses or maps otherwise
/// (UTS #46, revision 33, "Modifications").
enum DomainMappings {
    /// A domain with those mappings done.
    ///
    /// - Parameter domain: A domain in UTF-8.
    static func apply(to domain: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(domain.count)
        var scalars = String(decoding: domain, as: UTF8.self).unicodeScalars.makeIterator()
        var held: Unicode.Scalar?
        func put(_ value: UInt32) {
            guard let scalar = Unicode.Scalar(value) else { return }
            result += UTF8.encode(scalar).map { Array($0) } ?? []
        }
        while let scalar = held ?? scalars.next() {
            held = nil
            switch scalar.value {
            case 0x3C, 0x3D, 0x3E:
                // "<", "=" and ">" with a long solidus overlay are the letters ≮, ≠ and ≯.
                repeat { held = scalars.next() } while held.map { isIgnored($0.value) } == true
                if held?.value == 0x338 {
                    held = nil
                    put([0x226E, 0x2260, 0x226F][Int(scalar.value) - 0x3C])
                } else {
                    put(scalar.value)
                }
            case let value where isIgnored(value): break
            case let value: put(mapped(value))
            }
        }
        return result
    }

    private static func isIgnored(_ value: UInt32) -> Bool {
        switch value {
        case 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x206A...0x206F, 0x3164, 0xFFA0,
            0x1BCA0...0x1BCA3, 0x1D173...0x1D17A:
            true
        // Ignored by each version: the soft hyphen, variation selectors and such.
        case 0xAD, 0x34F, 0x180B...0x180D, 0x180F, 0x200B, 0x2060, 0x2064, 0xFE00...0xFE0F,
            0xFEFF, 0xE0100...0xE01EF:
            true
        default: false
        }
    }

    private static func mapped(_ value: UInt32) -> UInt32 {
        switch value {
        // The capital sharp s becomes the small one, not "ss".
        case 0x1E9E: 0xDF
        // Georgian capitals of the old church script.
        case 0x10A0...0x10C5, 0x10C7, 0x10CD: value + 0x1C60
        case 0x4C0: 0x4CF
        case 0x2132: 0x214E
        case 0x2183: 0x2184
        // Compatibility ideographs whose mapping was corrected.
        case 0x2F868: 0x36FC
        case 0x2F874: 0x5F53
        case 0x2F91F: 0x243AB
        case 0x2F95F: 0x7AEE
        case 0x2F9BF: 0x45D7
        default: value
        }
    }
}
