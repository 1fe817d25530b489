internal import MobilePlans
internal import PortalTrace

/// The legacy payload returns the transaction id of the launch URL (mobile-plans.md, sections 2, 7).
///
/// Lint: a warning for another one.
struct TransactionMustBeReturned: Rule {
    func findings(in run: JudgedRun) -> [Finding] {
        let parameter = run.run.url.split(separator: "?").last?.split(separator: "&")
            .first { $0.hasPrefix("transactionId=") }?.dropFirst("transactionId=".count)
        guard let parameter, !parameter.contains("%") else { return [] }
        return run.calls.compactMap { call in
            guard let given = call.reading.payload?.transactionId, !given.isEmpty,
                given != parameter
            else { return nil }
            return Finding(
                "transaction-id-not-returned", .warning,
                "\(call.event.name): expected the transaction id of the launch URL, "
                    + "'\(parameter)', found '\(TraceValue.oneLine(given))'",
                at: call.event.location)
        }
    }
}
