/// What the launch URL tells the portal about the device and its owner (mobile-plans.md, section 2).
public struct PortalDevice: Equatable, Sendable {
    /// 32 digits; nil on a device without an eSIM.
    public var eid: String?
    /// ICCIDs of this operator's profiles on the eSIM.
    public var iccids: [String]
    /// ICCID of a physical SIM.
    public var iccid: String?
    /// 15 digits.
    public var imei: String
    /// Two-letter ISO 3166 country, where the user is.
    public var location: String
    /// Two-letter ISO 3166 country, region setting of the PC.
    public var market: String
    /// At most 64 characters.
    public var transactionId: String

    /// A device that has everything, so that every parameter is present.
    public static let complete = PortalDevice(
        eid: "89033023426200000000005430099507", iccids: ["8988247000100003319"],
        iccid: "8988247000100003327", imei: "490154203237518", location: "US", market: "US",
        transactionId: "3f6c2b1e-0d52-4a57-9a53-7f0b5f6f2c11")

    /// The portal's URL with this device's parameters.
    ///
    /// - Parameter page: The portal's URL from the service configuration, without a query.
    public func launchURL(page: String = "https://portal.contoso-mobile.example/plans") -> String {
        var parameters: [(String, String)] = []
        if let eid { parameters.append(("eid", eid)) }
        if !iccids.isEmpty { parameters.append(("iccids", iccids.joined(separator: ","))) }
        if let iccid { parameters.append(("iccid", iccid)) }
        parameters += [
            ("imei", imei), ("location", location), ("market", market),
            ("transactionId", transactionId),
        ]
        let query = parameters.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
        return "\(page)?\(query)"
    }
}
