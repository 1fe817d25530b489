import Testing
import WebPlatform

/// HTML, section 13.2.3.2 (determining the character encoding).
@Suite struct HTMLEncodingTests {
    private func sniff(_ text: String, charset: String? = nil) -> String {
        HTMLEncodingSniffer.sniff(Array(text.utf8), charset: charset).encoding.name
    }

    @Test func `a byte order mark beats the response, and the response the document`() {
        let marked = HTMLEncodingSniffer.sniff(
            [0xEF, 0xBB, 0xBF] + Array("<meta charset=koi8-r>".utf8), charset: "windows-1251")
        #expect(marked.encoding == .utf8)
        #expect(marked.isCertain)
        #expect(HTMLEncodingSniffer.sniff([0xFE, 0xFF, 0, 0x3C]).encoding == .utf16BigEndian)
        let named = HTMLEncodingSniffer.sniff(
            Array("<meta charset=koi8-r>".utf8), charset: " Windows-1251 ")
        #expect(named.encoding.name == "windows-1251")
        #expect(named.isCertain)
    }

    @Test func `a label of the response that is none says nothing`() {
        #expect(sniff("<meta charset=utf-8>", charset: "klingon") == "UTF-8")
    }

    // "Prescan a byte stream to determine its encoding".
    @Test(arguments: [
        ("<meta charset=utf-8>", "UTF-8"), ("<META CHARSET = 'UTF-8'>", "UTF-8"),
        ("<meta/charset=\"shift_jis\">", "Shift_JIS"), ("<metacharset=utf-8>", "windows-1252"),
        ("<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>", "KOI8-R"),
        ("<meta content='text/html; charset=koi8-r' http-equiv='content-type'>", "KOI8-R"),
        ("<meta content='text/html; charset=koi8-r'>", "windows-1252"),
        ("<meta http-equiv=content-type content='charset charset = \"gbk\" x'>", "GBK"),
        ("<meta http-equiv=content-type content='charset=\"gbk'>", "windows-1252"),
        ("<meta charset=nonsense><meta charset=big5>", "Big5"),
        ("<meta charset=utf-16le>", "UTF-8"), ("<meta charset=x-user-defined>", "windows-1252"),
        ("<!-- <meta charset=utf-8> -->", "windows-1252"),
        ("<!--><meta charset=utf-8>", "UTF-8"), ("<title a='<meta charset=gbk>'>", "windows-1252"),
        ("<?php <meta charset=gbk>", "windows-1252"), ("</p x><meta charset=gbk>", "GBK"),
        ("<meta charset=gbk charset=utf-8>", "GBK"), ("<p", "windows-1252"), ("", "windows-1252"),
        ("<?xml version='1.0' encoding='euc-kr'?>", "EUC-KR"),
        ("<?xml version='1.0' encoding='utf-16'?>", "UTF-8"),
        ("caf\u{E9}", "windows-1252"),
    ])
    func `a document says its encoding in its first bytes`(text: String, name: String) {
        #expect(sniff(text) == name)
        #expect(!HTMLEncodingSniffer.sniff(Array(text.utf8)).isCertain)
    }

    @Test func `what comes after 1024 bytes is not looked at`() {
        #expect(sniff(String(repeating: " ", count: 1_003) + "<meta charset=utf-8>") == "UTF-8")
        #expect(
            sniff(String(repeating: " ", count: 1_005) + "<meta charset=utf-8>") == "windows-1252")
    }

    @Test func `a document in UTF-16 without a mark is known by its XML declaration`() {
        let units = Array("<?xml version".utf16)
        let little: [UInt8] = units.flatMap { [UInt8(truncatingIfNeeded: $0), 0] }
        #expect(HTMLEncodingSniffer.sniff(little).encoding == .utf16LittleEndian)
        #expect(HTMLEncodingSniffer.sniff([0] + little.dropLast()).encoding == .utf16BigEndian)
    }

    @Test func `the default may be another`() {
        #expect(HTMLEncodingSniffer.sniff([0x61], fallback: .utf8).encoding == .utf8)
    }
}
