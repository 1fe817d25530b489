/// One line of a trace file. Every record stands alone: a reader can start anywhere.
public enum TraceRecord: Equatable, Sendable {
    case header(Header)
    case event(TraceEvent)
    case end(End)
    /// A kind that this version does not know; readers pass over it.
    case unknown(kind: String)

    /// The version of the format that this target writes.
    public static let version = 1

    /// What the run was.
    public struct Header: Equatable, Sendable, Codable {
        /// The program that wrote the trace ("portalhost").
        public var tool: String
        /// Its version.
        public var toolVersion: String
        /// Edition of the API that was injected.
        public var edition: String
        /// The portal's launch URL.
        public var url: String
        /// The scripts of the page, in order.
        public var scripts: [String]

        /// Makes a header.
        public init(
            tool: String, toolVersion: String, edition: String, url: String, scripts: [String]
        ) {
            self.tool = tool
            self.toolVersion = toolVersion
            self.edition = edition
            self.url = url
            self.scripts = scripts
        }
    }

    /// How the run ended.
    public struct End: Equatable, Sendable, Codable {
        /// Why ("idle", "control-returned", "time-limit" ...).
        public var reason: String
        /// Virtual milliseconds since launch.
        public var time: Int
        /// How many events there were, by kind; kinds without one are left out.
        public var counts: [String: Int]

        /// Makes an end.
        public init(reason: String, time: Int, counts: [String: Int]) {
            self.reason = reason
            self.time = time
            self.counts = counts
        }
    }
}

extension TraceRecord: Codable {
    private enum Key: String, CodingKey { case version, kind, payload }

    /// Writes `version`, `kind` and `payload`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(Self.version, forKey: .version)
        switch self {
        case .header(let header):
            try container.encode("header", forKey: .kind)
            try container.encode(header, forKey: .payload)
        case .event(let event):
            try container.encode("event", forKey: .kind)
            try container.encode(event, forKey: .payload)
        case .end(let end):
            try container.encode("end", forKey: .kind)
            try container.encode(end, forKey: .payload)
        case .unknown(let kind):
            try container.encode(kind, forKey: .kind)
        }
    }

    /// Reads a record; one of a newer version is an error, one of an unknown kind is not.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let version = try container.decode(Int.self, forKey: .version)
        guard version == Self.version else {
            throw DecodingError.dataCorruptedError(
                forKey: .version, in: container,
                debugDescription:
                    "trace version \(version) is not known, expected \(Self.version)")
        }
        switch try container.decode(String.self, forKey: .kind) {
        case "header": self = .header(try container.decode(Header.self, forKey: .payload))
        case "event": self = .event(try container.decode(TraceEvent.self, forKey: .payload))
        case "end": self = .end(try container.decode(End.self, forKey: .payload))
        case let kind: self = .unknown(kind: kind)
        }
    }
}
