/// Work that is due at virtual times, given out in order of time and, at one time, of entry.
public struct TaskQueue<Work> {
    /// Names one piece of work.
    public struct ID: Hashable, Sendable {
        fileprivate let order: Int
    }

    private struct Entry {
        let due: Int
        let order: Int
        let work: Work

        func precedes(_ other: Entry) -> Bool {
            (due, order) < (other.due, other.order)
        }
    }

    /// A binary heap: each entry precedes the two below it.
    private var heap: [Entry] = []
    private var waiting: Set<Int> = []
    private var lastOrder = 0

    /// Makes an empty queue.
    public init() {}

    /// How much work is waiting.
    public var count: Int { waiting.count }

    /// Whether nothing is waiting.
    public var isEmpty: Bool { waiting.isEmpty }

    /// Adds work.
    ///
    /// - Parameter due: Virtual milliseconds since launch.
    @discardableResult
    public mutating func add(due: Int, _ work: Work) -> ID {
        lastOrder += 1
        heap.append(Entry(due: due, order: lastOrder, work: work))
        waiting.insert(lastOrder)
        siftUp(heap.count - 1)
        return ID(order: lastOrder)
    }

    /// Takes work out before it is due; does nothing if it was given out already.
    public mutating func cancel(_ id: ID) {
        guard waiting.remove(id.order) != nil else { return }
        // Cancelled entries stay in the heap until they come up, but never outnumber the others.
        if heap.count > 64, heap.count > 2 * waiting.count {
            heap.removeAll { !waiting.contains($0.order) }
            heap.sort { $0.precedes($1) }
        }
    }

    /// When the earliest work is due, if there is any.
    public var nextDue: Int? {
        mutating get {
            while let first = heap.first, !waiting.contains(first.order) {
                let last = heap.removeLast()
                if !heap.isEmpty {
                    heap[0] = last
                    siftDown(0)
                }
            }
            return heap.first?.due
        }
    }

    /// Gives out the earliest work, if there is any.
    public mutating func next() -> (due: Int, work: Work)? {
        while let first = heap.first {
            let last = heap.removeLast()
            if !heap.isEmpty {
                heap[0] = last
                siftDown(0)
            }
            if waiting.remove(first.order) != nil { return (first.due, first.work) }
        }
        return nil
    }

    private mutating func siftUp(_ start: Int) {
        var child = start
        while child > 0, heap[child].precedes(heap[(child - 1) / 2]) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func siftDown(_ start: Int) {
        var parent = start
        while true {
            let left = 2 * parent + 1
            guard left < heap.count else { return }
            let right = left + 1
            let first = right < heap.count && heap[right].precedes(heap[left]) ? right : left
            guard heap[first].precedes(heap[parent]) else { return }
            heap.swapAt(first, parent)
            parent = first
        }
    }
}
