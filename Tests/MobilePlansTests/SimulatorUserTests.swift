import MobilePlans
import PortalTrace
import Testing

/// What the user does while a download runs, mobile-plans.md sections 4 and 6.
@Suite struct SimulatorUserTests {
    @Test(
        arguments: [
            (.asking, 500), (.consent, 2_500), (.download, 1_500), (.installation, 3_750),
            (.activation, 4_750),
        ] as [(DownloadStage, Int)])
    func `section 6, who cancels in a step aborts the operation in its middle`(
        stage: DownloadStage, time: Int
    ) {
        let pc = SimulatedPC {
            $0.user.cancels = stage
            if stage == .consent { $0.user.consent = .gives }
        }
        pc.download()
        pc.settle()
        #expect(pc.lines("user > app: cancels") == ["\(time) user > app: cancels"])
        #expect(pc.calls.count == 1)
        #expect(pc.calls[0].hasPrefix("\(time) activated: operationAborted"))
        let isInstalled = stage == .activation
        #expect(pc.profiles.count == (isInstalled ? 2 : 1))
    }

    @Test func `section 6, who would cancel when asked is not asked by default`() {
        let pc = SimulatedPC { $0.user.cancels = .consent }
        pc.download()
        pc.settle()
        #expect(pc.results == ["success"])
    }

    @Test func `section 4, the user cancels by hand, and only what runs`() {
        let pc = SimulatedPC()
        #expect(pc.app.perform(.cancels) == "no download is running")
        pc.download()
        pc.run(until: 2_000)
        #expect(pc.app.perform(.cancels) == nil)
        #expect(pc.app.perform(.cancels) != nil)
        pc.settle()
        #expect(pc.calls == ["2000 activated: operationAborted 8988247000100003319"])
        #expect(pc.profiles == ["3293 enabled"])
    }

    // MARK: Consent

    @Test func `section 6, consent that is given lets the download go on`() {
        let pc = SimulatedPC { $0.user.consent = .gives }
        pc.download()
        pc.settle()
        #expect(pc.lines("asks whether").count == 1)
        #expect(pc.lines("consents") == ["5000 user > app: consents"])
        #expect(pc.calls[0] == "10000 activated: success 8988247000100003319")
    }

    @Test func `section 6, consent that is refused aborts`() {
        let pc = SimulatedPC { $0.user.consent = .refuses }
        pc.download()
        pc.settle()
        #expect(pc.lines("refuses") == ["5000 user > app: refuses"])
        #expect(pc.calls.count == 1)
        #expect(pc.calls[0].hasPrefix("5000 activated: operationAborted"))
    }

    @Test func `section 6, consent that never comes runs into a timeout`() {
        let pc = SimulatedPC { $0.user.consent = .neverAnswers }
        pc.download()
        pc.settle()
        #expect(pc.calls.count == 1)
        #expect(pc.calls[0].hasPrefix("300000 activated: timeoutWaitingForUserConsent"))
    }

    @Test(arguments: [User.Consent.gives, .refuses, .neverAnswers])
    func `section 6, an answer by hand counts, and the scripted one does not come again`(
        consent: User.Consent
    ) {
        let pc = SimulatedPC { $0.user.consent = consent }
        #expect(pc.app.perform(.consents) == "the app does not ask for consent")
        pc.download()
        pc.run(until: 1_000)
        #expect(pc.app.perform(.consents) == nil)
        #expect(pc.app.perform(.refuses) != nil)
        pc.settle()
        #expect(pc.results == ["success"])
        #expect(pc.lines("user > app").count == 1)
    }

    @Test func `section 6, who consented by hand does not cancel the question later`() {
        let pc = SimulatedPC {
            $0.user.consent = .gives
            $0.user.cancels = .consent
        }
        pc.download()
        pc.run(until: 1_000)
        #expect(pc.app.perform(.consents) == nil)
        pc.settle()
        #expect(pc.results == ["success"])
    }

    // MARK: Confirmation codes

    private func guarded(typed: String?, tries: Int = 3) -> SimulatedPC {
        SimulatedPC {
            $0.device.eSIM?.confirmationCodes = .asked
            $0.user.confirmationCode = typed
            $0.servers.smdpPlus[0].profiles[0].confirmationCode = "1234"
            $0.servers.smdpPlus[0].profiles[0].confirmationTries = tries
        }
    }

    @Test func `section 6, a confirmation code that is right, wrong or missing`() {
        for (typed, result) in [
            ("1234", "success"), ("0000", "incorrectConfirmationCode"),
            ("", "incorrectConfirmationCode"), (nil, "confirmationCodeMissing"),
        ] {
            let pc = guarded(typed: typed)
            pc.download()
            pc.settle()
            #expect(pc.results == [result])
            #expect(pc.lines("types").count == (typed == nil ? 0 : 1))
        }
    }

    @Test func `section 8, a code that nobody is asked for is missing`() {
        let pc = SimulatedPC {
            $0.user.confirmationCode = "1234"
            $0.servers.smdpPlus[0].profiles[0].confirmationCode = "1234"
        }
        pc.download()
        pc.settle()
        #expect(pc.results == ["confirmationCodeMissing"])
    }

    @Test func `section 6, each wrong code uses up a try, and then the right one is too late`() {
        let pc = guarded(typed: "0000", tries: 2)
        for _ in 1...3 {
            pc.download()
            pc.settle()
        }
        pc.app.change(
            ScenarioChange("the code is remembered") { $0.user.confirmationCode = "1234" })
        pc.download()
        pc.settle()
        #expect(
            pc.results == [
                "incorrectConfirmationCode", "incorrectConfirmationCode",
                "confirmationCodeMaxRetriesExceeded", "confirmationCodeMaxRetriesExceeded",
            ])
    }
}
