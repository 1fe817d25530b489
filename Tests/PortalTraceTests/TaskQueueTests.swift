import PortalTrace
import Testing

@Suite struct TaskQueueTests {
    private static func drain<Work>(_ queue: inout TaskQueue<Work>) -> [Work] {
        var all: [Work] = []
        while let task = queue.next() { all.append(task.work) }
        return all
    }

    // MARK: Order

    @Test func `work comes in order of time`() {
        var queue = TaskQueue<String>()
        for (due, work) in [(30, "c"), (10, "a"), (40, "d"), (20, "b")] {
            queue.add(due: due, work)
        }
        #expect(Self.drain(&queue) == ["a", "b", "c", "d"])
    }

    @Test func `work of one time comes in order of entry`() {
        var queue = TaskQueue<Int>()
        for work in 0..<100 { queue.add(due: 5, work) }
        #expect(Self.drain(&queue) == Array(0..<100))
    }

    @Test func `order of entry holds across takings`() {
        var queue = TaskQueue<String>()
        queue.add(due: 5, "a")
        queue.add(due: 1, "first")
        queue.add(due: 5, "b")
        #expect(queue.next()?.work == "first")
        queue.add(due: 5, "c")
        #expect(Self.drain(&queue) == ["a", "b", "c"])
    }

    @Test func `work added late and due early comes first`() {
        var queue = TaskQueue<String>()
        queue.add(due: 10, "later")
        queue.add(due: -10, "earlier")
        #expect(Self.drain(&queue) == ["earlier", "later"])
    }

    @Test func `work comes with its time`() {
        var queue = TaskQueue<String>()
        queue.add(due: .max, "z")
        queue.add(due: .min, "a")
        #expect(queue.next()?.due == .min)
        #expect(queue.next()?.due == .max)
        #expect(queue.next() == nil)
    }

    @Test func `an empty queue gives nothing, again and again`() {
        var queue = TaskQueue<Int>()
        #expect(queue.next() == nil)
        #expect(queue.next() == nil)
        queue.add(due: 0, 1)
        #expect(queue.next()?.work == 1)
        #expect(queue.next() == nil)
    }

    @Test func `a queue knows how much is waiting`() {
        var queue = TaskQueue<Int>()
        #expect(queue.isEmpty)
        let id = queue.add(due: 0, 1)
        queue.add(due: 0, 2)
        #expect(queue.count == 2)
        #expect(!queue.isEmpty)
        queue.cancel(id)
        #expect(queue.count == 1)
        _ = queue.next()
        #expect(queue.isEmpty)
    }

    // MARK: Taking work out

    @Test func `work that is cancelled is not given out`() {
        for cancelled in 0..<5 {
            var queue = TaskQueue<Int>()
            let ids = (0..<5).map { queue.add(due: $0, $0) }
            queue.cancel(ids[cancelled])
            #expect(Self.drain(&queue) == (0..<5).filter { $0 != cancelled })
        }
    }

    @Test func `cancelling work that was given out does nothing`() {
        var queue = TaskQueue<String>()
        let id = queue.add(due: 0, "a")
        queue.add(due: 0, "b")
        #expect(queue.next()?.work == "a")
        queue.cancel(id)
        #expect(queue.count == 1)
        #expect(Self.drain(&queue) == ["b"])
    }

    @Test func `cancelling twice is cancelling once`() {
        var queue = TaskQueue<String>()
        let id = queue.add(due: 0, "a")
        queue.add(due: 0, "b")
        queue.cancel(id)
        queue.cancel(id)
        #expect(queue.count == 1)
        #expect(Self.drain(&queue) == ["b"])
        queue.cancel(id)
        #expect(queue.isEmpty)
    }

    @Test func `an identifier is not used again`() {
        var queue = TaskQueue<Int>()
        var ids: Set<TaskQueue<Int>.ID> = []
        for work in 0..<300 {
            let id = queue.add(due: work, work)
            #expect(ids.insert(id).inserted)
            if work.isMultiple(of: 3) { queue.cancel(id) } else { _ = queue.next() }
        }
    }

    @Test func `a copy of a queue goes its own way`() {
        var queue = TaskQueue<Int>()
        let id = queue.add(due: 1, 1)
        queue.add(due: 2, 2)
        var copy = queue
        copy.cancel(id)
        #expect(Self.drain(&copy) == [2])
        #expect(Self.drain(&queue) == [1, 2])
    }

    // MARK: Staying small

    /// Work that tells how much of it is still held.
    private final class Held {
        final class Counter { var count = 0 }
        let counter: Counter
        init(_ counter: Counter) {
            self.counter = counter
            counter.count += 1
        }
        deinit { counter.count -= 1 }
    }

    @Test func `a queue does not pile up cancelled work`() {
        let held = Held.Counter()
        var most = 0
        var queue = TaskQueue<Held>()
        queue.add(due: 1_000_000, Held(held))
        for due in 0..<10_000 {
            queue.cancel(queue.add(due: due, Held(held)))
            most = max(most, held.count)
        }
        #expect(queue.count == 1)
        #expect(most < 100)
        #expect(queue.next()?.due == 1_000_000)
        #expect(held.count == 0)
    }

    @Test func `a queue shrinks when most of it is cancelled, and keeps its order`() {
        let held = Held.Counter()
        var queue = TaskQueue<(Int, Held)>()
        let ids = (0..<5_000).map { queue.add(due: (4_999 - $0) / 10, ($0, Held(held))) }
        for (index, id) in ids.enumerated() where !index.isMultiple(of: 50) { queue.cancel(id) }
        #expect(queue.count == 100)
        #expect(held.count <= 200)
        let expected = (0..<100).map { $0 * 50 }.sorted {
            ((4_999 - $0) / 10, $0) < ((4_999 - $1) / 10, $1)
        }
        #expect(Self.drain(&queue).map(\.0) == expected)
        #expect(held.count == 0)
    }

    @Test func `work that was given out is let go`() {
        let held = Held.Counter()
        var queue = TaskQueue<Held>()
        for due in 0..<10 { queue.add(due: due, Held(held)) }
        for left in (0..<10).reversed() {
            _ = queue.next()
            #expect(held.count == left)
        }
    }
}
