internal import JSONDocuments
internal import PortalTrace

extension UserAction {
    /// A text as lines have it between quotes.
    static func quoted(_ text: String) -> String {
        // By scalars: a mark that combines with a quotation mark leaves it one.
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "\"": escaped += ["\\", scalar]
            case "\n": escaped += ["\\", "n"]
            case "\t": escaped += ["\\", "t"]
            default: escaped.append(scalar)
            }
        }
        return "\"\(String(escaped))\""
    }

    /// A line taken apart: words, texts between quotes, and conditions such as `name="Buy now"`.
    struct Words {
        struct Word {
            var text: String
            /// What stands before an equals sign, if that is the name of a condition.
            var key: String?
            var isQuoted = false
            /// Whether white space stood before it.
            var isApart = true
        }

        private static let keys = [
            "css", "role", "name", "label", "text", "placeholder", "alt", "title", "testid",
            "hasText",
            "nth", "exact", "visible", "checked", "disabled", "expanded", "level", "pressed",
            "selected", "within", "url",
        ]

        private var words: ArraySlice<Word> = []
        private(set) var isAccepting = true

        init(_ line: String) throws(CommandError) {
            var rest = line.unicodeScalars[...]
            while true {
                let hasSpace = rest.first?.properties.isWhitespace ?? false
                rest = rest.drop(while: \.properties.isWhitespace)
                guard !rest.isEmpty else { break }
                var word = Word(text: "", isApart: hasSpace || words.isEmpty)
                let name = rest.prefix(while: \.properties.isAlphabetic)
                let after = rest[name.endIndex...]
                if !name.isEmpty, after.first == "=", after.dropFirst().first != "=" {
                    let key = String(name)
                    guard Self.keys.contains(key) else {
                        let hint = nearest(key, Self.keys).map { "; did you mean '\($0)'?" }
                        throw CommandError(
                            message: "unknown condition '\(TraceValue.oneLine(key))='"
                                + (hint ?? "; known are \(Self.keys.joined(separator: ", "))"))
                    }
                    word.key = key
                    rest = after.dropFirst()
                }
                (word.text, word.isQuoted) = try Self.takeText(&rest)
                words.append(word)
            }
        }

        private static func takeText(
            _ rest: inout Substring.UnicodeScalarView
        ) throws(CommandError) -> (String, isQuoted: Bool) {
            guard let quote = rest.first, quote == "\"" || quote == "'" else {
                let text = rest.prefix { !$0.properties.isWhitespace }
                rest = rest[text.endIndex...]
                return (String(text), false)
            }
            var text = String.UnicodeScalarView()
            rest = rest.dropFirst()
            while let scalar = rest.popFirst() {
                if scalar == quote { return (String(text), true) }
                guard scalar == "\\", let next = rest.popFirst() else {
                    text.append(scalar)
                    continue
                }
                text.append(next == "n" ? "\n" : next == "t" ? "\t" : next)
            }
            throw CommandError(message: "a text begins with \(quote) and does not end")
        }

        /// Whether the first word of a line is that of a verb.
        static func beginsWithVerb(_ line: String) -> Bool {
            let word = line.unicodeScalars.drop(while: \.properties.isWhitespace)
                .prefix { !$0.properties.isWhitespace }
            return verbs.contains { name, _ in
                let first = name.unicodeScalars.prefix { $0 != " " }
                return word.starts(with: first) && word.count == first.count
            }
        }

        var first: Word? { words.first }
        /// Whether white space stands before the next word.
        var hasSpaceBeforeFirst: Bool { words.first?.isApart ?? false }

        /// Takes the verb at the beginning.
        mutating func takeVerb() -> Verb? {
            for (name, verb) in Self.verbs {
                let parts = name.split(separator: " ").map(String.init)
                guard words.count >= parts.count,
                    zip(words, parts).allSatisfy({ $0.text == $1 && !$0.isQuoted && $0.key == nil })
                else { continue }
                isAccepting = parts.first != "dismiss"
                words.removeFirst(parts.count)
                return verb
            }
            return nil
        }

        /// Takes a bare word, if it is next.
        mutating func take(_ text: String) -> Bool {
            guard let word = words.first, word.text == text, !word.isQuoted, word.key == nil else {
                return false
            }
            words.removeFirst()
            return true
        }

        /// Takes a word or a text between quotes.
        mutating func takeWord() -> String? {
            guard let word = words.first, word.key == nil else { return nil }
            words.removeFirst()
            return word.text
        }

        /// Takes a text between quotes.
        mutating func takeText() -> String? {
            guard words.first?.isQuoted == true else { return nil }
            return takeWord()
        }

        /// Whether `in frame` comes next.
        var isAtFrame: Bool {
            words.prefix(2).map(\.text) == ["in", "frame"]
                && words.prefix(2).allSatisfy { !$0.isQuoted && $0.key == nil }
        }

        /// Takes `in frame "checkout"`, and the frames around that, if that comes next.
        mutating func takeFrame() throws(CommandError) -> FrameLocator? {
            guard isAtFrame else { return nil }
            words.removeFirst(2)
            var frame = FrameLocator()
            if let word = words.first, word.key == nil {
                words.removeFirst()
                if !word.isQuoted, let first = word.text.first, "#.[".contains(first) {
                    frame.css = word.text
                } else if word.isQuoted, !word.text.allSatisfy(\.isWhitespace) {
                    frame.words = word.text
                } else {
                    throw CommandError(
                        message: "expected the name, title or URL of a frame between quotes, or a "
                            + "condition such as css=, found '\(TraceValue.oneLine(word.text))'")
                }
            }
            while let word = words.first, let key = word.key {
                words.removeFirst()
                try set(key, word.text, &frame)
            }
            guard !frame.isEmpty else {
                throw CommandError(
                    message: "in frame needs the frame's name, title or URL, such as: "
                        + "in frame \"checkout\"")
            }
            frame.frame = try takeFrame()
            return frame
        }

        private func set(
            _ key: String, _ value: String, _ frame: inout FrameLocator
        ) throws(CommandError) {
            switch key {
            case "css": frame.css = value
            case "name": frame.name = .text(value)
            case "title": frame.title = .text(value)
            case "url": frame.url = .text(value)
            case "nth": frame.nth = try Self.wholeNumber(value, key)
            default:
                throw CommandError(
                    message:
                        "'\(key)=' says nothing of a frame; known are css, name, title, url, nth"
                )
            }
        }

        private static func wholeNumber(
            _ value: String, _ key: String
        ) throws(CommandError) -> Int {
            guard let number = Int(value) else {
                throw CommandError(
                    message: "expected a whole number for \(key)=, found "
                        + "'\(TraceValue.oneLine(value))'")
            }
            return number
        }

        /// Takes what names an element, and the frame that it is in.
        mutating func locator(for verb: Verb) throws(CommandError) -> Locator {
            let locator = try element(for: verb)
            return try takeFrame().map { .framed(locator, $0) } ?? locator
        }

        private mutating func element(for verb: Verb) throws(CommandError) -> Locator {
            guard let word = words.first else {
                throw CommandError(
                    message: "\(verb.rawValue) needs an element, such as: \(verb.rawValue) \"Buy\"")
            }
            guard word.key == nil else { return .conditions(try conditions()) }
            words.removeFirst()
            if word.isQuoted { return .words(word.text, Self.kind(of: verb)) }
            // What begins so is no word that stands on a page.
            if let first = word.text.unicodeScalars.first, "#.[".unicodeScalars.contains(first) {
                return .css(word.text)
            }
            throw CommandError(
                message: "expected a text between quotes or a condition such as css=, found "
                    + "'\(TraceValue.oneLine(word.text))'")
        }

        private static func kind(of verb: Verb) -> Locator.WordKind {
            switch verb {
            case .type, .fill, .clear: .fill
            case .check, .uncheck: .check
            case .select: .select
            case .waitFor: .any
            default: .click
            }
        }

        private mutating func conditions() throws(CommandError) -> Locator.Conditions {
            var conditions = Locator.Conditions()
            while let word = words.first, let key = word.key {
                words.removeFirst()
                try set(key, word.text, &conditions)
            }
            return conditions
        }

        private func set(
            _ key: String, _ value: String, _ conditions: inout Locator.Conditions
        ) throws(CommandError) {
            switch key {
            case "css": conditions.css = value
            case "role":
                guard Locator.Conditions.roles.contains(value) else {
                    let hint =
                        nearest(value, Locator.Conditions.roles)
                        .map { "; did you mean '\($0)'?" } ?? ""
                    throw CommandError(
                        message: "unknown role '\(TraceValue.oneLine(value))'\(hint)")
                }
                conditions.role = value
            case "name": conditions.name = .text(value)
            case "label": conditions.label = .text(value)
            case "text": conditions.text = .text(value)
            case "placeholder": conditions.placeholder = .text(value)
            case "alt": conditions.altText = .text(value)
            case "title": conditions.title = .text(value)
            case "testid": conditions.testId = .text(value)
            case "hasText": conditions.hasText = .text(value)
            case "within": conditions.within = .css(value)
            case "nth": conditions.nth = try Self.wholeNumber(value, key)
            case "level": conditions.level = try Self.wholeNumber(value, key)
            case "url":
                throw CommandError(
                    message: "'url=' says which frame is meant, such as: in frame url=\"/pay\"")
            default: try setState(key, value, &conditions)
            }
        }

        private func setState(
            _ key: String, _ value: String, _ conditions: inout Locator.Conditions
        ) throws(CommandError) {
            guard value == "true" || value == "false" else {
                throw CommandError(
                    message: "expected true or false for \(key)=, found "
                        + "'\(TraceValue.oneLine(value))'")
            }
            let isTrue = value == "true"
            switch key {
            case "exact": conditions.exact = isTrue
            case "visible": conditions.visible = isTrue
            case "checked": conditions.checked = .bool(isTrue)
            case "disabled": conditions.disabled = isTrue
            case "expanded": conditions.expanded = isTrue
            case "pressed": conditions.pressed = .bool(isTrue)
            default: conditions.selected = isTrue
            }
        }
    }
}
