internal import WebFormats

/// Whether a body is the one that a page expects (Subresource Integrity, section 3.3).
enum Integrity {
    /// Why a body is not what the metadata says; nil if it is, or they say nothing that is known.
    static func problem(_ bytes: [UInt8], _ metadata: String) -> String? {
        let (strongest, digests) = strongest(metadata)
        guard strongest > 0 else { return nil }
        let digest = digest(strongest).hash(bytes)
        return digests.contains(digest)
            ? nil
            : "the body's digest is 'sha\(strongest)-\(ForgivingBase64.encode(digest))', not what 'integrity' says"
    }

    /// Whether metadata say anything that is known.
    static func isKnown(_ metadata: String) -> Bool { strongest(metadata).bits > 0 }

    /// The digests of the strongest kind, which alone count; 0 bits where there is none. What is no base64 is no digest.
    private static func strongest(_ metadata: String) -> (bits: Int, digests: [[UInt8]]) {
        var strongest = 0
        var digests: [[UInt8]] = []
        for item in metadata.split(whereSeparator: {
            [" ", "\t", "\n", "\r", "\r\n", "\u{C}"].contains($0)
        }) {
            let parts = item.prefix { $0 != "?" }.split(
                separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let bits = strength(parts[0].asciiLowercased()),
                let digest = ForgivingBase64.decode(
                    String(parts[1]).replacing("-", with: "+").replacing("_", with: "/").utf8)
            else { continue }
            if bits > strongest {
                strongest = bits
                digests = []
            }
            if bits == strongest { digests.append(digest) }
        }
        return (strongest, digests)
    }

    /// The hash function of a strength in bits.
    static func digest(_ bits: Int) -> Digest {
        bits == 512 ? .sha512 : bits == 384 ? .sha384 : .sha256
    }

    /// The bits of a hash function's name, in small letters; nil for one that is not known.
    static func strength(_ name: String) -> Int? {
        switch name {
        case "sha256": 256
        case "sha384": 384
        case "sha512": 512
        default: nil
        }
    }
}
