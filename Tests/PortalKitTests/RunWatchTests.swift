import PortalKit
import PortalTestSupport
import Testing

/// The watch for hangs hears of runs in the order in which they are.
@Suite struct RunWatchTests {
    @Test func `a run that begins is told before it has its number`() {
        let host = PortalHost()
        defer { host.close() }
        var heard: [String] = []
        host.onProgress = { heard.append("progress") }
        host.willRun = { heard.append("run \($0)") }
        let script = PortalScript(name: "portal.js", source: "var a = 1;")
        for _ in 1...3 {
            // What was decided about the run before belongs to the number that it had.
            heard.append("before")
            _ = host.begin([script], RunOptions())
        }
        #expect(
            heard == [
                "before", "progress", "run 1", "before", "progress", "run 2", "before", "progress",
                "run 3",
            ])
    }
}
