/// The names of a parse, as numbers: those of the table first, then those that only this text has.
struct HTMLNames: ~Copyable {
    private var units = GrowingBuffer<UInt16>(capacity: 64)
    private var ends = GrowingBuffer<Int32>()
    private var slots = GrowingBuffer<Int32>(capacity: 1)

    /// The first number of a name that is not in the table.
    static var firstOwn: Int { Table.shared.count }

    /// How many names there are so far, those of the table included.
    var count: Int { Table.shared.count + ends.count }

    /// The number of a name.
    mutating func id(_ name: UnsafePointer<UInt16>, _ length: Int) -> Int32 {
        let hash = Self.hash(name, length)
        let found = Table.shared.id(name, length, hash)
        return found >= 0 ? found : ownID(name, length, hash)
    }

    /// The number of a name that a test or a host wrote.
    mutating func id(_ name: some Sequence<UInt16>) -> Int32 {
        Array(name).withUnsafeBufferPointer { units in
            guard let start = units.baseAddress else { return HTMLTag.other.rawValue }
            return id(start, units.count)
        }
    }

    /// The text of a name, which lives as long as no name is added.
    func text(_ id: Int32) -> UnsafeBufferPointer<UInt16> {
        let own = Int(id) - Table.shared.count
        guard own >= 0 else { return Table.shared.text(Int(id)) }
        let start = own == 0 ? 0 : Int(ends[own - 1])
        return UnsafeBufferPointer(start: units.base + start, count: Int(ends[own]) - start)
    }

    private mutating func ownID(_ name: UnsafePointer<UInt16>, _ length: Int, _ hash: UInt32)
        -> Int32
    {
        if ends.count * 2 >= slots.count { rehash() }
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let own = slots[slot]
            let known = text(own + Int32(Table.shared.count))
            if known.count == length, let start = known.baseAddress,
                Table.areEqual(start, name, length)
            {
                return own + Int32(Table.shared.count)
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(ends.count)
        units.append(name, count: length)
        ends.append(Int32(units.count))
        return Int32(count - 1)
    }

    private mutating func rehash() {
        var larger = Self.emptySlots(max(64, slots.count * 2))
        for own in 0..<ends.count {
            let name = text(Int32(own + Table.shared.count))
            guard let start = name.baseAddress else { continue }
            var slot = Int(Self.hash(start, name.count)) & (larger.count - 1)
            while larger[slot] >= 0 { slot = (slot + 1) & (larger.count - 1) }
            larger[slot] = Int32(own)
        }
        slots = larger
    }

    private static func emptySlots(_ count: Int) -> GrowingBuffer<Int32> {
        var slots = GrowingBuffer<Int32>(capacity: count)
        slots.append(repeating: -1, count: count)
        return slots
    }

    @inline(__always)
    fileprivate static func hash(_ name: UnsafePointer<UInt16>, _ length: Int) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for index in 0..<length { hash = (hash ^ UInt32(name[index])) &* 16_777_619 }
        return hash ^ hash >> 15
    }
}

extension HTMLNames {
    /// Names separated by white space.
    static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// Every name of the table, in the order of the numbers.
    static let tableWords = words(source)

    /// The number of a name of the table.
    static func tableID(_ name: String) -> Int32 {
        Int32(tableWords.firstIndex(of: name) ?? Int(HTMLTag.other.rawValue))
    }

    /// The number of each adjusted foreign attribute comes after the table's names, in the order of
    /// `foreignAttributes`; it is no name of the table because it has a namespace.
    static func adjustedForeignAttribute(_ id: Int32) -> Int32 {
        guard id >= Table.shared.firstForeign, id < Table.shared.firstForeign + 11 else {
            return id
        }
        return id - Table.shared.firstForeign + Int32(Table.shared.named)
    }

    static func adjustedSVGAttribute(_ id: Int32) -> Int32 {
        id < Int32(Table.shared.named) ? Table.shared.svgAttribute[Int(id)] : id
    }

    static func adjustedMathMLAttribute(_ id: Int32) -> Int32 {
        id == Table.shared.definitionURL.lower ? Table.shared.definitionURL.adjusted : id
    }

