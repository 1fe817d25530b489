import Foundation
import Testing

/// A file that does not import another module takes the standard operators of texts: so each module that
/// handles texts of portals has its own, and they are one text.
@Suite struct CodeUnitCopiesTests {
    @Test func `all modules compare and split texts alike`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        var texts: [String: String] = [:]
        for folder in ["Bridges", "Sources"] {
            let files = FileManager.default.enumerator(
                at: root.appending(path: folder), includingPropertiesForKeys: nil)
            while let file = files?.nextObject() as? URL {
                guard file.lastPathComponent == "String+CodeUnits.swift" else { continue }
                texts[file.path()] = try String(contentsOf: file, encoding: .utf8)
                    .replacing("package ", with: "")
            }
        }
        #expect(texts.count == 9)
        #expect(Set(texts.values.map { Array($0.utf8) }).count == 1, "\(texts.keys.sorted())")
    }
}
