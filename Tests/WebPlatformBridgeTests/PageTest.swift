import PortalJudge
import PortalKit
import PortalTrace
import ScriptEngine
import WebFormats
import WebPlatform

/// Runs a script as a portal's page to its end: what it wrote to the console, one text a line, and what
/// it threw as "uncaught …".
///
/// - Parameters:
///   - url: The launch URL; a page of the default scenario without one.
///   - target: What the engine is like.
func page(
    _ script: String, url: String? = "https://portal.example/plans/",
    target: RunOptions.Target = .modern, fixtures: NetworkFixtures? = nil
) -> [String] {
    let host = PortalHost()
    defer { host.close() }
    var options = RunOptions()
    options.url = url
    options.target = target
    // The memory limit counts the process, and other tests run beside this one.
    options.limits.bytes = 4 << 30
    if let fixtures { options.network.fixtures = fixtures }
    let result = host.run([PortalScript(name: "portal.js", source: script)], options)
    return result.events.compactMap { event in
        let text = event.arguments.map(\.displayText).joined(separator: " ")
        switch event.kind {
        case .console: return text
        case .exception, .rejection: return "uncaught \(event.name): \(text)"
        default: return nil
        }
    }
}
