/// Names something that the host keeps for the scripts of a page, which know it as a number.
struct Handle<Kept>: Hashable, Sendable {
    let number: Int
}

/// What the host keeps for the scripts of a page. Numbers begin at 1, grow, and are never used
/// again.
///
/// Most of what is kept is young: the youngest numbers are places in an array, which a dictionary
/// takes over from where few are left. A million timers are set and fired without a hash.
struct HandleTable<Kept> {
    private var young: [Kept?] = []
    /// The number of the first place in `young`.
    private var base = 1
    /// How many places at the beginning of `young` are empty.
    private var empty = 0
    private var youngCount = 0
    private var old: [Int: Kept] = [:]
    private var last = 0

    /// How many are kept.
    var count: Int { youngCount + old.count }

    /// Everything that is kept, in order.
    var handles: [Handle<Kept>] {
        old.keys.sorted().map(Handle.init)
            + young.indices.lazy.filter { young[$0] != nil }.map { Handle(number: base + $0) }
    }

    /// A handle for what is about to be kept.
    mutating func next() -> Handle<Kept> {
        last += 1
        return Handle(number: last)
    }

    /// Keeps something under a handle of its own.
    mutating func add(_ value: Kept) -> Handle<Kept> {
        let handle = next()
        self[handle] = value
        return handle
    }

    /// What is kept under a handle that was given out, if it is.
    subscript(handle: Handle<Kept>) -> Kept? {
        get {
            guard let place = place(of: handle) else { return old[handle.number] }
            return place < young.count ? young[place] : nil
        }
        set {
            guard let newValue else {
                _ = remove(handle)
                return
            }
            if handle.number >= base + young.count { makeRoom(for: handle) }
            guard let place = place(of: handle) else {
                old[handle.number] = newValue
                return
            }
            if young[place] == nil { youngCount += 1 }
            young[place] = newValue
        }
    }

    /// Changes something where it is kept.
    ///
    /// - Returns: What the change returns; nil if nothing is kept under the handle.
    mutating func change<Result>(
        _ handle: Handle<Kept>, _ change: (inout Kept) throws -> Result
    ) rethrows -> Result? {
        // Taken out and put back, so that it is not copied.
        guard var kept = take(handle) else { return nil }
        defer { put(kept, handle) }
        return try change(&kept)
    }

    /// Keeps it no longer.
    mutating func remove(_ handle: Handle<Kept>) -> Kept? {
        guard let place = place(of: handle) else { return old.removeValue(forKey: handle.number) }
        guard place < young.count, let kept = young[place].take() else { return nil }
        youngCount -= 1
        if place == empty {
            repeat { empty += 1 } while empty < young.count && young[empty] == nil
        }
        return kept
    }

    /// The place of a handle among the young ones, which may be beyond the last; nil for an old one.
    private func place(of handle: Handle<Kept>) -> Int? {
        handle.number >= base ? handle.number - base : nil
    }

    private mutating func take(_ handle: Handle<Kept>) -> Kept? {
        guard let place = place(of: handle) else { return old.removeValue(forKey: handle.number) }
        return place < young.count ? young[place].take() : nil
    }

    private mutating func put(_ kept: Kept, _ handle: Handle<Kept>) {
        if let place = place(of: handle) { young[place] = kept } else { old[handle.number] = kept }
    }

    /// So few places are not worth a thought.
    private static var fewPlaces: Int { 1_024 }

    /// Makes a place for a new handle at the end.
    private mutating func makeRoom(for handle: Handle<Kept>) {
        if young.count >= Self.fewPlaces, youngCount * 4 < young.count { moveOld() }
        for _ in (base + young.count)...handle.number { young.append(nil) }
    }

    /// Lets go of the empty places: what is left in the others is old.
    private mutating func moveOld() {
        for place in young.indices[empty...] {
            if let kept = young[place] { old[base + place] = kept }
        }
        base += young.count
        young.removeAll(keepingCapacity: true)
        empty = 0
        youngCount = 0
    }
}
