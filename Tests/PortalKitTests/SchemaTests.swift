import Foundation
import JSONDocuments
import PortalTestSupport
import PortalTrace
import Testing

@testable import PortalJudge
@testable import PortalKit

/// The published JSON Schemas, and what they say of documents.
@Suite struct SchemaTests {
    @Test(arguments: [
        ("case", DocumentSchemas.userCase), ("suite", DocumentSchemas.suite),
        ("scenario", DocumentSchemas.scenario), ("network", DocumentSchemas.network),
        ("config", DocumentSchemas.configuration), ("credentials", DocumentSchemas.credentials),
    ])
    func `the published schemas are those of the code`(name: String, text: String) throws {
        let difference = try snapshotDifference(
            text, named: "\(name).schema.json", in: projectFolder() + "/PortalScripts/schemas")
        #expect(difference == nil)
    }

    private static let schemas = [
        "case": value(DocumentSchemas.userCase), "suite": value(DocumentSchemas.suite),
        "scenario": value(DocumentSchemas.scenario), "network": value(DocumentSchemas.network),
        "config": value(DocumentSchemas.configuration),
        "credentials": value(DocumentSchemas.credentials),
    ]

    private func problems(_ name: String, _ text: String) -> [String] {
        SchemaCheck(Self.schemas[name] ?? .undefined).problems(of: value(text))
    }

    @Test func `schemas use only what is checked here, and name only what is there`() {
        for (name, schema) in Self.schemas {
            #expect(SchemaCheck(schema).problemsOfSchema().isEmpty, "\(name)")
        }
    }

    // MARK: Examples

    @Test func `the schemas accept every case file that comes with the project`() throws {
        let folder = projectFolder() + "/PortalScripts"
        var files = FirstPortal.files.filter { $0.path.hasSuffix(".json") }
        for path in FileManager.default.enumerator(atPath: folder) ?? .init() {
            guard let path = path as? String, path.hasSuffix(".json"), !path.hasPrefix("schemas/")
            else { continue }
            files.append((path, try Paths.text(of: "\(folder)/\(path)")))
        }
        #expect(files.count >= 5)
        for (path, text) in files {
            if path.hasSuffix(CaseFinder.suffix) {
                #expect(problems("case", text).isEmpty, "\(path)")
            } else if path.hasSuffix("suite.json") {
                #expect(problems("suite", text).isEmpty, "\(path)")
            } else if path.hasSuffix(PortalConfiguration.fileName) {
                #expect(problems("config", text).isEmpty, "\(path)")
            }
        }
    }

    @Test func `the files that begin a portal are cases that pass`() throws {
        let files = try Files(Dictionary(uniqueKeysWithValues: FirstPortal.files.map { $0 }))
        for (path, _) in FirstPortal.files where path.hasSuffix(CaseFinder.suffix) {
            #expect(try files.run(path).text == [], "\(path)")
        }
    }

    // MARK: Schema and reader

    @Test(arguments: [
        "{}", "{\"preset\":\"full-card\"}", "{\"preset\":\"full-crad\"}", "{\"x\":1}", "[]", "5",
        "{\"device\":{\"eSIM\":null}}", "{\"device\":null}", "{\"device\":{\"imei\":null}}",
        "{\"device\":{\"eSIM\":{\"capacity\":64}}}", "{\"device\":{\"eSIM\":{\"capacity\":65}}}",
        "{\"device\":{\"eSIM\":{\"capacity\":-1}}}", "{\"device\":{\"eSIM\":{\"capacity\":1.5}}}",
        "{\"device\":{\"eSIM\":{\"profiles\":[{}]}}}", "{\"app\":{\"lateness\":\"1.5min\"}}",
        "{\"device\":{\"eSIM\":{\"profiles\":[{\"iccid\":\"1\",\"rules\":[\"x\"]}]}}}",
        "{\"app\":{\"lateness\":0}}", "{\"app\":{\"lateness\":5}}",
        "{\"app\":{\"lateness\":\"5\"}}",
        "{\"app\":{\"lateness\":\".5s\"}}", "{\"app\":{\"lateness\":\"5.s\"}}",
        "{\"app\":{\"lateness\":\"1 s\"}}", "{\"app\":{\"lateness\":null}}",
        "{\"network\":{\"registration\":[\"home\",{\"state\":\"home\",\"after\":\"1s\"}]}}",
        "{\"network\":{\"registration\":[\"hme\"]}}", "{\"network\":{\"registration\":[{}]}}",
        "{\"network\":{\"registration\":\"home\"}}", "{\"user\":{\"cancels\":null}}",
        "{\"user\":{\"consent\":null}}", "{\"activation\":null}", "{\"activation\":\"cardBusy\"}",
        "{\"activation\":\"cardbusy\"}", "{\"timeline\":[{\"after\":\"1s\",\"change\":{}}]}",
        "{\"timeline\":[{\"change\":{\"x\":1}}]}", "{\"timeline\":{}}",
        "{\"$schema\":\"x\",\"app\":{\"$schema\":\"x\"}}", "{\"description\":\"d\"}",
        "{\"description\":5}",
    ])
    func `a scenario is accepted by the schema if the reader accepts it`(text: String) {
        #expect(problems("scenario", text).isEmpty == scenarioProblems(text).isEmpty)
    }

