import Foundation
import PortalTrace
import ScriptEngine
import Testing
import WebFormats
import WebPlatform
import WebPlatformScripts

@testable import WebPlatformBridge

/// A page with the features of the web platform and nothing around it.
enum BarePage {
    /// Works on a page of its own, by default with every feature of the web platform.
    static func with(
        features: [Page.FeatureMaker]? = nil, _ work: (Page) throws -> Void
    ) {
        let machine = ScriptVirtualMachine()
        defer { machine.close() }
        let owner = Owner()
        let loop = EventLoop()
        let recorder = TraceRecorder(clock: loop.clock)
        let page = Page(
            "https://portal.example/", machine: machine, loop: loop, recorder: recorder,
            profile: .modern, owner: owner)
        defer { page.close() }
        let all = Page.webPlatform(
            PageSurroundings(
                client: owner, languages: "en-US", network: NetworkSession(recorder: recorder),
                storage: PageStorage(), random: PageRandom(), longestTime: 1_000))
        #expect(throws: Never.self) {
            try page.install(features ?? all)
            try work(page)
        }
    }

    private final class Owner: PageOwner, WindowClient {
        var windowName = ""
        func pageWasEnded(_ reason: ScriptTermination) { Issue.record("the page was ended") }
        func run(_ source: ScriptSource, in page: Page) throws(ScriptFailure) -> ScriptValue? {
            nil
        }
        func willRun(_ source: ScriptSource) {}
        func name(of url: WebURL) -> String { url.href }
        func navigate(to url: String, _ kind: NavigationKind) {}
        func navigate(by request: NavigationRequest, _ kind: NavigationKind) {}
        func heard(byListenerAddedAt place: PortalTrace.SourceLocation) {}
        func listenerReturned() {}
        func mayRefresh(to url: String) -> Bool { true }
        func answer(to dialog: DialogKind, proposing answer: String) -> String? { nil }
    }
}
