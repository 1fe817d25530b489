import ScriptEngine
import Testing

@testable import PortalKit

/// An engine serves so many documents and no more, so that what it holds on to does not add up.
@Suite struct EngineRenewalTests {
    /// Which of several runs had another engine than the one before, and whether all of them said the same.
    private func renewals(_ source: String, of runs: Int) throws -> (at: [Int], traces: Int) {
        let host = PortalHost()
        defer { host.close() }
        host.mostDocuments = 3
        var options = RunOptions()
        options.limits.bytes = 4 << 30
        var engines: [ScriptVirtualMachine] = []
        var traces: Set<String> = []
        for _ in 0..<runs {
            let result = host.trace([PortalScript(name: "portal.js", source: source)], options)
            traces.insert(result.events.map { "\($0)" }.joined(separator: "\n"))
            engines.append(host.machine)
        }
        let changes = zip(engines, engines.dropFirst()).enumerated().filter { $1.0 !== $1.1 }
        return (changes.map { $0.offset + 1 }, traces.count)
    }

    @Test func `documents have a new engine after so many, and say the same in it`() throws {
        let source = "document.title = 'Plans'; console.log(document.title, Math.random());"
        let (at, traces) = try renewals(source, of: 8)
        #expect(at == [3, 6])
        #expect(traces == 1)
    }

    @Test func `each document of a run counts`() throws {
        let (at, traces) = try renewals(
            """
            document.title = 'Plans';
            var seen = Number(sessionStorage.seen || 0);
            sessionStorage.seen = seen + 1;
            if (seen < 2) location.reload();
            """, of: 3)
        #expect(at == [1, 2])
        #expect(traces == 1)
    }

    @Test func `scripts without a document keep theirs`() throws {
        let (at, traces) = try renewals("console.log(Math.random());", of: 8)
        #expect(at.isEmpty)
        #expect(traces == 1)
    }
}
