internal import JSONDocuments
internal import PortalTrace
internal import ScriptEngine
internal import WebFormats
internal import WebPlatform

/// What elements of a document load: scripts, style sheets, images (html/resources.js).
final class ResourcesFeature: PageFeature {
    /// Something that was loaded.
    struct Resource {
        let url: WebURL
        let contentType: String
        let bytes: [UInt8]
        /// Its headers and status; nil for the contents of a blob.
        let response: FetchResponse?
        /// What its encoding is where its response does not say.
        let charset: String
        /// Whether it is of the page's origin, or may be read as the response says.
        let isClean: Bool
        /// Whether it is a style sheet.
        var isStyle = false
        /// What the request said of where it came from, or nothing.
        var referrer = ""

        /// The bytes as text: by the mark at their beginning, the response, a style sheet's own
        /// `@charset`, the element or its document.
        var text: String {
            var stream = TextDecodingStream(encoding, fatal: false, ignoreBOM: false)
            let units = (try? stream.decode(bytes, isLast: true)) ?? []
            return String(utf16: units)
        }

        /// What the bytes are read as.
        var encoding: WebEncoding {
            let type = MIMEType(contentType: contentType)
            let said = ownCharset ?? WebEncoding.named(charset) ?? .utf8
            return TextEncoding.sniffBOM(bytes) ?? type?.encoding(fallback: said) ?? said
        }

        /// The encoding that a style sheet names at its beginning (CSS Syntax, section 3.2).
        private var ownCharset: WebEncoding? {
            let start = Array("@charset \"".utf8)
            guard isStyle, bytes.starts(with: start) else { return nil }
            let label = bytes.dropFirst(start.count).prefix(100).prefix { $0 != 0x22 }
            let rest = bytes.dropFirst(start.count + label.count)
            guard rest.starts(with: [0x22, 0x3B]) else { return nil }
            // One that is UTF-16 could not be read up to here.
            return WebEncoding.named(String(decoding: label, as: UTF8.self))?.outputEncoding
        }
    }

    private struct Load {
        let operation: FetchOperation
        /// Whether an element in a document of the quirks mode loads it.
        let isQuirky: Bool
        let done: StoredValue
        let kind: String
        let charset: String
        /// Where its element stands.
        let place: SourceLocation?
        var response: FetchResponse?
        var bytes: [UInt8] = []
    }

    private unowned let page: Page
    private let session: NetworkSession
    private var loads = HandleTable<Load>()
    private var resources = HandleTable<Resource>()

    /// So many at once that only a loop without end makes more.
    private static let most = 1_000
    /// Whether it was said that a load was refused.
    private var isRefusing = false

    init(in page: Page, _ session: NetworkSession) {
        self.page = page
        self.session = session
    }

    static let host = HostInterface(
        of: ResourcesFeature.self,
        [
            // (URL, { kind, charset, crossOrigin, integrity, referrerPolicy, place, referrer, and of a form's
            // submission method and contentType }, function, body): the function is given the resource or 0, and
            // of what was answered, if anything was, the status, the number of bytes and the `Content-Type`,
            // as far as the page may see them -> whether it is loaded; too many at once are not
            .init(
                "resources.start", [.string, .object, .function, .optional(.bytes)], returns: .bool
            ) { feature, call in
                .bool(try feature.start(call))
            },
            // (URL of a blob, its type, its bytes) -> a resource
            .init("resources.keep", [.string, .string, .bytes], returns: .handle) {
                feature, call in
                guard let url = WebURL(call.string(0)) else {
                    throw HostError(message: "'\(call.string(0))' is no URL")
                }
                let resource = Resource(
                    url: url, contentType: call.string(1), bytes: call.bytes(2), response: nil,
                    charset: "", isClean: true)
                return .number(Double(feature.resources.add(resource).number))
            },
            // (resource) -> its text
            .init("resources.text", [.handle], returns: .string) { feature, call in
                .string(feature.resource(call)?.text ?? "")
            },
            // (resource) -> whether a script of the page may read it
            .init("resources.isClean", [.handle], returns: .bool) { feature, call in
                .bool(feature.resource(call)?.isClean ?? false)
            },
            // (resource) -> { width, height } of an image, or null where it is none
            .init("resources.size", [.handle], returns: .optional(.object)) { feature, call in
                guard let size = feature.resource(call).flatMap({ ImageSize(of: $0.bytes) }) else {
                    return .null
                }
                return .object([
                    "width": .number(Double(size.width)),
                    "height": .number(Double(size.height)),
                ])
            },
        ])

