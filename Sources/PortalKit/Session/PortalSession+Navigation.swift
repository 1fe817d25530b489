internal import JSONDocuments
internal import MobilePlans
public import PortalTrace
internal import ScriptEngine
internal import WebFormats
internal import WebPlatform
public import WebPlatformBridge

/// The page's window: what it is told, and where it goes (HTML, section 7.4).
extension PortalSession: WindowClient {
    /// What the user says to a dialog, as the last action has it or the scenario; nil is "Cancel".
    public func answer(to dialog: DialogKind, proposing proposed: String) -> String? {
        if !self.user.answers.isEmpty {
            let answer = self.user.answers.removeFirst()
            return answer == "" && dialog == .prompt ? proposed : answer
        }
        // Who follows a link means to leave.
        if dialog == .beforeUnload { return "" }
        let user = app.world.user
        guard user.confirms else { return nil }
        return dialog == .prompt ? user.promptAnswer ?? proposed : ""
    }

    /// Whether a document may go on to a URL by itself.
    public func mayRefresh(to url: String) -> Bool { visited.mayRefresh(to: url) }

    /// The entries of the session history that the page which is shown begins with.
    public func history(of url: String) -> PageHistory { visited.history(of: url) }

    /// A listener of what the user does is called.
    public func heard(byListenerAddedAt place: SourceLocation) { user.listeners.enter(place) }

    /// It has returned.
    public func listenerReturned() { user.listeners.leave() }

    /// Leaves the page once the script that asked for it, and its microtasks, are done.
    public func navigate(to url: String, _ kind: NavigationKind) {
        guard !isLeaving else { return }
        var (url, step) = (url, VisitedPages.Step.push)
        switch kind {
        case .replace: step = .replace
        case .reload: step = .reload
        case .traverse:
            guard let delta = Int(url), let earlier = visited.page(at: delta) else { return }
            (url, step) = (earlier, .traverse(delta))
        case .refresh:
            guard mayRefresh(to: url) else { return }
            step = .replace
        default: break
        }
        isLeaving = true
        loop.post(source: .navigation) { [unowned self] in
            leave(for: url, step, isReload: kind == .reload)
        }
    }

    /// Leaves the page for what a server answers to a link or a form.
    public func navigate(by request: NavigationRequest, _ kind: NavigationKind) {
        guard !isLeaving else { return }
        isLeaving = true
        loop.post(source: .navigation) { [unowned self] in
            leave(for: request.url, .push, isReload: false, request)
        }
    }

    private func leave(
        for url: String, _ step: VisitedPages.Step, isReload: Bool,
        _ request: NavigationRequest? = nil
    ) {
        navigations += 1
        guard navigations <= Self.mostNavigations else {
            stop = stop ?? .endlessNavigation
            return
        }
        guard let page else { return }
        var leaves = true
        page.perform { () throws(ScriptFailure) in
            let hadAction = user.actedPage === page
            leaves = try page.window?.mayLeave(hadAction: hadAction) ?? true
            if leaves { try page.window?.fireUnload() }
        }
        guard stop == nil else { return }
        if leaves {
            page.perform { () throws(ScriptFailure) in
                if let history = try page.window?.history() { visited.keep(history) }
            }
        }
        guard leaves else {
            isLeaving = false
            return
        }
        visited.note(url, step)
        navigationType = isReload ? .reload : .navigate
        if case .traverse = step { navigationType = .traverse }
        if isReload, case .scripts = content {
            closePage()
            return open(url, content)
        }
        if let scripts = options.page(for: url, from: launchURL) {
            closePage()
            return open(url, .scripts(scripts))
        }
        guard options.opensDocument, let address = WebURL(url), address.isHTTP else {
            page.hide()
            recorder.record(.pageLeft(url), from: .webView, to: .portal)
            return
        }
        var fetch = FetchRequest(method: request?.method ?? "GET", url: address)
        switch step {
        case .traverse, .reload:
            // It was asked for by what led to it first (HTML, section 7.4.1.3).
            fetch.referrer = WebURL(visited.referrer).map { .url($0) } ?? .none
            fetch.referrerPolicy = .unsafeURL
        case .push, .replace: break
        }
        fetch.body = request?.body
        if let type = request?.contentType { fetch.headers.append("Content-Type", type) }
        openDocument(by: fetch)
    }

    /// A portal that needs more pages than this goes round in circles.
    private static let mostNavigations = 30
}

extension RunOptions {
    /// The scripts of the first page, and those of further pages, each once.
    func allScripts(_ first: [PortalScript]) -> [PortalScript] {
        guard !pages.isEmpty else { return first }
        var names = Set(first.map { CodeUnits($0.name) })
        return first + pages.flatMap(\.scripts).filter { names.insert($0.name) }
    }

    /// The scripts of the page behind a URL, which `pages` names with or without query and fragment,
    /// absolute or relative to the launch URL.
    func page(for url: String, from launch: String) -> [PortalScript]? {
        guard let wanted = WebURL(url), let base = WebURL(launch) else { return nil }
        return pages.first { page in
            guard let named = WebURL(page.url, base: base) else { return false }
            return named == wanted
                || (named.search.isEmpty && named.hash.isEmpty && named.origin == wanted.origin
                    && named.pathname == wanted.pathname)
        }?.scripts
    }
}
