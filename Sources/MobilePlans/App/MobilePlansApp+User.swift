internal import PortalTrace

/// What the person at the PC, the network or a tester does while a portal runs.
extension MobilePlansApp {
    /// Something that the user does.
    public enum UserAction: String, CaseIterable, Sendable {
        /// Accepts the notification of a delayed download.
        case acceptsNotification = "accepts-notification"
        case dismissesNotification = "dismisses-notification"
        /// Answers the question whether to install a profile.
        case consents
        case refuses
        /// Presses "Cancel" while a download runs.
        case cancels
    }

    /// Does what a user does now.
    ///
    /// - Returns: Why the user cannot do that now; nil if it was done.
    public func perform(_ action: UserAction) -> String? {
        switch action {
        case .acceptsNotification, .dismissesNotification:
            guard let id = shownOperation else { return "no notification is shown" }
            action == .acceptsNotification ? acceptToast(id) : dismissToast(id)
        case .consents, .refuses:
            guard let running, running.isAsking else { return "the app does not ask for consent" }
            action == .consents ? running.consent() : running.refuse()
        case .cancels:
            guard let running else { return "no download is running" }
            running.cancel()
        }
        return nil
    }

    /// The modem reports a new registration state now; a sequence that was going on is over.
    public func report(_ new: NetworkRegistrationState) {
        registrationRound += 1
        registrationChanges(to: new)
    }

    /// What is going on, so that something may still come of it: downloads, and notifications that
    /// no answer has come.
    public var openOperations: [String] { waitingDownloads.keys.sorted() }

    /// The operation whose notification the user sees.
    private var shownOperation: String? {
        waitingDownloads.filter(\.value.isShown).keys.min()
    }
}
