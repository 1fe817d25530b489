/// The items of one storage of one origin (HTML, section 12.2: "local storage", "session storage"),
/// in the order in which their keys were first set.
///
/// Keys and values are UTF-16 code units, as scripts have them: lone surrogates are kept.
public struct StorageArea: Sendable {
    /// Most code units of keys and values together: 5 Mi, as browsers have it.
    public static let quota = 5 << 20

    /// One item.
    public struct Item: Equatable, Sendable {
        /// Its key.
        public var key: [UInt16]
        /// Its value.
        public var value: [UInt16]

        /// Makes an item.
        public init(key: [UInt16], value: [UInt16]) {
            self.key = key
            self.value = value
        }
    }

    private var places: [[UInt16]: Int] = [:]
    /// Nil where an item was removed and the others have not moved up yet.
    private var slots: [Item?] = []
    /// Code units of all keys and values.
    public private(set) var size = 0

    /// Makes an empty area.
    public init() {}

    /// How many items there are.
    public var count: Int { places.count }

    /// All items, in order.
    public var items: [Item] { slots.compactMap(\.self) }

    /// The value of a key.
    public func value(of key: [UInt16]) -> [UInt16]? {
        places[key].flatMap { slots[$0]?.value }
    }

    /// The key in a place, from 0; nil beyond the last one.
    public mutating func key(at place: Int) -> [UInt16]? {
        moveUp()
        return slots.indices.contains(place) ? slots[place]?.key : nil
    }

    /// Sets a value.
    ///
    /// - Returns: Whether there was room for it; nothing changes otherwise.
    public mutating func set(_ key: [UInt16], to value: [UInt16]) -> Bool {
        let place = places[key]
        let before = place.flatMap { slots[$0] }.map { $0.key.count + $0.value.count } ?? 0
        let after = key.count + value.count
        guard size - before + after <= Self.quota else { return false }
        size += after - before
        if let place {
            slots[place]?.value = value
        } else {
            places[key] = slots.count
            slots.append(Item(key: key, value: value))
        }
        return true
    }

    /// Takes an item out.
    public mutating func remove(_ key: [UInt16]) {
        guard let place = places.removeValue(forKey: key), let item = slots[place] else { return }
        size -= item.key.count + item.value.count
        slots[place] = nil
        if slots.count > 2 * places.count + 16 { moveUp() }
    }

    /// Takes every item out.
    public mutating func removeAll() { self = StorageArea() }

    private mutating func moveUp() {
        guard slots.count != places.count else { return }
        slots = items
        for (place, item) in items.enumerated() { places[item.key] = place }
    }
}

extension StorageArea: Equatable {
    /// Makes an area of items; nil if they do not fit or a key comes twice.
    public init?(_ items: [Item]) {
        self.init()
        for item in items {
            guard value(of: item.key) == nil, set(item.key, to: item.value) else { return nil }
        }
    }

    /// Whether two areas hold the same items in the same order.
    public static func == (left: StorageArea, right: StorageArea) -> Bool {
        left.items == right.items
    }
}
