public import PortalTrace
public import ScriptEngine

/// The user of a page: tries what a user does, and says what the page shows (user/user.js).
///
/// What goes to and fro is JSON text. It waits for nothing: that is its owner's work, who lets time
/// pass and tries again.
public final class UserFeature: PageFeature {
    private unowned let page: Page
    /// Told, before an action fires its first event, of the element that it is done with, in the page or
    /// in one of its frames: in words, and its place in the page's file.
    public var onAct: ((String, SourceLocation?) -> Void)? {
        get { page.group.onAct }
        set { page.group.onAct = newValue }
    }

    init(in page: Page) { self.page = page }

    /// The host functions that its scripts use.
    public static let host = HostInterface(
        of: UserFeature.self,
        [
            // (element in words, or nothing; offset of its tag in the document, or -1)
            .init("user.acts", [.string, .number]) { feature, call in
                let place = Int(exactly: call.number(1)) ?? -1
                feature.page.group.running = feature.page.number
                feature.onAct?(call.string(0), feature.page.place(ofOffset: place))
                return .undefined
            }
        ])

    /// Tries an action.
    ///
    /// - Returns: What came of it.
    public func attempt(_ action: String) throws(ScriptFailure) -> String {
        let before = page.group.running
        defer { page.group.running = before }
        return try call("attempt", action)
    }

    /// What on the page may have been meant by a locator that matches nothing, and where in its frames
    /// something is that does.
    public func nearMisses(_ locator: String) throws(ScriptFailure) -> String {
        try call("nearMisses", locator)
    }

    /// What the page shows of what is asked for.
    public func look(_ asked: String) throws(ScriptFailure) -> String { try call("look", asked) }

    /// All that the page shows, as one text; nothing for a page without a document.
    public func fingerprint() throws(ScriptFailure) -> String {
        guard page.isUsed("dom/page-document") else { return "" }
        return try page.context.perform { () throws(ScriptFailure) in
            try page.script("user/look").property("fingerprint").call().string ?? ""
        }
    }

    /// How the page looks beside its texts, as one text to be compared; nothing for a page without a document.
    public func appearance() throws(ScriptFailure) -> String {
        guard page.isUsed("dom/page-document") else { return "" }
        return try page.context.perform { () throws(ScriptFailure) in
            try page.script("user/appearance").property("appearance").call().string ?? ""
        }
    }

    /// Whether there may be anything to click or to fill in (user/may-offer.js).
    public func mayOffer() throws(ScriptFailure) -> Bool {
        guard page.isUsed("dom/page-document") else { return false }
        return try page.context.perform { () throws(ScriptFailure) in
            try page.script("user/may-offer").property("mayOffer").call().bool ?? true
        }
    }

    /// What the page offers to a person who wants to try it: what can be clicked and filled in
    /// (user/offers.js).
    public func offers() throws(ScriptFailure) -> String { try call("offers", "") }

    /// The page as assistive technology sees it, as indented text.
    public func tree() throws(ScriptFailure) -> String { try call("tree", "") }

    /// The markup of what a selector matches, each with an empty line behind it; words for a selector
    /// that is none, or matches nothing.
    public func markup(_ selector: String) throws(ScriptFailure) -> String {
        try call("markup", selector)
    }

    /// The role, name and states of what a selector matches, one a line; words as of ``markup(_:)``.
    public func roles(_ selector: String) throws(ScriptFailure) -> String {
        try call("roles", selector)
    }

    /// The document as markup that shows what a user saw, without anything that runs or loads; nil for
    /// a page without a document.
    ///
    /// - Parameter most: How many characters of it are wanted; a little more may come.
    /// - Returns: The markup, and whether it is all of it.
    public func snapshot(
        most: Int
    ) throws(ScriptFailure) -> (html: String, isWhole: Bool)? {
        guard page.isUsed("dom/page-document") else { return nil }
        let text = try page.context.perform { () throws(ScriptFailure) in
            try page.script("user/look").property("snapshot")
                .call([page.context.makeNumber(Double(most))]).string ?? ""
        }
        guard let mark = text.last else { return nil }
        return (String(text.dropLast()), mark == ".")
    }

    private func call(_ name: String, _ argument: String) throws(ScriptFailure) -> String {
        let context = page.context
        return try context.perform { () throws(ScriptFailure) in
            try page.script("user/user").property(name).call([context.makeString(argument)]).string
                ?? ""
        }
    }
}

extension Page {
    /// Whether a task of the source `timer` belongs to an interval, which repeats.
    public func isInterval(_ number: Int) -> Bool {
        feature(TimersFeature.self)?.isInterval(number) ?? false
    }
}
