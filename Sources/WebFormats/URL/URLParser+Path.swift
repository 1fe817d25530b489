extension URLParser {
    /// Path start state.
    mutating func readPathStart(from position: Int) {
        if isSlash(at: position) {
            readPath(from: position + 1)
        } else if url.scheme.isSpecial {
            readPath(from: position)
        } else {
            // Here the end, `?` or `#` is: a path without segments.
            readTail(from: position)
        }
    }

    /// Path state, and what follows the path. Adds to the path that is there.
    mutating func readPath(from position: Int) {
        let next = readSegments(from: position, wholeInput: false)
        finishPath()
        readTail(from: next)
    }

    /// Reads path segments, and returns where the path ends.
    ///
    /// - Parameter wholeInput: Whether `?` and `#` belong to the path, as they
    ///   do with a state override.
    mutating func readSegments(from position: Int, wholeInput: Bool) -> Int {
        let special = url.scheme.isSpecial
        let set = PercentEncodeSet.path
        var index = position
        while true {
            let start = index
            var isPlain = true
            var slash = false
            while index < end {
                let byte = input[index]
                if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") && special {
                    slash = true
                    break
                }
                if set.contains(byte) {
                    if !wholeInput, byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") {
                        break
                    }
                    isPlain = false
                }
                index += 1
            }
            appendSegment(start..<index, isPlain: isPlain, isLast: !slash)
            if !slash { return index }
            index += 1
        }
    }

    private mutating func appendSegment(_ segment: Range<Int>, isPlain: Bool, isLast: Bool) {
        let dots = dotCount(segment)
        if dots > 0 {
            if dots == 2 { shortenPath() }
            if isLast { url.utf8.append(UInt8(ascii: "/")) }
            return
        }
        let isFirst = url.utf8.count == url.pathStart
        url.utf8.append(UInt8(ascii: "/"))
        if isFirst, url.scheme == .file, isDriveLetter(segment) {
            url.utf8.append(input[segment.lowerBound])
            url.utf8.append(UInt8(ascii: ":"))
        } else if isPlain {
            url.utf8.append(contentsOf: input[segment])
        } else {
            PercentEncoding.append(input[segment], .path, to: &url.utf8)
        }
    }

    /// 1 for a single-dot segment, 2 for a double-dot segment, else 0.
    private func dotCount(_ segment: Range<Int>) -> Int {
        guard !segment.isEmpty, segment.count <= 6 else { return 0 }
        var dots = 0
        var index = segment.lowerBound
        while index < segment.upperBound {
            if input[index] == UInt8(ascii: ".") {
                index += 1
            } else if input[index] == UInt8(ascii: "%"), index + 2 < segment.upperBound,
                input[index + 1] == UInt8(ascii: "2"), input[index + 2] | 0x20 == UInt8(ascii: "e")
            {
                index += 3
            } else {
                return 0
            }
            dots += 1
        }
        return dots <= 2 ? dots : 0
    }

    /// Shortens the path by its last segment, but never by a drive.
    mutating func shortenPath() {
        let start = url.pathStart
        if url.scheme == .file, url.utf8.count - start == 3,
            Self.startsWithNormalDriveLetter(url.utf8[start...])
        {
            return
        }
        // By index: a slice that is held would make each removal copy the whole URL.
        var slash = url.utf8.count - 1
        while slash >= start, url.utf8[slash] != UInt8(ascii: "/") { slash -= 1 }
        if slash >= start { url.utf8.removeLast(url.utf8.count - slash) }
    }

    /// Puts `/.` before a path that would be read as a host.
    mutating func finishPath() {
        let slash = UInt8(ascii: "/")
        let start = url.pathStart
        guard url.hostKind == .none, url.utf8.count > start + 1, url.utf8[start] == slash,
            url.utf8[start + 1] == slash
        else { return }
        url.utf8.insert(contentsOf: [slash, UInt8(ascii: ".")], at: start)
        url.pathStart += 2
    }

    /// Opaque path state.
    mutating func readOpaquePath(from position: Int) {
        setNoHost()
        url.hasOpaquePath = true
        var index = position
        while index < end {
            let byte = input[index]
            if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { break }
            index += 1
            if byte == UInt8(ascii: " ") {
                let next = at(index)
                if next == UInt8(ascii: "?") || next == UInt8(ascii: "#") {
                    PercentEncoding.append(byte, to: &url.utf8)
                    continue
                }
            }
            if PercentEncodeSet.c0Control.contains(byte) {
                PercentEncoding.append(byte, to: &url.utf8)
            } else {
                url.utf8.append(byte)
            }
        }
        readTail(from: index)
    }

    // MARK: Query and fragment

    /// Reads what may follow a path: a query, a fragment, or nothing.
    mutating func readTail(from position: Int) {
        var index = position
        if at(index) == UInt8(ascii: "?") {
            index += 1
            let start = index
            while index < end, input[index] != UInt8(ascii: "#") { index += 1 }
            url.searchStart = url.utf8.count
            url.utf8.append(UInt8(ascii: "?"))
            PercentEncoding.append(
                input[start..<index], url.scheme.isSpecial ? .specialQuery : .query, to: &url.utf8)
        }
        if at(index) == UInt8(ascii: "#") { readFragment(from: index + 1) }
    }

    mutating func readFragment(from position: Int) {
        url.hashStart = url.utf8.count
        url.utf8.append(UInt8(ascii: "#"))
        PercentEncoding.append(input[position..<end], .fragment, to: &url.utf8)
    }

    // MARK: Windows drive letters (URL Standard, 4.2)

    func isDriveLetter(_ range: Range<Int>) -> Bool {
        range.count == 2 && isASCIILetter(input[range.lowerBound])
            && (input[range.lowerBound + 1] == UInt8(ascii: ":")
                || input[range.lowerBound + 1] == UInt8(ascii: "|"))
    }

    /// Whether the rest of the input starts with a Windows drive letter.
    func startsWithDriveLetter(_ position: Int) -> Bool {
        guard position + 2 <= end, isDriveLetter(position..<(position + 2)) else { return false }
        guard position + 2 < end else { return true }
        switch input[position + 2] {
        case UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "#"):
            return true
        default: return false
        }
    }

    /// Whether the first segment of a path is a normalized Windows drive letter.
    static func startsWithNormalDriveLetter(_ path: ArraySlice<UInt8>) -> Bool {
        let start = path.startIndex
        return path.count >= 3 && isASCIILetter(path[start + 1])
            && path[start + 2] == UInt8(ascii: ":")
            && (path.count == 3 || path[start + 3] == UInt8(ascii: "/"))
    }
}
