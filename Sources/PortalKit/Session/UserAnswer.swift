internal import JSONDocuments
internal import PortalTrace

/// What the page's half of the user says of one try.
struct UserAnswer {
    /// How a try ended.
    enum Outcome: String {
        case done
        /// The page in the frame that is meant has to come to rest first.
        case rest
        /// It cannot be done yet.
        case wait
        case failed
    }

    var outcome: Outcome
    /// Why it was not done, with the element before it.
    var reason: String
    /// Elements that may have been meant; nil where nothing has looked for them.
    var lines: [String]?
    /// Whether no element is what was looked for.
    var isMiss: Bool
    /// Whether anything listened.
    var isHeard: Bool
    /// Whether the element has a role, and no name for it.
    var isNameless: Bool

    /// Reads an answer; one without an outcome that is known is a failure.
    init(_ json: TraceValue) {
        outcome = json["outcome"]?.string.flatMap(Outcome.init(rawValue:)) ?? .failed
        let element = json["element"]?.string.map { "\($0): " } ?? ""
        reason = element + (json["reason"]?.string ?? "it is not possible")
        lines = json["near"].flatMap(Self.lines)
        isMiss = json["isMiss"]?.bool == true
        isHeard = json["isHeard"]?.bool != false
        isNameless = json["name"]?.string == "" && json["role"]?.string != nil
    }

    /// Lines of text.
    static func lines(_ value: TraceValue) -> [String]? {
        guard case .array(let elements) = value else { return nil }
        return elements.compactMap(\.string)
    }
}
