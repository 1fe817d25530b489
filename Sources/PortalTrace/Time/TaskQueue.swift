/// Work that is due at virtual times, given out in order of time and, at one time, of entry.
///
/// A million timers are mostly due at a few times: the queue is a heap of times, with the work of each
/// time in a list.
package struct TaskQueue<Work> {
    /// Names one piece of work.
    package struct ID: Hashable, Sendable {
        let slot: Int32
        /// Tells lists of the same slot apart.
        let list: Int32
        let index: Int
    }

    /// The work of one time. What was given out or cancelled is nil.
    private struct List {
        var due: Int
        var number: Int32
        var work: [Work?] = []
        /// The index of the first element of `work`: what was given out is let go of.
        var base = 0
        var next = 0
        /// How much of the work is waiting.
        var waiting = 0
    }

    private var lists: [List] = []
    private var freeSlots: [Int] = []
    /// The slot of each time that has a list.
    private var slots: [Int: Int] = [:]
    /// The slot that was used last: most work is due when other work is.
    private var recentSlot: Int?
    /// A binary heap of the slots, by time; each time is there once.
    private var heap: [Int] = []
    private var lastList: Int32 = 0
    /// How much work is waiting.
    package private(set) var count = 0

    /// Makes an empty queue.
    package init() {}

    /// Whether nothing is waiting.
    package var isEmpty: Bool { count == 0 }

    /// Adds work.
    ///
    /// - Parameter due: Virtual milliseconds since launch.
    @discardableResult
    package mutating func add(due: Int, _ work: Work) -> ID {
        let slot = slot(for: due)
        count += 1
        lists[slot].waiting += 1
        lists[slot].work.append(work)
        return ID(
            slot: Int32(slot), list: lists[slot].number,
            index: lists[slot].base + lists[slot].work.count - 1)
    }

    /// Takes work out before it is due.
    ///
    /// - Returns: The work; nil if it was given out already.
    @discardableResult
    package mutating func cancel(_ id: ID) -> Work? {
        let slot = Int(id.slot)
        guard lists.indices.contains(slot), lists[slot].number == id.list,
            id.index >= lists[slot].base,
            let work = lists[slot].work[id.index - lists[slot].base].take()
        else { return nil }
        count -= 1
        lists[slot].waiting -= 1
        // What is added and cancelled again and again leaves nothing behind.
        if lists[slot].waiting == 0 {
            lists[slot].work = []
            lists[slot].base = 0
            lists[slot].next = 0
            lists[slot].number = nextNumber()
        }
        return work
    }

    /// When the earliest work is due, if there is any.
    package var nextDue: Int? {
        mutating get {
            dropEmptyLists()
            return heap.first.map { lists[$0].due }
        }
    }

    /// Whether some of the work that is due by a time is of a kind.
    package func contains(by limit: Int, where test: (Work) -> Bool) -> Bool {
        heap.contains { slot in
            lists[slot].due <= limit && lists[slot].waiting > 0
                && lists[slot].work[lists[slot].next...].contains { $0.map(test) ?? false }
        }
    }

    /// When the earliest work of a kind is due, if there is any.
    package func nextDue(where test: (Work) -> Bool) -> Int? {
        var earliest: Int?
        for slot in heap where lists[slot].waiting > 0 && lists[slot].due < earliest ?? .max {
            if lists[slot].work[lists[slot].next...].contains(where: { $0.map(test) ?? false }) {
                earliest = lists[slot].due
            }
        }
        return earliest
    }

    /// Makes all work that is due before a time due that much later, in the same order.
    package mutating func postpone(before limit: Int, by delay: Int) {
        let late = heap.filter { lists[$0].due < limit }
            .sorted { lists[$0].due < lists[$1].due }
        for slot in late { slots[lists[slot].due] = nil }
        var last = -1
        for slot in late {
            // No time has two lists.
            var due = max(lists[slot].due + delay, last + 1)
            while slots[due] != nil { due += 1 }
            lists[slot].due = due
            slots[due] = slot
            last = due
        }
        recentSlot = nil
        let all = heap
        heap = []
        for slot in all { push(slot) }
    }

    /// Gives out the earliest work, if there is any.
    package mutating func next() -> (due: Int, work: Work)? {
        dropEmptyLists()
        guard let slot = heap.first, let work = lists[slot].work[lists[slot].next].take() else {
            return nil
        }
        count -= 1
        lists[slot].waiting -= 1
        lists[slot].next += 1
        let done = lists[slot].next
        if done >= Self.mostDone, done * 2 >= lists[slot].work.count {
            lists[slot].work.removeFirst(done)
            lists[slot].base += done
            lists[slot].next = 0
        }
        return (lists[slot].due, work)
    }

    /// How much that was given out stays in a list before it is let go of.
    private static var mostDone: Int { 4_096 }

    // MARK: - Lists

    private mutating func slot(for due: Int) -> Int {
        if let recentSlot, lists[recentSlot].due == due { return recentSlot }
        if let known = slots[due] {
            recentSlot = known
            return known
        }
        let list = List(due: due, number: nextNumber())
        let slot: Int
        if let free = freeSlots.popLast() {
            slot = free
            lists[slot] = list
        } else {
            slot = lists.count
            lists.append(list)
        }
        slots[due] = slot
        recentSlot = slot
        push(slot)
        return slot
    }

    private mutating func nextNumber() -> Int32 {
        lastList &+= 1
        return lastList
    }

    /// Moves on to the first time that has work.
    private mutating func dropEmptyLists() {
        while let slot = heap.first {
            let end = lists[slot].work.count
            while lists[slot].next < end, lists[slot].work[lists[slot].next] == nil {
                lists[slot].next += 1
            }
            if lists[slot].next < end { return }
            pop()
            slots[lists[slot].due] = nil
            if recentSlot == slot { recentSlot = nil }
            lists[slot].work = []
            lists[slot].number = 0
            freeSlots.append(slot)
        }
    }

    // MARK: - Heap

    private func isEarlier(_ a: Int, _ b: Int) -> Bool { lists[heap[a]].due < lists[heap[b]].due }

    private mutating func push(_ slot: Int) {
        heap.append(slot)
        var child = heap.count - 1
        while child > 0, isEarlier(child, (child - 1) / 2) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func pop() {
        let last = heap.removeLast()
        guard !heap.isEmpty else { return }
        heap[0] = last
        var parent = 0
        while true {
            let left = 2 * parent + 1
            guard left < heap.count else { return }
            let first = left + 1 < heap.count && isEarlier(left + 1, left) ? left + 1 : left
            guard isEarlier(first, parent) else { return }
            heap.swapAt(first, parent)
            parent = first
        }
    }
}
