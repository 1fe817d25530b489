internal import FoundationEssentials
internal import PortalKit
internal import PortalTrace
internal import ScriptEngine
internal import WebPlatform

/// What whole pages cost: the document, the parser, selectors and styles, and pages of libraries that
/// portals use.
enum PageBenchmark {
    struct Result {
        /// A page whose script touches nothing, in seconds.
        let emptySeconds: Double
        /// The same with a use of `document`, its head and its body.
        let documentSeconds: Double
        /// Source that the HTML parser reads, in bytes a second.
        let parserBytesPerSecond: Double
        /// A page of a megabyte and 20,000 elements, from its file to its `load` event.
        let largeSeconds: Double
        /// `querySelectorAll` of a class in 10,000 elements.
        let selectorSeconds: Double
        /// `getComputedStyle(e).display`, for the elements of such a page one after the other.
        let styleSeconds: Double
        /// What 2,000 pages of 500 nodes with listeners in cycles leave behind, in bytes; the first
        /// tenth does not count.
        let growth: Int
        let libraries: [Library]

        /// What the document costs beside the page, in milliseconds.
        var documentMilliseconds: Double { (documentSeconds - emptySeconds) * 1e3 }
    }

    /// A page of one library.
    struct Library {
        let name: String
        /// The page in a process that has opened it before, in seconds.
        let seconds: Double
        /// What it takes of the processor over a script that touches nothing, both timed in turns.
        let ratio: Double
        /// The same in jsdom; nil where that is not to be had, or does not run it.
        var peerSeconds: Double?
    }

    /// - Parameters:
    ///   - pages: How often the small pages are opened.
    ///   - folder: Where the files of the pages are written.
    static func run(pages: Int, in folder: URL) throws -> (result: Result, left: [String]) {
        var left: [String] = []
        var libraries: [Library] = []
        var roots: [URL] = []
        for page in LibraryPage.all {
            guard let root = try page.write(in: folder) else {
                left.append(
                    "\(page.name): \(LibraryPage.source) has no \(page.missing.joined(separator: ", "))"
                )
                continue
            }
            roots.append(root)
            libraries.append(try library(page.name, root, count: max(15, pages / 50)))
        }
        let peer = try PagePeer.run(roots, count: max(5, pages / 50), in: folder)
        for (index, seconds) in peer.seconds.enumerated() { libraries[index].peerSeconds = seconds }
        if let problem = peer.problem { left.append(problem) }
        // In turns, so that a busy moment of the computer meets both.
        let host = PortalHost()
        defer { host.close() }
        let document = PortalScript(
            name: "portal.js",
            source: "document.documentElement; document.head; document.body; document")
        var emptyTimes: [Double] = []
        var documentTimes: [Double] = []
        for _ in 0..<max(20, pages) {
            emptyTimes.append(Measurement.seconds { _ = host.trace([empty], RunOptions()) })
            documentTimes.append(Measurement.seconds { _ = host.trace([document], RunOptions()) })
        }
        let large = try site(folder, "large", largePage)
        return (
            Result(
                emptySeconds: Measurement(emptyTimes).median,
                documentSeconds: Measurement(documentTimes).median,
                parserBytesPerSecond: parse(),
                largeSeconds: try time(large, says: nil, count: 5),
                selectorSeconds: try measured(
                    folder, "selectors", rows(10_000),
                    "document.querySelectorAll('.even')", rounds: 200),
                styleSeconds: try measured(
                    folder, "styles", "<style>.even { display: block }</style>" + rows(1_000),
                    "getComputedStyle(all[i % all.length]).display", rounds: 20_000),
                growth: try growth(folder),
                libraries: libraries), left
        )
    }

    // MARK: - Parts

    /// A script that touches nothing.
    private static let empty = PortalScript(name: "portal.js", source: "1")

