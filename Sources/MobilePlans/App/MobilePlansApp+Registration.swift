internal import PortalTrace

/// Registration on the network, and which callback hears of it (mobile-plans.md, sections 4 and 5).
extension MobilePlansApp {
    /// Registers with a profile; what the modem reports goes to the portal's callback or, where the
    /// portal is gone, to the user.
    func register(_ iccid: String, telling callback: CallbackReference?) {
        registrationWatch = RegistrationWatch(iccid: iccid, callback: callback)
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
        state.registration = new
        // Only the active profile is registered; one that was switched off meanwhile is not.
        guard let watch = registrationWatch,
            world.device.eSIM?.activeProfile?.iccid == watch.iccid
        else { return }
        if let callback = watch.callback {
            surroundings.invoke(callback, with: .registration(new, iccid: watch.iccid))
        } else if new.isRegistered, !watch.isUserTold {
            registrationWatch?.isUserTold = true
            step(.reportsConnection)
            state.notifications.append(.connected)
        }
    }
}
