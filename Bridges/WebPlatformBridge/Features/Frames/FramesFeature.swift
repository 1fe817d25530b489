internal import PortalTrace
internal import ScriptEngine
internal import WebFormats
internal import WebPlatform

/// The pages that a page shows in its frames: the Swift half of html/iframe.js.
///
/// A frame is a page of its own, on the machine, the loop and the trace of the page around it, with
/// the features of the web platform. It has no Mobile Plans objects: the app puts them into the page
/// that it opened itself, and into none that this one shows.
final class FramesFeature: PageFeature {
    private struct Frame {
        let page: Page
        let client: FrameClient
    }

    /// Whose origin a frame has.
    private enum Origin: Int {
        /// The page's around it.
        case inherited
        /// That of its URL.
        case own
        /// One that no other page has.
        case opaque
    }

    private unowned let page: Page
    private let surroundings: PageSurroundings
    private var frames = HandleTable<Frame>()
    /// Frames that are gone: scripts may have objects of theirs still.
    private var gone: [Frame] = []
    private var isRefusing = false

    /// So many pages in each other are no page but a circle.
    static let mostDepth = 20
    /// So many in one page only a loop without end makes.
    static let mostFrames = 1_000
    /// How many frames that are gone are kept for scripts that have objects of theirs.
    private static let mostGone = 50

    init(in page: Page, _ surroundings: PageSurroundings) {
        self.page = page
        self.surroundings = surroundings
    }

    static let host = HostInterface(
        of: FramesFeature.self,
        [
            // () -> the page's number among those of its group
            .init("frames.number", returns: .integer) { feature, _ in
                .number(Double(feature.page.number))
            },
            // () -> the number of the page whose task is running
            .init("frames.running", returns: .integer) { feature, _ in
                .number(Double(feature.page.group.running))
            },
            // (URL, whose origin, function that is told of navigations) -> a new page; 0 at a limit
            .init("frames.open", [.string, .integer, .function], returns: .handle) {
                feature, call in
                .number(Double(try feature.open(call)))
            },
            // (frame) -> `use` of its scripts
            .init("frames.use", [.handle], returns: .function) { feature, call in
                .value(try feature.frame(call).page.platform())
            },
            // (frame, URL, whose origin): its page's first document is followed by another
            .init("frames.move", [.handle, .string, .integer]) { feature, call in
                let url = call.string(1)
                let creator = try feature.creator(of: call.integer(2))
                try feature.frame(call).page.move(to: url, creator: creator)
                return .undefined
            },
            // (frame, referrer, resource or 0, text of `srcdoc`, encoding of the page where it is of the
            // same origin): loads a document
            .init("frames.load", [.handle, .string, .handle, .string, .string]) { feature, call in
                try feature.load(call)
                return .undefined
            },
            // (frame, whether the user did something in it) -> whether it may be left, which its listeners are asked
            .init("frames.mayLeave", [.handle, .bool], returns: .bool) { feature, call in
                let hadAction = call.isTruthy(at: 1)
                return .bool(
                    try feature.window(call)?.mayLeave(hadAction: hadAction, during: true) ?? true)
            },
            // (frame): its page is left, and its listeners are told
            .init("frames.unload", [.handle]) { feature, call in
                try feature.window(call)?.fireUnload(during: true)
                return .undefined
            },
            // (frame): its page ends
            .init("frames.close", [.handle]) { feature, call in
                feature.end(call.handle(0, of: Frame.self))
                return .undefined
            },
            // (resource) -> { url, origin, type, isNone: whether a browser shows nothing of it, sandbox: what one
            // allows that its response puts it into, or null }
            .init("frames.describe", [.handle], returns: .object) { feature, call in
                guard let resource = feature.page.feature(ResourcesFeature.self)?.resource(call)
                else { throw HostError(message: "there is no such resource") }
                let response = resource.response
                let type = MIMEType(contentType: resource.contentType)?.essence
                let disposition = response?.headers.value("Content-Disposition") ?? ""
                return .object([
                    "url": .string(resource.url.href),
                    "origin": .string(resource.url.origin),
                    "type": .string(type ?? "text/html"),
                    "sandbox": feature.sandbox(of: resource).map { .string($0) } ?? .null,
                    "isNone": .bool(
                        [204, 205].contains(response?.status ?? 200)
                            || disposition.lowercased().hasPrefix("attachment")),
                ])
            },
        ])

    func stop() {
        for handle in frames.handles { end(handle) }
    }

    func close() {
        for frame in gone { frame.page.close() }
        gone = []
    }

    private func frame(_ call: borrowing HostCall) throws -> Frame {
        guard let frame = frames[call.handle(0, of: Frame.self)] else {
            throw HostError(message: "there is no such frame")
        }
        return frame
    }

    private func window(_ call: borrowing HostCall) throws -> WindowFeature? {
        try frame(call).page.feature()
    }

