/// The basic URL parser, without state override (URL Standard, 4.4).
///
/// The standard's states follow the order of the serialization, so the href
/// is written while the input is read. Only a path's dot segments and the
/// `/.` before a path that would look like a host go back.
struct URLParser {
    let input: [UInt8]
    let base: WebURL?
    /// Where the input begins and ends, without C0 controls and spaces.
    let start: Int
    let end: Int
    /// What is read; the record where `parse` returns true.
    var url = WebURL()

    /// Takes well-formed UTF-8.
    init(_ text: [UInt8], base: WebURL?) {
        self.base = base
        var start = 0
        var end = text.count
        while start < end, text[start] <= 0x20 { start += 1 }
        while end > start, text[end - 1] <= 0x20 { end -= 1 }
        if Self.hasTabOrNewline(text) {
            input = text[start..<end].filter { !Self.isTabOrNewline($0) }
            self.start = 0
            self.end = input.count
        } else {
            input = text
            self.start = start
            self.end = end
        }
    }

    /// Removes ASCII tabs and newlines, as parsing with a state override does.
    static func withoutTabsAndNewlines(_ text: [UInt8]) -> [UInt8] {
        hasTabOrNewline(text) ? text.filter { !isTabOrNewline($0) } : text
    }

    /// Reads the input. Returns false for failure.
    mutating func parse() -> Bool {
        url.utf8.reserveCapacity(end - start + 16)
        if let colon = schemeEnd() { return parse(behindSchemeAt: colon) }
        guard let base else { return false }
        if base.hasOpaquePath {
            guard at(start) == UInt8(ascii: "#") else { return false }
            copy(base, upTo: base.searchEnd)
            url.searchStart = base.searchStart
            readFragment(from: start + 1)
            return true
        }
        if base.scheme == .file { return parseFile(from: start, base: base) }
        return parseRelative(from: start, base: base)
    }

    /// Scheme start and scheme state: where the colon is; `nil` for "no scheme".
    private func schemeEnd() -> Int? {
        guard start < end, isASCIILetter(input[start]) else { return nil }
        for index in (start + 1)..<max(end, start + 1) {
            let byte = input[index]
            if byte == UInt8(ascii: ":") { return index }
            guard isSchemeByte(byte) else { return nil }
        }
        return nil
    }

    private mutating func parse(behindSchemeAt colon: Int) -> Bool {
        for index in start..<colon { url.utf8.append(input[index].asciiLowercased) }
        url.scheme = URLScheme(url.utf8[...])
        url.utf8.append(UInt8(ascii: ":"))
        url.protocolEnd = url.utf8.count
        let next = colon + 1
        switch url.scheme {
        case .file:
            return parseFile(from: next, base: base?.scheme == .file ? base : nil)
        case .other:
            guard at(next) == UInt8(ascii: "/") else {
                readOpaquePath(from: next)
                return true
            }
            if at(next + 1) == UInt8(ascii: "/") { return parseAuthority(from: next + 2) }
            setNoHost()
            readPath(from: next + 1)
            return true
        default:
            if let base, base.scheme == url.scheme,
                at(next) != UInt8(ascii: "/") || at(next + 1) != UInt8(ascii: "/")
            {
                return parseRelative(from: next, base: base)
            }
            return parseAuthority(from: skipSlashes(from: next))
        }
    }

    /// Relative state and relative slash state.
    private mutating func parseRelative(from position: Int, base: WebURL) -> Bool {
        url.scheme = base.scheme
        if isSlash(at: position) {
            if url.scheme.isSpecial, isSlash(at: position + 1) {
                copyScheme(base)
                return parseAuthority(from: skipSlashes(from: position + 1))
            }
            if at(position + 1) == UInt8(ascii: "/") {
                copyScheme(base)
                return parseAuthority(from: position + 2)
            }
            copyAuthority(base)
            readPath(from: position + 1)
            return true
        }
        copyAuthority(base)
        return readRelativePath(from: position, base: base)
    }

