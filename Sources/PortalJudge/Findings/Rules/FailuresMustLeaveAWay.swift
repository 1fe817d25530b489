internal import PortalTrace

/// After a failed activation the user can try again (mobile-plans.md, section 12).
///
/// Lint: a warning for a page that is operated by buttons, and whose buttons are all disabled in the end.
struct FailuresMustLeaveAWay: MatrixRule {
    func findings(in matrix: JudgedMatrix) -> [Finding] {
        guard let control = matrix.lockedControls.first else { return [] }
        let more = matrix.lockedControls.count - 1
        return [
            Finding(
                Self.controlsStayDisabled,
                "after unknownError \(TraceValue.oneLine(control))"
                    + (more > 0 ? " and \(more) more are" : " is")
                    + " disabled and nothing else can be pressed, so the user cannot try again; enable it when "
                    + "an activation fails",
                at: ResultsMustBeHandled.callbackPlace(matrix.baseline))
        ]
    }

    static let descriptions = [controlsStayDisabled]

    private static let controlsStayDisabled = RuleDescription(
        "controls-stay-disabled", .warning, .quality,
        "A page that disables its buttons during an activation enables them when it fails.",
        because: "The user could do nothing but close the app.",
        source: "mobile-plans.md, section 12", passing: [ExampleParts.cancelled], failing: [])
}

extension RunResult {
    /// The controls that are disabled at the end of a run in which a user pressed something, where no button is left
    /// to be pressed and no field to be filled in; empty where the app has control again.
    var lockedControls: [String] {
        let isPressed = events.contains { $0.act.map { $0.failure == nil } ?? false }
        guard isPressed, end != .controlReturned, offers.fills.isEmpty,
            !offers.clicks.contains(where: { $0.control.role == "button" })
        else { return [] }
        return offers.disabled
    }
}

extension FailuresMustLeaveAWay {
    static let demonstrations: [RuleID: RuleDemonstration] = [
        "controls-stay-disabled": .init(
            files: [
                (
                    "index.html",
                    """
                    <!DOCTYPE html>
                    <html lang="en">
                    <title>Plans</title>
                    <button id="buy">Buy</button>
                    <p id="status"></p>
                    <script>
                    function ↓onDone(json) {
                        var result = JSON.parse(json).activationResult;
                        document.getElementById("status").textContent =
                            result === "success" ? "Your plan is installed." : "Sorry: " + result;
                    }
                    document.getElementById("buy").onclick = function () {
                        this.disabled = true;
                        MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onDone";
                        MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                            { moDirectStatus: "Complete", planName: "Small" }, "1$smdp.example.com$ABC-1");
                    };
                    </script>
                    </html>
                    """
                )
            ], command: ["validate", "."])
    ]
}
