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
        // The app reads both names when the operation begins.
        if let unusable = callbacks.unusable {
            after(StepTime.failure) { $0.refuse(unusable, callbacks, began: visit) }
            return
        }
        guard let code = reading.activationCode, !reading.unusable.contains(.activationCode) else {
            return refuse(.invalidActivationCode)
        }
        guard reading.unusable.isDisjoint(with: [.metadata, .delay]) else {
            return refuse(invalid(isCallback: false))
        }
        ProfileDownload(app: self, address: code.address, matchingID: code.matchingID) {
            $0.finish($1, $2, callbacks, began: visit)
        }.start()
    }

    /// `notifyProfileDownload`: at once, or after a delay and the user's consent.
    func profileDownload(_ call: PortalCall, _ reading: PortalCall.Reading) -> AppReply {
        let id = nextOperationID()
        guard let delay = reading.interval, delay.minutes > 0, callbacksAreUsable(call) else {
            inlineDownload(call, reading)
            return .operationContext(id: id)
        }
        waitingDownloads[id] = WaitingDownload(call: call, reading: reading, visit: visit)
        wait(delay) { $0.showToast(id) }
        return .operationContext(id: id)
    }

    /// What ends at once does not wait for its delay.
    private func callbacksAreUsable(_ call: PortalCall) -> Bool { call.callbacks?.unusable == nil }

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
        if result == .success { register(iccid, telling: .user) } else { fail(result) }
    }

    /// Tells the portal how activation ended, and goes on to registration if it ended well.
    ///
    /// A portal that did not set a property does not listen for its event, and a name that cannot be
    /// resolved is not called: the operation goes on in both cases (mobile-plans.md, section 5).
    private func finishActivation(
        _ result: ActivationResult, _ iccid: String, _ callbacks: CallbackPair
    ) {
        if callbacks.activation.target != .unset {
            surroundings.invoke(callbacks.activation, with: .activation(result, iccid: iccid))
        }
        guard result == .success else { return }
        guard handBack == nil else { return register(iccid, telling: .user) }
        let isHeard = callbacks.registration.target != .unset
        register(iccid, telling: isHeard ? .portal(callbacks.registration) : .nothing)
    }

    /// Ends an operation whose callback property holds what cannot be a name: the activation callback
    /// hears of it if that one is fine, else the portal at its next launch.
    private func refuse(
        _ unusable: [CallbackReference], _ callbacks: CallbackPair, began: Int
    ) {
        let result = invalid(isCallback: true)
        guard visit == began, handBack == nil else { return fail(result) }
        for callback in unusable { surroundings.reportUncallable(callback) }
        let activation = callbacks.activation
        guard activation.target != .unset, surroundings.resolves(activation) else {
            return fail(result)
        }
        surroundings.invoke(activation, with: .activation(result, iccid: ""))
    }
}

extension CallbackPair {
    /// Those that were set to what cannot be a name; nil if neither was.
    fileprivate var unusable: [CallbackReference]? {
        let found = [activation, registration].filter {
            if case .unusable = $0.target { true } else { false }
        }
        return found.isEmpty ? nil : found
    }
}
