internal import FoundationEssentials
internal import JSONDocuments
internal import PortalTrace

/// The members of a step that say what the user does with the page.
struct UserStepFile: Sendable {
    /// The actions that the step names; it has to be one.
    var actions: [UserAction] = []
    /// What is said beside the action, by name.
    var extras: [String: TextPlace] = [:]
    var text: String?
    var value: String?
    var options: [UserAction.Choice]?
    var on: Locator?
    var frame: FrameLocator?
    var files: [UserAction.File]?
    var button: Button?
    var modifiers: [Modifier]?
    var isForced: Bool?
    var isEager: Bool?
    var within: Int?
    var state: UserAction.State?

    enum Button: String, CaseIterable, Sendable { case left, middle, right }

    enum Modifier: String, CaseIterable, Sendable {
        case control = "Control"
        case shift = "Shift"
        case alt = "Alt"
        case meta = "Meta"
    }

    enum DialogAnswer: String, CaseIterable, Sendable { case accept, dismiss }

    /// Which members may stand beside which actions.
    private static let companions: [(name: String, verbs: Set<UserAction.Verb>)] = [
        ("text", [.type, .dialog]), ("value", [.fill]), ("option", [.select]),
        ("on", [.press, .paste]),
        ("frame", Set(UserAction.Verb.allCases).subtracting([.dialog])),
        ("files", [.upload]), ("button", [.click, .doubleClick]),
        ("modifiers", [.click, .doubleClick, .hover]), ("state", [.waitFor]),
        (
            "force",
            [
                .click, .doubleClick, .hover, .type, .fill, .clear, .check, .uncheck, .select,
                .upload,
            ]
        ),
    ]

    /// The action of the step with all that is said of it.
    ///
    /// - Returns: Nil if something is wrong with it; that is reported.
    func action(_ json: PlacedJSON, _ reading: inout DocumentReading) -> UserAction? {
        guard var action = actions.first else { return nil }
        let before = reading.problems.count
        for (name, place) in extras.sorted(by: { $0.key < $1.key }) {
            let verbs = Self.companions.first { $0.name == name }?.verbs
            guard let verbs, !verbs.contains(action.verb) else { continue }
            let words = verbs.map(\.rawValue).sorted().joined(separator: ", ")
            reading.report(
                "'\(name)' belongs to \(words), not to \(action.verb.rawValue)", at: place)
        }
        func needs(_ name: String, _ isThere: Bool, _ example: String) {
            guard !isThere else { return }
            reading.report(
                "\(action.verb.rawValue) needs the member '\(name)', such as \(example)",
                at: json.place)
        }
        switch action.verb {
        case .type:
            needs("text", text != nil, "\"text\": \"abc\"")
            action.text = text
        case .dialog: action.text = text
        case .fill:
            needs("value", value != nil, "\"value\": \"abc\"")
            action.text = value
        case .select:
            needs("option", options != nil, "\"option\": \"Germany\"")
            action.options = options ?? []
        case .upload:
            needs("files", files != nil, "\"files\": [\"photo.png\"]")
            action.files = files ?? []
        case .press, .paste: action.locator = on
        default: break
        }
        if let frame {
            switch action.locator {
            case let locator? where locator.frame == nil: action.locator = .framed(locator, frame)
            case nil:
                reading.report(
                    action.verb == .waitFor
                        ? "'frame' belongs to an element that is waited for"
                        : "keys go to what has the focus, in whichever frame; 'frame' belongs to 'on'",
                    at: json.place)
            default: reading.report("the frame is said twice", at: json.place)
            }
        }
        action.button = button?.rawValue
        action.modifiers = modifiers?.map(\.rawValue) ?? []
        action.isForced = isForced ?? false
        action.isEager = isEager ?? false
        action.limit = within ?? action.limit
        action.state = state ?? action.state
        return reading.problems.count == before ? action : nil
    }
}

/// A URL that is waited for.
struct WaitForURL: Sendable {
    var url: Pattern?

    static let shape = Shape<WaitForURL>(
        "waitForURL", "The URL that a page comes to have.",
        [Field("url", \.url, .present(.pattern), isRequired: true, "the page's URL")])
}

extension Field where Root == CaseStep.File {
    /// An action with an element.
    private static func element(_ verb: UserAction.Verb, _ summary: String) -> Field {
        Field(verb.rawValue, schema: Kind<Locator>.locator.schema, summary) { json, file, reading in
            guard let locator = Kind<Locator>.locator.read(json, &reading) else { return }
            file.user.actions.append(UserAction(verb, locator))
        }
    }

    /// Something that is said of an action.
    private static func extra<Value: Sendable>(
        _ name: String, _ path: any WritableKeyPath<UserStepFile, Value?> & Sendable,
        _ kind: Kind<Value>, _ summary: String
    ) -> Field {
        Field(name, schema: kind.schema, summary) { json, file, reading in
            file.user.extras[name] = json.place
            if let value = kind.read(json, &reading) { file.user[keyPath: path] = value }
        }
    }

    /// An action with a text.
    private static func text(
        _ verb: UserAction.Verb, _ summary: String,
        _ problem: @escaping @Sendable (String) -> String? = { _ in nil }
    ) -> Field {
        Field(verb.rawValue, schema: .text, summary) { json, file, reading in
            let kind = Kind<String>.text("a text", problem)
            guard let text = kind.read(json, &reading) else { return }
            file.user.actions.append(UserAction(verb, text: text))
        }
    }

