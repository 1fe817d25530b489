import Foundation
import PortalTestSupport
import Testing

/// The portal with 50 user cases that the project ships (mobile-plans.md, section 12).
@Suite struct ContosoTests {
    @Test func `the 50 cases pass, and two runs give the same bytes`() throws {
        for format in ["text", "json", "junit", "tap"] {
            let arguments = ["test", "PortalScripts/contoso", "--format", format]
            let first = try CommandRunner.run(arguments, in: projectFolder())
            #expect(first.exitCode == 0)
            #expect(first.error == "")
            if format == "text" { #expect(first.output.hasSuffix("\n50 passed, 0 failed\n")) }
            let second = try CommandRunner.run(
                arguments, in: projectFolder(),
                environment: ["TZ": "Asia/Kolkata", "LC_ALL": "tr_TR.UTF-8"])
            // How long cases took in the real world is another thing each time.
            func plain(_ text: String) -> String {
                text.replacing(/time="\d+\.\d+"/, with: "")
                    .replacing(/timestamp="[^"]*"/, with: "")
            }
            #expect(plain(first.output) == plain(second.output))
        }
    }

    @Test func `the cases reach every activation result`() throws {
        // Told by a callback, or carried by the next launch (mobile-plans.md, section 6).
        let folder = projectFolder() + "/PortalScripts/contoso/cases"
        let files = try #require(FileManager.default.enumerator(atPath: folder))
        var text = ""
        for case let file as String in files where file.hasSuffix(".case.json") {
            text += try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
        }
        let results = [
            "success", "notAuthorized", "notFound", "policyViolation", "insufficientSpaceOnCard",
            "serverFailure", "serverNotReachable", "timeoutWaitingForUserConsent",
            "incorrectConfirmationCode", "confirmationCodeMaxRetriesExceeded",
            "confirmationCodeMissing", "cardRemoved", "cardBusy", "cardGeneralFailure", "other",
            "invalidMatchingId", "noEligibleProfileForThisDevice", "operationAborted",
            "eidMismatch", "profileNotAvailableForNewBinding", "profileNotReleasedByOperator",
            "operationProhibitedByProfileClass", "profileNotPresent", "noCorrespondingRequest",
            "unknownError", "lpaInitializationError", "modemNotFound",
            "localSettingsAccessFailed", "invalidJson", "invalidActivationCode", "invalidIccid",
        ]
        for result in results { #expect(text.contains("\"\(result)\""), "\(result)") }
        #expect(!text.contains("\"activation\":"), "no result is forced")
    }
}
