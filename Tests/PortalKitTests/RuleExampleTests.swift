import MobilePlans
import PortalTrace
import ScriptEngine
import Testing
import WebFormats

@testable import PortalJudge
@testable import PortalKit

/// Every rule's examples are its tests: those that keep to it have no finding of it, those that
/// break it have one, at the marker.
@Suite struct RuleExampleTests {
    /// Rules that need more than one run, or more than a script, to be broken.
    private static let withoutFailing: Set<RuleID> = [
        "page-not-notification-host", "script-encoding", "encoding-not-said",
        "policy-blocks", "policy-blocks-style", "page-limit",
        "result-not-handled", "result-ignored",
        "success-not-handled", "success-and-failure-swapped", "callback-replaced",
        "connection-not-handled", "connection-ignored", "connection-swapped",
        "callback-not-reached", "result-not-reached", "branch-not-reached",
        "suppression-without-reason", "launch-parameter-required", "unknown-launch-parameter",
        "unused-suppression", "cors-blocked", "network-limit", "lpa-error-not-tried",
        "user-action-failed", "click-unhandled", "element-without-name",
        "resource-missing", "resource-refused", "image-missing", "frame-not-tried", "nothing-tried",
        "tried-by-itself",
        "trials-left-out", "case-unreadable", "source-map-unusable",
        "source-map-stale", "stale-baseline", "only-cancel-tried",
        "callback-page-left", "page-reloaded-during-operation", "request-cut-off",
        "server-error-ignored", "controls-stay-disabled", "second-run-left-out",
    ]

    @Test func `there are more than forty rules, each with its own id and examples`() {
        let ids = RuleCatalog.all.map(\.id)
        #expect(ids.count >= 40)
        #expect(Set(ids).count == ids.count)
        for rule in RuleCatalog.all {
            #expect(!rule.passing.isEmpty, "\(rule.id)")
            #expect(rule.failing.isEmpty == Self.withoutFailing.contains(rule.id), "\(rule.id)")
            #expect(rule.summary.hasSuffix("."), "\(rule.id)")
            #expect(rule.rationale.hasSuffix("."), "\(rule.id)")
        }
    }

    @Test(arguments: RuleCatalog.all.map(\.id))
    func `its examples show what a rule is about`(_ id: RuleID) throws {
        let rule = try #require(RuleCatalog.description(of: id))
        for example in rule.passing {
            let run = run(example, of: id)
            #expect(!run.ruleIDs.contains(id.rawValue), "passing: \(example.source)")
        }
        for example in rule.failing {
            let run = run(example, of: id)
            let found = run.findings.filter { $0.ruleID == id }
            #expect(!found.isEmpty, "failing: \(example.source)\nfound \(run.ruleIDs)")
            guard let finding = found.first else { continue }
            #expect(finding.severity == rule.severity)
            // What a portal is opened with has no place in a script.
            guard let marker = place(of: "↓", in: example.source) else {
                #expect(rule.family == .launch && finding.location == nil)
                continue
            }
            #expect(finding.location?.line == marker.line, "\(example.source)")
            if let column = marker.column {
                #expect(finding.location?.column == column, "\(example.source)")
            }
        }
    }

    private func run(_ example: RuleExample, of id: RuleID) -> RunResult {
        PortalKitTests.run(
            example.source.replacing("↓", with: ""), calls: example.calls,
            edition: example.edition
        ) {
            $0.scenario = Preset.named(example.preset)?.scenario ?? Scenario()
            $0.url = example.url
            $0.listsFunctions = true
            $0.target = example.target
            // The memory limit counts the process, and other tests run beside this one.
            let bytes = id == "memory-limit" ? 60 << 20 : 4 << 30
            $0.limits = .init(seconds: 3, bytes: bytes)
            $0.traceLimits.events = 5_000
        }
    }

    /// Line and column of a marker; no column if the marker stands at the beginning of its line.
    private func place(of marker: Character, in source: String) -> (line: Int, column: Int?)? {
        for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            guard let place = line.firstIndex(of: marker) else { continue }
            let before = line[..<place]
            return (
                index + 1,
                before.allSatisfy { $0 == " " } ? nil : before.utf16.count + 1
            )
        }
        return nil
    }
}