    /// The pages that are shown, in the order in which they were made.
    var pages: [Page] { frames.handles.compactMap { frames[$0]?.page } }

    /// The URL of the first page in a frame, or in a frame of that, with a global function of a name.
    func urlOfPage(withFunction name: String) -> String? {
        for handle in frames.handles {
            guard let page = frames[handle]?.page, !page.isClosed else { continue }
            if (try? page.context.global(name))?.isFunction == true { return page.url }
            if let inner = page.frameWithFunction(named: name) { return inner }
        }
        return nil
    }

    // MARK: - Pages

    private func open(_ call: borrowing HostCall) throws -> Int {
        guard !page.isClosed else { return 0 }
        guard page.depth < Self.mostDepth else {
            return refuse("frames are nested \(Self.mostDepth) deep; no more are opened")
        }
        guard page.group.frames < Self.mostFrames else {
            return refuse("the page has \(Self.mostFrames) frames; no more are opened")
        }
        let client = FrameClient(
            of: page, navigated: call.store(at: 2), user: surroundings.client)
        let frame = page.makeFrame(call.string(0), creator: try creator(of: call.integer(1)))
        do throws(ScriptFailure) {
            try frame.context.perform { () throws(ScriptFailure) in
                try frame.install(Page.webPlatform(surroundings.shown(by: client)))
            }
        } catch {
            frame.close()
            throw error
        }
        if let policies = page.feature(PolicyFeature.self)?.policies, frame.url.hasPrefix("about:")
        {
            frame.feature(PolicyFeature.self)?.begin(policies)
        }
        page.group.frames += 1
        return frames.add(Frame(page: frame, client: client)).number
    }

    private func sandbox(of resource: ResourcesFeature.Resource) -> String? {
        guard let headers = resource.response?.headers else { return nil }
        return ContentSecurityPolicies(headers, level: page.profile.policyLevel).sandbox?
            .joined(separator: " ")
    }

    /// The URL that stands for the origin of a frame where its own URL does not.
    private func creator(of number: Int) throws -> WebURL? {
        guard let origin = Origin(rawValue: number) else {
            throw HostError(message: "there is no origin \(number)")
        }
        return switch origin {
        case .inherited: page.location
        case .own: nil
        case .opaque: WebURL("data:,")
        }
    }

    private func refuse(_ reason: String) -> Int {
        if !isRefusing {
            isRefusing = true
            page.recorder.record(
                .page(.init(.frameLimit, [.string(reason)])), from: .webView, to: .portal)
        }
        return 0
    }

    private func load(_ call: borrowing HostCall) throws {
        let frame = try frame(call).page
        var document: PageDocument
        if call.integer(2) == 0 {
            guard let url = WebURL(frame.url) else {
                throw HostError(message: "'\(frame.url)' is no URL")
            }
            document = PageDocument(source: call.utf16(3), url: url, referrer: call.string(1))
            // Such a document has the policies of the one around it (HTML, section 7.9).
            document.referrerPolicy = page.referrerPolicy
            document.policies = page.feature(PolicyFeature.self)?.policies
        } else {
            guard
                let resource = page.feature(ResourcesFeature.self)?.resource(
                    Handle(number: call.integer(2)))
            else { throw HostError(message: "there is no such resource") }
            document = PageDocument(
                url: resource.url, name: page.name(of: resource.url),
                contentType: resource.contentType, bytes: resource.bytes,
                referrer: resource.response == nil ? call.string(1) : resource.referrer,
                lastModified: resource.response?.headers.value("Last-Modified") ?? "",
                refresh: resource.response?.headers.value("Refresh") ?? "",
                container: WebEncoding.named(call.string(4)))
            document.status = resource.response?.status ?? 200
            document.referrerPolicy = resource.response.map { .last(in: $0.headers) } ?? .unsaid
            // What a blob or a data: URL has is of the page that made it (HTML, section 7.9).
            let isLocal = resource.response == nil || resource.url.`protocol` == "data:"
            document.policies =
                isLocal
                ? page.feature(PolicyFeature.self)?.policies
                : resource.response.map {
                    ContentSecurityPolicies($0.headers, level: page.profile.policyLevel)
                }
            if document.isMisread {
                page.recorder.recordMisread(
                    resource.url, as: document.encoding,
                    at: SourceLocation(file: document.name, line: 1))
            }
        }
        frame.run { () throws(ScriptFailure) in
            try frame.feature(DocumentFeature.self)?.load(document)
        }
    }

    private func end(_ handle: Handle<Frame>) {
        guard let frame = frames.remove(handle) else { return }
        frame.page.hide()
        frame.client.leave()
        page.group.frames -= 1
        gone.append(frame)
        guard gone.count > Self.mostGone, !page.isClosed else { return }
        // Not while a script of it may be under way.
        page.loop.post(source: .dom) { [weak self] in
            guard let self, gone.count > Self.mostGone else { return }
            gone.removeFirst().page.close()
        }
    }
}
