import PortalTrace
import Testing

@Suite struct EventLoopTests {
    private final class Target: TaskTarget {
        var ran: [Int] = []
        func runTask(_ number: Int) { ran.append(number) }
    }

    private let loop = EventLoop()

    private func drain() { while loop.runOne() == .ran {} }

    // MARK: Order and time

    @Test func `tasks of all sources come in order of time, then of entry`() {
        var log: [String] = []
        loop.post(after: 20, source: .timer) { log.append("timer") }
        loop.post(after: 10, source: .network) { log.append("network") }
        loop.post(after: 20, source: .app) { log.append("app") }
        loop.post(source: .user) { log.append("user") }
        drain()
        #expect(log == ["user", "network", "timer", "app"])
        #expect(loop.now == 20)
    }

    @Test func `a task that another posts for now comes in the same time`() {
        var times: [Int] = []
        loop.post(after: 5, source: .timer) { [loop] in
            loop.post(source: .dom) { times.append(loop.now) }
        }
        drain()
        #expect(times == [5])
    }

    @Test func `a time that has passed is now`() {
        var times: [Int] = []
        loop.clock.advance(to: 100)
        loop.post(at: 3, source: .app) { [loop] in times.append(loop.now) }
        loop.post(after: -7, source: .app) { [loop] in times.append(loop.now) }
        #expect(loop.nextDue == 100)
        drain()
        #expect(times == [100, 100])
    }

    @Test func `no time is beyond the last one`() {
        loop.clock.advance(to: 10)
        loop.post(after: .max, source: .app) {}
        #expect(loop.nextDue == .max)
        #expect(loop.time(after: .max) == .max)
        loop.pass(.max)
        #expect(loop.now == .max)
    }

    @Test func `a target runs its tasks by number`() {
        let target = Target()
        for number in [3, 1, 2] {
            loop.post(after: number, source: .timer, number: number, of: target)
        }
        drain()
        #expect(target.ran == [1, 2, 3])
    }

    @Test func `a limit holds the next task back, and the clock with it`() {
        loop.post(after: 30, source: .timer) {}
        #expect(loop.runOne(until: 29) == .beyondLimit)
        #expect(loop.now == 0)
        #expect(loop.runOne(until: 30) == .ran)
        #expect(loop.runOne(until: 30) == .empty)
    }

    @Test func `each turn is told before its task`() {
        var log: [String] = []
        loop.onTurn = { log.append("turn") }
        loop.post(source: .app) { log.append("task") }
        drain()
        #expect(log == ["turn", "task"])
    }

    // MARK: Cancelling and counting

    @Test func `what is cancelled is neither done nor counted`() {
        var ran = 0
        let id = loop.post(after: 5, source: .network) { ran += 1 }
        #expect(loop.count(of: .network) == 1)
        loop.cancel(id)
        loop.cancel(id)
        #expect(loop.count(of: .network) == 0)
        #expect(loop.runOne() == .empty)
        #expect(ran == 0)
    }

    @Test func `to cancel what was done changes nothing`() {
        let id = loop.post(source: .app) {}
        loop.post(after: 9, source: .app) {}
        loop.runOne()
        loop.cancel(id)
        #expect(loop.count(of: .app) == 1)
    }

    @Test func `a cancelled task lets go of what it holds`() {
        weak var weakTarget: Target?
        do {
            let target = Target()
            weakTarget = target
            loop.cancel(loop.post(after: 1, source: .timer, number: 1, of: target))
        }
        #expect(weakTarget == nil)
    }

    // MARK: Idle

    @Test func `a loop is idle when only changes of the world are left`() {
        #expect(loop.isIdle)
        loop.post(after: 5, source: .change) {}
        #expect(loop.isIdle)
        loop.post(after: 9, source: .timer) {}
        #expect(!loop.isIdle)
        drain()
        #expect(loop.isIdle)
    }

    @Test func `timers that set timers are generations, many timers at once are one`() {
        for _ in 0..<50 { loop.post(source: .timer) {} }
        drain()
        #expect(loop.quietGenerations == 1)
        chain(10)
        drain()
        #expect(loop.quietGenerations == 11)
        loop.noteProgress()
        #expect(loop.quietGenerations == 0)
    }

    @Test func `tasks of the app are no generation`() {
        for _ in 0..<5 { loop.post(source: .app) {} }
        drain()
        #expect(loop.quietGenerations == 0)
    }

    // MARK: What comes again

    @Test func `what the app or an old timer waits for is lasting, what was queued since is not`() {
        loop.post(after: 500, source: .app) {}
        loop.post(after: 70, source: .timer) {}
        loop.post(after: 10, source: .timer) { [loop] in loop.post(after: 100, source: .timer) {} }
        #expect(loop.runOne() == .ran)
        loop.noteProgress()
        #expect(loop.nextLasting(since: loop.now - 1) == 70)
        #expect(loop.runOne() == .ran)
        #expect(loop.nextLasting(since: 5) == 500)
    }

    @Test func `time is passed over without what comes again, in the same order`() {
        var log: [String] = []
        func add(_ name: String, _ delay: Int) {
            loop.post(after: delay, source: .timer) { [loop] in log.append("\(name) \(loop.now)") }
        }
        loop.clock.advance(to: 10)
        add("a", 5)
        add("b", 20)
        add("c", 20)
        let gone = loop.post(after: 6, source: .timer) { log.append("gone") }
        loop.post(after: 1_000, source: .app) { [loop] in log.append("app \(loop.now)") }
        loop.passOver(until: 1_010)
        loop.cancel(gone)
        drain()
        #expect(log == ["app 1010", "a 1015", "b 1030", "c 1030"])
    }

    private func chain(_ length: Int) {
        guard length > 0 else { return }
        loop.post(after: 4, source: .timer) { chain(length - 1) }
    }

    // MARK: Waiting scripts and debuggers

    @Test func `a nested run does what a script waits for, and nothing else`() {
        var log: [String] = []
        loop.post(after: 5, source: .timer) { log.append("timer") }
        loop.post(after: 10, source: .synchronous) { [loop] in
            log.append("first")
            loop.post(after: 10, source: .synchronous) { log.append("second") }
        }
        #expect(loop.runNested())
        #expect(log == ["first", "second"])
        #expect(loop.now == 20)
        drain()
        #expect(log == ["first", "second", "timer"])
        #expect(loop.now == 20)
    }

    @Test func `a nested run ends at its limit, and the time has passed`() {
        let id = loop.post(after: 50, source: .synchronous) {}
        #expect(!loop.runNested(until: 30))
        #expect(loop.now == 30)
        loop.cancel(id)
        #expect(loop.count(of: .synchronous) == 0)
        #expect(loop.runNested())
    }

    @Test func `nothing begins in a paused loop, and the clock stands still`() {
        var ran = 0
        loop.post(after: 5, source: .timer) { ran += 1 }
        loop.pause()
        #expect(loop.runOne() == .paused)
        #expect((ran, loop.now) == (0, 0))
        loop.resume()
        #expect(loop.runOne() == .ran)
        #expect((ran, loop.now) == (1, 5))
    }

    @Test func `a task can pause its loop`() {
        var ran = 0
        for _ in 0..<3 {
            loop.post(source: .timer) { [loop] in
                ran += 1
                loop.pause()
            }
        }
        drain()
        #expect(ran == 1)
        #expect(loop.count(of: .timer) == 2)
    }
}
