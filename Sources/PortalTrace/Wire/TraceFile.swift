public import FoundationEssentials

/// Writes and reads traces as JSON Lines: one record a line, keys sorted, UTF-8.
public enum TraceFile {
    /// What is wrong with a line of a trace file.
    public struct ReadError: Error, Equatable, Sendable, CustomStringConvertible {
        /// Line, counted from 1.
        public var line: Int
        /// What is wrong with it.
        public var message: String

        /// The message with its line.
        public var description: String { "line \(line): \(message)" }
    }

    /// Returns the whole file of a run.
    public static func data(
        header: TraceRecord.Header, events: [TraceEvent], reason: String, time: Int
    ) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var counts: [String: Int] = [:]
        var file = Data()
        func append(_ record: TraceRecord) throws {
            file.append(try encoder.encode(record))
            file.append(UInt8(ascii: "\n"))
        }
        try append(.header(header))
        for event in events {
            counts[event.kind.rawValue, default: 0] += 1
            try append(.event(event))
        }
        try append(.end(.init(reason: reason, time: time, counts: counts)))
        return file
    }

    /// Reads a file's records. Blank lines are passed over.
    ///
    /// - Throws: `ReadError` for the first line that is no record.
    public static func records(in file: Data) throws -> [TraceRecord] {
        let decoder = JSONDecoder()
        var records: [TraceRecord] = []
        let lines = file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where !line.allSatisfy(isWhiteSpace) {
            do {
                records.append(try decoder.decode(TraceRecord.self, from: line))
            } catch let error as DecodingError {
                throw ReadError(line: index + 1, message: words(error))
            }
        }
        return records
    }

    private static func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }

    private static func words(_ error: DecodingError) -> String {
        switch error {
        case .dataCorrupted(let context), .typeMismatch(_, let context),
            .valueNotFound(_, let context), .keyNotFound(_, let context):
            let path = context.codingPath.map(\.stringValue).joined(separator: ".")
            return path.isEmpty
                ? context.debugDescription : "\(path): \(context.debugDescription)"
        @unknown default: return "\(error)"
        }
    }
}
