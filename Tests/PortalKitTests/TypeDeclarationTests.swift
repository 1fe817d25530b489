import Foundation
import JSONDocuments
import MobilePlans
import MobilePlansBridge
import PortalTestSupport
import Testing

@testable import PortalKit

/// The declarations for editors are those of the objects that a page really has (issue 14, part 7).
@Suite struct TypeDeclarationTests {
    @Test(arguments: Edition.allCases)
    func `the file declares the globals of its edition, in the grammar of TypeScript`(
        _ edition: Edition
    ) throws {
        let file = try DeclarationFile(TypeDeclarations(of: edition).text)
        #expect(
            Set(file.variables.map(\.name)) == Set(MobilePlansFeature.names(of: edition)))
        #expect(Set(file.variables.map(\.name)).count == file.variables.count)
    }

    /// The declarations of all editions are for a portal that looks which is there: no app has them all.
    @Test(arguments: Edition.allCases.filter { $0 != .all })
    func `members, values and numbers of arguments are those of the injected objects`(
        _ edition: Edition
    ) throws {
        let file = try DeclarationFile(TypeDeclarations(of: edition).text)
        let names = file.variables.map(\.name).filter { $0 != "MobilePlansOperationContext" }
        let result = run(
            """
            const seen = {};
            for (const name of \(names)) {
              seen[name] = Object.keys(globalThis[name]).sort().map((key) => {
                const value = globalThis[name][key];
                return key + ' ' + (typeof value === 'function' ? value.length : JSON.stringify(value));
              });
            }
            console.log(JSON.stringify(seen));
            """, edition: edition)
        let line = try #require(result.consoleLines.first)
        let seen = try JSONParser.parse(Array(line.utf8), .script).plain
        for variable in file.variables where variable.name != "MobilePlansOperationContext" {
            let declared = variable.members.map { member in
                let isCallback = member.type.hasPrefix("string")
                return member.name + " "
                    + (member.required.map { "\($0)" } ?? (isCallback ? "\"\"" : member.type))
            }
            let real = try #require(seen[variable.name]?.array).compactMap(\.string)
            #expect(declared.sorted() == real, "\(variable.name)")
        }
    }

    @Test func `metadata has the documented properties, in every edition that takes it`() throws {
        let file = try DeclarationFile(TypeDeclarations(of: .all).text)
        for name in ["DataMartPurchaseMetaData", "MobilePlansPurchaseMetaData"] {
            let members = try #require(file.interfaces[name])
            #expect(members.map(\.name) == PurchaseMetadata.propertyNames)
        }
        let first = try DeclarationFile(TypeDeclarations(of: .november2018).text)
        #expect(first.interfaces["MobilePlansPurchaseMetaData"] == nil)
    }

    @Test func `only edition 2018-11 takes functions as callbacks`() {
        func takesFunctions(_ edition: Edition) -> Bool {
            TypeDeclarations(of: edition).text.contains("(json: string) => void")
        }
        #expect(Edition.allCases.filter(takesFunctions) == [.november2018, .all])
    }

    private static let compiler = ["/usr/bin/tsc", "/usr/local/bin/tsc"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(
        .enabled(if: compiler != nil, "the TypeScript compiler 'tsc' is not installed"),
        arguments: Edition.allCases)
    func `the TypeScript compiler takes the file`(_ edition: Edition) throws {
        let file = TestFolder.url.appending(path: "\(UUID()).d.ts")
        defer { try? FileManager.default.removeItem(at: file) }
        try TypeDeclarations(of: edition).text.write(to: file, atomically: true, encoding: .utf8)
        let process = try Process.run(
            URL(filePath: try #require(Self.compiler)),
            arguments: ["--noEmit", "--strict", "--lib", "es2020", file.path])
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
