internal import JSONDocuments
internal import PortalTrace
internal import ScriptEngine
internal import WebFormats
internal import WebPlatform

/// The module scripts of a document (html/modules.js): fetched over the page's network, linked and
/// evaluated by the engine.
final class ModulesFeature: PageFeature {
    private unowned let page: Page
    private let session: NetworkSession
    private var map = ImportMap()
    private var modules = HandleTable<ScriptModule>()
    private var fetches = HandleTable<FetchOperation>()
    private var loader: ScriptModuleLoader?
    /// The URLs of scripts by the bytes of the names that their places carry.
    private var urls: [[UInt8]: WebURL] = [:]
    /// What the element of a script says, which what it imports goes by as well.
    private struct Root {
        /// Nil for an inline script.
        var url: String?
        var nonce: String?
        var integrity = ""
        var isByParser = false
    }
    /// The one that was asked for last.
    private var root = Root()
    /// What scripts go by, by the bytes of their names.
    private var roots: [[UInt8]: Root] = [:]
    /// Whether `root` is that of the script that runs next.
    private var isAnnounced = false
    /// What was said of modules that cannot be had, by its bytes.
    private var failures: Set<[UInt8]> = []

    init(in page: Page, _ session: NetworkSession) {
        self.page = page
        self.session = session
    }

    static let host = HostInterface(
        of: ModulesFeature.self,
        [
            // (text, the document's base URL) -> what is wrong with an import map, or null
            .init("modules.map", [.string, .string], returns: .optional(.string)) {
                feature, call in
                feature.register(call.string(0), call.string(1)).map { .string($0) } ?? .null
            },
            // (URL, function of the module, or of 0 where it cannot be had, its element's nonce or null, whether the parser put
            // that there, its `integrity`)
            .init("modules.load", [.string, .function, .optional(.string), .bool, .string]) {
                feature, call in
                let done = call.store(at: 1)
                feature.root = Root(
                    url: call.string(0), nonce: call.string(at: 2), integrity: call.string(4),
                    isByParser: call.isTruthy(at: 3))
                try feature.load(done) { loader, whenLoaded in
                    try loader.load(url: call.string(0), whenLoaded)
                }
                return .undefined
            },
            // (text, where it stands in the document or -1, base URL, function, nonce and parser as above)
            .init(
                "modules.loadInline",
                [.string, .integer, .string, .function, .optional(.string), .bool]
            ) { feature, call in
                let done = call.store(at: 3)
                feature.root = Root(nonce: call.string(at: 4), isByParser: call.isTruthy(at: 5))
                let place = feature.page.place(ofOffset: call.integer(1))
                let name = place?.file ?? "inline module"
                feature.urls[Array(name.utf8)] = WebURL(call.string(2))
                feature.note(name)
                var source = feature.page.source(call.string(0), at: call.integer(1))
                source.isModule = true
                feature.page.willRun(source)
                try feature.load(done) { loader, whenLoaded in
                    try loader.load(
                        source: call.string(0), name: name, line: place?.line ?? 1,
                        column: place?.column ?? 1, whenLoaded)
                }
                return .undefined
            },
            // (nonce or null, parser as above): of the script that runs next, which is no module
            .init("modules.begin", [.optional(.string), .bool]) { feature, call in
                feature.root = Root(nonce: call.string(at: 0), isByParser: call.isTruthy(at: 1))
                feature.isAnnounced = true
                return .undefined
            },
            // (module)
            .init("modules.run", [.handle]) { feature, call in
                try feature.run(call.handle(0, of: ScriptModule.self))
                return .undefined
            },
        ])

    func stop() {
        for handle in fetches.handles { fetches.remove(handle)?.cancel() }
    }

    /// Takes note of the name of a script that runs: what it imports goes by what its element says, where that was told.
    func willRun(_ name: String) {
        // A document that is only written to was never loaded.
        prepare()
        guard isAnnounced else { return }
        isAnnounced = false
        note(name)
    }

    private func note(_ name: String) { roots[Array(name.utf8)] = root }

