/// What a URL has for a host (URL Standard, 3.1 "Host representation").
public enum HostKind: UInt8, Sendable, Hashable {
    /// No host at all, as in `mailto:a@b`.
    case none
    /// The empty host, as in `file:///`.
    case empty
    /// A domain in ASCII.
    case domain
    /// An IPv4 address, written as four decimal numbers.
    case ipv4
    /// An IPv6 address, in brackets.
    case ipv6
    /// The host of a URL whose scheme is not special.
    case opaque
}
