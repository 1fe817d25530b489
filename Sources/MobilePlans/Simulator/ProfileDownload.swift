internal import PortalTrace

/// One download of a profile, from the first question to the enabled profile (GSMA SGP.22,
/// section 3.1.3), step by step in virtual time.
///
/// What each step meets decides: a card that is taken out during the download ends it there.
final class ProfileDownload {
    /// Told once, when it is over: the result, and the ICCID as far as the app knows it.
    typealias Completion = (MobilePlansApp, ActivationResult, String) -> Void

    private unowned let app: MobilePlansApp
    /// The SM-DP+'s host name.
    private let address: String
    private let matchingID: String
    private let completion: Completion
    private var profile: ServerProfile?
    private var place: Servers.Place?
    /// Whether the user is being asked.
    private(set) var isAsking = false
    private var isOver = false
    /// Whether the scenario wants success, whatever stands in the way.
    private var isForced = false

    init(
        app: MobilePlansApp, address: String, matchingID: String,
        completion: @escaping Completion
    ) {
        self.app = app
        self.address = address
        self.matchingID = matchingID
        self.completion = completion
    }

    /// Begins; only one download can run at a time.
    func start() {
        let forced = app.world.forcedActivation.flatMap { $0 == .success ? nil : $0 }
        isForced = app.world.forcedActivation == .success
        if forced == nil, !isForced, let result = app.world.device.obstacle(app.world.app) {
            return fail(result)
        }
        guard app.running == nil else { return fail(.cardBusy) }
        if forced == nil, !isForced, let result = app.world.device.eSIM?.obstacle {
            return fail(result)
        }
        app.running = self
        app.step(.asksForProfile(address: address))
        app.reach(.asking)
        if let forced {
            return next(after: StepTime.failure) { $0.end(forced) }
        }
        switch app.world.find(matchingID, at: address) {
        case .failure where isForced:
            profile = ServerProfile()
            download()
        case .failure(let refusal):
            next(after: StepTime.failure, .asking) { $0.end(refusal.result, isRefused: true) }
        case .success(let place):
            self.place = place
            profile = app.world.servers[place]
            guard app.world.user.cancels == .asking else { return askUser() }
            next(after: StepTime.failure, .asking) { $0.askUser() }
        }
    }

    /// The user presses "Cancel", or says no.
    func cancel() {
        app.step(.cancels)
        end(.operationAborted)
    }

    /// The user agrees, after having been asked.
    func consent() {
        isAsking = false
        app.step(.consents)
        next(after: 0) { $0.askForCode() }
    }

    /// The user does not agree.
    func refuse() {
        app.step(.declines)
        end(.operationAborted)
    }

    // MARK: - The user

    private func askUser() {
        let consent = app.world.user.consent
        guard consent != .notAsked, !isForced else { return askForCode() }
        isAsking = true
        app.step(.asksForConsent)
        app.reach(.consent)
        switch consent {
        case .notAsked, .gives:
            next(after: app.world.user.answersAfter, .consent) { $0.consent() }
        case .refuses:
            next(after: app.world.user.answersAfter, .consent) { $0.refuse() }
        case .neverAnswers:
            next(after: StepTime.consentTimeout, .consent) { $0.end(.timeoutWaitingForUserConsent) }
        }
    }

    private func askForCode() {
        guard let code = profile?.confirmationCode, let place, !isForced else { return download() }
        guard app.world.device.eSIM?.confirmationCodes == .asked,
            let typed = app.world.user.confirmationCode
        else { return next(after: StepTime.failure) { $0.end(.confirmationCodeMissing) } }
        app.step(.asksForConfirmationCode)
        app.step(.typesConfirmationCode)
        app.step(.passesConfirmationCodeOn)
        if let result = app.world.obstacle(at: place) {
            return next(after: StepTime.failure) { $0.end(result, isRefused: true) }
        }
        if app.world.servers[place].confirmationTries == 0 {
            return next(after: StepTime.failure) {
                $0.end(.confirmationCodeMaxRetriesExceeded, isRefused: true)
            }
        }
        guard typed == code else {
            app.world.servers[place].confirmationTries -= 1
            return next(after: StepTime.failure) {
                $0.end(.incorrectConfirmationCode, isRefused: true)
            }
        }
        download()
    }

    // MARK: - Download, installation, activation

    private func download() {
        app.reach(.download)
        next(after: app.world.network.downloadTime, .download) { $0.receive() }
    }

    private func receive() {
        guard let profile else { return }
        if !isForced, let place, let result = app.world.obstacle(at: place) {
            return end(result, isRefused: true)
        }
        if let result = cardObstacle { return end(result) }
        let iccid = place.map { app.world.servers[$0].iccid } ?? profile.iccid
        self.profile?.iccid = iccid
        app.step(.deliversProfile(iccid: iccid))
        if !isForced {
            guard app.world.device.eSIM?.hasRoom == true else {
                return end(.insufficientSpaceOnCard)
            }
            // A card takes each ICCID once.
            if app.world.device.eSIM?.index(of: iccid) != nil { return end(.other) }
        }
        app.step(.installsProfile(iccid: iccid))
        app.reach(.installation)
        next(after: StepTime.install, .installation) {
            if profile.isDamaged, !$0.isForced { return $0.end(.other) }
            $0.install()
        }
    }

    private func install() {
        guard let profile else { return }
        if let result = cardObstacle { return end(result) }
        if let place { app.world.servers.takeOut(place) }
        var installed = Profile(
            iccid: profile.iccid, state: .installed, profileClass: profile.profileClass)
        installed.rules = profile.rules
        app.world.device.eSIM?.profiles.append(installed)
        app.reach(.activation)
        let result = app.beginEnabling(profile.iccid, as: DeviceStep.activatesProfile)
        if let result, !isForced {
            return next(after: StepTime.activate) { $0.end(result) }
        }
        next(after: StepTime.activate, .activation) {
            if let result = $0.cardObstacle { return $0.end(result) }
            $0.app.finishEnabling(profile.iccid)
            $0.end(.success)
        }
    }

    /// What is the matter with the card; nothing is where success is forced.
    private var cardObstacle: ActivationResult? {
        if isForced { return nil }
        return app.world.device.eSIM?.obstacle ?? app.world.device.missingCard
    }

    // MARK: - Steps and end

    /// Goes on after a time, unless it is over by then or the user cancels in this step.
    private func next(
        after time: Int, _ stage: DownloadStage? = nil,
        _ work: @escaping (ProfileDownload) -> Void
    ) {
        let cancels = stage != nil && !isForced && app.world.user.cancels == stage
        // Who cancels, does it in the middle of the step.
        app.after(cancels ? time / 2 : time) { [self] _ in
            // The question may have been answered in another way.
            guard !isOver, stage != .consent || isAsking else { return }
            if cancels { cancel() } else { work(self) }
        }
    }

    private func fail(_ result: ActivationResult) {
        next(after: StepTime.failure) { $0.end(result) }
    }

    /// - Parameter isRefused: Whether it is the SM-DP+ that ends it.
    private func end(_ result: ActivationResult, isRefused: Bool = false) {
        guard !isOver else { return }
        isOver = true
        if app.running === self { app.running = nil }
        if isRefused, result != .serverNotReachable {
            app.step(.refusesProfile(why: result.summary))
        }
        completion(app, result, profile?.iccid ?? "")
    }
}
