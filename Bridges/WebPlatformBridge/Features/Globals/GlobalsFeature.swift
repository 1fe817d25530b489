internal import ScriptEngine
internal import WebFormats
internal import WebPlatform

/// The names of the platform in a page's global scope, each made when it is first touched:
/// core/globals.js and core/globals.json.
final class GlobalsFeature: PageFeature {
    private unowned let page: Page
    private let languages: String
    /// Whether a script put a function in the place of a global name: a function of core/globals.js.
    private var replaced: StoredValue?
    /// What the pages of the machine share: an object of core/global-names.js.
    private let shared: ScriptValue

    /// - Parameter languages: What the `Accept-Language` header of the launch says.
    init(in page: Page, languages: String) throws(ScriptFailure) {
        self.page = page
        self.languages = languages
        let context = page.context
        shared = try PageGlobals.shared(page.profile, in: context)
        let use = context.makeFunction(named: "use", length: 1) { [unowned page] call in
            try .value(page.script(call.string(at: 0) ?? ""))
        }
        let define = try context.evaluate(try PageScripts.program("core/globals", in: context))
        replaced = context.store(
            try define.call([
                shared, use, page.hostFunctions(), context.makeBool(page.depth > 0),
            ]))
    }

    /// The properties that scripts added to the global object.
    func added() throws(ScriptFailure) -> [String] {
        let found = try shared.property("added").call([page.context.globalObject])
        return try found.elements().map { $0.string ?? "" }
    }

    static let host = HostInterface(
        of: GlobalsFeature.self,
        [
            // (text of a function) -> whether the function is one of the host's own
            .init("core.isOwnText", [.string], returns: .bool) { feature, call in
                .bool(feature.page.isOwnText(call.string(0)))
            },
            // (script) -> whether the page needed it so far
            .init("core.isUsed", [.string], returns: .bool) { feature, call in
                .bool(feature.page.isUsed(call.string(0)))
            },
            // (name in Location) -> that part of the page's URL
            .init("page.locationPart", [.string], returns: .string) { feature, call in
                guard let part = LocationPart(rawValue: call.string(0)) else {
                    throw HostError(message: "a location has no part '\(call.string(0))'")
                }
                return .string(part.value(in: feature.page.url))
            },
            // () -> { languages, absentInIntl }
            .init("page.intl", returns: .object) { feature, _ in
                .object([
                    "languages": .string(feature.languages),
                    "absentInIntl": .array(
                        feature.page.profile.absent.intl.map { .string($0) }),
                ])
            },
        ])

    /// Makes functions of numbers, dates and texts speak the user's language too; the engine's own is
    /// English of the United States.
    func speak() throws(ScriptFailure) {
        guard !languages.hasPrefix("en-US") else { return }
        _ = try page.context.global("Intl")
    }

    /// Whether a script put a function in the place of one of some global names.
    func isReplaced(_ names: [String]) throws(ScriptFailure) -> Bool {
        guard !page.isClosed, let replaced = replaced.flatMap(page.context.storedValue) else {
            return false
        }
        return try replaced.call(names.map { page.context.makeString($0) }).bool ?? false
    }
}

/// A part of a URL, by its name in `Location` (HTML, section 7.2.4).
private enum LocationPart: String {
    case href, origin, `protocol`, host, hostname, port, pathname, search, hash

    func value(in text: String) -> String {
        guard let url = WebURL(text) else { return "" }
        return switch self {
        case .href: url.href
        case .origin: url.origin
        case .protocol: url.`protocol`
        case .host: url.host
        case .hostname: url.hostname
        case .port: url.portText
        case .pathname: url.pathname
        case .search: url.search
        case .hash: url.hash
        }
    }
}