    /// Whether an error says that a module cannot be had, which is its server's doing.
    func hasFailed(with words: String) -> Bool { failures.contains(Array(words.utf8)) }

    /// What a module goes by: what asks for it does. A text that was compiled has no name; it goes by the last one.
    private func root(of fetch: ScriptModuleFetch) -> Root {
        fetch.referrer.flatMap { roots[Array($0.utf8)] } ?? root
    }

    private func register(_ text: String, _ base: String) -> String? {
        guard let base = WebURL(base) else { return nil }
        do throws(ImportMap.Problem) {
            map.merge(try ImportMap(parsing: text, base: base))
            return nil
        } catch {
            return error.message
        }
    }

    // MARK: - Loading

    /// The page's loader, made before its first script runs where the engine has modules.
    func prepare() {
        guard loader == nil else { return }
        loader = page.context.useModules(
            ScriptModuleHooks(
                resolve: { [unowned self] specifier throws(HostError) in
                    do throws(ImportMap.Problem) {
                        return try map.resolve(specifier.text, base: base(of: specifier.referrer))
                            .href
                    } catch {
                        throw HostError(name: error.name, message: error.message)
                    }
                },
                fetch: { [unowned self] fetch in start(fetch) },
                baseURL: { [unowned self] name in base(of: name).href }))
    }

    /// What a script's own imports are relative to.
    private func base(of name: String) -> WebURL {
        guard let url = urls[Array(name.utf8)] ?? WebURL(name) ?? page.location else {
            preconditionFailure("a page with modules has a URL")
        }
        return url
    }

    private func load(
        _ done: StoredValue,
        _ begin: (
            ScriptModuleLoader, @escaping (ScriptModuleLoadOutcome) -> Void
        ) throws -> ScriptModule
    ) throws {
        prepare()
        guard let loader else {
            throw HostError(
                name: "TypeError",
                message: "module scripts cannot run: \(ScriptModules.unavailableReason ?? "")")
        }
        let handle = modules.next()
        let module = try begin(loader) { [unowned self] outcome in
            page.loop.post(source: .network) { [weak self] in
                self?.finish(handle, done, outcome)
            }
        }
        modules[handle] = module
    }

    private func finish(
        _ handle: Handle<ScriptModule>, _ done: StoredValue, _ outcome: ScriptModuleLoadOutcome
    ) {
        defer { page.context.removeStored(done) }
        guard !page.isClosed, let function = page.context.storedValue(done) else { return }
        let number = outcome == .loaded ? handle.number : 0
        page.run { () throws(ScriptFailure) in
            try function.call([page.context.makeNumber(Double(number))])
        }
    }

    private func run(_ handle: Handle<ScriptModule>) throws {
        guard let loader, let module = modules[handle] else {
            throw HostError(message: "there is no such module")
        }
        try loader.evaluate(module) { [weak self] outcome in
            guard case .threw(let exception, let thrown) = outcome, let self, !page.isClosed else {
                return
            }
            page.feature(ErrorsFeature.self)?.reportUncaught(exception, thrown)
        }
    }

    // MARK: - Fetching

    private func start(_ fetch: ScriptModuleFetch) {
        guard let url = WebURL(fetch.url) else {
            return answer(fetch, failing: "'\(fetch.url)' is no URL")
        }
        if url.href.hasPrefix("blob:") { return startOfBlob(fetch, url) }
        var request = FetchRequest(url: url)
        request.initiator = fetch.type == .json ? .jsonModule : .module
        request.isForBrowser = true
        request.mode = .cors
        let root = root(of: fetch)
        let isElements =
            fetch.referrer == nil && root.url?.hasSameCodeUnits(as: fetch.url) ?? false
        request.integrity =
            isElements && !root.integrity.isEmpty ? root.integrity : map.integrity(of: url)
        var response: FetchResponse?
        var bytes: [UInt8] = []
        let handle = fetches.next()
        let operation = FetchOperation(
            request, page: page.location, session: session, loop: page.loop, location: nil
        ) { [unowned self] event in
            switch event {
            case .sent: break
            case .response(let given): response = given
            case .chunk(let chunk): bytes += chunk
            case .failed(let failure):
                _ = fetches.remove(handle)
                answer(fetch, failing: failure.words)
            case .end:
                let operation = fetches.remove(handle)
                deliver(fetch, response, bytes, from: operation?.url ?? url, root)
            }
        }
        fetches[handle] = operation
        operation.typeRefusal = { response in
            guard (200...299).contains(response.status) else { return nil }
            return Self.refusal(of: response.headers.value("Content-Type") ?? "", for: fetch)
        }
        page.keep(
            operation, to: fetch.type == .json ? .init(.connection) : asked(by: root), at: nil)
        operation.start()
    }

