internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// While an operation runs the portal keeps its page: a callback is looked for in the page that is shown
/// when the app calls it (mobile-plans.md, section 5).
///
/// Lint: an error where the page was left for one that has not the callback, at the place that leaves it;
/// a warning where the page was only loaded again, so that what it knew is gone.
struct PageMustStay: TraceRule {
    /// What took the page away.
    private struct Leaving {
        let event: TraceEvent
        /// What the portal asked for; nil where nothing says so.
        let cause: TraceEvent?
        /// What the user did before.
        let act: TraceEvent?
        let url: String
        /// Whether the page was loaded again.
        let isSame: Bool
        /// Whether the activation callback was still to come.
        let isEarly: Bool
        let begun: JudgedTrace.Call
        /// Whether the app was only asked to take the page away, and the page is still there.
        var isWish = false
        var missing: [(name: String, sequence: Int)] = []
        var isCalled = false
    }

    func findings(in run: JudgedTrace) -> [Finding] {
        var begun: JudgedTrace.Call?
        var calls = run.calls[...]
        var isEarly = true
        var (cause, act): (TraceEvent?, TraceEvent?) = (nil, nil)
        // An element that takes the page away later.
        var refresh: TraceEvent?
        var shown = run.url
        var leavings: [Leaving] = []
        // Index of the leaving that the callbacks to come are about.
        var open = false
        for event in run.events {
            switch event.what {
            case .call:
                while let call = calls.first, call.event.sequence < event.sequence {
                    calls.removeFirst()
                }
                guard let call = calls.first, call.event.sequence == event.sequence,
                    call.method.operation.callsBack
                else { continue }
                (begun, isEarly, open) = (call, true, false)
            case .user: act = event
            case .page(let request) where request.member == .metaRefresh:
                refresh = event
            case .page(let request) where Self.asks(request):
                cause = event
                guard let begun, !open else { continue }
                leavings.append(
                    Leaving(
                        event: event, cause: event, act: act, url: shown, isSame: false,
                        isEarly: isEarly, begun: begun, isWish: true))
                open = true
            case .page(let request) where request.member.leaves: cause = event
            case .network(let exchange) where exchange.initiator == .navigation:
                let isSame = Self.document(exchange.url) == Self.document(shown)
                shown = exchange.url
                defer { (cause, refresh) = (nil, nil) }
                if open, leavings.last?.isWish == true {
                    // The wish came true.
                    leavings.removeLast()
                    open = false
                }
                guard let begun, !open, event.sequence > begun.event.sequence else { continue }
                leavings.append(
                    Leaving(
                        event: event, cause: cause ?? refresh, act: act, url: exchange.url,
                        isSame: isSame,
                        isEarly: isEarly, begun: begun))
                open = true
            case .callback(let callback):
                if open { note(callback, event, &leavings[leavings.count - 1]) }
                if callback.property.hasSuffix(PortalObject.activationCallbackProperty) {
                    isEarly = false
                }
                // Who knows that the device is connected waits for nothing more.
                if callback.tellsConnection { (begun, open) = (nil, false) }
            case .device:
                if case .opensPortal(let url, _) = event.step {
                    (begun, open, shown) = (nil, false, url)
                }
            default: break
            }
        }
        return leavings.compactMap { finding($0) }
    }

    private func note(
        _ callback: TraceEvent.Callback, _ event: TraceEvent, _ leaving: inout Leaving
    ) {
        switch callback.outcome {
        case _ where leaving.isWish: leaving.missing.append((callback.name, event.sequence))
        case .notFound, .lexicalBinding, .pageClosed, .gone:
            leaving.missing.append((callback.name, event.sequence))
        case .returned, .threw, .running, .endedByHost: leaving.isCalled = true
        default: break
        }
    }

    /// Whether the app is asked to take the page away.
    private static func asks(_ request: TraceEvent.PageRequest) -> Bool {
        switch request.member {
        case .windowClose: true
        case .historyGo: request.arguments.first != .number(0)
        default: false
        }
    }

    /// A URL without query and fragment: what is sent to a page that is loaded again.
    private static func document(_ url: String) -> String {
        String(url.prefix { $0 != "?" && $0 != "#" })
    }

    private func finding(_ leaving: Leaving) -> Finding? {
        let operation = leaving.begun.method.name
        let notes = Finding.Note.list(
            "the operation was started", at: leaving.begun.event.location)
        let place = leaving.cause?.location ?? leaving.act?.location
        let how = how(leaving)
        guard leaving.missing.isEmpty else {
            var names: [String] = []
            for (name, _) in leaving.missing where !names.contains(where: name.hasSameCodeUnits) {
                names.append(name)
            }
            let words = names.prefix(2).map { "'\(TraceValue.oneLine($0.shortened(to: 30)))'" }
            if leaving.isWish {
                return Finding(
                    Self.callbackPageLeft,
                    "\(how.what) while \(operation) runs, and \(words.joined(separator: " and ")) "
                        + "\(words.count == 1 ? "is" : "are") still to be called; wait for both "
                        + "callbacks",
                    at: place, notes: notes,
                    evidence: [leaving.event.sequence])
            }
            let message =
                "\(how.what) while \(operation) runs; the next page has no "
                + "\(words.joined(separator: " and no ")) to be called; \(how.remedy)"
            return Finding(
                Self.callbackPageLeft, message.shortened(to: 240), at: place, notes: notes,
                evidence: [leaving.event.sequence] + leaving.missing.map(\.sequence))
        }
        guard leaving.isSame, leaving.isEarly else { return nil }
        return Finding(
            Self.pageReloaded,
            "\(how.what) while \(operation) runs, so what the page showed and knew is gone; "
                + how.remedy, at: place, notes: notes, evidence: [leaving.event.sequence])
    }

