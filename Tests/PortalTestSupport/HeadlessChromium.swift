package import Foundation

/// A headless Chromium, which runs a script as a page of its own.
package enum HeadlessChromium {
    /// The executable, looked for in `PATH`; nil where there is none.
    package static let executable: URL? = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        for folder in folders {
            for name in ["chromium", "chromium-browser", "google-chrome"] {
                let file = URL(filePath: String(folder)).appending(path: name)
                if FileManager.default.isExecutableFile(atPath: file.path) { return file }
            }
        }
        return nil
    }()

    /// A page that did not show its lines.
    package struct NoResult: Error {
        package let page: String
    }

    /// Runs a script, and the libraries before it, and gives back what it wrote with `console.log`.
    ///
    /// - Throws: `NoResult` if the page shows none, or why Chromium cannot be started.
    package static func lines(of script: String, libraries: [String] = []) throws -> [String] {
        guard let executable else { throw NoResult(page: "there is no Chromium") }
        let folder = TestFolder.url.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // An inline script, because the errors of a file's script are told without words.
        let page = """
            <!DOCTYPE html><meta charset="utf-8"><pre id="result"></pre><script>
            console.log = (...given) => { document.getElementById('result').textContent += given.join(' ') + '\\n'; };
            </script>\(libraries.map { "<script src=\"file://\($0)\"></script>" }.joined())<script>
            \(script)
            </script>
            """
        let file = folder.appending(path: "page.html")
        try Data(page.utf8).write(to: file)
        let output = folder.appending(path: "output")
        try Data().write(to: output)
        let process = Process()
        process.executableURL = executable
        process.arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=100000",
            "--user-data-dir=" + folder.appending(path: "profile").path, "--dump-dom",
            file.absoluteString,
        ]
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let shown = try String(contentsOf: output, encoding: .utf8)
        guard let start = shown.range(of: "<pre id=\"result\">"),
            let end = shown.range(of: "</pre>", range: start.upperBound..<shown.endIndex)
        else { throw NoResult(page: String(shown.prefix(300))) }
        return shown[start.upperBound..<end.lowerBound]
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
            .split(separator: "\n").map(String.init)
    }
}
