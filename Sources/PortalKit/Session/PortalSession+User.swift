package import JSONDocuments
public import PortalTrace
internal import ScriptEngine
internal import WebPlatformBridge

/// What a session remembers of its user.
struct SessionUser {
    /// The page that was found at rest once.
    weak var settledPage: Page?
    /// The page in which the user did something last (HTML, section 6.4.1, "sticky activation").
    weak var actedPage: Page?
    /// What is answered to the dialogs to come, in order: a text, or nil for "Cancel".
    var answers: [String?] = []
    /// What the page offered when the user came to it.
    var offers = PageOffers()
    /// How many tasks had begun by then; nil where something else than tasks is done after it.
    var offersTurn: Int?
    /// Who hears what the user does.
    var listeners = SessionListeners()
}

/// The user of the page: what is done with its elements, and the waiting until it can be done.
///
/// A user takes time, so a little of it passes before each action. What cannot be done yet is tried again
/// after each task, until nothing is left to run or the limit is reached: both without waiting for real.
extension PortalSession {
    /// Does something as the user does it.
    ///
    /// - Parameter place: Where it stands that it is done, for the trace of a failure.
    @discardableResult
    public func perform(_ action: UserAction, at place: SourceLocation? = nil) -> UserOutcome {
        if let stop { return .ended(stop) }
        if action.verb == .dialog {
            user.answers.append(action.accepts ? action.text ?? "" : nil)
            return .done
        }
        if action.needsRest { awaitRest() }
        advance(by: 1)
        let outcome = attemptUntilDone(action)
        if case .failed(let reason, let lines) = outcome {
            var act = TraceEvent.UserAct(
                action.verb.words, action.locator?.description ?? "", given: action.givenValues)
            act.failure = reason
            act.nearMisses = lines
            let index = recorder.record(
                .user(act), from: .user, to: .portal, location: place)
            takeSnapshot(ofEventAt: index, isAfter: true)
        }
        return outcome
    }

    private func attemptUntilDone(_ action: UserAction) -> UserOutcome {
        let limit = loop.time(after: action.limit)
        var standing = 0
        while true {
            if let stop { return .ended(stop) }
            // The page may be another one meanwhile.
            if action.needsRest { awaitRest() }
            let attempt = attempt(action)
            if let stop { return .ended(stop) }
            switch attempt {
            case .done: return .done
            case .failed(let reason, let lines): return .failed(reason, lines: lines)
            case .rest: awaitWork()
            case .wait(let reason, let lines):
                let before = loop.now
                guard let due = loop.nextDue, due <= limit, !loop.isPaused else {
                    let misses = lines.map { NearMisses(lines: $0) } ?? nearMisses(action)
                    return .failed(
                        "\(reason) (\(giveUp(limit, action)))\(misses.elsewhere)",
                        lines: misses.lines)
                }
                guard step() else { continue }
                // The action may wait for another page: that one has to come to rest as well.
                if !action.isEager { awaitRest() }
                // Tasks that leave the clock where it is would keep the limit from ever coming.
                standing = loop.now == before ? standing + 1 : 0
                if standing > options.mostIdleTimers * 10 { stop = stop ?? .endlessTimers }
            }
        }
    }

    private func giveUp(_ limit: Int, _ action: UserAction) -> String {
        let time = TimeText.text(loop.now)
        guard loop.nextDue != nil, !loop.isPaused else {
            return "at \(time), and nothing is left to run that could change it"
        }
        if let due = loop.nextDue, limit - loop.now >= action.limit {
            return
                "nothing happens between \(time) and \(TimeText.text(due)), which is more than the "
                + "\(TimeText.text(action.limit)) that are waited; \"within\" says how long"
        }
        return "waited for \(TimeText.text(action.limit)), until \(time)"
    }

    // MARK: - One try

    /// What came of one try.
    enum Attempt {
        case done
        case failed(String, [String])
        /// The page in the frame that is meant has to come to rest first.
        case rest
        /// It cannot be done yet; nil lines are near misses that nothing has looked for.
        case wait(String, [String]?)
    }