    static var ofUser: [Field] {
        [
            element(.click, "the user clicks an element: a selector, or what it is"),
            element(.doubleClick, "clicks it twice"),
            element(.hover, "moves the mouse over it"),
            element(.type, "clicks it and types \"text\", key by key"),
            element(.fill, "puts \"value\" into a field at once"),
            element(.clear, "takes out what is in a field"),
            element(.check, "checks a check box or radio button, if it is not checked"),
            element(.uncheck, "unchecks a check box, if it is checked"),
            element(.select, "selects \"option\" of a select element, or several"),
            text(.press, "presses a key or chord: Enter, a, Control+A, Shift+Tab") {
                UserAction.problem(ofKey: $0)
            },
            element(.submit, "submits a form, or the form of a submit button"),
            element(.upload, "chooses \"files\" in a field for files"),
            element(.focus, "gives it the focus"),
            element(.blur, "takes the focus from it"),
            element(.scrollTo, "scrolls to it"),
            text(.paste, "pastes a text where the focus is"),
            Field(
                "dialog", schema: .choice(["accept", "dismiss"]),
                "answers the next alert, confirm or prompt; \"text\" is what is typed into it"
            ) { json, file, reading in
                let kind = Kind<UserStepFile.DialogAnswer>.choice
                guard let answer = kind.read(json, &reading) else { return }
                var action = UserAction(.dialog)
                action.accepts = answer == .accept
                file.user.actions.append(action)
            },
            Field(
                "waitFor",
                schema: .either([.text, .reference("locator"), .reference(WaitForURL.shape.name)]),
                "lets time pass until an element is there (\"state\"), or {\"url\": …} fits"
            ) { json, file, reading in
                waitFor(json, &file, &reading)
            },
            extra("text", \.text, .text, "what is typed"),
            extra("value", \.value, .text, "what is filled in"),
            extra(
                "option", \.options, .choices,
                "a label or value, {\"value\"}, {\"index\"}, or a list"),
            extra("on", \.on, .locator, "the element that gets the focus before the key"),
            extra(
                "frame", \.frame, .frame,
                "the frame that the element is in: a name, title or URL, or an object"),
            extra(
                "files", \.files, .list(of: .uploadFile),
                "paths, or {\"name\", \"type\", \"content\"}"),
            extra("button", \.button, .choice, "the button of the mouse (default left)"),
            extra("modifiers", \.modifiers, .list(of: .choice), "the keys that are held down"),
            extra("force", \.isForced, .bool, "does it even where a user could not"),
            extra(
                "eager", \.isEager, .bool, "does not wait until a page that was loaded is at rest"),
            extra(
                "within", \.within, .duration, "how long it may take (default 30s of virtual time)"),
            extra("state", \.state, .choice, "what it has to be (default visible)"),
        ]
    }

    private static func waitFor(
        _ json: PlacedJSON, _ file: inout CaseStep.File, _ reading: inout DocumentReading
    ) {
        if json["url"] != nil {
            var wait = WaitForURL()
            WaitForURL.shape.read(json, into: &wait, &reading)
            guard let pattern = wait.url else { return }
            var action = UserAction(.waitFor)
            action.url = pattern
            file.user.actions.append(action)
            return
        }
        guard let locator = Kind<Locator>.locator.read(json, &reading) else { return }
        file.user.actions.append(UserAction(.waitFor, locator))
    }
}

extension Kind where Value == [UserAction.Choice] {
    /// One option, or a list.
    static let choices: Kind = Kind(schema: .any) { json, reading in
        if case .array(let elements) = json.value {
            return elements.compactMap { choice($0, &reading) }
        }
        return choice(json, &reading).map { [$0] }
    } write: {
        .array($0.map(\.json))
    }

    private static func choice(
        _ json: PlacedJSON, _ reading: inout DocumentReading
    ) -> UserAction.Choice? {
        if let text = json.string { return .text(text) }
        if let members = json.members, members.count == 1 {
            if let value = json["value"]?.string { return .value(value) }
            if case .number(let number)? = json["index"]?.value, let index = number.integer,
                index >= 0
            {
                return .index(index)
            }
        }
        reading.report(
            "expected a label or value as a text, {\"value\": …} or {\"index\": 0}, found "
                + json.description, at: json.place)
        return nil
    }
}

extension Kind where Value == UserAction.File {
    /// The path of a file beside the document, or a file as an object.
    static let uploadFile: Kind = Kind(schema: .any) { json, reading in
        if let path = json.string {
            let whole = Paths.joined(reading.folder, path)
            do throws(InputFile.Failure) {
                return try UserAction.File(path: whole)
            } catch {
                reading.report(
                    "the file '\(whole)' cannot be read: \(error.words)", at: json.place)
                return nil
            }
        }
        guard let name = json["name"]?.string, let content = json["content"]?.string else {
            reading.report(
                "expected a path, or {\"name\", \"type\", \"content\"}, found \(json.description)",
                at: json.place)
            return nil
        }
        return UserAction.File(
            name: name, type: json["type"]?.string ?? "", bytes: Array(content.utf8))
    } write: {
        .string($0.name)
    }
}
