import PortalJudge
import PortalKit
import PortalTrace
import ScriptEngine

/// Runs a script as a portal's page to its end: what its console printed, one text a line, and what it
/// threw as "uncaught …".
func printed(
    _ script: String, configure: (inout RunOptions) -> Void = { _ in }
) -> [String] {
    let host = PortalHost()
    defer { host.close() }
    var options = RunOptions()
    options.url = "https://portal.example/plans"
    options.limits.seconds = 20
    options.limits.bytes = 4 << 30
    configure(&options)
    let result = host.run([PortalScript(name: "portal.js", source: script)], options)
    return result.events.compactMap { event in
        switch event.what {
        case .console(let line): line.text
        case .exception, .rejection:
            "uncaught \(event.name): \(TraceEvent.ConsoleLine.text(of: event.arguments))"
        default: nil
        }
    }
}
