/// What servers answer (GSMA SGP.22, sections 3.1 and 5.6).
extension Servers {
    /// Where a profile is: at which server, and where in its list.
    struct Place: Equatable {
        var server: Int
        var profile: Int
    }

    /// Why there is none.
    struct Refusal: Error {
        var result: ActivationResult
        init(_ result: ActivationResult) { self.result = result }
    }

    /// Whether the profile is still there: the world may have changed.
    func has(_ place: Place) -> Bool {
        smdpPlus.indices.contains(place.server)
            && smdpPlus[place.server].profiles.indices.contains(place.profile)
    }

    subscript(place: Place) -> ServerProfile {
        get { smdpPlus[place.server].profiles[place.profile] }
        set { smdpPlus[place.server].profiles[place.profile] = newValue }
    }

    /// Takes note that a profile was installed; a stock goes on with its next one.
    mutating func takeOut(_ place: Place) {
        guard has(place) else { return }
        if self[place].matchingID == "*" {
            self[place].iccid = CheckDigits.iccid(after: self[place].iccid)
        } else {
            self[place].state = .downloaded
        }
    }

    /// Looks a profile up by its matching ID; an empty one means the profile that waits for this
    /// device.
    fileprivate func find(_ matchingID: String, at server: Int, eid: String) -> Place? {
        let profiles = smdpPlus[server].profiles
        func place(where matches: (ServerProfile) -> Bool) -> Place? {
            profiles.firstIndex(where: matches).map { Place(server: server, profile: $0) }
        }
        guard matchingID.isEmpty else {
            return place { $0.matchingID == matchingID } ?? place { $0.matchingID == "*" }
        }
        return place { $0.eid == eid && $0.state == .released } ?? place { $0.eid == eid }
            ?? place { $0.matchingID.isEmpty || $0.matchingID == "*" }
    }
}

extension Scenario {
    /// What an SM-DP+ answers to a device that asks for a profile.
    func find(_ matchingID: String, at address: String) -> Result<Servers.Place, Servers.Refusal> {
        guard network.isOnline else { return .failure(.init(.serverNotReachable)) }
        let name = address.lowercased()
        let known = servers.smdpPlus.firstIndex { $0.address.lowercased() == name }
        guard let server = known ?? servers.smdpPlus.firstIndex(where: { $0.address == "*" })
        else { return .failure(.init(.serverNotReachable)) }
        if let result = servers.smdpPlus[server].state.obstacle { return .failure(.init(result)) }
        let eid = device.eSIM?.eid ?? ""
        guard let place = servers.find(matchingID, at: server, eid: eid) else {
            // An empty one asks for what waits for the device: it is refused all the same.
            let isEmpty = servers.smdpPlus[server].profiles.isEmpty
            return .failure(.init(isEmpty ? .notFound : .invalidMatchingId))
        }
        if let result = servers[place].refusal(eid: eid, modem: device.modem) {
            return .failure(.init(result))
        }
        return .success(place)
    }
}

extension Scenario {
    /// What keeps a server from going on with a download that it began; nil if nothing does.
    func obstacle(at place: Servers.Place) -> ActivationResult? {
        guard network.isOnline, servers.smdpPlus.indices.contains(place.server) else {
            return .serverNotReachable
        }
        return servers.smdpPlus[place.server].state.obstacle
            ?? (servers.has(place) ? nil : .notFound)
    }
}

extension ServerState {
    /// What a download meets at such a server; nil if it works.
    fileprivate var obstacle: ActivationResult? {
        switch self {
        case .works: nil
        case .fails: .serverFailure
        case .unreachable: .serverNotReachable
        }
    }
}

extension ServerProfile {
    /// Why a device does not get this profile; nil if it does.
    fileprivate func refusal(eid device: String, modem: Modem?) -> ActivationResult? {
        if !isAuthorized { return .notAuthorized }
        if let eid, eid != device { return .eidMismatch }
        switch state {
        case .available: return .noCorrespondingRequest
        case .ordered: return .profileNotReleasedByOperator
        case .downloaded: return .profileNotAvailableForNewBinding
        case .released: break
        }
        if let technology, modem?.technologies.contains(technology) != true {
            return .noEligibleProfileForThisDevice
        }
        return nil
    }
}

extension CheckDigits {
    /// The ICCID that follows one in a stock: a thousand numbers on, so that stocks keep clear of
    /// each other and of what is on the device, with its own check digit.
    static func iccid(after iccid: String) -> String {
        var digits = Array(iccid.utf8.dropLast())
        var index = digits.count - 4
        while index >= 0 {
            if digits[index] < UInt8(ascii: "9") {
                digits[index] += 1
                break
            }
            digits[index] = UInt8(ascii: "0")
            index -= 1
        }
        let payload = String(decoding: digits, as: UTF8.self)
        return payload + "\(luhn(of: payload.placedScalars))"
    }
}
