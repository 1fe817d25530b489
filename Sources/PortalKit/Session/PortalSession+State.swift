internal import JSONDocuments
internal import PortalTrace
internal import ScriptEngine
internal import WebFormats
internal import WebPlatform
internal import WebPlatformBridge

/// What a portal keeps, to see whether a callback changed anything.
extension PortalSession {
    /// The values behind the watched names, what is stored for the page's origin, the cookies, and where the page is,
    /// as one text.
    func watchedState() -> String {
        guard let names = options.watchedNames, stop == nil, let page, !page.isClosed else {
            return ""
        }
        var parts = [page.url]
        for name in names where Self.isName(name) && !name.contains(".") {
            // A name may be declared and not have a value yet: then there is nothing to see.
            guard let value = try? page.context.evaluate(name, url: "lookup") else { continue }
            // A function, or none any more, is how portals wait, and nothing that they keep.
            if value.isFunction || value.isUndefined || value.isNull { continue }
            parts.append("\(name) = \(value.snapshot().literal)")
        }
        return (parts + stored(page)).joined(separator: "\n")
    }

    /// The part of it that is not held by variables: the URL, and what is stored.
    func storedState() -> String {
        guard options.watchedNames != nil, stop == nil, let page, !page.isClosed else { return "" }
        return ([page.url] + stored(page)).joined(separator: "\n")
    }

    private func stored(_ page: Page) -> [String] {
        var parts: [String] = []
        let origin = WebURL(page.url)?.origin ?? ""
        for area in [storage.local[origin], storage.session[origin]] {
            for item in area?.items ?? [] {
                let key = String(utf16: item.key)
                parts.append("\(key): \(String(utf16: item.value))")
            }
        }
        for cookie in network.cookies.all where !cookie.isHTTPOnly {
            parts.append("\(cookie.name)=\(cookie.value)")
        }
        return parts
    }

    /// The names of functions that the app called, each once.
    var calledNames: [String] {
        var seen: Set<CodeUnits> = []
        return recorder.events.compactMap(\.callback?.name)
            .filter { !$0.isEmpty && seen.insert(CodeUnits($0)).inserted }
    }

    /// The names that scripts declare at their top level and that hold data or objects.
    package static func names(declaredBy scripts: [PortalScript]) -> [String] {
        var seen: Set<CodeUnits> = []
        let names = scripts.flatMap { ScriptOutline($0).declarations }
            .filter { $0.keyword != "function" && $0.keyword != "class" }.map(\.name)
        return Array(names.filter { seen.insert(CodeUnits($0)).inserted && isName($0) }.prefix(200))
    }
}
