internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// What a portal did from the first registration state on that it was told by its registration callback.
///
/// Lines of the console are left out: what is written there is often the state itself, and no user reads it.
package struct ConnectionReaction: Sendable {
    /// The states that the callback was told, in order.
    private(set) var states: [NetworkRegistrationState] = []
    private var hasThrown = false
    private var hasLogged = false
    /// Calls, requests and whatever else crossed the border, with its values.
    private var acts: [CodeUnits] = []
    /// What the page showed at the end.
    private let shown: CodeUnits
    /// What the page says at the end, and did not say before.
    private let newWords: [String]
    /// How it looked beside its texts.
    private let look: CodeUnits
    /// Whether that is something else than before the first state.
    private let changesPage: Bool
    private let state: CodeUnits

    init(_ run: RunResult) {
        let polls = PollingActs(run) { event in
            event.callback.map {
                RunResult.parts(of: $0.property).member == PortalObject.registrationCallbackProperty
            } ?? false
        }
        for event in run.events {
            if let callback = event.callback {
                let property = RunResult.parts(of: callback.property).member
                guard property == PortalObject.registrationCallbackProperty,
                    let told = callback.told("networkRegistrationState")
                        .flatMap(NetworkRegistrationState.init(rawValue:))
                else { continue }
                states.append(told)
                if case .threw = callback.outcome { hasThrown = true }
                continue
            }
            guard !states.isEmpty, event.from == .portal || event.kind == .network,
                !polls.contains(event)
            else { continue }
            if event.kind == .console {
                hasLogged = true
                continue
            }
            let values = event.arguments.map(\.displayText).joined(separator: " ")
            acts.append(CodeUnits("\(event.kind.rawValue) \(event.name) \(values)"))
        }
        shown = CodeUnits(run.shown)
        newWords = ReactionWords.newWords(in: run.shown, since: run.shownBeforeCallback)
        look = run.looks.atEnd
        changesPage = run.showsMoreAfterAnswer
        state = CodeUnits(run.state)
    }

    /// Whether the last state that was told means that the device is connected; nil if none was told.
    var isConnected: Bool? { states.last?.isRegistered }

    /// Whether nothing came of it, as far as that shows: what the portal keeps is the same as after another state.
    func isSilent(beside other: ConnectionReaction) -> Bool {
        !hasThrown && !hasLogged && !changesPage && acts.isEmpty && state == other.state
    }

    /// Whether a user is told of a connection after the other state, and of none after this one.
    func isSwapped(with other: ConnectionReaction) -> Bool {
        ReactionMood.areSwapped(connected: newWords, denied: other.newWords)
    }

    /// Whether a user saw something of it, or the app or a server, and it is the same as after another state.
    func isHandledLike(_ other: ConnectionReaction) -> Bool {
        states.count == other.states.count && !hasThrown && !other.hasThrown
            && (changesPage || !acts.isEmpty) && changesPage == other.changesPage
            && acts == other.acts && shown == other.shown && look == other.look
            && state == other.state
    }
}
