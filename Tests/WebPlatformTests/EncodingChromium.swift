import Foundation
import PortalTestSupport
import Testing

/// A headless Chromium, whose `TextDecoder` and URL parser are held against ours.
enum EncodingChromium {
    /// The executable, looked for in `PATH`.
    static let executable: URL? = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        for folder in folders {
            for name in ["chromium", "chromium-browser", "google-chrome"] {
                let file = URL(filePath: String(folder)).appending(path: name)
                if FileManager.default.isExecutableFile(atPath: file.path) { return file }
            }
        }
        return nil
    }()

    /// Opens the page with the files beside it and reads the text of its `<pre id="result">`.
    ///
    /// - Parameter files: By name; `page.html` is opened.
    static func result(of files: [String: String]) throws -> String {
        let executable = try #require(executable)
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        let output = folder.appending(path: "output")
        try Data().write(to: output)
        let process = Process()
        process.executableURL = executable
        process.arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=100000",
            "--user-data-dir=" + folder.appending(path: "profile").path, "--dump-dom",
            folder.appending(path: "page.html").absoluteString,
        ]
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let page = try String(contentsOf: output, encoding: .utf8)
        let start = try #require(page.range(of: "<pre id=\"result\">"), "\(page.prefix(300))")
        let end = try #require(page.range(of: "</pre>", range: start.upperBound..<page.endIndex))
        return String(page[start.upperBound..<end.lowerBound])
    }
}
