/// What went wrong with a call: one type for all of it, with everything that a support case asks
/// for (partner-center.md, section 8: always surface both ids, status, code, source, raw body).
public struct PartnerError: Error, Equatable, Sendable {
    /// What kind of mistake it is; the names are those of the SDK where it has one (section 5.2).
    public enum Category: String, CaseIterable, Sendable {
        case notSpecified = "NotSpecified"
        case badInput = "BadInput"
        case unauthorized = "Unauthorized"
        case forbidden = "Forbidden"
        case notFound = "NotFound"
        case invalidOperation = "InvalidOperation"
        case unsupportedDataFormat = "UnsupportedDataFormat"
        /// 409: the order is busy, or a change is pending. The name is the SDK's.
        case alreadyExists = "AlreadyExists"
        /// 412, 417, or 400 with code 2055: the ETag is out of date (section 9.4).
        case preconditionFailed = "PreconditionFailed"
        case requestTimeout = "RequestTimeout"
        case tooManyRequests = "TooManyRequests"
        case serverError = "ServerError"
        case serverBusy = "ServerBusy"
        case gatewayTimeout = "GatewayTimeout"
        /// A reply that cannot be read.
        case responseParsing = "ResponseParsing"
        /// The service could not be reached, or the connection broke.
        case connection = "Connection"
        /// The server's certificate is not trusted.
        case tls = "Tls"
        /// The server sent the request to another address, which was not followed.
        case redirected = "Redirected"
        /// The caller gave the call up.
        case cancelled = "Cancelled"
    }

    /// What kind of mistake it is.
    public var category: Category
    /// What was expected, what was found, what to do; in our own words.
    public var message: String
    /// The HTTP status; nil if there was no reply.
    public var status: Int?
    /// The service's code as text ("800029"). The same number means different things with another
    /// status or source (section 9.6).
    public var code: String?
    /// What the service says; for people, in their language, not for programs (section 5.1).
    public var serviceDescription: String?
    /// What the service adds.
    public var data: [String] = []
    /// The part of the service that refused ("PartnerFD").
    public var source: String?
    /// `MS-RequestId` of the call.
    public var requestID: String?
    /// `MS-CorrelationId` of the call.
    public var correlationID: String?
    /// How long the service wants to be left alone, in milliseconds.
    public var retryAfter: Int?
    /// The reply's body, 64 KiB at most.
    public var rawBody: [UInt8] = []
    /// Whether the service may have done what it was asked: read before asking again.
    public var outcomeIsUnknown = false
    /// Whether it is the authority's: no token was to be had, and the service was not asked.
    public var isOfAuthority = false

    /// Makes an error.
    public init(_ category: Category, _ message: String) {
        self.category = category
        self.message = message
    }
}

extension PartnerError: CustomStringConvertible {
    /// The message, with what identifies the call.
    public var description: String {
        var parts = [message]
        if let serviceDescription, !serviceDescription.isEmpty {
            parts.append(
                "the \(isOfAuthority ? "authority" : "service") says "
                    + "\"\(serviceDescription.prefix(1_024))\"")
        }
        if let status { parts.append("status \(status)") }
        if let code { parts.append("code \(code)") }
        if let source { parts.append("source \(source)") }
        if !data.isEmpty { parts.append("data \(data.joined(separator: ", ").prefix(1_024))") }
        if let retryAfter { parts.append("wait \(retryAfter) ms") }
        if let requestID { parts.append("MS-RequestId \(requestID)") }
        if let correlationID { parts.append("MS-CorrelationId \(correlationID)") }
        if outcomeIsUnknown { parts.append("it may have been done: read before asking again") }
        return parts.joined(separator: "; ")
    }
}
