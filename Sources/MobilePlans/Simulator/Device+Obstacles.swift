internal import PortalTrace

/// What keeps a device from working on its eUICC (mobile-plans.md, section 6).
extension Device {
    /// What stands in the way before the card is touched; nil if nothing does.
    func obstacle(_ app: AppConditions) -> ActivationResult? {
        if !app.areSettingsReadable { return .localSettingsAccessFailed }
        if modem == nil { return .modemNotFound }
        switch lpa {
        case .works: return missingCard
        case .doesNotStart: return .lpaInitializationError
        case .failsUnknown: return .unknownError
        }
    }

    /// Without an eUICC the LPA has nothing to work with. (The pages are silent: decided.)
    var missingCard: ActivationResult? { eSIM == nil ? .lpaInitializationError : nil }
}

extension EUICC {
    /// What is the matter with the card; nil if it works.
    var obstacle: ActivationResult? {
        switch state {
        case .ready: nil
        case .busy: .cardBusy
        case .removed: .cardRemoved
        case .failed: .cardGeneralFailure
        }
    }

    /// Whether one more profile fits.
    var hasRoom: Bool { profiles.count < capacity }

    /// Where a profile is, whether its number is padded or not.
    func index(of iccid: String) -> Int? {
        let number = ICCID.unpadded(iccid)
        return profiles.firstIndex { ICCID.unpadded($0.iccid) == number }
    }
}

extension MobilePlansApp {
    /// Begins to enable a profile and to disable the one that is enabled, each a step of its own;
    /// `finishEnabling` ends it.
    ///
    /// - Parameter enabling: The step that it is.
    /// - Returns: Why it cannot be enabled; nil if it is on its way.
    func beginEnabling(
        _ iccid: String, as enabling: (String) -> DeviceStep
    ) -> ActivationResult? {
        guard let eSIM = world.device.eSIM else { return world.device.missingCard }
        if let result = eSIM.obstacle { return result }
        guard let index = eSIM.index(of: iccid) else { return .profileNotPresent }
        guard eSIM.profiles[index].profileClass == .operational else {
            return .operationProhibitedByProfileClass
        }
        if let active = eSIM.profiles.firstIndex(where: { $0.state == .enabled }), active != index {
            let old = eSIM.profiles[active]
            if old.rules.contains(.disablingNotAllowed) { return .policyViolation }
            step(.disablesProfile(iccid: old.iccid))
        }
        step(enabling(iccid))
        return nil
    }

    /// Enables a profile, and disables all others.
    func finishEnabling(_ iccid: String) {
        guard let profiles = world.device.eSIM?.profiles else { return }
        for (index, profile) in profiles.enumerated() {
            if profile.iccid == iccid {
                world.device.eSIM?.profiles[index].state = .enabled
            } else if profile.state == .enabled {
                world.device.eSIM?.profiles[index].state = .disabled
            }
        }
    }
}
