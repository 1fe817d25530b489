import MobilePlans
import PortalJudge
import PortalKit
import PortalTrace
import ScriptEngine

/// Runs one script the way `portalhost run` does.
func run(
    _ source: String, calls: [String] = [], edition: Edition = .all,
    activation: ActivationResult = .success,
    registration: [NetworkRegistrationState] = [.searching, .home],
    configure: (inout RunOptions) -> Void = { _ in }
) -> RunResult {
    run([PortalScript(name: "portal.js", source: source)], calls: calls) { options in
        options.edition = edition
        options.scenario.forcedActivation = activation
        options.scenario.network.registration = registration.map { .init($0) }
        options.limits.seconds = 5
        configure(&options)
    }
}

/// Runs several scripts as one page.
func run(
    _ scripts: [PortalScript], calls: [String] = [],
    configure: (inout RunOptions) -> Void = { _ in }
) -> RunResult {
    var options = RunOptions()
    options.calls = calls
    configure(&options)
    let host = PortalHost()
    defer { host.close() }
    return host.run(scripts, options)
}

/// Runs a script that checks things with `console.assert` and ends with `console.log("done")`;
/// returns what did not hold.
func failures(of script: String, edition: Edition = .all) -> [String] {
    let result = run(script + "\nconsole.log('done');", edition: edition)
    var failures = result.events.filter { $0.kind == .console && $0.name == "assert" }
        .map { "line \($0.location?.line ?? 0): \($0.arguments.map(\.displayText))" }
    failures += result.events.filter { $0.kind == .exception }
        .map { "\($0.name): \($0.arguments.map(\.displayText)) at \($0.location?.line ?? 0)" }
    if !result.consoleLines.contains("done") { failures.append("the script did not reach its end") }
    return failures
}

extension RunResult {
    /// What the portal wrote, one text a line.
    var consoleLines: [String] {
        events.filter { $0.kind == .console }
            .map { $0.arguments.map(\.displayText).joined(separator: " ") }
    }

    /// The events of some kinds as short texts: "call MobilePlans.x".
    func outline(_ kinds: TraceEvent.Kind...) -> [String] {
        events.filter { kinds.contains($0.kind) }.map { "\($0.kind.rawValue) \($0.name)" }
    }

    /// What was given to a callback, in order.
    func payloads(of callback: String) -> [String] {
        events.filter { $0.kind == .callback && $0.name == callback }
            .compactMap { $0.arguments.first?.string }
    }

    /// The ids of the findings, in order.
    var ruleIDs: [String] { findings.map(\.ruleID.rawValue) }
}

/// A complete portal for inline downloads; `extra` comes after it.
func inlinePortal(
    code: String = "1$smdp.example.com$ABC-1", activated: String = "activated",
    registered: String = "registered", object: String = "MobilePlansInlineProfileDownload"
) -> String {
    """
    function buy() {
        var m = MobilePlans.createPurchaseMetaData();
        m.moDirectStatus = MobilePlansMoDirectStatus.complete;
        m.planName = "Plan";
        \(object).profileActivationCompleteScript = "\(activated)";
        \(object).registrationChangedScript = "\(registered)";
        \(object).notifyInlineProfileDownload(m, "\(code)");
    }
    """
}

/// The two functions that `inlinePortal` names.
let callbackFunctions = """

    function activated(text) { console.log(text); }
    function registered(text) { console.log(text); }
    """

extension RunResult {
    /// The events after the portal was opened.
    var border: [TraceEvent] { events.filter { $0.name != "opens the portal" } }
}
