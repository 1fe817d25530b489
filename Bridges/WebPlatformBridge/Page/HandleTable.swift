/// Names something that the host keeps for the scripts of a page, who know it as a number.
struct Handle<Kept>: Hashable, Sendable {
    let number: Int
}

/// What the host keeps for the scripts of a page. Numbers begin at 1, grow, and are never used
/// again.
struct HandleTable<Kept> {
    private var kept: [Int: Kept] = [:]
    private var last = 0

    var count: Int { kept.count }

    /// Everything that is kept, in order.
    var handles: [Handle<Kept>] { kept.keys.sorted().map(Handle.init) }

    /// A handle for what is about to be kept.
    mutating func next() -> Handle<Kept> {
        last += 1
        return Handle(number: last)
    }

    /// Keeps something under a handle of its own.
    mutating func add(_ value: Kept) -> Handle<Kept> {
        let handle = next()
        kept[handle.number] = value
        return handle
    }

    subscript(handle: Handle<Kept>) -> Kept? {
        get { kept[handle.number] }
        set { kept[handle.number] = newValue }
        _modify { yield &kept[handle.number] }
    }

    /// Keeps it no longer.
    mutating func remove(_ handle: Handle<Kept>) -> Kept? {
        kept.removeValue(forKey: handle.number)
    }
}
