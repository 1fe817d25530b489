import FoundationEssentials
import PortalTrace
import WebFormats

/// A place in a portal's script, not one in a test.
typealias SourceLocation = PortalTrace.SourceLocation

/// Writes and reads single records as they stand in a file.
enum Wire {
    /// The line of a record, without its line feed.
    static func line(_ record: TraceRecord) throws -> String {
        String(decoding: record.bytes, as: UTF8.self)
    }

    /// A file that holds these events.
    static func file(_ events: [TraceEvent], time: Int = 0) -> TraceFile {
        TraceFile(header: header, events: events, end: .init(reason: "idle", time: time))
    }

    /// The lines of a file that holds these events, from header to end.
    static func lines(_ events: [TraceEvent]) -> [String] {
        String(decoding: file(events).bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// The records of a text.
    static func records(_ text: String) throws -> [TraceRecord] {
        try TraceFile.records(in: Array(text.utf8))
    }

    /// The line of an event that has a value, given as JSON, for its result.
    static func line(result json: String) -> String {
        #"{"kind":"event","payload":{"event":"call","name":"n","result":\#(json),"sequence":1,"#
            + #""time":0},"version":1}"#
    }

    /// A value as it stands in a file.
    static func json(_ value: TraceValue) throws -> String {
        let event = TraceEvent(sequence: 1, time: 0, .call(.init("n", result: value)))
        let frame = line(result: "|").split(separator: "|")
        return String(
            try line(.event(event)).dropFirst(frame[0].count).dropLast(frame[1].count))
    }

    /// Reads a value from its JSON.
    static func value(_ json: String) throws -> TraceValue? {
        guard case .event(let event) = try records(line(result: json)).first else { return nil }
        return event.result
    }

    static let header = TraceRecord.Header(
        tool: "portalhost", toolVersion: "1.2.3", edition: "all",
        url: "https://portal.example/plans?market=US", scripts: ["api.js", "portal.js"])
}
