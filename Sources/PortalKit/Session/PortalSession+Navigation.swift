internal import MobilePlans
internal import PortalTrace
internal import ScriptEngine
internal import WebFormats
internal import WebPlatform
public import WebPlatformBridge

/// The page's window: what it is told, and where it goes (HTML, section 7.4).
extension PortalSession: WindowClient {
    /// What the user of the scenario says to a dialog; nil is "Cancel".
    public func answer(to dialog: DialogKind, proposing proposed: String) -> String? {
        let user = app.world.user
        guard user.confirms else { return nil }
        return dialog == .prompt ? user.promptAnswer ?? proposed : ""
    }

    /// Leaves the page once the script that asked for it, and its microtasks, are done.
    public func navigate(to url: String, _ kind: NavigationKind) {
        guard !isLeaving else { return }
        isLeaving = true
        loop.post(source: .navigation) { [unowned self] in
            leave(for: url, isReload: kind == .reload)
        }
    }

    private func leave(for url: String, isReload: Bool) {
        navigations += 1
        guard navigations <= Self.mostNavigations else {
            stop = stop ?? .endlessNavigation
            return
        }
        guard let page else { return }
        page.perform { () throws(ScriptFailure) in try page.window?.fireUnload() }
        guard stop == nil else { return }
        let next = isReload ? currentScripts : options.page(for: url, from: launchURL)
        guard let next else {
            page.hide()
            recorder.record(
                .page, from: .webView, to: .portal, name: "leaves the page",
                arguments: [.string(url)])
            return
        }
        closePage()
        open(url, next)
    }

    /// A portal that needs more pages than this goes round in circles.
    private static let mostNavigations = 30
}

extension RunOptions {
    /// The scripts of the first page, and those of further pages, each once.
    func allScripts(_ first: [PortalScript]) -> [PortalScript] {
        guard !pages.isEmpty else { return first }
        var names = Set(first.map(\.name))
        return first + pages.flatMap(\.scripts).filter { names.insert($0.name).inserted }
    }

    /// Whether a text can be the URL of a page: http or https, absolute or relative to one that is.
    static func isPage(_ url: String) -> Bool {
        guard !url.isEmpty, let base = WebURL("https://portal.example/") else { return false }
        return WebURL(url, base: base)?.href.hasPrefix("http") ?? false
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
