internal import JSONDocuments
public import WebFormats

/// What looks like a secret in what real servers are asked and answer: found by the names of headers,
/// parameters and members, and by the look of signed tokens (RFC 7519).
public struct Secrets {
    /// What stands in the place of one.
    public static let mask = "***"

    /// What was masked, in words and in order, each once: "header 'X-Api-Key'".
    public private(set) var found: [String] = []

    /// Begins with nothing.
    public init() {}

    private static let parts = [
        "token", "secret", "password", "passwd", "passphrase", "apikey", "accesskey", "privatekey",
        "credential", "signature", "authorization", "sessionid", "jwt", "bearer",
    ]
    private static let wholes = ["auth", "sig", "sid", "pwd", "pin", "otp", "key", "session"]

    /// Whether a name is one that secrets have.
    static func isSecret(_ name: String) -> Bool {
        let plain = String(
            decoding: name.asciiLowercased().utf8.filter {
                (97...122).contains($0) || (48...57).contains($0)
            }, as: UTF8.self)
        return wholes.contains { $0 == plain } || parts.contains { plain.contains($0) }
    }

    private mutating func note(_ what: String, _ name: String) {
        let words = "\(what) '\(SafeText.oneLine(name))'"
        if !found.contains(where: { $0 == words }) { found.append(words) }
    }

    /// A header's value without what looks like a secret.
    public mutating func masked(_ header: Header) -> String {
        let known = NetworkTrace.masked(header)
        if known != header.value {
            note("header", header.name)
            return known
        }
        if Self.isSecret(header.name), !header.value.isEmpty {
            note("header", header.name)
            return Self.mask
        }
        return withoutTokens(header.value, in: "header", header.name)
    }

    /// A URL without the parameters that look like secrets.
    ///
    /// - Parameter isPattern: Whether they are left out, because a fixture takes requests with more
    ///   parameters than it names; else their values are masked.
    public mutating func masked(url: String, isPattern: Bool) -> String {
        guard let mark = url.firstIndex(of: "?") else { return url }
        let fragment = url.firstIndex(of: "#") ?? url.endIndex
        guard mark < fragment else { return url }
        let query = masked(pairs: url[url.index(after: mark)..<fragment], leavesOut: isPattern)
        let rest = url[fragment...]
        return String(
            query.isEmpty && isPattern ? url[..<mark] + rest : url[...mark] + query + rest)
    }

    /// The text of a body without the values that look like secrets.
    public mutating func masked(body text: String) -> String {
        let start = text.utf8.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        if start == UInt8(ascii: "{") || start == UInt8(ascii: "[") {
            return withoutTokens(members(text), in: "body", "token")
        }
        let isForm =
            text.utf8.contains(UInt8(ascii: "=")) && !text.utf8.contains(0x20)
            && !text.utf8.contains(UInt8(ascii: "<"))
        return isForm
            ? masked(pairs: text[...], leavesOut: false)
            : withoutTokens(text, in: "body", "token")
    }

    private mutating func masked(pairs text: Substring, leavesOut: Bool) -> String {
        text.split(separator: "&", omittingEmptySubsequences: false).compactMap { pair -> String? in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts.first ?? "")
            guard parts.count == 2, !parts[1].isEmpty,
                Self.isSecret(name) || Self.isToken(parts[1].utf8[...])
            else { return String(pair) }
            note("parameter", name)
            return leavesOut ? nil : "\(name)=\(Self.mask)"
        }.joined(separator: "&")
    }

    /// JSON text with other values for members that look like secrets, whole or cut off.
    private mutating func members(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var name: ArraySlice<UInt8>?
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "\"") else {
                // What is neither a colon nor a blank ends the name of a member.
                if ![0x3A, 0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) {
                    if let own = name, Self.isSecret(String(decoding: own, as: UTF8.self)),
                        (0x30...0x39).contains(bytes[index])
                    {
                        // A number can be one as well.
                        note("member", String(decoding: own, as: UTF8.self))
                        while index < bytes.count, ![0x2C, 0x7D, 0x5D].contains(bytes[index]) {
                            index += 1
                        }
                        result += "\"\(Self.mask)\"".utf8
                        name = nil
                        continue
                    }
                    name = nil
                }
                result.append(bytes[index])
                index += 1
                continue
            }
            var end = index + 1
            while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
                end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
            }
            end = min(end, bytes.count)
            let content = bytes[(index + 1)..<end]
            let after = min(end + 1, bytes.count)
            if let own = name, !content.isEmpty,
                Self.isSecret(String(decoding: own, as: UTF8.self))
            {
                note("member", String(decoding: own, as: UTF8.self))
                result += "\"\(Self.mask)".utf8
                if after > end { result.append(UInt8(ascii: "\"")) }
                name = nil
            } else {
                result += bytes[index..<after]
                name = content
            }
            index = after
        }
        return String(decoding: result, as: UTF8.self)
    }

    private mutating func withoutTokens(_ text: String, in what: String, _ name: String) -> String {
        guard text.utf8.contains(UInt8(ascii: ".")), text.contains("eyJ") else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        for run in bytes.split(
            omittingEmptySubsequences: false, whereSeparator: { !Self.isTokenByte($0) })
        {
            if Self.isToken(run) {
                note(what, name)
                result += Self.mask.utf8
            } else {
                result += run
            }
            if run.endIndex < bytes.endIndex { result.append(bytes[run.endIndex]) }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// A JSON Web Token: parts in Base64, of which the first is an object.
    private static func isToken(_ text: some Collection<UInt8>) -> Bool {
        text.count >= 24 && text.starts(with: "eyJ".utf8) && text.contains(UInt8(ascii: "."))
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }
}
