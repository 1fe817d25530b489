internal import PortalTrace

/// What goes wrong in a callback is told to somebody (mobile-plans.md, section 5).
///
/// Lint: an error for a callback that catches an exception, says nothing of it, and does nothing else that shows. It is heard
/// by a second run with the engine's inspector (`SwallowedExceptions`).
struct ExceptionsMustNotBeSwallowed: Rule {
    static let descriptions = [swallowed]

    private static func portal(_ handler: String) -> RuleExample {
        RuleExample(
            """
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onActivated";
            function onActivated(json) {
                try {
                    JSON.parse(json).order.id.toString();
                } catch (error) {
                    \(handler)
                }
            }
            MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                { moDirectStatus: "Complete", planName: "L" }, "1$smdp.example.com$MATCHING-ID-1");
            """)
    }

    static let swallowed = RuleDescription(
        "exception-swallowed", .error, .callbacks, "A callback tells what went wrong in it.",
        because: "The user waits for an answer that never comes, and nobody learns why.",
        source: "mobile-plans.md, section 5",
        passing: [portal("console.error(error);")],
        failing: [
            RuleExample(
                portal("").source.replacing(
                    "JSON.parse(json).order.id", with: "JSON.parse(json).order↓.id"))
        ])
}
