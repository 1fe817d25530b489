/// Why an exchange has no reply, or only a part of one.
public struct HTTPTransportFailure: Error, Equatable, Sendable {
    /// The kinds of failures.
    public enum Kind: Sendable {
        /// libcurl is not installed.
        case missing
        /// The host's name is not known.
        case dns
        /// No connection could be made.
        case refused
        /// No trusted connection could be made.
        case tls
        /// No reply came in time.
        case timeout
        /// The connection broke, before the headers or within the body.
        case reset
        /// The reply is longer than was asked for.
        case limit
        /// The reply is packed, and unpacks to more than a hundred times what came.
        case unpacked
        /// The caller gave up.
        case cancelled
    }

    /// What kind it is.
    public var kind: Kind
    /// libcurl's words; empty where it has none.
    public var words: String

    /// Makes a failure.
    public init(_ kind: Kind, _ words: String = "") {
        self.kind = kind
        self.words = words
    }

    /// What to do where libcurl is not there.
    public static let howToInstall =
        "the library libcurl.so.4 was not found; install it (Debian and Ubuntu: libcurl4)"
}
