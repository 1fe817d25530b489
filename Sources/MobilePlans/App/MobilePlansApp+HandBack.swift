internal import PortalTrace

/// The flows in which control goes back to the app (mobile-plans.md, section 4).
extension MobilePlansApp {
    func purchaseWithDownload(_ reading: PortalCall.Reading) {
        guard let code = reading.activationCode, !reading.unusable.contains(.activationCode) else {
            return fail(.invalidActivationCode)
        }
        guard !isUnreadable(reading) else { return fail(invalid(isCallback: false)) }
        let interval = reading.interval ?? Interval(minutes: 0)
        download(from: code.address, code.matchingID) { app, iccid in
            app.wait(interval.rounded) { $0.register(iccid, telling: .user) }
        }
    }

    /// Whether metadata or an interval is of no use (mobile-plans.md, section 9).
    private func isUnreadable(_ reading: PortalCall.Reading) -> Bool {
        reading.unusable.contains(.metadata) || reading.unusable.contains(.interval)
    }

    func delayedProfile(_ reading: PortalCall.Reading) {
        guard !isUnreadable(reading) else { return fail(invalid(isCallback: false)) }
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
                app.register(iccid, telling: .user)
            }
        }
        step(.knowsOfNoProfile)
        guard tries > 1 else { return fail(.noCorrespondingRequest) }
        after(StepTime.discoveryInterval) { $0.discover(tries: tries - 1) }
    }

    /// Shows the new balance, after a switch to the profile where one is named.
    func balanceAddition(_ reading: PortalCall.Reading) {
        func failed(_ result: ActivationResult) {
            after(StepTime.failure) { $0.fail(result) }
        }
        if reading.unusable.contains(.iccid) { return failed(.invalidIccid) }
        if isUnreadable(reading) { return failed(invalid(isCallback: false)) }
        guard let iccid = reading.iccid?.digits else { return showBalance() }
        if iccid == world.device.physicalSIM.flatMap({ ICCID.parse($0).value })?.digits {
            return showBalance()
        }
        if let result = world.device.obstacle(world.app) { return failed(result) }
        guard running == nil else { return failed(.cardBusy) }
        guard let profile = world.device.eSIM?.index(of: iccid) else {
            return failed(.notFound)
        }
        if world.device.eSIM?.profiles[profile].state == .enabled { return showBalance() }
        if let result = beginEnabling(iccid, as: DeviceStep.enablesProfile) {
            return failed(result)
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
        guard let payload = reading.payload else { return fail(invalid(isCallback: false)) }
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
            balanceAddition(balance)
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
            if result == .success { then(app, iccid) } else { app.fail(result) }
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
    func fail(_ result: ActivationResult) {
        step(.reportsFailure(result))
        state.notifications.append(.failed)
        state.launchErrors.append(
            .init(result: result, time: loop.now, iccid: handedICCID))
    }
}
