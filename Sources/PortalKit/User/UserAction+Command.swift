package import JSONDocuments
internal import PortalTrace

/// Actions as one line: `click "Buy"`, `fill label="E-mail" "a@b.c"`, `press Enter`.
extension UserAction {
    /// A mistake in a line.
    public struct CommandError: Error, Equatable, Sendable {
        /// What is wrong, what was expected and what to do.
        public var message: String
    }

    /// What lines can say, for help pages.
    public static let commandHelp = """
        A line is what the user does and with what: click "Buy"; fill "E-mail" "a@b.c"; type "Name" \
        "Ann"; check "I agree"; uncheck, clear, hover, focus, blur, submit, double-click, scroll to; \
        select "Country" "Germany"; press Enter; press Control+A on css=#name; paste "text"; upload \
        "Photo" photo.png; accept dialog; dismiss dialog; wait for "Thank you"; wait for css=#spinner \
        hidden. A text in quotes means a control of that accessible name (button, link, check box, field \
        ...), else of that label, else an element with that text; where several have it in their text, \
        the one that is exactly it. Anything else is said with conditions: role=button name="Buy now", \
        label=, text=, placeholder=, alt=, title=, testid=, css=#buy, nth=0, exact=true, within=#cart. What \
        is in a frame is said so: click "Pay" in frame "checkout", by its name, title or URL, or with css=, \
        name=, title=, url=, nth=; a frame in a frame: in frame "card" in frame "checkout".
        """

    /// Reads a line.
    ///
    /// - Parameter folder: Where paths of files begin; empty is the present folder.
    public init(command line: String, folder: String = "") throws(CommandError) {
        try self.init(words: try Words(line), folder)
        self.line = line
    }

    private init(words: Words, _ folder: String) throws(CommandError) {
        var words = words
        guard let verb = words.takeVerb() else { throw Self.unknownVerb(words) }
        switch verb {
        case .dialog:
            self.init(.dialog)
            accepts = words.isAccepting
            text = words.takeText()
        case .press:
            guard let key = words.takeWord() else {
                throw CommandError(message: "press needs a key, such as: press Enter")
            }
            if let problem = Self.problem(ofKey: key) { throw CommandError(message: problem) }
            self.init(.press, text: key)
            if words.take("on") { locator = try words.locator(for: .press) }
            if words.isAtFrame {
                throw CommandError(
                    message:
                        "keys go to what has the focus, in whichever frame; another element is "
                        + "said with on, such as: press Enter on \"Name\" in frame \"checkout\"")
            }
        case .paste:
            guard let text = words.takeWord() else {
                throw CommandError(message: "paste needs a text, such as: paste \"abc\"")
            }
            self.init(.paste, text: text)
        case .waitFor:
            self.init(.waitFor, try words.locator(for: .waitFor))
            for state in State.allCases where words.take(state.rawValue) { self.state = state }
        default:
            self.init(verb, try words.locator(for: verb))
            try take(&words, folder)
        }
        // It may stand at the end of the line as well.
        if let element = locator, element.frame == nil, let frame = try words.takeFrame() {
            locator = .framed(element, frame)
        }
        if let rest = words.first {
            throw CommandError(
                message: "unexpected '\(TraceValue.oneLine(rest.text))'; a text with spaces stands "
                    + "between quotes, and \(verb.rawValue) takes no more")
        }
    }

    /// What some actions need beside the element.
    private mutating func take(
        _ words: inout Words, _ folder: String
    ) throws(CommandError) {
        switch verb {
        case .type, .fill:
            guard let given = words.takeWord() else {
                throw CommandError(
                    message: "\(verb.rawValue) needs a text after the element, such as: "
                        + "\(verb.rawValue) \"E-mail\" \"a@b.c\"")
            }
            text = given
        case .select:
            while !words.isAtFrame, let option = words.takeWord() { options.append(.text(option)) }
            guard !options.isEmpty else {
                throw CommandError(
                    message: "select needs an option, such as: select \"Country\" \"Germany\"")
            }
        case .upload:
            while !words.isAtFrame, let path = words.takeWord() {
                do {
                    files.append(try File(path: Paths.joined(folder, path)))
                } catch {
                    throw CommandError(
                        message: "the file '\(TraceValue.oneLine(path))' cannot be read")
                }
            }
            guard !files.isEmpty else {
                throw CommandError(
                    message: "upload needs a file, such as: upload \"Photo\" photo.png")
            }
        default: break
        }
    }

    private static func unknownVerb(_ words: Words) -> CommandError {
        let known = Words.verbs.map(\.name)
        guard let word = words.first?.text else {
            return CommandError(message: "expected what the user does, such as: click \"Buy\"")
        }
        let hint = nearest(word, known).map { "; did you mean '\($0)'?" }
        return CommandError(
            message: "unknown action '\(TraceValue.oneLine(word))'"
                + (hint ?? "; known are \(known.joined(separator: ", "))"))
    }

    /// Whether a line is meant as an action, and not as JavaScript: it begins with a verb, and something
    /// follows that no expression has there.
    public static func isCommand(_ line: String) -> Bool {
        // Most lines are none, and no person types a megabyte by hand: such a line was pasted.
        guard line.utf8.count <= 1 << 20, Words.beginsWithVerb(line), var words = try? Words(line),
            words.takeVerb() != nil, let next = words.first,
            words.hasSpaceBeforeFirst
        else { return false }
        if next.isQuoted || next.key != nil { return true }
        if ["in", "of", "instanceof", "is", "as"].contains(next.text) { return false }
        guard let first = next.text.unicodeScalars.first else { return false }
        return first.properties.isAlphabetic || "#.[".unicodeScalars.contains(first)
    }
}

extension Kind where Value == UserAction {
    /// A line that says what the user does.
    package static let command: Kind = Kind(schema: .text) { json, reading in
        guard let line = json.string else {
            reading.report(
                "expected what the user does as a text, such as \"click 'Buy'\", found "
                    + json.description, at: json.place)
            return nil
        }
        do throws(UserAction.CommandError) {
            return try UserAction(command: line, folder: reading.folder)
        } catch {
            reading.report(error.message, at: json.place)
            return nil
        }
    } write: {
        .string($0.description)
    }
}
