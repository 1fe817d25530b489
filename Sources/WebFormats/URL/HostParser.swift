/// Reads hosts, and appends them as the serializer would write them.
///
/// URL Standard, 3.5 "Host parsing" and 3.6 "Host serializing".
enum HostParser {
    /// Reads `input` and appends the host to `output`.
    ///
    /// - Parameter isOpaque: Whether the URL's scheme is not special.
    /// - Returns: What the host is; `nil` for failure, with `output` in any
    ///   state.
    static func parse(
        _ input: ArraySlice<UInt8>, isOpaque: Bool, into output: inout [UInt8]
    ) -> HostKind? {
        if input.first == UInt8(ascii: "[") {
            guard input.count > 1, input.last == UInt8(ascii: "]"),
                let pieces = IPv6Address.parse(input.dropFirst().dropLast())
            else { return nil }
            output.append(UInt8(ascii: "["))
            IPv6Address.append(pieces, to: &output)
            output.append(UInt8(ascii: "]"))
            return .ipv6
        }
        if isOpaque { return parseOpaque(input, into: &output) }
        let start = output.count
        guard appendDomain(input, to: &output) else { return nil }
        guard IPv4Address.endsInNumber(output[start...]) else { return .domain }
        guard let address = IPv4Address.parse(output[start...]) else { return nil }
        output.removeSubrange(start...)
        IPv4Address.append(address, to: &output)
        return .ipv4
    }

    /// The domain parser, behind the percent-decoding; not strict.
    private static func appendDomain(
        _ input: ArraySlice<UInt8>, to output: inout [UInt8]
    ) -> Bool {
        let start = output.count
        for (index, byte) in zip(input.indices, input) {
            switch domainClass(byte) {
            case .plain: output.append(byte)
            case .upper: output.append(byte | 0x20)
            // "<" and ">" may be parts of letters: what comes of them is judged.
            case .forbidden where !input[index...].contains(where: { domainClass($0) == .other }):
                return false
            case .forbidden, .other:
                output.removeSubrange(start...)
                return appendDecodedDomain(PercentEncoding.decode(input), to: &output)
            }
        }
        guard DomainNames.hasPunycodeLabel(output[start...]) else { return output.count > start }
        let domain = Array(output[start...])
        output.removeSubrange(start...)
        return appendDecodedDomain(domain, to: &output)
    }

    private static func appendDecodedDomain(_ domain: [UInt8], to output: inout [UInt8]) -> Bool {
        let start = output.count
        if domain.allSatisfy({ $0 < 0x80 }), !DomainNames.hasPunycodeLabel(domain[...]) {
            for byte in domain { output.append(byte.asciiLowercased) }
        } else {
            // What is not UTF-8 decodes to U+FFFD, which no domain may have.
            guard String(validating: domain, as: UTF8.self) != nil,
                let ascii = DomainNames.toASCII(domain)
            else { return false }
            output += ascii
        }
        return output.count > start
            && output[start...].allSatisfy {
                let kind = domainClass($0)
                return kind == .plain || kind == .upper
            }
    }

    private static func parseOpaque(
        _ input: ArraySlice<UInt8>, into output: inout [UInt8]
    ) -> HostKind? {
        for byte in input {
            if isForbiddenHost(byte) { return nil }
            if PercentEncodeSet.c0Control.contains(byte) {
                PercentEncoding.append(byte, to: &output)
            } else {
                output.append(byte)
            }
        }
        return input.isEmpty ? .empty : .opaque
    }

    private enum DomainClass { case plain, upper, forbidden, other }

    /// What the domain parser does with a byte: `other` needs decoding.
    @inline(__always)
    private static func domainClass(_ byte: UInt8) -> DomainClass {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-")...UInt8(ascii: "."),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            .plain
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
        case UInt8(ascii: "%"), 0x80...: .other
        case 0...0x20, 0x7F: .forbidden
        default: isForbiddenHost(byte) ? .forbidden : .plain
        }
    }

    /// URL Standard, 3.2 "forbidden host code point".
    private static func isForbiddenHost(_ byte: UInt8) -> Bool {
        switch byte {
        case 0, 9, 10, 13, UInt8(ascii: " "), UInt8(ascii: "#"), UInt8(ascii: "/"),
            UInt8(ascii: ":"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "?"),
            UInt8(ascii: "@"), UInt8(ascii: "["), UInt8(ascii: "\\"), UInt8(ascii: "]"),
            UInt8(ascii: "^"), UInt8(ascii: "|"):
            true
        default: false
        }
    }
}

extension UInt8 {
    /// The ASCII lower-case form of a byte.
    @inline(__always)
    var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}

/// Whether a byte is an ASCII letter.
@inline(__always)
func isASCIILetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
}

/// Whether a byte is an ASCII digit.
@inline(__always)
func isASCIIDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
}
