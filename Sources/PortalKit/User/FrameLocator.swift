package import JSONDocuments

/// Which frame of a page is meant: all that is said of it holds. It has to be clear.
public struct FrameLocator: Hashable, Sendable {
    /// A text as a user says it: a frame of that name or id, else one whose title, else whose URL has it.
    public var words: String?
    /// A selector of its element.
    public var css: String?
    /// Its name, all of it.
    public var name: Locator.TextPattern?
    /// Its title, or another accessible name of its element.
    public var title: Locator.TextPattern?
    /// The URL of what it shows.
    public var url: Locator.TextPattern?
    /// Which of several, from 0; negative ones count from the end.
    public var nth: Int?
    /// The frame that it is in: one element, or none.
    private var outer: [FrameLocator] = []

    /// Says nothing yet.
    public init() {}

    /// The frame that it is in; nil for the page itself.
    public var frame: FrameLocator? {
        get { outer.first }
        set { outer = newValue.map { [$0] } ?? [] }
    }

    /// Whether nothing is said of it.
    var isEmpty: Bool {
        words == nil && css == nil && name == nil && title == nil && url == nil && nth == nil
    }
}

extension FrameLocator {
    /// As user/shared/frames.js reads it.
    package var json: JSONValue {
        var members: [JSONValue.Member] = []
        if let words { members.append(.init("words", .string(words))) }
        if let css { members.append(.init("css", .string(css))) }
        for (name, pattern) in patterns {
            if let pattern { members.append(.init(name, pattern.json)) }
        }
        if let nth { members.append(.init("nth", .number(JSONNumber(nth)))) }
        if let frame { members.append(.init("frame", frame.json)) }
        return .object(members)
    }

    private var patterns: [(String, Locator.TextPattern?)] {
        [("name", name), ("title", title), ("url", url)]
    }

    /// In words, for the trace and for messages, the innermost first.
    public var description: String {
        var parts: [String] = []
        if let words { parts.append("\"\(words)\"") }
        if let css { parts.append(css) }
        for (name, pattern) in patterns {
            if let pattern { parts.append("\(name) \(pattern.description)") }
        }
        if let nth { parts.append("number \(nth)") }
        let own = "frame \(parts.joined(separator: ", "))"
        return frame.map { "\(own) in \($0.description)" } ?? own
    }
}

extension FrameLocator {
    /// The members of a frame that is an object.
    package static let shape: Shape<FrameLocator> = Shape(
        "frame",
        "Which frame is meant. Texts are meant to be in it, whatever their case; {\"$regex\": …} is a "
            + "regular expression.",
        [
            Field("css", \.css, .present(.text), "a selector of its element"),
            Field("name", \.name, .present(.textPattern), "its name, all of it"),
            Field("title", \.title, .present(.textPattern), "its title"),
            Field("url", \.url, .present(.textPattern), "the URL of what it shows"),
            Field(
                "nth", \.nth, .present(.integer(-1_000_000...1_000_000)),
                "which of several, from 0; -1 is the last"),
            Field("frame", \.frame, .present(.frame), "the frame that it is in"),
        ])
}

extension Kind where Value == FrameLocator {
    /// A text as `in frame` takes it, or an object with conditions.
    package static let frame: Kind = Kind(
        schema: .either([.text, .reference("frame")])
    ) { json, reading in
        var frame = FrameLocator()
        if let words = json.string {
            guard !words.allSatisfy(\.isWhitespace) else {
                reading.report(
                    "expected the name, title or URL of a frame, found an empty text",
                    at: json.place)
                return nil
            }
            frame.words = words
            return frame
        }
        let before = reading.problems.count
        FrameLocator.shape.read(json, into: &frame, &reading)
        guard reading.problems.count == before else { return nil }
        guard !frame.isEmpty else {
            reading.report(
                "a frame needs a condition, such as \"name\", \"title\", \"url\" or \"css\"",
                at: json.place)
            return nil
        }
        return frame
    } write: {
        $0.words.map { .string($0) } ?? $0.json
    }
}
