import Foundation
import Testing

@testable import WebPlatform

/// Compares with a browser that has the standard; each is skipped where there is none.
@Suite(
    "Encoding Standard, against Chromium",
    .enabled(
        if: EncodingChromium.executable != nil, "no Chromium in PATH to compare with"),
    .serialized)
struct EncodingChromiumTests {
    private static let functions = """
        function hash(text, sum = 0x811C9DC5) {
          for (let i = 0; i < text.length; i++)
            sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
          return sum >>> 0;
        }
        """

    @Test func `Labels: the same names, and no names for what is no label`() throws {
        let labels = WebEncoding.Kind.allCases.flatMap(\.labels)
        let candidates =
            labels
            + labels.flatMap { ["x" + $0, $0 + "-", $0.replacingOccurrences(of: "-", with: "_")] }
        let list = String(decoding: try JSONEncoder().encode(candidates), as: UTF8.self)
        let page = """
            <pre id="result"></pre><script>
            result.textContent = \(list).map(label => {
              try { return new TextDecoder(label).encoding } catch { return 'none' }
            }).join(' ');
            </script>
            """
        let names = try EncodingChromium.result(of: ["page.html": page]).split(separator: " ")
        #expect(names.count == candidates.count)
        for (label, name) in zip(candidates, names) {
            let ours = WebEncoding.named(label)
            // A TextDecoder cannot be made for replacement.
            let expected = ours == nil || ours?.kind == .replacement ? nil : ours?.lowercasedName
            #expect(expected ?? "none" == name, "\(label)")
        }
    }

    /// Chromium 156 gives wrong units for the four Big5 pointers that stand for two code points
    /// (11.1.1): 0x88 and one of these. Both sides leave them out; `EncodingDecoderTests` has them.
    private static let big5Pairs: Set<UInt8> = [0x62, 0x64, 0xA3, 0xA5]

    // Chromium 156 does not set "EUC-JP jis0212" back when 0x8F and a second byte are followed by a
    // byte below 0xA1 (12.1.1 does): each EUC-JP sequence gets a decoder of its own here, and the
    // tricky bytes below have no 0x8F in EUC-JP. Nor does it read the 0x24 or 0x28 of a broken escape
    // again as a lead byte (12.2.1, "escape", does): these are left out, `EncodingDecoderTests` has them.

