internal import FoundationEssentials
internal import PortalTrace

/// How the portal is opened: the first time, and again after a failure (mobile-plans.md, section 2).
extension MobilePlansApp {
    /// Opens the portal, and writes that down with its request headers.
    ///
    /// - Parameter url: The page's URL.
    public func launch(_ url: String) {
        show(url)
        var headers: [TraceValue.Member] = [
            .init("Accept-Language", .string(world.launch.language))
        ]
        if !state.launchErrors.isEmpty {
            let errors = state.launchErrors
            headers.append(
                .init(
                    "X-MP-LPAError-Codes",
                    .string(errors.map(\.result.operationStatus).joined(separator: ","))))
            headers.append(
                .init(
                    "X-MP-LPAError-ICCIDs",
                    .string(errors.last { !$0.iccid.isEmpty }?.iccid ?? "")))
            headers.append(
                .init(
                    "X-MP-LPAError-TimeStamps",
                    .string(errors.map { Self.timestamp($0.time) }.joined(separator: ","))))
            state.launchErrors = []
        }
        step(.opensPortal(url: url, headers: headers))
    }

    /// Gets ready to show the portal again. What the old page began goes on, but its functions are
    /// gone: the user is told instead.
    public func relaunch() {
        handBack = nil
        registrationWatch?.listener = .user
        visit += 1
    }

    /// "5/18/2018 11:17:23 PM", in UTC.
    private static func timestamp(_ time: Int) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let seconds = (VirtualClock.launchTime + Double(time)) / 1_000
        let parts = calendar.dateComponents(
            [.year, .month, .day, .hour, .minute, .second],
            from: Date(timeIntervalSince1970: seconds))
        func two(_ value: Int?) -> String {
            let value = value ?? 0
            return value < 10 ? "0\(value)" : "\(value)"
        }
        let hour = parts.hour ?? 0
        return "\(parts.month ?? 0)/\(parts.day ?? 0)/\(parts.year ?? 0) "
            + "\(hour % 12 == 0 ? 12 : hour % 12):\(two(parts.minute)):\(two(parts.second)) "
            + (hour < 12 ? "AM" : "PM")
    }
}
