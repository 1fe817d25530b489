internal import PortalTrace

/// The flows in which the portal stays on screen and is called back (mobile-plans.md, sections 4, 5).
extension MobilePlansApp {
    /// - Parameter began: The visit to the portal that it belongs to; nil is the present one.
    func inlineDownload(
        _ call: PortalCall, _ reading: PortalCall.Reading, began: Int? = nil
    ) {
        guard let callbacks = call.callbacks else { return }
        let visit = began ?? visit
        func refuse(_ result: ActivationResult) {
            after(StepTime.failure) { $0.finish(result, "", callbacks, began: visit) }
        }
        guard let code = reading.activationCode, !reading.unusable.contains(.activationCode) else {
            return refuse(.invalidActivationCode)
        }
        guard !reading.unusable.contains(.metadata) else {
            return refuse(edition == .may2019 ? .invalidJson : .other)
        }
        ProfileDownload(app: self, address: code.address, matchingID: code.matchingID) {
            $0.finish($1, $2, callbacks, began: visit)
        }.start()
    }

    /// `notifyProfileDownload`: at once, or after a delay and the user's consent.
    func profileDownload(_ call: PortalCall, _ reading: PortalCall.Reading) -> AppReply {
        let id = nextOperationID()
        guard let delay = reading.interval, delay.minutes > 0 else {
            inlineDownload(call, reading)
            return .operationContext(id: id)
        }
        waitingDownloads[id] = WaitingDownload(call: call, reading: reading, visit: visit)
        wait(delay) { $0.showToast(id) }
        return .operationContext(id: id)
    }

    func cancel(_ reading: PortalCall.Reading) {
        guard let id = reading.operationID else { return }
        guard let waiting = waitingDownloads[id] else {
            return step(.hasNoSuchOperation(operation: id))
        }
        guard !waiting.isShown else {
            return step(.cannotCancel(operation: id))
        }
        waitingDownloads[id] = nil
        step(.withdrawsNotification(operation: id))
    }

    // MARK: - The notification of a delayed download

    private func showToast(_ id: String) {
        guard waitingDownloads[id] != nil else { return }
        waitingDownloads[id]?.isShown = true
        step(.showsNotification)
        state.notifications.append(.profileReady)
        switch world.user.toast {
        case .ignores: break
        case .accepts: after(world.user.answersAfter) { $0.acceptToast(id) }
        case .dismisses: after(world.user.answersAfter) { $0.dismissToast(id) }
        }
    }

    func acceptToast(_ id: String) {
        guard let waiting = waitingDownloads.removeValue(forKey: id) else { return }
        step(.acceptsNotification)
        inlineDownload(waiting.call, waiting.reading, began: waiting.visit)
    }

    func dismissToast(_ id: String) {
        guard let waiting = waitingDownloads.removeValue(forKey: id) else { return }
        step(.dismissesNotification)
        guard let callbacks = waiting.call.callbacks else { return }
        finish(.operationAborted, "", callbacks, began: waiting.visit)
    }

    // MARK: - Callbacks

    private func finish(
        _ result: ActivationResult, _ iccid: String, _ callbacks: CallbackPair, began: Int
    ) {
        if visit == began, handBack == nil { return finishActivation(result, iccid, callbacks) }
        // The page that began it is gone: there is nothing to call.
        if result == .success { register(iccid, telling: nil) } else { fail(result, iccid) }
    }

    /// Tells the portal how activation ended, and goes on to registration if it ended well.
    ///
    /// A callback that cannot be called turns the result into `invalidCallback`, told through the
    /// other one if that one can be called.
    private func finishActivation(
        _ result: ActivationResult, _ iccid: String, _ callbacks: CallbackPair
    ) {
        let canTell = surroundings.resolves(callbacks.activation)
        let canFollow = surroundings.resolves(callbacks.registration)
        if canTell, canFollow || result != .success {
            surroundings.invoke(callbacks.activation, with: .activation(result, iccid: iccid))
            if result == .success {
                register(iccid, telling: handBack == nil ? callbacks.registration : nil)
            }
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

}
