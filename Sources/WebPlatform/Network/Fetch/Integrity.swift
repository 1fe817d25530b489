internal import WebFormats

/// Whether a body is the one that a page expects (Subresource Integrity, section 3.3).
enum Integrity {
    /// Why a body is not what the metadata says; nil if it is, or they say nothing that is known.
    static func problem(_ bytes: [UInt8], _ metadata: String) -> String? {
        var strongest = 0
        var digests: [String] = []
        for item in metadata.split(whereSeparator: {
            [" ", "\t", "\n", "\r", "\r\n", "\u{C}"].contains($0)
        }) {
            let parts = item.prefix { $0 != "?" }.split(
                separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let bits = strength(parts[0].asciiLowercased()) else {
                continue
            }
            // Only the strongest kind counts.
            if bits > strongest {
                strongest = bits
                digests = []
            }
            if bits == strongest {
                digests.append(
                    String(parts[1]).replacing("-", with: "+").replacing("_", with: "/"))
            }
        }
        guard strongest > 0 else { return nil }
        let digest = ForgivingBase64.encode(
            self.digest(strongest).hash(bytes))
        let found = digests.contains { given in
            given == digest
                || ForgivingBase64.decode(given.utf8)
                    == ForgivingBase64.decode(digest.utf8)
        }
        return found
            ? nil : "the body's digest is 'sha\(strongest)-\(digest)', not what 'integrity' says"
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
