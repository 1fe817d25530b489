internal import PortalTrace

/// Registration on the network, and which callback hears of it (mobile-plans.md, sections 4 and 5).
extension MobilePlansApp {
    /// Registers with a profile; what the modem reports goes to the portal's callback or, where the
    /// portal is gone, to the user.
    func register(_ iccid: String, telling listener: RegistrationWatch.Listener) {
        registrationWatch = RegistrationWatch(iccid: iccid, listener: listener)
        registrationRound += 1
        let round = registrationRound
        step(.registers)
        var time = 0
        for change in world.network.registration {
            time += change.after
            after(time) { app in
                guard app.registrationRound == round else { return }
                app.registrationChanges(to: change.state)
            }
        }
    }

    /// The modem reports a new state.
    func registrationChanges(to new: NetworkRegistrationState) {
        step(.registrationChanges(new))
        let isChange = registrationWatch.map { $0.told != new } ?? true
        registrationWatch?.told = new
        state.registration = new
        // Only the active profile is registered; one that was switched off meanwhile is not.
        guard let watch = registrationWatch,
            world.device.eSIM?.activeProfile?.iccid == watch.iccid
        else { return }
        switch watch.listener {
        case .portal(let callback):
            // "Changes" are told: two equal states in a row are one.
            guard isChange else { return }
            surroundings.invoke(callback, with: .registration(new, iccid: watch.iccid))
        case .nothing: break
        case .user:
            guard new.isRegistered, !watch.isUserTold else { return }
            registrationWatch?.isUserTold = true
            step(.reportsConnection)
            state.notifications.append(.connected)
        }
    }
}
