internal import PortalTrace

/// The flows in which the portal stays on screen and is called back (mobile-plans.md, sections 4, 5).
extension MobilePlansApp {
    func inlineDownload(_ call: PortalCall, _ reading: PortalCall.Reading) {
        guard let callbacks = call.callbacks else { return }
        guard let code = reading.activationCode, !reading.unusable.contains(.activationCode) else {
            return after(StepTime.failure) {
                $0.finishActivation(.invalidActivationCode, callbacks)
            }
        }
        guard !reading.unusable.contains(.metadata) else {
            let result: ActivationResult = edition == .may2019 ? .invalidJson : .other
            return after(StepTime.failure) { $0.finishActivation(result, callbacks) }
        }
        step(.app, .smdpPlus, "asks for the profile", [.string(code.address)])
        let result = outcome.activation
        guard result == .success else {
            return after(StepTime.failure) { $0.finishActivation(result, callbacks) }
        }
        after(StepTime.download) { app in
            let iccid = TraceValue.string(app.outcome.profileICCID)
            app.step(.smdpPlus, .app, "delivers the profile", [iccid])
            app.step(.app, .euicc, "installs the profile", [iccid])
            app.after(StepTime.install) { app in
                app.step(.app, .euicc, "activates the profile", [iccid])
                app.after(StepTime.activate) { $0.finishActivation(.success, callbacks) }
            }
        }
    }

    /// `notifyProfileDownload`: at once, or after a delay and the user's consent.
    func profileDownload(_ call: PortalCall, _ reading: PortalCall.Reading) -> AppReply {
        let id = nextOperationID()
        guard let delay = reading.interval, delay.minutes > 0 else {
            inlineDownload(call, reading)
            return .operationContext(id: id)
        }
        pendingDownloads[id] = PendingDownload()
        step(.app, .app, "waits", [.string("\(delay.minutes) min")])
        after(StepTime.minutes(delay)) { app in
            guard app.pendingDownloads[id] != nil else { return }
            app.pendingDownloads[id]?.isShown = true
            app.step(.app, .user, "shows a notification: the profile is ready")
            app.after(StepTime.userAnswer) { app in
                app.step(.user, .app, "accepts")
                app.pendingDownloads[id] = nil
                app.inlineDownload(call, reading)
            }
        }
        return .operationContext(id: id)
    }

    func cancel(_ reading: PortalCall.Reading) {
        guard let id = reading.operationID else { return }
        guard let pending = pendingDownloads[id] else {
            return step(.app, .app, "has no waiting operation to cancel", [.string(id)])
        }
        guard !pending.isShown else {
            return step(
                .app, .app, "cannot cancel: the user has seen the notification", [.string(id)])
        }
        pendingDownloads[id] = nil
        step(.app, .app, "withdraws the notification", [.string(id)])
    }

    /// Tells the portal how activation ended, and goes on to registration if it ended well.
    ///
    /// A callback that cannot be called turns the result into `invalidCallback`, told through the
    /// other one if that one can be called.
    private func finishActivation(_ result: ActivationResult, _ callbacks: CallbackPair) {
        let canTell = surroundings.resolves(callbacks.activation)
        let canFollow = surroundings.resolves(callbacks.registration)
        let iccid = result == .success ? outcome.profileICCID : ""
        if canTell, canFollow || result != .success {
            surroundings.invoke(callbacks.activation, with: .activation(result, iccid: iccid))
            if result == .success { followRegistration(callbacks.registration) }
            return
        }
        let invalid: ActivationResult = edition == .may2019 ? .invalidJson : .invalidCallback
        let told = result == .success ? invalid : result
        if canTell {
            surroundings.reportUncallable(callbacks.registration)
            surroundings.invoke(callbacks.activation, with: .activation(told, iccid: iccid))
        } else {
            surroundings.reportUncallable(callbacks.activation)
            guard canFollow else { return surroundings.reportUncallable(callbacks.registration) }
            surroundings.invoke(callbacks.registration, with: .activation(told, iccid: iccid))
        }
    }

    private func followRegistration(_ callback: CallbackReference) {
        step(.app, .modem, "registers on the network")
        for (index, state) in outcome.registration.enumerated() {
            after(StepTime.registrationChange * (index + 1)) { app in
                app.step(.modem, .app, "registration is now", [.string(state.rawValue)])
                app.surroundings.invoke(
                    callback, with: .registration(state, iccid: app.outcome.profileICCID))
            }
        }
    }
}
