internal import JSONDocuments
internal import MobilePlans
internal import PortalTrace

/// How the device stood as time passed: which profiles were on it, which was enabled, and how it
/// was registered. Read from the steps of the trace, as far as they tell; the world at the end of
/// the run says what was there from the beginning.
struct DeviceHistory {
    /// The beginning, and then each step that changed something.
    private(set) var moments: [Moment] = []

    /// How the device stood after a step.
    struct Moment: Equatable {
        var time: Int
        var step: String
        var enabled: Enabled
        var installed: [String]
        var registration: String?
    }

    /// Which profile is enabled.
    enum Enabled: Equatable {
        case none
        case profile(String)
        /// One is being enabled.
        case changing(String)
    }

    /// What stood before a change that may fail.
    private var before: Enabled?
    /// The profile that is enabled at the end of the run.
    private let lastEnabled: String?

    init(_ run: RunResult) {
        lastEnabled = run.world.activeProfile
        guard let first = run.events.first else { return }
        moments = [
            Moment(
                time: first.time, step: "at the beginning", enabled: Self.firstEnabled(run),
                installed: Self.firstInstalled(run))
        ]
        for event in run.events where event.kind == .device || event.kind == .callback {
            guard var moment = moments.last else { return }
            guard change(&moment, event) else { continue }
            moment.time = event.time
            moments.append(moment)
        }
    }

    /// Takes a step.
    ///
    /// - Returns: Whether it says something about the device.
    private mutating func change(_ moment: inout Moment, _ event: TraceEvent) -> Bool {
        if let payload = event.callback?.payload {
            guard let (result, iccid) = Self.activation(payload) else { return false }
            moment.step = "the portal is told: \(result)"
            finish(&moment, isGood: result == ActivationResult.success.rawValue, iccid)
            return true
        }
        guard let step = event.step else { return false }
        moment.step = Self.words(step)
        switch step {
        case .installsProfile: moment.step += " (begins)"
        case .disablesProfile:
            before = moment.enabled
            moment.enabled = .none
        case .activatesProfile(let iccid), .enablesProfile(let iccid):
            if !moment.installed.contains(iccid) { moment.installed.append(iccid) }
            if before == nil { before = moment.enabled }
            moment.enabled = .changing(iccid)
        case .waits:
            // The app waits after a download that went well, or before it begins.
            guard case .changing = moment.enabled else { return false }
            finish(&moment, isGood: true, nil)
        case .registers, .showsBalance: finish(&moment, isGood: true, nil)
        case .registrationChanges(let state): moment.registration = state.rawValue
        case .worldChanges: break
        case .reportsFailure(let result):
            moment.step = "the app tells that it failed: \(result.rawValue)"
            finish(&moment, isGood: false, nil)
        default: return false
        }
        return true
    }

    private static func words(_ step: DeviceStep) -> String {
        let given = step.arguments.first?.string ?? ""
        return given.isEmpty ? step.words : "\(step.words): \(given)"
    }

    /// Ends a change of the enabled profile.
    private mutating func finish(_ moment: inout Moment, isGood: Bool, _ iccid: String?) {
        guard case .changing(let changing) = moment.enabled else { return }
        if let iccid, !iccid.isEmpty, iccid != changing { return }
        // The portal may hear of a failure that is not the card's: a callback that is missing.
        let isEnabled = isGood || changing == lastEnabled
        moment.enabled = isEnabled ? .profile(changing) : before ?? .none
        before = nil
    }

    /// What an activation callback was given.
    private static func activation(_ payload: String) -> (result: String, iccid: String)? {
        guard let json = try? JSONParser.parse(payload, file: "payload"),
            let result = json["activationResult"]?.string
        else { return nil }
        return (result, json["iccid"]?.string ?? "")
    }

    // MARK: - The beginning

    /// What is there at the end and was not installed on the way.
    private static func firstInstalled(_ run: RunResult) -> [String] {
        let installed = iccids(run) {
            if case .installsProfile(let iccid) = $0 { iccid } else { nil }
        }
        let last = run.world.profiles?.map(\.iccid) ?? []
        var result = last.filter { !installed.contains($0) }
        // One that was disabled and is gone by the end was there all the same.
        for iccid in disabled(run) where !result.contains(iccid) && !installed.contains(iccid) {
            result.append(iccid)
        }
        return result
    }

    private static func firstEnabled(_ run: RunResult) -> Enabled {
        if let disabled = disabled(run).first { return .profile(disabled) }
        let changed = iccids(run) {
            switch $0 {
            case .activatesProfile(let iccid), .enablesProfile(let iccid): iccid
            default: nil
            }
        }
        guard let last = run.world.activeProfile, !changed.contains(last) else {
            return .none
        }
        return .profile(last)
    }

    private static func disabled(_ run: RunResult) -> [String] {
        iccids(run) { if case .disablesProfile(let iccid) = $0 { iccid } else { nil } }
    }

    private static func iccids(
        _ run: RunResult, _ iccid: (DeviceStep) -> String?
    ) -> [String] {
        run.events.compactMap { $0.step.flatMap(iccid) }
    }
}
