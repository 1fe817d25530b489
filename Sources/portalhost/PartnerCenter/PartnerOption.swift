internal import FoundationEssentials
internal import JSONDocuments
internal import PartnerCenter
internal import PortalKit

/// `--partner-center`: what a portal's page gets as `partnerOperations`.
enum PartnerOption {
    static let partnerCenter = CommandSpecification.Option(
        name: "--partner-center", value: "sandbox[:STATE.json]|CLOUD|URL",
        help:
            "gives the page partnerOperations: those of a sandbox, which starts again in every run, "
            + "or of a live service (\(PartnerCloud.all.map(\.name).joined(separator: ", ")) or a base "
            + "address), which needs --token-file or --credentials")

    /// What was asked for; its files are not read yet.
    enum Choice {
        case sandbox(state: String?)
        case live(PartnerCloud, TokenSource)

        /// Whether what a page does is done in fact.
        var isLive: Bool {
            if case .live = self { true } else { false }
        }
    }

    /// Reads what the command line says; nil if nothing was asked for.
    static func choice(_ arguments: ParsedArguments) throws(CommandFailure) -> Choice? {
        let given = TokenSource.options.first { arguments.has($0.name) }
        guard let text = arguments.value("--partner-center") else {
            if let given {
                throw .usage(
                    "\(given.name) needs --partner-center with a live service",
                    command: arguments.command)
            }
            return nil
        }
        let isSandbox = text == "sandbox" || text.hasPrefix("sandbox:")
        let cloud =
            isSandbox ? nil : try cloud(text, "--partner-center", arguments.command)
        if let cloud {
            return .live(cloud, try TokenSource(arguments, "--partner-center \(text)"))
        }
        if let given {
            throw .usage("a sandbox takes no \(given.name)", command: arguments.command)
        }
        return .sandbox(
            state: text == "sandbox" ? nil : String(text.dropFirst("sandbox:".count)))
    }

    /// What the page gets.
    static func access(_ choice: Choice) throws(CommandFailure) -> PartnerAccess {
        switch choice {
        case .sandbox(nil): .sandbox(.sample)
        case .sandbox(let path?): .sandbox(try state(path))
        case .live(let cloud, let source):
            .live(cloud, token: try source.first(for: cloud), line: line)
        }
    }

    /// The way to a live service.
    static var line: LiveTransport { LiveTransport() }

    /// A cloud by its name, or a base address.
    static func cloud(
        _ text: String, _ option: String, _ command: String
    ) throws(CommandFailure) -> PartnerCloud {
        if let known = PartnerCloud.all.first(where: { $0.name == text }) { return known }
        guard text.contains("://") else {
            let names = PartnerCloud.all.map(\.name)
            let hint =
                NearestName.suggestion(for: text, among: names + ["sandbox"]).map {
                    "; did you mean '\($0)'?"
                }
                ?? "; expected one of \(names.joined(separator: ", ")), or a base address"
            throw .usage("unknown value '\(text)' for \(option)\(hint)", command: command)
        }
        do throws(PartnerError) {
            return try PartnerCloud(base: text)
        } catch {
            throw .usage("\(option): \(error.message)", command: command)
        }
    }

    /// Reads the state of a sandbox.
    static func state(_ path: String) throws(CommandFailure) -> SandboxState {
        let bytes = try bytes(path, "state")
        do throws(JSONProblem) {
            return try SandboxState(bytes)
        } catch {
            throw .couldNotRun("\(path): \(error)")
        }
    }

    static func bytes(
        _ path: String, _ what: String, most: Int = InputFile.Most.written
    ) throws(CommandFailure) -> [UInt8] {
        do throws(InputFile.Failure) {
            return try InputFile.bytes(of: path, most: most)
        } catch {
            throw .couldNotRun("the \(what) cannot be read: '\(path)': \(error.words)")
        }
    }
}