    @Test(arguments: [
        "{}", "{\"steps\":[{\"call\":\"a\"}]}", "{\"steps\":[{\"cal\":\"a\"}]}",
        "{\"steps\":[{\"user\":\"cancels\"},{\"network\":\"home\"},{\"advance\":\"1m\"}]}",
        "{\"steps\":[{\"user\":\"x\"}]}", "{\"steps\":{}}", "{\"steps\":[{\"advance\":1}]}",
        "{\"steps\":[{\"call\":\"a\",\"arguments\":[1,{\"b\":null}]}]}", "{\"edition\":\"2018\"}",
        "{\"scenario\":\"full-card\"}", "{\"scenario\":5}", "{\"scenario\":{\"x\":1}}",
        "{\"allow\":[\"calls\"]}", "{\"allow\":[\"call\"]}", "{\"allow\":\"calls\"}",
        "{\"limits\":{\"events\":1}}", "{\"limits\":{\"events\":0}}",
        "{\"limits\":{\"time\":\"x\"}}",
        "{\"expect\":{\"calls\":[\"MobilePlans.notifyCancelledPurchase\"]}}",
        "{\"expect\":{\"calls\":[5]}}", "{\"expect\":{\"callbacks\":[{\"name\":\"f\"}]}}",
        "{\"expect\":{\"callbacks\":[{}]}}", "{\"expect\":{\"console\":[{\"$any\":true},1,null]}}",
        "{\"expect\":{\"findings\":[{\"rule\":\"iccid-type\",\"line\":1}]}}",
        "{\"expect\":{\"findings\":[{\"line\":1}]}}", "{\"expect\":{\"end\":\"idle\"}}",
        "{\"expect\":{\"end\":\"over\"}}", "{\"expect\":{\"app\":{\"control\":\"portal\"}}}",
        "{\"expect\":{\"app\":{\"control\":\"app\"}}}", "{\"expect\":{\"device\":{\"x\":1}}}",
        "{\"expect\":{\"device\":{\"profiles\":[{\"iccid\":\"1\"}]}}}", "{\"expect\":[]}",
    ])
    func `a case is accepted by the schema if the reader accepts it`(text: String) throws {
        let members = text.dropFirst().dropLast()
        let whole =
            "{\"name\":\"A\",\"scripts\":[\"portal.js\"]" + (members.isEmpty ? "" : ",\(members)")
            + "}"
        let files = try Files(["a.case.json": whole, "portal.js": "var a;"])
        #expect(problems("case", whole).isEmpty == files.problems().isEmpty, "\(files.problems())")
    }

    @Test func `every preset is known to the schema`() {
        #expect(problems("scenario", "{\"preset\":\"default\"}").isEmpty)
        #expect(!problems("case", "{\"scripts\":[]}").isEmpty, "a case needs a name")
        #expect(problems("suite", "{\"scripts\":[]}").isEmpty)
        #expect(!problems("suite", "{\"name\":\"A\"}").isEmpty)
    }
}
