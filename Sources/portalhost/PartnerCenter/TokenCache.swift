internal import FoundationEssentials
internal import Glibc
internal import JSONDocuments
internal import PartnerCenter

/// One application's tokens, kept for the next command: a file that its owner alone can read, in a
/// folder of theirs.
struct TokenCache {
    let path: String

    /// A file of tokens is small; what is larger is another file.
    private static let most = 1 << 20

    /// The folder that an option names, or the usual one; nil where nothing is kept.
    static func folder(_ option: String?) -> String? {
        if let option { return option == "none" ? nil : option }
        return UserCache.folder.map { "\($0)/tokens" }
    }

    /// Makes folder and file where they are not there; nil, with a note, where that cannot be done.
    ///
    /// - Throws: A folder that is not safe.
    init?(folder: String, name: String) throws(CommandFailure) {
        path = "\(folder)/token-\(name).json"
        guard Self.makeFolder(folder) else {
            Self.note(folder, String(cString: strerror(errno)))
            return nil
        }
        var status = stat()
        guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            Self.note(folder, "this is no folder")
            return nil
        }
        guard status.st_uid == geteuid(), status.st_mode & 0o022 == 0 else {
            throw .couldNotRun(
                "tokens are not kept in '\(folder)': it belongs to another user, or others may write "
                    + "in it; name a folder of your own with --token-cache")
        }
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        if file >= 0 {
            close(file)
        } else if errno != EEXIST {
            Self.note(folder, String(cString: strerror(errno)))
            return nil
        }
    }

    private static func makeFolder(_ folder: String) -> Bool {
        var made = folder.hasPrefix("/") ? "/" : ""
        for part in folder.split(separator: "/") {
            made += part
            guard mkdir(made, 0o700) == 0 || errno == EEXIST || access(made, F_OK) == 0 else {
                return false
            }
            made += "/"
        }
        return true
    }

    private static func note(_ folder: String, _ reason: String) {
        Terminal.printError(
            "note: tokens are not kept for the next command in '\(SafeText.oneLine(folder))': "
                + reason)
    }

    // MARK: - Contents

    /// The token that was kept, if it was got with the same secret.
    ///
    /// - Throws: A file that is not safe. One that cannot be understood is said, and is none.
    func read(source: String) throws(CommandFailure) -> IssuedToken? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
        guard file >= 0 else {
            throw .couldNotRun(
                "the kept token in '\(path)' cannot be opened: "
                    + (errno == ELOOP
                        ? "this is a symbolic link" : String(cString: strerror(errno)))
                    + "; remove it")
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .couldNotRun("the kept token in '\(path)' is in no file; remove it")
        }
        guard status.st_uid == geteuid(), status.st_mode & 0o077 == 0 else {
            throw .couldNotRun(
                "other users can read or write the kept token in '\(path)' (mode "
                    + "\(String(status.st_mode & 0o777, radix: 8))), so it is not used; remove it, and "
                    + "revoke the sign-in if they are not to be trusted")
        }
        guard status.st_size > 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: min(Int(status.st_size), Self.most + 1))
        var count = 0
        while count < bytes.count {
            let part = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(file, buffer.baseAddress?.advanced(by: count), buffer.count - count)
            }
            if part < 0, errno == EINTR { continue }
            guard part > 0 else { break }
            count += part
        }
        guard count <= Self.most, let kept = Self.token(Array(bytes.prefix(count))) else {
            Terminal.printError(
                "note: the kept token in '\(SafeText.oneLine(path))' cannot be read; a new one is "
                    + "asked for")
            return nil
        }
        return kept.source == source ? kept.token : nil
    }

    /// Keeps a token; where that fails the next command asks for another.
    func write(_ token: IssuedToken, source: String) {
        var members: [JSONValue.Member] = [
            .init("version", 1), .init("source", .string(source)),
            .init("accessToken", .string(token.token.value)),
            .init("expiresAt", .number(JSONNumber(token.expiresAt))),
        ]
        if let refreshToken = token.refreshToken {
            members.append(.init("refreshToken", .string(refreshToken.value)))
        }
        let text = JSONValue.object(members).prettyText() + "\n"
        do throws(WholeFile.Failure) {
            // It takes the mode of the file that `init` made.
            try WholeFile.write(Data(text.utf8), to: path)
        } catch {
            Self.note(path, error.words)
        }
    }

    private static func token(_ bytes: [UInt8]) -> (token: IssuedToken, source: String)? {
        guard let json = try? JSONValue(reply: bytes), json["version"]?.integer == 1,
            let source = json["source"]?.string,
            // They go into a header and a form.
            let access = json["accessToken"]?.string.flatMap({ PartnerSecret(token: $0) }),
            let end = json["expiresAt"]?.integer
        else { return nil }
        var refreshToken: PartnerSecret?
        if let value = json["refreshToken"] {
            guard let secret = value.string.flatMap({ PartnerSecret(token: $0) }) else {
                return nil
            }
            refreshToken = secret
        }
        // No token is believed for longer than a day, whatever a hand wrote here.
        let latest = ComputerTime().now + 86_400_000
        return (
            IssuedToken(
                token: access, expiresAt: min(max(0, end), latest), refreshToken: refreshToken),
            source
        )
    }
}