    func stop() {
        for handle in loads.handles { loads.remove(handle)?.operation.cancel() }
    }

    /// The resource that the first argument names.
    func resource(_ call: borrowing HostCall) -> Resource? {
        resource(call.handle(0, of: Resource.self))
    }

    /// A resource that was loaded.
    func resource(_ handle: Handle<Resource>) -> Resource? { resources[handle] }

    private func start(_ call: borrowing HostCall) throws -> Bool {
        guard !page.isClosed else { return true }
        guard loads.count < Self.most else {
            if !isRefusing {
                isRefusing = true
                let words = "the page loads \(Self.most) resources at once; no more are loaded"
                page.recorder.record(
                    .page(.init(.documentLimit, [.string(words)])), from: .webView, to: .portal)
            }
            return false
        }
        guard let url = WebURL(call.string(0)) else {
            throw HostError(name: "TypeError", message: "'\(call.string(0))' is no URL")
        }
        let options = call.retained(at: 1)
        let kind = try options.property("kind").string ?? ""
        var request = FetchRequest(url: url)
        request.initiator = .init(rawValue: kind)
        request.isForBrowser = true
        switch try options.property("crossOrigin").string ?? "" {
        case "anonymous": request.mode = .cors
        case "use-credentials":
            request.mode = .cors
            request.credentials = .include
        default:
            request.mode = .noCORS
            request.credentials = .include
        }
        // The attribute is none of other elements.
        if kind == "script" || kind == "style" {
            request.integrity = try options.property("integrity").string ?? ""
        }
        request.referrerPolicy =
            ReferrerPolicy(rawValue: try options.property("referrerPolicy").string ?? "") ?? .unsaid
        if request.referrerPolicy == .unsaid { request.referrerPolicy = page.referrerPolicy }
        if let sender = try options.property("referrer").string.flatMap({ WebURL($0) }) {
            request.referrer = .url(sender)
        }
        if let method = try options.property("method").string {
            request.method = method
            request.body = call.bytes(at: 3)
            if let type = try options.property("contentType").string {
                request.headers.append("Content-Type", type)
            }
        }
        let handle = loads.next()
        let offset = try options.property("place").number.flatMap { Int(exactly: $0) } ?? -1
        let place = page.place(ofOffset: offset)
        let operation = FetchOperation(
            request, page: page.location, session: session, loop: page.loop,
            location: place
        ) { [unowned self] event in tell(event, of: handle) }
        loads[handle] = Load(
            operation: operation, isQuirky: try options.property("isQuirky").bool ?? false,
            done: call.store(at: 2), kind: kind,
            charset: try options.property("charset").string ?? "", place: place)
        if let directive = PolicyFeature.directives[kind] {
            var asked = ContentSecurityPolicies.Request(directive)
            asked.nonce = try options.property("nonce").string
            asked.integrity = request.integrity
            asked.isByParser = try options.property("isByParser").bool ?? false
            page.keep(operation, to: asked, at: place)
        }
        let isQuirky = loads[handle]?.isQuirky ?? false
        operation.typeRefusal = { [unowned self] in refusal(of: $0, as: kind, isQuirky: isQuirky) }
        operation.start()
        return true
    }

    private func tell(_ event: FetchEvent, of handle: Handle<Load>) {
        switch event {
        case .sent: break
        case .response(let response): loads[handle]?.response = response
        case .chunk(let bytes): loads[handle]?.bytes += bytes
        case .failed: finish(handle, isThere: false)
        case .end: finish(handle, isThere: true)
        }
    }

