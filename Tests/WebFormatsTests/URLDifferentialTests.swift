import Foundation
import PortalTestSupport
import Testing
import WebFormats

/// Two other implementations of the URL Standard, where both are installed:
/// Ada in Node.js and Chromium's own.
///
/// Each has known departures (an old Ada keeps `^` in paths and takes a
/// relative path on an opaque base with a fragment; Chromium writes `%7C`, and
/// knows no drive letters outside Windows), so each component must be that of
/// one of them, and failure is failure in one of them.
@Suite(
    .enabled(if: Engines.node != nil, "node is not installed: apt-get install nodejs"),
    .enabled(if: Engines.chromium != nil, "chromium is not installed: apt-get install chromium"))
struct URLDifferentialTests {
    @Test func `odd URLs have the components that Ada or Chromium sees`() throws {
        let count = 2400
        let node = try Engines.node(count)
        let chromium = try Engines.chromium(count)
        try #require(node.count == count && chromium.count == count)
        var parsed = 0
        var differences: [String] = []
        for (left, right) in zip(node, chromium) {
            try #require(left.input == right.input, "both made the same URLs")
            let mine = try components(left)
            parsed += mine == nil ? 0 : 1
            guard let mine else {
                if left.answer != nil, right.answer != nil {
                    differences.append("\(left.text): refused, \(left.answer ?? [:])")
                }
                continue
            }
            if left.answer == nil, right.answer == nil {
                differences.append("\(left.text): taken, \(mine)")
                continue
            }
            for (name, value) in mine.sorted(by: { $0.key < $1.key }) {
                let others = [left.answer?[name], right.answer?[name]].compactMap(\.self)
                if !others.contains(value) {
                    differences.append("\(left.text): \(name) is \(value), not \(others)")
                }
            }
        }
        #expect(differences == [])
        #expect(parsed > count / 2, "the URLs must not be all bad")
    }

    /// What this project makes of a case; `nil` for failure.
    private func components(_ one: Engines.Case) throws -> [String: String]? {
        let base = one.base.flatMap { WebURL($0) }
        try #require((base == nil) == (one.base == nil), "the bases are all good")
        guard var url = WebURL(utf16: one.input, base: base) else { return nil }
        for change in one.changes { change.apply(to: &url) }
        // What the components are checked for below, the href holds.
        #expect(
            !url.pathname.hasPrefix("/") || WebURL(utf8: url.utf8) == url, "\(one.text)")
        return [
            "protocol": url.`protocol`, "username": url.username, "password": url.password,
            "host": url.host, "hostname": url.hostname, "port": url.portText,
            "pathname": url.pathname, "search": url.search, "hash": url.hash, "origin": url.origin,
        ]
    }
}

/// Where `urlDifferentialScript` can run.
private enum Engines {
    static let node = ["/usr/bin/node", "/usr/local/bin/node"].first(where: isExecutable)
    static let chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser"]
        .first(where: isExecutable)

    struct Change: Decodable {
        var name: String
        var value: [UInt16]

        init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            name = try list.decode(String.self)
            value = try list.decode([UInt16].self)
        }

        func apply(to url: inout WebURL) {
            let text = ScalarValueText.utf8(value)
            switch name {
            case "href": url = WebURL(utf8: text) ?? url
            case "protocol": url.setProtocol(text)
            case "username": url.setUsername(text)
            case "password": url.setPassword(text)
            case "host": url.setHost(text)
            case "hostname": url.setHostname(text)
            case "port": url.setPort(text)
            case "pathname": url.setPathname(text)
            case "search": url.setSearch(text)
            case "hash": url.setHash(text)
            default: Issue.record("no such setter: \(name)")
            }
        }
    }

    struct Case: Decodable {
        var input: [UInt16]
        var base: String?
        var changes: [Change]
        var answer: [String: String]?

        init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            input = try list.decode([UInt16].self)
            base = try list.decodeIfPresent(String.self)
            changes = try list.decode([Change].self)
            answer = try list.decodeIfPresent([String: String].self)
        }

        /// The case to read.
        var text: String {
            let changes = changes.map { "\($0.name)=\(String(decoding: $0.value, as: UTF16.self))" }
            return "\(String(decoding: input, as: UTF16.self)) on \(base ?? "nothing"), \(changes)"
        }
    }

    static func node(_ count: Int) throws -> [Case] {
        let script = urlDifferentialScript + "\nconsole.log(JSON.stringify(answers(\(count))));"
        return try run(try #require(node), script, "script.js") { [$0] }
    }

    static func chromium(_ count: Int) throws -> [Case] {
        // Base 64, because a document escapes some characters.
        let page = """
            <!doctype html><meta charset="utf-8"><pre id="out"></pre><script>
            \(urlDifferentialScript)
            document.getElementById("out").textContent =
              btoa(unescape(encodeURIComponent(JSON.stringify(answers(\(count))))));
            </script>
            """
        return try run(try #require(chromium), page, "page.html") {
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--user-data-dir=\($0).profile", "--dump-dom", "file://\($0)",
            ]
        }
    }

    private static func run(
        _ executable: String, _ source: String, _ name: String, _ arguments: (String) -> [String]
    ) throws -> [Case] {
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: name)
        try Data(source.utf8).write(to: file)
        let output = folder.appending(path: "output")
        try Data().write(to: output)
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments(file.path)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(executable)")
        var data = try Data(contentsOf: output)
        if name.hasSuffix(".html") {
            let page = String(decoding: data, as: UTF8.self)
            let encoded = try #require(page.firstMatch(of: /<pre id="out">([^<]+)</)).1
            data = try #require(Data(base64Encoded: String(encoded)))
        }
        return try JSONDecoder().decode([Case].self, from: data)
    }

    private static func isExecutable(_ path: String) -> Bool {
        FileManager.default.isExecutableFile(atPath: path)
    }
}