    /// What leaves the page, and what to do instead.
    private func how(_ leaving: Leaving) -> (what: String, remedy: String) {
        let url =
            TraceValue.oneLine(Self.document(leaving.url))
            .split(separator: "/").last.map { String($0).shortened(to: 40) } ?? leaving.url
        let target = leaving.isSame ? "loads the page again" : "leaves for '\(url)'"
        let wait = "wait for both callbacks, or stay in this page"
        guard let cause = leaving.cause, case .page(let request) = cause.what else {
            return ("the page is replaced by '\(url)'", wait)
        }
        switch request.member {
        case .windowClose: return ("window.close() asks the app to close the page", wait)
        case .historyGo where leaving.isWish:
            return ("the history goes back to before the page", wait)
        case .historyGo: return ("going back in the history \(target)", wait)
        case .metaRefresh:
            return ("the element <meta http-equiv=\"refresh\"> \(target)", wait)
        case .formSubmit where cause.location == nil:
            return (
                "the button submits its form, which \(target)",
                "give it type=\"button\", or call preventDefault() in a submit listener"
            )
        case .formSubmit: return ("submitting the form \(target)", wait)
        case .linkFollow where cause.location == nil:
            return (
                "the link is followed, which \(target)",
                "use a button, or call preventDefault() in its click listener"
            )
        default: return ("\(request.member) \(target)", wait)
        }
    }
}

extension TraceEvent.Callback {
    /// Whether the portal was told that the device is connected.
    fileprivate var tellsConnection: Bool {
        guard outcome == .returned,
            RunResult.parts(of: property).member == PortalObject.registrationCallbackProperty,
            let state = told("networkRegistrationState")
        else { return false }
        return NetworkRegistrationState(rawValue: state)?.isRegistered == true
    }
}

extension PageMustStay {
    /// The callbacks that found no function any more, as the page was left when the device was connected.
    static func late(_ events: [TraceEvent]) -> Set<Int> {
        var (isConnected, isLeft) = (false, false)
        var found: Set<Int> = []
        for event in events {
            switch event.what {
            case .call: (isConnected, isLeft) = (false, false)
            case .network(let exchange) where exchange.initiator == .navigation:
                isLeft = isConnected
            case .pageLeft: isLeft = isConnected
            case .callback(let callback):
                if callback.tellsConnection {
                    isConnected = true
                } else if isLeft,
                    callback.property.hasSuffix(
                        PortalObject.registrationCallbackProperty)
                {
                    found.insert(event.sequence)
                }
            default: break
            }
        }
        return found
    }

    /// Those of a run's findings that are no consequences of a page that was left.
    static func causes(of found: [Finding]) -> [Finding] {
        let explained = Set(
            found.filter { $0.ruleID == callbackPageLeft.id }.flatMap(\.evidence))
        guard !explained.isEmpty else { return found }
        return found.filter { finding in
            finding.ruleID == callbackPageLeft.id || finding.evidence.isEmpty
                || !finding.isOfCallback
                || !finding.evidence.allSatisfy(explained.contains)
        }
    }

    static let descriptions = [callbackPageLeft, pageReloaded]

    private static let callbackPageLeft = RuleDescription(
        "callback-page-left", .error, .callbacks,
        "The page that has the callbacks stays until they were called.",
        because:
            "The app looks for a callback in the page that is shown. A page that was left has none, "
            + "and the user waits for an answer that never comes.",
        source: "mobile-plans.md, section 5", passing: [ExampleParts.inline()], failing: [])

    private static let pageReloaded = RuleDescription(
        "page-reloaded-during-operation", .warning, .callbacks,
        "A page is not loaded again while an operation runs.",
        because:
            "A button in a form without type=\"button\" submits it, and the page is loaded again: what it "
            + "showed, its variables and its timers are gone when the callback comes.",
        source: "mobile-plans.md, section 5; HTML, section 4.10.6",
        passing: [ExampleParts.inline()], failing: [])
}

extension PageMustStay {
    static let demonstrations: [RuleID: RuleDemonstration] = [
        "callback-page-left": .init(
            files: [
                (
                    "index.html",
                    DemonstrationParts.page(
                        "<button onclick=\"buy()\">Buy</button>\n<script>\n"
                            + DemonstrationParts.download("console.log(result);").replacing(
                                "↓", with: "")
                            + "\nfunction leave() { ↓location.href = \"thanks.html\"; }\n"
                            + "document.querySelector(\"button\").addEventListener(\"click\", leave);\n"
                            + "</script>")
                ), ("thanks.html", DemonstrationParts.page("<p>Thank you</p>")),
            ], command: ["run", ".", "--do", "click \"Buy\""]),
        "page-reloaded-during-operation": .init(
            files: [
                (
                    "index.html",
                    DemonstrationParts.page(
                        "<form><label>Mail <input name=\"mail\"></label>\n"
                            + "↓<button onclick=\"buy()\">Buy</button></form>\n<script>\n"
                            + DemonstrationParts.download("console.log(result);").replacing(
                                "↓", with: "")
                            + "\n</script>")
                )
            ], command: ["run", ".", "--do", "click \"Buy\""]),
    ]
}
