/// Unicode domain names and their ASCII form, by ICU's UTS #46.
///
/// URL Standard, 3.3 "IDNA", not strict: CheckHyphens, UseSTD3ASCIIRules,
/// Transitional_Processing and VerifyDnsLength are false, CheckBidi and
/// CheckJoiners true. ICU's own knowledge of Unicode decides what letters
/// there are: one that a newer Unicode brought makes a host invalid.
public enum DomainNames {
    /// Whether ICU was found. Without it a host with letters beyond ASCII, or
    /// with a label of `xn--`, is never valid.
    public static var isAvailable: Bool { ICU.shared != nil }

    /// The longest label, in bytes, that is given to ICU: its Punycode takes
    /// quadratic time, and no name can be that long.
    static let longestLabel = 4000

    /// Unicode ToASCII.
    ///
    /// - Parameter domain: A domain in UTF-8.
    /// - Returns: `nil` where an error was recorded.
    static func toASCII(_ domain: [UInt8]) -> [UInt8]? {
        guard let icu = ICU.shared, hasSaneLabels(domain) else { return nil }
        guard let ascii = icu.run(icu.nameToASCII, DomainMappings.apply(to: domain)),
            ascii.split(separator: UInt8(ascii: ".")).allSatisfy({ isSound($0, by: icu) })
        else { return nil }
        return ascii
    }

    /// Whether some label starts with `xn--`, in whichever case: only such a
    /// domain of ASCII has anything that UTS #46 could refuse.
    static func hasPunycodeLabel(_ domain: ArraySlice<UInt8>) -> Bool {
        var isLabelStart = true
        for index in domain.indices {
            if isLabelStart, isPunycode(domain[index...]) { return true }
            isLabelStart = domain[index] == UInt8(ascii: ".")
        }
        return false
    }

    private static func isPunycode(_ label: ArraySlice<UInt8>) -> Bool {
        label.prefix(4).lazy.map(\.asciiLowercased).elementsEqual("xn--".utf8)
    }

    private static func hasSaneLabels(_ domain: [UInt8]) -> Bool {
        domain.split(separator: UInt8(ascii: ".")).allSatisfy { $0.count <= longestLabel }
    }

    /// What UTS #46 (4, step 4.1, and 4.1, criterion 4) demands of an `xn--`
    /// label beyond older ICUs: it is Punycode of more than ASCII, and of a
    /// label that does not start with `xn--` itself.
    private static func isSound(_ label: ArraySlice<UInt8>, by icu: ICU) -> Bool {
        guard isPunycode(label) else { return true }
        let code = label.dropFirst(4)
        guard let last = code.last, last != UInt8(ascii: "-") else { return false }
        // The ASCII of a label stands in front in its Punycode, in its order.
        guard isPunycode(code) else { return true }
        guard let unicode = icu.run(icu.labelToUnicode, Array(label)) else { return false }
        return !isPunycode(unicode[...])
    }
}

extension DomainNames {
    /// ICU's functions of `unicode/uidna.h`, declared by hand.
    private struct ICU: @unchecked Sendable {
        // "UIDNA instances are thread-safe": the engine is never changed.
        typealias Convert =
            @convention(c) (
                OpaquePointer, UnsafePointer<CChar>, Int32, UnsafeMutablePointer<CChar>, Int32,
                UnsafeMutableRawPointer, UnsafeMutablePointer<Int32>
            ) -> Int32
        private typealias Open =
            @convention(c) (UInt32, UnsafeMutablePointer<Int32>) -> OpaquePointer?

        /// `UIDNAInfo`: 16 bytes, its size first.
        struct Info {
            var size: Int16 = 16
            var isTransitionalDifferent: Int8 = 0
            var reserved: Int8 = 0
            var errors: UInt32 = 0
            var reserved2: Int32 = 0
            var reserved3: Int32 = 0
        }

        /// The errors of the length and hyphen checks, which are off: empty
        /// label, label or name too long, hyphens first, last, third-and-fourth.
        private static let ignoredErrors: UInt32 = 0x3F
        /// CHECK_BIDI, CHECK_CONTEXTJ, and non-transitional both ways.
        private static let options: UInt32 = 0x04 | 0x08 | 0x10 | 0x20
        private static let bufferOverflow: Int32 = 15

        let engine: OpaquePointer
        let nameToASCII: Convert
        let labelToUnicode: Convert

        static let shared: ICU? = {
            var status: Int32 = 0
            guard
                let open = ICULibrary.symbol("uidna_openUTS46", as: Open.self),
                let ascii = ICULibrary.symbol("uidna_nameToASCII_UTF8", as: Convert.self),
                let unicode = ICULibrary.symbol("uidna_labelToUnicodeUTF8", as: Convert.self),
                let engine = open(options, &status), status <= 0
            else { return nil }
            return ICU(engine: engine, nameToASCII: ascii, labelToUnicode: unicode)
        }()

        /// Runs a conversion; `nil` where ICU reports an error that counts.
        func run(_ convert: Convert, _ domain: [UInt8]) -> [UInt8]? {
            guard let length = Int32(exactly: domain.count), length < Int32.max / 8 else {
                return nil
            }
            // Enough for most; else ICU says how much it needs.
            var capacity = 2 * length + 64
            while true {
                var info = Info()
                var status: Int32 = 0
                var needed: Int32 = 0
                let target = [CChar](unsafeUninitializedCapacity: Int(capacity)) { buffer, count in
                    domain.withUnsafeBytes { source in
                        guard let from = source.assumingMemoryBound(to: CChar.self).baseAddress,
                            let to = buffer.baseAddress
                        else { return }
                        needed = convert(engine, from, length, to, capacity, &info, &status)
                    }
                    count = status <= 0 ? Int(needed) : 0
                }
                if status == Self.bufferOverflow, needed > capacity {
                    capacity = needed
                    continue
                }
                guard status <= 0, info.errors & ~Self.ignoredErrors == 0 else { return nil }
                return target.map { UInt8(bitPattern: $0) }
            }
        }
    }
}
