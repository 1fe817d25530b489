extension ObsoleteSyntaxScan {
    /// Looks into the body and the flags of a regular expression.
    mutating func regularExpression(_ token: JavaScriptToken, _ source: JavaScriptSource) {
        var isUnicode = false
        for index in source.flags(of: token) {
            switch source.bytes[index] {
            case UInt8(ascii: "s"): add(.regExpDotAll, at: index)
            case UInt8(ascii: "d"): add(.regExpIndices, at: index)
            case UInt8(ascii: "v"):
                isUnicode = true
                add(.regExpSets, at: index)
            case UInt8(ascii: "u"): isUnicode = true
            default: break
            }
        }
        body(source.body(of: token), source.bytes, isUnicode: isUnicode)
    }

    private mutating func body(_ range: Range<Int>, _ bytes: [UInt8], isUnicode: Bool) {
        var inClass = false
        var index = range.lowerBound
        while index < range.upperBound {
            switch bytes[index] {
            case UInt8(ascii: "\\"):
                // Without the flag `\p` is the letter.
                if isUnicode, bytes[index + 1] | 0x20 == UInt8(ascii: "p"),
                    bytes[index + 2] == UInt8(ascii: "{")
                {
                    add(.regExpProperty, at: index)
                }
                index += 1
            case UInt8(ascii: "["): inClass = true
            case UInt8(ascii: "]"): inClass = false
            case UInt8(ascii: "(") where !inClass: group(index, bytes)
            default: break
            }
            index += 1
        }
    }

    private mutating func group(_ index: Int, _ bytes: [UInt8]) {
        guard bytes[index + 1] == UInt8(ascii: "?") else { return }
        if "ims-".utf8.contains(bytes[index + 2]) { return add(.regExpModifiers, at: index) }
        guard bytes[index + 2] == UInt8(ascii: "<") else { return }
        switch bytes[index + 3] {
        case UInt8(ascii: "="), UInt8(ascii: "!"): add(.regExpLookBehind, at: index)
        default: add(.regExpNamedGroup, at: index)
        }
    }
}
