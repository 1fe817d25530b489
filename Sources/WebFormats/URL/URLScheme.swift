/// What a scheme means to the URL parser.
///
/// URL Standard, 4.2 "URL miscellaneous": the special schemes and their
/// default ports.
enum URLScheme: UInt8, Sendable {
    case other, ftp, file, http, https, ws, wss

    /// Names the kind of the lower-case scheme `bytes`, without colon.
    init(_ bytes: ArraySlice<UInt8>) {
        switch bytes.count {
        case 2 where bytes.elementsEqual("ws".utf8): self = .ws
        case 3 where bytes.elementsEqual("wss".utf8): self = .wss
        case 3 where bytes.elementsEqual("ftp".utf8): self = .ftp
        case 4 where bytes.elementsEqual("http".utf8): self = .http
        case 4 where bytes.elementsEqual("file".utf8): self = .file
        case 5 where bytes.elementsEqual("https".utf8): self = .https
        default: self = .other
        }
    }

    var isSpecial: Bool { self != .other }

    /// The default port, -1 for none.
    var defaultPort: Int {
        switch self {
        case .ftp: 21
        case .http, .ws: 80
        case .https, .wss: 443
        case .file, .other: -1
        }
    }
}
