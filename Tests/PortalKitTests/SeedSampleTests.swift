import Foundation
import MobilePlans
import PortalKit
import PortalTestSupport
import PortalTrace
import Testing

/// The JavaScript blocks of the public page that the project was created from run unchanged.
///
/// The page lies beside the project and is no part of it: without it these tests are skipped.
@Suite struct SeedSampleTests {
    static let file = URL(filePath: projectFolder()).deletingLastPathComponent()
        .appending(path: "shared/seeds/000_fefcd88879aa19c8.txt")

    static let isPresent = FileManager.default.fileExists(atPath: file.path)

    /// The blocks, byte for byte.
    static let blocks: [String] = {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        var blocks: [String] = []
        var block: String?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.drop(while: { $0 == " " }).hasPrefix("```") {
                if let done = block { blocks.append(done) }
                block = block == nil ? "" : nil
            } else if block != nil {
                block? += line + "\n"
            }
        }
        return blocks
    }()

    private func block(defining function: String) throws -> String {
        try #require(Self.blocks.first { $0.contains("function \(function)(") })
    }

    @Test(.enabled(if: isPresent, "the seed document is not beside the project"))
    func `there are seven blocks`() {
        #expect(Self.blocks.count == 7)
    }

    @Test(
        .enabled(if: isPresent, "the seed document is not beside the project"),
        arguments: [
            (
                "finishPurchaseWithDownload", "MobilePlans.notifyPurchaseWithProfileDownload",
                ["1$smdp.address$", 15] as [TraceValue]
            ),
            ("finishPurchaseWithSMDS", "MobilePlans.notifyPurchaseDelayedProfile", [15]),
            (
                "finishPurchaseWithBalanceAddition", "MobilePlans.notifyBalanceAddition",
                ["89000000000000000000"]
            ),
            ("finishPurchaseWithCancellation", "MobilePlans.notifyCancelledPurchase", []),
        ])
    func `a block that hands control back makes its call`(
        _ function: String, _ call: String, _ arguments: [TraceValue]
    ) throws {
        let result = run(try block(defining: function), calls: [function])
        #expect(
            result.outline(.call) == ["call MobilePlans.createPurchaseMetaData", "call \(call)"])
        let last = try #require(result.events.last { $0.kind == .call })
        #expect(Array(last.arguments.dropFirst()) == arguments)
        #expect(last.arguments.first?["moDirectStatus"]?.string != nil)
        #expect(last.location?.file == "portal.js")
        #expect(result.end == .controlReturned)
        #expect(result.editionUsed == .december2018)
        #expect(!result.findings.contains { $0.severity == .error })
    }

    @Test(.enabled(if: isPresent, "the seed document is not beside the project"))
    func `the inline blocks work together as one page`() throws {
        let names = ["NotifyMobilePlans", "onRegistrationChanged", "onActivationComplete"]
        let scripts = try names.map {
            PortalScript(name: "\($0).js", source: try block(defining: $0))
        }
        let result = run(scripts, calls: ["NotifyMobilePlans"])
        #expect(
            result.outline(.callback) == [
                "callback onActivationComplete", "callback onRegistrationChanged",
                "callback onRegistrationChanged",
            ])
        #expect(result.consoleLines == ["Activation Success", "Registration Successful!"])
        // The page writes two aliases, and `Log` is defined nowhere (section 10).
        #expect(
            result.ruleIDs == ["metadata-alias", "metadata-alias", "log-is-not-defined"])
        #expect(result.findings.allSatisfy { $0.severity == .info })
        let metadata = try #require(
            result.events.last { $0.kind == .call }?.arguments.first)
        #expect(metadata["lineType"] == "New")
        #expect(metadata["modirectStatus"] == "Complete")
    }
}
