internal import PartnerCenter
internal import ScriptEngine

/// Purchases of add-ons against the sandbox: four requests each, every body written and read as JSON
/// on both sides.
enum PurchaseBenchmark {
    struct Result {
        let perSecond: Double
        /// Growth of the process from the first tenth to the end, in bytes.
        let growth: Int
    }

    /// How many purchases one sandbox sees: its order grows with each, and every reply has all of it.
    static let perSandbox = 20

    static func run(count: Int) throws -> Result {
        let purchase = try AddOnPurchase(
            customer: "b1ccedbf-affd-40bc-89c2-d60ad9893328",
            subscription: "92a72a29-dbdf-44a9-83c6-bf3989390908",
            offer: "74D9E50E-0D00-42EB-BF13-CE66090D86C0", quantity: 7,
            friendlyName: "Archive seats")
        var before = 0
        var done = 0
        let seconds = try Measurement.seconds {
            while done < count {
                let time = SandboxTime()
                let session = PartnerSession(
                    cloud: .global, seed: 1,
                    line: SandboxLine(
                        SandboxServer(.sample), now: { time.now }, wait: { time.pass($0) }),
                    surroundings: .init(
                        now: { time.now }, wait: { time.pass($0) }, token: { _ in "t" }))
                for _ in 0..<min(perSandbox, count - done) {
                    let bought = try session.purchaseAddOn(purchase).get()
                    guard bought.line.quantity == 7 else {
                        throw BenchError(message: "a measured purchase bought something else")
                    }
                    done += 1
                }
                if before == 0, done >= count / 10 { before = ProcessMemory.residentBytes() }
            }
        }
        return Result(
            perSecond: Double(done) / seconds, growth: ProcessMemory.residentBytes() - before)
    }
}
