extension URLParser {
    /// Authority state, host state and port state, behind the slashes.
    mutating func parseAuthority(from position: Int) -> Bool {
        url.utf8.append(UInt8(ascii: "/"))
        url.utf8.append(UInt8(ascii: "/"))
        let authorityEnd = authorityEnd(from: position)
        url.usernameEnd = url.utf8.count
        url.hostStart = url.utf8.count
        var hostStart = position
        if let sign = input[position..<authorityEnd].lastIndex(of: UInt8(ascii: "@")) {
            hostStart = sign + 1
            if hostStart == authorityEnd { return false }
            readCredentials(input[position..<sign])
        }
        let host = input[hostStart..<authorityEnd]
        let colon = Self.portColon(in: host)
        let name = host[..<(colon ?? authorityEnd)]
        if name.isEmpty, colon != nil || url.scheme.isSpecial { return false }
        guard let kind = HostParser.parse(name, isOpaque: !url.scheme.isSpecial, into: &url.utf8)
        else { return false }
        setHostEnd(kind)
        if let colon, !readPort(input[(colon + 1)..<authorityEnd]) { return false }
        url.pathStart = url.utf8.count
        readPathStart(from: authorityEnd)
        return true
    }

    /// Where the authority ends: at `/`, `?`, `#`, a special URL's `\`, or the
    /// end.
    private func authorityEnd(from position: Int) -> Int {
        var index = position
        while index < end {
            switch input[index] {
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return index
            case UInt8(ascii: "\\") where url.scheme.isSpecial: return index
            default: index += 1
            }
        }
        return end
    }

    /// The first colon outside brackets.
    static func portColon(in host: ArraySlice<UInt8>) -> Int? {
        var insideBrackets = false
        for index in host.indices {
            switch host[index] {
            case UInt8(ascii: "["): insideBrackets = true
            case UInt8(ascii: "]"): insideBrackets = false
            case UInt8(ascii: ":") where !insideBrackets: return index
            default: break
            }
        }
        return nil
    }

    private mutating func readCredentials(_ text: ArraySlice<UInt8>) {
        let colon = text.firstIndex(of: UInt8(ascii: ":")) ?? text.endIndex
        PercentEncoding.append(text[..<colon], .userinfo, to: &url.utf8)
        url.usernameEnd = url.utf8.count
        let password = text[colon...].dropFirst()
        if !password.isEmpty {
            url.utf8.append(UInt8(ascii: ":"))
            PercentEncoding.append(password, .userinfo, to: &url.utf8)
        }
        if url.utf8.count > url.protocolEnd + 2 {
            url.hostStart = url.utf8.count
            url.utf8.append(UInt8(ascii: "@"))
        }
    }

    /// Port state, on the whole of the port. Returns false for failure.
    private mutating func readPort(_ digits: ArraySlice<UInt8>) -> Bool {
        guard digits.allSatisfy(isASCIIDigit) else { return false }
        guard !digits.isEmpty else { return true }
        guard let port = Self.port(digits) else { return false }
        if port != url.scheme.defaultPort {
            url.port = port
            url.utf8.append(UInt8(ascii: ":"))
            url.utf8 += String(port).utf8
        }
        return true
    }

    /// The number that digits mean; `nil` where it is no 16-bit number.
    static func port(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
            if value > 0xFFFF { return nil }
        }
        return value
    }

    /// File host state.
    mutating func parseFileHost(from position: Int) -> Bool {
        let hostEnd = authorityEnd(from: position)
        if isDriveLetter(position..<hostEnd) {
            readPath(from: position)
            return true
        }
        if hostEnd > position {
            let start = url.utf8.count
            guard
                let kind = HostParser.parse(
                    input[position..<hostEnd], isOpaque: false, into: &url.utf8)
            else { return false }
            if url.utf8[start...].elementsEqual("localhost".utf8) {
                url.utf8.removeSubrange(start...)
                setHostEnd(.empty)
            } else {
                setHostEnd(kind)
            }
        }
        readPathStart(from: hostEnd)
        return true
    }

    mutating func setHostEnd(_ kind: HostKind) {
        url.hostKind = kind
        url.hostEnd = url.utf8.count
        url.pathStart = url.utf8.count
    }

    mutating func setNoHost() {
        url.usernameEnd = url.protocolEnd
        url.hostStart = url.protocolEnd
        setHostEnd(.none)
    }
}
