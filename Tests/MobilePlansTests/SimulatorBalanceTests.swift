import MobilePlans
import PortalTrace
import Testing

/// Balance additions and profile switches, mobile-plans.md sections 3.3 and 4.
@Suite struct SimulatorBalanceTests {
    private static let other = "8988247000100003301"
    private static let operations: [PortalOperation] = [
        .notifyBalanceAddition, .notifyInlineBalanceAddition,
    ]

    private func pc(_ change: (inout Scenario) -> Void = { _ in }) -> SimulatedPC {
        SimulatedPC {
            $0.device.eSIM?.profiles.append(Profile(iccid: Self.other, state: .installed))
            change(&$0)
        }
    }

    /// What was told, whoever was told.
    private func told(_ pc: SimulatedPC) -> [String] {
        pc.results + pc.app.state.launchErrors.map(\.result.rawValue)
    }

    @Test(arguments: operations)
    func `section 4, balance of the active profile is shown at once`(operation: PortalOperation) {
        let pc = pc()
        pc.call(operation, .string(SimulatedPC.first))
        pc.settle()
        #expect(pc.log.last == "0 app > user: shows the new balance")
        #expect(pc.app.state.isBalanceShown)
        #expect(pc.lines("eUICC").isEmpty)
        // Fidelity 34: also in 2019-05 control goes back to the app.
        #expect(pc.app.handBack?.operation == operation)
    }

    @Test(arguments: operations)
    func `section 4, an inactive profile is enabled, and the active one disabled first`(
        operation: PortalOperation
    ) {
        let pc = pc()
        pc.call(operation, .string(Self.other + "F"))
        pc.settle()
        #expect(
            pc.log.suffix(3) == [
                "0 app > eUICC: disables the profile \(SimulatedPC.first)",
                "0 app > eUICC: enables the profile \(Self.other)",
                "1000 app > user: shows the new balance",
            ])
        #expect(pc.profiles == ["3293 disabled", "3301 enabled"])
        #expect(told(pc).isEmpty)
    }

    @Test(arguments: operations)
    func `section 6, an unknown profile is not found`(operation: PortalOperation) {
        let pc = pc()
        pc.call(operation, "8988247000100009993")
        pc.settle()
        #expect(told(pc) == ["notFound"])
        #expect(!pc.app.state.isBalanceShown)
    }

    @Test(arguments: operations)
    func `section 2, the physical SIM needs no switch`(operation: PortalOperation) {
        for change in [
            { _ in }, { $0.device.physicalSIM? += "F" }, { $0.device.eSIM = nil },
        ] as [(inout Scenario) -> Void] {
            let pc = pc(change)
            pc.call(operation, "8988247000100003327")
            pc.settle()
            #expect(pc.app.state.isBalanceShown)
            #expect(pc.lines("eUICC").isEmpty)
        }
    }

    @Test(arguments: operations)
    func `section 6, an invalid ICCID is told`(operation: PortalOperation) {
        let pc = pc()
        pc.call(operation, "12")
        pc.settle()
        #expect(told(pc) == ["invalidIccid"])
    }

    @Test func `section 3.3, without an ICCID the balance is shown`() {
        let pc = pc()
        #expect(pc.call(.notifyInlineBalanceAddition) == .operationContext(id: "operation-1"))
        #expect(pc.log == ["0 the portal closes", "0 app > user: shows the new balance"])
    }

    @Test func `section 6, a switch while a download runs finds the card busy`() {
        for operation in Self.operations {
            let pc = pc()
            pc.download()
            pc.call(operation, .string(Self.other))
            pc.settle()
            #expect(told(pc) == ["cardBusy"])
            #expect(pc.profiles == ["3293 disabled", "3301 installed", "3319 enabled"])
            #expect(pc.app.state.launchErrors.map(\.iccid) == [Self.other])
        }
    }

    @Test(arguments: operations)
    func `section 6, a rule or a class forbids the switch`(operation: PortalOperation) {
        let rule = pc { $0.device.eSIM?.profiles[0].rules = [.disablingNotAllowed] }
        rule.call(operation, .string(Self.other))
        rule.settle()
        #expect(told(rule) == ["policyViolation"])
        let deletion = pc { $0.device.eSIM?.profiles[0].rules = [.deletionNotAllowed] }
        deletion.call(operation, .string(Self.other))
        deletion.settle()
        #expect(deletion.app.state.isBalanceShown)
        for profileClass in [ProfileClass.test, .provisioning] {
            let pc = pc { $0.device.eSIM?.profiles[1].profileClass = profileClass }
            pc.call(operation, .string(Self.other))
            pc.settle()
            #expect(told(pc) == ["operationProhibitedByProfileClass"])
            #expect(pc.profiles == ["3293 enabled", "3301 installed"])
        }
    }

    @Test(arguments: [
        (EUICC.State.busy, "cardBusy"), (.removed, "cardRemoved"), (.failed, "cardGeneralFailure"),
    ])
    func `section 6, a card that does not work cannot switch`(state: EUICC.State, result: String) {
        let pc = pc { $0.device.eSIM?.state = state }
        pc.call(.notifyInlineBalanceAddition, .string(Self.other))
        pc.settle()
        #expect(told(pc) == [result])
    }

    @Test(arguments: [
        ("lpa-does-not-start", "lpaInitializationError"), ("lpa-unknown-error", "unknownError"),
        ("no-modem", "modemNotFound"), ("unreadable-settings", "localSettingsAccessFailed"),
    ])
    func `section 6, a device that cannot work on its card cannot switch`(
        preset: String, result: String
    ) throws {
        let preset = try #require(Preset.named(preset))
        let pc = pc(preset.apply)
        pc.call(.notifyInlineBalanceAddition, .string(Self.other))
        pc.settle()
        #expect(told(pc) == [result])
        #expect(pc.profiles == ["3293 enabled", "3301 installed"])
    }

    @Test func `section 8, a profile that the world pads with F is found by its number`() {
        for iccid in [Self.other, Self.other + "F"] {
            let pc = pc { $0.device.eSIM?.profiles[1].iccid = Self.other + "F" }
            pc.call(.notifyInlineBalanceAddition, .string(iccid))
            pc.settle()
            #expect(pc.app.state.isBalanceShown)
        }
    }
}
