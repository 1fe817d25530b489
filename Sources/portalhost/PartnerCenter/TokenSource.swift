internal import FoundationEssentials
internal import Glibc
internal import JSONDocuments
internal import PartnerCenter
internal import PortalKit

/// Where tokens for a live service come from: `--token-file`, `--credentials`, or the environment.
enum TokenSource {
    /// An access token that another program looks after.
    case file(String)
    /// What the authority is asked with; nil is the environment alone.
    case credentials(String?, cache: String?)

    static let options: [CommandSpecification.Option] = [
        .init(
            name: "--token-file", value: "FILE",
            help:
                "the access token for a live service; tokens are never taken from the command line"),
        .init(
            name: "--credentials", value: "FILE",
            help:
                "gets tokens for a live service from its authority; JSON, see 'schema credentials'"),
        .init(
            name: "--token-cache", value: "FOLDER|none",
            help: "where tokens are kept for the next command (default: portalhost/tokens in the "
                + "user's cache)"),
    ]

    /// Reads the command line; no file is opened.
    ///
    /// - Parameter need: What asks for it, for the message.
    init(_ arguments: ParsedArguments, _ need: String) throws(CommandFailure) {
        let (file, credentials) = (
            arguments.value("--token-file"), arguments.value("--credentials")
        )
        let cache = arguments.value("--token-cache")
        if let file {
            if credentials != nil || cache != nil {
                throw .usage(
                    "--token-file and \(credentials != nil ? "--credentials" : "--token-cache") "
                        + "exclude each other", command: arguments.command)
            }
            self = .file(file)
            return
        }
        guard credentials != nil || Self.environmentIsEnough else {
            throw .usage(
                "\(need) needs --token-file FILE or --credentials FILE (or AZURE_TENANT_ID, "
                    + "AZURE_CLIENT_ID and AZURE_CLIENT_SECRET)", command: arguments.command)
        }
        self = .credentials(credentials, cache: cache)
    }

    /// Gives a token for each call.
    ///
    /// - Parameters:
    ///   - timeout: Of one request to the authority, in milliseconds.
    ///   - isTraced: Whether it is told that the authority is asked.
    func tokens(
        for cloud: PartnerCloud, timeout: Int, isTraced: Bool
    ) throws(CommandFailure) -> (_ renewing: Bool) throws(PartnerError) -> String {
        switch self {
        case .file(let path):
            let token = try Self.token(path)
            return { renewing throws(PartnerError) in
                try token.token(renewing: renewing, now: ComputerTime().now)
            }
        case .credentials(let path, let cache):
            let keeper = try TokenKeeper(
                Self.identity(path, cloud), cache: TokenCache.folder(cache), timeout: timeout,
                isTraced: isTraced)
            return { renewing throws(PartnerError) in try keeper.token(renewing: renewing) }
        }
    }

    /// One token, for what keeps it as long as it runs.
    func first(for cloud: PartnerCloud) throws(CommandFailure) -> StaticToken {
        if case .file(let path) = self { return try Self.token(path) }
        let tokens = try tokens(for: cloud, timeout: 60_000, isTraced: false)
        do throws(PartnerError) {
            return try StaticToken(try tokens(false))
        } catch {
            throw .couldNotRun("\(error)")
        }
    }

    // MARK: - Files and variables

    private static func token(_ path: String) throws(CommandFailure) -> StaticToken {
        // The service takes no longer header, and what is that long is another file.
        let bytes = try PartnerOption.bytes(path, "token file", most: 1 << 16)
        do throws(PartnerError) {
            return try StaticToken(String(decoding: bytes, as: UTF8.self))
        } catch {
            throw .couldNotRun("\(path): \(error.message)")
        }
    }

    private static func variable(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    private static var environmentIsEnough: Bool {
        ["AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET"]
            .allSatisfy { variable($0) != nil }
    }

    private static func identity(
        _ path: String?, _ cloud: PartnerCloud
    ) throws(CommandFailure) -> TokenIdentity {
        var file = CredentialsFile()
        if let path {
            let bytes = try PartnerOption.bytes(path, "credentials", most: 1 << 20)
            do throws(DocumentProblems) {
                file = try CredentialsFile(bytes, file: path)
            } catch {
                throw CommandFailure(error)
            }
            if file.holdsSecret { warn(path) }
        }
        let named = path.map { "\($0): " } ?? ""
        func needed(
            _ value: String?, _ member: String, _ name: String
        ) throws(CommandFailure) -> String {
            guard let found = value ?? variable(name) else {
                throw .couldNotRun(
                    "\(named)the member '\(member)' is missing, and \(name) is not set either")
            }
            return found
        }
        let (tenant, client) = (
            try needed(file.tenant, "tenant", "AZURE_TENANT_ID"),
            try needed(file.clientID, "clientId", "AZURE_CLIENT_ID")
        )
        var secret = file.clientSecret
        if file.access == .appOnly, secret == nil {
            // The variable is of an application that has a secret; a person's needs none.
            let name = "AZURE_CLIENT_SECRET"
            secret = PartnerSecret(token: try needed(nil, "clientSecret", name))
            guard secret != nil else {
                throw .couldNotRun(
                    "\(name): expected one line of printable ASCII without spaces")
            }
        }
        var cloud = cloud
        if file.authority == nil, let host = variable("AZURE_AUTHORITY_HOST") {
            do throws(PartnerError) {
                cloud = try cloud.with(authority: host, audience: nil)
            } catch {
                throw .couldNotRun("AZURE_AUTHORITY_HOST: \(error.message)")
            }
        }
        do throws(PartnerError) {
            return try TokenIdentity(
                access: file.access, tenant: tenant, clientID: client, secret: secret,
                refreshToken: file.refreshToken,
                cloud: cloud.with(authority: file.authority, audience: file.audience))
        } catch {
            throw .couldNotRun(named + error.message)
        }
    }

    /// Says that others can read a secret. It is no reason to stop: CI systems mount secrets in modes
    /// that cannot be changed.
    private static func warn(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & 0o077 != 0 else { return }
        Terminal.printError(
            "note: other users can read or write '\(SafeText.oneLine(path))', which holds a secret; "
                + "its mode should be 600, and is \(String(status.st_mode & 0o777, radix: 8))")
    }
}
