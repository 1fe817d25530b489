internal import JSONDocuments

extension TraceRecord {
    /// What a page showed when something happened.
    public struct Snapshot: Equatable, Sendable {
        /// The number of the event that it belongs to.
        public var event: Int
        /// Whether it shows the page after what happened, or before.
        public var isAfter: Bool
        /// The document as markup, without scripts and without anything that loads or leads away; nil in
        /// a file where it is that of the snapshot before.
        public var html: String?
        /// Whether the markup is that of the whole document, which may be too large.
        public var isWhole: Bool

        /// Makes a snapshot.
        public init(event: Int, isAfter: Bool, html: String?, isWhole: Bool = true) {
            self.event = event
            self.isAfter = isAfter
            self.html = html
            self.isWhole = isWhole
        }

        var json: JSONValue {
            var members: [JSONValue.Member] = [.init("event", .number(JSONNumber(event)))]
            if let html { members.append(.init("html", .string(html))) }
            if !isWhole { members.append(.init("isWhole", .bool(false))) }
            members.append(.init("moment", .string(isAfter ? "after" : "before")))
            return .object(members)
        }

        init(_ json: PlacedJSON) throws(TraceProblem) {
            let moment = try json.text("moment")
            guard moment == "before" || moment == "after" else {
                throw json.problem("moment", "expected 'before' or 'after', found '\(moment)'")
            }
            self.init(
                event: try json.integer("event"), isAfter: moment == "after",
                html: json["html"] == nil ? nil : try json.text("html"),
                isWhole: json["isWhole"] == nil)
        }
    }

    /// Snapshots as a file has them: what was shown before is not written once more.
    static func written(_ snapshots: [Snapshot]) -> [Snapshot] {
        var last: String?
        return snapshots.map { snapshot in
            defer { last = snapshot.html }
            guard let html = snapshot.html, let last, html.utf8.elementsEqual(last.utf8) else {
                return snapshot
            }
            return Snapshot(
                event: snapshot.event, isAfter: snapshot.isAfter, html: nil,
                isWhole: snapshot.isWhole)
        }
    }
}
