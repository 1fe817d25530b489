import Foundation
import PortalTestSupport
import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit

/// A debugger changes nothing: the trace of a run that is stopped, stepped through and looked at is
/// that of the run without one, byte for byte.
@Suite(.serialized) struct DebuggedTraceTests {
    /// Steps into everything for a while, and looks at values at each stop.
    private final class Stepper: SilentClient {
        var stops = 0
        var looks = 0

        override func debuggerStopped(
            _ debugger: PortalDebugger, _ stop: DebugStop
        ) -> DebugAction {
            stops += 1
            if let frame = stop.frames.first,
                (try? debugger.evaluate("typeof this + Object.keys(globalThis).length", in: frame))
                    != nil
            {
                looks += 1
            }
            return stops < 300 ? .stepInto : .go
        }
    }

    private static let portals: [(folder: String, call: String)] = [
        ("inline-download", "buyPlan"), ("polling-order", ""), ("delayed-profile", ""),
    ]

    @Test(arguments: 0..<portals.count)
    func `the same bytes with steps and without a debugger`(_ index: Int) throws {
        let (folder, call) = Self.portals[index]
        let path = "\(projectFolder())/PortalScripts/\(folder)/portal.js"
        let scripts = try ScriptFile.load([path])
        var options = RunOptions()
        if !call.isEmpty { options.calls = [call] }
        let plain = PortalHost()
        let expected = plain.trace(scripts, options).traceFile(toolVersion: "1").bytes
        plain.close()
        let client = Stepper()
        let debugger = PortalDebugger()
        debugger.client = client
        var filters = PortalDebugger.Filters()
        filters.allExceptions = true
        filters.callbacks = true
        debugger.set(filters)
        debugger.stopAtEntry()
        let host = PortalHost(debugger: debugger)
        let found = host.trace(scripts, options).traceFile(toolVersion: "1").bytes
        host.close()
        #expect(client.stops > 3)
        #expect(client.looks == client.stops)
        #expect(found == expected)
    }
}
