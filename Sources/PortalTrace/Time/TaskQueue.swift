/// Work that is due at virtual times, given out in order of time and, at one time, of entry.
///
/// A million timers are mostly due at a few times: the queue is a heap of times, with the work of each
/// time in a list.
public struct TaskQueue<Work> {
    /// Names one piece of work.
    public struct ID: Hashable, Sendable {
        @usableFromInline let due: Int
        /// Tells lists of the same time apart.
        @usableFromInline let list: Int
        @usableFromInline let index: Int

        @inlinable init(due: Int, list: Int, index: Int) {
            self.due = due
            self.list = list
            self.index = index
        }
    }

    /// The work of one time. What was given out or cancelled is nil.
    @usableFromInline
    struct List {
        @usableFromInline var number: Int
        @usableFromInline var work: [Work?] = []
        @usableFromInline var next = 0
        /// How much of the work is waiting.
        @usableFromInline var waiting = 0

        @inlinable init(number: Int) { self.number = number }
    }

    @usableFromInline var lists: [Int: List] = [:]
    /// A binary heap of the times that have a list, each once.
    @usableFromInline var times: [Int] = []
    @usableFromInline var lastList = 0
    /// How much work is waiting.
    public internal(set) var count = 0

    /// Makes an empty queue.
    public init() {}

    /// Whether nothing is waiting.
    @inlinable public var isEmpty: Bool { count == 0 }

    /// Adds work.
    ///
    /// - Parameter due: Virtual milliseconds since launch.
    @inlinable
    @discardableResult
    public mutating func add(due: Int, _ work: Work) -> ID {
        if lists[due] == nil {
            lastList += 1
            lists[due] = List(number: lastList)
            push(due)
        }
        changeCount(by: 1)
        return lists[due].withList { list in
            list.work.append(work)
            list.waiting += 1
            return ID(due: due, list: list.number, index: list.work.count - 1)
        }
    }

    /// Takes work out before it is due; does nothing if it was given out already.
    @inlinable
    public mutating func cancel(_ id: ID) {
        guard let list = lists[id.due], list.number == id.list, list.work[id.index] != nil else {
            return
        }
        changeCount(by: -1)
        lastList += 1
        let number = lastList
        lists[id.due].withList { list in
            list.work[id.index] = nil
            list.waiting -= 1
            // Whoever sets and cancels again and again leaves nothing behind.
            guard list.waiting == 0 else { return }
            list.work = []
            list.next = 0
            list.number = number
        }
    }

    /// When the earliest work is due, if there is any.
    @inlinable
    public var nextDue: Int? {
        mutating get {
            dropEmptyLists()
            return times.first
        }
    }

    /// Gives out the earliest work, if there is any.
    @inlinable
    public mutating func next() -> (due: Int, work: Work)? {
        dropEmptyLists()
        guard let due = times.first else { return nil }
        changeCount(by: -1)
        let work = lists[due].withList { list in
            defer { list.next += 1 }
            list.waiting -= 1
            return list.work[list.next].take()
        }
        return work.map { (due, $0) }
    }

    /// Moves on to the first time that has work.
    @inlinable
    mutating func dropEmptyLists() {
        while let due = times.first {
            let hasWork = lists[due].withList { list in
                while list.next < list.work.count, list.work[list.next] == nil { list.next += 1 }
                return list.next < list.work.count
            }
            if hasWork { return }
            lists[due] = nil
            pop()
        }
    }

    @usableFromInline mutating func changeCount(by change: Int) { count += change }

    // MARK: - Heap

    @usableFromInline
    mutating func push(_ time: Int) {
        times.append(time)
        var child = times.count - 1
        while child > 0, times[child] < times[(child - 1) / 2] {
            times.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    @usableFromInline
    mutating func pop() {
        let last = times.removeLast()
        guard !times.isEmpty else { return }
        times[0] = last
        var parent = 0
        while true {
            let left = 2 * parent + 1
            guard left < times.count else { return }
            let first = left + 1 < times.count && times[left + 1] < times[left] ? left + 1 : left
            guard times[first] < times[parent] else { return }
            times.swapAt(first, parent)
            parent = first
        }
    }
}

extension Optional {
    /// Changes a list in its place in a dictionary, which is known to have it.
    @inlinable
    mutating func withList<Work, Result>(
        _ change: (inout TaskQueue<Work>.List) -> Result
    ) -> Result where Wrapped == TaskQueue<Work>.List {
        // Taken out and put back, so that the list is not copied.
        guard var list = take() else { preconditionFailure("the time has no list") }
        defer { self = list }
        return change(&list)
    }
}
