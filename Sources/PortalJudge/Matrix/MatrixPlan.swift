internal import MobilePlans

/// The worlds that a matrix tries a portal in.
struct MatrixPlan {
    /// One world.
    struct Trial {
        var group: MatrixGroup
        var name: String
        var options: RunOptions
        /// What activation is to end with here; nil where the trial is about something else.
        var intended: ActivationResult?

        /// Whether it is the world in which an event tells what was hoped for.
        func isGood(_ event: PageOutline.NamedCallback.Event) -> Bool {
            switch event {
            case .activation: intended == .success
            case .registration:
                group == .registration && name == NetworkRegistrationState.home.rawValue
            }
        }
    }

    let trials: [Trial]

    /// - Parameters:
    ///   - options: What all trials share: calls, edition, limits, and the world to begin with.
    ///   - groups: Which trials are made.
    ///   - asksServers: Whether scripts of the portal ask servers, which can fail.
    init(_ options: RunOptions, groups: [MatrixGroup], asksServers: Bool) {
        trials = groups.flatMap { group in
            switch group {
            case .activation: Self.activation(options)
            case .registration: Self.registration(options)
            case .launch: Self.launch(options)
            case .user: Self.user(options)
            case .callbacks: Self.callbacks(options)
            case .servers: asksServers ? Self.servers(options) : []
            }
        }
    }

    /// Every activation result, by its cause where the surroundings can have one.
    private static func activation(_ options: RunOptions) -> [Trial] {
        ActivationResult.members(of: options.edition).map { result in
            var trial = options
            if result != .success {
                if let preset = Preset.causing(result) {
                    preset.apply(to: &trial.scenario)
                } else {
                    trial.scenario.forcedActivation = result
                }
            }
            return Trial(
                group: .activation, name: result.rawValue, options: trial, intended: result)
        }
    }

    /// Every registration state by itself, and the usual sequences of states.
    private static func registration(_ options: RunOptions) -> [Trial] {
        let single = NetworkRegistrationState.allCases.map { [$0] }
        let sequences: [[NetworkRegistrationState]] = [
            [.searching, .home], [.searching, .roaming], [.searching, .partner],
            [.searching, .denied], [.searching, .none], [.searching, .deregistered],
            [.deregistered, .searching, .home], [.home, .deregistered, .searching, .home],
            [.home, .roaming, .home],
        ]
        return (single + sequences).map { states in
            var trial = options
            trial.scenario.network.registration = states.map { .init($0) }
            let name = states.map(\.rawValue).joined(separator: ", ")
            return Trial(group: .registration, name: name, options: trial)
        }
    }

    /// Every way to be launched, and one with a parameter that no portal knows.
    private static func launch(_ options: RunOptions) -> [Trial] {
        var trials = Preset.launches.map { preset in
            var trial = options
            preset.apply(to: &trial.scenario)
            return Trial(group: .launch, name: preset.name, options: trial)
        }
        var trial = options
        trial.url = options.launchURL + "&futureParameter=1%2C2"
        trials.append(
            Trial(group: .launch, name: JudgedMatrix.unknownParameterName, options: trial))
        return trials
    }

    /// The user cancels in each step, or does not go along.
    private static func user(_ options: RunOptions) -> [Trial] {
        var trials = DownloadStage.allCases.map { stage in
            var trial = options
            trial.scenario.user.cancels = stage
            // Who is to cancel when asked has to be asked.
            if stage == .consent { trial.scenario.user.consent = .gives }
            return Trial(group: .user, name: "cancels: \(stage.rawValue)", options: trial)
        }
        for consent in User.Consent.allCases where consent != .notAsked {
            var trial = options
            trial.scenario.user.consent = consent
            trials.append(
                Trial(group: .user, name: "consent: \(consent.rawValue)", options: trial))
        }
        for toast in User.Toast.allCases where toast != .accepts {
            var trial = options
            trial.scenario.user.toast = toast
            trials.append(
                Trial(group: .user, name: "notification: \(toast.rawValue)", options: trial))
        }
        return trials
    }

    /// One callback, or both, cannot be found.
    private static func callbacks(_ options: RunOptions) -> [Trial] {
        let activation = PortalObject.activationCallbackProperty
        let registration = PortalObject.registrationCallbackProperty
        return [
            ("without the activation callback", [activation]),
            ("without the registration callback", [registration]),
            ("without both callbacks", [activation, registration]),
        ].map { name, hidden in
            var trial = options
            trial.hiddenCallbacks = Set(hidden)
            return Trial(group: .callbacks, name: name, options: trial)
        }
    }

    /// The portal's own servers fail.
    private static func servers(_ options: RunOptions) -> [Trial] {
        var trial = options
        trial.network.serversFail = true
        return [Trial(group: .servers, name: "servers answer 500", options: trial)]
    }
}