    private func attempt(_ action: UserAction) -> Attempt {
        guard navigation == nil, !isLeaving else {
            return .wait("the next page is not there yet", [])
        }
        guard let page, !page.isClosed, let feature: UserFeature = page.feature() else {
            return .failed("the page is gone: nothing is shown that could be used", [])
        }
        if action.verb == .waitFor { return waiting(action) }
        var index: Int?
        feature.onAct = { [unowned self] element, place in
            let act = TraceEvent.UserAct(
                action.verb.words, action.locator?.description ?? "",
                element: element.isEmpty ? nil : element, given: action.givenValues)
            index = recorder.record(.user(act), from: .user, to: .portal, location: place)
            user.listeners.begin()
            if action.activates { user.actedPage = page }
            takeSnapshot(ofEventAt: index, isAfter: false)
        }
        defer { feature.onAct = nil }
        let answer: UserAnswer
        do throws(ScriptFailure) {
            answer = UserAnswer(Self.json(try feature.attempt(action.json.javaScriptText())))
        } catch {
            page.report(error)
            guard case .thrown(let exception) = error else {
                return .wait("the page was ended", [])
            }
            return .failed("\(exception)", [])
        }
        // What a user would notice: that nothing happened, or that there is no name.
        if answer.outcome == .done {
            recorder.setNotice(isHeard: answer.isHeard, hasName: !answer.isNameless, at: index)
        }
        takeSnapshot(ofEventAt: index, isAfter: true)
        switch answer.outcome {
        case .done: return .done
        case .rest: return .rest
        case .wait: return .wait(answer.reason, answer.isMiss ? nil : answer.lines ?? [])
        // Its events were recorded already; the failure gets an event of its own.
        case .failed: return .failed(answer.reason, answer.lines ?? [])
        }
    }

    private func waiting(_ action: UserAction) -> Attempt {
        if let pattern = action.url {
            let url = look([:])?["url"] ?? .string(page?.url ?? "")
            return pattern.difference(from: url).map { .wait("the URL: \($0)", []) } ?? .done
        }
        guard let locator = action.locator,
            let seen = look(["locator": locator.json, "attributes": [], "css": []])
        else { return .failed("the page is gone", []) }
        if let problem = seen["problem"]?.string { return .failed(problem, []) }
        if let missing = seen["missing"]?.string, action.state != .hidden,
            action.state != .detached
        {
            return .wait(missing, seen["near"].flatMap(UserAnswer.lines) ?? [])
        }
        let count = Int(seen["count"]?.number ?? 0)
        let visible = Self.elements(seen).count { $0["visible"]?.bool == true }
        let isThere: Bool =
            switch action.state {
            case .visible: visible > 0
            case .hidden: visible == 0
            case .attached: count > 0
            case .detached: count == 0
            }
        if isThere { return .done }
        let words = locator.description
        switch action.state {
        case .visible where count > 0: return .wait("\(words) is there, but not visible", [])
        case .visible, .attached: return .wait("no element matches \(words)", nil)
        case .hidden: return .wait("\(words) is still visible", [])
        case .detached: return .wait("\(words) is still there", [])
        }
    }

    private func nearMisses(_ action: UserAction) -> NearMisses {
        guard let locator = action.locator, let feature: UserFeature = page?.feature(),
            let text = try? feature.nearMisses(locator.json.javaScriptText())
        else { return NearMisses() }
        let found = Self.json(text)
        return NearMisses(
            lines: found["lines"].flatMap(UserAnswer.lines) ?? [],
            elsewhere: Self.elsewhere(found, isFramed: locator.frame != nil))
    }

    /// What may have been meant where nothing matches.
    private struct NearMisses {
        var lines: [String] = []
        /// Where it is instead, behind the reason.
        var elsewhere = ""
    }