    /// A page of a library and a script that touches nothing, in turns.
    private static func library(_ name: String, _ root: URL, count: Int) throws -> Library {
        let host = PortalHost()
        defer { host.close() }
        let options = options(of: root)
        // The engine has compiled the host's own scripts by then.
        for _ in 0..<warmUp {
            try open(options, host, says: LibraryPage.answer)
            _ = host.trace([empty], RunOptions())
        }
        var page = WorkTimes()
        var script = WorkTimes()
        for _ in 0..<count {
            try page.time { try open(options, host, says: LibraryPage.answer) }
            // A short one is timed more often, or a single tick decides.
            for _ in 0..<5 { script.time { _ = host.trace([empty], RunOptions()) } }
        }
        return Library(name: name, seconds: page.seconds, ratio: page.ratio(over: script))
    }

    /// How often a page is opened before it is timed.
    private static let warmUp = 5

    /// A page of a megabyte with 20,000 elements.
    private static var largePage: String {
        "<!doctype html><title>Plans</title><body>"
            + (0..<10_000).map {
                "<div class='plan p\($0 % 7)' data-id=\($0)><span>Plan number \($0) with data &amp; "
                    + "calls for a whole month</span></div>\n"
            }.joined()
    }

    private static func rows(_ count: Int) -> String {
        (0..<count).map { "<p class='row \($0 % 2 == 0 ? "even" : "odd")'>\($0)</p>" }.joined()
    }

    private static func parse() -> Double {
        let text = Array(largePage.utf16)
        let seconds = (0..<9).map { _ in
            Measurement.seconds {
                let parser = HTMLParser()
                parser.feed(text)
                parser.end()
                while parser.run() != .done { _ = parser.takeOutput() }
                _ = parser.takeOutput()
            }
        }
        return Double(text.count) / Measurement(seconds).median
    }

    /// The time of an expression in a page, by the page's own work: the same page is opened with and
    /// without the loop.
    private static func measured(
        _ folder: URL, _ name: String, _ body: String, _ expression: String, rounds: Int
    ) throws -> Double {
        func page(_ count: Int) -> String {
            "<!doctype html><body>\(body)<script>var all = document.querySelectorAll('p');"
                + "for (var i = 0; i < \(count); i++) \(expression); console.log('done')</script>"
        }
        let none = try site(folder, name + "-none", page(1))
        let many = try site(folder, name + "-many", page(rounds + 1))
        let without = try time(none, says: "done", count: 5)
        return max(0, try time(many, says: "done", count: 5) - without) / Double(rounds)
    }

    private static func growth(_ folder: URL) throws -> Int {
        let page = try site(
            folder, "cycles",
            "<!doctype html><body><script>for (var i = 0; i < 500; i++) {"
                + "var e = document.createElement('p'); e.self = e; e.before = document.body.lastChild;"
                + "e.addEventListener('click', function () { return e; }); document.body.append(e); }"
                + "console.log('done')</script>")
        let host = PortalHost()
        defer { host.close() }
        let options = options(of: page)
        for _ in 0..<200 { try open(options, host, says: "done") }
        let before = ProcessMemory.residentBytes()
        for _ in 0..<1_800 { try open(options, host, says: "done") }
        return ProcessMemory.residentBytes() - before
    }

    // MARK: - Pages

    private static func site(_ folder: URL, _ name: String, _ page: String) throws -> URL {
        let root = folder.appending(path: name)
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        try Data(page.utf8).write(to: root.appending(path: "index.html"))
        return root
    }

    private static func options(of root: URL) -> RunOptions {
        var options = RunOptions()
        options.site = Site(root: root.path, page: "index.html")
        options.target = .modern
        options.limits = ScriptLimits(seconds: 60, bytes: 2 << 30)
        return options
    }

    private static func open(
        _ options: RunOptions, _ host: PortalHost, says text: String?
    ) throws {
        let run = host.trace([], options)
        guard let text else { return }
        guard run.events.contains(where: { $0.arguments.first?.displayText == text }) else {
            throw BenchError(message: "a measured page did not say '\(text)'")
        }
    }

    /// The median of opening a page again and again in one process.
    private static func time(_ root: URL, says text: String?, count: Int) throws -> Double {
        let host = PortalHost()
        defer { host.close() }
        let options = options(of: root)
        try open(options, host, says: text)
        var times: [Double] = []
        for _ in 0..<count {
            times.append(try Measurement.seconds { try open(options, host, says: text) })
        }
        return Measurement(times).median
    }
}
