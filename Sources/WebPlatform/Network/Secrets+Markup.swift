internal import JSONDocuments
internal import WebFormats

extension Secrets {
    /// Text that is neither JSON nor a form without what looks like a secret: in elements and attributes
    /// that are called like one (`<accessToken>`), in fields (`<input name="csrf_token" value="…">`), and
    /// in what scripts assign (`apiKey = "…"`).
    mutating func markup(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "<"),
            let end = rest[open...].firstIndex(of: ">")
        {
            let inner = rest.index(after: end)
            let tag = rest[rest.index(after: open)..<end]
            let name = tag.prefix { $0 != " " && $0 != "\n" && $0 != "/" }
            let close = rest[inner...].firstIndex(of: "<") ?? rest.endIndex
            result += assignments(rest[..<open]) + "<" + attributes(tag) + ">"
            let local = name.split(separator: ":").last.map(String.init) ?? ""
            if !name.isEmpty, inner < close, Self.isSecret(local),
                rest[inner..<close].utf8.contains(where: { $0 > 0x20 })
            {
                note("element", local)
                result += Self.mask
                rest = rest[close...]
            } else {
                rest = rest[inner...]
            }
        }
        return result + assignments(rest)
    }

    /// What begins an element, without the values that look like secrets.
    private mutating func attributes(_ tag: Substring) -> String {
        guard tag.utf8.contains(UInt8(ascii: "=")) else { return String(tag) }
        let bytes = Array(tag.utf8)
        let quoted = Self.quoted(bytes)
        let label = quoted.first { item in
            ["name", "id", "property"].contains { Self.text(bytes, item.name).isSameName(as: $0) }
                && Self.isSecret(Self.text(bytes, item.value))
        }
        var result: [UInt8] = []
        var done = 0
        for item in quoted where item.value.count >= 8 {
            let name = Self.text(bytes, item.name)
            let isOfLabel =
                label != nil && (name.isSameName(as: "value") || name.isSameName(as: "content"))
            guard isOfLabel || Self.isSurelySecret(name) else { continue }
            note(
                isOfLabel ? "field" : "attribute",
                label.map { isOfLabel ? Self.text(bytes, $0.value) : name } ?? name)
            result += bytes[done..<item.value.lowerBound] + Array(Self.mask.utf8)
            done = item.value.upperBound
        }
        return done == 0 ? String(tag) : String(decoding: result + bytes[done...], as: UTF8.self)
    }

    /// Text of a script without the long texts of letters and digits that are given to names of secrets.
    private mutating func assignments(_ text: Substring) -> String {
        guard text.utf8.contains(UInt8(ascii: "\"")) || text.utf8.contains(UInt8(ascii: "'")) else {
            return String(text)
        }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var done = 0
        for item in Self.quoted(bytes) where Self.looksRandom(bytes[item.value]) {
            let name = Self.text(bytes, item.name)
            guard Self.isSurelySecret(name) else { continue }
            note("variable", name)
            result += bytes[done..<item.value.lowerBound] + Array(Self.mask.utf8)
            done = item.value.upperBound
        }
        return done == 0 ? String(text) : String(decoding: result + bytes[done...], as: UTF8.self)
    }

    private static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// What no word of a language is: at least 16 letters and digits, and both.
    private static func looksRandom(_ value: ArraySlice<UInt8>) -> Bool {
        value.count >= 16 && value.allSatisfy { (0x21...0x7E).contains($0) }
            && value.contains { (0x30...0x39).contains($0) }
            && value.contains { (0x41...0x5A).contains($0 & 0xDF) }
    }

    /// The texts in quotes behind a name and `=` or `:`, with the ranges of both.
    private static func quoted(_ bytes: [UInt8]) -> [(name: Range<Int>, value: Range<Int>)] {
        func isPart(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
                || [0x24, 0x2D, 0x5F].contains(byte)
        }
        var found: [(name: Range<Int>, value: Range<Int>)] = []
        var index = 0
        while index < bytes.count {
            let quote = bytes[index]
            index += 1
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { continue }
            var sign = index - 2
            while sign >= 0, bytes[sign] == 0x20 { sign -= 1 }
            guard sign >= 0, bytes[sign] == UInt8(ascii: "=") || bytes[sign] == UInt8(ascii: ":")
            else {
                continue
            }
            var end = sign
            while end > 0, [0x20, 0x22, 0x27].contains(bytes[end - 1]) { end -= 1 }
            var start = end
            while start > 0, end - start < 200, isPart(bytes[start - 1]) { start -= 1 }
            guard start < end else { continue }
            var close = index
            while close < bytes.count, bytes[close] != quote, bytes[close] != 0x0A { close += 1 }
            guard close < bytes.count, bytes[close] == quote else { continue }
            found.append((start..<end, index..<close))
            index = close + 1
        }
        return found
    }
}
