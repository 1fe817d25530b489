import PortalTrace
import WebFormats

@testable import WebPlatform

/// A network with a server that is a function, and fetches that run to their end on it.
final class Exchange {
    let loop = EventLoop()
    var clock: VirtualClock { loop.clock }
    let recorder: TraceRecorder
    private(set) lazy var session = NetworkSession(recorder: recorder, setup)
    private let server: (HTTPRequest) -> NetworkAnswer?
    /// What reached the server.
    private(set) var requests: [HTTPRequest] = []

    init(_ server: @escaping (HTTPRequest) -> NetworkAnswer?) {
        recorder = TraceRecorder(clock: loop.clock)
        self.server = server
    }

    private var setup: NetworkSession.Setup {
        var setup = NetworkSession.Setup()
        setup.sources = [
            NetworkPlugIn { [unowned self] request in
                requests.append(request)
                return server(request)
            }
        ]
        return setup
    }

    /// What comes of a fetch, in words: "200 basic [content-type] hello", "failed".
    func fetch(
        _ url: String, page: String = "https://shop.example/plans",
        _ change: (inout FetchRequest) -> Void = { _ in }
    ) -> String {
        guard let target = WebURL(url) else { return "no URL" }
        var request = FetchRequest(url: target)
        change(&request)
        var words = ""
        let operation = FetchOperation(
            request, page: WebURL(page), session: session, loop: loop, isSynchronous: true,
            location: nil
        ) { event in
            switch event {
            case .sent: break
            case .response(let response):
                let names = response.headers.all.map { $0.name.lowercased() }
                    .filter { !$0.hasPrefix("access-control") }
                words =
                    "\(response.status) \(response.kind.rawValue) \(names.joined(separator: ","))"
            case .chunk(let bytes): words += " " + String(decoding: bytes, as: UTF8.self)
            case .end: break
            case .failed(let failure): words += words.isEmpty ? "failed" : " then \(failure.kind)"
            }
        }
        operation.start()
        _ = loop.runNested()
        return words
    }

    /// The words of the last event's result.
    var blocked: String { recorder.events.last?.result?["words"]?.string ?? "" }
}

func answer(
    _ text: String = "", status: Int = 200, _ headers: [(String, String)] = []
) -> NetworkAnswer {
    NetworkAnswer(
        status: status, headers: HeaderList(headers.map { Header($0.0, $0.1) }),
        body: Array(text.utf8))
}
