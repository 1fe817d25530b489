internal import FoundationEssentials
internal import JSONDocuments
internal import PortalKit
internal import PortalTrace
internal import WebPlatform

/// `--allow-net`, `--record` and `--network`: who answers requests.
enum NetworkOption {
    /// Reads who is asked for real.
    static func setup(_ arguments: ParsedArguments) throws(CommandFailure) -> NetworkSetup {
        var network = NetworkSetup()
        for text in arguments.all("--allow-net") {
            guard let host = AllowedHost(text) else {
                throw .usage(
                    "expected a host such as api.example.com, localhost:8080 or *.example.com for "
                        + "--allow-net, found '\(text)'", command: arguments.command)
            }
            network.allowed.append(host)
        }
        if let file = arguments.value("--record") {
            guard !network.allowed.isEmpty else {
                throw .usage(
                    "--record needs --allow-net: only answers of real hosts are recorded",
                    command: arguments.command)
            }
            guard file != "-" else {
                throw .usage("--record needs a file, not '-'", command: arguments.command)
            }
            network.recording = NetworkRecording()
        }
        return network
    }

    /// Reads fixture files and folders.
    static func fixtures(_ paths: [String]) throws(CommandFailure) -> NetworkFixtures {
        do throws(DocumentProblems) {
            return try NetworkFile.load(paths)
        } catch {
            throw CommandFailure(error)
        }
    }

    /// Writes what was recorded, if that was asked for.
    static func writeRecording(
        _ network: NetworkSetup, to file: String?
    ) throws(CommandFailure) {
        guard let file, let recording = network.recording else { return }
        let document = NetworkRecordingFile.document(recording.exchanges)
        try FileOutput.write(document.text, to: file, what: "the recording")
        if !document.leftOut.isEmpty {
            Terminal.printError(
                "note: \(SafeText.oneLine(file)): not recorded: "
                    + document.leftOut.prefix(10).map { SafeText.oneLine($0) }.joined(
                        separator: ", ")
                    + (document.leftOut.count > 10 ? " …" : ""))
        }
        guard !document.masked.isEmpty else { return }
        Terminal.printError(
            "note: \(SafeText.oneLine(file)): masked, because it looks like a secret: "
                + document.masked.prefix(10).joined(separator: ", ")
                + (document.masked.count > 10 ? " …" : ""))
    }

    /// Says which fixtures answered nothing.
    ///
    /// - Parameter folders: Only fixtures in these folders were for all that was run; nil is all.
    static func tellUnused(_ fixtures: NetworkFixtures, below folders: [String]? = nil) {
        for line in unused(fixtures, below: folders) { Terminal.printError(line) }
    }

    /// The sentences about fixtures that answered nothing.
    static func unused(_ fixtures: NetworkFixtures, below folders: [String]? = nil) -> [String] {
        func path(_ text: String) -> String { URL(filePath: text).standardizedFileURL.path + "/" }
        let roots = folders?.map(path)
        return fixtures.unused.filter { fixture in
            roots?.contains { path(fixture.place).hasPrefix($0) } ?? true
        }.map { fixture in
            "\(TraceValue.oneLine(fixture.place)): warning: no request was for this fixture: "
                + "\(fixture.method ?? "any method") \(TraceValue.oneLine(fixture.pattern.description))"
        }
    }
}
