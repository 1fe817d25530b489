/// An activation code: where a profile is and which one it is, spec section 8.
///
/// The text is `1$<SM-DP+ address>$<matching ID>`, optionally followed by `$<SM-DP+ OID>` and
/// `$<confirmation code flag>` (GSMA SGP.22 section 4.1).
public struct ActivationCode: Equatable, Sendable {
    /// Host name of the SM-DP+, without scheme and port.
    public var address: String
    /// Upper-case letters, digits and hyphens that name the profile; may be empty.
    public var matchingID: String
    /// Object identifier of the SM-DP+ in dotted notation; nil if left out or empty.
    public var objectIdentifier: String?
    /// Whether the user would have to enter a confirmation code, which the app does not support.
    public var confirmationCodeRequired: Bool

    /// Makes a code from its parts, which are not checked.
    public init(
        address: String,
        matchingID: String,
        objectIdentifier: String? = nil,
        confirmationCodeRequired: Bool = false
    ) {
        self.address = address
        self.matchingID = matchingID
        self.objectIdentifier = objectIdentifier
        self.confirmationCodeRequired = confirmationCodeRequired
    }

    /// Reads an activation code, spec section 8.
    ///
    /// Every problem is found; one rule is reported once for each part, at its first offence.
    ///
    /// - Returns: A value if there is no error, or if the only one is that a confirmation code is
    ///   asked for: such a code is readable, but not allowed.
    public static func parse(_ text: String) -> Parsed<ActivationCode> {
        parse(text, allowingAddressOnly: false)
    }

    /// Reads an activation code, or only an SM-DP+ address where the call allows it.
    ///
    /// - Parameter allowingAddressOnly: Whether a text without `$` is an address, as it is for a
    ///   delayed `notifyProfileDownload` (spec section 3.3).
    public static func parse(
        _ text: String, allowingAddressOnly: Bool
    ) -> Parsed<ActivationCode> {
        var reader = ActivationCodeReader(text, allowsAddressOnly: allowingAddressOnly)
        return reader.read()
    }
}
