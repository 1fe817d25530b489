internal import JSONDocuments

/// Header fields in their order, found in any letter case.
public struct PartnerHeaders: Equatable, Sendable {
    /// One field.
    public struct Field: Equatable, Sendable {
        /// Its name as it is sent.
        public var name: String
        /// Its value.
        public var value: String
    }

    /// The fields, in order.
    public private(set) var fields: [Field] = []

    /// Makes header fields.
    public init(_ fields: [(name: String, value: String)] = []) {
        self.fields = fields.map { Field(name: $0.name, value: $0.value) }
    }

    /// The value of a field; of two with one name the first. Setting nil takes the field out.
    public subscript(name: String) -> String? {
        get { fields.first { $0.name.isSameName(as: name) }?.value }
        set {
            let place = fields.firstIndex { $0.name.isSameName(as: name) }
            switch (place, newValue) {
            case (let place?, let value?): fields[place].value = value
            case (let place?, nil): fields.remove(at: place)
            case (nil, let value?): fields.append(Field(name: name, value: value))
            case (nil, nil): break
            }
        }
    }
}

/// One HTTP request to the service.
public struct PartnerRequest: Equatable, Sendable {
    /// The verb ("PATCH").
    public var method: String
    /// The absolute address.
    public var url: String
    /// The header fields. `Host` and `Content-Length` are the transport's to add.
    public var headers: PartnerHeaders
    /// The body; nil if there is none.
    public var body: [UInt8]?

    /// Makes a request.
    public init(
        method: String, url: String, headers: PartnerHeaders = PartnerHeaders(),
        body: [UInt8]? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }

    /// The address without scheme, host and fragment ("/v1/customers?size=2").
    public var target: String { PartnerURL.split(url).target }

    /// The host, with the port if one is named.
    public var host: String { PartnerURL.split(url).host }

    /// The request as it goes over the wire, with `Authorization: Bearer` and no token.
    ///
    /// Tokens are shown nowhere: what is printed is copied.
    public func text() -> String {
        var text = "\(method) \(target) HTTP/1.1\r\nHost: \(host)\r\n"
        for field in headers.fields {
            let isSecret = field.name.isSameName(as: "Authorization")
            text += "\(field.name): \(isSecret ? "Bearer <token>" : field.value)\r\n"
        }
        if let body { text += "Content-Length: \(body.count)\r\n" }
        return text + "\r\n" + String(decoding: body ?? [], as: UTF8.self)
    }
}

/// One HTTP reply of the service.
public struct PartnerResponse: Equatable, Sendable {
    /// The status code.
    public var status: Int
    /// The header fields.
    public var headers: PartnerHeaders
    /// The body, as it came.
    public var body: [UInt8]

    /// Makes a reply.
    public init(status: Int, headers: PartnerHeaders = PartnerHeaders(), body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// Why there is no reply.
public struct PartnerTransportFailure: Error, Equatable, Sendable {
    /// What kept the reply away.
    public enum Kind: String, Sendable {
        /// No reply came in time. The service may have done what it was asked.
        case timedOut
        /// The connection could not be made: nothing was asked.
        case notConnected
        /// The connection broke. The service may have done what it was asked.
        case connectionLost
        /// The server's certificate is not trusted, or there is no common TLS version.
        case tls
        /// The server sent the request elsewhere; nobody went there, and the token did not either.
        case redirected
        /// The reply is longer than is read.
        case tooLarge
        /// The call was given up.
        case cancelled
    }

    /// What kept it away.
    public var kind: Kind
    /// The details, without any secret.
    public var message: String

    /// Makes a failure.
    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    /// Whether the service may have done what it was asked.
    public var mayHaveArrived: Bool {
        switch kind {
        case .timedOut, .connectionLost, .tooLarge, .cancelled: true
        case .notConnected, .tls, .redirected: false
        }
    }
}

/// Sends requests and waits for replies. It follows no redirect and reads 10 MB at most
/// (`PartnerLimits.replyBytes`).
public protocol PartnerTransport: Sendable {
    /// Sends a request.
    ///
    /// - Parameter timeout: In milliseconds.
    func send(
        _ request: PartnerRequest, timeout: Int
    ) async throws(PartnerTransportFailure) -> PartnerResponse
}

/// The same for callers that wait: a command, and a synchronous call of a script.
public protocol PartnerLine {
    /// Sends a request and waits for the reply.
    ///
    /// - Parameter timeout: In milliseconds.
    func send(
        _ request: PartnerRequest, timeout: Int
    ) throws(PartnerTransportFailure) -> PartnerResponse
}

/// Bounds that keep a hostile reply from filling the memory.
public enum PartnerLimits {
    /// Longest reply that is read, in bytes.
    public static let replyBytes = 10 << 20
    /// Longest body that an error keeps, in bytes.
    public static let keptBodyBytes = 64 << 10
    /// Longest identifier, in bytes.
    public static let idBytes = 256
}
