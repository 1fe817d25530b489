import PortalTestSupport
import Testing
import WebFormats

@testable import WebPlatform

@Suite("Encoding Standard 4.2: names and labels")
struct EncodingLabelTests {
    @Test func `There are 40 encodings and 228 labels, each label once`() {
        let labels = WebEncoding.Kind.allCases.flatMap(\.labels)
        #expect(WebEncoding.all.count == 40)
        #expect(labels.count == 228)
        #expect(Set(labels).count == 228)
    }

    @Test func `Every label finds its encoding, and in capitals too`() {
        for kind in WebEncoding.Kind.allCases {
            for label in kind.labels {
                #expect(WebEncoding.named(label)?.kind == kind, "\(label)")
                #expect(WebEncoding.named(label.uppercased())?.kind == kind, "\(label)")
            }
        }
    }

    @Test(arguments: [
        ("utf8", "UTF-8"), ("latin1", "windows-1252"), ("ascii", "windows-1252"),
        ("iso-8859-9", "windows-1254"), ("iso-8859-11", "windows-874"), ("logical", "ISO-8859-8-I"),
        ("visual", "ISO-8859-8"), ("gb2312", "GBK"), ("ks_c_5601-1987", "EUC-KR"),
        ("ms932", "Shift_JIS"), ("utf-16", "UTF-16LE"), ("unicodefffe", "UTF-16BE"),
        ("hz-gb-2312", "replacement"), ("koi8-ru", "KOI8-U"), ("x-mac-ukrainian", "x-mac-cyrillic"),
    ])
    func `A label stands for the encoding of the standard's table`(label: String, name: String) {
        #expect(WebEncoding.named(label)?.name == name)
    }

    @Test func `ASCII white space around a label does not count, other white space does`() {
        #expect(WebEncoding.named("\t\n\u{C}\r utf-8 \r\u{C}\n\t") == .utf8)
        #expect(WebEncoding.named("\r\nutf-8\r\n") == .utf8)
        #expect(WebEncoding.named("\u{B}utf-8") == nil)
        #expect(WebEncoding.named("\u{A0}utf-8") == nil)
        #expect(WebEncoding.named("utf-8\0") == nil)
        #expect(WebEncoding.named("utf -8") == nil)
    }

    @Test func `Only ASCII letters are compared without case`() {
        // U+212A KELVIN SIGN is canonically equivalent to K.
        #expect(WebEncoding.named("\u{212A}oi8-r") == nil)
        #expect(WebEncoding.named("i\u{17F}o-8859-2") == nil)
        #expect(WebEncoding.named("") == nil)
        #expect(WebEncoding.named(" ") == nil)
        #expect(WebEncoding.named(String(repeating: "u", count: 1_000_000)) == nil)
    }

    @Test func `UTF-16 and replacement are written as UTF-8 (4.3)`() {
        for encoding in WebEncoding.all {
            let isOwn = !["replacement", "UTF-16BE", "UTF-16LE"].contains(encoding.name)
            #expect(encoding.outputEncoding == (isOwn ? encoding : .utf8), "\(encoding.name)")
        }
    }

    @Test func `Fetch 2.2.2, a MIME type names an encoding, or the fallback stays`() throws {
        let type = { try #require(MIMEType(parsing: $0 as String)) }
        #expect(try type("a/b;charset=latin1").encoding(fallback: .utf8) == .windows1252)
        #expect(try type("a/b;charset=nonsense").encoding(fallback: .utf8) == .utf8)
    }
}
