internal import JSONDocuments
public import WebFormats

/// What looks like a secret in what real servers are asked and answer: found by the names of headers,
/// parameters and members, and by the look of signed tokens (RFC 7519).
public struct Secrets {
    /// What stands in the place of one.
    public static let mask = "***"

    /// What was masked, in words and in order, each once: "header 'X-Api-Key'".
    public private(set) var found: [String] = []
    /// How many texts of JSON the one that is read stands in.
    private var depth = 0

    /// Begins with nothing.
    public init() {}

    private static let parts = [
        "token", "secret", "password", "passwd", "passphrase", "apikey", "accesskey", "privatekey",
        "credential", "signature", "authorization", "sessionid", "jwt", "bearer", "assertion",
        "samlresponse",
    ]
    private static let wholes = ["auth", "sig", "sid", "pwd", "pin", "otp", "key", "session"]

    /// Whether a name is one that secrets have.
    static func isSecret(_ name: String) -> Bool {
        let plain = plain(name)
        return wholes.contains { $0 == plain } || parts.contains { plain.contains($0) }
    }

    /// Whether a name is one that hardly anything but secrets has: words such as 'key' are not enough.
    static func isSurelySecret(_ name: String) -> Bool {
        let plain = plain(name)
        // What moves the focus to an element.
        return plain != "accesskey" && parts.contains { plain.contains($0) }
    }

    private static func plain(_ name: String) -> String {
        String(
            decoding: name.asciiLowercased().utf8.filter {
                (97...122).contains($0) || (48...57).contains($0)
            }, as: UTF8.self)
    }

    /// A name of a form as it is read: `pass%77ord` is one.
    private static func decoded(form name: Substring) -> String {
        name.utf8.contains(UInt8(ascii: "%"))
            ? String(decoding: PercentEncoding.decode(name.utf8), as: UTF8.self) : String(name)
    }

    /// A name of JSON as it is read: `p\u0061ssword` is one.
    private static func decoded(json name: ArraySlice<UInt8>) -> String {
        if name.contains(UInt8(ascii: "\\")),
            let read = try? JSONParser.parse([0x22] + Array(name) + [0x22], .reply).string
        {
            return read
        }
        return String(decoding: name, as: UTF8.self)
    }

    mutating func note(_ what: String, _ name: String) {
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
        let value =
            Self.headersOfURLs.contains { header.name.isSameName(as: $0) }
            ? masked(url: header.value, isPattern: false) : withoutURLs(header.value)
        return withoutTokens(value, in: "header", header.name)
    }

    private static let headersOfURLs = ["location", "content-location", "referer", "refresh"]

    /// A URL without the parameters that look like secrets.
    ///
    /// - Parameter isPattern: Whether they are left out, because a fixture takes requests with more
    ///   parameters than it names; else their values are masked.
    public mutating func masked(url: String, isPattern: Bool) -> String {
        let hash = url.firstIndex(of: "#") ?? url.endIndex
        let mark = url[..<hash].firstIndex(of: "?") ?? hash
        var text = path(url[..<mark], isPattern: isPattern)
        if mark < hash {
            let query = masked(pairs: url[url.index(after: mark)..<hash], leavesOut: isPattern)
            if !query.isEmpty || !isPattern { text += "?" + query }
        }
        guard hash < url.endIndex else { return text }
        // What an authority hands back to a page stands behind the hash.
        return text + "#" + masked(pairs: url[url.index(after: hash)...], leavesOut: false)
    }

    /// A path without segments that are tokens; a pattern takes any segment there.
    private mutating func path(_ text: Substring, isPattern: Bool) -> String {
        guard text.utf8.contains(UInt8(ascii: ".")), text.contains("eyJ") else {
            return String(text)
        }
        return text.split(separator: "/", omittingEmptySubsequences: false).map { segment in
            guard Self.isToken(segment.utf8[...]) else { return String(segment) }
            note("path", "token")
            return isPattern ? ":token" : Self.mask
        }.joined(separator: "/")
    }

    /// The text of a body without the values that look like secrets.
    public mutating func masked(body text: String) -> String {
        let start = text.utf8.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        if start == UInt8(ascii: "{") || start == UInt8(ascii: "[") {
            return withoutTokens(withoutURLs(members(text)), in: "body", "token")
        }
        if text.utf8.starts(with: "--".utf8) {
            return withoutTokens(parts(text), in: "body", "token")
        }
        let isForm =
            text.utf8.contains(UInt8(ascii: "=")) && !text.utf8.contains(0x20)
            && !text.utf8.contains(UInt8(ascii: "<"))
        return isForm
            ? masked(pairs: text[...], leavesOut: false)
            : withoutTokens(withoutURLs(markup(text)), in: "body", "token")
    }

