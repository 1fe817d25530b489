/// How the app opens the portal (mobile-plans.md, section 2).
public struct Launch: Equatable, Sendable {
    /// The portal's URL from the service configuration, without a query.
    public var portal = "https://portal.contoso-mobile.example/plans"
    /// The host whose pages may call the app; nil is the portal's own.
    public var notificationHost: String?
    /// Two-letter ISO 3166 country, where the user is.
    public var location = "US"
    /// Two-letter ISO 3166 country, region setting of the PC.
    public var market = "US"
    /// At most 64 characters.
    public var transactionID = "3f6c2b1e-0d52-4a57-9a53-7f0b5f6f2c11"
    /// The user's languages, as the `Accept-Language` header gives them.
    public var language = "en-US"

    /// Makes a launch in the United States.
    public init() {}
}

extension Scenario {
    /// The portal's URL with this device's parameters (mobile-plans.md, section 2).
    public var launchURL: String {
        var parameters: [(String, String)] = []
        if let eSIM = device.eSIM, eSIM.state != .removed {
            parameters.append(("eid", eSIM.eid))
            let iccids = eSIM.profiles.filter(\.isOperators).map { ICCID.unpadded($0.iccid) }
            if !iccids.isEmpty { parameters.append(("iccids", iccids.joined(separator: ","))) }
        }
        if let iccid = device.physicalSIM { parameters.append(("iccid", ICCID.unpadded(iccid))) }
        parameters += [
            ("imei", device.imei), ("location", launch.location), ("market", launch.market),
            ("transactionId", launch.transactionID),
        ]
        // What follows a "#" never reaches a server, nor the page's own query.
        let portal = launch.portal
        let end = portal.utf8.firstIndex(of: UInt8(ascii: "#")) ?? portal.endIndex
        // Every run has such a URL, so it is put together in one piece.
        var url = String(portal[..<end])
        url.reserveCapacity(320)
        var separator = portal[..<end].utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
        for (name, value) in parameters {
            url += separator
            url += name
            url += "="
            url += Self.encoded(value)
            separator = "&"
        }
        url += portal[end...]
        return url
    }

    /// A value as a query carries it; the comma between ICCIDs stays.
    private static func encoded(_ text: String) -> String {
        if text.utf8.allSatisfy(isPlain) { return text }
        var result = ""
        for byte in text.utf8 {
            if isPlain(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return result
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: ","):
            true
        default: false
        }
    }
}

extension ICCID {
    /// An ICCID without the `F` that pads it on a card.
    static func unpadded(_ iccid: String) -> String {
        iccid.last == "F" || iccid.last == "f" ? String(iccid.dropLast()) : iccid
    }
}
