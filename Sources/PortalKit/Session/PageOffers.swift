internal import JSONDocuments
internal import PortalTrace

/// What a page offers to a person who wants to try it (user/offers.js).
package struct PageOffers: Sendable {
    /// Something that could be clicked.
    package struct Click: Equatable, Sendable {
        /// The line of `--do` that clicks it.
        package var command: String
        /// What people call that.
        package var words: String
        /// What people call the control.
        package var control: String
        /// Whether it is not known that anything hears the click: something far above it may.
        package var isGuess = false
        /// Whether it is a button, and no link.
        package var isButton = false
    }

    /// What can be clicked.
    package var clicks: [Click] = []
    /// The controls that are there and disabled, as people call them.
    package var disabled: [String] = []
    /// Lines of `--do` that fill in what is empty.
    package var fills: [String] = []
    /// Lines of `--do` that choose something else than what is chosen.
    package var changes: [String] = []
    /// What tells states of a page with the same controls apart.
    package var mark = ""

    init() {}

    /// With what was offered before and is not any more: a user need not wait until a countdown has ended.
    func joined(with earlier: PageOffers) -> PageOffers {
        var all = self
        all.clicks += earlier.clicks.filter { click in
            !clicks.contains { $0.words.hasSameCodeUnits(as: click.words) }
        }
        if fills.isEmpty { all.fills = earlier.fills }
        if changes.isEmpty { all.changes = earlier.changes }
        return all
    }

    /// Reads what the page's script says.
    init(_ found: TraceValue) {
        clicks = Self.list(found["clicks"]).map { element in
            Click(
                command: "click \(Self.locator(element))",
                words: "click \(Self.words(element))", control: Self.words(element),
                isGuess: element["isGuess"]?.bool ?? false,
                isButton: element["role"]?.string == "button")
        }
        disabled = Self.list(found["off"]).map(Self.words)
        fills = Self.list(found["fills"]).map(Self.line)
        changes = Self.list(found["changes"]).map(Self.line)
        mark = found["mark"]?.string ?? ""
    }

    private static func words(_ element: TraceValue) -> String {
        let role = element["role"]?.string ?? "element"
        let frame = element["frame"]?.string.map { " " + TraceValue.oneLine($0) } ?? ""
        return "\(role) \"\(TraceValue.oneLine(element["name"]?.string ?? ""))\"\(frame)"
    }

    private static func line(_ element: TraceValue) -> String {
        let text = element["text"]?.string.map { " " + UserAction.quoted($0) } ?? ""
        return "\(element["verb"]?.string ?? "fill") \(locator(element))\(text)"
    }

    private static func locator(_ element: TraceValue) -> String {
        let place = element["place"]
        let frame = element["frame"]?.string.map { " " + $0 } ?? ""
        if let words = place?["words"]?.string { return UserAction.quoted(words) + frame }
        let number = place?["nth"]?.number.map { Int($0) } ?? 0
        return "css=\(place?["css"]?.string ?? "*") nth=\(number)\(frame)"
    }

    private static func list(_ value: TraceValue?) -> [TraceValue] {
        if case .array(let elements)? = value { return elements }
        return []
    }
}
