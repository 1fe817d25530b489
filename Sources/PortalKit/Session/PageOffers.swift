internal import JSONDocuments
internal import PortalTrace

/// What a page offers to a person who wants to try it (user/offers.js).
package struct PageOffers: Sendable {
    /// Something that could be clicked.
    package struct Click: Equatable, Sendable {
        /// The line of `--do` that clicks it.
        package var command: String
        /// The control.
        package var control: Control
        /// Whether it is not known that anything hears the click: something far above it may.
        package var isGuess = false

        /// What people call that.
        package var words: String { "click \(control.words)" }

        /// The line of `--do` that clicks it by what a user sees, and nothing else.
        package var exactCommand: String {
            "click role=\(control.role) name=\(UserAction.quoted(control.name)) exact=true"
                + (control.frame.map { " \($0)" } ?? "")
        }
    }

    /// A control of the page.
    package struct Control: Equatable, Sendable {
        /// Its role, or its element's name where it has none.
        package var role: String
        /// Its name, or its text where it has none.
        package var name: String
        /// The frame that it is in, as a line of `--do` says it: `in frame "checkout"`.
        package var frame: String?

        /// What people call it.
        package var words: String {
            "\(role) \"\(TraceValue.oneLine(name))\""
                + (frame.map { " " + TraceValue.oneLine($0) } ?? "")
        }
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
                command: "click \(Self.locator(element))", control: Self.control(element),
                isGuess: element["isGuess"]?.bool ?? false)
        }
        disabled = Self.list(found["off"]).map { Self.control($0).words }
        fills = Self.list(found["fills"]).map(Self.line)
        changes = Self.list(found["changes"]).map(Self.line)
        mark = found["mark"]?.string ?? ""
    }

    private static func control(_ element: TraceValue) -> Control {
        Control(
            role: element["role"]?.string ?? "element", name: element["name"]?.string ?? "",
            frame: element["frame"]?.string)
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
