internal import PortalTrace
internal import ScriptEngine

/// What the window of a frame asks of the page that shows it: html/iframe.js takes it elsewhere.
final class FrameClient: WindowClient {
    private unowned let owner: Page
    /// A function of (href, kind, method, content type or null, body or null), stored in that page.
    private let navigated: StoredValue
    /// Who answers the dialogs of all pages.
    private unowned let user: any WindowClient

    /// A frame's name is its element's, or what its pages made of it: its own realm knows it.
    var windowName = ""

    init(of owner: Page, navigated: StoredValue, user: any WindowClient) {
        self.owner = owner
        self.navigated = navigated
        self.user = user
    }

    /// The frame is gone: it goes nowhere any more.
    func leave() { owner.context.removeStored(navigated) }

    func navigate(to url: String, _ kind: NavigationKind) {
        // A frame has the entries of its document only.
        guard kind != .traverse, kind != .refresh || mayRefresh(to: url) else { return }
        navigate(
            by: NavigationRequest(url: url, method: "GET", contentType: nil, body: nil), kind)
    }

    func navigate(by request: NavigationRequest, _ kind: NavigationKind) {
        let context = owner.context
        guard !owner.isClosed, let navigated = context.storedValue(navigated) else { return }
        do throws(ScriptFailure) {
            try navigated.call([
                context.makeString(request.url), context.makeString(kind.rawValue),
                context.makeString(request.method),
                context.makeValue(request.contentType.map { .string($0) } ?? .null),
                context.makeValue(request.body.map { .bytes($0) } ?? .null),
            ])
        } catch {
            owner.report(error)
        }
    }

    func mayRefresh(to url: String) -> Bool { user.mayRefresh(to: url) }

    func heard(byListenerAddedAt place: SourceLocation) {
        user.heard(byListenerAddedAt: place)
    }

    func listenerReturned() { user.listenerReturned() }

    func answer(to dialog: DialogKind, proposing answer: String) -> String? {
        user.answer(to: dialog, proposing: answer)
    }
}
