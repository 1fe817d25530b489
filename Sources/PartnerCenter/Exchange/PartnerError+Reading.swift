internal import JSONDocuments
internal import WebFormats

extension PartnerError {
    /// Reads a reply that is no success, in any of the shapes that bodies have
    /// (partner-center.md, section 5.1): the service's own, the throttling gateway's, none, HTML.
    ///
    /// - Parameter now: Milliseconds since 1970, to which a `Retry-After` date is compared.
    init(_ response: HTTPResponse, to request: HTTPRequest, now: Int) {
        self.init(.notSpecified, "")
        status = response.status
        requestID = response.headers["MS-RequestId"] ?? request.headers["MS-RequestId"]
        correlationID = response.headers["MS-CorrelationId"] ?? request.headers["MS-CorrelationId"]
        rawBody = Array(response.body.prefix(PartnerLimits.keptBodyBytes))
        retryAfter = response.headers["Retry-After"].flatMap {
            RetryAfter.milliseconds($0, now: now)
        }
        readBody(response.body)
        category = Self.category(status: response.status, code: code)
        message = "\(request.method) \(request.target): \(Self.words(category))"
        if category == .preconditionFailed, request.headers.contains("If-Match") {
            message += "; the ETag is out of date, so read the resource again"
        }
    }

    private mutating func readBody(_ body: [UInt8]) {
        guard let object = try? JSONValue(reply: body).object else { return }
        code = object["code"].flatMap(Self.scalar)
        serviceDescription = object["description"]?.string ?? object["message"]?.string
        source = object["source"]?.string
        data = (object["data"]?.array ?? []).map { $0.string ?? $0.text() }
    }

    /// A code as text, whether it was written as a text or as a number (section 9.3).
    private static func scalar(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): text
        case .number(let number): number.integer.map { "\($0)" } ?? number.digits
        default: nil
        }
    }

    static func category(status: Int, code: String?) -> Category {
        switch (status, code) {
        case (400, "2055"), (412, _), (417, _): .preconditionFailed
        case (400, _): .badInput
        case (401, _): .unauthorized
        case (403, _): .forbidden
        case (404, _): .notFound
        case (405, _): .invalidOperation
        case (406, _), (415, _): .unsupportedDataFormat
        case (408, _): .requestTimeout
        case (409, _): .alreadyExists
        case (429, _): .tooManyRequests
        case (503, _): .serverBusy
        case (504, _): .gatewayTimeout
        case (500..., _): .serverError
        case (300..<400, _): .redirected
        case (400..., _): .badInput
        default: .notSpecified
        }
    }

    private static func words(_ category: Category) -> String {
        switch category {
        case .badInput: "refused: the input, or a rule of the business"
        case .unauthorized: "refused: the token is missing, expired, or not for this service"
        case .forbidden: "refused: not allowed"
        case .notFound: "the customer, order, subscription or offer is not known"
        case .invalidOperation: "the verb is not allowed here"
        case .unsupportedDataFormat: "the media type is not supported"
        case .alreadyExists: "busy: a change is pending; read the order again before deciding"
        case .preconditionFailed: "a precondition of the request does not hold"
        case .requestTimeout, .gatewayTimeout: "the service ran out of time"
        case .tooManyRequests: "too many requests"
        case .serverBusy: "the service is overloaded"
        case .serverError: "the service is in trouble"
        case .redirected: "sent to another address, where neither the request nor the token went"
        default: "unexpected reply"
        }
    }

    /// A failure of the transport as an error.
    init(_ failure: PartnerTransportFailure, to request: HTTPRequest) {
        let category: Category =
            switch failure.kind {
            case .timedOut: .requestTimeout
            case .notConnected, .connectionLost: .connection
            case .tls: .tls
            case .redirected: .redirected
            case .tooLarge: .responseParsing
            case .cancelled: .cancelled
            }
        self.init(category, "\(request.method) \(request.target): \(failure.message)")
        requestID = request.headers["MS-RequestId"]
        correlationID = request.headers["MS-CorrelationId"]
        outcomeIsUnknown = failure.mayHaveArrived && request.method != "GET"
    }
}

/// The `Retry-After` header: seconds, or a date (RFC 9110, section 10.2.3).
enum RetryAfter {
    /// Longest wait that is believed, in milliseconds: an hour.
    private static let longest = 3_600_000

    static func milliseconds(_ text: String, now: Int) -> Int? {
        let text = text.filter { $0 != " " || text.contains(",") }
        if let seconds = Int(text) { return min(max(0, seconds), longest / 1_000) * 1_000 }
        guard let date = HTTPDate.milliseconds(text) else { return nil }
        return min(max(0, date - now), longest)
    }
}
