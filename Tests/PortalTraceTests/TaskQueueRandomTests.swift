import PortalTrace
import Testing
import WebFormats

/// The queue beside a reference that is slow and plainly right.
@Suite struct TaskQueueRandomTests {
    /// SplitMix64: the same numbers in every run.
    struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private struct Task: Equatable {
        var due: Int
        var order: Int

        static func precedes(_ left: Task, _ right: Task) -> Bool {
            (left.due, left.order) < (right.due, right.order)
        }
    }

    @Test(arguments: [1, 100, 1_000_000])
    func `10,000 tasks come in the order of a sorted list`(range: Int) {
        var numbers = Numbers(state: 1)
        var queue = TaskQueue<Int>()
        let tasks = (0..<10_000).map {
            Task(due: .random(in: 0..<range, using: &numbers), order: $0)
        }
        for task in tasks { queue.add(due: task.due, task.order) }
        var given: [Task] = []
        while let (due, work) = queue.next() { given.append(Task(due: due, order: work)) }
        #expect(given == tasks.sorted(by: Task.precedes))
    }

    @Test(arguments: [2, 3, 4] as [UInt64])
    func `10,000 tasks with cancellations come in the order of a sorted list`(seed: UInt64) {
        var numbers = Numbers(state: seed)
        var queue = TaskQueue<Int>()
        var tasks: [(task: Task, id: TaskQueue<Int>.ID)] = (0..<10_000).map {
            let due = Int.random(in: 0..<500, using: &numbers)
            return (Task(due: due, order: $0), queue.add(due: due, $0))
        }
        tasks.shuffle(using: &numbers)
        for (_, id) in tasks.suffix(7_000) { queue.cancel(id) }
        tasks.removeLast(7_000)
        #expect(queue.count == 3_000)
        var given: [Task] = []
        while let (due, work) = queue.next() { given.append(Task(due: due, order: work)) }
        #expect(given == tasks.map(\.task).sorted(by: Task.precedes))
    }

    @Test(arguments: [5, 6, 7] as [UInt64])
    func `10,000 tasks that come and go in any order are given out like the least of a list`(
        seed: UInt64
    ) {
        var numbers = Numbers(state: seed)
        var queue = TaskQueue<Int>()
        var waiting: [(task: Task, id: TaskQueue<Int>.ID)] = []
        var added = 0
        while added < 10_000 || !waiting.isEmpty {
            switch Int.random(in: 0..<10, using: &numbers) {
            case 0..<5 where added < 10_000:
                let due = Int.random(in: 0..<50, using: &numbers)
                waiting.append((Task(due: due, order: added), queue.add(due: due, added)))
                added += 1
            case 5..<7 where !waiting.isEmpty:
                let index = waiting.indices.randomElement(using: &numbers) ?? 0
                queue.cancel(waiting.remove(at: index).id)
            default:
                let least = waiting.indices.min {
                    Task.precedes(waiting[$0].task, waiting[$1].task)
                }
                let expected = least.map { waiting.remove(at: $0).task }
                let given = queue.next().map { Task(due: $0.due, order: $0.work) }
                guard given == expected else {
                    Issue.record("expected \(expected as Any), found \(given as Any)")
                    return
                }
            }
            guard queue.count == waiting.count else {
                Issue.record("expected \(waiting.count) waiting, found \(queue.count)")
                return
            }
        }
        #expect(queue.next() == nil)
    }
}
