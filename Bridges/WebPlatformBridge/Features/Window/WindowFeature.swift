public import PortalTrace
public import ScriptEngine
internal import WebFormats
internal import WebPlatform

/// What a page's window asks of the app that shows it.
public protocol WindowClient: AnyObject {
    /// Leaves the page for a URL.
    func navigate(to url: String, _ kind: NavigationKind)
    /// Leaves the page for the answer to a request: a link was followed, or a form submitted.
    func navigate(by request: NavigationRequest, _ kind: NavigationKind)
    /// Whether a document may go on to a URL by itself (HTML, section 4.2.5.3): one that does so again and
    /// again does it for ever.
    func mayRefresh(to url: String) -> Bool
    /// A listener of something that the user does is called; it was added at a place.
    func heard(byListenerAddedAt place: SourceLocation)
    /// That listener has returned.
    func listenerReturned()
    /// The name of the window, which the pages that it shows one after the other may read and set.
    var windowName: String { get set }
    /// How the page came to be shown.
    var navigationType: NavigationType { get }
    /// The entries of the session history that a page at a URL begins with.
    func history(of url: String) -> PageHistory
    /// What the user answers to a dialog with a proposed answer; nil is "Cancel".
    func answer(to dialog: DialogKind, proposing answer: String) -> String?
}

extension WindowClient {
    /// A page is shown for the first time.
    public var navigationType: NavigationType { .navigate }
    /// It has no other entries.
    public func history(of url: String) -> PageHistory { PageHistory(of: url) }
}

/// How a page came to be shown (Navigation Timing 2, section 4).
public enum NavigationType: String, Sendable {
    case navigate, reload
    /// By the history.
    case traverse = "back_forward"
}

/// How a navigation came about (HTML, section 7.4).
public enum NavigationKind: String, Sendable {
    case assign, replace, reload
    /// A part of `location` was set.
    case href, `protocol`, host, hostname, port, pathname, search, hash
    /// A link was followed.
    case link
    /// A form was submitted.
    case submit
    /// A `meta` element has its page replaced.
    case refresh
    /// `history` goes to another document; in the place of the URL is how many entries lie between.
    case traverse
}

/// What a navigation asks a server for.
public struct NavigationRequest: Sendable {
    /// The URL.
    public var url: String
    /// "GET" or "POST".
    public var method: String
    /// The `Content-Type` of the body; nil where there is none.
    public var contentType: String?
    /// The body of a form that is posted.
    public var body: [UInt8]?
}

/// A dialog of a window (HTML, section 8.8).
public enum DialogKind: String, Sendable {
    case alert, confirm, prompt
    /// The question whether to leave a page whose listener of `beforeunload` asked for it (HTML,
    /// section 7.4.2.4).
    case beforeUnload = "beforeunload"
}

/// The Swift half of window.js and location.js, and what a window fires in the life of its page.
public final class WindowFeature: PageFeature {
    private unowned let page: Page
    private unowned let client: any WindowClient
    private let languages: String

    /// - Parameter languages: What the `Accept-Language` header of the launch says.
    init(in page: Page, client: any WindowClient, languages: String) {
        self.page = page
        self.client = client
        self.languages = languages
    }

