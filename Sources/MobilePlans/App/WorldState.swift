public import PortalTrace

/// How the simulated world stands, as far as cases and reports ask: it can be written and read back,
/// which a `Scenario` with its changes cannot.
public struct WorldState: Equatable, Sendable {
    /// Who has control.
    public enum Control: String, CaseIterable, Sendable {
        case portal
        /// The portal gave it back to the app.
        case returned
    }

    /// A profile on the eUICC.
    public struct Profile: Equatable, Sendable {
        /// Its ICCID.
        public var iccid: String
        /// Where it stands.
        public var state: MobilePlans.Profile.State

        /// Makes a profile.
        public init(iccid: String, state: MobilePlans.Profile.State) {
            self.iccid = iccid
            self.state = state
        }
    }

    /// Who has control.
    public var control = Control.portal
    /// How the app stands with the user.
    public var app = AppState()
    /// What is on the eUICC, in order of installation; nil without an eUICC.
    public var profiles: [Profile]?

    /// Makes a world that nothing has happened in.
    public init() {}

    /// ICCID of the profile that is enabled.
    public var activeProfile: String? { profiles?.first { $0.state == .enabled }?.iccid }
}

extension MobilePlansApp {
    /// How everything stands now.
    public var worldState: WorldState {
        var state = WorldState()
        state.control = handBack == nil ? .portal : .returned
        state.app = self.state
        state.profiles = world.device.eSIM?.profiles.map { .init(iccid: $0.iccid, state: $0.state) }
        return state
    }
}

// MARK: - In a trace

extension WorldState {
    /// The state as a trace file has it.
    public var written: TraceValue {
        [
            "app": [
                "balanceShown": .bool(app.isBalanceShown), "control": .string(control.rawValue),
                "launchErrors": .array(
                    app.launchErrors.map {
                        [
                            "iccid": .string($0.iccid), "result": .string($0.result.rawValue),
                            "time": .number(Double($0.time)),
                        ]
                    }),
                "notifications": .array(app.notifications.map { .string($0.rawValue) }),
                "registration": app.registration.map { .string($0.rawValue) } ?? .null,
            ],
            "device": [
                "profiles": profiles.map { profiles in
                    .array(
                        profiles.map {
                            ["iccid": .string($0.iccid), "state": .string($0.state.rawValue)]
                        })
                } ?? .null
            ],
        ]
    }

    /// Reads what `written` wrote.
    ///
    /// - Throws: Which member is wrong, and why.
    public init(written: TraceValue) throws(TraceProblem) {
        self.init()
        let app = written["app"] ?? .undefined
        control = try app.word("control", "app.control")
        self.app.isBalanceShown = app["balanceShown"] == true
        for value in try app.list("notifications", "app.notifications") {
            self.app.notifications.append(try value.word(nil, "app.notifications"))
        }
        for value in try app.list("launchErrors", "app.launchErrors") {
            guard let time = value["time"]?.number.flatMap(Int.init(exactly:)),
                let iccid = value["iccid"]?.string
            else {
                throw TraceProblem("app.launchErrors", "expected result, time and iccid")
            }
            self.app.launchErrors.append(
                .init(
                    result: try value.word("result", "app.launchErrors"), time: time,
                    iccid: iccid))
        }
        if let registration = app["registration"], registration != .null {
            self.app.registration = try registration.word(nil, "app.registration")
        }
        let device = written["device"] ?? .undefined
        guard let profiles = device["profiles"], profiles != .null else { return }
        self.profiles = []
        for value in try device.list("profiles", "device.profiles") {
            guard let iccid = value["iccid"]?.string else {
                throw TraceProblem("device.profiles", "expected iccid and state")
            }
            self.profiles?.append(
                .init(iccid: iccid, state: try value.word("state", "device.profiles")))
        }
    }
}

extension TraceValue {
    /// One of the words of an enumeration: this value, or a member of it.
    fileprivate func word<Word>(
        _ name: String?, _ path: String
    ) throws(TraceProblem) -> Word where Word: RawRepresentable<String> & CaseIterable {
        let value = name.map { self[$0] ?? .undefined } ?? self
        guard let word = value.string.flatMap(Word.init(rawValue:)) else {
            throw TraceProblem.unknown(
                value.displayText, among: Word.allCases.map(\.rawValue), at: path)
        }
        return word
    }

    fileprivate func list(_ name: String, _ path: String) throws(TraceProblem) -> [TraceValue] {
        guard let elements = self[name]?.elements else {
            throw TraceProblem(path, "expected an array")
        }
        return elements
    }
}
