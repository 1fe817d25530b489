import PortalTrace
import Testing

@testable import PortalKit

/// "Why is my callback never called?" (issue 13, section 3): each mistake is found with its cause and
/// at its place, marked with `↓`; a correct variant beside it has no such finding.
@Suite struct WiringTests {
    /// A portal in which one thing is wrong, or nothing.
    struct Portal: CustomTestStringConvertible, Sendable {
        var name: String
        /// The id of the finding; nil if there is to be none.
        var rule: String?
        var source: String
        /// What the message or a note says.
        var words: [String]

        init(_ name: String, _ rule: String?, _ words: [String], _ source: String) {
            self.name = name
            self.rule = rule
            self.words = words
            self.source = source
        }

        init(_ name: String, _ rule: String?, _ source: String) {
            self.init(name, rule, [], source)
        }

        var testDescription: String { name }
    }

    static let activated = """
        function onActivated(json) {
          var r = JSON.parse(json);
          if (r.activationResult === MobilePlansActivationError.success) console.log('done ' + r.iccid);
          else console.log('failed ' + r.activationResult);
        }

        """

    static let registered = """
        function onRegistered(json) {
          var s = JSON.parse(json).networkRegistrationState;
          if (s === 'home' || s === 'roaming' || s === 'partner') console.log('connected');
          else console.log(s);
        }

        """

    static let metadata = "{ moDirectStatus: 'Complete', planName: '10 GB' }"

    /// A portal with its own activation callback and the usual rest.
    static func portal(
        activated: String = activated, registered: String = registered,
        names: String = "o.profileActivationCompleteScript = 'onActivated';\n"
            + "o.registrationChangedScript = 'onRegistered';",
        call: String = "o.notifyInlineProfileDownload(\(metadata), '1$smdp.example.com$ABC-1');"
    ) -> String {
        """
        \(activated)
        \(registered)
        var o = MobilePlansInlineProfileDownload;
        function buy() {
          \(names)
          \(call)
        }
        """
    }

    static func told(_ body: String) -> String {
        portal(
            activated: "function onActivated(json) {\n  var r = JSON.parse(json);\n  \(body)\n}\n")
    }

    static func state(_ body: String) -> String {
        portal(
            registered: "function onRegistered(json) {\n  var s = JSON.parse(json);\n  \(body)\n}\n"
        )
    }

    /// The rules that this suite is about.
    static let rules: Set<String> = [
        "json-not-parsed", "json-parsed-twice", "payload-member", "comparison-never-true",
        "one-function-for-both", "callbacks-swapped", "assignment-in-condition", "truthy-result",
        "reply-not-expected", "method-not-called", "callback-does-nothing",
        "callback-declared-twice", "callback-loses-this", "retry-without-end",
        "connected-state-missing", "first-state-is-final", "hand-back-during-operation",
        "operation-twice", "interval-unit", "metadata-set-too-late", "callback-never-called",
        "callback-on-a-copy", "callback-cleared", "callback-not-found", "callback-dotted-name",
        "callback-not-a-function", "callback-lexical-binding", "script-not-read",
        "event-without-listener", "callback-not-a-name", "module-not-run", "handler-called",
        "result-falls-through", "loop-variable-shared",
    ]

    @Test(arguments: mistakes)
    func `a mistake is found with its cause, at its place`(_ portal: Portal) throws {
        let rule = try #require(portal.rule)
        let run = Self.run(portal.source)
        let found = run.findings.filter { $0.ruleID.rawValue == rule }
        let finding = try #require(found.first, "\(portal.name): \(Self.list(run))")
        let text = ([finding.message] + finding.notes.map(\.message)).joined(separator: "\n")
        for word in portal.words { #expect(text.contains(word), "\(portal.name): \(text)") }
        for finding in run.findings { #expect(finding.message.count <= 240, "\(finding.message)") }
        guard let place = Self.place(in: portal.source) else { return }
        #expect(
            found.contains {
                $0.location?.line == place.line && $0.location?.column == place.column
            },
            "\(portal.name): \(Self.list(run)), expected \(place)")
    }

    @Test(arguments: correct)
    func `a correct variant has no finding`(_ portal: Portal) {
        let run = Self.run(portal.source)
        let found = run.findings.filter { Self.rules.contains($0.ruleID.rawValue) }
        #expect(found.isEmpty, "\(portal.name): \(Self.list(run))")
    }

    private static func run(_ source: String) -> RunResult {
        PortalKitTests.run(source.replacing("↓", with: ""), calls: ["buy"]) {
            $0.listsFunctions = true
        }
    }

    private static func list(_ run: RunResult) -> [String] {
        run.findings.map {
            "\($0.location?.line ?? 0):\($0.location?.column ?? 0) [\($0.ruleID.rawValue)] \($0.message)"
        }
    }

    private static func place(in source: String) -> (line: Int, column: Int)? {
        for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            guard let place = line.firstIndex(of: "↓") else { continue }
            return (index + 1, line[..<place].utf16.count + 1)
        }
        return nil
    }
}
