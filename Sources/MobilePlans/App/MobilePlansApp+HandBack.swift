internal import PortalTrace

/// The flows in which control goes back to the app (mobile-plans.md, section 4).
extension MobilePlansApp {
    func purchaseWithDownload(_ reading: PortalCall.Reading) {
        guard let code = reading.activationCode, !reading.unusable.contains(.activationCode) else {
            return fail(.invalidActivationCode)
        }
        let wait = (reading.interval ?? Interval(minutes: 0)).rounded
        download(from: code.address) { app in
            app.registerAfterWaiting(wait)
        }
    }

    func delayedProfile(_ reading: PortalCall.Reading) {
        let wait = (reading.interval ?? Interval(minutes: 0)).rounded
        if wait.minutes > 0 { step(.app, .app, "waits", [minutes(wait)]) }
        after(StepTime.minutes(wait)) { app in
            app.step(.app, .smds, "asks for a waiting profile")
            app.step(.smds, .app, "names the SM-DP+ that holds one")
            app.download(from: nil) { $0.register() }
        }
    }

    func balanceAddition(_ reading: PortalCall.Reading) {
        if reading.unusable.contains(.iccid) { return fail(.invalidIccid) }
        guard let iccid = reading.iccid else {
            return step(.app, .user, "shows the new balance")
        }
        step(.app, .euicc, "enables the profile if it is not active", [.string(iccid.digits)])
        after(StepTime.switchProfile) { $0.step(.app, .user, "shows the new balance") }
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
            balanceAddition(balance)
        default:
            step(.app, .user, "shows the list of plans again")
        }
    }

    /// A download without a portal on screen: a failure shows at the next launch only.
    private func download(from address: String?, then: @escaping (MobilePlansApp) -> Void) {
        let server: [TraceValue] = address.map { [.string($0)] } ?? []
        step(.app, .smdpPlus, "asks for the profile", server)
        guard outcome.activation == .success else {
            let result = outcome.activation
            return after(StepTime.failure) { $0.fail(result) }
        }
        after(StepTime.download) { app in
            let iccid = TraceValue.string(app.outcome.profileICCID)
            app.step(.smdpPlus, .app, "delivers the profile", [iccid])
            app.step(.app, .euicc, "installs the profile", [iccid])
            app.after(StepTime.install) { app in
                app.step(.app, .euicc, "activates the profile", [iccid])
                app.after(StepTime.activate, then)
            }
        }
    }

    private func registerAfterWaiting(_ wait: Interval) {
        if wait.minutes > 0 { step(.app, .app, "waits", [minutes(wait)]) }
        after(StepTime.minutes(wait)) { $0.register() }
    }

    private func register() {
        step(.app, .modem, "registers on the network")
        for (index, state) in outcome.registration.enumerated() {
            let isLast = index == outcome.registration.count - 1
            after(StepTime.registrationChange * (index + 1)) { app in
                app.step(.modem, .app, "registration is now", [.string(state.rawValue)])
                guard isLast, state.isRegistered else { return }
                app.step(.app, .user, "tells that the connection is ready")
            }
        }
    }

    /// The portal is gone: the next launch carries the error (mobile-plans.md, section 2).
    private func fail(_ result: ActivationResult) {
        step(
            .app, .user, "tells that it failed; the next launch carries X-MP-LPAError headers",
            [.string(result.rawValue)])
    }

    private func minutes(_ interval: Interval) -> TraceValue {
        .string("\(interval.minutes) min")
    }

    /// What unreadable JSON of a portal ends with (mobile-plans.md, section 6).
    private var payloadFailure: ActivationResult {
        edition == .may2019 ? .invalidJson : .other
    }
}