    /// What policies are asked of a script.
    private func asked(by root: Root) -> ContentSecurityPolicies.Request {
        var asked = ContentSecurityPolicies.Request(.script)
        asked.nonce = root.nonce
        asked.integrity = root.integrity
        asked.isByParser = root.isByParser
        return asked
    }

    /// A module of a blob URL, which the page's scripts know (Fetch, section 4.3, "blob").
    private func startOfBlob(_ fetch: ScriptModuleFetch, _ url: WebURL) {
        let root = root(of: fetch)
        page.loop.post(source: .network) { [weak self] in
            guard let self, !page.isClosed else { return }
            if let words = page.feature(PolicyFeature.self)?.refusal(
                of: asked(by: root), to: url, after: nil, at: nil)
            {
                return answer(fetch, failing: words)
            }
            var number = 0.0
            page.run { () throws(ScriptFailure) in
                let resources = try page.script("html/resources")
                number =
                    try resources.property("ofBlob").call([
                        page.context.makeString(url.href), page.context.makeString("module"),
                    ]).number ?? 0
            }
            let found = page.feature(ResourcesFeature.self)?.resource(.init(number: Int(number)))
            guard !fetch.isAnswered else { return }
            guard let found else { return answer(fetch, failing: "there is no such blob") }
            deliver(fetch, found.contentType, found.bytes, from: url, root)
        }
    }

    private func deliver(
        _ fetch: ScriptModuleFetch, _ response: FetchResponse?, _ bytes: [UInt8], from url: WebURL,
        _ root: Root
    ) {
        guard let response, (200...299).contains(response.status) else {
            return answer(
                fetch,
                failing: response.map { "the server answered \($0.status)" }
                    ?? "there was no answer")
        }
        deliver(fetch, response.headers.value("Content-Type") ?? "", bytes, from: url, root)
    }

    private func deliver(
        _ fetch: ScriptModuleFetch, _ contentType: String, _ bytes: [UInt8], from url: WebURL,
        _ root: Root
    ) {
        if let words = Self.refusal(of: contentType, for: fetch) {
            return answer(fetch, failing: words)
        }
        let name = page.name(of: url)
        page.feature(ErrorsFeature.self)?.note(name, url: url.href)
        urls[Array(name.utf8)] = url
        roots[Array(name.utf8)] = root
        let text = String(utf16: TextEncoding.decodeUTF8(bytes))
        if fetch.type == .javaScript {
            var source = ScriptSource(name: name, text: text)
            source.isModule = true
            page.willRun(source)
        }
        page.run { () throws(ScriptFailure) in try fetch.deliver(text, name: name) }
    }

    /// Why what a server sends is no module; nil if it is one (HTML, section 8.1.4.2, "fetch a single module script").
    private static func refusal(of contentType: String, for fetch: ScriptModuleFetch) -> String? {
        let type = MIMEType(contentType: contentType)
        let isOne = fetch.type == .json ? type?.isJSON ?? false : type?.isJavaScript ?? false
        return isOne ? nil : "its type is '\(type?.essence ?? "")', which is no module's"
    }

    private func answer(_ fetch: ScriptModuleFetch, failing reason: String) {
        let words = "Failed to fetch the module \(fetch.url): \(reason)"
        failures.insert(Array(words.utf8))
        page.run { () throws(ScriptFailure) in try fetch.fail(words) }
    }
}
