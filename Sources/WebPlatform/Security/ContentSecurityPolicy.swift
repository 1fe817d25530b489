internal import WebFormats

/// One policy of a page: what it may run, load and send (Content Security Policy 3, section 2.2).
public struct ContentSecurityPolicy: Sendable {
    /// The level of the standard that a browser knows.
    public enum Level: Sendable {
        /// EdgeHTML 18.
        case two
        case three
    }

    /// What a policy is asked about; the raw value is its directive.
    public enum Directive: String, Sendable {
        case script = "script-src-elem"
        case handler = "script-src-attr"
        case evaluation = "script-src"
        case style = "style-src-elem"
        case styleAttribute = "style-src-attr"
        case image = "img-src"
        case connection = "connect-src"
        case object = "object-src"
        case frame = "frame-src"
        case base = "base-uri"
        case form = "form-action"
        case framing = "frame-ancestors"

        /// The directives that are asked, the nearest first (section 6.8.3).
        var chain: [String] {
            switch self {
            case .script, .handler: [rawValue, "script-src", "default-src"]
            case .evaluation: ["script-src", "default-src"]
            case .style, .styleAttribute: [rawValue, "style-src", "default-src"]
            case .frame: [rawValue, "child-src", "default-src"]
            case .base, .form, .framing: [rawValue]
            default: [rawValue, "default-src"]
            }
        }
    }

    /// The policy as it was written.
    public let text: String
    /// Whether what it forbids is told and done all the same.
    public let isReportOnly: Bool
    /// The sources of each directive; the first of a name counts.
    private var directives: [String: [PolicySource]] = [:]
    /// What was written for it.
    private var written: [String: String] = [:]
    /// How many sources were read, and whether there were more.
    private(set) var sourceCount = 0
    private(set) var isCut = false
    /// Whether the browser keeps nonces from styles and scripts that look for them: a response says the policy.
    let hidesNonces: Bool

    /// Reads a policy (section 2.2.1).
    ///
    /// - Parameters:
    ///   - isMeta: Whether a `meta` element says it: some directives are none there.
    ///   - room: How many sources are read.
    init(_ text: String, isReportOnly: Bool, isMeta: Bool, level: Level, room: Int) {
        self.text = text.trimmingHTTPSpace()
        self.isReportOnly = isReportOnly
        hidesNonces = !isMeta && level == .three
        for part in text.split(separator: ";") {
            // What is not ASCII is in no policy.
            guard part.utf8.allSatisfy({ $0 < 0x80 }) else { continue }
            let words = part.utf8.split(whereSeparator: Self.isSpace).map {
                String(decoding: $0, as: UTF8.self)
            }
            guard let name = words.first?.asciiLowercased(), directives[name] == nil else {
                continue
            }
            if isMeta, ["report-uri", "frame-ancestors", "sandbox"].contains(name) { continue }
            if level == .two, name.hasSuffix("-elem") || name.hasSuffix("-attr") { continue }
            let given = words.dropFirst().prefix(room - sourceCount)
            sourceCount += given.count
            if given.count < words.count - 1 { isCut = true }
            directives[name] = given.compactMap { PolicySource($0, level: level) }
            written[name] = words.prefix(given.count + 1).joined(separator: " ")
            switch name {
            case "report-uri": reportAddresses = Array(given)
            case "sandbox" where !isReportOnly: sandbox = given.map { $0.asciiLowercased() }
            default: break
            }
        }
    }

    /// Where violations are told, as it was written (section 6.5.1).
    private(set) var reportAddresses: [String] = []
    /// What a sandbox allows, in small letters; nil where none is said (section 6.3.2).
    private(set) var sandbox: [String]?

    static func isSpace(_ unit: UInt8) -> Bool {
        unit == 0x20 || (0x09...0x0D).contains(unit) && unit != 0x0B
    }

    /// Whether it says anything.
    var isEmpty: Bool { directives.isEmpty }

    /// Whether requests of http go over https (Upgrade Insecure Requests, section 3.1).
    var upgradesInsecureRequests: Bool {
        !isReportOnly && directives["upgrade-insecure-requests"] != nil
    }

    /// The directive that decides, as it was written, and its sources; nil where the policy says nothing.
    func deciding(_ directive: Directive) -> (written: String, sources: [PolicySource])? {
        for name in directive.chain {
            if let sources = directives[name] { return (written[name] ?? name, sources) }
        }
        return nil
    }
}
