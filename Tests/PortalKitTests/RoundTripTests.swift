import JSONDocuments
import MobilePlans
import PortalTrace
import Testing

@testable import PortalKit

/// What the shapes write, they read: style.md part 4.9, one table for both.
@Suite struct RoundTripTests {
    /// A world in which no member is as it is by default.
    private static var other: Scenario {
        var world = Scenario()
        var profile = Profile(
            iccid: "8988247000100003301", state: .installed, isOperators: false,
            profileClass: .test)
        profile.rules = [.disablingNotAllowed, .deletionNotAllowed]
        world.device.eSIM = EUICC()
        world.device.eSIM?.eid = "1"
        world.device.eSIM?.capacity = 64
        world.device.eSIM?.profiles = [profile]
        world.device.eSIM?.state = .failed
        world.device.eSIM?.confirmationCodes = .asked
        world.device.physicalSIM = "line\nbreak \"quoted\" \\ 🛰"
        world.device.imei = ""
        world.device.modem?.technologies = []
        world.device.lpa = .failsUnknown
        world.app.areSettingsReadable = false
        world.app.lateness = 90_061_001
        var held = ServerProfile()
        held.matchingID = "M"
        held.iccid = "2"
        held.state = .ordered
        held.eid = "3"
        held.isAuthorized = false
        held.technology = "6G"
        held.profileClass = .provisioning
        held.rules = [.deletionNotAllowed]
        held.confirmationCode = "c"
        held.confirmationTries = 100
        held.isDamaged = true
        world.servers.smdpPlus[0].address = "a.example"
        world.servers.smdpPlus[0].state = .unreachable
        world.servers.smdpPlus[0].profiles = [held]
        world.servers.smds.state = .fails
        world.servers.smds.events[0].after = 1
        world.servers.smds.events[0].address = "b.example"
        world.servers.smds.events[0].matchingID = "N"
        world.network.isOnline = false
        world.network.downloadTime = 0
        world.network.registration = [.init(.partner, after: 0), .init(.none, after: 86_400_000)]
        world.user.consent = .neverAnswers
        world.user.toast = .ignores
        world.user.answersAfter = 1
        world.user.confirmationCode = ""
        world.user.confirms = false
        world.user.promptAnswer = "Ada"
        world.user.cancels = .activation
        world.launch.portal = "http://p.example/"
        world.launch.notificationHost = "n.example"
        world.launch.location = "DE"
        world.launch.market = "AT"
        world.launch.transactionID = ""
        world.launch.language = "de"
        world.forcedActivation = .cardBusy
        return world
    }

    private func same(_ left: Scenario, _ right: Scenario) -> Bool {
        left.device == right.device && left.app == right.app && left.servers == right.servers
            && left.network == right.network && left.user == right.user
            && left.launch == right.launch && left.forcedActivation == right.forcedActivation
    }

    private func text(_ world: Scenario) -> String {
        JSONOutput.text(ScenarioShapes.scenario.write(world))
    }

    /// The paths of all leaves of a value.
    private func leaves(_ value: JSONValue, _ path: String = "") -> [String: JSONValue] {
        var all: [String: JSONValue] = [:]
        if let members = value.members {
            for member in members {
                all.merge(leaves(member.value, "\(path).\(member.name)")) { $1 }
            }
        } else if case .array(let elements) = value, elements.first?.members != nil {
            all = leaves(elements[0], path + "[]")
        } else {
            all[path] = value
        }
        return all
    }

    @Test func `style 4.9, every member of a scenario comes back as it was written`() throws {
        let read = try ScenarioFile.read(text(Self.other), file: "s.json")
        #expect(same(read, Self.other))
        #expect(text(read) == text(Self.other))
    }

    @Test func `style 4.9, the world above differs from the default in every member`() {
        let usual = leaves(ScenarioShapes.scenario.write(Scenario()))
        let other = leaves(ScenarioShapes.scenario.write(Self.other))
        #expect(Set(usual.keys) == Set(other.keys))
        // The timeline is read and not written.
        #expect(usual.count == 50)
        for (path, value) in usual { #expect(other[path] != value, "\(path)") }
    }

    @Test(arguments: Preset.all.map(\.name))
    func `style 4.9, every preset comes back as it was written`(name: String) throws {
        let world = try #require(Preset.named(name)).scenario
        #expect(same(try ScenarioFile.read(text(world), file: "s.json"), world))
    }

    @Test func `style 4.9, a device is written in the form of a scenario file`() throws {
        let text = "{\"device\": \(ScenarioFile.text(Self.other.device))}"
        #expect(try ScenarioFile.read(text, file: "s.json").device == Self.other.device)
    }

    @Test func `style 4.9, every name of every enumeration comes back`() {
        func check<Value: RawRepresentable & CaseIterable & Equatable & Sendable>(
            _ type: Value.Type
        ) where Value.RawValue == String {
            for value in Value.allCases {
                let kind = Kind<Value>.choice
                let json = PlacedJSON(
                    place: TextPlace(line: 1, column: 1), value: .string(value.rawValue))
                var reading = DocumentReading(file: "f")
                #expect(kind.read(json, &reading) == value)
                #expect(kind.write(value) == .string(value.rawValue))
                #expect(reading.problems.isEmpty)
            }
        }
        check(Device.LPA.self)
        check(EUICC.State.self)
        check(EUICC.ConfirmationCodePolicy.self)
        check(Profile.State.self)
        check(Profile.PolicyRule.self)
        check(ProfileClass.self)
        check(ServerState.self)
        check(ServerProfile.State.self)
        check(User.Consent.self)
        check(User.Toast.self)
        check(DownloadStage.self)
        check(ActivationResult.self)
        check(NetworkRegistrationState.self)
        check(Edition.self)
        check(EndReason.self)
        check(MobilePlansApp.UserAction.self)
    }
}
