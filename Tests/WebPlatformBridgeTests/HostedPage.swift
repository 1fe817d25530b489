import PortalJudge
import PortalKit
import ScriptEngine

/// A page that is given little time.
struct HostedPage {
    var seconds: Double

    /// Why a run of a script ended.
    func end(of script: String) -> EndReason {
        let host = PortalHost()
        defer { host.close() }
        var options = RunOptions()
        options.limits.seconds = seconds
        options.limits.bytes = 4 << 30
        return host.run([PortalScript(name: "portal.js", source: script)], options).end
    }
}