    /// The end of relative state and of file state, behind the base's host.
    private mutating func readRelativePath(from position: Int, base: WebURL) -> Bool {
        url.utf8 += base.pathBytes
        if position < end, at(position) != UInt8(ascii: "?"), at(position) != UInt8(ascii: "#") {
            if url.scheme == .file, startsWithDriveLetter(position) {
                url.utf8.removeSubrange(url.pathStart...)
            } else {
                shortenPath()
            }
            readPath(from: position)
            return true
        }
        finishPath()
        if position < end, at(position) == UInt8(ascii: "?") {
            readTail(from: position)
            return true
        }
        if base.searchStart >= 0 {
            url.searchStart = url.utf8.count
            url.utf8 += base.utf8[base.searchStart..<base.searchEnd]
        }
        readTail(from: position)
        return true
    }

    /// File state and file slash state; `base` is a file URL.
    private mutating func parseFile(from position: Int, base: WebURL?) -> Bool {
        url.scheme = .file
        url.utf8 = Array("file://".utf8)
        url.protocolEnd = 5
        url.usernameEnd = 7
        url.hostStart = 7
        setHostEnd(.empty)
        if isSlash(at: position) {
            let next = position + 1
            if isSlash(at: next) { return parseFileHost(from: next + 1) }
            if let base {
                copyAuthority(base)
                let path = base.pathBytes
                if !startsWithDriveLetter(next), Self.startsWithNormalDriveLetter(path) {
                    url.utf8 += path.prefix(3)
                }
            }
            readPath(from: next)
            return true
        }
        guard let base else {
            readPath(from: position)
            return true
        }
        copyAuthority(base)
        return readRelativePath(from: position, base: base)
    }
}

extension URLParser {
    // MARK: The base's parts

    private mutating func copyScheme(_ base: WebURL) {
        url.utf8.removeAll(keepingCapacity: true)
        url.utf8 += base.utf8[..<base.protocolEnd]
        url.protocolEnd = base.protocolEnd
    }

    private mutating func copyAuthority(_ base: WebURL) {
        copy(base, upTo: base.authorityEnd)
        url.pathStart = base.authorityEnd
    }

    private mutating func copy(_ base: WebURL, upTo offset: Int) {
        url.utf8.removeAll(keepingCapacity: true)
        url.utf8 += base.utf8[..<offset]
        url.scheme = base.scheme
        url.hostKind = base.hostKind
        url.hasOpaquePath = base.hasOpaquePath
        url.protocolEnd = base.protocolEnd
        url.usernameEnd = base.usernameEnd
        url.hostStart = base.hostStart
        url.hostEnd = base.hostEnd
        url.port = base.port
        url.pathStart = base.pathStart
    }

    // MARK: Looking at the input

    /// The byte at `index`; 0, which equals no delimiter, at the end.
    @inline(__always)
    func at(_ index: Int) -> UInt8 { index < end ? input[index] : 0 }

    /// Whether `/` is there, or, in a special URL, `\`.
    @inline(__always)
    func isSlash(at index: Int) -> Bool {
        let byte = at(index)
        return byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") && url.scheme.isSpecial
    }

    func skipSlashes(from index: Int) -> Int {
        var index = index
        while isSlash(at: index) { index += 1 }
        return index
    }

    private func isSchemeByte(_ byte: UInt8) -> Bool { Self.isSchemeByte(byte) }

    static func isSchemeByte(_ byte: UInt8) -> Bool {
        isASCIILetter(byte) || isASCIIDigit(byte) || byte == UInt8(ascii: "+")
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    private static func isTabOrNewline(_ byte: UInt8) -> Bool {
        byte == 9 || byte == 10 || byte == 13
    }

    private static func hasTabOrNewline(_ text: [UInt8]) -> Bool {
        for byte in text where byte <= 13 && isTabOrNewline(byte) { return true }
        return false
    }
}
