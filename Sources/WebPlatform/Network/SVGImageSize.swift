/// The size of an SVG image of its own (SVG 2, section 8.3; CSS Images 3, section 5), read from the tag of its root.
enum SVGImageSize {
    /// What a browser shows where the root says nothing.
    private static let standard = (width: 300.0, height: 150.0)
    /// A root that stands further inside is none of an image.
    private static let mostBytes = 64 << 10

    /// Reads it; nil where there is no root.
    static func read(_ bytes: [UInt8]) -> ImageSize? {
        guard let attributes = rootAttributes(bytes.prefix(mostBytes)) else { return nil }
        let width = attributes["width"].flatMap(pixels)
        let height = attributes["height"].flatMap(pixels)
        let ratio = attributes["viewBox"].flatMap(ratio)
        let size: (Double, Double) =
            switch (width, height, ratio) {
            case (let width?, let height?, _): (width, height)
            case (let width?, nil, let ratio): (width, ratio.map { width / $0 } ?? standard.height)
            case (nil, let height?, let ratio):
                (ratio.map { height * $0 } ?? standard.width, height)
            case (nil, nil, let ratio):
                (standard.width, ratio.map { standard.width / $0 } ?? standard.height)
            }
        return ImageSize(width: whole(size.0), height: whole(size.1))
    }

    private static func whole(_ value: Double) -> Int {
        Int(min(max(value.rounded(), 0), 100_000_000))
    }

    /// The attributes of the first element, where that is `svg`: what stands before it are declarations and
    /// comments.
    private static func rootAttributes(_ bytes: ArraySlice<UInt8>) -> [String: String]? {
        var rest = Substring(decoding: bytes, as: UTF8.self)
        while let start = rest.firstIndex(of: "<") {
            rest = rest[start...]
            if rest.hasPrefix("<!--") {
                guard let end = rest.range(ofText: "-->") else { return nil }
                rest = rest[end...]
            } else if rest.hasPrefix("<svg") {
                return attributes(rest.dropFirst(4))
            } else if rest.hasPrefix("<?") || rest.hasPrefix("<!") {
                guard let end = rest.firstIndex(of: ">") else { return nil }
                rest = rest[end...].dropFirst()
            } else {
                return nil
            }
        }
        return nil
    }

    private static func attributes(_ tag: Substring) -> [String: String]? {
        guard tag.first?.isWhitespace == true || tag.first == ">" || tag.first == "/" else {
            return nil
        }
        var found: [String: String] = [:]
        var rest = tag
        while true {
            rest = rest.drop { $0.isWhitespace }
            guard let first = rest.first, first != ">", first != "/" else { return found }
            let name = rest.prefix { $0 != "=" && !$0.isWhitespace && $0 != ">" }
            rest = rest.dropFirst(name.count).drop { $0.isWhitespace }
            guard !name.isEmpty, rest.first == "=" else { return found }
            rest = rest.dropFirst().drop { $0.isWhitespace }
            guard let mark = rest.first, mark == "\"" || mark == "'" else { return found }
            let value = rest.dropFirst().prefix { $0 != mark }
            rest = rest.dropFirst(value.count + 2)
            if found[String(name)] == nil { found[String(name)] = String(value) }
        }
    }

    /// A length in pixels, nothing for a negative one; nil for a percentage and what is none.
    private static func pixels(_ text: String) -> Double? {
        let text = text.trimmed
        let number = text.prefix { $0.isASCII && ($0.isNumber || "+-.".contains($0)) }
        guard let value = Double(number),
            let factor = factors[String(text.dropFirst(number.count)).lowercased()]
        else { return nil }
        return max(value * factor, 0)
    }

    private static let factors: [String: Double] = [
        "": 1, "px": 1, "pt": 96.0 / 72, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4,
        "em": 16, "rem": 16, "ex": 8,
    ]

    /// Width by height of a view box.
    private static func ratio(_ text: String) -> Double? {
        let numbers = text.split { $0.isWhitespace || $0 == "," }.map { Double($0) }
        guard numbers.count == 4, let width = numbers[2], let height = numbers[3], width > 0,
            height > 0
        else { return nil }
        return width / height
    }
}

extension Substring {
    /// Where the text behind the first occurrence of another begins.
    fileprivate func range(ofText text: String) -> Index? {
        var at = startIndex
        while at < endIndex {
            if self[at...].hasPrefix(text) { return index(at, offsetBy: text.count) }
            at = index(after: at)
        }
        return nil
    }
}

extension String {
    fileprivate var trimmed: Substring {
        var text = drop { $0.isWhitespace }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
