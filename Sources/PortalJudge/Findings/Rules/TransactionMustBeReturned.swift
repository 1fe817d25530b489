internal import MobilePlans
internal import PortalTrace

/// The legacy payload returns the transaction id of the launch URL (mobile-plans.md, sections 2, 7).
///
/// Lint: a warning for another one.
struct TransactionMustBeReturned: TraceRule {
    func findings(in run: JudgedTrace) -> [Finding] {
        let parameter = run.url.split(separator: "?").last?.split(separator: "&")
            .first { $0.hasPrefix("transactionId=") }?.dropFirst("transactionId=".count)
        guard let parameter, !parameter.contains("%") else { return [] }
        return run.calls.compactMap { call in
            guard let given = call.reading.payload?.transactionId, !given.isEmpty,
                given != parameter
            else { return nil }
            return Finding(
                Self.transactionIdNotReturned,
                "\(call.event.name): expected the transaction id of the launch URL, "
                    + "'\(parameter)', found '\(TraceValue.oneLine(given))'",
                on: call.event)
        }
    }
}

extension TransactionMustBeReturned {
    static let descriptions = [transactionIdNotReturned]

    private static let transactionIdNotReturned = RuleDescription.payload(
        "transaction-id-not-returned", .warning,
        "The payload returns the transaction id of the launch URL.",
        because: "Without it Microsoft cannot match the purchase to the visit.",
        bad: ExampleParts.payload(transaction: "\"my-own-id\""))
}
