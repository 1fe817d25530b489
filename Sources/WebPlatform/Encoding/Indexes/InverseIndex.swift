/// "Index pointer" (section 5): from code points to pointers, the first where there are several.
///
/// Built when a script first encodes with it: 128 KB each.
struct InverseIndex: Sendable {
    /// One more than the pointer by code point; 0 where there is none.
    private var basic = [UInt16](repeating: 0, count: 0x10000)
    private var secondPlane: [UInt32: UInt16] = [:]

    private init(
        _ index: EncodingIndex, leavingOut: Range<Int> = 0..<0, lastOf: Set<UInt32> = []
    ) {
        for pointer in 0..<index.count where !leavingOut.contains(pointer) {
            guard let codePoint = index.codePoint(pointer) else { continue }
            if codePoint > 0xFFFF {
                if secondPlane[codePoint] == nil { secondPlane[codePoint] = UInt16(pointer) }
            } else if basic[Int(codePoint)] == 0 || lastOf.contains(codePoint) {
                basic[Int(codePoint)] = UInt16(pointer + 1)
            }
        }
    }

    static let gb18030 = Self(.gb18030)
    static let eucKR = Self(.eucKR)
    static let jis0208 = Self(.jis0208)
    /// "Index Shift_JIS pointer": without the second copy of the NEC selected IBM extensions.
    static let shiftJIS = Self(.jis0208, leavingOut: 8272..<8836)
    /// "Index Big5 pointer": without the HKSCS extensions, and the last pointer for six.
    static let big5 = Self(
        .big5, leavingOut: 0..<(0xA1 - 0x81) * 157,
        lastOf: [0x2550, 0x255E, 0x2561, 0x256A, 0x5341, 0x5345])

    /// The pointer; nothing when the index has no such code point.
    func pointer(_ codePoint: UInt32) -> Int? {
        guard codePoint <= 0xFFFF else { return secondPlane[codePoint].map(Int.init) }
        let found = basic[Int(codePoint)]
        return found == 0 ? nil : Int(found) - 1
    }
}
