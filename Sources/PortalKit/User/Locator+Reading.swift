package import JSONDocuments
internal import PortalTrace

extension Locator.Conditions {
    /// The members of a locator that is an object.
    package static let shape: Shape<Locator.Conditions> = Shape(
        "locator",
        "Which element is meant: all conditions hold. Texts are meant to be in it, whatever their case, "
            + "unless \"exact\" is true; {\"$regex\": …} is a regular expression.",
        [
            Field("css", \.css, .present(.text), "a selector"),
            Field("role", \.role, .present(role), "its role: button, link, textbox, checkbox ..."),
            Field("name", \.name, .present(.textPattern), "its accessible name"),
            Field("label", \.label, .present(.textPattern), "the label of a control"),
            Field(
                "text", \.text, .present(.textPattern),
                "the text of the smallest element that has it"),
            Field("placeholder", \.placeholder, .present(.textPattern), "its placeholder"),
            Field(
                "altText", \.altText, .present(.textPattern), "the text in the place of an image"),
            Field("title", \.title, .present(.textPattern), "its title"),
            Field("testId", \.testId, .present(.textPattern), "its data-testid, all of it"),
            Field("hasText", \.hasText, .present(.textPattern), "a text somewhere in it"),
            Field("checked", \.checked, .present(.state), "whether it is checked, or \"mixed\""),
            Field("disabled", \.disabled, .present(.bool), "whether it is disabled"),
            Field("expanded", \.expanded, .present(.bool), "whether it is expanded"),
            Field("level", \.level, .present(.integer(1...100)), "the level of a heading"),
            Field("pressed", \.pressed, .present(.state), "whether it is pressed, or \"mixed\""),
            Field("selected", \.selected, .present(.bool), "whether it is selected"),
            Field(
                "includeHidden", \.includeHidden, .present(.bool),
                "whether a role counts that assistive technology does not see"),
            Field(
                "exact", \.exact, .present(.bool), "whether texts are the whole text, case included"
            ),
            Field("visible", \.visible, .present(.bool), "whether it is visible"),
            Field(
                "nth", \.nth, .present(.integer(-1_000_000...1_000_000)),
                "which of several, from 0; -1 is the last"),
            Field("within", \.within, .present(.locator), "the element that it is in"),
            Field(
                "frame", \.frame, .present(.frame),
                "the frame that it is in: a name, title or URL, or an object"),
        ])

    private static let role = Kind<String>.text("the name of a role") { role in
        if roles.contains(role) { return nil }
        let hint = nearest(role, roles).map { "; did you mean '\($0)'?" }
        return "unknown role '\(TraceValue.oneLine(role))'"
            + (hint ?? "; known are those of WAI-ARIA, such as button, link, textbox, checkbox")
    }

    /// The roles of WAI-ARIA 1.2 that elements of a page can have.
    static let roles = """
        alert alertdialog application article banner blockquote button caption cell checkbox code \
        columnheader combobox complementary contentinfo definition deletion dialog document emphasis \
        feed figure form generic grid gridcell group heading img insertion link list listbox listitem \
        log main mark marquee math menu menubar menuitem menuitemcheckbox menuitemradio meter \
        navigation note option paragraph presentation progressbar radio radiogroup region row rowgroup \
        rowheader scrollbar search searchbox separator slider spinbutton status strong subscript \
        suggestion superscript switch tab table tablist tabpanel term textbox time timer toolbar \
        tooltip tree treegrid treeitem
        """.split(separator: " ").map(String.init)
}

extension Kind where Value == Locator {
    /// A selector of CSS as a text, or an object with conditions.
    package static let locator: Kind = Kind(
        schema: .either([.text, .reference("locator")])
    ) { json, reading in
        if let selector = json.string {
            if selector.allSatisfy(\.isWhitespace) {
                reading.report("expected a selector, found an empty text", at: json.place)
                return nil
            }
            return .css(selector)
        }
        var conditions = Locator.Conditions()
        let before = reading.problems.count
        Locator.Conditions.shape.read(json, into: &conditions, &reading)
        guard reading.problems.count == before else { return nil }
        guard json.members?.contains(where: { $0.name != "frame" }) == true else {
            reading.report(
                "a locator needs a condition, such as \"role\" or \"css\"", at: json.place)
            return nil
        }
        return .conditions(conditions)
    } write: {
        $0.json
    }
}

extension Kind where Value == Locator.TextPattern {
    static let textPattern: Kind = Kind(schema: .any) { json, reading in
        if let text = json.string { return .text(text) }
        guard let members = json.members, members.count == 1, let regex = json["$regex"] else {
            reading.report(
                "expected a text or {\"$regex\": …}, found \(json.description)", at: json.place)
            return nil
        }
        guard let source = regex.string, (try? Regex(source)) != nil else {
            reading.report(
                "expected a regular expression as a text, found \(regex.description)",
                at: regex.place)
            return nil
        }
        return .regex(source)
    } write: {
        $0.json
    }
}

extension Kind where Value == Locator.State {
    /// True, false or "mixed".
    package static let state: Kind = Kind(schema: .either([.bool, .choice(["mixed"])])) {
        json, reading in
        switch json.value {
        case .bool(let value): return .bool(value)
        case .string("mixed"): return .mixed
        default:
            reading.report(
                "expected true, false or \"mixed\", found \(json.description)", at: json.place)
            return nil
        }
    } write: {
        $0.json
    }
}
