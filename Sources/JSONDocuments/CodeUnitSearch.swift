// What `String` finds, it finds by characters as people count them: an equals sign with a mark that
// combines is no equals sign to it, and U+037E is a semicolon. In the languages of this program a sign is
// its code units, whatever follows. These are what each module puts before the standard ones
// (`String+CodeUnits.swift`).

extension StringProtocol {
    /// Where a sign or text stands first, by code units.
    package func firstCodeUnits(_ wanted: some StringProtocol) -> Range<Index>? {
        let mark = Array(wanted.utf8)
        let bytes = utf8
        func place(in whole: UnsafeBufferPointer<UInt8>) -> Int? {
            mark.withUnsafeBufferPointer { whole.place(of: $0) }
        }
        guard
            let found = bytes.withContiguousStorageIfAvailable(place)
                ?? Array(bytes).withUnsafeBufferPointer(place)
        else { return nil }
        let start = bytes.index(bytes.startIndex, offsetBy: found)
        return start..<bytes.index(start, offsetBy: mark.count)
    }
}

extension StringProtocol where SubSequence == Substring {
    /// Where a sign stands last, by code units.
    package func lastCodeUnits(_ wanted: Character) -> Index? {
        let mark = Array(wanted.utf8)
        let bytes = self[startIndex...].utf8
        guard let first = mark.first else { return nil }
        guard mark.count > 1 else { return bytes.lastIndex(of: first) }
        var end = endIndex
        while let found = bytes[..<end].lastIndex(of: first) {
            if bytes[found...].starts(with: mark) { return found }
            end = found
        }
        return nil
    }

    /// The parts between a sign, by code units; otherwise as `split` of the standard library.
    package func splitAtCodeUnits(
        _ separator: Character, maxSplits: Int, omittingEmptySubsequences: Bool
    ) -> [Substring] {
        let sign = String(separator)
        var parts: [Substring] = []
        var rest = self[startIndex...]
        while parts.count < maxSplits, let found = rest.firstCodeUnits(sign) {
            let part = rest[..<found.lowerBound]
            if !omittingEmptySubsequences || !part.isEmpty { parts.append(part) }
            rest = rest[found.upperBound...]
        }
        if !omittingEmptySubsequences || !rest.isEmpty { parts.append(rest) }
        return parts
    }
}