    /// What window.js and location.js ask for.
    public static let host = HostInterface(
        of: WindowFeature.self,
        [
            .init("page.url", returns: .string) { feature, _ in .string(feature.page.url) },
            .init("page.isSecure", returns: .bool) { feature, _ in
                .bool(feature.page.location?.isPotentiallyTrustworthy ?? false)
            },
            // () -> how the page came to be shown
            .init("page.navigationType", returns: .string) { feature, _ in
                .string(feature.client.navigationType.rawValue)
            },
            // () -> { entries: [[URL, state as a text or null]], index, before, after }
            .init("page.history", returns: .object) { feature, _ in
                let history = feature.client.history(of: feature.page.url)
                return .object([
                    "entries": .array(
                        history.entries.map { entry in
                            .array([.string(entry.url), entry.state.map { .string($0) } ?? .null])
                        }),
                    "index": .number(Double(history.index)),
                    "before": .number(Double(history.before)),
                    "after": .number(Double(history.after)),
                ])
            },
            // () -> the name of the window
            .init("page.name", returns: .string) { feature, _ in
                .string(feature.client.windowName)
            },
            // (name): the window is called so from now on
            .init("page.keepName", [.string]) { feature, call in
                feature.client.windowName = call.string(0)
                return .undefined
            },
            // (interface) -> the names of what the browser does not have of it
            .init("page.missingFrom", [.string], returns: .object) { feature, call in
                let missing = feature.page.profile.absent.members[call.string(0)] ?? []
                return .array(missing.map { .string($0) })
            },
            // () -> { userAgent, vendor, languages, isOld }
            .init("page.traits", returns: .object) { feature, _ in
                .object([
                    "userAgent": .string(feature.page.profile.userAgent),
                    "vendor": .string(feature.page.profile.vendor),
                    "languages": .string(feature.languages),
                    "isOld": .bool(feature.page.profile.isOld),
                ])
            },
            // (name, arguments ...): something that the window was asked for
            .init("page.record", [.string, .rest]) { feature, call in
                feature.record(call.string(0), Array(call.snapshots().dropFirst()), call)
                return .undefined
            },
            // () -> the place of the script that runs, as a number below -1 for what takes places
            .init("page.here", returns: .integer) { feature, call in
                .number(Double(feature.number(of: call.location)))
            },
            // (stack of an error) -> the place of the script that made it, as a number as above
            .init("page.placeOf", [.string], returns: .integer) { feature, call in
                .number(Double(feature.number(of: .nearest(inStack: call.string(0)))))
            },
            // (element's name, URL, where it stands in the document, where a script made it, or -1): a
            // document in the page's
            .init("page.notShown", [.string, .string, .integer]) { feature, call in
                feature.page.recorder.record(
                    .page(
                        .init(
                            .frameNotShown,
                            [.string(call.string(0)), .string(call.string(1))])),
                    from: .portal, to: .webView,
                    location: feature.place(call.integer(2)) ?? call.location)
                return .undefined
            },
            // (place, 1 where it begins and 0 where it ends): a listener of what the user does that was added there
            .init("page.heard", [.integer, .integer]) { feature, call in
                guard let place = feature.place(call.integer(0)) else { return .undefined }
                if call.integer(1) == 1 {
                    feature.client.heard(byListenerAddedAt: place)
                } else {
                    feature.client.listenerReturned()
                }
                return .undefined
            },
            // (URL, seconds, where the element stands in the document, where a script made it, or -1): a
            // meta element that takes the page elsewhere
            .init("page.refresh", [.string, .number, .integer]) { feature, call in
                feature.page.recorder.record(
                    .page(
                        .init(
                            .metaRefresh,
                            [.string(call.string(0)), .number(call.number(1))])),
                    from: .portal, to: .webView,
                    location: feature.place(call.integer(2)) ?? call.location)
                return .undefined
            },
            // (dialog, text, proposed answer) -> answer
            .init(
                "page.dialog", [.string, .string, .optional(.string)], returns: .any
            ) { feature, call in
                let kind: DialogKind = try named(call)
                let answer = feature.client.answer(
                    to: kind, proposing: call.string(at: 2) ?? "")
                let result: TraceValue? =
                    switch kind {
                    case .alert: nil
                    case .confirm, .beforeUnload: .bool(answer != nil)
                    case .prompt: answer.map { .string($0) } ?? .null
                    }
                feature.record(
                    "window.\(kind.rawValue)", Array(call.snapshots().dropFirst()), call,
                    result: result)
                return switch kind {
                case .alert: .undefined
                case .confirm, .beforeUnload: .bool(answer != nil)
                case .prompt: answer.map { .string($0) } ?? .null
                }
            },
            // (kind, href)
            .init("page.navigate", [.string, .string]) { feature, call in
                feature.client.navigate(to: call.string(1), try named(call))
                return .undefined
            },
            // (kind, href, method, content type or null, body or null)
            .init(
                "page.send",
                [.string, .string, .string, .optional(.string), .optional(.bytes)]
            ) { feature, call in
                feature.client.navigate(
                    by: NavigationRequest(
                        url: call.string(1), method: call.string(2),
                        contentType: call.string(at: 3), body: call.bytes(at: 4)),
                    try named(call))
                return .undefined
            },
        ])

