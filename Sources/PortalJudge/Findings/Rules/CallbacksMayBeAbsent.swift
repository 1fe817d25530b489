internal import MobilePlans
internal import PortalTrace

/// A portal sets a callback property to listen for its event (mobile-plans.md, section 5): one that it
/// never sets is no mistake, and the portal does not hear of that event.
///
/// Lint: an information for an inline operation that begins with one of the two not set, a warning for
/// one that begins with neither; once for each visit.
struct CallbacksMayBeAbsent: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        var findings: [Finding] = []
        var looked: Set<String> = []
        for call in run.calls where call.method.operation.callsBack {
            guard let namespace = PortalObject.Namespace(of: call.event.name) else { continue }
            let visit = run.visit(of: call.event)
            // What is set in a visit is the same for each of its calls, and there may be thousands.
            guard looked.insert("\(visit) \(namespace)").inserted else { continue }
            // Set later, or on the other object: each is a mistake with a finding of its own.
            let set = run.sets.filter { $0.isCallback && run.visit(of: $0.event) == visit }
            let own = set.filter { PortalObject.Namespace(of: $0.object) == namespace }
            guard own.count == set.count || !own.isEmpty else { continue }
            let absent = Self.events.filter { event in
                !own.contains { $0.member == event.property }
            }
            guard !absent.isEmpty else { continue }
            findings.append(finding(call.event, absent, run))
        }
        return findings
    }

    /// The properties, and what is heard by them.
    private static let events = [
        (property: PortalObject.activationCallbackProperty, of: "how the activation ends"),
        (
            property: PortalObject.registrationCallbackProperty,
            of: "the registration on the network"
        ),
    ]

    private func finding(
        _ call: TraceEvent, _ absent: [(property: String, of: String)], _ run: JudgedTrace
    ) -> Finding {
        let things = absent.map(\.of).joined(separator: " and of ")
        let names = absent.map(\.property).joined(separator: ", ")
        return Finding(
            Self.callbackNotSet.id, absent.count > 1 ? .warning : .info,
            "the portal does not hear of \(things): \(names) \(absent.count > 1 ? "are" : "is") not "
                + "set when \(call.name) is called", at: call.location,
            notes: absent.flatMap { Self.places(of: $0.property, run) },
            evidence: [call.sequence])
    }
}

extension CallbacksMayBeAbsent {
    /// Where the scripts set a property that was not set in the run.
    private static func places(of property: String, _ run: JudgedTrace) -> [Finding.Note] {
        guard let page = run.outline else { return [] }
        func place(ofApp: Bool) -> SourceLocation? {
            page.graph.writes.lazy.compactMap { write -> SourceLocation? in
                guard case .member(let object, let name) = page.graph.nodes[write.target].origin,
                    page.graph.names[name] == property,
                    page.flow.kinds[object].contains(.app) == ofApp
                else { return nil }
                return page.location(write.target)
            }.first
        }
        if let place = place(ofApp: true) {
            return [Finding.Note("it is set here, which was not run before the call", at: place)]
        }
        return Finding.Note.list(
            "it is set here on another object, where the app does not look", at: place(ofApp: false)
        )
    }

    static let descriptions = [callbackNotSet]

    private static let callbackNotSet = RuleDescription.callback(
        "callback-not-set", as: .info, "Both callbacks are set before an inline operation.",
        because: "A portal sets a property to listen for its event; one that listens for neither "
            + "never learns how the download ended.",
        failing: [
            RuleExample(
                """
                MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
                ↓MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                    \(ExampleParts.metadata), "1$smdp.example.com$ABC-1");
                function onActivated(json) {}
                """)
        ])
}
