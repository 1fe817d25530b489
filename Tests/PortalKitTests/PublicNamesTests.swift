import Foundation
import PortalTestSupport
import Testing

/// The public names of the library are those that its documentation offers: what the command alone needs is `package`.
@Suite struct PublicNamesTests {
    @Test(arguments: ["PortalKit", "PortalJudge", "PortalReports"])
    func `each public type is a topic, and each topic a public type`(module: String) throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../Sources/\(module)")
            .standardized
        let types = try publicTypes(in: folder)
        #expect(types.count > 10)
        let page = try String(
            contentsOf: folder.appending(path: "\(module).docc/\(module).md"), encoding: .utf8)
        let topics = Set(page.matches(of: /(?m)^- ``(\w+)``$/).map { String($0.1) })
        #expect(types.subtracting(topics).sorted() == [], "make them package, or give them a topic")
        #expect(topics.subtracting(types).sorted() == [], "topics that nobody can use")
    }

    private func publicTypes(in folder: URL) throws -> Set<String> {
        let files = try #require(
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var types: Set<String> = []
        let declaration =
            /(?m)^public (?:final |indirect )?(?:struct|enum|class|protocol|typealias|actor) (\w+)/
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            types.formUnion(text.matches(of: declaration).map { String($0.1) })
        }
        return types
    }
}
