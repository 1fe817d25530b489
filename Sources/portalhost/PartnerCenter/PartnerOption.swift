internal import FoundationEssentials
internal import JSONDocuments
internal import PartnerCenter
internal import PortalKit

/// `--partner-center` and `--token-file`: what a portal's page gets as `partnerOperations`.
enum PartnerOption {
    static let partnerCenter = CommandSpecification.Option(
        name: "--partner-center", value: "sandbox[:STATE.json]|CLOUD|URL",
        help:
            "gives the page partnerOperations: those of a sandbox, which begins anew in every run, "
            + "or of a live service (\(PartnerCloud.all.map(\.name).joined(separator: ", ")) or a base "
            + "address), which needs --token-file")
    static let tokenFile = CommandSpecification.Option(
        name: "--token-file", value: "FILE",
        help: "the access token for a live service; tokens are never taken from the command line")

    /// Checks what can be checked without a file.
    static func check(_ arguments: ParsedArguments) throws(UsageError) {
        guard let text = arguments.value("--partner-center") else {
            if arguments.has("--token-file") {
                throw UsageError(
                    "--token-file needs --partner-center with a live service",
                    command: arguments.command)
            }
            return
        }
        let isSandbox = text == "sandbox" || text.hasPrefix("sandbox:")
        if !isSandbox { _ = try cloud(text, "--partner-center", arguments.command) }
        if isSandbox == arguments.has("--token-file") {
            throw UsageError(
                isSandbox
                    ? "a sandbox takes no --token-file"
                    : "--partner-center \(text) needs --token-file",
                command: arguments.command)
        }
    }

    /// What the page gets; nil if nothing was asked for.
    static func access(
        _ arguments: ParsedArguments
    ) throws(UsageError) -> Result<PartnerAccess?, SharedOptions.Told> {
        guard let text = arguments.value("--partner-center") else { return .success(nil) }
        if text == "sandbox" { return .success(.sandbox(.sample)) }
        if text.hasPrefix("sandbox:") {
            return state(String(text.dropFirst("sandbox:".count))).map { .sandbox($0) }
        }
        let cloud = try cloud(text, "--partner-center", arguments.command)
        return token(arguments.value("--token-file") ?? "").map {
            .live(cloud, token: $0, line: LiveTransport(userAgent: "portalhost/\(toolVersion)"))
        }
    }

    /// A cloud by its name, or a base address.
    static func cloud(
        _ text: String, _ option: String, _ command: String
    ) throws(UsageError) -> PartnerCloud {
        if let known = PartnerCloud.all.first(where: { $0.name == text }) { return known }
        guard text.contains("://") else {
            let names = PartnerCloud.all.map(\.name)
            let hint =
                nearest(text, names + ["sandbox"]).map { "; did you mean '\($0)'?" }
                ?? "; expected one of \(names.joined(separator: ", ")), or a base address"
            throw UsageError("unknown value '\(text)' for \(option)\(hint)", command: command)
        }
        do throws(PartnerError) {
            return try PartnerCloud(base: text)
        } catch {
            throw UsageError("\(option): \(error.message)", command: command)
        }
    }

    /// Reads the state of a sandbox.
    static func state(_ path: String) -> Result<SandboxState, SharedOptions.Told> {
        guard let bytes = bytes(path, "state") else { return .failure(.init(code: .couldNotRun)) }
        do throws(JSONProblem) {
            return .success(try SandboxState(bytes))
        } catch {
            Terminal.printError("portalhost: error: \(path): \(error)")
            return .failure(.init(code: .couldNotRun))
        }
    }

    /// Reads a token.
    static func token(_ path: String) -> Result<StaticToken, SharedOptions.Told> {
        guard let bytes = bytes(path, "token file") else {
            return .failure(.init(code: .couldNotRun))
        }
        do throws(PartnerError) {
            return .success(try StaticToken(String(decoding: bytes, as: UTF8.self)))
        } catch {
            Terminal.printError("portalhost: error: \(path): \(error.message)")
            return .failure(.init(code: .couldNotRun))
        }
    }

    private static func bytes(_ path: String, _ what: String) -> [UInt8]? {
        do {
            return Array(try Data(contentsOf: URL(filePath: path)))
        } catch {
            Terminal.printError(
                "portalhost: error: the \(what) cannot be read: '\(path)': "
                    + FileErrors.words(error))
            return nil
        }
    }
}