    /// Says where else on the page something is that a locator means: in a frame, or not in one.
    package static func elsewhere(_ found: TraceValue, isFramed: Bool) -> String {
        guard case .array(let places)? = found["elsewhere"],
            let words = places.first?["words"]?.string
        else { return "" }
        if words.isEmpty { return "; the page itself has it: leave out 'in frame'" }
        let others = places.count > 1 ? ", or in \(places.count - 1) more" : ""
        return "; it is \(words)\(others): \(isFramed ? "say that instead" : "add these words")"
    }

    // MARK: - What the page shows

    /// What the page shows of what is asked for; nil where no page is.
    package func look(_ asked: JSONValue) -> TraceValue? {
        guard stop == nil, let page, !page.isClosed, let feature: UserFeature = page.feature()
        else { return nil }
        do throws(ScriptFailure) {
            return Self.json(try feature.look(asked.javaScriptText()))
        } catch {
            page.report(error)
            return nil
        }
    }

    /// All that the page shows, as one text.
    func fingerprint() -> String {
        seen { feature throws(ScriptFailure) in try feature.fingerprint() }
    }

    /// How the page looks beside its texts.
    func appearance() -> CodeUnits {
        CodeUnits(seen { feature throws(ScriptFailure) in try feature.appearance() })
    }

    private func seen(_ ask: (UserFeature) throws(ScriptFailure) -> String) -> String {
        guard stop == nil, let page, !page.isClosed, let feature: UserFeature = page.feature()
        else { return "" }
        do throws(ScriptFailure) {
            return try ask(feature)
        } catch {
            page.report(error)
            return ""
        }
    }

    /// The elements of an answer to `look`.
    package static func elements(_ seen: TraceValue) -> [TraceValue] {
        if case .array(let elements)? = seen["elements"] { return elements }
        return []
    }

    static func json(_ text: String) -> TraceValue {
        (try? JSONParser.parse(text, file: "page"))?.traceValue ?? .null
    }

    // MARK: - Rest

    /// Waits until a page that was just loaded is at rest, once for each page: who hydrates a page
    /// makes its buttons work a moment after it is shown.
    private func awaitRest() {
        let limit = loop.time(after: Self.longestUnrest)
        while stop == nil,
            user.settledPage == nil || user.settledPage !== page || isLeaving
                || navigation != nil
        {
            if isAtRest {
                user.settledPage = page
                return
            }
            guard let due = loop.nextDue, due <= limit, step() else {
                user.settledPage = page
                return
            }
        }
    }

    /// Looks at what the page offers before the time passes that nothing waits for.
    func noteOffers() {
        guard options.listsFunctions || options.listsClicks, content.isDocument else { return }
        awaitRest()
        user.offers = offers()
        user.offersTurn = options.repeatsLast ? nil : loop.turns
    }

    /// What the page offers at the end, and what it offered before: it is asked again only where anything was
    /// done since.
    func allOffers() -> PageOffers {
        user.offersTurn == loop.turns ? user.offers : offers().joined(with: user.offers)
    }

    /// Waits until the page has done what it began: what is due soon, and answers that it waits for.
    /// What the app does goes on by itself.
    package func awaitWork() {
        let limit = loop.time(after: Self.longestUnrest)
        while stop == nil, !isAtRest, let due = loop.nextDue, due <= limit, step() {}
    }

    /// A page that is not at rest after so long never is.
    private static var longestUnrest: Int { 10_000 }
    /// What is due later than that is no part of loading.
    private static var nearFuture: Int { 500 }

    /// Whether the page is loaded, waits for no answer, and has nothing to do soon but what repeats.
    private var isAtRest: Bool {
        guard navigation == nil, !isLeaving, loop.count(of: .network) == 0 else { return false }
        guard let page else { return true }
        guard page.document?.isLoaded ?? true else { return false }
        return !loop.hasTask(by: loop.time(after: Self.nearFuture)) { source, number in
            switch source {
            case .timer: number.map { !page.isInterval($0) } ?? true
            case .change, .rendering, .user, .app: false
            case .dom, .network, .navigation, .synchronous: true
            }
        }
    }
}
