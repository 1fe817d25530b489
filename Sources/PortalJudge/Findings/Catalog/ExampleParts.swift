internal import MobilePlans

/// Pieces that examples of rules are made of.
enum ExampleParts {
    static let metadata = #"{ moDirectStatus: "Complete", planName: "10 GB" }"#

    /// A purchase with an activation code, as a JavaScript expression.
    static func download(_ code: String, interval: String = "0") -> RuleExample {
        RuleExample(
            """
            ↓MobilePlans.notifyPurchaseWithProfileDownload(\(metadata),
                \(code), \(interval));
            """)
    }

    /// A purchase whose profile comes later.
    static func delayed(_ metadata: String, _ interval: String) -> RuleExample {
        RuleExample("↓MobilePlans.notifyPurchaseDelayedProfile(\(metadata), \(interval));")
    }

    /// Balance for a profile.
    static func balance(_ iccid: String) -> RuleExample {
        RuleExample("↓MobilePlans.notifyBalanceAddition(\(metadata), \(iccid));")
    }

    /// The legacy call with a payload, as a JavaScript expression.
    static func result(_ payload: String) -> RuleExample {
        RuleExample("↓DataMart.notifyPurchaseResult(\(payload));")
    }

    /// A payload of the legacy call.
    static func payload(
        success: String = "true", iccid: String = #""8988247000100003293""#,
        code: String = #""1$smdp.example.com$ABC-1""#,
        transaction: String = #""3f6c2b1e-0d52-4a57-9a53-7f0b5f6f2c11""#,
        status: String = "Complete", plan: String = "10 GB", more: String = ""
    ) -> String {
        """
        JSON.stringify({
            ver: "1", success: \(success), iccid: \(iccid), activationCode: \(code),
            transactionId: \(transaction),\(more) purchaseResult: {
                userAccount: "New", purchaseInstrument: "New", line: "New",
                moDirectStatus: "\(status)", planName: "\(plan)" } })
        """
    }

    /// An inline download with its two callbacks; `before` and `after` stand around the assignments.
    static func inline(
        activation: String = #""onActivated""#, registration: String = #""onRegistered""#,
        functions: String = "function onActivated(json) {}\nfunction onRegistered(json) {}"
    ) -> RuleExample {
        RuleExample(
            """
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = \(activation);
            MobilePlansInlineProfileDownload.registrationChangedScript = \(registration);
            MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                \(metadata), "1$smdp.example.com$ABC-1");
            \(functions)
            """)
    }

    /// A purchase that the user gave up.
    static let cancelled: RuleExample =
        #"MobilePlans.notifyCancelledPurchase({ moDirectStatus: "Cancelled", planName: "" });"#

    /// A download in half an hour, and what is done about it.
    static func later(_ more: String) -> RuleExample {
        RuleExample(
            """
            function onActivated(json) {}
            function onRegistered(json) {}
            MobilePlansInlineOperations.profileActivationCompleteScript = "onActivated";
            MobilePlansInlineOperations.registrationChangedScript = "onRegistered";
            var operation = MobilePlansInlineOperations.notifyProfileDownload(
                \(metadata), "1$smdp.example.com$ABC-1", 30);
            \(more)
            """, edition: .may2019)
    }

    /// A portal whose activation callback does something with what it is told, `r`.
    static func told(_ body: String) -> RuleExample {
        RuleExample(
            """
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
            function done(text) { console.log(text || "done"); }
            function onActivated(json) {
                var r = JSON.parse(json);
                \(body)
            }
            """)
    }

    /// An example with the marker in one of its lines, from 1.
    static func marked(_ example: RuleExample, _ line: Int) -> RuleExample {
        var lines = example.source.split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
        lines[line - 1] = "↓" + lines[line - 1]
        return RuleExample(lines.joined(separator: "\n"), edition: example.edition)
    }
}
