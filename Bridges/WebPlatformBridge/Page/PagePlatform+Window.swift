internal import PortalTrace
public import ScriptEngine
internal import WebFormats
internal import WebPlatform

/// What a page's window asks of the app that shows it.
public struct PageWindow {
    /// The URL that the page was opened with.
    public var url: String
    /// What the `Accept-Language` header of the launch says.
    public var languages: String
    /// Leaves the page for a URL: how it came about ("href", "assign", "replace", "reload" ...).
    public var navigate: (_ url: String, _ kind: String) -> Void
    /// What the user answers to a dialog; nil is "Cancel".
    public var answer: (_ dialog: String, _ proposed: String) -> String?

    /// Names them.
    public init(
        url: String, languages: String = "en-US",
        navigate: @escaping (_ url: String, _ kind: String) -> Void = { _, _ in },
        answer: @escaping (_ dialog: String, _ proposed: String) -> String? = { _, _ in nil }
    ) {
        self.url = url
        self.languages = languages
        self.navigate = navigate
        self.answer = answer
    }
}

extension PagePlatform {
    static let windowFunctions: [String: PlatformFunction] = [
        "page.url": { platform, _ in .string(platform.surroundings.window.url) },
        "page.isSecure": { platform, _ in
            .bool(WebURL(platform.surroundings.window.url)?.isPotentiallyTrustworthy ?? false)
        },
        // () -> { userAgent, languages, isOld }
        "page.traits": { platform, _ in
            let isOld = platform.surroundings.isOldWebView
            return .value(
                try platform.makeObject([
                    "userAgent": .string(isOld ? PageTraits.oldAgent : PageTraits.modernAgent),
                    "languages": .string(platform.surroundings.window.languages),
                    "isOld": .bool(isOld),
                ]))
        },
        // (name, arguments ...): something that the window was asked for
        "page.record": { platform, call in
            platform.record(call.string(at: 0) ?? "", Array(call.snapshots().dropFirst()), call)
            return .undefined
        },
        // (dialog, text, proposed answer) -> answer
        "page.dialog": { platform, call in
            let kind = call.string(at: 0) ?? ""
            let answer = platform.surroundings.window.answer(kind, call.string(at: 2) ?? "")
            let result: TraceValue? =
                switch kind {
                case "confirm": .bool(answer != nil)
                case "prompt": answer.map { .string($0) } ?? .null
                default: nil
                }
            platform.record(
                "window.\(kind)", Array(call.snapshots().dropFirst()), call, result: result)
            switch result {
            case .bool(let answer): return .bool(answer)
            case .string(let answer): return .string(answer)
            case .some: return .null
            case nil: return .undefined
            }
        },
        // (href, kind)
        "page.navigate": { platform, call in
            platform.surroundings.window.navigate(
                call.string(at: 0) ?? "", call.string(at: 1) ?? "")
            return .undefined
        },
    ]

    /// A part of the launch URL, by its name in `Location`.
    func locationPart(_ name: String) -> String {
        guard let url = launchURL else { return "" }
        return switch name {
        case "origin": url.origin
        case "protocol": url.`protocol`
        case "host": url.host
        case "hostname": url.hostname
        case "port": url.portText
        case "pathname": url.pathname
        case "search": url.search
        case "hash": url.hash
        default: url.href
        }
    }

    /// The page's origin; nil for an opaque one.
    var origin: String? {
        WebURL(surroundings.window.url).flatMap { $0.originIsOpaque ? nil : $0.origin }
    }

    private func record(
        _ name: String, _ arguments: [TraceValue], _ call: borrowing HostCall,
        result: TraceValue? = nil
    ) {
        surroundings.recorder.record(
            .page, from: .portal, to: .webView, name: name, arguments: arguments, result: result,
            location: call.location)
    }

    // MARK: - The page's life

    /// Fires what a window fires when its scripts are loaded.
    public func fireLoad() throws(ScriptFailure) {
        guard try mayListen(to: ["load", "DOMContentLoaded", "pageshow"]) else { return }
        try script("window-handlers").property("load").call()
    }

    /// Fires what a window fires when its page is left.
    public func fireUnload() throws(ScriptFailure) {
        guard try mayListen(to: ["beforeunload", "pagehide", "unload"]) else { return }
        try script("window-handlers").property("unload").call()
    }

    /// Whether the page may listen to events of its window: it touched events, or set a handler.
    func mayListen(to types: [String]) throws(ScriptFailure) -> Bool {
        if isUsed("events") { return true }
        for type in types {
            let name = context.makeString("on\(type)")
            let isThere = try globals?.call([context.makeString("replaced"), name])
            if isThere?.bool ?? false { return true }
        }
        return false
    }
}

/// What a page is told of the browser that shows it.
enum PageTraits {
    /// EdgeHTML 18, the WebView of a device.
    static let oldAgent =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; WebView/3.0) AppleWebKit/537.36 "
        + "(KHTML, like Gecko) Chrome/64.0.3282.140 Safari/537.36 Edge/18.19042"
    /// A WebView of today.
    static let modernAgent =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 "
        + "(KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0"
}
