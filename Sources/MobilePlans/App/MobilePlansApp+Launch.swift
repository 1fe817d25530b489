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
                    .string(errors.map(\.result.rawValue).joined(separator: ","))))
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
        registrationWatch?.callback = nil
        visit += 1
    }

    private static func timestamp(_ time: Int) -> String {
        let seconds = (VirtualClock.launchTime + Double(time)) / 1_000
        return Date(timeIntervalSince1970: seconds).formatted(.iso8601)
    }
}
