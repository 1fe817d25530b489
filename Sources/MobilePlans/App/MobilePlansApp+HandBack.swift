internal import PortalTrace

/// The flows in which control goes back to the app (mobile-plans.md, section 4).
extension MobilePlansApp {
    func purchaseWithDownload(_ reading: PortalCall.Reading) {
        guard let code = reading.activationCode, !reading.unusable.contains(.activationCode) else {
            return fail(.invalidActivationCode)
        }
        let interval = reading.interval ?? Interval(minutes: 0)
        download(from: code.address, code.matchingID) { app, iccid in
            app.wait(interval.rounded) { $0.register(iccid, telling: nil) }
        }
    }

    func delayedProfile(_ reading: PortalCall.Reading) {
        wait((reading.interval ?? Interval(minutes: 0)).rounded) {
            $0.discover(tries: StepTime.discoveryTries)
        }
    }

    /// Asks the SM-DS where a profile waits; if none does, again a quarter of an hour later.
    private func discover(tries: Int) {
        step(.asksForWaitingProfile)
        let smds = world.servers.smds
        switch smds.state {
        case _ where !world.network.isOnline, .unreachable: return fail(.serverNotReachable)
        case .fails: return fail(.serverFailure)
        case .works: break
        }
        if let index = smds.events.firstIndex(where: { $0.after <= loop.now }) {
            let event = world.servers.smds.events.remove(at: index)
            step(.namesServer(address: event.address))
            return download(from: event.address, event.matchingID) { app, iccid in
                app.register(iccid, telling: nil)
            }
        }
        step(.knowsOfNoProfile)
        guard tries > 1 else { return fail(.noCorrespondingRequest) }
        after(StepTime.discoveryInterval) { $0.discover(tries: tries - 1) }
    }

    /// Shows the new balance, after a switch to the profile where one is named.
    ///
    /// - Parameter callbacks: Of a portal that stays on screen. Its activation callback hears of a
    ///   switch that failed (decided: there is no other way to tell).
    func balanceAddition(_ reading: PortalCall.Reading, _ callbacks: CallbackPair?) {
        let visit = visit
        func failed(_ result: ActivationResult, _ iccid: String) {
            after(StepTime.failure) { app in
                guard let callbacks, app.visit == visit, app.handBack == nil,
                    app.surroundings.resolves(callbacks.activation)
                else { return app.fail(result, iccid) }
                app.surroundings.invoke(
                    callbacks.activation, with: .activation(result, iccid: iccid))
            }
        }
        if reading.unusable.contains(.iccid) { return failed(.invalidIccid, "") }
        guard let iccid = reading.iccid?.digits else { return showBalance() }
        if iccid == world.device.physicalSIM.flatMap({ ICCID.parse($0).value })?.digits {
            return showBalance()
        }
        if let result = world.device.obstacle(world.app) { return failed(result, iccid) }
        guard running == nil else { return failed(.cardBusy, iccid) }
        guard let profile = world.device.eSIM?.index(of: iccid) else {
            return failed(.notFound, iccid)
        }
        if world.device.eSIM?.profiles[profile].state == .enabled { return showBalance() }
        if let result = beginEnabling(iccid, as: DeviceStep.enablesProfile) {
            return failed(result, iccid)
        }
        after(StepTime.switchProfile) { app in
            app.finishEnabling(iccid)
            app.showBalance()
        }
    }

    private func showBalance() {
        step(.showsBalance)
        state.isBalanceShown = true
    }

    func showPlans() {
        step(.showsPlans)
    }

    /// As the payload says (mobile-plans.md, section 7).
    func purchaseResult(_ reading: PortalCall.Reading) {
        guard let payload = reading.payload else { return fail(payloadFailure) }
        switch payload.operation {
        case .notifyPurchaseWithProfileDownload:
            var download = PortalCall.Reading()
            download.activationCode = payload.activationCode.flatMap {
                let parsed = ActivationCode.parse($0)
                return parsed.isValid ? parsed.value : nil
            }
            purchaseWithDownload(download)
        case .notifyBalanceAddition:
            var balance = PortalCall.Reading()
            balance.iccid = payload.iccid.flatMap { ICCID.parse($0).value }
            if balance.iccid == nil { balance.unusable = [.iccid] }
            balanceAddition(balance, nil)
        default:
            showPlans()
        }
    }

    // MARK: - Parts

    /// A download without a portal on screen: a failure shows at the next launch only.
    private func download(
        from address: String, _ matchingID: String,
        then: @escaping (MobilePlansApp, String) -> Void
    ) {
        ProfileDownload(app: self, address: address, matchingID: matchingID) { app, result, iccid in
            if result == .success { then(app, iccid) } else { app.fail(result, iccid) }
        }.start()
    }

    /// Waits as asked, and as much longer as the scenario has it.
    func wait(_ interval: Interval, then: @escaping (MobilePlansApp) -> Void) {
        let time = StepTime.minutes(interval)
        guard time > 0 else { return after(0, then) }
        step(.waits(minutes: interval.minutes))
        after(time + world.app.lateness, then)
    }

    /// The portal is gone: the next launch carries the error (mobile-plans.md, section 2).
    func fail(_ result: ActivationResult, _ iccid: String = "") {
        step(.reportsFailure(result))
        state.notifications.append(.failed)
        state.launchErrors.append(
            .init(result: result, time: loop.now, iccid: iccid))
    }

    /// What unreadable JSON of a portal ends with (mobile-plans.md, section 6).
    private var payloadFailure: ActivationResult {
        edition == .may2019 ? .invalidJson : .other
    }
}
