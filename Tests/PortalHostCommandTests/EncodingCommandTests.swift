import Foundation
import PortalTestSupport
import Testing

/// Pages that do not say their encoding (HTML, sections 13.2.3.2 and 4.12.1).
@Suite struct EncodingCommandTests {
    private func said(_ head: String, script: Data) throws -> String {
        let folder = try SuiteFolder()
        defer { folder.remove() }
        try folder.write(
            "index.html", "<!DOCTYPE html>\(head)<title>P</title><script src=lib.js></script>\n")
        try script.write(to: URL(filePath: folder.path + "/lib.js"))
        return try CommandRunner.run(["run", "index.html"], in: folder.path).output
    }

    @Test func `UTF-8 that is read as something else is said, where it is loaded`() throws {
        let script = Data("console.log('10 €'.length);".utf8)
        let misread = try said("", script: script)
        #expect(misread.contains("index.html:1:32: warning: 'https://portal.contoso-mobile"))
        #expect(misread.contains("is UTF-8 and is read as windows-1252"))
        #expect(misread.contains("log: 6 "))
        let right = try said("<meta charset=utf-8>", script: script)
        #expect(!right.contains("encoding"))
        #expect(right.contains("log: 4 "))
    }

    @Test func `what is no UTF-8, and what is ASCII, is what it is read as`() throws {
        let latin = Data("console.log('10 ".utf8) + Data([0x80]) + Data("'.length);".utf8)
        #expect(!(try said("", script: latin)).contains("encoding"))
        #expect(!(try said("", script: Data("console.log(1);".utf8))).contains("encoding"))
    }

    @Test func `a page that is misread itself is said`() throws {
        let page = try said("<p>10 €</p>", script: Data("console.log(1);".utf8))
        #expect(page.contains("index.html:1: warning: 'https://portal.contoso-mobile"))
    }
}
