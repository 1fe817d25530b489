internal import FoundationEssentials
internal import Glibc
internal import JSONDocuments
internal import PartnerCenter

/// The file for `--resume`, from before a purchase is sent until it is known what came of it: a command
/// that is ended in between, however that is, leaves it.
final class PurchaseJournal {
    /// The file that an option names, which is not this one's to remove.
    private let given: String?
    /// The file that was written.
    private var written: String?

    /// - Parameter given: The file of `--resume`.
    init(_ given: String?) { self.given = given }

    /// Writes what is about to be bought.
    func begin(_ purchase: UnresolvedPurchase) {
        do throws(CommandFailure) {
            _ = try keep(purchase)
        } catch {
            Terminal.printError(
                "note: \(error.message); should this command end before it says what came of the "
                    + "purchase, look into order \(SafeText.oneLine(purchase.orderID)) before it is made "
                    + "again")
        }
    }

    /// Writes a purchase of which it is not known whether it was done.
    ///
    /// - Returns: The file.
    func keep(_ purchase: UnresolvedPurchase) throws(CommandFailure) -> String {
        let id = (purchase.error.requestID ?? "purchase").prefix(8)
        let path = given ?? written ?? "purchase-\(id).resume.json"
        try FileOutput.write(
            Data(purchase.document().utf8), to: path, what: "the purchase", isUpdate: true)
        written = path
        return path
    }

    /// Removes the file: it is known what came of the purchase.
    func end() {
        if given == nil, let written { unlink(written) }
        written = nil
    }
}
