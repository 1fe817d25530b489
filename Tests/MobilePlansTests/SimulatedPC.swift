import MobilePlans
import PortalTrace

/// What stands around the app in tests: virtual time, and a page whose functions are scripted.
final class SimulatedPC: AppSurroundings {
    static let first = "8988247000100003293"
    static let second = "8988247000100003319"
    static let third = "8988247000100003327"

    private let loop = EventLoop()
    private(set) var app: MobilePlansApp!
    /// Everything that happened, one line each: "3000 SM-DP+ > app: delivers the profile …".
    private(set) var log: [String] = []
    private(set) var steps: [DeviceStep] = []
    /// Properties whose callbacks cannot be called.
    var unresolvable: Set<String> = []
    /// What the portal does in a callback.
    var onCallback: (CallbackPayload) -> Void = { _ in }

    init(
        _ scenario: Scenario = Scenario(), edition: Edition = .all,
        page: String = "https://portal.contoso-mobile.example/plans"
    ) {
        app = MobilePlansApp(edition: edition, scenario: scenario, loop: loop, surroundings: self)
        app.launch(page)
        (log, steps) = ([], [])
    }

    convenience init(_ edition: Edition = .all, _ change: (inout Scenario) -> Void) {
        var scenario = Scenario()
        change(&scenario)
        self.init(scenario, edition: edition)
    }

    // MARK: - AppSurroundings

    func record(_ step: DeviceStep) {
        steps.append(step)
        func short(_ actor: TraceActor?) -> String {
            actor == .app ? "app" : actor?.rawValue ?? "-"
        }
        let words = [step.words] + step.arguments.map(\.displayText)
        write("\(short(step.from)) > \(short(step.to)): \(words.joined(separator: " "))")
    }

    func resolves(_ callback: CallbackReference) -> Bool {
        !unresolvable.contains(callback.property)
    }

    func reportUncallable(_ callback: CallbackReference) {
        write("cannot call \(callback.property)")
    }

    func invoke(_ callback: CallbackReference, with payload: CallbackPayload) {
        guard resolves(callback) else { return reportUncallable(callback) }
        switch payload {
        case .activation(let result, let iccid):
            write("call \(callback.property): \(result.rawValue) \(iccid)")
        case .registration(let state, let iccid):
            write("call \(callback.property): \(state.rawValue) \(iccid)")
        }
        onCallback(payload)
    }

    func closePortal(after call: PortalCall) { write("the portal closes") }

    private func write(_ line: String) { log.append("\(loop.now) \(line)") }

    // MARK: - Time

    /// Does what is due until a time.
    func run(until time: Int) {
        while loop.runOne(until: time) == .ran {}
        loop.clock.advance(to: time)
    }

    /// Does everything that is ever due.
    func settle() {
        while loop.runOne() == .ran {}
    }

    // MARK: - The portal

    static let code: TraceValue = "1$smdp.example.com$ABC-1"
    static let metadata: TraceValue = [
        "userAccount": "New", "purchaseInstrument": "New", "line": "New",
        "moDirectStatus": "Complete", "planName": "10 GB",
    ]
    static let callbacks = CallbackPair(
        activation: CallbackReference(property: "activated", target: .name("activated")),
        registration: CallbackReference(property: "registered", target: .name("registered")))

    /// Makes a call with metadata before the other arguments.
    @discardableResult
    func call(_ operation: PortalOperation, _ arguments: TraceValue...) -> AppReply {
        app.receive(
            PortalCall(
                name: operation.rawValue, operation: operation,
                arguments: [Self.metadata] + arguments,
                callbacks: operation.callsBack ? Self.callbacks : nil))
    }

    @discardableResult
    func pass(_ operation: PortalOperation, _ argument: TraceValue) -> AppReply {
        app.receive(
            PortalCall(name: operation.rawValue, operation: operation, arguments: [argument]))
    }

    /// Downloads inline.
    func download(_ code: TraceValue = SimulatedPC.code) {
        call(.notifyInlineProfileDownload, code)
    }

    /// Downloads after a delay in minutes.
    @discardableResult
    func delay(_ minutes: TraceValue) -> String {
        let reply = call(.notifyProfileDownload, Self.code, minutes)
        if case .operationContext(let id) = reply { return id }
        return ""
    }

    func cancel(_ id: String) { pass(.notifyOperationCancel, ["Id": .string(id)]) }

    // MARK: - What came of it

    /// The lines that call the portal, without "call", and those that say that it cannot be called.
    var calls: [String] {
        log.compactMap { line in
            let words = line.split(separator: " ", omittingEmptySubsequences: false)
            switch words[1] {
            case "call": return (words.prefix(1) + words.dropFirst(2)).joined(separator: " ")
            case "cannot" where words[2] == "call": return line
            default: return nil
            }
        }
    }

    /// The activation results that the portal was told.
    var results: [String] {
        calls.filter { $0.contains(" activated: ") }.map { String($0.split(separator: " ")[2]) }
    }

    /// The lines that a word stands in.
    func lines(_ word: String) -> [String] { log.filter { $0.contains(word) } }

    /// The profiles on the eUICC: "…3293 enabled".
    var profiles: [String] {
        app.world.device.eSIM?.profiles.map { "\($0.iccid.suffix(4)) \($0.state.rawValue)" } ?? []
    }
}
