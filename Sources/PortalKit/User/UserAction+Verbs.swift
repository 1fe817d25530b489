extension UserAction.Words {
    /// The verbs as lines say them.
    static let verbs: [(name: String, verb: UserAction.Verb)] = [
        ("click", .click), ("double-click", .doubleClick), ("doubleClick", .doubleClick),
        ("hover", .hover), ("type", .type), ("fill", .fill), ("clear", .clear),
        ("check", .check), ("uncheck", .uncheck), ("select", .select), ("press", .press),
        ("submit", .submit), ("upload", .upload), ("focus", .focus), ("blur", .blur),
        ("scroll to", .scrollTo), ("scrollTo", .scrollTo), ("paste", .paste),
        ("accept dialog", .dialog), ("dismiss dialog", .dialog), ("wait for", .waitFor),
        ("waitFor", .waitFor),
    ]
}