    static func adjustedSVGElement(_ id: Int32) -> Int32 {
        id < Int32(Table.shared.named) ? Table.shared.svgElement[Int(id)] : id
    }

    /// The table; its memory is written once and never given back.
    fileprivate struct Table: @unchecked Sendable {
        static let shared = Self()

        /// How many names there are, and how many with the adjusted foreign attributes.
        let named: Int
        let count: Int
        private let units: UnsafeMutablePointer<UInt16>
        private let ends: UnsafeMutablePointer<Int32>
        private let slots: UnsafeMutablePointer<Int32>
        let firstForeign: Int32
        let definitionURL: (lower: Int32, adjusted: Int32)
        let svgElement: UnsafeMutablePointer<Int32>
        let svgAttribute: UnsafeMutablePointer<Int32>
        private static let slotCount = 2_048

        private init() {
            let words = tableWords
            let foreign = HTMLNames.words(HTMLNames.foreignAttributes)
            named = words.count
            let first = words.firstIndex(of: foreign[0]) ?? 0
            firstForeign = Int32(first)
            definitionURL = (
                Int32(words.firstIndex(of: "definitionurl") ?? 0),
                Int32(words.firstIndex(of: "definitionURL") ?? 0)
            )
            // The adjusted foreign attributes have numbers, but are not found by their text.
            let all = words + foreign
            count = all.count
            units = .allocate(capacity: all.reduce(0) { $0 + $1.utf16.count })
            ends = .allocate(capacity: all.count)
            slots = .allocate(capacity: Self.slotCount)
            slots.update(repeating: -1, count: Self.slotCount)
            svgElement = .allocate(capacity: all.count)
            svgAttribute = .allocate(capacity: all.count)
            var used = 0
            for (id, word) in all.enumerated() {
                let start = used
                for unit in word.utf16 {
                    units[used] = unit
                    used += 1
                }
                ends[id] = Int32(used)
                svgElement[id] = Int32(id)
                svgAttribute[id] = Int32(id)
                guard id < named else { continue }
                let hash = HTMLNames.hash(units + start, used - start)
                var slot = Int(hash) & (Self.slotCount - 1)
                while slots[slot] >= 0 { slot = (slot + 1) & (Self.slotCount - 1) }
                slots[slot] = Int32(id)
            }
            adjust(svgElement, HTMLNames.svgElements)
            adjust(svgAttribute, HTMLNames.svgAttributes)
        }

        private func adjust(_ table: UnsafeMutablePointer<Int32>, _ names: String) {
            for name in HTMLNames.words(names) {
                table[Int(lookUp(name.lowercased()))] = lookUp(name)
            }
        }

        private func lookUp(_ name: String) -> Int32 {
            Array(name.utf16).withUnsafeBufferPointer { units in
                guard let start = units.baseAddress else { return 0 }
                return id(start, units.count, HTMLNames.hash(start, units.count))
            }
        }

        @inline(__always)
        func text(_ id: Int) -> UnsafeBufferPointer<UInt16> {
            let start = id == 0 ? 0 : Int(ends[id - 1])
            return UnsafeBufferPointer(start: units + start, count: Int(ends[id]) - start)
        }

        @inline(__always)
        func id(_ name: UnsafePointer<UInt16>, _ length: Int, _ hash: UInt32) -> Int32 {
            var slot = Int(hash) & (Self.slotCount - 1)
            while slots[slot] >= 0 {
                let id = slots[slot]
                let start = id == 0 ? 0 : Int(ends[Int(id) - 1])
                if Int(ends[Int(id)]) - start == length, Self.areEqual(units + start, name, length)
                {
                    return id
                }
                slot = (slot + 1) & (Self.slotCount - 1)
            }
            return -1
        }

        @inline(__always)
        static func areEqual(
            _ one: UnsafePointer<UInt16>, _ other: UnsafePointer<UInt16>, _ length: Int
        ) -> Bool {
            for index in 0..<length where one[index] != other[index] { return false }
            return true
        }
    }
}