    /// The kind that the first argument names.
    private static func named<Kind: RawRepresentable<String>>(
        _ call: borrowing HostCall
    ) throws -> Kind {
        guard let kind = Kind(rawValue: call.string(0)) else {
            throw HostError(message: "'\(call.string(0))' is no \(Kind.self)")
        }
        return kind
    }

    /// Places of scripts that made elements of which something is said later.
    private var places: [SourceLocation] = []

    private static let mostPlaces = 10_000

    /// The number that stands for a place in scripts: below -1, or -1 where there is none.
    private func number(of place: SourceLocation?) -> Int {
        guard places.count < Self.mostPlaces, let place else { return -1 }
        places.append(place)
        return -1 - places.count
    }

    private func place(_ number: Int) -> SourceLocation? {
        let index = -2 - number
        return places.indices.contains(index) ? places[index] : page.place(ofOffset: number)
    }

    private func record(
        _ name: String, _ arguments: [TraceValue], _ call: borrowing HostCall,
        result: TraceValue? = nil
    ) {
        page.recorder.record(
            .page(.init(.init(rawValue: name), arguments, answer: result)), from: .portal,
            to: .webView,
            location: call.location)
    }

    // MARK: - The page's life

    /// Fires what a window fires when its scripts are loaded.
    public func fireLoad() throws(ScriptFailure) {
        let mayListen = try page.mayListen(to: ["load", "DOMContentLoaded", "pageshow"])
        guard mayListen || page.isUsed("dom/page-document") else { return }
        try page.script("html/life-cycle").property("load").call()
    }

    /// Asks the page, and then the pages in its frames, whether it may be left: whether it is.
    ///
    /// - Parameters:
    ///   - hadAction: Whether the user did something in the page ("sticky activation"); otherwise
    ///     a browser asks no person.
    ///   - script: Whether a script of the page may be under way, whose microtasks have to wait.
    public func mayLeave(
        hadAction: Bool, during script: Bool = false
    ) throws(ScriptFailure) -> Bool {
        guard try asksToStay(during: script), hadAction, !page.isClosed else { return true }
        let leaves = client.answer(to: .beforeUnload, proposing: "") != nil
        page.recorder.record(
            .page(
                .init(
                    .init(rawValue: "window.\(DialogKind.beforeUnload.rawValue)"),
                    answer: .bool(leaves))),
            from: .portal, to: .webView)
        return leaves
    }

    private func asksToStay(during script: Bool) throws(ScriptFailure) -> Bool {
        var asks = false
        if try page.mayListen(to: ["beforeunload"]) {
            asks = try call(script ? "asksInScript" : "asksToStay").bool == true
        }
        inFrames { (window) throws(ScriptFailure) in
            if try window.asksToStay(during: true) { asks = true }
        }
        return asks
    }

    /// The entries of the session history that the page has; nil where it has none but what it began
    /// with.
    public func history() throws(ScriptFailure) -> PageHistory? {
        guard page.isUsed("html/session-history"),
            case let list = try page.script("html/session-history").property("kept").call()
                .elements(), let index = list.first?.number
        else { return nil }
        let entries = stride(from: 1, to: list.count - 1, by: 2).map { place in
            PageHistory.Entry(url: list[place].string ?? "", state: list[place + 1].string)
        }
        return PageHistory(entries: entries, index: Int(index))
    }

    /// Fires what a window fires when its page is left, and then in the frames of the page.
    ///
    /// - Parameter script: Whether a script of the page may be under way.
    public func fireUnload(during script: Bool = false) throws(ScriptFailure) {
        if try page.mayListen(to: ["pagehide", "visibilitychange", "unload"]) {
            try call(script ? "unloadInScript" : "unload")
        }
        inFrames { (window) throws(ScriptFailure) in try window.fireUnload(during: true) }
    }

    @discardableResult
    private func call(_ name: String) throws(ScriptFailure) -> ScriptValue {
        try page.script("events/window-handlers").property(name).call()
    }

    /// The windows of the frames, which a listener may take away meanwhile.
    private func inFrames(_ work: (WindowFeature) throws(ScriptFailure) -> Void) {
        for frame in page.shownInFrames where !frame.isClosed {
            guard let window: WindowFeature = frame.feature() else { continue }
            frame.run { () throws(ScriptFailure) in try work(window) }
        }
    }
}