    private func finish(_ handle: Handle<Load>, isThere: Bool) {
        guard let load = loads.remove(handle) else { return }
        defer { page.context.removeStored(load.done) }
        guard !page.isClosed, let done = page.context.storedValue(load.done) else { return }
        var number = 0
        if isThere, let response = load.response, isUsable(response, for: load),
            mayBeShown(response, load)
        {
            let resource = Resource(
                url: load.operation.url,
                contentType: response.headers.value("Content-Type") ?? "",
                bytes: load.bytes, response: response, charset: load.charset,
                isClean: response.kind == .basic || response.kind == .cors,
                isStyle: load.kind == "style",
                referrer: load.operation.referrer)
            if load.kind == "style" || load.kind == "script" { noteEncoding(of: resource, load) }
            number = resources.add(resource).number
        }
        // Nothing of an opaque response is told (Resource Timing, section 4.3).
        let seen = load.response.flatMap { $0.kind == .basic || $0.kind == .cors ? $0 : nil }
        page.run { () throws(ScriptFailure) in
            let context = page.context
            try done.call([
                context.makeNumber(Double(number)),
                context.makeNumber(Double(seen?.status ?? 0)),
                context.makeNumber(Double(load.bytes.count)),
                context.makeString(seen?.headers.value("Content-Type") ?? ""),
                context.makeBool(load.response != nil),
            ])
        }
    }

    /// Whether the document of a frame lets this page show it.
    private func mayBeShown(_ response: FetchResponse, _ load: Load) -> Bool {
        guard Self.frames.contains(load.kind), let own = page.location,
            let written = FramingPolicy.refusal(
                response.headers, of: load.operation.url, in: [own] + page.ancestors,
                level: page.profile.policyLevel)
        else { return true }
        page.feature(PolicyFeature.self)?.note(
            framing: written, of: load.operation.url, at: load.place)
        return false
    }

    /// The elements that show documents.
    private static let frames: Set<String> = ["iframe", "frame", "object", "embed"]

    /// Writes down that a text is not read as what it is.
    private func noteEncoding(of resource: Resource, _ load: Load) {
        let encoding = resource.encoding
        guard MisreadText.isUTF8(resource.bytes, readAs: encoding) else { return }
        page.recorder.recordMisread(resource.url, as: encoding.name, at: load.place)
    }

    /// Whether a browser takes a response for what it was asked for (Fetch, section 2.2.6; HTML, section
    /// 4.2.4.4: a style sheet is text/css, but for one of the page's origin in quirks mode).
    private func isUsable(_ response: FetchResponse, for load: Load) -> Bool {
        // A frame shows what a server says of an error.
        guard load.kind != "iframe", load.kind != "frame" else { return true }
        // An image is what it is, whatever its server says of it (HTML, section 4.8.4.3.5).
        guard load.kind != "image" else { return true }
        return (200...299).contains(response.status)
            && refusal(of: response, as: load.kind, isQuirky: load.isQuirky) == nil
    }

    /// Why a browser does not take a body for a style sheet or a script; nil if it does.
    private func refusal(of response: FetchResponse, as kind: String, isQuirky: Bool) -> String? {
        guard (200...299).contains(response.status) else { return nil }
        let found = MIMEType(contentType: response.headers.value("Content-Type") ?? "")
        let type = found?.essence
        let mayGuess = !isNosniff(response)
        let isRefused: Bool
        switch kind {
        case "style":
            isRefused =
                type != "text/css" && !(mayGuess && type == nil)
                && !(mayGuess && isQuirky && response.kind == .basic)
        case "script":
            let kinds = ["image/", "audio/", "video/"]
            isRefused =
                mayGuess
                ? kinds.contains { (type ?? "").hasPrefix($0) } || type == "text/csv"
                : found?.isJavaScript != true
        default: return nil
        }
        guard isRefused else { return nil }
        let what = kind == "style" ? "style sheet" : "script"
        return "its type is '\(type ?? "")', which is no \(what)'s"
            + (mayGuess ? "" : ", and 'X-Content-Type-Options: nosniff' has browsers believe it")
    }

    /// "Determine nosniff" (Fetch, section 3.7).
    private func isNosniff(_ response: FetchResponse) -> Bool {
        let first = response.headers.value("X-Content-Type-Options")?
            .split(separator: ",", omittingEmptySubsequences: false).first
        return first?.trimmingHTTPSpace().lowercased() == "nosniff"
    }
}
