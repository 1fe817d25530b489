import Foundation
import Testing

@testable import PortalKit

@Suite struct CoverageDump {
    @Test(.enabled(if: ProcessInfo.processInfo.environment["COVDUMP"] != nil))
    func dump() throws {
        let file = ProcessInfo.processInfo.environment["COVDUMP"] ?? ""
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let recorder = CoverageRecorder()
        let host = PortalHost(coverage: recorder)
        for _ in 0..<2 {
            let run = host.run([PortalScript(name: "x.js", source: text)], RunOptions())
            print("RUN", run.end, run.events.count, run.findings.map(\.message))


        }
        host.close()
        print("gaps", recorder.gaps)
        let units = Array(text.utf16)
        func show(_ a: Int, _ b: Int) -> String {
            String(decoding: units[max(0,a)..<max(a, min(units.count, b))].prefix(60), as: UTF16.self).replacing("\n", with: "⏎")
        }
        for script in recorder.scripts {
            print(script.name, script.startLine, "positions", script.positions.count)
            for block in script.blocks { print("B", block.start, block.end, block.count, show(block.start, block.end + 1)) }
            for p in script.positions { print("P", p.line, p.column, p.offset, p.isBehindAwait, p.isReached, show(p.offset, p.offset + 20)) }
            for f in script.outline.functions { print("F", f.name, f.start, f.body, f.end, show(f.start, f.end)) }
            for b in script.outline.branches { print("R", b.kind, b.start, b.ways.map { $0.map { show($0, $0 + 12) } ?? "-" }) }
        }
    }
}
