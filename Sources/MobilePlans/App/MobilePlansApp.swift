public import PortalTrace

/// The Mobile Plans app, as far as a portal sees it: takes calls, and acts them out in virtual time.
///
/// The flows are those of mobile-plans.md, section 4. How they end follows from the state of the
/// world around the app: what is on the eUICC, what the servers hold, what the user does.
public final class MobilePlansApp {
    let edition: Edition
    /// The world as it is now.
    public internal(set) var world: Scenario
    /// How the app itself stands.
    public internal(set) var state = AppState()
    private(set) unowned var surroundings: any AppSurroundings
    let loop: EventLoop
    /// The call that took control back from the portal, once there was one.
    public internal(set) var handBack: PortalCall?
    /// Why calls of the page are not heard; nil where they are.
    private(set) var refusal: String?
    var waitingDownloads: [String: WaitingDownload] = [:]
    /// The download that the LPA works on.
    var running: ProfileDownload?
    /// Which callback hears of registration, and for which profile.
    var registrationWatch: RegistrationWatch?
    /// Counts the registration sequences, so that a new one ends the old one.
    var registrationRound = 0
    /// Counts the visits to the portal: what an earlier page began is not told to a later one.
    var visit = 1
    private var lastOperation = 0
    /// The ICCID that came with the last call; empty where none did.
    private(set) var handedICCID = ""
    /// Whether the portal uses what only 2019-05 has, where the edition is not given.
    private var isOfMay2019 = false

    /// Makes an app that is showing a portal.
    ///
    /// It begins with `launch`.
    ///
    /// - Parameter loop: Where the steps of the app, its device and the servers wait.
    public init(
        edition: Edition, scenario: Scenario, loop: EventLoop, surroundings: any AppSurroundings
    ) {
        self.edition = edition
        self.loop = loop
        self.surroundings = surroundings
        world = scenario
        for timed in scenario.timeline {
            guard case .after(let time) = timed.moment else { continue }
            loop.post(after: time, source: .change) { [weak self] in self?.change(timed.change) }
        }
    }

    /// Takes note of the page that the portal is shown at.
    func show(_ page: String) {
        if let address = PortalAddress(page) {
            refusal = address.refusal(notificationHost: world.launch.notificationHost)
        } else {
            refusal = "the page's URL has no host, expected an https URL"
        }
    }

    /// Takes a call. Never refuses one: what is wrong shows later (mobile-plans.md, section 9).
    public func receive(_ call: PortalCall) -> AppReply {
        if call.operation == .createPurchaseMetaData { return .newMetadata }
        // The portal's page is closed; whatever its script still says is not heard.
        guard handBack == nil else { return .nothing }
        if let refusal {
            step(.refusesCall(why: refusal))
            return .nothing
        }
        if call.operation.isOfMay2019 { isOfMay2019 = true }
        let reading = call.reading()
        handedICCID = reading.iccid?.digits ?? reading.payload?.iccid ?? ""
        if PortalMethod.method(for: call.operation)?.handsControlBack == true {
            handBack = call
            surroundings.closePortal(after: call)
            registrationWatch?.listener = .user
        }
        switch call.operation {
        case .createPurchaseMetaData: return .newMetadata
        case .notifyPurchaseWithProfileDownload: purchaseWithDownload(reading)
        case .notifyPurchaseDelayedProfile: delayedProfile(reading)
        case .notifyBalanceAddition: balanceAddition(reading)
        case .notifyCancelledPurchase: showPlans()
        case .notifyPurchaseResult: purchaseResult(reading)
        case .notifyInlineProfileDownload: inlineDownload(call, reading)
        case .notifyProfileDownload: return profileDownload(call, reading)
        case .notifyInlineBalanceAddition:
            balanceAddition(reading)
            return .operationContext(id: nextOperationID())
        case .notifyOperationCancel: cancel(reading)
        }
        return .nothing
    }

    /// What a callback, metadata or a payload that is not valid ends with (mobile-plans.md, section 6):
    /// 2019-05 has one result for all of them, and the other editions one for callbacks.
    func invalid(isCallback: Bool) -> ActivationResult {
        if edition == .may2019 || (edition == .all && isOfMay2019) { return .invalidJson }
        return isCallback ? .invalidCallback : .other
    }

    // MARK: - The world

    /// Changes the world, and writes that down.
    public func change(_ change: ScenarioChange) {
        step(.worldChanges(change.summary))
        change.apply(&world)
    }

    /// Makes the changes that wait for a step of a download; each comes once.
    func reach(_ stage: DownloadStage) {
        guard !world.timeline.isEmpty else { return }
        for timed in world.timeline where timed.moment == .during(stage) { change(timed.change) }
        world.timeline.removeAll { $0.moment == .during(stage) }
    }

    // MARK: - Steps

    func nextOperationID() -> String {
        lastOperation += 1
        return "operation-\(lastOperation)"
    }

    func step(_ step: DeviceStep) { surroundings.record(step) }

    func after(_ milliseconds: Int, _ work: @escaping (MobilePlansApp) -> Void) {
        loop.post(after: milliseconds, source: .app) { [weak self] in
            if let self { work(self) }
        }
    }
}