    /// The bytes of a body, whatever it is encoded in: what names a secret is ASCII in each.
    public mutating func masked(body bytes: [UInt8]) -> [UInt8] {
        if let text = String(validating: bytes, as: UTF8.self) {
            return Array(masked(body: text).utf8)
        }
        return masked(body: HTTPText.isomorphicDecode(bytes)).latin1
    }

    /// A form of several parts without those that are called like a secret.
    private mutating func parts(_ text: String) -> String {
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        let boundary = (lines.first.map { String($0) } ?? "").trimmingHTTPSpace()
        var result: [String] = []
        var isHeader = false
        var secret: String?
        for line in lines.map({ String($0) }) {
            if line.hasPrefix(boundary) {
                (isHeader, secret) = (true, nil)
            } else if isHeader {
                if let range = line.firstRange(of: "name=\"") {
                    let name = String(line[range.upperBound...].prefix { $0 != "\"" })
                    if Self.isSecret(name) { secret = name }
                }
                if line.trimmingHTTPSpace().isEmpty { isHeader = false }
            } else if let name = secret {
                note("part", name)
                result.append(line.hasSuffix("\r") ? Self.mask + "\r" : Self.mask)
                continue
            }
            result.append(line)
        }
        return result.joined(separator: "\n")
    }

    /// Text without the secret parameters of the URLs in it.
    private mutating func withoutURLs(_ text: String) -> String {
        guard text.contains("://") || text.contains(":\\/\\/") else { return text }
        var result = ""
        // What can stand in no URL ends one, wherever it stands.
        let runs = text.unicodeScalars.split(
            omittingEmptySubsequences: false,
            whereSeparator: { $0.value <= 0x20 || "\"'<>`(){}".unicodeScalars.contains($0) })
        for run in runs {
            let word = String(run)
            let isURL = word.contains("://") || word.contains(":\\/\\/")
            result += isURL ? masked(url: word, isPattern: false) : word
            if run.endIndex < text.unicodeScalars.endIndex {
                result.unicodeScalars.append(text.unicodeScalars[run.endIndex])
            }
        }
        return result
    }

    private mutating func masked(pairs text: Substring, leavesOut: Bool) -> String {
        let pairs = text.split(separator: "&", omittingEmptySubsequences: false)
        // "code" is a word for much; beside these it is what an authority gives for a token (RFC 6749,
        // sections 4.1.2 and 4.1.3).
        let isOfAuthority = pairs.contains { pair in
            ["state=", "session_state=", "grant_type=", "code_verifier=", "iss="].contains {
                pair.hasPrefix($0)
            }
        }
        return pairs.compactMap { pair -> String? in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = Self.decoded(form: parts.first ?? "")
            guard parts.count == 2, !parts[1].isEmpty,
                Self.isSecret(name) || Self.isToken(parts[1].utf8[...])
                    || isOfAuthority && ["code", "code_verifier"].contains(where: { $0 == name })
            else { return String(pair) }
            note("parameter", name)
            return leavesOut ? nil : "\(parts[0])=\(Self.mask)"
        }.joined(separator: "&")
    }

    /// JSON text with other values for members that look like secrets, whole or cut off.
    private mutating func members(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var name: ArraySlice<UInt8>?
        // The list that is read, if it is one of secrets: its name.
        var list: String?
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "["), let own = name,
                Self.isSecret(Self.decoded(json: own))
            {
                list = Self.decoded(json: own)
            } else if [0x5B, 0x5D, 0x7B, 0x7D].contains(bytes[index]) {
                list = nil
            }
            guard bytes[index] == UInt8(ascii: "\"") else {
                // What is neither a colon nor a blank ends the name of a member.
                if ![0x3A, 0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) {
                    if let own = name, Self.isSecret(Self.decoded(json: own)),
                        (0x30...0x39).contains(bytes[index])
                    {
                        // A number can be one as well.
                        note("member", Self.decoded(json: own))
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
                Self.isSecret(Self.decoded(json: own))
            {
                note("member", Self.decoded(json: own))
                result += "\"\(Self.mask)".utf8
                if after > end { result.append(UInt8(ascii: "\"")) }
                name = nil
            } else if let list, !content.isEmpty {
                note("member", list)
                result += "\"\(Self.mask)\"".utf8
            } else if let inner = inner(content) {
                result += JSONValue.string(inner).text().utf8
                name = nil
            } else {
                result += bytes[index..<after]
                name = content
            }
            index = after
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// A text of JSON that is JSON itself, without its secrets; nil where it has none.
    private mutating func inner(_ content: ArraySlice<UInt8>) -> String? {
        guard content.count > 8,
            content.first == UInt8(ascii: "{") || content.first == UInt8(ascii: "["),
            content.contains(UInt8(ascii: "\\")), depth < 4
        else { return nil }
        let text = Self.decoded(json: content)
        depth += 1
        defer { depth -= 1 }
        let masked = members(text)
        return masked.hasSameCodeUnits(as: text) ? nil : masked
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
