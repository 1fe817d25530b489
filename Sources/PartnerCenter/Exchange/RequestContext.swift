/// What every call of a scope says beside its purpose (partner-center.md, section 1.2).
public struct RequestContext: Equatable, Sendable {
    /// The correlation id of all calls; nil makes one for each call, as the documentation wants it
    /// (section 9.5). The SDK has one for the life of its root object.
    public var correlationID: String?
    /// Language of localised answers.
    public var locale = "en-US"
    /// `MS-PartnerCenter-Application`; nil is not sent.
    public var applicationName: String?
    /// `MS-Contract-Version`; nil is not sent: the documented sample and the SDK have none (sections
    /// 9.2 and 10).
    public var contractVersion: String?

    /// Makes the default context.
    public init(
        correlationID: String? = nil, locale: String = "en-US", applicationName: String? = nil,
        contractVersion: String? = nil
    ) {
        self.correlationID = correlationID
        self.locale = locale
        self.applicationName = applicationName
        self.contractVersion = contractVersion
    }
}