    @Test func `Every sequence of two bytes, and of three and four where there are such`() throws {
        let encodings = WebEncoding.all.filter { $0.kind != .replacement }
        let isSingleByte = { (encoding: WebEncoding) in encoding.makeDecoder() is SingleByteDecoder
        }
        let page = """
            <pre id="result"></pre><script>
            \(Self.functions)
            const lines = [];
            function add(label, prefix, middle, trails = 256) {
              const sums = [];
              for (let lead = 0; lead < 256; lead++) {
                const bytes = [];
                let text = '';
                for (let trail = 0; trail < trails; trail++) {
                  if (label == 'big5' && lead == 0x88 && [0x62, 0x64, 0xA3, 0xA5].includes(trail))
                    continue;
                  if (label == 'iso-2022-jp' && lead == 0x1B && [0x24, 0x28].includes(trail))
                    continue;
                  bytes.push(...prefix, lead, ...middle, trail, 10, 10);
                  if (label != 'euc-jp') continue;
                  text += new TextDecoder(label).decode(Uint8Array.from(bytes.splice(0)));
                }
                const rest = Uint8Array.from(bytes);
                sums.push(hash(text + new TextDecoder(label, {ignoreBOM: true}).decode(rest)));
              }
              lines.push(label + ' ' + sums.join(' '));
            }
            const singleByte = \(encodings.filter(isSingleByte).map(\.lowercasedName));
            for (const label of \(encodings.map(\.lowercasedName)))
              add(label, [], [], singleByte.includes(label) ? 2 : 256);
            add('euc-jp', [0x8F], []);
            for (const escape of [[0x24, 0x42], [0x24, 0x40], [0x28, 0x49], [0x28, 0x4A], [0x28, 0x42]])
              add('iso-2022-jp', [0x1B, ...escape], []);
            for (let lead = 0x81; lead < 0x85; lead++)
              for (let second = 0x30; second < 0x3A; second++)
                add('gb18030', [lead, second], []);
            for (const lead of [0x8F, 0x90, 0xE3, 0xE4, 0xFE])
              for (const second of [0x30, 0x32, 0x39])
                for (const last of [0x30, 0x35, 0x36, 0x39]) add('gb18030', [lead, second], [last]);
            result.textContent = lines.join('\\n');
            </script>
            """
        let lines = try EncodingChromium.result(of: ["page.html": page]).split(separator: "\n")
        var position = 0
        func compare(
            _ label: String, _ prefix: [UInt8], _ middle: [UInt8], trails: Int = 256
        ) throws {
            let fields = try #require(lines.dropFirst(position).first).split(separator: " ")
            position += 1
            try #require(fields.count == 257 && fields[0] == label)
            var stream = TextDecodingStream(try encoding(label), ignoreBOM: true)
            for lead in UInt8.min...UInt8.max {
                var units: [UInt16] = []
                var bytes: [UInt8] = []
                for trail in (0..<trails).map(UInt8.init) {
                    if label == "big5", lead == 0x88, Self.big5Pairs.contains(trail) { continue }
                    if label == "iso-2022-jp", lead == 0x1B, [0x24, 0x28].contains(trail) {
                        continue
                    }
                    bytes += prefix + [lead] + middle + [trail, 10, 10]
                    guard label == "euc-jp" else { continue }
                    units += try stream.decode(bytes, isLast: true)
                    bytes = []
                }
                units += try stream.decode(bytes, isLast: true)
                #expect(
                    fields[Int(lead) + 1] == String(hash(units)),
                    "\(label) \(prefix) \(lead) \(middle)")
            }
        }
        for encoding in encodings {
            try compare(encoding.lowercasedName, [], [], trails: isSingleByte(encoding) ? 2 : 256)
        }
        try compare("euc-jp", [0x8F], [])
        for escape: [UInt8] in [
            [0x24, 0x42], [0x24, 0x40], [0x28, 0x49], [0x28, 0x4A], [0x28, 0x42],
        ] {
            try compare("iso-2022-jp", [0x1B] + escape, [])
        }
        for lead in UInt8(0x81)..<0x85 {
            for second in UInt8(0x30)..<0x3A {
                try compare("gb18030", [lead, second], [])
            }
        }
        for lead: UInt8 in [0x8F, 0x90, 0xE3, 0xE4, 0xFE] {
            for second: UInt8 in [0x30, 0x32, 0x39] {
                for last: UInt8 in [0x30, 0x35, 0x36, 0x39] {
                    try compare("gb18030", [lead, second], [last])
                }
            }
        }
        #expect(position == lines.count)
    }

    @Test func `Tricky bytes in chunks of changing size`() throws {
        let encodings = WebEncoding.all.filter { $0.kind != .replacement }
        let rounds = 300
        let page = """
            <pre id="result"></pre><script>
            \(Self.functions)
            const alphabet = \(TrickyBytes.alphabet);
            const lines = [];
            for (const label of \(encodings.map(\.lowercasedName))) {
              let state = 0x1234567 >>> 0;
              const next = () => {
                state ^= state << 13; state ^= state >>> 17; state ^= state << 5;
                return state >>>= 0;
              };
              const sums = [];
              for (let round = 0; round < \(rounds); round++) {
                const decoder = new TextDecoder(label);
                let text = '';
                for (let chunk = 0; chunk < 8; chunk++) {
                  const bytes = new Uint8Array(next() % 7);
                  for (let i = 0; i < bytes.length; i++) {
                    const number = next();
                    bytes[i] = (number & 0xC00) == 0 ? number >>> 16 & 255
                      : alphabet[number >>> 16 & 63];
                    if (label == 'big5' && bytes[i] == 0x88) bytes[i] = 0x87;
                    if (label == 'euc-jp' && bytes[i] == 0x8F) bytes[i] = 0x8E;
                  }
                  text += decoder.decode(bytes, {stream: chunk < 7});
                }
                sums.push(hash(text));
              }
              lines.push(sums.join(' '));
            }
            result.textContent = lines.join('\\n');
            </script>
            """
        let lines = try EncodingChromium.result(of: ["page.html": page]).split(separator: "\n")
        try #require(lines.count == encodings.count)
        for (encoding, line) in zip(encodings, lines) {
            var random = TrickyBytes(seed: 0x1234567)
            let sums = line.split(separator: " ")
            try #require(sums.count == rounds)
            for round in 0..<rounds {
                var stream = TextDecodingStream(encoding)
                var units: [UInt16] = []
                var read: [UInt8] = []
                for chunk in 0..<8 {
                    var bytes = random.bytes(Int(random.next() % 7))
                    if encoding.kind == .big5 { bytes = bytes.map { $0 == 0x88 ? 0x87 : $0 } }
                    if encoding.kind == .eucJP { bytes = bytes.map { $0 == 0x8F ? 0x8E : $0 } }
                    read += bytes
                    units += try stream.decode(bytes, isLast: chunk == 7)
                }
                #expect(
                    sums[round] == String(hash(units)), "\(encoding.name) \(hexadecimal(read))")
            }
        }
    }

    @Test func `Every code point in the query of a page in each encoding`() throws {
        // A page cannot be in x-user-defined: HTML makes it windows-1252.
        let encodings = WebEncoding.all.filter {
            $0.outputEncoding == $0 && $0.kind != .userDefined
        }
        let block = 256
        var files: [String: String] = [:]
        func last(_ kind: WebEncoding.Kind) -> UInt32 {
            [.gb18030, .big5, .utf8].contains(kind) ? 0x10FFFF : 0xFFFF
        }
        for encoding in encodings {
            files["\(encoding.lowercasedName).html"] = """
                <!doctype html><meta charset="\(encoding.lowercasedName)"><a id="link"></a><script>
                \(Self.functions)
                const sums = [];
                for (let start = 0x80; start <= \(last(encoding.kind)); start += \(block)) {
                  const parts = [];
                  for (let code = start; code < start + \(block); code++)
                    if ((code < 0xD800 || code > 0xDFFF) && code <= \(last(encoding.kind)))
                      parts.push(String.fromCodePoint(code));
                  link.setAttribute('href', 'http://x/?' + parts.join('a'));
                  sums.push(hash(link.search));
                }
                parent.postMessage(document.characterSet + ' ' + sums.join(' '), '*');
                </script>
                """
        }
        files["page.html"] = """
            <!doctype html><pre id="result"></pre><script>
            addEventListener('message', event => { result.textContent += event.data + '\\n' });
            for (const label of \(encodings.map(\.lowercasedName))) {
              const frame = document.createElement('iframe');
              frame.src = label + '.html';
              document.body.append(frame);
            }
            </script>
            """
        let lines = try EncodingChromium.result(of: files).split(separator: "\n")
        #expect(lines.count == encodings.count)
        for line in lines {
            let fields = line.split(separator: " ")
            let encoding = try encoding(String(fields[0]))
            for (index, sum) in fields.dropFirst().enumerated() {
                var units: [UInt16] = []
                let start = UInt32(0x80 + index * block)
                for code in start..<start + UInt32(block) {
                    if 0xD800...0xDFFF ~= code || code > last(encoding.kind) { continue }
                    if !units.isEmpty { units.append(0x61) }
                    units.append(codePoint: code)
                }
                #expect(
                    sum == String(hash(search(units, encoding))),
                    "\(encoding.name) from U+\(String(start, radix: 16))")
            }
        }
    }

    /// `search` of a link with that query (URL Standard, "percent-encode after encoding").
    private func search(_ units: [UInt16], _ encoding: WebEncoding) -> [UInt16] {
        guard !units.isEmpty else { return [] }
        var text = Array("?".utf16)
        for piece in TextEncoding.pieces(units, as: encoding) {
            switch piece {
            case .unmappable(let codePoint):
                text += Array("%26%23\(codePoint)%3B".utf16)
            case .bytes(let bytes):
                for byte in bytes { text += Self.queryUnits[Int(byte)] }
            }
        }
        return text
    }

    /// What stands for a byte in the query of a special URL.
    private static let queryUnits = (UInt8.min...UInt8.max).map { byte in
        let isLeft = 0x21...0x7E ~= byte && !"\"#<>'".utf8.contains(byte)
        return isLeft ? [UInt16(byte)] : Array("%\(hexadecimal([byte]).uppercased())".utf16)
    }
}
