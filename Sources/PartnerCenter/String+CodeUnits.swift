internal import JSONDocuments

// What this module compares comes from portals and files, and there two spellings of a text are two
// texts. `String`'s own operators take them for one, and see no prefix where a combining character
// follows, so these stand before them in this module. Generic code (`contains`, sets, dictionaries,
// derived `==`) keeps the standard ones: there the type `CodeUnits` is the key.

extension String {
    /// Whether two texts have the same code units.
    static func == (left: String, right: String) -> Bool {
        left.hasSameCodeUnits(as: right)
    }

    /// Whether two texts differ in a code unit.
    static func != (left: String, right: String) -> Bool {
        !left.hasSameCodeUnits(as: right)
    }

    /// Whether the text begins with the code units of another.
    func hasPrefix(_ prefix: String) -> Bool {
        utf8.starts(with: prefix.utf8)
    }

    /// Whether the text ends with the code units of another.
    func hasSuffix(_ suffix: String) -> Bool {
        utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }
}

extension Optional where Wrapped == String {
    /// Whether there are two texts with the same code units, or none.
    static func == (left: String?, right: String?) -> Bool {
        switch (left, right) {
        case (let left?, let right?): left.hasSameCodeUnits(as: right)
        case (nil, nil): true
        default: false
        }
    }

    /// Whether one text is missing, or they differ in a code unit.
    static func != (left: String?, right: String?) -> Bool {
        !(left == right)
    }
}

extension Substring {
    /// Whether two texts have the same code units.
    static func == (left: Substring, right: Substring) -> Bool {
        left.utf8.elementsEqual(right.utf8)
    }

    /// Whether two texts differ in a code unit.
    static func != (left: Substring, right: Substring) -> Bool {
        !left.utf8.elementsEqual(right.utf8)
    }

    /// Whether the text begins with the code units of another.
    func hasPrefix(_ prefix: String) -> Bool {
        utf8.starts(with: prefix.utf8)
    }

    /// Whether the text ends with the code units of another.
    func hasSuffix(_ suffix: String) -> Bool {
        utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }
}

extension StringProtocol where SubSequence == Substring {
    /// The parts between a sign, which is its code units, whatever combines with it.
    func split(
        separator: Character, maxSplits: Int = .max, omittingEmptySubsequences: Bool = true
    ) -> [Substring] {
        splitAtCodeUnits(
            separator, maxSplits: maxSplits, omittingEmptySubsequences: omittingEmptySubsequences)
    }

    /// Where a sign stands first.
    func firstIndex(of sign: Character) -> Index? {
        firstCodeUnits(String(sign))?.lowerBound
    }

    /// Where a sign stands last.
    func lastIndex(of sign: Character) -> Index? {
        lastCodeUnits(sign)
    }

    /// Where a text stands first.
    func firstRange(of text: String) -> Range<Index>? {
        firstCodeUnits(text)
    }

    /// Whether a sign stands somewhere.
    func contains(_ sign: Character) -> Bool {
        firstCodeUnits(String(sign)) != nil
    }

    /// Whether a text stands somewhere.
    func contains(_ text: String) -> Bool {
        firstCodeUnits(text) != nil
    }
}

extension String {
    /// The place behind a sign, though a mark may combine with it.
    func index(after place: Index) -> Index {
        unicodeScalars.index(after: place)
    }

    /// The place before, in which a sign stands, though a mark may combine with it.
    func index(before place: Index) -> Index {
        unicodeScalars.index(before: place)
    }
}

extension Substring {
    /// The place behind a sign, though a mark may combine with it.
    func index(after place: Index) -> Index {
        unicodeScalars.index(after: place)
    }

    /// The place before, in which a sign stands, though a mark may combine with it.
    func index(before place: Index) -> Index {
        unicodeScalars.index(before: place)
    }
}
